#include "lyd-admit-many.h"

#include "lyd-admit-private.h"
#include "lyd-scans.h"
#include "lyd-station.h"

#include <glib/gi18n.h>

/* So many are named; of more it is said how many there are. */
#define MAX_REFUSALS 200

static void
refusal_free (gpointer data)
{
  LydRefusal *refusal = data;

  g_free (refusal->name);
  g_free (refusal);
}

void
lyd_many_admitted_free (LydManyAdmitted *self)
{
  g_ptr_array_unref (self->refused);
  g_free (self);
}

/* Returns: (transfer full): "97 people checked in. Not: Already in 2, Cancelled 1" */
char *
lyd_many_admitted_describe (const LydManyAdmitted *self)
{
  GString *text = g_string_new (NULL);
  const char *joint = _ ("Not:");

  if (self->n_admitted > 0)
    g_string_append_printf (
      text, ngettext ("%d person checked in.", "%d people checked in.", (gulong) self->n_admitted), self->n_admitted);
  else
    g_string_append (text, _ ("Nobody was checked in."));
  for (gsize i = 0; i < G_N_ELEMENTS (self->n_refused); i++) {
    if (self->n_refused[i] == 0)
      continue;
    g_string_append_printf (text, "%s%s %s %d", joint[0] == ',' ? "" : " ", joint,
                            lyd_word_title (&lyd_verdicts, (int) i), self->n_refused[i]);
    joint = ",";
  }
  return g_string_free (text, FALSE);
}

/* Who wrote the scans, and the first and last of their numbers: in one transaction nobody else's come between. */
typedef struct {
  LydId first;
  LydId last;
  gint64 seq;
} Range;

static void
add_refusal (LydManyAdmitted *done,
             const LydAdmissionResult *result)
{
  LydRefusal *refusal;

  if (done->refused->len >= MAX_REFUSALS)
    return;
  refusal = g_new0 (LydRefusal, 1);
  refusal->registration = result->registration;
  refusal->name = g_strdup (result->name);
  refusal->verdict = result->verdict;
  g_ptr_array_add (done->refused, refusal);
}

static gboolean
admit_one (LydFile *file,
           const LydId *registration,
           const LydAttempt *attempt,
           LydManyAdmitted *done,
           Range *range,
           GError **error)
{
  g_autoptr (LydAdmissionResult) result = NULL;
  gint64 seq;

  result = lyd_decision_admit_quietly (file, registration, attempt, &seq, error);
  if (result == NULL)
    return FALSE;
  if (result->verdict != LYD_VERDICT_ADMITTED) {
    done->n_refused[result->verdict]++;
    add_refusal (done, result);
    return TRUE;
  }
  if (done->n_admitted++ == 0)
    range->first = result->scan;
  range->last = result->scan;
  range->seq = seq;
  return TRUE;
}

/* Ids and numbers alone, so nothing needs escaping. */
static gboolean
add_entry (LydFile *file,
           const LydId *session,
           const Range *range,
           LydManyAdmitted *done,
           GError **error)
{
  g_autofree char *first = lyd_id_to_string (&range->first);
  g_autofree char *last = lyd_id_to_string (&range->last);
  g_autofree char *params =
    g_strdup_printf ("{\"count\":\"%d\",\"first\":\"%s\",\"last\":\"%s\"}", done->n_admitted, first, last);

  done->entry = lyd_context_make_id (&file->context);
  return lyd_journal_add (file->db, &done->entry, "check-in-many", params, session, file->context.who,
                          lyd_context_now (&file->context), NULL, error);
}

/**
 * lyd_admit_many:
 *
 * Lets in all of @many whom the rules let in now, as if each had been looked up by name: one transaction, one entry of
 * the journal, so one undo. Whom a rule refuses is counted and not logged; no reason is good for all of them.
 *
 * Returns: (transfer full) (nullable): %NULL with %G_IO_ERROR_CANCELLED where it was cancelled; then nobody was let in
 */
LydManyAdmitted *
lyd_admit_many (LydFile *file,
                const LydId *session,
                const LydMany *many,
                GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (LydManyAdmitted) done = g_new0 (LydManyAdmitted, 1);
  LydAttempt attempt = { .session = *session, .kind = LYD_SCAN_ENTRY, .source = LYD_SOURCE_SEARCH };
  Range range = { 0 };

  done->refused = g_ptr_array_new_with_free_func (refusal_free);
  if (transaction == NULL)
    return NULL;
  for (gsize i = 0; i < many->n_ids; i++) {
    if (!admit_one (file, &many->ids[i], &attempt, done, &range, error))
      return NULL;
    if (many->n_done != NULL)
      g_atomic_int_inc (many->n_done);
    if (many->cancellable != NULL && g_cancellable_set_error_if_cancelled (many->cancellable, error))
      return NULL;
  }
  if (done->n_admitted == 0)
    return g_steal_pointer (&done);
  if (!add_entry (file, session, &range, done, error) || !lyd_transaction_commit (&transaction, error))
    return NULL;
  lyd_station_note (file, range.seq);
  return g_steal_pointer (&done);
}

static gboolean
read_scan (LydFile *file,
           JsonObject *params,
           const char *name,
           LydScan **scan,
           GError **error)
{
  const char *text = json_object_get_string_member_with_default (params, name, "");
  g_autoptr (GError) local = NULL;
  LydId id;

  if (lyd_id_from_string (&id, text))
    *scan = lyd_scans_get (file->db, &id, &local);
  if (*scan != NULL)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such scan. Nothing was taken back."));
  return FALSE;
}

/* The scans of the entry that still stand. */
static GPtrArray *
list_standing (LydFile *file,
               const LydJournalEntry *entry,
               GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (entry->params, NULL);
  g_autoptr (JsonObject) none = json_object_new ();
  JsonObject *params = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : none;
  g_autoptr (LydScan) first = NULL;
  g_autoptr (LydScan) last = NULL;

  if (!read_scan (file, params, "first", &first, error) || !read_scan (file, params, "last", &last, error))
    return NULL;
  return lyd_scans_list_standing (file->db, &first->station, first->seq, last->seq, error);
}

static gboolean
undo_scans (LydFile *file,
            GPtrArray *scans,
            gint64 *seq,
            GError **error)
{
  g_auto (LydDecision) decision = { .file = file };

  decision.now = decision.at = lyd_context_now (&file->context);
  for (guint i = 0; i < scans->len; i++) {
    const LydScan *scan = g_ptr_array_index (scans, i);
    g_autoptr (LydScan) undo = lyd_scan_new ();

    if (i == 0 && !lyd_decision_load_session (&decision, &scan->session, error))
      return FALSE;
    if (!lyd_decision_undo_scan (&decision, scan, undo, error))
      return FALSE;
    *seq = undo->seq;
  }
  return TRUE;
}

static gboolean
add_undo (LydFile *file,
          const LydJournalEntry *entry,
          LydUndoResult *result,
          GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *params = NULL;
  gint64 now = lyd_context_now (&file->context);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, entry->code);
  json_builder_set_member_name (builder, "params");
  json_builder_add_string_value (builder, entry->params);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  params = json_to_string (root, FALSE);
  result->entry = lyd_context_make_id (&file->context);
  return lyd_journal_mark_undone (file->db, &entry->id, now, error) &&
         lyd_journal_add (file->db, &result->entry, "undo", params, &entry->subject, file->context.who, now,
                          &entry->id, error);
}

/**
 * lyd_admit_undo_many:
 * @entry_id: of lyd_admit_many()
 *
 * Takes its check-ins back, each by a scan of its own as the log wants it, in one transaction. Those that somebody has
 * taken back already stay so. For lyd_undo().
 *
 * Returns: (transfer full) (nullable)
 */
LydUndoResult *
lyd_admit_undo_many (LydFile *file,
                     const LydId *entry_id,
                     GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (LydJournalEntry) entry = NULL;
  g_autoptr (LydUndoResult) result = g_new0 (LydUndoResult, 1);
  g_autoptr (GPtrArray) scans = NULL;
  gint64 seq = 0;

  if (transaction == NULL || (entry = lyd_journal_get (file->db, entry_id, error)) == NULL)
    return NULL;
  if (entry->undone_at != LYD_TIME_NONE) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This was undone already. Nothing was changed."));
    return NULL;
  }
  scans = list_standing (file, entry, error);
  if (scans == NULL || !undo_scans (file, scans, &seq, error) || !add_undo (file, entry, result, error) ||
      !lyd_transaction_commit (&transaction, error))
    return NULL;
  if (seq != 0)
    lyd_station_note (file, seq);
  result->taken_back = (int) scans->len;
  return g_steal_pointer (&result);
}
