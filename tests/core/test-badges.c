#include "lyd-badge-pdf.h"
#include "lyd-code.h"
#include "lyd-csv-reader.h"
#include "lyd-error.h"
#include "lyd-image-reader.h"
#include "lyd-pages.h"
#include "lyd-qr-reader.h"
#include "lyd-ticket.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>

#define MM (72.0 / 25.4)
#define DPI 150

typedef struct {
  char *dir;
  char *path;
  LydStocks *stocks;
} Fixture;

/* Beside the names of the sample: what a badge has to bear at a retreat. */
static const LydBadge people[] = {
  { .name = "Maribel Okonkwo-Reyes",
    .family = "Okonkwo-Reyes",
    .organization = "VOICES for Alabama’s Children",
    .role = "Policy director",
    .pronouns = "she/her",
    .first_time = TRUE,
    .no_photos = TRUE },
  { .name = "María de los Ángeles Fernández-Echeverría Villavicencio",
    .family = "Fernández-Echeverría Villavicencio",
    .organization = "Advocates for Children and Youth of the Southern and Eastern Shore Counties of Maryland",
    .role = "Senior Director of State Fiscal Policy and Research",
    .pronouns = "ella",
    .type = LYD_ATTENDEE_SPEAKER,
    .first_time = TRUE },
  { .name = "Sukarno", .organization = "Hawai‘i Children’s Action Network", .type = LYD_ATTENDEE_FUNDER },
  { .name = "فاطمة الزهراء يوسف العمري",
    .family = "يوسف العمري",
    .organization = "Arkansas Advocates for Children and Families",
    .type = LYD_ATTENDEE_GUEST,
    .no_photos = TRUE },
  { .name = "渡辺 麗奈",
    .organization = "Citizens’ Committee for Children of New York",
    .type = LYD_ATTENDEE_STAFF,
    .language = "ja" },
  { .name = "Александра Константинопольская",
    .family = "Константинопольская",
    .organization = "Ένωση για τα παιδιά",
    .type = LYD_ATTENDEE_CHILD_GUEST },
  { .name = NULL, .given = "Wu", .family = NULL },
};

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("lanyard-badges-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->dir, "badges.pdf", NULL);
  fixture->stocks = lyd_stocks_load (g_getenv ("LYD_SHIPPED_DATA"), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->path);
  lyd_stocks_free (fixture->stocks);
}

static char *
make_code (guint n)
{
  guint8 random[LYD_CODE_N_BYTES];

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) ((n + 1) * (i + 3) * 2654435761u >> 13);

  return lyd_code_make (random);
}

static LydBadgePdf *
open_pdf (const Fixture *fixture,
          const char *stock,
          const char *path,
          const LydBadgePdfOptions *options)
{
  g_autoptr (GError) error = NULL;
  LydBadgePdf *pdf = lyd_badge_pdf_open (path, lyd_stocks_find (fixture->stocks, stock), options, &error);

  g_assert_no_error (error);
  return pdf;
}

/* Adds @badge with the n-th code and writes the code down. */
static void
add (LydBadgePdf *pdf,
     LydBadge badge,
     guint n,
     GPtrArray *codes)
{
  g_autofree char *code = make_code (n);
  g_autoptr (GError) error = NULL;

  badge.code = code;
  badge.short_code = "BCDFG";
  badge.event = "2027 Partnership Retreat";
  badge.when = "Sep 21–23";
  lyd_badge_pdf_add (pdf, &badge, NULL, &error);
  g_assert_no_error (error);
  if (codes != NULL)
    g_ptr_array_add (codes, g_steal_pointer (&code));
}

static void
finish (LydBadgePdf *pdf)
{
  g_autoptr (GError) error = NULL;

  lyd_badge_pdf_finish (pdf, &error);
  g_assert_no_error (error);
}

/* The people above, then the names of the sample with accents, both directions, emoji, joiners, stacked marks. */
static void
add_everybody (LydBadgePdf *pdf,
               GPtrArray *codes)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "samples", "nasty", "unicode_names.csv", NULL);
  g_autoptr (LydCsv) csv = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new_take (text, length);
  csv = lyd_csv_read (bytes, NULL);
  g_assert_nonnull (csv);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    add (pdf, people[i], n++, codes);
  for (guint i = 1; i < lyd_csv_get_n_records (csv); i++) {
    const char *given = lyd_csv_get_cell (csv, i, 0);
    const char *family = lyd_csv_get_cell (csv, i, 1);
    g_autofree char *name = g_strjoin (" ", given, family, NULL);
    LydBadge badge = { .name = name, .given = given, .family = family, .organization = "Kentucky Youth Advocates" };

    add (pdf, badge, n++, codes);
  }
}

/* Each code is read from its own label, as a scanner sees it: the right one, and no other. */
static void
test_every_code_reads (Fixture *fixture,
                       gconstpointer data)
{
  const LydStock *stock = lyd_stocks_find (fixture->stocks, data);
  const int n_positions = lyd_stock_get_n_positions (stock);
  const double scale = DPI / 72.0;
  const LydBadgePdfOptions options = { 0 };
  g_autoptr (LydBadgePdf) pdf = open_pdf (fixture, data, fixture->path, &options);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) pages = NULL;

  if (!lyd_pages_can_draw ())
    return;
  add_everybody (pdf, codes);
  finish (pdf);
  pages = lyd_pages_draw (fixture->path, DPI);
  g_assert_cmpuint (pages->len, ==, lyd_badge_pdf_get_n_pages (pdf));

  for (int i = 0; i < (int) codes->len; i++) {
    g_autoptr (LydLuma) label = NULL;
    g_auto (GStrv) read = NULL;
    double x, y;

    lyd_stock_get_position (stock, LYD_CORNER_TOP_LEFT, i % n_positions, &x, &y);
    label = lyd_page_crop (g_ptr_array_index (pages, i / n_positions), (int) (x * scale), (int) (y * scale),
                           (int) (stock->width * scale), (int) (stock->height * scale));
    read = lyd_qr_read_still (label);
    g_assert_cmpuint (g_strv_length (read), ==, 1);
    g_assert_cmpstr (read[0], ==, g_ptr_array_index (codes, i));
  }
}

static void
test_page_size (Fixture *fixture,
                gconstpointer data)
{
  static const char *const stocks[] = { "avery-5392", "badge-3x4", "a6", "dymo-30256" };

  if (!lyd_pages_can_draw ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (stocks); i++) {
    const LydStock *stock = lyd_stocks_find (fixture->stocks, stocks[i]);
    const LydBadgePdfOptions options = { 0 };
    g_autoptr (LydBadgePdf) pdf = open_pdf (fixture, stocks[i], fixture->path, &options);
    g_autoptr (GPtrArray) pages = NULL;
    LydLuma *page;

    add (pdf, people[0], 0, NULL);
    finish (pdf);
    pages = lyd_pages_draw (fixture->path, 72);
    page = g_ptr_array_index (pages, 0);
    g_assert_cmpint (ABS (page->width - (int) ceil (stock->page_width)), <=, 1);
    g_assert_cmpint (ABS (page->height - (int) ceil (stock->page_height)), <=, 1);
  }
}

static void
test_code_size (void)
{
  static const struct {
    double width;
    double height;
    double least; /* mm */
  } sizes[] = {
    { 288, 216, 30 },
    { 216, 288, 30 },
    { 297.638, 419.528, 38 },
    { 288, 432, 38 },
    { 283, 176, 28 },
    { 289, 167, 28 },
    { 189, 72, 14 },
  };
  g_autofree char *code = make_code (0);
  LydBadge badge = people[0];

  badge.code = code;
  badge.short_code = "BCDFG";
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (LydBadgeLayout) layout =
      lyd_badge_layout_new (NULL, sizes[i].width, sizes[i].height, FALSE);

    lyd_badge_layout_place (layout, &badge);
    g_assert_cmpfloat (lyd_badge_layout_get_box (layout, LYD_BADGE_CODE)->width / MM, >=, sizes[i].least);
  }
}

static guint
place (const char *name,
       const char *family,
       LydBadgeBox *given)
{
  g_autoptr (LydBadgeLayout) layout = lyd_badge_layout_new (NULL, 216, 288, FALSE);
  g_autofree char *code = make_code (0);
  const LydBadge badge = { .name = name, .family = family, .organization = "Org", .code = code, .short_code = "BCDFG" };
  guint problems = lyd_badge_layout_place (layout, &badge);

  *given = *lyd_badge_layout_get_box (layout, LYD_BADGE_GIVEN);

  return problems;
}

/* Wraps first, then shrinks, then warns; and never cuts a word before it warns. */
static void
test_long_names (void)
{
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin ("band");
  const double largest = design->fields[LYD_BADGE_GIVEN].max;
  const double smallest = design->fields[LYD_BADGE_GIVEN].min;
  LydBadgeBox box;

  g_assert_cmpuint (place ("Ana Wu", "Wu", &box), ==, 0);
  g_assert_cmpint (box.n_lines, ==, 1);
  g_assert_cmpfloat (box.size, ==, largest);

  g_assert_cmpuint (place ("Ruth Annmarie Wu", "Wu", &box), ==, 0);
  g_assert_cmpint (box.n_lines, ==, 2);
  g_assert_cmpfloat (box.size, >, largest * 0.55);

  g_assert_cmpuint (place ("Bartholomäusine Wu", "Wu", &box), ==, 0);
  g_assert_cmpint (box.n_lines, ==, 1);
  g_assert_cmpfloat (box.size, <, largest * 0.6);
  g_assert_cmpfloat (box.size, >=, smallest);

  g_assert_cmpuint (place ("Wolfeschlegelsteinhausenbergerdorffwolfeschlegelsteinhausenbergerdorff Wu", "Wu", &box), ==,
                    LYD_BADGE_NAME_TOO_LONG);
  g_assert_cmpint (box.n_lines, >, 2);
  g_assert_cmpfloat (box.height, <, 130);
}

static void
test_problems (void)
{
  g_autoptr (LydBadgeLayout) layout = lyd_badge_layout_new (NULL, 288, 216, FALSE);
  g_autoptr (LydBadgeLayout) small = lyd_badge_layout_new (NULL, 126, 36, FALSE);
  g_autofree char *code = make_code (0);
  g_autofree char *huge = g_strnfill (100000, 'x');
  LydBadge badge = { .name = "Ana Wu", .code = code };

  g_assert_cmpuint (lyd_badge_layout_place (layout, &badge), ==, 0);
  g_assert_cmpuint (lyd_badge_layout_place (small, &badge), ==, LYD_BADGE_CODE_SMALL);
  badge.code = NULL;
  g_assert_cmpuint (lyd_badge_layout_place (layout, &badge), ==, LYD_BADGE_NO_CODE);
  g_assert_false (lyd_badge_layout_get_box (layout, LYD_BADGE_CODE)->placed);
  badge.code = code;
  badge.name = NULL;
  g_assert_cmpuint (lyd_badge_layout_place (layout, &badge), ==, LYD_BADGE_NO_NAME);
  badge.name = "  \t ";
  g_assert_cmpuint (lyd_badge_layout_place (layout, &badge), ==, LYD_BADGE_NO_NAME);
  badge.name = huge;
  g_assert_cmpuint (lyd_badge_layout_place (layout, &badge), ==, LYD_BADGE_NAME_TOO_LONG);
  badge.name = "Ana Wu";
  badge.organization = huge;
  g_assert_cmpuint (lyd_badge_layout_place (layout, &badge), ==, LYD_BADGE_TEXT_TOO_LONG);
  badge.organization = NULL;
  badge.name = "An\u0378a"; /* not assigned: no font has it */
  g_assert_cmpuint (lyd_badge_layout_place (layout, &badge), ==, LYD_BADGE_MISSING_GLYPHS);
  g_assert_cmpstr (lyd_badge_problem_get_title (LYD_BADGE_NO_CODE), !=, "");
}

/* Arabic and Hebrew: the name at the right, the code at the left. */
static void
test_right_to_left (void)
{
  g_autoptr (LydBadgeLayout) layout = lyd_badge_layout_new (NULL, 288, 216, FALSE);
  g_autofree char *code = make_code (0);
  LydBadge badge = { .name = "שָׁלוֹם כהן", .family = "כהן", .code = code };

  lyd_badge_layout_place (layout, &badge);
  g_assert_cmpfloat (lyd_badge_layout_get_box (layout, LYD_BADGE_CODE)->x, <, 30);
  g_assert_cmpfloat (lyd_badge_layout_get_box (layout, LYD_BADGE_FAMILY)->x, >, 100);
  badge.name = "Ana כהן";
  lyd_badge_layout_place (layout, &badge);
  g_assert_cmpfloat (lyd_badge_layout_get_box (layout, LYD_BADGE_CODE)->x, >, 150);
}

static void
test_digest (void)
{
  LydBadge badge = people[0];
  g_autofree char *before = lyd_badge_digest ("band", &badge);
  g_autofree char *again = lyd_badge_digest ("band", &badge);
  g_autofree char *after = NULL;
  g_autofree char *moved = NULL;

  g_assert_cmpstr (before, ==, again);
  badge.first_time = FALSE;
  after = lyd_badge_digest ("band", &badge);
  g_assert_cmpstr (before, !=, after);
  badge = people[0];
  badge.role = NULL;
  badge.pronouns = people[0].role;
  moved = lyd_badge_digest ("band", &badge);
  g_assert_cmpstr (before, !=, moved);
}

/* From position 3 on: the places before it stay white, the rest is printed. */
static void
test_first_position (Fixture *fixture,
                     gconstpointer data)
{
  static const LydCorner corners[] = { LYD_CORNER_TOP_LEFT, LYD_CORNER_BOTTOM_RIGHT };
  const LydStock *stock = lyd_stocks_find (fixture->stocks, "avery-5392");

  if (!lyd_pages_can_draw ())
    return;
  for (guint c = 0; c < G_N_ELEMENTS (corners); c++) {
    const LydBadgePdfOptions options = { .first_position = 3, .corner = corners[c] };
    g_autoptr (LydBadgePdf) pdf = open_pdf (fixture, "avery-5392", fixture->path, &options);
    g_autoptr (GPtrArray) pages = NULL;

    for (guint i = 0; i < 5; i++)
      add (pdf, people[i], i, NULL);
    finish (pdf);
    g_assert_cmpuint (lyd_badge_pdf_get_n_pages (pdf), ==, 2);
    pages = lyd_pages_draw (fixture->path, 72);
    for (int position = 0; position < 6; position++) {
      double x, y;

      lyd_stock_get_position (stock, corners[c], position, &x, &y);
      g_assert_cmpint (lyd_page_is_blank (g_ptr_array_index (pages, 0), (int) x, (int) y, 288, 216), ==, position < 2);
      g_assert_cmpint (lyd_page_is_blank (g_ptr_array_index (pages, 1), (int) x, (int) y, 288, 216), ==, position > 0);
    }
  }
}

/* Letters are as large on paper as the layout says: capitals are about seven tenths of the size in any font. */
static void
test_letter_size (Fixture *fixture,
                  gconstpointer data)
{
  const LydBadgePdfOptions options = { 0 };
  const LydBadge badge = { .name = "HHH" };
  g_autoptr (LydBadgePdf) pdf = open_pdf (fixture, "badge-3x4", fixture->path, &options);
  g_autoptr (LydBadgeLayout) layout = lyd_badge_layout_new (NULL, 216, 288, FALSE);
  g_autoptr (GPtrArray) pages = NULL;
  const LydBadgeBox *box = lyd_badge_layout_get_box (layout, LYD_BADGE_GIVEN);
  int n = 0;

  if (!lyd_pages_can_draw ())
    return;
  lyd_badge_layout_place (layout, &badge);
  add (pdf, badge, 0, NULL);
  finish (pdf);
  pages = lyd_pages_draw (fixture->path, 144);
  for (int y = (int) (box->y * 2) - 20; y < (int) (box->y + box->height) * 2 + 20; y++)
    n += !lyd_page_is_blank (g_ptr_array_index (pages, 0), (int) (box->x * 2), y, 120, 1);
  g_assert_cmpfloat (n / 2.0, >, box->size * 0.62);
  g_assert_cmpfloat (n / 2.0, <, box->size * 0.8);
}

/* Ink keeps clear of where sheets are torn apart. */
static void
test_clear_of_perforations (Fixture *fixture,
                            gconstpointer data)
{
  const LydBadgePdfOptions options = { 0 };
  g_autoptr (LydBadgePdf) pdf = open_pdf (fixture, "avery-5392", fixture->path, &options);
  g_autoptr (GPtrArray) pages = NULL;

  if (!lyd_pages_can_draw ())
    return;
  for (guint i = 0; i < 6; i++)
    add (pdf, people[i], i, NULL);
  finish (pdf);
  pages = lyd_pages_draw (fixture->path, 72);
  for (int row = 0; row <= 3; row++)
    g_assert_true (lyd_page_is_blank (g_ptr_array_index (pages, 0), 0, 72 + row * 216 - 7, 612, 14));
  for (int column = 0; column <= 2; column++)
    g_assert_true (lyd_page_is_blank (g_ptr_array_index (pages, 0), 18 + column * 288 - 7, 0, 14, 792));
}

static void
test_counts_problems (Fixture *fixture,
                      gconstpointer data)
{
  const LydBadgePdfOptions options = { 0 };
  g_autoptr (LydBadgePdf) pdf = open_pdf (fixture, "badge-3x4", fixture->path, &options);
  LydBadge badge = { .name = "An\u0378a" };
  guint problems;

  add (pdf, people[2], 0, NULL);
  g_assert_true (lyd_badge_pdf_add (pdf, &badge, &problems, NULL));
  g_assert_cmpuint (problems, ==, LYD_BADGE_MISSING_GLYPHS | LYD_BADGE_NO_CODE);
  finish (pdf);
  g_assert_cmpuint (lyd_badge_pdf_get_n_badges (pdf), ==, 2);
  g_assert_cmpuint (lyd_badge_pdf_get_n_with_problems (pdf), ==, 1);
  g_assert_cmpuint (lyd_badge_pdf_count_problem (pdf, LYD_BADGE_MISSING_GLYPHS), ==, 1);
  g_assert_cmpuint (lyd_badge_pdf_count_problem (pdf, LYD_BADGE_NAME_TOO_LONG), ==, 0);
}

static void
write_everybody (const Fixture *fixture,
                 const char *path)
{
  const LydBadgePdfOptions options = {
    .title = "Badges: “Ñandú”", .created = G_GINT64_CONSTANT (1821600000000), .nudge_x = 0.7, .language = "es"
  };
  g_autoptr (LydBadgePdf) pdf = open_pdf (fixture, "avery-5395", path, &options);

  add_everybody (pdf, NULL);
  finish (pdf);
}

/* Twice the same bytes; also where the desktop writes decimal commas. */
static void
test_same_bytes (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->dir, "again.pdf", NULL);
  locale_t plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  locale_t before;

  write_everybody (fixture, fixture->path);
  write_everybody (fixture, other);
  lyd_assert_same_bytes (fixture->path, other);

  before = uselocale (plain);
  write_everybody (fixture, other);
  uselocale (before);
  freelocale (plain);
  lyd_assert_same_bytes (fixture->path, other);
}

static void
test_metadata (Fixture *fixture,
               gconstpointer data)
{
  const char *const argv[] = { "pdfinfo", fixture->path, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *info = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (!lyd_pages_can_draw ())
    return;
  write_everybody (fixture, fixture->path);
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &info, NULL, NULL));
  g_assert_nonnull (strstr (info, "Badges: “Ñandú”"));
  g_assert_nonnull (strstr (info, "2027"));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_nonnull (strstr (bytes + length - 400, "/Lang (es) /ViewerPreferences << /PrintScaling /None >>"));
}

static void
test_refusals (Fixture *fixture,
               gconstpointer data)
{
  static const struct {
    const char *stock;
    int first;
  } wrong[] = {
    { "avery-5392", 7 },
    { "canon-mg5400-cd-tray", 1 },
    { "dymo-30332", 1 },
  };
  const LydBadgePdfOptions none = { 0 };
  g_autoptr (LydBadgePdf) empty = open_pdf (fixture, "avery-5392", fixture->path, &none);
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->dir, "missing", "badges.pdf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    const LydBadgePdfOptions options = { .first_position = wrong[i].first };

    g_assert_null (
      lyd_badge_pdf_open (fixture->path, lyd_stocks_find (fixture->stocks, wrong[i].stock), &options, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
    g_clear_error (&error);
  }
  g_assert_false (lyd_badge_pdf_finish (empty, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_badge_pdf_open (nowhere, lyd_stocks_find (fixture->stocks, "avery-5392"), &none, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
}

/* Left half way: the old file stands, nothing else lies about. */
static void
test_interrupted (Fixture *fixture,
                  gconstpointer data)
{
  const LydBadgePdfOptions options = { 0 };
  LydBadgePdf *pdf;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *kept = NULL;
  guint n = 0;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  pdf = open_pdf (fixture, "avery-5392", fixture->path, &options);
  for (guint i = 0; i < 50; i++)
    add (pdf, people[0], i, NULL);
  lyd_badge_pdf_free (pdf);
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  for (dir = g_dir_open (fixture->dir, 0, NULL); g_dir_read_name (dir) != NULL;)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

static long
get_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* Ten thousand: each page goes to the file, so neither memory nor the time of a badge grows. */
static void
test_ten_thousand (Fixture *fixture,
                   gconstpointer data)
{
  const LydBadgePdfOptions options = { 0 };
  g_autoptr (LydBadgePdf) pdf = open_pdf (fixture, "avery-5392", fixture->path, &options);
  gint64 times[3] = { 0 };
  long memory = 0;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("memory is not measured under the address sanitizer");
  return;
#endif
  for (guint i = 0; i < 10000; i++) {
    g_autofree char *name = g_strdup_printf ("Person%u Family%u", i, i * 7);
    g_autofree char *organization = g_strdup_printf ("Organization %u", i % 1500);
    LydBadge badge = { .name = name, .family = strchr (name, ' ') + 1, .organization = organization };

    if (i == 0)
      times[0] = g_get_monotonic_time ();
    if (i == 2000)
      memory = get_peak_memory ();
    if (i == 5000)
      times[1] = g_get_monotonic_time ();
    add (pdf, badge, i, NULL);
  }
  times[2] = g_get_monotonic_time ();
  finish (pdf);

  g_assert_cmpuint (lyd_badge_pdf_get_n_pages (pdf), ==, 1667);
  g_assert_cmpint (get_peak_memory () - memory, <, 8 * 1024);
  /* Other programs run meanwhile; what is looked for is growth, and quadratic would be three times as long. */
  g_assert_cmpint (times[2] - times[1], <, 2.5 * (double) (times[1] - times[0]));
}

/* Outlines lie where the labels do, and move by the nudge. */
static void
test_alignment_page (Fixture *fixture,
                     gconstpointer data)
{
  const LydStock *stock = lyd_stocks_find (fixture->stocks, "avery-5395");
  g_autoptr (GError) error = NULL;

  if (!lyd_pages_can_draw ())
    return;
  for (int nudge = 0; nudge <= 4; nudge += 4) {
    const LydBadgePdfOptions options = { .nudge_x = nudge, .nudge_y = nudge };
    g_autoptr (GPtrArray) pages = NULL;
    g_autofree char *text = NULL;
    g_autofree char *shown = g_strdup_printf ("%.1f mm", nudge / MM); /* with a comma where people write one */
    LydLuma *page;

    lyd_alignment_pdf_write (fixture->path, stock, &options, &error);
    g_assert_no_error (error);
    pages = lyd_pages_draw (fixture->path, 144);
    page = g_ptr_array_index (pages, 0);
    for (int i = 0; i < lyd_stock_get_n_positions (stock); i++) {
      double x, y;
      int left, middle;

      lyd_stock_get_position (stock, LYD_CORNER_TOP_LEFT, i, &x, &y);
      left = (int) ((x + nudge) * 2);
      middle = (int) ((y + nudge + stock->height) * 2) - 9; /* below the last ruler's tick */
      g_assert_true (lyd_page_is_blank (page, left - 8, middle, 6, 2));
      g_assert_false (lyd_page_is_blank (page, left - 2, middle, 4, 2));
    }
    text = lyd_pages_read_text (fixture->path);
    g_assert_nonnull (strstr (text, "actual size"));
    g_assert_nonnull (strstr (text, shown));
  }
}

static void
test_ticket (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *code = make_code (7);
  LydTicket ticket = { .event = "2027 Partnership Retreat",
                       .when = "Tue, Sep 21, 2027, 12:00 pm",
                       .where = "Inner Harbor Hotel, Baltimore",
                       .name = "María José Ñandú",
                       .code = code,
                       .short_code = "BRNTJ" };
  g_autofree char *png = g_build_filename (fixture->dir, "ticket.png", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_auto (GStrv) codes = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_pages_can_draw ())
    return;
  lyd_ticket_write_pdf (&ticket, fixture->path, &error);
  g_assert_no_error (error);
  lyd_ticket_write_png (&ticket, png, &error);
  g_assert_no_error (error);

  pages = lyd_pages_draw (fixture->path, 72);
  g_assert_cmpint (((LydLuma *) g_ptr_array_index (pages, 0))->width, ==, 298);
  g_assert_cmpint (((LydLuma *) g_ptr_array_index (pages, 0))->height, ==, 420);
  codes = lyd_qr_read_still (g_ptr_array_index (pages, 0));
  g_assert_cmpuint (g_strv_length (codes), ==, 1);
  g_assert_cmpstr (codes[0], ==, code);

  text = lyd_pages_read_text (fixture->path);
  g_assert_nonnull (strstr (text, "María José Ñandú"));
  g_assert_nonnull (strstr (text, "Show this at the desk"));
  g_assert_nonnull (strstr (text, "Muestre esto en la mesa de registro"));
  g_assert_null (strstr (text, code));

  ticket.code = NULL;
  g_assert_false (lyd_ticket_write_pdf (&ticket, fixture->path, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

/* The symbol is at least 45 mm wide in both: from the first dark column to the last in the rows of its upper edge. */
static void
test_ticket_code_size (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *code = make_code (8);
  const LydTicket ticket = { .event = "Retreat", .name = "Ana Wu", .code = code, .short_code = "BRNTJ" };
  g_autofree char *png = g_build_filename (fixture->dir, "ticket.png", NULL);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (LydLuma) picture = NULL;

  if (!lyd_pages_can_draw ())
    return;
  g_assert_true (lyd_ticket_write_pdf (&ticket, fixture->path, NULL));
  g_assert_true (lyd_ticket_write_png (&ticket, png, NULL));
  pages = lyd_pages_draw (fixture->path, 300);
  picture = lyd_image_read (png, NULL);
  for (int which = 0; which < 2; which++) {
    const LydLuma *page = which == 0 ? g_ptr_array_index (pages, 0) : picture;
    int row = (int) (166 * 300 / 72.0); /* through the upper finder patterns */
    int first = page->width, last = 0;

    for (int x = 0; x < page->width; x++) {
      if (page->pixels[row * page->width + x] < 128) {
        first = MIN (first, x);
        last = MAX (last, x);
      }
    }
    g_assert_cmpfloat ((last + 1 - first) / 300.0 * 25.4, >=, 45);
    g_assert_cmpint (page->width, ==, which == 0 ? 1241 : 1240);
  }
}

int
main (int argc,
      char **argv)
{
  static const char *const stocks[] = { "avery-5392", "avery-74459", "avery-5395", "avery-5390",
                                        "badge-3x4", "badge-4x6", "a6", "brother-dk-1202",
                                        "dymo-30256", "avery-74541", "badge-4x3", "badge-4x3-6up",
                                        "a6-4up", "dymo-30364", "dymo-1744907", "avery-5160" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stocks); i++) {
    g_autofree char *path = g_strconcat ("/badges/every-code-reads/", stocks[i], NULL);

    g_test_add (path, Fixture, stocks[i], set_up, test_every_code_reads, tear_down);
  }
  g_test_add_func ("/badges/code-size", test_code_size);
  g_test_add_func ("/badges/long-names", test_long_names);
  g_test_add_func ("/badges/problems", test_problems);
  g_test_add_func ("/badges/right-to-left", test_right_to_left);
  g_test_add_func ("/badges/digest", test_digest);
  g_test_add ("/badges/page-size", Fixture, NULL, set_up, test_page_size, tear_down);
  g_test_add ("/badges/first-position", Fixture, NULL, set_up, test_first_position, tear_down);
  g_test_add ("/badges/clear-of-perforations", Fixture, NULL, set_up, test_clear_of_perforations, tear_down);
  g_test_add ("/badges/letter-size", Fixture, NULL, set_up, test_letter_size, tear_down);
  g_test_add ("/badges/counts-problems", Fixture, NULL, set_up, test_counts_problems, tear_down);
  g_test_add ("/badges/same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/badges/metadata", Fixture, NULL, set_up, test_metadata, tear_down);
  g_test_add ("/badges/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/badges/interrupted", Fixture, NULL, set_up, test_interrupted, tear_down);
  g_test_add ("/badges/ten-thousand", Fixture, NULL, set_up, test_ten_thousand, tear_down);
  g_test_add ("/badges/alignment-page", Fixture, NULL, set_up, test_alignment_page, tear_down);
  g_test_add ("/tickets/content", Fixture, NULL, set_up, test_ticket, tear_down);
  g_test_add ("/tickets/code-size", Fixture, NULL, set_up, test_ticket_code_size, tear_down);

  return g_test_run ();
}
