#include "lyd-store-paper.h"

#include "lyd-store-private.h"

static gpointer
list_job (LydFile *file,
          gpointer data,
          GError **error)
{
  return lyd_paper_list (file, data, error);
}

void
lyd_store_list_paper_async (LydStore *self,
                            const LydId *session,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { list_job, g_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_paper_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (session, sizeof *session), NULL, cancellable, callback,
                  data);
}

/* Returns: (transfer full) (element-type LydPaperRow): the last one entered first */
GPtrArray *
lyd_store_list_paper_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}
