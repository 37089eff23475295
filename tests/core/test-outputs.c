#include "lyd-badges.h"
#include "lyd-demo.h"
#include "lyd-export.h"
#include "lyd-fixture.h"
#include "lyd-tickets.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* What leaves the program: lists, badges, tickets, and what must not leave it. */

typedef struct {
  LydFixture base;
  LydId retreat;
} Outputs;

static void
set_up (Outputs *self,
        gconstpointer data)
{
  LydDemoSummary summary;
  g_autoptr (GError) error = NULL;

  lyd_fixture_set_up (&self->base, data);
  g_assert_true (lyd_demo_fill (self->base.file, &summary, &error));
  g_assert_no_error (error);
  self->retreat = summary.retreat;
}

static void
tear_down (Outputs *self,
           gconstpointer data)
{
  lyd_fixture_tear_down (&self->base, data);
}

static char *
path_of (Outputs *self,
         const char *name)
{
  return g_build_filename (self->base.dir, name, NULL);
}

static char *
export_text (Outputs *self,
             const char *what,
             const LydExportOptions *options)
{
  g_autofree char *path = path_of (self, "list.csv");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (lyd_export (self->base.file, &self->retreat, what, path, options, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

/* Every list in every format that it has. */
static void
test_everything_can_be_written (Outputs *self,
                                gconstpointer data)
{
  for (guint i = 0; i < lyd_n_export_kinds; i++) {
    const char *what = lyd_export_kinds[i].what;
    g_autofree char *extensions = lyd_export_list_extensions (what);
    g_auto (GStrv) list = g_strsplit (extensions, ", ", -1);

    g_assert_nonnull (list[0]);
    for (guint j = 0; list[j] != NULL; j++) {
      g_autofree char *name = g_strconcat ("out", list[j], NULL);
      g_autofree char *path = path_of (self, name);
      g_autoptr (GError) error = NULL;
      struct stat info;

      g_assert_true (lyd_export (self->base.file, &self->retreat, what, path, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_size, >, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
      g_unlink (path);
    }
  }
}

static void
test_wrong_words_are_explained (Outputs *self,
                                gconstpointer data)
{
  g_autofree char *path = path_of (self, "list.ods");
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_export (self->base.file, &self->retreat, "everybody", path, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "registrations"));
  g_clear_error (&error);
  g_assert_false (lyd_export (self->base.file, &self->retreat, "scans", path, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, ".csv"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* An interrupted export leaves the file that was there. */
static void
test_full_disk_keeps_the_old_file (Outputs *self,
                                   gconstpointer data)
{
  g_autofree char *path = path_of (self, "list.csv");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  struct rlimit before, small;
  const char *name;
  gboolean ok;

  g_assert_true (g_file_set_contents (path, "the old list", -1, NULL));
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  ok = lyd_export (self->base.file, &self->retreat, "registrations", path, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);

  g_assert_false (ok);
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "the old list");
  dir = g_dir_open (self->base.dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

/* Ticket codes are keys to a person's entry: only badges-data and tickets carry them. */
static void
test_codes_stay_inside (Outputs *self,
                        gconstpointer data)
{
  for (guint i = 0; i < lyd_n_export_kinds; i++) {
    const char *what = lyd_export_kinds[i].what;
    g_autofree char *text = NULL;
    gboolean has_code;

    if (!lyd_export_check (what, "list.csv", NULL))
      continue; /* pages and calendars, whose words are not in the open */
    text = export_text (self, what, NULL);
    has_code = g_regex_match_simple ("LND[BCDFGHJKLNPRSTVX]{26}", text, 0, 0);
    g_assert_cmpint (has_code, ==, strcmp (what, "badges-data") == 0);
  }
}

static void
test_sensitive_answers_stay_inside (Outputs *self,
                                    gconstpointer data)
{
  const LydExportOptions with = { .with_sensitive = TRUE };
  g_autofree char *plain = export_text (self, "registrations", NULL);
  g_autofree char *full = export_text (self, "registrations", &with);

  g_assert_null (strstr (plain, "Dietary needs"));
  g_assert_null (strstr (plain, "Halal"));
  g_assert_nonnull (strstr (plain, "T-shirt size"));
  g_assert_nonnull (strstr (full, "Dietary needs"));
  g_assert_nonnull (strstr (full, "Halal"));
}

static void
test_sensitive_session_is_in_no_calendar (Outputs *self,
                                          gconstpointer data)
{
  g_autofree char *path = path_of (self, "retreat.ics");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_export (self->base.file, &self->retreat, "calendar", path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Budget lab"));
  g_assert_null (strstr (text, "Staff of color"));
}

/* Nobody is on the list of those who came and on that of those who did not. */
static void
test_attendance_and_no_shows_are_everybody (Outputs *self,
                                            gconstpointer data)
{
  g_autofree char *attendance = export_text (self, "attendance", NULL);
  g_autofree char *no_shows = export_text (self, "no-shows", NULL);

  g_assert_cmpuint (count_lines (attendance) - 1, ==, 112);
  g_assert_cmpuint (count_lines (no_shows) - 1, ==, 140 - 112);
}

static LydBadgeReport *
print (Outputs *self,
       LydBadgeSelection selection)
{
  LydBadgeOptions options = { .stock = "avery-5392", .selection = selection, .first_position = 3 };
  g_autofree char *path = path_of (self, "badges.pdf");
  g_autoptr (GError) error = NULL;
  LydBadgeReport *report = lyd_badges_print (self->base.file, &self->retreat, &options, path, &error);

  g_assert_no_error (error);
  return report;
}

/* All, then nobody is left; one registers: one is unprinted; one's name changes nothing that was not printed. */
static void
test_only_what_is_missing_is_printed (Outputs *self,
                                      gconstpointer data)
{
  g_autoptr (LydBadgeReport) all = print (self, LYD_BADGES_ALL);
  g_autoptr (LydBadgeReport) none = print (self, LYD_BADGES_UNPRINTED);
  g_autoptr (LydBadgeReport) unchanged = print (self, LYD_BADGES_CHANGED);
  g_autoptr (LydRegistrationResult) late =
    lyd_fixture_register (&self->base, &self->retreat, "Late Comer", "late@example.org");
  g_autoptr (LydBadgeReport) one = print (self, LYD_BADGES_UNPRINTED);
  g_autoptr (LydRegistrationResult) again = NULL;
  g_autoptr (LydBadgeReport) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (all->n_badges, ==, 140);
  g_assert_cmpint (all->n_pages, ==, 24);
  g_assert_cmpint (none->n_badges, ==, 0);
  g_assert_cmpint (unchanged->n_badges, ==, 0);
  g_assert_cmpint (one->n_badges, ==, 1);

  again = lyd_register_reissue (self->base.file, &late->registration, &error);
  g_assert_no_error (error);
  changed = print (self, LYD_BADGES_CHANGED);
  g_assert_cmpint (changed->n_badges, ==, 1);
}

static void
test_checking_prints_nothing (Outputs *self,
                              gconstpointer data)
{
  LydBadgeOptions options = { .stock = "dymo-30256", .selection = LYD_BADGES_UNPRINTED };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydBadgeReport) first = lyd_badges_check (self->base.file, &self->retreat, &options, &error);
  g_autoptr (LydBadgeReport) second = lyd_badges_check (self->base.file, &self->retreat, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpint (first->n_badges, ==, 140);
  g_assert_cmpint (second->n_badges, ==, 140);
}

static void
test_tickets_and_their_merge_file (Outputs *self,
                                   gconstpointer data)
{
  LydFixture *fixture = &self->base;
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_WEBINAR, fixture->now + LYD_HOUR, "America/New_York");
  g_autofree char *folder = path_of (self, "tickets");
  g_autofree char *merge = g_build_filename (folder, "tickets.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *name = NULL;
  g_autoptr (LydRegistrationResult) ana = NULL;
  g_autoptr (GError) error = NULL;
  guint n_tickets = 0;

  event->title = g_strdup ("Webinar: Reading a budget");
  g_assert_true (lyd_plan_add_event (fixture->file, event, &error));
  ana = lyd_fixture_register (fixture, &event->id, "Ána Wú-Li", "ana@example.org");
  g_assert_true (lyd_tickets_write (fixture->file, &event->id, NULL, folder, NULL, &n_tickets, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_tickets, ==, 1);

  name = g_strdup_printf ("ana-wu-li-%s.pdf", ana->short_code);
  pdf = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (merge, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "email,name,short_code,pdf,png\r\n"));
  g_assert_nonnull (strstr (text, name));
}

/* How many files stand in the test's folder whose name begins so. */
static guint
count_files (Outputs *self,
             const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (self->base.dir, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);
  return n;
}

/* Whoever watches sees it end; whoever cancels finds nothing half-made. */
static void
test_watched (Outputs *self,
              gconstpointer data)
{
  static const char *const names[] = { "watched.csv", "watched.xlsx", "watched.json", "watched.pdf" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint progress = 0;
  LydWatch watch = { &progress, cancellable };
  LydExportOptions options = { .watch = &watch };
  g_autofree char *folder = path_of (self, "watched-tickets");
  guint n_tickets = 0;

  for (int cancelled = 0; cancelled < 2; cancelled++) {
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
      g_autofree char *path = path_of (self, names[i]);
      g_autoptr (GError) error = NULL;

      progress = 0;
      if (cancelled != 0) {
        g_assert_false (lyd_export (self->base.file, &self->retreat, "registrations", path, &options, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      } else {
        g_assert_true (lyd_export (self->base.file, &self->retreat, "registrations", path, &options, &error));
        g_assert_no_error (error);
        g_assert_cmpint (progress, >, 0);
        g_assert_cmpint (progress, <=, LYD_WATCH_WHOLE);
        g_unlink (path);
      }
    }
    g_cancellable_cancel (cancellable);
  }
  g_assert_cmpuint (count_files (self, "watched"), ==, 0);

  g_assert_false (lyd_tickets_write (self->base.file, &self->retreat, NULL, folder, &watch, &n_tickets, NULL));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

#define add(path, func) g_test_add (path, Outputs, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/outputs/everything-can-be-written", test_everything_can_be_written);
  add ("/outputs/wrong-words-are-explained", test_wrong_words_are_explained);
  add ("/outputs/full-disk-keeps-the-old-file", test_full_disk_keeps_the_old_file);
  add ("/outputs/codes-stay-inside", test_codes_stay_inside);
  add ("/outputs/sensitive-answers-stay-inside", test_sensitive_answers_stay_inside);
  add ("/outputs/sensitive-session-is-in-no-calendar", test_sensitive_session_is_in_no_calendar);
  add ("/outputs/attendance-and-no-shows-are-everybody", test_attendance_and_no_shows_are_everybody);
  add ("/outputs/only-what-is-missing-is-printed", test_only_what_is_missing_is_printed);
  add ("/outputs/checking-prints-nothing", test_checking_prints_nothing);
  add ("/outputs/tickets-and-their-merge-file", test_tickets_and_their_merge_file);
  add ("/outputs/watched", test_watched);
  return g_test_run ();
}
