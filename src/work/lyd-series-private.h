#pragma once

#include "lyd-file-private.h"
#include "lyd-series.h"

G_BEGIN_DECLS

/* Dates of a rule, without looking at the file. */
GPtrArray *lyd_series_dates_new (void) G_GNUC_WARN_UNUSED_RESULT;
LydSeriesDate *lyd_series_date_new (gint64 at, gint64 start, gint64 end, GTimeZone *zone, gint64 now);
gint64 lyd_series_end_of (const LydEvent *like, gint64 start, GTimeZone *zone);
GPtrArray *lyd_series_expand (const char *rule, const LydEvent *like, gint64 now, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_series_mark (LydSeriesDate *date, GTimeZone *zone);

LydSeries *lyd_series_load (LydFile *file, const LydId *series, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 lyd_series_at (const LydEvent *event);
gboolean lyd_series_is_dropped (const LydEvent *event);
LydEvent *lyd_series_get_event (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

LydSeriesOutcome *lyd_series_outcome_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_series_add_event (
  LydFile *file, const LydEvent *like, LydEvent *event, int *n_registered, GError **error);

/* Within the caller's act: people who are registered for all of it come to @event, which is new. */
gboolean lyd_series_fill_event (LydFile *file, const LydEvent *event, int *n_registered, GError **error);

G_END_DECLS
