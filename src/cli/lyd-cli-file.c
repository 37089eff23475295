#include "lyd-cli.h"

#include "lyd-demo.h"
#include "lyd-safekeeping.h"
#include "lyd-shelf.h"

#include <glib/gi18n.h>

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
    lyd_cli_print (_ ("%d organizations, %d people, %d events, %d sessions, %d registrations, %d scans, "
                      "%d reports of online meetings\nThe retreat: %s\n"),
                   summary.n_organizations, summary.n_people, summary.n_events, summary.n_sessions,
                   summary.n_registrations, summary.n_scans, summary.n_reports, retreat);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "organizations", summary.n_organizations);
  lyd_cli_set_int (builder, "people", summary.n_people);
  lyd_cli_set_int (builder, "events", summary.n_events);
  lyd_cli_set_int (builder, "sessions", summary.n_sessions);
  lyd_cli_set_int (builder, "registrations", summary.n_registrations);
  lyd_cli_set_int (builder, "scans", summary.n_scans);
  lyd_cli_set_int (builder, "reports", summary.n_reports);
  lyd_cli_set_string (builder, "retreat", retreat);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static int
backup (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "backup FILE"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_backup (cli->file, rest[0], NULL, NULL, NULL, &error))
    return lyd_cli_fail (cli, error);
  files = lyd_shelf_dup_backup_folder (rest[0]);
  if (!cli->json)
    lyd_cli_print (_ ("The backup is in %s\n"), rest[0]);
  if (!cli->json && g_file_test (files, G_FILE_TEST_IS_DIR))
    lyd_cli_print (_ ("The files of materials are in %s; keep them together.\n"), files);
  return LYD_CLI_DONE;
}

static int
restore (LydCli *cli,
         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "restore FILE"))
    return LYD_CLI_USAGE;
  path = lyd_cli_dup_path (cli);
  if (!lyd_restore (rest[0], path, &cli->context, &kept, NULL, NULL, NULL, &error))
    return lyd_cli_fail (cli, error);
  if (!cli->json)
    lyd_cli_print (_ ("%s is restored.\n"), path);
  if (!cli->json && kept != NULL)
    lyd_cli_print (_ ("What was there before is kept in %s\n"), kept);
  return LYD_CLI_DONE;
}

static int
verify (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "verify"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  problems = lyd_verify (cli->file, NULL, &error);
  if (problems == NULL)
    return lyd_cli_fail (cli, error);
  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "problems");
    json_builder_begin_array (builder);
    for (guint i = 0; i < problems->len; i++)
      json_builder_add_string_value (builder, g_ptr_array_index (problems, i));
    json_builder_end_array (builder);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  } else {
    for (guint i = 0; i < problems->len; i++)
      lyd_cli_print ("%s\n", (const char *) g_ptr_array_index (problems, i));
    if (problems->len == 0)
      lyd_cli_print (_ ("The data file is sound.\n"));
  }
  return problems->len == 0 ? LYD_CLI_DONE : LYD_CLI_FAILED;
}

const LydCliCommand lyd_cli_file_commands[] = {
  { "demo", "", N_ ("fill an empty data file with the demo network"), demo },
  { "backup", "FILE", N_ ("write a copy of everything"), backup },
  { "restore", "FILE", N_ ("go back to a backup; the present file is kept aside"), restore },
  { "verify", "", N_ ("check that the data file is sound"), verify },
  { NULL },
};
