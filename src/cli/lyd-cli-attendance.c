#include "lyd-cli-attendance.h"

#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-time.h"
#include "lyd-words-attendance.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
ways_word (const LydAttendance *one)
{
  if (one->room && one->online)
    return "both";
  return one->room ? "room" : one->online ? "online"
                                          : NULL;
}

static void
print_attendance (LydCli *cli,
                  const LydSession *session,
                  const LydAttendance *one,
                  GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *duration = NULL;

  if (!cli->json) {
    duration = one->connected ? lyd_words_attendance_duration (one->seconds) : g_strdup ("");
    lyd_cli_print ("%s\t%s\t%s\t%s\t%s\n", one->name, one->organization != NULL ? one->organization : "",
                   ways_word (one) != NULL ? ways_word (one) : "", duration,
                   one->connected ? lyd_word_title (&lyd_online_roles, (int) one->role) : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "registration", &one->registration);
  lyd_cli_set_id (builder, "person", &one->person);
  lyd_cli_set_id (builder, "session", &session->id);
  lyd_cli_set_string (builder, "name", one->name);
  lyd_cli_set_string (builder, "organization", one->organization);
  lyd_cli_set_string (builder, "email", one->email);
  lyd_cli_set_string (builder, "status", lyd_word_id (&lyd_statuses, (int) one->status));
  lyd_cli_set_string (builder, "type", lyd_word_id (&lyd_attendee_types, (int) one->type));
  lyd_cli_set_flag (builder, "attended", one->attended);
  lyd_cli_set_flag (builder, "participant", one->participant);
  lyd_cli_set_flag (builder, "no_show", one->no_show);
  lyd_cli_set_string (builder, "way", ways_word (one));
  lyd_cli_set_time (builder, "room_at", one->room_at, zone);
  lyd_cli_set_string (builder, "role", one->connected ? lyd_word_id (&lyd_online_roles, (int) one->role) : NULL);
  lyd_cli_set_int (builder, "seconds", one->seconds);
  lyd_cli_set_int (builder, "counted", one->counted);
  lyd_cli_set_time (builder, "first", one->first_at, zone);
  lyd_cli_set_time (builder, "last", one->last_at, zone);
  lyd_cli_set_int (builder, "connections", one->connections);
  lyd_cli_set_int (builder, "polls", one->polls);
  lyd_cli_set_int (builder, "questions", one->questions);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static gboolean
print_session (LydCli *cli,
               const LydSession *session,
               GTimeZone *zone,
               gboolean all,
               GError **error)
{
  g_autoptr (GPtrArray) list = lyd_attendance_list (cli->file, &session->id, error);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    const LydAttendance *one = g_ptr_array_index (list, i);

    if (all || one->attended || one->connected)
      print_attendance (cli, session, one, zone);
  }
  return list != NULL;
}

/* Sensitive sessions of an event are left out: they are on no list. */
static gboolean
print_event (LydCli *cli,
             const char *words,
             gboolean all,
             GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_find_event (cli->file, words, error);
  g_autoptr (GPtrArray) sessions = event != NULL ? lyd_plan_list_sessions (cli->file, &event->id, error) : NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (sessions == NULL)
    return FALSE;
  zone = lyd_zone_get_or_utc (event->timezone);
  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (sessions, i);

    if (session->sensitive && !event->sensitive)
      continue;
    if (!cli->json && sessions->len > 1)
      lyd_cli_print ("%s\n", session->title);
    if (!print_session (cli, session, zone, all, error))
      return FALSE;
  }
  return TRUE;
}

static int
attendance (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Also who was expected and did not come"), NULL },
    { NULL },
  };
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "attendance SESSION|EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  session = lyd_cli_find_attended (cli, rest[0], &zone, &error);
  if (session != NULL) {
    ok = print_session (cli, session, zone, all, &error);
  } else if (g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND)) {
    g_clear_error (&error);
    ok = print_event (cli, rest[0], all, &error);
  } else {
    ok = FALSE;
  }
  return ok ? LYD_CLI_DONE : lyd_cli_fail (cli, error);
}

static void
print_evidence (LydCli *cli,
                const LydAttendanceEvidence *one,
                GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *from = one->from != LYD_TIME_NONE ? lyd_time_to_iso (one->from, zone) : NULL;
  g_autofree char *to = one->to != LYD_TIME_NONE ? lyd_time_to_iso (one->to, zone) : NULL;
  const char *kind = one->scan ? lyd_word_id (&lyd_scan_kinds, (int) one->scan_kind)
                               : lyd_word_id (&lyd_evidence_kinds, (int) one->kind);

  if (!cli->json) {
    lyd_cli_print ("%s\t%u\t%s\t%s\t%s\t%s\t%s\n", one->file_name, one->line, kind, from != NULL ? from : "",
                   to != NULL ? to : "", one->name != NULL ? one->name : "",
                   one->counts ? "" : _ ("does not count any more"));
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "what", one->scan ? "scan" : "row");
  lyd_cli_set_string (builder, one->scan ? "station" : "file", one->file_name);
  lyd_cli_set_string (builder, "kind", kind);
  lyd_cli_set_string (builder, "from", from);
  lyd_cli_set_flag (builder, "counts", one->counts);
  if (!one->scan) {
    lyd_cli_set_id (builder, "report", &one->report);
    lyd_cli_set_string (builder, "hash", one->hash);
    lyd_cli_set_int (builder, "line", one->line);
    lyd_cli_set_string (builder, "role", lyd_word_id (&lyd_online_roles, (int) one->role));
    lyd_cli_set_string (builder, "name", one->name);
    lyd_cli_set_string (builder, "email", one->email);
    lyd_cli_set_string (builder, "to", to);
    lyd_cli_set_int (builder, "seconds", one->seconds);
    lyd_cli_set_int (builder, "amount", one->amount);
    lyd_cli_set_string (builder, "how", lyd_word_id (&lyd_settled, (int) one->how));
  }
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
evidence (LydCli *cli,
          GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  LydId registration;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "attendance evidence SESSION REGISTRATION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_cli_find_attended (cli, rest[0], &zone, &error)) == NULL ||
      !lyd_register_find (cli->file, rest[1], &registration, &error) ||
      (list = lyd_attendance_list_evidence (cli->file, &session->id, &registration, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < list->len; i++)
    print_evidence (cli, g_ptr_array_index (list, i), zone);
  return LYD_CLI_DONE;
}

static void
print_report (LydCli *cli,
              const LydAttendanceReport *one,
              GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *id = lyd_id_to_string (&one->id);
  g_autofree char *at = lyd_time_to_iso (one->at, zone);

  if (!cli->json) {
    lyd_cli_print ("%s\t%s\t%s\t%s\t%s\t%s\n", id, at, one->session_title, one->file_name, one->format_title,
                   one->replaced ? _ ("replaced") : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "import", &one->id);
  lyd_cli_set_id (builder, "session", &one->session);
  lyd_cli_set_string (builder, "title", one->session_title);
  lyd_cli_set_string (builder, "file", one->file_name);
  lyd_cli_set_string (builder, "hash", one->hash);
  lyd_cli_set_string (builder, "format", one->format);
  lyd_cli_set_string (builder, "timezone", one->timezone);
  lyd_cli_set_string (builder, "date", one->day);
  lyd_cli_set_string (builder, "meeting", one->meeting);
  lyd_cli_set_string (builder, "at", at);
  lyd_cli_set_int (builder, "rows", one->rows);
  lyd_cli_set_flag (builder, "replaced", one->replaced);
  lyd_cli_set_flag (builder, "kept", one->kept);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
reports (LydCli *cli,
         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "attendance reports EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (list = lyd_attendance_list_reports (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  for (guint i = 0; i < list->len; i++)
    print_report (cli, g_ptr_array_index (list, i), zone);
  return LYD_CLI_DONE;
}

static int
save_file (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where the file goes"), "FILE" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  LydId report;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "attendance file IMPORT -o FILE"))
    return LYD_CLI_USAGE;
  if (output == NULL)
    return lyd_cli_misuse (_ ("attendance file needs -o FILE."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_attendance_find_report (cli->file, rest[0], &report, &error) ||
      !lyd_attendance_save_file (cli->file, &report, output, &error))
    return lyd_cli_fail (cli, error);
  return LYD_CLI_DONE;
}

static void
print_rule (LydCli *cli,
            LydKind kind,
            const LydAttendanceRule *rule,
            gboolean is_default)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *text = lyd_words_attendance_rule (rule);

  if (!cli->json) {
    lyd_cli_print ("%s\t%s\t%s\n", lyd_word_id (&lyd_kinds, (int) kind), text, is_default ? _ ("as usual") : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_kinds, (int) kind));
  lyd_cli_set_limit (builder, "share", rule->share);
  lyd_cli_set_limit (builder, "minutes", rule->minutes);
  lyd_cli_set_flag (builder, "clip", rule->clip);
  lyd_cli_set_flag (builder, "default", is_default);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static gboolean
print_rules (LydCli *cli,
             int only,
             GError **error)
{
  for (int kind = 0; kind < lyd_kinds.n_words; kind++) {
    LydAttendanceRule rule;
    gboolean is_default;

    if (only >= 0 && kind != only)
      continue;
    if (!lyd_attendance_get_rule (cli->file, (LydKind) kind, &rule, &is_default, error))
      return FALSE;
    print_rule (cli, (LydKind) kind, &rule, is_default);
  }
  return TRUE;
}

/* What the options make of @rule. */
static gboolean
change_rule (const char *minutes,
             const char *share,
             const char *clip,
             LydAttendanceRule *rule)
{
  if (minutes != NULL) {
    rule->share = -1;
    if (!lyd_cli_read_limit ("--minutes", minutes, LYD_RULE_MOST_MINUTES, &rule->minutes))
      return FALSE;
  }
  if (share != NULL) {
    rule->minutes = -1;
    if (!lyd_cli_read_limit ("--share", share, 100, &rule->share))
      return FALSE;
  }
  return clip == NULL || lyd_cli_read_yes_no ("--clip", clip, &rule->clip);
}

static int
set_rule (LydCli *cli,
          GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *minutes = NULL;
  g_autofree char *share = NULL;
  g_autofree char *clip = NULL;
  gboolean usual = FALSE;
  const GOptionEntry entries[] = {
    { "minutes", 0, 0, G_OPTION_ARG_FILENAME, &minutes, N_ ("Whoever was there for so long attended"), "N" },
    { "share", 0, 0, G_OPTION_ARG_FILENAME, &share, N_ ("... for so much of the session, in percent"), "N" },
    { "clip", 0, 0, G_OPTION_ARG_FILENAME, &clip, N_ ("Whether only the time from start to end counts"), "yes|no" },
    { "default", 0, 0, G_OPTION_ARG_NONE, &usual, N_ ("As it was before anybody changed it"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  LydAttendanceRule rule;
  gboolean change;
  int kind = -1;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 1, "attendance rule [KIND]") ||
      (rest[0] != NULL && !lyd_cli_read_word (&lyd_kinds, "KIND", rest[0], &kind)))
    return LYD_CLI_USAGE;
  change = minutes != NULL || share != NULL || clip != NULL || usual;
  if ((change && kind < 0) || (minutes != NULL && share != NULL) ||
      (usual && (minutes != NULL || share != NULL || clip != NULL)))
    return lyd_cli_misuse (_ ("attendance rule takes a kind, and minutes or a share or --default."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (change) {
    if (!lyd_attendance_get_rule (cli->file, (LydKind) kind, &rule, NULL, &error))
      return lyd_cli_fail (cli, error);
    if (!change_rule (minutes, share, clip, &rule))
      return LYD_CLI_USAGE;
    if (!lyd_attendance_set_rule (cli->file, (LydKind) kind, usual ? NULL : &rule, &error))
      return lyd_cli_fail (cli, error);
  }
  return print_rules (cli, kind, &error) ? LYD_CLI_DONE : lyd_cli_fail (cli, error);
}

const LydCliCommand lyd_cli_attendance_commands[] = {
  { "attendance", "SESSION|EVENT", N_ ("list who was there, in the room or online"), attendance },
  { "attendance evidence", "SESSION REGISTRATION", N_ ("show what an attendance rests on"), evidence },
  { "attendance reports", "EVENT", N_ ("list the reports that were brought in"), reports },
  { "attendance file", "IMPORT -o FILE", N_ ("write a report's file out again"), save_file },
  { "attendance rule", "[KIND]", N_ ("say what counts as attended"), set_rule },
  { NULL },
};
