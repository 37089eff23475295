#include "lyd-cli.h"

#include "lyd-eligibility.h"
#include "lyd-groups.h"
#include "lyd-merge-people.h"
#include "lyd-places.h"
#include "lyd-plan.h"
#include "lyd-words-audience.h"

#include <glib/gi18n.h>
#include <string.h>

static int
group_add (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean sensitive = FALSE;
  const GOptionEntry entries[] = {
    { "sensitive", 0, 0, G_OPTION_ARG_NONE, &sensitive, N_ ("Who is in it is shown to nobody unasked"), NULL },
    { NULL },
  };
  g_autoptr (LydGroup) group = g_new0 (LydGroup, 1);
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "group add NAME [--sensitive]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_CREATE) == NULL)
    return LYD_CLI_FAILED;
  group->name = g_strdup (rest[0]);
  group->sensitive = sensitive;
  return lyd_groups_add (cli->file, group, &error) ? lyd_cli_print_id (cli, &group->id) : lyd_cli_fail (cli, error);
}

static void
print_group (LydCli *cli,
             const LydGroup *group)
{
  g_autofree char *id = lyd_id_to_string (&group->id);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (ngettext ("%s  %s: %d member%s\n", "%s  %s: %d members%s\n", (gulong) group->n_members), id,
                   group->name, group->n_members, group->sensitive ? _ (" (sensitive)") : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "id", id);
  lyd_cli_set_string (builder, "title", group->name);
  lyd_cli_set_flag (builder, "sensitive", group->sensitive);
  lyd_cli_set_int (builder, "members", group->n_members);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
group_list (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "group list"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  groups = lyd_groups_get_all (cli->file, &error);
  if (groups == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < groups->len; i++)
    print_group (cli, g_ptr_array_index (groups, i));
  return LYD_CLI_DONE;
}

static void
print_member (LydCli *cli,
              const LydGroupMember *member)
{
  g_autofree char *id = lyd_id_to_string (&member->person);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s%s%s\n", id, member->name, member->organization != NULL ? ", " : "",
                   member->organization != NULL ? member->organization : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "person", id);
  lyd_cli_set_string (builder, "name", member->name);
  lyd_cli_set_string (builder, "organization", member->organization);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
group_show (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean reveal = FALSE;
  const GOptionEntry entries[] = {
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &reveal, N_ ("Name the members of a sensitive group, too"), NULL },
    { NULL },
  };
  g_autoptr (LydGroup) group = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "group show GROUP [--reveal]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((group = lyd_groups_find_one (cli->file, rest[0], &error)) == NULL ||
      (members = lyd_groups_get_members (cli->file, group, reveal, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  print_group (cli, group);
  if (group->sensitive && !reveal)
    lyd_cli_note (_ ("This group is sensitive. --reveal names its members.\n"));
  for (guint i = 0; i < members->len; i++)
    print_member (cli, g_ptr_array_index (members, i));
  return LYD_CLI_DONE;
}

static int
group_set (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *name = NULL;
  g_autofree char *sensitive = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_ ("What it is called"), "N" },
    { "sensitive", 0, 0, G_OPTION_ARG_FILENAME, &sensitive, N_ ("yes or no"), "YES|NO" },
    { NULL },
  };
  g_autoptr (LydGroup) group = NULL;
  g_autoptr (GError) error = NULL;
  gboolean value = FALSE;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "group set GROUP [--name N] [--sensitive yes|no]") ||
      (sensitive != NULL && !lyd_cli_read_yes_no ("--sensitive", sensitive, &value)))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((group = lyd_groups_find_one (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (name != NULL) {
    g_free (group->name);
    group->name = g_strdup (name);
  }
  if (sensitive != NULL)
    group->sensitive = value;
  return lyd_groups_change (cli->file, group, &error) ? lyd_cli_print_id (cli, &group->id) : lyd_cli_fail (cli, error);
}

static int
group_remove (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydGroup) group = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "group remove GROUP"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((group = lyd_groups_find_one (cli->file, rest[0], &error)) == NULL ||
      !lyd_groups_remove (cli->file, &group->id, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &group->id);
}

static int
change_members (LydCli *cli,
                GStrv arguments,
                const char *words,
                gboolean (*change) (LydFile *, const LydGroup *, const LydId *, gsize, GError **))
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydGroup) group = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, G_MAXINT, words))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((group = lyd_groups_find_one (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 1; rest[i] != NULL; i++) {
    LydId person;

    if (!lyd_merge_find_person (cli->file, rest[i], &person, &error))
      return lyd_cli_fail (cli, error);
    g_array_append_val (people, person);
  }
  return change (cli->file, group, (const LydId *) (gpointer) people->data, people->len, &error)
           ? lyd_cli_print_id (cli, &group->id)
           : lyd_cli_fail (cli, error);
}

static int
group_join (LydCli *cli,
            GStrv arguments)
{
  return change_members (cli, arguments, "group join GROUP PERSON…", lyd_groups_join);
}

static int
group_leave (LydCli *cli,
             GStrv arguments)
{
  return change_members (cli, arguments, "group leave GROUP PERSON…", lyd_groups_leave);
}

/* ---- audiences ---- */

static void
print_audience (LydCli *cli,
                const char *member,
                const LydId *id,
                const GPtrArray *rules)
{
  g_autofree char *text = lyd_words_audience (rules);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s\n", text);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, member, id);
  lyd_cli_set_string (builder, "audience", text);
  lyd_cli_set_flag (builder, "sensitive", lyd_audience_is_sensitive (rules));
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* Who stands on the event's list although it is not for them. */
static void
print_outside (LydCli *cli,
               const GPtrArray *outside)
{
  for (guint i = 0; i < outside->len; i++) {
    const LydWaiting *who = g_ptr_array_index (outside, i);
    g_autofree char *id = lyd_id_to_string (&who->registration);
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      lyd_cli_print (_ ("  %s  %s is registered, but it is not for them\n"), id, who->name);
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "registration", id);
    lyd_cli_set_string (builder, "name", who->name);
    lyd_cli_set_string (builder, "organization", who->organization);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
}

/* Sets what @words say, where they say anything, and tells what holds. */
static int
set_and_print (LydCli *cli,
               const LydId *event,
               const LydId *session,
               GStrv words)
{
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) outside = NULL;
  g_autoptr (GError) error = NULL;

  if (words[0] != NULL && ((rules = lyd_eligibility_read (cli->file, (const char *const *) words, &error)) == NULL ||
                           !lyd_eligibility_set (cli->file, event, session, rules, &error)))
    return lyd_cli_fail (cli, error);
  g_clear_pointer (&rules, g_ptr_array_unref);
  if ((rules = lyd_eligibility_get (cli->file, event, session, &error)) == NULL ||
      (outside = lyd_eligibility_list_outside (cli->file, event, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  print_audience (cli, session != NULL ? "session" : "event", session != NULL ? session : event, rules);
  /* Names would tell who is not in a sensitive group. */
  if (session == NULL && !lyd_audience_is_sensitive (rules))
    print_outside (cli, outside);
  return LYD_CLI_DONE;
}

static int
event_audience (LydCli *cli,
                GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, G_MAXINT, "event audience EVENT [anyone|network:N|group:G|type:T]…"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  return event != NULL ? set_and_print (cli, &event->id, NULL, rest + 1) : lyd_cli_fail (cli, error);
}

static int
session_audience (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, G_MAXINT, "session audience SESSION [anyone|network:N|group:G|type:T]…"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  session = lyd_plan_find_session (cli->file, rest[0], &error);
  return session != NULL ? set_and_print (cli, &session->event, &session->id, rest + 1) : lyd_cli_fail (cli, error);
}

const LydCliCommand lyd_cli_group_commands[] = {
  { "group add", "NAME [--sensitive]", N_ ("make a group of people"), group_add },
  { "group list", "", N_ ("list groups"), group_list },
  { "group show", "GROUP [--reveal]", N_ ("show a group and who is in it"), group_show },
  { "group set", "GROUP [--name N]", N_ ("rename a group, or make it sensitive"), group_set },
  { "group remove", "GROUP", N_ ("take a group away"), group_remove },
  { "group join", "GROUP PERSON…", N_ ("add people to a group"), group_join },
  { "group leave", "GROUP PERSON…", N_ ("take people out of a group"), group_leave },
  { "event audience", "EVENT [WHO…]", N_ ("say whom an event is for, and who is registered nevertheless"),
    event_audience },
  { "session audience", "SESSION [WHO…]", N_ ("say whom a session is for"), session_audience },
  { NULL },
};
