#include "lyd-cli.h"

#include "lyd-admit-many.h"
#include "lyd-door-list.h"
#include "lyd-fold.h"
#include "lyd-plan.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who stands at a session's door together, and who is behind it. */

/* (nullable): the one whose folded name is @name, else the only one that begins so */
static const LydDoorOrganization *
find_organization (GPtrArray *organizations,
                   const char *name,
                   GError **error)
{
  g_autofree char *wanted = lyd_fold_text (name);
  const LydDoorOrganization *found = NULL;
  guint n = 0;

  for (guint i = 0; i < organizations->len; i++) {
    const LydDoorOrganization *organization = g_ptr_array_index (organizations, i);
    g_autofree char *folded = lyd_fold_text (organization->name);

    if (strcmp (folded, wanted) == 0)
      return organization;
    if (!g_str_has_prefix (folded, wanted))
      continue;
    found = organization;
    n++;
  }
  if (n == 1)
    return found;
  g_set_error (error, LYD_ERROR, n == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
               n == 0 ? _ ("Nobody of “%s” is expected there. Nobody was checked in.")
                      : _ ("“%s” fits more than one organization. Nobody was checked in."),
               name);
  return NULL;
}

static void
print_many (LydCli *cli,
            const LydManyAdmitted *done)
{
  g_autofree char *words = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    words = lyd_many_admitted_describe (done);
    lyd_cli_print ("%s\n", words);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "admitted", done->n_admitted);
  lyd_cli_set_id (builder, "entry", &done->entry);
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < done->refused->len; i++) {
    const LydRefusal *refusal = g_ptr_array_index (done->refused, i);

    json_builder_begin_object (builder);
    lyd_cli_set_id (builder, "registration", &refusal->registration);
    lyd_cli_set_string (builder, "name", refusal->name);
    lyd_cli_set_string (builder, "verdict", lyd_word_id (&lyd_verdicts, (int) refusal->verdict));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
check_in_organization (LydCli *cli,
                       GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GPtrArray) organizations = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydManyAdmitted) done = NULL;
  g_autoptr (GError) error = NULL;
  const LydDoorOrganization *organization;
  LydMany many = { 0 };

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "check-in organization SESSION ORGANIZATION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_plan_find_session (cli->file, rest[0], &error)) == NULL ||
      (organizations = lyd_door_list_organizations (cli->file, &session->id, &error)) == NULL ||
      (organization = find_organization (organizations, rest[1], &error)) == NULL ||
      (people = lyd_door_list_expected (cli->file, &session->id, &organization->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < people->len; i++)
    g_array_append_val (ids, ((LydRosterRow *) g_ptr_array_index (people, i))->registration);
  many = (LydMany){ .ids = (const LydId *) (gpointer) ids->data, .n_ids = ids->len };
  done = lyd_admit_many (cli->file, &session->id, &many, &error);
  if (done == NULL)
    return lyd_cli_fail (cli, error);
  print_many (cli, done);
  return LYD_CLI_DONE;
}

static void
print_inside (LydCli *cli,
              const LydRosterRow *row,
              GTimeZone *zone)
{
  g_autofree char *id = lyd_id_to_string (&row->registration);
  g_autofree char *since = row->last_at != LYD_TIME_NONE ? lyd_time_to_iso (row->last_at, zone) : NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %.19s  %-32s %s\n", id, since != NULL ? since : "-", row->name,
                   row->organization != NULL ? row->organization : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "registration", id);
  lyd_cli_set_string (builder, "name", row->name);
  lyd_cli_set_string (builder, "organization", row->organization);
  lyd_cli_set_string (builder, "since", since);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
inside (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "inside SESSION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((session = lyd_plan_find_session (cli->file, rest[0], &error)) == NULL ||
      (event = lyd_plan_get_event (cli->file, &session->event, &error)) == NULL ||
      (people = lyd_door_list_inside (cli->file, &session->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  for (guint i = 0; i < people->len; i++)
    print_inside (cli, g_ptr_array_index (people, i), zone);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_door_commands[] = {
  { "check-in organization", "SESSION ORGANIZATION", N_ ("check in all of an organization who are expected"),
    check_in_organization },
  { "inside", "SESSION", N_ ("list who is inside, or came where exits are not scanned"), inside },
  { NULL },
};
