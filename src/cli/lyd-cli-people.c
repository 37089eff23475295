#include "lyd-cli.h"

#include "lyd-directory.h"
#include "lyd-duplicates.h"
#include "lyd-merge-people.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

static void
print_line (LydCli *cli,
            const LydPersonLine *line)
{
  g_autofree char *id = lyd_id_to_string (&line->id);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %s, %s, %s\n", id, line->name, line->organization != NULL ? line->organization : "–",
                   line->email != NULL ? line->email : "–");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "id", id);
  lyd_cli_set_string (builder, "name", line->name);
  lyd_cli_set_string (builder, "organization", line->organization);
  lyd_cli_set_string (builder, "role", line->role);
  lyd_cli_set_string (builder, "email", line->email);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
person_list (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  int limit = G_MAXINT;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
    { NULL },
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 1, "person list [TEXT] [--limit N]"))
    return LYD_CLI_USAGE;
  if (limit < 1)
    return lyd_cli_misuse (_ ("--limit must be at least 1."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((ids = lyd_directory_list_people (cli->file, rest[0], &error)) == NULL ||
      (lines = lyd_directory_list_lines (cli->file, (const LydId *) (gpointer) ids->data, MIN (ids->len, (guint) limit),
                                         &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < lines->len; i++)
    if (g_ptr_array_index (lines, i) != NULL)
      print_line (cli, g_ptr_array_index (lines, i));
  return LYD_CLI_DONE;
}

static void
show_detail (JsonBuilder *builder,
             LydMergeField field,
             const char *value)
{
  if (builder != NULL)
    lyd_cli_set_string (builder, lyd_word_id (&lyd_merge_fields, (int) field), value);
  else if (value != NULL)
    lyd_cli_print ("%s: %s\n", lyd_word_title (&lyd_merge_fields, (int) field), value);
}

/* The name on the ID is left out: it is for the security list alone. */
static void
show_details (JsonBuilder *builder,
              const LydPersonPage *page)
{
  const LydPerson *person = page->person;
  g_autofree char *id = lyd_id_to_string (&person->id);

  if (builder != NULL)
    lyd_cli_set_string (builder, "id", id);
  else
    lyd_cli_print ("%s\n", id);
  show_detail (builder, LYD_MERGE_NAME, person->name);
  show_detail (builder, LYD_MERGE_ORGANIZATION, page->organization);
  show_detail (builder, LYD_MERGE_ROLE, person->role);
  show_detail (builder, LYD_MERGE_EMAIL, person->email);
  show_detail (builder, LYD_MERGE_PHONE, person->phone);
  show_detail (builder, LYD_MERGE_PRONOUNS, person->pronouns);
  show_detail (builder, LYD_MERGE_PRONUNCIATION, person->pronunciation);
  show_detail (builder, LYD_MERGE_LANGUAGE, person->language);
  show_detail (builder, LYD_MERGE_NOTES, person->notes);
}

static void
show_aliases (JsonBuilder *builder,
              GPtrArray *aliases)
{
  if (builder != NULL) {
    json_builder_set_member_name (builder, "aliases");
    json_builder_begin_array (builder);
  }
  for (guint i = 0; i < aliases->len; i++) {
    const LydAlias *alias = g_ptr_array_index (aliases, i);

    if (builder == NULL) {
      lyd_cli_print (_ ("Also: %s\n"), alias->value);
      continue;
    }
    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "kind", alias->kind);
    lyd_cli_set_string (builder, "value", alias->value);
    json_builder_end_object (builder);
  }
  if (builder != NULL)
    json_builder_end_array (builder);
}

static void
show_visit (JsonBuilder *builder,
            const LydVisit *visit)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (visit->timezone);
  g_autofree char *start = lyd_time_to_iso (visit->start, zone);
  g_autofree char *id = lyd_id_to_string (&visit->registration);

  if (builder == NULL) {
    lyd_cli_print ("%s  %.10s  %s, %s%s\n", id, start, visit->title,
                   lyd_word_title (&lyd_statuses, (int) visit->status),
                   visit->first_at != LYD_TIME_NONE ? _ (", came") : "");
    return;
  }
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "registration", id);
  lyd_cli_set_id (builder, "event", &visit->event);
  lyd_cli_set_string (builder, "title", visit->title);
  lyd_cli_set_string (builder, "start", start);
  lyd_cli_set_string (builder, "status", lyd_word_id (&lyd_statuses, (int) visit->status));
  lyd_cli_set_time (builder, "first_at", visit->first_at, zone);
  lyd_cli_set_flag (builder, "online", visit->online);
  lyd_cli_set_int (builder, "minutes", visit->minutes);
  json_builder_end_object (builder);
}

static int
person_show (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydPersonPage) page = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "person show PERSON"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_merge_find_person (cli->file, rest[0], &id, &error) ||
      (page = lyd_directory_get_person (cli->file, &id, &error)) == NULL)
    return lyd_cli_fail (cli, error);

  if (cli->json) {
    builder = json_builder_new ();
    json_builder_begin_object (builder);
  }
  show_details (builder, page);
  show_aliases (builder, page->aliases);
  if (builder != NULL) {
    json_builder_set_member_name (builder, "registrations");
    json_builder_begin_array (builder);
  }
  for (guint i = 0; i < page->visits->len; i++)
    show_visit (builder, g_ptr_array_index (page->visits, i));
  if (builder != NULL) {
    json_builder_end_array (builder);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

static void
describe_side (JsonBuilder *builder,
               const char *name,
               const LydDuplicateSide *side)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "person", &side->person);
  lyd_cli_set_string (builder, "name", side->name);
  lyd_cli_set_string (builder, "organization", side->organization);
  lyd_cli_set_string (builder, "email", side->email);
  lyd_cli_set_int (builder, "registrations", side->n_registrations);
  json_builder_end_object (builder);
}

static void
print_side (const LydDuplicateSide *side)
{
  g_autofree char *id = lyd_id_to_string (&side->person);

  lyd_cli_print ("  %s  %s, %s, %s\n", id, side->name, side->organization != NULL ? side->organization : "–",
                 side->email != NULL ? side->email : "–");
}

static void
print_duplicate_text (const LydDuplicate *pair)
{
  g_autofree char *reasons = lyd_duplicate_describe (pair);

  lyd_cli_print ("%d  %s\n", pair->score, reasons);
  print_side (&pair->keep);
  print_side (&pair->other);
}

static void
print_duplicate (LydCli *cli,
                 const LydDuplicate *pair)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    print_duplicate_text (pair);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "score", pair->score);
  describe_side (builder, "keep", &pair->keep);
  describe_side (builder, "other", &pair->other);
  lyd_cli_set_string (builder, "names", lyd_word_id (&lyd_likenesses, (int) pair->likeness));
  json_builder_set_member_name (builder, "in_common");
  json_builder_begin_array (builder);
  for (int i = 0; i < LYD_N_EVIDENCES; i++)
    if ((pair->evidence & (1u << i)) != 0)
      json_builder_add_string_value (builder, lyd_word_id (&lyd_evidences, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
person_duplicates (LydCli *cli,
                   GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  int limit = 100;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
    { NULL },
  };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_all = 0;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "person duplicates [--limit N]"))
    return LYD_CLI_USAGE;
  if (limit < 1)
    return lyd_cli_misuse (_ ("--limit must be at least 1."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  found = lyd_duplicates_find (cli->file, (guint) limit, &n_all, &error);
  if (found == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < found->len; i++)
    print_duplicate (cli, g_ptr_array_index (found, i));
  if (n_all > found->len)
    lyd_cli_note (ngettext ("%u more; --limit shows more of them.\n", "%u more; --limit shows more of them.\n",
                            n_all - found->len),
                  n_all - found->len);
  return LYD_CLI_DONE;
}

/* "name,email" as bits of LydMergeField. */
static gboolean
read_fields (const char *text,
             guint *fields)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);

  *fields = 0;
  for (guint i = 0; words[i] != NULL; i++) {
    int field;

    if (!lyd_cli_read_word (&lyd_merge_fields, "--take", g_strstrip (words[i]), &field))
      return FALSE;
    *fields |= 1u << field;
  }
  return TRUE;
}

static int
print_merged (LydCli *cli,
              const LydMergeResult *result)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (ngettext ("Merged into %s: %d registration went over, %d for an event of both.\n",
                             "Merged into %s: %d registrations went over, %d for events of both.\n",
                             (gulong) result->n_registrations),
                   result->name, result->n_registrations, result->n_shared);
    lyd_cli_note_promoted (result->promoted);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "id", &result->person);
  lyd_cli_set_string (builder, "name", result->name);
  lyd_cli_set_int (builder, "registrations", result->n_registrations);
  lyd_cli_set_int (builder, "events_of_both", result->n_shared);
  lyd_cli_set_promoted (builder, result->promoted);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static int
person_merge (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *take = NULL;
  const GOptionEntry entries[] = {
    { "take", 0, 0, G_OPTION_ARG_FILENAME, &take,
      N_ ("What to take from OTHER: name, legal, email, phone, organization, role, pronouns, pronunciation, language, "
          "notes"),
      "FIELD,…" },
    { NULL },
  };
  g_autoptr (LydMergeResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LydId keep;
  LydId other;
  guint fields;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "person merge KEEP OTHER [--take FIELD,…]") ||
      (take != NULL && !read_fields (take, &fields)))
    return LYD_CLI_USAGE;
  if (take == NULL)
    fields = 0;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_merge_find_person (cli->file, rest[0], &keep, &error) ||
      !lyd_merge_find_person (cli->file, rest[1], &other, &error) ||
      (result = lyd_merge_people (cli->file, &keep, &other, fields, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  return print_merged (cli, result);
}

static int
person_distinct (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GError) error = NULL;
  LydId a;
  LydId b;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "person distinct PERSON PERSON"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_merge_find_person (cli->file, rest[0], &a, &error) ||
      !lyd_merge_find_person (cli->file, rest[1], &b, &error) ||
      !lyd_duplicates_set_distinct (cli->file, &a, &b, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &a);
}

const LydCliCommand lyd_cli_people_commands[] = {
  { "person list", "[TEXT]", N_ ("list people by name, or find them"), person_list },
  { "person show", "PERSON", N_ ("show a person and what they came to"), person_show },
  { "person duplicates", "[--limit N]", N_ ("list who may be on file twice"), person_duplicates },
  { "person merge", "KEEP OTHER", N_ ("make one person of two"), person_merge },
  { "person distinct", "PERSON PERSON", N_ ("remember that two are not one"), person_distinct },
  { NULL },
};
