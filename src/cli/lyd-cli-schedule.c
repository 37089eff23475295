#include "lyd-cli.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-replace.h"
#include "lyd-schedule.h"

#include <glib/gi18n.h>
#include <string.h>

/* The registrations that --only names. */
static GArray *
find_chosen (LydCli *cli,
             GStrv words,
             GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));

  for (guint i = 0; words[i] != NULL; i++) {
    LydId id;

    if (!lyd_register_find (cli->file, words[i], &id, error))
      return NULL;
    g_array_append_val (ids, id);
  }
  return g_steal_pointer (&ids);
}

/* `schedule EVENT -o FILE.pdf` */
int
lyd_cli_schedule (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  g_auto (GStrv) only = NULL;
  LydScheduleOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file"), "FILE.pdf" },
    { "only", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &only, N_ ("A registration's id; may be repeated"), "ID" },
    { "with-sensitive", 0, 0, G_OPTION_ARG_NONE, &options.with_sensitive, N_ ("Sessions that are only counted, too"),
      NULL },
    { "a4", 0, 0, G_OPTION_ARG_NONE, &options.a4, N_ ("On A4 instead of US Letter"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (LydReplace) replace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  guint n = 0;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "schedule EVENT -o FILE.pdf"))
    return LYD_CLI_USAGE;
  if (output == NULL)
    return lyd_cli_misuse (_ ("schedule needs -o FILE.pdf."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (only != NULL && (chosen = find_chosen (cli, only, &error)) == NULL) ||
      (replace = lyd_replace_begin (output, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  options.chosen = chosen;
  if (!lyd_schedule_write (cli->file, &event->id, &options, lyd_replace_get_part (replace), &n, &error) ||
      !lyd_replace_finish (&replace, &error))
    return lyd_cli_fail (cli, error);
  if (!cli->json) {
    lyd_cli_print (ngettext ("%1$u schedule in %2$s\n", "%1$u schedules in %2$s\n", n), n, output);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "schedules", n);
  lyd_cli_set_string (builder, "file", output);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}
