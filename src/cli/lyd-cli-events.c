#include "lyd-cli.h"
#include "lyd-plan-change.h"

#include "lyd-agenda.h"
#include "lyd-eligibility.h"
#include "lyd-plan.h"
#include "lyd-programs.h"
#include "lyd-series.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define DAY (24 * LYD_HOUR)

typedef struct {
  char *kind;
  char *title;
  char *start;
  char *end;
  char *timezone;
  char *mode;
  char *venue;
  char *link;
  char *join_link;
  char *capacity;
  char *seats;
  char *series;
  char *policy_area;
  char *heading;
  char **programs;
  char **moves;
  char **left_out;
  char **audience;
} EventOptions;

static void
event_options_clear (EventOptions *self)
{
  g_free (self->kind);
  g_free (self->title);
  g_free (self->start);
  g_free (self->end);
  g_free (self->timezone);
  g_free (self->mode);
  g_free (self->venue);
  g_free (self->link);
  g_free (self->join_link);
  g_free (self->capacity);
  g_free (self->seats);
  g_free (self->series);
  g_free (self->policy_area);
  g_free (self->heading);
  g_strfreev (self->programs);
  g_strfreev (self->moves);
  g_strfreev (self->left_out);
  g_strfreev (self->audience);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EventOptions, event_options_clear)

static LydEvent *
event_from_options (const EventOptions *options)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (options->timezone);
  g_autoptr (LydEvent) event = NULL;
  gint64 start;
  int kind;
  int mode;

  if (options->kind == NULL || options->title == NULL || options->start == NULL || options->timezone == NULL) {
    lyd_cli_misuse (_ ("event add needs --kind, --title, --start and --timezone."));
    return NULL;
  }
  if (zone == NULL) {
    lyd_cli_misuse (_ ("There is no time zone “%s”. Use a name such as America/New_York."), options->timezone);
    return NULL;
  }
  if (!lyd_cli_read_word (&lyd_kinds, "--kind", options->kind, &kind) ||
      !lyd_cli_read_time ("--start", options->start, zone, &start))
    return NULL;

  event = lyd_plan_new_event ((LydKind) kind, start, options->timezone);
  event->title = g_strdup (options->title);
  event->venue = g_strdup (options->venue);
  event->registration_link = g_strdup (options->link);
  event->join_link = g_strdup (options->join_link);
  if (options->end != NULL && !lyd_cli_read_time ("--end", options->end, zone, &event->end))
    return NULL;
  if (options->mode != NULL) {
    if (!lyd_cli_read_word (&lyd_modes, "--mode", options->mode, &mode))
      return NULL;
    event->mode = (LydMode) mode;
  }
  if (!lyd_cli_read_limit ("--capacity", options->capacity, LYD_CLI_MAX_PLACES, &event->capacity) ||
      !lyd_cli_read_limit (LYD_CLI_SEATS, options->seats, LYD_CLI_MAX_PLACES, &event->seats) ||
      (options->heading != NULL && !lyd_cli_read_heading (options->heading, &event->heading)))
    return NULL;
  event->policy_area = g_strdup (options->policy_area);
  return g_steal_pointer (&event);
}

/* One event, and under what it is reported. */
static int
add_one (LydCli *cli,
         LydEvent *event,
         const GArray *programs)
{
  LydLabels labels = { .add = programs };
  g_autoptr (GError) error = NULL;

  if (!lyd_plan_add_event (cli->file, event, &error) ||
      (programs->len > 0 && !lyd_programs_label_events (cli->file, &event->id, 1, &labels, NULL, &error)))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &event->id);
}

static int
add_series (LydCli *cli,
            LydEvent *event,
            const EventOptions *options,
            const GArray *exceptions,
            const GArray *programs)
{
  LydSeriesPlan plan = { .first = event, .rule = options->series, .exceptions = exceptions, .programs = programs };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lyd_series_add (cli->file, &plan, NULL, &error);

  if (ids == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < ids->len; i++)
    lyd_cli_print_id (cli, &g_array_index (ids, LydId, i));
  return LYD_CLI_DONE;
}

static int
event_add (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (EventOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind,
      N_ ("webinar, peer-exchange, affinity-group, retreat, convening, other"), "K" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options.title, N_ ("What it is called"), "T" },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &options.start, N_ ("When it starts, in the event's zone"), "S" },
    { "end", 0, 0, G_OPTION_ARG_FILENAME, &options.end, N_ ("When it ends; the kind's length where not given"), "E" },
    { "timezone", 0, 0, G_OPTION_ARG_FILENAME, &options.timezone, N_ ("The event's zone, e.g. America/New_York"), "Z" },
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &options.mode, N_ ("online, in-person, hybrid"), "M" },
    { "venue", 0, 0, G_OPTION_ARG_FILENAME, &options.venue, N_ ("Where it is"), "V" },
    { "registration-link", 0, 0, G_OPTION_ARG_FILENAME, &options.link, N_ ("Where people register (public)"), "URL" },
    { "join-link", 0, 0, G_OPTION_ARG_FILENAME, &options.join_link, N_ ("Where people join (private)"), "URL" },
    { "capacity", 0, 0, G_OPTION_ARG_FILENAME, &options.capacity, N_ ("How many may come"), "N" },
    { "seats-per-organization", 0, 0, G_OPTION_ARG_FILENAME, &options.seats,
      N_ ("How many each organization may send; further ones wait for approval"), "N" },
    { "series", 0, 0, G_OPTION_ARG_FILENAME, &options.series,
      N_ ("Repeat by an RFC 5545 rule, e.g. FREQ=MONTHLY;BYDAY=3TH;COUNT=12"), "RULE" },
    { "move", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.moves, LYD_CLI_MOVE, "DAY=DAY" },
    { "leave-out", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.left_out, LYD_CLI_LEAVE_OUT, "DAY" },
    { "policy-area", 0, 0, G_OPTION_ARG_FILENAME, &options.policy_area, N_ ("Its policy area"), "A" },
    { "heading", 0, 0, G_OPTION_ARG_FILENAME, &options.heading, N_ ("engage, empower, invest"), "H" },
    { "program", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.programs,
      N_ ("A program that it is reported under, once for each"), "P" },
    { "audience", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.audience,
      N_ ("Whom it is for, once for each: network:NAME, group:NAME, type:TYPE"), "WHO" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GArray) exceptions = NULL;
  g_autoptr (GArray) programs = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "event add --kind K --title T --start S --timezone Z") ||
      (event = event_from_options (&options)) == NULL)
    return LYD_CLI_USAGE;
  if (options.series == NULL && (options.moves != NULL || options.left_out != NULL))
    return lyd_cli_misuse (_ ("--move and --leave-out are for a series: say --series as well."));
  zone = lyd_zone_get_or_utc (event->timezone);
  exceptions = lyd_cli_read_exceptions (options.moves, options.left_out, event->start, zone);
  if (exceptions == NULL)
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_CREATE) == NULL)
    return LYD_CLI_FAILED;
  if (options.audience != NULL &&
      (event->rules = lyd_eligibility_read (cli->file, (const char *const *) options.audience, &error)) == NULL)
    return lyd_cli_fail (cli, error);

  programs = lyd_cli_read_programs (cli, options.programs, &error);
  if (programs == NULL)
    return lyd_cli_fail (cli, error);
  return options.series == NULL ? add_one (cli, event, programs)
                                : add_series (cli, event, &options, exceptions, programs);
}

static void
describe_event (JsonBuilder *builder,
                const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);

  lyd_cli_set_id (builder, "id", &event->id);
  lyd_cli_set_string (builder, "title", event->title);
  lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_kinds, (int) event->kind));
  lyd_cli_set_time (builder, "start", event->start, zone);
  lyd_cli_set_time (builder, "end", event->end, zone);
  lyd_cli_set_string (builder, "timezone", event->timezone);
  lyd_cli_set_string (builder, "mode", lyd_word_id (&lyd_modes, (int) event->mode));
  lyd_cli_set_string (builder, "venue", event->venue);
  lyd_cli_set_string (builder, "state", lyd_word_id (&lyd_event_states, (int) event->state));
  lyd_cli_set_limit (builder, "capacity", event->capacity);
  lyd_cli_set_limit (builder, "seats_per_organization", event->seats);
  lyd_cli_set_string (builder, "newcomers", lyd_word_id (&lyd_newcomers, (int) event->newcomers));
  lyd_cli_set_string (builder, "policy_area", event->policy_area);
  lyd_cli_set_string (builder, "heading", lyd_word_id_or_null (&lyd_headings, (int) event->heading));
  if (!lyd_id_is_none (&event->series))
    lyd_cli_set_id (builder, "series", &event->series);
}

static void
print_event (LydCli *cli,
             const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  g_autofree char *id = lyd_id_to_string (&event->id);
  g_autofree char *start = lyd_time_to_iso (event->start, zone);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %.16s  %-14s %s%s\n", id, start, lyd_word_id (&lyd_kinds, (int) event->kind), event->title,
                   event->state == LYD_EVENT_CANCELLED ? _ (" (cancelled)") : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  describe_event (builder, event);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* A time without an offset is in the event's zone, and a day includes all of it. */
static gboolean
lies_within (const LydEvent *event,
             const char *from,
             const char *to)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  gint64 first = LYD_TIME_NONE;
  gint64 last = LYD_TIME_NONE;
  gboolean is_day = to != NULL && strlen (to) == strlen ("2027-09-21");

  if (from != NULL && lyd_time_from_iso (&first, from, zone) && event->end < first)
    return FALSE;
  if (to == NULL || !lyd_time_from_iso (&last, to, zone))
    return TRUE;
  return is_day ? lyd_time_local_day (event->start, zone) <= lyd_time_local_day (last, zone) : event->start <= last;
}

static int
event_list (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("Events that end on or after this day"), "D" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("Events that start on or before this day"), "D" },
    { NULL },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first = LYD_TIME_NONE;
  gint64 last = LYD_TIME_NONE;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "event list [--from D] [--to D]") ||
      (from != NULL && !lyd_cli_read_time ("--from", from, zone, &first)) ||
      (to != NULL && !lyd_cli_read_time ("--to", to, zone, &last)))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;

  /* No zone is more than 14 hours from UTC; each event's own decides below. */
  if (first != LYD_TIME_NONE)
    first -= DAY;
  if (last != LYD_TIME_NONE)
    last += 2 * DAY;
  events = lyd_plan_list_events (cli->file, first, last, &error);
  if (events == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < events->len; i++)
    if (lies_within (g_ptr_array_index (events, i), from, to))
      print_event (cli, g_ptr_array_index (events, i));
  return LYD_CLI_DONE;
}

static int
event_show (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "event show EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (sessions = lyd_agenda_list_sessions (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);

  print_event (cli, event);
  if (cli->json)
    return LYD_CLI_DONE;
  zone = lyd_zone_get_or_utc (event->timezone);
  if (event->venue != NULL)
    lyd_cli_print ("%s\n", event->venue);
  for (guint i = 0; i < sessions->len; i++)
    lyd_cli_print_session (cli, g_ptr_array_index (sessions, i), NULL, zone);
  return LYD_CLI_DONE;
}

static int
event_cancel (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "event cancel EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      !lyd_plan_cancel_event (cli->file, &event->id, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &event->id);
}

/* What a kiosk does with somebody who is not registered. */
static int
event_newcomers (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  int rule;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "event newcomers EVENT none|pending|confirmed") ||
      !lyd_cli_read_word (&lyd_newcomers, "newcomers", rest[1], &rule))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  if (event == NULL)
    return lyd_cli_fail (cli, error);
  event->newcomers = (LydNewcomers) rule;
  return lyd_plan_update_event (cli->file, event, &error) ? lyd_cli_print_id (cli, &event->id)
                                                          : lyd_cli_fail (cli, error);
}

const LydCliCommand lyd_cli_event_commands[] = {
  { "event add", "--kind K --title T --start S --timezone Z", N_ ("plan an event or a series"), event_add },
  { "event list", "", N_ ("list events"), event_list },
  { "event show", "EVENT", N_ ("show an event and its sessions"), event_show },
  { "event newcomers", "EVENT none|pending|confirmed", N_ ("say what a kiosk does with newcomers"), event_newcomers },
  { "event cancel", "EVENT", N_ ("cancel an event"), event_cancel },
  { "roll-call", "EVENT [--found ID] [--not-found ID] [--start-over] [--missing]",
    N_ ("say who is here, and tick them off"), lyd_cli_roll_call },
  { "ready", "EVENT", N_ ("say what has to be seen to before the doors open"), lyd_cli_ready },
  { "rehearse", "EVENT [--people N]", N_ ("let people come to a copy, and wipe it"), lyd_cli_rehearse },
  { NULL },
};
