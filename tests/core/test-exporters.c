#include "lyd-error.h"
#include "lyd-exporter.h"
#include "lyd-golden.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* Every exporter writes the same table; what it makes is compared with tests/data/golden/table.EXTENSION. To accept a
 * change after looking at it: LYD_GOLDEN_WRITE=1. */

typedef struct {
  const char *name;
  const char *email;
  const char *note;
  gint64 number;  /* -1: unknown */
  const char *at; /* UTC */
  int yes;        /* -1: unknown */
} Row;

static const Row rows[] = {
  { "Ana Wu", "ana@example.org", "plain", 7, "2027-03-14T06:59:59Z", 1 },
  { "José Ñandú García", "jose@example.org", "semi; comma, \"quoted\"", 0, "2027-03-14T07:00:00Z", 0 },
  { "ليلى حداد", NULL, "two\nlines\r\nand a tab\there", -1, "2027-11-07T05:30:00Z", -1 },
  { "李小龍", "li@example.org", "emoji 👩🏽‍💻", 1234567, "2027-11-07T06:30:00Z", 1 },
  { "=HYPERLINK(\"http://example.org\",\"x\")", "+1-1", "@SUM(A1)", 1, "2026-12-31T23:59:59Z", 0 },
  { "-2+3", "-5", "-12.50", 2, "2028-02-29T12:00:00Z", 0 },
  { "+1 202-555-0101", "＝1+1", "\t=1+1", 3, NULL, 1 },
  { "  =1+1", "\u200b@x", "-", 4, NULL, 1 },
  { "\r=1", "'tis", "<b>&amp;</b>", -40, "1969-12-31T23:59:59Z", 1 },
  { "", "back\\slash", "control \x01 and \x1f, \u2028 end", 5, "2027-07-01T00:00:00Z", 1 },
  { NULL, NULL, NULL, -1, NULL, -1 },
};

typedef struct {
  guint next;
  guint n_rows;     /* more than there are: they repeat */
  guint fail_at;    /* 0: never */
  const char *text; /* for every text cell, or NULL */
} Source;

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Source *source = data;
  const Row *row = &rows[source->next % G_N_ELEMENTS (rows)];
  const char *const texts[] = { row->name, row->email, row->note };

  if (source->fail_at > 0 && source->next == source->fail_at) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_BUSY, "no more");
    return FALSE;
  }
  if (source->next == source->n_rows)
    return FALSE;
  source->next++;

  for (int i = 0; i < 3; i++) {
    cells[i].text = source->text != NULL ? source->text : texts[i];
    cells[i].filled = cells[i].text != NULL;
  }
  cells[3].filled = row->number != -1;
  cells[3].number = row->number;
  cells[4].filled = row->at != NULL;
  if (row->at != NULL) {
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    g_assert_true (lyd_time_from_iso (&cells[4].number, row->at, utc));
  }
  cells[5].filled = row->yes != -1;
  cells[5].number = row->yes;

  return TRUE;
}

static LydTable *
make_table (guint n_rows)
{
  g_autoptr (LydEvent) event = lyd_event_new ();
  Source *source = g_new0 (Source, 1);
  LydTable *table;

  g_assert_true (lyd_id_from_string (&event->id, "01900000-0000-7000-8000-000000000001"));
  event->kind = LYD_KIND_RETREAT;
  event->mode = LYD_MODE_IN_PERSON;
  event->title = g_strdup ("Annual “Retreat” \\ 2027");
  event->timezone = g_strdup ("America/New_York");
  event->start = G_GINT64_CONSTANT (1821531600000);
  event->end = event->start + 8 * LYD_HOUR;
  event->join_link = g_strdup ("https://example.org/secret-room");

  table = lyd_table_new ("registrations", "Registrations: 2027 [all]", event);
  lyd_table_add_column (table, "name", "Name", LYD_CELL_TEXT, 24);
  lyd_table_add_column (table, "email", "E-mail", LYD_CELL_TEXT, 28);
  lyd_table_add_column (table, "=note", "Note", LYD_CELL_TEXT, 40);
  lyd_table_add_column (table, "number", "Number", LYD_CELL_NUMBER, 8);
  lyd_table_add_column (table, "registered_at", "Registered", LYD_CELL_INSTANT, 18);
  lyd_table_add_column (table, "first_time", "First time", LYD_CELL_YES_NO, 8);
  source->n_rows = n_rows;
  table->next = next_row;
  table->data = source;
  table->data_free = g_free;

  return table;
}

static char *
make_path (const char *extension)
{
  g_autofree char *folder = g_dir_make_tmp ("lanyard-XXXXXX", NULL);
  g_autofree char *name = g_strconcat ("table.", extension, NULL);

  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

static void
remove_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_golden (gconstpointer data)
{
  const LydExporter *exporter = data;
  g_autoptr (LydTable) table = make_table (G_N_ELEMENTS (rows));
  g_autofree char *path = make_path (exporter->extension);
  g_autofree char *made = NULL;
  g_autofree char *cells = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (exporter->write (table, path, &error));
  g_assert_no_error (error);
  if (g_str_equal (exporter->id, "xlsx")) {
    made = lyd_golden_unzip (path, "xl/worksheets/sheet1.xml");
    cells = lyd_golden_list_cells (made);
    lyd_golden_compare (cells, strlen (cells), "table.xlsx.txt");
  } else if (g_str_equal (exporter->extension, "pdf")) {
    g_autofree char *name = g_strconcat ("table.", exporter->id, ".txt", NULL);

    made = lyd_golden_list_words (path);
    lyd_golden_compare (made, strlen (made), name);
  } else {
    g_autofree char *name = g_strconcat ("table.", exporter->extension, NULL);

    g_assert_true (g_file_get_contents (path, &made, &length, NULL));
    lyd_golden_compare (made, length, name);
    g_assert_null (strstr (made, "secret-room"));
  }
  remove_path (path);
}

static void
test_xlsx_is_a_workbook (void)
{
  g_autoptr (LydTable) table = make_table (G_N_ELEMENTS (rows));
  g_autofree char *path = make_path ("xlsx");
  g_autoptr (GError) error = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *workbook = NULL;

  g_assert_true (lyd_export_xlsx (table, path, &error));
  g_assert_no_error (error);
  sheet = lyd_golden_unzip (path, "xl/worksheets/sheet1.xml");
  styles = lyd_golden_unzip (path, "xl/styles.xml");
  workbook = lyd_golden_unzip (path, "xl/workbook.xml");

  g_assert_nonnull (strstr (sheet, "<autoFilter ref=\"A1:F12\""));
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "ySplit=\"1\""));
  g_assert_nonnull (strstr (sheet, "<col min=\"2\" max=\"2\" width=\"28.7"));
  g_assert_null (strstr (sheet, "<f>"));
  g_assert_true (strstr (styles, "formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"") != NULL ||
                 strstr (styles, "formatCode=\"yyyy-mm-dd hh:mm\"") != NULL);
  g_assert_nonnull (strstr (workbook, "name=\"Registrations  2027  all\""));
  remove_path (path);
}

static void
test_find (void)
{
  g_autofree char *list = lyd_exporter_list_extensions ("registrations");

  g_assert_cmpstr (lyd_exporter_find ("registrations", "/a.b/list.CSV")->id, ==, "csv");
  g_assert_cmpstr (lyd_exporter_find ("scans", "x.xlsx")->id, ==, "xlsx");
  g_assert_null (lyd_exporter_find ("registrations", "/a.csv/list"));
  g_assert_null (lyd_exporter_find ("registrations", "list.ods"));
  g_assert_nonnull (strstr (list, ".csv, .xlsx, .json"));
}

/* What the rows' source could not do is what the exporter could not do. */
static void
test_source_fails (gconstpointer data)
{
  const LydExporter *exporter = data;
  g_autoptr (LydTable) table = make_table (100);
  g_autofree char *path = make_path (exporter->extension);
  g_autoptr (GError) error = NULL;

  ((Source *) table->data)->fail_at = 50;
  g_assert_false (exporter->write (table, path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_BUSY);
  remove_path (path);
}

static void
test_no_folder (gconstpointer data)
{
  const LydExporter *exporter = data;
  g_autoptr (LydTable) table = make_table (1);
  g_autoptr (GError) error = NULL;

  g_assert_false (exporter->write (table, "/nonexistent/folder/table", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
}

/* The file at @path, of a workbook its sheet: nothing in that depends on the time of day. */
static char *
read_result (const LydExporter *exporter,
             const char *path)
{
  char *text = NULL;

  if (g_str_equal (exporter->id, "xlsx"))
    return lyd_golden_unzip (path, "xl/worksheets/sheet1.xml");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* A full disk, played by a limit on the size of files: at whatever byte it strikes, it is told, until all is there. */
static void
test_disk_full (gconstpointer data)
{
  const LydExporter *exporter = data;
  g_autofree char *whole = NULL;
  struct rlimit before;
  gboolean done = FALSE;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (rlim_t limit = 0; !done; limit += 499) {
    struct rlimit small = { .rlim_cur = limit, .rlim_max = before.rlim_max };
    g_autoptr (LydTable) table = make_table (300);
    g_autofree char *path = make_path (exporter->extension);
    g_autoptr (GError) error = NULL;

    if (whole == NULL) {
      g_autoptr (LydTable) unlimited = make_table (300);

      g_assert_true (exporter->write (unlimited, path, &error));
      whole = read_result (exporter, path);
    }
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
    done = exporter->write (table, path, &error);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
    if (done) {
      g_autofree char *made = read_result (exporter, path);

      g_assert_true (g_str_equal (made, whole));
    } else {
      g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
    }
    remove_path (path);
  }
}

static void
test_xlsx_limits (void)
{
  g_autofree char *longest = g_strnfill (32767, 'x');
  g_autofree char *longer = g_strnfill (32768, 'x');
  g_autofree char *path = make_path ("xlsx");
  g_autoptr (LydTable) fits = make_table (1);
  g_autoptr (LydTable) too_long = make_table (1);
  g_autoptr (GError) error = NULL;

  ((Source *) fits->data)->text = longest;
  g_assert_true (lyd_export_xlsx (fits, path, &error));
  g_assert_no_error (error);

  ((Source *) too_long->data)->text = longer;
  g_assert_false (lyd_export_xlsx (too_long, path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "CSV"));
  remove_path (path);
}

static void
test_xlsx_too_many_rows (void)
{
  g_autofree char *path = make_path ("xlsx");
  g_autoptr (LydTable) table = make_table (1048576);
  g_autoptr (GError) error = NULL;

  if (!g_test_slow ()) {
    g_test_skip ("a million rows; run with -m slow");
    return;
  }
  g_assert_false (lyd_export_xlsx (table, path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  remove_path (path);
}

static void
add_for_all (const char *name,
             GTestDataFunc function)
{
  for (guint i = 0; i < lyd_n_exporters; i++) {
    g_autofree char *path = g_strdup_printf ("/exporters/%s/%s", name, lyd_exporters[i].id);

    if (lyd_exporters[i].only == NULL)
      g_test_add_data_func (path, &lyd_exporters[i], function);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_for_all ("golden", test_golden);
  add_for_all ("source-fails", test_source_fails);
  add_for_all ("no-folder", test_no_folder);
  add_for_all ("disk-full", test_disk_full);
  g_test_add_func ("/exporters/find", test_find);
  g_test_add_func ("/exporters/xlsx/is-a-workbook", test_xlsx_is_a_workbook);
  g_test_add_func ("/exporters/xlsx/limits", test_xlsx_limits);
  g_test_add_func ("/exporters/xlsx/too-many-rows", test_xlsx_too_many_rows);
  return g_test_run ();
}
