#include "lyd-cli.h"

#include "lyd-eligibility.h"
#include "lyd-merge-people.h"
#include "lyd-plan.h"
#include "lyd-seating.h"
#include "lyd-series.h"
#include "lyd-time.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_MINUTES (28 * 24 * 60)

/* ---- changing ---- */

typedef struct {
  gboolean following;
  gboolean all;
  gboolean overwrite;
  gboolean dry_run;
  char *title;
  char *time;
  char *minutes;
  char *rule;
  char *timezone;
  char *mode;
  char *venue;
  char *link;
  char *join_link;
  char *capacity;
  char *seats;
  char *policy_area;
  char *heading;
  char **programs;
  char **audience;
} ChangeOptions;

static void
change_options_clear (ChangeOptions *self)
{
  g_free (self->title);
  g_free (self->time);
  g_free (self->minutes);
  g_free (self->rule);
  g_free (self->timezone);
  g_free (self->mode);
  g_free (self->venue);
  g_free (self->link);
  g_free (self->join_link);
  g_free (self->capacity);
  g_free (self->seats);
  g_free (self->policy_area);
  g_free (self->heading);
  g_strfreev (self->programs);
  g_strfreev (self->audience);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChangeOptions, change_options_clear)

/* "13:00" as minutes after midnight. */
static gboolean
read_time_of_day (const char *text,
                  int *minutes)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *moment = g_strconcat ("2000-01-01T", text, NULL);
  gint64 instant;

  if (strlen (text) != strlen ("13:00") || !lyd_time_from_iso (&instant, moment, utc)) {
    lyd_cli_misuse (_ ("--time “%s” is not a time of day such as 13:00."), text);
    return FALSE;
  }
  *minutes = (int) ((instant % LYD_DAY) / LYD_MINUTE);
  return TRUE;
}

/* What a text of an event is to be; "none" empties it. */
static void
take_text (LydSeriesChange *change,
           LydSeriesFields field,
           char **text,
           const char *option)
{
  if (option == NULL)
    return;
  change->fields |= field;
  *text = strcmp (option, "none") != 0 ? g_strdup (option) : NULL;
}

static gboolean
take_numbers (LydSeriesChange *change,
              LydEvent *values,
              const ChangeOptions *options)
{
  int mode = LYD_MODE_ONLINE;

  if ((options->time != NULL && !read_time_of_day (options->time, &change->time)) ||
      (options->minutes != NULL &&
       !lyd_cli_read_limit ("--minutes", options->minutes, MAX_MINUTES, &change->minutes)) ||
      (options->mode != NULL && !lyd_cli_read_word (&lyd_modes, "--mode", options->mode, &mode)) ||
      !lyd_cli_read_limit ("--capacity", options->capacity, LYD_CLI_MAX_PLACES, &values->capacity) ||
      !lyd_cli_read_limit (LYD_CLI_SEATS, options->seats, LYD_CLI_MAX_PLACES, &values->seats) ||
      (options->heading != NULL && !lyd_cli_read_heading (options->heading, &values->heading)))
    return FALSE;
  values->mode = (LydMode) mode;
  change->rule = options->rule;
  change->fields |= (options->time != NULL ? LYD_SERIES_TIME : 0) |
                    (options->minutes != NULL ? LYD_SERIES_DURATION : 0) |
                    (options->rule != NULL ? LYD_SERIES_RULE : 0) | (options->mode != NULL ? LYD_SERIES_MODE : 0) |
                    (options->capacity != NULL ? LYD_SERIES_CAPACITY : 0) |
                    (options->seats != NULL ? LYD_SERIES_SEATS : 0) |
                    (options->heading != NULL ? LYD_SERIES_HEADING : 0) |
                    (options->programs != NULL ? LYD_SERIES_PROGRAMS : 0) |
                    (options->audience != NULL ? LYD_SERIES_AUDIENCE : 0);
  return TRUE;
}

static gboolean
take_options (LydSeriesChange *change,
              LydEvent *values,
              const ChangeOptions *options)
{
  take_text (change, LYD_SERIES_TITLE, &values->title, options->title);
  take_text (change, LYD_SERIES_ZONE, &values->timezone, options->timezone);
  take_text (change, LYD_SERIES_VENUE, &values->venue, options->venue);
  take_text (change, LYD_SERIES_JOIN_LINK, &values->join_link, options->join_link);
  take_text (change, LYD_SERIES_REGISTRATION_LINK, &values->registration_link, options->link);
  take_text (change, LYD_SERIES_POLICY_AREA, &values->policy_area, options->policy_area);
  change->values = values;
  change->overwrite = options->overwrite;
  return take_numbers (change, values, options);
}

/* Prints what an act on a series came to. */
static int
print_outcome (LydCli *cli,
               const LydSeriesOutcome *outcome,
               const char *timezone)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (timezone);
  g_autoptr (JsonBuilder) builder = NULL;

  for (guint i = 0; i < outcome->dates->len; i++)
    lyd_cli_print_series_date (cli, g_ptr_array_index (outcome->dates, i), zone);
  if (cli->json) {
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_int (builder, "changed", outcome->n_changed);
    lyd_cli_set_int (builder, "kept", outcome->n_kept);
    lyd_cli_set_int (builder, "over", outcome->n_over);
    lyd_cli_set_int (builder, "added", outcome->n_added);
    lyd_cli_set_int (builder, "cancelled", outcome->n_cancelled);
    lyd_cli_set_int (builder, "registered", outcome->n_registered);
    lyd_cli_set_promoted (builder, outcome->promoted);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
    return LYD_CLI_DONE;
  }
  lyd_cli_note (_ ("%d changed, %d added, %d cancelled, %d over and left as they are.\n"), outcome->n_changed,
                outcome->n_added, outcome->n_cancelled, outcome->n_over);
  if (outcome->n_kept > 0)
    lyd_cli_note (ngettext ("%d event keeps what was set apart for it; --overwrite changes that, too.\n",
                            "%d events keep what was set apart for them; --overwrite changes that, too.\n",
                            (gulong) outcome->n_kept),
                  outcome->n_kept);
  lyd_cli_note_promoted (outcome->promoted);
  return LYD_CLI_DONE;
}

static LydSeriesScope
get_scope (const ChangeOptions *options)
{
  return options->all ? LYD_SERIES_ALL : options->following ? LYD_SERIES_FOLLOWING
                                                            : LYD_SERIES_THIS;
}

static int
run_change (LydCli *cli,
            const char *words,
            LydSeriesChange *change,
            const ChangeOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_find_event (cli->file, words, &error);
  g_autoptr (GArray) programs = event != NULL ? lyd_cli_read_programs (cli, options->programs, &error) : NULL;
  g_autoptr (GPtrArray) audience = NULL;
  g_autoptr (LydSeriesOutcome) outcome = NULL;

  if (programs == NULL ||
      (options->audience != NULL &&
       (audience = lyd_eligibility_read (cli->file, (const char *const *) options->audience, &error)) == NULL))
    return lyd_cli_fail (cli, error);
  change->programs = programs;
  change->audience = audience;
  outcome = (options->dry_run ? lyd_series_preview_change : lyd_series_change) (cli->file, &event->id,
                                                                                get_scope (options), change, &error);
  return outcome != NULL ? print_outcome (cli, outcome, event->timezone) : lyd_cli_fail (cli, error);
}

static int
series_change (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (ChangeOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "following", 0, 0, G_OPTION_ARG_NONE, &options.following, N_ ("Change this event and those after it"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("Change all events that are not over"), NULL },
    { "overwrite", 0, 0, G_OPTION_ARG_NONE, &options.overwrite, N_ ("Also what was set apart for single events"),
      NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only tell what would be changed"), NULL },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options.title, N_ ("What it is called"), "T" },
    { "time", 0, 0, G_OPTION_ARG_FILENAME, &options.time, N_ ("The time of day, e.g. 13:00"), "HH:MM" },
    { "minutes", 0, 0, G_OPTION_ARG_FILENAME, &options.minutes, N_ ("How long it lasts"), "N" },
    { "rule", 0, 0, G_OPTION_ARG_FILENAME, &options.rule, N_ ("The rule from this event on, with its end"), "RULE" },
    { "timezone", 0, 0, G_OPTION_ARG_FILENAME, &options.timezone, N_ ("The zone; its clocks show the same time"), "Z" },
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &options.mode, N_ ("online, in-person, hybrid"), "M" },
    { "venue", 0, 0, G_OPTION_ARG_FILENAME, &options.venue, N_ ("Where it is, or “none”"), "V" },
    { "registration-link", 0, 0, G_OPTION_ARG_FILENAME, &options.link, N_ ("Where people register (public)"), "URL" },
    { "join-link", 0, 0, G_OPTION_ARG_FILENAME, &options.join_link, N_ ("Where people join (private)"), "URL" },
    { "capacity", 0, 0, G_OPTION_ARG_FILENAME, &options.capacity, N_ ("How many may come; “none” for no limit"), "N" },
    { "seats-per-organization", 0, 0, G_OPTION_ARG_FILENAME, &options.seats,
      N_ ("How many each organization may send; further ones wait for approval"), "N" },
    { "policy-area", 0, 0, G_OPTION_ARG_FILENAME, &options.policy_area, N_ ("Its policy area, or “none”"), "A" },
    { "heading", 0, 0, G_OPTION_ARG_FILENAME, &options.heading, N_ ("engage, empower, invest, or “none”"), "H" },
    { "program", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.programs,
      N_ ("A program that it is reported under, once for each; “none”: none"), "P" },
    { "audience", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.audience, N_ ("Whom it is for, once for each"), "WHO" },
    { NULL },
  };
  g_autoptr (LydEvent) values = lyd_event_new ();
  LydSeriesChange change = { 0 };

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "series change EVENT [--following|--all] OPTION...") ||
      !take_options (&change, values, &options))
    return LYD_CLI_USAGE;
  if (change.fields == 0 || (options.all && options.following))
    return lyd_cli_misuse (_ ("series change needs something to change, and at most one of --following and --all."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  return run_change (cli, rest[0], &change, &options);
}

static int
series_move (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "series move EVENT WHEN"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  if (event == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  if (!lyd_cli_read_time ("WHEN", rest[1], zone, &start))
    return LYD_CLI_USAGE;
  return lyd_series_move (cli->file, &event->id, start, &error) ? lyd_cli_print_id (cli, &event->id)
                                                                : lyd_cli_fail (cli, error);
}

static int
series_cancel (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "series cancel EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      !lyd_series_cancel (cli->file, &event->id, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &event->id);
}

static int
series_extend (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (LydSeriesOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  int n = 1;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 2, "series extend SERIES [N]") ||
      (rest[1] != NULL && !lyd_cli_read_limit ("N", rest[1], LYD_CLI_MAX_PLACES, &n)))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((line = lyd_series_find (cli->file, rest[0], &error)) == NULL ||
      (outcome = lyd_series_extend (cli->file, &line->series->id, n, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  return print_outcome (cli, outcome, line->series->timezone);
}

static int
series_end (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (LydSeriesOutcome) outcome = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 day;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "series end SERIES DAY"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  line = lyd_series_find (cli->file, rest[0], &error);
  if (line == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (line->series->timezone);
  if (!lyd_cli_read_time ("DAY", rest[1], zone, &day))
    return LYD_CLI_USAGE;
  /* The whole of that day. */
  if (strlen (rest[1]) == strlen ("2027-12-31"))
    day = lyd_time_from_wall (lyd_time_to_wall (day, zone) + LYD_DAY - LYD_SECOND, zone);
  outcome = lyd_series_end (cli->file, &line->series->id, day, &error);
  return outcome != NULL ? print_outcome (cli, outcome, line->series->timezone) : lyd_cli_fail (cli, error);
}

/* ---- registered for all of it ---- */

static int
print_registration (LydCli *cli,
                    const LydSeriesRegistration *result)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (_ ("%d people, %d events to come: %d confirmed, %d waiting or pending, %d cancelled, %d as they"
                      " were\n"),
                   result->n_people, result->n_events, result->n_registered, (int) result->holds->len,
                   result->n_cancelled, result->n_existing);
    lyd_cli_note_promoted (result->promoted);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "people", result->n_people);
  lyd_cli_set_int (builder, "events", result->n_events);
  lyd_cli_set_int (builder, "confirmed", result->n_registered);
  lyd_cli_set_int (builder, "existing", result->n_existing);
  lyd_cli_set_int (builder, "cancelled", result->n_cancelled);
  json_builder_set_member_name (builder, "held");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->holds->len; i++) {
    const LydSeriesHold *hold = g_ptr_array_index (result->holds, i);

    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "name", hold->name);
    lyd_cli_set_id (builder, "event", &hold->event);
    lyd_cli_set_string (builder, "hold", lyd_word_id (&lyd_holds, (int) hold->hold));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  lyd_cli_set_promoted (builder, result->promoted);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

/* The people whom @words name: ids, starts of ids, addresses. */
static GArray *
find_people (LydCli *cli,
             char **words,
             GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydId));

  for (int i = 0; words[i] != NULL; i++) {
    LydId person;

    if (!lyd_merge_find_person (cli->file, words[i], &person, error))
      return NULL;
    g_array_append_val (people, person);
  }
  return g_steal_pointer (&people);
}

static int
series_register (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;
  g_autofree char *organization = NULL;
  g_autofree char *type = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_ ("Somebody who may be new"), "N" },
    { "email", 0, 0, G_OPTION_ARG_FILENAME, &email, N_ ("Their e-mail address"), "E" },
    { "organization", 0, 0, G_OPTION_ARG_FILENAME, &organization, N_ ("Their organization"), "O" },
    { "type", 0, 0, G_OPTION_ARG_FILENAME, &type, N_ ("member-staff, speaker, funder, staff, guest, child-guest"),
      "T" },
    { NULL },
  };
  LydRegistrationRequest request = { .status = LYD_STATUS_CONFIRMED };
  LydSeriesEntry entry = { 0 };
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (GArray) people = NULL;
  g_autoptr (LydSeriesRegistration) result = NULL;
  g_autoptr (GError) error = NULL;
  int type_value = LYD_ATTENDEE_MEMBER_STAFF;

  if (!lyd_cli_parse (cli, entries, &rest, 1, G_MAXINT, "series register SERIES [PERSON...] [--name N]") ||
      (type != NULL && !lyd_cli_read_word (&lyd_attendee_types, "--type", type, &type_value)))
    return LYD_CLI_USAGE;
  if (rest[1] == NULL && name == NULL)
    return lyd_cli_misuse (_ ("series register needs people: ids, addresses, or --name."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((line = lyd_series_find (cli->file, rest[0], &error)) == NULL ||
      (people = find_people (cli, rest + 1, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  request.name = name;
  request.email = email;
  request.organization = organization;
  request.type = entry.type = (LydAttendeeType) type_value;
  entry.people = (const LydId *) (gpointer) people->data;
  entry.n_people = people->len;
  entry.request = name != NULL ? &request : NULL;
  result = lyd_series_register (cli->file, &line->series->id, &entry, &error);
  return result != NULL ? print_registration (cli, result) : lyd_cli_fail (cli, error);
}

static int
series_unregister (LydCli *cli,
                   GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (GArray) people = NULL;
  g_autoptr (LydSeriesRegistration) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, G_MAXINT, "series unregister SERIES PERSON..."))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((line = lyd_series_find (cli->file, rest[0], &error)) == NULL ||
      (people = find_people (cli, rest + 1, &error)) == NULL ||
      (result = lyd_series_unregister (cli->file, &line->series->id, (const LydId *) (gpointer) people->data,
                                       people->len, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  return print_registration (cli, result);
}

static void
print_member (LydCli *cli,
              const LydSeriesMember *member)
{
  g_autofree char *id = lyd_id_to_string (&member->person);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s%s%s\n", id, member->name, member->organization != NULL ? ", " : "",
                   member->organization != NULL ? member->organization : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "person", id);
  lyd_cli_set_string (builder, "name", member->name);
  lyd_cli_set_string (builder, "organization", member->organization);
  lyd_cli_set_string (builder, "type", lyd_word_id (&lyd_attendee_types, (int) member->type));
  lyd_cli_set_time (builder, "since", member->since, NULL);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
series_members (LydCli *cli,
                GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean reveal = FALSE;
  const GOptionEntry entries[] = {
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &reveal, N_ ("Also where one of its events is sensitive"), NULL },
    { NULL },
  };
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "series members SERIES [--reveal]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((line = lyd_series_find (cli->file, rest[0], &error)) == NULL ||
      (members = lyd_series_list_members (cli->file, &line->series->id, reveal, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (line->sensitive && !reveal && line->n_standing > 0)
    lyd_cli_note (_ ("One of its events is sensitive. --reveal names who is registered for all of it.\n"));
  for (guint i = 0; i < members->len; i++)
    print_member (cli, g_ptr_array_index (members, i));
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_series_change_commands[] = {
  { "series change", "EVENT [--following|--all]", N_ ("change this event, those after it, or all"), series_change },
  { "series move", "EVENT WHEN", N_ ("move one event of a series"), series_move },
  { "series cancel", "EVENT", N_ ("cancel one event of a series"), series_cancel },
  { "series extend", "SERIES [N]", N_ ("add the next events"), series_extend },
  { "series end", "SERIES DAY", N_ ("cancel what comes after a day"), series_end },
  { "series register", "SERIES [PERSON...]", N_ ("register people for all of it"), series_register },
  { "series unregister", "SERIES PERSON...", N_ ("take people out of all of it"), series_unregister },
  { "series members", "SERIES", N_ ("list who is registered for all of it"), series_members },
  { NULL },
};
