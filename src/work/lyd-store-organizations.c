#include "lyd-store-organizations.h"

#include "lyd-store-private.h"

static gpointer
plan_job (LydFile *file,
          gpointer data,
          GError **error)
{
  return lyd_organizations_import_plan (file, data, error);
}

void
lyd_store_plan_organizations_async (LydStore *self,
                                    GBytes *bytes,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  static const LydJobClass klass = { plan_job, (GDestroyNotify) g_bytes_unref,
                                     (GDestroyNotify) lyd_organizations_plan_free,
                                     lyd_store_plan_organizations_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_bytes_ref (bytes), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydOrganizationsPlan *
lyd_store_plan_organizations_finish (LydStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
import_list (LydFile *file,
             gpointer data,
             GError **error)
{
  return lyd_organizations_import (file, data, error);
}

static gpointer
import_job (LydFile *file,
            gpointer data,
            GError **error)
{
  return lyd_done_run (file, import_list, data, &lyd_id_none, error);
}

void
lyd_store_import_organizations_async (LydStore *self,
                                      GBytes *bytes,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  static const LydJobClass klass = { import_job, (GDestroyNotify) g_bytes_unref, (GDestroyNotify) lyd_done_free,
                                     lyd_store_import_organizations_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, g_bytes_ref (bytes), NULL, NULL, callback, data);
}
