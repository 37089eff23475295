#include "lyd-backups.h"
#include "lyd-copies.h"
#include "lyd-desk-copy.h"
#include "lyd-door.h"
#include "lyd-file-private.h"
#include "lyd-import.h"
#include "lyd-merge-people.h"
#include "lyd-plan-questions.h"
#include "lyd-probe.h"
#include "lyd-purge.h"
#include "lyd-register-draft.h"
#include "lyd-safekeeping.h"
#include "lyd-traces.h"
#include "lyd-undo.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What must be gone, what must stay. Each is looked for as bytes: with accents, in upper case, in several forms. */
#define SECRET_ACCESS "Zyxwv-silla-de-ruedas-ñandú-é"
#define SECRET_EDITED "Zyxwv-édité-plus-tard"
#define SECRET_REMOVED "Zyxwv-retirée-Ὀδυσσεύς"
#define SECRET_MERGED "Zyxwv-zusammengeführt"
#define SECRET_DOOR "Zyxwv-at-the-door-日本"
#define SECRET_RENAMED "Zyxwv-renamed-question"
#define SECRET_CALL "Zyxwv-call-Æsa-555-0144"
#define SECRET_SCAN "Zyxwv-scanned-by-mistake"
#define SECRET_LONG "Zyxwv-very-long-answer"
#define KEPT_PLAIN "Qrstu-plain-answer"
#define KEPT_OTHER "Qrstu-sensitive-of-another-event"

static const char *const secrets[] = { SECRET_ACCESS, SECRET_EDITED, SECRET_REMOVED, SECRET_MERGED, SECRET_DOOR,
                                       SECRET_CALL, SECRET_RENAMED, SECRET_SCAN, SECRET_LONG, "Zyxwv" };

static LydId
add_question (LydFixture *fixture,
              const LydId *event,
              const char *label,
              gboolean sensitive,
              LydPurpose purpose)
{
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (GError) error = NULL;

  question->event = *event;
  question->label = g_strdup (label);
  question->kind = LYD_QUESTION_TEXT;
  question->sensitive = sensitive;
  question->purpose = purpose;
  lyd_plan_add_question (fixture->file, question, &error);
  g_assert_no_error (error);
  return question->id;
}

static LydId
save (LydFixture *fixture,
      const LydId *event,
      const LydId *registration,
      const char *name,
      const LydId *question,
      const char *answer)
{
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (event);
  g_autoptr (GError) error = NULL;
  gboolean existing;
  LydId id = lyd_id_none;

  draft->name = g_strdup (name);
  draft->status = LYD_STATUS_CONFIRMED;
  if (registration != NULL)
    draft->registration = *registration;
  lyd_registration_draft_set_answer (draft, question, answer);
  lyd_register_save (fixture->file, draft, &id, &existing, &error);
  g_assert_no_error (error);
  fixture->now += 1000;
  return registration != NULL ? *registration : id;
}

static void
import (LydFixture *fixture,
        const LydId *event,
        const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (LydImportPlan) plan = lyd_import_plan (fixture->file, event, bytes, "list.csv", NULL, &error);
  LydId id;

  g_assert_no_error (error);
  lyd_import_apply (fixture->file, plan, &id, &error);
  g_assert_no_error (error);
  fixture->now += 1000;
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) last = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &last->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->taken_back, >, 0);
  fixture->now += 1000;
}

typedef struct {
  LydRetreat retreat;
  LydId other; /* another event */
  LydId access;
  LydId emergency;
  LydId renamed;
  LydId plain;
} Stage;

static void
rename_question (LydFixture *fixture,
                 const LydId *id,
                 const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydQuestion) question = lyd_plan_get_question (fixture->file, id, &error);

  g_free (question->label);
  question->label = g_strdup (label);
  lyd_plan_change_question (fixture->file, question, &error);
  g_assert_no_error (error);
}

/* Answers that were imported, edited, taken back, removed and merged. */
static void
answer_in_every_way (LydFixture *fixture,
                     Stage *stage)
{
  const LydId *event = &stage->retreat.event;
  g_autofree char *filling = g_strnfill (900, 'x');
  g_autofree char *long_answer = g_strconcat (filling, SECRET_LONG, filling, NULL);
  g_autoptr (LydMergeResult) merged = NULL;
  g_autoptr (GError) error = NULL;
  LydId removed = add_question (fixture, event, "Medication", TRUE, LYD_PURPOSE_NONE);
  LydId ana, other;

  import (fixture, event,
          "Name,Email,Access,Size,Illness\n"
          "Ben Ito,ben@example.org," SECRET_ACCESS "," KEPT_PLAIN "," SECRET_RENAMED "\n"
          "Cy Roe,cy@example.org,,small,\n");
  rename_question (fixture, &stage->renamed, "Anything else");
  ana = save (fixture, event, NULL, "Ana Wu", &stage->access, SECRET_EDITED);
  save (fixture, event, &ana, "Ana Wu", &stage->access, long_answer);
  save (fixture, event, &ana, "Ana Wu", &stage->access, "short " SECRET_EDITED);
  undo_last (fixture);
  save (fixture, event, &ana, "Ana Wu", &removed, SECRET_REMOVED);
  g_assert_true (lyd_plan_remove_question (fixture->file, &removed, &error));
  g_assert_no_error (error);
  other = save (fixture, event, NULL, "Ana Wu-Lee", &stage->emergency, SECRET_CALL " " SECRET_MERGED);
  g_assert_false (lyd_id_is_none (&other));
  save (fixture, &stage->other, NULL, "Dee Poe", &stage->plain, "");
  {
    LydId keep, gone;

    g_assert_true (lyd_merge_find_person (fixture->file, "Ana Wu", &keep, &error));
    g_assert_true (lyd_merge_find_person (fixture->file, "Ana Wu-Lee", &gone, &error));
    merged = lyd_merge_people (fixture->file, &keep, &gone, 0, &error);
    g_assert_no_error (error);
  }
}

static void
scan_in_every_way (LydFixture *fixture,
                   Stage *stage)
{
  g_autoptr (LydRegistrationResult) eve = lyd_fixture_register (fixture, &stage->retreat.event, "Eve Kim", NULL);
  const LydGivenAnswer answer = { "Access", SECRET_DOOR };
  LydAttempt attempt = {
    .session = stage->retreat.arrival, .text = eve->code, .answers = &answer, .n_answers = 1
  };
  g_autoptr (LydAdmissionResult) result = lyd_door_answer (fixture, &attempt);

  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &stage->retreat.arrival, SECRET_SCAN), ==, LYD_VERDICT_UNKNOWN);
}

/* What else holds answers, of parts of the program that are not asked here. */
static void
keep_in_every_way (LydFixture *fixture,
                   Stage *stage)
{
  g_autofree char *id = lyd_id_to_string (&stage->emergency);
  g_autofree char *base = g_strdup_printf (
    "INSERT INTO desk_base (copy, id, version, cells) VALUES (randomblob (16), randomblob (16), 1,"
    " '{\"name\":\"Ana\",\"answers\":{\"%s\":\"" SECRET_CALL "\",\"x\":\"" KEPT_PLAIN "\"}}')",
    id);

  lyd_probe_run (fixture, base);
  lyd_probe_run (fixture,
                 "INSERT INTO kept_file (hash, file_name, bytes, at)"
                 " SELECT hash, file_name, CAST ('Name,Access\nBen," SECRET_ACCESS "' AS BLOB), at FROM import_batch");
  lyd_probe_run (fixture, "INSERT INTO kept_file (hash, file_name, bytes, at)"
                          " VALUES ('undone', 'x.csv', CAST ('" SECRET_CALL "' AS BLOB), 1)");
}

static Stage
set_the_stage (LydFixture *fixture)
{
  Stage stage = { .retreat = lyd_door_make_retreat (fixture), .other = lyd_fixture_add_retreat (fixture) };
  LydId elsewhere = add_question (fixture, &stage.other, "Access", TRUE, LYD_PURPOSE_ACCESS);

  stage.access = add_question (fixture, &stage.retreat.event, "Access", TRUE, LYD_PURPOSE_ACCESS);
  stage.emergency = add_question (fixture, &stage.retreat.event, "Whom do we call", FALSE, LYD_PURPOSE_EMERGENCY);
  stage.renamed = add_question (fixture, &stage.retreat.event, "Illness", TRUE, LYD_PURPOSE_NONE);
  stage.plain = add_question (fixture, &stage.retreat.event, "Size", FALSE, LYD_PURPOSE_NONE);
  save (fixture, &stage.other, NULL, "Flo Dax", &elsewhere, KEPT_OTHER);
  answer_in_every_way (fixture, &stage);
  scan_in_every_way (fixture, &stage);
  keep_in_every_way (fixture, &stage);
  fixture->now += 40 * LYD_DAY;
  return stage;
}

/* Where backups were written is known also after they were written elsewhere; a stick that is not here is told. */
static void
test_noted_places (LydFixture *fixture,
                   gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autofree char *elsewhere = g_build_filename (fixture->dir, "elsewhere", NULL);
  g_autofree char *stick = g_build_filename (fixture->dir, "stick", NULL);
  g_autofree char *moved = g_build_filename (fixture->dir, "unplugged", NULL);
  g_autofree char *on_stick = g_build_filename (stick, "backup.db", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  const LydCopy *away;

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  g_assert_true (lyd_backups_run (fixture->file, elsewhere, NULL, &error));
  g_assert_true (lyd_backup (fixture->file, on_stick, NULL, NULL, NULL, &error));
  g_assert_cmpint (g_rename (stick, moved), ==, 0);
  copies = lyd_copies_list_event (fixture->file, &stage.retreat.event, LYD_PURGE_ALL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_cmpint (((const LydCopy *) g_ptr_array_index (copies, 0))->state, ==, LYD_COPY_HOLDS);
  away = g_ptr_array_index (copies, 1);
  g_assert_cmpint (away->state, ==, LYD_COPY_AWAY);
  g_assert_cmpstr (away->path, ==, on_stick);
  g_assert_false (lyd_copies_delete (fixture->file, away, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

static void
copy_everywhere (LydFixture *fixture,
                 Stage *stage)
{
  g_autofree char *folder = lyd_backups_dup_default_folder (fixture->path);
  g_autofree char *aside = g_strconcat (fixture->path, ".before-restore-2027-09-22T13:00:00Z", NULL);
  g_autofree char *migration = g_strconcat (fixture->path, ".v7-backup", NULL);
  g_autofree char *stick = g_build_filename (fixture->dir, "stick.db", NULL);
  g_autofree char *desk = g_build_filename (fixture->dir, "desk 2.db", NULL);
  g_autoptr (LydDeskCopy) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_backups_run (fixture->file, folder, NULL, &error));
  g_assert_true (lyd_backup (fixture->file, stick, NULL, NULL, NULL, &error));
  g_assert_true (lyd_backup_data (fixture->file, aside, NULL, NULL, NULL, &error));
  g_assert_true (lyd_backup_data (fixture->file, migration, NULL, NULL, NULL, &error));
  copy = lyd_desk_copy_write (fixture->file, &stage->retreat.event, "Desk 2", desk, NULL, &error);
  g_assert_no_error (error);
}

static LydPurgeResult *
purge (LydFixture *fixture,
       const LydId *event,
       guint what)
{
  g_autoptr (GError) error = NULL;
  LydPurgeResult *result = lyd_purge (fixture->file, event, what, NULL, &error);

  g_assert_no_error (error);
  g_assert_no_error (result->left);
  return result;
}

/* The whole promise: whatever was done with an answer, afterwards its bytes are in no file. */
static void
test_nothing_is_left (LydFixture *fixture,
                      gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autoptr (LydPurgePlan) plan = NULL;
  g_autoptr (LydPurgeResult) result = NULL;
  g_autoptr (GError) error = NULL;

  copy_everywhere (fixture, &stage);
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    lyd_traces_assert_some (fixture->dir, secrets[i]);
  plan = lyd_purge_plan (fixture->file, &stage.retreat.event, LYD_PURGE_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->copies->len, ==, 5);
  g_assert_cmpint (plan->counts.answers, ==, 6);
  g_assert_cmpint (plan->counts.people, ==, 3);
  g_assert_cmpint (plan->counts.files, ==, 2);
  g_assert_cmpint (plan->counts.scans, ==, 2);
  g_assert_cmpint (plan->counts.bases, ==, 1);
  g_assert_cmpint (plan->counts.rows, ==, 1);

  result = purge (fixture, &stage.retreat.event, LYD_PURGE_ALL);
  g_assert_cmpint (result->counts.answers, ==, plan->counts.answers);
  g_assert_cmpint (result->counts.entries, ==, plan->counts.entries);
  for (guint i = 0; i < plan->copies->len; i++) {
    g_assert_true (lyd_copies_delete (fixture->file, g_ptr_array_index (plan->copies, i), &error));
    g_assert_no_error (error);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    lyd_traces_assert_none (fixture->dir, secrets[i]);
  lyd_traces_assert_some (fixture->dir, KEPT_PLAIN);
  lyd_traces_assert_some (fixture->dir, KEPT_OTHER);
  g_assert_cmpint (lyd_probe_count (fixture, "SELECT count(*) FROM registration"), ==, 7);
  lyd_probe_assert_sound (fixture);
  lyd_door_assert_consistent (fixture);
}

/* The same file after a restart: nothing is there to be purged, no copy holds anything. */
static void
test_purged_twice (LydFixture *fixture,
                   gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autofree char *folder = lyd_backups_dup_default_folder (fixture->path);
  g_autoptr (LydPurgeResult) first = purge (fixture, &stage.retreat.event, LYD_PURGE_ALL);
  g_autoptr (LydPurgeResult) second = NULL;
  g_autoptr (LydPurgePlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  lyd_fixture_reopen (fixture);
  g_assert_true (lyd_backups_run (fixture->file, folder, NULL, &error));
  plan = lyd_purge_plan (fixture->file, &stage.retreat.event, LYD_PURGE_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lyd_purge_counts_is_empty (&plan->counts));
  g_assert_cmpuint (plan->copies->len, ==, 0);
  second = purge (fixture, &stage.retreat.event, LYD_PURGE_ALL);
  g_assert_true (lyd_purge_counts_is_empty (&second->counts));
}

/* Emergency contacts go first; what else is sensitive stays until it is due. */
static void
test_emergency_alone (LydFixture *fixture,
                      gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autoptr (LydPurgeResult) result = purge (fixture, &stage.retreat.event, LYD_PURGE_EMERGENCY);

  g_assert_cmpint (result->counts.answers, ==, 2);
  g_assert_cmpint (result->counts.scans, ==, 0);
  lyd_traces_assert_none (fixture->dir, SECRET_CALL);
  lyd_traces_assert_none (fixture->dir, SECRET_MERGED);
  lyd_traces_assert_some (fixture->dir, SECRET_ACCESS);
  lyd_traces_assert_some (fixture->dir, SECRET_LONG);
  lyd_traces_assert_some (fixture->dir, SECRET_SCAN);
}

/* Acts that changed what was purged say so, and cannot be taken back. */
static void
test_no_undo (LydFixture *fixture,
              gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autoptr (LydPurgeResult) result = purge (fixture, &stage.retreat.event, LYD_PURGE_ALL);
  g_autoptr (GPtrArray) history = lyd_history_list (fixture->file, NULL, -1, NULL);
  g_autoptr (GError) error = NULL;
  int n_purged = 0;

  for (guint i = 0; i < history->len; i++) {
    const LydHistoryEntry *entry = g_ptr_array_index (history, i);
    g_autoptr (LydUndoResult) undone = NULL;
    g_autoptr (GError) local = NULL;

    if (strcmp (entry->code, "import") != 0)
      continue;
    g_assert_false (entry->undoable);
    g_assert_nonnull (strstr (entry->sentence, "purged since"));
    undone = lyd_undo (fixture->file, &entry->id, &local);
    g_assert_null (undone);
    g_assert_error (local, LYD_ERROR, LYD_ERROR_TOO_OLD);
    g_assert_nonnull (strstr (local->message, "purged"));
    n_purged++;
  }
  g_assert_cmpint (n_purged, ==, 1);
  g_assert_cmpint (lyd_probe_count (fixture, "SELECT count(*) FROM journal WHERE code = 'purge-answers'"), ==, 1);
}

/* Before the event's end the answers are needed. */
static void
test_not_before_the_end (LydFixture *fixture,
                         gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autoptr (LydPurgeResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now -= 40 * LYD_DAY;
  result = lyd_purge (fixture->file, &stage.retreat.event, LYD_PURGE_ALL, NULL, &error);
  g_assert_null (result);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  lyd_traces_assert_some (fixture->dir, SECRET_ACCESS);
}

static void
test_cancelled (LydFixture *fixture,
                gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const LydWatch watch = { NULL, cancellable };
  g_autoptr (LydPurgeResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  result = lyd_purge (fixture->file, &stage.retreat.event, LYD_PURGE_ALL, &watch, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (lyd_probe_count (fixture, "SELECT count(*) FROM answer"), >=, 6);
}

/* ---- cut off, and a full disk ---- */

/* Purges in another process that may not make any file larger than @limit: writing more is a death as sudden as a power
 * cut, or, where @full, an error as on a full disk. The children's answer is how it ended. */
static int
purge_within (LydFixture *fixture,
              const LydId *event,
              gsize limit,
              gboolean full)
{
  pid_t pid;
  int status;

  g_clear_pointer (&fixture->file, lyd_file_close);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0) {
    const struct rlimit size = { limit, limit };
    const struct rlimit none = { 0, 0 };
    LydPurgeResult *result = NULL;

    fixture->file = lyd_file_open (fixture->path, 0, &fixture->context, NULL);
    (void) setrlimit (RLIMIT_CORE, &none);
    (void) setrlimit (RLIMIT_FSIZE, &size);
    (void) signal (SIGXFSZ, full ? SIG_IGN : SIG_DFL);
    if (fixture->file != NULL)
      result = lyd_purge (fixture->file, event, LYD_PURGE_ALL, NULL, NULL);
    _exit (result == NULL ? 1 : result->left != NULL ? 2
                                                     : 0);
  }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFSIGNALED (status) ? -WTERMSIG (status) : WEXITSTATUS (status);
}

/* Puts the file back as it was, without the log of who died. */
static void
put_back (LydFixture *fixture,
          const char *bytes,
          gsize length)
{
  static const char *const endings[] = { "-wal", "-shm" };

  g_clear_pointer (&fixture->file, lyd_file_close);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (fixture->path, endings[i], NULL);

    (void) unlink (name);
  }
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
}

/* Opened again after whatever happened, everything is as before or everything is gone, bytes too.
 *
 * Returns: whether it is gone */
static gboolean
check_whole (LydFixture *fixture,
             int n_before)
{
  g_autoptr (GError) error = NULL;
  gboolean unfinished = TRUE;
  int n;

  lyd_fixture_reopen (fixture);
  g_assert_true (lyd_purge_is_unfinished (fixture->file, &unfinished, &error));
  g_assert_no_error (error);
  g_assert_false (unfinished);
  n = lyd_probe_count (fixture, "SELECT count(*) FROM answer");
  lyd_probe_assert_sound (fixture);
  if (n == n_before) {
    lyd_traces_assert_some (fixture->dir, SECRET_LONG);
    return FALSE;
  }
  g_assert_cmpint (n, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    lyd_traces_assert_none (fixture->dir, secrets[i]);
  return TRUE;
}

static void
test_cut_off (LydFixture *fixture,
              gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  int n_before = lyd_probe_count (fixture, "SELECT count(*) FROM answer");
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_dead[2] = { 0, 0 };

  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  /* From where nothing can be written to where all of it can: the log holds the file twice. */
  for (gsize limit = 8 * 1024; limit < 3 * length; limit += limit < 256 * 1024 ? 24 * 1024 : length / 24) {
    int ended;

    put_back (fixture, bytes, length);
    ended = purge_within (fixture, &stage.retreat.event, limit, FALSE);
    if (ended == -SIGXFSZ)
      n_dead[check_whole (fixture, n_before)]++;
    else
      g_assert_cmpint (ended, ==, 0);
  }
  g_test_message ("died %u times before the point of no return, %u times after it", n_dead[0], n_dead[1]);
  g_assert_cmpuint (n_dead[0], >, 0);
  g_assert_cmpuint (n_dead[1], >, 0);
}

/* The rows are gone; that the bytes are not is said, and is done as soon as there is room. */
static void
test_full_disk (LydFixture *fixture,
                gconstpointer data)
{
  Stage stage = set_the_stage (fixture);
  int n_before = lyd_probe_count (fixture, "SELECT count(*) FROM answer");
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_left = 0;

  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize limit = 64 * 1024; limit < 3 * length; limit += length / 8) {
    int ended;

    put_back (fixture, bytes, length);
    ended = purge_within (fixture, &stage.retreat.event, limit, TRUE);
    g_assert_cmpint (ended, >=, 0);
    g_assert_cmpint (check_whole (fixture, n_before), ==, ended != 1);
    n_left += ended == 2;
  }
  g_assert_cmpuint (n_left, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/purge/nothing-is-left", test_nothing_is_left);
  lyd_fixture_add ("/purge/twice", test_purged_twice);
  lyd_fixture_add ("/purge/noted-places", test_noted_places);
  lyd_fixture_add ("/purge/emergency-alone", test_emergency_alone);
  lyd_fixture_add ("/purge/no-undo", test_no_undo);
  lyd_fixture_add ("/purge/not-before-the-end", test_not_before_the_end);
  lyd_fixture_add ("/purge/cancelled", test_cancelled);
  lyd_fixture_add ("/purge/cut-off", test_cut_off);
  lyd_fixture_add ("/purge/full-disk", test_full_disk);
  return g_test_run ();
}
