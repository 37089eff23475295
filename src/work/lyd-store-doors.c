#include "lyd-store-doors.h"

#include "lyd-store-private.h"
#include "lyd-system.h"

typedef struct {
  LydId event;
  char *text; /* the folder of backups, or what was seen to */
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->text);
  g_free (params);
}

static void
push (LydStore *self,
      LydLaneKind lane,
      const LydJobClass *klass,
      const LydId *event,
      const char *text,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ *event, g_strdup (text) };
  lyd_store_push (self, lane, klass, params, event, cancellable, callback, data);
}

static gpointer
look_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;
  g_autofree LydDoorsFacts *facts = g_new0 (LydDoorsFacts, 1);
  LydMachine machine;

  lyd_system_look (lyd_file_get_path (file), &machine);
  return lyd_doors_look (file, &params->event, params->text, &machine, facts, error) ? g_steal_pointer (&facts) : NULL;
}

void
lyd_store_look_at_doors_async (LydStore *self,
                               const LydId *event,
                               const char *backups,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { look_job, params_free, g_free, lyd_store_look_at_doors_async };

  push (self, LYD_LANE_REPORTS, &klass, event, backups, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable): for g_free() */
LydDoorsFacts *
lyd_store_look_at_doors_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
mark_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_doors_mark (file, &params->event, params->text, error));
}

void
lyd_store_mark_doors_async (LydStore *self,
                            const LydId *event,
                            const char *what,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { mark_job, params_free, NULL, lyd_store_mark_doors_async };

  push (self, LYD_LANE_WRITER, &klass, event, what, NULL, callback, data);
}

gboolean
lyd_store_mark_doors_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}
