#include "lyd-cli-attendance.h"

#include "lyd-date-reader.h"
#include "lyd-format.h"
#include "lyd-import.h"
#include "lyd-plan.h"
#include "lyd-time.h"
#include "lyd-words-attendance.h"

#include <glib/gi18n.h>
#include <string.h>

/* A desk may admit somebody between the plan and the import; then it is planned again. */
#define MAX_TRIES 5

/* The one session that @words mean, also where they mean an event that has only one. @zone: (out): the event's */
LydSession *
lyd_cli_find_attended (LydCli *cli,
                       const char *words,
                       GTimeZone **zone,
                       GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydSession) session = lyd_plan_find_session (cli->file, words, &local);
  g_autoptr (LydEvent) event = NULL;

  if (session == NULL && g_error_matches (local, LYD_ERROR, LYD_ERROR_NOT_FOUND)) {
    event = lyd_plan_find_event (cli->file, words, NULL);
    if (event != NULL) {
      g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (cli->file, &event->id, error);

      if (sessions == NULL)
        return NULL;
      if (sessions->len == 1) {
        g_clear_error (&local);
        session = g_ptr_array_steal_index (sessions, 0);
      }
    }
  }
  if (session == NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (event == NULL && (event = lyd_plan_get_event (cli->file, &session->event, error)) == NULL)
    return NULL;
  *zone = lyd_zone_get_or_utc (event->timezone);
  return g_steal_pointer (&session);
}

static void
add_problems (JsonBuilder *builder,
              const GArray *notes)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++) {
    const LydAttendanceNote *note = &g_array_index (notes, LydAttendanceNote, i);
    g_autofree char *message = lyd_words_attendance_problem (note);

    json_builder_begin_object (builder);
    lyd_cli_set_int (builder, "line", note->line);
    lyd_cli_set_int (builder, "column", note->column);
    lyd_cli_set_string (builder, "reason", note->reason);
    lyd_cli_set_string (builder, "message", message);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static const char *
outcome_word (const LydAttendanceLine *line)
{
  static const char *const words[] = { "matched", "added", "ambiguous", "ignored" };

  return words[line->outcome];
}

static void
add_line (JsonBuilder *builder,
          const LydAttendanceLine *line,
          GTimeZone *zone)
{
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "name", line->person_name != NULL ? line->person_name : line->name);
  lyd_cli_set_string (builder, "email", line->email);
  lyd_cli_set_int (builder, "seconds", line->seconds);
  lyd_cli_set_time (builder, "first", line->first_at, zone);
  lyd_cli_set_time (builder, "last", line->last_at, zone);
  lyd_cli_set_int (builder, "connections", line->connections);
  lyd_cli_set_int (builder, "visits", line->visits);
  lyd_cli_set_flag (builder, "attended", line->attended);
  lyd_cli_set_string (builder, "role", lyd_word_id (&lyd_online_roles, (int) line->role));
  lyd_cli_set_string (builder, "outcome", outcome_word (line));
  lyd_cli_set_string (builder, "reason", line->reason);
  lyd_cli_set_int (builder, "polls", line->polls);
  lyd_cli_set_int (builder, "questions", line->questions);
  lyd_cli_set_int (builder, "line", line->line);
  json_builder_end_object (builder);
}

/* @apart: hosts and panelists, else the attendees */
static void
add_lines (JsonBuilder *builder,
           const char *name,
           const LydAttendancePlan *plan,
           gboolean apart,
           GTimeZone *zone)
{
  const GArray *lines = lyd_attendance_plan_get_lines (plan);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++) {
    const LydAttendanceLine *line = &g_array_index (lines, LydAttendanceLine, i);

    if ((line->came || line->answered) && line->outcome != LYD_ATTENDANCE_IGNORED &&
        (line->role != LYD_ROLE_ATTENDEE) == apart)
      add_line (builder, line, zone);
  }
  json_builder_end_array (builder);
}

static void
print_json (const LydAttendancePlan *plan,
            const LydId *import,
            GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  LydAttendanceCounts counts = lyd_attendance_plan_get_counts (plan);

  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "format", lyd_attendance_plan_get_format (plan));
  lyd_cli_set_int (builder, "people", counts.people);
  lyd_cli_set_int (builder, "matched", counts.matched);
  lyd_cli_set_int (builder, "added", counts.added);
  lyd_cli_set_int (builder, "ambiguous", counts.ambiguous);
  lyd_cli_set_int (builder, "ignored", counts.ignored);
  lyd_cli_set_int (builder, "no_shows", counts.no_shows);
  add_problems (builder, lyd_attendance_plan_get_notes (plan));
  add_lines (builder, "attendance", plan, FALSE, zone);
  add_lines (builder, "apart", plan, TRUE, zone);
  lyd_cli_set_int (builder, "attended", counts.attended);
  lyd_cli_set_int (builder, "bots", counts.bots);
  lyd_cli_set_int (builder, "unnamed", counts.unnamed);
  lyd_cli_set_int (builder, "new_people", counts.new_people);
  lyd_cli_set_int (builder, "new_registrations", counts.new_registrations);
  lyd_cli_set_int (builder, "not_in_report", counts.not_in_report);
  lyd_cli_set_string (builder, "timezone", lyd_attendance_plan_get_timezone (plan));
  lyd_cli_set_string (builder, "date", lyd_attendance_plan_get_day (plan));
  lyd_cli_set_flag (builder, "same", lyd_attendance_plan_is_same (plan));
  lyd_cli_set_string (builder, "replaces", lyd_attendance_plan_get_replaces (plan));
  if (lyd_id_is_none (import)) {
    json_builder_set_member_name (builder, "import");
    json_builder_add_null_value (builder);
  } else {
    lyd_cli_set_id (builder, "import", import);
  }
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* For a person, on standard error: the answer itself is data. */
static void
print_text (const LydAttendancePlan *plan,
            const LydId *import)
{
  const GArray *notes = lyd_attendance_plan_get_notes (plan);
  LydAttendanceCounts counts = lyd_attendance_plan_get_counts (plan);
  g_autofree char *summary = lyd_words_attendance_summary (&counts);
  g_autofree char *rule = lyd_words_attendance_rule (lyd_attendance_plan_get_rule (plan));
  g_autofree char *id = lyd_id_is_none (import) ? NULL : lyd_id_to_string (import);

  for (guint i = 0; i < notes->len; i++) {
    const LydAttendanceNote *note = &g_array_index (notes, LydAttendanceNote, i);
    g_autofree char *message = lyd_words_attendance_problem (note);

    if (note->line > 0)
      lyd_cli_note (_ ("Line %u: %s\n"), note->line, message);
    else
      lyd_cli_note ("%s\n", message);
  }
  lyd_cli_note (_ ("This looks like: %s. Times as in %s.\n"), lyd_attendance_plan_get_format_title (plan),
                lyd_attendance_plan_get_timezone (plan));
  lyd_cli_note ("%s\n", summary);
  lyd_cli_note (_ ("Attended: %u (%s)\n"), counts.attended, rule);
  if (id != NULL)
    lyd_cli_note (_ ("Import %s; “lanyardctl import undo” takes it back.\n"), id);
}

static gboolean
apply (LydCli *cli,
       LydAttendancePlan *plan,
       LydId *import,
       GError **error)
{
  for (int i = 1; i < MAX_TRIES; i++) {
    g_autoptr (GError) local = NULL;

    if (lyd_attendance_apply (cli->file, plan, import, &local))
      return TRUE;
    if (!g_error_matches (local, LYD_ERROR, LYD_ERROR_CONFLICT)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (!lyd_attendance_plan_refresh (plan, cli->file, error))
      return FALSE;
  }
  return lyd_attendance_apply (cli->file, plan, import, error);
}

static gboolean
read_order (const char *text,
            int *order)
{
  static const char *const words[] = { "month-first", "day-first" };

  *order = 0;
  if (text == NULL)
    return TRUE;
  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], text) == 0)
      *order = i + 1;
  if (*order == 0)
    lyd_cli_misuse (_ ("--dates “%s” is none of: %s."), text, "month-first, day-first");
  return *order != 0;
}

static int
import_attendance (LydCli *cli,
                   GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *format = NULL;
  g_autofree char *timezone = NULL;
  g_autofree char *day = NULL;
  g_autofree char *dates = NULL;
  gboolean dry_run = FALSE;
  gboolean replace = FALSE;
  gboolean add = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("What the file is; found out where not said"), "F" },
    { "timezone", 0, 0, G_OPTION_ARG_FILENAME, &timezone, N_ ("By whose clock its times are; the event’s"), "Z" },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &day, N_ ("Of times without a date; the session’s"), "D" },
    { "dates", 0, 0, G_OPTION_ARG_FILENAME, &dates, N_ ("How 4/5/2027 is read where the file does not show it"),
      "month-first|day-first" },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("The earlier report that this one corrects counts no more"),
      NULL },
    { "add", 0, 0, G_OPTION_ARG_NONE, &add, N_ ("Both reports count"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would happen"), NULL },
    { NULL },
  };
  LydAttendanceOptions options = { 0 };
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  LydId id = lyd_id_none;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "import-attendance SESSION FILE") ||
      !read_order (dates, &options.order))
    return LYD_CLI_USAGE;
  if (replace && add)
    return lyd_cli_misuse (_ ("--replace and --add exclude each other."));
  if (format != NULL && strcmp (format, "auto") != 0 && lyd_format_find (format) == NULL)
    return lyd_cli_misuse (_ ("Lanyard knows no file format called “%s”."), format);
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  options.format = format;
  options.timezone = timezone;
  options.day = day;
  options.replace = replace ? LYD_REPLACE_YES : add ? LYD_REPLACE_ADD
                                                    : LYD_REPLACE_ASK;
  name = g_path_get_basename (rest[1]);
  if ((session = lyd_cli_find_attended (cli, rest[0], &zone, &error)) == NULL ||
      (bytes = lyd_import_read_bytes (rest[1], NULL, &error)) == NULL ||
      (plan = lyd_attendance_plan (cli->file, &session->id, bytes, name, &options, &error)) == NULL ||
      (!dry_run && !apply (cli, plan, &id, &error)))
    return lyd_cli_fail (cli, error);

  /* The answer is data and goes out either way; without --json a person gets it in words, too. */
  if (!cli->json)
    print_text (plan, &id);
  print_json (plan, &id, zone);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_attendance_import_commands[] = {
  { "import-attendance", "SESSION FILE", N_ ("bring in the report of an online meeting"), import_attendance },
  { NULL },
};
