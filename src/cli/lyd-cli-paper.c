#include "lyd-cli.h"

#include "lyd-export.h"
#include "lyd-exporter.h"
#include "lyd-fold.h"
#include "lyd-image-reader.h"
#include "lyd-plan.h"
#include "lyd-qr-reader.h"
#include "lyd-tickets.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static int
tickets (LydCli *cli,
         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The folder"), "FOLDER" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  guint n_tickets = 0;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "tickets EVENT -o FOLDER"))
    return LYD_CLI_USAGE;
  if (output == NULL)
    return lyd_cli_misuse (_ ("tickets needs -o FOLDER."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      !lyd_tickets_write (cli->file, &event->id, NULL, output, NULL, &n_tickets, &error))
    return lyd_cli_fail (cli, error);
  if (!cli->json) {
    lyd_cli_print (_ ("%1$u tickets in %2$s\n"), n_tickets, output);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "tickets", n_tickets);
  lyd_cli_set_string (builder, "folder", output);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static int
export_list (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  LydExportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file; its ending decides the format"), "FILE" },
    { "with-sensitive", 0, 0, G_OPTION_ARG_NONE, &options.with_sensitive, N_ ("Answers to sensitive questions too"),
      NULL },
    { "missing", 0, 0, G_OPTION_ARG_NONE, &options.missing,
      N_ ("Of a roll call: only who was not found yet"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "export EVENT WHAT -o FILE"))
    return LYD_CLI_USAGE;
  if (output == NULL)
    return lyd_cli_misuse (_ ("export needs -o FILE."));
  if (!lyd_export_check (rest[1], output, &error))
    return lyd_cli_misuse ("%s", error->message);
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      !lyd_export (cli->file, &event->id, rest[1], output, &options, &error))
    return lyd_cli_fail (cli, error);
  if (strcmp (rest[1], LYD_EXPORT_ZOOM) == 0)
    lyd_cli_note_zoom_left_out (cli, &event->id);
  return LYD_CLI_DONE;
}

static int
decode (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  int status = LYD_CLI_DONE;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, G_MAXINT, "decode IMAGE…"))
    return LYD_CLI_USAGE;
  for (guint i = 0; rest[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LydLuma) picture = lyd_image_read (rest[i], &error);
    g_auto (GStrv) texts = NULL;

    if (picture == NULL) {
      status = lyd_cli_fail (cli, error);
      continue;
    }
    texts = lyd_qr_read_still (picture);
    if (texts == NULL || texts[0] == NULL)
      printf ("%s\t\n", rest[i]);
    for (guint j = 0; texts != NULL && texts[j] != NULL; j++) {
      g_autofree char *line = lyd_clean_line (texts[j]);

      /* The path as it was given: a program looks for it in the answer. */
      printf ("%s\t%s\n", rest[i], line);
    }
  }
  return status;
}

const LydCliCommand lyd_cli_paper_commands[] = {
  { "tickets", "EVENT -o FOLDER", N_ ("write a ticket for each person"), tickets },
  { "export", "EVENT WHAT -o FILE", N_ ("write a list"), export_list },
  { "decode", "IMAGE…", N_ ("read QR codes from pictures"), decode },
  { NULL },
};
