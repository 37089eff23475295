#pragma once

#include "lyd-db.h"
#include "lyd-series-line.h"

G_BEGIN_DECLS

gboolean lyd_series_rows_delete (LydDb *db, const LydId *series, GError **error);
gboolean lyd_series_rows_insert (LydDb *db, const LydSeries *series, GError **error);
gboolean lyd_series_rows_update (LydDb *db, const LydSeries *series, GError **error);
LydSeries *lyd_series_rows_get (LydDb *db, const LydId *series, GError **error);
GPtrArray *lyd_series_rows_list (LydDb *db, GError **error);
GPtrArray *lyd_series_rows_find (LydDb *db, const char *words, GError **error);

/* How many are registered and were there, of one event. */
typedef struct {
  LydId event;
  int n_confirmed;
  int n_pending;
  int n_waiting;
  int n_attended;
  int n_programs;
} LydSeriesCount;

GHashTable *lyd_series_rows_count (LydDb *db, const LydId *series, GError **error);

gboolean lyd_standing_rows_add (
  LydDb *db, const LydId *series, const LydId *person, LydAttendeeType type, gint64 since, GError **error);
gboolean lyd_standing_rows_remove (LydDb *db, const LydId *series, const LydId *person, GError **error);
gboolean lyd_standing_rows_count (LydDb *db, const LydId *series, int *n, GError **error);
GPtrArray *lyd_standing_rows_list (LydDb *db, const LydId *series, GError **error);

G_END_DECLS
