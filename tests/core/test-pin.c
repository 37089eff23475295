#include "lyd-db.h"
#include "lyd-file-private.h"
#include "lyd-fixture.h"
#include "lyd-pin.h"
#include "lyd-setting.h"

#include <string.h>

static LydPinAnswer
check (LydFixture *fixture,
       const char *pin)
{
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer;

  g_assert_true (lyd_pin_check (fixture->file, pin, &answer, &error));
  g_assert_no_error (error);
  return answer;
}

static void
set (LydFixture *fixture,
     const char *pin)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_pin_set (fixture->file, pin, &error));
  g_assert_no_error (error);
}

/* So many wrong ones, each as soon as it may be. */
static LydPinAnswer
fail (LydFixture *fixture,
      int n)
{
  LydPinAnswer answer = { .wait_until = LYD_TIME_NONE };

  for (int i = 0; i < n; i++) {
    if (answer.wait_until != LYD_TIME_NONE)
      fixture->now = answer.wait_until;
    answer = check (fixture, "9999");
    g_assert_false (answer.right);
    g_assert_false (answer.too_early);
  }
  return answer;
}

static void
test_shape (void)
{
  g_assert_true (lyd_pin_is_valid ("0000"));
  g_assert_true (lyd_pin_is_valid ("123456789012"));
  g_assert_false (lyd_pin_is_valid ("123"));
  g_assert_false (lyd_pin_is_valid ("1234567890123"));
  g_assert_false (lyd_pin_is_valid (""));
  g_assert_false (lyd_pin_is_valid ("12 34"));
  g_assert_false (lyd_pin_is_valid ("12a4"));
  g_assert_false (lyd_pin_is_valid ("١٢٣٤")); /* digits, but on no PIN pad of ours */
}

static void
test_set (LydFixture *fixture,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *again = NULL;
  LydPinAnswer answer;
  gboolean is_set = TRUE;

  g_assert_true (lyd_pin_is_set (fixture->file, &is_set, &error));
  g_assert_false (is_set);
  g_assert_false (lyd_pin_check (fixture->file, "1234", &answer, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (lyd_pin_set (fixture->file, "12e4", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  set (fixture, "4711");
  lyd_fixture_reopen (fixture);
  g_assert_true (lyd_pin_is_set (fixture->file, &is_set, &error));
  g_assert_true (is_set);
  g_assert_true (check (fixture, "4711").right);
  g_assert_false (check (fixture, "4712").right);
  g_assert_false (check (fixture, "47110").right);
  g_assert_false (check (fixture, "").right);

  /* Neither readable nor the same twice. */
  hash = lyd_setting_get (fixture->file->db, "pin.hash", &error);
  g_assert_true (g_str_has_prefix (hash, "$argon2"));
  g_assert_null (strstr (hash, "4711"));
  set (fixture, "4711");
  again = lyd_setting_get (fixture->file->db, "pin.hash", &error);
  g_assert_cmpstr (hash, !=, again);
}

static void
test_change (LydFixture *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer;

  set (fixture, "4711");
  g_assert_true (lyd_pin_change (fixture->file, "1174", "2222", &answer, &error));
  g_assert_no_error (error);
  g_assert_false (answer.right);
  g_assert_true (check (fixture, "4711").right);
  g_assert_true (lyd_pin_change (fixture->file, "4711", "2222", &answer, &error));
  g_assert_true (answer.right);
  g_assert_true (check (fixture, "2222").right);
  g_assert_false (check (fixture, "4711").right);
}

/* Each wait is twice the one before, up to 15 minutes; nothing is looked at until it is over. */
static void
test_back_off (LydFixture *fixture,
               gconstpointer data)
{
  static const gint64 seconds[] = { 5, 10, 20, 40, 80, 160, 320, 640, 900, 900 };
  LydPinAnswer answer;

  set (fixture, "4711");
  answer = fail (fixture, 2);
  g_assert_cmpint (answer.wait_until, ==, LYD_TIME_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++) {
    answer = fail (fixture, 1);
    g_assert_cmpint (answer.wait_until, ==, fixture->now + seconds[i] * LYD_SECOND);
    fixture->now = answer.wait_until - 1;
    answer = check (fixture, "4711");
    g_assert_false (answer.right);
    g_assert_true (answer.too_early);
    g_assert_cmpint (answer.wait_until, ==, fixture->now + 1);
    fixture->now = answer.wait_until;
  }
  answer = check (fixture, "4711");
  g_assert_true (answer.right);
  g_assert_cmpint (answer.wait_until, ==, LYD_TIME_NONE);

  /* And all is forgiven. */
  g_assert_cmpint (fail (fixture, 2).wait_until, ==, LYD_TIME_NONE);
}

static void
test_restart (LydFixture *fixture,
              gconstpointer data)
{
  LydPinAnswer before;
  LydPinAnswer answer;

  set (fixture, "4711");
  before = fail (fixture, 6);
  lyd_fixture_reopen (fixture);
  answer = check (fixture, "4711");
  g_assert_true (answer.too_early);
  g_assert_cmpint (answer.wait_until, ==, before.wait_until);

  /* Whoever may set a new one need not wait. */
  set (fixture, "2222");
  g_assert_true (check (fixture, "2222").right);
}

/* Set back by a day the wait is as long as it was, and ends. */
static void
test_clock_set_back (LydFixture *fixture,
                     gconstpointer data)
{
  LydPinAnswer answer;

  set (fixture, "4711");
  fail (fixture, 5); /* 20 s */
  fixture->now -= 24 * LYD_HOUR;
  answer = check (fixture, "4711");
  g_assert_true (answer.too_early);
  g_assert_cmpint (answer.wait_until, ==, fixture->now + 20 * LYD_SECOND);
  fixture->now += 19 * LYD_SECOND;
  g_assert_true (check (fixture, "4711").too_early);
  fixture->now += LYD_SECOND;
  g_assert_true (check (fixture, "4711").right);
}

/* Where nothing can be written a PIN is checked all the same, and still backs off. */
static void
test_read_only (LydFixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer;

  set (fixture, "4711");
  g_clear_pointer (&fixture->file, lyd_file_close);
  fixture->file = lyd_file_open (fixture->path, LYD_FILE_READ_ONLY, &fixture->context, &error);
  g_assert_no_error (error);
  answer = fail (fixture, 4);
  g_assert_true (check (fixture, "4711").too_early);
  fixture->now = answer.wait_until;
  g_assert_true (check (fixture, "4711").right);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pin/shape", test_shape);
  lyd_fixture_add ("/pin/set", test_set);
  lyd_fixture_add ("/pin/change", test_change);
  lyd_fixture_add ("/pin/back-off", test_back_off);
  lyd_fixture_add ("/pin/restart", test_restart);
  lyd_fixture_add ("/pin/clock-set-back", test_clock_set_back);
  lyd_fixture_add ("/pin/read-only", test_read_only);
  return g_test_run ();
}
