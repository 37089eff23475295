/* What was answered is on disk, and only that (H1-H3). */
#include "lyd-backup.h"
#include "lyd-db.h"
#include "lyd-door.h"
#include "lyd-people.h"
#include "lyd-register-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_SCANS 1000
#define N_KILLS 10
#define N_SHARED 300
#define NOBODY 65534

/* Registers @n people in one act. Returns: (transfer full): their codes */
static GPtrArray *
register_people (LydFixture *fixture,
                 const LydId *event,
                 int n)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAct) act = lyd_file_begin (fixture->file, &error);

  g_assert_no_error (error);
  for (int i = 0; i < n; i++) {
    g_autoptr (LydPerson) person = lyd_person_new ();
    g_autoptr (LydRegistration) registration = lyd_registration_new ();
    char *code = NULL;

    person->id = lyd_context_make_id (&fixture->context);
    person->name = g_strdup_printf ("Person %d", i);
    registration->event = *event;
    registration->person = person->id;
    g_assert_true (lyd_people_insert (fixture->file->db, person, NULL));
    g_assert_true (lyd_register_issue (fixture->file, registration, &code, NULL));
    g_ptr_array_add (codes, code);
  }
  g_assert_true (lyd_file_commit (fixture->file, &act, "test", event, &error, "what", "people", NULL));
  g_assert_no_error (error);
  return codes;
}

static void
assert_whole (LydFixture *fixture)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = lyd_db_open (fixture->path, 0, &error);

  g_assert_no_error (error);
  g_assert_true (lyd_backup_check (db, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  lyd_door_assert_consistent (fixture);
}

/* In a child: a file of one's own on the parent's, and ids of one's own. */
static LydFile *
open_in_child (LydFixture *fixture,
               guint32 seed)
{
  g_rand_set_seed (fixture->rand, seed);
  return lyd_file_open (fixture->path, 0, &fixture->context, NULL);
}

/* Child: scans @codes from @from on and says each scan's id once it was answered. Never returns. */
static void
scan_and_tell (LydFixture *fixture,
               const LydId *session,
               GPtrArray *codes,
               guint from,
               int pipe_end)
{
  g_autoptr (LydFile) file = open_in_child (fixture, 1000 + from);

  for (guint i = from; i < codes->len; i++) {
    LydAttempt attempt = { .session = *session, .text = g_ptr_array_index (codes, i) };
    g_autoptr (LydAdmissionResult) result = lyd_admit (file, &attempt, NULL);

    if (result == NULL || write (pipe_end, &result->scan, sizeof result->scan) != sizeof result->scan)
      _exit (1);
  }
  _exit (0);
}

/* Lets a child scan until it has told of @n_wanted scans, then kills it wherever it is. All it told goes to @told. */
static void
scan_until_killed (LydFixture *fixture,
                   const LydId *session,
                   GPtrArray *codes,
                   guint from,
                   guint n_wanted,
                   GArray *told)
{
  int ends[2];
  int status;
  LydId id;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    close (ends[0]);
    scan_and_tell (fixture, session, codes, from, ends[1]);
  }
  close (ends[1]);
  for (guint n = 0; n < n_wanted && read (ends[0], &id, sizeof id) == sizeof id; n++)
    g_array_append_val (told, id);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  while (read (ends[0], &id, sizeof id) == sizeof id)
    g_array_append_val (told, id);
  close (ends[0]);
}

/* The log's entries by scan id; nobody in it twice, no number missing. */
static GHashTable *
read_log (LydFixture *fixture,
          const LydId *session)
{
  g_autoptr (GPtrArray) lines = lyd_admit_list_scans (fixture->file, session, NULL, FALSE, -1, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  GHashTable *scans = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++) {
    const LydScan *scan = ((LydScanLine *) g_ptr_array_index (lines, i))->scan;

    if (scan->verdict == LYD_VERDICT_ADMITTED)
      g_assert_true (g_hash_table_add (people, (gpointer) &scan->registration));
    g_assert_true (g_hash_table_add (scans, g_memdup2 (&scan->id, sizeof scan->id)));
    g_assert_cmpint (scan->seq, ==, (gint64) i + 1);
  }
  return scans;
}

static void
test_h1_killed (LydFixture *fixture,
                gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (GPtrArray) codes = register_people (fixture, &retreat.event, N_SCANS);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GHashTable) log = NULL;

  g_clear_pointer (&fixture->file, lyd_file_close);
  for (int i = 0; i < N_KILLS; i++) {
    guint from = MIN (told->len, N_SCANS - 1);
    guint wanted = (guint) g_test_rand_int_range (1, 2 * N_SCANS / N_KILLS);

    scan_until_killed (fixture, &retreat.workshop, codes, from, i == N_KILLS - 1 ? N_SCANS : wanted, told);
  }

  lyd_fixture_reopen (fixture);
  log = read_log (fixture, &retreat.workshop);
  for (guint i = 0; i < told->len; i++)
    g_assert_true (g_hash_table_contains (log, &g_array_index (told, LydId, i)));
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_VERDICT_ADMITTED), ==, N_SCANS);
  assert_whole (fixture);
}

/* Child: scans all codes, beginning at @from. Its exit status says whether it always got an answer. */
static pid_t
scan_all_in_child (LydFixture *fixture,
                   const LydId *session,
                   GPtrArray *codes,
                   guint from)
{
  pid_t child = fork ();

  if (child == 0) {
    g_autoptr (LydFile) file = open_in_child (fixture, 2000 + from);

    for (guint i = 0; i < codes->len; i++) {
      LydAttempt attempt = { .session = *session, .text = g_ptr_array_index (codes, (from + i) % codes->len) };
      g_autoptr (LydAdmissionResult) result = lyd_admit (file, &attempt, NULL);

      if (result == NULL || (result->verdict != LYD_VERDICT_ADMITTED && result->verdict != LYD_VERDICT_ALREADY_IN))
        _exit (1);
    }
    _exit (0);
  }
  return child;
}

static void
test_h2_two_processes (LydFixture *fixture,
                       gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (GPtrArray) codes = register_people (fixture, &retreat.event, N_SHARED);
  g_autoptr (GHashTable) log = NULL;
  pid_t children[2];

  g_clear_pointer (&fixture->file, lyd_file_close);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = scan_all_in_child (fixture, &retreat.workshop, codes, i * N_SHARED / 10);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    int status;

    waitpid (children[i], &status, 0);
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  }

  lyd_fixture_reopen (fixture);
  log = read_log (fixture, &retreat.workshop);
  g_assert_cmpuint (g_hash_table_size (log), ==, 2 * N_SHARED);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_VERDICT_ADMITTED), ==, N_SHARED);
  assert_whole (fixture);
}

/* What a child found where writing fails. */
enum {
  REFUSED = 0, /* every answer that was given is kept, and then came an error about the disk */
  SET_UP_FAILED,
  WRONG_ERROR,
  NEVER_FAILED,
  LOST,
  IMPOSSIBLE, /* this way of making it fail does not exist here */
};

/* Scans until it fails. Returns: what was found, with the number of answers in @n_told */
static int
scan_until_error (LydFile *file,
                  const LydId *session,
                  GPtrArray *codes,
                  guint *n_told)
{
  g_autoptr (GError) error = NULL;

  for (*n_told = 0; *n_told < codes->len; (*n_told)++) {
    LydAttempt attempt = { .session = *session, .text = g_ptr_array_index (codes, *n_told) };
    g_autoptr (LydAdmissionResult) result = lyd_admit (file, &attempt, &error);

    if (result == NULL)
      return g_error_matches (error, LYD_ERROR, LYD_ERROR_STORAGE) && strlen (error->message) > 20 ? REFUSED
                                                                                                   : WRONG_ERROR;
    if (result->verdict != LYD_VERDICT_ADMITTED)
      return LOST;
  }
  return NEVER_FAILED;
}

/* Whether the log holds exactly what was told. */
static int
compare_log (LydFixture *fixture,
             const LydId *session,
             guint n_told)
{
  lyd_fixture_reopen (fixture);
  lyd_door_assert_consistent (fixture);
  return lyd_door_count (fixture, session, LYD_VERDICT_ADMITTED) == n_told ? REFUSED : LOST;
}

static gboolean
write_text (const char *path,
            const char *text)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);
  return ok;
}

/* As `unshare -rm` does it, so that no rights are needed: user_namespaces(7). */
static gboolean
mount_small (const char *folder,
             gsize size)
{
  g_autofree char *uid_map = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  g_autofree char *gid_map = g_strdup_printf ("0 %u 1", (guint) getegid ());
  g_autofree char *options = g_strdup_printf ("size=%" G_GSIZE_FORMAT, size);

  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_text ("/proc/self/setgroups", "deny") &&
         write_text ("/proc/self/uid_map", uid_map) && write_text ("/proc/self/gid_map", gid_map) &&
         mount ("tmpfs", folder, "tmpfs", 0, options) == 0;
}

/* Child: a file system that is as good as full. */
static int
fill_tmpfs (LydFixture *fixture,
            const LydId *session,
            GPtrArray *codes)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "small", NULL);
  g_autofree char *data = NULL;
  g_autoptr (LydFile) file = NULL;
  gsize size;
  guint n_told;
  int found;

  if (g_mkdir (folder, 0700) != 0 || !g_file_get_contents (fixture->path, &data, &size, NULL))
    return SET_UP_FAILED;
  if (!mount_small (folder, size + 256 * 1024))
    return IMPOSSIBLE;
  g_free (fixture->path);
  fixture->path = g_build_filename (folder, "lanyard.db", NULL);
  if (!g_file_set_contents (fixture->path, data, (gssize) size, NULL))
    return SET_UP_FAILED;

  file = open_in_child (fixture, 3000);
  if (file == NULL)
    return SET_UP_FAILED;
  found = scan_until_error (file, session, codes, &n_told);
  g_clear_pointer (&file, lyd_file_close);
  return found != REFUSED ? found : compare_log (fixture, session, n_told);
}

/* Child: no file may grow beyond a little more than the data has now. */
static int
limit_file_size (LydFixture *fixture,
                 const LydId *session,
                 GPtrArray *codes)
{
  struct rlimit limit = { 256 * 1024, RLIM_INFINITY };
  g_autoptr (LydFile) file = open_in_child (fixture, 4000);
  guint n_told;
  int found;

  if (file == NULL)
    return SET_UP_FAILED;
  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return SET_UP_FAILED;
  found = scan_until_error (file, session, codes, &n_told);
  limit.rlim_cur = RLIM_INFINITY;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_clear_pointer (&file, lyd_file_close);
  return found != REFUSED ? found : compare_log (fixture, session, n_told);
}

/* Child: an account that may read the file and not write to it. */
static int
read_only (LydFixture *fixture,
           const LydId *session,
           GPtrArray *codes)
{
  g_autoptr (LydFile) file = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told;

  if (geteuid () == 0) {
    if (chmod (fixture->path, 0444) != 0 || chmod (fixture->dir, 0777) != 0 || setgid (NOBODY) != 0 ||
        setuid (NOBODY) != 0)
      return SET_UP_FAILED;
  } else if (chmod (fixture->path, 0400) != 0) {
    return SET_UP_FAILED;
  }
  g_rand_set_seed (fixture->rand, 5000);
  file = lyd_file_open (fixture->path, 0, &fixture->context, &error);
  if (file == NULL)
    return g_error_matches (error, LYD_ERROR, LYD_ERROR_STORAGE) ? REFUSED : WRONG_ERROR;
  return scan_until_error (file, session, codes, &n_told);
}

typedef int (*Trial) (LydFixture *fixture, const LydId *session, GPtrArray *codes);

static int
run_trial (LydFixture *fixture,
           Trial trial,
           const LydId *session,
           GPtrArray *codes)
{
  int status;
  pid_t child;

  g_clear_pointer (&fixture->file, lyd_file_close);
  child = fork ();
  if (child == 0)
    _exit (trial (fixture, session, codes));
  waitpid (child, &status, 0);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_h3_disk_full (LydFixture *fixture,
                   gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (GPtrArray) codes = register_people (fixture, &retreat.event, 400);
  int found = run_trial (fixture, fill_tmpfs, &retreat.workshop, codes);

  if (found == IMPOSSIBLE)
    g_test_message ("No small file system can be mounted here; the size of files is limited instead");
  else
    g_assert_cmpint (found, ==, REFUSED);
  g_assert_cmpint (run_trial (fixture, limit_file_size, &retreat.workshop, codes), ==, REFUSED);
}

static void
test_h3_read_only (LydFixture *fixture,
                   gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (GPtrArray) codes = register_people (fixture, &retreat.event, 3);

  g_assert_cmpint (run_trial (fixture, read_only, &retreat.workshop, codes), ==, REFUSED);
  chmod (fixture->path, 0600);
  lyd_fixture_reopen (fixture);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_ANY_VERDICT), ==, 0);
}

static void
assert_refused (LydFixture *fixture,
                const LydId *session,
                const char *code)
{
  LydAttempt attempt = { .session = *session, .text = code };
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_admit (fixture->file, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
}

static void
test_h3_folder_deleted (LydFixture *fixture,
                        gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (GPtrArray) codes = register_people (fixture, &retreat.event, 3);

  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, g_ptr_array_index (codes, 0)), ==, LYD_VERDICT_ADMITTED);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  assert_refused (fixture, &retreat.workshop, g_ptr_array_index (codes, 1));
  assert_refused (fixture, &retreat.workshop, g_ptr_array_index (codes, 2));
}

static void
test_h3_file_moved (LydFixture *fixture,
                    gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (GPtrArray) codes = register_people (fixture, &retreat.event, 2);
  g_autofree char *elsewhere = g_strconcat (fixture->path, ".old", NULL);

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  assert_refused (fixture, &retreat.workshop, g_ptr_array_index (codes, 0));
}

int
main (int argc,
      char *argv[])
{
  /* A kill loses nothing that the kernel has; what a disk loses at a power cut cannot be tested here. So memory will do
   * for 1,600 commits. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/durable/h1-killed", test_h1_killed);
  lyd_fixture_add ("/durable/h2-two-processes", test_h2_two_processes);
  lyd_fixture_add ("/durable/h3-disk-full", test_h3_disk_full);
  lyd_fixture_add ("/durable/h3-read-only", test_h3_read_only);
  lyd_fixture_add ("/durable/h3-folder-deleted", test_h3_folder_deleted);
  lyd_fixture_add ("/durable/h3-file-moved", test_h3_file_moved);
  return g_test_run ();
}
