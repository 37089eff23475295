#include "lyd-store-here.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-here.h"
#include "lyd-station.h"
#include "lyd-store-private.h"

/* What is to be kept, and what was. */
typedef struct {
  gboolean guarded;
  LydId event;
  char *name; /* NULL: it is about the volunteers */
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->name);
  g_free (params);
}

static Params *
params_copy (const Params *params)
{
  Params *copy = g_memdup2 (params, sizeof *params);

  copy->name = g_strdup (params->name);
  return copy;
}

static gpointer
volunteers_job (LydFile *file,
                gpointer data,
                GError **error)
{
  Params *params = data;

  return lyd_here_set_volunteers (&file->context, lyd_file_get_path (file), params->guarded ? &params->event : NULL,
                                  error)
           ? params_copy (params)
           : NULL;
}

void
lyd_store_set_volunteers_async (LydStore *self,
                                const LydId *event,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { volunteers_job, params_free, params_free, lyd_store_set_volunteers_async };
  Params *params = g_new0 (Params, 1);

  params->guarded = event != NULL;
  params->event = event != NULL ? *event : lyd_id_none;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}

/* On the writer's thread, whose file writes the scans. */
static gpointer
name_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  if (!lyd_here_set_desk_name (&file->context, params->name, error))
    return NULL;
  lyd_station_rename (file, params->name);
  return params_copy (params);
}

void
lyd_store_set_desk_name_async (LydStore *self,
                               const char *name,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { name_job, params_free, params_free, lyd_store_set_desk_name_async };
  Params *params = g_new0 (Params, 1);

  params->name = lyd_clean_line (name);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

/* Of both; from then on the store's own answers say so, too. */
gboolean
lyd_store_here_finish (LydStore *self,
                       GAsyncResult *result,
                       GError **error)
{
  Params *kept;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  kept = g_task_propagate_pointer (G_TASK (result), error);
  if (kept == NULL)
    return FALSE;
  if (kept->name != NULL)
    lyd_store_set_station (self, kept->name);
  else
    lyd_store_set_guarded (self, kept->guarded ? &kept->event : NULL);
  params_free (kept);
  return TRUE;
}
