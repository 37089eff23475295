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
} LydList;

LydStmt *lyd_lists_open (LydDb *db, LydList list, const LydId *event, GError **error);
LydStmt *lyd_lists_open_badge (LydDb *db, const LydId *registration, GError **error);
gint64 lyd_lists_count (LydDb *db, LydList list, const LydId *event, GError **error);

G_END_DECLS
