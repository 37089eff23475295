#include "lyd-cli.h"

#include "lyd-admit.h"
#include "lyd-plan.h"
#include "lyd-rehearsal.h"

#include <glib/gi18n.h>

/* As many as a large retreat has. */
#define MOST_PEOPLE 5000

typedef struct {
  int n_people;
  int n_admitted;
  int n_others;
  int n_peak; /* of them within the half hour that most come in */
} Tally;

static gboolean
play (LydFile *copy,
      const LydRehearsal *rehearsal,
      Tally *tally,
      GError **error)
{
  const GArray *arrivals = rehearsal->arrivals;

  *tally = (Tally){ .n_people = (int) arrivals->len };
  for (guint i = 0; i < arrivals->len; i++) {
    const LydComer *comer = g_ptr_array_index (rehearsal->comers, i);
    gint64 at = g_array_index (arrivals, LydArrival, i).at;
    LydAttempt attempt = {
      .session = rehearsal->session, .text = comer->code, .kind = LYD_SCAN_ENTRY, .source = LYD_SOURCE_SCANNER
    };
    g_autoptr (LydAdmissionResult) result = lyd_admit (copy, &attempt, error);

    if (result == NULL)
      return FALSE;
    tally->n_admitted += result->verdict == LYD_VERDICT_ADMITTED;
    tally->n_others += result->verdict != LYD_VERDICT_ADMITTED;
    tally->n_peak += at >= LYD_ARRIVALS_BEFORE && at < LYD_ARRIVALS_BEFORE + LYD_ARRIVALS_PEAK;
  }
  return TRUE;
}

static void
print_end (LydCli *cli,
           const Tally *tally,
           const LydRehearsalEnd *end)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (ngettext ("%1$d person came, %2$d within the busiest half hour: %3$d checked in, %4$d sent to the "
                             "organizer\n",
                             "%1$d people came, %2$d within the busiest half hour: %3$d checked in, %4$d sent to the "
                             "organizer\n",
                             (gulong) tally->n_people),
                   tally->n_people, tally->n_peak, tally->n_admitted, tally->n_others);
    lyd_cli_print (ngettext ("%d rehearsal row left\n", "%d rehearsal rows left\n", (gulong) end->n_left), end->n_left);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "people", tally->n_people);
  lyd_cli_set_int (builder, "peak", tally->n_peak);
  lyd_cli_set_int (builder, "admitted", tally->n_admitted);
  lyd_cli_set_int (builder, "others", tally->n_others);
  lyd_cli_set_int (builder, "scans", end->n_scans);
  lyd_cli_set_int (builder, "left", end->n_left);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* `rehearse EVENT [--people N]` */
int
lyd_cli_rehearse (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  int people = MOST_PEOPLE;
  const GOptionEntry entries[] = {
    { "people", 0, 0, G_OPTION_ARG_INT, &people, N_ ("How many come at most"), "N" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydRehearsal) rehearsal = NULL;
  g_autoptr (LydFile) copy = NULL;
  g_autoptr (GError) error = NULL;
  LydRehearsalEnd end;
  Tally tally;
  gboolean played;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "rehearse EVENT [--people N]"))
    return LYD_CLI_USAGE;
  if (people < 1 || people > MOST_PEOPLE)
    return lyd_cli_misuse (_ ("--people has to be from 1 to %d."), MOST_PEOPLE);
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  rehearsal = event != NULL ? lyd_rehearsal_begin (cli->file, &event->id, people, &error) : NULL;
  if (rehearsal == NULL)
    return lyd_cli_fail (cli, error);
  copy = lyd_file_open (rehearsal->path, 0, &cli->context, &error);
  played = copy != NULL && play (copy, rehearsal, &tally, &error);
  g_clear_pointer (&copy, lyd_file_close);
  /* It is wiped, whatever became of it. */
  if (!lyd_rehearsal_end (cli->file, rehearsal, &end, played ? &error : NULL) || !played)
    return lyd_cli_fail (cli, error);
  print_end (cli, &tally, &end);
  return LYD_CLI_DONE;
}
