#include "lyd-cli.h"
#include "lyd-desk-copy.h"
#include "lyd-desk-return.h"
#include "lyd-desk-split.h"
#include "lyd-plan.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

#define USUAL_DESKS 2

static void
print_share (LydCli *cli,
             guint number,
             const LydDeskShare *share)
{
  g_autofree char *letters = lyd_desk_share_describe (share);
  g_autofree char *desk = g_strdup_printf (_ ("Desk %u"), number);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s  %d\n", desk, letters, share->n);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "desk", desk);
  lyd_cli_set_string (builder, "from", share->from);
  lyd_cli_set_string (builder, "to", share->to);
  lyd_cli_set_int (builder, "people", share->n);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
desk_split (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *desks = NULL;
  const GOptionEntry entries[] = {
    { "desks", 0, 0, G_OPTION_ARG_FILENAME, &desks, N_ ("Among so many desks; 2 where it is not said"), "N" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (GError) error = NULL;
  int n = USUAL_DESKS;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "desk split EVENT [--desks N]") ||
      (desks != NULL && !lyd_cli_read_limit ("--desks", desks, LYD_DESK_MAX, &n)))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (shares = lyd_desk_split (cli->file, &event->id, n, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < shares->len; i++)
    print_share (cli, i + 1, g_ptr_array_index (shares, i));
  return LYD_CLI_DONE;
}

static void
print_copy (LydCli *cli,
            const LydDeskCopy *copy,
            GTimeZone *zone)
{
  g_autofree char *id = lyd_id_to_string (&copy->id);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s  %s  %s\n", id, copy->label, copy->path,
                   copy->brought_at != LYD_TIME_NONE ? _ ("brought back") : _ ("not brought back yet"));
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "id", &copy->id);
  lyd_cli_set_string (builder, "label", copy->label);
  lyd_cli_set_string (builder, "file", copy->path);
  lyd_cli_set_time (builder, "made_at", copy->made_at, zone);
  lyd_cli_set_time (builder, "brought_at", copy->brought_at, zone);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* The label that nothing has yet, where none was given. */
static char *
dup_label (LydCli *cli,
           const LydId *event,
           const char *given,
           GError **error)
{
  g_autoptr (GPtrArray) copies = given == NULL ? lyd_desk_copy_list (cli->file, event, error) : NULL;

  if (given != NULL)
    return g_strdup (given);
  return copies != NULL ? lyd_desk_copy_suggest_label (copies->len) : NULL;
}

static int
desk_copy (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *given = NULL;
  const GOptionEntry entries[] = {
    { "label", 0, 0, G_OPTION_ARG_STRING, &given, N_ ("What the other desk is called"), "LABEL" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydDeskCopy) copy = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "desk copy EVENT FILE [--label LABEL]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (label = dup_label (cli, &event->id, given, &error)) == NULL ||
      (copy = lyd_desk_copy_write (cli->file, &event->id, label, rest[1], NULL, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (cli->json)
    return lyd_cli_print_id (cli, &copy->id);
  lyd_cli_print (_ ("The copy for %s is in %s\n"), copy->label, copy->path);
  return LYD_CLI_DONE;
}

static int
desk_list (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "desk list EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (copies = lyd_desk_copy_list (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  for (guint i = 0; i < copies->len; i++)
    print_copy (cli, g_ptr_array_index (copies, i), zone);
  return LYD_CLI_DONE;
}

/* The copies whose label or id @words is. */
static const LydDeskCopy *
find_copy (const GPtrArray *copies,
           const char *words)
{
  for (guint i = 0; i < copies->len; i++) {
    const LydDeskCopy *copy = g_ptr_array_index (copies, i);
    g_autofree char *id = lyd_id_to_string (&copy->id);

    if (g_str_equal (copy->label, words) || g_str_equal (id, words))
      return copy;
  }
  return NULL;
}

static int
desk_forget (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  const LydDeskCopy *copy;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "desk forget EVENT LABEL"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (copies = lyd_desk_copy_list (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  copy = find_copy (copies, rest[1]);
  if (copy == NULL) {
    g_set_error (&error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("No copy of this event was made for “%s”."), rest[1]);
    return lyd_cli_fail (cli, error);
  }
  if (!lyd_desk_copy_forget (cli->file, &copy->id, &error))
    return lyd_cli_fail (cli, error);
  return LYD_CLI_DONE;
}

static void
describe_double (JsonBuilder *builder,
                 const LydDoubleEntry *twice,
                 GTimeZone *zone)
{
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "registration", &twice->registration);
  lyd_cli_set_string (builder, "name", twice->name);
  lyd_cli_set_string (builder, "organization", twice->organization);
  lyd_cli_set_id (builder, "session", &twice->session);
  lyd_cli_set_string (builder, "title", twice->session_title);
  lyd_cli_set_time (builder, "first_at", twice->at[0], zone);
  lyd_cli_set_string (builder, "first_station", twice->station[0]);
  lyd_cli_set_time (builder, "second_at", twice->at[1], zone);
  lyd_cli_set_string (builder, "second_station", twice->station[1]);
  json_builder_end_object (builder);
}

static void
print_double (LydCli *cli,
              const LydDoubleEntry *twice,
              GTimeZone *zone)
{
  g_autofree char *first = lyd_time_to_iso (twice->at[0], zone);
  g_autofree char *second = lyd_time_to_iso (twice->at[1], zone);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s  %s: %s  %s: %s\n", twice->name, twice->session_title, twice->station[0], first,
                   twice->station[1], second);
    return;
  }
  builder = json_builder_new ();
  describe_double (builder, twice, zone);
  lyd_cli_print_json (builder);
}

static int
desk_doubles (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) doubles = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "desk doubles EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (doubles = lyd_desk_copy_list_doubles (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  for (guint i = 0; i < doubles->len; i++)
    print_double (cli, g_ptr_array_index (doubles, i), zone);
  return LYD_CLI_DONE;
}

static void
describe_conflict (JsonBuilder *builder,
                   const LydDeskConflict *conflict)
{
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "registration", &conflict->registration);
  lyd_cli_set_string (builder, "name", conflict->name);
  lyd_cli_set_string (builder, "field", conflict->field);
  lyd_cli_set_string (builder, "here", conflict->here);
  lyd_cli_set_string (builder, "there", conflict->there);
  json_builder_end_object (builder);
}

static void
print_return_json (const LydDeskReturn *back,
                   GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "event", &back->event);
  lyd_cli_set_string (builder, "desk", back->copy->label);
  lyd_cli_set_int (builder, "scans", back->n_scans);
  lyd_cli_set_int (builder, "registered", back->n_registered);
  lyd_cli_set_int (builder, "changed", back->n_changed);
  lyd_cli_set_int (builder, "plan_changes_left_out", back->n_plan);
  lyd_cli_set_int (builder, "new_short_codes", back->n_short_codes);
  lyd_cli_set_id (builder, "entry", &back->entry);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < back->conflicts->len; i++)
    describe_conflict (builder, g_ptr_array_index (back->conflicts, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "doubles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < back->doubles->len; i++)
    describe_double (builder, g_ptr_array_index (back->doubles, i), zone);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static void
print_return (LydCli *cli,
              const LydDeskReturn *back,
              GTimeZone *zone)
{
  g_autofree char *sentence = lyd_desk_return_describe (back);
  g_autofree char *plan = lyd_desk_return_describe_plan (back);

  lyd_cli_print ("%s\n", sentence);
  if (plan != NULL)
    lyd_cli_print ("%s\n", plan);
  for (guint i = 0; i < back->conflicts->len; i++) {
    const LydDeskConflict *conflict = g_ptr_array_index (back->conflicts, i);

    /* Translators: a name, a field, and what each side has in it */
    lyd_cli_print (_ ("%s, %s: kept here “%s”; there “%s”\n"), conflict->name, conflict->field, conflict->here,
                   conflict->there);
  }
  if (back->doubles->len > 0)
    lyd_cli_print (ngettext ("%u person was let in at two desks; they are counted once:\n",
                             "%u people were let in at two desks; each is counted once:\n", back->doubles->len),
                   back->doubles->len);
  for (guint i = 0; i < back->doubles->len; i++)
    print_double (cli, g_ptr_array_index (back->doubles, i), zone);
}

static int
desk_bring_back (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydDeskReturn) back = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "desk bring-back FILE"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((back = lyd_desk_bring_back (cli->file, rest[0], &error)) == NULL ||
      (event = lyd_plan_get_event (cli->file, &back->event, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  zone = lyd_zone_get_or_utc (event->timezone);
  if (cli->json)
    print_return_json (back, zone);
  else
    print_return (cli, back, zone);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_desk_commands[] = {
  { "desk split", "EVENT", N_ ("share out names among desks"), desk_split },
  { "desk copy", "EVENT FILE", N_ ("write one event for a desk without a network"), desk_copy },
  { "desk list", "EVENT", N_ ("the copies that were made for other desks"), desk_list },
  { "desk forget", "EVENT LABEL", N_ ("wait for a copy no longer"), desk_forget },
  { "desk bring-back", "FILE", N_ ("take in what happened at another desk"), desk_bring_back },
  { "desk doubles", "EVENT", N_ ("who was let in at two desks"), desk_doubles },
  { NULL },
};
