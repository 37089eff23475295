#pragma once

#include "lyd-report.h"
#include "lyd-report-pulse.h"
#include "lyd-snapshots.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* Reports, on the connection that is for them. */
void lyd_store_get_reach_async (LydStore *self,
                                const LydReachQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
LydReach *lyd_store_get_reach_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_list_reach_rows_async (LydStore *self,
                                      const LydReachQuery *query,
                                      LydReachWhat what,
                                      const LydReachPart *part,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *lyd_store_list_reach_rows_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_get_follow_up_async (LydStore *self,
                                    const LydFollowQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
LydFollowUp *lyd_store_get_follow_up_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_list_trend_async (LydStore *self,
                                 const LydId *series,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void lyd_store_list_no_shows_async (LydStore *self,
                                    const LydReachQuery *query,
                                    gboolean by_event,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
/* With lyd_store_report_list_finish(): of LydTrendEvent, or LydNoShowLine. */
GPtrArray *lyd_store_report_list_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* Frozen reports. The acts with lyd_store_act_finish(). */
void lyd_store_freeze_reach_async (LydStore *self,
                                   const char *title,
                                   const LydReachQuery *query,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_remove_snapshot_async (LydStore *self,
                                      const LydId *id,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
/* With lyd_store_report_list_finish(): of LydSnapshot. */
void lyd_store_list_snapshots_async (LydStore *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void lyd_store_get_snapshot_async (LydStore *self,
                                   const LydId *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydSnapshot *lyd_store_get_snapshot_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* With lyd_store_report_list_finish(): of LydReachRow. */
void lyd_store_list_snapshot_rows_async (LydStore *self,
                                         const LydId *id,
                                         LydReachWhat what,
                                         const LydReachPart *part,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/* Into a file, whose end says the format; all with lyd_store_export_report_finish(). */
void lyd_store_export_reach_async (LydStore *self,
                                   const LydReachQuery *query,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_export_frozen_async (LydStore *self,
                                    const LydId *id,
                                    const char *path,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void lyd_store_export_reach_rows_async (LydStore *self,
                                        const LydReachQuery *query,
                                        LydReachWhat what,
                                        const LydReachPart *part,
                                        const char *path,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
void lyd_store_export_follow_up_async (LydStore *self,
                                       const LydFollowQuery *query,
                                       const char *path,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
void lyd_store_export_trend_async (LydStore *self,
                                   const LydId *series,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_export_no_shows_async (LydStore *self,
                                      const LydReachQuery *query,
                                      gboolean by_event,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
gboolean lyd_store_export_report_finish (LydStore *self, GAsyncResult *result, GError **error);

/* What a report can be narrowed down to. */
typedef struct {
  GStrv funders;
  GStrv policy_areas;
  GPtrArray *programs; /* of LydProgramLine */
  GPtrArray *networks; /* of LydNetwork */
} LydReachChoices;

void lyd_reach_choices_free (LydReachChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReachChoices, lyd_reach_choices_free)

void lyd_store_get_reach_choices_async (LydStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
LydReachChoices *lyd_store_get_reach_choices_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
