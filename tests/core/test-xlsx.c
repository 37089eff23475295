/* Workbooks as lists: written by libxlsxwriter, and by hand where no decent program would write them. */
#include "lyd-error.h"
#include "lyd-import-file.h"
#include "lyd-number-format.h"
#include "lyd-organization-list.h"
#include "lyd-xlsx-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

static char *folder;

static void
make_folder (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("lanyard-xlsx-XXXXXX", &error);
  g_assert_no_error (error);
}

static GBytes *
take_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  return g_bytes_new_take (data, length);
}

/* ---- by hand ---- */

#define OPEN "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define ROOT                                                                                                         \
  OPEN "<Relationships><Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" Target=\"xl/workbook.xml\"/>" \
       "</Relationships>"
#define WORKBOOK_RELATIONS                                                                                       \
  OPEN "<Relationships><Relationship Id=\"rId1\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/a.xml\"/>" \
       "<Relationship Id=\"rId2\" Type=\"" RELATIONS "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"       \
       "<Relationship Id=\"rId3\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/></Relationships>"
#define WORKBOOK                                                                                                \
  OPEN "<x:workbook xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" RELATIONS \
       "\"><x:sheets><x:sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></x:sheets></x:workbook>"

typedef struct {
  const char *part;
  const char *text;
} Part;

static GBytes *
pack (const Part *parts,
      gsize n_parts)
{
  g_autofree char *path = g_build_filename (folder, "hand.xlsx", NULL);
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (gsize i = 0; i < n_parts; i++) {
    struct archive_entry *entry = archive_entry_new ();
    gsize length = strlen (parts[i].text);

    archive_entry_set_pathname (entry, parts[i].part);
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_perm (entry, 0644);
    archive_entry_set_size (entry, (la_int64_t) length);
    g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
    g_assert_cmpint (archive_write_data (archive, parts[i].text, length), ==, (la_ssize_t) length);
    archive_entry_free (entry);
  }
  archive_write_free (archive);
  return take_file (path);
}

static GBytes *
pack_sheet (const char *strings,
            const char *styles,
            const char *sheet)
{
  const Part parts[] = {
    { "_rels/.rels", ROOT },
    { "xl/workbook.xml", WORKBOOK },
    { "xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS },
    { "xl/sharedStrings.xml", strings != NULL ? strings : OPEN "<sst/>" },
    { "xl/styles.xml", styles != NULL ? styles : OPEN "<styleSheet/>" },
    { "xl/worksheets/a.xml", sheet },
  };

  return pack (parts, G_N_ELEMENTS (parts));
}

static guint
rate (const LydCsv *csv)
{
  return lyd_csv_get_n_records (csv);
}

static LydCsv *
read_ok (GBytes *bytes,
         LydXlsxNotes *notes)
{
  g_autoptr (GError) error = NULL;
  LydCsv *csv;

  g_assert_true (lyd_package_matches (bytes));
  csv = lyd_xlsx_read (bytes, NULL, rate, notes, &error);
  g_assert_no_error (error);
  g_assert_nonnull (csv);
  return csv;
}

static void
assert_refused (GBytes *bytes,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  LydXlsxNotes notes;
  LydCsv *csv = lyd_xlsx_read (bytes, NULL, rate, &notes, &error);

  g_assert_null (csv);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  lyd_xlsx_notes_clear (&notes);
}

static void
assert_record (const LydCsv *csv,
               guint record,
               guint line,
               const char *cells)
{
  g_auto (GStrv) expected = g_strsplit (cells, "|", -1);

  g_assert_cmpuint (record, <, lyd_csv_get_n_records (csv));
  g_assert_cmpuint (lyd_csv_get_line (csv, record), ==, line);
  for (guint i = 0; expected[i] != NULL; i++)
    g_assert_cmpstr (lyd_csv_get_cell (csv, record, i), ==, expected[i]);
  g_assert_cmpstr (lyd_csv_get_cell (csv, record, g_strv_length (expected)), ==, "");
}

/* ---- numbers ---- */

static void
test_numbers (void)
{
  static const struct {
    const char *code;
    const char *number;
    const char *text;
    gboolean from_1904;
  } cases[] = {
    { "General", "2025550100", "2025550100" },
    { "General", "2.0255501E9", "2025550100" },
    { "General", "44.299999999999997", "44.3" },
    { "General", "-0.5", "-0.5" },
    { "0.00", "1.5", "1.5" },
    { "#,##0\\ \"days\"", "3", "3" },
    { "[Red]0", "7", "7" },
    { "00000", "2138", "02138" },
    { "m/d/yyyy", "46651", "2027-09-21" },
    { "[$-409]d\\-mmm\\-yy;@", "46651.75", "2027-09-21" },
    { "yyyy\\-mm\\-dd\\ hh:mm:ss", "46651.5416666667", "2027-09-21 13:00" },
    { "h:mm AM/PM", "0.5625", "13:30" },
    { "[h]:mm", "1.5", "36:00" },
    { "mm:ss", "0.0007175925925925926", "00:01:02" },
    { "mmmm", "46651", "2027-09-21" },
    /* 1900 was no leap year, except for spreadsheets. */
    { "m/d/yyyy", "1", "1900-01-01" },
    { "m/d/yyyy", "59", "1900-02-28" },
    { "m/d/yyyy", "61", "1900-03-01" },
    { "m/d/yyyy", "0", "1904-01-01", TRUE },
    { "m/d/yyyy", "45189", "2027-09-21", TRUE },
    /* No day that there is. */
    { "m/d/yyyy", "-1", "-1" },
    { "m/d/yyyy", "1e300", "1e+300" },
    { "m/d/yyyy", "soon", "soon" },
    { "m/d/yyyy", "nan", "nan" },
    { "\"", "5", "5" },
    { "[", "5", "5" },
    { "\\", "5", "5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text =
      lyd_number_format_apply (lyd_number_format_read (cases[i].code), cases[i].number, cases[i].from_1904);

    g_test_message ("%s of %s", cases[i].code, cases[i].number);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
  g_assert_cmpint (lyd_number_format_builtin (14).kind, ==, LYD_NUMBER_DATE);
  g_assert_cmpint (lyd_number_format_builtin (22).kind, ==, LYD_NUMBER_DATE_TIME);
  g_assert_cmpint (lyd_number_format_builtin (1).kind, ==, LYD_NUMBER_PLAIN);
}

/* ---- what a real program writes ---- */

static void
write_people (lxw_workbook *workbook,
              lxw_worksheet *sheet)
{
  lxw_format *day = workbook_add_format (workbook);
  lxw_format *postal = workbook_add_format (workbook);
  lxw_datetime at = { 2027, 9, 21, 13, 0, 0 };
  static const char *const titles[] = { "Full name", "Email", "Registered at", "Postal code", "Seats", "Vegan" };

  format_set_num_format (day, "m/d/yyyy h:mm");
  format_set_num_format (postal, "00000");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    worksheet_write_string (sheet, 2, (lxw_col_t) i, titles[i], NULL);
  worksheet_write_string (sheet, 0, 0, "Retreat 2027", NULL);
  worksheet_write_string (sheet, 3, 0, "José Ñáñez & Söhne <b>", NULL);
  worksheet_write_string (sheet, 3, 1, "jose@example.org", NULL);
  worksheet_write_datetime (sheet, 3, 2, &at, day);
  worksheet_write_number (sheet, 3, 3, 2138, postal);
  worksheet_write_formula_num (sheet, 3, 4, "=1+1", NULL, 2);
  worksheet_write_boolean (sheet, 3, 5, 1, NULL);
  worksheet_write_string (sheet, 5, 0, "Ana\nWu", NULL);
  worksheet_write_formula_str (sheet, 5, 1, "=LOWER(\"ANA\")", NULL, "ana@example.org");
  worksheet_set_row_opt (sheet, 5, 15, NULL, &(lxw_row_col_options){ .hidden = LXW_TRUE });
}

/* The library writes numbers as the locale says, and none of the readers of such a file would take that. */
static void
save (lxw_workbook *workbook)
{
  locale_t plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  locale_t before = uselocale (plain);

  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  uselocale (before);
  freelocale (plain);
}

static void
check_people (gboolean constant_memory)
{
  g_autofree char *path = g_build_filename (folder, "people.xlsx", NULL);
  lxw_workbook_options options = { .constant_memory = constant_memory, .tmpdir = folder };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LydCsv) csv = NULL;
  LydXlsxNotes notes;

  g_assert_nonnull (workbook);
  if (!constant_memory) {
    write_people (workbook, workbook_add_worksheet (workbook, "People"));
  } else {
    lxw_worksheet *sheet = workbook_add_worksheet (workbook, "People");

    /* Inline strings, row by row. */
    worksheet_write_string (sheet, 0, 0, "Full name", NULL);
    worksheet_write_string (sheet, 0, 1, "Email", NULL);
    worksheet_write_string (sheet, 1, 0, " Ana Wu ", NULL);
    worksheet_write_string (sheet, 1, 1, "ana@example.org", NULL);
  }
  save (workbook);
  bytes = take_file (path);
  csv = read_ok (bytes, &notes);
  g_assert_cmpstr (notes.sheet, ==, "People");
  g_assert_cmpuint (notes.n_sheets, ==, 1);
  g_assert_cmpuint (g_strv_length (notes.sheets), ==, 1);
  if (constant_memory) {
    assert_record (csv, 0, 1, "Full name|Email");
    assert_record (csv, 1, 2, " Ana Wu |ana@example.org");
  } else {
    assert_record (csv, 0, 1, "Retreat 2027");
    assert_record (csv, 1, 3, "Full name|Email|Registered at|Postal code|Seats|Vegan");
    assert_record (csv, 2, 4, "José Ñáñez & Söhne <b>|jose@example.org|2027-09-21 13:00|02138|2|TRUE");
    assert_record (csv, 3, 6, "Ana\nWu|ana@example.org||||");
    g_assert_cmpuint (notes.n_hidden, ==, 1);
    g_assert_cmpuint (notes.first_hidden, ==, 6);
  }
  lyd_xlsx_notes_clear (&notes);
}

static void
test_written (void)
{
  check_people (FALSE);
  check_people (TRUE);
}

/* The instructions come first and the list second; a hidden sheet is read only when asked for. */
static void
test_sheets (void)
{
  g_autofree char *path = g_build_filename (folder, "sheets.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *help = workbook_add_worksheet (workbook, "Read me");
  lxw_worksheet *list = workbook_add_worksheet (workbook, "Registrations");
  lxw_worksheet *secret = workbook_add_worksheet (workbook, "Old");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LydImportFile) file = NULL;
  g_autoptr (LydImportFile) old = NULL;
  g_autoptr (LydImportFile) none = NULL;
  g_autoptr (LydImportRow) row = NULL;
  g_autoptr (GError) error = NULL;
  const GArray *problems;

  for (guint i = 0; i < 30; i++)
    worksheet_write_string (help, i, 0, "How to fill in the next sheet", NULL);
  worksheet_write_string (list, 1, 1, "First name", NULL);
  worksheet_write_string (list, 1, 2, "Last name", NULL);
  worksheet_write_string (list, 1, 3, "Email", NULL);
  worksheet_write_string (list, 2, 1, "Ana", NULL);
  worksheet_write_string (list, 2, 2, "Wu", NULL);
  worksheet_write_string (list, 2, 3, "ana@example", NULL);
  worksheet_write_string (secret, 0, 0, "Full name", NULL);
  worksheet_write_string (secret, 0, 1, "Email", NULL);
  worksheet_write_string (secret, 1, 0, "Bo", NULL);
  worksheet_write_string (secret, 1, 1, "bo@example.org", NULL);
  worksheet_hide (secret);
  save (workbook);
  bytes = take_file (path);

  file = lyd_import_file_open (bytes, NULL, NULL, zone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lyd_import_file_get_n_rows (file), ==, 1);
  problems = lyd_import_file_get_problems (file);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (g_array_index (problems, LydImportProblem, 0).reason, ==, LYD_REASON_SHEET);
  g_assert_cmpstr (g_array_index (problems, LydImportProblem, 0).value, ==, "Registrations");
  row = lyd_import_row_new (file);
  lyd_import_file_read_row (file, 0, row);
  g_assert_cmpstr (row->values[LYD_FIELD_NAME], ==, "Ana Wu");
  /* Told where somebody looking at the sheet finds it. */
  g_assert_cmpuint (g_array_index (row->problems, LydImportProblem, 0).line, ==, 3);
  g_assert_cmpuint (g_array_index (row->problems, LydImportProblem, 0).column, ==, 4);
  g_assert_cmpstr (g_array_index (row->problems, LydImportProblem, 0).reason, ==, LYD_REASON_BAD_EMAIL);

  old = lyd_import_file_open (bytes, NULL, "Old", zone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lyd_import_file_get_n_rows (old), ==, 1);
  g_assert_cmpuint (lyd_import_file_get_problems (old)->len, ==, 0);
  none = lyd_import_file_open (bytes, NULL, "Gone", zone, &error);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_assert_null (none);
}

/* A list of organizations may be a workbook as well. */
static void
test_organizations (void)
{
  g_autofree char *path = g_build_filename (folder, "members.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *empty = workbook_add_worksheet (workbook, "Empty");
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Members");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LydOrganizationTable) table = NULL;
  g_autoptr (GError) error = NULL;
  const LydListRow *row;

  g_assert_nonnull (empty);
  worksheet_write_string (sheet, 0, 0, "Organization", NULL);
  worksheet_write_string (sheet, 0, 1, "State", NULL);
  worksheet_write_string (sheet, 1, 0, "Bayou Council", NULL);
  worksheet_write_string (sheet, 1, 1, "LA", NULL);
  save (workbook);
  bytes = take_file (path);
  table = lyd_organization_list_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->rows->len, ==, 1);
  row = g_ptr_array_index (table->rows, 0);
  g_assert_cmpstr (row->cells[LYD_LIST_NAME], ==, "Bayou Council");
  g_assert_cmpuint (row->line, ==, 2);
}

/* ---- what other programs write ---- */

static void
test_by_hand (void)
{
  g_autoptr (GBytes) bytes =
    pack_sheet (OPEN "<sst><si><t>Name</t></si><si><r><t>Ri</t></r><r><t xml:space=\"preserve\">ch </t></r></si>"
                     "<si><t>山田</t><rPh><t>やまだ</t></rPh></si><si><t>a_x000A_b_x005F_c_xD800_</t></si></sst>",
                OPEN "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"d/m/yy\"/></numFmts>"
                     "<cellStyleXfs><xf numFmtId=\"22\"/></cellStyleXfs>"
                     "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
                OPEN "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
                     "<row r=\"7\"><c r=\"B7\" s=\"1\"><v>46651</v></c><c r=\"D7\" t=\"s\"><v>2</v></c>"
                     "<c t=\"e\"><v>#N/A</v></c><c t=\"s\"><v>99</v></c><c><f>1+1</f></c></row>"
                     "<row r=\"7\"><c r=\"A1\" t=\"s\"><v>3</v></c><c t=\"inlineStr\"><is><t>in</t></is></c></row>"
                     "</sheetData><mergeCells/></worksheet>");
  g_autoptr (LydCsv) csv = NULL;
  LydXlsxNotes notes;

  csv = read_ok (bytes, &notes);
  g_assert_cmpuint (lyd_csv_get_n_records (csv), ==, 3);
  assert_record (csv, 0, 1, "Name|Rich ");
  assert_record (csv, 1, 7, "|2027-09-21||山田|#N/A");
  assert_record (csv, 2, 8, "a\nb_c|in|||");
  lyd_xlsx_notes_clear (&notes);
}

/* ---- hostile ---- */

#define DOCTYPE "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"

static void
test_hostile (void)
{
  static const struct {
    const char *strings;
    const char *sheet;
    const char *words;
  } cases[] = {
    /* Entities: declared, external, only used. */
    { NULL, DOCTYPE "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>", "damaged" },
    { DOCTYPE "<sst><si><t>&b;</t></si></sst>", OPEN "<worksheet/>", "damaged" },
    { NULL, "<?xml version=\"1.0\"?><!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet><sheetData/></worksheet>",
      "damaged" },
    { NULL, OPEN "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>", "damaged" },
    { NULL, OPEN "<worksheet><sheetData><row>", "damaged" },
    { NULL, OPEN "<worksheet><sheetData></row></worksheet>", "damaged" },
    { NULL, "", "damaged" },
    { NULL, "\xff\xfe\x00", "damaged" },
    { NULL,
      OPEN "<worksheet><sheetData><row r=\"99999999999999999999\"><c t=\"str\"><v>x</v></c></row></sheetData>"
           "</worksheet>",
      "more than Lanyard reads" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = pack_sheet (cases[i].strings, NULL, cases[i].sheet);

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    assert_refused (bytes, cases[i].words);
  }
}

/* Blanks between elements, @megabytes of them. */
static char *
make_padded_sheet (gsize megabytes)
{
  GString *text = g_string_sized_new (megabytes * 1024 * 1024 + 1024);
  gsize start;

  g_string_append (text, OPEN "<worksheet><sheetData>");
  while (text->len < megabytes * 1024 * 1024) {
    start = text->len;
    g_string_set_size (text, start + 65536);
    memset (text->str + start, ' ', 65536);
    g_string_append (text, "<row/>");
  }
  g_string_append (text, "</sheetData></worksheet>");
  return g_string_free (text, FALSE);
}

/* A few hundred kilobytes that unpack to a hundred megabytes; a cell at the far end of every row. */
static void
test_bombs (void)
{
  g_autofree char *padded = make_padded_sheet (100);
  const Part parts[] = {
    { "_rels/.rels", ROOT },
    { "xl/workbook.xml", WORKBOOK },
    { "xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS },
    { "xl/worksheets/a.xml", padded },
  };
  g_autoptr (GBytes) bomb = pack (parts, G_N_ELEMENTS (parts));
  g_autoptr (GString) wide = g_string_new (OPEN "<worksheet><sheetData>");
  g_autoptr (GBytes) sparse = NULL;

  g_assert_cmpuint (g_bytes_get_size (bomb), <, 400 * 1024);
  assert_refused (bomb, "more than Lanyard reads");

  for (int i = 0; i < 5000; i++)
    g_string_append (wide, "<row><c r=\"XFD1\" t=\"str\"><v>x</v></c></row>");
  g_string_append (wide, "</sheetData></worksheet>");
  sparse = pack_sheet (NULL, NULL, wide->str);
  assert_refused (sparse, "more than Lanyard reads");
}

static void
test_other_packages (void)
{
  static const Part document[] = { { "word/document.xml", OPEN "<w/>" } };
  static const Part calc[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
                               { "content.xml", OPEN "<x/>" } };
  static const Part binary[] = { { "_rels/.rels", ROOT }, { "xl/workbook.bin", "x" } };
  static const Part other[] = { { "list.csv", "Name,Email\n" } };
  g_autoptr (GBytes) a = pack (document, 1);
  g_autoptr (GBytes) b = pack (calc, 2);
  g_autoptr (GBytes) c = pack (binary, 2);
  g_autoptr (GBytes) d = pack (other, 1);
  g_autoptr (GBytes) e = g_bytes_new_static ("PK\3\4 and nothing else", 20);

  assert_refused (a, ".docx");
  assert_refused (b, "OpenDocument");
  assert_refused (c, ".xlsb");
  assert_refused (d, "ZIP");
  assert_refused (e, "damaged");
}

/* Cut off anywhere, and with any byte changed: refused or read, never anything else. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) whole =
    pack_sheet (NULL, NULL, OPEN "<worksheet><sheetData><row><c t=\"str\"><v>x</v></c></row></sheetData></worksheet>");
  gsize length;
  const guint8 *data = g_bytes_get_data (whole, &length);

  for (gsize i = 4; i < length; i += 7) {
    g_autofree guint8 *changed = g_memdup2 (data, length);
    g_autoptr (GBytes) cut = g_bytes_new (data, i);
    g_autoptr (GBytes) other = NULL;

    changed[i] ^= 0x55;
    other = g_bytes_new (changed, length);
    for (int side = 0; side < 2; side++) {
      LydXlsxNotes notes;
      g_autoptr (GError) error = NULL;
      g_autoptr (LydCsv) csv = lyd_xlsx_read (side == 0 ? cut : other, NULL, rate, &notes, &error);

      g_assert_true ((csv != NULL) == (error == NULL));
      lyd_xlsx_notes_clear (&notes);
    }
  }
}

int
main (int argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_folder ();
  g_test_add_func ("/xlsx/numbers", test_numbers);
  g_test_add_func ("/xlsx/written", test_written);
  g_test_add_func ("/xlsx/sheets", test_sheets);
  g_test_add_func ("/xlsx/organizations", test_organizations);
  g_test_add_func ("/xlsx/by-hand", test_by_hand);
  g_test_add_func ("/xlsx/hostile", test_hostile);
  g_test_add_func ("/xlsx/bombs", test_bombs);
  g_test_add_func ("/xlsx/other-packages", test_other_packages);
  g_test_add_func ("/xlsx/damaged", test_damaged);
  status = g_test_run ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  return status;
}
