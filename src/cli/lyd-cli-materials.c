#include "lyd-cli.h"

#include "lyd-library.h"
#include "lyd-materials.h"
#include "lyd-plan.h"

#include <glib/gi18n.h>
#include <string.h>

#define KIND_HELP N_ ("recording, slides, fact-sheet or other")

/* Where and what kind, as options say it. */
static gboolean
apply_options (LydCli *cli,
               LydMaterial *material,
               const char *session,
               const char *kind,
               GError **error)
{
  g_autoptr (LydSession) found = NULL;
  int value;

  if (kind != NULL) {
    if (!lyd_cli_read_word (&lyd_material_kinds, "--kind", kind, &value))
      return FALSE;
    material->kind = (LydMaterialKind) value;
  }
  if (session == NULL)
    return TRUE;
  if (session[0] == '\0') {
    material->session = lyd_id_none;
    return TRUE;
  }
  found = lyd_cli_find_session_of (cli->file, &material->event, session, error);
  if (found != NULL)
    material->session = found->id;
  return found != NULL;
}

/* The file's name without its ending, or the page's host: better than nothing, and easily changed. */
static char *
make_title (const char *link,
            const char *path)
{
  g_autofree char *name = path != NULL ? lyd_file_name_clean (path) : NULL;
  char *dot = name != NULL ? strrchr (name, '.') : NULL;
  char *host = name == NULL ? lyd_link_dup_host (link) : NULL;

  if (dot != NULL && dot > name)
    *dot = '\0';
  return name != NULL ? g_steal_pointer (&name) : host != NULL ? host
                                                               : g_strdup (link);
}

static int
material_add (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *link = NULL;
  g_autofree char *path = NULL;
  g_autofree char *session = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *title = NULL;
  const GOptionEntry entries[] = {
    { "link", 0, 0, G_OPTION_ARG_FILENAME, &link, N_ ("A web page"), "URL" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("A file, which is copied"), "FILE" },
    { "session", 0, 0, G_OPTION_ARG_FILENAME, &session, N_ ("The session that it belongs to"), "S" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, KIND_HELP, "K" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_ ("What it is called"), "T" },
    { NULL },
  };
  g_autoptr (LydMaterial) material = lyd_material_new ();
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "material add EVENT (--link URL|--file FILE)"))
    return LYD_CLI_USAGE;
  if ((link != NULL) == (path != NULL))
    return lyd_cli_misuse (_ ("Either --link or --file says what is added."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  if (event == NULL)
    return lyd_cli_fail (cli, error);
  material->event = event->id;
  material->link = g_strdup (link);
  material->title = title != NULL ? g_steal_pointer (&title) : make_title (link, path);
  material->kind = lyd_material_guess_kind (link != NULL ? link : path);
  if (!apply_options (cli, material, session, kind, &error))
    return error != NULL ? lyd_cli_fail (cli, error) : LYD_CLI_USAGE;
  ok = link != NULL ? lyd_materials_add_link (cli->file, material, &error)
                    : lyd_materials_add_file (cli->file, material, path, NULL, &error);
  return ok ? lyd_cli_print_id (cli, &material->id) : lyd_cli_fail (cli, error);
}

static void
add_members (JsonBuilder *builder,
             const LydMaterial *material)
{
  lyd_cli_set_id (builder, "id", &material->id);
  lyd_cli_set_id (builder, "event", &material->event);
  lyd_cli_set_id (builder, "session", &material->session);
  lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_material_kinds, material->kind));
  lyd_cli_set_string (builder, "title", material->title);
  lyd_cli_set_string (builder, "link", material->link);
  lyd_cli_set_string (builder, "file", material->file_name);
  if (material->hash != NULL) {
    lyd_cli_set_int (builder, "size", material->size);
    lyd_cli_set_string (builder, "sha256", material->hash);
  }
}

static int
material_list (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "material list EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (list = lyd_materials_get_all (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < list->len; i++) {
    const LydMaterial *material = g_ptr_array_index (list, i);
    g_autofree char *id = lyd_id_to_string (&material->id);
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      lyd_cli_print ("%s  %-10s  %s  %s\n", id, lyd_word_id (&lyd_material_kinds, material->kind), material->title,
                     material->link != NULL ? material->link : material->file_name);
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    add_members (builder, material);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

static int
material_set (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *link = NULL;
  g_autofree char *session = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *title = NULL;
  const GOptionEntry entries[] = {
    { "link", 0, 0, G_OPTION_ARG_FILENAME, &link, N_ ("A web page"), "URL" },
    { "session", 0, 0, G_OPTION_ARG_FILENAME, &session, N_ ("The session that it belongs to; empty: none"), "S" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, KIND_HELP, "K" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_ ("What it is called"), "T" },
    { NULL },
  };
  g_autoptr (LydMaterial) material = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "material set MATERIAL [--title T] [--kind K] [--session S]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  material = lyd_materials_find_one (cli->file, rest[0], &error);
  if (material == NULL)
    return lyd_cli_fail (cli, error);
  if (link != NULL && material->link == NULL)
    return lyd_cli_misuse (_ ("“%s” is a file. Add the link as another material."), material->title);
  if (link != NULL) {
    g_free (material->link);
    material->link = g_steal_pointer (&link);
  }
  if (title != NULL) {
    g_free (material->title);
    material->title = g_steal_pointer (&title);
  }
  if (!apply_options (cli, material, session, kind, &error))
    return error != NULL ? lyd_cli_fail (cli, error) : LYD_CLI_USAGE;
  return lyd_materials_change (cli->file, material, &error) ? lyd_cli_print_id (cli, &material->id)
                                                            : lyd_cli_fail (cli, error);
}

static int
material_remove (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydMaterial) material = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "material remove MATERIAL"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((material = lyd_materials_find_one (cli->file, rest[0], &error)) == NULL ||
      !lyd_materials_remove (cli->file, &material->id, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &material->id);
}

static int
material_save (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("Where the copy goes"), "FILE" },
    { NULL },
  };
  g_autoptr (LydMaterial) material = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "material save MATERIAL -o FILE"))
    return LYD_CLI_USAGE;
  if (path == NULL)
    return lyd_cli_misuse (_ ("-o says where the copy goes."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((material = lyd_materials_find_one (cli->file, rest[0], &error)) == NULL ||
      !lyd_materials_save_copy (cli->file, &material->id, path, NULL, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &material->id);
}

static int
material_tidy (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "material tidy"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_materials_tidy (cli->file, &n, &error))
    return lyd_cli_fail (cli, error);
  if (!cli->json) {
    lyd_cli_print (ngettext ("%d file removed\n", "%d files removed\n", (gulong) n), n);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "removed", n);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static void
print_item (LydCli *cli,
            const LydLibraryItem *item)
{
  g_autofree char *id = lyd_id_to_string (&item->material->id);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %-10s  %s  (%s, %d%s%s)\n", id, lyd_word_id (&lyd_material_kinds, item->material->kind),
                   item->material->title, item->event, item->year, item->policy_area != NULL ? ", " : "",
                   item->policy_area != NULL ? item->policy_area : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_members (builder, item->material);
  lyd_cli_set_string (builder, "event_title", item->event);
  lyd_cli_set_string (builder, "session_title", item->session);
  lyd_cli_set_string (builder, "policy_area", item->policy_area);
  lyd_cli_set_int (builder, "year", item->year);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
library (LydCli *cli,
         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *kind = NULL;
  g_autofree char *area = NULL;
  int year = LYD_LIBRARY_ANY;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, KIND_HELP, "K" },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Of events of this year"), "YEAR" },
    { "policy-area", 0, 0, G_OPTION_ARG_FILENAME, &area, N_ ("Of events of this policy area"), "AREA" },
    { NULL },
  };
  LydLibraryQuery query = { .kind = LYD_LIBRARY_ANY };
  g_autoptr (LydLibrary) found = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 1, "library [TEXT] [--kind K] [--year YEAR] [--policy-area AREA]") ||
      (kind != NULL && !lyd_cli_read_word (&lyd_material_kinds, "--kind", kind, &query.kind)))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  query.text = rest[0];
  query.year = year;
  query.policy_area = area;
  found = lyd_library_search (cli->file, &query, &error);
  if (found == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < found->items->len; i++)
    print_item (cli, g_ptr_array_index (found->items, i));
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_material_commands[] = {
  { "material add", "EVENT (--link URL|--file FILE)", N_ ("add a link or a file to an event"), material_add },
  { "material list", "EVENT", N_ ("list what an event has"), material_list },
  { "material set", "MATERIAL [--title T]", N_ ("change what a material is called, or where it belongs"),
    material_set },
  { "material remove", "MATERIAL", N_ ("take a material away"), material_remove },
  { "material save", "MATERIAL -o FILE", N_ ("copy a material's file"), material_save },
  { "material tidy", "", N_ ("remove copies of files that nothing refers to"), material_tidy },
  { "library", "[TEXT]", N_ ("search the materials of all events"), library },
  { NULL },
};
