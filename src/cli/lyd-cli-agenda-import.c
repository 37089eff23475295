#include "lyd-agenda-import.h"
#include "lyd-cli.h"
#include "lyd-plan.h"

#include <glib/gi18n.h>

/* No agenda is larger; a film that was named instead is. */
#define MAX_BYTES (16 * 1024 * 1024)

static GBytes *
read_file (const char *path,
           GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_BYTES) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is far too large to be an agenda. Nothing was changed."),
                 path);
    return NULL;
  }
  return g_file_load_bytes (source, NULL, NULL, error);
}

static void
print_plan (LydCli *cli,
            const LydAgendaPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json) {
    lyd_cli_print (_ ("%1$u new sessions, %2$u known, %3$u lines left out\n"), plan->sessions->len, plan->n_known,
                   plan->problems->len);
    for (guint i = 0; i < plan->problems->len; i++) {
      g_autofree char *words = lyd_words_agenda_problem (g_ptr_array_index (plan->problems, i));

      lyd_cli_note ("%s\n", words);
    }
    return;
  }
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "added", plan->sessions->len);
  lyd_cli_set_int (builder, "known", plan->n_known);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->problems->len; i++) {
    const LydAgendaProblem *problem = g_ptr_array_index (plan->problems, i);

    json_builder_begin_object (builder);
    lyd_cli_set_int (builder, "line", problem->line);
    lyd_cli_set_string (builder, "column", problem->column);
    lyd_cli_set_string (builder, "message", problem->message);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* `session import EVENT FILE [--dry-run]` */
int
lyd_cli_agenda_import (LydCli *cli,
                       GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would be done"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LydAgendaPlan) plan = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "session import EVENT FILE [--dry-run]"))
    return LYD_CLI_USAGE;
  name = g_path_get_basename (rest[1]);
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (bytes = read_file (rest[1], &error)) == NULL ||
      (plan = lyd_agenda_import_plan (cli->file, &event->id, bytes, name, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (!dry_run && plan->sessions->len > 0 && !lyd_agenda_import_apply (cli->file, plan, &error))
    return lyd_cli_fail (cli, error);
  print_plan (cli, plan);
  return LYD_CLI_DONE;
}
