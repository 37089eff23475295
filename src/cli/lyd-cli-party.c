#include "lyd-cli.h"

#include "lyd-party.h"
#include "lyd-plan.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* As --dry-run prints them. */
static const char *const states[] = { "new", "known", "unsure", "registered", "repeated", "unreadable" };

typedef struct {
  char *from;
  char *organization;
  gboolean came;
  gboolean dry_run;
  gboolean beyond;
  char *host;
  char *override;
  char *type;
  int type_value;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->from);
  g_free (self->organization);
  g_free (self->host);
  g_free (self->override);
  g_free (self->type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What stands in the file, or on standard input. */
static char *
read_list (const char *path,
           GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *contents = NULL;
  char buffer[4096];
  gsize n;

  if (strcmp (path, "-") != 0) {
    if (g_file_get_contents (path, &contents, &n, error) && strlen (contents) != n) {
      g_clear_pointer (&contents, g_free);
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This is no list of people. Nobody was registered."));
    }
    return contents;
  }
  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_string_append_len (text, buffer, (gssize) n);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
read_members (LydCli *cli,
              const LydEvent *event,
              const Options *options,
              const char *path,
              GError **error)
{
  g_autoptr (LydEvent) from = NULL;
  g_autofree char *text = NULL;

  if (options->from != NULL) {
    from = lyd_plan_find_event (cli->file, options->from, error);
    return from != NULL ? lyd_party_list_event (cli->file, &event->id, &from->id, options->came, error) : NULL;
  }
  if (options->organization != NULL)
    return lyd_party_list_organization (cli->file, &event->id, options->organization, error);
  text = read_list (path, error);
  return text != NULL ? lyd_party_read_text (cli->file, &event->id, text, error) : NULL;
}

static void
print_member (LydCli *cli,
              const LydPartyMember *member,
              const LydRegistrationResult *result)
{
  const char *state = result == NULL     ? states[member->state]
                      : result->existing ? "registered"
                                         : lyd_word_id (&lyd_statuses, (int) result->status);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s\t%s\t%s\n", state, member->name, member->organization != NULL ? member->organization : "–");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "name", member->name);
  lyd_cli_set_string (builder, "email", member->email);
  lyd_cli_set_string (builder, "organization", member->organization);
  lyd_cli_set_string (builder, "status", state);
  if (member->line > 0) {
    lyd_cli_set_int (builder, "line", member->line);
    lyd_cli_set_int (builder, "column", member->column);
  }
  if (result != NULL) {
    lyd_cli_set_id (builder, "registration", &result->registration);
    lyd_cli_set_string (builder, "code", result->code);
    lyd_cli_set_string (builder, "short_code", result->short_code);
  }
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* Nobody can be asked here: those who cannot be registered as they stand are said, and left out. */
static void
keep_certain (GPtrArray *members)
{
  for (guint i = members->len; i > 0; i--) {
    const LydPartyMember *member = g_ptr_array_index (members, i - 1);

    if (member->state == LYD_PARTY_UNSURE)
      lyd_cli_note (
        _ ("Line %u, column %u: there is a “%s” on file already. Give the address, or register them alone.\n"),
        member->line, member->column, member->name);
    else if (member->state == LYD_PARTY_UNREADABLE)
      lyd_cli_note (_ ("Line %u, column %u: “%s” names nobody who could be registered.\n"), member->line,
                    member->column, member->email != NULL ? member->email : member->name);
    else if (member->state != LYD_PARTY_REPEATED)
      continue;
    g_ptr_array_remove_index (members, i - 1);
  }
}

static int
register_members (LydCli *cli,
                  const LydEvent *event,
                  const Options *options,
                  GPtrArray *members)
{
  LydPartyTerms terms = { .beyond = options->beyond, .override = options->override };
  g_autoptr (LydPartyResult) party = NULL;
  g_autoptr (GError) error = NULL;
  LydId host;

  if (options->host != NULL) {
    if (!lyd_register_find (cli->file, options->host, &host, &error))
      return lyd_cli_fail (cli, error);
    terms.host = &host;
  }
  keep_certain (members);
  if ((party = lyd_party_register (cli->file, &event->id, members, &terms, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < members->len; i++)
    print_member (cli, g_ptr_array_index (members, i), g_ptr_array_index (party->results, i));
  lyd_cli_note (_ ("Confirmed %d, on the waiting list %d, to be approved %d, registered before %d.\n"),
                party->n_confirmed, party->n_waiting, party->n_pending, party->n_existing);
  return LYD_CLI_DONE;
}

static int
register_several (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Options) options = { .type_value = -1 };
  const GOptionEntry entries[] = {
    { "from-event", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_ ("Those who were confirmed there"), "EVENT" },
    { "came", 0, 0, G_OPTION_ARG_NONE, &options.came, N_ ("With --from-event: only who was let in"), NULL },
    { "organization", 0, 0, G_OPTION_ARG_FILENAME, &options.organization, N_ ("Everybody of that organization"), "O" },
    { "type", 0, 0, G_OPTION_ARG_FILENAME, &options.type,
      N_ ("member-staff, speaker, funder, staff, guest, child-guest"), "T" },
    { "host", 0, 0, G_OPTION_ARG_FILENAME, &options.host, N_ ("The registration whose guests they are"), "ID" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say whom the list means"), NULL },
    { "beyond-capacity", 0, 0, G_OPTION_ARG_NONE, &options.beyond,
      N_ ("Also where no place or included seat is left"), NULL },
    { "override", 0, 0, G_OPTION_ARG_FILENAME, &options.override, LYD_CLI_OVERRIDE, "REASON" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 2, "register-several EVENT [FILE|-]") ||
      (options.type != NULL && !lyd_cli_read_word (&lyd_attendee_types, "--type", options.type, &options.type_value)))
    return LYD_CLI_USAGE;
  if ((options.from != NULL) + (options.organization != NULL) + (rest[1] != NULL) != 1)
    return lyd_cli_misuse (_ ("register-several needs one of FILE, --from-event and --organization."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (members = read_members (cli, event, &options, rest[1], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; options.type_value >= 0 && i < members->len; i++)
    ((LydPartyMember *) g_ptr_array_index (members, i))->type = (LydAttendeeType) options.type_value;
  if (!options.dry_run)
    return register_members (cli, event, &options, members);
  for (guint i = 0; i < members->len; i++)
    print_member (cli, g_ptr_array_index (members, i), NULL);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_party_commands[] = {
  { "register-several", "EVENT [FILE|-]", N_ ("register a list of people in one act"), register_several },
  { NULL },
};
