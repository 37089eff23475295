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

/* The columns of a list, those that are there unless others are chosen marked. */
static int
print_columns (LydCli *cli,
               const LydEvent *event,
               const char *what,
               const LydExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) columns = lyd_export_list_columns (cli->file, &event->id, what, options, &error);

  if (columns == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < columns->len; i++) {
    const LydExportColumn *column = g_ptr_array_index (columns, i);
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      g_autofree char *id = lyd_clean_line (column->id);

      lyd_cli_print ("%s %s\n", column->shown ? "*" : " ", id);
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "id", column->id);
    lyd_cli_set_string (builder, "title", column->title);
    lyd_cli_set_flag (builder, "shown", column->shown);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

/* What was asked for in words. */
typedef struct {
  char *columns;
  char *by;
  char *who;
} ExportWords;

static void
export_words_clear (ExportWords *words)
{
  g_free (words->columns);
  g_free (words->by);
  g_free (words->who);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportWords, export_words_clear)

/* Returns: (transfer full) (nullable): the columns, of which @options keeps a pointer; %NULL also where none were
 *   chosen. *@ok says whether all of it was understood */
static char **
read_export_words (const ExportWords *words,
                   const char *what,
                   LydExportOptions *options,
                   gboolean *ok)
{
  int by = words->by != NULL ? lyd_word_find (&lyd_export_bys, words->by) : LYD_EXPORT_BY_NOTHING;
  int who = words->who != NULL ? lyd_word_find (&lyd_export_whos, words->who) : LYD_EXPORT_EVERYBODY;
  g_auto (GStrv) columns = words->columns != NULL ? g_strsplit (words->columns, ",", -1) : NULL;

  *ok = FALSE;
  if (by < 0 || !lyd_export_can_group (what, (LydExportBy) by)) {
    lyd_cli_misuse (_ ("%1$s has no --by %2$s."), what, words->by);
    return NULL;
  }
  if (who < 0 || (words->who != NULL && !lyd_export_has_who (what))) {
    lyd_cli_misuse (_ ("%1$s has no --who %2$s."), what, words->who);
    return NULL;
  }
  options->by = (LydExportBy) by;
  options->who = (LydExportWho) who;
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    g_strstrip (columns[i]);
  options->columns = (const char *const *) columns;
  *ok = TRUE;
  return g_steal_pointer (&columns);
}

static void
note_after (LydCli *cli,
            const LydEvent *event,
            const char *what)
{
  if (strcmp (what, LYD_EXPORT_ZOOM) == 0)
    lyd_cli_note_zoom_left_out (cli, &event->id);
  if (strcmp (what, LYD_EXPORT_MAILCHIMP) == 0)
    g_printerr (_ ("Coming to an event is no consent to a newsletter: bring these people in as not subscribed.\n"));
}

static int
export_list (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  g_auto (ExportWords) words = { 0 };
  g_auto (GStrv) columns = NULL;
  gboolean only_columns = FALSE;
  gboolean ok;
  LydExportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file; its ending decides the format"), "FILE" },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &words.columns, N_ ("Only these, in this order"), "A,B,…" },
    { "list-columns", 0, 0, G_OPTION_ARG_NONE, &only_columns, N_ ("Print the columns that there are"), NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &words.by, N_ ("session or organization: in a workbook a sheet each"), "WHAT" },
    { "who", 0, 0, G_OPTION_ARG_STRING, &words.who, N_ ("Of an audience: all, attended or no-shows"), "WHO" },
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
  if (output == NULL && !only_columns)
    return lyd_cli_misuse (_ ("export needs -o FILE."));
  if (!lyd_export_check (rest[1], only_columns ? NULL : output, &error))
    return lyd_cli_misuse ("%s", error->message);
  columns = read_export_words (&words, rest[1], &options, &ok);
  if (!ok)
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (only_columns)
    return print_columns (cli, event, rest[1], &options);
  if (!lyd_export (cli->file, &event->id, rest[1], output, &options, &error))
    return lyd_cli_fail (cli, error);
  note_after (cli, event, rest[1]);
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
