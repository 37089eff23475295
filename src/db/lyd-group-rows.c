#include "lyd-group-rows.h"

#include "lyd-fold.h"

/* The order of group_row(). */
#define COLUMNS \
  "g.id, g.name, g.sensitive, (SELECT count(*) FROM group_member m WHERE m.person_group = g.id) FROM person_group g"

static LydGroup *
group_row (LydStmt *stmt)
{
  LydGroup *group = g_new0 (LydGroup, 1);

  group->id = lyd_stmt_get_id (stmt, 0);
  group->name = lyd_stmt_dup_text (stmt, 1);
  group->sensitive = lyd_stmt_get_int (stmt, 2) != 0;
  group->n_members = (int) lyd_stmt_get_int (stmt, 3);
  return group;
}

gboolean
lyd_group_rows_insert (LydDb *db,
                       const LydGroup *group,
                       GError **error)
{
  g_autofree char *folded = lyd_fold_text (group->name);

  return lyd_db_run (db, error, "INSERT INTO person_group (id, name, folded, sensitive) VALUES (?, ?, ?, ?)", "dssn",
                     &group->id, group->name, folded, group->sensitive);
}

gboolean
lyd_group_rows_update (LydDb *db,
                       const LydGroup *group,
                       GError **error)
{
  g_autofree char *folded = lyd_fold_text (group->name);

  return lyd_db_run (db, error, "UPDATE person_group SET name = ?, folded = ?, sensitive = ? WHERE id = ?", "ssnd",
                     group->name, folded, group->sensitive, &group->id);
}

/* With its members. The caller has seen that it is no event's audience. */
gboolean
lyd_group_rows_delete (LydDb *db,
                       const LydId *group,
                       GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM group_member WHERE person_group = ?", "d", group) &&
         lyd_db_run (db, error, "DELETE FROM person_group WHERE id = ?", "d", group);
}

/* @used: (out): whether it is the audience of an event or a session */
gboolean
lyd_group_rows_is_used (LydDb *db,
                        const LydId *group,
                        gboolean *used,
                        GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT EXISTS (SELECT 1 FROM audience WHERE person_group = ?)", "d", group);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *used = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/* Returns: (transfer full) (element-type LydGroup): all, by name */
GPtrArray *
lyd_group_rows_list (LydDb *db,
                     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " ORDER BY g.folded, g.id", "");

  return lyd_stmt_collect (stmt, (LydStmtRow) group_row, (GDestroyNotify) lyd_group_free, error);
}

/* Returns: (transfer full) (nullable) (element-type LydGroup): those that @person is in, sensitive ones too */
GPtrArray *
lyd_group_rows_list_of (LydDb *db,
                        const LydId *person,
                        GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " COLUMNS " JOIN group_member o ON o.person_group = g.id"
                                           " WHERE o.person = ? ORDER BY g.folded",
                                           "d", person);

  return lyd_stmt_collect (stmt, (LydStmtRow) group_row, (GDestroyNotify) lyd_group_free, error);
}

/* Returns: (transfer full) (element-type LydGroup): whatever @words may mean: a name, folded, an id or a start of one
 */
GPtrArray *
lyd_group_rows_find (LydDb *db,
                     const char *words,
                     GError **error)
{
  LydId low, high;
  gboolean is_id = lyd_id_read_prefix (&low, &high, words) >= 4;
  g_autofree char *folded = lyd_fold_text (words);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " COLUMNS " WHERE g.folded = ?1 OR (?2 AND g.id BETWEEN ?3 AND ?4) ORDER BY g.id", "sndd",
                  folded, is_id, &low, &high);

  return lyd_stmt_collect (stmt, (LydStmtRow) group_row, (GDestroyNotify) lyd_group_free, error);
}

gboolean
lyd_group_rows_add_member (LydDb *db,
                           const LydId *group,
                           const LydId *person,
                           GError **error)
{
  return lyd_db_run (db, error, "INSERT OR IGNORE INTO group_member (person_group, person) VALUES (?, ?)", "dd", group,
                     person);
}

gboolean
lyd_group_rows_remove_member (LydDb *db,
                              const LydId *group,
                              const LydId *person,
                              GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM group_member WHERE person_group = ? AND person = ?", "dd", group, person);
}

/* Who they are, and no more. */
static LydPerson *
person_row (LydStmt *stmt)
{
  LydPerson *person = lyd_person_new ();

  person->id = lyd_stmt_get_id (stmt, 0);
  person->name = lyd_stmt_dup_text (stmt, 1);
  person->organization = lyd_stmt_get_id (stmt, 2);
  return person;
}

/* Returns: (transfer full) (element-type LydPerson): id, name and organization, in the order of lists */
GPtrArray *
lyd_group_rows_list_members (LydDb *db,
                             const LydId *group,
                             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT p.id, p.name, p.organization FROM group_member m JOIN person p ON p.id = m.person"
                  " WHERE m.person_group = ? ORDER BY p.sort, p.id",
                  "d", group);

  return lyd_stmt_collect (stmt, (LydStmtRow) person_row, (GDestroyNotify) lyd_person_free, error);
}

/* ---- audiences ---- */

/* @session: (nullable): %NULL: of the whole event */
gboolean
lyd_audience_rows_insert (LydDb *db,
                          const LydId *id,
                          const LydId *event,
                          const LydId *session,
                          const LydAudienceRule *rule,
                          GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO audience (id, event, session, network, person_group, type) VALUES (?, ?, ?, ?, ?, ?)",
                     "ddddds", id, event, session, &rule->network, &rule->group,
                     rule->kind == LYD_AUDIENCE_TYPE ? lyd_word_id (&lyd_attendee_types, (int) rule->type) : NULL);
}

/* The event's, or one session's; the event's own lines leave those of its sessions. */
gboolean
lyd_audience_rows_clear (LydDb *db,
                         const LydId *event,
                         const LydId *session,
                         GError **error)
{
  return session != NULL
           ? lyd_db_run (db, error, "DELETE FROM audience WHERE session = ?", "d", session)
           : lyd_db_run (db, error, "DELETE FROM audience WHERE event = ? AND session IS NULL", "d", event);
}

static LydAudienceRule *
rule_row (LydStmt *stmt)
{
  LydAudienceRule *rule = lyd_audience_rule_new (LYD_AUDIENCE_TYPE);

  rule->network = lyd_stmt_get_id (stmt, 0);
  rule->group = lyd_stmt_get_id (stmt, 1);
  rule->type = (LydAttendeeType) MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 2)), 0);
  rule->name = lyd_stmt_dup_text (stmt, 3);
  rule->sensitive = lyd_stmt_get_int (stmt, 4) != 0;
  if (!lyd_id_is_none (&rule->network))
    rule->kind = LYD_AUDIENCE_NETWORK;
  else if (!lyd_id_is_none (&rule->group))
    rule->kind = LYD_AUDIENCE_GROUP;
  return rule;
}

/**
 * lyd_audience_rows_list:
 * @session: (nullable): whose own lines; %NULL: the event's
 *
 * Returns: (transfer full) (element-type LydAudienceRule): none: for anybody
 */
GPtrArray *
lyd_audience_rows_list (LydDb *db,
                        const LydId *event,
                        const LydId *session,
                        GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT a.network, a.person_group, a.type, coalesce(n.name, g.name), coalesce(g.sensitive, 0)"
                  " FROM audience a LEFT JOIN network n ON n.id = a.network"
                  " LEFT JOIN person_group g ON g.id = a.person_group"
                  " WHERE a.event = ?1 AND a.session IS ?2"
                  " ORDER BY a.network IS NULL, a.person_group IS NULL, coalesce (n.name, g.name), a.type",
                  "dd", event, session);

  return lyd_stmt_collect (stmt, (LydStmtRow) rule_row, (GDestroyNotify) lyd_audience_rule_free, error);
}

static gboolean
read_ids (LydStmt *stmt,
          GArray *ids,
          GError **error)
{
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (ids, id);
  }
  return lyd_stmt_ended (local, error);
}

/* Appends the networks that @organization belongs to on @day (an ISO date). A date that is not known excludes
 * nothing. */
gboolean
lyd_audience_rows_list_networks (LydDb *db,
                                 const LydId *organization,
                                 const char *day,
                                 GArray *networks,
                                 GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT DISTINCT network FROM membership WHERE organization = ?1"
                  " AND (joined IS NULL OR joined <= ?2) AND (left_on IS NULL OR left_on > ?2)",
                  "ds", organization, day);

  return read_ids (stmt, networks, error);
}

/* Appends the groups that @person is a member of. */
gboolean
lyd_audience_rows_list_groups (LydDb *db,
                               const LydId *person,
                               GArray *groups,
                               GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT person_group FROM group_member WHERE person = ?", "d", person);

  return read_ids (stmt, groups, error);
}

/* What is for @group is only counted from now on. */
gboolean
lyd_audience_rows_hide_events (LydDb *db,
                               const LydId *group,
                               GError **error)
{
  return lyd_db_run (db, error,
                     "UPDATE event SET sensitive = 1 WHERE sensitive = 0"
                     " AND id IN (SELECT event FROM audience WHERE person_group = ? AND session IS NULL)",
                     "d", group) &&
         lyd_db_run (db, error,
                     "UPDATE session SET sensitive = 1 WHERE sensitive = 0"
                     " AND (id IN (SELECT session FROM audience WHERE person_group = ?1 AND session IS NOT NULL)"
                     "  OR event IN (SELECT event FROM audience WHERE person_group = ?1 AND session IS NULL))",
                     "d", group);
}

void
lyd_standing_free (LydStanding *self)
{
  g_clear_pointer (&self->who, lyd_waiting_free);
  g_free (self);
}

static LydStanding *
standing_row (LydStmt *stmt)
{
  LydStanding *standing = g_new0 (LydStanding, 1);

  standing->who = g_new0 (LydWaiting, 1);
  standing->who->registration = lyd_stmt_get_id (stmt, 0);
  standing->who->name = lyd_stmt_dup_text (stmt, 1);
  standing->who->organization = lyd_stmt_dup_text (stmt, 2);
  standing->who->registered_at = lyd_stmt_get_int (stmt, 3);
  standing->person = lyd_stmt_get_id (stmt, 4);
  standing->organization = lyd_stmt_get_id (stmt, 5);
  standing->type = (LydAttendeeType) MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 6)), 0);
  return standing;
}

/* Returns: (transfer full) (element-type LydStanding): by name */
GPtrArray *
lyd_audience_rows_list_standing (LydDb *db,
                                 const LydId *event,
                                 GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT r.id, p.name, o.name, r.registered_at, p.id, p.organization, r.type FROM registration r"
    " JOIN person p ON p.id = r.person LEFT JOIN organization o ON o.id = p.organization"
    " WHERE r.event = ? AND r.status IN ('confirmed', 'pending', 'waitlisted') AND r.exempt IS NULL"
    " ORDER BY p.sort, p.id",
    "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) standing_row, (GDestroyNotify) lyd_standing_free, error);
}
