#include "lyd-agenda.h"
#include "lyd-cli.h"
#include "lyd-eligibility.h"
#include "lyd-plan-change.h"
#include "lyd-time.h"
#include "lyd-words-agenda.h"

#include <glib/gi18n.h>
#include <string.h>

/* Four weeks: no desk opens earlier, and no sum with it leaves the calendar. */
#define MAX_MINUTES (28 * 24 * 60)

typedef struct {
  char *title;
  char *kind;
  char *start;
  char *end;
  char *room;
  char *track;
  char *capacity;
  char *admit;
  char *opens_before;
  char *closes_after;
  char *position;
  char *choice;    /* yes or no */
  char *sensitive; /* yes or no */
  GStrv presenters;
  GStrv audience;
} SessionOptions;

static void
session_options_clear (SessionOptions *self)
{
  g_free (self->title);
  g_free (self->kind);
  g_free (self->start);
  g_free (self->end);
  g_free (self->room);
  g_free (self->track);
  g_free (self->capacity);
  g_free (self->admit);
  g_free (self->opens_before);
  g_free (self->closes_after);
  g_free (self->position);
  g_free (self->choice);
  g_free (self->sensitive);
  g_strfreev (self->presenters);
  g_strfreev (self->audience);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SessionOptions, session_options_clear)

#define OPTION(name, member, words, value)                           \
  {                                                                  \
    name, 0, 0, G_OPTION_ARG_FILENAME, &options.member, words, value \
  }

/* What `session add` and `session set` both say. */
#define SHARED_OPTIONS                                                                                     \
  OPTION ("title", title, N_ ("What it is called"), "T"),                                                  \
    OPTION ("kind", kind, N_ ("session, arrival, plenary, breakout, meal, social"), "K"),                  \
    OPTION ("start", start, N_ ("When it starts, in the event's zone"), "S"),                              \
    OPTION ("end", end, N_ ("When it ends"), "E"), OPTION ("room", room, N_ ("Where it is"), "R"),         \
    OPTION ("track", track, N_ ("What runs beside it under one heading"), "T"),                            \
    OPTION ("capacity", capacity, N_ ("How many may enter; “none” for no limit"), "N"),                    \
    OPTION ("admit", admit, N_ ("once, daily, in-out, unlimited"), "POLICY"),                              \
    OPTION ("opens-before", opens_before, N_ ("Minutes before the start that its desk opens"), "MINUTES"), \
    OPTION ("closes-after", closes_after, N_ ("Minutes after the end that its desk closes"), "MINUTES"),   \
    OPTION ("position", position, N_ ("Its place among those that start with it"), "N"),                   \
    { "presenter", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.presenters,                                 \
      N_ ("Who presents it: somebody on file, or a name; may be repeated"), "P" },                         \
  {                                                                                                        \
    "audience", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.audience,                                      \
      N_ ("Whom it is for, once for each: network:NAME, group:NAME, type:TYPE"), "WHO"                     \
  }

static void
replace (char **text,
         const char *by)
{
  if (by == NULL)
    return;
  g_free (*text);
  *text = g_strdup (by);
}

static gboolean
apply_times (const SessionOptions *options,
             LydSession *session,
             GTimeZone *zone)
{
  gint64 length = session->end - session->start;

  if (options->start != NULL) {
    if (!lyd_cli_read_time ("--start", options->start, zone, &session->start))
      return FALSE;
    session->end = session->start + length;
  }
  return options->end == NULL || lyd_cli_read_time ("--end", options->end, zone, &session->end);
}

/* Everything that the command line says; what it does not say stays. */
static gboolean
apply_options (const SessionOptions *options,
               LydSession *session,
               GTimeZone *zone)
{
  int admission = (int) session->admission;
  int kind = (int) session->kind;

  if (!apply_times (options, session, zone) ||
      (options->kind != NULL && !lyd_cli_read_word (&lyd_session_kinds, "--kind", options->kind, &kind)) ||
      (options->admit != NULL && !lyd_cli_read_word (&lyd_admissions, "--admit", options->admit, &admission)) ||
      (options->choice != NULL && !lyd_cli_read_yes_no ("--choice", options->choice, &session->choice)) ||
      (options->sensitive != NULL && !lyd_cli_read_yes_no ("--sensitive", options->sensitive, &session->sensitive)) ||
      (options->capacity != NULL &&
       !lyd_cli_read_limit ("--capacity", options->capacity, LYD_CLI_MAX_PLACES, &session->capacity)) ||
      (options->position != NULL &&
       !lyd_cli_read_limit ("--position", options->position, LYD_CLI_MAX_PLACES, &session->position)) ||
      (options->opens_before != NULL &&
       !lyd_cli_read_limit ("--opens-before", options->opens_before, MAX_MINUTES, &session->opens_before)) ||
      (options->closes_after != NULL &&
       !lyd_cli_read_limit ("--closes-after", options->closes_after, MAX_MINUTES, &session->closes_after)))
    return FALSE;
  session->admission = (LydAdmission) admission;
  session->kind = (LydSessionKind) kind;
  replace (&session->title, options->title);
  replace (&session->room, options->room);
  replace (&session->track, options->track);
  return TRUE;
}

/* Of presenters "" alone takes everybody away. */
static gboolean
apply_people (LydCli *cli,
              const SessionOptions *options,
              LydSession *session,
              GError **error)
{
  if (options->audience != NULL &&
      (session->rules = lyd_eligibility_read (cli->file, (const char *const *) options->audience, error)) == NULL)
    return FALSE;
  if (options->presenters == NULL)
    return TRUE;
  g_clear_pointer (&session->presenters, g_ptr_array_unref);
  session->presenters = lyd_presenters_new ();
  for (guint i = 0; options->presenters[i] != NULL; i++) {
    LydPresenter *presenter;

    if (options->presenters[i][0] == '\0')
      continue;
    presenter = lyd_agenda_read_presenter (cli->file, options->presenters[i], error);
    if (presenter == NULL)
      return FALSE;
    g_ptr_array_add (session->presenters, presenter);
  }
  return TRUE;
}

static int
session_add (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (SessionOptions) options = { 0 };
  gboolean choice = FALSE;
  gboolean sensitive = FALSE;
  const GOptionEntry entries[] = {
    SHARED_OPTIONS,
    { "choice", 0, 0, G_OPTION_ARG_NONE, &choice, N_ ("Only for those who chose it"), NULL },
    { "sensitive", 0, 0, G_OPTION_ARG_NONE, &sensitive, N_ ("Only counted: nobody is scanned or named there"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "session add EVENT --title T --start S --end E"))
    return LYD_CLI_USAGE;
  if (options.title == NULL || options.start == NULL || options.end == NULL)
    return lyd_cli_misuse (_ ("session add needs --title, --start and --end."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  session = lyd_plan_new_session (event);
  session->opens_before = -1;
  session->closes_after = -1;
  session->choice = choice;
  session->sensitive = session->sensitive || sensitive;
  if (!apply_options (&options, session, zone))
    return LYD_CLI_USAGE;
  return apply_people (cli, &options, session, &error) && lyd_plan_add_session (cli->file, session, &error)
           ? lyd_cli_print_id (cli, &session->id)
           : lyd_cli_fail (cli, error);
}

static int
session_set (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (SessionOptions) options = { 0 };
  const GOptionEntry entries[] = {
    SHARED_OPTIONS,
    OPTION ("choice", choice, N_ ("Only for those who chose it"), "yes|no"),
    OPTION ("sensitive", sensitive, N_ ("Only counted: nobody is scanned or named there"), "yes|no"),
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "session set SESSION [--start S] [--room R] [--capacity N] …"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_plan_find_session (cli->file, rest[0], &error)) == NULL ||
      (event = lyd_plan_get_event (cli->file, &session->event, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  if (!apply_options (&options, session, zone))
    return LYD_CLI_USAGE;
  return apply_people (cli, &options, session, &error) &&
             lyd_plan_change_session (cli->file, session, &promoted, &error)
           ? lyd_cli_print_changed (cli, &session->id, promoted)
           : lyd_cli_fail (cli, error);
}

static void
describe_presenters (JsonBuilder *builder,
                     const GPtrArray *presenters)
{
  json_builder_set_member_name (builder, "presenters");
  json_builder_begin_array (builder);
  for (guint i = 0; presenters != NULL && i < presenters->len; i++) {
    const LydPresenter *presenter = g_ptr_array_index (presenters, i);

    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "name", presenter->name);
    if (!lyd_id_is_none (&presenter->person))
      lyd_cli_set_id (builder, "person", &presenter->person);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
describe_session (JsonBuilder *builder,
                  const LydSession *session,
                  GTimeZone *zone)
{
  lyd_cli_set_id (builder, "id", &session->id);
  lyd_cli_set_string (builder, "title", session->title);
  lyd_cli_set_time (builder, "start", session->start, zone);
  lyd_cli_set_time (builder, "end", session->end, zone);
  lyd_cli_set_string (builder, "room", session->room);
  lyd_cli_set_string (builder, "track", session->track);
  lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_session_kinds, (int) session->kind));
  lyd_cli_set_string (builder, "admit", lyd_word_id (&lyd_admissions, (int) session->admission));
  lyd_cli_set_flag (builder, "choice", session->choice);
  lyd_cli_set_flag (builder, "sensitive", session->sensitive);
  lyd_cli_set_limit (builder, "capacity", session->capacity);
  describe_presenters (builder, session->presenters);
}

/* @more: (nullable): what else is known, for people */
void
lyd_cli_print_session (LydCli *cli,
                       const LydSession *session,
                       const char *more,
                       GTimeZone *zone)
{
  g_autofree char *id = lyd_id_to_string (&session->id);
  g_autofree char *start = lyd_time_to_iso (session->start, zone);
  g_autofree char *presenters = lyd_presenters_join (session->presenters);
  g_autoptr (JsonBuilder) builder = NULL;

  if (cli->json) {
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    describe_session (builder, session, zone);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
    return;
  }
  lyd_cli_print ("%s  %.16s  %-9s %s%s%s%s%s%s%s%s%s%s\n", id, start,
                 lyd_word_id (&lyd_admissions, (int) session->admission), session->title,
                 session->room != NULL ? ", " : "", session->room != NULL ? session->room : "",
                 session->track != NULL ? " · " : "", session->track != NULL ? session->track : "",
                 presenters != NULL ? " · " : "", presenters != NULL ? presenters : "",
                 session->sensitive ? _ (" (counted only)") : "", more != NULL && more[0] != '\0' ? " · " : "",
                 more != NULL ? more : "");
}

static void
print_line (LydCli *cli,
            const LydAgenda *agenda,
            const LydAgendaLine *line,
            GTimeZone *zone)
{
  g_autofree char *left = lyd_words_left (line);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print_session (cli, line->session, left, zone);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  describe_session (builder, line->session, zone);
  lyd_cli_set_flag (builder, "counted", line->counted);
  lyd_cli_set_int (builder, "inside", line->inside);
  if (line->session->choice && !line->counted) {
    lyd_cli_set_int (builder, "taken", line->places.taken);
    lyd_cli_set_int (builder, "waiting", line->places.waiting);
  }
  lyd_cli_set_string (builder, "audience", line->audience);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (int kind = 0; kind < lyd_conflict_kinds.n_words; kind++)
    if ((line->conflicts & (1u << kind)) != 0)
      json_builder_add_string_value (builder, lyd_word_id (&lyd_conflict_kinds, kind));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static LydAgenda *
open_agenda (LydCli *cli,
             const char *words,
             GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_find_event (cli->file, words, error);

  return event != NULL ? lyd_agenda_get (cli->file, &event->id, error) : NULL;
}

static int
session_list (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydAgenda) agenda = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "session list EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((agenda = open_agenda (cli, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (agenda->event->timezone);
  for (guint i = 0; i < agenda->lines->len; i++)
    print_line (cli, agenda, g_ptr_array_index (agenda->lines, i), zone);
  return LYD_CLI_DONE;
}

static void
print_conflict (LydCli *cli,
                const LydAgenda *agenda,
                const LydConflict *conflict)
{
  g_autofree char *words = lyd_words_conflict (agenda, conflict);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%-9s  %s\n", lyd_word_id (&lyd_conflict_kinds, (int) conflict->kind), words);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_conflict_kinds, (int) conflict->kind));
  lyd_cli_set_id (builder, "session", &conflict->a);
  if (!lyd_id_is_none (&conflict->b))
    lyd_cli_set_id (builder, "other", &conflict->b);
  lyd_cli_set_string (builder, "what", conflict->what);
  lyd_cli_set_int (builder, "people", conflict->n);
  lyd_cli_set_string (builder, "message", words);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
session_conflicts (LydCli *cli,
                   GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydAgenda) agenda = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "session conflicts EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((agenda = open_agenda (cli, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < agenda->conflicts->len; i++)
    print_conflict (cli, agenda, g_ptr_array_index (agenda->conflicts, i));
  if (!cli->json && agenda->conflicts->len == 0)
    lyd_cli_note (_ ("Nothing in this agenda conflicts.\n"));
  return LYD_CLI_DONE;
}

static int
change_one (LydCli *cli,
            GStrv arguments,
            const char *usage,
            gboolean (*act) (LydFile *file, LydSession *session, GError **error))
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, usage))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_plan_find_session (cli->file, rest[0], &error)) == NULL || !act (cli->file, session, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &session->id);
}

static gboolean
duplicate (LydFile *file,
           LydSession *session,
           GError **error)
{
  LydId copy;

  if (!lyd_agenda_duplicate_session (file, &session->id, &copy, error))
    return FALSE;
  session->id = copy;
  return TRUE;
}

static int
session_duplicate (LydCli *cli,
                   GStrv arguments)
{
  return change_one (cli, arguments, "session duplicate SESSION", duplicate);
}

static gboolean
take_away (LydFile *file,
           LydSession *session,
           GError **error)
{
  return lyd_plan_delete_session (file, &session->id, error);
}

static int
session_remove (LydCli *cli,
                GStrv arguments)
{
  return change_one (cli, arguments, "session remove SESSION", take_away);
}

const LydCliCommand lyd_cli_session_commands[] = {
  { "session add", "EVENT --title T --start S --end E", N_ ("add a session to an event"), session_add },
  { "session list", "EVENT", N_ ("list an event's sessions"), session_list },
  { "session set", "SESSION [--start S] [--room R] …", N_ ("change a session"), session_set },
  { "session conflicts", "EVENT", N_ ("what does not fit in an agenda"), session_conflicts },
  { "session duplicate", "SESSION", N_ ("plan a session once more, right after itself"), session_duplicate },
  { "session remove", "SESSION", N_ ("delete a session that nobody used"), session_remove },
  { "session import", "EVENT FILE [--dry-run]", N_ ("bring in an agenda from a table"), lyd_cli_agenda_import },
  { "tap", "SESSION [--by N]", N_ ("count heads at a session that names nobody"), lyd_cli_tap },
  { "schedule", "EVENT -o FILE.pdf", N_ ("write a schedule for each person"), lyd_cli_schedule },
  { NULL },
};
