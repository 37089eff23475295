#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* What leaves the program as a list: one statement each, its columns in the order that work/lyd-export names them.
 * Sensitive sessions are in none: they are only counted. */
typedef enum {
  LYD_LIST_REGISTRATIONS,
  LYD_LIST_ATTENDANCE,
  LYD_LIST_NO_SHOWS,
  LYD_LIST_SCANS,
  LYD_LIST_SIGN_IN,
  LYD_LIST_SECURITY,
  LYD_LIST_BADGES,
  LYD_LIST_BADGES_BY_GIVEN,
  LYD_LIST_BADGES_BY_ORGANIZATION,
  LYD_LIST_BADGES_PRINTED, /* in no order */
  LYD_LIST_WALK_INS,
  LYD_LIST_NO_PHOTOS,
  LYD_LIST_SESSIONS,
  LYD_LIST_ORGANIZATIONS,
  LYD_LIST_MEALS,
  LYD_LIST_GOOGLE,
  LYD_LIST_MAILCHIMP,
} LydList;

/* In which order a list is, for those that can be in others. */
typedef enum {
  LYD_LIST_BY_NAME, /* or however the list is */
  LYD_LIST_BY_SESSION,
  LYD_LIST_BY_ORGANIZATION,
} LydListOrder;

/* Whom an audience is of. */
typedef enum {
  LYD_LIST_EVERYBODY, /* confirmed, or came */
  LYD_LIST_ATTENDED,
  LYD_LIST_ABSENT, /* confirmed, and did not come */
} LydListWho;

LydStmt *lyd_lists_open (LydDb *db, LydList list, const LydId *event, GError **error);
LydStmt *lyd_lists_open_as (LydDb *db,
                            LydList list,
                            const LydId *event,
                            LydListOrder order,
                            LydListWho who,
                            GError **error);
LydStmt *lyd_lists_open_badge (LydDb *db, const LydId *registration, GError **error);
int lyd_lists_count_eaters (LydDb *db, const LydId *event, const LydId *meal, GError **error);
gint64 lyd_lists_count (LydDb *db, LydList list, const LydId *event, GError **error);

G_END_DECLS
