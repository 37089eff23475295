#include "lyd-cli.h"

#include "lyd-admit.h"
#include "lyd-plan.h"
#include "lyd-roster.h"
#include "lyd-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* A longer line is no code; a scanner that runs wild must not fill the memory. */
#define MAX_LINE 4096

static GTimeZone *
zone_of_session (LydCli *cli,
                 const LydSession *session,
                 GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (cli->file, &session->event, error);

  return event != NULL ? lyd_zone_get_or_utc (event->timezone) : NULL;
}

static void
add_questions (JsonBuilder *builder,
               const LydAdmissionResult *result)
{
  if (result->questions->len == 0)
    return;
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->questions->len; i++) {
    const LydAskedQuestion *asked = g_ptr_array_index (result->questions, i);

    json_builder_begin_object (builder);
    lyd_cli_set_id (builder, "id", &asked->question->id);
    lyd_cli_set_string (builder, "label", asked->question->label);
    lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_question_kinds, (int) asked->question->kind));
    json_builder_set_member_name (builder, "required");
    json_builder_add_boolean_value (builder, asked->question->required);
    lyd_cli_set_string (builder, "problem", asked->problem);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_admission (const LydAdmissionResult *result,
                 GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *message = lyd_words_verdict (result, zone);

  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "verdict", lyd_word_id (&lyd_verdicts, (int) result->verdict));
  lyd_cli_set_string (builder, "name", result->name);
  lyd_cli_set_string (builder, "organization", result->organization);
  lyd_cli_set_id (builder, "scan", &result->scan);
  lyd_cli_set_time (builder, "first_at", result->first_at, zone);
  lyd_cli_set_string (builder, "first_station", result->first_station);
  lyd_cli_set_string (builder, "reason", result->reason);
  json_builder_set_member_name (builder, "overridden");
  json_builder_add_boolean_value (builder, result->overridden);
  lyd_cli_set_id (builder, "registration", &result->registration);
  lyd_cli_set_time (builder, "opens", result->opens, zone);
  lyd_cli_set_time (builder, "closes", result->closes, zone);
  lyd_cli_set_string (builder, "other_event", result->other_event);
  lyd_cli_set_string (builder, "next_title", result->next_title);
  lyd_cli_set_string (builder, "next_room", result->next_room);
  lyd_cli_set_time (builder, "next_start", result->next_start, zone);
  lyd_cli_set_string (builder, "message", message);
  add_questions (builder, result);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static gboolean
admit_one (LydCli *cli,
           LydAttempt *attempt,
           const char *code,
           const char *attempt_id,
           GTimeZone *zone)
{
  g_autoptr (LydAdmissionResult) result = NULL;
  g_autoptr (GError) error = NULL;

  attempt->text = code;
  attempt->attempt = lyd_id_none;
  if (attempt_id != NULL && attempt_id[0] != '\0')
    lyd_id_from_name (&attempt->attempt, attempt_id);
  result = lyd_admit (cli->file, attempt, &error);
  if (result == NULL) {
    lyd_cli_fail (cli, error);
    return FALSE;
  }
  print_admission (result, zone);
  return TRUE;
}

/* Reads a line of standard input; what is longer than MAX_LINE is read and dropped. Returns: %FALSE at the end */
static gboolean
read_line (GString *line)
{
  int c = EOF;

  g_string_truncate (line, 0);
  while ((c = getc (stdin)) != EOF && c != '\n')
    if (line->len < MAX_LINE && c != '\0')
      g_string_append_c (line, (char) c);
  return c != EOF || line->len > 0;
}

/* "CODE" or "CODE<TAB>ATTEMPT" a line; each is answered at once, an error also without --json: whoever waits for an
 * answer must get one. */
static gboolean
admit_standard_input (LydCli *cli,
                      LydAttempt *attempt,
                      GTimeZone *zone)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean all = TRUE;

  cli->json = TRUE;
  while (read_line (line)) {
    g_autofree char *valid = g_utf8_make_valid (line->str, (gssize) line->len);
    char *tab;

    g_strchomp (valid);
    if (valid[0] == '\0')
      continue;
    tab = strchr (valid, '\t');
    if (tab != NULL)
      *tab = '\0';
    if (!admit_one (cli, attempt, valid, tab != NULL ? g_strstrip (tab + 1) : NULL, zone))
      all = FALSE;
  }
  return all;
}

typedef struct {
  gboolean exit;
  char *at;
  char *attempt;
  char *override;
  char *source;
  GStrv answers;
} CheckInOptions;

static void
check_in_options_clear (CheckInOptions *self)
{
  g_free (self->at);
  g_free (self->attempt);
  g_free (self->override);
  g_free (self->source);
  g_strfreev (self->answers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CheckInOptions, check_in_options_clear)

/* Splits "Q=V"; the strings stay in @texts. */
static gboolean
read_answers (GStrv texts,
              GArray *answers)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++) {
    char *equals = strchr (texts[i], '=');
    LydGivenAnswer answer;

    if (equals == NULL) {
      lyd_cli_misuse (_ ("--answer “%s” is not QUESTION=VALUE."), texts[i]);
      return FALSE;
    }
    *equals = '\0';
    answer = (LydGivenAnswer){ texts[i], equals + 1 };
    g_array_append_val (answers, answer);
  }
  return TRUE;
}

static gboolean
read_attempt (const CheckInOptions *options,
              GTimeZone *zone,
              GArray *answers,
              LydAttempt *attempt)
{
  int source = options->at != NULL ? LYD_SOURCE_PAPER : LYD_SOURCE_CLI;

  if ((options->source != NULL && !lyd_cli_read_word (&lyd_sources, "--source", options->source, &source)) ||
      !read_answers (options->answers, answers) ||
      (options->at != NULL && !lyd_cli_read_time ("--at", options->at, zone, &attempt->at)))
    return FALSE;
  attempt->source = (LydSource) source;
  attempt->kind = options->exit ? LYD_SCAN_EXIT : LYD_SCAN_ENTRY;
  attempt->override = options->override;
  attempt->answers = (const LydGivenAnswer *) (gpointer) answers->data;
  attempt->n_answers = answers->len;
  return TRUE;
}

static int
check_in (LydCli *cli,
          GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (CheckInOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "exit", 0, 0, G_OPTION_ARG_NONE, &options.exit, N_ ("They leave"), NULL },
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &options.at, N_ ("When it happened: a paper list typed in later"), "TIME" },
    { "attempt", 0, 0, G_OPTION_ARG_FILENAME, &options.attempt,
      N_ ("Names this attempt; the same again gives the same answer"), "ID" },
    { "override", 0, 0, G_OPTION_ARG_FILENAME, &options.override, N_ ("Let them in anyway, and why"), "REASON" },
    { "answer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.answers, N_ ("An answer to a question asked at check-in"),
      "Q=V" },
    { "source", 0, 0, G_OPTION_ARG_FILENAME, &options.source, N_ ("scanner, camera, search, kiosk, paper, cli"), "S" },
    { NULL },
  };
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (LydGivenAnswer));
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;
  LydAttempt attempt = { .at = LYD_TIME_NONE };
  gboolean all = TRUE;

  if (!lyd_cli_parse (cli, entries, &rest, 1, G_MAXINT, "check-in SESSION [CODE…|-]"))
    return LYD_CLI_USAGE;
  if (options.attempt != NULL && (g_strv_length (rest) != 2 || strcmp (rest[1], "-") == 0))
    return lyd_cli_misuse (_ ("--attempt goes with exactly one code."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_plan_find_session (cli->file, rest[0], &error)) == NULL ||
      (zone = zone_of_session (cli, session, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (!read_attempt (&options, zone, answers, &attempt))
    return LYD_CLI_USAGE;

  attempt.session = session->id;
  if (rest[1] == NULL)
    all = admit_standard_input (cli, &attempt, zone);
  for (guint i = 1; rest[i] != NULL; i++) {
    if (strcmp (rest[i], "-") == 0)
      all = admit_standard_input (cli, &attempt, zone) && all;
    else
      all = admit_one (cli, &attempt, rest[i], options.attempt, zone) && all;
  }
  return all ? LYD_CLI_DONE : LYD_CLI_FAILED;
}

static int
undo_scan (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydAdmissionResult) result = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;
  LydId scan;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "undo SCAN"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_admit_find_scan (cli->file, rest[0], &scan, &error) ||
      (result = lyd_admit_undo (cli->file, &scan, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (result->timezone);
  print_admission (result, zone);
  return LYD_CLI_DONE;
}

static int
scans (LydCli *cli,
       GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "scans SESSION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_plan_find_session (cli->file, rest[0], &error)) == NULL ||
      (zone = zone_of_session (cli, session, &error)) == NULL ||
      (list = lyd_admit_list_scans (cli->file, &session->id, NULL, FALSE, -1, &error)) == NULL)
    return lyd_cli_fail (cli, error);

  for (guint i = 0; i < list->len; i++) {
    const LydScanLine *line = g_ptr_array_index (list, i);
    const LydScan *scan = line->scan;
    g_autofree char *at = lyd_time_to_iso (scan->at, zone);
    g_autofree char *id = lyd_id_to_string (&scan->id);
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      lyd_cli_print ("%s  %.19s  %-5s  %-14s %s\n", id, at, lyd_word_id (&lyd_scan_kinds, (int) scan->kind),
                     lyd_word_id (&lyd_verdicts, (int) scan->verdict), line->name != NULL ? line->name : "-");
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "scan", id);
    lyd_cli_set_id (builder, "registration", &scan->registration);
    lyd_cli_set_string (builder, "name", line->name);
    lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_scan_kinds, (int) scan->kind));
    lyd_cli_set_string (builder, "verdict", lyd_word_id (&lyd_verdicts, (int) scan->verdict));
    lyd_cli_set_string (builder, "at", at);
    lyd_cli_set_string (builder, "station", line->station);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

static void
print_row (LydCli *cli,
           const LydRosterRow *row)
{
  g_autofree char *id = lyd_id_to_string (&row->registration);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %-32s %-10s %s\n", id, row->name, lyd_word_id (&lyd_statuses, (int) row->status),
                   row->organization != NULL ? row->organization : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "registration", id);
  lyd_cli_set_string (builder, "name", row->name);
  lyd_cli_set_string (builder, "organization", row->organization);
  lyd_cli_set_string (builder, "status", lyd_word_id (&lyd_statuses, (int) row->status));
  lyd_cli_set_string (builder, "type", lyd_word_id (&lyd_attendee_types, (int) row->type));
  lyd_cli_set_string (builder, "short_code", row->short_code);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
search (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  int limit = 20;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "search EVENT TEXT [--limit N]"))
    return LYD_CLI_USAGE;
  if (limit < 1)
    return lyd_cli_misuse (_ ("--limit must be at least 1."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (rows = lyd_roster_search (cli->file, &event->id, &lyd_id_none, rest[1], limit, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < rows->len; i++)
    print_row (cli, g_ptr_array_index (rows, i));
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_check_in_commands[] = {
  { "check-in", "SESSION [CODE…|-]", N_ ("check people in by their codes"), check_in },
  { "undo", "SCAN", N_ ("take a scan back"), undo_scan },
  { "scans", "SESSION", N_ ("list a session's scans"), scans },
  { "search", "EVENT TEXT", N_ ("find registrations, best first"), search },
  { NULL },
};
