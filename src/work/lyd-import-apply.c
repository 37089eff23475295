#include "lyd-import-private.h"

#include "lyd-code.h"
#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-waiting.h"

#include <glib/gi18n.h>
#include <string.h>

/* design.md, "Waiting for each other": more than that is taken out of the write-ahead log at once. */
#define MANY_ROWS 5000

/* 16 letters, five of them. */
#define N_SHORT_CODES (1 << 20)
#define SHORT_CODE_TRIES 100000

/* One run of lyd_import_apply(). */
typedef struct {
  LydFile *file;
  LydImportPlan *plan;
  LydId batch;
  gint64 now;
  guint8 *short_codes; /* a bit each: taken in this event */
  guint conflict;      /* the first that is not before the row at hand */
  gboolean *picked;    /* one a session */
  GPtrArray *notes;    /* of LydImportEntry: what the file says of them is to be noted */
  gboolean freed;      /* a place that somebody may wait for */
} Apply;

static guint
short_code_number (const char *code)
{
  guint number = 0;

  for (const char *p = code; *p != '\0'; p++) {
    const char *letter = strchr (LYD_CODE_LETTERS, *p);

    number = number * 16 + (letter != NULL ? (guint) (letter - LYD_CODE_LETTERS) : 0);
  }
  return number % N_SHORT_CODES;
}

static gboolean
load_short_codes (Apply *self,
                  GError **error)
{
  g_autoptr (GPtrArray) codes = lyd_imports_list_short_codes (self->file->db, &self->plan->event, error);

  if (codes == NULL)
    return FALSE;
  for (guint i = 0; i < codes->len; i++) {
    guint number = short_code_number (g_ptr_array_index (codes, i));

    self->short_codes[number / 8] |= (guint8) (1 << number % 8);
  }
  return TRUE;
}

static char *
make_short_code (Apply *self,
                 GError **error)
{
  for (int i = 0; i < SHORT_CODE_TRIES; i++) {
    g_autofree char *code = NULL;
    guint8 random[3];
    guint number;

    lyd_context_random (&self->file->context, random, sizeof random);
    code = lyd_short_code_make (random);
    number = short_code_number (code);
    if ((self->short_codes[number / 8] & 1 << number % 8) != 0)
      continue;
    self->short_codes[number / 8] |= (guint8) (1 << number % 8);
    return g_steal_pointer (&code);
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("This event has no short codes left. Nothing was imported."));
  return NULL;
}

static gboolean
insert_code (Apply *self,
             const LydId *registration,
             GError **error)
{
  guint8 random[LYD_CODE_N_BYTES];
  g_autofree char *code = NULL;

  lyd_context_random (&self->file->context, random, sizeof random);
  code = lyd_code_make (random);
  return lyd_codes_insert (self->file->db, code, registration, self->now, error);
}

/* The organization that the file calls @name, made now if it is the first to say so. */
static gboolean
take_organization (Apply *self,
                   const char *name,
                   LydImportOrganization **found,
                   LydId *id,
                   GError **error)
{
  LydImportOrganization *organization = lyd_import_find_organization (self->plan, name, 0);

  *found = organization;
  *id = lyd_id_none;
  if (organization == NULL)
    return TRUE;
  if (lyd_id_is_none (&organization->id)) {
    LydOrganization made = { .id = lyd_context_make_id (&self->file->context), .name = organization->name };

    if (!lyd_organizations_insert (self->file->db, &made, error))
      return FALSE;
    organization->id = made.id;
  }
  *id = organization->id;
  return TRUE;
}

static gboolean
insert_person (Apply *self,
               LydImportEntry *entry,
               const LydImportRow *row,
               GError **error)
{
  g_autoptr (LydPerson) person = lyd_person_new ();
  LydImportOrganization *organization;

  person->id = lyd_context_make_id (&self->file->context);
  for (int field = 0; field < LYD_N_FIELDS; field++)
    if (row->values[field] != NULL)
      (void) lyd_import_set_person_text (person, (LydField) field, row->values[field]);
  if (!take_organization (self, row->values[LYD_FIELD_ORGANIZATION], &organization, &person->organization, error) ||
      !lyd_people_insert_new (self->file->db, person, organization != NULL ? organization->name : NULL, error))
    return FALSE;
  entry->person = person->id;
  return TRUE;
}

static gboolean
set_answer (Apply *self,
            const LydId *registration,
            LydImportQuestion *question,
            const char *value,
            GError **error)
{
  if (lyd_id_is_none (&question->id)) /* nobody answered it */
    return TRUE;
  return lyd_answers_set (self->file->db, registration, &question->id, value, error);
}

static gboolean
has_index (const GArray *indexes,
           guint index)
{
  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    if (g_array_index (indexes, guint, i) == index)
      return TRUE;
  return FALSE;
}

/* As was planned. */
static gboolean
add_choice (Apply *self,
            const LydImportEntry *entry,
            guint session,
            GError **error)
{
  const LydId *id = &((LydSession *) g_ptr_array_index (self->plan->sessions, session))->id;

  if (has_index (entry->refused, session))
    return TRUE;
  return has_index (entry->waits, session) ? lyd_waiting_add (self->file->db, &entry->registration, id, error)
                                           : lyd_places_add (self->file->db, &entry->registration, id, error);
}

/* The choices that are sessions become places; the others are kept as an answer. */
static gboolean
set_sessions (Apply *self,
              const LydImportEntry *entry,
              const char *text,
              gboolean places,
              GError **error)
{
  LydImportPlan *plan = self->plan;
  g_autoptr (GString) unmatched = NULL;

  if (text == NULL || text[0] == '\0')
    return TRUE;
  unmatched = g_string_new (NULL);
  memset (self->picked, 0, plan->sessions->len * sizeof (gboolean));
  (void) lyd_import_pick_sessions (plan, text, self->picked, unmatched);
  for (guint i = 0; i < plan->sessions->len && places; i++)
    if (self->picked[i] && !add_choice (self, entry, i, error))
      return FALSE;
  return unmatched->len == 0 || set_answer (self, &entry->registration, &plan->unmatched, unmatched->str, error);
}

static gboolean
insert_answers (Apply *self,
                const LydId *registration,
                const LydImportRow *row,
                GError **error)
{
  for (guint i = 0; i < row->n_answers; i++) {
    const LydImportQuestion *question = &g_array_index (self->plan->questions, LydImportQuestion, i);

    if (row->answers[i][0] != '\0' &&
        !lyd_answers_add (self->file->db, registration, &question->id, row->answers[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert_registration (Apply *self,
                     LydImportEntry *entry,
                     const LydImportRow *row,
                     GError **error)
{
  g_autoptr (LydRegistration) registration = lyd_registration_new ();
  LydDb *db = self->file->db;

  registration->id = lyd_context_make_id (&self->file->context);
  registration->event = self->plan->event;
  registration->person = entry->person;
  registration->origin = LYD_ORIGIN_IMPORT;
  registration->registered_at = entry->registered_at != LYD_TIME_NONE ? entry->registered_at : self->now;
  for (int field = 0; field < LYD_N_FIELDS; field++)
    if (row->values[field] != NULL)
      (void) lyd_import_set_registration_text (registration, (LydField) field,
                                               lyd_import_normal ((LydField) field, row->values[field]));
  if (entry->hold != LYD_HOLD_NONE)
    registration->status = lyd_hold_get_status (entry->hold);
  registration->short_code = make_short_code (self, error);
  if (registration->short_code == NULL || !lyd_registrations_insert (db, registration, error) ||
      !insert_code (self, &registration->id, error) || !insert_answers (self, &registration->id, row, error))
    return FALSE;

  entry->registration = registration->id;
  return set_sessions (self, entry, row->values[LYD_FIELD_SESSIONS], TRUE, error);
}

/* Lets @value mean @person as well, besides what stands with them. */
static gboolean
add_alias (Apply *self,
           const LydPerson *person,
           const char *kind,
           const char *value,
           GError **error)
{
  g_autofree char *folded = value != NULL ? lyd_import_fold_alias (kind, value) : NULL;
  LydAlias alias = { .person = person->id, .kind = (char *) kind, .value = (char *) value, .folded = folded };

  if (folded == NULL || folded[0] == '\0')
    return TRUE;
  alias.id = lyd_context_make_id (&self->file->context);
  return lyd_people_add_alias (self->file->db, &alias, error);
}

/* @registration: (nullable). Sets what became of it in @touched: 1 the person, 2 the registration. */
static gboolean
apply_field (Apply *self,
             LydPerson *person,
             LydRegistration *registration,
             LydField field,
             const char *value,
             guint *touched,
             GError **error)
{
  if (field == LYD_FIELD_ORGANIZATION) {
    LydImportOrganization *organization;

    *touched |= 1;
    return take_organization (self, value, &organization, &person->organization, error);
  }
  /* Somebody's address that is replaced still means them. */
  if (field == LYD_FIELD_EMAIL && !add_alias (self, person, "email", person->email, error))
    return FALSE;
  if (lyd_import_set_person_text (person, field, value))
    *touched |= 1;
  else if (registration != NULL && lyd_import_set_registration_text (registration, field, value))
    *touched |= 2;
  return TRUE;
}

static gboolean
apply_change (Apply *self,
              LydPerson *person,
              LydRegistration *registration,
              const LydImportChange *change,
              guint *touched,
              GError **error)
{
  LydImportPlan *plan = self->plan;
  LydDb *db = self->file->db;
  const LydId *session;

  if (change->kind == LYD_CHANGE_FIELD)
    return apply_field (self, person, registration, (LydField) change->which, change->value, touched, error);
  if (change->kind == LYD_CHANGE_ANSWER)
    return set_answer (self, &registration->id, &g_array_index (plan->questions, LydImportQuestion, change->which),
                       change->value, error);
  session = &((LydSession *) g_ptr_array_index (plan->sessions, change->which))->id;
  if (change->kind == LYD_CHANGE_ADD_PLACE)
    return lyd_places_add (db, &registration->id, session, error);
  if (change->kind == LYD_CHANGE_ADD_WAITING)
    return lyd_waiting_add (db, &registration->id, session, error);
  self->freed = TRUE;
  return lyd_places_remove (db, &registration->id, session, error) &&
         lyd_waiting_remove (db, &registration->id, session, error);
}

/* The conflicts of row @index that were decided otherwise than for what is here. */
static gboolean
apply_taken (Apply *self,
             guint index,
             LydPerson *person,
             LydRegistration *registration,
             guint *touched,
             GError **error)
{
  const GArray *conflicts = self->plan->conflicts;

  while (self->conflict < conflicts->len && g_array_index (conflicts, LydImportConflict, self->conflict).row < index)
    self->conflict++;
  for (guint i = self->conflict; i < conflicts->len; i++) {
    const LydImportConflict *conflict = &g_array_index (conflicts, LydImportConflict, i);
    int field = lyd_word_find (&lyd_fields, conflict->field);
    LydImportChange change = { LYD_CHANGE_FIELD, (guint) field, conflict->file };

    if (conflict->row != index)
      break;
    if (conflict->decision == LYD_IMPORT_KEEP)
      continue;
    if (conflict->decision == LYD_IMPORT_BOTH) {
      if (!add_alias (self, person, lyd_import_get_alias_kind (conflict->field), conflict->file, error))
        return FALSE;
      continue;
    }
    if (field == LYD_FIELD_QUESTION) {
      change.kind = LYD_CHANGE_ANSWER;
      change.which = (guint) lyd_import_file_get_column (self->plan->reader, conflict->column - 1)->answer;
    }
    /* Nobody planned an organization that only a decision names. */
    if (field == LYD_FIELD_ORGANIZATION)
      (void) lyd_import_find_organization (self->plan, conflict->file, conflict->line);
    if (!apply_change (self, person, registration, &change, touched, error))
      return FALSE;
  }
  return TRUE;
}

/* Writes what changed of a registration, and what follows from another status. */
static gboolean
write_registration (Apply *self,
                    const LydRegistration *registration,
                    LydStatus before,
                    GError **error)
{
  gboolean confirmed = registration->status == LYD_STATUS_CONFIRMED;

  if (!lyd_registrations_update (self->file->db, registration, error))
    return FALSE;
  if (before == LYD_STATUS_CONFIRMED && !confirmed)
    self->freed = TRUE;
  return before == LYD_STATUS_CONFIRMED || !confirmed ||
         lyd_seating_settle_registration (self->file, registration, error);
}

/* Somebody on file: what the row changes of the person and, where there is one, of the registration. */
static gboolean
update_entry (Apply *self,
              guint index,
              GError **error)
{
  const LydImportEntry *entry = lyd_import_get_entry (self->plan, index);
  LydDb *db = self->file->db;
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (LydPerson) person = NULL;
  LydStatus before = LYD_STATUS_CONFIRMED;
  guint touched = 0;

  if (entry->changes == NULL && entry->n_taken == 0)
    return TRUE;
  person = lyd_people_get (db, &entry->person, error);
  if (person == NULL)
    return FALSE;
  if (!lyd_id_is_none (&entry->registration)) {
    registration = lyd_registrations_get (db, &entry->registration, error);
    if (registration == NULL)
      return FALSE;
    before = registration->status;
  }

  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    if (!apply_change (self, person, registration, &g_array_index (entry->changes, LydImportChange, i), &touched,
                       error))
      return FALSE;
  if (entry->n_taken > 0 && !apply_taken (self, index, person, registration, &touched, error))
    return FALSE;
  return ((touched & 1) == 0 || lyd_people_update (db, person, error)) &&
         ((touched & 2) == 0 || write_registration (self, registration, before, error));
}

static gboolean
write_note (Apply *self,
            const LydImportEntry *entry,
            const LydImportRow *row,
            GError **error)
{
  g_autofree char *cells = lyd_import_write_cells (self->plan, row);
  LydImportStored stored = {
    .identity = entry->identity,
    .registration = entry->registration,
    .line = entry->row.line,
    .cells = cells,
  };

  return entry->known ? lyd_imports_set_row (self->file->db, &self->plan->event, &self->batch, &stored, error)
                      : lyd_imports_add_row (self->file->db, &self->plan->event, &self->batch, &stored, error);
}

static gboolean
apply_entry (Apply *self,
             guint index,
             LydImportRow *row,
             GError **error)
{
  LydImportEntry *entry = lyd_import_get_entry (self->plan, index);
  gboolean adding = entry->row.outcome == LYD_IMPORT_ADDED;

  if (entry->row.outcome == LYD_IMPORT_SKIPPED ||
      (!adding && !entry->note && lyd_import_get_outcome (entry) == LYD_IMPORT_UNCHANGED))
    return TRUE;
  lyd_import_file_read_row (self->plan->reader, index, row);
  if (lyd_id_is_none (&entry->person)) {
    if (!insert_person (self, entry, row, error))
      return FALSE;
  } else if (!update_entry (self, index, error)) {
    return FALSE;
  }
  if (adding && !insert_registration (self, entry, row, error))
    return FALSE;
  /* A choice that no session is called like is an answer, at a later import too. */
  if (!adding && entry->note &&
      !set_sessions (self, entry, row->values[LYD_FIELD_SESSIONS], FALSE, error))
    return FALSE;
  if (entry->note)
    g_ptr_array_add (self->notes, entry);
  return TRUE;
}

/* Makes the question that a column asks, if anybody answered it and the event has none like it. */
static gboolean
insert_question (Apply *self,
                 LydImportQuestion *question,
                 int *position,
                 GError **error)
{
  LydQuestion made = { .event = self->plan->event, .label = question->label, .position = *position };

  if (!question->answered || !lyd_id_is_none (&question->id))
    return TRUE;
  made.kind = question->column->field == LYD_FIELD_QUESTION ? question->column->kind : LYD_QUESTION_TEXT;
  made.sensitive = question->column->sensitive;
  made.id = lyd_context_make_id (&self->file->context);
  if (!lyd_questions_insert (self->file->db, &made, error))
    return FALSE;
  question->id = made.id;
  (*position)++;
  return TRUE;
}

static gboolean
insert_questions (Apply *self,
                  GError **error)
{
  g_autoptr (GPtrArray) known = lyd_questions_list (self->file->db, &self->plan->event, error);
  int position;

  if (known == NULL)
    return FALSE;
  position = (int) known->len;
  for (guint i = 0; i < self->plan->questions->len; i++)
    if (!insert_question (self, &g_array_index (self->plan->questions, LydImportQuestion, i), &position, error))
      return FALSE;
  return insert_question (self, &self->plan->unmatched, &position, error);
}

static gboolean
insert_batch (Apply *self,
              const LydImportCounts *counts,
              GError **error)
{
  LydImportBatch batch = {
    .id = self->batch,
    .event = self->plan->event,
    .file_name = self->plan->file_name,
    .hash = self->plan->hash,
    .format = (char *) lyd_import_file_get_format (self->plan->reader)->id,
    .at = self->now,
    .added = (int) counts->added,
    .updated = (int) counts->updated,
    .unchanged = (int) counts->unchanged,
    .skipped = (int) counts->skipped,
  };

  return lyd_imports_insert_batch (self->file->db, &batch, error);
}

static gboolean
remember_mapping (Apply *self,
                  GError **error)
{
  g_autofree char *key = lyd_import_file_dup_header_key (self->plan->reader);
  g_autofree char *mapping = lyd_import_file_dup_mapping (self->plan->reader);

  return lyd_imports_set_mapping (self->file->db, key, mapping, error);
}

static int
compare_identities (gconstpointer a,
                    gconstpointer b)
{
  const LydImportEntry *one = *(const LydImportEntry *const *) a;
  const LydImportEntry *other = *(const LydImportEntry *const *) b;

  return strcmp (one->identity, other->identity);
}

/* Notes what the file says, in the order of the table's key: the rows are long, and anywhere else each would tear
 * another page out of the cache. */
static gboolean
write_notes (Apply *self,
             GError **error)
{
  g_autoptr (LydImportRow) row = lyd_import_row_new (self->plan->reader);

  g_ptr_array_sort (self->notes, compare_identities);
  for (guint i = 0; i < self->notes->len; i++) {
    const LydImportEntry *entry = g_ptr_array_index (self->notes, i);

    lyd_import_file_read_row (self->plan->reader, entry->index, row);
    if (!write_note (self, entry, row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
apply_rows (Apply *self,
            GError **error)
{
  g_autoptr (LydImportRow) row = lyd_import_row_new (self->plan->reader);
  guint n = self->plan->entries->len;

  for (guint i = 0; i < n; i++)
    if (!lyd_import_report (self->plan, i, n, error) || !apply_entry (self, i, row, error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_outdated (GError **error)
{
  g_set_error (
    error, LYD_ERROR, LYD_ERROR_CONFLICT,
    _ ("The data has changed since this import was prepared. Nothing was imported; look at the preview again."));
  return FALSE;
}

static gboolean
check_current (Apply *self,
               GError **error)
{
  gint64 state = lyd_imports_get_state (self->file->db, error);

  return state >= 0 && (state == self->plan->state || refuse_outdated (error));
}

static gboolean
commit (Apply *self,
        LydAct **act,
        const LydImportCounts *counts,
        const GPtrArray *promoted,
        GError **error)
{
  g_autofree char *names = lyd_promotions_dup_names (promoted);
  g_autofree char *added = g_strdup_printf ("%u", counts->added);
  g_autofree char *updated = g_strdup_printf ("%u", counts->updated);
  g_autofree char *unchanged = g_strdup_printf ("%u", counts->unchanged);
  g_autofree char *skipped = g_strdup_printf ("%u", counts->skipped);
  g_autofree char *event = lyd_id_to_string (&self->plan->event);
  guint n = lyd_import_plan_get_room (self->plan).n_beyond;
  g_autofree char *beyond = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  return lyd_file_commit (self->file, act, "import", &self->batch, error, "file", self->plan->file_name, "added", added,
                          "updated", updated, "unchanged", unchanged, "skipped", skipped, "event", event, "promoted",
                          names, "n_beyond", beyond, NULL);
}

static gboolean
run (Apply *self,
     GError **error)
{
  LydImportCounts counts = lyd_import_plan_get_counts (self->plan);
  g_autoptr (GPtrArray) promoted = lyd_promotions_new ();
  g_autoptr (LydAct) act = lyd_file_begin (self->file, error);

  return act != NULL && check_current (self, error) && load_short_codes (self, error) &&
         insert_batch (self, &counts, error) && insert_questions (self, error) && apply_rows (self, error) &&
         write_notes (self, error) && remember_mapping (self, error) &&
         (!self->freed || lyd_seating_settle (self->file, &self->plan->event, NULL, promoted, error)) &&
         commit (self, &act, &counts, promoted, error);
}

/**
 * lyd_import_apply:
 * @plan: used up: to import again, plan again
 * @import: (out): the import's id, for undoing it; none where there was nothing to change
 *
 * Does what @plan says, in one transaction and one journal entry: all of it, or nothing with an error. A plan that is
 * out of date is refused with %LYD_ERROR_CONFLICT, see lyd_import_plan_refresh().
 */
gboolean
lyd_import_apply (LydFile *file,
                  LydImportPlan *plan,
                  LydId *import,
                  GError **error)
{
  Apply self = { .file = file, .plan = plan, .now = lyd_context_now (lyd_file_get_context (file)) };
  gboolean large = plan->entries->len > MANY_ROWS;
  gboolean done;

  *import = lyd_id_none;
  if (plan->state < 0)
    return refuse_outdated (error);
  if (!lyd_import_plan_changes_anything (plan))
    return TRUE;
  self.batch = lyd_context_make_id (lyd_file_get_context (file));
  self.short_codes = g_malloc0 (N_SHORT_CODES / 8);
  self.picked = g_new0 (gboolean, plan->sessions->len + 1);
  self.notes = g_ptr_array_new ();
  done = (!large || lyd_imports_set_large (file->db, TRUE, error)) && run (&self, error);
  g_ptr_array_unref (self.notes);
  g_free (self.short_codes);
  g_free (self.picked);
  /* Ids that were given to what is not on file now must not be taken for real: only a refresh makes the plan usable. */
  plan->state = -1;
  if (large)
    (void) lyd_imports_set_large (file->db, FALSE, NULL); /* only memory: what was done stays done */
  if (!done)
    return FALSE;

  *import = self.batch;
  if (large)
    lyd_imports_checkpoint (file->db);
  return TRUE;
}
