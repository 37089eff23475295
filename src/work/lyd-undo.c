#include "lyd-undo.h"

#include "lyd-admit-many.h"
#include "lyd-file-private.h"
#include "lyd-online-rows.h"
#include "lyd-people.h"
#include "lyd-reversal.h"
#include "lyd-words-journal.h"

#include <glib/gi18n.h>
#include <string.h>

/* How far back "undo last" looks past things that were undone already. */
#define MAX_LOOK_BACK 200

void
lyd_undo_result_free (LydUndoResult *self)
{
  g_free (self);
}

static void
append_kept (GString *text,
             int n,
             const char *sentence)
{
  g_autofree char *number = NULL;
  g_auto (GStrv) halves = NULL;

  if (n == 0)
    return;
  number = g_strdup_printf ("%d", n);
  halves = g_strsplit (sentence, "{n}", 2);
  g_string_append (text, ", ");
  g_string_append (text, halves[0]);
  if (halves[0] != NULL && halves[1] != NULL)
    g_string_append_printf (text, "%s%s", number, halves[1]);
}

/* Returns: (transfer full): "207 taken back, 5 kept because they have checked in" */
char *
lyd_undo_result_describe (const LydUndoResult *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%d taken back", "%d taken back", (gulong) self->taken_back),
                          self->taken_back);
  append_kept (text, self->kept_checked_in,
               ngettext ("{n} kept because they have checked in", "{n} kept because they have checked in",
                         (gulong) self->kept_checked_in));
  append_kept (text, self->kept_printed,
               ngettext ("{n} kept because their badge is printed", "{n} kept because their badges are printed",
                         (gulong) self->kept_printed));
  append_kept (text, self->kept_edited,
               ngettext ("{n} kept because it was changed since", "{n} kept because they were changed since",
                         (gulong) self->kept_edited));
  append_kept (text, self->kept_in_use,
               ngettext ("{n} kept because something newer needs it", "{n} kept because something newer needs them",
                         (gulong) self->kept_in_use));
  return g_string_free (text, FALSE);
}

/* Taking a merge back needs the person that it made: merged into another since, only half of it would come back. */
static gboolean
check_merge (LydFile *file,
             const LydJournalEntry *entry,
             GError **error)
{
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (GError) local = NULL;

  if (strcmp (entry->code, "merge") != 0 || entry->undone_at != LYD_TIME_NONE)
    return TRUE;
  person = lyd_people_get (file->db, &entry->subject, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (person == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("That person was merged into another since. Undo that first. Nothing was changed."));
  return person != NULL;
}

/* A report that another replaced does not count: only half of it would go. */
static gboolean
check_report (LydFile *file,
              const LydJournalEntry *entry,
              GError **error)
{
  g_autoptr (LydOnlineFile) report = NULL;
  g_autoptr (LydOnlineFile) by = NULL;
  g_autoptr (GError) local = NULL;

  if (entry->undone_at != LYD_TIME_NONE || lyd_id_is_none (&entry->subject))
    return TRUE;
  report = lyd_online_files_get (file->db, &entry->subject, &local);
  if (report != NULL && !lyd_id_is_none (&report->replaced_by))
    by = lyd_online_files_get (file->db, &report->replaced_by, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (by != NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("“%s” was replaced by “%s”. Take that back first. Nothing was changed."), report->file_name,
                 by->file_name);
  else
    return TRUE;
  return FALSE;
}

/* @what may be an import's batch, or a report of attendance, which people know from the list of those. */
static gboolean
resolve (LydFile *file,
         const LydId *what,
         LydId *entry_id,
         GError **error)
{
  g_autoptr (LydJournalEntry) entry = NULL;
  g_autoptr (GError) local = NULL;

  *entry_id = *what;
  entry = lyd_journal_get (file->db, what, &local);
  if (entry == NULL && local == NULL)
    entry = lyd_journal_find (file->db, "import", what, &local);
  if (entry == NULL && local == NULL)
    entry = lyd_journal_find (file->db, "attendance-import", what, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (entry == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such change to undo. Nothing was changed."));
    return FALSE;
  }
  *entry_id = entry->id;
  return check_merge (file, entry, error) && check_report (file, entry, error);
}

static void
add_count (JsonBuilder *builder,
           const char *name,
           int n)
{
  g_autofree char *text = g_strdup_printf ("%d", n);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static char *
make_params (const LydJournalEntry *entry,
             const LydReversalReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, entry->code);
  json_builder_set_member_name (builder, "params");
  json_builder_add_string_value (builder, entry->params);
  add_count (builder, "taken_back", report->taken_back);
  add_count (builder, "kept", report->kept);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Check-ins are in a log of their own, which is never changed: they are taken back by more of it. */
static gboolean
is_check_in (LydFile *file,
             const LydId *entry_id)
{
  g_autoptr (LydJournalEntry) entry = lyd_journal_get (file->db, entry_id, NULL);

  return entry != NULL && strcmp (entry->code, "check-in-many") == 0;
}

/**
 * lyd_undo:
 * @what: a journal entry, an import's batch or a report of attendance
 *
 * Takes an act back, as one transaction with a journal entry of its own. What was edited, scanned, printed or built
 * upon since stays, whole, and is counted: a printed badge stays good, because somebody may hold it already. An undo
 * can itself be undone. Where everything has to stay, nothing is changed and `entry` is none.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_TOO_OLD, %LYD_ERROR_INVALID (undone before),
 *   %LYD_ERROR_CONFLICT or %LYD_ERROR_NOT_FOUND
 */
LydUndoResult *
lyd_undo (LydFile *file,
          const LydId *what,
          GError **error)
{
  g_autoptr (LydReversal) reversal = NULL;
  g_autoptr (LydUndoResult) result = g_new0 (LydUndoResult, 1);
  g_autofree char *params = NULL;
  const LydReversalReport *report;
  const LydJournalEntry *entry;
  LydId entry_id;

  if (!resolve (file, what, &entry_id, error))
    return NULL;
  if (is_check_in (file, &entry_id))
    return lyd_admit_undo_many (file, &entry_id, error);
  if ((reversal = lyd_reversal_begin (file->db, &entry_id, lyd_context_now (&file->context), error)) == NULL)
    return NULL;

  report = lyd_reversal_get_report (reversal);
  entry = lyd_reversal_get_entry (reversal);
  result->taken_back = report->taken_back;
  result->kept = report->kept;
  result->kept_checked_in = report->kept_by[LYD_KEPT_CHECKED_IN];
  result->kept_printed = report->kept_by[LYD_KEPT_PRINTED];
  result->kept_edited = report->kept_by[LYD_KEPT_EDITED];
  result->kept_in_use = report->kept_by[LYD_KEPT_IN_USE];
  if (report->taken_back == 0 && report->kept > 0)
    return g_steal_pointer (&result);

  params = make_params (entry, report);
  result->entry = lyd_context_make_id (&file->context);
  if (!lyd_reversal_commit (&reversal, &result->entry, lyd_id_is_none (&entry->undoes) ? "undo" : "redo", params,
                            file->context.who, error))
    return NULL;
  return g_steal_pointer (&result);
}

void
lyd_history_entry_free (LydHistoryEntry *self)
{
  g_free (self->sentence);
  g_free (self->code);
  g_free (self->who);
  g_free (self);
}

static LydHistoryEntry *
history_entry_new (const LydJournalEntry *entry,
                   gboolean reveal)
{
  LydHistoryEntry *self = g_new0 (LydHistoryEntry, 1);

  self->id = entry->id;
  self->sentence = entry->sensitive && !reveal ? lyd_words_journal_unnamed (entry->code, entry->params)
                                               : lyd_words_journal (entry->code, entry->params);
  self->code = g_strdup (entry->code);
  self->who = g_strdup (entry->who);
  self->at = entry->at;
  self->undone_at = entry->undone_at;
  self->subject = entry->subject;
  self->is_undo = !lyd_id_is_none (&entry->undoes);
  self->undoable = !entry->closed && entry->undone_at == LYD_TIME_NONE;
  return self;
}

/* @entries: (transfer full) (nullable) */
static GPtrArray *
list_new (GPtrArray *entries,
          gboolean reveal)
{
  GPtrArray *list = NULL;

  if (entries == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_history_entry_free);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (list, history_entry_new (g_ptr_array_index (entries, i), reveal));
  g_ptr_array_unref (entries);
  return list;
}

/**
 * lyd_history_list:
 * @subject: (nullable): only what was done to this event, session, person or registration
 * @limit: at most so many; negative: all
 *
 * What was done to a sensitive event names nobody.
 *
 * Returns: (transfer full) (nullable) (element-type LydHistoryEntry): the latest first
 */
GPtrArray *
lyd_history_list (LydFile *file,
                  const LydId *subject,
                  int limit,
                  GError **error)
{
  return list_new (lyd_journal_list (file->db, subject, limit, error), FALSE);
}

/**
 * lyd_history_list_event:
 * @reveal: name people also where @event is sensitive: somebody asked, see lyd_sensitive_reveal_event()
 * @limit: at most so many; negative: all
 *
 * What was done to @event and to everything in it.
 *
 * Returns: (transfer full) (nullable) (element-type LydHistoryEntry): the latest first
 */
GPtrArray *
lyd_history_list_event (LydFile *file,
                        const LydId *event,
                        gboolean reveal,
                        int limit,
                        GError **error)
{
  return list_new (lyd_journal_list_event (file->db, event, limit, error), reveal);
}

/* Returns: (transfer full) (nullable): what "Undo last" takes back: the latest act that stands and is no undo itself;
 *   %NULL without an error where there is none */
LydHistoryEntry *
lyd_history_find_last (LydFile *file,
                       GError **error)
{
  g_autoptr (GPtrArray) entries = lyd_journal_list (file->db, NULL, MAX_LOOK_BACK, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const LydJournalEntry *entry = g_ptr_array_index (entries, i);

    if (entry->undone_at == LYD_TIME_NONE && !entry->closed && lyd_id_is_none (&entry->undoes))
      return history_entry_new (entry, FALSE);
  }
  return NULL;
}
