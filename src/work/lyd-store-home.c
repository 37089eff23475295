#include "lyd-store-home.h"

#include "lyd-store-private.h"

static gpointer
get_job (LydFile *file,
         gpointer data,
         GError **error)
{
  return lyd_home_get (file, error);
}

void
lyd_store_get_home_async (LydStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  static const LydJobClass klass = { get_job, NULL, (GDestroyNotify) lyd_home_free, lyd_store_get_home_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, cancellable, callback, data);
}

LydHome *
lyd_store_get_home_finish (LydStore *self,
                           GAsyncResult *result,
                           GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
set_job (LydFile *file,
         gpointer data,
         GError **error)
{
  LydHome *home = data;

  return GINT_TO_POINTER (lyd_home_set (file, home->name, home->timezone, error));
}

void
lyd_store_set_home_async (LydStore *self,
                          const char *name,
                          const char *timezone,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  static const LydJobClass klass = { set_job, (GDestroyNotify) lyd_home_free, NULL, lyd_store_set_home_async };
  LydHome *home = g_new0 (LydHome, 1);

  home->name = g_strdup (name);
  home->timezone = g_strdup (timezone);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, home, NULL, NULL, callback, data);
}

gboolean
lyd_store_set_home_finish (LydStore *self,
                           GAsyncResult *result,
                           GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}
