#include "lyd-purge.h"

#include "lyd-copies.h"
#include "lyd-counts.h"
#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-purge-rows.h"
#include "lyd-wipe.h"

#include <glib/gi18n.h>

/* How much of the work is looking for what is to go, and deleting it. */
#define PART_OF_SEARCH 0.5
#define PART_OF_DELETING 0.6

void
lyd_purge_plan_free (LydPurgePlan *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_free (self);
}

void
lyd_purge_result_free (LydPurgeResult *self)
{
  g_clear_error (&self->left);
  g_free (self);
}

static gboolean
progress_cb (double done,
             gpointer data,
             GError **error)
{
  return lyd_watch_report (data, done * PART_OF_SEARCH, error);
}

/* When the last of @what is due. */
static gint64
get_due (const LydEvent *event,
         guint what)
{
  gint64 due = event->end;

  for (gsize i = 0; i < LYD_N_PURGES; i++)
    if ((what & lyd_purge_kinds[i].what) != 0)
      due = MAX (due, lyd_purge_get_due (&lyd_purge_kinds[i], event->end));
  return due;
}

/* Before the end the answers are needed: somebody may have to be called. */
static gboolean
check_over (LydFile *file,
            const LydEvent *event,
            GError **error)
{
  if (event->end <= lyd_context_now (&file->context) || event->state == LYD_EVENT_CANCELLED)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("“%s” is not over yet, and what people answered is needed until then. Nothing was purged."),
               event->title);
  return FALSE;
}

/**
 * lyd_purge_plan:
 * @what: of #LydPurgeWhat
 *
 * What would be purged, by numbers, from when on it is due, and which other files hold it. Changes nothing.
 *
 * Returns: (transfer full) (nullable)
 */
LydPurgePlan *
lyd_purge_plan (LydFile *file,
                const LydId *event,
                guint what,
                const LydWatch *watch,
                GError **error)
{
  g_autoptr (LydPurgePlan) plan = g_new0 (LydPurgePlan, 1);
  g_autoptr (LydPurgeRows) rows = NULL;

  if ((plan->event = lyd_plan_get_event (file, event, error)) == NULL ||
      (rows = lyd_purge_rows_find (file->db, event, what, progress_cb, (gpointer) watch, error)) == NULL ||
      (plan->copies = lyd_copies_list_event (file, event, what, error)) == NULL)
    return NULL;
  plan->what = what;
  plan->due = get_due (plan->event, what);
  plan->counts = *lyd_purge_rows_get_counts (rows);
  return g_steal_pointer (&plan);
}

static char *
make_params (const LydEvent *event,
             const LydPurgeCounts *counts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *count = g_strdup_printf ("%d", counts->answers);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, event->title);
  json_builder_set_member_name (builder, "count");
  json_builder_add_string_value (builder, count);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* What was done stands in the list of what closes an event and once in the history: of several, by the last one. */
static gboolean
note (LydFile *file,
      const LydEvent *event,
      guint what,
      const LydPurgeCounts *counts,
      GError **error)
{
  g_autofree char *params = make_params (event, counts);
  gint64 now = lyd_context_now (&file->context);
  LydId id = lyd_context_make_id (&file->context);
  const char *code = "";

  for (gsize i = 0; i < LYD_N_PURGES; i++) {
    if ((what & lyd_purge_kinds[i].what) == 0)
      continue;
    if (!lyd_closing_set (file->db, &event->id, lyd_purge_kinds[i].mark, now, error))
      return FALSE;
    code = lyd_purge_kinds[i].mark;
  }
  return lyd_journal_note (file->db, &id, code, params, &event->id, file->context.who, now, error);
}

/* Everything up to the point of no return: wholly or not at all. */
static gboolean
delete_rows (LydFile *file,
             const LydEvent *event,
             guint what,
             const LydWatch *watch,
             LydPurgeCounts *counts,
             GError **error)
{
  g_autoptr (LydTransaction) transaction = NULL;
  g_autoptr (LydPurgeRows) rows = NULL;

  if (!lyd_wipe_begin (file->db, error) || (transaction = lyd_transaction_begin (file->db, error)) == NULL ||
      (rows = lyd_purge_rows_find (file->db, &event->id, what, progress_cb, (gpointer) watch, error)) == NULL ||
      !lyd_purge_rows_delete (rows, error))
    return FALSE;
  *counts = *lyd_purge_rows_get_counts (rows);
  return note (file, event, what, counts, error) && lyd_wipe_note (file->db, error) &&
         lyd_watch_report (watch, PART_OF_DELETING, error) && lyd_transaction_commit (&transaction, error);
}

/**
 * lyd_purge:
 * @what: of #LydPurgeWhat
 * @watch: (nullable): it can be cancelled until the rows are deleted; from then on it goes on to the end
 *
 * Deletes answers of @event that are to be forgotten and everything in the data file that still holds them, in one
 * transaction; then wipes out their bytes. It cannot be undone. Cut off before the transaction's end nothing has
 * happened; cut off after it, or where the disk has no room for wiping, nothing shows the answers any more, and
 * wiping is done when the file is next opened, or by lyd_purge_finish().
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_INVALID before the event's end, or where it was not done
 */
LydPurgeResult *
lyd_purge (LydFile *file,
           const LydId *event_id,
           guint what,
           const LydWatch *watch,
           GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (LydPurgeResult) result = g_new0 (LydPurgeResult, 1);

  g_return_val_if_fail (what != 0, NULL);

  if (event == NULL || !check_over (file, event, error) ||
      !delete_rows (file, event, what, watch, &result->counts, error))
    return NULL;
  if (lyd_wipe_finish (file->db, &result->left))
    (void) lyd_watch_report (watch, 1, NULL);
  return g_steal_pointer (&result);
}

/* @unfinished: (out): whether something was purged whose bytes are not wiped out of the file yet */
gboolean
lyd_purge_is_unfinished (LydFile *file,
                         gboolean *unfinished,
                         GError **error)
{
  return lyd_wipe_is_needed (file->db, unfinished, error);
}

/* Wipes out what an earlier purge could not; nothing where there is nothing. */
gboolean
lyd_purge_finish (LydFile *file,
                  GError **error)
{
  gboolean needed;

  return lyd_wipe_is_needed (file->db, &needed, error) && (!needed || lyd_wipe_finish (file->db, error));
}

/* Returns: (transfer full): "12 answers, 3 acts in the history that could be undone"; "" where nothing */
char *
lyd_purge_describe (const LydPurgeCounts *counts)
{
  /* Translators: parts of a list: "12 answers, 3 acts in the history that could be undone" */
  const LydCountWords parts[] = {
    { counts->answers, ngettext ("%d answer", "%d answers", (gulong) counts->answers) },
    { counts->entries, ngettext ("%d act in the history that could be undone",
                                 "%d acts in the history that could be undone", (gulong) counts->entries) },
    { counts->rows, ngettext ("what files said of %d registration", "what files said of %d registrations",
                              (gulong) counts->rows) },
    { counts->files, ngettext ("%d imported file", "%d imported files", (gulong) counts->files) },
    { counts->scans, ngettext ("the text of %d scan", "the text of %d scans", (gulong) counts->scans) },
    { counts->bases, ngettext ("what copies for desks were given of %d registration",
                               "what copies for desks were given of %d registrations", (gulong) counts->bases) },
  };

  return lyd_counts_join (parts, G_N_ELEMENTS (parts));
}
