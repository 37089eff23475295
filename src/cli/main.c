#include "lyd-cli.h"
#include "lyd-config.h"
#include "lyd-system.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const LydCliCommand *const groups[] = {
  lyd_cli_event_commands,
  lyd_cli_register_commands,
  lyd_cli_import_commands,
  lyd_cli_check_in_commands,
  lyd_cli_paper_commands,
  lyd_cli_file_commands,
};

/* Whether @arguments start with the command's words. Returns: how many words, 0 where they do not */
static guint
match_words (const char *words,
             GStrv arguments)
{
  g_auto (GStrv) wanted = g_strsplit (words, " ", -1);
  guint n = g_strv_length (wanted);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (arguments[i], wanted[i]) != 0)
      return 0;
  return n;
}

/* The command whose words are most of those given: "import undo" before "import". */
static const LydCliCommand *
find_command (GStrv arguments,
              guint *n_words)
{
  const LydCliCommand *found = NULL;

  *n_words = 0;
  for (gsize group = 0; group < G_N_ELEMENTS (groups); group++) {
    for (const LydCliCommand *command = groups[group]; command->words != NULL; command++) {
      guint n = match_words (command->words, arguments);

      if (n > *n_words) {
        *n_words = n;
        found = command;
      }
    }
  }
  return found;
}

static void
print_help (void)
{
  lyd_cli_print (_ ("Usage: lanyardctl [--database FILE] [--json] COMMAND …\n\nCommands:\n"));
  for (gsize group = 0; group < G_N_ELEMENTS (groups); group++)
    for (const LydCliCommand *command = groups[group]; command->words != NULL; command++)
      lyd_cli_print ("  %-22s %s\n", command->words, _ (command->summary));
  lyd_cli_print (_ ("\n“lanyardctl COMMAND --help” tells a command's options; lanyardctl(1) tells everything.\n"));
}

/* Takes the global options that stand before the command off @arguments. */
static gboolean
take_global_options (LydCli *cli,
                     GStrv *arguments)
{
  GStrv rest = *arguments;
  guint n = 0;

  while (rest[n] != NULL && rest[n][0] == '-') {
    if (strcmp (rest[n], "--json") == 0) {
      cli->json = TRUE;
    } else if (g_str_has_prefix (rest[n], "--database=")) {
      cli->database = g_strdup (rest[n] + strlen ("--database="));
    } else if (strcmp (rest[n], "--database") == 0 && rest[n + 1] != NULL) {
      cli->database = g_strdup (rest[++n]);
    } else {
      lyd_cli_misuse (_ ("Unknown option %s. “lanyardctl --help” lists the commands."), rest[n]);
      return FALSE;
    }
    n++;
  }
  for (guint i = 0; i < n; i++)
    g_free (rest[i]);
  memmove (rest, rest + n, sizeof (char *) * (g_strv_length (rest + n) + 1));
  return TRUE;
}

static int
run (LydCli *cli,
     GStrv *arguments)
{
  const LydCliCommand *command;
  guint n_words;

  if ((*arguments)[0] == NULL || strcmp ((*arguments)[0], "--help") == 0 || strcmp ((*arguments)[0], "help") == 0) {
    print_help ();
    return (*arguments)[0] == NULL ? LYD_CLI_USAGE : LYD_CLI_DONE;
  }
  if (strcmp ((*arguments)[0], "--version") == 0) {
    lyd_cli_print ("lanyardctl %s\n", LYD_VERSION);
    return LYD_CLI_DONE;
  }
  if (!take_global_options (cli, arguments))
    return LYD_CLI_USAGE;

  command = (*arguments)[0] != NULL ? find_command (*arguments, &n_words) : NULL;
  if (command == NULL)
    return lyd_cli_misuse (_ ("Unknown command “%s”. “lanyardctl --help” lists the commands."),
                           (*arguments)[0] != NULL ? (*arguments)[0] : "");
  return command->run (cli, g_strdupv (*arguments + n_words));
}

int
main (int argc,
      char *argv[])
{
  g_auto (GStrv) arguments = g_strdupv (argv + 1);
  LydCli cli = { 0 };
  int status;

  setlocale (LC_ALL, "");
  /* A bare machine has no locale; names still have accents. */
  if (strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, LYD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  lyd_system_init (&cli.context);
  status = run (&cli, &arguments);

  g_clear_pointer (&cli.file, lyd_file_close);
  g_free (cli.database);
  if (fflush (stdout) != 0 || ferror (stdout)) {
    perror ("lanyardctl");
    status = LYD_CLI_FAILED;
  }
  return status;
}
