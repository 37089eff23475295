#include "lyd-store-second-desk.h"

#include "lyd-plan.h"
#include "lyd-safekeeping.h"
#include "lyd-store-private.h"

typedef struct {
  LydId event;
  LydId copy;
  char *label;
  char *path;
  int n;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->label);
  g_free (params->path);
  g_free (params);
}

static Params *
params_new (const LydId *event)
{
  Params *params = g_new0 (Params, 1);

  if (event != NULL)
    params->event = *event;
  return params;
}

void
lyd_desks_free (LydDesks *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->doubles, g_ptr_array_unref);
  g_clear_pointer (&self->unseen, g_strfreev);
  g_clear_pointer (&self->self, lyd_desk_copy_free);
  g_free (self);
}

static gpointer
get_desks_job (LydFile *file,
               gpointer data,
               GError **error)
{
  const Params *params = data;
  g_autoptr (LydDesks) desks = g_new0 (LydDesks, 1);

  if ((desks->event = lyd_plan_get_event (file, &params->event, error)) == NULL ||
      (desks->copies = lyd_desk_copy_list (file, &params->event, error)) == NULL ||
      (desks->doubles = lyd_desk_copy_list_doubles (file, &params->event, error)) == NULL ||
      (desks->unseen = lyd_desk_copy_list_unseen (file, &params->event, error)) == NULL ||
      !lyd_desk_copy_get_self (file, &desks->self, error))
    return NULL;
  return g_steal_pointer (&desks);
}

void
lyd_store_get_desks_async (LydStore *self,
                           const LydId *event,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { get_desks_job, params_free, (GDestroyNotify) lyd_desks_free,
                                     lyd_store_get_desks_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (event), NULL, cancellable, callback, data);
}

LydDesks *
lyd_store_get_desks_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_unseen_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  const Params *params = data;

  return lyd_desk_copy_list_unseen (file, &params->event, error);
}

void
lyd_store_list_unseen_desks_async (LydStore *self,
                                   const LydId *event,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { list_unseen_job, params_free, (GDestroyNotify) g_strfreev,
                                     lyd_store_list_unseen_desks_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable): labels */
GStrv
lyd_store_list_unseen_desks_finish (LydStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return lyd_store_take (self, result, error);
}

/* An answer that may be nothing. */
typedef struct {
  LydDeskCopy *copy;
} Self;

static void
self_free (gpointer data)
{
  Self *self = data;

  g_clear_pointer (&self->copy, lyd_desk_copy_free);
  g_free (self);
}

static gpointer
get_self_job (LydFile *file,
              gpointer data,
              GError **error)
{
  Self *self = g_new0 (Self, 1);

  if (lyd_desk_copy_get_self (file, &self->copy, error))
    return self;
  self_free (self);
  return NULL;
}

void
lyd_store_get_desk_self_async (LydStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { get_self_job, NULL, self_free, lyd_store_get_desk_self_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, cancellable, callback, data);
}

/* @copy: (out) (transfer full) (nullable): what the file is a copy of; %NULL: a network's own file */
gboolean
lyd_store_get_desk_self_finish (LydStore *self,
                                GAsyncResult *result,
                                LydDeskCopy **copy,
                                GError **error)
{
  Self *answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *copy = NULL;
  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;
  *copy = g_steal_pointer (&answer->copy);
  self_free (answer);
  return TRUE;
}

static gpointer
split_job (LydFile *file,
           gpointer data,
           GError **error)
{
  const Params *params = data;

  return lyd_desk_split (file, &params->event, params->n, error);
}

void
lyd_store_split_names_async (LydStore *self,
                             const LydId *event,
                             int n_desks,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { split_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_split_names_async };
  Params *params = params_new (event);

  params->n = n_desks;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydDeskShare) */
GPtrArray *
lyd_store_split_names_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
write_copy_job (LydFile *file,
                gpointer data,
                GError **error)
{
  const Params *params = data;

  return lyd_desk_copy_write (file, &params->event, params->label, params->path, NULL, error);
}

void
lyd_store_write_desk_copy_async (LydStore *self,
                                 const LydId *event,
                                 const char *label,
                                 const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { write_copy_job, params_free, (GDestroyNotify) lyd_desk_copy_free,
                                     lyd_store_write_desk_copy_async };
  Params *params = params_new (event);

  params->label = g_strdup (label);
  params->path = g_strdup (path);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}

LydDeskCopy *
lyd_store_write_desk_copy_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
bring_back_job (LydFile *file,
                gpointer data,
                GError **error)
{
  const Params *params = data;

  return lyd_desk_bring_back (file, params->path, error);
}

void
lyd_store_bring_desk_back_async (LydStore *self,
                                 const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { bring_back_job, params_free, (GDestroyNotify) lyd_desk_return_free,
                                     lyd_store_bring_desk_back_async };
  Params *params = params_new (NULL);

  params->path = g_strdup (path);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

LydDeskReturn *
lyd_store_bring_desk_back_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
forget_job (LydFile *file,
            gpointer data,
            GError **error)
{
  const Params *params = data;

  return GINT_TO_POINTER (lyd_desk_copy_forget (file, &params->copy, error));
}

void
lyd_store_forget_desk_copy_async (LydStore *self,
                                  const LydId *event,
                                  const LydId *copy,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { forget_job, params_free, NULL, lyd_store_forget_desk_copy_async };
  Params *params = params_new (event);

  params->copy = *copy;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}

gboolean
lyd_store_forget_desk_copy_finish (LydStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}

static gpointer
save_job (LydFile *file,
          gpointer data,
          GError **error)
{
  const Params *params = data;

  return GINT_TO_POINTER (lyd_backup_data (file, params->path, NULL, NULL, NULL, error));
}

/* The whole of this copy as one file that can be carried to where it came from. */
void
lyd_store_save_desk_async (LydStore *self,
                           const char *path,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { save_job, params_free, NULL, lyd_store_save_desk_async };
  Params *params = params_new (NULL);

  params->path = g_strdup (path);
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, NULL, callback, data);
}

gboolean
lyd_store_save_desk_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}

/* @context: it must live until the answer */
void
lyd_store_adopt_desk_async (const char *path,
                            const char *folder,
                            const LydContext *context,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  lyd_store_adopt (lyd_desk_copy_adopt, path, folder, context, callback, data);
}

/* Returns: (transfer full) (nullable): the file to work on */
char *
lyd_store_adopt_desk_finish (GAsyncResult *result,
                             GError **error)
{
  return lyd_store_adopt_finish (result, error);
}
