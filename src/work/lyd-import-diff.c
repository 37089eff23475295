#include "lyd-import-private.h"

#include "lyd-fold.h"
#include "lyd-people.h"
#include "lyd-registrations.h"

#include <string.h>

/*
 * Three sides: what the file said at its last import (base), what it says now, what is on file here. A cell changes
 * only if the file changed it and nobody did here; what differs otherwise is kept and shown.
 *
 * What a file said is kept as lines of "KEY TAB VALUE", blank cells left out; a key is a field's id or "?" and a
 * question's label. Backslash, tab and line end are written \\ \t \n.
 */

/* What one row is compared with. */
typedef struct {
  LydImportPlan *plan;
  LydImportEntry *entry;
  guint index;      /* of the entry */
  GHashTable *base; /* key -> value, or NULL: never imported */
  LydPerson *person;
  LydRegistration *registration; /* NULL: not registered yet */
  const char *organization;      /* name on file, "" */
} Sides;

typedef enum {
  SAME,
  CHANGE,
  CONFLICT_FILE_CHANGED,
  CONFLICT_EDITED_HERE,
} Decision;

static void
append_escaped (GString *out,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '\\' || *p == '\t' || *p == '\n') {
      g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\t' ? 't' : *p == '\n' ? 'n'
                                                            : '\\');
    } else {
      g_string_append_c (out, *p);
    }
  }
}

static void
append_cell (GString *out,
             const char *mark,
             const char *key,
             const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  g_string_append (out, mark);
  append_escaped (out, key);
  g_string_append_c (out, '\t');
  append_escaped (out, value);
  g_string_append_c (out, '\n');
}

/* Returns: (transfer full): what the file says in @row, to be compared with at the next import */
char *
lyd_import_write_cells (const LydImportPlan *self,
                        const LydImportRow *row)
{
  GString *out = g_string_sized_new (256);

  for (int field = 0; field < LYD_N_FIELDS; field++)
    append_cell (out, "", lyd_word_id (&lyd_fields, field), row->values[field]);
  for (guint i = 0; i < row->n_answers; i++)
    append_cell (out, "?", g_array_index (self->questions, LydImportQuestion, i).label, row->answers[i]);
  return g_string_free (out, FALSE);
}

/* Undoes append_escaped() in place; @end is where the text ends. */
static char *
unescape (char *text,
          char *end)
{
  char *out = text;

  for (char *p = text; p < end; p++) {
    if (*p == '\\' && p + 1 < end) {
      p++;
      *out++ = *p == 't' ? '\t' : *p == 'n' ? '\n'
                                            : *p;
    } else {
      *out++ = *p;
    }
  }
  *out = '\0';
  return text;
}

/* Returns: (transfer full): what @cells say of @key, "" where nothing */
char *
lyd_import_get_cell (const char *cells,
                     const char *key)
{
  gsize length = strlen (key);

  while (*cells != '\0') {
    const char *end = strchrnul (cells, '\n');

    if (strncmp (cells, key, length) == 0 && cells[length] == '\t') {
      char *value = g_strndup (cells + length + 1, (gsize) (end - cells) - length - 1);

      return unescape (value, value + strlen (value));
    }
    cells = *end != '\0' ? end + 1 : end;
  }
  return g_strdup ("");
}

/* @text is cut up and must outlive what is returned. */
static GHashTable *
read_cells (char *text)
{
  GHashTable *cells = g_hash_table_new (g_str_hash, g_str_equal);

  while (*text != '\0') {
    char *end = strchrnul (text, '\n');
    char *tab = memchr (text, '\t', (gsize) (end - text));
    char *next = *end != '\0' ? end + 1 : end;

    if (tab != NULL) {
      char *value = unescape (tab + 1, end);

      g_hash_table_insert (cells, unescape (text, tab), value);
    }
    text = next;
  }
  return cells;
}

/* What a blank cell means for @field. */
const char *
lyd_import_normal (LydField field,
                   const char *value)
{
  if (value[0] != '\0')
    return value;
  switch ((int) field) {
  case LYD_FIELD_STATUS:
    return "confirmed";
  case LYD_FIELD_TYPE:
    return "member-staff";
  case LYD_FIELD_FIRST_TIME:
  case LYD_FIELD_NO_PHOTOS:
  case LYD_FIELD_NEEDS_ASSISTANCE:
  case LYD_FIELD_PRONOUNS_CONSENT:
    return "no";
  default:
    return value;
  }
}

/* Nobody has said anything yet. A status always says something: confirmed is not the same as never asked. */
static gboolean
is_blank (LydField field,
          const char *value)
{
  return field != LYD_FIELD_STATUS && strcmp (value, lyd_import_normal (field, "")) == 0;
}

/* Whether a difference is only one of writing. */
static gboolean
is_alike (LydField field,
          const char *a,
          const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (field == LYD_FIELD_EMAIL) {
    folded_a = lyd_fold_email (a);
    folded_b = lyd_fold_email (b);
  } else if (field == LYD_FIELD_PHONE) {
    folded_a = lyd_fold_phone (a);
    folded_b = lyd_fold_phone (b);
  } else if (field == LYD_FIELD_ORGANIZATION) {
    folded_a = lyd_fold_organization (a);
    folded_b = lyd_fold_organization (b);
  } else {
    folded_a = lyd_fold_text (a);
    folded_b = lyd_fold_text (b);
  }
  return folded_a != NULL && folded_a[0] != '\0' && g_strcmp0 (folded_a, folded_b) == 0;
}

/* @base: %NULL where the file was never imported. All are normal. */
static Decision
decide (LydField field,
        const char *base,
        const char *file,
        const char *here)
{
  if (strcmp (file, here) == 0)
    return SAME;
  /* An organization is who it is however it is spelled. */
  if (field == LYD_FIELD_ORGANIZATION && is_alike (field, file, here))
    return SAME;
  if (base != NULL && strcmp (base, file) == 0)
    return is_blank (field, file) ? SAME : CONFLICT_EDITED_HERE;
  if (base != NULL ? strcmp (base, here) == 0 || (field == LYD_FIELD_ORGANIZATION && is_alike (field, base, here))
                   : is_blank (field, here))
    return CHANGE;
  if (is_blank (field, file) || is_alike (field, file, here))
    return SAME;
  return base != NULL ? CONFLICT_FILE_CHANGED : CONFLICT_EDITED_HERE;
}

static void
add_change (LydImportEntry *entry,
            LydChangeKind kind,
            guint which,
            const char *value)
{
  LydImportChange change = { kind, which, value };

  if (entry->changes == NULL)
    entry->changes = g_array_new (FALSE, FALSE, sizeof (LydImportChange));
  g_array_append_val (entry->changes, change);
}

/* The fields of which people have several. */
static const struct {
  LydField field;
  const char *kind;
  char *(*fold) (const char *text);
} alias_kinds[] = {
  { LYD_FIELD_NAME, "name", lyd_fold_text },
  { LYD_FIELD_EMAIL, "email", lyd_fold_email },
  { LYD_FIELD_PHONE, "phone", lyd_fold_phone },
};

/* As which kind of alias the field @id is kept; NULL: of that a person has one. */
const char *
lyd_import_get_alias_kind (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alias_kinds); i++)
    if (strcmp (lyd_word_id (&lyd_fields, (int) alias_kinds[i].field), id) == 0)
      return alias_kinds[i].kind;
  return NULL;
}

/* Returns: (transfer full) (nullable): as what @value is compared, as an alias of that kind */
char *
lyd_import_fold_alias (const char *kind,
                       const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alias_kinds); i++)
    if (strcmp (alias_kinds[i].kind, kind) == 0)
      return alias_kinds[i].fold (value);
  return NULL;
}

/* Whether the file says what the person is known by besides: nothing is to be decided any more. */
static gboolean
is_known_alias (Sides *sides,
                LydFile *file,
                LydField field,
                const char *value,
                gboolean *known,
                GError **error)
{
  const char *kind = lyd_import_get_alias_kind (lyd_word_id (&lyd_fields, (int) field));
  g_autofree char *folded = kind != NULL && value[0] != '\0' ? lyd_import_fold_alias (kind, value) : NULL;

  *known = FALSE;
  return folded == NULL || lyd_people_has_alias (file->db, &sides->person->id, kind, folded, known, error);
}

static void
add_conflict (Sides *sides,
              const LydImportColumn *column,
              const char *field,
              const char *file,
              const char *here,
              gboolean file_changed,
              gboolean can_take)
{
  LydImportConflict conflict = {
    .row = sides->index,
    .line = sides->entry->row.line,
    .column = column != NULL ? column->number : 0,
    .field = field,
    .label = column != NULL ? column->header : "",
    .name = sides->entry->row.name,
    .file = g_string_chunk_insert (sides->plan->strings, file),
    .here = g_string_chunk_insert (sides->plan->strings, here),
    .file_changed = file_changed,
    .can_take = can_take,
    .can_both = can_take && file[0] != '\0' && here[0] != '\0' && lyd_import_get_alias_kind (field) != NULL,
  };

  g_array_append_val (sides->plan->conflicts, conflict);
}

static const char *
get_base (const Sides *sides,
          const char *key)
{
  const char *value;

  if (sides->base == NULL)
    return NULL;
  value = g_hash_table_lookup (sides->base, key);
  return value != NULL ? value : "";
}

/* What is on file, as the file would say it; NULL: nothing that an import changes. */
static const char *
get_here (const Sides *sides,
          LydField field)
{
  const char *here = lyd_import_get_person_text (sides->person, field);

  if (here == NULL && field == LYD_FIELD_ORGANIZATION)
    here = sides->organization;
  if (here == NULL && sides->registration != NULL)
    here = lyd_import_get_registration_text (sides->registration, field);
  return here;
}

/* Their own addresses all mean them: matched by one of those, the file has said nothing new. */
static gboolean
is_their_address (const Sides *sides,
                  const char *here)
{
  return sides->entry->email != NULL && sides->base == NULL && here[0] != '\0';
}

static gboolean
diff_field (Sides *sides,
            LydFile *lanyard,
            LydField field,
            const char *value,
            GError **error)
{
  const char *here = get_here (sides, field);
  const char *file = lyd_import_normal (field, value);
  const char *base = get_base (sides, lyd_word_id (&lyd_fields, (int) field));
  const LydImportColumn *column = lyd_import_file_find_column (sides->plan->reader, field);
  gboolean known;
  Decision decision;

  if (here == NULL || (field == LYD_FIELD_EMAIL && is_their_address (sides, here)))
    return TRUE;
  decision = decide (field, base != NULL ? lyd_import_normal (field, base) : NULL, file, here);
  if (decision == CHANGE)
    add_change (sides->entry, LYD_CHANGE_FIELD, field, file);
  if (decision == CHANGE || decision == SAME)
    return TRUE;
  if (!is_known_alias (sides, lanyard, field, file, &known, error))
    return FALSE;
  if (!known)
    add_conflict (sides, column, lyd_word_id (&lyd_fields, (int) field), file, here, decision == CONFLICT_FILE_CHANGED,
                  TRUE);
  return TRUE;
}

static gboolean
diff_answers (Sides *sides,
              LydFile *file,
              const LydImportRow *row,
              GError **error)
{
  for (guint i = 0; i < row->n_answers; i++) {
    const LydImportQuestion *question = &g_array_index (sides->plan->questions, LydImportQuestion, i);
    g_autofree char *key = g_strconcat ("?", question->label, NULL);
    g_autofree char *here = NULL;
    g_autoptr (GError) local = NULL;
    Decision decision;

    if (!lyd_id_is_none (&question->id))
      here = lyd_answers_get (file->db, &sides->registration->id, &question->id, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    decision = decide (LYD_FIELD_QUESTION, get_base (sides, key), row->answers[i], here != NULL ? here : "");
    if (decision == CHANGE)
      add_change (sides->entry, LYD_CHANGE_ANSWER, i, row->answers[i]);
    else if (decision != SAME)
      add_conflict (sides, question->column, "question", row->answers[i], here != NULL ? here : "",
                    decision == CONFLICT_FILE_CHANGED, TRUE);
  }
  return TRUE;
}

/* The session is newly chosen: a place, the waiting list, or neither where it is for others. */
static gboolean
add_place (Sides *sides,
           LydFile *file,
           guint session,
           GError **error)
{
  const LydRegistration *registration = sides->registration;
  LydCandidate candidate = { sides->person->id, sides->person->organization, registration->type };
  LydChoice choice = LYD_CHOICE_TAKEN;

  if (registration->status == LYD_STATUS_CONFIRMED &&
      !lyd_import_places_take_session (sides->plan, file, sides->entry, &candidate, session, &choice, error))
    return FALSE;
  if (choice != LYD_CHOICE_REFUSED)
    add_change (sides->entry, choice == LYD_CHOICE_TAKEN ? LYD_CHANGE_ADD_PLACE : LYD_CHANGE_ADD_WAITING, session,
                NULL);
  return TRUE;
}

/* Choices are compared one by one: what the file added is added, what it took away is taken away. */
static gboolean
diff_sessions (Sides *sides,
               LydFile *file,
               const LydImportRow *row,
               GError **error)
{
  LydImportPlan *plan = sides->plan;
  const char *text = row->values[LYD_FIELD_SESSIONS];
  const char *base = get_base (sides, "sessions");
  const LydImportColumn *column = lyd_import_file_find_column (plan->reader, LYD_FIELD_SESSIONS);
  guint n = plan->sessions->len;
  g_autofree gboolean *now = g_new0 (gboolean, n + 1);
  g_autofree gboolean *before = g_new0 (gboolean, n + 1);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (LydId));

  if (text == NULL || (base != NULL && strcmp (base, text) == 0 && text[0] == '\0'))
    return TRUE;
  if (!lyd_imports_list_places (file->db, &sides->registration->id, places, error))
    return FALSE;
  lyd_import_pick_sessions (plan, text, now, NULL);
  lyd_import_pick_sessions (plan, base, before, NULL);
  for (guint i = 0; i < n; i++) {
    const LydSession *session = g_ptr_array_index (plan->sessions, i);
    gboolean here = FALSE;

    for (guint j = 0; j < places->len && !here; j++)
      here = lyd_id_equal (&g_array_index (places, LydId, j), &session->id);
    if (now[i] && !before[i] && !here && !add_place (sides, file, i, error))
      return FALSE;
    if (!now[i] && before[i] && here)
      add_change (sides->entry, LYD_CHANGE_REMOVE_PLACE, i, NULL);
    else if (now[i] && before[i] && !here)
      add_conflict (sides, column, "sessions", session->title, "", FALSE, FALSE);
  }
  return TRUE;
}

/* A row without a name borrows the address's. */
gboolean
lyd_import_is_nameless (const LydImportRow *row)
{
  return g_strcmp0 (row->values[LYD_FIELD_NAME], row->values[LYD_FIELD_EMAIL]) == 0;
}

static void
note_cancelled (Sides *sides,
                const LydImportRow *row)
{
  const LydRegistration *registration = sides->registration;

  /* Where the file speaks of the status, that is a conflict of its own. */
  if (registration == NULL || registration->status != LYD_STATUS_CANCELLED ||
      g_strcmp0 (row->values[LYD_FIELD_STATUS], "cancelled") == 0)
    return;
  lyd_import_note (sides->plan, sides->entry->row.line, 0, LYD_REASON_CANCELLED_HERE, sides->entry->row.name, 0);
}

static gboolean
load_sides (Sides *sides,
            LydFile *file,
            GError **error)
{
  const LydImportOrganization *organization;

  sides->person = lyd_people_get (file->db, &sides->entry->person, error);
  if (sides->person == NULL)
    return FALSE;
  organization = g_hash_table_lookup (sides->plan->organization_names, &sides->person->organization);
  sides->organization = organization != NULL ? organization->name : "";
  if (lyd_id_is_none (&sides->entry->registration))
    return TRUE;
  sides->registration = lyd_registrations_get (file->db, &sides->entry->registration, error);
  return sides->registration != NULL;
}

static gboolean
diff_sides (Sides *sides,
            LydFile *file,
            const LydImportRow *row,
            GError **error)
{
  if (!load_sides (sides, file, error))
    return FALSE;
  for (int field = 0; field < LYD_N_FIELDS; field++) {
    if (row->values[field] == NULL || (field == LYD_FIELD_NAME && lyd_import_is_nameless (row)))
      continue;
    if (!diff_field (sides, file, (LydField) field, row->values[field], error))
      return FALSE;
  }
  note_cancelled (sides, row);
  return sides->registration == NULL ||
         (diff_answers (sides, file, row, error) && diff_sessions (sides, file, row, error));
}

/**
 * lyd_import_diff:
 * @index: of the entry; its person is known
 * @base: (nullable): what the file said about them at its last import
 *
 * Finds what the row changes of the person and, where there is one, of the registration.
 */
gboolean
lyd_import_diff (LydImportPlan *self,
                 LydFile *file,
                 guint index,
                 const LydImportRow *row,
                 const char *base,
                 GError **error)
{
  g_autofree char *copy = g_strdup (base);
  g_autoptr (GHashTable) cells = copy != NULL ? read_cells (copy) : NULL;
  Sides sides = { .plan = self, .entry = lyd_import_get_entry (self, index), .index = index, .base = cells };
  gboolean done = diff_sides (&sides, file, row, error);

  g_clear_pointer (&sides.person, lyd_person_free);
  g_clear_pointer (&sides.registration, lyd_registration_free);
  return done;
}
