#include "lyd-attendance-private.h"

#include "lyd-fold.h"
#include "lyd-online-name.h"
#include "lyd-organizations.h"

#include <string.h>

/* Who may be in a report: the event's registrants by their addresses and names, what was settled before, and where
 * organizations have their addresses. */

static void
clear_organization (gpointer data)
{
  g_clear_pointer (&data, lyd_organization_free);
}

void
lyd_attendance_known_init (LydAttendanceKnown *self)
{
  self->by_email = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self->by_mailbox = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->by_person = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  self->registrations = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  self->settlements = g_hash_table_new (g_str_hash, g_str_equal);
  self->organizations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_organization);
}

void
lyd_attendance_known_clear (LydAttendanceKnown *self)
{
  g_clear_pointer (&self->by_email, g_hash_table_unref);
  g_clear_pointer (&self->by_mailbox, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->by_person, g_hash_table_unref);
  g_clear_pointer (&self->registrations, g_hash_table_unref);
  g_clear_pointer (&self->settlements, g_hash_table_unref);
  g_clear_pointer (&self->nobody, g_hash_table_unref);
  g_clear_pointer (&self->domains, g_hash_table_unref);
  g_clear_pointer (&self->organizations, g_hash_table_unref);
  g_clear_pointer (&self->registrants, g_array_unref);
  g_clear_pointer (&self->settled, g_array_unref);
}

/* @key: (transfer full) where @owned */
static void
add_to (GHashTable *table,
        char *key,
        gboolean owned,
        guint index)
{
  GArray *list = g_hash_table_lookup (table, key);

  if (list == NULL) {
    list = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_insert (table, key, list);
  } else if (owned) {
    g_free (key);
  }
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, guint, i) == index)
      return;
  g_array_append_val (list, index);
}

static void
index_email (LydAttendanceKnown *self,
             const char *folded,
             guint index)
{
  char *mailbox = lyd_likeness_email_key (folded);

  add_to (self->by_email, (char *) folded, FALSE, index);
  if (mailbox != NULL)
    add_to (self->by_mailbox, mailbox, TRUE, index);
}

static void
index_registrant (LydAttendanceKnown *self,
                  guint index)
{
  LydAttendanceRegistrant *registrant = &g_array_index (self->registrants, LydAttendanceRegistrant, index);

  if (registrant->email != NULL)
    index_email (self, registrant->email, index);
  add_to (self->by_name, lyd_fold_text (registrant->name), TRUE, index);
  g_hash_table_insert (self->by_person, &registrant->person, GUINT_TO_POINTER (index + 1));
  g_hash_table_insert (self->registrations, &registrant->registration, GUINT_TO_POINTER (index + 1));
}

static gboolean
load_registrants (LydAttendanceKnown *self,
                  LydFile *file,
                  const LydId *event,
                  GStringChunk *strings,
                  GError **error)
{
  g_autoptr (GArray) aliases = NULL;

  self->registrants = lyd_attendance_rows_list_registrants (file->db, event, strings, error);
  if (self->registrants == NULL)
    return FALSE;
  for (guint i = 0; i < self->registrants->len; i++)
    index_registrant (self, i);
  aliases = lyd_attendance_rows_list_aliases (file->db, event, strings, error);
  for (guint i = 0; aliases != NULL && i < aliases->len; i++) {
    const LydAttendanceAlias *alias = &g_array_index (aliases, LydAttendanceAlias, i);
    guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_person, &alias->person)) - 1;

    if (strcmp (alias->kind, "email") == 0)
      index_email (self, alias->folded, index);
    else if (strcmp (alias->kind, "name") == 0)
      add_to (self->by_name, g_strdup (alias->folded), TRUE, index);
  }
  return aliases != NULL;
}

/* @session: (nullable): whose settlements are read as well */
gboolean
lyd_attendance_known_load (LydAttendanceKnown *self,
                           LydFile *file,
                           const LydId *event,
                           const LydId *session,
                           GStringChunk *strings,
                           GError **error)
{
  if (!load_registrants (self, file, event, strings, error) ||
      (self->nobody = lyd_nobody_list (file->db, error)) == NULL)
    return FALSE;
  if (session == NULL)
    return TRUE;
  self->settled = lyd_settlements_list (file->db, session, strings, error);
  for (guint i = 0; self->settled != NULL && i < self->settled->len; i++) {
    LydSettlement *settlement = &g_array_index (self->settled, LydSettlement, i);

    g_hash_table_insert (self->settlements, (char *) settlement->identity, settlement);
  }
  return self->settled != NULL;
}

/* Whether several who are registered have @email, folded. */
gboolean
lyd_attendance_known_is_shared (const LydAttendanceKnown *self,
                                const char *email)
{
  const GArray *indexes = g_hash_table_lookup (self->by_email, email);

  return indexes != NULL && indexes->len > 1;
}

static const LydAttendanceRegistrant *
find (const LydAttendanceKnown *self,
      GHashTable *table,
      const LydId *id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (table, id));

  return index > 0 ? &g_array_index (self->registrants, LydAttendanceRegistrant, index - 1) : NULL;
}

/* Returns: (nullable): that person's registration for the event */
const LydAttendanceRegistrant *
lyd_attendance_known_find_person (const LydAttendanceKnown *self,
                                  const LydId *person)
{
  return find (self, self->by_person, person);
}

const LydAttendanceRegistrant *
lyd_attendance_known_find_registration (const LydAttendanceKnown *self,
                                        const LydId *registration)
{
  return find (self, self->registrations, registration);
}

static void
add_domain (gpointer data,
            const char *domain,
            const LydId *organization)
{
  GHashTable *domains = data;
  gpointer known;

  if (domain == NULL || domain[0] == '\0' || lyd_id_is_none (organization) || lyd_online_domain_is_public (domain))
    return;
  if (!g_hash_table_lookup_extended (domains, domain, NULL, &known))
    g_hash_table_insert (domains, g_strdup (domain), g_memdup2 (organization, sizeof *organization));
  else if (known != NULL && !lyd_id_equal (known, organization))
    g_hash_table_insert (domains, g_strdup (domain), NULL);
}

/* The organization that is called @name; none where there is none. */
static gboolean
find_organization (LydAttendanceKnown *self,
                   LydFile *file,
                   const char *name,
                   const LydOrganization **found,
                   GError **error)
{
  g_autofree char *folded = lyd_fold_organization (name);
  g_autoptr (GError) local = NULL;
  gpointer known;

  *found = NULL;
  if (folded[0] == '\0')
    return TRUE;
  if (!g_hash_table_lookup_extended (self->organizations, folded, NULL, &known)) {
    known = lyd_organizations_find (file->db, name, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    g_hash_table_insert (self->organizations, g_steal_pointer (&folded), known);
  }
  *found = known;
  return TRUE;
}

/**
 * lyd_attendance_known_guess_organization:
 * @organization: (nullable): as the report has it; only one that is on file counts
 * @email: (nullable): folded
 * @id: (out): none where nothing is known
 * @name: (out) (nullable): in @strings
 *
 * Whose somebody new is. An address says it only where everybody on file who has one at that domain is of the same
 * organization.
 */
gboolean
lyd_attendance_known_guess_organization (LydAttendanceKnown *self,
                                         LydFile *file,
                                         const char *organization,
                                         const char *email,
                                         LydId *id,
                                         const char **name,
                                         GStringChunk *strings,
                                         GError **error)
{
  const char *at = email != NULL ? strrchr (email, '@') : NULL;
  const LydOrganization *found = NULL;
  g_autoptr (LydOrganization) own = NULL;
  const LydId *guess;

  *id = lyd_id_none;
  *name = NULL;
  if (organization != NULL && !find_organization (self, file, organization, &found, error))
    return FALSE;
  if (found == NULL && at != NULL) {
    if (self->domains == NULL) {
      self->domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (!lyd_attendance_rows_read_domains (file->db, add_domain, self->domains, error))
        return FALSE;
    }
    guess = g_hash_table_lookup (self->domains, at + 1);
    if (guess == NULL || lyd_id_is_none (guess))
      return TRUE;
    own = lyd_organizations_get (file->db, guess, error);
    if (own == NULL)
      return FALSE;
    found = own;
  }
  if (found == NULL)
    return TRUE;
  *id = found->id;
  *name = g_string_chunk_insert_const (strings, found->name);
  return TRUE;
}

/* Not a part of anybody's name, or written after it. */
static const char *const titles[] = { "dr", "mr", "ms", "mrs", "mx", "prof", "rev", "sr", "sra" };
static const char *const suffixes[] = { "phd", "md", "jr", "sr", "ii", "iii", "iv", "esq",
                                        "jd", "rn", "msw", "lcsw", "mph", "mpa", "edd", "cpa" };

static gboolean
is_one_of (const char *word,
           const char *const *words,
           gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* How many whole words of a name there are: none in "Dr. C", one in "K. Lundgren". */
static guint
count_words (const char *name)
{
  g_autofree char *folded = lyd_fold_text (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += g_utf8_strlen (words[i], -1) > 1 && !is_one_of (words[i], titles, G_N_ELEMENTS (titles));
  return n;
}

/* Returns: (transfer full): "Imani Castellanos" for "Castellanos, Imani"; other names as they are */
static char *
turn_around (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ",", -1);
  g_autofree char *second = NULL;

  if (g_strv_length (parts) != 2 || strchr (g_strstrip (parts[0]), ' ') != NULL ||
      strchr (g_strstrip (parts[1]), ' ') != NULL || parts[0][0] == '\0' || parts[1][0] == '\0')
    return g_strdup (name);
  second = lyd_fold_text (parts[1]);
  if (is_one_of (second, suffixes, G_N_ELEMENTS (suffixes)))
    return g_strdup (name);
  return g_strconcat (parts[1], " ", parts[0], NULL);
}

static gboolean
is_name (const char *text)
{
  return text != NULL && lyd_online_name_classify (text) == LYD_NAME_PERSON;
}

/* Returns: (transfer full): what somebody new is called: as they registered there, else as they called themselves or as
 *   their account is, whichever says more, else their address */
char *
lyd_attendance_known_dup_name (const LydWho *who)
{
  if (who->given != NULL && who->family != NULL)
    return g_strconcat (who->given, " ", who->family, NULL);
  if (is_name (who->original) && (!is_name (who->name) || count_words (who->original) > count_words (who->name)))
    return turn_around (who->original);
  if (is_name (who->name))
    return turn_around (who->name);
  if (who->given != NULL || who->family != NULL)
    return g_strdup (who->given != NULL ? who->given : who->family);
  return g_strdup (who->email != NULL ? who->email : who->name != NULL ? who->name
                                                                       : "?");
}
