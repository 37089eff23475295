#include "lyd-cli.h"

#include "lyd-code.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-substitute.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>

static void
add_titles (JsonBuilder *builder,
            const char *member,
            const GPtrArray *titles)
{
  if (titles->len == 0)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < titles->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (titles, i));
  json_builder_end_array (builder);
}

/* Where somebody stands who is not simply confirmed. */
static void
describe_standing (JsonBuilder *builder,
                   const LydRegistrationResult *result)
{
  lyd_cli_set_string (builder, "status", lyd_word_id (&lyd_statuses, (int) result->status));
  if (result->hold != LYD_HOLD_NONE)
    lyd_cli_set_string (builder, "hold", lyd_word_id (&lyd_holds, (int) result->hold));
  if (result->hold == LYD_HOLD_FULL)
    lyd_cli_set_int (builder, "number", result->places.waiting);
  add_titles (builder, "waits", result->waits);
  add_titles (builder, "refused", result->refused);
}

static int
print_result (LydCli *cli,
              const LydRegistrationResult *result)
{
  g_autofree char *id = lyd_id_to_string (&result->registration);
  g_autofree char *grouped = NULL;
  g_autofree char *standing = lyd_words_registered (result);
  g_autoptr (JsonBuilder) builder = NULL;

  if (standing != NULL)
    lyd_cli_note ("%s\n", standing);
  if (!cli->json) {
    grouped = result->code != NULL ? lyd_code_group (result->code) : g_strdup ("-");
    lyd_cli_print ("%s  %s  %s\n", id, grouped, result->short_code);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "registration", id);
  lyd_cli_set_id (builder, "person", &result->person);
  lyd_cli_set_string (builder, "code", result->code);
  lyd_cli_set_string (builder, "short_code", result->short_code);
  if (result->existing) {
    json_builder_set_member_name (builder, "existing");
    json_builder_add_boolean_value (builder, TRUE);
  }
  describe_standing (builder, result);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static gboolean
find_sessions (LydCli *cli,
               const LydEvent *event,
               GStrv words,
               GArray *ids,
               GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    g_autoptr (LydSession) session = lyd_cli_find_session_of (cli->file, &event->id, words[i], error);

    if (session == NULL)
      return FALSE;
    g_array_append_val (ids, session->id);
  }
  return TRUE;
}

static int
register_person (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *name = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *email = NULL;
  g_autofree char *organization = NULL;
  g_autofree char *type = NULL;
  g_autofree char *status = NULL;
  g_auto (GStrv) sessions = NULL;
  g_autofree char *host = NULL;
  g_autofree char *override = NULL;
  gboolean beyond = FALSE;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_ ("The whole name, as on the badge"), "N" },
    { "given", 0, 0, G_OPTION_ARG_FILENAME, &given, N_ ("Given name"), "G" },
    { "family", 0, 0, G_OPTION_ARG_FILENAME, &family, N_ ("Family name"), "F" },
    { "email", 0, 0, G_OPTION_ARG_FILENAME, &email, N_ ("E-mail address"), "E" },
    { "organization", 0, 0, G_OPTION_ARG_FILENAME, &organization, N_ ("Organization"), "O" },
    { "type", 0, 0, G_OPTION_ARG_FILENAME, &type, N_ ("member-staff, speaker, funder, staff, guest, child-guest"),
      "T" },
    { "status", 0, 0, G_OPTION_ARG_FILENAME, &status, N_ ("confirmed, pending, waitlisted, cancelled, denied"), "S" },
    { "session", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &sessions, N_ ("A session that was chosen; may be repeated"), "S" },
    { "host", 0, 0, G_OPTION_ARG_FILENAME, &host, N_ ("The registration whose guest it is"), "ID" },
    { "beyond-capacity", 0, 0, G_OPTION_ARG_NONE, &beyond, N_ ("Also where no place or included seat is left"), NULL },
    { "override", 0, 0, G_OPTION_ARG_FILENAME, &override, LYD_CLI_OVERRIDE, "REASON" },
    { NULL },
  };
  g_autoptr (LydRegistrationResult) result = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) error = NULL;
  LydRegistrationRequest request = { 0 };
  LydId host_id;
  int type_value = LYD_ATTENDEE_MEMBER_STAFF;
  int status_value = LYD_STATUS_CONFIRMED;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "register EVENT --name N") ||
      (type != NULL && !lyd_cli_read_word (&lyd_attendee_types, "--type", type, &type_value)) ||
      (status != NULL && !lyd_cli_read_word (&lyd_statuses, "--status", status, &status_value)))
    return LYD_CLI_USAGE;
  if (name == NULL && given == NULL && family == NULL)
    return lyd_cli_misuse (_ ("register needs --name, or --given and --family."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      !find_sessions (cli, event, sessions, ids, &error) ||
      (host != NULL && !lyd_register_find (cli->file, host, &host_id, &error)))
    return lyd_cli_fail (cli, error);

  request = (LydRegistrationRequest){
    .name = name,
    .given = given,
    .family = family,
    .email = email,
    .organization = organization,
    .type = (LydAttendeeType) type_value,
    .status = (LydStatus) status_value,
    .origin = LYD_ORIGIN_MANUAL,
    .host = host != NULL ? &host_id : NULL,
    .sessions = (const LydId *) (gpointer) ids->data,
    .n_sessions = ids->len,
    .beyond = beyond || status != NULL,
    .override = override,
  };
  result = lyd_register (cli->file, &event->id, &request, &error);
  return result != NULL ? print_result (cli, result) : lyd_cli_fail (cli, error);
}

/* What became of it, and of others because of it. */
static int
print_change (LydCli *cli,
              const LydId *id,
              const LydStatusChange *change)
{
  g_autofree char *places = lyd_words_places (&change->places);
  g_autoptr (JsonBuilder) builder = NULL;

  lyd_cli_note_promoted (change->promoted);
  if (change->hold == LYD_HOLD_FULL)
    lyd_cli_note (_ ("No place is left, so it is on the waiting list.\n"));
  else if (lyd_places_get_over (&change->places) > 0)
    lyd_cli_note ("%s\n", places);
  if (!cli->json)
    return lyd_cli_print_id (cli, id);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "id", id);
  lyd_cli_set_string (builder, "status", lyd_word_id (&lyd_statuses, (int) change->status));
  lyd_cli_set_promoted (builder, change->promoted);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static int
registration_set (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *status = NULL;
  g_autofree char *override = NULL;
  const GOptionEntry entries[] = {
    { "status", 0, 0, G_OPTION_ARG_FILENAME, &status, N_ ("confirmed, pending, waitlisted, cancelled, denied"), "S" },
    { "override", 0, 0, G_OPTION_ARG_FILENAME, &override, LYD_CLI_OVERRIDE, "REASON" },
    { NULL },
  };
  g_autoptr (LydStatusChange) change = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;
  int value;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "registration set ID --status S"))
    return LYD_CLI_USAGE;
  if (status == NULL)
    return lyd_cli_misuse (_ ("registration set needs --status."));
  if (!lyd_cli_read_word (&lyd_statuses, "--status", status, &value))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_register_find (cli->file, rest[0], &id, &error) ||
      (change = lyd_register_change_status (cli->file, &id, (LydStatus) value, FALSE, override, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  return print_change (cli, &id, change);
}

static int
registration_approve (LydCli *cli,
                      GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *override = NULL;
  const GOptionEntry entries[] = {
    { "override", 0, 0, G_OPTION_ARG_FILENAME, &override, LYD_CLI_OVERRIDE, "REASON" },
    { NULL },
  };
  g_autoptr (LydStatusChange) change = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "registration approve ID"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_register_find (cli->file, rest[0], &id, &error) ||
      (change = lyd_register_change_status (cli->file, &id, LYD_STATUS_CONFIRMED, TRUE, override, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  return print_change (cli, &id, change);
}

static int
registration_reissue (LydCli *cli,
                      GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydRegistrationResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "registration reissue ID"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_register_find (cli->file, rest[0], &id, &error) ||
      (result = lyd_register_reissue (cli->file, &id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  return print_result (cli, result);
}

/* By LydGuests. */
static const LydWord guest_words[] = { { "move" }, { "stay" }, { "cancel" } };
static const LydVocabulary guest_choices = { "guests", guest_words, G_N_ELEMENTS (guest_words) };

static void
note_guests (LydGuests guests,
             int n)
{
  if (n == 0)
    return;
  if (guests == LYD_GUESTS_MOVE)
    lyd_cli_note (ngettext ("%d guest comes along.\n", "%d guests come along.\n", (gulong) n), n);
  else if (guests == LYD_GUESTS_STAY)
    lyd_cli_note (ngettext ("%d guest of the other is still registered.\n", "%d guests of the other are still "
                                                                            "registered.\n",
                            (gulong) n),
                  n);
  else
    lyd_cli_note (ngettext ("%d guest is cancelled, too.\n", "%d guests are cancelled, too.\n", (gulong) n), n);
}

static int
registration_substitute (LydCli *cli,
                         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *name = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *email = NULL;
  g_autofree char *organization = NULL;
  g_autofree char *guests = NULL;
  g_autofree char *override = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_ ("The whole name, as on the badge"), "N" },
    { "given", 0, 0, G_OPTION_ARG_FILENAME, &given, N_ ("Given name"), "G" },
    { "family", 0, 0, G_OPTION_ARG_FILENAME, &family, N_ ("Family name"), "F" },
    { "email", 0, 0, G_OPTION_ARG_FILENAME, &email, N_ ("E-mail address"), "E" },
    { "organization", 0, 0, G_OPTION_ARG_FILENAME, &organization, N_ ("Organization"), "O" },
    { "override", 0, 0, G_OPTION_ARG_FILENAME, &override, LYD_CLI_OVERRIDE, "REASON" },
    { "guests", 0, 0, G_OPTION_ARG_FILENAME, &guests, N_ ("What becomes of the other's guests: move, stay, cancel"),
      "WHAT" },
    { NULL },
  };
  g_autoptr (LydRegistrationResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LydRegistrationRequest request;
  LydId id;
  int n_guests;
  int choice = LYD_GUESTS_MOVE;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "registration substitute ID --name N") ||
      (guests != NULL && !lyd_cli_read_word (&guest_choices, "--guests", guests, &choice)))
    return LYD_CLI_USAGE;
  if (name == NULL && given == NULL && family == NULL)
    return lyd_cli_misuse (_ ("registration substitute needs --name, or --given and --family."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  request = (LydRegistrationRequest){
    .name = name, .given = given, .family = family, .email = email, .organization = organization, .override = override
  };
  if (!lyd_register_find (cli->file, rest[0], &id, &error) ||
      (result = lyd_register_substitute (cli->file, &id, &request, (LydGuests) choice, &n_guests, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  note_guests ((LydGuests) choice, n_guests);
  return print_result (cli, result);
}

const LydCliCommand lyd_cli_register_commands[] = {
  { "register", "EVENT --name N", N_ ("register one person"), register_person },
  { "registration set", "ID --status S", N_ ("change a registration's status"), registration_set },
  { "registration approve", "ID", N_ ("confirm a registration if there is room"), registration_approve },
  { "registration substitute", "ID --name N", N_ ("register somebody in another's place"), registration_substitute },
  { "registration reissue", "ID", N_ ("give a new code; the old one is revoked"), registration_reissue },
  { NULL },
};
