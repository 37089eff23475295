#include "lyd-cli.h"

#include "lyd-backups.h"
#include "lyd-doors.h"
#include "lyd-plan.h"
#include "lyd-system.h"
#include "lyd-words-doors.h"

#include <glib/gi18n.h>

/* For programs. */
static const char *const checks[LYD_DOORS_N_CHECKS] = {
  [LYD_DOORS_CODES] = "codes",
  [LYD_DOORS_BADGES] = "badges",
  [LYD_DOORS_PRINTER] = "printer",
  [LYD_DOORS_LABELS] = "labels",
  [LYD_DOORS_PAPER] = "paper",
  [LYD_DOORS_BACKUP] = "backup",
  [LYD_DOORS_CLOCK] = "clock",
  [LYD_DOORS_PIN] = "pin",
  [LYD_DOORS_DISK] = "disk",
  [LYD_DOORS_POWER] = "power",
};
static const char *const states[] = {
  [LYD_DOORS_GOOD] = "ready",
  [LYD_DOORS_LOOK] = "look",
  [LYD_DOORS_BAD] = "not-ready",
  [LYD_DOORS_NOT_ASKED] = "not-needed",
};

static void
print_check (LydCli *cli,
             const LydDoorsFacts *facts,
             LydDoorsCheck check,
             GTimeZone *zone)
{
  const char *state = states[lyd_doors_judge (facts, check)];
  g_autofree char *line = lyd_words_doors_line (facts, check, zone);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%-10s %s: %s\n", state, lyd_words_doors_check (check), line);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "check", checks[check]);
  lyd_cli_set_string (builder, "state", state);
  lyd_cli_set_string (builder, "message", line);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* `ready EVENT [--paper-printed] [--backups FOLDER]` */
int
lyd_cli_ready (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *backups = NULL;
  gboolean printed = FALSE;
  const GOptionEntry entries[] = {
    { "paper-printed", 0, 0, G_OPTION_ARG_NONE, &printed, N_ ("Say that the sign-in sheets lie on the table"), NULL },
    { "backups", 0, 0, G_OPTION_ARG_FILENAME, &backups, N_ ("Where backups go, where not beside the data file"),
      N_ ("FOLDER") },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;
  LydMachine machine;
  LydDoorsFacts facts;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "ready EVENT [--paper-printed] [--backups FOLDER]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  if (event == NULL || (printed && !lyd_doors_mark (cli->file, &event->id, LYD_DOORS_DID_PAPER, &error)))
    return lyd_cli_fail (cli, error);
  if (backups == NULL)
    backups = lyd_backups_dup_default_folder (lyd_file_get_path (cli->file));
  lyd_system_look (lyd_file_get_path (cli->file), &machine);
  if (!lyd_doors_look (cli->file, &event->id, backups, &machine, &facts, &error))
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get (event->timezone);
  for (LydDoorsCheck check = 0; check < LYD_DOORS_N_CHECKS; check++)
    print_check (cli, &facts, check, zone);
  return LYD_CLI_DONE;
}
