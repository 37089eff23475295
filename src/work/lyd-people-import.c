#include "lyd-people-import.h"

#include "lyd-directory-private.h"
#include "lyd-directory.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-import-private.h"
#include "lyd-merge-people.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-words-import.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * A list is looked at by bringing it in and taking that back before anybody sees it: so what is shown beforehand is
 * just what happens, also where a list says the same person twice.
 */

/* What of a row is a person's, and what the differences are called. */
static const struct {
  LydField field;
  LydMergeField word;
  const char *alias; /* the kind under which another version is remembered, or NULL */
  char *(*fold) (const char *text);
} fields[] = {
  { LYD_FIELD_NAME, LYD_MERGE_NAME, "name", lyd_fold_text },
  { LYD_FIELD_GIVEN, LYD_MERGE_NAME, NULL, lyd_fold_text },
  { LYD_FIELD_FAMILY, LYD_MERGE_NAME, NULL, lyd_fold_text },
  { LYD_FIELD_EMAIL, LYD_MERGE_EMAIL, "email", lyd_fold_email },
  { LYD_FIELD_PHONE, LYD_MERGE_PHONE, "phone", lyd_fold_phone },
  { LYD_FIELD_ROLE, LYD_MERGE_ROLE, NULL, lyd_fold_text },
  { LYD_FIELD_PRONOUNS, LYD_MERGE_PRONOUNS, NULL, lyd_fold_text },
  { LYD_FIELD_PRONUNCIATION, LYD_MERGE_PRONUNCIATION, NULL, lyd_fold_text },
  { LYD_FIELD_LANGUAGE, LYD_MERGE_LANGUAGE, NULL, lyd_fold_text },
};

static void
line_free (gpointer data)
{
  LydPeopleImportLine *line = data;

  g_free (line->name);
  g_free (line->organization);
  g_free (line->email);
  g_free (line->note);
  g_free (line);
}

void
lyd_people_import_plan_free (LydPeopleImportPlan *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->format);
  g_free (self);
}

static const char *
get_value (const LydImportRow *row,
           LydField field)
{
  const char *value = row->values[field];

  return value != NULL && value[0] != '\0' ? value : NULL;
}

/* What of a row is told of the person. A card whose name has no known parts is filed under the whole of it: that is no
 * family name. */
static const char *
get_told (const LydImportRow *row,
          LydField field)
{
  if (field == LYD_FIELD_FAMILY && get_value (row, LYD_FIELD_GIVEN) == NULL &&
      g_strcmp0 (get_value (row, field), get_value (row, LYD_FIELD_NAME)) == 0)
    return NULL;
  if ((field == LYD_FIELD_EMAIL && row->email == NULL) || (field == LYD_FIELD_NAME && lyd_import_is_nameless (row)))
    return NULL;
  return get_value (row, field);
}

/* ---- who of those on file it is ---- */

/* Returns: (transfer full) (nullable): whoever has that address, or an address like that, and a name that fits */
static LydPerson *
find_by_email (LydFile *file,
               const LydImportRow *row,
               GError **error)
{
  g_autoptr (GPtrArray) people = lyd_people_find_by_email (file->db, row->email, error);
  g_autofree char *name = lyd_import_name_key (row->values[LYD_FIELD_NAME]);

  for (guint i = 0; people != NULL && i < people->len; i++) {
    const LydPerson *person = g_ptr_array_index (people, i);
    g_autofree char *known = lyd_import_name_key (person->name);

    if (lyd_import_is_nameless (row) || strchr (person->name, '@') != NULL || lyd_import_same_name (known, name))
      return lyd_person_copy (person);
  }
  return NULL;
}

/* Without an address in common, whoever is the only one of that name at that organization. */
static LydPerson *
find_by_name (LydFile *file,
              const LydImportRow *row,
              GError **error)
{
  const char *organization = get_value (row, LYD_FIELD_ORGANIZATION);
  g_autofree char *employer = lyd_fold_organization (organization);
  g_autofree char *name = lyd_fold_text (row->values[LYD_FIELD_NAME]);
  g_autoptr (GArray) ids = NULL;
  LydId found = lyd_id_none;

  if (organization == NULL || lyd_import_is_nameless (row))
    return NULL;
  ids = lyd_directory_list_people (file, row->values[LYD_FIELD_NAME], error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    const LydId *id = &g_array_index (ids, LydId, i);
    g_autoptr (GPtrArray) lines = lyd_directory_list_lines (file, id, 1, error);
    const LydPersonLine *line = lines != NULL ? g_ptr_array_index (lines, 0) : NULL;
    g_autofree char *known = line != NULL ? lyd_fold_text (line->name) : NULL;
    g_autofree char *theirs = line != NULL ? lyd_fold_organization (line->organization) : NULL;

    if (lines == NULL)
      return NULL;
    if (g_strcmp0 (known, name) != 0 || g_strcmp0 (theirs, employer) != 0)
      continue;
    if (!lyd_id_is_none (&found))
      return NULL;
    found = *id;
  }
  return lyd_id_is_none (&found) ? NULL : lyd_people_get (file->db, &found, error);
}

static gboolean
find_known (LydFile *file,
            const LydImportRow *row,
            LydPerson **person,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  *person = row->email != NULL ? find_by_email (file, row, &local) : NULL;
  if (*person == NULL && local == NULL)
    *person = find_by_name (file, row, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

/* ---- what the list says of them ---- */

static void
add_note (GString *notes,
          LydMergeField word,
          const char *list,
          const char *here)
{
  g_autofree char *first = lyd_safe_text (list);
  g_autofree char *second = lyd_safe_text (here);

  if (notes->len > 0)
    g_string_append (notes, " · ");
  /* Translators: a field, what a list says in it, and what is on file */
  g_string_append_printf (notes, _ ("%s: “%s” in the list, “%s” on file"),
                          lyd_word_title (&lyd_merge_fields, (int) word), first, second);
}

static gboolean
remember (LydFile *file,
          const LydPerson *person,
          gsize i,
          const char *value,
          gboolean *changed,
          GError **error)
{
  g_autofree char *folded = fields[i].alias != NULL ? fields[i].fold (value) : NULL;
  LydAlias alias = { .person = person->id, .kind = (char *) fields[i].alias, .value = (char *) value };

  if (folded == NULL || folded[0] == '\0')
    return TRUE;
  alias.id = lyd_context_make_id (&file->context);
  alias.folded = folded;
  *changed = TRUE;
  return lyd_people_add_alias (file->db, &alias, error);
}

static gboolean
is_known_alias (LydFile *file,
                const LydPerson *person,
                gsize i,
                const char *folded,
                gboolean *known,
                GError **error)
{
  g_autoptr (LydPersonPage) page = lyd_directory_get_person (file, &person->id, error);

  *known = FALSE;
  for (guint j = 0; page != NULL && j < page->aliases->len; j++) {
    const LydAlias *alias = g_ptr_array_index (page->aliases, j);

    *known = *known || (g_strcmp0 (alias->kind, fields[i].alias) == 0 && g_strcmp0 (alias->folded, folded) == 0);
  }
  return page != NULL;
}

/* One field in which the list differs from what is on file. */
static gboolean
settle (LydFile *file,
        LydPerson *person,
        gsize i,
        const char *list,
        LydKnownChoice choice,
        GString *notes,
        gboolean *changed,
        GError **error)
{
  g_autofree char *here = g_strdup (lyd_import_get_person_text (person, fields[i].field));
  g_autofree char *folded = fields[i].fold (list);
  gboolean known = FALSE;

  if (fields[i].alias != NULL && !is_known_alias (file, person, i, folded, &known, error))
    return FALSE;
  if (known && choice != LYD_KNOWN_REPLACE)
    return TRUE;
  add_note (notes, fields[i].word, list, here);
  if (choice == LYD_KNOWN_KEEP)
    return TRUE;
  if (choice == LYD_KNOWN_BOTH)
    return fields[i].alias == NULL || remember (file, person, i, list, changed, error);
  *changed = TRUE;
  lyd_import_set_person_text (person, fields[i].field, list);
  return fields[i].alias == NULL || remember (file, person, i, here, changed, error);
}

static gboolean
compare_fields (LydFile *file,
                LydPerson *person,
                const LydImportRow *row,
                LydKnownChoice choice,
                GString *notes,
                gboolean *changed,
                GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *list = get_told (row, fields[i].field);
    const char *here = lyd_import_get_person_text (person, fields[i].field);
    g_autofree char *a = NULL;
    g_autofree char *b = NULL;

    if (list == NULL)
      continue;
    if (here == NULL || here[0] == '\0') {
      lyd_import_set_person_text (person, fields[i].field, list);
      *changed = TRUE;
      continue;
    }
    a = fields[i].fold (list);
    b = fields[i].fold (here);
    if (g_strcmp0 (a, b) != 0 && !settle (file, person, i, list, choice, notes, changed, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
compare_organization (LydFile *file,
                      LydPerson *person,
                      const LydImportRow *row,
                      LydKnownChoice choice,
                      GString *notes,
                      gboolean *changed,
                      GError **error)
{
  const char *list = get_value (row, LYD_FIELD_ORGANIZATION);
  g_autoptr (LydOrganization) here = NULL;
  g_autofree char *a = lyd_fold_organization (list);
  g_autofree char *b = NULL;
  gboolean none = lyd_id_is_none (&person->organization);

  if (list == NULL)
    return TRUE;
  if (!none) {
    here = lyd_directory_find_organization (file, &person->organization, error);
    if (here == NULL)
      return FALSE;
    b = lyd_fold_organization (here->name);
    if (strcmp (a, b) == 0)
      return TRUE;
    add_note (notes, LYD_MERGE_ORGANIZATION, list, here->name);
  }
  if (!none && choice != LYD_KNOWN_REPLACE)
    return TRUE;
  *changed = TRUE;
  return lyd_register_resolve_organization (file, list, &person->organization, error);
}

static gboolean
bring_known (LydFile *file,
             LydPerson *person,
             const LydImportRow *row,
             LydKnownChoice choice,
             LydPeopleImportLine *line,
             GError **error)
{
  g_autoptr (GString) notes = g_string_new (NULL);
  gboolean changed = FALSE;

  if (!compare_fields (file, person, row, choice, notes, &changed, error) ||
      !compare_organization (file, person, row, choice, notes, &changed, error) ||
      (changed && !lyd_people_update (file->db, person, error)))
    return FALSE;
  line->outcome = changed ? LYD_PERSON_CHANGED : LYD_PERSON_SAME;
  if (notes->len > 0)
    line->note = g_strdup (notes->str);
  return TRUE;
}

static gboolean
bring_new (LydFile *file,
           const LydImportRow *row,
           LydPeopleImportLine *line,
           GError **error)
{
  g_autoptr (LydPerson) person = lyd_person_new ();
  LydDirectoryProblem problem;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    LydField field = fields[i].field;
    const char *list =
      field == LYD_FIELD_NAME || field == LYD_FIELD_EMAIL ? get_value (row, field) : get_told (row, field);

    if (list != NULL)
      lyd_import_set_person_text (person, fields[i].field, list);
  }
  lyd_directory_clean_person (person);
  problem = lyd_directory_check_person (person);
  if (problem == LYD_DIRECTORY_PHONE_WRONG) {
    g_clear_pointer (&person->phone, g_free);
    problem = lyd_directory_check_person (person);
  }
  /* An address that is none is kept, as of registrations: somebody can read what was meant. */
  if (problem != LYD_DIRECTORY_FINE && problem != LYD_DIRECTORY_EMAIL_WRONG) {
    line->outcome = LYD_PERSON_PROBLEM;
    line->note = g_strdup (lyd_directory_problem_get_sentence (problem));
    return TRUE;
  }
  line->outcome = LYD_PERSON_NEW;
  person->id = lyd_context_make_id (&file->context);
  return lyd_register_resolve_organization (file, get_value (row, LYD_FIELD_ORGANIZATION), &person->organization,
                                            error) &&
         lyd_people_insert (file->db, person, error);
}

/* ---- the list ---- */

/* What is only about registering is nothing that is wrong with a person. */
static gboolean
concerns_people (const LydImportProblem *problem)
{
  static const char *const others[] = { LYD_REASON_BAD_STATUS, LYD_REASON_BAD_TYPE, LYD_REASON_BAD_DATE,
                                        LYD_REASON_BAD_YES_NO, LYD_REASON_BAD_QUANTITY, LYD_REASON_QUANTITY };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (problem->reason, others[i]) == 0)
      return FALSE;
  return TRUE;
}

static void
note_problem (LydPeopleImportLine *line,
              const LydImportProblem *problem)
{
  const LydImportNote note = { problem->line, problem->column, problem->reason, problem->value, 0 };
  g_autofree char *sentence = lyd_words_import_problem (&note);
  g_autofree char *before = g_steal_pointer (&line->note);

  if (line->column == 0)
    line->column = problem->column;
  line->note = before != NULL ? g_strjoin (" · ", before, sentence, NULL) : g_steal_pointer (&sentence);
}

static gboolean
bring_row (LydFile *file,
           const LydImportRow *row,
           LydKnownChoice choice,
           LydPeopleImportLine *line,
           GError **error)
{
  g_autoptr (LydPerson) known = NULL;

  line->line = row->line;
  line->name = g_strdup (row->values[LYD_FIELD_NAME]);
  line->organization = g_strdup (get_value (row, LYD_FIELD_ORGANIZATION));
  line->email = g_strdup (get_value (row, LYD_FIELD_EMAIL));
  if (row->skipped) {
    line->outcome = LYD_PERSON_PROBLEM;
  } else if (!find_known (file, row, &known, error) ||
             !(known != NULL ? bring_known (file, known, row, choice, line, error)
                             : bring_new (file, row, line, error))) {
    return FALSE;
  }
  for (guint i = 0; i < row->problems->len; i++)
    if (concerns_people (&g_array_index (row->problems, LydImportProblem, i)) &&
        (line->outcome == LYD_PERSON_PROBLEM || line->outcome == LYD_PERSON_NEW))
      note_problem (line, &g_array_index (row->problems, LydImportProblem, i));
  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const LydPeopleImportLine *left = *(LydPeopleImportLine *const *) a;
  const LydPeopleImportLine *right = *(LydPeopleImportLine *const *) b;
  int first = (right->outcome == LYD_PERSON_PROBLEM) - (left->outcome == LYD_PERSON_PROBLEM);

  return first != 0 ? first : (left->line > right->line) - (left->line < right->line);
}

/* Within the caller's act. */
static LydPeopleImportPlan *
bring (LydFile *file,
       GBytes *bytes,
       LydKnownChoice choice,
       GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (LydImportFile) reader = lyd_import_file_open (bytes, NULL, NULL, zone, error);
  g_autoptr (LydPeopleImportPlan) plan = g_new0 (LydPeopleImportPlan, 1);
  g_autoptr (LydImportRow) row = NULL;

  if (reader == NULL || !lyd_import_file_check (reader, error))
    return NULL;
  plan->lines = g_ptr_array_new_with_free_func (line_free);
  plan->format = g_strdup (_ (lyd_import_file_get_format (reader)->title));
  row = lyd_import_row_new (reader);
  for (guint i = 0; i < lyd_import_file_get_n_rows (reader); i++) {
    LydPeopleImportLine *line = g_new0 (LydPeopleImportLine, 1);

    g_ptr_array_add (plan->lines, line);
    lyd_import_file_read_row (reader, i, row);
    if (!bring_row (file, row, choice, line, error))
      return NULL;
    plan->n[line->outcome]++;
  }
  g_ptr_array_sort (plan->lines, compare_lines);
  return g_steal_pointer (&plan);
}

/**
 * lyd_people_import_look:
 *
 * What bringing in the list would do. It takes the place of a writer for a moment; nothing is changed.
 *
 * Returns: (transfer full) (nullable): %NULL where it is no list of people
 */
LydPeopleImportPlan *
lyd_people_import_look (LydFile *file,
                        GBytes *bytes,
                        LydKnownChoice choice,
                        GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);

  return act != NULL ? bring (file, bytes, choice, error) : NULL;
}

/**
 * lyd_people_import:
 * @name: what the list is called in the history
 *
 * Brings it in, as one act that can be undone; where it says nothing new there is no act.
 *
 * Returns: (transfer full) (nullable)
 */
LydPeopleImportPlan *
lyd_people_import (LydFile *file,
                   GBytes *bytes,
                   const char *name,
                   LydKnownChoice choice,
                   GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydPeopleImportPlan) plan = act != NULL ? bring (file, bytes, choice, error) : NULL;
  g_autofree char *count = NULL;

  if (plan == NULL)
    return NULL;
  count = g_strdup_printf ("%d", plan->n[LYD_PERSON_NEW] + plan->n[LYD_PERSON_CHANGED]);
  if (g_str_equal (count, "0") ||
      lyd_file_commit (file, &act, "import-people", NULL, error, "file", name, "count", count, NULL))
    return g_steal_pointer (&plan);
  return NULL;
}
