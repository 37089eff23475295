#include "lyd-people.h"

#include "lyd-fold.h"

#include <string.h>

/* The order of row(). */
#define COLUMNS                                                                                                 \
  "id, organization, name, given, family, legal, email, phone, role, pronouns, pronouns_public, pronunciation," \
  " language, notes"

static LydPerson *
row (LydStmt *stmt)
{
  LydPerson *person = lyd_person_new ();

  person->id = lyd_stmt_get_id (stmt, 0);
  person->organization = lyd_stmt_get_id (stmt, 1);
  person->name = lyd_stmt_dup_text (stmt, 2);
  person->given = lyd_stmt_dup_text (stmt, 3);
  person->family = lyd_stmt_dup_text (stmt, 4);
  person->legal = lyd_stmt_dup_text (stmt, 5);
  person->email = lyd_stmt_dup_text (stmt, 6);
  person->phone = lyd_stmt_dup_text (stmt, 7);
  person->role = lyd_stmt_dup_text (stmt, 8);
  person->pronouns = lyd_stmt_dup_text (stmt, 9);
  person->pronouns_public = lyd_stmt_get_int (stmt, 10) != 0;
  person->pronunciation = lyd_stmt_dup_text (stmt, 11);
  person->language = lyd_stmt_dup_text (stmt, 12);
  person->notes = lyd_stmt_dup_text (stmt, 13);

  return person;
}

/**
 * lyd_people_sort_key:
 *
 * Returns: (transfer full): folded family name, then given name: the order of every list of people. Where no family
 * name
 *   is known, the last word of the name stands for it.
 */
char *
lyd_people_sort_key (const LydPerson *person)
{
  g_autofree char *name = lyd_fold_text (person->name);
  g_autofree char *family = lyd_fold_text (person->family);
  g_autofree char *given = lyd_fold_text (person->given);
  char *last = strrchr (name, ' ');

  if (family[0] != '\0')
    return g_strdup_printf ("%s %s", family, given[0] != '\0' ? given : name);
  if (last == NULL)
    return g_strdup (name);
  *last = '\0';
  return g_strdup_printf ("%s %s", last + 1, name);
}

static gboolean
insert_row (LydDb *db,
            const LydPerson *person,
            GError **error)
{
  g_autofree char *email = lyd_fold_email (person->email);
  g_autofree char *sort = lyd_people_sort_key (person);

  return lyd_db_run (db, error,
                     "INSERT INTO person (id, organization, name, given, family, legal, email, email_folded, phone,"
                     " role, pronouns, pronouns_public, pronunciation, language, notes, sort)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "ddsssssssssnssss", &person->id, &person->organization, person->name, person->given,
                     person->family, person->legal, person->email, email, person->phone, person->role, person->pronouns,
                     person->pronouns_public, person->pronunciation, person->language, person->notes, sort);
}

gboolean
lyd_people_insert (LydDb *db,
                   const LydPerson *person,
                   GError **error)
{
  return insert_row (db, person, error) && lyd_people_index (db, &person->id, error);
}

gboolean
lyd_people_update (LydDb *db,
                   const LydPerson *person,
                   GError **error)
{
  g_autofree char *email = lyd_fold_email (person->email);
  g_autofree char *sort = lyd_people_sort_key (person);

  return lyd_db_run (db, error,
                     "UPDATE person SET organization = ?, name = ?, given = ?, family = ?, legal = ?, email = ?,"
                     " email_folded = ?, phone = ?, role = ?, pronouns = ?, pronouns_public = ?, pronunciation = ?,"
                     " language = ?, notes = ?, sort = ? WHERE id = ?",
                     "dsssssssssnssssd", &person->organization, person->name, person->given, person->family,
                     person->legal, person->email, email, person->phone, person->role, person->pronouns,
                     person->pronouns_public, person->pronunciation, person->language, person->notes, sort,
                     &person->id) &&
         lyd_people_index (db, &person->id, error);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydPerson *
lyd_people_get (LydDb *db,
                const LydId *id,
                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM person WHERE id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

/* Returns: (transfer full) (element-type LydPerson): all who are called @words exactly, else all whose id starts with
 *   @words (four digits at least) */
GPtrArray *
lyd_people_find (LydDb *db,
                 const char *words,
                 GError **error)
{
  g_autoptr (GPtrArray) named = NULL;
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT " COLUMNS " FROM person WHERE name = ? AND erased_at IS NULL ORDER BY id",
                  "s", words);
  LydId low, high;

  named = lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_person_free, error);
  if (named == NULL || named->len > 0 || lyd_id_read_prefix (&low, &high, words) < 4)
    return g_steal_pointer (&named);
  g_clear_pointer (&stmt, lyd_stmt_release);
  stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM person WHERE id BETWEEN ? AND ? ORDER BY id", "dd", &low,
                       &high);
  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_person_free, error);
}

/**
 * lyd_people_find_by_email:
 * @email: folded
 *
 * Returns: (transfer full) (element-type LydPerson): everybody with that address, as their own or as an alias; several
 *   where a mailbox is shared
 */
GPtrArray *
lyd_people_find_by_email (LydDb *db,
                          const char *email,
                          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " COLUMNS " FROM person WHERE email_folded = ?1"
                                           " OR id IN (SELECT person FROM alias WHERE folded = ?1 AND kind = 'email')"
                                           " ORDER BY id",
                                           "s", email);

  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_person_free, error);
}

/* Learns another name, address or number; what is known already is not repeated. */
gboolean
lyd_people_add_alias (LydDb *db,
                      const LydAlias *alias,
                      GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO alias (id, person, kind, value, folded) SELECT ?1, ?2, ?3, ?4, ?5"
                     " WHERE NOT EXISTS (SELECT 1 FROM alias WHERE person = ?2 AND kind = ?3 AND folded = ?5)",
                     "ddsss", &alias->id, &alias->person, alias->kind, alias->value, alias->folded) &&
         lyd_people_index (db, &alias->person, error);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydAlias *
lyd_people_get_alias (LydDb *db,
                      const LydId *alias,
                      GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT id, person, kind, value, folded FROM alias WHERE id = ?", "d", alias);
  LydAlias *found;

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return NULL;
  found = lyd_alias_new ();
  found->id = lyd_stmt_get_id (stmt, 0);
  found->person = lyd_stmt_get_id (stmt, 1);
  found->kind = lyd_stmt_dup_text (stmt, 2);
  found->value = lyd_stmt_dup_text (stmt, 3);
  found->folded = lyd_stmt_dup_text (stmt, 4);
  return found;
}

gboolean
lyd_people_delete_alias (LydDb *db,
                         const LydAlias *alias,
                         GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM alias WHERE id = ?", "d", &alias->id) &&
         lyd_people_index (db, &alias->person, error);
}

/* Whether @person is known by that, too. */
gboolean
lyd_people_has_alias (LydDb *db,
                      const LydId *person,
                      const char *kind,
                      const char *folded,
                      gboolean *has,
                      GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT EXISTS (SELECT 1 FROM alias WHERE person = ? AND kind = ? AND folded = ?)", "dss",
                  person, kind, folded);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *has = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

static gboolean
find_key (LydDb *db,
          const LydId *id,
          gint64 *key,
          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT key FROM person_key WHERE person = ?", "d", id);

  *key = 0;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, error))
    *key = lyd_stmt_get_int (stmt, 0);
  return *key != 0 || error == NULL || *error == NULL;
}

/* Removes what search knows of a person. */
gboolean
lyd_people_unindex (LydDb *db,
                    const LydId *id,
                    GError **error)
{
  gint64 key;

  return find_key (db, id, &key, error) &&
         (key == 0 || (lyd_db_run (db, error, "DELETE FROM person_text WHERE rowid = ?", "i", key) &&
                       lyd_db_run (db, error, "DELETE FROM person_key WHERE key = ?", "i", key)));
}

static void
append_folded (GString *words,
               const char *text)
{
  g_autofree char *folded = lyd_fold_text (text);

  if (folded[0] != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", folded);
}

static gboolean
gather (LydDb *db,
        const LydId *id,
        GString *names,
        GString *organization,
        GString *contact,
        GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT p.name, p.given, p.family, p.legal, p.email, p.phone, o.name"
                                           " FROM person p LEFT JOIN organization o ON o.id = p.organization"
                                           " WHERE p.id = ? AND p.erased_at IS NULL",
                                           "d", id);
  g_autoptr (LydStmt) aliases = lyd_db_query (db, error, "SELECT kind, value FROM alias WHERE person = ?", "d", id);
  g_autofree char *digits = NULL;

  if (stmt == NULL || aliases == NULL)
    return FALSE;
  if (!lyd_stmt_step (stmt, error))
    return error == NULL || *error == NULL;

  for (int column = 0; column < 4; column++)
    append_folded (names, lyd_stmt_get_text (stmt, column));
  append_folded (contact, lyd_stmt_get_text (stmt, 4));
  digits = lyd_fold_phone (lyd_stmt_get_text (stmt, 5));
  append_folded (contact, digits);
  append_folded (organization, lyd_stmt_get_text (stmt, 6));
  while (lyd_stmt_step (aliases, error))
    append_folded (strcmp (lyd_stmt_get_text (aliases, 0), "name") == 0 ? names : contact,
                   lyd_stmt_get_text (aliases, 1));

  return error == NULL || *error == NULL;
}

/**
 * lyd_people_index:
 *
 * Writes what search finds the person by: every name, the organization, e-mail and phone digits, aliases. Called with
 * each change of a person in the same transaction (triggers cannot: trusted_schema is off).
 */
gboolean
lyd_people_index (LydDb *db,
                  const LydId *id,
                  GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) organization = g_string_new (NULL);
  g_autoptr (GString) contact = g_string_new (NULL);
  gint64 key;

  if (!gather (db, id, names, organization, contact, error))
    return FALSE;
  if (names->len == 0 && organization->len == 0 && contact->len == 0)
    return lyd_people_unindex (db, id, error);
  if (!find_key (db, id, &key, error))
    return FALSE;
  if (key != 0 && !lyd_db_run (db, error, "DELETE FROM person_text WHERE rowid = ?", "i", key))
    return FALSE;
  if (key == 0 && !lyd_db_run (db, error, "INSERT INTO person_key (person) VALUES (?)", "d", id))
    return FALSE;
  return lyd_db_run (db, error,
                     "INSERT INTO person_text (rowid, names, organization, contact)"
                     " SELECT key, ?2, ?3, ?4 FROM person_key WHERE person = ?1",
                     "dsss", id, names->str, organization->str, contact->str);
}

/* As lyd_people_index() for everybody of an organization: with each change of its name. */
gboolean
lyd_people_index_organization (LydDb *db,
                               const LydId *organization,
                               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT id FROM person WHERE organization = ?", "d",
                                           organization);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (ids, id);
  }
  for (guint i = 0; local == NULL && i < ids->len; i++)
    lyd_people_index (db, &g_array_index (ids, LydId, i), &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/**
 * lyd_people_insert_new:
 * @organization: (nullable): the name of @person's
 *
 * As lyd_people_insert(), for many at once: everything that search finds a person by who was not on file is at hand, so
 * nothing is read.
 */
gboolean
lyd_people_insert_new (LydDb *db,
                       const LydPerson *person,
                       const char *organization,
                       GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) contact = g_string_new (NULL);
  g_autofree char *digits = lyd_fold_phone (person->phone);
  g_autofree char *folded = lyd_fold_text (organization);

  append_folded (names, person->name);
  append_folded (names, person->given);
  append_folded (names, person->family);
  append_folded (names, person->legal);
  append_folded (contact, person->email);
  append_folded (contact, digits);

  return insert_row (db, person, error) &&
         lyd_db_run (db, error, "INSERT INTO person_key (person) VALUES (?)", "d", &person->id) &&
         lyd_db_run (db, error,
                     "INSERT INTO person_text (rowid, names, organization, contact)"
                     " VALUES (last_insert_rowid (), ?, ?, ?)",
                     "sss", names->str, folded, contact->str);
}

static gboolean
column_is (LydStmt *stmt,
           int column,
           const GString *expected)
{
  return g_strcmp0 (lyd_stmt_get_text (stmt, column), expected->str) == 0;
}

/* SQLite's own comparison of its lists of words with the texts; a reader may not ask for it. */
static gboolean
words_are_right (LydDb *db)
{
  g_autoptr (LydStmt) reader = lyd_db_query (db, NULL, "PRAGMA query_only", "");

  if (reader != NULL && lyd_stmt_step (reader, NULL) && lyd_stmt_get_int (reader, 0) != 0)
    return TRUE;
  return lyd_db_exec (db, "INSERT INTO person_text (person_text) VALUES ('integrity-check')", NULL);
}

/**
 * lyd_people_check_index:
 * @n_wrong: (out): how many people search does not know, knows wrongly, or knows though they are gone
 *
 * Compares what search would be told now with what it knows, and lets SQLite compare that with its own lists of words.
 */
gboolean
lyd_people_check_index (LydDb *db,
                        int *n_wrong,
                        GError **error)
{
  g_autoptr (LydStmt) people = lyd_db_query (db, error,
                                             "SELECT p.id, t.rowid, t.names, t.organization, t.contact FROM person p"
                                             " LEFT JOIN person_key k ON k.person = p.id"
                                             " LEFT JOIN person_text t ON t.rowid = k.key",
                                             "");
  g_autoptr (LydStmt) gone =
    lyd_db_query (db, error,
                  "SELECT (SELECT count(*) FROM person_key WHERE person NOT IN (SELECT id FROM person))"
                  " + (SELECT count(*) FROM person_text WHERE rowid NOT IN (SELECT key FROM person_key))",
                  "");
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) organization = g_string_new (NULL);
  g_autoptr (GString) contact = g_string_new (NULL);
  g_autoptr (GError) local = NULL;

  *n_wrong = 0;
  if (people == NULL || gone == NULL)
    return FALSE;
  while (local == NULL && lyd_stmt_step (people, &local)) {
    LydId id = lyd_stmt_get_id (people, 0);

    g_string_truncate (names, 0);
    g_string_truncate (organization, 0);
    g_string_truncate (contact, 0);
    if (gather (db, &id, names, organization, contact, &local) &&
        !(lyd_stmt_is_null (people, 1) && names->len == 0 && organization->len == 0 && contact->len == 0))
      *n_wrong +=
        !(column_is (people, 2, names) && column_is (people, 3, organization) && column_is (people, 4, contact));
  }
  if (local == NULL && lyd_stmt_step (gone, &local))
    *n_wrong += (int) lyd_stmt_get_int (gone, 0);
  if (local == NULL && *n_wrong == 0 && !words_are_right (db))
    *n_wrong = 1;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}
