#include "lyd-store-rule-effect.h"

#include "lyd-store-private.h"

typedef struct {
  LydKind kind;
  LydAttendanceRule rule;
} Question;

static gpointer
forecast_job (LydFile *file,
              gpointer data,
              GError **error)
{
  const Question *question = data;
  g_autofree LydRuleEffect *effect = g_new0 (LydRuleEffect, 1);

  if (!lyd_attendance_forecast_rule (file, question->kind, &question->rule, effect, error))
    return NULL;
  return g_steal_pointer (&effect);
}

/* On the reports' thread: lists do not wait for it. */
void
lyd_store_forecast_rule_async (LydStore *self,
                               LydKind kind,
                               const LydAttendanceRule *rule,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { forecast_job, g_free, g_free, lyd_store_forecast_rule_async };
  Question *question = g_new0 (Question, 1);

  question->kind = kind;
  question->rule = *rule;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, question, NULL, cancellable, callback, data);
}

gboolean
lyd_store_forecast_rule_finish (LydStore *self,
                                GAsyncResult *result,
                                LydRuleEffect *effect,
                                GError **error)
{
  g_autofree LydRuleEffect *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *effect = *found;
  return TRUE;
}
