#include "lyd-db.h"
#include "lyd-fixture.h"
#include "lyd-place.h"
#include "lyd-safekeeping.h"
#include "lyd-schema.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- where a file may lie ---- */

static gboolean
is_allowed (const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = lyd_place_check (path, &error);

  if (!ok)
    g_assert_error (error, LYD_ERROR, LYD_ERROR_PLACE);
  return ok;
}

static void
test_synced_folders_by_name (LydFixture *fixture,
                             gconstpointer data)
{
  static const struct {
    const char *folder;
    gboolean allowed;
  } cases[] = {
    { "share/lanyard", TRUE },
    { "Dropbox/events", FALSE },
    { "Dropbox (Personal)", FALSE },
    { "OneDrive - Partnership/lanyard", FALSE },
    { "Nextcloud/a/b/c", FALSE },
    { "Google Drive", FALSE },
    { "Dropboxes", TRUE },
    { "My Nextcloud notes", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_build_filename (fixture->dir, cases[i].folder, "lanyard.db", NULL);

    g_test_message ("%s", cases[i].folder);
    g_assert_cmpint (is_allowed (path), ==, cases[i].allowed);
  }
}

static void
test_synced_folders_by_mark (LydFixture *fixture,
                             gconstpointer data)
{
  static const char *const marks[] = { ".stfolder", ".stignore", ".dropbox", ".sync_journal.db", ".nextcloudsync.log" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    g_autofree char *name = g_strdup_printf ("kept-%d", (int) i);
    g_autofree char *folder = g_build_filename (fixture->dir, name, "below", NULL);
    g_autofree char *path = g_build_filename (folder, "lanyard.db", NULL);
    g_autofree char *mark = g_build_filename (fixture->dir, name, marks[i], NULL);

    g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
    g_assert_true (is_allowed (path));
    g_assert_true (g_file_set_contents (mark, "", 0, NULL));
    g_assert_false (is_allowed (path));
  }
}

static void
test_links_into_synced_folders (LydFixture *fixture,
                                gconstpointer data)
{
  g_autofree char *synced = g_build_filename (fixture->dir, "Dropbox", "deep", NULL);
  g_autofree char *link = g_build_filename (fixture->dir, "innocent", NULL);
  g_autofree char *through = g_build_filename (link, "new", "lanyard.db", NULL);
  g_autofree char *file = g_build_filename (synced, "there.db", NULL);
  g_autofree char *file_link = g_build_filename (fixture->dir, "here.db", NULL);
  g_autofree char *out = g_build_filename (fixture->dir, "Dropbox", "out", NULL);
  g_autofree char *through_out = g_build_filename (out, "lanyard.db", NULL);
  g_autofree char *plain = g_build_filename (fixture->dir, "plain", NULL);

  g_assert_cmpint (g_mkdir_with_parents (synced, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (plain, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (symlink (synced, link), ==, 0);
  g_assert_cmpint (symlink (file, file_link), ==, 0);
  g_assert_cmpint (symlink (plain, out), ==, 0);
  g_assert_false (is_allowed (through));
  g_assert_false (is_allowed (file_link));
  /* The sync program follows it as well. */
  g_assert_false (is_allowed (through_out));
}

static void
test_shared_file_systems (void)
{
  static const struct {
    const char *name;
    guint32 magic;
    gboolean shared;
  } cases[] = {
    { "nfs", 0x6969, TRUE },
    { "smb2", 0xfe534d42, TRUE },
    { "cifs", 0xff534d42, TRUE },
    { "9p", 0x01021997, TRUE },
    { "fuse", 0x65735546, TRUE },
    { "ext4", 0xef53, FALSE },
    { "btrfs", 0x9123683e, FALSE },
    { "xfs", 0x58465342, FALSE },
    { "tmpfs", 0x01021994, FALSE },
    { "overlay", 0x794c7630, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (lyd_place_is_shared_system (cases[i].magic), ==, cases[i].shared);
  }
}

static void
test_refused_place_is_not_written_to (LydFixture *fixture,
                                      gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "Syncthing", NULL);
  g_autofree char *path = g_build_filename (folder, "lanyard.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_file_open (path, LYD_FILE_CREATE, &fixture->context, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_PLACE);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* ---- who may read it ---- */

static int
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
check_modes_under (LydFixture *fixture,
                   mode_t mask,
                   const char *name)
{
  g_autofree char *folder = g_build_filename (fixture->dir, name, NULL);
  g_autofree char *path = g_build_filename (folder, "lanyard.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  mode_t before = umask (mask);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (path, LYD_FILE_CREATE, &fixture->context, &error);

  umask (before);
  g_assert_no_error (error);
  g_assert_cmpint (mode_of (folder), ==, 0700);
  g_assert_cmpint (mode_of (path), ==, 0600);
  g_assert_cmpint (mode_of (wal), ==, 0600);
  g_assert_cmpint (mode_of (shm), ==, 0600);
}

static void
test_modes_do_not_depend_on_umask (LydFixture *fixture,
                                   gconstpointer data)
{
  check_modes_under (fixture, 0000, "open");
  check_modes_under (fixture, 0022, "usual");
  check_modes_under (fixture, 0077, "closed");
}

static void
test_wide_file_is_narrowed (LydFixture *fixture,
                            gconstpointer data)
{
  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_cmpint (chmod (fixture->path, 0644), ==, 0);
  lyd_fixture_reopen (fixture);
  g_assert_cmpint (mode_of (fixture->path), ==, 0600);
}

/* ---- what is refused, and stays as it was ---- */

static void
assert_refused (LydFixture *fixture,
                const char *path,
                int code,
                const char *word)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0;
  gsize n_after = 0;
  g_autoptr (GError) error = NULL;
  int mode = mode_of (path);

  g_file_get_contents (path, &before, &n_before, NULL);
  g_test_message ("%s", path);
  for (int flags = 0; flags <= LYD_FILE_READ_ONLY; flags++) {
    g_assert_null (lyd_file_open (path, flags, &fixture->context, &error));
    g_assert_error (error, LYD_ERROR, code);
    g_assert_nonnull (strstr (error->message, word));
    g_assert_nonnull (strstr (error->message, path));
    g_clear_error (&error);
  }
  g_file_get_contents (path, &after, &n_after, NULL);
  if (before != NULL)
    g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpint (mode_of (path), ==, mode);
}

static char *
make_file (LydFixture *fixture,
           const char *name,
           const void *bytes,
           gssize size)
{
  char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_true (g_file_set_contents_full (path, bytes, size, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  return path;
}

/* A whole file of ours, with something changed by SQL. */
static char *
make_changed_copy (LydFixture *fixture,
                   const char *name,
                   const char *sql)
{
  char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (LydDb) db = lyd_db_open (path, LYD_DB_CREATE, NULL);

  g_assert_true (lyd_db_exec (db, sql, NULL));
  return path;
}

static void
test_foreign_files_are_refused (LydFixture *fixture,
                                gconstpointer data)
{
  g_autofree char *text = make_file (fixture, "text.db", "Name,E-mail\nAna,ana@example.org\n", -1);
  g_autofree char *one_byte = make_file (fixture, "byte.db", "S", 1);
  g_autofree char *header = make_file (fixture, "header.db", "SQLite format 3", 16);
  g_autofree char *folder = g_build_filename (fixture->dir, "folder.db", NULL);
  g_autofree char *pipe = g_build_filename (fixture->dir, "pipe.db", NULL);
  g_autofree char *other = make_changed_copy (fixture, "other.db", "PRAGMA application_id = 42");
  g_autofree char *no_id = make_changed_copy (fixture, "no-id.db", "PRAGMA application_id = 0");

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0644), ==, 0);
  assert_refused (fixture, text, LYD_ERROR_SCHEMA, "not a Lanyard data file");
  assert_refused (fixture, one_byte, LYD_ERROR_SCHEMA, "not a Lanyard data file");
  assert_refused (fixture, header, LYD_ERROR_SCHEMA, "not a Lanyard data file");
  assert_refused (fixture, folder, LYD_ERROR_SCHEMA, "is a folder");
  assert_refused (fixture, other, LYD_ERROR_SCHEMA, "not a Lanyard data file");
  assert_refused (fixture, no_id, LYD_ERROR_SCHEMA, "not a Lanyard data file");
  g_assert_false (lyd_file_open (pipe, 0, &fixture->context, NULL) != NULL);
}

static void
test_newer_file_is_refused (LydFixture *fixture,
                            gconstpointer data)
{
  g_autofree char *newer = make_changed_copy (fixture, "newer.db", "PRAGMA user_version = 1000");

  assert_refused (fixture, newer, LYD_ERROR_SCHEMA, "newer version");
}

/* A log that another program left behind is that program's: neither brought in nor removed. */
static void
test_log_of_refused_file_is_untouched (LydFixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "crashed.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;
  int status;
  pid_t child = fork ();

  if (child == 0) {
    LydDb *db = lyd_db_open (path, LYD_DB_CREATE, NULL);

    /* In the log only: the first bytes of the file still say an older version. */
    _exit (db != NULL && lyd_db_exec (db, "PRAGMA user_version = 1000", NULL) ? 0 : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (wal, &before, &n_before, NULL));
  assert_refused (fixture, path, LYD_ERROR_SCHEMA, "newer version");
  g_assert_true (g_file_get_contents (wal, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_empty_file_becomes_a_data_file (LydFixture *fixture,
                                     gconstpointer data)
{
  g_autofree char *path = make_file (fixture, "empty.db", "", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (path, 0, &fixture->context, &error);

  g_assert_no_error (error);
  g_assert_cmpint (mode_of (path), ==, 0600);
}

static void
test_missing_file_is_not_made_unasked (LydFixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "none.db", NULL);
  g_autofree char *dangling = g_build_filename (fixture->dir, "dangling.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_file_open (path, 0, &fixture->context, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_cmpint (symlink (path, dangling), ==, 0);
  g_assert_null (lyd_file_open (dangling, LYD_FILE_CREATE, &fixture->context, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Root may do everything, so root is nobody for a while; the file is nobody's then, too. */
static void
test_file_without_permission (LydFixture *fixture,
                              gconstpointer data)
{
  const uid_t nobody = 65534;
  gboolean root = geteuid () == 0;
  g_autoptr (GError) error = NULL;
  LydFile *file;

  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_cmpint (chmod (fixture->path, 0400), ==, 0);
  if (root) {
    g_assert_cmpint (chown (fixture->dir, nobody, (gid_t) -1), ==, 0);
    g_assert_cmpint (chown (fixture->path, nobody, (gid_t) -1), ==, 0);
    g_assert_cmpint (seteuid (nobody), ==, 0);
  }
  file = lyd_file_open (fixture->path, 0, &fixture->context, &error);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);

  g_assert_null (file);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
  g_assert_cmpint (mode_of (fixture->path), ==, 0400);
}

/* ---- migrations ---- */

static gint64
read_int (LydDb *db,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (db, &error, sql, "");
  gint64 value;

  g_assert_no_error (error);
  g_assert_true (lyd_stmt_step (stmt, &error));
  value = lyd_stmt_get_int (stmt, 0);
  return value;
}

static void
test_backup_before_migration (LydFixture *fixture,
                              gconstpointer data)
{
  const int now = lyd_schema_get_version ();
  g_autofree const char **steps = g_new0 (const char *, now + 2);
  g_autofree char *backup_path = g_strdup_printf ("%s.v%d-backup", fixture->path, now);
  g_autoptr (LydDb) db = NULL;
  g_autoptr (LydDb) backup = NULL;
  g_autoptr (GError) error = NULL;

  steps[now] = "ALTER TABLE event ADD COLUMN livestream TEXT";
  steps[now + 1] = "CREATE TABLE later (a) STRICT";
  lyd_fixture_add_retreat (fixture);
  db = lyd_db_open (fixture->path, 0, NULL);

  /* A step that fails changes nothing, and says so. */
  g_assert_false (lyd_schema_run_steps (db, steps, now + 2, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (read_int (db, "PRAGMA user_version"), ==, now + 1);
  g_assert_cmpint (read_int (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'later'"), ==, 0);

  backup = lyd_db_open (backup_path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mode_of (backup_path), ==, 0600);
  g_assert_cmpint (read_int (backup, "PRAGMA user_version"), ==, now);
  g_assert_cmpint (read_int (backup, "SELECT count(*) FROM event"), ==, 1);
  g_assert_cmpint (read_int (backup, "SELECT count(*) FROM pragma_table_info ('event') WHERE name = 'livestream'"), ==,
                   0);
}

static char *
read_schema (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = lyd_db_open (path, 0, &error);
  g_autoptr (LydStmt) stmt = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  stmt = lyd_db_query (db, &error, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name", "");
  while (lyd_stmt_step (stmt, &error))
    g_string_append_printf (text, "%s\n", lyd_stmt_get_text (stmt, 0));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

/* An old file must come out with the same tables as a new one. Where this fails because a step was changed: a released
 * step never is. (Before the first release, build make-schema-fixture and write tests/data/schema-1.db anew.) */
static void
check_schema (LydFixture *fixture,
              const char *path)
{
  g_autofree char *fresh = read_schema (fixture->path);
  g_autofree char *migrated = read_schema (path);

  g_assert_cmpstr (migrated, ==, fresh);
}

/* Every version that was ever released opens, is backed up, migrated and sound. */
static void
test_every_released_version (LydFixture *fixture,
                             gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("LYD_TEST_DATA"), 0, NULL);
  int n_found = 0;

  g_assert_nonnull (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *source = g_build_filename (g_getenv ("LYD_TEST_DATA"), name, NULL);
    g_autofree char *bytes = NULL;
    g_autofree char *path = NULL;
    g_autoptr (LydFile) file = NULL;
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;
    gsize size;

    if (!g_str_has_prefix (name, "schema-") || !g_str_has_suffix (name, ".db"))
      continue;
    n_found++;
    g_test_message ("%s", name);
    g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
    path = make_file (fixture, name, bytes, (gssize) size);
    file = lyd_file_open (path, 0, &fixture->context, &error);
    g_assert_no_error (error);
    problems = lyd_verify (file, NULL, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < problems->len; i++)
      g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
    g_assert_cmpuint (problems->len, ==, 0);
    check_schema (fixture, path);
    events = lyd_plan_list_events (file, 0, G_MAXINT64, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (events->len, >, 0);
  }
  g_assert_cmpint (n_found, ==, lyd_schema_get_version ());
}

/* ---- after a crash ---- */

static void
test_interruption_is_noticed (LydFixture *fixture,
                              gconstpointer data)
{
  int status;
  pid_t child;

  g_assert_false (lyd_file_was_interrupted (fixture->file));
  /* Somebody else is at work: a log is no sign of a crash. */
  {
    g_autoptr (LydFile) second = lyd_file_open (fixture->path, 0, &fixture->context, NULL);

    g_assert_false (lyd_file_was_interrupted (second));
  }
  lyd_fixture_reopen (fixture);
  g_assert_false (lyd_file_was_interrupted (fixture->file));

  g_clear_pointer (&fixture->file, lyd_file_close);
  child = fork ();
  if (child == 0) {
    fixture->file = lyd_file_open (fixture->path, 0, &fixture->context, NULL);
    lyd_fixture_add_retreat (fixture);
    _exit (0); /* no close: as if killed */
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  lyd_fixture_reopen (fixture);
  g_assert_true (lyd_file_was_interrupted (fixture->file));
  {
    g_autoptr (GPtrArray) events = lyd_plan_list_events (fixture->file, 0, G_MAXINT64, NULL);

    g_assert_cmpuint (events->len, ==, 1);
  }
  lyd_fixture_reopen (fixture);
  g_assert_false (lyd_file_was_interrupted (fixture->file));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/storage/synced-folders-by-name", test_synced_folders_by_name);
  lyd_fixture_add ("/storage/synced-folders-by-mark", test_synced_folders_by_mark);
  lyd_fixture_add ("/storage/links-into-synced-folders", test_links_into_synced_folders);
  g_test_add_func ("/storage/shared-file-systems", test_shared_file_systems);
  lyd_fixture_add ("/storage/refused-place-is-not-written-to", test_refused_place_is_not_written_to);
  lyd_fixture_add ("/storage/modes-do-not-depend-on-umask", test_modes_do_not_depend_on_umask);
  lyd_fixture_add ("/storage/wide-file-is-narrowed", test_wide_file_is_narrowed);
  lyd_fixture_add ("/storage/foreign-files-are-refused", test_foreign_files_are_refused);
  lyd_fixture_add ("/storage/newer-file-is-refused", test_newer_file_is_refused);
  lyd_fixture_add ("/storage/log-of-refused-file-is-untouched", test_log_of_refused_file_is_untouched);
  lyd_fixture_add ("/storage/empty-file-becomes-a-data-file", test_empty_file_becomes_a_data_file);
  lyd_fixture_add ("/storage/missing-file-is-not-made-unasked", test_missing_file_is_not_made_unasked);
  lyd_fixture_add ("/storage/file-without-permission", test_file_without_permission);
  lyd_fixture_add ("/storage/backup-before-migration", test_backup_before_migration);
  lyd_fixture_add ("/storage/every-released-version", test_every_released_version);
  lyd_fixture_add ("/storage/interruption-is-noticed", test_interruption_is_noticed);
  return g_test_run ();
}
