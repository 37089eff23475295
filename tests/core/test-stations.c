/* Who wrote a scan: stations, their numbers, and what happens to copies of a file (H4). */
#include "lyd-door.h"
#include "lyd-station.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A door that admits any number of times, and somebody. Returns: (transfer full): their code */
static char *
set_the_scene (LydFixture *fixture,
               LydId *session)
{
  const LydSessionWish wish = { .title = "Door", .admission = LYD_ADMIT_UNLIMITED };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);

  *session = lyd_door_add_session (fixture, &retreat.event, &wish);
  return g_strdup (ana->code);
}

static LydScan *
scan_in (LydFile *file,
         const LydId *session,
         const char *code)
{
  LydAttempt attempt = { .session = *session, .text = code };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result = lyd_admit (file, &attempt, &error);
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ADMITTED);
  lines = lyd_admit_list_scans (file, session, NULL, TRUE, 1, NULL);
  return g_steal_pointer (&((LydScanLine *) g_ptr_array_index (lines, 0))->scan);
}

static LydFile *
open_file (LydFixture *fixture,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &fixture->context, &error);

  g_assert_no_error (error);
  return file;
}

/* Copies bytes over whatever is at @to: the inode there stays. */
static void
copy (const char *from,
      const char *to)
{
  g_autofree char *data = NULL;
  gsize size;
  int fd = g_open (to, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  g_assert_true (g_file_get_contents (from, &data, &size, NULL));
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  close (fd);
}

static void
test_one_station_goes_on (LydFixture *fixture,
                          gconstpointer data)
{
  LydId session;
  g_autofree char *code = set_the_scene (fixture, &session);
  g_autoptr (LydScan) first = scan_in (fixture->file, &session, code);
  g_autoptr (LydScan) second = NULL;
  g_autoptr (GPtrArray) stations = NULL;

  lyd_fixture_reopen (fixture);
  second = scan_in (fixture->file, &session, code);
  g_assert_true (lyd_id_equal (&first->station, &second->station));
  g_assert_cmpint (first->seq, ==, 1);
  g_assert_cmpint (second->seq, ==, 2);
  stations = lyd_station_list (fixture->file, NULL);
  g_assert_cmpuint (stations->len, ==, 1);
  g_assert_cmpstr (((LydStation *) g_ptr_array_index (stations, 0))->label, ==, "Desk 1");
}

/* Two programs of one installation share the station and never a number. */
static void
test_two_handles_share_numbers (LydFixture *fixture,
                                gconstpointer data)
{
  LydId session;
  g_autofree char *code = set_the_scene (fixture, &session);
  g_autoptr (LydFile) other = open_file (fixture, fixture->path);

  for (int i = 0; i < 6; i++) {
    g_autoptr (LydScan) scan = scan_in (i % 2 == 0 ? fixture->file : other, &session, code);

    g_assert_cmpint (scan->seq, ==, i + 1);
  }
}

static void
test_labels_are_told_apart (LydFixture *fixture,
                            gconstpointer data)
{
  LydId session;
  g_autofree char *code = set_the_scene (fixture, &session);
  LydSessionWish once = { .title = "Once", .admission = LYD_ADMIT_ONCE };
  g_autoptr (LydSession) door = lyd_plan_get_session (fixture->file, &session, NULL);
  LydId only = lyd_door_add_session (fixture, &door->event, &once);
  LydAttempt attempt = { .session = only, .text = code };
  g_autoptr (LydScan) first = scan_in (fixture->file, &only, code);
  g_autoptr (LydFile) kiosk = NULL;
  g_autoptr (LydAdmissionResult) result = NULL;

  fixture->context.station = "Kiosk 1";
  kiosk = open_file (fixture, fixture->path);
  result = lyd_admit (kiosk, &attempt, NULL);
  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpstr (result->first_station, ==, "Desk 1");
  g_assert_cmpstr (result->station, ==, "Kiosk 1");
}

static void
test_h4_copy_is_another_station (LydFixture *fixture,
                                 gconstpointer data)
{
  LydId session;
  g_autofree char *code = set_the_scene (fixture, &session);
  g_autoptr (LydScan) before = scan_in (fixture->file, &session, code);
  g_autofree char *path = g_build_filename (fixture->dir, "copy.db", NULL);
  g_autoptr (LydFile) twin = NULL;
  g_autoptr (LydScan) here = NULL;
  g_autoptr (LydScan) there = NULL;
  g_autoptr (LydScan) there_again = NULL;

  g_clear_pointer (&fixture->file, lyd_file_close);
  copy (fixture->path, path);
  lyd_fixture_reopen (fixture);
  twin = open_file (fixture, path);

  here = scan_in (fixture->file, &session, code);
  there = scan_in (twin, &session, code);
  there_again = scan_in (twin, &session, code);
  g_assert_true (lyd_id_equal (&here->station, &before->station));
  g_assert_cmpint (here->seq, ==, before->seq + 1);
  g_assert_false (lyd_id_equal (&there->station, &before->station));
  g_assert_true (lyd_id_equal (&there->station, &there_again->station));
  g_assert_cmpint (there->seq, ==, 1);
  g_assert_cmpint (there_again->seq, ==, 2);
}

/* A backup that was copied over the file lacks scans whose numbers others may have seen. */
static void
test_restored_file_is_another_station (LydFixture *fixture,
                                       gconstpointer data)
{
  LydId session;
  g_autofree char *code = set_the_scene (fixture, &session);
  g_autoptr (LydScan) kept = scan_in (fixture->file, &session, code);
  g_autofree char *backup = g_build_filename (fixture->dir, "backup.db", NULL);
  g_autoptr (LydScan) forgotten = NULL;
  g_autoptr (LydScan) after = NULL;

  g_clear_pointer (&fixture->file, lyd_file_close);
  copy (fixture->path, backup);
  lyd_fixture_reopen (fixture);
  forgotten = scan_in (fixture->file, &session, code);
  g_clear_pointer (&fixture->file, lyd_file_close);
  copy (backup, fixture->path);
  lyd_fixture_reopen (fixture);

  after = scan_in (fixture->file, &session, code);
  g_assert_true (lyd_id_equal (&kept->station, &forgotten->station));
  g_assert_false (lyd_id_equal (&after->station, &kept->station));
}

static void
test_replaced_file_is_another_station (LydFixture *fixture,
                                       gconstpointer data)
{
  LydId session;
  g_autofree char *code = set_the_scene (fixture, &session);
  g_autoptr (LydScan) before = scan_in (fixture->file, &session, code);
  g_autofree char *backup = g_build_filename (fixture->dir, "backup.db", NULL);
  g_autoptr (LydScan) after = NULL;

  g_clear_pointer (&fixture->file, lyd_file_close);
  copy (fixture->path, backup);
  g_assert_cmpint (g_rename (backup, fixture->path), ==, 0);
  lyd_fixture_reopen (fixture);
  after = scan_in (fixture->file, &session, code);
  g_assert_false (lyd_id_equal (&after->station, &before->station));
}

/* Another machine that took over file and state is somebody else. */
static void
test_other_machine_is_another_station (LydFixture *fixture,
                                       gconstpointer data)
{
  LydId session;
  g_autofree char *code = set_the_scene (fixture, &session);
  g_autoptr (LydScan) before = scan_in (fixture->file, &session, code);
  g_autoptr (LydScan) after = NULL;

  fixture->context.machine_id = "another-machine";
  lyd_fixture_reopen (fixture);
  after = scan_in (fixture->file, &session, code);
  g_assert_false (lyd_id_equal (&after->station, &before->station));
}

/* Where nothing can be kept, every run is a station of its own; people get in all the same. */
static void
test_no_state_folder (LydFixture *fixture,
                      gconstpointer data)
{
  LydId session;
  g_autofree char *code = set_the_scene (fixture, &session);
  g_autofree char *in_a_file = g_build_filename (fixture->path, "state", NULL);
  g_autoptr (LydScan) first = NULL;
  g_autoptr (LydScan) second = NULL;
  g_autoptr (LydScan) third = NULL;

  fixture->context.state_dir = in_a_file;
  lyd_fixture_reopen (fixture);
  first = scan_in (fixture->file, &session, code);
  second = scan_in (fixture->file, &session, code);
  g_assert_true (lyd_id_equal (&first->station, &second->station));
  fixture->context.state_dir = NULL;
  lyd_fixture_reopen (fixture);
  third = scan_in (fixture->file, &session, code);
  g_assert_false (lyd_id_equal (&first->station, &third->station));
}

/* B5: the second of two stations in the same minute. */
static void
test_b5_two_stations (LydFixture *fixture,
                      gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code };
  g_autoptr (LydFile) kiosk = NULL;
  g_autoptr (LydAdmissionResult) first = NULL;
  g_autoptr (LydAdmissionResult) second = NULL;

  fixture->context.station = "Kiosk 1";
  kiosk = open_file (fixture, fixture->path);
  first = lyd_admit (kiosk, &attempt, NULL);
  second = lyd_admit (fixture->file, &attempt, NULL);
  g_assert_cmpint (first->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (second->verdict, ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpstr (second->first_station, ==, "Kiosk 1");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/stations/one-station-goes-on", test_one_station_goes_on);
  lyd_fixture_add ("/stations/two-handles-share-numbers", test_two_handles_share_numbers);
  lyd_fixture_add ("/stations/labels-are-told-apart", test_labels_are_told_apart);
  lyd_fixture_add ("/stations/h4-copy-is-another-station", test_h4_copy_is_another_station);
  lyd_fixture_add ("/stations/restored-file-is-another-station", test_restored_file_is_another_station);
  lyd_fixture_add ("/stations/replaced-file-is-another-station", test_replaced_file_is_another_station);
  lyd_fixture_add ("/stations/other-machine-is-another-station", test_other_machine_is_another_station);
  lyd_fixture_add ("/stations/no-state-folder", test_no_state_folder);
  lyd_fixture_add ("/stations/b5-two-stations", test_b5_two_stations);
  return g_test_run ();
}
