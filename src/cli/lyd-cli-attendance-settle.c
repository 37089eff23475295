#include "lyd-cli-attendance.h"

#include "lyd-merge-people.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-time.h"
#include "lyd-words-attendance.h"

#include <glib/gi18n.h>

static void
add_suggestions (JsonBuilder *builder,
                 const GPtrArray *suggestions)
{
  json_builder_set_member_name (builder, "suggestions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < suggestions->len; i++) {
    const LydAttendanceSuggestion *one = g_ptr_array_index (suggestions, i);

    json_builder_begin_object (builder);
    lyd_cli_set_id (builder, "person", &one->person);
    if (!lyd_id_is_none (&one->registration))
      lyd_cli_set_id (builder, "registration", &one->registration);
    lyd_cli_set_string (builder, "name", one->name);
    lyd_cli_set_string (builder, "organization", one->organization);
    lyd_cli_set_string (builder, "likeness", lyd_word_id (&lyd_likenesses, (int) one->likeness));
    lyd_cli_set_flag (builder, "present", one->present);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_unmatched (LydCli *cli,
                 const LydAttendanceUnmatched *one,
                 GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = NULL;
  const LydAttendanceSuggestion *best = one->suggestions->len > 0 ? g_ptr_array_index (one->suggestions, 0) : NULL;
  g_autofree char *duration = NULL;

  if (!cli->json) {
    duration = lyd_words_attendance_duration (one->seconds);
    lyd_cli_print ("%s\t%s\t%s\t%s\t%s\t%s\n", one->identity, one->name != NULL ? one->name : "",
                   one->email != NULL ? one->email : "", duration, lyd_words_attendance_reason (one->reason),
                   best != NULL ? best->name : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "session", &one->session);
  lyd_cli_set_string (builder, "title", one->session_title);
  lyd_cli_set_string (builder, "identity", one->identity);
  lyd_cli_set_string (builder, "name", one->name);
  lyd_cli_set_string (builder, "email", one->email);
  lyd_cli_set_string (builder, "reason", one->reason);
  lyd_cli_set_string (builder, "role", lyd_word_id (&lyd_online_roles, (int) one->role));
  lyd_cli_set_int (builder, "seconds", one->seconds);
  lyd_cli_set_time (builder, "first", one->first_at, zone);
  lyd_cli_set_time (builder, "last", one->last_at, zone);
  lyd_cli_set_int (builder, "connections", one->connections);
  lyd_cli_set_flag (builder, "attended", one->attended);
  lyd_cli_set_string (builder, "file", one->file_name);
  lyd_cli_set_int (builder, "line", one->line);
  lyd_cli_set_int (builder, "others", one->n_others);
  add_suggestions (builder, one->suggestions);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
unmatched (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "attendance unmatched EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (list = lyd_attendance_list_unmatched (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  for (guint i = 0; i < list->len; i++)
    print_unmatched (cli, g_ptr_array_index (list, i), zone);
  return LYD_CLI_DONE;
}

static void
print_settled (LydCli *cli,
               const LydAttendanceSettled *one)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s\t%s\t%s\t%s\n", one->identity, one->name != NULL ? one->name : "",
                   lyd_word_title (&lyd_settled, (int) one->how), one->person_name != NULL ? one->person_name : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "identity", one->identity);
  lyd_cli_set_string (builder, "name", one->name);
  lyd_cli_set_string (builder, "email", one->email);
  lyd_cli_set_string (builder, "how", lyd_word_id (&lyd_settled, (int) one->how));
  lyd_cli_set_string (builder, "person_name", one->person_name);
  if (!lyd_id_is_none (&one->registration))
    lyd_cli_set_id (builder, "registration", &one->registration);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
settled (LydCli *cli,
         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "attendance settled SESSION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_cli_find_attended (cli, rest[0], &zone, &error)) == NULL ||
      (list = lyd_attendance_list_settled (cli->file, &session->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < list->len; i++)
    print_settled (cli, g_ptr_array_index (list, i));
  return LYD_CLI_DONE;
}

/* What the command line says; exactly one of the first six. */
typedef struct {
  char *registration;
  char *person;
  gboolean new;
  gboolean nobody;
  gboolean ever;
  gboolean ask;
  gboolean others;
  gboolean forget;
  char *name;
  char *given;
  char *family;
  char *email;
  char *organization;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->registration);
  g_free (words->person);
  g_free (words->name);
  g_free (words->given);
  g_free (words->family);
  g_free (words->email);
  g_free (words->organization);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
choose (LydCli *cli,
        const Words *words,
        LydSettleChoice *choice,
        LydId *who,
        GError **error)
{
  *choice = (LydSettleChoice){
    .what = words->ask ? LYD_SETTLE_ASK : words->ever ? LYD_SETTLE_NOBODY_EVER
                                                      : LYD_SETTLE_NOBODY,
    .who = who,
    .name = words->name,
    .given = words->given,
    .family = words->family,
    .email = words->email,
    .organization = words->organization,
    .others = words->others,
    .forget = words->forget,
  };
  if (words->new)
    choice->what = LYD_SETTLE_NEW;
  if (words->registration != NULL) {
    choice->what = LYD_SETTLE_REGISTRATION;
    return lyd_register_find (cli->file, words->registration, who, error);
  }
  if (words->person != NULL) {
    choice->what = LYD_SETTLE_PERSON;
    return lyd_merge_find_person (cli->file, words->person, who, error);
  }
  return TRUE;
}

static void
print_result (LydCli *cli,
              const LydSettleResult *result)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    if (result->name != NULL)
      lyd_cli_print ("%s\n", result->name);
    if (result->n_others > 0)
      lyd_cli_note (ngettext ("%u other session has the same name; --others settles it, too.\n",
                              "%u other sessions have the same name; --others settles them, too.\n",
                              result->n_others),
                    result->n_others);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  if (!lyd_id_is_none (&result->registration))
    lyd_cli_set_id (builder, "registration", &result->registration);
  if (!lyd_id_is_none (&result->person))
    lyd_cli_set_id (builder, "person", &result->person);
  lyd_cli_set_string (builder, "name", result->name);
  lyd_cli_set_flag (builder, "registered", result->registered);
  lyd_cli_set_flag (builder, "learned", result->learned);
  lyd_cli_set_int (builder, "settled", result->n_settled);
  lyd_cli_set_int (builder, "others", result->n_others);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
settle (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Words) words = { 0 };
  const GOptionEntry entries[] = {
    { "registration", 0, 0, G_OPTION_ARG_FILENAME, &words.registration, N_ ("It is who is registered so"), "ID" },
    { "person", 0, 0, G_OPTION_ARG_FILENAME, &words.person,
      N_ ("It is somebody on file, who is registered where they are not"), "PERSON" },
    { "new", 0, 0, G_OPTION_ARG_NONE, &words.new, N_ ("It is somebody new"), NULL },
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &words.name, N_ ("The new person's name; as in the report"), "N" },
    { "given", 0, 0, G_OPTION_ARG_FILENAME, &words.given, N_ ("The new person's given name"), "G" },
    { "family", 0, 0, G_OPTION_ARG_FILENAME, &words.family, N_ ("The new person's family name"), "F" },
    { "email", 0, 0, G_OPTION_ARG_FILENAME, &words.email, N_ ("The new person's address"), "E" },
    { "organization", 0, 0, G_OPTION_ARG_FILENAME, &words.organization, N_ ("The new person's organization"), "O" },
    { "nobody", 0, 0, G_OPTION_ARG_NONE, &words.nobody, N_ ("It is nobody, this time"), NULL },
    { "nobody-ever", 0, 0, G_OPTION_ARG_NONE, &words.ever, N_ ("It is nobody, whenever the name turns up"), NULL },
    { "ask", 0, 0, G_OPTION_ARG_NONE, &words.ask, N_ ("Take back who it is: to be asked again"), NULL },
    { "others", 0, 0, G_OPTION_ARG_NONE, &words.others,
      N_ ("Settle the same name alike at the event's, or its series', other sessions"), NULL },
    { "forget", 0, 0, G_OPTION_ARG_NONE, &words.forget, N_ ("Do not remember it for later reports"), NULL },
    { NULL },
  };
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (LydSettleResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LydSettleChoice choice;
  LydId who = lyd_id_none;
  int n;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "attendance settle SESSION IDENTITY"))
    return LYD_CLI_USAGE;
  n = (words.registration != NULL) + (words.person != NULL) + words.new + words.nobody + words.ever + words.ask;
  if (n != 1)
    return lyd_cli_misuse (
      _ ("attendance settle takes one of --registration, --person, --new, --nobody, --nobody-ever and --ask."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_cli_find_attended (cli, rest[0], &zone, &error)) == NULL ||
      !choose (cli, &words, &choice, &who, &error) ||
      (result = lyd_attendance_settle (cli->file, &session->id, rest[1], &choice, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  print_result (cli, result);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_attendance_settle_commands[] = {
  { "attendance unmatched", "EVENT", N_ ("list whom nobody knows, with who it may be"), unmatched },
  { "attendance settled", "SESSION", N_ ("list who is who in the reports"), settled },
  { "attendance settle", "SESSION IDENTITY", N_ ("say who somebody in a report is"), settle },
  { NULL },
};
