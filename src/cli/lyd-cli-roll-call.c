#include "lyd-cli.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-roll-call.h"

#include <glib/gi18n.h>

static void
print_row (LydCli *cli,
           const LydRollCall *call,
           const LydRollCallRow *row,
           GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *id = lyd_id_to_string (&row->registration);
  g_autofree char *name = lyd_words_roll_call_name (row);
  g_autofree char *seen = lyd_words_roll_call_seen (call, row, zone);

  if (!cli->json) {
    lyd_cli_print ("%s  [%c] %-40s %s%s%s\n", id, row->found ? 'x' : ' ', name, seen,
                   row->needs_assistance ? "  " : "", row->needs_assistance ? _ ("Needs assistance") : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "registration", &row->registration);
  lyd_cli_set_string (builder, "name", row->name);
  lyd_cli_set_string (builder, "organization", row->organization);
  lyd_cli_set_string (builder, "type", lyd_word_id (&lyd_attendee_types, (int) row->type));
  lyd_cli_set_string (builder, "host", row->host);
  lyd_cli_set_flag (builder, "needs_assistance", row->needs_assistance);
  lyd_cli_set_time (builder, "last_seen", row->seen_at, zone);
  lyd_cli_set_string (builder, "session", row->session);
  lyd_cli_set_string (builder, "room", row->room);
  lyd_cli_set_string (builder, "station", row->station);
  lyd_cli_set_flag (builder, "in_building", row->in_building);
  lyd_cli_set_flag (builder, "found", row->found);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* What the list is not goes to the messages, so that the rows stay rows. */
static gboolean
print_call (LydCli *cli,
            const LydId *event,
            gboolean missing,
            GError **error)
{
  g_autoptr (LydRollCall) call = lyd_roll_call_read (cli->file, event, error);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) sentences = NULL;

  if (call == NULL)
    return FALSE;
  zone = lyd_zone_get_or_utc (call->timezone);
  sentences = lyd_words_roll_call (call);
  for (guint i = 0; i < sentences->len; i++)
    lyd_cli_note ("%s\n", (char *) g_ptr_array_index (sentences, i));
  for (guint i = 0; i < call->rows->len; i++) {
    const LydRollCallRow *row = g_ptr_array_index (call->rows, i);

    if (!missing || !row->found)
      print_row (cli, call, row, zone);
  }
  return TRUE;
}

static gboolean
tick (LydCli *cli,
      const LydId *event,
      GStrv words,
      gboolean found,
      GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    LydId id;

    if (!lyd_register_find (cli->file, words[i], &id, error) ||
        !lyd_roll_call_tick (cli->file, event, &id, found, error))
      return FALSE;
  }
  return TRUE;
}

/* `roll-call EVENT [--found ID]... [--not-found ID]... [--start-over] [--missing]` */
int
lyd_cli_roll_call (LydCli *cli,
                   GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (GStrv) found = NULL;
  g_auto (GStrv) not_found = NULL;
  gboolean start_over = FALSE;
  gboolean missing = FALSE;
  const GOptionEntry entries[] = {
    { "found", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &found, N_ ("Tick a registration off; may be repeated"), "ID" },
    { "not-found", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &not_found, N_ ("Take a tick back; may be repeated"), "ID" },
    { "start-over", 0, 0, G_OPTION_ARG_NONE, &start_over, N_ ("Nobody is found any more"), NULL },
    { "missing", 0, 0, G_OPTION_ARG_NONE, &missing, N_ ("Only who was not found yet"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  LydId ended;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "roll-call EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (start_over && !lyd_roll_call_start_over (cli->file, &event->id, &ended, &error)) ||
      !tick (cli, &event->id, found, TRUE, &error) || !tick (cli, &event->id, not_found, FALSE, &error) ||
      !print_call (cli, &event->id, missing, &error))
    return lyd_cli_fail (cli, error);
  return LYD_CLI_DONE;
}
