#include "lyd-store-designs.h"

#include "lyd-designs.h"
#include "lyd-store-private.h"

/* What a question or an act is about; what it does not need is empty. */
typedef struct {
  LydId event;
  LydBadgeDesign *design;
  char *path;
  gboolean background;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_clear_pointer (&params->design, lyd_badge_design_free);
  g_free (params->path);
  g_free (params);
}

static Params *
params_new (const LydId *event,
            const LydBadgeDesign *design,
            const char *path)
{
  Params *params = g_new0 (Params, 1);

  if (event != NULL)
    params->event = *event;
  params->design = design != NULL ? lyd_badge_design_copy (design) : NULL;
  params->path = g_strdup (path);
  return params;
}

static gpointer
sheet_job (LydFile *file,
           gpointer data,
           GError **error)
{
  return lyd_design_sheet_load (file, &((Params *) data)->event, error);
}

void
lyd_store_load_design_sheet_async (LydStore *self,
                                   const LydId *event,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { sheet_job, params_free, (GDestroyNotify) lyd_design_sheet_free,
                                     lyd_store_load_design_sheet_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (event, NULL, NULL), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydDesignSheet *
lyd_store_load_design_sheet_finish (LydStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
trays_job (LydFile *file,
           gpointer data,
           GError **error)
{
  return lyd_trays_list (file, &((Params *) data)->event, error);
}

void
lyd_store_list_trays_async (LydStore *self,
                            const LydId *event,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { trays_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_trays_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (event, NULL, NULL), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydTray) */
GPtrArray *
lyd_store_list_trays_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

static void
act (LydStore *self,
     Params *params,
     LydDoneFunc run,
     gpointer tag,
     GAsyncReadyCallback callback,
     gpointer data)
{
  LydStoreAct act = { run, params, params_free, &params->event, &params->event, NULL, tag };

  lyd_store_push_act (self, &act, callback, data);
}

static gboolean
set_design (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;

  return lyd_designs_set (file, &params->event, params->design, error);
}

void
lyd_store_set_design_async (LydStore *self,
                            const LydId *event,
                            const LydBadgeDesign *design,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  act (self, params_new (event, design, NULL), set_design, lyd_store_set_design_async, callback, data);
}

static gboolean
clear_trays (LydFile *file,
             gpointer data,
             GError **error)
{
  return lyd_trays_clear (file, &((Params *) data)->event, error);
}

void
lyd_store_clear_trays_async (LydStore *self,
                             const LydId *event,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  act (self, params_new (event, NULL, NULL), clear_trays, lyd_store_clear_trays_async, callback, data);
}

static gpointer
load_job (LydFile *file,
          gpointer data,
          GError **error)
{
  return lyd_designs_load (((Params *) data)->path, error);
}

/* Reads a file, from whomever; nothing is changed by that. */
void
lyd_store_load_design_async (LydStore *self,
                             const char *path,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { load_job, params_free, (GDestroyNotify) lyd_badge_design_free,
                                     lyd_store_load_design_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (NULL, NULL, path), NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydBadgeDesign *
lyd_store_load_design_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
save_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_designs_save (params->design, params->path, error));
}

void
lyd_store_save_design_async (LydStore *self,
                             const LydBadgeDesign *design,
                             const char *path,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { save_job, params_free, NULL, lyd_store_save_design_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (NULL, design, path), NULL, NULL, callback, data);
}

static gpointer
fronts_job (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_trays_write_fronts (file, &params->event, params->path, error));
}

/* A page for the front of each tray. */
void
lyd_store_write_fronts_async (LydStore *self,
                              const LydId *event,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { fronts_job, params_free, NULL, lyd_store_write_fronts_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (event, NULL, path), NULL, NULL, callback, data);
}

/* Whether the file is there now. */
gboolean
lyd_store_write_design_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}

static gpointer
picture_job (LydFile *file,
             gpointer data,
             GError **error)
{
  const Params *params = data;

  return lyd_badge_picture_load (params->path,
                                 params->background ? LYD_BADGE_BACKGROUND_BYTES : LYD_BADGE_LOGO_BYTES,
                                 params->background ? LYD_BADGE_BACKGROUND_SIDE : LYD_BADGE_LOGO_SIDE, error);
}

/* Reads a picture for a design and makes it small enough. */
void
lyd_store_load_picture_async (LydStore *self,
                              const char *path,
                              gboolean background,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { picture_job, params_free, (GDestroyNotify) lyd_badge_picture_free,
                                     lyd_store_load_picture_async };
  Params *params = params_new (NULL, NULL, path);

  params->background = background;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydBadgePicture *
lyd_store_load_picture_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}
