#include "lyd-import-private.h"

#include "lyd-events.h"
#include "lyd-text-reader.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* How often progress is told and cancelling is asked. */
#define REPORT_STEP 512
#define READ_STEP 65536

void
lyd_import_plan_free (LydImportPlan *self)
{
  lyd_import_unload (self);
  g_clear_pointer (&self->reader, lyd_import_file_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_object (&self->options.cancellable);
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self);
}

LydImportEntry *
lyd_import_get_entry (const LydImportPlan *self,
                      guint index)
{
  return &g_array_index (self->entries, LydImportEntry, index);
}

/* @value must live as long as the plan's rows. */
void
lyd_import_note (LydImportPlan *self,
                 guint line,
                 guint column,
                 const char *reason,
                 const char *value,
                 guint other_line)
{
  LydImportNote note = { line, column, reason, value != NULL ? value : "", other_line };

  g_array_append_val (self->notes, note);
}

/* Leaves a row out, and says why. */
void
lyd_import_skip (LydImportPlan *self,
                 LydImportEntry *entry,
                 guint column,
                 const char *reason,
                 const char *value,
                 guint other_line)
{
  entry->row.outcome = LYD_IMPORT_SKIPPED;
  entry->row.reason = reason;
  lyd_import_note (self, entry->row.line, column, reason, value, other_line);
}

/* Tells progress now and then. FALSE where somebody cancelled. */
gboolean
lyd_import_report (LydImportPlan *self,
                   guint done,
                   guint total,
                   GError **error)
{
  if (done % REPORT_STEP != 0)
    return TRUE;
  if (self->options.progress != NULL)
    self->options.progress (self->options.progress_data, done, total);
  return !g_cancellable_set_error_if_cancelled (self->options.cancellable, error);
}

LydImportOutcome
lyd_import_get_outcome (const LydImportEntry *entry)
{
  return entry->row.outcome == LYD_IMPORT_UNCHANGED && entry->n_taken > 0 ? LYD_IMPORT_UPDATED : entry->row.outcome;
}

static LydEvent *
get_event (LydFile *file,
           const LydId *id,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydEvent) event = lyd_events_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (event == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such event. Nothing was imported."));
  else if (event->state == LYD_EVENT_CANCELLED)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” was cancelled. Nothing was imported."), event->title);
  else if (event->sensitive)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is sensitive: who comes is counted and never kept by name. Nothing was imported."),
                 event->title);
  else
    return g_steal_pointer (&event);
  return NULL;
}

/* As the same titles were mapped the last time, then as somebody says now. */
static gboolean
map_columns (LydImportPlan *self,
             LydFile *file,
             const LydImportOptions *options,
             GError **error)
{
  g_autofree char *key = lyd_import_file_dup_header_key (self->reader);
  g_autoptr (GError) local = NULL;
  g_autofree char *mapping =
    options != NULL && options->guess ? NULL : lyd_imports_get_mapping (file->db, key, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (mapping != NULL)
    self->remembered = lyd_import_file_set_mapping (self->reader, mapping); /* for other titles: the guess stands */
  return lyd_import_file_map (self->reader, options != NULL ? options->map : NULL, error);
}

/**
 * lyd_import_plan:
 * @event: what the file's rows are registrations for
 * @bytes: the whole file
 * @file_name: for the journal and the list of imports
 * @options: (nullable)
 *
 * Reads a file and says what an import would do; writes nothing. Rows whose address belongs to somebody with another
 * name are questions: unanswered, they become another person, or are skipped where the other is no longer in the file
 * (who was renamed, then).
 *
 * Returns: (transfer full) (nullable): %NULL where the file cannot be read as a list of registrations
 */
LydImportPlan *
lyd_import_plan (LydFile *file,
                 const LydId *event,
                 GBytes *bytes,
                 const char *file_name,
                 const LydImportOptions *options,
                 GError **error)
{
  g_autoptr (LydImportPlan) self = g_new0 (LydImportPlan, 1);
  g_autoptr (LydEvent) thing = get_event (file, event, error);

  if (thing == NULL)
    return NULL;
  self->event = *event;
  self->zone = lyd_zone_get_or_utc (thing->timezone);
  self->file_name = g_strdup (file_name);
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->answers = g_hash_table_new (NULL, NULL);
  if (options != NULL) {
    self->beyond = options->beyond;
    self->options.progress = options->progress;
    self->options.progress_data = options->progress_data;
    g_set_object (&self->options.cancellable, options->cancellable);
  }

  self->reader = lyd_import_file_open (bytes, options != NULL ? options->format : NULL,
                                       options != NULL ? options->sheet : NULL, self->zone, error);
  if (self->reader == NULL || !map_columns (self, file, options, error))
    return NULL;
  if (options != NULL && options->ask && !lyd_import_file_check (self->reader, NULL))
    return lyd_import_load (self, file, error) ? g_steal_pointer (&self) : NULL;
  if (!lyd_import_file_check (self->reader, error) || !lyd_import_plan_refresh (self, file, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * lyd_import_plan_set_field:
 * @column: from 0
 *
 * Corrects what a column holds, and plans again. Where the new plan cannot be made, the old meaning stays.
 */
gboolean
lyd_import_plan_set_field (LydImportPlan *self,
                           LydFile *file,
                           guint column,
                           LydField field,
                           GError **error)
{
  LydField before = lyd_import_file_get_column (self->reader, column)->field;

  lyd_import_file_set_field (self->reader, column, field);
  if (lyd_import_file_check (self->reader, error))
    return lyd_import_plan_refresh (self, file, error);
  lyd_import_file_set_field (self->reader, column, before);
  return FALSE;
}

/**
 * lyd_import_plan_set_fields:
 * @fields: one a column
 *
 * As lyd_import_plan_set_field(), for all columns at once.
 */
gboolean
lyd_import_plan_set_fields (LydImportPlan *self, LydFile *file, const LydField *fields, GError **error)
{
  guint n = lyd_import_file_get_n_columns (self->reader);
  g_autofree LydField *before = g_new (LydField, n);

  for (guint i = 0; i < n; i++)
    before[i] = lyd_import_file_get_column (self->reader, i)->field;
  for (guint i = 0; i < n; i++)
    if (fields[i] != before[i])
      lyd_import_file_set_field (self->reader, i, fields[i]);
  if (lyd_import_file_check (self->reader, error))
    return lyd_import_plan_refresh (self, file, error);
  for (guint i = 0; i < n; i++)
    lyd_import_file_set_field (self->reader, i, before[i]);
  return FALSE;
}

/* Whom to tell from now on. */
void
lyd_import_plan_set_progress (LydImportPlan *self,
                              LydImportProgress progress,
                              gpointer data)
{
  self->options.progress = progress;
  self->options.progress_data = data;
}

/* Answers the question of a row; it counts from the next refresh on. */
void
lyd_import_plan_note_answer (LydImportPlan *self, guint row, LydImportAnswer answer)
{
  g_hash_table_insert (self->answers, GUINT_TO_POINTER (lyd_import_get_entry (self, row)->row.line),
                       GINT_TO_POINTER (answer));
}

/* Whether whoever is new gets a place also where none is left; it counts from the next refresh on. */
void
lyd_import_plan_note_beyond (LydImportPlan *self, gboolean beyond)
{
  self->beyond = beyond;
}

/* Answers the question of a row, and plans again. */
gboolean
lyd_import_plan_answer (LydImportPlan *self,
                        LydFile *file,
                        guint row,
                        LydImportAnswer answer,
                        GError **error)
{
  lyd_import_plan_note_answer (self, row, answer);
  return lyd_import_plan_refresh (self, file, error);
}

static const LydWord decisions[] = {
  { "keep", NC_ ("import decision", "Keep what is here") },
  { "replace", NC_ ("import decision", "Take what the file says") },
  { "both", NC_ ("import decision", "Keep both") },
};

const LydVocabulary lyd_import_decisions = { "import decision", decisions, G_N_ELEMENTS (decisions) };

/* Decides a conflict. Where both cannot be kept, what is here is; where nothing can be changed, nothing is. */
void
lyd_import_plan_decide (LydImportPlan *self,
                        guint index,
                        LydImportDecision decision)
{
  LydImportConflict *conflict = &g_array_index (self->conflicts, LydImportConflict, index);
  LydImportEntry *entry = lyd_import_get_entry (self, conflict->row);

  if (decision == LYD_IMPORT_BOTH && !conflict->can_both)
    decision = LYD_IMPORT_KEEP;
  if (!conflict->can_take || conflict->decision == decision)
    return;
  entry->n_taken += (decision != LYD_IMPORT_KEEP) - (conflict->decision != LYD_IMPORT_KEEP);
  conflict->decision = decision;
}

/* Decides every conflict alike. */
void
lyd_import_plan_decide_all (LydImportPlan *self,
                            LydImportDecision decision)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    lyd_import_plan_decide (self, i, decision);
}

/* Whether the columns are what those of such a list were the last time. An import remembers what they are then. */
gboolean
lyd_import_plan_is_remembered (const LydImportPlan *self)
{
  return self->remembered;
}

/* The file as it was read: its format and columns. */
const LydImportFile *
lyd_import_plan_get_file (const LydImportPlan *self)
{
  return self->reader;
}

LydImportCounts
lyd_import_plan_get_counts (const LydImportPlan *self)
{
  LydImportCounts counts = { .rows = self->entries->len };

  for (guint i = 0; i < self->entries->len; i++) {
    const LydImportEntry *entry = lyd_import_get_entry (self, i);

    switch (lyd_import_get_outcome (entry)) {
    case LYD_IMPORT_ADDED:
      counts.added++;
      break;
    case LYD_IMPORT_UPDATED:
      counts.updated++;
      break;
    case LYD_IMPORT_UNCHANGED:
      counts.unchanged++;
      break;
    case LYD_IMPORT_SKIPPED:
    default:
      counts.skipped++;
    }
    counts.questions += entry->row.question && entry->row.answer == LYD_IMPORT_ANSWER_NONE;
  }
  return counts;
}

guint
lyd_import_plan_get_n_rows (const LydImportPlan *self)
{
  return self->entries->len;
}

/* One row in the file's order; its texts live until the plan is refreshed. */
LydImportPlanRow
lyd_import_plan_get_row (const LydImportPlan *self,
                         guint index)
{
  LydImportPlanRow row = lyd_import_get_entry (self, index)->row;

  row.outcome = lyd_import_get_outcome (lyd_import_get_entry (self, index));
  return row;
}

/* Of #LydImportNote, by line. */
const GArray *
lyd_import_plan_get_notes (const LydImportPlan *self)
{
  return self->notes;
}

/* Of #LydImportConflict. */
const GArray *
lyd_import_plan_get_conflicts (const LydImportPlan *self)
{
  return self->conflicts;
}

/* Of #LydImportNewOrganization. */
const GArray *
lyd_import_plan_get_new_organizations (const LydImportPlan *self)
{
  return self->new_organizations;
}

/* Labels of the questions that unknown columns would add to the event. */
const GPtrArray *
lyd_import_plan_get_new_questions (const LydImportPlan *self)
{
  return self->new_questions;
}

/* Of #LydImportGone. */
const GArray *
lyd_import_plan_get_gone (const LydImportPlan *self)
{
  return self->gone;
}

/* Appends all of @stream. The answer is FALSE with a GIO error, or where somebody cancelled. */
static gboolean
read_all (GFileInputStream *stream,
          const LydImportOptions *options,
          GByteArray *bytes,
          GError **error)
{
  GCancellable *cancellable = options != NULL ? options->cancellable : NULL;
  g_autoptr (GFileInfo) info =
    g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  g_autofree guint8 *part = g_malloc (READ_STEP);
  gint64 size = info != NULL ? g_file_info_get_size (info) : 0;
  gssize length = -1;

  /* The size says nothing about devices and pipes, so it is for progress alone. */
  while (bytes->len <= LYD_TEXT_MAX_BYTES &&
         (length = g_input_stream_read (G_INPUT_STREAM (stream), part, READ_STEP, cancellable, error)) > 0) {
    g_byte_array_append (bytes, part, (guint) length);
    if (options != NULL && options->progress != NULL && size > 0 && size <= LYD_TEXT_MAX_BYTES)
      options->progress (options->progress_data, MIN (bytes->len, (guint) size), (guint) size);
  }
  return length >= 0;
}

/**
 * lyd_import_read_bytes:
 * @options: (nullable): only its progress and cancellable count
 *
 * Returns: (transfer full) (nullable): a whole file; %NULL where it cannot be read, is larger than any list, or
 *   somebody cancelled (%G_IO_ERROR_CANCELLED)
 */
GBytes *
lyd_import_read_bytes (const char *path,
                       const LydImportOptions *options,
                       GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) local = NULL;

  stream = g_file_read (file, options != NULL ? options->cancellable : NULL, &local);
  if (stream == NULL || !read_all (stream, options, bytes, &local)) {
    if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_propagate_error (error, g_steal_pointer (&local));
    else
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("“%s” cannot be read (%s). Nothing was imported."), shown,
                   local->message);
    return NULL;
  }
  if (bytes->len > LYD_TEXT_MAX_BYTES) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                 _ ("“%s” is too large for a list of registrations. Nothing was imported."), shown);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * lyd_import_plan_list_added:
 *
 * Returns: (transfer full) (element-type LydId): the registrations that lyd_import_apply() made of this plan, in the
 *   file's order; before it none
 */
GArray *
lyd_import_plan_list_added (const LydImportPlan *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (LydId));

  for (guint i = 0; i < self->entries->len; i++) {
    const LydImportEntry *entry = lyd_import_get_entry (self, i);

    if (entry->row.outcome == LYD_IMPORT_ADDED && !lyd_id_is_none (&entry->registration))
      g_array_append_val (list, entry->registration);
  }
  return list;
}

/* The import whose id is or starts with @words. */
gboolean
lyd_import_find (LydFile *file,
                 const char *words,
                 LydId *import,
                 GError **error)
{
  g_autoptr (GArray) found = NULL;

  /* A whole id may be of an import that was undone: undo knows what to say. */
  if (lyd_id_from_string (import, words))
    return TRUE;
  found = lyd_imports_find_batches (file->db, words, error);
  if (found == NULL)
    return FALSE;
  if (found->len != 1) {
    g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
                 found->len == 0 ? _ ("There is no import “%s”.")
                                 : _ ("“%s” fits more than one import. Give more of its id."),
                 words);
    return FALSE;
  }
  *import = g_array_index (found, LydId, 0);
  return TRUE;
}
