#include "lyd-db.h"
#include "lyd-fixture.h"
#include "lyd-probe.h"
#include "lyd-safekeeping.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
in_dir (LydFixture *fixture,
        const char *name)
{
  return g_build_filename (fixture->dir, name, NULL);
}

static void
assert_exec (LydFixture *fixture,
             const char *sql)
{
  g_autoptr (LydDb) db = lyd_db_open (fixture->path, 0, NULL);
  g_autoptr (GError) error = NULL;

  lyd_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static guint
count_events (LydFixture *fixture)
{
  g_autoptr (GPtrArray) events = lyd_plan_list_events (fixture->file, 0, G_MAXINT64, NULL);

  g_assert_nonnull (events);
  return events->len;
}

static void
back_up (LydFixture *fixture,
         const char *path)
{
  g_autoptr (GError) error = NULL;

  lyd_backup (fixture->file, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
restore (LydFixture *fixture,
         const char *backup,
         char **kept,
         GError **error)
{
  return lyd_restore (backup, fixture->path, &fixture->context, kept, NULL, NULL, NULL, error);
}

static void
note_progress (double done,
               gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  *last = done;
}

static void
test_backup_and_restore (LydFixture *fixture,
                         gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autofree char *backup = in_dir (fixture, "backup.db");
  g_autofree char *log = in_dir (fixture, "backup.db-wal");
  g_autofree char *part = in_dir (fixture, "backup.db.part");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) aside = NULL;
  g_autoptr (GPtrArray) events = NULL;
  double done = 0;
  struct stat info;

  g_assert_true (lyd_backup (fixture->file, backup, note_progress, &done, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (done, ==, 1);
  g_assert_cmpint (stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));

  lyd_fixture_add_retreat (fixture);
  g_assert_cmpuint (count_events (fixture), ==, 2);
  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_true (restore (fixture, backup, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  lyd_fixture_reopen (fixture);
  g_assert_cmpuint (count_events (fixture), ==, 1);
  lyd_probe_assert_sound (fixture);

  /* What was there before is kept, whole. */
  g_assert_true (g_str_has_suffix (kept, ".before-restore-2027-09-22T13:00:00Z"));
  aside = lyd_file_open (kept, 0, &fixture->context, &error);
  g_assert_no_error (error);
  events = lyd_plan_list_events (aside, 0, G_MAXINT64, NULL);
  g_assert_cmpuint (events->len, ==, 2);
}

static void
test_restore_to_where_nothing_is (LydFixture *fixture,
                                  gconstpointer data)
{
  g_autofree char *backup = in_dir (fixture, "backup.db");
  g_autofree char *path = g_build_filename (fixture->dir, "new", "folder", "lanyard.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = NULL;

  lyd_fixture_add_retreat (fixture);
  back_up (fixture, backup);
  g_assert_true (lyd_restore (backup, path, &fixture->context, &kept, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  file = lyd_file_open (path, 0, &fixture->context, &error);
  g_assert_no_error (error);
}

static void
assert_restore_refused (LydFixture *fixture,
                        const char *backup,
                        int code)
{
  g_autofree char *kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  g_assert_false (restore (fixture, backup, &kept, &error));
  g_assert_error (error, LYD_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  dir = g_dir_open (fixture->dir, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_assert_true (strstr (name, ".part") == NULL && strstr (name, "before-restore") == NULL);
}

static void
test_bad_backups_are_refused (LydFixture *fixture,
                              gconstpointer data)
{
  g_autofree char *none = in_dir (fixture, "none.db");
  g_autofree char *text = in_dir (fixture, "text.db");
  g_autofree char *empty = in_dir (fixture, "empty.db");
  g_autofree char *cut = in_dir (fixture, "cut.db");
  g_autofree char *newer = in_dir (fixture, "newer.db");
  g_autofree char *bytes = NULL;
  gsize size;

  lyd_fixture_add_retreat (fixture);
  back_up (fixture, cut);
  back_up (fixture, newer);
  g_clear_pointer (&fixture->file, lyd_file_close);

  g_assert_true (g_file_set_contents (text, "Dear Ana,\n", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_get_contents (cut, &bytes, &size, NULL));
  memset (bytes + size / 2, 0x5a, size / 4);
  g_assert_true (g_file_set_contents (cut, bytes, (gssize) size, NULL));
  {
    g_autoptr (LydDb) db = lyd_db_open (newer, 0, NULL);

    g_assert_true (lyd_db_exec (db, "PRAGMA user_version = 1000", NULL));
  }
  assert_restore_refused (fixture, none, LYD_ERROR_NOT_FOUND);
  assert_restore_refused (fixture, text, LYD_ERROR_FORMAT);
  assert_restore_refused (fixture, empty, LYD_ERROR_FORMAT);
  assert_restore_refused (fixture, cut, LYD_ERROR_FORMAT);
  assert_restore_refused (fixture, newer, LYD_ERROR_SCHEMA);
  assert_restore_refused (fixture, fixture->path, LYD_ERROR_INVALID);
}

static void
test_file_in_use_is_not_replaced (LydFixture *fixture,
                                  gconstpointer data)
{
  g_autofree char *backup = in_dir (fixture, "backup.db");
  int ready[2], done[2];
  char byte = 0;
  int status;
  pid_t child;

  lyd_fixture_add_retreat (fixture);
  back_up (fixture, backup);
  /* This program itself. */
  assert_restore_refused (fixture, backup, LYD_ERROR_BUSY);

  /* Another one, which does nothing at the moment. */
  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  child = fork ();
  if (child == 0) {
    fixture->file = lyd_file_open (fixture->path, 0, &fixture->context, NULL);
    _exit (write (ready[1], &byte, 1) == 1 && read (done[0], &byte, 1) == 1 ? 0 : 1);
  }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  assert_restore_refused (fixture, backup, LYD_ERROR_BUSY);
  g_assert_cmpint (write (done[1], &byte, 1), ==, 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (restore (fixture, backup, NULL, NULL));
}

/* Restoring is what one does with a damaged file. */
static void
test_damaged_file_is_replaced_and_kept (LydFixture *fixture,
                                        gconstpointer data)
{
  g_autofree char *backup = in_dir (fixture, "backup.db");
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  lyd_fixture_add_retreat (fixture);
  back_up (fixture, backup);
  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_true (g_file_set_contents (fixture->path, "all is lost", -1, NULL));
  g_assert_true (restore (fixture, backup, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "all is lost");
  lyd_fixture_reopen (fixture);
  g_assert_cmpuint (count_events (fixture), ==, 1);
}

static void
test_backup_over_itself_is_refused (LydFixture *fixture,
                                    gconstpointer data)
{
  g_autofree char *link_path = in_dir (fixture, "link.db");
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_backup (fixture->file, fixture->path, NULL, NULL, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  g_assert_false (lyd_backup (fixture->file, link_path, NULL, NULL, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

/* As on a full disk: files may not grow beyond a few pages. */
static void
test_full_disk_leaves_the_old_backup (LydFixture *fixture,
                                      gconstpointer data)
{
  g_autofree char *backup = in_dir (fixture, "backup.db");
  g_autofree char *part = in_dir (fixture, "backup.db.part");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;
  int status;
  pid_t child;

  lyd_fixture_add_retreat (fixture);
  back_up (fixture, backup);
  g_assert_true (g_file_get_contents (backup, &before, &n_before, NULL));
  lyd_fixture_add_retreat (fixture);
  g_clear_pointer (&fixture->file, lyd_file_close);

  child = fork ();
  if (child == 0) {
    struct rlimit limit = { 16384, 16384 };
    g_autoptr (GError) error = NULL;

    signal (SIGXFSZ, SIG_IGN);
    fixture->file = lyd_file_open (fixture->path, 0, &fixture->context, NULL);
    setrlimit (RLIMIT_FSIZE, &limit);
    _exit (!lyd_backup (fixture->file, backup, NULL, NULL, NULL, &error) &&
               g_error_matches (error, LYD_ERROR, LYD_ERROR_STORAGE)
             ? 0
             : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (backup, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_cancelled_backup (LydFixture *fixture,
                       gconstpointer data)
{
  g_autofree char *backup = in_dir (fixture, "backup.db");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lyd_backup (fixture->file, backup, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
}

static void
test_verify_finds (LydFixture *fixture,
                   gconstpointer data)
{
  static const struct {
    const char *damage;
    const char *repair;
    const char *word;
  } cases[] = {
    { "UPDATE person_text SET names = 'nobody' WHERE rowid = 1",
      "UPDATE person_text SET names = 'ana wu' WHERE rowid = 1", "Search" },
    { "UPDATE code SET revoked_at = 1", "UPDATE code SET revoked_at = NULL", "code" },
    { "PRAGMA foreign_keys = OFF; UPDATE code SET registration = zeroblob (16)",
      "PRAGMA foreign_keys = OFF; UPDATE code SET registration = (SELECT id FROM registration)", "refers" },
    { "UPDATE row_version SET id = zeroblob (16) WHERE id = (SELECT id FROM registration)",
      "UPDATE row_version SET id = (SELECT id FROM registration) WHERE id = zeroblob (16)", "journal" },
    { "INSERT INTO session_count (session, day, inside, entered) SELECT id, 0, 5, 5 FROM session",
      "DELETE FROM session_count", "" },
    { "UPDATE journal_changes SET changeset = substr (changeset, 2) WHERE n = 1",
      "DELETE FROM journal_changes WHERE n = 1", "undone" },
    { "DELETE FROM person_text WHERE rowid = 1", NULL, "Search" },
  };
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", NULL);

  lyd_probe_assert_sound (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) problems = NULL;
    gboolean found = FALSE;

    g_test_message ("%s", cases[i].damage);
    assert_exec (fixture, cases[i].damage);
    problems = lyd_verify (fixture->file, NULL, &error);
    g_assert_no_error (error);
    for (guint j = 0; j < problems->len; j++) {
      g_test_message ("- %s", (char *) g_ptr_array_index (problems, j));
      found = found || strstr (g_ptr_array_index (problems, j), cases[i].word) != NULL;
    }
    g_assert_true (found);
    if (cases[i].repair == NULL) /* the last */
      break;
    assert_exec (fixture, cases[i].repair);
    lyd_probe_assert_sound (fixture);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/safekeeping/backup-and-restore", test_backup_and_restore);
  lyd_fixture_add ("/safekeeping/restore-to-where-nothing-is", test_restore_to_where_nothing_is);
  lyd_fixture_add ("/safekeeping/bad-backups-are-refused", test_bad_backups_are_refused);
  lyd_fixture_add ("/safekeeping/file-in-use-is-not-replaced", test_file_in_use_is_not_replaced);
  lyd_fixture_add ("/safekeeping/damaged-file-is-replaced-and-kept", test_damaged_file_is_replaced_and_kept);
  lyd_fixture_add ("/safekeeping/backup-over-itself-is-refused", test_backup_over_itself_is_refused);
  lyd_fixture_add ("/safekeeping/full-disk-leaves-the-old-backup", test_full_disk_leaves_the_old_backup);
  lyd_fixture_add ("/safekeeping/cancelled-backup", test_cancelled_backup);
  lyd_fixture_add ("/safekeeping/verify-finds", test_verify_finds);
  return g_test_run ();
}
