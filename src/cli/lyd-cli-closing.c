#include "lyd-cli.h"

#include "lyd-archive.h"
#include "lyd-close-event.h"
#include "lyd-copies.h"
#include "lyd-erase.h"
#include "lyd-merge-people.h"
#include "lyd-plan.h"
#include "lyd-purge.h"
#include "lyd-words-closing.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
read_what (const char *text,
           guint *what)
{
  if (text == NULL || strcmp (text, "all") == 0) {
    *what = LYD_PURGE_ALL;
    return TRUE;
  }
  for (gsize i = 0; i < LYD_N_PURGES; i++)
    if (strcmp (lyd_purge_kinds[i].id, text) == 0) {
      *what = lyd_purge_kinds[i].what;
      return TRUE;
    }
  lyd_cli_misuse (_ ("--what is answers, emergency or all."));
  return FALSE;
}

static void
set_counts (JsonBuilder *builder,
            const LydPurgeCounts *counts)
{
  lyd_cli_set_int (builder, "answers", counts->answers);
  lyd_cli_set_int (builder, "people", counts->people);
  lyd_cli_set_int (builder, "acts", counts->entries);
  lyd_cli_set_int (builder, "import_rows", counts->rows);
  lyd_cli_set_int (builder, "files", counts->files);
  lyd_cli_set_int (builder, "scans", counts->scans);
  lyd_cli_set_int (builder, "desk_rows", counts->bases);
}

static void
set_copies (JsonBuilder *builder,
            const GPtrArray *fates)
{
  static const char *const kinds[] = { "backup", "migration", "aside", "desk", "rehearsal", "archive" };
  static const char *const states[] = { "holds", "unreadable", "away" };

  json_builder_set_member_name (builder, "copies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fates->len; i++) {
    const LydCopyFate *fate = g_ptr_array_index (fates, i);

    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "path", fate->copy->path);
    lyd_cli_set_string (builder, "kind", kinds[fate->copy->kind]);
    lyd_cli_set_string (builder, "state", states[fate->copy->state]);
    lyd_cli_set_flag (builder, "deleted", fate->deleted);
    lyd_cli_set_string (builder, "problem", fate->problem);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_copies (const GPtrArray *fates)
{
  for (guint i = 0; i < fates->len; i++) {
    const LydCopyFate *fate = g_ptr_array_index (fates, i);

    lyd_cli_print ("%s\n  %s: %s\n", fate->copy->path, lyd_copy_describe (fate->copy),
                   fate->deleted           ? _ ("deleted")
                   : fate->problem != NULL ? fate->problem
                                           : lyd_copy_describe_state (fate->copy));
  }
}

/* Returns: whether no other file holds anything any more */
static gboolean
all_deleted (const GPtrArray *fates)
{
  for (guint i = 0; i < fates->len; i++)
    if (!((const LydCopyFate *) g_ptr_array_index (fates, i))->deleted)
      return FALSE;
  return TRUE;
}

/* @done: (nullable): %NULL where it was only looked at */
static void
print_purge (LydCli *cli,
             const LydPurgePlan *plan,
             const LydPurgeResult *done,
             const GPtrArray *fates)
{
  const LydPurgeCounts *counts = done != NULL ? &done->counts : &plan->counts;
  g_autofree char *words = lyd_purge_describe (counts);

  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (plan->event->timezone);

    json_builder_begin_object (builder);
    lyd_cli_set_flag (builder, "purged", done != NULL);
    lyd_cli_set_flag (builder, "wiped", done != NULL && done->left == NULL);
    lyd_cli_set_time (builder, "due", plan->due, zone);
    set_counts (builder, counts);
    set_copies (builder, fates);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
    return;
  }
  if (words[0] == '\0')
    lyd_cli_print (_ ("Nothing is left to purge in the data file.\n"));
  else
    lyd_cli_print (done != NULL ? _ ("Purged for good: %s\n") : _ ("To be purged: %s\n"), words);
  if (fates->len > 0)
    lyd_cli_print (_ ("Other files:\n"));
  print_copies (fates);
}

static int
purge (LydCli *cli,
       GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *what_words = NULL;
  gboolean dry_run = FALSE;
  gboolean delete_copies = FALSE;
  gboolean yes = FALSE;
  const GOptionEntry entries[] = {
    { "what", 0, 0, G_OPTION_ARG_FILENAME, &what_words, N_ ("answers (sensitive ones), emergency (contacts) or all"),
      "WHAT" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would be purged"), NULL },
    { "delete-copies", 0, 0, G_OPTION_ARG_NONE, &delete_copies,
      N_ ("Delete the backups, copies and archives that hold it, as far as they are here"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Purge: nobody can undo it"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydPurgePlan) plan = NULL;
  g_autoptr (LydPurgeResult) result = NULL;
  g_autoptr (GPtrArray) fates = NULL;
  g_autoptr (GError) error = NULL;
  guint what = 0;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "purge EVENT [--what WHAT] --yes") || !read_what (what_words, &what))
    return LYD_CLI_USAGE;
  if (!dry_run && !yes)
    return lyd_cli_misuse (_ ("purge cannot be undone: look with --dry-run, then say --yes."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (plan = lyd_purge_plan (cli->file, &event->id, what, NULL, &error)) == NULL ||
      (!dry_run && (result = lyd_purge (cli->file, &event->id, what, NULL, &error)) == NULL))
    return lyd_cli_fail (cli, error);
  fates = lyd_copies_settle (cli->file, plan->copies, delete_copies && !dry_run);
  print_purge (cli, plan, result, fates);
  if (result != NULL && result->left != NULL)
    return lyd_cli_fail (cli, result->left);
  return dry_run || !delete_copies || all_deleted (fates) ? LYD_CLI_DONE : LYD_CLI_FAILED;
}

static void
print_step (LydCli *cli,
            const LydClosingFacts *facts,
            LydClosingStep step,
            GTimeZone *zone)
{
  static const char *const ids[] = { "unmatched", "no-shows", "certificates", "thank-you",
                                     "report", "archive", "emergency", "answers" };
  static const char *const states[] = { "done", "due", "later", "nothing" };
  LydClosingState state = lyd_closing_judge (facts, step);
  g_autofree char *line = lyd_words_closing_line (facts, step, zone);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%-14s %s: %s\n", lyd_words_closing_state (state), lyd_words_closing_step (step), line);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "step", ids[step]);
  lyd_cli_set_string (builder, "state", states[state]);
  lyd_cli_set_time (builder, "due", lyd_closing_get_day (facts, step), zone);
  lyd_cli_set_string (builder, "words", line);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
print_steps (LydCli *cli,
             const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  LydClosingFacts facts;

  if (!lyd_close_event_look (cli->file, &event->id, NULL, &facts, &error))
    return lyd_cli_fail (cli, error);
  for (LydClosingStep step = 0; step < LYD_CLOSING_N_STEPS; step++)
    print_step (cli, &facts, step, zone);
  words = lyd_words_closing (&facts, zone);
  if (!cli->json)
    lyd_cli_print ("%s\n", words);
  return LYD_CLI_DONE;
}

static int
event_close (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean status = FALSE;
  gboolean reopen = FALSE;
  gboolean freeze = FALSE;
  const GOptionEntry entries[] = {
    { "status", 0, 0, G_OPTION_ARG_NONE, &status, N_ ("Only say what is left to do"), NULL },
    { "reopen", 0, 0, G_OPTION_ARG_NONE, &reopen, N_ ("It is not done with after all"), NULL },
    { "freeze", 0, 0, G_OPTION_ARG_NONE, &freeze, N_ ("Freeze its numbers for the funders, too"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  LydId snapshot;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "event close EVENT [--status] [--reopen] [--freeze]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (freeze && !status && !lyd_close_event_freeze (cli->file, &event->id, &snapshot, &error)) ||
      (!status && !lyd_close_event (cli->file, &event->id, !reopen, &error)))
    return lyd_cli_fail (cli, error);
  return print_steps (cli, event);
}

static void
print_archive (LydCli *cli,
               const char *path,
               const LydArchiveCount *count)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (ngettext ("%s holds the event with %d registration.\n",
                             "%s holds the event with %d registrations.\n", (gulong) count->n_registrations),
                   path, count->n_registrations);
    if (count->n_missing > 0)
      lyd_cli_note (ngettext ("%d file of its materials is missing.\n", "%d files of its materials are missing.\n",
                              (gulong) count->n_missing),
                    count->n_missing);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "path", path);
  lyd_cli_set_int (builder, "registrations", count->n_registrations);
  lyd_cli_set_int (builder, "files", count->n_files);
  lyd_cli_set_int (builder, "missing", count->n_missing);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
archive (LydCli *cli,
         GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *path = NULL;
  LydArchiveOptions options = { 0 };
  LydArchiveCount count;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("The archive"), "FILE" LYD_ARCHIVE_ENDING },
    { "sensitive", 0, 0, G_OPTION_ARG_NONE, &options.sensitive,
      N_ ("Also sensitive answers and emergency contacts"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "archive EVENT -o FILE" LYD_ARCHIVE_ENDING))
    return LYD_CLI_USAGE;
  if (path == NULL)
    return lyd_cli_misuse (_ ("archive needs -o FILE."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      !lyd_archive_write (cli->file, &event->id, path, &options, NULL, &count, &error))
    return lyd_cli_fail (cli, error);
  print_archive (cli, path, &count);
  return LYD_CLI_DONE;
}

static void
print_erasure (LydCli *cli,
               const LydErasePlan *plan,
               const LydEraseResult *done,
               const GPtrArray *fates)
{
  const LydEraseCounts *counts = done != NULL ? &done->counts : &plan->counts;
  g_autofree char *words = lyd_erase_describe (counts);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (done != NULL ? _ ("Erased for good: %s\n") : _ ("To be erased: %s\n"), words);
    lyd_cli_print (ngettext ("%d registration stays and counts, without a name.\n",
                             "%d registrations stay and count, without a name.\n", (gulong) counts->registrations),
                   counts->registrations);
    if (fates->len > 0)
      lyd_cli_print (_ ("Other files:\n"));
    print_copies (fates);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "id", &plan->person);
  lyd_cli_set_flag (builder, "erased", done != NULL);
  lyd_cli_set_flag (builder, "wiped", done != NULL && done->left == NULL);
  lyd_cli_set_int (builder, "registrations", counts->registrations);
  lyd_cli_set_int (builder, "names", counts->names);
  lyd_cli_set_int (builder, "answers", counts->answers);
  lyd_cli_set_int (builder, "groups", counts->groups);
  lyd_cli_set_int (builder, "evidence", counts->evidence);
  lyd_cli_set_int (builder, "acts", counts->entries);
  lyd_cli_set_int (builder, "files", counts->files);
  set_copies (builder, fates);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
person_erase (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean dry_run = FALSE;
  gboolean delete_copies = FALSE;
  gboolean yes = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would be erased"), NULL },
    { "delete-copies", 0, 0, G_OPTION_ARG_NONE, &delete_copies,
      N_ ("Delete the backups, copies and archives that hold it, as far as they are here"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Erase: nobody can undo it"), NULL },
    { NULL },
  };
  g_autoptr (LydErasePlan) plan = NULL;
  g_autoptr (LydEraseResult) result = NULL;
  g_autoptr (GPtrArray) fates = NULL;
  g_autoptr (GError) error = NULL;
  LydId person;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "person erase PERSON --yes"))
    return LYD_CLI_USAGE;
  if (!dry_run && !yes)
    return lyd_cli_misuse (_ ("person erase cannot be undone: look with --dry-run, then say --yes."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if (!lyd_merge_find_person (cli->file, rest[0], &person, &error) ||
      (plan = lyd_erase_plan (cli->file, &person, &error)) == NULL ||
      (!dry_run && (result = lyd_erase_person (cli->file, &person, &error)) == NULL))
    return lyd_cli_fail (cli, error);
  fates = lyd_copies_settle (cli->file, plan->copies, delete_copies && !dry_run);
  print_erasure (cli, plan, result, fates);
  if (result != NULL && result->left != NULL)
    return lyd_cli_fail (cli, result->left);
  return dry_run || !delete_copies || all_deleted (fates) ? LYD_CLI_DONE : LYD_CLI_FAILED;
}

const LydCliCommand lyd_cli_closing_commands[] = {
  { "event close", "EVENT", N_ ("say what is left to do after an event, and close it"), event_close },
  { "purge", "EVENT", N_ ("forget sensitive answers and emergency contacts for good"), purge },
  { "archive", "EVENT -o FILE", N_ ("write everything of an event into one file"), archive },
  { "person erase", "PERSON", N_ ("forget who somebody is for good; counts stay"), person_erase },
  { NULL },
};
