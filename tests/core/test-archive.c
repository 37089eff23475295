#include "lyd-archive.h"
#include "lyd-door.h"
#include "lyd-file-private.h"
#include "lyd-materials.h"
#include "lyd-plan-questions.h"
#include "lyd-register-draft.h"
#include "lyd-safekeeping.h"
#include "lyd-traces.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define SECRET "Zyxwv-sensitive-é"
#define PLAIN "Qrstu-plain-é"
#define ELSEWHERE "Qrstu-somebody-of-another-event"

typedef struct {
  LydRetreat retreat;
  LydId other;
  char *path;   /* of the archive */
  char *folder; /* where it is looked at */
} Stage;

static void
stage_clear (Stage *self)
{
  g_free (self->path);
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stage, stage_clear)

static LydId
add_question (LydFixture *fixture,
              const LydId *event,
              const char *label,
              gboolean sensitive)
{
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (GError) error = NULL;

  question->event = *event;
  question->label = g_strdup (label);
  question->kind = LYD_QUESTION_TEXT;
  question->sensitive = sensitive;
  lyd_plan_add_question (fixture->file, question, &error);
  g_assert_no_error (error);
  return question->id;
}

static void
answer (LydFixture *fixture,
        const LydId *event,
        const char *name,
        const LydId *question,
        const char *text)
{
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (event);
  g_autoptr (GError) error = NULL;
  gboolean existing;
  LydId id;

  draft->name = g_strdup (name);
  draft->status = LYD_STATUS_CONFIRMED;
  lyd_registration_draft_set_answer (draft, question, text);
  lyd_register_save (fixture->file, draft, &id, &existing, &error);
  g_assert_no_error (error);
}

static void
add_slides (LydFixture *fixture,
            const LydId *event)
{
  g_autofree char *source = g_build_filename (fixture->dir, "slides.txt", NULL);
  g_autoptr (LydMaterial) material = lyd_material_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (source, "What was shown", -1, NULL));
  material->event = *event;
  material->title = g_strdup ("Slides");
  lyd_materials_add_file (fixture->file, material, source, NULL, &error);
  g_assert_no_error (error);
}

static Stage
set_the_stage (LydFixture *fixture)
{
  Stage stage = { .retreat = lyd_door_make_retreat (fixture), .other = lyd_fixture_add_retreat (fixture) };
  LydId access = add_question (fixture, &stage.retreat.event, "Access", TRUE);
  LydId size = add_question (fixture, &stage.retreat.event, "Size", FALSE);
  g_autoptr (LydRegistrationResult) ana =
    lyd_fixture_register (fixture, &stage.retreat.event, "Ana Ñandú", "ana@example.org");
  g_autoptr (LydRegistrationResult) elsewhere = lyd_fixture_register (fixture, &stage.other, ELSEWHERE, NULL);

  answer (fixture, &stage.retreat.event, "Ben Ito", &access, SECRET);
  answer (fixture, &stage.retreat.event, "Cy Roe", &size, PLAIN);
  add_slides (fixture, &stage.retreat.event);
  g_assert_cmpint (lyd_door_enter (fixture, &stage.retreat.arrival, ana->code), ==, LYD_VERDICT_ADMITTED);
  stage.path = g_build_filename (fixture->dir, "retreat.lanyard", NULL);
  stage.folder = g_build_filename (fixture->dir, "looking", NULL);
  return stage;
}

static LydArchiveCount
write_archive (LydFixture *fixture,
               const Stage *stage,
               gboolean sensitive)
{
  const LydArchiveOptions options = { .sensitive = sensitive };
  g_autoptr (GError) error = NULL;
  LydArchiveCount count;

  lyd_archive_write (fixture->file, &stage->retreat.event, stage->path, &options, NULL, &count, &error);
  g_assert_no_error (error);
  return count;
}

static LydFile *
look (LydFixture *fixture,
      const Stage *stage,
      char **local)
{
  g_autoptr (GError) error = NULL;
  LydFile *archive;

  *local = lyd_archive_adopt (stage->path, stage->folder, &fixture->context, &error);
  g_assert_no_error (error);
  archive = lyd_file_open (*local, 0, &fixture->context, &error);
  g_assert_no_error (error);
  return archive;
}

static int
count (LydFile *file,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (file->db, &error, sql, "");

  g_assert_no_error (error);
  g_assert_true (lyd_stmt_step (stmt, &error));
  return (int) lyd_stmt_get_int (stmt, 0);
}

static gboolean
has_bytes (const char *path,
           const char *mark)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return memmem (bytes, length, mark, strlen (mark)) != NULL;
}

/* Everything of the event is in it, sound, and nothing of another; the file stays as it was. */
static void
test_whole (LydFixture *fixture,
            gconstpointer data)
{
  g_auto (Stage) stage = set_the_stage (fixture);
  LydArchiveCount written = write_archive (fixture, &stage, TRUE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *local = NULL;
  g_autofree char *slides = g_build_filename (fixture->dir, "again.txt", NULL);
  g_autoptr (LydFile) archive = NULL;
  g_autoptr (LydMaterial) material = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;
  gsize length, again;
  gboolean is_archive;
  gint64 made_at;
  LydId event;

  g_assert_cmpint (written.n_registrations, ==, 3);
  g_assert_cmpint (written.n_files, ==, 1);
  g_assert_cmpint (stat (stage.path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (stage.path, &before, &length, NULL));
  archive = look (fixture, &stage, &local);
  g_assert_cmpint (count (archive, "SELECT count(*) FROM event"), ==, 1);
  g_assert_cmpint (count (archive, "SELECT count(*) FROM registration"), ==, 3);
  g_assert_cmpint (count (archive, "SELECT count(*) FROM answer"), ==, 2);
  g_assert_cmpint (count (archive, "SELECT count(*) FROM scan"), ==, 1);
  g_assert_cmpint (count (archive, "SELECT count(*) FROM presence"), ==, 1);
  g_assert_cmpint (count (archive, "SELECT count(*) FROM person_text WHERE person_text MATCH 'nandu'"), ==, 1);
  g_assert_false (has_bytes (stage.path, ELSEWHERE));
  problems = lyd_verify (archive, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (lyd_archive_get_self (archive, &event, &made_at, &is_archive, &error));
  g_assert_true (is_archive && lyd_id_equal (&event, &stage.retreat.event));
  g_assert_cmpint (made_at, ==, fixture->now);

  material = lyd_materials_find_one (archive, "Slides", &error);
  g_assert_true (lyd_materials_save_copy (archive, &material->id, slides, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (has_bytes (slides, "What was shown"));

  g_clear_pointer (&archive, lyd_file_close);
  lyd_archive_remove_adopted (local);
  g_assert_false (g_file_test (local, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (stage.path, &after, &again, NULL));
  g_assert_cmpmem (before, length, after, again);
}

/* What is sensitive stays behind, in every byte. */
static void
test_without_sensitive (LydFixture *fixture,
                        gconstpointer data)
{
  g_auto (Stage) stage = set_the_stage (fixture);
  g_autofree char *local = NULL;
  g_autoptr (LydFile) archive = NULL;

  write_archive (fixture, &stage, TRUE);
  g_assert_true (has_bytes (stage.path, SECRET));
  write_archive (fixture, &stage, FALSE);
  g_assert_false (has_bytes (stage.path, SECRET));
  g_assert_true (has_bytes (stage.path, PLAIN));
  archive = look (fixture, &stage, &local);
  g_assert_cmpint (count (archive, "SELECT count(*) FROM answer"), ==, 1);
}

/* It can be exported from, and not changed. */
static void
test_read_only (LydFixture *fixture,
                gconstpointer data)
{
  g_auto (Stage) stage = set_the_stage (fixture);
  g_autofree char *local = NULL;
  g_autofree char *list = g_build_filename (fixture->dir, "list.csv", NULL);
  g_autoptr (LydFile) archive = NULL;
  g_autoptr (LydRegistrationResult) nobody = NULL;
  const LydRegistrationRequest request = { .name = "Too Late" };
  g_autoptr (GError) error = NULL;

  write_archive (fixture, &stage, FALSE);
  archive = look (fixture, &stage, &local);
  nobody = lyd_register (archive, &stage.retreat.event, &request, &error);
  g_assert_null (nobody);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "archive"));
  g_assert_cmpint (count (archive, "SELECT count(*) FROM registration"), ==, 3);
}

static void
assert_refused (LydFixture *fixture,
                const Stage *stage,
                const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *local = lyd_archive_adopt (path, stage->folder, &fixture->context, &error);
  g_autoptr (GDir) dir = NULL;

  g_assert_null (local);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  dir = g_dir_open (stage->folder, 0, NULL);
  g_assert_true (dir == NULL || g_dir_read_name (dir) == NULL);
}

static void
spoil (const char *path,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = lyd_db_open (path, 0, &error);

  g_assert_no_error (error);
  lyd_db_exec (db, "PRAGMA query_only = OFF", &error);
  lyd_db_exec (db, sql, &error);
  g_assert_no_error (error);
  lyd_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
}

/* Whatever is not as it was made is refused, and nothing of it is left. */
static void
test_hostile (LydFixture *fixture,
              gconstpointer data)
{
  g_auto (Stage) stage = set_the_stage (fixture);
  static const char *const spoilers[] = {
    "CREATE TRIGGER t AFTER INSERT ON scan BEGIN DELETE FROM scan; END",
    "CREATE VIEW secret AS SELECT * FROM person",
    "ALTER TABLE person ADD COLUMN evil TEXT",
    "UPDATE person SET name = CAST (x'ff00ff' AS TEXT)",
    "PRAGMA foreign_keys = OFF; UPDATE registration SET event = randomblob (16)",
    "DELETE FROM setting",
  };
  g_autofree char *bytes = NULL;
  g_autofree char *half = g_build_filename (fixture->dir, "half.lanyard", NULL);
  g_autofree char *text = g_build_filename (fixture->dir, "text.lanyard", NULL);
  gsize length;

  write_archive (fixture, &stage, TRUE);
  g_assert_true (g_file_get_contents (stage.path, &bytes, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (spoilers); i++) {
    g_assert_true (g_file_set_contents (stage.path, bytes, (gssize) length, NULL));
    g_test_message ("%s", spoilers[i]);
    spoil (stage.path, spoilers[i]);
    assert_refused (fixture, &stage, stage.path);
  }
  g_assert_true (g_file_set_contents (half, bytes, (gssize) length / 2, NULL));
  assert_refused (fixture, &stage, half);
  g_assert_true (g_file_set_contents (text, "not an archive", -1, NULL));
  assert_refused (fixture, &stage, text);
  assert_refused (fixture, &stage, fixture->path);
  assert_refused (fixture, &stage, "/nonexistent.lanyard");
}

/* It takes no other file's place, and is no backup. */
static void
test_keeps_away (LydFixture *fixture,
                 gconstpointer data)
{
  g_auto (Stage) stage = set_the_stage (fixture);
  const LydArchiveOptions options = { 0 };
  g_autofree char *other = g_build_filename (fixture->dir, "letter.lanyard", NULL);
  g_autoptr (GError) error = NULL;
  LydArchiveCount written;

  g_assert_true (g_file_set_contents (other, "dear", -1, NULL));
  g_assert_false (
    lyd_archive_write (fixture->file, &stage.retreat.event, other, &options, NULL, &written, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (
    lyd_archive_write (fixture->file, &stage.retreat.event, fixture->path, &options, NULL, &written, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  write_archive (fixture, &stage, FALSE);
  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_false (lyd_restore (stage.path, fixture->path, &fixture->context, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/archive/whole", test_whole);
  lyd_fixture_add ("/archive/without-sensitive", test_without_sensitive);
  lyd_fixture_add ("/archive/read-only", test_read_only);
  lyd_fixture_add ("/archive/hostile", test_hostile);
  lyd_fixture_add ("/archive/keeps-away", test_keeps_away);
  return g_test_run ();
}
