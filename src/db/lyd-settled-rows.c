#include "lyd-settled-rows.h"

#include "lyd-changeset.h"
#include "lyd-people.h"

#include <string.h>

/* Columns, as changesets number them. */
enum {
  ID = 0,
  ALIAS_PERSON = 1,
  SETTLEMENT_SESSION = 0,
  SETTLEMENT_IDENTITY = 1,
  SETTLEMENT_REGISTRATION = 2,
};

/* @registration: (out): whom somebody said by hand it was; none: nobody did */
gboolean
lyd_settled_rows_get (LydDb *db,
                      const LydId *session,
                      const char *identity,
                      LydId *registration,
                      GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT registration FROM settlement WHERE session = ? AND identity = ?"
                                           " AND how IN ('hand', 'new') AND registration IS NOT NULL",
                                           "ds", session, identity);
  GError *local = NULL;

  *registration = lyd_id_none;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *registration = lyd_stmt_get_id (stmt, 0);
  return lyd_stmt_ended (local, error);
}

static gboolean
has_text (const LydValue *value,
          const char *text)
{
  return value->type == LYD_VALUE_TEXT && value->n_bytes == strlen (text) &&
         memcmp (value->bytes, text, value->n_bytes) == 0;
}

/* Whether the act of @changes said that @identity is @registration. */
static gboolean
says (const LydChangeset *changes,
      const LydId *session,
      const char *identity,
      const LydId *registration)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, "settlement");
  LydChange change = { 0 };
  const LydId *id;

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    lyd_change_read (table, i, &change);
    if (change.operation != LYD_CHANGE_DELETE && lyd_change_get_id (&change, SETTLEMENT_SESSION, &id) &&
        lyd_id_equal (id, session) && has_text (lyd_change_get_value (&change, SETTLEMENT_IDENTITY), identity) &&
        change.after[SETTLEMENT_REGISTRATION].n_bytes == sizeof registration->bytes &&
        memcmp (change.after[SETTLEMENT_REGISTRATION].bytes, registration->bytes, sizeof registration->bytes) == 0)
      return TRUE;
  }
  return FALSE;
}

/* @changes: (out) (nullable) (transfer full): of the latest act that said so and stands */
static gboolean
find_act (LydDb *db,
          const LydId *session,
          const char *identity,
          const LydId *registration,
          LydChangeset **changes,
          GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT c.changeset FROM journal j JOIN journal_changes c USING (n)"
                  " WHERE j.code = 'attendance-settle' AND j.undone_at IS NULL ORDER BY n DESC",
                  "");
  GError *local = NULL;

  *changes = NULL;
  if (stmt == NULL)
    return FALSE;
  while (*changes == NULL && lyd_stmt_step (stmt, &local)) {
    g_autoptr (GBytes) bytes = lyd_stmt_dup_bytes (stmt, 0);
    g_autoptr (LydChangeset) one = lyd_changeset_new (bytes, NULL);

    if (one != NULL && says (one, session, identity, registration))
      *changes = g_steal_pointer (&one);
  }
  return lyd_stmt_ended (local, error);
}

static gboolean
is_made (const LydChangeset *changes,
         const char *name,
         const LydId *id)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, name);
  LydChange change;
  const LydId *made;

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    lyd_change_read (table, i, &change);
    if (change.operation == LYD_CHANGE_INSERT && lyd_change_get_id (&change, ID, &made) && lyd_id_equal (made, id))
      return TRUE;
  }
  return FALSE;
}

/* @yes: (out): whether @sql has a row */
static gboolean
ask (LydDb *db,
     const char *sql,
     const LydId *id,
     gboolean *yes,
     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, sql, "d", id);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  *yes = lyd_stmt_step (stmt, &local);
  return lyd_stmt_ended (local, error);
}

/* As it was made, and nobody came, got a badge, answered or is somebody else in a report by it. */
#define REGISTRATION_IS_FREE                                                                         \
  "SELECT 1 FROM registration r JOIN row_version v ON v.id = r.id AND v.version = 1 WHERE r.id = ?1" \
  " AND r.origin = 'online' AND r.merged_into IS NULL"                                               \
  " AND NOT EXISTS (SELECT 1 FROM settlement WHERE registration = ?1)"                               \
  " AND NOT EXISTS (SELECT 1 FROM scan WHERE registration = ?1)"                                     \
  " AND NOT EXISTS (SELECT 1 FROM print WHERE registration = ?1)"                                    \
  " AND NOT EXISTS (SELECT 1 FROM print_job WHERE registration = ?1)"                                \
  " AND NOT EXISTS (SELECT 1 FROM answer WHERE registration = ?1)"                                   \
  " AND NOT EXISTS (SELECT 1 FROM import_row WHERE registration = ?1)"                               \
  " AND NOT EXISTS (SELECT 1 FROM waiting_place WHERE registration = ?1)"                            \
  " AND NOT EXISTS (SELECT 1 FROM invitation WHERE registration = ?1)"                               \
  " AND NOT EXISTS (SELECT 1 FROM tray_slot WHERE registration = ?1)"                                \
  " AND NOT EXISTS (SELECT 1 FROM roll_call_tick WHERE registration = ?1)"                           \
  " AND NOT EXISTS (SELECT 1 FROM certificate WHERE registration = ?1)"                              \
  " AND NOT EXISTS (SELECT 1 FROM registration o WHERE ?1 IN (o.host, o.merged_into))"

#define PERSON_IS_FREE                                                                         \
  "SELECT 1 FROM person p JOIN row_version v ON v.id = p.id AND v.version = 1 WHERE p.id = ?1" \
  " AND NOT EXISTS (SELECT 1 FROM registration WHERE person = ?1)"                             \
  " AND NOT EXISTS (SELECT 1 FROM alias WHERE person = ?1)"                                    \
  " AND NOT EXISTS (SELECT 1 FROM group_member WHERE person = ?1)"                             \
  " AND NOT EXISTS (SELECT 1 FROM standing WHERE person = ?1)"                                 \
  " AND NOT EXISTS (SELECT 1 FROM presenter WHERE person = ?1)"                                \
  " AND NOT EXISTS (SELECT 1 FROM distinct_people WHERE ?1 IN (a, b))"

static gboolean
take_registration (LydDb *db,
                   const LydId *registration,
                   GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM place WHERE registration = ?",
    "DELETE FROM code WHERE registration = ?",
    "DELETE FROM registration WHERE id = ?",
  };
  gboolean is_free;

  if (!ask (db, REGISTRATION_IS_FREE, registration, &is_free, error))
    return FALSE;
  for (gsize i = 0; is_free && i < G_N_ELEMENTS (statements); i++)
    if (!lyd_db_run (db, error, statements[i], "d", registration))
      return FALSE;
  return TRUE;
}

/* What was learned of them from @identity, unless it is them somewhere else. */
static gboolean
take_aliases (LydDb *db,
              const LydChangeset *changes,
              const char *identity,
              const LydId *person,
              GError **error)
{
  const LydChangeTable *table = lyd_changeset_find_table (changes, "alias");
  LydChange change;
  const LydId *id;
  const LydId *whose;

  for (guint i = 0; table != NULL && i < table->changes->len; i++) {
    lyd_change_read (table, i, &change);
    if (change.operation != LYD_CHANGE_INSERT || !lyd_change_get_id (&change, ID, &id) ||
        !lyd_change_get_id (&change, ALIAS_PERSON, &whose) || !lyd_id_equal (whose, person))
      continue;
    if (!lyd_db_run (db, error,
                     "DELETE FROM alias WHERE id = ?1 AND person = ?2 AND NOT EXISTS (SELECT 1 FROM settlement t"
                     " JOIN registration r ON r.id = t.registration WHERE t.identity = ?3 AND r.person = ?2)",
                     "dds", id, person, identity))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_person (LydDb *db,
             const LydChangeset *changes,
             const LydId *person,
             GError **error)
{
  gboolean is_free = FALSE;

  if (is_made (changes, "person", person) && !ask (db, PERSON_IS_FREE, person, &is_free, error))
    return FALSE;
  if (!is_free)
    return lyd_people_index (db, person, error);
  return lyd_people_unindex (db, person, error) &&
         lyd_db_run (db, error, "DELETE FROM person WHERE id = ?", "d", person);
}

/**
 * lyd_settled_rows_take_back:
 * @registration: whom @identity was said by hand to be until now
 *
 * Takes back, within the caller's act, in which it is somebody else by now, what saying so had made and nothing else
 * needs: what was learned of them, their registration, and who was made up for it.
 */
gboolean
lyd_settled_rows_take_back (LydDb *db,
                            const LydId *session,
                            const char *identity,
                            const LydId *registration,
                            GError **error)
{
  g_autoptr (LydChangeset) changes = NULL;
  g_autoptr (LydStmt) stmt = NULL;
  LydId person;

  if (!find_act (db, session, identity, registration, &changes, error))
    return FALSE;
  if (changes == NULL)
    return TRUE;
  stmt = lyd_db_query (db, error, "SELECT person FROM registration WHERE id = ?", "d", registration);
  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  person = lyd_stmt_get_id (stmt, 0);
  g_clear_pointer (&stmt, lyd_stmt_release);
  return (!is_made (changes, "registration", registration) || take_registration (db, registration, error)) &&
         take_aliases (db, changes, identity, &person, error) && take_person (db, changes, &person, error);
}
