/* Numbers for funders, on a network small enough to be counted by hand. */
#include "lyd-report.h"

#include "lyd-db.h"
#include "lyd-directory-edit.h"
#include "lyd-door.h"
#include "lyd-golden.h"
#include "lyd-merge-people.h"
#include "lyd-online-rows.h"
#include "lyd-plan-change.h"
#include "lyd-programs.h"
#include "lyd-report-export.h"
#include "lyd-snapshots.h"
#include "lyd-state.h"
#include "lyd-tap.h"
#include "lyd-undo.h"

#define NEW_YORK "America/New_York"
#define LOS_ANGELES "America/Los_Angeles"
#define HONOLULU "Pacific/Honolulu"

static gint64
at (const char *local,
    const char *timezone)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (timezone);
  gint64 instant;

  g_assert_true (lyd_time_from_iso (&instant, local, zone));
  return instant;
}

static LydId
add_event (LydFixture *fixture,
           const char *title,
           LydKind kind,
           const char *start,
           const char *end,
           const char *timezone)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (kind, at (start, timezone), timezone);
  g_autoptr (GError) error = NULL;

  event->title = g_strdup (title);
  event->end = at (end, timezone);
  g_assert_true (lyd_plan_add_event (fixture->file, event, &error));
  g_assert_no_error (error);
  return event->id;
}

static LydId
first_session (LydFixture *fixture,
               const LydId *event)
{
  g_autoptr (LydSession) session = lyd_fixture_get_arrival (fixture, event);

  return session->id;
}

static void
add_organization (LydFixture *fixture,
                  const char *name,
                  const char *state,
                  const char *joined,
                  const char *left_on)
{
  g_autoptr (LydOrganization) organization = lyd_organization_new ();
  g_autoptr (GPtrArray) networks = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_network_choice_free);
  g_autoptr (LydDb) db = NULL;
  g_autoptr (GError) error = NULL;

  organization->name = g_strdup (name);
  organization->state = g_strdup (state);
  if (joined != NULL)
    g_ptr_array_add (networks, lyd_network_choice_new ("Partnership", joined));
  g_assert_true (lyd_directory_save_organization (fixture->file, organization, networks, &error));
  g_assert_no_error (error);
  if (left_on == NULL)
    return;
  db = lyd_db_open (fixture->path, 0, &error);
  lyd_db_run (db, &error, "UPDATE membership SET left_on = ? WHERE organization = ?", "sd", left_on,
              &organization->id);
  g_assert_no_error (error);
}

/* Who came how: letters of "room", "online", "panelist", "host". */
typedef struct {
  const char *name;
  const char *organization;
  LydAttendeeType type;
  const char *ways;
  int minutes; /* online */
} Guest;

/* As a report says it that names them alone; connected from the session's start on. */
static void
put_online (LydFixture *fixture,
            const LydId *session,
            const LydId *registration,
            LydOnlineRole role,
            int minutes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSession) of = lyd_plan_get_session (fixture->file, session, NULL);
  g_autoptr (LydDb) db = lyd_db_open (fixture->path, 0, &error);
  g_autoptr (LydOnlineFile) report = lyd_online_file_new ();
  g_autofree char *identity = lyd_id_to_string (registration);
  LydSettlement settlement = { *session, identity, *registration, LYD_SETTLED_EMAIL };
  LydEvidenceRow row = { .n = 1,
                         .line = 2,
                         .kind = LYD_EVIDENCE_CONNECTION,
                         .role = role,
                         .identity = identity,
                         .joined = of->start,
                         .left_at = of->start + minutes * LYD_MINUTE,
                         .seconds = -1 };

  report->id = row.report = lyd_context_make_id (&fixture->context);
  report->session = *session;
  report->file_name = g_strdup ("report.csv");
  report->hash = g_strdup (identity);
  report->format = g_strdup ("test");
  report->timezone = g_strdup ("UTC");
  g_assert_true (lyd_online_files_insert (db, report, &error) && lyd_evidence_insert (db, &row, &error) &&
                 lyd_settlements_set (db, &settlement, &error) && lyd_online_rebuild (db, session, &error));
  g_assert_no_error (error);
}

static void
put_room (LydFixture *fixture,
          const LydId *session,
          const char *code)
{
  g_autoptr (LydSession) of = lyd_plan_get_session (fixture->file, session, NULL);
  gint64 now = fixture->now;

  g_assert_cmpint (lyd_door_enter_at (fixture, session, code, of->start), ==, LYD_VERDICT_ADMITTED);
  fixture->now = now;
}

static LydRegistrationResult *
invite (LydFixture *fixture,
        const LydId *event,
        const Guest *guest)
{
  LydRegistrationRequest request = { .name = guest->name, .organization = guest->organization, .type = guest->type };
  g_autoptr (GError) error = NULL;
  g_autofree char *email = g_strdup_printf ("%s@example.org", guest->name);
  LydId session = first_session (fixture, event);
  LydRegistrationResult *result;

  g_strdelimit (email, " ", '.');
  request.email = email;
  result = lyd_register (fixture->file, event, &request, &error);
  g_assert_no_error (error);
  if (strstr (guest->ways, "room") != NULL)
    put_room (fixture, &session, result->code);
  if (strstr (guest->ways, "online") != NULL)
    put_online (fixture, &session, &result->registration, LYD_ROLE_ATTENDEE, guest->minutes);
  if (strstr (guest->ways, "panelist") != NULL)
    put_online (fixture, &session, &result->registration, LYD_ROLE_PANELIST, guest->minutes);
  if (strstr (guest->ways, "host") != NULL)
    put_online (fixture, &session, &result->registration, LYD_ROLE_HOST, guest->minutes);
  return result;
}

static void
invite_all (LydFixture *fixture,
            const LydId *event,
            const Guest *guests,
            gsize n)
{
  for (gsize i = 0; i < n; i++)
    lyd_registration_result_free (invite (fixture, event, &guests[i]));
}

typedef struct {
  LydId before;
  LydId late;    /* in the evening before the period, by its own clock */
  LydId night;   /* half an hour into the period, by its own clock */
  LydId hybrid;  /* while the clocks go forward */
  LydId evening; /* the last evening, in Hawaii: already September for most */
  LydId after;
  LydId bo;
  LydId twin;
  LydId gus;
} Network;

/* The period is March to August 2027. */
static Network
make_network (LydFixture *fixture)
{
  static const Guest before[] = { { "Ana Wu", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "online", 30 } };
  static const Guest late[] = { { "Lu Late", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "online", 30 } };
  static const Guest night[] = {
    { "Ana Wu", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "online", 50 },
    { "Gus Ray", "Alpha", LYD_ATTENDEE_FUNDER, "online", 40 },
    { "Abs Ent", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "", 0 },
    { "Hal Host", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "host", 60 },
    { "Pat Panel", "Delta", LYD_ATTENDEE_MEMBER_STAFF, "panelist", 55 },
  };
  static const Guest hybrid[] = {
    { "Ana Wu", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "room online", 20 },
    { "Cy Ito", "Gamma", LYD_ATTENDEE_GUEST, "room", 0 },
    { "Di Low", "Delta", LYD_ATTENDEE_MEMBER_STAFF, "online", 15 },
    { "Ed Staff", "Alpha", LYD_ATTENDEE_STAFF, "room", 0 },
    { "Fi Child", NULL, LYD_ATTENDEE_CHILD_GUEST, "room", 0 },
    { "Sol Speaker", "Gamma", LYD_ATTENDEE_SPEAKER, "room", 0 },
    { "Lu Late", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "room", 0 },
    { "No Org", NULL, LYD_ATTENDEE_GUEST, "room", 0 },
  };
  static const Guest evening[] = { { "Bo Beta", "Beta", LYD_ATTENDEE_MEMBER_STAFF, "online", 10 } };
  static const Guest after[] = { { "Ana Wu", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "online", 30 } };
  static const Guest twins[] = {
    { "Bo Beta", "Beta", LYD_ATTENDEE_MEMBER_STAFF, "online", 30 },
    { "Roberta Beta", "Beta", LYD_ATTENDEE_MEMBER_STAFF, "room", 0 },
  };
  static const Guest gone = { "Can Celled", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "online", 60 };
  g_autoptr (LydRegistrationResult) bo = NULL;
  g_autoptr (LydRegistrationResult) twin = NULL;
  g_autoptr (LydRegistrationResult) cancelled = NULL;
  Network network;

  add_organization (fixture, "Alpha", "OH", "2020", NULL);
  add_organization (fixture, "Beta", "OH", "2027-07-01", NULL);
  add_organization (fixture, "Gamma", "DC", NULL, NULL);
  add_organization (fixture, "Delta", "TX", "2019", "2027-02-28");
  add_organization (fixture, "Epsilon", "CA", "2027-08-31", NULL);
  network.before = add_event (fixture, "Before", LYD_KIND_WEBINAR, "2027-01-15T13:00", "2027-01-15T14:00", NEW_YORK);
  network.late = add_event (fixture, "Late", LYD_KIND_WEBINAR, "2027-02-28T23:30", "2027-03-01T00:30", LOS_ANGELES);
  network.night = add_event (fixture, "Night", LYD_KIND_WEBINAR, "2027-03-01T00:30", "2027-03-01T01:30", LOS_ANGELES);
  network.hybrid =
    add_event (fixture, "Clocks", LYD_KIND_PEER_EXCHANGE, "2027-03-14T01:30", "2027-03-14T03:30", NEW_YORK);
  network.evening =
    add_event (fixture, "Evening", LYD_KIND_WEBINAR, "2027-08-31T23:30", "2027-09-01T00:30", HONOLULU);
  network.after = add_event (fixture, "After", LYD_KIND_WEBINAR, "2027-09-01T13:00", "2027-09-01T14:00", NEW_YORK);
  invite_all (fixture, &network.before, before, G_N_ELEMENTS (before));
  invite_all (fixture, &network.late, late, G_N_ELEMENTS (late));
  invite_all (fixture, &network.night, night, G_N_ELEMENTS (night));
  invite_all (fixture, &network.hybrid, hybrid, G_N_ELEMENTS (hybrid));
  invite_all (fixture, &network.evening, evening, G_N_ELEMENTS (evening));
  invite_all (fixture, &network.after, after, G_N_ELEMENTS (after));
  bo = invite (fixture, &network.night, &twins[0]);
  twin = invite (fixture, &network.night, &twins[1]);
  cancelled = invite (fixture, &network.night, &gone);
  g_assert_true (lyd_register_set_status (fixture->file, &cancelled->registration, LYD_STATUS_CANCELLED, NULL));
  network.bo = bo->person;
  network.twin = twin->person;
  return network;
}

static LydReach *
reach (LydFixture *fixture,
       const LydReachQuery *query)
{
  g_autoptr (GError) error = NULL;
  LydReach *result = lyd_report_reach (fixture->file, query, &error);

  g_assert_no_error (error);
  return result;
}

static const LydReachQuery half_year = { .from = 20270301, .to = 20270831, .heading = LYD_HEADING_NONE, .kind = -1 };

/* Every number that opens rows opens as many as it says. */
static void
assert_rows (LydFixture *fixture,
             const LydReachQuery *query)
{
  g_autoptr (LydReach) self = reach (fixture, query);
  const int expected[] = {
    [LYD_REACH_EVENTS] = self->total.events,
    [LYD_REACH_REGISTRATIONS] = self->total.registrations,
    [LYD_REACH_ATTENDANCES] = self->total.attendances,
    [LYD_REACH_PEOPLE] = self->total.people,
    [LYD_REACH_ORGANIZATIONS] = self->total.organizations,
    [LYD_REACH_STATES] = self->states + self->dc + self->territories,
    [LYD_REACH_FIRST_TIMERS] = self->total.first_timers,
    [LYD_REACH_APART] = self->attendances_apart[1] + self->attendances_apart[2] + self->attendances_apart[3] +
                        self->attendances_apart[4],
    [LYD_REACH_UNCOUNTED] = (int) self->uncounted->len,
  };

  for (int what = 0; what < lyd_reach_whats.n_words; what++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rows = lyd_report_list_rows (fixture->file, query, (LydReachWhat) what, NULL, &error);
    gint64 seconds = 0;

    g_assert_no_error (error);
    g_test_message ("%s", lyd_word_id (&lyd_reach_whats, what));
    g_assert_cmpint ((int) rows->len, ==, expected[what]);
    for (guint i = 0; i < rows->len; i++)
      seconds += ((LydReachRow *) g_ptr_array_index (rows, i))->seconds;
    if (what == LYD_REACH_ATTENDANCES)
      g_assert_cmpint (seconds, ==, self->total.seconds);
  }
}

static void
test_by_hand (LydFixture *fixture,
              gconstpointer data)
{
  Network network = make_network (fixture);
  g_autoptr (LydReach) self = reach (fixture, &half_year);
  g_autoptr (LydMergeResult) merged = NULL;
  g_autoptr (LydReach) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (self->total.events, ==, 3);         /* Night, Clocks, Evening */
  g_assert_cmpint (self->total.registrations, ==, 11); /* Ana, Gus, Abs, Bo, Roberta; Ana, Cy, Di, Lu, No; Bo */
  g_assert_cmpint (self->total.attendances, ==, 10);
  g_assert_cmpint (self->total.people, ==, 8); /* Ana, Gus, Bo, Roberta, Cy, Di, Lu, No */
  g_assert_cmpint (self->total.organizations, ==, 4);
  g_assert_cmpint (self->total.members, ==, 2); /* Alpha; Beta in August, not yet in March */
  g_assert_cmpint (self->member_organizations, ==, 3);
  g_assert_cmpint (self->states, ==, 2); /* two organizations in Ohio */
  g_assert_true (self->dc);
  g_assert_cmpint (self->territories, ==, 0);
  g_assert_cmpint (self->people_without_organization, ==, 1);
  g_assert_cmpint (self->total.first_timers, ==, 6); /* not Ana; not Lu, who came the evening before */
  g_assert_cmpint (self->left_out, ==, 1);
  g_assert_cmpint (self->people_apart[LYD_APART_STAFF], ==, 1);
  g_assert_cmpint (self->people_apart[LYD_APART_CHILD], ==, 1);
  g_assert_cmpint (self->people_apart[LYD_APART_HOST], ==, 1);
  g_assert_cmpint (self->people_apart[LYD_APART_PRESENTER], ==, 2);
  /* Night: 50 + 40 + 30 online, an hour in the room; Clocks lasts one hour that night: 4 in the room (one of them
   * also online), 15 minutes online; Evening: 10. */
  g_assert_cmpint (self->total.seconds, ==, (50 + 40 + 30 + 60 + 4 * 60 + 15 + 10) * 60);
  g_assert_cmpuint (self->by_month->len, ==, 6);
  assert_rows (fixture, &half_year);

  merged = lyd_merge_people (fixture->file, &network.bo, &network.twin, 0, &error);
  g_assert_no_error (error);
  after = reach (fixture, &half_year);
  g_assert_cmpint (after->total.people, ==, 7);
  g_assert_cmpint (after->total.attendances, ==, 9);
  g_assert_cmpint (after->total.registrations, ==, 10);
  g_assert_cmpint (after->total.first_timers, ==, 5);
  assert_rows (fixture, &half_year);
}

static const LydReachLine *
find_line (const GPtrArray *lines,
           int key)
{
  for (guint i = 0; i < lines->len; i++)
    if (((LydReachLine *) g_ptr_array_index (lines, i))->key == key)
      return g_ptr_array_index (lines, i);
  g_assert_not_reached ();
}

/* Tables: each line is the numbers of its own rows. */
static void
test_tables (LydFixture *fixture,
             gconstpointer data)
{
  g_autoptr (LydReach) self = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  LydReachPart part = LYD_REACH_PART_INIT;
  const LydReachLine *line;

  make_network (fixture);
  self = reach (fixture, &half_year);
  line = find_line (self->by_month, 202703);
  g_assert_cmpint (line->numbers.events, ==, 2);
  g_assert_cmpint (line->numbers.attendances, ==, 9);
  g_assert_cmpint (line->by_kind[LYD_KIND_WEBINAR], ==, 4);
  g_assert_cmpint (line->by_kind[LYD_KIND_PEER_EXCHANGE], ==, 5);
  g_assert_cmpint (find_line (self->by_month, 202705)->numbers.events, ==, 0);
  g_assert_cmpint (find_line (self->by_month, 202708)->numbers.people, ==, 1);

  line = find_line (self->by_state, lyd_word_find (&lyd_states, "OH"));
  g_assert_cmpint (line->numbers.people, ==, 5); /* Ana, Gus, Bo, Roberta, Lu */
  g_assert_cmpint (line->numbers.organizations, ==, 2);
  g_assert_cmpint (line->numbers.events, ==, 3);
  g_assert_cmpint (find_line (self->by_state, -1)->numbers.people, ==, 1);
  part.by_state = TRUE;
  part.state = line->key;
  rows = lyd_report_list_rows (fixture->file, &half_year, LYD_REACH_PEOPLE, &part, NULL);
  g_assert_cmpuint (rows->len, ==, 5);
  g_assert_cmpstr (((LydReachRow *) g_ptr_array_index (rows, 0))->name, ==, "Ana Wu");
  g_assert_cmpint (((LydReachRow *) g_ptr_array_index (rows, 0))->numbers.attendances, ==, 2);
  g_assert_cmpuint (self->by_organization->len, ==, 5);
  g_assert_cmpuint (self->by_event->len, ==, 3);
}

/* Somebody who moved counts for where they are now; a frozen report keeps where they were. */
static void
test_moved (LydFixture *fixture,
            gconstpointer data)
{
  g_autoptr (LydReach) self = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (LydPerson) gus = NULL;
  g_autoptr (GError) error = NULL;

  make_network (fixture);
  rows = lyd_report_list_rows (fixture->file, &half_year, LYD_REACH_PEOPLE, NULL, NULL);
  for (guint i = 0; i < rows->len && gus == NULL; i++) {
    const LydReachRow *row = g_ptr_array_index (rows, i);

    if (g_strcmp0 (row->name, "Gus Ray") == 0)
      gus = lyd_directory_find_person (fixture->file, &row->person, &error);
  }
  g_assert_true (lyd_directory_save_person (fixture->file, gus, "Epsilon", &error));
  g_assert_no_error (error);
  self = reach (fixture, &half_year);
  g_assert_cmpint (self->total.organizations, ==, 5);
  g_assert_cmpint (self->states, ==, 3);
}

/* What is asked for: the network on the day, a funder's programs, a policy area, a heading, a kind. */
static void
test_narrowed (LydFixture *fixture,
               gconstpointer data)
{
  Network network = make_network (fixture);
  LydReachQuery query = half_year;
  g_autoptr (LydProgram) program = lyd_program_new ();
  g_autoptr (GArray) programs = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GPtrArray) networks = lyd_directory_list_networks (fixture->file, NULL);
  g_autoptr (LydReach) of_network = NULL;
  g_autoptr (LydReach) of_funder = NULL;
  g_autoptr (LydReach) of_kind = NULL;
  g_autoptr (LydReach) of_heading = NULL;
  LydLabels labels = { .set_heading = TRUE, .heading = LYD_HEADING_ENGAGE, .add = programs };
  g_auto (GStrv) funders = NULL;
  int n_changed;

  query.network = ((LydNetwork *) g_ptr_array_index (networks, 0))->id;
  of_network = reach (fixture, &query);
  g_assert_cmpint (of_network->total.attendances, ==, 5); /* Ana twice, Gus, Lu; Bo in August only */
  g_assert_cmpint (of_network->total.people, ==, 4);
  g_assert_cmpint (of_network->total.organizations, ==, 2);
  assert_rows (fixture, &query);

  program->name = g_strdup ("Child care");
  program->funder = g_strdup ("Example Fund");
  g_assert_true (lyd_programs_add (fixture->file, program, NULL));
  g_array_append_val (programs, program->id);
  g_assert_true (lyd_programs_label_events (fixture->file, &network.hybrid, 1, &labels, &n_changed, NULL));
  funders = lyd_report_list_funders (fixture->file, NULL);
  g_assert_cmpstr (funders[0], ==, "Example Fund");
  query = half_year;
  query.funder = funders[0];
  of_funder = reach (fixture, &query);
  g_assert_cmpint (of_funder->total.events, ==, 1);
  g_assert_cmpint (of_funder->total.first_timers, ==, 3); /* Cy, Di, No */
  query = half_year;
  query.kind = LYD_KIND_WEBINAR;
  of_kind = reach (fixture, &query);
  g_assert_cmpint (of_kind->total.events, ==, 2);
  query = half_year;
  query.heading = LYD_HEADING_ENGAGE;
  of_heading = reach (fixture, &query);
  g_assert_cmpint (of_heading->total.attendances, ==, 5);
}

/* Over, and nothing on file: said, not counted. */
static void
test_uncounted (LydFixture *fixture,
                gconstpointer data)
{
  LydId forgotten =
    add_event (fixture, "Forgotten", LYD_KIND_WEBINAR, "2027-05-01T13:00", "2027-05-01T14:00", NEW_YORK);
  LydId cancelled =
    add_event (fixture, "Cancelled", LYD_KIND_WEBINAR, "2027-05-02T13:00", "2027-05-02T14:00", NEW_YORK);
  static const Guest guest = { "Ana Wu", "Alpha", LYD_ATTENDEE_MEMBER_STAFF, "", 0 };
  g_autoptr (LydRegistrationResult) ana = invite (fixture, &forgotten, &guest);
  g_autoptr (LydReach) self = NULL;

  g_assert_true (lyd_plan_cancel_event (fixture->file, &cancelled, NULL));
  self = reach (fixture, &half_year);
  g_assert_cmpuint (self->uncounted->len, ==, 1);
  g_assert_true (lyd_id_equal (&((LydUncounted *) g_ptr_array_index (self->uncounted, 0))->event, &forgotten));
  g_assert_cmpint (self->total.events, ==, 0);
  g_assert_cmpint (self->total.registrations, ==, 0);
  assert_rows (fixture, &half_year);
}

static const LydFollowLine *
find_follow (const LydFollowUp *follow_up,
             const char *name)
{
  for (guint i = 0; i < follow_up->lines->len; i++)
    if (g_strcmp0 (((LydFollowLine *) g_ptr_array_index (follow_up->lines, i))->name, name) == 0)
      return g_ptr_array_index (follow_up->lines, i);
  g_assert_not_reached ();
}

/* Who is to be called: since August. */
static void
test_pulse (LydFixture *fixture,
            gconstpointer data)
{
  LydFollowQuery query = { .from = 20270801 };
  g_autoptr (LydFollowUp) organizations = NULL;
  g_autoptr (LydFollowUp) members = NULL;
  g_autoptr (LydFollowUp) people = NULL;
  g_autoptr (LydFollowUp) first = NULL;
  const LydFollowLine *line;

  make_network (fixture);
  organizations = lyd_report_follow_up (fixture->file, &query, NULL);
  g_assert_cmpuint (organizations->lines->len, ==, 5);
  g_assert_cmpint (organizations->counts[LYD_FOLLOW_STOPPED], ==, 2); /* Gamma, Delta */
  g_assert_cmpint (organizations->counts[LYD_FOLLOW_NEVER], ==, 1);
  g_assert_cmpint (organizations->counts[LYD_FOLLOW_RETURNING], ==, 2);
  line = find_follow (organizations, "Delta");
  g_assert_cmpstr (line->last_title, ==, "Clocks");
  g_assert_cmpstr (line->contact, ==, "Di Low");
  g_assert_cmpstr (line->email, ==, "Di.Low@example.org");
  g_assert_false (line->member);
  query.members_only = TRUE;
  members = lyd_report_follow_up (fixture->file, &query, NULL);
  g_assert_cmpuint (members->lines->len, ==, 3);
  g_assert_cmpint (members->counts[LYD_FOLLOW_STOPPED], ==, 0);
  query.members_only = FALSE;
  query.by_person = TRUE;
  people = lyd_report_follow_up (fixture->file, &query, NULL);
  g_assert_cmpint (find_follow (people, "Ana Wu")->follow, ==, LYD_FOLLOW_RETURNING);
  g_assert_cmpint (find_follow (people, "Gus Ray")->follow, ==, LYD_FOLLOW_STOPPED);
  query = (LydFollowQuery){ .from = 20270301, .to = 20270831 };
  first = lyd_report_follow_up (fixture->file, &query, NULL);
  g_assert_cmpint (find_follow (first, "Beta")->follow, ==, LYD_FOLLOW_NEW);
  g_assert_cmpint (find_follow (first, "Alpha")->follow, ==, LYD_FOLLOW_RETURNING);
  g_assert_cmpint (find_follow (first, "Alpha")->n_in, ==, 5); /* Ana twice, Gus, Hal, Lu: hosts were seen, too */
}

/* Abs Ent was confirmed, and did not come. */
static void
test_no_shows (LydFixture *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const LydNoShowLine *line;

  make_network (fixture);
  kinds = lyd_report_list_no_shows (fixture->file, &half_year, FALSE, NULL);
  g_assert_cmpuint (kinds->len, ==, 2);
  line = g_ptr_array_index (kinds, 0);
  g_assert_cmpint (line->kind, ==, LYD_KIND_WEBINAR);
  g_assert_cmpint (line->confirmed, ==, 6);
  g_assert_cmpint (line->missed, ==, 1);
  events = lyd_report_list_no_shows (fixture->file, &half_year, TRUE, NULL);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpint (((LydNoShowLine *) g_ptr_array_index (events, 0))->missed, ==, 1);
}

/* Heads that were counted one by one are no people, and few of them are not told. */
static void
test_heads (LydFixture *fixture,
            gconstpointer data)
{
  static const int heads[] = { 12, 3, 7 };
  g_autoptr (LydReach) self = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++) {
    g_autofree char *start = g_strdup_printf ("2027-0%d-10T13:00", (int) i + 3);
    g_autofree char *end = g_strdup_printf ("2027-0%d-10T14:00", (int) i + 3);
    LydId event = add_event (fixture, start, LYD_KIND_AFFINITY_GROUP, start, end, NEW_YORK);
    LydId session = first_session (fixture, &event);
    g_autoptr (GError) error = NULL;
    g_autoptr (LydDb) db = lyd_db_open (fixture->path, 0, &error);

    lyd_db_run (db, &error, "UPDATE event SET sensitive = 1 WHERE id = ?", "d", &event);
    lyd_db_run (db, &error, "UPDATE session SET sensitive = 1 WHERE event = ?", "d", &event);
    g_clear_pointer (&db, lyd_db_close);
    for (int head = 0; head < heads[i]; head++)
      lyd_heads_free (lyd_tap (fixture->file, &session, 1, &error));
    g_assert_no_error (error);
  }
  self = reach (fixture, &half_year);
  g_assert_cmpint (self->total.events, ==, 3);
  g_assert_cmpint (self->total.heads, ==, 22);
  g_assert_cmpint (self->total.people, ==, 0);
  g_assert_false (self->total.heads_hidden);
  g_assert_false (find_line (self->by_month, 202703)->numbers.heads_hidden);
  g_assert_true (find_line (self->by_month, 202704)->numbers.heads_hidden);
  g_assert_true (find_line (self->by_month, 202705)->numbers.heads_hidden);
  g_assert_true (((LydReachLine *) g_ptr_array_index (self->by_event, 2))->numbers.heads_hidden);
}

static LydSnapshot *
get_snapshot (LydFixture *fixture,
              const LydId *id)
{
  g_autoptr (GError) error = NULL;
  LydSnapshot *snapshot = lyd_snapshots_get (fixture->file, id, &error);

  g_assert_no_error (error);
  return snapshot;
}

/* What was told once stays, whatever becomes of the people; beside it what it would be now. */
static void
test_frozen (LydFixture *fixture,
             gconstpointer data)
{
  Network network = make_network (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydMergeResult) merged = NULL;
  g_autoptr (LydSnapshot) before = NULL;
  g_autoptr (LydSnapshot) after = NULL;
  g_autoptr (LydSnapshot) found = NULL;
  g_autoptr (LydReach) opened = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  LydId id;

  g_assert_false (lyd_snapshots_freeze (fixture->file, "  ", &half_year, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (lyd_snapshots_freeze (fixture->file, "For the board", &half_year, &id, &error));
  before = get_snapshot (fixture, &id);
  for (int i = 0; i < lyd_reach_numbers.n_words; i++)
    g_assert_cmpint (lyd_snapshot_get_number (before, (LydReachNumber) i), ==,
                     lyd_snapshot_get_now (before, (LydReachNumber) i));

  merged = lyd_merge_people (fixture->file, &network.bo, &network.twin, 0, &error);
  g_assert_no_error (error);
  after = get_snapshot (fixture, &id);
  g_assert_cmpint (lyd_snapshot_get_number (after, LYD_NUMBER_PEOPLE), ==, 8);
  g_assert_cmpint (lyd_snapshot_get_now (after, LYD_NUMBER_PEOPLE), ==, 7);
  g_assert_cmpint (after->query.from, ==, 20270301);
  g_assert_cmpint (after->query.to, ==, 20270831);
  g_assert_cmpint (after->query.kind, ==, -1);
  g_assert_true (after->query.heading == LYD_HEADING_NONE);

  opened = lyd_snapshots_open (fixture->file, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opened->total.people, ==, 8);
  g_assert_cmpint (opened->total.registrations, ==, 11);
  g_assert_cmpint (opened->total.events, ==, 3);
  g_assert_cmpint (opened->total.organizations, ==, 4);
  g_assert_cmpint (opened->total.seconds, ==, lyd_snapshot_get_number (after, LYD_NUMBER_SECONDS));
  g_assert_cmpint (opened->people_apart[LYD_APART_PRESENTER], ==, 2);
  g_assert_true (opened->dc);
  rows = lyd_snapshots_list_rows (fixture->file, &id, LYD_REACH_FIRST_TIMERS, NULL, &error);
  g_assert_cmpuint (rows->len, ==, 6);

  found = lyd_snapshots_find (fixture->file, "For the board", &error);
  g_assert_no_error (error);
  g_assert_true (lyd_id_equal (&found->id, &id));
  g_assert_true (lyd_snapshots_remove (fixture->file, &id, &error));
  last = lyd_history_find_last (fixture->file, NULL);
  undone = lyd_undo (fixture->file, &last->id, &error);
  g_assert_no_error (error);
  g_clear_pointer (&after, lyd_snapshot_free);
  after = get_snapshot (fixture, &id);
  g_assert_cmpint (lyd_snapshot_get_number (after, LYD_NUMBER_PEOPLE), ==, 8);
}

static gboolean
is_english (void)
{
  g_autoptr (GDateTime) sunday = g_date_time_new_utc (2027, 9, 26, 0, 0, 0);
  g_autofree char *name = g_date_time_format (sunday, "%a");

  return g_str_equal (name, "Sun");
}

/* Whatever a file is, as text; days and numbers on paper are those of the locale. */
static void
compare (const char *path,
         const char *name)
{
  g_autofree char *golden = g_strconcat ("reports/", name, NULL);
  g_autofree char *made = NULL;
  gsize length;

  if (g_str_has_suffix (path, ".xlsx"))
    made = lyd_golden_list_sheets (path);
  else if (g_str_has_suffix (path, ".pdf"))
    made = lyd_golden_list_words (path);
  if (made == NULL)
    g_assert_true (g_file_get_contents (path, &made, &length, NULL));
  else
    length = strlen (made);
  if (is_english ())
    lyd_golden_compare (made, length, golden);
}

/* Every report in every format, with the rules. */
static void
test_exported (LydFixture *fixture,
               gconstpointer data)
{
  static const char *const ends[] = { "csv", "json", "xlsx", "pdf" };
  static const LydFollowQuery since = { .from = 20270801, .calls = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree char *none = g_build_filename (fixture->dir, "none.csv", NULL);
  LydId id;

  /* Of a network that nobody came to, yet. */
  g_assert_true (lyd_report_export_follow_up (fixture->file, &since, none, &error));
  g_assert_true (lyd_report_export_reach (fixture->file, &half_year, none, &error));
  make_network (fixture);
  g_assert_true (lyd_snapshots_freeze (fixture->file, "For the board", &half_year, &id, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *path = g_strdup_printf ("%s/report.%s", fixture->dir, ends[i]);
    const char *text = g_str_equal (ends[i], "xlsx") || g_str_equal (ends[i], "pdf") ? ".txt" : "";
    g_autofree char *reach_name = g_strdup_printf ("reach.%s%s", ends[i], text);
    g_autofree char *rows_name = g_strdup_printf ("rows.%s%s", ends[i], text);
    g_autofree char *calls_name = g_strdup_printf ("calls.%s%s", ends[i], text);

    g_assert_true (lyd_report_export_reach (fixture->file, &half_year, path, &error));
    compare (path, reach_name);
    g_assert_true (
      lyd_report_export_rows (fixture->file, &half_year, LYD_REACH_ATTENDANCES, NULL, path, &error));
    compare (path, rows_name);
    g_assert_true (lyd_report_export_follow_up (fixture->file, &since, path, &error));
    compare (path, calls_name);
    g_assert_true (lyd_report_export_no_shows (fixture->file, &half_year, TRUE, path, &error));
    g_assert_true (lyd_report_export_frozen (fixture->file, &id, path, &error));
    g_assert_no_error (error);
  }
  g_assert_false (lyd_report_export_reach (fixture->file, &half_year, "/tmp/reach.doc", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

/* Whoever asked to be forgotten counts, and has no name. */
static void
test_erased (LydFixture *fixture,
             gconstpointer data)
{
  Network network = make_network (fixture);
  g_autoptr (LydDb) db = lyd_db_open (fixture->path, 0, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  int n = 0;

  lyd_db_run (db, &error, "UPDATE person SET erased_at = 1 WHERE id = ?", "d", &network.bo);
  g_assert_no_error (error);
  rows = lyd_report_list_rows (fixture->file, &half_year, LYD_REACH_PEOPLE, NULL, &error);
  g_assert_cmpuint (rows->len, ==, 8);
  for (guint i = 0; i < rows->len; i++)
    n += ((LydReachRow *) g_ptr_array_index (rows, i))->name == NULL;
  g_assert_cmpint (n, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/report/by-hand", test_by_hand);
  lyd_fixture_add ("/report/tables", test_tables);
  lyd_fixture_add ("/report/moved", test_moved);
  lyd_fixture_add ("/report/narrowed", test_narrowed);
  lyd_fixture_add ("/report/uncounted", test_uncounted);
  lyd_fixture_add ("/report/pulse", test_pulse);
  lyd_fixture_add ("/report/no-shows", test_no_shows);
  lyd_fixture_add ("/report/heads", test_heads);
  lyd_fixture_add ("/report/frozen", test_frozen);
  lyd_fixture_add ("/report/exported", test_exported);
  lyd_fixture_add ("/report/erased", test_erased);
  return g_test_run ();
}
