#include "lyd-cli.h"

#include "lyd-attendance.h"
#include "lyd-format.h"
#include "lyd-import.h"
#include "lyd-plan.h"
#include "lyd-undo.h"
#include "lyd-words-import.h"

#include <glib/gi18n.h>
#include <string.h>

/* A desk may register somebody between the plan and the import; then it is planned again. */
#define MAX_TRIES 5

static void
begin_list (JsonBuilder *builder,
            const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_problems (JsonBuilder *builder,
              const GArray *notes)
{
  begin_list (builder, "problems");
  for (guint i = 0; i < notes->len; i++) {
    const LydImportNote *note = &g_array_index (notes, LydImportNote, i);
    g_autofree char *message = lyd_words_import_problem (note);

    json_builder_begin_object (builder);
    lyd_cli_set_int (builder, "line", note->line);
    lyd_cli_set_int (builder, "column", note->column);
    lyd_cli_set_string (builder, "reason", note->reason);
    lyd_cli_set_string (builder, "message", message);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_conflicts (JsonBuilder *builder,
               const GArray *conflicts)
{
  begin_list (builder, "conflicts");
  for (guint i = 0; i < conflicts->len; i++) {
    const LydImportConflict *conflict = &g_array_index (conflicts, LydImportConflict, i);

    json_builder_begin_object (builder);
    lyd_cli_set_int (builder, "line", conflict->line);
    lyd_cli_set_int (builder, "column", conflict->column);
    lyd_cli_set_string (builder, "field", conflict->field);
    lyd_cli_set_string (builder, "name", conflict->name);
    lyd_cli_set_string (builder, "file", conflict->file);
    lyd_cli_set_string (builder, "here", conflict->here);
    lyd_cli_set_string (builder, "decision", lyd_word_id (&lyd_import_decisions, (int) conflict->decision));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_organizations (JsonBuilder *builder,
                   const GArray *organizations)
{
  begin_list (builder, "new_organizations");
  for (guint i = 0; i < organizations->len; i++) {
    const LydImportNewOrganization *organization = &g_array_index (organizations, LydImportNewOrganization, i);

    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "name", organization->name);
    begin_list (builder, "closest");
    for (guint j = 0; j < LYD_IMPORT_N_CLOSEST && organization->closest[j] != NULL; j++)
      json_builder_add_string_value (builder, organization->closest[j]);
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_questions (JsonBuilder *builder,
               const GPtrArray *questions)
{
  begin_list (builder, "new_questions");
  for (guint i = 0; i < questions->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (questions, i));
  json_builder_end_array (builder);
}

static void
add_gone (JsonBuilder *builder,
          const GArray *gone)
{
  begin_list (builder, "gone");
  for (guint i = 0; i < gone->len; i++) {
    const LydImportGone *one = &g_array_index (gone, LydImportGone, i);

    json_builder_begin_object (builder);
    lyd_cli_set_id (builder, "registration", &one->registration);
    lyd_cli_set_string (builder, "name", one->name);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_json (const LydImportPlan *plan,
            const LydImportCounts *counts,
            const LydId *import)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  LydImportRoom room = lyd_import_plan_get_room (plan);

  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "format", lyd_import_file_get_format (lyd_import_plan_get_file (plan))->id);
  lyd_cli_set_int (builder, "rows", counts->rows);
  lyd_cli_set_int (builder, "added", counts->added);
  lyd_cli_set_int (builder, "updated", counts->updated);
  lyd_cli_set_int (builder, "unchanged", counts->unchanged);
  lyd_cli_set_int (builder, "skipped", counts->skipped);
  lyd_cli_set_int (builder, "questions", counts->questions);
  lyd_cli_set_int (builder, "waiting", room.n_waiting);
  lyd_cli_set_int (builder, "pending", room.n_seats + room.n_audience);
  lyd_cli_set_int (builder, "beyond", room.n_beyond);
  add_problems (builder, lyd_import_plan_get_notes (plan));
  add_conflicts (builder, lyd_import_plan_get_conflicts (plan));
  add_organizations (builder, lyd_import_plan_get_new_organizations (plan));
  add_questions (builder, lyd_import_plan_get_new_questions (plan));
  add_gone (builder, lyd_import_plan_get_gone (plan));
  if (lyd_id_is_none (import)) {
    json_builder_set_member_name (builder, "import");
    json_builder_add_null_value (builder);
  } else {
    lyd_cli_set_id (builder, "import", import);
  }
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

/* For a person, on standard error: the answer itself is data. */
static void
print_text (const LydImportPlan *plan,
            const LydImportCounts *counts,
            const LydId *import)
{
  const GArray *notes = lyd_import_plan_get_notes (plan);
  const GArray *conflicts = lyd_import_plan_get_conflicts (plan);
  const GArray *organizations = lyd_import_plan_get_new_organizations (plan);
  const GArray *gone = lyd_import_plan_get_gone (plan);
  g_autofree char *summary = lyd_words_import_summary (counts);
  LydImportRoom room = lyd_import_plan_get_room (plan);
  g_autofree char *places = lyd_words_import_room (&room);
  g_autofree char *id = lyd_id_is_none (import) ? NULL : lyd_id_to_string (import);

  for (guint i = 0; i < notes->len; i++) {
    const LydImportNote *note = &g_array_index (notes, LydImportNote, i);
    g_autofree char *message = lyd_words_import_problem (note);

    if (note->column > 0)
      lyd_cli_note (_ ("Line %u, column %u: %s\n"), note->line, note->column, message);
    else
      lyd_cli_note (_ ("Line %u: %s\n"), note->line, message);
  }
  for (guint i = 0; i < conflicts->len; i++) {
    const LydImportConflict *conflict = &g_array_index (conflicts, LydImportConflict, i);
    g_autofree char *message = lyd_words_import_conflict (conflict);

    lyd_cli_note (_ ("Line %u: %s\n"), conflict->line, message);
  }
  for (guint i = 0; i < organizations->len; i++) {
    const LydImportNewOrganization *organization = &g_array_index (organizations, LydImportNewOrganization, i);

    if (organization->closest[0] != NULL)
      lyd_cli_note (_ ("New organization “%s”; on file is “%s”.\n"), organization->name, organization->closest[0]);
    else
      lyd_cli_note (_ ("New organization “%s”.\n"), organization->name);
  }
  for (guint i = 0; i < gone->len; i++)
    lyd_cli_note (_ ("No longer in the file, and kept: %s\n"), g_array_index (gone, LydImportGone, i).name);
  lyd_cli_note ("%s\n", summary);
  if (places != NULL)
    lyd_cli_note ("%s\n", places);
  if (id != NULL)
    lyd_cli_note (_ ("Import %s; “lanyardctl import undo” takes it back.\n"), id);
}

static gboolean
apply (LydCli *cli,
       LydImportPlan *plan,
       LydImportDecision decision,
       LydId *import,
       GError **error)
{
  for (int i = 1; i < MAX_TRIES; i++) {
    g_autoptr (GError) local = NULL;

    if (lyd_import_apply (cli->file, plan, import, &local))
      return TRUE;
    if (!g_error_matches (local, LYD_ERROR, LYD_ERROR_CONFLICT)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (!lyd_import_plan_refresh (plan, cli->file, error))
      return FALSE;
    lyd_import_plan_decide_all (plan, decision);
  }
  return lyd_import_apply (cli->file, plan, import, error);
}

/* What is wrong whatever the file holds. */
static gboolean
check_words (const char *format,
             GStrv map)
{
  if (format != NULL && strcmp (format, "auto") != 0 && lyd_format_find (format) == NULL) {
    lyd_cli_misuse (_ ("Lanyard knows no file format called “%s”."), format);
    return FALSE;
  }
  for (guint i = 0; map != NULL && map[i] != NULL; i++) {
    if (strchr (map[i], '=') == NULL) {
      lyd_cli_misuse (_ ("--map “%s” is not Header=field."), map[i]);
      return FALSE;
    }
  }
  return TRUE;
}

static int
import (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *format = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *conflicts = NULL;
  g_auto (GStrv) map = NULL;
  LydImportOptions options = { 0 };
  gboolean dry_run = FALSE;
  int decision = LYD_IMPORT_KEEP;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("What the file is; found out where not said"), "F" },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &sheet, N_ ("Which sheet of a workbook"), "NAME" },
    { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &map, N_ ("What a column holds; may be repeated"), "\"Header=field\"" },
    { "conflicts", 0, 0, G_OPTION_ARG_FILENAME, &conflicts,
      N_ ("Where file and data differ: keep, replace, or both as an alias"), "KEEP|REPLACE|BOTH" },
    { "guess", 0, 0, G_OPTION_ARG_NONE, &options.guess,
      N_ ("Find out the columns anew, whatever they were the last time"), NULL },
    { "beyond", 0, 0, G_OPTION_ARG_NONE, &options.beyond,
      N_ ("Register whoever is new also where no place or included seat is left"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would happen"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LydImportPlan) plan = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  LydImportCounts counts;
  LydId id = lyd_id_none;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "import EVENT FILE") || !check_words (format, map) ||
      (conflicts != NULL && !lyd_cli_read_word (&lyd_import_decisions, "--conflicts", conflicts, &decision)))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  options.format = format;
  options.sheet = sheet;
  options.map = (const char *const *) map;
  name = g_path_get_basename (rest[1]);
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (bytes = lyd_import_read_bytes (rest[1], NULL, &error)) == NULL ||
      (plan = lyd_import_plan (cli->file, &event->id, bytes, name, &options, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  lyd_import_plan_decide_all (plan, (LydImportDecision) decision);
  if (!dry_run && !apply (cli, plan, (LydImportDecision) decision, &id, &error))
    return lyd_cli_fail (cli, error);

  counts = lyd_import_plan_get_counts (plan);
  /* The answer is data and goes out either way; without --json a person gets it in words, too. */
  if (!cli->json)
    print_text (plan, &counts, &id);
  print_json (plan, &counts, &id);
  return LYD_CLI_DONE;
}

/* An import of registrations, or a report of attendance. */
static gboolean
find_import (LydCli *cli,
             const char *words,
             LydId *id,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  if (lyd_import_find (cli->file, words, id, &local))
    return TRUE;
  if (g_error_matches (local, LYD_ERROR, LYD_ERROR_NOT_FOUND) &&
      lyd_attendance_find_report (cli->file, words, id, NULL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
import_undo (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydUndoResult) result = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "import undo IMPORT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!find_import (cli, rest[0], &id, &error) || (result = lyd_undo (cli->file, &id, &error)) == NULL)
    return lyd_cli_fail (cli, error);

  sentence = lyd_undo_result_describe (result);
  if (!cli->json) {
    lyd_cli_print ("%s\n", sentence);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "import", &id);
  lyd_cli_set_int (builder, "taken_back", result->taken_back);
  lyd_cli_set_int (builder, "kept", result->kept);
  lyd_cli_set_string (builder, "message", sentence);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_import_commands[] = {
  { "import", "EVENT FILE", N_ ("bring in registrations from a file"), import },
  { "import undo", "IMPORT", N_ ("take a whole import back"), import_undo },
  { NULL },
};
