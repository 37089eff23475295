#include "lyd-report-rows.h"

#include "lyd-state.h"

/* The zone of the last event; the events of a network share one or two. */
typedef struct {
  GTimeZone *zone;
  char *name;
} Zone;

static int
get_local_day (Zone *self,
               gint64 instant,
               const char *name)
{
  if (self->zone == NULL || g_strcmp0 (self->name, name) != 0) {
    g_clear_pointer (&self->zone, g_time_zone_unref);
    g_free (self->name);
    self->name = g_strdup (name);
    self->zone = lyd_zone_get_or_utc (name);
  }
  return lyd_time_local_day (instant, self->zone);
}

#define EVENT_COLUMNS \
  "e.id, e.title, e.start, e.\"end\", e.timezone, e.kind, e.mode, e.heading, e.sensitive"

static LydReachEvent *
event_row (LydStmt *stmt,
           Zone *zone,
           gint64 now)
{
  LydReachEvent *event = g_new0 (LydReachEvent, 1);
  const char *heading = lyd_stmt_get_text (stmt, 7);

  event->id = lyd_stmt_get_id (stmt, 0);
  event->title = lyd_stmt_dup_text (stmt, 1);
  event->start = lyd_stmt_get_int (stmt, 2);
  event->end = lyd_stmt_get_int (stmt, 3);
  event->timezone = lyd_stmt_dup_text (stmt, 4);
  event->kind = (LydKind) MAX (lyd_word_find (&lyd_kinds, lyd_stmt_get_text (stmt, 5)), 0);
  event->mode = (LydMode) MAX (lyd_word_find (&lyd_modes, lyd_stmt_get_text (stmt, 6)), 0);
  event->heading = heading != NULL ? (LydHeading) lyd_word_find (&lyd_headings, heading) : LYD_HEADING_NONE;
  event->sensitive = lyd_stmt_get_int (stmt, 8) != 0;
  event->day = get_local_day (zone, event->start, event->timezone);
  event->month = event->day / 100;
  event->over = event->end <= now;
  return event;
}

/* Instants between which every event of the local days lies, wherever it takes place. */
static void
get_bounds (const LydReachQuery *query,
            gint64 *from,
            gint64 *to)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  *from = query->from != 0 ? lyd_time_day_start (query->from, utc) - LYD_DAY : G_MININT64;
  *to = query->to != 0 ? lyd_time_day_start (query->to, utc) + 2 * LYD_DAY : G_MAXINT64;
}

/**
 * lyd_report_rows_list_events:
 * @now: UTC milliseconds: what is over ended before
 *
 * Returns: (transfer full) (nullable) (element-type LydReachEvent): those that @query asks for and that were not
 *   cancelled, by time
 */
GPtrArray *
lyd_report_rows_list_events (LydDb *db,
                             const LydReachQuery *query,
                             gint64 now,
                             GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_reach_event_free);
  g_autoptr (LydStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;
  Zone zone = { NULL, NULL };
  gint64 from;
  gint64 to;

  get_bounds (query, &from, &to);
  stmt = lyd_db_query (
    db, error,
    "SELECT " EVENT_COLUMNS " FROM event e"
    " WHERE e.start >= ? AND e.start < ? AND e.state <> 'cancelled'"
    " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM event_program x WHERE x.event = e.id AND x.program = ?3))"
    " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM event_program x JOIN program p ON p.id = x.program"
    "  WHERE x.event = e.id AND p.funder = ?4))"
    " AND (?5 IS NULL OR e.policy_area = ?5) AND (?6 IS NULL OR e.heading = ?6) AND (?7 IS NULL OR e.kind = ?7)"
    " AND (?8 IS NULL OR e.series = ?8)"
    " ORDER BY e.start, e.id",
    "iidssssd", from, to, &query->program, query->funder, query->policy_area,
    lyd_word_id_or_null (&lyd_headings, (int) query->heading), lyd_word_id_or_null (&lyd_kinds, query->kind),
    &query->series);
  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    LydReachEvent *event = event_row (stmt, &zone, now);

    if ((query->from != 0 && event->day < query->from) || (query->to != 0 && event->day > query->to))
      lyd_reach_event_free (event);
    else
      g_ptr_array_add (events, event);
  }
  g_clear_pointer (&zone.zone, g_time_zone_unref);
  g_free (zone.name);
  return lyd_stmt_ended (g_steal_pointer (&local), error) ? g_steal_pointer (&events) : NULL;
}

/* Returns: (transfer full) (nullable): one event; %NULL, too, where it is no longer on file */
LydReachEvent *
lyd_report_rows_get_event (LydDb *db,
                           const LydId *id,
                           GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " EVENT_COLUMNS " FROM event e WHERE e.id = ?", "d", id);
  Zone zone = { NULL, NULL };
  LydReachEvent *event = NULL;

  if (stmt != NULL && lyd_stmt_step (stmt, error))
    event = event_row (stmt, &zone, G_MAXINT64);
  g_clear_pointer (&zone.zone, g_time_zone_unref);
  g_free (zone.name);
  return event;
}

/* Says of @event whether anything is on file for it, and how many heads were counted where nobody is named. */
gboolean
lyd_report_rows_read_known (LydDb *db,
                            LydReachEvent *event,
                            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT (SELECT max(0, coalesce(sum(t.delta), 0)) FROM session s CROSS JOIN tap t ON t.session = s.id"
    "  WHERE s.event = ?1),"
    " EXISTS (SELECT 1 FROM session s CROSS JOIN presence x ON x.session = s.id WHERE s.event = ?1 AND x.entries > 0)"
    " OR EXISTS (SELECT 1 FROM session s CROSS JOIN online x ON x.session = s.id WHERE s.event = ?1)"
    " OR EXISTS (SELECT 1 FROM session s CROSS JOIN online_report x ON x.session = s.id WHERE s.event = ?1"
    "  AND x.replaced_by IS NULL)",
    "d", &event->id);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  event->heads = event->sensitive ? (int) lyd_stmt_get_int (stmt, 0) : 0;
  event->known = lyd_stmt_get_int (stmt, 0) > 0 || lyd_stmt_get_int (stmt, 1) != 0;
  return TRUE;
}

static gboolean
each_seen (LydStmt *stmt,
           LydSeenFunc func,
           gpointer data,
           GError **error)
{
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydSeen seen = { .session = lyd_stmt_get_id (stmt, 0),
                     .registration = lyd_stmt_get_id (stmt, 1),
                     .role = lyd_stmt_is_null (stmt, 2)
                               ? -1
                               : lyd_word_find (&lyd_online_roles, lyd_stmt_get_text (stmt, 2)) };

    func (&seen, data);
  }
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

/* Tells of everybody who was at a session of @event, as the view "attended" has it; nobody of sensitive ones. */
gboolean
lyd_report_rows_each_seen (LydDb *db,
                           const LydId *event,
                           LydSeenFunc func,
                           gpointer data,
                           GError **error)
{
  g_autoptr (LydStmt) room = lyd_db_query (
    db, error,
    "SELECT x.session, x.registration, NULL FROM session s CROSS JOIN presence x ON x.session = s.id"
    " WHERE s.event = ? AND s.sensitive = 0 AND x.entries > 0",
    "d", event);
  g_autoptr (LydStmt) online = lyd_db_query (
    db, error,
    "SELECT x.session, x.registration, x.role FROM session s CROSS JOIN online x ON x.session = s.id"
    " WHERE s.event = ? AND s.sensitive = 0 AND x.attended = 1",
    "d", event);

  return each_seen (room, func, data, error) && each_seen (online, func, data, error);
}

/* Tells of every registration of @event, also those that were merged into others. */
gboolean
lyd_report_rows_each_reported (LydDb *db,
                               const LydId *event,
                               LydReportedFunc func,
                               gpointer data,
                               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT id, person, merged_into, status, type FROM registration WHERE event = ?", "d", event);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydReported reported = { .id = lyd_stmt_get_id (stmt, 0),
                             .person = lyd_stmt_get_id (stmt, 1),
                             .merged_into = lyd_stmt_get_id (stmt, 2),
                             .status = lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 3)),
                             .type = lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 4)) };

    func (&reported, data);
  }
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

static gpointer
organization_row (LydStmt *stmt)
{
  LydReachOrganization *organization = g_new0 (LydReachOrganization, 1);
  const char *state = lyd_stmt_get_text (stmt, 2);

  organization->id = lyd_stmt_get_id (stmt, 0);
  organization->name = lyd_stmt_dup_text (stmt, 1);
  organization->state = state != NULL ? lyd_word_find (&lyd_states, state) : -1;
  return organization;
}

/* Returns: (transfer full) (nullable) (element-type LydReachOrganization): all of them, by name */
GPtrArray *
lyd_report_rows_list_organizations (LydDb *db,
                                    GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT id, name, state FROM organization ORDER BY folded, id", "");

  return lyd_stmt_collect (stmt, organization_row, (GDestroyNotify) lyd_reach_organization_free, error);
}

/* Says which organization somebody belongs to now; none: to none. */
gboolean
lyd_report_rows_get_person (LydDb *db,
                            const LydId *person,
                            LydId *organization,
                            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT organization FROM person WHERE id = ?", "d", person);
  g_autoptr (GError) local = NULL;

  *organization = lyd_id_none;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *organization = lyd_stmt_get_id (stmt, 0);
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

/* @name: (out) (nullable): %NULL: erased */
gboolean
lyd_report_rows_name_person (LydDb *db,
                             const LydId *person,
                             char **name,
                             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT name FROM person WHERE id = ? AND erased_at IS NULL", "d", person);
  g_autoptr (GError) local = NULL;

  *name = NULL;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *name = lyd_stmt_dup_text (stmt, 0);
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

static gpointer
membership_row (LydStmt *stmt)
{
  LydMembership *membership = lyd_membership_new ();

  membership->network = lyd_stmt_get_id (stmt, 0);
  membership->organization = lyd_stmt_get_id (stmt, 1);
  membership->joined = lyd_stmt_dup_text (stmt, 2);
  membership->left_on = lyd_stmt_dup_text (stmt, 3);
  return membership;
}

/* Returns: (transfer full) (nullable) (element-type LydMembership): all of them, without ids, by organization */
GPtrArray *
lyd_report_rows_list_memberships (LydDb *db,
                                  GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT network, organization, joined, left_on FROM membership ORDER BY organization, network", "");

  return lyd_stmt_collect (stmt, membership_row, (GDestroyNotify) lyd_membership_free, error);
}

/* Adds to @people, a set of LydId, whoever is on file as having been at @event. */
gboolean
lyd_report_rows_add_before (LydDb *db,
                            const LydId *event,
                            GHashTable *people,
                            GError **error)
{
  static const char *const queries[] = {
    "SELECT r.person FROM session s CROSS JOIN presence x ON x.session = s.id CROSS JOIN registration m"
    " ON m.id = x.registration CROSS JOIN registration r ON r.id = coalesce(m.merged_into, m.id) WHERE s.event = ? AND "
    "s.sensitive = 0 AND x.entries > 0"
    " AND r.status NOT IN ('cancelled', 'denied')",
    "SELECT r.person FROM session s CROSS JOIN online x ON x.session = s.id CROSS JOIN registration m"
    " ON m.id = x.registration CROSS JOIN registration r ON r.id = coalesce(m.merged_into, m.id) WHERE s.event = ? AND "
    "s.sensitive = 0 AND x.attended = 1"
    " AND r.status NOT IN ('cancelled', 'denied')",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autoptr (LydStmt) stmt = lyd_db_query (db, error, queries[i], "d", event);
    g_autoptr (GError) local = NULL;

    if (stmt == NULL)
      return FALSE;
    while (lyd_stmt_step (stmt, &local)) {
      LydId person = lyd_stmt_get_id (stmt, 0);

      if (!g_hash_table_contains (people, &person))
        g_hash_table_add (people, g_memdup2 (&person, sizeof person));
    }
    if (!lyd_stmt_ended (g_steal_pointer (&local), error))
      return FALSE;
  }
  return TRUE;
}

/* @name: (out) (nullable): %NULL: it is no longer on file */
gboolean
lyd_report_rows_name_organization (LydDb *db,
                                   const LydId *organization,
                                   char **name,
                                   GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT name FROM organization WHERE id = ?", "d", organization);
  g_autoptr (GError) local = NULL;

  *name = NULL;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *name = lyd_stmt_dup_text (stmt, 0);
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

/* How somebody is reached. @phone, @email, @name: (out) (nullable) */
gboolean
lyd_report_rows_get_contact (LydDb *db,
                             const LydId *person,
                             char **name,
                             char **email,
                             char **phone,
                             GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT name, email, phone FROM person WHERE id = ? AND erased_at IS NULL", "d", person);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local)) {
    *name = lyd_stmt_dup_text (stmt, 0);
    *email = lyd_stmt_dup_text (stmt, 1);
    *phone = lyd_stmt_dup_text (stmt, 2);
  }
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

/* Finds somebody who can be asked at an organization nobody of which ever came; none: nobody is on file. */
gboolean
lyd_report_rows_find_contact (LydDb *db,
                              const LydId *organization,
                              LydId *person,
                              GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT id FROM person WHERE organization = ? AND erased_at IS NULL"
                                           " ORDER BY email IS NULL, sort, id LIMIT 1",
                                           "d", organization);
  g_autoptr (GError) local = NULL;

  *person = lyd_id_none;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *person = lyd_stmt_get_id (stmt, 0);
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

/* Returns: (transfer full) (nullable) (element-type gint64): when each who was at a session came, the earliest first;
 *   whoever was online by a report without times is not in it */
GArray *
lyd_report_rows_list_arrivals (LydDb *db,
                               const LydId *session,
                               GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT min(x.at) FROM attended x JOIN registration r ON r.id = x.registration"
                  " WHERE x.session = ? AND x.at IS NOT NULL GROUP BY coalesce(r.merged_into, r.id) ORDER BY 1",
                  "d", session);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local)) {
    gint64 at = lyd_stmt_get_int (stmt, 0);

    g_array_append_val (times, at);
  }
  return lyd_stmt_ended (g_steal_pointer (&local), error) ? g_steal_pointer (&times) : NULL;
}
