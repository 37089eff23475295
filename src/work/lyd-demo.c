#include "lyd-demo.h"

#include "lyd-agenda-private.h"
#include "lyd-csv-reader.h"
#include "lyd-data-dir.h"
#include "lyd-demo-attendance.h"
#include "lyd-demo-people.h"
#include "lyd-events.h"
#include "lyd-organizations.h"
#include "lyd-plan-private.h"
#include "lyd-presence.h"
#include "lyd-program-rows.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-series-rows.h"
#include "lyd-stations.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* The calendar was written for this day; it is shifted so that it becomes today. */
#define CALENDAR_YEAR 2027
#define RETREAT_SECOND_DAY "2027-09-22"
#define NETWORK_ZONE "America/New_York"

/* The exchanges are one series: every third Thursday, wherever the calendar moved one to. */
#define SERIES_TITLE "Partnership Peer Exchange"
#define SERIES_RULE "FREQ=MONTHLY;BYDAY=3TH;COUNT=12"

/* What the calendar's kinds are here, and the heading that funders read of them under. */
static const struct {
  const char *word;
  LydKind kind;
  LydHeading heading;
} kinds[] = {
  { "webinar", LYD_KIND_WEBINAR, LYD_HEADING_EMPOWER },
  { "peer_exchange", LYD_KIND_PEER_EXCHANGE, LYD_HEADING_ENGAGE },
  { "affinity", LYD_KIND_AFFINITY_GROUP, LYD_HEADING_ENGAGE },
  { "race_equity", LYD_KIND_AFFINITY_GROUP, LYD_HEADING_ENGAGE },
  { "retreat", LYD_KIND_RETREAT, LYD_HEADING_INVEST },
  { "sparc_convening", LYD_KIND_CONVENING, LYD_HEADING_ENGAGE },
  { "brown_bag", LYD_KIND_WEBINAR, LYD_HEADING_EMPOWER },
  { "business_meeting", LYD_KIND_OTHER, LYD_HEADING_NONE },
};

static const struct {
  const char *word;
  LydSessionKind kind;
} session_kinds[] = {
  { "plenary", LYD_SESSION_PLENARY },
  { "breakout", LYD_SESSION_BREAKOUT },
  { "workshop", LYD_SESSION_BREAKOUT },
  { "meal", LYD_SESSION_MEAL },
};

typedef struct {
  LydFile *file;
  LydDemoPerson people[LYD_DEMO_N_PEOPLE];
  LydId programs[2];
  LydId station;    /* a paper list, typed in later */
  LydId series;     /* the peer exchanges ... */
  int series_month; /* ... of which the first is in this one, in months since year 0; 0: not known yet */
  int n_exchanges;
  guint unreported; /* the record of the last webinar, whose report nobody brought in yet; 0: none */
  gint64 today;     /* midnight UTC of the network's local date */
  int shift;        /* days, for the retreat */
  int shift_weeks;  /* days, whole weeks: everything else keeps its weekday */
  GTimeZone *zone;
  LydDemoSummary *summary;
} Demo;

static LydCsv *
read_data (const char *name,
           GError **error)
{
  g_autofree char *dir = lyd_data_dir_dup ();
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  return lyd_csv_read (bytes, error);
}

/* The cell under @header; "" where there is none. */
static const char *
cell (const LydCsv *csv,
      guint record,
      const char *header)
{
  for (guint i = 0; i < lyd_csv_get_n_cells (csv, 0); i++)
    if (strcmp (lyd_csv_get_cell (csv, 0, i), header) == 0)
      return i < lyd_csv_get_n_cells (csv, record) ? lyd_csv_get_cell (csv, record, i) : "";
  return "";
}

/* @text is a local time in the calendar; @days later is when it happens in the demo. */
static gint64
shifted (Demo *demo,
         const char *text,
         int days)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) wall = NULL;
  gint64 instant = 0;

  if (!lyd_time_from_iso (&instant, text, utc))
    return LYD_TIME_NONE;
  wall = lyd_time_to_local (instant + days * 24 * LYD_HOUR, utc);
  return lyd_time_from_local (demo->zone, g_date_time_get_year (wall), g_date_time_get_month (wall),
                              g_date_time_get_day_of_month (wall), g_date_time_get_hour (wall),
                              g_date_time_get_minute (wall), 0);
}

static int
days_between (const char *from,
              gint64 to)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 start = 0;

  lyd_time_from_iso (&start, from, utc);
  return (int) ((to - start) / (24 * LYD_HOUR));
}

/* The calendar is that of 2027; its titles name that year and the next. */
static char *
shifted_title (const char *title,
               gint64 start,
               const char *timezone)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (timezone);
  int year = zone != NULL ? lyd_time_local_day (start, zone) / 10000 : CALENDAR_YEAR;
  GString *text = g_string_new (title);

  /* No title names both, and none is shifted twice. */
  for (int i = 0; i <= 1; i++) {
    g_autofree char *from = g_strdup_printf ("%d", CALENDAR_YEAR + i);
    g_autofree char *to = g_strdup_printf ("%d", year + i);

    if (g_string_replace (text, from, to, 0) > 0)
      break;
  }
  return g_string_free (text, FALSE);
}

/* The third Thursday of a month, in months since year 0, at the time of day of @like. */
static gint64
third_thursday (Demo *demo,
                int month,
                gint64 like)
{
  gint64 wall = lyd_time_to_wall (like, demo->zone);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 first = lyd_time_day_start (month / 12 * 10000 + (month % 12 + 1) * 100 + 1, utc);
  g_autoptr (GDateTime) local = lyd_time_to_local (first, utc);
  int days = (G_DATE_THURSDAY - g_date_time_get_day_of_week (local) + 7) % 7 + 14;

  return lyd_time_from_wall (first + days * LYD_DAY + wall % LYD_DAY, demo->zone);
}

static int
month_of (Demo *demo,
          gint64 instant)
{
  int day = lyd_time_local_day (instant, demo->zone);

  return day / 10000 * 12 + day / 100 % 100 - 1;
}

/* Shifted by weeks, third Thursdays would not be third ones: each goes to that of its month, as far from it as the
 * calendar has it. */
static void
join_series (Demo *demo,
             LydEvent *event,
             const char *written)
{
  gint64 original = shifted (demo, written, 0);
  gint64 moved = lyd_time_to_wall (original, demo->zone) -
                 lyd_time_to_wall (third_thursday (demo, month_of (demo, original), original), demo->zone);
  gint64 length = event->end - event->start;

  if (demo->series_month == 0)
    demo->series_month = month_of (demo, event->start);
  event->series = demo->series;
  event->series_at = third_thursday (demo, demo->series_month + demo->n_exchanges++, event->start);
  event->start = lyd_time_from_wall (lyd_time_to_wall (event->series_at, demo->zone) + moved, demo->zone);
  event->end = event->start + length;
}

static LydEvent *
event_from_record (Demo *demo,
                   const LydCsv *csv,
                   guint record)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_OTHER, 0, cell (csv, record, "tz"));
  const char *mode = cell (csv, record, "mode");
  int days;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (cell (csv, record, "kind"), kinds[i].word) == 0) {
      event->kind = kinds[i].kind;
      event->heading = kinds[i].heading;
    }
  days = event->kind == LYD_KIND_RETREAT ? demo->shift : demo->shift_weeks;

  event->start = shifted (demo, cell (csv, record, "start_local"), days);
  event->end = shifted (demo, cell (csv, record, "end_local"), days);
  if (event->kind == LYD_KIND_PEER_EXCHANGE)
    join_series (demo, event, cell (csv, record, "start_local"));
  event->title = shifted_title (cell (csv, record, "title"), event->start, event->timezone);
  event->mode = strcmp (mode, "in_person") == 0 ? LYD_MODE_IN_PERSON : LYD_MODE_ONLINE;
  event->audience = g_strdup (cell (csv, record, "eligibility"));
  event->capacity = cell (csv, record, "capacity")[0] != '\0' ? atoi (cell (csv, record, "capacity")) : -1;
  event->policy_area =
    cell (csv, record, "policy_area")[0] != '\0' ? g_strdup (cell (csv, record, "policy_area")) : NULL;
  event->sensitive = strstr (event->audience, "private list") != NULL;
  if (event->mode == LYD_MODE_ONLINE)
    event->join_link = g_strdup ("https://meet.example.org/j/8123456789");
  if (event->kind == LYD_KIND_RETREAT)
    event->venue = g_strdup ("Harbor Conference Hotel, Baltimore, Maryland");
  if (event->kind == LYD_KIND_CONVENING)
    event->venue = g_strdup ("Lakeside Center, Denver, Colorado");
  return g_steal_pointer (&event);
}

/* The retreat's own questions, as a form would ask them. */
static gboolean
add_questions (Demo *demo,
               const LydEvent *retreat,
               GError **error)
{
  static const struct {
    const char *label;
    LydQuestionKind kind;
    const char *choices;
    gboolean sensitive;
    LydPurpose purpose;
  } questions[] = {
    { "Dietary needs", LYD_QUESTION_TEXT, NULL, TRUE, LYD_PURPOSE_DIETARY },
    { "Access needs", LYD_QUESTION_TEXT, NULL, TRUE, LYD_PURPOSE_ACCESS },
    { "T-shirt size", LYD_QUESTION_CHOICE, "S\nM\nL\nXL", FALSE, LYD_PURPOSE_CLOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autoptr (LydQuestion) question = lyd_question_new ();

    question->id = lyd_context_make_id (&demo->file->context);
    question->event = retreat->id;
    question->label = g_strdup (questions[i].label);
    question->kind = questions[i].kind;
    question->choices = questions[i].choices != NULL ? g_strsplit (questions[i].choices, "\n", -1) : NULL;
    question->sensitive = questions[i].sensitive;
    question->purpose = questions[i].purpose;
    question->position = (int) i;
    if (!lyd_questions_insert (demo->file->db, question, error))
      return FALSE;
  }
  return TRUE;
}

static LydSession *
session_from_record (Demo *demo,
                     const LydEvent *retreat,
                     const LydCsv *csv,
                     guint record)
{
  g_autoptr (LydSession) session = lyd_plan_new_session (retreat);
  g_autofree char *start = g_strdup_printf ("%sT%s", cell (csv, record, "date"), cell (csv, record, "start"));
  g_autofree char *end = g_strdup_printf ("%sT%s", cell (csv, record, "date"), cell (csv, record, "end"));
  const char *type = cell (csv, record, "type");

  session->id = lyd_context_make_id (&demo->file->context);
  session->kind = LYD_SESSION_SESSION;
  for (gsize i = 0; i < G_N_ELEMENTS (session_kinds); i++)
    if (strcmp (type, session_kinds[i].word) == 0)
      session->kind = session_kinds[i].kind;
  session->title = g_strdup (cell (csv, record, "title"));
  session->start = shifted (demo, start, demo->shift);
  session->end = shifted (demo, end, demo->shift);
  session->room = g_strdup (cell (csv, record, "room"));
  session->capacity = cell (csv, record, "capacity")[0] != '\0' ? atoi (cell (csv, record, "capacity")) : -1;
  session->choice = strcmp (type, "breakout") == 0;
  session->sensitive = strstr (cell (csv, record, "eligibility"), "count only") != NULL;
  session->position = (int) record;
  if (cell (csv, record, "track")[0] != '\0')
    session->track = g_strdup (cell (csv, record, "track"));
  return g_steal_pointer (&session);
}

/* "Ana Wu;José Díaz" */
static gboolean
add_presenters (Demo *demo,
                LydSession *session,
                const char *names,
                GError **error)
{
  g_auto (GStrv) each = g_strsplit (names, ";", -1);

  session->presenters = lyd_presenters_new ();
  for (guint i = 0; each[i] != NULL; i++) {
    LydPresenter *presenter = each[i][0] != '\0' ? lyd_agenda_read_presenter (demo->file, each[i], error) : NULL;

    if (each[i][0] == '\0')
      continue;
    if (presenter == NULL)
      return FALSE;
    g_ptr_array_add (session->presenters, presenter);
  }
  return lyd_agenda_write_presenters (demo->file, session, error);
}

/* "Registration and name badge pick-up" is the Arrival session that every retreat has; it gets its room. */
static gboolean
add_agenda (Demo *demo,
            const LydEvent *retreat,
            GError **error)
{
  g_autoptr (LydCsv) csv = read_data ("demo-sessions.csv", error);
  g_autoptr (GPtrArray) sessions = NULL;

  if (csv == NULL || (sessions = lyd_sessions_list (demo->file->db, &retreat->id, error)) == NULL)
    return FALSE;

  for (guint record = 1; record < lyd_csv_get_n_records (csv); record++) {
    g_autoptr (LydSession) session = NULL;

    if (strcmp (cell (csv, record, "type"), "service") == 0) {
      LydSession *arrival = g_ptr_array_index (sessions, 0);

      g_free (arrival->room);
      arrival->room = g_strdup (cell (csv, record, "room"));
      if (!lyd_sessions_update (demo->file->db, arrival, error))
        return FALSE;
      continue;
    }
    session = session_from_record (demo, retreat, csv, record);
    if (!lyd_sessions_insert (demo->file->db, session, error) ||
        !add_presenters (demo, session, cell (csv, record, "presenters"), error))
      return FALSE;
    demo->summary->n_sessions++;
  }
  return TRUE;
}

static gboolean
add_event (Demo *demo,
           const LydCsv *csv,
           guint record,
           GError **error)
{
  g_autoptr (LydEvent) event = event_from_record (demo, csv, record);
  gboolean is_retreat = event->kind == LYD_KIND_RETREAT;
  int n_registered = atoi (cell (csv, record, "registered"));
  /* The retreat's first day; some come only today. */
  int n_attended = atoi (cell (csv, record, "attended")) - (is_retreat ? 10 : 0);

  if (!lyd_plan_insert_event (demo->file, event, error) ||
      !lyd_program_rows_add_event (demo->file->db, &demo->programs[strstr (event->title, "SPARC") != NULL], &event->id,
                                   error))
    return FALSE;
  demo->summary->n_events++;
  demo->summary->n_sessions++;
  if (is_retreat) {
    demo->summary->retreat = event->id;
    if (!add_agenda (demo, event, error) || !add_questions (demo, event, error))
      return FALSE;
  }
  /* Who comes to a group with a private list is on no list, in the demo neither. */
  if (event->sensitive)
    return TRUE;
  return lyd_demo_add_attendance (demo->file, event, demo->people, &demo->station, MAX (n_registered, n_attended),
                                  n_attended, record != demo->unreported, demo->summary, error);
}

/* Of the last one there is work left to do. Lunch calls have no list of who registered. */
static guint
find_unreported (Demo *demo,
                 const LydCsv *csv)
{
  guint found = 0;

  for (guint record = 1; record < lyd_csv_get_n_records (csv); record++)
    if (strcmp (cell (csv, record, "kind"), "webinar") == 0 &&
        shifted (demo, cell (csv, record, "start_local"), demo->shift_weeks) <
          lyd_context_now (&demo->file->context) - LYD_DAY / 2)
      found = record;
  return found;
}

static gboolean
add_networks (Demo *demo,
              const LydId *organizations,
              GError **error)
{
  static const char *const names[] = { "Partnership (demo)", "SPARC (demo)" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    LydNetwork network = { .id = lyd_context_make_id (&demo->file->context), .name = (char *) names[i] };
    LydProgram program = { .id = lyd_context_make_id (&demo->file->context),
                           .name = (char *) names[i],
                           .kind = (char *) "network",
                           .funder = (char *) "Lantern Foundation (demo)" };

    demo->programs[i] = program.id;
    if (!lyd_networks_insert (demo->file->db, &network, error) ||
        !lyd_program_rows_insert (demo->file->db, &program, error))
      return FALSE;
    for (guint j = 0; j < LYD_DEMO_N_ORGANIZATIONS; j++) {
      LydMembership membership = { .id = lyd_context_make_id (&demo->file->context),
                                   .network = network.id,
                                   .organization = organizations[j],
                                   .joined = (char *) "2019-01-01" };

      if (i == 1 && j % 3 != 0) /* one in three belongs to both */
        continue;
      if (!lyd_networks_add_member (demo->file->db, &membership, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
fill (Demo *demo,
      GError **error)
{
  LydStation station = { .label = (char *) "Paper list (demo)", .since = lyd_context_now (&demo->file->context) };
  LydSeries series = { .title = (char *) SERIES_TITLE,
                       .rule = (char *) SERIES_RULE,
                       .timezone = (char *) NETWORK_ZONE };
  LydId organizations[LYD_DEMO_N_ORGANIZATIONS];
  g_autoptr (LydCsv) csv = read_data ("demo-events.csv", error);

  station.id = demo->station = lyd_context_make_id (&demo->file->context);
  if (csv == NULL || !lyd_stations_insert (demo->file->db, &station, error) ||
      !lyd_demo_add_organizations (demo->file, organizations, error) ||
      !add_networks (demo, organizations, error) ||
      !lyd_demo_add_people (demo->file, organizations, demo->people, error))
    return FALSE;
  demo->summary->n_organizations = LYD_DEMO_N_ORGANIZATIONS;
  demo->summary->n_people = LYD_DEMO_N_PEOPLE;

  series.id = demo->series = lyd_context_make_id (&demo->file->context);
  if (!lyd_series_rows_insert (demo->file->db, &series, error))
    return FALSE;
  demo->unreported = find_unreported (demo, csv);
  for (guint record = 1; record < lyd_csv_get_n_records (csv); record++)
    if (!lyd_csv_is_blank (csv, record) && !add_event (demo, csv, record, error))
      return FALSE;
  return lyd_presence_rebuild (demo->file->db, error);
}

static gboolean
check_empty (LydFile *file,
             GError **error)
{
  g_autoptr (GPtrArray) events = lyd_events_list (file->db, LYD_TIME_NONE, LYD_TIME_NONE, error);
  g_autoptr (GPtrArray) organizations = events != NULL ? lyd_organizations_list (file->db, error) : NULL;

  if (organizations == NULL)
    return FALSE;
  if (events->len == 0 && organizations->len == 0)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("The demo network goes only into an empty data file, and this one is not empty. Nothing was "
                  "changed."));
  return FALSE;
}

/**
 * lyd_demo_fill:
 * @file: an empty data file
 * @summary: (out)
 *
 * Fills the file with the demo network: fictional organizations and people at example.org, a year of events and a
 * retreat whose second day is today, with past attendance and the difficulties that real lists have. The same every
 * time but for ids and codes. One act.
 */
gboolean
lyd_demo_fill (LydFile *file,
               LydDemoSummary *summary,
               GError **error)
{
  g_autofree Demo *demo = g_new0 (Demo, 1);
  g_autoptr (GTimeZone) zone = lyd_zone_get (NETWORK_ZONE);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (LydAct) act = NULL;
  g_autofree char *people = NULL;

  if (!check_empty (file, error) || (act = lyd_file_begin (file, error)) == NULL)
    return FALSE;

  *summary = (LydDemoSummary){ 0 };
  demo->file = file;
  demo->zone = zone;
  demo->summary = summary;
  demo->today = lyd_time_day_start (lyd_time_local_day (lyd_context_now (&file->context), zone), utc);
  demo->shift = days_between (RETREAT_SECOND_DAY, demo->today);
  demo->shift_weeks = (int) (7 * ((demo->shift + (demo->shift < 0 ? -3 : 3)) / 7));

  people = g_strdup_printf ("%d", LYD_DEMO_N_PEOPLE);
  return fill (demo, error) && lyd_file_commit (file, &act, "demo", NULL, error, "people", people, NULL);
}
