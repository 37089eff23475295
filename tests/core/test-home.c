#include "lyd-fixture.h"
#include "lyd-home.h"

#include <string.h>

static void
test_home (LydFixture *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHome) none = lyd_home_get (fixture->file, &error);
  g_autoptr (LydHome) home = NULL;
  g_autofree char *long_name = g_strnfill (301, 'a');

  g_assert_no_error (error);
  g_assert_null (none->name);
  g_assert_null (none->timezone);
  g_assert_true (lyd_home_set (fixture->file, "  Partnership for Young\tFutures ", "America/Chicago", &error));
  g_assert_no_error (error);

  /* What makes no sense changes nothing. */
  g_assert_false (lyd_home_set (fixture->file, "Other", "Mars/Olympus", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lyd_home_set (fixture->file, long_name, "America/Denver", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  lyd_fixture_reopen (fixture);
  home = lyd_home_get (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (home->name, ==, "Partnership for Young Futures");
  g_assert_cmpstr (home->timezone, ==, "America/Chicago");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/home/name-and-zone", test_home);
  return g_test_run ();
}
