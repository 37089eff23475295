#include "lyd-store-closing.h"

#include "lyd-store-private.h"

/* What any of these jobs may be told. */
typedef struct {
  LydId id; /* of an event or a person */
  guint what;
  char *text; /* a mark, or a path */
  gboolean flag;
  gint *progress;
  GCancellable *cancellable;
  GPtrArray *copies; /* of LydCopy */
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_clear_object (&params->cancellable);
  g_clear_pointer (&params->copies, g_ptr_array_unref);
  g_free (params->text);
  g_free (params);
}

static Params *
params_new (const LydId *id,
            const char *text)
{
  Params *params = g_new0 (Params, 1);

  params->id = id != NULL ? *id : lyd_id_none;
  params->text = g_strdup (text);
  return params;
}

/* ---- how it stands ---- */

static gpointer
look_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;
  g_autofree LydClosingFacts *facts = g_new0 (LydClosingFacts, 1);

  return lyd_close_event_look (file, &params->id, params->cancellable, facts, error) ? g_steal_pointer (&facts) : NULL;
}

void
lyd_store_look_at_closing_async (LydStore *self,
                                 const LydId *event,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { look_job, params_free, g_free, lyd_store_look_at_closing_async };
  Params *params = params_new (event, NULL);

  params->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable): for g_free() */
LydClosingFacts *
lyd_store_look_at_closing_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_due_job (LydFile *file,
              gpointer data,
              GError **error)
{
  return lyd_close_event_list_due (file, error);
}

void
lyd_store_list_closing_due_async (LydStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { list_due_job, NULL, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_closing_due_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydClosingDue) */
GPtrArray *
lyd_store_list_closing_due_finish (LydStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- noting what was done ---- */

static gpointer
mark_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  if (g_str_equal (params->text, LYD_CLOSED))
    return GINT_TO_POINTER (lyd_close_event (file, &params->id, TRUE, error));
  return GINT_TO_POINTER (lyd_close_event_mark (file, &params->id, params->text, error));
}

void
lyd_store_mark_closing_async (LydStore *self,
                              const LydId *event,
                              const char *what,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { mark_job, params_free, NULL, lyd_store_mark_closing_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (event, what), event, NULL, callback, data);
}

static gpointer
reopen_job (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_close_event (file, &params->id, FALSE, error));
}

void
lyd_store_reopen_event_async (LydStore *self,
                              const LydId *event,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { reopen_job, params_free, NULL, lyd_store_reopen_event_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (event, NULL), event, NULL, callback, data);
}

static gpointer
freeze_job (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;
  LydId snapshot;

  return GINT_TO_POINTER (lyd_close_event_freeze (file, &params->id, &snapshot, error));
}

void
lyd_store_freeze_event_async (LydStore *self,
                              const LydId *event,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { freeze_job, params_free, NULL, lyd_store_freeze_event_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (event, NULL), event, NULL, callback, data);
}

static gpointer
finish_job (LydFile *file,
            gpointer data,
            GError **error)
{
  return GINT_TO_POINTER (lyd_purge_finish (file, error));
}

/* Wipes out what an earlier purge could not. */
void
lyd_store_finish_purge_async (LydStore *self,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { finish_job, NULL, NULL, lyd_store_finish_purge_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, NULL, NULL, NULL, callback, data);
}

gboolean
lyd_store_closing_finish (LydStore *self,
                          GAsyncResult *result,
                          GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}

/* ---- purging ---- */

static gpointer
plan_purge_job (LydFile *file,
                gpointer data,
                GError **error)
{
  Params *params = data;
  const LydWatch watch = { NULL, params->cancellable };

  return lyd_purge_plan (file, &params->id, params->what, &watch, error);
}

void
lyd_store_plan_purge_async (LydStore *self,
                            const LydId *event,
                            guint what,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { plan_purge_job, params_free, (GDestroyNotify) lyd_purge_plan_free,
                                     lyd_store_plan_purge_async };
  Params *params = params_new (event, NULL);

  params->what = what;
  params->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

LydPurgePlan *
lyd_store_plan_purge_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
purge_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;
  const LydWatch watch = { params->progress, params->cancellable };

  return lyd_purge (file, &params->id, params->what, &watch, error);
}

void
lyd_store_purge_async (LydStore *self,
                       const LydId *event,
                       guint what,
                       gint *progress,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  static const LydJobClass klass = { purge_job, params_free, (GDestroyNotify) lyd_purge_result_free,
                                     lyd_store_purge_async };
  Params *params = params_new (event, NULL);

  params->what = what;
  params->progress = progress;
  params->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}

LydPurgeResult *
lyd_store_purge_finish (LydStore *self,
                        GAsyncResult *result,
                        GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
delete_copies_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  Params *params = data;

  return lyd_copies_settle (file, params->copies, TRUE);
}

void
lyd_store_delete_copies_async (LydStore *self,
                               GPtrArray *copies,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { delete_copies_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_delete_copies_async };
  Params *params = params_new (NULL, NULL);

  params->copies = g_ptr_array_ref (copies);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydCopyFate) */
GPtrArray *
lyd_store_delete_copies_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- erasing ---- */

static gpointer
plan_erasure_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  Params *params = data;

  return lyd_erase_plan (file, &params->id, error);
}

void
lyd_store_plan_erasure_async (LydStore *self,
                              const LydId *person,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { plan_erasure_job, params_free, (GDestroyNotify) lyd_erase_plan_free,
                                     lyd_store_plan_erasure_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (person, NULL), NULL, cancellable, callback, data);
}

LydErasePlan *
lyd_store_plan_erasure_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
erase_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;

  return lyd_erase_person (file, &params->id, error);
}

void
lyd_store_erase_person_async (LydStore *self,
                              const LydId *person,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { erase_job, params_free, (GDestroyNotify) lyd_erase_result_free,
                                     lyd_store_erase_person_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (person, NULL), NULL, NULL, callback, data);
}

LydEraseResult *
lyd_store_erase_person_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- archives ---- */

static gpointer
write_archive_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  Params *params = data;
  const LydWatch watch = { NULL, params->cancellable };
  const LydArchiveOptions options = { .sensitive = params->flag };
  LydArchiveCount count;

  return lyd_archive_write (file, &params->id, params->text, &options, &watch, &count, error)
           ? g_memdup2 (&count, sizeof count)
           : NULL;
}

void
lyd_store_write_archive_async (LydStore *self,
                               const LydId *event,
                               const char *path,
                               gboolean sensitive,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { write_archive_job, params_free, g_free, lyd_store_write_archive_async, TRUE };
  Params *params = params_new (event, path);

  params->flag = sensitive;
  params->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

gboolean
lyd_store_write_archive_finish (LydStore *self,
                                GAsyncResult *result,
                                LydArchiveCount *count,
                                GError **error)
{
  g_autofree LydArchiveCount *written = lyd_store_take (self, result, error);

  if (written == NULL)
    return FALSE;
  *count = *written;
  return TRUE;
}

static gpointer
archive_self_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  gint64 made_at = LYD_TIME_NONE;
  gboolean is_archive;
  LydId event;

  if (!lyd_archive_get_self (file, &event, &made_at, &is_archive, error))
    return NULL;
  if (!is_archive)
    made_at = LYD_TIME_NONE;
  return g_memdup2 (&made_at, sizeof made_at);
}

void
lyd_store_get_archive_self_async (LydStore *self,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { archive_self_job, NULL, g_free, lyd_store_get_archive_self_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, NULL, callback, data);
}

gboolean
lyd_store_get_archive_self_finish (LydStore *self,
                                   GAsyncResult *result,
                                   gint64 *made_at,
                                   GError **error)
{
  g_autofree gint64 *found = lyd_store_take (self, result, error);

  *made_at = found != NULL ? *found : LYD_TIME_NONE;
  return found != NULL;
}

/* @context: it must live until the answer */
void
lyd_store_adopt_archive_async (const char *path,
                               const char *folder,
                               const LydContext *context,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  lyd_store_adopt (lyd_archive_adopt, path, folder, context, callback, data);
}

/* Returns: (transfer full) (nullable): the file to look at */
char *
lyd_store_adopt_archive_finish (GAsyncResult *result,
                                GError **error)
{
  return lyd_store_adopt_finish (result, error);
}
