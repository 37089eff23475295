#include "lyd-store-export.h"

#include "lyd-exporter.h"
#include "lyd-store-private.h"
#include "lyd-tickets.h"
#include "lyd-zoom-registrants.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  LydExportRequest request; /* strings owned */
  GCancellable *cancellable;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free ((char *) params->request.what);
  g_free ((char *) params->request.path);
  g_clear_object (&params->cancellable);
  g_clear_pointer (&params->request.chosen, g_array_unref);
  g_strfreev (params->request.columns);
  g_free (params);
}

/* How many are not in the list that Zoom reads. */
static guint
count_left_out (LydFile *file,
                const LydId *event)
{
  g_autoptr (GPtrArray) left_out = lyd_zoom_registrants_list_left_out (file, event, NULL);

  return left_out != NULL ? left_out->len : 0;
}

/* The answer is the number of tickets, or of those who are left out, and one more. */
static gpointer
export_job (LydFile *file,
            gpointer data,
            GError **error)
{
  const LydExportRequest *request = &((Params *) data)->request;
  LydWatch watch = { request->progress, ((Params *) data)->cancellable };
  LydExportOptions options = {
    .with_sensitive = request->with_sensitive,
    .watch = &watch,
    .chosen = request->chosen,
    .question = lyd_id_is_none (&request->question) ? NULL : &request->question,
    .by = request->by,
    .who = request->who,
    .columns = (const char *const *) request->columns,
  };
  gboolean tickets = strcmp (request->what, LYD_EXPORT_TICKETS) == 0;
  guint n_tickets = 0;

  if (!request->replace && !tickets && g_file_test (request->path, G_FILE_TEST_EXISTS)) {
    g_autofree char *name = g_filename_display_basename (request->path);

    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is a file “%s” already."), name);
    return NULL;
  }
  if (tickets ? !lyd_tickets_write (file, &request->event, request->chosen, request->path, &watch, &n_tickets, error)
              : !lyd_export (file, &request->event, request->what, request->path, &options, error))
    return NULL;
  if (strcmp (request->what, LYD_EXPORT_ZOOM) == 0)
    n_tickets = count_left_out (file, &request->event);
  return GUINT_TO_POINTER (n_tickets + 1);
}

/**
 * lyd_store_export_async:
 * @request: copied
 *
 * Writes a list, the calendar or the tickets of an event. A file that is there already is replaced only where
 * @request says so (%G_IO_ERROR_EXISTS), and only once the new one is whole; cancelling leaves it as it was.
 */
void
lyd_store_export_async (LydStore *self,
                        const LydExportRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  static const LydJobClass klass = { export_job, params_free, NULL, lyd_store_export_async, TRUE };
  Params *params = g_new0 (Params, 1);

  params->request = *request;
  params->request.what = g_strdup (request->what);
  params->request.path = g_strdup (request->path);
  g_set_object (&params->cancellable, cancellable);
  params->request.chosen = request->chosen != NULL ? g_array_ref (request->chosen) : NULL;
  params->request.columns = g_strdupv (request->columns);
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, cancellable, callback, data);
}

/* @n_tickets: (out): how many people have one; for the list that Zoom reads, how many are left out; else 0 */
gboolean
lyd_store_export_finish (LydStore *self,
                         GAsyncResult *result,
                         guint *n_tickets,
                         GError **error)
{
  guint answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = GPOINTER_TO_UINT (g_task_propagate_pointer (G_TASK (result), error));
  if (answer > 0)
    *n_tickets = answer - 1;
  return answer > 0;
}

typedef struct {
  LydId event;
  char *what;
  gboolean with_sensitive;
} ColumnParams;

static void
column_params_free (gpointer data)
{
  g_free (((ColumnParams *) data)->what);
  g_free (data);
}

static gpointer
columns_job (LydFile *file,
             gpointer data,
             GError **error)
{
  const ColumnParams *params = data;
  const LydExportOptions options = { .with_sensitive = params->with_sensitive };

  return lyd_export_list_columns (file, &params->event, params->what, &options, error);
}

/* What can be chosen of a list. */
void
lyd_store_list_export_columns_async (LydStore *self,
                                     const LydId *event,
                                     const char *what,
                                     gboolean with_sensitive,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  static const LydJobClass klass = { columns_job, column_params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_export_columns_async };
  ColumnParams *params = g_new0 (ColumnParams, 1);

  params->event = *event;
  params->what = g_strdup (what);
  params->with_sensitive = with_sensitive;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, event, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydExportColumn): none where the columns are as they are */
GPtrArray *
lyd_store_list_export_columns_finish (LydStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return lyd_store_take (self, result, error);
}
