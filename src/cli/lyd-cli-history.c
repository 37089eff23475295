#include "lyd-cli.h"

#include "lyd-plan.h"
#include "lyd-sensitive.h"
#include "lyd-time.h"
#include "lyd-undo.h"

#include <glib/gi18n.h>

static void
print_entry (LydCli *cli,
             const LydHistoryEntry *entry,
             GTimeZone *zone)
{
  g_autofree char *at = lyd_time_to_iso (entry->at, zone);
  g_autofree char *id = lyd_id_to_string (&entry->id);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    const char *note = entry->undone_at != LYD_TIME_NONE ? _ (" (undone)") : "";

    lyd_cli_print ("%s  %s  %s  %s%s\n", id, at, entry->who, entry->sentence, note);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "id", id);
  lyd_cli_set_string (builder, "code", entry->code);
  lyd_cli_set_string (builder, "sentence", entry->sentence);
  lyd_cli_set_string (builder, "who", entry->who);
  lyd_cli_set_string (builder, "at", at);
  json_builder_set_member_name (builder, "undone");
  json_builder_add_boolean_value (builder, entry->undone_at != LYD_TIME_NONE);
  json_builder_set_member_name (builder, "undoable");
  json_builder_add_boolean_value (builder, entry->undoable);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
history (LydCli *cli,
         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean reveal = FALSE;
  int limit = 50;
  const GOptionEntry entries[] = {
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &reveal, N_ ("Name people also where the event is sensitive"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 1, "history [EVENT] [--limit N] [--reveal]"))
    return LYD_CLI_USAGE;
  if (limit < 1)
    return lyd_cli_misuse (_ ("--limit must be at least 1."));
  if (reveal && rest[0] == NULL)
    return lyd_cli_misuse (_ ("--reveal needs an event."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (rest[0] != NULL && (event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (reveal && !lyd_sensitive_reveal_event (cli->file, &event->id, &error))
    return lyd_cli_fail (cli, error);
  if (event != NULL && event->sensitive && !reveal)
    lyd_cli_note (_ ("This event is sensitive. --reveal names people.\n"));
  list = event != NULL ? lyd_history_list_event (cli->file, &event->id, reveal, limit, &error)
                       : lyd_history_list (cli->file, NULL, limit, &error);
  if (list == NULL)
    return lyd_cli_fail (cli, error);
  zone = event != NULL ? lyd_zone_get_or_utc (event->timezone) : g_time_zone_new_local ();
  for (guint i = 0; i < list->len; i++)
    print_entry (cli, g_ptr_array_index (list, i), zone);
  return LYD_CLI_DONE;
}

static int
history_undo (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydUndoResult) result = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  LydId entry;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "history undo ENTRY"))
    return LYD_CLI_USAGE;
  if (!lyd_id_from_string (&entry, rest[0]))
    return lyd_cli_misuse (_ ("ENTRY is an id as “history” prints it."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((result = lyd_undo (cli->file, &entry, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (cli->json)
    return lyd_cli_print_id (cli, &result->entry);
  words = lyd_undo_result_describe (result);
  lyd_cli_print ("%s\n", words);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_history_commands[] = {
  { "history", "[EVENT]", N_ ("list what was done, the latest first"), history },
  { "history undo", "ENTRY", N_ ("take one act back, or do it again"), history_undo },
  { NULL },
};
