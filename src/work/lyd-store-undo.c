#include "lyd-store-undo.h"

#include "lyd-store-private.h"
#include "lyd-undo.h"

#include <glib/gi18n.h>

static gpointer
undo_last_job (LydFile *file,
               gpointer params,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydHistoryEntry) last = lyd_history_find_last (file, &local);
  g_autoptr (LydUndoResult) result = NULL;
  g_autofree char *what = NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (last == NULL)
    return g_strdup (_ ("There is nothing to undo."));
  result = lyd_undo (file, &last->id, error);
  if (result == NULL)
    return NULL;
  what = lyd_undo_result_describe (result);
  return g_strdup_printf ("%s %s", last->sentence, what);
}

/* Takes back the last change of the plan, the people or the registrations that still stands. */
void
lyd_store_undo_last_async (LydStore *self,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { undo_last_job, NULL, g_free, lyd_store_undo_last_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, NULL, NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable): a sentence about what was taken back and what was kept */
char *
lyd_store_undo_last_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error);
}

typedef struct {
  LydId event; /* none: the whole file */
  gboolean reveal;
  int limit;
} Listing;

static gpointer
list_history_job (LydFile *file,
                  gpointer params,
                  GError **error)
{
  const Listing *listing = params;

  return lyd_id_is_none (&listing->event)
           ? lyd_history_list (file, NULL, listing->limit, error)
           : lyd_history_list_event (file, &listing->event, listing->reveal, listing->limit, error);
}

/* @event: (nullable): %NULL for everything that was done in this file. @reveal: see lyd_history_list_event(). @limit:
 * at most so many */
void
lyd_store_list_history_async (LydStore *self,
                              const LydId *event,
                              gboolean reveal,
                              int limit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { list_history_job, g_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_history_async };
  Listing *listing = g_new0 (Listing, 1);

  if (event != NULL)
    listing->event = *event;
  listing->reveal = reveal;
  listing->limit = limit;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, listing, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydHistoryEntry): the latest first */
GPtrArray *
lyd_store_list_history_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}
