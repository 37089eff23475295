#include "lyd-date-reader.h"

#include "lyd-csv-reader.h"

#include <string.h>

static gint64
read_iso (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 instant;

  g_assert_true (lyd_time_from_iso (&instant, iso, utc));
  return instant;
}

/* Every form that a vendor writes, from the sample with its own expectations. */
static void
test_many_forms (void)
{
  const char *data_dir = g_getenv ("LYD_TEST_DATA");
  g_autofree char *path = g_build_filename (data_dir, "samples", "nasty", "dates_many_forms.csv", NULL);
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autoptr (GError) error = NULL;
  g_autoptr (LydCsv) csv = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, length);
  csv = lyd_csv_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lyd_csv_get_n_records (csv), ==, 19);

  for (guint i = 1; i < lyd_csv_get_n_records (csv); i++) {
    gint64 instant = 0;

    g_test_message ("%s: %s", lyd_csv_get_cell (csv, i, 0), lyd_csv_get_cell (csv, i, 1));
    g_assert_true (lyd_date_read (&instant, lyd_csv_get_cell (csv, i, 1), LYD_DATE_MONTH_FIRST, zone));
    g_assert_cmpint (instant / LYD_SECOND, ==, read_iso (lyd_csv_get_cell (csv, i, 2)) / LYD_SECOND);
  }
}

static void
test_more_forms (void)
{
  static const struct {
    const char *text;
    LydDateOrder order;
    const char *iso;
  } cases[] = {
    { "1/5/2027", LYD_DATE_MONTH_FIRST, "2027-01-05T00:00:00-05:00" },
    { "1/5/2027", LYD_DATE_DAY_FIRST, "2027-05-01T00:00:00-04:00" },
    { "05.01.2027 14:03", LYD_DATE_DAY_FIRST, "2027-01-05T14:03:00-05:00" },
    { "15/11/22, 09:30:17", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:17-05:00" },
    { "9/24/20 13:30", LYD_DATE_MONTH_FIRST, "2020-09-24T13:30:00-04:00" },
    { "2020/12/8 8:35", LYD_DATE_DAY_FIRST, "2020-12-08T08:35:00-05:00" },
    { "Tue, Jan 5th, 2027 at 2:03 PM", LYD_DATE_MONTH_FIRST, "2027-01-05T14:03:00-05:00" },
    { "5 de enero de 2027 14:03", LYD_DATE_MONTH_FIRST, "2027-01-05T14:03:00-05:00" },
    { "5-Jan-27", LYD_DATE_MONTH_FIRST, "2027-01-05T00:00:00-05:00" },
    { "2027/06/01 9:00:07 AM GMT-4", LYD_DATE_MONTH_FIRST, "2027-06-01T09:00:07-04:00" },
    { "Tue Jan 05 2027 14:03:04 GMT-0500 (Eastern Standard Time)", LYD_DATE_MONTH_FIRST, "2027-01-05T14:03:04-05:00" },
    { "2027-06-01 10:00:00-04:00", LYD_DATE_DAY_FIRST, "2027-06-01T10:00:00-04:00" },
    { "Jun 17, 2027 01:56 PM EDT", LYD_DATE_MONTH_FIRST, "2027-06-17T13:56:00-04:00" },
    { "6/17/2027 1:56 PM PT", LYD_DATE_MONTH_FIRST, "2027-06-17T13:56:00-07:00" },
    { "20270105", LYD_DATE_DAY_FIRST, "2027-01-05T00:00:00-05:00" },
    { "3/14/2027 2:30 AM", LYD_DATE_MONTH_FIRST, "2027-03-14T03:00:00-04:00" },
    { "2022年11月15日 上午9:30:17", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:17-05:00" },
    { "2022/11/15 下午 09:30:17", LYD_DATE_MONTH_FIRST, "2022-11-15T21:30:17-05:00" },
    { "2022. 11. 15. 오후 9:30:17", LYD_DATE_MONTH_FIRST, "2022-11-15T21:30:17-05:00" },
    { "22. 11. 15. 오전 9:30:17", LYD_DATE_MONTH_FIRST, "2022-11-15T09:30:17-05:00" },
    { "2022. 11. 15. 9:30:17", LYD_DATE_MONTH_FIRST, "2022-11-15T09:30:17-05:00" },
    { "15.11.2022, 09:30:17", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:17-05:00" },
    { "15.11.22 klo 9.30.17", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:17-05:00" },
    { "15.11.2022 09.30", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:00-05:00" },
    { "15 nov. 2022 à 09:30:17", LYD_DATE_MONTH_FIRST, "2022-11-15T09:30:17-05:00" },
    { "1 févr. 2022 09:30", LYD_DATE_MONTH_FIRST, "2022-02-01T09:30:00-05:00" },
    { "1 juin 2022 9h05", LYD_DATE_MONTH_FIRST, "2022-06-01T09:05:00-04:00" },
    { "1 juil. 2022 9 h", LYD_DATE_MONTH_FIRST, "2022-07-01T09:00:00-04:00" },
    { "3. März 2022 um 9:30 Uhr", LYD_DATE_MONTH_FIRST, "2022-03-03T09:30:00-05:00" },
    { "21 de fev. de 2022 21:05", LYD_DATE_MONTH_FIRST, "2022-02-21T21:05:00-05:00" },
    { "15/11/2022, 9:30:17 p. m.", LYD_DATE_DAY_FIRST, "2022-11-15T21:30:17-05:00" },
    { "2022-11-15, 9:30:17 a.m.", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:17-05:00" },
    { "09:30:17 15/11/2022", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:17-05:00" },
    { "9:30 PM 11/15/2022", LYD_DATE_MONTH_FIRST, "2022-11-15T21:30:00-05:00" },
    { "\342\200\21611/15/2022\342\200\216, \342\200\2169:30:17 PM", LYD_DATE_MONTH_FIRST, "2022-11-15T21:30:17-05:00" },
    { "١٥/١١/٢٠٢٢، ٩:٣٠:١٧ ص", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:17-05:00" },
    { "15.11.2022 г. 9:30", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:00-05:00" },
    { "15-11-22 09:30:17", LYD_DATE_DAY_FIRST, "2022-11-15T09:30:17-05:00" },
  };
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 instant = 0;

    g_test_message ("%s", cases[i].text);
    g_assert_true (lyd_date_read (&instant, cases[i].text, cases[i].order, zone));
    g_assert_cmpint (instant, ==, read_iso (cases[i].iso));
  }
}

static void
test_what_is_no_date (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "soon",
    "12",
    "2027",
    "1/5",
    "13/1/2027",
    "2/30/2027",
    "1/5/2027 25:00",
    "1/5/2027 2:60",
    "1/5/2027 14:03 PM",
    "1/5/2027 2:03 XYZ",
    "1/5/2027 pm",
    "1/5/2027 9.3",
    "pm 9:30",
    "9:30:17",
    "2:03 PM 1/5",
    "年月日",
    "1/5/2027 am 9:30 pm",
    "1/5/2027 noon",
    "--",
    "1/5/123",
    "99999999",
    "46392x",
    "1/5/2027 2:03 PM +99:00",
    "1/5/2027 2:03 PM and then some more text that goes on and on and on until it is longer than any date can be"
  };
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    gint64 instant;

    g_test_message ("%s", texts[i]);
    g_assert_false (lyd_date_read (&instant, texts[i], LYD_DATE_MONTH_FIRST, zone));
  }
}

static void
test_order_is_the_columns (void)
{
  static const struct {
    const char *cells[4];
    LydDateOrder order;
    gboolean sure;
  } columns[] = {
    { { "1/5/2027", "4/5/2027", "6/16/2027" }, LYD_DATE_MONTH_FIRST, TRUE },
    { { "1/5/2027", "4/5/2027", "16/6/2027" }, LYD_DATE_DAY_FIRST, TRUE },
    { { "1/5/2027", "4/5/2027" }, LYD_DATE_MONTH_FIRST, FALSE },
    { { "5/5/2027" }, LYD_DATE_MONTH_FIRST, TRUE },
    { { "01.05.2027", "04.05.2027" }, LYD_DATE_DAY_FIRST, TRUE },
    { { "16/6/2027", "6/16/2027", "17/6/2027" }, LYD_DATE_DAY_FIRST, FALSE },
    { { "Jan 5, 2027", "2027-05-16" }, LYD_DATE_MONTH_FIRST, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
    LydDateEvidence evidence = { 0 };
    gboolean sure;

    for (gsize c = 0; c < 4 && columns[i].cells[c] != NULL; c++)
      lyd_dates_learn (&evidence, columns[i].cells[c]);
    g_assert_cmpint (lyd_dates_decide (&evidence, &sure), ==, columns[i].order);
    g_assert_cmpint (sure, ==, columns[i].sure);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-reader/many-forms", test_many_forms);
  g_test_add_func ("/date-reader/more-forms", test_more_forms);
  g_test_add_func ("/date-reader/what-is-no-date", test_what_is_no_date);
  g_test_add_func ("/date-reader/order-is-the-columns", test_order_is_the_columns);
  return g_test_run ();
}
