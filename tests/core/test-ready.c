#include "lyd-doors.h"

#include "lyd-backups.h"
#include "lyd-door.h"
#include "lyd-file-private.h"
#include "lyd-pin.h"
#include "lyd-print-queue.h"
#include "lyd-system.h"
#include "lyd-words-doors.h"

/* The board before the doors open: how each thing is judged, and that what it says is true of the file. */

static LydDoorsFacts
make_good (void)
{
  return (LydDoorsFacts){
    .now = LYD_FIXTURE_NOW,
    .expected = 144,
    .n_printers = 1,
    .tested_at = LYD_FIXTURE_NOW - LYD_HOUR,
    .labels = 200,
    .paper_at = LYD_FIXTURE_NOW - LYD_HOUR,
    .backup_at = LYD_FIXTURE_NOW - LYD_HOUR,
    .backup_elsewhere = TRUE,
    .latest = LYD_FIXTURE_NOW - LYD_MINUTE,
    .pin = TRUE,
    .machine = { .free_bytes = LYD_DOORS_LITTLE_DISK * 10,
                 .clock_kept = TRUE,
                 .clock_known = TRUE,
                 .battery = 80,
                 .plugged_in = TRUE },
  };
}

static void
test_all_good (void)
{
  LydDoorsFacts facts = make_good ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *words = lyd_words_doors (&facts);

  g_assert_cmpint (lyd_doors_count (&facts, LYD_DOORS_GOOD), ==, LYD_DOORS_N_CHECKS);
  g_assert_cmpstr (words, ==, "Ready for the doors");
  for (LydDoorsCheck check = 0; check < LYD_DOORS_N_CHECKS; check++) {
    g_autofree char *line = lyd_words_doors_line (&facts, check, zone);

    g_assert_cmpuint (strlen (line), >, 0);
    g_assert_cmpuint (strlen (lyd_words_doors_check (check)), >, 0);
  }
}

/* One thing is otherwise: it alone is judged so. */
static void
assert_only (const LydDoorsFacts *facts,
             LydDoorsCheck check,
             LydDoorsState state)
{
  for (LydDoorsCheck i = 0; i < LYD_DOORS_N_CHECKS; i++)
    g_assert_cmpint (lyd_doors_judge (facts, i), ==, i == check ? state : LYD_DOORS_GOOD);
}

#define ASSERT_WITH(change, check, state) \
  G_STMT_START                            \
  {                                       \
    LydDoorsFacts facts = make_good ();   \
    facts.change;                         \
    assert_only (&facts, check, state);   \
  }                                       \
  G_STMT_END

static void
test_each (void)
{
  ASSERT_WITH (expected = 0, LYD_DOORS_CODES, LYD_DOORS_LOOK);
  ASSERT_WITH (without_code = 1, LYD_DOORS_CODES, LYD_DOORS_BAD);
  ASSERT_WITH (unprinted = 1, LYD_DOORS_BADGES, LYD_DOORS_LOOK);
  ASSERT_WITH (changed = 1, LYD_DOORS_BADGES, LYD_DOORS_LOOK);
  ASSERT_WITH (tested_at = LYD_TIME_NONE, LYD_DOORS_PRINTER, LYD_DOORS_BAD);
  ASSERT_WITH (tested_at = LYD_FIXTURE_NOW - LYD_DOORS_TEST_LASTS - 1, LYD_DOORS_PRINTER, LYD_DOORS_BAD);
  ASSERT_WITH (labels = 0, LYD_DOORS_LABELS, LYD_DOORS_BAD);
  ASSERT_WITH (labels = LYD_DOORS_FEW_LABELS - 1, LYD_DOORS_LABELS, LYD_DOORS_LOOK);
  ASSERT_WITH (labels = -1, LYD_DOORS_LABELS, LYD_DOORS_NOT_ASKED);
  ASSERT_WITH (paper_at = LYD_TIME_NONE, LYD_DOORS_PAPER, LYD_DOORS_BAD);
  ASSERT_WITH (since_paper = 1, LYD_DOORS_PAPER, LYD_DOORS_LOOK);
  ASSERT_WITH (backup_at = LYD_TIME_NONE, LYD_DOORS_BACKUP, LYD_DOORS_BAD);
  ASSERT_WITH (backup_at = LYD_FIXTURE_NOW - LYD_DOORS_BACKUP_LASTS - 1, LYD_DOORS_BACKUP, LYD_DOORS_BAD);
  ASSERT_WITH (backup_elsewhere = FALSE, LYD_DOORS_BACKUP, LYD_DOORS_LOOK);
  ASSERT_WITH (latest = LYD_FIXTURE_NOW + LYD_HOUR, LYD_DOORS_CLOCK, LYD_DOORS_BAD);
  ASSERT_WITH (machine.clock_kept = FALSE, LYD_DOORS_CLOCK, LYD_DOORS_LOOK);
  ASSERT_WITH (pin = FALSE, LYD_DOORS_PIN, LYD_DOORS_LOOK);
  ASSERT_WITH (machine.free_bytes = LYD_DOORS_LITTLE_DISK - 1, LYD_DOORS_DISK, LYD_DOORS_BAD);
  ASSERT_WITH (machine.free_bytes = -1, LYD_DOORS_DISK, LYD_DOORS_NOT_ASKED);
  ASSERT_WITH (machine.battery = -1, LYD_DOORS_POWER, LYD_DOORS_NOT_ASKED);
  ASSERT_WITH (machine.plugged_in = FALSE, LYD_DOORS_POWER, LYD_DOORS_LOOK);
}

static void
test_battery (void)
{
  LydDoorsFacts facts = make_good ();
  g_autofree char *words = NULL;

  facts.machine.plugged_in = FALSE;
  facts.machine.battery = LYD_DOORS_LITTLE_BATTERY - 1;
  facts.paper_at = LYD_TIME_NONE;
  g_assert_cmpint (lyd_doors_judge (&facts, LYD_DOORS_POWER), ==, LYD_DOORS_BAD);
  words = lyd_words_doors (&facts);
  g_assert_cmpstr (words, ==, "2 things to see to");
}

/* Nobody needs a printer at the door. */
static void
test_no_printer (void)
{
  LydDoorsFacts facts = make_good ();

  facts.n_printers = 0;
  facts.tested_at = LYD_TIME_NONE;
  facts.labels = -1;
  g_assert_cmpint (lyd_doors_judge (&facts, LYD_DOORS_PRINTER), ==, LYD_DOORS_NOT_ASKED);
  g_assert_cmpint (lyd_doors_judge (&facts, LYD_DOORS_LABELS), ==, LYD_DOORS_NOT_ASKED);
  g_assert_cmpint (lyd_doors_count (&facts, LYD_DOORS_BAD), ==, 0);
}

static LydDoorsFacts
look (LydFixture *fixture,
      const LydId *event)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "backups", NULL);
  g_autoptr (GError) error = NULL;
  LydMachine machine = { .free_bytes = -1, .battery = -1 };
  LydDoorsFacts facts;

  g_assert_true (lyd_doors_look (fixture->file, event, folder, &machine, &facts, &error));
  g_assert_no_error (error);
  return facts;
}

/* What the board says follows from what is done. */
static void
test_from_the_file (LydFixture *fixture,
                    gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autofree char *folder = g_build_filename (fixture->dir, "backups", NULL);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) devon = NULL;
  g_autoptr (GError) error = NULL;
  LydDoorsFacts facts = look (fixture, &retreat.event);

  g_assert_cmpint (facts.expected, ==, 1);
  g_assert_cmpint (facts.without_code, ==, 0);
  g_assert_cmpint (facts.unprinted, ==, 1);
  g_assert_false (facts.pin);
  g_assert_cmpint (facts.paper_at, ==, LYD_TIME_NONE);
  g_assert_cmpint (facts.backup_at, ==, LYD_TIME_NONE);
  g_assert_cmpint (facts.latest, ==, fixture->now);

  fixture->now += LYD_MINUTE;
  g_assert_true (lyd_doors_mark (fixture->file, &retreat.event, LYD_DOORS_DID_PAPER, &error));
  g_assert_true (lyd_pin_set (fixture->file, "2468", &error));
  g_assert_true (lyd_backups_run (fixture->file, folder, NULL, &error));
  g_assert_true (lyd_print_queue_set_labels (fixture->file, "dymo", 150, &error));
  g_assert_true (lyd_print_queue_set_labels (fixture->file, "zebra", 12, &error));
  g_assert_no_error (error);
  facts = look (fixture, &retreat.event);
  g_assert_cmpint (facts.paper_at, ==, fixture->now);
  g_assert_cmpint (facts.since_paper, ==, 0);
  g_assert_true (facts.pin);
  g_assert_cmpint (facts.n_printers, ==, 2);
  g_assert_cmpint (facts.labels, ==, 12);
  g_assert_cmpint (lyd_doors_judge (&facts, LYD_DOORS_PRINTER), ==, LYD_DOORS_BAD);
  g_assert_cmpint (facts.backup_at, ==, fixture->now / 1000 * 1000);
  g_assert_false (facts.backup_elsewhere);

  fixture->now += LYD_MINUTE;
  devon = lyd_fixture_register (fixture, &retreat.event, "Devon Tsosie", "devon@example.org");
  facts = look (fixture, &retreat.event);
  g_assert_cmpint (facts.since_paper, ==, 1);
  g_assert_true (lyd_db_run (fixture->file->db, &error, "UPDATE code SET revoked_at = 1 WHERE registration = ?", "d",
                             &devon->registration));
  facts = look (fixture, &retreat.event);
  g_assert_cmpint (facts.without_code, ==, 1);
}

/* A clock that was set back says so by what was written down before. */
static void
test_clock_set_back (LydFixture *fixture,
                     gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autofree char *line = NULL;
  LydDoorsFacts facts;

  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ADMITTED);
  fixture->now -= LYD_HOUR;
  facts = look (fixture, &retreat.event);
  g_assert_cmpint (lyd_doors_judge (&facts, LYD_DOORS_CLOCK), ==, LYD_DOORS_BAD);
  line = lyd_words_doors_line (&facts, LYD_DOORS_CLOCK, zone);
  g_assert_nonnull (strstr (line, "Set the computer"));
}

/* The real computer answers something, whatever it is. */
static void
test_system (LydFixture *fixture,
             gconstpointer data)
{
  LydMachine machine;

  lyd_system_look (fixture->path, &machine);
  g_assert_cmpint (machine.free_bytes, >, 0);
  g_assert_cmpint (machine.battery, >=, -1);
  g_assert_cmpint (machine.battery, <=, 100);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ready/all-good", test_all_good);
  g_test_add_func ("/ready/each", test_each);
  g_test_add_func ("/ready/battery", test_battery);
  g_test_add_func ("/ready/no-printer", test_no_printer);
  lyd_fixture_add ("/ready/from-the-file", test_from_the_file);
  lyd_fixture_add ("/ready/clock-set-back", test_clock_set_back);
  lyd_fixture_add ("/ready/system", test_system);
  return g_test_run ();
}
