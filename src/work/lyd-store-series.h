#pragma once

#include "lyd-programs.h"
#include "lyd-series.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* A series with its dates, as lists and pages show it. */
typedef struct {
  LydSeriesLine *line;
  GPtrArray *events; /* of LydSeriesEvent: by time */
} LydSeriesPage;

void lyd_series_page_free (LydSeriesPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSeriesPage, lyd_series_page_free)

void lyd_store_list_series_async (LydStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *lyd_store_list_series_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_get_series_async (LydStore *self,
                                 const LydId *series,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LydSeriesPage *lyd_store_get_series_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_get_grid_async (LydStore *self,
                               const LydId *series,
                               LydGridBy by,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
LydGrid *lyd_store_get_grid_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_list_standing_async (LydStore *self,
                                    const LydId *series,
                                    gboolean reveal,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GPtrArray *lyd_store_list_standing_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* The dates that a plan gives. */
void lyd_store_preview_series_async (LydStore *self,
                                     const LydSeriesPlan *plan,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
GPtrArray *lyd_store_preview_series_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* What a change would do. */
void lyd_store_preview_change_async (LydStore *self,
                                     const LydId *event,
                                     LydSeriesScope scope,
                                     const LydSeriesChange *change,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
LydSeriesOutcome *lyd_store_preview_change_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* What deleting the events of @series that start after @after would come to; with lyd_store_preview_change_finish(). */
void lyd_store_preview_delete_async (LydStore *self,
                                     const LydId *series,
                                     gint64 after,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/* How a series repeats from @event on. */
void lyd_store_get_repeat_async (LydStore *self,
                                 const LydId *event,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LydRepeat *lyd_store_get_repeat_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* Acts, all with lyd_store_act_finish(). What is done to is the series, or the event. */
void
lyd_store_add_series_async (LydStore *self, const LydSeriesPlan *plan, GAsyncReadyCallback callback, gpointer data);
void lyd_store_change_series_async (LydStore *self,
                                    const LydId *event,
                                    LydSeriesScope scope,
                                    const LydSeriesChange *change,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void lyd_store_move_event_async (LydStore *self,
                                 const LydId *event,
                                 gint64 start,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void lyd_store_extend_series_async (LydStore *self,
                                    const LydId *series,
                                    int n_events,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void lyd_store_end_series_async (LydStore *self,
                                 const LydId *series,
                                 gint64 after,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void lyd_store_delete_series_async (LydStore *self,
                                    const LydId *series,
                                    gint64 after,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void lyd_store_register_series_async (LydStore *self,
                                      const LydId *series,
                                      const GArray *people,
                                      LydAttendeeType type,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void lyd_store_unregister_series_async (LydStore *self,
                                        const LydId *series,
                                        const GArray *people,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

/* Files, both with lyd_store_write_series_finish(). */
void lyd_store_write_series_calendar_async (LydStore *self,
                                            const LydId *series,
                                            const char *path,
                                            GAsyncReadyCallback callback,
                                            gpointer data);
void lyd_store_export_grid_async (LydStore *self,
                                  const LydId *series,
                                  LydGridBy by,
                                  const char *path,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
gboolean lyd_store_write_series_finish (LydStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
