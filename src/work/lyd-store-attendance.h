#pragma once

#include "lyd-attendance.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* A report while people decide about it: the file, the plan, and what was chosen but not planned yet. Counted
 * references, for a job holds one; all else is for the main thread. */
typedef struct _LydAttendanceDraft LydAttendanceDraft;

LydAttendanceDraft *lyd_attendance_draft_new (const LydId *session, const char *path) G_GNUC_WARN_UNUSED_RESULT;
LydAttendanceDraft *lyd_attendance_draft_ref (LydAttendanceDraft *self);
void lyd_attendance_draft_unref (LydAttendanceDraft *self);
const LydId *lyd_attendance_draft_get_session (LydAttendanceDraft *self);
const char *lyd_attendance_draft_get_name (LydAttendanceDraft *self);
LydAttendancePlan *lyd_attendance_draft_get_plan (LydAttendanceDraft *self);
gboolean lyd_attendance_draft_is_busy (LydAttendanceDraft *self);
void lyd_attendance_draft_cancel (LydAttendanceDraft *self);

/* What the next lyd_store_plan_attendance_async() goes by; %NULL or 0: found out. */
void lyd_attendance_draft_set_session (LydAttendanceDraft *self, const LydId *session);
void lyd_attendance_draft_set_format (LydAttendanceDraft *self, const char *format);
void lyd_attendance_draft_set_timezone (LydAttendanceDraft *self, const char *timezone);
void lyd_attendance_draft_set_day (LydAttendanceDraft *self, const char *day);
void lyd_attendance_draft_set_order (LydAttendanceDraft *self, int order);
/* This counts at once. */
void lyd_attendance_draft_set_replace (LydAttendanceDraft *self, LydReplace replace);

void lyd_store_plan_attendance_async (LydStore *self,
                                      LydAttendanceDraft *draft,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
gboolean lyd_store_plan_attendance_finish (LydStore *self,
                                           LydAttendanceDraft *draft,
                                           GAsyncResult *result,
                                           GError **error);
void lyd_store_apply_attendance_async (LydStore *self,
                                       LydAttendanceDraft *draft,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
gboolean lyd_store_apply_attendance_finish (LydStore *self,
                                            LydAttendanceDraft *draft,
                                            GAsyncResult *result,
                                            LydId *import,
                                            GError **error);

void lyd_store_list_attendance_async (LydStore *self,
                                      const LydId *session,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *lyd_store_list_attendance_finish (LydStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_list_attendance_evidence_async (LydStore *self,
                                               const LydId *session,
                                               const LydId *registration,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer data);
GPtrArray *lyd_store_list_attendance_evidence_finish (LydStore *self,
                                                      GAsyncResult *result,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_list_attendance_reports_async (LydStore *self,
                                              const LydId *event,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);
GPtrArray *lyd_store_list_attendance_reports_finish (LydStore *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_list_unmatched_async (LydStore *self,
                                     const LydId *event,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
GPtrArray *lyd_store_list_unmatched_finish (LydStore *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_list_settled_async (LydStore *self,
                                   const LydId *session,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GPtrArray *lyd_store_list_settled_finish (LydStore *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @settled: (out) (optional) (transfer full): what it came to */
void lyd_store_settle_attendance_async (LydStore *self,
                                        const LydId *session,
                                        const char *identity,
                                        const LydSettleChoice *choice,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
LydDone *lyd_store_settle_attendance_finish (LydStore *self,
                                             GAsyncResult *result,
                                             LydSettleResult **settled,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct {
  LydKind kind;
  LydAttendanceRule rule;
  gboolean is_default;
} LydAttendanceKindRule;

void lyd_store_get_attendance_rule_async (LydStore *self,
                                          LydKind kind,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
LydAttendanceKindRule *lyd_store_get_attendance_rule_finish (LydStore *self,
                                                             GAsyncResult *result,
                                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @rule: (nullable): the kind's default again; ends with lyd_store_act_finish() */
void lyd_store_set_attendance_rule_async (LydStore *self,
                                          LydKind kind,
                                          const LydAttendanceRule *rule,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/* Writes the file of a report out as it was brought in. */
void lyd_store_save_attendance_file_async (LydStore *self,
                                           const LydId *report,
                                           const char *path,
                                           GAsyncReadyCallback callback,
                                           gpointer data);
gboolean lyd_store_save_attendance_file_finish (LydStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAttendanceDraft, lyd_attendance_draft_unref)

G_END_DECLS
