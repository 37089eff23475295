#include "lyd-cli.h"

#include "lyd-demo.h"

#include <glib/gi18n.h>

static void
set_count (JsonBuilder *builder,
           const char *name,
           int count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static int
demo (LydCli *cli,
      GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  LydDemoSummary summary;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *retreat = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "demo"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_CREATE) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_demo_fill (cli->file, &summary, &error))
    return lyd_cli_fail (cli, error);

  retreat = lyd_id_to_string (&summary.retreat);
  if (!cli->json) {
    lyd_cli_print (_ ("%d organizations, %d people, %d events, %d sessions, %d registrations, %d scans\nThe retreat: %s\n"),
                   summary.n_organizations, summary.n_people, summary.n_events, summary.n_sessions,
                   summary.n_registrations, summary.n_scans, retreat);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  set_count (builder, "organizations", summary.n_organizations);
  set_count (builder, "people", summary.n_people);
  set_count (builder, "events", summary.n_events);
  set_count (builder, "sessions", summary.n_sessions);
  set_count (builder, "registrations", summary.n_registrations);
  set_count (builder, "scans", summary.n_scans);
  lyd_cli_set_string (builder, "retreat", retreat);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_file_commands[] = {
  { "demo", "", N_ ("fill an empty data file with the demo network"), demo },
  { NULL },
};
