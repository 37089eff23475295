#include "lyd-cli.h"

#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>
#include <string.h>

static void
describe_places (JsonBuilder *builder,
                 const LydPlaces *places)
{
  lyd_cli_set_limit (builder, "capacity", places->capacity);
  lyd_cli_set_int (builder, "taken", places->taken);
  lyd_cli_set_limit (builder, "left", places->capacity >= 0 ? lyd_places_get_left (places) : -1);
  lyd_cli_set_int (builder, "waiting", places->waiting);
  lyd_cli_set_int (builder, "pending", places->pending);
}

static void
print_places (LydCli *cli,
              const char *member,
              const LydId *id,
              const char *title,
              const LydPlaces *places)
{
  g_autofree char *text = lyd_words_places (places);
  g_autofree char *id_text = lyd_id_to_string (id);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (_ ("%s  %s: %d confirmed, %d pending%s%s\n"), id_text, title, places->taken, places->pending,
                   text[0] != '\0' ? " · " : "", text);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, member, id);
  lyd_cli_set_string (builder, "title", title);
  describe_places (builder, places);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static void
print_seats (LydCli *cli,
             const LydSeatLine *line)
{
  g_autofree char *text = lyd_words_seats (line);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("  %s: %s\n", line->name, text);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "organization", &line->organization);
  lyd_cli_set_string (builder, "name", line->name);
  lyd_cli_set_limit (builder, "included", line->seats.included);
  lyd_cli_set_int (builder, "taken", line->seats.taken);
  lyd_cli_set_int (builder, "pending", line->seats.pending);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
event_places (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydSeating) seating = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "event places EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (seating = lyd_seating_get (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);

  print_places (cli, "event", &event->id, event->title, &seating->places);
  for (guint i = 0; i < seating->sessions->len; i++) {
    const LydSessionPlaces *line = g_ptr_array_index (seating->sessions, i);

    print_places (cli, "session", &line->session->id, line->session->title, &line->places);
  }
  for (guint i = 0; i < seating->seats->len; i++)
    print_seats (cli, g_ptr_array_index (seating->seats, i));
  return LYD_CLI_DONE;
}

static int
event_seats (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  int seats = LYD_SEATS_USUAL;

  if (!lyd_cli_parse (cli, NULL, &rest, 3, 3, "event seats EVENT ORGANIZATION N|none|usual") ||
      (strcmp (rest[2], "usual") != 0 && !lyd_cli_read_limit ("N", rest[2], LYD_CLI_MAX_PLACES, &seats)))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      !lyd_seating_set_seats (cli->file, &event->id, rest[1], seats, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &event->id);
}

/* The event, and where somebody named one the session of it. */
static LydEvent *
find_list (LydCli *cli,
           const char *event_words,
           const char *session_words,
           LydSession **session,
           GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_find_event (cli->file, event_words, error);

  if (event == NULL || session_words == NULL)
    return g_steal_pointer (&event);
  *session = lyd_cli_find_session_of (cli->file, &event->id, session_words, error);
  return *session != NULL ? g_steal_pointer (&event) : NULL;
}

static void
print_waiting (LydCli *cli,
               const LydWaiting *waiting,
               guint number)
{
  g_autofree char *id = lyd_id_to_string (&waiting->registration);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%3u  %s  %s%s%s\n", number, id, waiting->name, waiting->organization != NULL ? ", " : "",
                   waiting->organization != NULL ? waiting->organization : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "number", number);
  lyd_cli_set_string (builder, "registration", id);
  lyd_cli_set_string (builder, "name", waiting->name);
  lyd_cli_set_string (builder, "organization", waiting->organization);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
waitlist (LydCli *cli,
          GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *words = NULL;
  const GOptionEntry entries[] = {
    { "session", 0, 0, G_OPTION_ARG_FILENAME, &words, N_ ("The list of this session"), "S" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "waitlist EVENT [--session S]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = find_list (cli, rest[0], words, &session, &error)) == NULL ||
      (list = lyd_seating_list_waiting (cli->file, &event->id, session != NULL ? &session->id : NULL, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < list->len; i++)
    print_waiting (cli, g_ptr_array_index (list, i), i + 1);
  return LYD_CLI_DONE;
}

static void
print_promotion (LydCli *cli,
                 const LydPromotion *promotion)
{
  g_autofree char *id = lyd_id_to_string (&promotion->registration);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s\n", id, promotion->name);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "registration", id);
  lyd_cli_set_string (builder, "name", promotion->name);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
waitlist_promote (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *words = NULL;
  gboolean beyond = FALSE;
  const GOptionEntry entries[] = {
    { "session", 0, 0, G_OPTION_ARG_FILENAME, &words, N_ ("The list of this session"), "S" },
    { "beyond-capacity", 0, 0, G_OPTION_ARG_NONE, &beyond, N_ ("Also where no place is left"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (GError) error = NULL;
  int n = -1;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 2, "waitlist promote EVENT [N] [--session S]") ||
      !lyd_cli_read_limit ("N", rest[1], LYD_CLI_MAX_PLACES, &n))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = find_list (cli, rest[0], words, &session, &error)) == NULL ||
      (promoted = lyd_seating_promote (cli->file, &event->id, session != NULL ? &session->id : NULL, n, beyond,
                                       &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (promoted->len == 0)
    lyd_cli_note (_ ("Nobody moved up: nobody waits, or no place is left.\n"));
  for (guint i = 0; i < promoted->len; i++)
    print_promotion (cli, g_ptr_array_index (promoted, i));
  return LYD_CLI_DONE;
}

static int
registration_choose (LydCli *cli,
                     GStrv arguments)
{
  static const char *const words[] = { "taken", "waiting", "refused", "unchanged" };
  g_auto (GStrv) rest = arguments;
  g_autofree char *override = NULL;
  gboolean beyond = FALSE;
  const GOptionEntry entries[] = {
    { "beyond-capacity", 0, 0, G_OPTION_ARG_NONE, &beyond, N_ ("Also where no place is left"), NULL },
    { "override", 0, 0, G_OPTION_ARG_FILENAME, &override, LYD_CLI_OVERRIDE, "REASON" },
    { NULL },
  };
  g_autoptr (LydSession) session = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  LydChoice choice = LYD_CHOICE_UNCHANGED;
  LydId id;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "registration choose ID SESSION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_register_find (cli->file, rest[0], &id, &error) ||
      (session = lyd_plan_find_session (cli->file, rest[1], &error)) == NULL ||
      !lyd_seating_choose (cli->file, &id, &session->id, beyond, override, &choice, &error))
    return lyd_cli_fail (cli, error);
  if (choice == LYD_CHOICE_WAITING)
    lyd_cli_note (_ ("“%s” is full, so the registration is on its waiting list.\n"), session->title);
  else if (choice == LYD_CHOICE_REFUSED)
    lyd_cli_note (_ ("“%s” is for others. Nothing was changed.\n"), session->title);
  if (!cli->json)
    return lyd_cli_print_id (cli, &id);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "id", &id);
  lyd_cli_set_string (builder, "choice", words[choice]);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static int
registration_give_back (LydCli *cli,
                        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "registration give-back ID SESSION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_register_find (cli->file, rest[0], &id, &error) ||
      (session = lyd_plan_find_session (cli->file, rest[1], &error)) == NULL ||
      (promoted = lyd_seating_give_back (cli->file, &id, &session->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_changed (cli, &id, promoted);
}

const LydCliCommand lyd_cli_places_commands[] = {
  { "event places", "EVENT", N_ ("what is taken, left and waited for"), event_places },
  { "event seats", "EVENT ORGANIZATION N", N_ ("include more or fewer seats for one organization"), event_seats },
  { "waitlist", "EVENT", N_ ("list who waits, in their order"), waitlist },
  { "waitlist promote", "EVENT [N]", N_ ("move those who wait up"), waitlist_promote },
  { "registration choose", "ID SESSION", N_ ("choose a session, or wait for a place in it"), registration_choose },
  { "registration give-back", "ID SESSION", N_ ("give a place in a session back"), registration_give_back },
  { NULL },
};
