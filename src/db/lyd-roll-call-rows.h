#pragma once

#include "lyd-db.h"
#include "lyd-roll-call-list.h"

G_BEGIN_DECLS

/* What the log says for a roll call, and who was ticked off: ticks are a log too, -1 where one was taken back. */
gboolean lyd_roll_call_rows_find_times (LydDb *db,
                                        const LydId *event,
                                        gint64 now,
                                        gint64 *latest_entry,
                                        gboolean *later,
                                        GError **error);
gboolean lyd_roll_call_rows_read_stations (LydDb *db, const LydId *event, LydRollCall *call, GError **error);
gboolean lyd_roll_call_rows_read_heads (LydDb *db, const LydId *event, LydRollCall *call, GError **error);
gboolean lyd_roll_call_rows_read (LydDb *db, const LydId *event, LydRollCall *call, GError **error);

gboolean lyd_roll_calls_find_open (
  LydDb *db, const LydId *event, gint64 since, LydId *id, gint64 *at, GError **error);
gboolean lyd_roll_calls_insert (
  LydDb *db, const LydId *id, const LydId *event, const LydId *station, gint64 at, GError **error);
gboolean lyd_roll_calls_end (LydDb *db, const LydId *id, gint64 at, GError **error);
gboolean lyd_roll_calls_get_tick (
  LydDb *db, const LydId *call, const LydId *registration, gboolean *found, GError **error);
gboolean lyd_roll_calls_insert_tick (LydDb *db,
                                     const LydId *id,
                                     const LydId *call,
                                     const LydId *registration,
                                     int delta,
                                     gint64 at,
                                     const LydId *station,
                                     GError **error);

G_END_DECLS
