#include "lyd-cli-report.h"

#include "lyd-plan.h"
#include "lyd-report-export.h"
#include "lyd-snapshots.h"
#include "lyd-state.h"
#include "lyd-words-report.h"

#include <glib/gi18n.h>

/* ---- the pulse ---- */

static void
describe_line (JsonBuilder *builder,
               const LydFollowQuery *query,
               const LydFollowLine *line)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (line->timezone);

  lyd_cli_set_id (builder, "id", &line->id);
  lyd_cli_set_string (builder, "pulse", lyd_word_id (&lyd_follows, (int) line->follow));
  lyd_cli_set_string (builder, query->by_person ? "name" : "organization", line->name);
  if (query->by_person)
    lyd_cli_set_string (builder, "organization", line->organization);
  lyd_cli_set_string (builder, "state", lyd_word_id_or_null (&lyd_states, line->state));
  lyd_cli_set_flag (builder, "member", line->member);
  lyd_cli_set_time (builder, "last_seen", line->last_at, zone);
  lyd_cli_set_string (builder, "at", line->last_title);
  lyd_cli_set_string (builder, "contact", line->contact);
  lyd_cli_set_string (builder, "email", line->email);
  lyd_cli_set_string (builder, "phone", line->phone);
  lyd_cli_set_int (builder, "attended", line->n_in);
  lyd_cli_set_int (builder, "attended_before", line->n_before);
}

static void
print_line (LydCli *cli,
            const LydFollowQuery *query,
            const LydFollowLine *line)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (line->timezone);
  g_autofree char *last = line->last_at != LYD_TIME_NONE ? lyd_time_to_iso (line->last_at, zone) : NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (cli->json) {
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    describe_line (builder, query, line);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
    return;
  }
  lyd_cli_print ("%s: %s", lyd_word_title (&lyd_follows, (int) line->follow),
                 line->name != NULL ? line->name : _ ("No name"));
  if (last != NULL)
    lyd_cli_print (_ (", last seen %.10s at %s"), last, line->last_title);
  if (!query->by_person && line->contact != NULL)
    lyd_cli_print (", %s", line->contact);
  if (line->email != NULL)
    lyd_cli_print (" <%s>", line->email);
  lyd_cli_print ("\n");
}

int
lyd_cli_report_pulse (LydCli *cli,
                      GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (LydCliReportOptions) options = { 0 };
  gboolean people = FALSE;
  gboolean members = FALSE;
  gboolean calls = FALSE;
  const GOptionEntry entries[] = {
    LYD_CLI_REPORT_PERIOD (options),
    LYD_CLI_REPORT_OUTPUT (options),
    { "people", 0, 0, G_OPTION_ARG_NONE, &people, N_ ("People instead of organizations"), NULL },
    { "calls", 0, 0, G_OPTION_ARG_NONE, &calls, N_ ("Only whom to call: not seen since, or never came"), NULL },
    { "members", 0, 0, G_OPTION_ARG_NONE, &members, N_ ("Only members"), NULL },
    { NULL },
  };
  LydFollowQuery query = { 0 };
  g_autoptr (LydFollowUp) follow_up = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "report pulse") ||
      !lyd_cli_report_read_day ("--from", options.from, &query.from) ||
      !lyd_cli_report_read_day ("--to", options.to, &query.to))
    return LYD_CLI_USAGE;
  query.by_person = people;
  query.calls = calls;
  query.members_only = members || options.network != NULL;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_cli_report_find_network (cli, options.network, &query.network, &error))
    return lyd_cli_fail (cli, error);
  if (options.output != NULL)
    return lyd_report_export_follow_up (cli->file, &query, options.output, &error) ? LYD_CLI_DONE
                                                                                   : lyd_cli_fail (cli, error);
  if ((follow_up = lyd_report_follow_up (cli->file, &query, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < follow_up->lines->len; i++)
    print_line (cli, &query, g_ptr_array_index (follow_up->lines, i));
  return LYD_CLI_DONE;
}

/* ---- who did not come ---- */

static void
print_no_show (LydCli *cli,
               const LydNoShowLine *line)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (line->timezone);
  g_autofree char *start = line->start != LYD_TIME_NONE ? lyd_time_to_iso (line->start, zone) : NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    if (start != NULL)
      lyd_cli_print ("%.10s  ", start);
    lyd_cli_print (_ ("%s: %d of %d did not come\n"),
                   line->title != NULL ? line->title : lyd_word_title (&lyd_kinds, line->kind), line->missed,
                   line->confirmed);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_kinds, line->kind));
  if (start != NULL) {
    lyd_cli_set_id (builder, "id", &line->event);
    lyd_cli_set_string (builder, "title", line->title);
    lyd_cli_set_string (builder, "start", start);
  }
  lyd_cli_set_int (builder, "confirmed", line->confirmed);
  lyd_cli_set_int (builder, "missed", line->missed);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

int
lyd_cli_report_no_shows (LydCli *cli,
                         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (LydCliReportOptions) options = { 0 };
  gboolean by_event = FALSE;
  const GOptionEntry entries[] = {
    LYD_CLI_REPORT_ENTRIES (options),
    LYD_CLI_REPORT_OUTPUT (options),
    { "by-event", 0, 0, G_OPTION_ARG_NONE, &by_event, N_ ("Event by event instead of by kind"), NULL },
    { NULL },
  };
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "report no-shows") || !lyd_cli_report_read_options (&options, &query))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_cli_report_find_things (cli, &options, &query, &error))
    return lyd_cli_fail (cli, error);
  if (options.output != NULL)
    return lyd_report_export_no_shows (cli->file, &query, by_event, options.output, &error) ? LYD_CLI_DONE
                                                                                            : lyd_cli_fail (cli, error);
  if ((lines = lyd_report_list_no_shows (cli->file, &query, by_event, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < lines->len; i++)
    print_no_show (cli, g_ptr_array_index (lines, i));
  return LYD_CLI_DONE;
}

/* ---- when they came ---- */

#define STEP (5 * LYD_MINUTE)

static void
print_arrivals (LydCli *cli,
                gint64 at,
                int n,
                int so_far,
                GTimeZone *zone)
{
  g_autofree char *iso = lyd_time_to_iso (at, zone);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%.16s  %4d  %5d\n", iso, n, so_far);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "at", iso);
  lyd_cli_set_int (builder, "came", n);
  lyd_cli_set_int (builder, "so_far", so_far);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

int
lyd_cli_report_arrivals (LydCli *cli,
                         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GArray) times = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "report arrivals SESSION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_plan_find_session (cli->file, rest[0], &error)) == NULL ||
      (event = lyd_plan_get_event (cli->file, &session->event, &error)) == NULL ||
      (times = lyd_report_list_arrivals (cli->file, &session->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  for (guint i = 0, n; i < times->len; i += n) {
    gint64 from = g_array_index (times, gint64, i) / STEP * STEP;

    n = 1;
    while (i + n < times->len && g_array_index (times, gint64, i + n) < from + STEP)
      n++;
    print_arrivals (cli, from, (int) n, (int) (i + n), zone);
  }
  return LYD_CLI_DONE;
}

/* ---- frozen reports ---- */

int
lyd_cli_report_freeze (LydCli *cli,
                       GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (LydCliReportOptions) options = { 0 };
  const GOptionEntry entries[] = { LYD_CLI_REPORT_ENTRIES (options), { NULL } };
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;
  g_autoptr (GError) error = NULL;
  LydId id;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "report freeze TITLE") ||
      !lyd_cli_report_read_options (&options, &query))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_cli_report_find_things (cli, &options, &query, &error) ||
      !lyd_snapshots_freeze (cli->file, rest[0], &query, &id, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &id);
}

static void
add_numbers (JsonBuilder *builder,
             const char *name,
             const GArray *numbers)
{
  if (numbers == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < numbers->len; i++) {
    gint64 value = g_array_index (numbers, gint64, i);

    json_builder_set_member_name (builder, lyd_word_id (&lyd_reach_numbers, (int) i));
    if (value >= 0)
      json_builder_add_int_value (builder, value);
    else
      json_builder_add_null_value (builder);
  }
  json_builder_end_object (builder);
}

static void
print_snapshot (LydCli *cli,
                const LydSnapshot *snapshot)
{
  g_autofree char *id = lyd_id_to_string (&snapshot->id);
  g_autofree char *at = lyd_time_to_iso (snapshot->at, NULL);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %.10s  %s\n", id, at, snapshot->title);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "id", id);
  lyd_cli_set_string (builder, "title", snapshot->title);
  lyd_cli_set_string (builder, "frozen_at", at);
  add_numbers (builder, "numbers", snapshot->numbers);
  add_numbers (builder, "would_now_be", snapshot->now);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

int
lyd_cli_report_frozen_list (LydCli *cli,
                            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "report frozen list"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((list = lyd_snapshots_list (cli->file, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < list->len; i++)
    print_snapshot (cli, g_ptr_array_index (list, i));
  return LYD_CLI_DONE;
}

/* A number of then, and what it would be now where that is another one. */
static void
print_frozen_number (const LydSnapshot *snapshot,
                     LydReachNumber number)
{
  gint64 value = lyd_snapshot_get_number (snapshot, number);
  gint64 now = lyd_snapshot_get_now (snapshot, number);

  if (number == LYD_NUMBER_SECONDS || (value == 0 && now == 0))
    return;
  lyd_cli_print ("%s: ", lyd_word_title (&lyd_reach_numbers, (int) number));
  if (value < 0)
    lyd_cli_print ("%s", _ ("not shown"));
  else
    lyd_cli_print ("%" G_GINT64_FORMAT, value);
  if (now >= 0 && now != value)
    lyd_cli_print (_ (" (would now be %d)"), (int) now);
  lyd_cli_print ("\n");
}

int
lyd_cli_report_frozen_show (LydCli *cli,
                            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (LydCliReportOptions) options = { 0 };
  const GOptionEntry entries[] = { LYD_CLI_REPORT_OUTPUT (options), { NULL } };
  g_autoptr (LydSnapshot) snapshot = NULL;
  g_autofree char *scope = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "report frozen show REPORT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((snapshot = lyd_snapshots_find (cli->file, rest[0], &error)) == NULL ||
      (scope = lyd_words_report_scope (cli->file, &snapshot->query, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (options.output != NULL)
    return lyd_report_export_frozen (cli->file, &snapshot->id, options.output, &error) ? LYD_CLI_DONE
                                                                                       : lyd_cli_fail (cli, error);
  print_snapshot (cli, snapshot);
  if (cli->json)
    return LYD_CLI_DONE;
  lyd_cli_print ("%s\n\n", scope);
  for (int i = 0; i < lyd_reach_numbers.n_words; i++)
    print_frozen_number (snapshot, (LydReachNumber) i);
  return LYD_CLI_DONE;
}

int
lyd_cli_report_frozen_rows (LydCli *cli,
                            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  int what;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "report frozen rows REPORT WHAT") ||
      !lyd_cli_read_word (&lyd_reach_whats, "WHAT", rest[1], &what))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((snapshot = lyd_snapshots_find (cli->file, rest[0], &error)) == NULL ||
      (rows = lyd_snapshots_list_rows (cli->file, &snapshot->id, (LydReachWhat) what, NULL, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  lyd_cli_report_print_rows (cli, rows);
  return LYD_CLI_DONE;
}

int
lyd_cli_report_frozen_remove (LydCli *cli,
                              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "report frozen remove REPORT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((snapshot = lyd_snapshots_find (cli->file, rest[0], &error)) == NULL ||
      !lyd_snapshots_remove (cli->file, &snapshot->id, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &snapshot->id);
}
