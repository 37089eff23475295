#include "lyd-report-private.h"

#include "lyd-file-private.h"
#include "lyd-hours.h"
#include "lyd-memberships.h"
#include "lyd-program-rows.h"
#include "lyd-report-rows.h"

/* A report while it is put together: event by event, each list read once, in the order in which it lies on the disk. */
typedef struct {
  LydFile *file;
  LydReach *reach;
  GHashTable *people;        /* LydId -> index plus one */
  GHashTable *organizations; /* LydId, of the organization itself -> index plus one */
  LydMemberships *memberships;

  /* Of the event that is read. */
  GArray *standing;        /* of Standing */
  GHashTable *standing_of; /* LydId of a registration -> index into it, plus one */
  GArray *merged;          /* of LydReported: those that another one stands for */
  guint event;
} Build;

/* A registration of one event that stands. */
typedef struct {
  LydReported reported;
  gboolean room;
  gboolean online;
  int role; /* LydOnlineRole; -1: was not there online */
  gint64 seconds;
} Standing;

static void
build_clear (Build *self)
{
  g_clear_pointer (&self->reach, lyd_reach_free);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->organizations, g_hash_table_unref);
  g_clear_pointer (&self->memberships, lyd_memberships_free);
  g_clear_pointer (&self->standing, g_array_unref);
  g_clear_pointer (&self->standing_of, g_hash_table_unref);
  g_clear_pointer (&self->merged, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Build, build_clear)

static gboolean
read_organizations (Build *self,
                    GError **error)
{
  GPtrArray *organizations = lyd_report_rows_list_organizations (self->file->db, error);
  g_autoptr (GPtrArray) memberships = NULL;

  if (organizations == NULL)
    return FALSE;
  g_ptr_array_unref (self->reach->organizations);
  self->reach->organizations = organizations;
  for (guint i = 0; i < organizations->len; i++)
    g_hash_table_insert (self->organizations, &((LydReachOrganization *) g_ptr_array_index (organizations, i))->id,
                         GUINT_TO_POINTER (i + 1));

  if ((memberships = lyd_report_rows_list_memberships (self->file->db, error)) == NULL)
    return FALSE;
  self->memberships = lyd_memberships_new (memberships);
  for (guint i = 0; i < organizations->len; i++) {
    LydReachOrganization *organization = g_ptr_array_index (organizations, i);

    organization->member = lyd_memberships_has (self->memberships, &organization->id, &self->reach->query.network,
                                                self->reach->query.from, self->reach->query.to);
  }
  return TRUE;
}

static void
add_reported (const LydReported *reported,
              gpointer data)
{
  Build *self = data;
  Standing standing = { .reported = *reported, .role = -1 };

  if (!lyd_id_is_none (&reported->merged_into))
    g_array_append_val (self->merged, *reported);
  else
    g_array_append_val (self->standing, standing);
}

/* Makes every registration of the event known by its id, and by those that were merged into it. */
static void
index_standing (Build *self)
{
  g_hash_table_remove_all (self->standing_of);
  for (guint i = 0; i < self->standing->len; i++)
    g_hash_table_insert (self->standing_of, &g_array_index (self->standing, Standing, i).reported.id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->merged->len; i++) {
    LydReported *merged = &g_array_index (self->merged, LydReported, i);
    gpointer index = g_hash_table_lookup (self->standing_of, &merged->merged_into);

    if (index != NULL)
      g_hash_table_insert (self->standing_of, &merged->id, index);
  }
}

static Standing *
find_standing (Build *self,
               const LydId *registration)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->standing_of, registration));

  return index > 0 ? &g_array_index (self->standing, Standing, index - 1) : NULL;
}

static void
add_seen (const LydSeen *seen,
          gpointer data)
{
  Standing *standing = find_standing (data, &seen->registration);

  if (standing == NULL)
    return;
  standing->room = standing->room || seen->role < 0;
  standing->online = standing->online || seen->role >= 0;
  standing->role = MAX (standing->role, seen->role);
}

static gboolean
add_hours (Build *self,
           const LydReachEvent *event,
           GError **error)
{
  g_autoptr (GArray) hours = lyd_hours_list (self->file, &event->id, error);

  if (hours == NULL)
    return FALSE;
  for (guint i = 0; i < hours->len; i++) {
    const LydHours *one = &g_array_index (hours, LydHours, i);
    Standing *standing = find_standing (self, &one->registration);

    if (standing != NULL)
      standing->seconds += one->seconds;
  }
  return TRUE;
}

/* Returns: the index of somebody; -1 with @error set */
static int
find_person (Build *self,
             const LydId *id,
             GError **error)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->people, id));
  LydReachPerson person = { .id = *id, .organization = -1 };
  LydId organization;

  if (index > 0)
    return (int) index - 1;
  if (!lyd_report_rows_get_person (self->file->db, id, &organization, error))
    return -1;
  person.organization = GPOINTER_TO_INT (g_hash_table_lookup (self->organizations, &organization)) - 1;
  g_array_append_val (self->reach->people, person);
  g_hash_table_insert (self->people, g_memdup2 (id, sizeof *id), GUINT_TO_POINTER (self->reach->people->len));
  return (int) self->reach->people->len - 1;
}

static gboolean
add_fact (Build *self,
          const Standing *standing,
          const LydReachEvent *event,
          GError **error)
{
  const LydReported *reported = &standing->reported;
  gboolean came = standing->room || standing->online;
  LydReachFact fact = { .registration = reported->id,
                        .event = self->event,
                        .seconds = standing->seconds,
                        .status = (guint8) reported->status,
                        .room = standing->room != FALSE,
                        .online = standing->online != FALSE };
  int organization;
  int person;

  if (reported->status == LYD_STATUS_CANCELLED || reported->status == LYD_STATUS_DENIED) {
    self->reach->left_out += came;
    return TRUE;
  }
  if ((person = find_person (self, &reported->person, error)) < 0)
    return FALSE;
  organization = g_array_index (self->reach->people, LydReachPerson, person).organization;
  fact.person = (guint) person;
  fact.apart = (guint8) lyd_reach_get_apart ((LydAttendeeType) reported->type, standing->role);
  if (organization >= 0)
    fact.member =
      lyd_memberships_has (self->memberships,
                           &((LydReachOrganization *) g_ptr_array_index (self->reach->organizations, organization))->id,
                           &self->reach->query.network, event->day, event->day) != FALSE;
  if (lyd_id_is_none (&self->reach->query.network) || fact.member)
    g_array_append_val (self->reach->facts, fact);
  return TRUE;
}

static gboolean
read_event (Build *self,
            LydReachEvent *event,
            GError **error)
{
  if (!lyd_report_rows_read_known (self->file->db, event, error))
    return FALSE;
  if (event->sensitive)
    return TRUE;
  g_array_set_size (self->standing, 0);
  g_array_set_size (self->merged, 0);
  if (!lyd_report_rows_each_reported (self->file->db, &event->id, add_reported, self, error))
    return FALSE;
  index_standing (self);
  if (!lyd_report_rows_each_seen (self->file->db, &event->id, add_seen, self, error) ||
      !add_hours (self, event, error))
    return FALSE;
  for (guint i = 0; i < self->standing->len; i++)
    if (!add_fact (self, &g_array_index (self->standing, Standing, i), event, error))
      return FALSE;
  return TRUE;
}

static void
add_uncounted (LydReach *reach,
               const LydReachEvent *event)
{
  LydUncounted *uncounted = g_new0 (LydUncounted, 1);

  uncounted->event = event->id;
  uncounted->title = g_strdup (event->title);
  uncounted->start = event->start;
  uncounted->timezone = g_strdup (event->timezone);
  uncounted->kind = event->kind;
  uncounted->mode = event->mode;
  g_ptr_array_add (reach->uncounted, uncounted);
}

/* Whether one of the facts from @first on is of somebody who came. */
static gboolean
has_come (const LydReach *reach,
          guint first)
{
  for (guint i = first; i < reach->facts->len; i++)
    if (lyd_reach_fact_came (&g_array_index (reach->facts, LydReachFact, i)))
      return TRUE;
  return FALSE;
}

/* Of a network only those events count at which somebody of it was. */
static gboolean
read_events (Build *self,
             gint64 now,
             GError **error)
{
  g_ptr_array_unref (self->reach->events);
  self->reach->events = lyd_report_rows_list_events (self->file->db, &self->reach->query, now, error);
  if (self->reach->events == NULL) {
    self->reach->events = g_ptr_array_new ();
    return FALSE;
  }
  for (guint i = 0; i < self->reach->events->len; i++) {
    LydReachEvent *event = g_ptr_array_index (self->reach->events, i);
    guint first = self->reach->facts->len;

    self->event = i;
    if (!read_event (self, event, error))
      return FALSE;
    if (event->over && !event->known)
      add_uncounted (self->reach, event);
    if (!lyd_id_is_none (&self->reach->query.network) && !has_come (self->reach, first))
      event->known = FALSE;
  }
  return TRUE;
}

static int
get_day_before (int day)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (day / 10000, day / 100 % 100, day % 100, 12, 0, 0);
  g_autoptr (GDateTime) before = date != NULL ? g_date_time_add_days (date, -1) : NULL;

  if (before == NULL)
    return 0;
  return g_date_time_get_year (before) * 10000 + g_date_time_get_month (before) * 100 +
         g_date_time_get_day_of_month (before);
}

/* Finds out who is on file for something before the period, whatever it was and whoever paid for it, and marks the
 * first attendance of everybody else. */
static gboolean
read_before (Build *self,
             gint64 now,
             GError **error)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_autoptr (GPtrArray) events = NULL;
  LydReachQuery query = LYD_REACH_QUERY_INIT;
  LydReach *reach = self->reach;

  query.to = get_day_before (reach->query.from);
  if (query.to != 0) {
    events = lyd_report_rows_list_events (self->file->db, &query, now, error);
    if (events == NULL)
      return FALSE;
  }
  for (guint i = 0; events != NULL && i < events->len; i++) {
    const LydReachEvent *event = g_ptr_array_index (events, i);

    if (!event->sensitive && !lyd_report_rows_add_before (self->file->db, &event->id, before, error))
      return FALSE;
  }
  for (guint i = 0; i < reach->facts->len; i++) {
    LydReachFact *fact = &g_array_index (reach->facts, LydReachFact, i);
    LydReachPerson *person = &g_array_index (reach->people, LydReachPerson, fact->person);

    if (fact->apart != LYD_APART_NONE || !lyd_reach_fact_came (fact) || person->before ||
        g_hash_table_contains (before, &person->id))
      continue;
    fact->first = TRUE;
    person->before = TRUE; /* the next one is not the first any more */
  }
  return TRUE;
}

/**
 * lyd_report_reach:
 *
 * Counts what a period reached; who counts is said by lyd_words_report_rules().
 *
 * Returns: (transfer full) (nullable)
 */
LydReach *
lyd_report_reach (LydFile *file,
                  const LydReachQuery *query,
                  GError **error)
{
  g_auto (Build) self = { .file = file };
  gint64 now = lyd_context_now (&file->context);

  self.reach = lyd_reach_new (query);
  self.reach->made_at = now;
  self.people = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  self.organizations = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  self.standing = g_array_new (FALSE, FALSE, sizeof (Standing));
  self.standing_of = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  self.merged = g_array_new (FALSE, FALSE, sizeof (LydReported));
  if (!read_organizations (&self, error) || !read_events (&self, now, error) || !read_before (&self, now, error))
    return NULL;
  lyd_reach_count (self.reach);
  return g_steal_pointer (&self.reach);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const LydReachRow *one = *(const LydReachRow *const *) a;
  const LydReachRow *other = *(const LydReachRow *const *) b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return g_strcmp0 (one->name != NULL ? one->name : one->organization_name,
                    other->name != NULL ? other->name : other->organization_name);
}

/* Returns: (transfer full) (nullable) (element-type LydReachRow): what a number of @reach is made of, with people's
 * names as they are now, by time, then by name */
GPtrArray *
lyd_report_name_rows (LydFile *file,
                      const LydReach *reach,
                      LydReachWhat what,
                      const LydReachPart *part,
                      GError **error)
{
  g_autoptr (GPtrArray) rows = lyd_reach_list_rows (reach, what, part);

  for (guint i = 0; i < rows->len; i++) {
    LydReachRow *row = g_ptr_array_index (rows, i);

    if (!lyd_id_is_none (&row->person) && !lyd_report_rows_name_person (file->db, &row->person, &row->name, error))
      return NULL;
  }
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

/**
 * lyd_report_list_rows:
 * @part: (nullable): only the rows of one line of a table
 *
 * What a number of lyd_report_reach() is made of.
 *
 * Returns: (transfer full) (nullable) (element-type LydReachRow): by time, then by name
 */
GPtrArray *
lyd_report_list_rows (LydFile *file,
                      const LydReachQuery *query,
                      LydReachWhat what,
                      const LydReachPart *part,
                      GError **error)
{
  g_autoptr (LydReach) reach = lyd_report_reach (file, query, error);

  return reach != NULL ? lyd_report_name_rows (file, reach, what, part, error) : NULL;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (nullable): who pays for programs, each once, in order */
GStrv
lyd_report_list_funders (LydFile *file,
                         GError **error)
{
  g_autoptr (GPtrArray) programs = lyd_program_rows_list (file->db, error);
  g_autoptr (GPtrArray) funders = g_ptr_array_new_with_free_func (g_free);

  if (programs == NULL)
    return NULL;
  for (guint i = 0; i < programs->len; i++) {
    const LydProgram *program = ((LydProgramLine *) g_ptr_array_index (programs, i))->program;

    if (program->funder != NULL && !g_ptr_array_find_with_equal_func (funders, program->funder, g_str_equal, NULL))
      g_ptr_array_add (funders, g_strdup (program->funder));
  }
  g_ptr_array_sort (funders, compare_texts);
  g_ptr_array_set_free_func (funders, NULL);
  g_ptr_array_add (funders, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&funders), FALSE);
}
