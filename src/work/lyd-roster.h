#pragma once

#include "lyd-file.h"
#include "lyd-roster-row.h"

G_BEGIN_DECLS

#define LYD_ROSTER_PAGE 200 /* rows that are asked for together */

/* Which registrations, in which order. */
typedef struct {
  LydId event;
  LydId session; /* whose entries tell who is in; none: nobody */
  LydRosterFilter filter;
  LydRosterOrder order;
  gboolean descending;
  gboolean reveal;  /* also of a sensitive event: somebody asked, see lyd_sensitive_reveal_event() */
  const char *text; /* borrowed; NULL or fewer than two letters: no search */
} LydRoster;

GArray *lyd_roster_list_ids (LydFile *file, const LydRoster *roster, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_roster_list_rows (LydFile *file, const LydId *session, const LydId *ids, gsize n_ids, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydRosterRow *lyd_roster_get_row (LydFile *file, const LydId *session, const LydId *registration, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_roster_search (LydFile *file,
                              const LydId *event,
                              const LydId *session,
                              const char *text,
                              int limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_roster_find_people (LydFile *file, const char *text, int limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_roster_count (LydFile *file,
                           const LydId *event,
                           const LydId *session,
                           LydRosterCounts *counts,
                           GError **error);
gboolean lyd_roster_count_all (LydFile *file,
                               const LydId *event,
                               const LydId *session,
                               LydRosterCounts *counts,
                               GError **error);
GHashTable *lyd_roster_count_events (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_roster_list_recent (LydFile *file, const LydId *session, int limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_roster_list_arrivals (LydFile *file, const LydId *session, gint64 from, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
