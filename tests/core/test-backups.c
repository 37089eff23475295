#include "lyd-backups.h"
#include "lyd-fixture.h"
#include "lyd-time.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY (24 * LYD_HOUR)

static void
test_names (void)
{
  g_autofree char *name = lyd_backups_make_name (LYD_FIXTURE_NOW);
  gint64 at = 0;

  g_assert_cmpstr (name, ==, "lanyard-2027-09-22T130000Z.db");
  g_assert_true (lyd_backups_read_name (name, &at));
  g_assert_cmpint (at, ==, LYD_FIXTURE_NOW);
  g_assert_false (lyd_backups_read_name ("lanyard-2027-02-30T130000Z.db", &at));
  g_assert_false (lyd_backups_read_name ("lanyard-2027-09-22T130000Z.db.part", &at));
  g_assert_false (lyd_backups_read_name ("lanyard-2027-09-22T996000Z.db", &at));
  g_assert_false (lyd_backups_read_name ("lanyard-desk.db", &at));
  g_assert_false (lyd_backups_read_name ("holiday.db", &at));
}

/* Twice a day for a hundred days: seven days, then the newest of each older week until there are eight. */
static void
test_rotation (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 times[200];
  gboolean kept[200];
  int n_kept = 0;

  for (int i = 0; i < 200; i++)
    times[i] = LYD_FIXTURE_NOW - i * DAY / 2;
  lyd_backups_mark_kept (times, G_N_ELEMENTS (times), utc, kept);
  g_assert_true (kept[0]);
  g_assert_false (kept[1] && kept[2]);
  for (int i = 0; i < 200; i++)
    n_kept += kept[i];
  /* Wednesday: the last seven days reach into last week, so two of the eight weeks are among the days. */
  g_assert_cmpint (n_kept, ==, LYD_BACKUPS_DAYS + LYD_BACKUPS_WEEKS - 2);
  for (int i = 120; i < 200; i++)
    g_assert_false (kept[i]);
}

/* Days without a backup do not count. */
static void
test_rotation_after_a_summer (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 times[8];
  gboolean kept[8];

  times[0] = LYD_FIXTURE_NOW;
  for (int i = 1; i < 8; i++)
    times[i] = LYD_FIXTURE_NOW - (90 + i) * DAY;
  lyd_backups_mark_kept (times, 8, utc, kept);
  for (int i = 0; i < 7; i++)
    g_assert_true (kept[i]);
}

static void
test_age (void)
{
  static const struct {
    gint64 ago;
    const char *words;
  } ages[] = {
    { 0, "just now" },
    { -LYD_HOUR, "just now" },
    { 5 * LYD_MINUTE, "5 minutes ago" },
    { LYD_HOUR, "1 hour ago" },
    { 23 * LYD_HOUR, "23 hours ago" },
    { 3 * DAY, "3 days ago" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++) {
    g_autofree char *words = lyd_backups_describe_age (LYD_FIXTURE_NOW - ages[i].ago, LYD_FIXTURE_NOW);

    g_assert_cmpstr (words, ==, ages[i].words);
  }
}

static void
test_run (LydFixture *fixture,
          gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "backups", NULL);
  g_autofree char *foreign = g_build_filename (folder, "holiday.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (LydFile) backup = NULL;

  lyd_fixture_add_retreat (fixture);
  for (int i = 0; i < 12; i++) {
    g_assert_true (lyd_backups_run (fixture->file, folder, NULL, &error));
    g_assert_no_error (error);
    if (i == 0)
      g_assert_true (g_file_set_contents (foreign, "x", 1, NULL));
    fixture->now += DAY;
  }
  list = lyd_backups_list (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, <, 12);
  g_assert_cmpuint (list->len, >=, LYD_BACKUPS_DAYS);
  g_assert_cmpint (((LydBackup *) g_ptr_array_index (list, 0))->at, ==, fixture->now - DAY);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  backup = lyd_file_open (((LydBackup *) g_ptr_array_index (list, 0))->path, LYD_FILE_READ_ONLY, &fixture->context,
                          &error);
  g_assert_no_error (error);

  /* On the disk of the data nothing is written for the desk, and that is no failure. */
  g_assert_false (lyd_backups_is_elsewhere (fixture->path, folder));
  g_assert_true (lyd_backups_run_removable (fixture->file, folder, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backups/names", test_names);
  g_test_add_func ("/backups/rotation", test_rotation);
  g_test_add_func ("/backups/rotation-after-a-summer", test_rotation_after_a_summer);
  g_test_add_func ("/backups/age", test_age);
  lyd_fixture_add ("/backups/run", test_run);
  return g_test_run ();
}
