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
  lyd_cli_program_commands,
  lyd_cli_report_commands,
  lyd_cli_series_commands,
  lyd_cli_series_change_commands,
  lyd_cli_question_commands,
  lyd_cli_session_commands,
  lyd_cli_register_commands,
  lyd_cli_party_commands,
  lyd_cli_people_commands,
  lyd_cli_directory_commands,
  lyd_cli_door_commands,
  lyd_cli_pin_commands,
  lyd_cli_places_commands,
  lyd_cli_group_commands,
  lyd_cli_import_commands,
  lyd_cli_attendance_import_commands,
  lyd_cli_attendance_commands,
  lyd_cli_attendance_settle_commands,
  lyd_cli_invite_commands,
  lyd_cli_material_commands,
  lyd_cli_check_in_commands,
  lyd_cli_badge_commands,
  lyd_cli_desk_commands,
  lyd_cli_paper_commands,
  lyd_cli_certificate_commands,
  lyd_cli_print_commands,
  lyd_cli_history_commands,
  lyd_cli_closing_commands,
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

/* Whether the command is @noun or begins with it: "event" is the noun of "event add". */
static gboolean
has_noun (const LydCliCommand *command,
          const char *noun)
{
  gsize length = strlen (noun);

  return strncmp (command->words, noun, length) == 0 &&
         (command->words[length] == '\0' || command->words[length] == ' ');
}

/* Prints the commands of @noun, or all. Returns: how many there are */
static guint
print_commands (const char *noun)
{
  guint n = 0;

  for (gsize group = 0; group < G_N_ELEMENTS (groups); group++) {
    for (const LydCliCommand *command = groups[group]; command->words != NULL; command++) {
      if (noun != NULL && !has_noun (command, noun))
        continue;
      if (n++ == 0)
        lyd_cli_print (_ ("Usage: lanyardctl [--database FILE] [--json] COMMAND …\n\nCommands:\n"));
      lyd_cli_print ("  %-22s %s\n", command->words, _ (command->summary));
    }
  }
  if (n > 0)
    lyd_cli_print (_ ("\n“lanyardctl COMMAND --help” tells a command's options; lanyardctl(1) tells everything.\n"));
  return n;
}

/* Takes the global options that stand before the command off @arguments. */
static gboolean
take_global_options (LydCli *cli,
                     GStrv *arguments)
{
  const struct {
    const char *option;
    char **value;
  } options[] = {
    { "--database", &cli->database },
    { "--station", (char **) &cli->context.station },
  };
  GStrv rest = *arguments;

  while (rest[0] != NULL && strcmp (rest[0], "--help") != 0 && strcmp (rest[0], "-h") != 0 &&
         strcmp (rest[0], "--version") != 0 && rest[0][0] == '-') {
    guint n = strcmp (rest[0], "--json") == 0 ? 1 : 0;

    for (gsize i = 0; n == 0 && i < G_N_ELEMENTS (options); i++) {
      gsize length = strlen (options[i].option);

      if (strncmp (rest[0], options[i].option, length) != 0)
        continue;
      if (rest[0][length] == '=')
        n = 1;
      else if (rest[0][length] == '\0' && rest[1] != NULL)
        n = 2;
      if (n > 0) {
        g_free (*options[i].value);
        *options[i].value = g_strdup (n == 1 ? rest[0] + length + 1 : rest[1]);
      }
    }
    if (n == 0) {
      lyd_cli_misuse (_ ("Unknown option %s, or it lacks its value. “lanyardctl --help” lists the commands."), rest[0]);
      return FALSE;
    }
    cli->json = cli->json || strcmp (rest[0], "--json") == 0;
    for (guint i = 0; i < n; i++)
      g_free (rest[i]);
    memmove (rest, rest + n, sizeof (char *) * (g_strv_length (rest + n) + 1));
  }
  return TRUE;
}

static gboolean
asks_for_help (const char *word)
{
  return g_strcmp0 (word, "--help") == 0 || g_strcmp0 (word, "-h") == 0;
}

static int
run (LydCli *cli,
     GStrv *arguments)
{
  const LydCliCommand *command;
  const char *word;
  guint n_words;

  if (!take_global_options (cli, arguments))
    return LYD_CLI_USAGE;
  word = (*arguments)[0];
  if (word == NULL || asks_for_help (word) || strcmp (word, "help") == 0) {
    print_commands (NULL);
    return word == NULL ? LYD_CLI_USAGE : LYD_CLI_DONE;
  }
  if (strcmp (word, "--version") == 0) {
    lyd_cli_print ("lanyardctl %s\n", LYD_VERSION);
    return LYD_CLI_DONE;
  }

  command = find_command (*arguments, &n_words);
  if (command != NULL)
    return command->run (cli, g_strdupv (*arguments + n_words));
  if (asks_for_help ((*arguments)[1]) && print_commands (word) > 0)
    return LYD_CLI_DONE;
  return lyd_cli_misuse (_ ("Unknown command “%s”. “lanyardctl --help” lists the commands."), word);
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

  lyd_cli_close (&cli);
  g_free (cli.database);
  g_free ((char *) cli.context.station); /* read from --station */
  if (fflush (stdout) != 0 || ferror (stdout)) {
    perror ("lanyardctl");
    status = LYD_CLI_FAILED;
  }
  return status;
}
