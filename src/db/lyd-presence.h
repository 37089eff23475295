#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* What follows from the log for one registration at one session: a cache, written in each admission's transaction. */
typedef struct {
  int entries;         /* admitted and not taken back */
  gboolean inside;     /* entered and not left since, in the order of commit */
  gint64 first_at;     /* of the earliest entry; LYD_TIME_NONE: never */
  LydId first_station; /* ... and where */
  gint64 last_at;      /* of the latest entry; LYD_TIME_NONE: never */
  int last_day;        /* local day of the entry that the place is counted under; 0: never */
  gint64 last_seen;    /* latest entry or exit; LYD_TIME_NONE: never */
} LydPresence;

/* How many are in and how many came: of the whole session, or of one local day of it. */
typedef struct {
  int inside;
  int entered;
} LydPresenceCount;

/* The day that stands for the whole session. */
#define LYD_PRESENCE_ALL_DAYS 0

gboolean lyd_presence_get (LydDb *db,
                           const LydId *session,
                           const LydId *registration,
                           LydPresence *presence,
                           GError **error);
gboolean lyd_presence_count (LydDb *db, const LydId *session, int day, LydPresenceCount *count, GError **error);
gboolean lyd_presence_count_walk_ins (LydDb *db, const LydId *session, int *n, GError **error);
gboolean lyd_presence_enter (LydDb *db,
                             const LydScan *scan,
                             int day,
                             gboolean first_of_day,
                             const LydPresence *before,
                             GError **error);
gboolean lyd_presence_leave (LydDb *db, const LydScan *scan, const LydPresence *before, GError **error);
gboolean lyd_presence_undo (LydDb *db, const LydScan *undo, GTimeZone *zone, GError **error);
gboolean lyd_presence_rebuild (LydDb *db, GError **error);
gboolean lyd_presence_rebuild_session (LydDb *db, const LydId *session, GError **error);
gboolean lyd_presence_rebuild_of (LydDb *db, const LydId *registration, GError **error);
gboolean lyd_presence_check (LydDb *db, GPtrArray *problems, GError **error);

/* Somebody who came in. */
typedef struct {
  LydId registration;
  gint64 at;
} LydEntryTime;

GArray *lyd_presence_list_entries (LydDb *db, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
