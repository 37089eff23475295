#include "lyd-directory-edit.h"

#include "lyd-directory-private.h"
#include "lyd-directory-rows.h"
#include "lyd-erase-rows.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-home.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-register-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* Lines are for badges and lists; notes are for reading. */
#define MAX_LETTERS 300
#define MAX_NOTES 20000
#define MIN_DIGITS 3

static const char *const sentences[] = {
  [LYD_DIRECTORY_FINE] = "",
  [LYD_DIRECTORY_NAME_MISSING] = N_ ("A name is needed."),
  [LYD_DIRECTORY_EMAIL_WRONG] = N_ ("This is not an e-mail address."),
  [LYD_DIRECTORY_PHONE_WRONG] = N_ ("This is not a telephone number."),
  [LYD_DIRECTORY_SINCE_WRONG] = N_ ("Since when: a year, or a date like 2019-05-01."),
  [LYD_DIRECTORY_TOO_LONG] = N_ ("This is too long."),
};

/* Texts of one line, in the order of struct LydPerson. */
static const gsize lines[] = {
  G_STRUCT_OFFSET (LydPerson, name),
  G_STRUCT_OFFSET (LydPerson, given),
  G_STRUCT_OFFSET (LydPerson, family),
  G_STRUCT_OFFSET (LydPerson, legal),
  G_STRUCT_OFFSET (LydPerson, email),
  G_STRUCT_OFFSET (LydPerson, phone),
  G_STRUCT_OFFSET (LydPerson, role),
  G_STRUCT_OFFSET (LydPerson, pronouns),
  G_STRUCT_OFFSET (LydPerson, pronunciation),
};

LydNetworkChoice *
lyd_network_choice_new (const char *name,
                        const char *since)
{
  LydNetworkChoice *self = g_new0 (LydNetworkChoice, 1);

  self->name = g_strdup (name);
  self->since = g_strdup (since);
  return self;
}

void
lyd_network_choice_free (LydNetworkChoice *self)
{
  g_free (self->name);
  g_free (self->since);
  g_free (self);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *clean = lyd_clean_line (text);

  return clean[0] == '\0';
}

static gboolean
is_too_long (const char *text,
             glong limit)
{
  return text != NULL && g_utf8_strlen (text, -1) > limit;
}

/* What keeps @person from being stored as it was typed. Nothing is read: forms ask with every key. */
LydDirectoryProblem
lyd_directory_check_person (const LydPerson *person)
{
  g_autofree char *email = lyd_fold_email (person->email);
  g_autofree char *digits = lyd_fold_phone (person->phone);

  if (is_blank (person->name) && is_blank (person->given) && is_blank (person->family))
    return LYD_DIRECTORY_NAME_MISSING;
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (is_too_long (G_STRUCT_MEMBER (char *, person, lines[i]), MAX_LETTERS))
      return LYD_DIRECTORY_TOO_LONG;
  if (is_too_long (person->notes, MAX_NOTES))
    return LYD_DIRECTORY_TOO_LONG;
  if (!is_blank (person->email) && email == NULL)
    return LYD_DIRECTORY_EMAIL_WRONG;
  if (!is_blank (person->phone) && strlen (digits) < MIN_DIGITS)
    return LYD_DIRECTORY_PHONE_WRONG;
  return LYD_DIRECTORY_FINE;
}

/* "2019", "2019-05" or "2019-05-01". */
gboolean
lyd_directory_is_date (const char *text)
{
  guint length = (guint) strlen (text);
  int year = 0, month = 1, day = 1;

  for (guint i = 0; i < length; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  year = atoi (text);
  if (length > 4)
    month = atoi (text + 5);
  if (length > 7)
    day = atoi (text + 8);
  return year >= 1800 && month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* @networks: (nullable) (element-type LydNetworkChoice) */
LydDirectoryProblem
lyd_directory_check_organization (const LydOrganization *organization,
                                  GPtrArray *networks)
{
  if (is_blank (organization->name))
    return LYD_DIRECTORY_NAME_MISSING;
  if (is_too_long (organization->name, MAX_LETTERS))
    return LYD_DIRECTORY_TOO_LONG;
  for (guint i = 0; networks != NULL && i < networks->len; i++) {
    const LydNetworkChoice *choice = g_ptr_array_index (networks, i);
    g_autofree char *since = lyd_clean_line (choice->since);

    if (is_too_long (choice->name, MAX_LETTERS))
      return LYD_DIRECTORY_TOO_LONG;
    if (since[0] != '\0' && !lyd_directory_is_date (since))
      return LYD_DIRECTORY_SINCE_WRONG;
  }
  return LYD_DIRECTORY_FINE;
}

/* Translated; "" where all is fine. */
const char *
lyd_directory_problem_get_sentence (LydDirectoryProblem problem)
{
  return sentences[problem][0] != '\0' ? _ (sentences[problem]) : "";
}

/* Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND where there is none */
LydPerson *
lyd_directory_find_person (LydFile *file,
                           const LydId *person,
                           GError **error)
{
  g_autoptr (GError) local = NULL;
  LydPerson *found = lyd_people_get (file->db, person, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (found == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such person any more."));
  return found;
}

/* Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND where there is none */
LydOrganization *
lyd_directory_find_organization (LydFile *file,
                                 const LydId *organization,
                                 GError **error)
{
  g_autoptr (GError) local = NULL;
  LydOrganization *found = lyd_organizations_get (file->db, organization, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (found == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such organization any more."));
  return found;
}

/* Returns: (transfer full) (nullable) (element-type LydNetwork): by name */
GPtrArray *
lyd_directory_list_networks (LydFile *file,
                             GError **error)
{
  return lyd_networks_list (file->db, error);
}

static void
clean_text (char **text)
{
  g_autofree char *clean = lyd_clean_line (*text);

  g_free (*text);
  *text = clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* Texts as they are stored; the name is made of its parts where it is blank. */
void
lyd_directory_clean_person (LydPerson *person)
{
  g_autofree char *notes = lyd_clean_text (person->notes);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    clean_text (&G_STRUCT_MEMBER (char *, person, lines[i]));
  if (person->name == NULL)
    person->name = g_strstrip (g_strconcat (person->given != NULL ? person->given : "", " ",
                                            person->family != NULL ? person->family : "", NULL));
  g_free (person->notes);
  person->notes = notes[0] != '\0' ? g_steal_pointer (&notes) : NULL;
}

/* Somebody of that name with that address is the same person; an address alone may be a shared mailbox. */
static gboolean
check_known (LydFile *file,
             const LydPerson *person,
             GError **error)
{
  g_autofree char *email = lyd_fold_email (person->email);
  g_autofree char *name = lyd_fold_text (person->name);
  g_autoptr (GPtrArray) others = email != NULL ? lyd_people_find_by_email (file->db, email, error) : NULL;

  if (email == NULL)
    return TRUE;
  for (guint i = 0; others != NULL && i < others->len; i++) {
    const LydPerson *other = g_ptr_array_index (others, i);
    g_autofree char *known = lyd_fold_text (other->name);

    if (strcmp (known, name) == 0 && !lyd_id_equal (&other->id, &person->id)) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                   _ ("%s is in the directory already, with this address. Nothing was changed."), other->name);
      return FALSE;
    }
  }
  return others != NULL;
}

static gboolean
set_problem (LydDirectoryProblem problem,
             GError **error)
{
  if (problem != LYD_DIRECTORY_FINE)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("%s Nothing was changed."),
                 lyd_directory_problem_get_sentence (problem));
  return problem == LYD_DIRECTORY_FINE;
}

/* Who asked to be forgotten gets no name again by mistake. */
static gboolean
check_erased (LydFile *file,
              const LydId *person,
              GError **error)
{
  gboolean erased;

  if (!lyd_erase_rows_is_erased (file->db, person, &erased, error))
    return FALSE;
  if (erased)
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID,
                         _ ("This person asked to be forgotten and was erased. Nothing was changed; add them anew if "
                            "they come again."));
  return !erased;
}

/**
 * lyd_directory_save_person:
 * @person: without an id it is somebody new, who gets one here; texts are cleaned, the organization is set here
 * @organization: (nullable): its name as typed; made where there is none of that name yet
 *
 * Adds or changes a person, as one act.
 *
 * Returns: %FALSE with %LYD_ERROR_CONFLICT where somebody of that name has that address already
 */
gboolean
lyd_directory_save_person (LydFile *file,
                           LydPerson *person,
                           const char *organization,
                           GError **error)
{
  g_autoptr (LydAct) act = NULL;
  g_autoptr (LydPerson) old = NULL;
  gboolean is_new = lyd_id_is_none (&person->id);

  if (is_too_long (organization, MAX_LETTERS))
    return set_problem (LYD_DIRECTORY_TOO_LONG, error);
  if (!set_problem (lyd_directory_check_person (person), error) || (act = lyd_file_begin (file, error)) == NULL)
    return FALSE;
  lyd_directory_clean_person (person);
  if (!is_new && !check_erased (file, &person->id, error))
    return FALSE;
  if (!is_new && (old = lyd_directory_find_person (file, &person->id, error)) == NULL)
    return FALSE;
  if (!check_known (file, person, error) ||
      !lyd_register_resolve_organization (file, organization, &person->organization, error))
    return FALSE;
  if (is_new)
    person->id = lyd_context_make_id (&file->context);
  return (is_new ? lyd_people_insert (file->db, person, error) : lyd_people_update (file->db, person, error)) &&
         lyd_file_commit (file, &act, is_new ? "add-person" : "edit-person", &person->id, error, "name", person->name,
                          NULL);
}

static gboolean
check_name_is_free (LydFile *file,
                    const LydOrganization *organization,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydOrganization) other = lyd_organizations_find (file->db, organization->name, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (other != NULL && !lyd_id_equal (&other->id, &organization->id))
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("There is “%s” already. Nothing was changed."), other->name);
  else
    return TRUE;
  return FALSE;
}

/* Today where the network is at home. */
static char *
make_today (LydFile *file)
{
  g_autoptr (LydHome) home = lyd_home_get (file, NULL);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (home != NULL ? home->timezone : NULL);
  g_autoptr (GDateTime) now = lyd_time_to_local (lyd_context_now (&file->context), zone);

  return g_date_time_format (now, "%Y-%m-%d");
}

/* The network that is called @name, made where there is none. */
static gboolean
resolve_network (LydFile *file,
                 const char *name,
                 LydId *id,
                 GError **error)
{
  g_autoptr (GPtrArray) networks = lyd_networks_list (file->db, error);
  g_autofree char *folded = lyd_fold_text (name);
  g_autoptr (LydNetwork) network = NULL;

  if (networks == NULL)
    return FALSE;
  for (guint i = 0; i < networks->len; i++) {
    const LydNetwork *known = g_ptr_array_index (networks, i);
    g_autofree char *other = lyd_fold_text (known->name);

    if (strcmp (folded, other) == 0) {
      *id = known->id;
      return TRUE;
    }
  }
  network = lyd_network_new ();
  network->id = lyd_context_make_id (&file->context);
  network->name = lyd_clean_line (name);
  *id = network->id;
  return lyd_networks_insert (file->db, network, error);
}

static gboolean
is_open (const LydMembership *membership)
{
  return membership->left_on == NULL;
}

/**
 * lyd_directory_join:
 * @since: (nullable): as of lyd_directory_check_organization()
 * @changed: (out) (optional): whether there was something to do
 *
 * Within the caller's act: has the organization belong to the network called @name, made where there is none. An
 * organization that belongs to it gets the date, where there is one.
 */
gboolean
lyd_directory_join (LydFile *file,
                    const LydId *organization,
                    const char *name,
                    const char *since,
                    gboolean *changed,
                    GError **error)
{
  g_autoptr (GPtrArray) known = lyd_directory_rows_list_networks (file->db, organization, error);
  g_autoptr (LydMembership) membership = NULL;
  g_autofree char *joined = lyd_clean_line (since);
  LydId network;

  if (changed != NULL)
    *changed = FALSE;
  if (known == NULL || !resolve_network (file, name, &network, error))
    return FALSE;
  for (guint i = 0; i < known->len; i++) {
    LydMembership *old = ((LydOrganizationNetwork *) g_ptr_array_index (known, i))->membership;

    if (!lyd_id_equal (&old->network, &network) || !is_open (old))
      continue;
    if (joined[0] == '\0' || g_strcmp0 (old->joined, joined) == 0)
      return TRUE;
    g_free (old->joined);
    old->joined = g_steal_pointer (&joined);
    if (changed != NULL)
      *changed = TRUE;
    return lyd_memberships_update (file->db, old, error);
  }
  membership = lyd_membership_new ();
  membership->id = lyd_context_make_id (&file->context);
  membership->network = network;
  membership->organization = *organization;
  membership->joined = joined[0] != '\0' ? g_steal_pointer (&joined) : NULL;
  if (changed != NULL)
    *changed = TRUE;
  return lyd_networks_add_member (file->db, membership, error);
}

/**
 * lyd_directory_leave:
 * @on: (nullable): the date; %NULL or blank: today
 * @changed: (out): whether it belonged to it
 *
 * Within the caller's act: the organization leaves the network called @name. That it belonged to it stays on file.
 */
gboolean
lyd_directory_leave (LydFile *file,
                     const LydId *organization,
                     const char *name,
                     const char *on,
                     gboolean *changed,
                     GError **error)
{
  g_autoptr (GPtrArray) known = lyd_directory_rows_list_networks (file->db, organization, error);
  g_autofree char *folded = lyd_fold_text (name);

  *changed = FALSE;
  for (guint i = 0; known != NULL && i < known->len; i++) {
    LydOrganizationNetwork *network = g_ptr_array_index (known, i);
    g_autofree char *other = lyd_fold_text (network->name);

    if (!is_open (network->membership) || strcmp (folded, other) != 0)
      continue;
    network->membership->left_on = is_blank (on) ? make_today (file) : lyd_clean_line (on);
    *changed = TRUE;
    if (!lyd_memberships_update (file->db, network->membership, error))
      return FALSE;
  }
  return known != NULL;
}

static gboolean
is_chosen (GPtrArray *networks,
           const char *name)
{
  g_autofree char *folded = lyd_fold_text (name);

  for (guint i = 0; i < networks->len; i++) {
    g_autofree char *other = lyd_fold_text (((LydNetworkChoice *) g_ptr_array_index (networks, i))->name);

    if (strcmp (folded, other) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What it belonged to stays on file with the day it left. */
static gboolean
leave_others (LydFile *file,
              const LydId *organization,
              GPtrArray *networks,
              GError **error)
{
  g_autoptr (GPtrArray) known = lyd_directory_rows_list_networks (file->db, organization, error);

  for (guint i = 0; known != NULL && i < known->len; i++) {
    LydOrganizationNetwork *network = g_ptr_array_index (known, i);

    if (!is_open (network->membership) || is_chosen (networks, network->name))
      continue;
    network->membership->left_on = make_today (file);
    if (!lyd_memberships_update (file->db, network->membership, error))
      return FALSE;
  }
  return known != NULL;
}

static gboolean
set_networks (LydFile *file,
              const LydId *organization,
              GPtrArray *networks,
              GError **error)
{
  if (!leave_others (file, organization, networks, error))
    return FALSE;
  for (guint i = 0; i < networks->len; i++) {
    const LydNetworkChoice *choice = g_ptr_array_index (networks, i);

    if (!is_blank (choice->name) &&
        !lyd_directory_join (file, organization, choice->name, choice->since, NULL, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * lyd_directory_save_organization:
 * @organization: without an id it is a new one, which gets one here; texts are cleaned
 * @networks: (element-type LydNetworkChoice): what it belongs to; networks are made where there are none, and those
 *   that it belonged to and that are missing here it has left today
 *
 * Adds or changes an organization, as one act.
 *
 * Returns: %FALSE with %LYD_ERROR_CONFLICT where another one is called that
 */
gboolean
lyd_directory_save_organization (LydFile *file,
                                 LydOrganization *organization,
                                 GPtrArray *networks,
                                 GError **error)
{
  g_autoptr (LydAct) act = NULL;
  g_autoptr (LydOrganization) old = NULL;
  gboolean is_new = lyd_id_is_none (&organization->id);

  if (!set_problem (lyd_directory_check_organization (organization, networks), error) ||
      (act = lyd_file_begin (file, error)) == NULL)
    return FALSE;
  clean_text (&organization->name);
  clean_text (&organization->state);
  organization->member = organization->member || networks->len > 0;
  if (!is_new && (old = lyd_directory_find_organization (file, &organization->id, error)) == NULL)
    return FALSE;
  if (!check_name_is_free (file, organization, error))
    return FALSE;
  if (is_new)
    organization->id = lyd_context_make_id (&file->context);
  if (!(is_new ? lyd_organizations_insert (file->db, organization, error)
               : lyd_organizations_update (file->db, organization, error)) ||
      !set_networks (file, &organization->id, networks, error))
    return FALSE;
  if (old != NULL && strcmp (old->name, organization->name) != 0 &&
      !lyd_people_index_organization (file->db, &organization->id, error))
    return FALSE;
  return lyd_file_commit (file, &act, is_new ? "add-organization" : "edit-organization", &organization->id, error,
                          "name", organization->name, NULL);
}
