#include "lyd-merge-rows.h"

#include "lyd-online-rows.h"
#include "lyd-people.h"
#include "lyd-presence.h"

/* What refers to a registration and goes over to the kept one. A code, a scan, a print (also
 * one that waits), a tick of a roll call, a certificate and an invitation stay with the registration that they were
 * made for, which says where it went (LYD_MERGED): a log is not rewritten. The dropped one keeps its own places and
 * answers; the kept one gets those that it lacks. */
static const char *const joins[] = {
  "UPDATE registration SET host = NULL WHERE id = ?1 AND host = ?2",
  "UPDATE registration SET host = ?1 WHERE host = ?2",
  "UPDATE registration SET merged_into = ?1 WHERE merged_into = ?2",
  "INSERT OR IGNORE INTO place (registration, session) SELECT ?1, session FROM place WHERE registration = ?2",
  "DELETE FROM waiting_place WHERE registration = ?1"
  " AND session IN (SELECT session FROM place WHERE registration = ?2)",
  "INSERT OR IGNORE INTO waiting_place (registration, session, number) SELECT ?1, w.session, w.number"
  " FROM waiting_place w WHERE w.registration = ?2 AND NOT EXISTS"
  " (SELECT 1 FROM place p WHERE p.registration = ?1 AND p.session = w.session)",
  "INSERT OR IGNORE INTO answer (registration, question, value)"
  " SELECT ?1, question, value FROM answer WHERE registration = ?2",
  "INSERT OR IGNORE INTO tray_slot (registration, tray, slot)"
  " SELECT ?1, tray, slot FROM tray_slot WHERE registration = ?2",
  "UPDATE import_row SET registration = ?1 WHERE registration = ?2",
  "UPDATE settlement SET registration = ?1 WHERE registration = ?2",
  /* Who asked for help or for no photos once has asked; who came first stays first. */
  "UPDATE registration AS k SET no_photos = max (k.no_photos, d.no_photos),"
  " needs_assistance = max (k.needs_assistance, d.needs_assistance),"
  " waiting = CASE WHEN k.status = 'waitlisted' AND d.status = 'waitlisted' THEN min (k.waiting, d.waiting)"
  "   ELSE k.waiting END, registered_at = min (k.registered_at, d.registered_at),"
  " host = coalesce (k.host, nullif (d.host, k.id)),"
  " exempt = coalesce (k.exempt, d.exempt),"
  " note = CASE WHEN k.note IS NULL THEN d.note WHEN d.note IS NULL OR instr (k.note, d.note) > 0 THEN k.note"
  "   ELSE k.note || char (10) || d.note END"
  " FROM registration d WHERE k.id = ?1 AND d.id = ?2",
  "UPDATE registration SET status = 'cancelled', waiting = NULL, host = NULL, merged_into = ?1 WHERE id = ?2",
};

/* What refers to a person. Where both are marked as distinct from a third, one mark is enough. */
static const char *const moves[] = {
  "UPDATE registration SET person = ?1 WHERE person = ?2",
  "DELETE FROM alias WHERE person = ?2 AND EXISTS"
  " (SELECT 1 FROM alias k WHERE k.person = ?1 AND k.kind = alias.kind AND k.folded = alias.folded)",
  "UPDATE alias SET person = ?1 WHERE person = ?2",
  "INSERT OR IGNORE INTO group_member (person_group, person)"
  " SELECT person_group, ?1 FROM group_member WHERE person = ?2",
  "DELETE FROM group_member WHERE person <> ?1 AND person = ?2",
  "INSERT OR IGNORE INTO standing (series, person, type, since)"
  " SELECT series, ?1, type, since FROM standing WHERE person = ?2",
  "DELETE FROM standing WHERE person <> ?1 AND person = ?2",
  "UPDATE presenter SET person = ?1 WHERE person = ?2",
  "INSERT OR IGNORE INTO distinct_people (a, b) SELECT min (?1, x), max (?1, x) FROM"
  " (SELECT b AS x FROM distinct_people WHERE a = ?2 UNION SELECT a FROM distinct_people WHERE b = ?2) WHERE x <> ?1",
  "DELETE FROM distinct_people WHERE a = ?2 OR b = ?2",
};

static gboolean
run_all (LydDb *db,
         const char *const *statements,
         gsize n,
         const LydId *kept,
         const LydId *dropped,
         GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!lyd_db_run (db, error, statements[i], "dd", kept, dropped))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LydSharedEvent): the events that both are registered for */
GArray *
lyd_merge_rows_list_shared (LydDb *db,
                            const LydId *keep,
                            const LydId *other,
                            GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT k.event, k.id, o.id, k.status, o.status,"
                  " EXISTS (SELECT 1 FROM scan WHERE registration = k.id),"
                  " EXISTS (SELECT 1 FROM scan WHERE registration = o.id),"
                  " EXISTS (SELECT 1 FROM print WHERE registration = k.id),"
                  " EXISTS (SELECT 1 FROM print WHERE registration = o.id)"
                  " FROM registration k JOIN registration o ON o.event = k.event"
                  " WHERE k.person = ?1 AND o.person = ?2 AND k.merged_into IS NULL AND o.merged_into IS NULL",
                  "dd", keep, other);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LydSharedEvent));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydSharedEvent shared = { .event = lyd_stmt_get_id (stmt, 0) };

    for (int side = 0; side < 2; side++) {
      shared.registrations[side] = lyd_stmt_get_id (stmt, 1 + side);
      shared.statuses[side] = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 3 + side)), 0);
      shared.scanned[side] = lyd_stmt_get_int (stmt, 5 + side) != 0;
      shared.printed[side] = lyd_stmt_get_int (stmt, 7 + side) != 0;
    }
    g_array_append_val (list, shared);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&list);
}

/* Lets @kept stand for @dropped as well, within the caller's act: its codes admit, its scans count. */
gboolean
lyd_merge_rows_join_registrations (LydDb *db,
                                   const LydId *kept,
                                   const LydId *dropped,
                                   GError **error)
{
  return run_all (db, joins, G_N_ELEMENTS (joins), kept, dropped, error) &&
         lyd_presence_rebuild_of (db, dropped, error) && lyd_online_rebuild_of (db, dropped, error) &&
         lyd_online_rebuild_of (db, kept, error);
}

/**
 * lyd_merge_rows_move_person:
 * @n_moved: (out): how many registrations, those that were merged themselves included
 *
 * Gives @keep all that is @other's and deletes @other, within the caller's act. The caller indexes @keep afterwards.
 */
gboolean
lyd_merge_rows_move_person (LydDb *db,
                            const LydId *keep,
                            const LydId *other,
                            int *n_moved,
                            GError **error)
{
  if (!lyd_db_run (db, error, moves[0], "dd", keep, other))
    return FALSE;
  *n_moved = lyd_db_changes (db);
  return run_all (db, moves + 1, G_N_ELEMENTS (moves) - 1, keep, other, error) &&
         lyd_people_unindex (db, other, error) && lyd_db_run (db, error, "DELETE FROM person WHERE id = ?", "d", other);
}

/* What refers to an organization. Of a network that both belong to, the earlier date stays. */
static const char *const organization_moves[] = {
  "UPDATE person SET organization = ?1 WHERE organization = ?2",
  "UPDATE membership SET joined = (SELECT min (o.joined) FROM membership o WHERE o.network = membership.network"
  "   AND o.organization IN (?1, ?2) AND o.left_on IS NULL)"
  " WHERE organization = ?1 AND left_on IS NULL AND EXISTS (SELECT 1 FROM membership o"
  "   WHERE o.organization = ?2 AND o.network = membership.network AND o.left_on IS NULL)",
  "DELETE FROM membership WHERE organization = ?2 AND left_on IS NULL AND EXISTS (SELECT 1 FROM membership k"
  "   WHERE k.organization = ?1 AND k.network = membership.network AND k.left_on IS NULL)",
  "UPDATE membership SET organization = ?1 WHERE organization = ?2",
  "INSERT OR IGNORE INTO seat_allotment (event, organization, seats)"
  " SELECT event, ?1, seats FROM seat_allotment WHERE organization = ?2",
  "DELETE FROM seat_allotment WHERE organization <> ?1 AND organization = ?2",
  "DELETE FROM organization WHERE id <> ?1 AND id = ?2",
};

/* All that belongs to @other is @keep's from now on, and @other is gone. @n_people: (out): how many went over */
gboolean
lyd_merge_rows_move_organization (LydDb *db,
                                  const LydId *keep,
                                  const LydId *other,
                                  int *n_people,
                                  GError **error)
{
  if (!lyd_db_run (db, error, organization_moves[0], "dd", keep, other))
    return FALSE;
  *n_people = lyd_db_changes (db);
  return run_all (db, organization_moves + 1, G_N_ELEMENTS (organization_moves) - 1, keep, other, error) &&
         lyd_people_index_organization (db, keep, error);
}

/* Remembers that they are two people. */
gboolean
lyd_distinct_add (LydDb *db,
                  const LydId *a,
                  const LydId *b,
                  GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT OR IGNORE INTO distinct_people (a, b) VALUES (min (?1, ?2), max (?1, ?2))", "dd", a, b);
}

gboolean
lyd_distinct_has (LydDb *db,
                  const LydId *a,
                  const LydId *b,
                  gboolean *has,
                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT EXISTS (SELECT 1 FROM distinct_people WHERE a = min (?1, ?2) AND b = max (?1, ?2))", "dd", a,
                  b);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *has = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

gboolean
lyd_merge_rows_read_people (LydDb *db,
                            LydMergePersonFunc func,
                            gpointer data,
                            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT id, organization, name, given, family, email_folded, phone FROM person WHERE erased_at IS NULL ORDER BY id",
    "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydMergePerson person = {
      .id = lyd_stmt_get_id (stmt, 0),
      .organization = lyd_stmt_get_id (stmt, 1),
      .name = lyd_stmt_get_text (stmt, 2),
      .given = lyd_stmt_get_text (stmt, 3),
      .family = lyd_stmt_get_text (stmt, 4),
      .email = lyd_stmt_get_text (stmt, 5),
      .phone = lyd_stmt_get_text (stmt, 6),
    };

    func (data, &person);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

gboolean
lyd_merge_rows_read_aliases (LydDb *db,
                             LydMergeAliasFunc func,
                             gpointer data,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT person, kind, folded FROM alias ORDER BY person", "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId person = lyd_stmt_get_id (stmt, 0);

    func (data, &person, lyd_stmt_get_text (stmt, 1), lyd_stmt_get_text (stmt, 2));
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* How many registrations @person has; -1 with an error. */
int
lyd_merge_rows_count_registrations (LydDb *db,
                                    const LydId *person,
                                    GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT count(*) FROM registration WHERE person = ? AND merged_into IS NULL", "d", person);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? (int) lyd_stmt_get_int (stmt, 0) : -1;
}
