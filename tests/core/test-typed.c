#include "lyd-typed.h"

/* What people type, on Wednesday 2027-09-22. */
static void
test_days (void)
{
  static const struct {
    const char *text;
    const char *day; /* NULL: none */
  } rows[] = {
    { "2027-09-21", "2027-09-21" },
    { " 2027/9/21 ", "2027-09-21" },
    { "Tue, Sep 21, 2027", "2027-09-21" },
    { "Sep 21", "2028-09-21" },
    { "sept 22", "2027-09-22" },
    { "October 7", "2027-10-07" },
    { "7 October 2029", "2029-10-07" },
    { "9/23/27", "2027-09-23" },
    { "10/7", "2027-10-07" },
    { "2028-02-29", "2028-02-29" },
    { "2027-02-29", NULL },
    { "13/13/2027", NULL },
    { "0000-00-00", NULL },
    { "tomorrow", NULL },
    { "", NULL },
    { "21", NULL },
    { "99999-01-01", NULL },
    { "1 2 3 4", NULL },
    { "\xff", NULL },
  };
  g_autoptr (GDate) today = g_date_new_dmy (22, G_DATE_SEPTEMBER, 2027);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    char text[16];
    GDate day;

    g_test_message ("“%s”", rows[i].text);
    g_date_clear (&day, 1);
    g_assert_cmpint (lyd_typed_day (rows[i].text, today, &day), ==, rows[i].day != NULL);
    if (rows[i].day == NULL)
      continue;
    g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
    g_assert_cmpstr (text, ==, rows[i].day);
  }
}

static void
test_clocks (void)
{
  static const struct {
    const char *text;
    int minutes; /* of the day; -1: none */
  } rows[] = {
    { "1pm", 780 },
    { "1:30 pm", 810 },
    { "1:30 p. m.", 810 },
    { "1:30 p.\302\240m.", 810 },
    { "13:30", 810 },
    { "13.30", 810 },
    { "9", 540 },
    { "12 am", 0 },
    { "12 pm", 720 },
    { "00:00", 0 },
    { "13 pm", -1 },
    { "0 am", -1 },
    { "24:00", -1 },
    { "9:75", -1 },
    { "noon", -1 },
    { "", -1 },
    { "9 \xff", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    int hour, minute;
    gboolean read = lyd_typed_clock (rows[i].text, &hour, &minute);

    g_test_message ("“%s”", rows[i].text);
    g_assert_cmpint (read, ==, rows[i].minutes >= 0);
    if (read)
      g_assert_cmpint (hour * 60 + minute, ==, rows[i].minutes);
  }
}

/* A field reads what it shows, for every day of a year. */
static void
test_shown_is_read (void)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autoptr (GDate) today = g_date_new_dmy (22, G_DATE_SEPTEMBER, 2027);

  for (int i = 0; i < 365; i++) {
    gint64 at = G_GINT64_CONSTANT (1821618000000) + i * 24 * LYD_HOUR;
    g_autofree char *text = lyd_typed_show_day (at, zone);
    g_autoptr (GDateTime) local = lyd_time_to_local (at, zone);
    GDate day;

    g_test_message ("“%s”", text);
    g_date_clear (&day, 1);
    g_assert_true (lyd_typed_day (text, today, &day));
    g_assert_cmpint (g_date_get_year (&day), ==, g_date_time_get_year (local));
    g_assert_cmpint (g_date_get_day_of_year (&day), ==, (guint) g_date_time_get_day_of_year (local));
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed/days", test_days);
  g_test_add_func ("/typed/clocks", test_clocks);
  g_test_add_func ("/typed/shown-is-read", test_shown_is_read);
  return g_test_run ();
}
