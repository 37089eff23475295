#include "lyd-csv-reader.h"

#include "lyd-error.h"
#include "lyd-text-reader.h"

#include <string.h>

/* A text with NULs in it, and its length. */
#define BYTES(text) (text), sizeof (text) - 1

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static LydCsv *
read_bytes (const void *data,
            gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  LydCsv *csv = lyd_csv_read (bytes, &error);

  g_assert_no_error (error);
  return csv;
}

static LydCsv *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

/* The records as one text: cells in brackets, records by their lines. */
static char *
show (const LydCsv *csv)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < lyd_csv_get_n_records (csv); r++) {
    g_string_append_printf (out, "%s%u", r > 0 ? " " : "", lyd_csv_get_line (csv, r));
    for (guint c = 0; c < lyd_csv_get_n_cells (csv, r); c++)
      g_string_append_printf (out, "[%s]", lyd_csv_get_cell (csv, r, c));
  }
  return g_string_free (out, FALSE);
}

static void
test_rfc_4180_with_tolerance (void)
{
  static const struct {
    const char *text;
    const char *shown;
  } cases[] = {
    { "a,b\n1,2\n", "1[a][b] 2[1][2]" },
    { "a,b\r\n1,2", "1[a][b] 2[1][2]" },
    { "a,b\r1,2\r", "1[a][b] 2[1][2]" },
    { "a,b\n\n\n1,2\n", "1[a][b] 4[1][2]" },
    { "a,b\n\"x\ny\",2\nz,3\n", "1[a][b] 2[x\ny][2] 4[z][3]" },
    { "a,b\n\"x\r\ny\",2\r\nz,3\n", "1[a][b] 2[x\r\ny][2] 4[z][3]" },
    { "a,b\n\"say \"\"hi\"\"\",\"\"\n", "1[a][b] 2[say \"hi\"][]" },
    { "a,b\nBo,6\" heel\n", "1[a][b] 2[Bo][6\" heel]" },
    { "a,b\nAda,\"Love\"lace\n", "1[a][b] 2[Ada][Lovelace]" },
    { "a,b\nAda,\"Love\" \"lace\"\n", "1[a][b] 2[Ada][Love \"lace\"]" },
    { "a,b\nx, \"b, c\" \ny, \"odd\n", "1[a][b] 2[x][b, c] 3[y][ \"odd]" },
    { "a,b\n1,2,3\n4\n", "1[a][b] 2[1][2][3] 3[4]" },
    { "a,b,c\n,,\n1,,\n", "1[a][b][c] 2[][][] 3[1][][]" },
    { "a;b\n1,5;2\n", "1[a][b] 2[1,5][2]" },
    { "a\tb\n1,5\t2\n", "1[a][b] 2[1,5][2]" },
    { "a|b\n1|2\n", "1[a][b] 2[1][2]" },
    { "name,diet,x\nAna,no pork; no fish; no milk,1\nBo,a; b; c,2\n", "1[name][diet][x] 2[Ana][no pork; no fish; no "
                                                                      "milk][1] 3[Bo][a; b; c][2]" },
    { "sep=;\na;b,c\n", "2[a][b,c]" },
    { "\"sep=|\"\r\na|b\r\n", "2[a][b]" },
    { "email\nana@example.org\n", "1[email] 2[ana@example.org]" },
    { "\"\"\n\"x\"\n", "1[] 2[x]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydCsv) csv = read_text (cases[i].text);
    g_autofree char *shown = show (csv);

    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

static void
test_encodings (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *encoding;
  } cases[] = {
    { BYTES ("n,x\nZo\xc3\xab,1\n"), "UTF-8" },
    { BYTES ("\xef\xbb\xbfn,x\nZo\xc3\xab,1\n"), "UTF-8" },
    { BYTES ("n,x\nZo\xeb,1\n"), "windows-1252" },
    { BYTES ("\xff\xfen\0,\0x\0\n\0Z\0o\0\xeb\0,\0001\0\n\0"), "UTF-16LE" },
    { BYTES ("n\0,\0x\0\n\0Z\0o\0\xeb\0,\0001\0\n\0"), "UTF-16LE" },
    { BYTES ("\xfe\xff\0n\0,\0x\0\n\0Z\0o\0\xeb\0,\0001\0\n"), "UTF-16BE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydCsv) csv = read_bytes (cases[i].bytes, cases[i].length);
    g_autofree char *shown = show (csv);

    g_assert_cmpstr (shown, ==, "1[n][x] 2[Zo\xc3\xab][1]");
    g_assert_cmpstr (lyd_csv_get_encoding (csv), ==, cases[i].encoding);
  }
}

/* Two sources in one file: each letter is read as what it is. */
static void
test_mixed_encodings (void)
{
  g_autoptr (LydCsv) csv = read_text ("n,x\nZo\xc3\xab,\xc3\xa1\nZo\xeb,2\n");
  g_autofree char *shown = show (csv);

  g_assert_cmpstr (shown, ==, "1[n][x] 2[Zo\xc3\xab][\xc3\xa1] 3[Zo\xc3\xab][2]");
}

static void
test_refusals (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *says;
  } cases[] = {
    { BYTES (""), "empty" },
    { BYTES (" \r\n\n"), "empty" },
    { BYTES ("\xef\xbb\xbf"), "empty" },
    { BYTES ("PK\003\004xxxxx"), "spreadsheet (.xlsx)" },
    { BYTES ("\xd0\xcf\x11\xe0xxx"), ".xls" },
    { BYTES ("<!DOCTYPE html><html>"), "web page" },
    { BYTES ("\n  <HTML><body>"), "web page" },
    { BYTES ("%PDF-1.7\n"), "PDF" },
    { BYTES ("a\0b\1c\2d\3e\4f\5\6\7\1\1\1\1"), "not a text file" },
    { BYTES ("a,b\n1,\"2\n3,4\n"), "line 2" },
    { BYTES ("a,b\n1,\"2\n3,\"Ana\"\n"), "line 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].length);
    g_autoptr (GError) error = NULL;
    g_autoptr (LydCsv) csv = lyd_csv_read (bytes, &error);

    g_assert_null (csv);
    g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
    g_assert_nonnull (strstr (error->message, cases[i].says));
  }
}

static void
test_unbalanced_quote_names_its_line (void)
{
  g_autoptr (GBytes) bytes = load ("nasty/unbalanced_quote.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (LydCsv) csv = lyd_csv_read (bytes, &error);

  g_assert_null (csv);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "line 4 "));
}

static void
test_nul_costs_its_row (void)
{
  static const char text[] = "name,email\nAna,a@example.org\nB\0o,b@example.org\nCy,\"c\0@example.org\"\n"
                             "Di,d@example.org\n";
  g_autoptr (LydCsv) csv = read_bytes (text, sizeof text - 1);

  g_assert_cmpuint (lyd_csv_get_n_records (csv), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (lyd_csv_has_nul (csv, i), ==, i == 2 || i == 3);
  g_assert_cmpstr (lyd_csv_get_cell (csv, 4, 1), ==, "d@example.org");
}

static void
test_ten_thousand_columns (void)
{
  g_autoptr (GBytes) bytes = load ("nasty/ten_thousand_columns.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (LydCsv) csv = lyd_csv_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lyd_csv_get_n_records (csv), ==, 4);
  g_assert_cmpuint (lyd_csv_get_n_cells (csv, 0), ==, 10000);
}

/* Every cell of a table of 100,000 rows is the one that was written. */
static void
test_large_table (void)
{
  g_autoptr (GString) text = g_string_new ("a;b;c;d\r\n");
  g_autoptr (LydCsv) csv = NULL;
  gint64 start;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%u;\"x;%u\";Ana \"\" %u;\r\n", i, i, i);
  start = g_get_monotonic_time ();
  csv = read_bytes (text->str, text->len);
  g_test_message ("%.1f MB/s", (double) text->len / (double) (g_get_monotonic_time () - start + 1));

  g_assert_cmpuint (lyd_csv_get_n_records (csv), ==, 100001);
  for (guint i = 0; i < 100000; i += 997) {
    g_autofree char *quoted = g_strdup_printf ("x;%u", i);
    g_autofree char *plain = g_strdup_printf ("Ana \"\" %u", i);

    g_assert_cmpuint (lyd_csv_get_line (csv, i + 1), ==, i + 2);
    g_assert_cmpuint (lyd_csv_get_n_cells (csv, i + 1), ==, 4);
    g_assert_cmpstr (lyd_csv_get_cell (csv, i + 1, 1), ==, quoted);
    g_assert_cmpstr (lyd_csv_get_cell (csv, i + 1, 2), ==, plain);
    g_assert_cmpstr (lyd_csv_get_cell (csv, i + 1, 9), ==, "");
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/rfc-4180-with-tolerance", test_rfc_4180_with_tolerance);
  g_test_add_func ("/csv-reader/encodings", test_encodings);
  g_test_add_func ("/csv-reader/mixed-encodings", test_mixed_encodings);
  g_test_add_func ("/csv-reader/refusals", test_refusals);
  g_test_add_func ("/csv-reader/unbalanced-quote-names-its-line", test_unbalanced_quote_names_its_line);
  g_test_add_func ("/csv-reader/nul-costs-its-row", test_nul_costs_its_row);
  g_test_add_func ("/csv-reader/ten-thousand-columns", test_ten_thousand_columns);
  g_test_add_func ("/csv-reader/large-table", test_large_table);
  return g_test_run ();
}
