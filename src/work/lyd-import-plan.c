#include "lyd-import-private.h"

#include "lyd-people.h"
#include "lyd-registrations.h"

#include <string.h>

/* The second pass over a file: what each row that counts would do. */

/* A new organization or question is only planned where a row would write it. */
static void
plan_things (LydImportPlan *self,
             const LydImportEntry *entry,
             const LydImportRow *row)
{
  gboolean all_known = TRUE;
  g_autoptr (GString) unmatched = NULL;
  g_autofree gboolean *picked = NULL;

  if (lyd_id_is_none (&entry->registration))
    (void) lyd_import_find_organization (self, row->values[LYD_FIELD_ORGANIZATION], entry->row.line);
  for (guint i = 0; i < row->n_answers; i++)
    if (row->answers[i][0] != '\0')
      g_array_index (self->questions, LydImportQuestion, i).answered = TRUE;

  if (row->values[LYD_FIELD_SESSIONS] == NULL || row->values[LYD_FIELD_SESSIONS][0] == '\0')
    return;
  unmatched = g_string_new (NULL);
  picked = g_new0 (gboolean, self->sessions->len + 1);
  all_known = lyd_import_pick_sessions (self, row->values[LYD_FIELD_SESSIONS], picked, unmatched);
  if (all_known)
    return;
  self->unmatched.answered = TRUE;
  lyd_import_note (self, entry->row.line, self->unmatched.column->number, LYD_REASON_UNKNOWN_SESSION,
                   g_string_chunk_insert (self->strings, unmatched->str), 0);
}

/* An organization that a change names is planned like any other. */
static void
plan_changed_organization (LydImportPlan *self,
                           const LydImportEntry *entry)
{
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++) {
    const LydImportChange *change = &g_array_index (entry->changes, LydImportChange, i);

    if (change->kind == LYD_CHANGE_FIELD && change->which == LYD_FIELD_ORGANIZATION)
      (void) lyd_import_find_organization (self, change->value, entry->row.line);
  }
}

static gboolean
plan_entry (LydImportPlan *self,
            LydFile *file,
            guint index,
            const LydImportRow *row,
            GError **error)
{
  LydImportEntry *entry = lyd_import_get_entry (self, index);
  const LydImportBase *base = NULL;
  int found = -1;

  if (!lyd_import_match (self, file, entry, &found, error))
    return FALSE;
  if (entry->row.outcome == LYD_IMPORT_SKIPPED)
    return TRUE;
  if (found >= 0)
    base = &g_array_index (self->bases, LydImportBase, found);
  if (!lyd_id_is_none (&entry->person) &&
      !lyd_import_diff (self, file, index, row, base != NULL ? base->row.cells : NULL, error))
    return FALSE;

  if (lyd_id_is_none (&entry->registration))
    entry->row.outcome = LYD_IMPORT_ADDED;
  else
    entry->row.outcome = entry->changes != NULL ? LYD_IMPORT_UPDATED : LYD_IMPORT_UNCHANGED;
  entry->note = TRUE;
  entry->known = base != NULL;
  if (base != NULL) {
    g_autofree char *cells = lyd_import_write_cells (self, row);

    entry->note = strcmp (cells, base->row.cells) != 0;
  }
  plan_things (self, entry, row);
  if (entry->row.outcome == LYD_IMPORT_ADDED)
    return lyd_import_places_plan (self, file, entry, row, error);
  plan_changed_organization (self, entry);
  return TRUE;
}

static gboolean
list_gone (LydImportPlan *self,
           LydFile *file,
           GError **error)
{
  for (guint i = 0; i < self->bases->len; i++) {
    const LydImportBase *base = &g_array_index (self->bases, LydImportBase, i);
    g_autoptr (LydRegistration) registration = NULL;
    g_autoptr (LydPerson) person = NULL;
    g_autoptr (GError) local = NULL;
    LydImportGone gone = { .registration = base->row.registration, .line = base->row.line };

    if (base->seen || !base->same_source)
      continue;
    registration = lyd_registrations_get (file->db, &base->row.registration, &local);
    if (registration != NULL)
      person = lyd_people_get (file->db, &registration->person, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (person == NULL)
      continue;
    gone.name = g_string_chunk_insert (self->strings, person->name);
    g_array_append_val (self->gone, gone);
  }
  return TRUE;
}

static void
list_new_questions (LydImportPlan *self)
{
  for (guint i = 0; i < self->questions->len; i++) {
    const LydImportQuestion *question = &g_array_index (self->questions, LydImportQuestion, i);

    if (question->answered && lyd_id_is_none (&question->id))
      g_ptr_array_add (self->new_questions, question->label);
  }
  if (self->unmatched.answered && lyd_id_is_none (&self->unmatched.id))
    g_ptr_array_add (self->new_questions, self->unmatched.label);
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const LydImportNote *one = a;
  const LydImportNote *other = b;

  return one->line != other->line ? (one->line > other->line) - (one->line < other->line)
                                  : (one->column > other->column) - (one->column < other->column);
}

static void
note_file_problems (LydImportPlan *self)
{
  const GArray *problems = lyd_import_file_get_problems (self->reader);

  for (guint i = 0; i < problems->len; i++) {
    const LydImportProblem *problem = &g_array_index (problems, LydImportProblem, i);

    lyd_import_note (self, problem->line, problem->column, problem->reason, problem->value, 0);
  }
}

static gboolean
plan_rows (LydImportPlan *self,
           LydFile *file,
           GError **error)
{
  g_autoptr (LydImportRow) row = NULL;
  guint n = lyd_import_file_get_n_rows (self->reader);

  if (!lyd_import_load (self, file, error))
    return FALSE;
  note_file_problems (self);
  if (!lyd_import_group (self, error))
    return FALSE;

  row = lyd_import_row_new (self->reader);
  for (guint i = 0; i < n; i++) {
    if (!lyd_import_report (self, n + i, 2 * n, error))
      return FALSE;
    if (lyd_import_get_entry (self, i)->row.outcome == LYD_IMPORT_SKIPPED)
      continue;
    lyd_import_file_read_row (self->reader, i, row);
    if (!plan_entry (self, file, i, row, error))
      return FALSE;
  }
  list_new_questions (self);
  lyd_import_find_closest (self);
  g_array_sort (self->notes, compare_notes);
  return list_gone (self, file, error);
}

/**
 * lyd_import_plan_refresh:
 *
 * Plans again, for what is on file now. Answers to questions stay, decisions about conflicts do not.
 */
gboolean
lyd_import_plan_refresh (LydImportPlan *self,
                         LydFile *file,
                         GError **error)
{
  gboolean done;

  if (!lyd_imports_begin_reading (file->db, error))
    return FALSE;
  done = plan_rows (self, file, error);
  if (!done)
    self->state = -1; /* half a plan must not be applied */
  lyd_imports_end_reading (file->db);
  return done;
}

/* Whether there is anything to write: the same file again has nothing. */
gboolean
lyd_import_plan_changes_anything (const LydImportPlan *self)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const LydImportEntry *entry = lyd_import_get_entry (self, i);

    if (entry->row.outcome != LYD_IMPORT_SKIPPED &&
        (entry->note || lyd_import_get_outcome (entry) != LYD_IMPORT_UNCHANGED))
      return TRUE;
  }
  return FALSE;
}
