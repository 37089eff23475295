#include "lyd-import-private.h"

#include "lyd-fold.h"

#include <string.h>

/* From here on two names of organizations are shown side by side. */
#define LIKE_ENOUGH 55
/* Comparisons in all: enough for thousands of new organizations beside fifty, and no more than a second. */
#define MAX_COMPARISONS 2000000

/* Where a field is kept: text of a person. */
static const struct {
  LydField field;
  gsize offset;
} person_texts[] = {
  { LYD_FIELD_NAME, G_STRUCT_OFFSET (LydPerson, name) },
  { LYD_FIELD_GIVEN, G_STRUCT_OFFSET (LydPerson, given) },
  { LYD_FIELD_FAMILY, G_STRUCT_OFFSET (LydPerson, family) },
  { LYD_FIELD_LEGAL, G_STRUCT_OFFSET (LydPerson, legal) },
  { LYD_FIELD_EMAIL, G_STRUCT_OFFSET (LydPerson, email) },
  { LYD_FIELD_PHONE, G_STRUCT_OFFSET (LydPerson, phone) },
  { LYD_FIELD_ROLE, G_STRUCT_OFFSET (LydPerson, role) },
  { LYD_FIELD_PRONOUNS, G_STRUCT_OFFSET (LydPerson, pronouns) },
  { LYD_FIELD_PRONUNCIATION, G_STRUCT_OFFSET (LydPerson, pronunciation) },
  { LYD_FIELD_LANGUAGE, G_STRUCT_OFFSET (LydPerson, language) },
};

/* ... and the yes or no of a registration. */
static const struct {
  LydField field;
  gsize offset;
} registration_flags[] = {
  { LYD_FIELD_FIRST_TIME, G_STRUCT_OFFSET (LydRegistration, first_time) },
  { LYD_FIELD_NO_PHOTOS, G_STRUCT_OFFSET (LydRegistration, no_photos) },
  { LYD_FIELD_NEEDS_ASSISTANCE, G_STRUCT_OFFSET (LydRegistration, needs_assistance) },
};

static const char *
yes_no (gboolean flag)
{
  return flag ? "yes" : "no";
}

static char **
find_person_text (const LydPerson *person,
                  LydField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (person_texts); i++)
    if (person_texts[i].field == field)
      return G_STRUCT_MEMBER_P (person, person_texts[i].offset);
  return NULL;
}

/* What is on file, in the words of a file; %NULL where @field is no text or flag of a person. The organization is
 * apart. */
const char *
lyd_import_get_person_text (const LydPerson *person,
                            LydField field)
{
  char **text = find_person_text (person, field);

  if (text != NULL)
    return *text != NULL ? *text : "";
  return field == LYD_FIELD_PRONOUNS_CONSENT ? yes_no (person->pronouns_public) : NULL;
}

/* Returns: %FALSE where @field is nothing of a person's */
gboolean
lyd_import_set_person_text (LydPerson *person,
                            LydField field,
                            const char *value)
{
  char **text = find_person_text (person, field);

  if (text != NULL) {
    g_free (*text);
    *text = value[0] != '\0' ? g_strdup (value) : NULL;
    return TRUE;
  }
  if (field != LYD_FIELD_PRONOUNS_CONSENT)
    return FALSE;
  person->pronouns_public = strcmp (value, "yes") == 0;
  return TRUE;
}

/* What is on file, in the words of a file; %NULL where @field is nothing of a registration's that an import changes. */
const char *
lyd_import_get_registration_text (const LydRegistration *registration,
                                  LydField field)
{
  if (field == LYD_FIELD_STATUS)
    return lyd_word_id (&lyd_statuses, registration->status);
  if (field == LYD_FIELD_TYPE)
    return lyd_word_id (&lyd_attendee_types, registration->type);
  for (gsize i = 0; i < G_N_ELEMENTS (registration_flags); i++)
    if (registration_flags[i].field == field)
      return yes_no (G_STRUCT_MEMBER (gboolean, registration, registration_flags[i].offset));
  return NULL;
}

gboolean
lyd_import_set_registration_text (LydRegistration *registration,
                                  LydField field,
                                  const char *value)
{
  if (field == LYD_FIELD_STATUS)
    registration->status = MAX (lyd_word_find (&lyd_statuses, value), 0);
  else if (field == LYD_FIELD_TYPE)
    registration->type = MAX (lyd_word_find (&lyd_attendee_types, value), 0);
  else
    for (gsize i = 0; i < G_N_ELEMENTS (registration_flags); i++)
      if (registration_flags[i].field == field) {
        G_STRUCT_MEMBER (gboolean, registration, registration_flags[i].offset) = strcmp (value, "yes") == 0;
        return TRUE;
      }
  return field == LYD_FIELD_STATUS || field == LYD_FIELD_TYPE;
}

/**
 * lyd_import_find_organization:
 * @name: as the file has it
 * @line: of the row that says so; 0: only look
 *
 * Returns: (nullable): who is called that, folded; planned as new where nobody is. %NULL where @name says nothing
 */
LydImportOrganization *
lyd_import_find_organization (LydImportPlan *self,
                              const char *name,
                              guint line)
{
  g_autofree char *folded = name != NULL ? lyd_fold_organization (name) : g_strdup ("");
  LydImportOrganization *found = folded[0] != '\0' ? g_hash_table_lookup (self->organizations, folded) : NULL;

  if (folded[0] == '\0' || (found == NULL && line == 0))
    return NULL;
  if (found == NULL) {
    LydImportNewOrganization new_one = { .line = line };

    found = g_new0 (LydImportOrganization, 1);
    found->name = g_strdup (name);
    found->folded = g_steal_pointer (&folded);
    found->new_one = (int) self->new_organizations->len;
    new_one.name = found->name;
    g_array_append_val (self->new_organizations, new_one);
    g_hash_table_insert (self->organizations, found->folded, found);
  }
  if (line > 0 && found->new_one >= 0)
    g_array_index (self->new_organizations, LydImportNewOrganization, found->new_one).n_rows++;
  return found;
}

/* Keeps the best LYD_IMPORT_N_CLOSEST, best first. */
static void
keep_close (LydImportNewOrganization *self,
            guint *scores,
            const char *name,
            guint score)
{
  guint i = LYD_IMPORT_N_CLOSEST;

  while (i > 0 && scores[i - 1] < score)
    i--;
  if (i == LYD_IMPORT_N_CLOSEST)
    return;
  for (guint j = LYD_IMPORT_N_CLOSEST - 1; j > i; j--) {
    scores[j] = scores[j - 1];
    self->closest[j] = self->closest[j - 1];
  }
  scores[i] = score;
  self->closest[i] = name;
}

/* Lists each new organization beside those on file that it may be a misspelling of. */
void
lyd_import_find_closest (LydImportPlan *self)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  GHashTableIter iter;
  LydImportOrganization *organization;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->organizations);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &organization))
    if (organization->new_one < 0)
      g_ptr_array_add (known, organization);

  g_hash_table_iter_init (&iter, self->organizations);
  while (known->len > 0 && g_hash_table_iter_next (&iter, NULL, (gpointer *) &organization)) {
    guint scores[LYD_IMPORT_N_CLOSEST] = { 0 };

    if (organization->new_one < 0)
      continue;
    n += known->len;
    if (n > MAX_COMPARISONS)
      break;
    for (guint i = 0; i < known->len; i++) {
      const LydImportOrganization *other = g_ptr_array_index (known, i);
      guint score = lyd_import_likeness (organization->folded, other->folded);

      if (score >= LIKE_ENOUGH)
        keep_close (&g_array_index (self->new_organizations, LydImportNewOrganization, organization->new_one), scores,
                    other->name, score);
    }
  }
}

/**
 * lyd_import_pick_sessions:
 * @text: choices as the file has them
 * @picked: one a session of the event; set where chosen, the others left alone
 * @unmatched: (nullable): gets the choices that no session is called like, joined by ", "
 *
 * Returns: whether every choice is a session
 */
gboolean
lyd_import_pick_sessions (LydImportPlan *self,
                          const char *text,
                          gboolean *picked,
                          GString *unmatched)
{
  g_auto (GStrv) choices = NULL;
  gboolean all = TRUE;

  if (text == NULL || text[0] == '\0')
    return TRUE;
  choices = lyd_import_split_choices (text, (const char *const *) self->session_titles);
  for (guint i = 0; choices[i] != NULL; i++) {
    g_autofree char *folded = lyd_fold_text (choices[i]);
    gboolean found = folded[0] == '\0';

    for (guint j = 0; j < self->sessions->len && !found; j++) {
      found = strcmp (g_ptr_array_index (self->session_keys, j), folded) == 0;
      if (found)
        picked[j] = TRUE;
    }
    if (found)
      continue;
    all = FALSE;
    if (unmatched != NULL)
      g_string_append_printf (unmatched, "%s%s", unmatched->len > 0 ? ", " : "", choices[i]);
  }
  return all;
}
