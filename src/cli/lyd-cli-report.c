#include "lyd-cli-report.h"

#include "lyd-directory-edit.h"
#include "lyd-fold.h"
#include "lyd-programs.h"
#include "lyd-report-export.h"
#include "lyd-report-json.h"
#include "lyd-series.h"
#include "lyd-state.h"
#include "lyd-words-report.h"

#include <glib/gi18n.h>
#include <string.h>

void
lyd_cli_report_options_clear (LydCliReportOptions *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->program);
  g_free (self->network);
  g_free (self->funder);
  g_free (self->policy_area);
  g_free (self->heading);
  g_free (self->kind);
  g_free (self->output);
  g_free (self->state);
  g_free (self->title);
}

/* ---- what is asked for ---- */

/* A whole date, "2027-09-22", as 20270922. */
gboolean
lyd_cli_report_read_day (const char *option,
                         const char *text,
                         int *day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 instant;

  *day = 0;
  if (text == NULL)
    return TRUE;
  if (strlen (text) != 10 || !lyd_time_from_iso (&instant, text, utc)) {
    lyd_cli_misuse (_ ("%s is a day, as 2027-09-22, and not “%s”."), option, text);
    return FALSE;
  }
  *day = lyd_time_local_day (instant, utc);
  return TRUE;
}

/* By its name, whatever its case and accents; @found stays none where none was asked for. */
gboolean
lyd_cli_report_find_network (LydCli *cli,
                             const char *name,
                             LydId *found,
                             GError **error)
{
  g_autoptr (GPtrArray) networks = NULL;
  g_autofree char *folded = NULL;

  if (name == NULL)
    return TRUE;
  if ((networks = lyd_directory_list_networks (cli->file, error)) == NULL)
    return FALSE;
  folded = lyd_fold_text (name);
  for (guint i = 0; i < networks->len; i++) {
    const LydNetwork *network = g_ptr_array_index (networks, i);
    g_autofree char *other = lyd_fold_text (network->name);

    if (!g_str_equal (folded, other))
      continue;
    *found = network->id;
    return TRUE;
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no network “%s”."), name);
  return FALSE;
}

/* One of @list, whatever its case and accents; NULL: none of them. */
static char *
find_text (GStrv list,
           const char *text)
{
  g_autofree char *folded = lyd_fold_text (text);

  for (guint i = 0; list[i] != NULL; i++) {
    g_autofree char *other = lyd_fold_text (list[i]);

    if (g_str_equal (folded, other))
      return g_strdup (list[i]);
  }
  return NULL;
}

static gboolean
find_funder (LydCli *cli,
             const char *text,
             char **found,
             GError **error)
{
  g_auto (GStrv) funders = text != NULL ? lyd_report_list_funders (cli->file, error) : NULL;

  if (text == NULL || funders == NULL)
    return text == NULL;
  if ((*found = find_text (funders, text)) == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("No program is paid for by “%s”."), text);
  return *found != NULL;
}

static gboolean
find_policy_area (LydCli *cli,
                  const char *text,
                  char **found,
                  GError **error)
{
  g_auto (GStrv) areas = text != NULL ? lyd_policy_areas_get (cli->file, error) : NULL;

  if (text == NULL || areas == NULL)
    return text == NULL;
  if ((*found = find_text (areas, text)) == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no policy area “%s”."), text);
  return *found != NULL;
}

/* What needs no file: days and words. Returns: %FALSE where the usage was wrong, which has been said */
gboolean
lyd_cli_report_read_options (const LydCliReportOptions *options,
                             LydReachQuery *query)
{
  int heading = LYD_HEADING_NONE;

  *query = (LydReachQuery) LYD_REACH_QUERY_INIT;
  if (!lyd_cli_report_read_day ("--from", options->from, &query->from) ||
      !lyd_cli_report_read_day ("--to", options->to, &query->to) ||
      (options->heading != NULL && !lyd_cli_read_word (&lyd_headings, "--heading", options->heading, &heading)) ||
      (options->kind != NULL && !lyd_cli_read_word (&lyd_kinds, "--kind", options->kind, &query->kind)))
    return FALSE;
  query->heading = (LydHeading) heading;
  if (query->from != 0 && query->to != 0 && query->to < query->from) {
    lyd_cli_misuse (_ ("The period ends before it begins."));
    return FALSE;
  }
  return TRUE;
}

/* What is looked up in the file. */
gboolean
lyd_cli_report_find_things (LydCli *cli,
                            const LydCliReportOptions *options,
                            LydReachQuery *query,
                            GError **error)
{
  if (options->program != NULL) {
    g_autoptr (LydProgram) program = lyd_programs_find_one (cli->file, options->program, error);

    if (program == NULL)
      return FALSE;
    query->program = program->id;
  }
  return lyd_cli_report_find_network (cli, options->network, &query->network, error) &&
         find_funder (cli, options->funder, &query->funder, error) &&
         find_policy_area (cli, options->policy_area, &query->policy_area, error);
}

/* ---- reach ---- */

static void
print_lines (const GPtrArray *lines,
             const char *title,
             const LydVocabulary *vocabulary,
             const char *none)
{
  if (lines->len == 0)
    return;
  lyd_cli_print ("\n%s\n", title);
  for (guint i = 0; i < lines->len; i++) {
    const LydReachLine *line = g_ptr_array_index (lines, i);
    g_autofree char *month = vocabulary == NULL ? lyd_words_report_month (line->key, FALSE) : NULL;
    const char *name = month != NULL ? month : line->key >= 0 ? lyd_word_title (vocabulary, line->key)
                                                              : none;

    lyd_cli_print (_ ("  %s: events %d, attended %d, people %d, hours %d\n"), name, line->numbers.events,
                   line->numbers.attendances, line->numbers.people,
                   (int) lyd_reach_round_hours (line->numbers.seconds));
  }
}

static void
print_uncounted (const LydReach *reach)
{
  if (reach->uncounted->len == 0)
    return;
  lyd_cli_print ("\n%s\n", _ ("Not counted yet"));
  for (guint i = 0; i < reach->uncounted->len; i++) {
    const LydUncounted *uncounted = g_ptr_array_index (reach->uncounted, i);
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (uncounted->timezone);
    g_autofree char *start = lyd_time_to_iso (uncounted->start, zone);

    lyd_cli_print ("  %.10s  %s\n", start, uncounted->title);
  }
}

static void
print_numbers (const LydReach *reach)
{
  for (int i = 0; i < lyd_reach_numbers.n_words; i++) {
    gint64 value = lyd_reach_get_number (reach, (LydReachNumber) i);

    if (i == LYD_NUMBER_SECONDS || i == LYD_NUMBER_DC || i == LYD_NUMBER_TERRITORIES)
      continue;
    if (i == LYD_NUMBER_STATES) {
      g_autofree char *states = lyd_words_report_states (reach);

      lyd_cli_print ("%s: %s\n", lyd_word_title (&lyd_reach_numbers, i), states);
    } else if (lyd_reach_is_hidden (reach, (LydReachNumber) i)) {
      lyd_cli_print ("%s: %s\n", lyd_word_title (&lyd_reach_numbers, i), _ ("not shown"));
    } else if (value != 0 || i <= LYD_NUMBER_HOURS) {
      lyd_cli_print ("%s: %" G_GINT64_FORMAT "\n", lyd_word_title (&lyd_reach_numbers, i), value);
    }
  }
}

/* A summary for people. */
static gboolean
print_reach (LydCli *cli,
             const LydReach *reach,
             GError **error)
{
  g_autofree char *scope = lyd_words_report_scope (cli->file, &reach->query, error);
  g_autofree char *made = lyd_words_report_made (reach->made_at);
  g_autoptr (GPtrArray) rules = lyd_words_report_rules (reach);

  if (scope == NULL)
    return FALSE;
  lyd_cli_print ("%s\n\n", scope);
  print_numbers (reach);
  print_lines (reach->by_heading, _ ("By heading"), &lyd_headings, _ ("No heading"));
  print_lines (reach->by_kind, _ ("By kind"), &lyd_kinds, NULL);
  print_lines (reach->by_month, _ ("By month"), NULL, NULL);
  print_lines (reach->by_state, _ ("By state"), &lyd_states, _ ("Not known"));
  print_uncounted (reach);
  lyd_cli_print ("\n%s\n", _ ("How it was counted"));
  for (guint i = 0; i < rules->len; i++)
    lyd_cli_print ("  %s\n", (const char *) g_ptr_array_index (rules, i));
  lyd_cli_print ("%s\n", made);
  return TRUE;
}

gboolean
lyd_cli_report_print (LydCli *cli,
                      const LydReach *reach,
                      GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (!cli->json)
    return print_reach (cli, reach, error);
  if ((root = lyd_report_to_json (cli->file, reach, TRUE, error)) == NULL)
    return FALSE;
  text = lyd_report_print_json (root, FALSE);
  lyd_cli_print ("%s\n", text);
  return TRUE;
}

static int
report_reach (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (LydCliReportOptions) options = { 0 };
  const GOptionEntry entries[] = { LYD_CLI_REPORT_ENTRIES (options), LYD_CLI_REPORT_OUTPUT (options), { NULL } };
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;
  g_autoptr (LydReach) reach = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "report reach") || !lyd_cli_report_read_options (&options, &query))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_cli_report_find_things (cli, &options, &query, &error))
    return lyd_cli_fail (cli, error);
  if (options.output != NULL)
    return lyd_report_export_reach (cli->file, &query, options.output, &error) ? LYD_CLI_DONE
                                                                               : lyd_cli_fail (cli, error);
  reach = lyd_report_reach (cli->file, &query, &error);
  return reach != NULL && lyd_cli_report_print (cli, reach, &error) ? LYD_CLI_DONE : lyd_cli_fail (cli, error);
}

/* ---- the rows of a number ---- */

static void
print_row (LydCli *cli,
           const LydReachRow *row)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (row->timezone);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "event", &row->event);
  lyd_cli_set_string (builder, "title", row->title);
  lyd_cli_set_time (builder, "start", row->start, zone);
  lyd_cli_set_string (builder, "kind", lyd_word_id_or_null (&lyd_kinds, row->kind));
  lyd_cli_set_id (builder, "registration", &row->registration);
  lyd_cli_set_id (builder, "person", &row->person);
  lyd_cli_set_string (builder, "name", row->name);
  lyd_cli_set_id (builder, "organization", &row->organization);
  lyd_cli_set_string (builder, "organization_name", row->organization_name);
  lyd_cli_set_string (builder, "state", lyd_word_id_or_null (&lyd_states, row->state));
  if (!lyd_id_is_none (&row->registration)) {
    lyd_cli_set_string (builder, "counted_as", lyd_word_id (&lyd_aparts, (int) row->apart));
    lyd_cli_set_flag (builder, "room", row->room);
    lyd_cli_set_flag (builder, "online", row->online);
    lyd_cli_set_flag (builder, "first_time", row->first);
    lyd_cli_set_int (builder, "seconds", row->seconds);
  } else {
    lyd_cli_set_int (builder, "attendances", row->numbers.attendances);
    lyd_cli_set_int (builder, "seconds", row->numbers.seconds);
  }
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

void
lyd_cli_report_print_rows (LydCli *cli,
                           const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    const LydReachRow *row = g_ptr_array_index (rows, i);
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (row->timezone);
    g_autofree char *start = row->start != LYD_TIME_NONE ? lyd_time_to_iso (row->start, zone) : NULL;
    const char *parts[6] = { NULL };
    g_autofree char *line = NULL;
    gsize n = 0;

    if (cli->json) {
      print_row (cli, row);
      continue;
    }
    if (start != NULL) {
      start[10] = '\0';
      parts[n++] = start;
    }
    if (row->title != NULL)
      parts[n++] = row->title;
    if (row->name != NULL)
      parts[n++] = row->name;
    if (row->organization_name != NULL)
      parts[n++] = row->organization_name;
    if (row->state >= 0)
      parts[n++] = lyd_word_id (&lyd_states, row->state);
    line = g_strjoinv ("  ", (char **) parts);
    lyd_cli_print ("%s\n", line);
  }
}

static int
report_rows (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (LydCliReportOptions) options = { 0 };
  const GOptionEntry entries[] = { LYD_CLI_REPORT_ENTRIES (options),
                                   LYD_CLI_REPORT_OUTPUT (options),
                                   { "state", 0, 0, G_OPTION_ARG_FILENAME, &options.state,
                                     N_ ("Only people of that state, as OH"), "S" },
                                   { NULL } };
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;
  LydReachPart part = LYD_REACH_PART_INIT;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  int what;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "report rows WHAT") ||
      !lyd_cli_read_word (&lyd_reach_whats, "WHAT", rest[0], &what) ||
      !lyd_cli_report_read_options (&options, &query) ||
      (options.state != NULL && !lyd_cli_read_word (&lyd_states, "--state", options.state, &part.state)))
    return LYD_CLI_USAGE;
  part.by_state = options.state != NULL;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_cli_report_find_things (cli, &options, &query, &error))
    return lyd_cli_fail (cli, error);
  if (options.output != NULL)
    return lyd_report_export_rows (cli->file, &query, (LydReachWhat) what, &part, options.output, &error)
             ? LYD_CLI_DONE
             : lyd_cli_fail (cli, error);
  rows = lyd_report_list_rows (cli->file, &query, (LydReachWhat) what, &part, &error);
  if (rows == NULL)
    return lyd_cli_fail (cli, error);
  lyd_cli_report_print_rows (cli, rows);
  return LYD_CLI_DONE;
}

/* ---- a series ---- */

static void
print_trend (LydCli *cli,
             const LydTrendEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  g_autofree char *start = lyd_time_to_iso (event->start, zone);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (_ ("%.10s  %s: registered %d"), start, event->title, event->registered);
    if (event->known && event->hidden)
      lyd_cli_print (", %s", _ ("not shown"));
    else if (event->known)
      lyd_cli_print (_ (", attended %d, first time %d, organizations %d"), event->attended, event->first_time,
                     event->organizations);
    lyd_cli_print ("\n");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "id", &event->event);
  lyd_cli_set_string (builder, "title", event->title);
  lyd_cli_set_time (builder, "start", event->start, zone);
  lyd_cli_set_flag (builder, "known", event->known);
  lyd_cli_set_int (builder, "registered", event->registered);
  json_builder_set_member_name (builder, "attended");
  if (event->known && !event->hidden)
    json_builder_add_int_value (builder, event->attended);
  else
    json_builder_add_null_value (builder);
  lyd_cli_set_int (builder, "first_time", event->first_time);
  lyd_cli_set_int (builder, "organizations", event->organizations);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
report_series (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (LydCliReportOptions) options = { 0 };
  const GOptionEntry entries[] = { LYD_CLI_REPORT_OUTPUT (options), { NULL } };
  g_autoptr (LydSeriesLine) series = NULL;
  g_autoptr (GPtrArray) trend = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "report series SERIES"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((series = lyd_series_find (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (options.output != NULL)
    return lyd_report_export_trend (cli->file, &series->series->id, options.output, &error) ? LYD_CLI_DONE
                                                                                            : lyd_cli_fail (cli, error);
  if ((trend = lyd_report_list_trend (cli->file, &series->series->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < trend->len; i++)
    print_trend (cli, g_ptr_array_index (trend, i));
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_report_commands[] = {
  { "report reach", "[--from D] [--to D]", N_ ("how many a period reached"), report_reach },
  { "report rows", "WHAT", N_ ("list what a number is made of"), report_rows },
  { "report pulse", "[--from D] [--to D]", N_ ("who was not seen since, who is new, who came again"),
    lyd_cli_report_pulse },
  { "report series", "SERIES", N_ ("how a series is attended, event by event"), report_series },
  { "report no-shows", "[--by-event]", N_ ("how many were confirmed and did not come"), lyd_cli_report_no_shows },
  { "report arrivals", "SESSION", N_ ("when people came to a session, five minutes at a time"),
    lyd_cli_report_arrivals },
  { "report freeze", "TITLE", N_ ("keep the numbers of a report as they are now"), lyd_cli_report_freeze },
  { "report frozen list", "", N_ ("list reports that were frozen"), lyd_cli_report_frozen_list },
  { "report frozen show", "REPORT", N_ ("a frozen report, and what its numbers would be now"),
    lyd_cli_report_frozen_show },
  { "report frozen rows", "REPORT WHAT", N_ ("list what a frozen number is made of"), lyd_cli_report_frozen_rows },
  { "report frozen remove", "REPORT", N_ ("delete a frozen report"), lyd_cli_report_frozen_remove },
  { NULL },
};
