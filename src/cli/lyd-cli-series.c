#include "lyd-cli.h"

#include "lyd-plan.h"
#include "lyd-series.h"
#include "lyd-time.h"
#include "lyd-words-repeat.h"

#include <glib/gi18n.h>
#include <string.h>

static void
describe_series (JsonBuilder *builder,
                 const LydSeriesLine *line)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (line->series->timezone);
  g_autofree char *words = lyd_words_series (line);

  lyd_cli_set_id (builder, "id", &line->series->id);
  lyd_cli_set_string (builder, "title", line->series->title);
  lyd_cli_set_string (builder, "rule", line->series->rule);
  lyd_cli_set_string (builder, "words", words);
  lyd_cli_set_string (builder, "timezone", line->series->timezone);
  lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_kinds, (int) line->kind));
  lyd_cli_set_int (builder, "events", line->n_events);
  lyd_cli_set_int (builder, "over", line->n_over);
  lyd_cli_set_int (builder, "cancelled", line->n_cancelled);
  lyd_cli_set_int (builder, "moved", line->n_moved);
  lyd_cli_set_int (builder, "registered_for_all", line->n_standing);
  lyd_cli_set_time (builder, "start", line->first, zone);
  lyd_cli_set_time (builder, "last", line->last, zone);
  lyd_cli_set_time (builder, "next", line->next, zone);
}

static void
print_series (LydCli *cli,
              const LydSeriesLine *line)
{
  g_autofree char *id = lyd_id_to_string (&line->series->id);
  g_autofree char *words = lyd_words_series (line);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s: %s\n", id, line->series->title, words);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  describe_series (builder, line);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
series_list (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "series list"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  lines = lyd_series_list (cli->file, &error);
  if (lines == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < lines->len; i++)
    print_series (cli, g_ptr_array_index (lines, i));
  return LYD_CLI_DONE;
}

static void
describe_event (JsonBuilder *builder,
                const LydSeriesEvent *line)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (line->event->timezone);

  lyd_cli_set_id (builder, "id", &line->event->id);
  lyd_cli_set_string (builder, "title", line->event->title);
  lyd_cli_set_time (builder, "start", line->event->start, zone);
  lyd_cli_set_time (builder, "end", line->event->end, zone);
  lyd_cli_set_time (builder, "series_at", line->at, zone);
  lyd_cli_set_flag (builder, "moved", line->moved);
  lyd_cli_set_flag (builder, "over", line->over);
  lyd_cli_set_string (builder, "state", lyd_word_id (&lyd_event_states, (int) line->event->state));
  lyd_cli_set_string (builder, "policy_area", line->event->policy_area);
  lyd_cli_set_string (builder, "heading", lyd_word_id_or_null (&lyd_headings, (int) line->event->heading));
  lyd_cli_set_int (builder, "confirmed", line->n_confirmed);
  lyd_cli_set_int (builder, "pending", line->n_pending);
  lyd_cli_set_int (builder, "waiting", line->n_waiting);
  lyd_cli_set_int (builder, "attended", line->n_attended);
}

static void
print_series_event (LydCli *cli,
                    const LydSeriesEvent *line)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (line->event->timezone);
  g_autofree char *id = lyd_id_to_string (&line->event->id);
  g_autofree char *start = lyd_time_to_iso (line->event->start, zone);
  g_autofree char *at = lyd_time_to_iso (line->at, zone);
  g_autoptr (JsonBuilder) builder = NULL;

  if (cli->json) {
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    describe_event (builder, line);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
    return;
  }
  lyd_cli_print (_ ("%s  %.16s  %s, %d registered"), id, start, line->event->title, line->n_confirmed);
  if (line->known)
    lyd_cli_print (_ (", %d attended"), line->n_attended);
  if (line->event->state == LYD_EVENT_CANCELLED)
    lyd_cli_print ("%s", _ (" (cancelled)"));
  else if (line->moved)
    lyd_cli_print (_ (" (moved from %.10s)"), at);
  lyd_cli_print ("\n");
}

static int
series_show (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "series show SERIES"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((line = lyd_series_find (cli->file, rest[0], &error)) == NULL ||
      (events = lyd_series_list_events (cli->file, &line->series->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  print_series (cli, line);
  for (guint i = 0; i < events->len; i++)
    print_series_event (cli, g_ptr_array_index (events, i));
  return LYD_CLI_DONE;
}

/* Prints when an event of a series will be, and what is to be known of that day. */
void
lyd_cli_print_series_date (LydCli *cli,
                           const LydSeriesDate *date,
                           GTimeZone *zone)
{
  g_autofree char *start = lyd_time_to_iso (date->start, zone);
  g_autofree char *at = lyd_time_to_iso (date->at, zone);
  g_autofree char *holiday = lyd_words_holiday (date, zone);
  g_autoptr (JsonBuilder) builder = NULL;

  if (cli->json) {
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_id (builder, "event", &date->event);
    lyd_cli_set_time (builder, "start", date->start, zone);
    lyd_cli_set_time (builder, "end", date->end, zone);
    lyd_cli_set_time (builder, "series_at", date->at, zone);
    lyd_cli_set_time (builder, "was", date->old_start, zone);
    lyd_cli_set_flag (builder, "moved", date->moved);
    lyd_cli_set_flag (builder, "left_out", date->left_out);
    lyd_cli_set_string (builder, "holiday", date->holiday != NULL ? date->holiday->id : NULL);
    json_builder_set_member_name (builder, "clashes");
    json_builder_begin_array (builder);
    for (guint i = 0; date->clashes != NULL && i < date->clashes->len; i++)
      json_builder_add_string_value (builder, g_ptr_array_index (date->clashes, i));
    json_builder_end_array (builder);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
    return;
  }
  lyd_cli_print ("%.16s", start);
  if (date->left_out)
    lyd_cli_print ("%s", _ (" (left out)"));
  else if (date->moved)
    lyd_cli_print (_ (" (moved from %.10s)"), at);
  if (holiday != NULL)
    lyd_cli_print (" – %s", holiday);
  for (guint i = 0; date->clashes != NULL && i < date->clashes->len; i++)
    lyd_cli_print (_ (" – at the same time: %s"), (const char *) g_ptr_array_index (date->clashes, i));
  lyd_cli_print ("\n");
}

/* "2027-12-16=2027-12-09T13:00"; a time that is not said is the usual one. */
static gboolean
read_move (const char *text,
           gint64 usual,
           GTimeZone *zone,
           LydSeriesException *exception)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  gint64 wall = lyd_time_to_wall (usual, zone);
  gint64 midnight = wall - ((wall % LYD_DAY) + LYD_DAY) % LYD_DAY;

  if (g_strv_length (parts) != 2 || !lyd_time_from_iso (&exception->at, parts[0], zone) ||
      !lyd_time_from_iso (&exception->start, parts[1], zone)) {
    lyd_cli_misuse (_ ("--move “%s” is not two days such as 2027-12-16=2027-12-09."), text);
    return FALSE;
  }
  if (strlen (parts[1]) == strlen ("2027-12-09"))
    exception->start = lyd_time_from_wall (lyd_time_to_wall (exception->start, zone) + wall - midnight, zone);
  return TRUE;
}

/**
 * lyd_cli_read_exceptions:
 * @moves: (nullable): "DAY=DAY" or "DAY=TIME" each
 * @left_out: (nullable): days
 * @usual: when the first event starts
 *
 * Returns: (transfer full) (nullable) (element-type LydSeriesException): %NULL where the usage was wrong, which has
 * been said
 */
GArray *
lyd_cli_read_exceptions (char **moves,
                         char **left_out,
                         gint64 usual,
                         GTimeZone *zone)
{
  g_autoptr (GArray) exceptions = g_array_new (FALSE, FALSE, sizeof (LydSeriesException));

  for (int i = 0; moves != NULL && moves[i] != NULL; i++) {
    LydSeriesException exception;

    if (!read_move (moves[i], usual, zone, &exception))
      return NULL;
    g_array_append_val (exceptions, exception);
  }
  for (int i = 0; left_out != NULL && left_out[i] != NULL; i++) {
    LydSeriesException exception = { .start = LYD_TIME_NONE };

    if (!lyd_cli_read_time ("--leave-out", left_out[i], zone, &exception.at))
      return NULL;
    g_array_append_val (exceptions, exception);
  }
  return g_steal_pointer (&exceptions);
}

typedef struct {
  char *rule;
  char *start;
  char *end;
  char *timezone;
  char *kind;
  char **moves;
  char **left_out;
} PreviewOptions;

static void
preview_options_clear (PreviewOptions *self)
{
  g_free (self->rule);
  g_free (self->start);
  g_free (self->end);
  g_free (self->timezone);
  g_free (self->kind);
  g_strfreev (self->moves);
  g_strfreev (self->left_out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PreviewOptions, preview_options_clear)

static LydEvent *
read_preview (const PreviewOptions *options,
              GTimeZone *zone)
{
  g_autoptr (LydEvent) event = NULL;
  int kind = LYD_KIND_PEER_EXCHANGE;
  gint64 start;

  if (options->rule == NULL || options->start == NULL || options->timezone == NULL || zone == NULL) {
    lyd_cli_misuse (_ ("series preview needs --rule, --start and --timezone, such as America/New_York."));
    return NULL;
  }
  if ((options->kind != NULL && !lyd_cli_read_word (&lyd_kinds, "--kind", options->kind, &kind)) ||
      !lyd_cli_read_time ("--start", options->start, zone, &start))
    return NULL;
  event = lyd_plan_new_event ((LydKind) kind, start, options->timezone);
  if (options->end != NULL && !lyd_cli_read_time ("--end", options->end, zone, &event->end))
    return NULL;
  return g_steal_pointer (&event);
}

static int
series_preview (LydCli *cli,
                GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (PreviewOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_FILENAME, &options.rule, N_ ("RFC 5545, e.g. FREQ=MONTHLY;BYDAY=3TH;COUNT=12"),
      "RULE" },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &options.start, N_ ("The time of day, and the first possible date"), "S" },
    { "end", 0, 0, G_OPTION_ARG_FILENAME, &options.end, N_ ("When the first one ends"), "E" },
    { "timezone", 0, 0, G_OPTION_ARG_FILENAME, &options.timezone, N_ ("The event's zone, e.g. America/New_York"), "Z" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind,
      N_ ("webinar, peer-exchange, affinity-group, retreat, convening, other"), "K" },
    { "move", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.moves, LYD_CLI_MOVE, "DAY=DAY" },
    { "leave-out", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.left_out, LYD_CLI_LEAVE_OUT, "DAY" },
    { NULL },
  };
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GArray) exceptions = NULL;
  g_autoptr (GPtrArray) dates = NULL;
  g_autoptr (GError) error = NULL;
  LydSeriesPlan plan = { .rule = NULL };

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "series preview --rule R --start S --timezone Z"))
    return LYD_CLI_USAGE;
  zone = lyd_zone_get (options.timezone);
  if ((event = read_preview (&options, zone)) == NULL ||
      (exceptions = lyd_cli_read_exceptions (options.moves, options.left_out, event->start, zone)) == NULL)
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_CREATE) == NULL)
    return LYD_CLI_FAILED;
  plan = (LydSeriesPlan){ .first = event, .rule = options.rule, .exceptions = exceptions };
  dates = lyd_series_preview (cli->file, &plan, TRUE, &error);
  if (dates == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < dates->len; i++)
    lyd_cli_print_series_date (cli, g_ptr_array_index (dates, i), zone);
  return LYD_CLI_DONE;
}

static void
print_grid_row (LydCli *cli,
                const LydGrid *grid,
                guint i)
{
  const LydGridRow *row = g_ptr_array_index (grid->rows, i);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s\t%d/%d", row->name != NULL ? row->name : _ ("no organization"), row->n_attended, row->n_known);
    for (guint j = 0; j < grid->columns->len; j++) {
      const LydGridCell *cell = lyd_grid_get (grid, i, j);

      if (cell->n > 1)
        lyd_cli_print ("\t%s %d", lyd_word_title (&lyd_grid_states, cell->state), cell->n);
      else
        lyd_cli_print ("\t%s", cell->state != LYD_GRID_NONE ? lyd_word_title (&lyd_grid_states, cell->state) : "");
    }
    lyd_cli_print ("\n");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, grid->by == LYD_GRID_BY_PERSON ? "person" : "organization_id", &row->id);
  lyd_cli_set_string (builder, "name", row->name);
  lyd_cli_set_string (builder, "organization", row->organization);
  lyd_cli_set_int (builder, "attended", row->n_attended);
  lyd_cli_set_int (builder, "of", row->n_known);
  json_builder_set_member_name (builder, "cells");
  json_builder_begin_array (builder);
  for (guint j = 0; j < grid->columns->len; j++) {
    const LydGridCell *cell = lyd_grid_get (grid, i, j);
    const LydGridColumn *column = g_ptr_array_index (grid->columns, j);

    json_builder_begin_object (builder);
    lyd_cli_set_id (builder, "event", &column->event);
    lyd_cli_set_string (builder, "state", lyd_word_id (&lyd_grid_states, cell->state));
    lyd_cli_set_int (builder, "n", cell->n);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static void
print_grid_heading (const LydGrid *grid)
{
  lyd_cli_print ("%s\t%s", grid->by == LYD_GRID_BY_PERSON ? _ ("Name") : _ ("Organization"), _ ("Attended"));
  for (guint j = 0; j < grid->columns->len; j++) {
    const LydGridColumn *column = g_ptr_array_index (grid->columns, j);
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (column->timezone);
    g_autofree char *start = lyd_time_to_iso (column->start, zone);

    lyd_cli_print ("\t%.10s", start);
  }
  lyd_cli_print ("\n");
}

static int
series_grid (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean organizations = FALSE;
  const GOptionEntry entries[] = {
    { "organizations", 0, 0, G_OPTION_ARG_NONE, &organizations, N_ ("A line for each organization, not each person"),
      NULL },
    { NULL },
  };
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (LydGrid) grid = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "series grid SERIES [--organizations]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((line = lyd_series_find (cli->file, rest[0], &error)) == NULL ||
      (grid = lyd_series_get_grid (cli->file, &line->series->id,
                                   organizations ? LYD_GRID_BY_ORGANIZATION : LYD_GRID_BY_PERSON, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (!cli->json)
    print_grid_heading (grid);
  for (guint i = 0; i < grid->rows->len; i++)
    print_grid_row (cli, grid, i);
  return LYD_CLI_DONE;
}

static int
series_calendar (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The calendar file"), "FILE" },
    { NULL },
  };
  g_autoptr (LydSeriesLine) line = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "series calendar SERIES -o FILE.ics"))
    return LYD_CLI_USAGE;
  if (output == NULL)
    return lyd_cli_misuse (_ ("series calendar needs -o FILE.ics."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((line = lyd_series_find (cli->file, rest[0], &error)) == NULL ||
      !lyd_series_write_calendar (cli->file, &line->series->id, output, &error))
    return lyd_cli_fail (cli, error);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_series_commands[] = {
  { "series list", "", N_ ("list series"), series_list },
  { "series show", "SERIES", N_ ("show a series and its events"), series_show },
  { "series preview", "--rule R --start S --timezone Z", N_ ("what dates a rule gives"), series_preview },
  { "series grid", "SERIES", N_ ("who came to which of its events"), series_grid },
  { "series calendar", "SERIES -o FILE.ics", N_ ("write its events as a calendar"), series_calendar },
  { NULL },
};
