#include "lyd-cli.h"

#include "lyd-pin.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A PIN comes on standard input: arguments are in everybody's list of processes and in the shell's history. What is
 * typed at a terminal is not shown there. */
static void
read_pin (const char *prompt,
          char *pin,
          gsize size)
{
  gboolean typed = isatty (STDIN_FILENO);
  struct termios before;
  struct termios hidden;
  gsize n = 0;
  int c;

  if (typed && tcgetattr (STDIN_FILENO, &before) == 0) {
    lyd_cli_note ("%s ", prompt);
    hidden = before;
    hidden.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  } else {
    typed = FALSE;
  }
  while ((c = getc (stdin)) != EOF && c != '\n')
    if (n + 1 < size && c != '\r' && c != '\0')
      pin[n++] = (char) c;
  pin[n] = '\0';
  if (typed) {
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
    lyd_cli_note ("\n");
  }
}

static void
wipe (char *pin,
      gsize size)
{
  explicit_bzero (pin, size);
}

static int
pin_set (LydCli *cli,
         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GError) error = NULL;
  char pin[LYD_PIN_MOST + 8];
  gboolean done;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "pin set"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  read_pin (_ ("New staff PIN:"), pin, sizeof pin);
  done = lyd_pin_set (cli->file, pin, &error);
  wipe (pin, sizeof pin);
  if (!done)
    return lyd_cli_fail (cli, error);
  lyd_cli_note (_ ("The staff PIN is set.\n"));
  return LYD_CLI_DONE;
}

static int
pin_check (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GError) error = NULL;
  g_autofree char *until = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  LydPinAnswer answer;
  char pin[LYD_PIN_MOST + 8];
  gboolean done;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "pin check"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  read_pin (_ ("Staff PIN:"), pin, sizeof pin);
  done = lyd_pin_check (cli->file, pin, &answer, &error);
  wipe (pin, sizeof pin);
  if (!done)
    return lyd_cli_fail (cli, error);
  if (cli->json) {
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_flag (builder, "right", answer.right);
    lyd_cli_set_flag (builder, "too_early", answer.too_early);
    lyd_cli_set_time (builder, "wait_until", answer.wait_until, zone);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
    return LYD_CLI_DONE;
  }
  lyd_cli_print ("%s\n", answer.right ? _ ("right") : answer.too_early ? _ ("too early")
                                                                       : _ ("wrong"));
  if (answer.wait_until != LYD_TIME_NONE) {
    until = lyd_time_to_iso (answer.wait_until, zone);
    lyd_cli_note (_ ("No PIN is looked at before %s.\n"), until);
  }
  return LYD_CLI_DONE;
}

static int
pin_status (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  gboolean set;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "pin"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_pin_is_set (cli->file, &set, &error))
    return lyd_cli_fail (cli, error);
  if (!cli->json) {
    lyd_cli_print ("%s\n", set ? _ ("A staff PIN is set.") : _ ("No staff PIN is set."));
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_flag (builder, "set", set);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_pin_commands[] = {
  { "pin", "", N_ ("say whether a staff PIN is set"), pin_status },
  { "pin set", "", N_ ("set the staff PIN, read from standard input"), pin_set },
  { "pin check", "", N_ ("say whether a PIN is right, read from standard input"), pin_check },
  { NULL },
};
