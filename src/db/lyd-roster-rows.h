#pragma once

#include "lyd-db.h"
#include "lyd-roster-row.h"

G_BEGIN_DECLS

/* What is asked: an event's registrations as one of its sessions sees them. */
typedef struct {
  LydId event;
  LydId session; /* none: nobody is in */
  int today;     /* local day of now; where the session admits by the day, only today's entries count as in; 0: the
                  event is over, and whoever came counts */
  LydRosterFilter filter;
  LydRosterOrder order;
  gboolean descending;
} LydRosterQuery;

/* An event's people as the text index knows them, for the keystrokes of one search. */
typedef struct _LydRosterKeys LydRosterKeys;

LydRosterRow *lyd_roster_rows_get (LydDb *db,
                                   const LydId *registration,
                                   const LydId *session,
                                   int today,
                                   GError **error);
GArray *lyd_roster_rows_match (LydDb *db, LydRosterKeys *keys, const char *match, int limit, GError **error);
GArray *
lyd_roster_rows_find_people (LydDb *db, const char *names, const char *any, int limit, GError **error);
LydRosterKeys *lyd_roster_keys_new (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_roster_keys_free (LydRosterKeys *self);
gboolean lyd_roster_rows_count (LydDb *db, const LydRosterQuery *query, LydRosterCounts *counts, GError **error);
gboolean lyd_roster_rows_count_more (LydDb *db, const LydId *event, LydRosterCounts *counts, GError **error);
gboolean lyd_roster_rows_count_events (LydDb *db, GHashTable *counts, GError **error);
GPtrArray *lyd_roster_rows_list_recent (LydDb *db, const LydId *session, int limit, GError **error);
gboolean lyd_roster_rows_list_arrivals (LydDb *db, const LydId *session, gint64 from, GArray *times, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRosterKeys, lyd_roster_keys_free)

G_END_DECLS
