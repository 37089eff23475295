#include "lyd-directory-change.h"

#include "lyd-directory-private.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-group-rows.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-state.h"

#include <glib/gi18n.h>

/* Changing many of the directory in one act: who already is what was asked for is not counted and not touched. */

#define MAX_LETTERS 300

/* Returns: whether @text is another now */
static gboolean
set_text (char **text,
          const char *value)
{
  g_autofree char *clean = value != NULL ? lyd_clean_line (value) : NULL;
  const char *wanted = clean != NULL && clean[0] != '\0' ? clean : NULL;

  if (value == NULL || g_strcmp0 (*text, wanted) == 0)
    return FALSE;
  g_free (*text);
  *text = g_strdup (wanted);
  return TRUE;
}

static gboolean
is_member (GPtrArray *groups,
           const LydId *group)
{
  for (guint i = 0; i < groups->len; i++)
    if (lyd_id_equal (&((const LydGroup *) g_ptr_array_index (groups, i))->id, group))
      return TRUE;
  return FALSE;
}

static gboolean
change_groups (LydFile *file,
               const LydId *person,
               const LydPeopleChange *change,
               gboolean *changed,
               GError **error)
{
  g_autoptr (GPtrArray) groups = NULL;

  if (change->join == NULL && change->leave == NULL)
    return TRUE;
  groups = lyd_group_rows_list_of (file->db, person, error);
  if (groups == NULL)
    return FALSE;
  if (change->join != NULL && !is_member (groups, change->join)) {
    *changed = TRUE;
    if (!lyd_group_rows_add_member (file->db, change->join, person, error))
      return FALSE;
  }
  if (change->leave != NULL && is_member (groups, change->leave)) {
    *changed = TRUE;
    return lyd_group_rows_remove_member (file->db, change->leave, person, error);
  }
  return TRUE;
}

static gboolean
change_person (LydFile *file,
               const LydId *id,
               const LydPeopleChange *change,
               const LydId *organization,
               gboolean *changed,
               GError **error)
{
  g_autoptr (LydPerson) person = lyd_directory_find_person (file, id, error);
  gboolean other = FALSE;

  if (person == NULL)
    return FALSE;
  if (change->organization != NULL && !lyd_id_equal (&person->organization, organization)) {
    person->organization = *organization;
    other = TRUE;
  }
  other = set_text (&person->role, change->role) || other;
  other = set_text (&person->language, change->language) || other;
  *changed = other;
  return (!other || lyd_people_update (file->db, person, error)) && change_groups (file, id, change, changed, error);
}

static gboolean
is_too_long (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > MAX_LETTERS;
}

/* Ends the act where anything changed; else nothing has happened. */
static gboolean
commit (LydFile *file,
        LydAct **act,
        const char *code,
        const LydId *first,
        guint n,
        GError **error)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  return n == 0 || lyd_file_commit (file, act, code, n == 1 ? first : NULL, error, "count", count, NULL);
}

/**
 * lyd_directory_change_people:
 * @n_changed: (out): how many are another now
 *
 * Changes them all, as one act that can be undone; where nothing changes there is no act.
 *
 * Returns: %FALSE with %LYD_ERROR_NOT_FOUND where one of them is not on file; then nobody is changed
 */
gboolean
lyd_directory_change_people (LydFile *file,
                             const LydId *people,
                             gsize n_people,
                             const LydPeopleChange *change,
                             guint *n_changed,
                             GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  LydId organization = lyd_id_none;

  *n_changed = 0;
  if (act == NULL)
    return FALSE;
  if (is_too_long (change->organization) || is_too_long (change->role)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("%s Nothing was changed."),
                 lyd_directory_problem_get_sentence (LYD_DIRECTORY_TOO_LONG));
    return FALSE;
  }
  if (n_people > 0 && !lyd_register_resolve_organization (file, change->organization, &organization, error))
    return FALSE;
  for (gsize i = 0; i < n_people; i++) {
    gboolean changed;

    if (!change_person (file, &people[i], change, &organization, &changed, error))
      return FALSE;
    *n_changed += changed;
  }
  return commit (file, &act, "edit-people", people, *n_changed, error);
}

static gboolean
change_organization (LydFile *file,
                     const LydId *id,
                     const LydOrganizationsChange *change,
                     gboolean *changed,
                     GError **error)
{
  g_autoptr (LydOrganization) organization = lyd_directory_find_organization (file, id, error);
  gboolean joined = FALSE;
  gboolean left = FALSE;

  if (organization == NULL)
    return FALSE;
  *changed = set_text (&organization->state, change->state);
  if (*changed && !lyd_organizations_update (file->db, organization, error))
    return FALSE;
  if (change->join != NULL && !lyd_directory_join (file, id, change->join, change->since, &joined, error))
    return FALSE;
  if (change->leave != NULL && !lyd_directory_leave (file, id, change->leave, change->until, &left, error))
    return FALSE;
  *changed = *changed || joined || left;
  return TRUE;
}

static gboolean
check_dates (const LydOrganizationsChange *change,
             GError **error)
{
  const char *const dates[] = { change->since, change->until };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != NULL && dates[i][0] != '\0' && !lyd_directory_is_date (dates[i])) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("%s Nothing was changed."),
                   lyd_directory_problem_get_sentence (LYD_DIRECTORY_SINCE_WRONG));
      return FALSE;
    }
  if (change->state != NULL && change->state[0] != '\0' && lyd_word_find (&lyd_states, change->state) < 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("There is no state “%s”. Nothing was changed."),
                 change->state);
    return FALSE;
  }
  return TRUE;
}

/* As lyd_directory_change_people(). */
gboolean
lyd_directory_change_organizations (LydFile *file,
                                    const LydId *organizations,
                                    gsize n_organizations,
                                    const LydOrganizationsChange *change,
                                    guint *n_changed,
                                    GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);

  *n_changed = 0;
  if (act == NULL || !check_dates (change, error))
    return FALSE;
  for (gsize i = 0; i < n_organizations; i++) {
    gboolean changed;

    if (!change_organization (file, &organizations[i], change, &changed, error))
      return FALSE;
    *n_changed += changed;
  }
  return commit (file, &act, "edit-organizations", organizations, *n_changed, error);
}
