#include "lyd-cli.h"

#include "lyd-letters.h"
#include "lyd-merge-people.h"
#include "lyd-plan-change.h"
#include "lyd-zoom-registrants.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* What the commands have in common. */
typedef struct {
  char *letter;
  char **people;
  gboolean everyone;
  char *folder;
  char *from;
  char *from_name;
  gboolean ics;
  LydLetterOptions options;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->letter);
  g_strfreev (self->people);
  g_free (self->folder);
  g_free (self->from);
  g_free (self->from_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

#define LETTER_HELP N_ ("invitation, changed, cancelled, reminder, ticket, thank-you or missed-you")
#define CERTIFICATE_HELP N_ ("With thanks: with the certificate of attendance")
#define PERSON_HELP N_ ("Only this person (several times: only these)")

/* Leaves of the mailing only whom --person names. */
static gboolean
choose_people (LydCli *cli,
               LydMailing *mailing,
               char **people,
               GError **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);

  for (guint i = 0; people != NULL && people[i] != NULL; i++) {
    LydId person;

    if (!lyd_merge_find_person (cli->file, people[i], &person, error))
      return FALSE;
    g_hash_table_add (chosen, g_memdup2 (&person, sizeof person));
  }
  for (guint i = mailing->recipients->len; people != NULL && i > 0; i--) {
    const LydRecipient *recipient = g_ptr_array_index (mailing->recipients, i - 1);

    if (!g_hash_table_contains (chosen, &recipient->person))
      g_ptr_array_remove_index (mailing->recipients, i - 1);
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the letter that the options name; the message was printed where there is none */
static LydMailing *
open_mailing (LydCli *cli,
              const char *words,
              const Options *options,
              LydFileFlags flags,
              int *status)
{
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydMailing) mailing = NULL;
  g_autoptr (GError) error = NULL;
  int kind = LYD_LETTER_INVITATION;

  *status = LYD_CLI_USAGE;
  if (options->letter != NULL && !lyd_cli_read_word (&lyd_letter_kinds, "--letter", options->letter, &kind))
    return NULL;
  *status = LYD_CLI_FAILED;
  if (lyd_cli_open (cli, flags) == NULL)
    return NULL;
  if ((event = lyd_plan_find_event (cli->file, words, &error)) == NULL ||
      ((options->from != NULL || options->from_name != NULL) &&
       !lyd_sender_set (cli->file, options->from_name, options->from, &error)) ||
      (mailing = lyd_letters_plan (cli->file, &event->id, (LydLetterKind) kind,
                                   options->everyone || options->people != NULL, &error)) == NULL ||
      !choose_people (cli, mailing, options->people, &error)) {
    lyd_cli_fail (cli, error);
    return NULL;
  }
  *status = LYD_CLI_DONE;
  return g_steal_pointer (&mailing);
}

static void
note_left_out (const LydMailing *mailing)
{
  for (guint i = 0; i < mailing->left_out->len; i++) {
    const LydRecipient *recipient = g_ptr_array_index (mailing->left_out, i);

    lyd_cli_note (_ ("%s has no e-mail address that can be written to.\n"), recipient->name);
  }
}

/* Writes the invitations alone. */
static gboolean
write_invites (LydCli *cli,
               const LydMailing *mailing,
               const Options *options,
               guint *n,
               GError **error)
{
  if (g_mkdir_with_parents (options->folder, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), options->folder,
                 g_strerror (errno));
    return FALSE;
  }
  for (guint i = 0; i < mailing->recipients->len; i++) {
    const LydRecipient *recipient = g_ptr_array_index (mailing->recipients, i);
    g_autofree char *base = lyd_letters_make_file_name (mailing, recipient);
    g_autofree char *name = g_strconcat (base, ".ics", NULL);
    g_autofree char *path = g_build_filename (options->folder, name, NULL);
    g_autoptr (GError) local = NULL;
    g_autofree char *ics = NULL;

    if (recipient->given_letter)
      continue;
    ics = lyd_letters_make_invite (cli->file, mailing, recipient, &options->options, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (ics == NULL)
      continue;
    if (!g_file_set_contents_full (path, ics, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
      return FALSE;
    (*n)++;
  }
  return TRUE;
}

static int
print_count (LydCli *cli,
             const char *member,
             const char *sentence,
             guint n)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s\n", sentence);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, member, n);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static int
invite (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.folder, N_ ("Where the files go"), "FOLDER" },
    { "letter", 0, 0, G_OPTION_ARG_FILENAME, &options.letter, LETTER_HELP, "L" },
    { "person", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.people, PERSON_HELP, "P" },
    { "everyone", 0, 0, G_OPTION_ARG_NONE, &options.everyone, N_ ("Also who does not need it"), NULL },
    { "ics", 0, 0, G_OPTION_ARG_NONE, &options.ics, N_ ("The invitations alone, as .ics files"), NULL },
    { "join-link", 0, 0, G_OPTION_ARG_NONE, &options.options.with_join_link, N_ ("With the private link, too"), NULL },
    { "ticket", 0, 0, G_OPTION_ARG_NONE, &options.options.with_ticket, N_ ("With the ticket attached"), NULL },
    { "certificate", 0, 0, G_OPTION_ARG_NONE, &options.options.with_certificate, CERTIFICATE_HELP, NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_ ("Your e-mail address (remembered)"), "ADDRESS" },
    { "from-name", 0, 0, G_OPTION_ARG_FILENAME, &options.from_name, N_ ("Your name (remembered)"), "NAME" },
    { NULL },
  };
  g_autoptr (LydMailing) mailing = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;
  guint n = 0;
  int status;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "invite EVENT [--letter L] -o FOLDER"))
    return LYD_CLI_USAGE;
  if (options.folder == NULL)
    return lyd_cli_misuse (_ ("-o says where the files go."));
  mailing = open_mailing (cli, rest[0], &options, 0, &status);
  if (mailing == NULL)
    return status;
  ok = options.ics ? write_invites (cli, mailing, &options, &n, &error)
                   : lyd_letters_write_folder (cli->file, mailing, &options.options, options.folder, NULL, &n, &error);
  if (!ok)
    return lyd_cli_fail (cli, error);
  note_left_out (mailing);
  sentence = g_strdup_printf (ngettext ("%u file written", "%u files written", n), n);
  return print_count (cli, "written", sentence, n);
}

static int
invite_list (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "letter", 0, 0, G_OPTION_ARG_FILENAME, &options.letter, LETTER_HELP, "L" },
    { "everyone", 0, 0, G_OPTION_ARG_NONE, &options.everyone, N_ ("Also who does not need it"), NULL },
    { NULL },
  };
  g_autoptr (LydMailing) mailing = NULL;
  int status;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "invite list EVENT [--letter L] [--everyone]"))
    return LYD_CLI_USAGE;
  mailing = open_mailing (cli, rest[0], &options, 0, &status);
  if (mailing == NULL)
    return status;
  for (guint i = 0; i < mailing->recipients->len; i++) {
    const LydRecipient *recipient = g_ptr_array_index (mailing->recipients, i);
    g_autofree char *id = lyd_id_to_string (&recipient->registration);
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      lyd_cli_print ("%s  %s <%s>: %s%s\n", id, recipient->name, recipient->email,
                     lyd_word_title (&lyd_invite_states, recipient->state),
                     recipient->given_letter ? _ (" (given)") : "");
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "registration", id);
    lyd_cli_set_string (builder, "name", recipient->name);
    lyd_cli_set_string (builder, "email", recipient->email);
    lyd_cli_set_string (builder, "holds", lyd_word_id (&lyd_invite_states, recipient->state));
    lyd_cli_set_flag (builder, "given", recipient->given_letter);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  note_left_out (mailing);
  return LYD_CLI_DONE;
}

static int
invite_mark (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "letter", 0, 0, G_OPTION_ARG_FILENAME, &options.letter, LETTER_HELP, "L" },
    { "person", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.people, PERSON_HELP, "P" },
    { "certificate", 0, 0, G_OPTION_ARG_NONE, &options.options.with_certificate, CERTIFICATE_HELP, NULL },
    { "everyone", 0, 0, G_OPTION_ARG_NONE, &options.everyone, N_ ("Also who does not need it"), NULL },
    { NULL },
  };
  g_autoptr (LydMailing) mailing = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  guint n;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "invite mark EVENT [--letter L] [--person P]…"))
    return LYD_CLI_USAGE;
  mailing = open_mailing (cli, rest[0], &options, 0, &status);
  if (mailing == NULL)
    return status;
  n = mailing->recipients->len;
  if (!lyd_letters_mark (cli->file, mailing, (const LydRecipient *const *) mailing->recipients->pdata, n,
                         &options.options, &error))
    return lyd_cli_fail (cli, error);
  sentence = g_strdup_printf (ngettext ("%u person noted as written to", "%u people noted as written to", n), n);
  return print_count (cli, "marked", sentence, n);
}

/* After the list was written: who is not in it, and why. */
void
lyd_cli_note_zoom_left_out (LydCli *cli,
                            const LydId *event)
{
  g_autoptr (GPtrArray) left_out = lyd_zoom_registrants_list_left_out (cli->file, event, NULL);

  for (guint i = 0; left_out != NULL && i < left_out->len; i++) {
    const LydZoomLeftOut *left = g_ptr_array_index (left_out, i);

    lyd_cli_note (_ ("Left out: %s (%s)\n"), left->name, left->reason);
  }
}

static int
event_invites (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "event invites EVENT lanyard|zoom"))
    return LYD_CLI_USAGE;
  if (strcmp (rest[1], "lanyard") != 0 && strcmp (rest[1], LYD_INVITES_ZOOM) != 0)
    return lyd_cli_misuse (_ ("Invitations come from lanyard or from zoom."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  if (event == NULL)
    return lyd_cli_fail (cli, error);
  g_free (event->invites);
  event->invites = strcmp (rest[1], LYD_INVITES_ZOOM) == 0 ? g_strdup (LYD_INVITES_ZOOM) : NULL;
  return lyd_plan_update_event (cli->file, event, &error) ? lyd_cli_print_id (cli, &event->id)
                                                          : lyd_cli_fail (cli, error);
}

const LydCliCommand lyd_cli_invite_commands[] = {
  { "invite", "EVENT [--letter L] -o FOLDER", N_ ("write messages with invitations, one a person"), invite },
  { "invite list", "EVENT", N_ ("list who needs a message, and what their calendars hold"), invite_list },
  { "invite mark", "EVENT", N_ ("note that people were written to"), invite_mark },
  { "event invites", "EVENT lanyard|zoom", N_ ("say who sends the invitations to an event"), event_invites },
  { NULL },
};
