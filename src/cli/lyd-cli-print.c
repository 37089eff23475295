#include "lyd-cli.h"

#include "lyd-plan.h"
#include "lyd-print-queue.h"
#include "lyd-register.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

/* Badges that wait for a printer. Nothing is printed here: a desk or kiosk that has a printer does that. */

static void
print_job (LydCli *cli,
           const LydPrintJob *job,
           GTimeZone *zone)
{
  g_autofree char *id = lyd_id_to_string (&job->id);
  g_autofree char *asked = lyd_time_to_iso (job->asked_at, zone);
  const char *state = job->unsure ? "unsure" : lyd_word_id (&lyd_print_states, (int) job->state);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s  %-8s %-8s %s%s%s\n", id, asked, state, lyd_word_id (&lyd_print_whys, (int) job->why),
                   job->name != NULL ? job->name : "", job->problem != NULL ? " · " : "",
                   job->problem != NULL ? job->problem : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "id", &job->id);
  lyd_cli_set_id (builder, "registration", &job->registration);
  lyd_cli_set_string (builder, "name", job->name);
  lyd_cli_set_string (builder, "state", state);
  lyd_cli_set_string (builder, "why", lyd_word_id (&lyd_print_whys, (int) job->why));
  lyd_cli_set_string (builder, "printer", job->printer[0] != '\0' ? job->printer : NULL);
  lyd_cli_set_time (builder, "asked_at", job->asked_at, zone);
  lyd_cli_set_int (builder, "tries", job->tries);
  lyd_cli_set_string (builder, "problem", job->problem);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
print_list (LydCli *cli,
            GStrv arguments)
{
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Also what was printed or dropped, the newest first"), NULL },
    { NULL },
  };
  g_auto (GStrv) rest = arguments;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "print list"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_READ_ONLY) == NULL)
    return LYD_CLI_FAILED;
  jobs = lyd_print_queue_list (cli->file, all, &error);
  if (jobs == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < jobs->len; i++)
    print_job (cli, g_ptr_array_index (jobs, i), zone);
  return LYD_CLI_DONE;
}

static int
print_add (LydCli *cli,
           GStrv arguments)
{
  g_autofree char *printer = NULL;
  const GOptionEntry entries[] = {
    { "printer", 0, 0, G_OPTION_ARG_STRING, &printer, N_ ("Only this one; else whichever is there"), N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) rest = arguments;
  g_autoptr (GError) error = NULL;
  LydPrintRequest request = { .why = LYD_PRINT_BY_HAND };
  LydId job;

  if (!lyd_cli_parse (cli, entries, &rest, 1, G_MAXINT, "print add REGISTRATION..."))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  request.printer = printer;
  for (guint i = 0; rest[i] != NULL; i++) {
    if (!lyd_register_find (cli->file, rest[i], &request.registration, &error) ||
        !lyd_print_queue_ask (cli->file, &request, &job, &error))
      return lyd_cli_fail (cli, error);
    lyd_cli_print_id (cli, &job);
  }
  return LYD_CLI_DONE;
}

static int
print_changed (LydCli *cli,
               GStrv arguments)
{
  g_autofree char *printer = NULL;
  const GOptionEntry entries[] = {
    { "printer", 0, 0, G_OPTION_ARG_STRING, &printer, N_ ("Only this one; else whichever is there"), N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  guint n;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "print changed EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  if (event == NULL || !lyd_print_queue_ask_changed (cli->file, &event->id, printer, &n, &error))
    return lyd_cli_fail (cli, error);
  if (!cli->json) {
    lyd_cli_print (ngettext ("%u badge waits for the printer\n", "%u badges wait for the printer\n", n), n);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "badges", n);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

/* Of the commands that do something with badges of the queue. */
typedef gboolean (*JobFunc) (LydFile *file, const LydId *job, GError **error);

static int
each_job (LydCli *cli,
          GStrv arguments,
          const char *words,
          JobFunc func)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GError) error = NULL;
  LydId job;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, G_MAXINT, words))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  for (guint i = 0; rest[i] != NULL; i++)
    if (!lyd_print_queue_find (cli->file, rest[i], &job, &error) || !func (cli->file, &job, &error))
      return lyd_cli_fail (cli, error);
  return LYD_CLI_DONE;
}

static int
print_retry (LydCli *cli,
             GStrv arguments)
{
  return each_job (cli, arguments, "print retry JOB...", lyd_print_queue_retry);
}

static int
print_drop (LydCli *cli,
            GStrv arguments)
{
  return each_job (cli, arguments, "print drop JOB...", lyd_print_queue_drop);
}

static gboolean
settle_printed (LydFile *file,
                const LydId *job,
                GError **error)
{
  return lyd_print_queue_settle (file, job, TRUE, error);
}

static int
print_came_out (LydCli *cli,
                GStrv arguments)
{
  return each_job (cli, arguments, "print came-out JOB...", settle_printed);
}

static void
print_printer (LydCli *cli,
               const LydPrinterNote *note,
               GTimeZone *zone)
{
  g_autofree char *tested = note->tested_at != LYD_TIME_NONE ? lyd_time_to_iso (note->tested_at, zone) : NULL;
  g_autofree char *labels = note->labels >= 0 ? g_strdup_printf ("%d", note->labels) : g_strdup ("-");
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s  %s  %s\n", note->name, note->stock != NULL ? note->stock : "-", labels,
                   tested != NULL ? tested : "-");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "name", note->name);
  lyd_cli_set_string (builder, "stock", note->stock);
  lyd_cli_set_limit (builder, "labels", note->labels);
  lyd_cli_set_time (builder, "tested_at", note->tested_at, zone);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
printer_list (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "printer list"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_READ_ONLY) == NULL)
    return LYD_CLI_FAILED;
  notes = lyd_print_queue_list_printers (cli->file, &error);
  if (notes == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < notes->len; i++)
    print_printer (cli, g_ptr_array_index (notes, i), zone);
  return LYD_CLI_DONE;
}

static gboolean
has_stock (const char *id,
           GError **error)
{
  g_autoptr (LydStocks) stocks = lyd_badges_load_stocks (error);

  if (stocks == NULL || lyd_stocks_find (stocks, id) != NULL)
    return stocks != NULL;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("There is no label stock “%s”. “lanyardctl badges --list-stocks” names them."), id);
  return FALSE;
}

static int
printer_set (LydCli *cli,
             GStrv arguments)
{
  g_autofree char *stock = NULL;
  g_autofree char *labels = NULL;
  const GOptionEntry entries[] = {
    { "stock", 0, 0, G_OPTION_ARG_STRING, &stock, N_ ("What is in it"), N_ ("ID") },
    { "labels", 0, 0, G_OPTION_ARG_STRING, &labels, N_ ("How many are left, or none: nobody counts"), N_ ("N") },
    { NULL },
  };
  g_auto (GStrv) rest = arguments;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (LydPrinterNote) note = NULL;
  g_autoptr (GError) error = NULL;
  int n = -1;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "printer set PRINTER"))
    return LYD_CLI_USAGE;
  if (labels != NULL && !lyd_cli_read_limit ("--labels", labels, LYD_CLI_MAX_PLACES, &n))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((stock != NULL &&
       (!has_stock (stock, &error) || !lyd_print_queue_set_stock (cli->file, rest[0], stock, &error))) ||
      (labels != NULL && !lyd_print_queue_set_labels (cli->file, rest[0], n, &error)) ||
      (note = lyd_print_queue_get_printer (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  print_printer (cli, note, zone);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_print_commands[] = {
  { "print list", "", N_ ("list the badges that wait for a printer"), print_list },
  { "print add", "REGISTRATION...", N_ ("let badges wait for a printer"), print_add },
  { "print changed", "EVENT", N_ ("let the badges wait that changed since they were printed"), print_changed },
  { "print retry", "JOB...", N_ ("let badges wait again"), print_retry },
  { "print came-out", "JOB...", N_ ("say that badges came out of the printer"), print_came_out },
  { "print drop", "JOB...", N_ ("take badges out of the queue"), print_drop },
  { "printer list", "", N_ ("list the printers, what is in them and how much of it"), printer_list },
  { "printer set", "PRINTER [OPTION...]", N_ ("say what is in a printer"), printer_set },
  { NULL },
};
