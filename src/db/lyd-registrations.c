#include "lyd-registrations.h"

/* The next number on the waiting list of the event ?2; read before the row itself is written. */
#define NEXT_NUMBER \
  "(SELECT coalesce(max(w.waiting), 0) + 1 FROM registration w WHERE w.event = ?2 AND w.waiting IS NOT NULL)"

/* The order of row(). */
#define COLUMNS                                                                                                        \
  "id, event, person, status, type, origin, short_code, registered_at, first_time, no_photos, needs_assistance, host," \
  " note, exempt"

static LydRegistration *
row (LydStmt *stmt)
{
  LydRegistration *registration = lyd_registration_new ();

  registration->id = lyd_stmt_get_id (stmt, 0);
  registration->event = lyd_stmt_get_id (stmt, 1);
  registration->person = lyd_stmt_get_id (stmt, 2);
  registration->status = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 3)), 0);
  registration->type = MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 4)), 0);
  registration->origin = MAX (lyd_word_find (&lyd_origins, lyd_stmt_get_text (stmt, 5)), 0);
  registration->short_code = lyd_stmt_dup_text (stmt, 6);
  registration->registered_at = lyd_stmt_get_int (stmt, 7);
  registration->first_time = lyd_stmt_get_int (stmt, 8) != 0;
  registration->no_photos = lyd_stmt_get_int (stmt, 9) != 0;
  registration->needs_assistance = lyd_stmt_get_int (stmt, 10) != 0;
  registration->host = lyd_stmt_get_id (stmt, 11);
  registration->note = lyd_stmt_dup_text (stmt, 12);
  registration->exempt = lyd_stmt_dup_text (stmt, 13);

  return registration;
}

static LydRegistration *
one (LydStmt *stmt,
     GError **error)
{
  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

/* Whoever is waitlisted gets the last number of the event's waiting list. */
gboolean
lyd_registrations_insert (LydDb *db,
                          const LydRegistration *registration,
                          GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO registration (" COLUMNS ", waiting) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                     " ?11, ?12, ?13, ?14, CASE WHEN ?4 = 'waitlisted' THEN " NEXT_NUMBER " END)",
                     "dddssssinnndss", &registration->id, &registration->event, &registration->person,
                     lyd_word_id (&lyd_statuses, registration->status),
                     lyd_word_id (&lyd_attendee_types, registration->type),
                     lyd_word_id (&lyd_origins, registration->origin), registration->short_code,
                     registration->registered_at, registration->first_time, registration->no_photos,
                     registration->needs_assistance, &registration->host, registration->note, registration->exempt);
}

/* Changes everything but whose registration it is and where it came from. Who comes to the waiting list is the last on
 * it, who stays keeps their number. */
gboolean
lyd_registrations_update (LydDb *db,
                          const LydRegistration *registration,
                          GError **error)
{
  return lyd_db_run (db, error,
                     "UPDATE registration SET status = ?1, type = ?3, first_time = ?4, no_photos = ?5,"
                     " needs_assistance = ?6, host = ?7, note = ?8, exempt = ?10, waiting ="
                     " CASE WHEN ?1 <> 'waitlisted' THEN NULL WHEN status = 'waitlisted' THEN waiting ELSE " NEXT_NUMBER
                     " END WHERE id = ?9",
                     "sdsnnndsds", lyd_word_id (&lyd_statuses, registration->status), &registration->event,
                     lyd_word_id (&lyd_attendee_types, registration->type), registration->first_time,
                     registration->no_photos, registration->needs_assistance, &registration->host, registration->note,
                     &registration->id, registration->exempt);
}

/* @changed: (out): whether @id is one of @event and had another status */
gboolean
lyd_registrations_set_status (LydDb *db,
                              const LydId *event,
                              const LydId *id,
                              LydStatus status,
                              gboolean *changed,
                              GError **error)
{
  if (!lyd_db_run (db, error,
                   "UPDATE registration SET status = ?1, waiting = CASE WHEN ?1 = 'waitlisted' THEN " NEXT_NUMBER " END"
                   " WHERE id = ?3 AND event = ?2 AND status <> ?1",
                   "sdd", lyd_word_id (&lyd_statuses, status), event, id))
    return FALSE;
  *changed = lyd_db_changes (db) > 0;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the registration, or the one that it was merged into; %NULL without an error
 *   where there is none */
LydRegistration *
lyd_registrations_get (LydDb *db,
                       const LydId *id,
                       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " COLUMNS " FROM registration WHERE id = coalesce"
                                           " ((SELECT merged_into FROM registration WHERE id = ?1), ?1)",
                                           "d", id);

  return one (stmt, error);
}

/* @kept: (out): the registration that @id was merged into, or @id itself */
gboolean
lyd_registrations_resolve (LydDb *db,
                           const LydId *id,
                           LydId *kept,
                           GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT coalesce ((SELECT merged_into FROM registration WHERE id = ?1), ?1)", "d", id);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *kept = lyd_stmt_get_id (stmt, 0);
  return TRUE;
}

/* @person's registration at @event; %NULL without an error where there is none. */
LydRegistration *
lyd_registrations_find_person (LydDb *db,
                               const LydId *event,
                               const LydId *person,
                               GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " COLUMNS " FROM registration WHERE event = ? AND person = ? AND merged_into IS NULL", "dd",
                  event, person);

  return one (stmt, error);
}

/* Whom @short_code identifies within @event; %NULL without an error where there is none. */
LydRegistration *
lyd_registrations_find_short_code (LydDb *db,
                                   const LydId *event,
                                   const char *short_code,
                                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " COLUMNS " FROM registration WHERE id = (SELECT coalesce (d.merged_into, d.id)"
                  " FROM registration d WHERE d.event = ? AND d.short_code = ?)",
                  "ds", event, short_code);

  return one (stmt, error);
}

/* Returns: (transfer full) (element-type LydRegistration): all whose id starts with @words (four digits at least) */
GPtrArray *
lyd_registrations_find (LydDb *db,
                        const char *words,
                        GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;
  LydId low, high;

  if (lyd_id_read_prefix (&low, &high, words) < 4)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_registration_free);

  stmt = lyd_db_query (db, error,
                       "SELECT " COLUMNS " FROM registration WHERE id IN (SELECT coalesce (d.merged_into, d.id)"
                       " FROM registration d WHERE d.id BETWEEN ? AND ?) ORDER BY id",
                       "dd", &low, &high);
  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_registration_free, error);
}

/* Returns: (transfer full) (nullable) (element-type LydRegistration): who waits for a decision, the first one first */
GPtrArray *
lyd_registrations_list_pending (LydDb *db,
                                const LydId *event,
                                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " COLUMNS " FROM registration WHERE event = ? AND status = 'pending'"
                                           " AND merged_into IS NULL ORDER BY registered_at, id",
                                           "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_registration_free, error);
}

/* How many registrations of @event have @status; -1 with an error. */
int
lyd_registrations_count (LydDb *db,
                         const LydId *event,
                         LydStatus status,
                         GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT count(*) FROM registration WHERE event = ? AND status = ? AND merged_into IS NULL",
                  "ds", event, lyd_word_id (&lyd_statuses, status));

  return stmt != NULL && lyd_stmt_step (stmt, error) ? (int) lyd_stmt_get_int (stmt, 0) : -1;
}

/* How many are expected at @session: confirmed, and with a place where places are chosen. */
gboolean
lyd_registrations_count_expected (LydDb *db,
                                  const LydSession *session,
                                  int *n,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;

  if (session->choice)
    stmt = lyd_db_query (db, error,
                         "SELECT count(*) FROM place p JOIN registration r ON r.id = p.registration"
                         " WHERE p.session = ? AND r.status = 'confirmed'",
                         "d", &session->id);
  else
    stmt = lyd_db_query (db, error, "SELECT count(*) FROM registration WHERE event = ? AND status = 'confirmed'", "d",
                         &session->event);
  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *n = (int) lyd_stmt_get_int (stmt, 0);
  return TRUE;
}

gboolean
lyd_codes_insert (LydDb *db,
                  const char *code,
                  const LydId *registration,
                  gint64 issued_at,
                  GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO code (code, registration, issued_at) VALUES (?, ?, ?)", "sdi", code,
                     registration, issued_at);
}

/* Revokes whatever codes of @registration, and of what was merged into it, are still good. */
gboolean
lyd_codes_revoke (LydDb *db,
                  const LydId *registration,
                  gint64 at,
                  GError **error)
{
  return lyd_db_run (db, error,
                     "UPDATE code SET revoked_at = ?1 WHERE revoked_at IS NULL AND registration IN " LYD_MERGED ("?2"),
                     "id", at, registration);
}

/**
 * lyd_codes_find:
 * @registration: (out): whom it admits, also where it was given for a registration that was merged since; none where
 *   nobody has this code
 * @revoked: (out)
 *
 * Returns: %FALSE only where the database could not be read
 */
gboolean
lyd_codes_find (LydDb *db,
                const char *code,
                LydId *registration,
                gboolean *revoked,
                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT coalesce (r.merged_into, r.id), c.revoked_at IS NOT NULL FROM code c"
                  " JOIN registration r ON r.id = c.registration WHERE c.code = ?",
                  "s", code);
  g_autoptr (GError) local = NULL;

  *registration = lyd_id_none;
  *revoked = FALSE;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    *registration = lyd_stmt_get_id (stmt, 0);
    *revoked = lyd_stmt_get_int (stmt, 1) != 0;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the code that admits @registration now */
char *
lyd_codes_get_current (LydDb *db,
                       const LydId *registration,
                       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT code FROM code WHERE registration = ? AND revoked_at IS NULL"
                                           " ORDER BY issued_at DESC, code LIMIT 1",
                                           "d", registration);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? lyd_stmt_dup_text (stmt, 0) : NULL;
}

/* @registration has chosen @session. */
gboolean
lyd_places_add (LydDb *db,
                const LydId *registration,
                const LydId *session,
                GError **error)
{
  return lyd_db_run (db, error, "INSERT OR IGNORE INTO place (registration, session) VALUES (?, ?)", "dd", registration,
                     session);
}

gboolean
lyd_places_remove (LydDb *db,
                   const LydId *registration,
                   const LydId *session,
                   GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM place WHERE registration = ? AND session = ?", "dd", registration,
                     session);
}

gboolean
lyd_places_has (LydDb *db,
                const LydId *registration,
                const LydId *session,
                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT 1 FROM place WHERE registration = ? AND session = ?", "dd", registration, session);

  return stmt != NULL && lyd_stmt_step (stmt, error);
}
