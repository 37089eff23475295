#include "lyd-directory-rows.h"

#include "lyd-attended.h"
#include "lyd-event-kind.h"

#include <string.h>

/* Whether the registration that is called r came to anything, in the room or online. Sessions that are only counted are
 * left out, here as everywhere in the directory. */
#define CAME                                                                                        \
  "EXISTS (SELECT 1 FROM attended x JOIN session s ON s.id = x.session WHERE x.registration = r.id" \
  " AND s.sensitive = 0)"
/* The last peer exchanges before ?1. */
#define LAST                                                                                  \
  "SELECT id FROM event WHERE kind = 'peer-exchange' AND state = 'planned' AND sensitive = 0" \
  " AND \"end\" <= ?1 ORDER BY start DESC, id DESC LIMIT 12"

/* @none: (out): whether the file knows neither an organization nor a person */
gboolean
lyd_directory_rows_are_none (LydDb *db,
                             gboolean *none,
                             GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT NOT EXISTS (SELECT 1 FROM organization)"
                                           " AND NOT EXISTS (SELECT 1 FROM person)",
                                           "");

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  *none = lyd_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

static gpointer
exchange_row (LydStmt *stmt)
{
  LydExchange *exchange = g_new0 (LydExchange, 1);

  exchange->event = lyd_stmt_get_id (stmt, 0);
  exchange->title = lyd_stmt_dup_text (stmt, 1);
  exchange->start = lyd_stmt_get_int (stmt, 2);
  exchange->timezone = lyd_stmt_dup_text (stmt, 3);
  exchange->known = lyd_stmt_get_int (stmt, 4) != 0;
  return exchange;
}

/* Returns: (transfer full) (nullable) (element-type LydExchange): the last LYD_PULSE_LENGTH before @now, the oldest
 *   first */
GPtrArray *
lyd_directory_rows_list_exchanges (LydDb *db,
                                   gint64 now,
                                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT id, title, start, timezone, EXISTS (SELECT 1 FROM session s JOIN attended x ON"
                  " x.session = s.id WHERE s.event = event.id)"
                  " FROM event WHERE id IN (" LAST ") ORDER BY start, id",
                  "i", now);

  return lyd_stmt_collect (stmt, exchange_row, (GDestroyNotify) lyd_exchange_free, error);
}

/**
 * lyd_directory_rows_list_people:
 * @match: (nullable): an FTS5 expression that the person must match
 *
 * Returns: (transfer full) (nullable) (element-type LydId): people by name
 */
GArray *
lyd_directory_rows_list_people (LydDb *db,
                                const char *match,
                                GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydStmt) stmt =
    match == NULL ? lyd_db_query (db, error, "SELECT id FROM person ORDER BY sort, id", "")
                  : lyd_db_query (db, error,
                                  "SELECT p.id FROM person_text t CROSS JOIN person_key k ON k.key = t.rowid"
                                  " CROSS JOIN person p ON p.id = k.person WHERE person_text MATCH ?"
                                  " ORDER BY p.sort, p.id",
                                  "s", match);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    g_array_append_val (ids, id);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&ids);
}

static void
clear_pulse (LydPulse *pulse,
             GPtrArray *exchanges)
{
  pulse->n = (int) exchanges->len;
  for (guint i = 0; i < exchanges->len; i++)
    pulse->squares[i] = ((LydExchange *) g_ptr_array_index (exchanges, i))->known ? 0 : LYD_PULSE_UNKNOWN;
}

static int
find_square (GPtrArray *exchanges,
             const LydId *event)
{
  for (guint i = 0; i < exchanges->len; i++)
    if (lyd_id_equal (&((LydExchange *) g_ptr_array_index (exchanges, i))->event, event))
      return (int) i;
  return -1;
}

#define LINE                                                               \
  "SELECT p.id, p.name, p.pronouns, p.role, p.email, o.name FROM person p" \
  " LEFT JOIN organization o ON o.id = p.organization"

static gpointer
line_row (LydStmt *stmt)
{
  LydPersonLine *line = g_new0 (LydPersonLine, 1);

  line->id = lyd_stmt_get_id (stmt, 0);
  line->name = lyd_stmt_dup_text (stmt, 1);
  line->pronouns = lyd_stmt_dup_text (stmt, 2);
  line->role = lyd_stmt_dup_text (stmt, 3);
  line->email = lyd_stmt_dup_text (stmt, 4);
  line->organization = lyd_stmt_dup_text (stmt, 5);
  return line;
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydPersonLine *
lyd_directory_rows_get_person (LydDb *db,
                               const LydId *person,
                               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, LINE " WHERE p.id = ?", "d", person);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? line_row (stmt) : NULL;
}

static gpointer
alias_row (LydStmt *stmt)
{
  LydAlias *alias = lyd_alias_new ();

  alias->id = lyd_stmt_get_id (stmt, 0);
  alias->person = lyd_stmt_get_id (stmt, 1);
  alias->kind = lyd_stmt_dup_text (stmt, 2);
  alias->value = lyd_stmt_dup_text (stmt, 3);
  alias->folded = lyd_stmt_dup_text (stmt, 4);
  return alias;
}

/* Returns: (transfer full) (nullable) (element-type LydAlias): by kind and value */
GPtrArray *
lyd_directory_rows_list_aliases (LydDb *db,
                                 const LydId *person,
                                 GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT id, person, kind, value, folded FROM alias WHERE person = ? ORDER BY kind, folded, id", "d",
    person);

  return lyd_stmt_collect (stmt, alias_row, (GDestroyNotify) lyd_alias_free, error);
}

static gpointer
visit_row (LydStmt *stmt)
{
  LydVisit *visit = g_new0 (LydVisit, 1);

  visit->registration = lyd_stmt_get_id (stmt, 0);
  visit->event = lyd_stmt_get_id (stmt, 1);
  visit->kind = MAX (lyd_word_find (&lyd_kinds, lyd_stmt_get_text (stmt, 2)), 0);
  visit->title = lyd_stmt_dup_text (stmt, 3);
  visit->start = lyd_stmt_get_int (stmt, 4);
  visit->end = lyd_stmt_get_int (stmt, 5);
  visit->timezone = lyd_stmt_dup_text (stmt, 6);
  visit->mode = MAX (lyd_word_find (&lyd_modes, lyd_stmt_get_text (stmt, 7)), 0);
  visit->status = MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 8)), 0);
  visit->type = MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 9)), 0);
  visit->first_at = lyd_stmt_get_time (stmt, 10);
  visit->online = !lyd_stmt_is_null (stmt, 11);
  visit->minutes = (int) lyd_stmt_get_int (stmt, 11);
  return visit;
}

/* Returns: (transfer full) (nullable) (element-type LydVisit): the latest first; events that are only counted are left
 *   out */
GPtrArray *
lyd_directory_rows_list_visits (LydDb *db,
                                const LydId *person,
                                GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT r.id, e.id, e.kind, e.title, e.start, e.\"end\", e.timezone, e.mode, r.status, r.type,"
                  " (SELECT coalesce (x.at, s.start) FROM attended x JOIN session s ON s.id = x.session"
                  "   WHERE x.registration = r.id AND s.sensitive = 0 ORDER BY 1 LIMIT 1),"
                  " (SELECT sum (n.counted) / 60 FROM online n JOIN session s ON s.id = n.session"
                  "   WHERE n.registration = r.id AND n.attended = 1 AND s.sensitive = 0)"
                  " FROM registration r JOIN event e ON e.id = r.event WHERE r.person = ? AND e.sensitive = 0"
                  " AND r.merged_into IS NULL"
                  " ORDER BY e.start DESC, e.id",
                  "d", person);

  return lyd_stmt_collect (stmt, visit_row, (GDestroyNotify) lyd_visit_free, error);
}

/* Fills @pulse with what one person came to. */
gboolean
lyd_directory_rows_count_person (LydDb *db,
                                 const LydId *person,
                                 GPtrArray *exchanges,
                                 LydPulse *pulse,
                                 GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT r.event FROM registration r WHERE r.person = ? AND " CAME, "d", person);
  g_autoptr (GError) local = NULL;

  clear_pulse (pulse, exchanges);
  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId event = lyd_stmt_get_id (stmt, 0);
    int square = find_square (exchanges, &event);

    if (square >= 0)
      pulse->squares[square] = 1;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* The earliest day on which it belonged to a network is column 5. */
#define ORGANIZATION                                                                                               \
  "SELECT o.id, o.name, o.state, o.member,"                                                                        \
  " (SELECT count(*) FROM person p WHERE p.organization = o.id),"                                                  \
  " (SELECT CASE WHEN count(*) = count(m.joined) THEN min(m.joined) END FROM membership m WHERE m.organization = " \
  "o.id)"                                                                                                          \
  " FROM organization o"

static char *
dup_day (const LydExchange *exchange)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (exchange->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (exchange->start, zone);

  return g_date_time_format (local, "%Y-%m-%d");
}

static LydOrganizationLine *
organization_row (LydStmt *stmt,
                  GPtrArray *exchanges)
{
  LydOrganizationLine *line = g_new0 (LydOrganizationLine, 1);
  const char *joined = lyd_stmt_get_text (stmt, 5);

  line->organization = lyd_organization_new ();
  line->organization->id = lyd_stmt_get_id (stmt, 0);
  line->organization->name = lyd_stmt_dup_text (stmt, 1);
  line->organization->state = lyd_stmt_dup_text (stmt, 2);
  line->organization->member = lyd_stmt_get_int (stmt, 3) != 0;
  line->n_people = (int) lyd_stmt_get_int (stmt, 4);
  clear_pulse (&line->pulse, exchanges);
  for (guint i = 0; joined != NULL && i < exchanges->len; i++) {
    g_autofree char *day = dup_day (g_ptr_array_index (exchanges, i));

    if (strcmp (day, joined) < 0)
      line->pulse.squares[i] = LYD_PULSE_NOT_YET;
  }
  return line;
}

#define CAME_BY_ORGANIZATION                                                                   \
  LYD_CAME_TO ("s.event = ?")                                                                  \
  " SELECT p.organization, count(DISTINCT p.id) FROM came x"                                   \
  " CROSS JOIN registration r ON r.id = x.registration CROSS JOIN person p ON p.id = r.person" \
  " WHERE p.organization IS NOT NULL GROUP BY 1"

/* Who came to the exchanges, by organization: ?1 of lyd_directory_rows_list_exchanges(), by its last one's start. */
static gboolean
count_organizations (LydDb *db,
                     GHashTable *lines,
                     GPtrArray *exchanges,
                     GError **error)
{
  for (guint i = 0; i < exchanges->len; i++) {
    const LydExchange *exchange = g_ptr_array_index (exchanges, i);
    g_autoptr (LydStmt) stmt =
      exchange->known
        ? lyd_db_query (db, error, CAME_BY_ORGANIZATION, "d", &exchange->event)
        : NULL;
    g_autoptr (GError) local = NULL;

    if (!exchange->known)
      continue;
    if (stmt == NULL)
      return FALSE;
    while (lyd_stmt_step (stmt, &local)) {
      LydId id = lyd_stmt_get_id (stmt, 0);
      LydOrganizationLine *line = g_hash_table_lookup (lines, &id);

      /* Who came before they joined came. */
      if (line != NULL)
        line->pulse.squares[i] = (int) lyd_stmt_get_int (stmt, 1);
    }
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LydOrganizationLine): all of them by name, with their pulses */
GPtrArray *
lyd_directory_rows_list_organizations (LydDb *db,
                                       GPtrArray *exchanges,
                                       GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_organization_line_free);
  g_autoptr (GHashTable) lines = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, ORGANIZATION " ORDER BY o.folded, o.id", "");
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydOrganizationLine *line = organization_row (stmt, exchanges);

    g_ptr_array_add (list, line);
    g_hash_table_insert (lines, &line->organization->id, line);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return count_organizations (db, lines, exchanges, error) ? g_steal_pointer (&list) : NULL;
}

/* Puts a person into the squares of each exchange they came to, and into those of their organization. */
static gboolean
count_staff (LydDb *db,
             const LydId *organization,
             GPtrArray *exchanges,
             GHashTable *people,
             LydPulse *sum,
             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT p.id, r.event FROM person p CROSS JOIN registration r ON r.person = p.id"
                  " WHERE p.organization = ? AND " CAME,
                  "d", organization);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId person = lyd_stmt_get_id (stmt, 0);
    LydId event = lyd_stmt_get_id (stmt, 1);
    int square = find_square (exchanges, &event);
    LydPersonLine *line = people != NULL ? g_hash_table_lookup (people, &person) : NULL;

    if (square >= 0 && line != NULL)
      line->pulse.squares[square] = 1;
    if (square >= 0 && sum != NULL)
      sum->squares[square] = MAX (sum->squares[square], 0) + 1;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydOrganizationLine *
lyd_directory_rows_get_organization (LydDb *db,
                                     const LydId *organization,
                                     GPtrArray *exchanges,
                                     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, ORGANIZATION " WHERE o.id = ?", "d", organization);
  g_autoptr (LydOrganizationLine) line =
    stmt != NULL && lyd_stmt_step (stmt, error) ? organization_row (stmt, exchanges) : NULL;

  if (line == NULL || !count_staff (db, organization, exchanges, NULL, &line->pulse, error))
    return NULL;
  return g_steal_pointer (&line);
}

static gpointer
network_row (LydStmt *stmt)
{
  LydOrganizationNetwork *network = g_new0 (LydOrganizationNetwork, 1);

  network->membership = lyd_membership_new ();
  network->membership->id = lyd_stmt_get_id (stmt, 0);
  network->membership->network = lyd_stmt_get_id (stmt, 1);
  network->membership->organization = lyd_stmt_get_id (stmt, 2);
  network->membership->joined = lyd_stmt_dup_text (stmt, 3);
  network->membership->left_on = lyd_stmt_dup_text (stmt, 4);
  network->name = lyd_stmt_dup_text (stmt, 5);
  return network;
}

/* Returns: (transfer full) (nullable) (element-type LydOrganizationNetwork): by name */
GPtrArray *
lyd_directory_rows_list_networks (LydDb *db,
                                  const LydId *organization,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT m.id, m.network, m.organization, m.joined, m.left_on, n.name FROM membership m"
                  " JOIN network n ON n.id = m.network WHERE m.organization = ? ORDER BY n.name, m.joined, m.id",
                  "d", organization);

  return lyd_stmt_collect (stmt, network_row, (GDestroyNotify) lyd_organization_network_free, error);
}

/* Returns: (transfer full) (nullable) (element-type LydPersonLine): the first ones by name, with their pulses */
GPtrArray *
lyd_directory_rows_list_staff (LydDb *db,
                               const LydId *organization,
                               GPtrArray *exchanges,
                               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, LINE " WHERE p.organization = ? ORDER BY p.sort, p.id LIMIT ?",
                                           "dn", organization, LYD_DIRECTORY_MAX_LINES);
  g_autoptr (GPtrArray) list = lyd_stmt_collect (stmt, line_row, (GDestroyNotify) lyd_person_line_free, error);
  g_autoptr (GHashTable) people = g_hash_table_new (lyd_id_hash, lyd_id_equal);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    LydPersonLine *line = g_ptr_array_index (list, i);

    clear_pulse (&line->pulse, exchanges);
    g_hash_table_insert (people, &line->id, line);
  }
  return list != NULL && count_staff (db, organization, exchanges, people, NULL, error) ? g_steal_pointer (&list)
                                                                                        : NULL;
}

static gpointer
event_row (LydStmt *stmt)
{
  LydOrganizationEvent *event = g_new0 (LydOrganizationEvent, 1);

  event->event = lyd_stmt_get_id (stmt, 0);
  event->kind = MAX (lyd_word_find (&lyd_kinds, lyd_stmt_get_text (stmt, 1)), 0);
  event->title = lyd_stmt_dup_text (stmt, 2);
  event->start = lyd_stmt_get_int (stmt, 3);
  event->end = lyd_stmt_get_int (stmt, 4);
  event->timezone = lyd_stmt_dup_text (stmt, 5);
  event->mode = MAX (lyd_word_find (&lyd_modes, lyd_stmt_get_text (stmt, 6)), 0);
  event->n_registered = (int) lyd_stmt_get_int (stmt, 7);
  event->n_came = (int) lyd_stmt_get_int (stmt, 8);
  return event;
}

/* Returns: (transfer full) (nullable) (element-type LydOrganizationEvent): what its people registered for or came to,
 *   the latest first; events that are only counted are left out */
GPtrArray *
lyd_directory_rows_list_events (LydDb *db,
                                const LydId *organization,
                                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT e.id, e.kind, e.title, e.start, e.\"end\", e.timezone, e.mode,"
    " count(*) FILTER (WHERE r.status = 'confirmed') AS registered, count(*) FILTER (WHERE " CAME ") AS came"
    " FROM person p CROSS JOIN registration r ON r.person = p.id CROSS JOIN event e ON e.id = r.event"
    " WHERE p.organization = ? AND e.sensitive = 0 GROUP BY e.id HAVING registered > 0 OR came > 0"
    " ORDER BY e.start DESC, e.id LIMIT ?",
    "dn", organization, LYD_DIRECTORY_MAX_LINES);

  return lyd_stmt_collect (stmt, event_row, (GDestroyNotify) lyd_organization_event_free, error);
}
