#include "lyd-backups.h"
#include "lyd-door.h"
#include "lyd-file-private.h"
#include "lyd-library.h"
#include "lyd-mailbox.h"
#include "lyd-materials.h"
#include "lyd-plan-change.h"
#include "lyd-safekeeping.h"
#include "lyd-shelf.h"
#include "lyd-time.h"
#include "lyd-undo.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

static char *
in_dir (LydFixture *fixture,
        const char *name)
{
  return g_build_filename (fixture->dir, name, NULL);
}

static char *
make_file (LydFixture *fixture,
           const char *name,
           const char *text)
{
  char *path = in_dir (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static LydMaterial *
new_material (const LydId *event,
              LydMaterialKind kind,
              const char *title)
{
  LydMaterial *material = lyd_material_new ();

  material->event = *event;
  material->kind = kind;
  material->title = g_strdup (title);
  return material;
}

static LydMaterial *
add_link (LydFixture *fixture,
          const LydId *event,
          LydMaterialKind kind,
          const char *title,
          const char *link)
{
  LydMaterial *material = new_material (event, kind, title);
  g_autoptr (GError) error = NULL;

  material->link = g_strdup (link);
  g_assert_true (lyd_materials_add_link (fixture->file, material, &error));
  g_assert_no_error (error);
  return material;
}

static LydMaterial *
add_file (LydFixture *fixture,
          const LydId *event,
          const char *path)
{
  LydMaterial *material = new_material (event, LYD_MATERIAL_SLIDES, "Opening slides");
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_materials_add_file (fixture->file, material, path, NULL, &error));
  g_assert_no_error (error);
  return material;
}

static char *
on_shelf (LydFixture *fixture,
          const LydMaterial *material)
{
  g_autofree char *folder = lyd_shelf_dup_folder (fixture->path);

  return lyd_shelf_dup_path (folder, material->hash);
}

static guint
count_on_shelf (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static guint
count_materials (LydFixture *fixture,
                 const LydId *event)
{
  g_autoptr (GPtrArray) list = lyd_materials_get_all (fixture->file, event, NULL);

  return list->len;
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, NULL);
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &entry->id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
}

static void
test_links (void)
{
  static const struct {
    const char *text;
    const char *link; /* NULL: refused */
  } cases[] = {
    { "https://example.org/recording?id=1&x=%20#t=30", "https://example.org/recording?id=1&x=%20#t=30" },
    { " http://example.org ", "http://example.org" },
    { "HTTPS://example.org/A", "HTTPS://example.org/A" },
    { "example.org/slides", "https://example.org/slides" },
    { "https://example.org/ni\xc3\xb1os", "https://example.org/ni%C3%B1os" },
    { "https://[2001:db8::1]:8443/x", "https://[2001:db8::1]:8443/x" },
    { "", NULL },
    { "slides", NULL },
    { "javascript:alert(1)", NULL },
    { "JaVaScRiPt://example.org/%0aalert(1)", NULL },
    { "data:text/html,x", NULL },
    { "file:///etc/passwd", NULL },
    { "ftp://example.org/x", NULL },
    { "smb://example.org/share", NULL },
    { "mailto:a@example.org", NULL },
    { "ana@example.org", NULL },
    { "https://", NULL },
    { "https:///x", NULL },
    { "https://zoom.us@example.net/j/1", NULL },
    { "https://zoom.us:x@example.net/j/1", NULL },
    { "https://example.org/a b", NULL },
    { "https://example.org/\r\nX: y", NULL },
    { "https://example.org/\"onclick", NULL },
    { "https://example.org/\xe2\x80\xae"
      "fdp.exe",
      NULL },
    { "https://example.org/\xff", NULL },
    { "C:\\slides.pdf", NULL },
  };
  g_autofree char *longest = g_strnfill (LYD_LINK_MAX_BYTES, 'a');
  g_autofree char *too_long = g_strconcat ("https://example.org/", longest, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *link = lyd_link_clean (cases[i].text);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (link, ==, cases[i].link);
  }
  g_assert_null (lyd_link_clean (too_long));
}

static void
test_mailboxes (void)
{
  static const struct {
    const char *text;
    const char *mailbox; /* NULL: refused */
  } cases[] = {
    { " ana.wu+pta@example.org ", "ana.wu+pta@example.org" },
    { "mailto:ana@example.org", "ana@example.org" },
    { "o'brien@example.org", "o'brien@example.org" },
    { "ana@ni\xc3\xb1os.example", "ana@xn--nios-hqa.example" },
    { "ana", NULL },
    { "ana@localhost", NULL },
    { "@example.org", NULL },
    { "ana@", NULL },
    { ".ana@example.org", NULL },
    { "a..b@example.org", NULL },
    { "a b@example.org", NULL },
    { "a@example.org, b@example.org", NULL },
    { "a@b@example.org", NULL },
    { "ana@example.org\r\nBcc: all@example.org", NULL },
    { "ana@example.org\nBcc: all@example.org", NULL },
    { "<ana@example.org>", NULL },
    { "\"ana wu\"@example.org", NULL },
    { "jos\xc3\xa9@example.org", NULL },
    { "ana@-example.org", NULL },
    { "ana@exa_mple.org", NULL },
    { "ana@\xff.org", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *mailbox = lyd_mailbox_clean (cases[i].text);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (mailbox, ==, cases[i].mailbox);
  }
}

static void
test_file_names (void)
{
  static const struct {
    const char *name;
    const char *clean;
    gboolean opens;
  } cases[] = {
    { "/home/ana/Slides 2027.pdf", "Slides 2027.pdf", TRUE },
    { "C:\\Users\\ana\\deck.PPTX", "deck.PPTX", TRUE },
    { "../../.bashrc", "bashrc", FALSE },
    { "..", "file", FALSE },
    { "", "file", FALSE },
    { "-rf.pdf", "rf.pdf", TRUE },
    { "a\nb\tc.pdf", "abc.pdf", TRUE },
    { "invoice\xe2\x80\xae"
      "fdp.exe",
      "invoicefdp.exe", FALSE },
    { "con:aux|.pdf ", "con_aux_.pdf", TRUE },
    { "run.sh", "run.sh", FALSE },
    { "run.desktop", "run.desktop", FALSE },
    { "page.html", "page.html", FALSE },
    { "setup.pdf.exe", "setup.pdf.exe", FALSE },
    { "pdf", "pdf", FALSE },
    { "bad\xff.pdf", "bad\xef\xbf\xbd.pdf", TRUE },
    { "Informe sobre ni\xc3\xb1"
      "ez.pdf",
      "Informe sobre ni\xc3\xb1"
      "ez.pdf",
      TRUE },
  };
  g_autofree char *filler = g_strnfill (400, 'x');
  g_autofree char *longest = g_strconcat (filler, ".pdf", NULL);
  g_autofree char *cut = lyd_file_name_clean (longest);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *clean = lyd_file_name_clean (cases[i].name);

    g_assert_cmpstr (clean, ==, cases[i].clean);
    g_assert_cmpint (lyd_file_name_may_be_opened (clean), ==, cases[i].opens);
  }
  g_assert_cmpuint (strlen (cut), <, 200);
  g_assert_true (g_str_has_suffix (cut, ".pdf"));
}

static void
test_link_and_undo (LydFixture *fixture,
                    gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydMaterial) material =
    add_link (fixture, &event, LYD_MATERIAL_RECORDING, " Opening\nplenary ", "example.org/v/1");
  g_autoptr (LydMaterial) bad = new_material (&event, LYD_MATERIAL_OTHER, "X");
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (material->title, ==, "Opening plenary");
  g_assert_cmpstr (material->link, ==, "https://example.org/v/1");
  g_assert_cmpstr (entry->sentence, ==, "Added “Opening plenary” to “2027 Partnership Retreat”");

  bad->link = g_strdup ("javascript:alert(1)");
  g_assert_false (lyd_materials_add_link (fixture->file, bad, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "https://"));
  g_clear_error (&error);

  g_free (material->title);
  material->title = g_strdup ("Plenary");
  material->kind = LYD_MATERIAL_OTHER;
  g_assert_true (lyd_materials_change (fixture->file, material, NULL));
  undo_last (fixture);
  list = lyd_materials_get_all (fixture->file, &event, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((LydMaterial *) g_ptr_array_index (list, 0))->title, ==, "Opening plenary");

  g_assert_true (lyd_materials_remove (fixture->file, &material->id, NULL));
  g_assert_cmpuint (count_materials (fixture, &event), ==, 0);
  undo_last (fixture);
  g_assert_cmpuint (count_materials (fixture, &event), ==, 1);
}

static void
test_other_session (LydFixture *fixture,
                    gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId other = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydSession) session = lyd_fixture_get_arrival (fixture, &other);
  g_autoptr (LydMaterial) material = new_material (&event, LYD_MATERIAL_OTHER, "X");
  g_autoptr (GError) error = NULL;

  material->link = g_strdup ("https://example.org");
  material->session = session->id;
  g_assert_false (lyd_materials_add_link (fixture->file, material, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_file_is_kept_once (LydFixture *fixture,
                        gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autofree char *path = make_file (fixture, "Opening Slides.pdf", "%PDF-1.4 not really");
  g_autofree char *again = make_file (fixture, "copy.pdf", "%PDF-1.4 not really");
  g_autoptr (LydMaterial) first = add_file (fixture, &event, path);
  g_autoptr (LydMaterial) second = add_file (fixture, &event, again);
  g_autofree char *kept = on_shelf (fixture, first);
  g_autofree char *folder = lyd_shelf_dup_folder (fixture->path);
  g_autofree char *text = NULL;
  struct stat info;

  g_assert_cmpstr (first->hash, ==, second->hash);
  g_assert_cmpstr (first->file_name, ==, "Opening Slides.pdf");
  g_assert_cmpint (first->size, ==, 19);
  g_assert_cmpuint (count_on_shelf (folder), ==, 1);
  g_assert_cmpint (stat (kept, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  /* The file that was added may change; what is kept does not. */
  g_assert_true (g_file_set_contents (path, "something else", -1, NULL));
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "%PDF-1.4 not really");
}

static void
assert_file_refused (LydFixture *fixture,
                     const LydId *event,
                     const char *path)
{
  g_autoptr (LydMaterial) material = new_material (event, LYD_MATERIAL_OTHER, "X");
  g_autofree char *folder = lyd_shelf_dup_folder (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_materials_add_file (fixture->file, material, path, NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (count_on_shelf (folder), ==, 0);
  g_assert_cmpuint (count_materials (fixture, event), ==, 0);
}

static void
test_hostile_files (LydFixture *fixture,
                    gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autofree char *empty = make_file (fixture, "empty.pdf", "");
  g_autofree char *fifo = in_dir (fixture, "fifo.pdf");
  g_autofree char *huge = in_dir (fixture, "huge.mp4");
  g_autofree char *gone = in_dir (fixture, "gone.pdf");
  FILE *file = g_fopen (huge, "w");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (ftruncate (fileno (file), LYD_MATERIAL_MAX_SIZE + 1), ==, 0);
  fclose (file);
  assert_file_refused (fixture, &event, empty);
  assert_file_refused (fixture, &event, fifo);
  assert_file_refused (fixture, &event, huge);
  assert_file_refused (fixture, &event, gone);
  assert_file_refused (fixture, &event, fixture->dir);
  assert_file_refused (fixture, &event, "/dev/zero");
}

static void
test_cancelled_copy (LydFixture *fixture,
                     gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autofree char *path = make_file (fixture, "slides.pdf", "x");
  g_autoptr (LydMaterial) material = new_material (&event, LYD_MATERIAL_SLIDES, "X");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const LydWatch watch = { NULL, cancellable };
  g_autofree char *folder = lyd_shelf_dup_folder (fixture->path);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lyd_materials_add_file (fixture->file, material, path, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_on_shelf (folder), ==, 0);
}

static void
test_lay_out (LydFixture *fixture,
              gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autofree char *path = make_file (fixture, "Opening Slides.pdf", "bytes");
  g_autofree char *script = make_file (fixture, "run.sh", "#!/bin/sh\n");
  g_autoptr (LydMaterial) slides = add_file (fixture, &event, path);
  g_autoptr (LydMaterial) program = add_file (fixture, &event, script);
  g_autofree char *folder = in_dir (fixture, "open");
  g_autofree char *copy = in_dir (fixture, "copy.sh");
  g_autofree char *kept = on_shelf (fixture, slides);
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = lyd_materials_lay_out (fixture->file, &slides->id, folder, NULL, &error);
  struct stat info;

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (shown, "/Opening Slides.pdf"));
  g_assert_cmpint (stat (shown, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);

  g_assert_null (lyd_materials_lay_out (fixture->file, &program->id, folder, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (lyd_materials_save_copy (fixture->file, &program->id, copy, NULL, &error));
  g_assert_cmpint (stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* Changed by a stranger: same size, other bytes. */
  g_assert_true (g_file_set_contents (kept, "BYTES", -1, NULL));
  g_free (g_steal_pointer (&shown));
  shown = lyd_materials_lay_out (fixture->file, &slides->id, folder, NULL, &error);
  g_assert_null (shown);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

static void
test_backup_holds_files (LydFixture *fixture,
                         gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autofree char *path = make_file (fixture, "slides.pdf", "bytes");
  g_autoptr (LydMaterial) material = add_file (fixture, &event, path);
  g_autofree char *stick = in_dir (fixture, "stick");
  g_autofree char *backup = g_build_filename (stick, "backup.db", NULL);
  g_autofree char *files = lyd_shelf_dup_backup_folder (backup);
  g_autofree char *kept = on_shelf (fixture, material);
  g_autofree char *other = in_dir (fixture, "other.db");
  g_autoptr (LydFile) restored = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) missed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  g_assert_true (lyd_backup (fixture->file, backup, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count_on_shelf (files), ==, 1);
  g_assert_true (lyd_restore (backup, other, &fixture->context, NULL, NULL, NULL, NULL, &error));
  restored = lyd_file_open (other, 0, &fixture->context, &error);
  problems = lyd_verify (restored, NULL, &error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_assert_cmpint (g_unlink (kept), ==, 0);
  missed = lyd_verify (fixture->file, NULL, &error);
  g_assert_cmpuint (missed->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (missed, 0), "slides.pdf"));
}

static void
make_old (const char *path,
          gint64 now)
{
  struct utimbuf times = { .actime = now / 1000 - 2 * 86400, .modtime = now / 1000 - 2 * 86400 };

  g_assert_cmpint (utime (path, &times), ==, 0);
}

static void
test_tidy (LydFixture *fixture,
           gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autofree char *path = make_file (fixture, "slides.pdf", "bytes");
  g_autoptr (LydMaterial) material = add_file (fixture, &event, path);
  g_autofree char *folder = lyd_shelf_dup_folder (fixture->path);
  g_autofree char *kept = on_shelf (fixture, material);
  g_autofree char *name = g_strnfill (64, 'a');
  g_autofree char *orphan = g_build_filename (folder, name, NULL);
  g_autofree char *part = g_build_filename (folder, "abcdef.part", NULL);
  g_autofree char *foreign = g_build_filename (folder, "notes.txt", NULL);
  g_autofree char *aside = g_strconcat (fixture->path, ".before-restore-2027-09-22T13:00:00Z", NULL);
  int n = 0;

  g_assert_true (g_file_set_contents (orphan, "x", -1, NULL));
  g_assert_true (g_file_set_contents (part, "x", -1, NULL));
  g_assert_true (g_file_set_contents (foreign, "x", -1, NULL));
  make_old (kept, fixture->now);
  make_old (orphan, fixture->now);
  make_old (part, fixture->now);
  make_old (foreign, fixture->now);

  g_assert_true (g_file_set_contents (aside, "x", -1, NULL));
  g_assert_true (lyd_materials_tidy (fixture->file, &n, NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpint (g_unlink (aside), ==, 0);

  /* Removed, and yet undo may need it. */
  g_assert_true (lyd_materials_remove (fixture->file, &material->id, NULL));
  g_assert_true (lyd_materials_tidy (fixture->file, &n, NULL));
  g_assert_cmpint (n, ==, 2);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (orphan, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  undo_last (fixture);
  g_assert_cmpuint (count_materials (fixture, &event), ==, 1);
}

static void
test_duplicate_and_delete (LydFixture *fixture,
                           gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydMaterial) video =
    add_link (fixture, &event, LYD_MATERIAL_RECORDING, "Video", "https://example.org/v");
  g_autoptr (LydMaterial) sheet =
    add_link (fixture, &event, LYD_MATERIAL_FACT_SHEET, "Facts", "https://example.org/f");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  LydId copy;

  g_assert_true (lyd_plan_duplicate_event (fixture->file, &event, &copy, &error));
  list = lyd_materials_get_all (fixture->file, &copy, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((LydMaterial *) g_ptr_array_index (list, 0))->title, ==, "Facts");
  g_assert_true (lyd_plan_delete_event (fixture->file, &copy, &error));
  g_assert_no_error (error);
  undo_last (fixture);
  g_assert_cmpuint (count_materials (fixture, &copy), ==, 1);
}

static guint
search (LydFixture *fixture,
        const char *text,
        int kind,
        int year,
        const char *area)
{
  const LydLibraryQuery query = { text, kind, year, area };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydLibrary) library = lyd_library_search (fixture->file, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpint (library->n_all, ==, 3);
  g_assert_cmpuint (library->years->len, ==, 2);
  g_assert_cmpuint (library->policy_areas->len, ==, 1);
  return library->items->len;
}

static void
test_library (LydFixture *fixture,
              gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydEvent) webinar =
    lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW - 400 * 24 * LYD_HOUR, "America/New_York");
  g_autoptr (LydMaterial) a = NULL;
  g_autoptr (LydMaterial) b = NULL;
  g_autoptr (LydMaterial) c = NULL;

  webinar->title = g_strdup ("Medicaid and the nińos");
  webinar->policy_area = g_strdup ("Health");
  g_assert_true (lyd_plan_add_event (fixture->file, webinar, NULL));
  a = add_link (fixture, &retreat, LYD_MATERIAL_SLIDES, "Opening", "https://example.org/opening");
  b = add_link (fixture, &webinar->id, LYD_MATERIAL_RECORDING, "Recording", "https://video.example.org/1");
  c = add_link (fixture, &webinar->id, LYD_MATERIAL_FACT_SHEET, "Cuidado de la Niñez", "https://example.org/2");

  g_assert_cmpuint (search (fixture, NULL, LYD_LIBRARY_ANY, LYD_LIBRARY_ANY, NULL), ==, 3);
  g_assert_cmpuint (search (fixture, "ninez", LYD_LIBRARY_ANY, LYD_LIBRARY_ANY, NULL), ==, 1);
  g_assert_cmpuint (search (fixture, "MEDIC", LYD_LIBRARY_ANY, LYD_LIBRARY_ANY, NULL), ==, 2);
  g_assert_cmpuint (search (fixture, "medicaid rec", LYD_LIBRARY_ANY, LYD_LIBRARY_ANY, NULL), ==, 1);
  g_assert_cmpuint (search (fixture, "edicaid", LYD_LIBRARY_ANY, LYD_LIBRARY_ANY, NULL), ==, 0);
  g_assert_cmpuint (search (fixture, "health", LYD_LIBRARY_ANY, LYD_LIBRARY_ANY, NULL), ==, 2);
  g_assert_cmpuint (search (fixture, NULL, LYD_MATERIAL_SLIDES, LYD_LIBRARY_ANY, NULL), ==, 1);
  g_assert_cmpuint (search (fixture, NULL, LYD_LIBRARY_ANY, 2027, NULL), ==, 1);
  g_assert_cmpuint (search (fixture, NULL, LYD_LIBRARY_ANY, 2026, "Health"), ==, 2);
  g_assert_cmpuint (search (fixture, NULL, LYD_LIBRARY_ANY, 2027, "Health"), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/materials/links", test_links);
  g_test_add_func ("/materials/mailboxes", test_mailboxes);
  g_test_add_func ("/materials/file-names", test_file_names);
  lyd_fixture_add ("/materials/link-and-undo", test_link_and_undo);
  lyd_fixture_add ("/materials/other-session", test_other_session);
  lyd_fixture_add ("/materials/file-is-kept-once", test_file_is_kept_once);
  lyd_fixture_add ("/materials/hostile-files", test_hostile_files);
  lyd_fixture_add ("/materials/cancelled-copy", test_cancelled_copy);
  lyd_fixture_add ("/materials/lay-out", test_lay_out);
  lyd_fixture_add ("/materials/backup-holds-files", test_backup_holds_files);
  lyd_fixture_add ("/materials/tidy", test_tidy);
  lyd_fixture_add ("/materials/duplicate-and-delete", test_duplicate_and_delete);
  lyd_fixture_add ("/materials/library", test_library);
  return g_test_run ();
}
