#include "lyd-store-registrations.h"

#include "lyd-store-private.h"

typedef struct {
  LydId session;
  LydId registration;
} RecordParams;

static gpointer
get_record_job (LydFile *file,
                gpointer data,
                GError **error)
{
  const RecordParams *params = data;

  return lyd_record_get (file, &params->session, &params->registration, error);
}

void
lyd_store_get_record_async (LydStore *self,
                            const LydId *session,
                            const LydId *registration,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { get_record_job, g_free, (GDestroyNotify) lyd_record_free,
                                     lyd_store_get_record_async };
  RecordParams *params = g_new0 (RecordParams, 1);

  params->session = *session;
  params->registration = *registration;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydRecord *
lyd_store_get_record_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
