#include "lyd-badge-design.h"
#include "lyd-badge-pdf.h"
#include "lyd-badge-sheet.h"
#include "lyd-code.h"
#include "lyd-error.h"
#include "lyd-pages.h"
#include "lyd-qr-reader.h"

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define DPI 150
#define HEAD "{ \"format\": \"lanyard-badge-design\",\n  \"version\": 1, \"id\": \"band\""

static LydBadgeDesign *
read_design (const char *text)
{
  g_autoptr (GError) error = NULL;
  LydBadgeDesign *design = lyd_badge_design_read (text, strlen (text), &error);

  g_assert_no_error (error);
  return design;
}

/* A grey or transparent picture as base64. */
static char *
make_picture (int width,
              int height,
              double grey)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  char *letters;
  gsize length;
  int fd = g_file_open_tmp ("lanyard-picture-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  letters = g_base64_encode ((const guchar *) data, length);
  g_unlink (path);
  return letters;
}

static char *
with_picture (const char *member,
              int side,
              double grey,
              int strength)
{
  g_autofree char *letters = make_picture (side, side, grey);

  return g_strdup_printf (HEAD ", \"%s\": \"%s\", \"strength\": %d }", member, letters, strength);
}

/* What the built-in ones say is whole, without doubts, and reads back as what it was. */
static void
test_builtin (void)
{
  g_assert_cmpuint (lyd_badge_designs_get_n_builtin (), ==, 3);
  g_assert_null (lyd_badge_design_new_builtin ("none"));
  for (guint i = 0; i < lyd_badge_designs_get_n_builtin (); i++) {
    const char *id = lyd_badge_designs_get_builtin_id (i);
    g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin (id);
    g_autofree char *text = lyd_badge_design_write (design);
    g_autoptr (LydBadgeDesign) again = read_design (text);
    g_autofree char *twice = lyd_badge_design_write (again);
    g_autofree char *digest = lyd_badge_design_make_digest (again);

    g_assert_cmpstr (design->id, ==, id);
    g_assert_cmpstr (lyd_badge_design_get_title (design), !=, id);
    g_assert_cmpuint (lyd_badge_design_find_doubts (design), ==, 0);
    g_assert_cmpstr (text, ==, twice);
    g_assert_cmpstr (digest, ==, id);
    for (int field = 0; field < LYD_N_BADGE_FIELDS; field++) {
      if (field == LYD_BADGE_CODE)
        continue;
      g_assert_cmpfloat (design->fields[field].max, >=, design->fields[field].min);
      g_assert_cmpfloat (design->fields[field].min, >, 0);
      g_assert_cmpint (design->fields[field].lines, >, 0);
      g_assert_cmpint (design->fields[field].weight, >, 0);
    }
  }
}

static void
test_adjusted (void)
{
  const char *text = HEAD ", \"title\": \"Ours\", \"event\": \"Encuentro “ñ”\", \"text\": \"Wi-Fi: \\\"Lagoon\\\"\","
                          " \"types\": { \"guest\": { \"color\": \"#FFD700\", \"shape\": \"hexagon\" } },"
                          " \"fields\": { \"role\": { \"show\": false } }, \"second-side\": \"fold\" }";
  g_autoptr (LydBadgeDesign) design = read_design (text);
  g_autoptr (LydBadgeDesign) retitled = lyd_badge_design_copy (design);
  g_autofree char *written = lyd_badge_design_write (design);
  g_autoptr (LydBadgeDesign) again = read_design (written);
  g_autofree char *digest = lyd_badge_design_make_digest (design);
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  g_assert_cmpstr (again->title, ==, "Ours");
  g_assert_cmpstr (again->event, ==, "Encuentro “ñ”");
  g_assert_cmpstr (again->text, ==, "Wi-Fi: \"Lagoon\"");
  g_assert_cmpint (again->second_side, ==, LYD_BADGE_FOLD);
  g_assert_false (again->shown[LYD_BADGE_ROLE]);
  g_assert_cmpint (again->types[LYD_ATTENDEE_GUEST].corners, ==, 6);
  g_assert_cmpfloat (again->types[LYD_ATTENDEE_GUEST].color.green, ==, 215 / 255.0);

  g_free (retitled->title);
  retitled->title = g_strdup ("Theirs");
  same = lyd_badge_design_make_digest (retitled);
  g_assert_cmpstr (digest, ==, same);
  retitled->types[0].color.red = 0.5;
  other = lyd_badge_design_make_digest (retitled);
  g_assert_cmpstr (digest, !=, other);
}

/* Every refusal says where. */
static void
test_refusals (void)
{
  static const struct {
    const char *text;
    const char *where;
  } wrong[] = {
    { "", "Line 1, column 1:" },
    { "[]", "Line 1, column 1:" },
    { "{\n \"format\": \"other\", \"version\": 1 }", "Line 2, column 12:" },
    { "{ \"format\": \"lanyard-badge-design\", \"version\": 2 }", "Line 1, column 48:" },
    { "{ \"format\": \"lanyard-badge-design\", \"version\": 1 }", "Line 1, column 1:" },
    { "{ \"format\": \"lanyard-badge-design\", \"version\": 1, \"id\": \"x\" }", "Line 1, column 57:" },
    { HEAD ", \"colour\": 1 }", "Line 2, column 41:" },
    { HEAD ",\n\"strength\": 101 }", "Line 3, column 13:" },
    { HEAD ",\n\"strength\": \"ñ\", \"strength\": 1 }", "Line 3, column" },
    { HEAD ",\n\"types\": { \"guest\": { \"color\": \"red\" } } }", "Line 3, column 32:" },
    { HEAD ",\n\"types\": { \"guest\": { \"color\": \"#12345g\" } } }", "Line 3, column 32:" },
    { HEAD ",\n\"types\": { \"gast\": {} } }", "Line 3, column 20:" },
    { HEAD ",\n\"fields\": { \"given\": { \"show\": false } } }", "Line 3, column 32:" },
    { HEAD ",\n\"fields\": { \"given\": { \"size\": 8, \"least\": 9 } } }", "Line 3, column 22:" },
    { HEAD ",\n\"fields\": { \"given\": { \"size\": 1e400 } } }", "Line 3, column 32:" },
    { HEAD ",\n\"head\": { \"left\": [\"code\"] } }", "Line 3, column 20:" },
    { HEAD ",\n\"head\": { \"left\": [\"type\", \"event\"] } }", "Line 3, column 20:" },
    { HEAD ",\n\"logo\": \"aGVsbG8=\" }", "Line 3, column 9:" },
    { HEAD ",\n\"logo\": 5 }", "Line 3, column 9:" },
    { HEAD ",\n\"text\": \"\\ud800\" }", "Line 3, column 16:" },
    { HEAD ",\n\"text\": \"a\nb\" }", "Line 3, column 11:" },
    { HEAD ",\n\"text\": \"\377\" }", "Line 3, column 10:" },
    { HEAD ",\n\"foot\": [[[[[[[[[]]]]]]]]] }", "Line 3, column" },
    { HEAD ",\n} x", "Line 3, column 1:" },
    { HEAD "} x", "Line 2, column" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (lyd_badge_design_read (wrong[i].text, strlen (wrong[i].text), &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, wrong[i].where));
  }
}

static void
test_pictures (void)
{
  g_autofree char *small = with_picture ("logo", 40, 0, 25);
  g_autofree char *wide = with_picture ("logo", LYD_BADGE_LOGO_SIDE + 1, 0, 25);
  g_autofree char *dark = with_picture ("background", 40, 0, 90);
  g_autofree char *faint = with_picture ("background", 40, 0, 25);
  g_autofree char *huge = g_strnfill (LYD_BADGE_DESIGN_MAX_BYTES + 1, ' ');
  g_autoptr (LydBadgeDesign) design = read_design (small);
  g_autoptr (LydBadgeDesign) night = read_design (dark);
  g_autoptr (LydBadgeDesign) day = read_design (faint);
  g_autofree char *written = lyd_badge_design_write (design);
  g_autoptr (LydBadgeDesign) again = read_design (written);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (again->logo->width, ==, 40);
  g_assert_true (g_bytes_equal (design->logo->bytes, again->logo->bytes));
  g_assert_cmpuint (lyd_badge_design_find_doubts (night), ==, LYD_DESIGN_DARK_BACKGROUND);
  g_assert_cmpuint (lyd_badge_design_find_doubts (day), ==, 0);
  g_assert_null (lyd_badge_design_read (wide, strlen (wide), &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (lyd_badge_design_read (huge, strlen (huge), &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
}

/* A photograph from a camera becomes small enough; what is none is refused. */
static void
test_load_picture (void)
{
  g_autofree char *dir = g_dir_make_tmp ("lanyard-picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "photo.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 3000, 1000);
  g_autoptr (LydBadgePicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  picture = lyd_badge_picture_load (path, LYD_BADGE_LOGO_BYTES, LYD_BADGE_LOGO_SIDE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, LYD_BADGE_LOGO_SIDE);
  g_assert_true (picture->jpeg);
  g_assert_cmpuint (g_bytes_get_size (picture->bytes), <=, LYD_BADGE_LOGO_BYTES);

  g_assert_true (g_file_set_contents (path, "GIF89a", -1, NULL));
  g_assert_null (lyd_badge_picture_load (path, LYD_BADGE_LOGO_BYTES, LYD_BADGE_LOGO_SIDE, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  g_unlink (path);
  g_rmdir (dir);
}

/* Text on any colour stands out, because it is black or white; and who chooses is told what grey paper makes of it. */
static void
test_colors (void)
{
  const LydBadgeColor white = { 1, 1, 1 }, black = { 0, 0, 0 };
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin ("band");

  g_assert_cmpfloat (lyd_badge_color_get_contrast (white, black), ==, 21);
  for (int i = 0; i < 4096; i++) {
    const LydBadgeColor color = { (i >> 8) / 15.0, (i >> 4 & 15) / 15.0, (i & 15) / 15.0 };

    g_assert_cmpfloat (lyd_badge_color_get_contrast (color, lyd_badge_color_is_dark (color) ? white : black), >=, 4.5);
  }
  design->types[0].color = (LydBadgeColor){ 1, 0.9, 0.2 };
  g_assert_cmpuint (lyd_badge_design_find_doubts (design), ==, LYD_DESIGN_WEAK_COLOR);
  design->types[0].color = design->types[1].color;
  g_assert_cmpuint (lyd_badge_design_find_doubts (design), ==, LYD_DESIGN_SAME_LOOK);
  g_assert_cmpstr (lyd_badge_doubt_get_title (LYD_DESIGN_SAME_LOOK), !=, "");
}

static const LydBadge people[] = {
  { .name = "Maribel Okonkwo-Reyes",
    .family = "Okonkwo-Reyes",
    .organization = "VOICES for Alabama’s Children",
    .role = "Policy director",
    .pronouns = "she/her",
    .first_time = TRUE,
    .no_photos = TRUE,
    .tray = 2,
    .slot = 17 },
  { .name = "María de los Ángeles Fernández-Echeverría Villavicencio",
    .family = "Fernández-Echeverría Villavicencio",
    .organization = "Advocates for Children and Youth of the Southern and Eastern Shore Counties of Maryland",
    .type = LYD_ATTENDEE_SPEAKER,
    .no_photos = TRUE },
  { .name = "فاطمة الزهراء يوسف العمري",
    .family = "يوسف العمري",
    .organization = "Arkansas Advocates for Children and Families",
    .type = LYD_ATTENDEE_GUEST,
    .first_time = TRUE,
    .no_photos = TRUE },
  { .name = "渡辺 麗奈", .type = LYD_ATTENDEE_STAFF, .language = "ja" },
};

static LydStocks *
load_stocks (void)
{
  LydStocks *stocks = lyd_stocks_load (g_getenv ("LYD_SHIPPED_DATA"), NULL);

  g_assert_nonnull (stocks);
  return stocks;
}

static char *
make_code (guint n)
{
  guint8 random[LYD_CODE_N_BYTES];

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) ((n + 1) * (i + 3) * 2654435761u >> 13);
  return lyd_code_make (random);
}

/* Everybody on @stock; returns the pages. */
static GPtrArray *
print_people (const LydBadgeDesign *design,
              const LydStock *stock,
              char **text)
{
  const LydBadgePdfOptions options = { .design = design };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydBadgePdf) pdf = NULL;
  GPtrArray *pages;
  int fd = g_file_open_tmp ("lanyard-badges-XXXXXX.pdf", &path, NULL);

  g_close (fd, NULL);
  pdf = lyd_badge_pdf_open (path, stock, &options, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *code = make_code (i);
    LydBadge badge = people[i];
    guint problems;

    badge.code = code;
    badge.short_code = "BCDFG";
    badge.event = "2027 Partnership Retreat";
    badge.when = "Sep 21–23";
    g_assert_true (lyd_badge_pdf_add (pdf, &badge, &problems, NULL));
    if (stock->height >= 200 && design->second_side != LYD_BADGE_FOLD)
      g_assert_cmpuint (problems & (LYD_BADGE_NAME_TOO_LONG | LYD_BADGE_MISSING_GLYPHS), ==, 0);
  }
  g_assert_true (lyd_badge_pdf_finish (pdf, &error));
  g_assert_cmpuint (lyd_badge_pdf_get_n_badges (pdf), ==, G_N_ELEMENTS (people));
  pages = lyd_pages_draw (path, DPI);
  if (text != NULL)
    *text = lyd_pages_read_text (path);
  g_unlink (path);
  return pages;
}

/* That the label with its corner there bears the n-th code @times times, and no other. */
static void
assert_code (const LydLuma *page,
             const LydStock *stock,
             double x,
             double y,
             guint n,
             guint times)
{
  const double scale = DPI / 72.0;
  g_autoptr (LydLuma) label = lyd_page_crop (page, (int) (x * scale), (int) (y * scale), (int) (stock->width * scale),
                                             (int) (stock->height * scale));
  g_auto (GStrv) read = lyd_qr_read_still (label);
  g_autofree char *code = make_code (n);

  g_assert_cmpuint (g_strv_length (read), >=, 1);
  g_assert_cmpuint (g_strv_length (read), <=, times);
  for (guint i = 0; read[i] != NULL; i++)
    g_assert_cmpstr (read[i], ==, code);
}

static void
check_codes (const LydBadgeDesign *design,
             const LydStock *stock)
{
  gboolean back = design->second_side == LYD_BADGE_BACK;
  g_autoptr (GPtrArray) pages = print_people (design, stock, NULL);
  int n_positions = lyd_stock_get_n_positions (stock);

  for (int i = 0; i < (int) G_N_ELEMENTS (people); i++) {
    int sheet = i / n_positions;
    double x, y;

    lyd_stock_get_position (stock, LYD_CORNER_TOP_LEFT, i % n_positions, &x, &y);
    assert_code (g_ptr_array_index (pages, back ? 2 * sheet : sheet), stock, x, y, (guint) i,
                 design->second_side == LYD_BADGE_FOLD ? 2 : 1);
    if (back)
      assert_code (g_ptr_array_index (pages, 2 * sheet + 1), stock, stock->page_width - x - stock->width, y, (guint) i,
                   1);
  }
}

/* Every design lying and upright, on sheets, rolls and address labels; with a second side on a sheet and alone. */
static void
test_every_code_reads (gconstpointer data)
{
  static const char *const stock_ids[] = { "avery-5392", "badge-4x3", "badge-3x4", "badge-4x6",
                                           "a6", "brother-dk-1202", "avery-5395", "avery-5160" };
  g_autoptr (LydStocks) stocks = load_stocks ();

  if (!lyd_pages_can_draw ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (stock_ids); i++) {
    const LydStock *stock = lyd_stocks_find (stocks, stock_ids[i]);

    for (int side = LYD_BADGE_ONE_SIDE; side <= LYD_BADGE_FOLD; side++) {
      g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin (data);

      design->second_side = (LydBadgeSecondSide) side;
      if (side == LYD_BADGE_ONE_SIDE || i == 0 || i == 3)
        check_codes (design, stock);
    }
  }
}

/* A picture behind all of it, a logo, a line of text: the code still reads, and what was hidden is not there. */
static void
test_adjusted_reads (void)
{
  g_autofree char *text = with_picture ("background", 300, 0.2, 60);
  g_autofree char *logo = with_picture ("logo", 100, 0.4, 25);
  g_autoptr (LydBadgeDesign) design = read_design (text);
  g_autoptr (LydBadgeDesign) other = read_design (logo);
  g_autoptr (LydStocks) stocks = load_stocks ();
  g_autofree char *said = NULL;

  if (!lyd_pages_can_draw ())
    return;
  design->logo = lyd_badge_picture_copy (other->logo);
  design->text = g_strdup ("Breakfast from 7");
  design->event = g_strdup ("Our Retreat");
  design->shown[LYD_BADGE_ROLE] = FALSE;
  check_codes (design, lyd_stocks_find (stocks, "badge-4x3"));
  check_codes (design, lyd_stocks_find (stocks, "badge-3x4"));
  g_ptr_array_unref (print_people (design, lyd_stocks_find (stocks, "avery-5392"), &said));
  g_assert_nonnull (strstr (said, "Maribel"));
  g_assert_nonnull (strstr (said, "Breakfast from 7"));
  g_assert_nonnull (strstr (said, "Our Retreat"));
  g_assert_nonnull (strstr (said, "Tray 2 · 17"));
  g_assert_null (strstr (said, "Policy director"));
  g_assert_null (strstr (said, "2027 Partnership Retreat"));
}

/* Grey paper, too: the types' marks differ where no colour is. */
static void
test_shapes_differ (void)
{
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin ("plain");

  for (guint i = 0; i < LYD_N_ATTENDEE_TYPES; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpint (design->types[i].corners, !=, design->types[k].corners);
}

static void
test_cannot_fold (void)
{
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin ("band");
  g_autoptr (LydStocks) stocks = load_stocks ();
  g_autoptr (LydBadgeSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  design->second_side = LYD_BADGE_FOLD;
  sheet =
    lyd_badge_sheet_new (lyd_stocks_find (stocks, "avery-5160"), design, LYD_CORNER_TOP_LEFT, 0, 0, &error);
  g_assert_null (sheet);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/badge-design/builtin", test_builtin);
  g_test_add_func ("/badge-design/adjusted", test_adjusted);
  g_test_add_func ("/badge-design/refusals", test_refusals);
  g_test_add_func ("/badge-design/pictures", test_pictures);
  g_test_add_func ("/badge-design/load-picture", test_load_picture);
  g_test_add_func ("/badge-design/colors", test_colors);
  g_test_add_func ("/badge-design/adjusted-reads", test_adjusted_reads);
  g_test_add_func ("/badge-design/shapes-differ", test_shapes_differ);
  g_test_add_func ("/badge-design/cannot-fold", test_cannot_fold);
  for (guint i = 0; i < lyd_badge_designs_get_n_builtin (); i++) {
    const char *id = lyd_badge_designs_get_builtin_id (i);
    g_autofree char *path = g_strconcat ("/badge-design/every-code-reads/", id, NULL);

    g_test_add_data_func (path, id, test_every_code_reads);
  }

  return g_test_run ();
}
