#include "lyd-cli.h"
#include "lyd-plan.h"
#include "lyd-words-agenda.h"

#include <glib/gi18n.h>
#include <stdlib.h>

static void
print_heads (LydCli *cli,
             const LydId *session,
             const LydHeads *heads)
{
  g_autofree char *words = lyd_words_heads (heads);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s: %s\n", heads->title, words);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "session", session);
  lyd_cli_set_int (builder, "heads", heads->heads);
  lyd_cli_set_limit (builder, "capacity", heads->capacity);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* `tap SESSION [--by N]` */
int
lyd_cli_tap (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *by = NULL;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &by, N_ ("So many; below 0, so many are taken back; 0 only asks"), "N" },
    { NULL },
  };
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydHeads) heads = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = 1;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "tap SESSION [--by N]"))
    return LYD_CLI_USAGE;
  if (by != NULL && !g_ascii_string_to_signed (by, 10, -LYD_CLI_MAX_PLACES, LYD_CLI_MAX_PLACES, &n, NULL))
    return lyd_cli_misuse (_ ("--by “%s” is not a whole number."), by);
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_plan_find_session (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  heads = n == 0 ? lyd_tap_count (cli->file, &session->id, &error)
                 : lyd_tap (cli->file, &session->id, (int) n, &error);
  if (heads == NULL)
    return lyd_cli_fail (cli, error);
  print_heads (cli, &session->id, heads);
  return LYD_CLI_DONE;
}
