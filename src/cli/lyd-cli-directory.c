#include "lyd-cli.h"

#include "lyd-aliases.h"
#include "lyd-directory-change.h"
#include "lyd-directory.h"
#include "lyd-fold.h"
#include "lyd-import.h"
#include "lyd-merge-organizations.h"
#include "lyd-merge-people.h"
#include "lyd-people-export.h"
#include "lyd-people-import.h"

#include <glib/gi18n.h>
#include <string.h>

/* Adding and changing people and organizations, and carrying them in and out. */

typedef struct {
  char *name;
  char *given;
  char *family;
  char *email;
  char *phone;
  char *organization;
  char *role;
  char *pronouns;
  char *language;
} Options;

static void
options_clear (Options *options)
{
  char **texts[] = { &options->name, &options->given, &options->family, &options->email, &options->phone,
                     &options->organization, &options->role, &options->pronouns, &options->language };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
put (char **text,
     char **value)
{
  if (*value == NULL)
    return;
  g_free (*text);
  *text = g_steal_pointer (value);
}

/* What was said; what was not stays. */
static void
apply (LydPerson *person,
       Options *options)
{
  /* The name follows its parts unless it was said. */
  if (options->name == NULL && (options->given != NULL || options->family != NULL))
    g_clear_pointer (&person->name, g_free);
  put (&person->name, &options->name);
  put (&person->given, &options->given);
  put (&person->family, &options->family);
  put (&person->email, &options->email);
  put (&person->phone, &options->phone);
  put (&person->role, &options->role);
  put (&person->pronouns, &options->pronouns);
  if (options->language != NULL && options->language[0] == '\0')
    g_clear_pointer (&person->language, g_free);
  if (options->language != NULL && options->language[0] == '\0')
    g_clear_pointer (&options->language, g_free);
  put (&person->language, &options->language);
}

static int
save (LydCli *cli,
      GStrv *rest,
      int n,
      const char *usage)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name, N_ ("The whole name, as shown"), "N" },
    { "given", 0, 0, G_OPTION_ARG_FILENAME, &options.given, N_ ("First name"), "G" },
    { "family", 0, 0, G_OPTION_ARG_FILENAME, &options.family, N_ ("Last name"), "F" },
    { "email", 0, 0, G_OPTION_ARG_FILENAME, &options.email, N_ ("E-mail address"), "E" },
    { "phone", 0, 0, G_OPTION_ARG_FILENAME, &options.phone, N_ ("Telephone number"), "P" },
    { "organization", 0, 0, G_OPTION_ARG_FILENAME, &options.organization, N_ ("Organization"), "O" },
    { "role", 0, 0, G_OPTION_ARG_FILENAME, &options.role, N_ ("Job title"), "R" },
    { "pronouns", 0, 0, G_OPTION_ARG_FILENAME, &options.pronouns, N_ ("Pronouns"), "P" },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &options.language, N_ ("Language: en, es"), "L" },
    { NULL },
  };
  g_autoptr (LydPersonPage) page = NULL;
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  if (!lyd_cli_parse (cli, entries, rest, n, n, usage))
    return LYD_CLI_USAGE;
  if (options.language != NULL && options.language[0] != '\0' && strcmp (options.language, "en") != 0 &&
      strcmp (options.language, "es") != 0)
    return lyd_cli_misuse (_ ("--language must be en or es."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (n == 1 && (!lyd_merge_find_person (cli->file, (*rest)[0], &id, &error) ||
                 (page = lyd_directory_get_person (cli->file, &id, &error)) == NULL))
    return lyd_cli_fail (cli, error);
  person = page != NULL ? lyd_person_copy (page->person) : lyd_person_new ();
  if (options.organization == NULL && page != NULL)
    options.organization = g_strdup (page->organization);
  apply (person, &options);
  if (!lyd_directory_save_person (cli->file, person, options.organization, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &person->id);
}

static int
person_add (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;

  return save (cli, &rest, 0, "person add --name N [--email E] [--organization O] …");
}

static int
person_set (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;

  return save (cli, &rest, 1, "person set PERSON [--name N] [--email E] [--organization O] …");
}

/* ---- other names, addresses and numbers ---- */

/* Returns: (nullable): the one that says @value */
static const LydAlias *
find_alias (const LydPersonPage *page,
            const char *value)
{
  for (guint i = 0; i < page->aliases->len; i++) {
    const LydAlias *alias = g_ptr_array_index (page->aliases, i);

    if (strcmp (alias->value, value) == 0 || g_strcmp0 (alias->folded, value) == 0)
      return alias;
  }
  return NULL;
}

static gboolean
change_alias (LydCli *cli,
              const LydId *person,
              const char *add,
              const char *other,
              gboolean promote,
              GError **error)
{
  g_autoptr (LydPersonPage) page = NULL;
  const LydAlias *alias;

  if (add != NULL)
    return lyd_aliases_add (cli->file, person, lyd_aliases_guess_kind (add), add, error);
  if ((page = lyd_directory_get_person (cli->file, person, error)) == NULL)
    return FALSE;
  if ((alias = find_alias (page, other)) == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("%s is not known as “%s”. Nothing was changed."),
                 page->person->name, other);
    return FALSE;
  }
  return (promote ? lyd_aliases_promote : lyd_aliases_remove) (cli->file, &alias->id, error);
}

static int
person_alias (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *add = NULL;
  g_autofree char *remove = NULL;
  g_autofree char *promote = NULL;
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_FILENAME, &add, N_ ("Another name, e-mail address or telephone number"), "VALUE" },
    { "remove", 0, 0, G_OPTION_ARG_FILENAME, &remove, N_ ("One that is not theirs any more"), "VALUE" },
    { "main", 0, 0, G_OPTION_ARG_FILENAME, &promote, N_ ("One that becomes the main one"), "VALUE" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  LydId id;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "person alias PERSON --add|--remove|--main VALUE"))
    return LYD_CLI_USAGE;
  if ((add != NULL) + (remove != NULL) + (promote != NULL) != 1)
    return lyd_cli_misuse (_ ("Give one of --add, --remove and --main."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_merge_find_person (cli->file, rest[0], &id, &error) ||
      !change_alias (cli, &id, add, remove != NULL ? remove : promote, promote != NULL, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &id);
}

/* ---- in and out ---- */

static void
print_problems (JsonBuilder *builder,
                const LydPeopleImportPlan *plan)
{
  for (guint i = 0; i < plan->lines->len; i++) {
    const LydPeopleImportLine *line = g_ptr_array_index (plan->lines, i);

    if (line->note == NULL)
      continue;
    if (builder == NULL) {
      lyd_cli_note (_ ("Line %u, %s: %s\n"), line->line, line->name != NULL ? line->name : "–", line->note);
      continue;
    }
    json_builder_begin_object (builder);
    lyd_cli_set_int (builder, "line", line->line);
    lyd_cli_set_int (builder, "column", line->column);
    lyd_cli_set_string (builder, "name", line->name);
    lyd_cli_set_string (builder, "message", line->note);
    json_builder_end_object (builder);
  }
}

static int
print_plan (LydCli *cli,
            const LydPeopleImportPlan *plan)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (_ ("%s: %d new, %d changed, %d known, %d left out\n"), plan->format, plan->n[LYD_PERSON_NEW],
                   plan->n[LYD_PERSON_CHANGED], plan->n[LYD_PERSON_SAME], plan->n[LYD_PERSON_PROBLEM]);
    print_problems (NULL, plan);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "format", plan->format);
  lyd_cli_set_int (builder, "rows", plan->lines->len);
  lyd_cli_set_int (builder, "added", plan->n[LYD_PERSON_NEW]);
  lyd_cli_set_int (builder, "updated", plan->n[LYD_PERSON_CHANGED]);
  lyd_cli_set_int (builder, "unchanged", plan->n[LYD_PERSON_SAME]);
  lyd_cli_set_int (builder, "skipped", plan->n[LYD_PERSON_PROBLEM]);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  print_problems (builder, plan);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static gboolean
read_choice (const char *text,
             LydKnownChoice *choice)
{
  static const char *const words[] = { "both", "keep", "replace" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (text == NULL || strcmp (words[i], text) == 0) {
      *choice = (LydKnownChoice) i;
      return TRUE;
    }
  return FALSE;
}

static int
person_import (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *known = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "known", 0, 0, G_OPTION_ARG_FILENAME, &known, N_ ("Where the list differs: both, keep, replace"), "C" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would happen"), NULL },
    { NULL },
  };
  g_autoptr (LydPeopleImportPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  LydKnownChoice choice;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "person import FILE [--known both|keep|replace] [--dry-run]"))
    return LYD_CLI_USAGE;
  if (!read_choice (known, &choice))
    return lyd_cli_misuse (_ ("--known must be both, keep or replace."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  name = g_path_get_basename (rest[0]);
  if ((bytes = lyd_import_read_bytes (rest[0], NULL, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  plan = dry_run ? lyd_people_import_look (cli->file, bytes, choice, &error)
                 : lyd_people_import (cli->file, bytes, name, choice, &error);
  return plan != NULL ? print_plan (cli, plan) : lyd_cli_fail (cli, error);
}

static int
person_export (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("The file: .csv, .xlsx, .json or .vcf"), "FILE" },
    { NULL },
  };
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 1, "person export [TEXT] -o FILE"))
    return LYD_CLI_USAGE;
  if (path == NULL)
    return lyd_cli_misuse (_ ("Say with -o where to write."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((found = lyd_directory_list_people (cli->file, rest[0], &error)) == NULL ||
      !lyd_people_export (cli->file, found, path, &error))
    return lyd_cli_fail (cli, error);
  return LYD_CLI_DONE;
}

/* ---- organizations ---- */

/* The one organization that is called @words, or whose id starts with it. */
static gboolean
find_organization (LydCli *cli,
                   const char *words,
                   LydId *id,
                   GError **error)
{
  g_autoptr (LydOrganizationList) list = lyd_directory_list_organizations (cli->file, error);
  g_autofree char *folded = lyd_fold_organization (words);
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->lines->len; i++) {
    const LydOrganization *known = ((LydOrganizationLine *) g_ptr_array_index (list->lines, i))->organization;
    g_autofree char *name = lyd_fold_organization (known->name);
    g_autofree char *text = lyd_id_to_string (&known->id);

    if (strcmp (name, folded) != 0 && !(strlen (words) >= 4 && g_str_has_prefix (text, words)))
      continue;
    *id = known->id;
    n++;
  }
  if (list != NULL && n != 1)
    g_set_error (error, LYD_ERROR, n == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
                 n == 0 ? _ ("There is no organization “%s”.")
                        : _ ("“%s” fits more than one organization. Give the start of an id."),
                 words);
  return n == 1;
}

static int
organization_list (LydCli *cli,
                   GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydOrganizationList) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "organization list"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((list = lyd_directory_list_organizations (cli->file, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < list->lines->len; i++) {
    const LydOrganizationLine *line = g_ptr_array_index (list->lines, i);
    g_autofree char *id = lyd_id_to_string (&line->organization->id);
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      lyd_cli_print ("%s  %s, %s\n", id, line->organization->name,
                     line->organization->state != NULL ? line->organization->state : "–");
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "id", id);
    lyd_cli_set_string (builder, "name", line->organization->name);
    lyd_cli_set_string (builder, "state", line->organization->state);
    lyd_cli_set_int (builder, "people", line->n_people);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

static int
organization_set (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *state = NULL;
  g_autofree char *join = NULL;
  g_autofree char *since = NULL;
  g_autofree char *leave = NULL;
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &state, N_ ("Two letters"), "S" },
    { "join", 0, 0, G_OPTION_ARG_FILENAME, &join, N_ ("A network that it belongs to"), "NETWORK" },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &since, N_ ("... since a year or a date"), "D" },
    { "leave", 0, 0, G_OPTION_ARG_FILENAME, &leave, N_ ("A network that it has left"), "NETWORK" },
    { "until", 0, 0, G_OPTION_ARG_FILENAME, &until, N_ ("... on a date; today where none is said"), "D" },
    { NULL },
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GError) error = NULL;
  LydOrganizationsChange change;
  guint n;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1000, "organization set ORGANIZATION... [--join NETWORK] …"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  for (guint i = 0; rest[i] != NULL; i++) {
    LydId id;

    if (!find_organization (cli, rest[i], &id, &error))
      return lyd_cli_fail (cli, error);
    g_array_append_val (ids, id);
  }
  change = (LydOrganizationsChange){ join, since, leave, until, state };
  if (!lyd_directory_change_organizations (cli->file, (const LydId *) (gpointer) ids->data, ids->len, &change, &n,
                                           &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &g_array_index (ids, LydId, 0));
}

static int
organization_merge (LydCli *cli,
                    GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GError) error = NULL;
  LydId keep;
  LydId other;
  int n;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "organization merge KEEP OTHER"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!find_organization (cli, rest[0], &keep, &error) || !find_organization (cli, rest[1], &other, &error) ||
      !lyd_merge_organizations (cli->file, &keep, &other, &n, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &keep);
}

static int
organization_export (LydCli *cli,
                     GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("The file: .csv, .xlsx or .json"), "FILE" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 0, "organization export -o FILE"))
    return LYD_CLI_USAGE;
  if (path == NULL)
    return lyd_cli_misuse (_ ("Say with -o where to write."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  return lyd_organizations_export (cli->file, NULL, path, &error) ? LYD_CLI_DONE : lyd_cli_fail (cli, error);
}

const LydCliCommand lyd_cli_directory_commands[] = {
  { "person add", "--name N", N_ ("add a person"), person_add },
  { "person set", "PERSON", N_ ("change a person"), person_set },
  { "person alias", "PERSON", N_ ("other names, addresses and numbers of a person"), person_alias },
  { "person import", "FILE", N_ ("bring in people from address cards or a table"), person_import },
  { "person export", "[TEXT] -o FILE", N_ ("write people into a file"), person_export },
  { "organization list", "", N_ ("list organizations"), organization_list },
  { "organization set", "ORGANIZATION...", N_ ("change organizations"), organization_set },
  { "organization merge", "KEEP OTHER", N_ ("make one organization of two"), organization_merge },
  { "organization export", "-o FILE", N_ ("write organizations into a file"), organization_export },
  { NULL },
};
