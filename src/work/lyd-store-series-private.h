#pragma once

#include "lyd-store-private.h"
#include "lyd-store-series.h"

G_BEGIN_DECLS

/* For the store's own files about series: what a question or an act is about; what it does not need is empty. */
typedef struct {
  LydId id; /* of the series or event; of what was made, afterwards */
  LydSeriesScope scope;
  LydGridBy by;
  gboolean reveal;
  gint64 at;
  int n;
  LydAttendeeType type;
  GArray *people; /* of LydId */
  LydEvent *event;
  char *text; /* a rule, or a path */
  GArray *exceptions;
  GArray *programs;
  GPtrArray *audience;
  LydSeriesPlan plan;
  LydSeriesChange change;
} LydSeriesJob;

LydSeriesJob *lyd_series_job_new (const LydId *id) G_GNUC_WARN_UNUSED_RESULT;
void lyd_series_job_free (gpointer data);
GArray *lyd_series_job_copy_ids (const GArray *array) G_GNUC_WARN_UNUSED_RESULT;
void lyd_series_job_read (LydStore *self,
                          LydLaneKind lane,
                          LydJobFunc job,
                          GDestroyNotify result_free,
                          gpointer tag,
                          LydSeriesJob *params,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);
void lyd_series_job_act (LydStore *self,
                         LydSeriesJob *params,
                         LydDoneFunc run,
                         gpointer tag,
                         GAsyncReadyCallback callback,
                         gpointer data);

G_END_DECLS
