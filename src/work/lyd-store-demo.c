#include "lyd-store-demo.h"

#include "lyd-demo.h"
#include "lyd-store-private.h"

static gpointer
make_demo_job (LydFile *file,
               gpointer params,
               GError **error)
{
  LydDemoSummary summary;

  return GINT_TO_POINTER (lyd_demo_fill (file, &summary, error));
}

/* Fills an empty file with the made-up network. */
void
lyd_store_make_demo_async (LydStore *self,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { make_demo_job, NULL, NULL, lyd_store_make_demo_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, NULL, NULL, NULL, callback, data);
}

gboolean
lyd_store_make_demo_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return GPOINTER_TO_INT (lyd_store_take (self, result, error));
}
