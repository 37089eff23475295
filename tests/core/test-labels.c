#include "lyd-badge-layout.h"
#include "lyd-error.h"
#include "lyd-labels.h"
#include "lyd-qr.h"

#include <glib/gstdio.h>
#include <math.h>

#define MM (72.0 / 25.4)
#define CODE "LNDBCDFGHJKLNPRSTVXBCDFGHJKLN"
#define HEADER "brand,part,description,page,per_sheet,width_pt,height_pt,x0,y0,dx,dy,nx,ny,shape\n"

static LydStocks *
load (void)
{
  g_autoptr (GError) error = NULL;
  LydStocks *stocks = lyd_stocks_load (g_getenv ("LYD_SHIPPED_DATA"), &error);

  g_assert_no_error (error);
  return stocks;
}

static void
test_all_stocks (void)
{
  g_autoptr (LydStocks) stocks = load ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean others = FALSE;

  g_assert_cmpuint (lyd_stocks_get_n (stocks), ==, 805);
  for (guint i = 0; i < lyd_stocks_get_n (stocks); i++) {
    const LydStock *stock = lyd_stocks_get (stocks, i);

    g_assert_true (g_hash_table_add (ids, stock->id));
    g_assert_true (lyd_stocks_find (stocks, stock->id) == stock);
    g_assert_nonnull (stock->source);
    g_assert_false (stock->common && others);
    others = !stock->common;
  }
}

static void
test_common_stocks (void)
{
  static const struct {
    const char *id;
    double width; /* mm */
    double height;
    int n;
    gboolean turned;
  } known[] = {
    { "avery-5392", 101.6, 76.2, 6, FALSE },
    { "avery-74459", 101.6, 76.2, 6, FALSE },
    { "avery-5395", 85.7, 59.3, 8, FALSE },
    { "avery-5390", 88.9, 57.2, 8, FALSE },
    { "badge-3x4", 76.2, 101.6, 1, FALSE },
    { "badge-4x6", 101.6, 152.4, 1, FALSE },
    { "a6", 105, 148, 1, FALSE },
    { "brother-dk-1202", 62, 100, 1, TRUE },
    { "dymo-30256", 59, 102, 1, TRUE },
  };
  g_autoptr (LydStocks) stocks = load ();

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    const LydStock *stock = lyd_stocks_find (stocks, known[i].id);

    g_assert_nonnull (stock);
    g_assert_true (stock->common);
    g_assert_cmpfloat_with_epsilon (stock->width / MM, known[i].width, 0.3);
    g_assert_cmpfloat_with_epsilon (stock->height / MM, known[i].height, 0.3);
    g_assert_cmpint (lyd_stock_get_n_positions (stock), ==, known[i].n);
    g_assert_cmpint (lyd_stock_is_turned (stock), ==, known[i].turned);
  }
  g_assert_true (lyd_stocks_find (stocks, "avery-5392")->nominal);
  g_assert_false (lyd_stocks_find (stocks, "avery-5395")->nominal);
  g_assert_null (lyd_stocks_find (stocks, "avery-0"));
}

static void
test_corners (void)
{
  static const struct {
    LydCorner corner;
    int position;
    double x;
    double y;
  } places[] = {
    { LYD_CORNER_TOP_LEFT, 0, 18, 72 },
    { LYD_CORNER_TOP_LEFT, 1, 306, 72 },
    { LYD_CORNER_TOP_LEFT, 5, 306, 504 },
    { LYD_CORNER_TOP_RIGHT, 0, 306, 72 },
    { LYD_CORNER_BOTTOM_LEFT, 0, 18, 504 },
    { LYD_CORNER_BOTTOM_RIGHT, 0, 306, 504 },
    { LYD_CORNER_BOTTOM_RIGHT, 5, 18, 72 },
  };
  g_autoptr (LydStocks) stocks = load ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    double x, y;

    lyd_stock_get_position (lyd_stocks_find (stocks, "avery-5392"), places[i].corner, places[i].position, &x, &y);
    g_assert_cmpfloat (x, ==, places[i].x);
    g_assert_cmpfloat (y, ==, places[i].y);
  }
}

static void
test_damaged_table (void)
{
  static const char *const lines[] = {
    "Avery,1,Short,US-Letter,6,288",
    "Avery,1,No number,US-Letter,6,wide,216,18,72,288,216,2,3,rectangle",
    "Avery,1,No page,Tabloid,6,288,216,18,72,288,216,2,3,rectangle",
    "Avery,1,No end of page,288.00x,6,288,216,18,72,288,216,2,3,rectangle",
    "Avery,1,No labels,US-Letter,6,288,216,18,72,288,216,0,3,rectangle",
    "Avery,1,Infinite,US-Letter,6,inf,216,18,72,288,216,2,3,rectangle",
    "Avery,1,Too many,US-Letter,6,288,216,18,72,288,216,9999,9999,rectangle",
    "Avery,1,No shape,US-Letter,6,288,216,18,72,288,216,2,3,blob",
  };
  g_autofree char *dir = g_dir_make_tmp ("lanyard-labels-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "labels.csv", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *text = g_strconcat (HEADER, lines[i], "\n", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    g_assert_null (lyd_stocks_load (dir, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
  }
  g_unlink (path);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (lyd_stocks_load (dir, &error));
    g_assert_nonnull (error);
  }
  g_rmdir (dir);
}

static gboolean
overlap (const LydBadgeBox *text,
         const LydBadgeBox *code)
{
  double quiet = LYD_QR_QUIET_ZONE * code->size - 0.3; /* measures are halves and quarters of points */

  return text->x < code->x + code->width + quiet && text->x + text->width > code->x - quiet &&
         text->y < code->y + code->height + quiet && text->y + text->height - text->size * 0.25 > code->y - quiet;
}

/* Whatever the stock, each size once: all within the label, the white around the code kept, the code as large as it
 * says. */
static void
test_every_stock_takes_a_badge (void)
{
  const LydBadge badge = {
    .name = "Maribel Okonkwo-Reyes",
    .family = "Okonkwo-Reyes",
    .organization = "VOICES for Alabama’s Children",
    .role = "Policy director",
    .pronouns = "she/her",
    .first_time = TRUE,
    .no_photos = TRUE,
    .code = CODE,
    .short_code = "BCDFG",
    .event = "2027 Partnership Retreat",
    .when = "Sep 21–23",
  };
  g_autoptr (LydStocks) stocks = load ();
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lyd_stocks_get_n (stocks); i++) {
    const LydStock *stock = lyd_stocks_get (stocks, i);
    double width = lyd_stock_is_turned (stock) ? stock->height : stock->width;
    double height = lyd_stock_is_turned (stock) ? stock->width : stock->height;
    g_autoptr (LydBadgeLayout) layout = NULL;
    const LydBadgeBox *code;

    if (MAX (width, height) < 90 || MIN (width, height) < 34 ||
        !g_hash_table_add (sizes, g_strdup_printf ("%.2f %.2f", width, height)))
      continue;
    layout = lyd_badge_layout_new (NULL, width, height, FALSE);
    lyd_badge_layout_place (layout, &badge);
    code = lyd_badge_layout_get_box (layout, LYD_BADGE_CODE);
    g_assert_true (code->placed);
    g_assert_cmpfloat_with_epsilon (code->width, 25 * code->size, 0.001);
    g_assert_true (lyd_badge_layout_get_box (layout, LYD_BADGE_GIVEN)->placed);

    for (int field = 0; field < LYD_N_BADGE_FIELDS; field++) {
      const LydBadgeBox *box = lyd_badge_layout_get_box (layout, field);
      double white = field == LYD_BADGE_CODE ? LYD_QR_QUIET_ZONE * box->size : 0;

      if (!box->placed)
        continue;
      g_assert_true (isfinite (box->x) && isfinite (box->y) && isfinite (box->size));
      g_assert_cmpfloat (box->x, >=, white - 0.3);
      g_assert_cmpfloat (box->y, >=, white - 0.3);
      g_assert_cmpfloat (box->x + box->width, <=, width - white + 0.3);
      if (field == LYD_BADGE_CODE)
        g_assert_cmpfloat (box->y + box->height, <=, height - white + 0.3);
      else if (overlap (box, code))
        g_error ("%s: field %d stands in the white around the code", stock->id, field);
    }
  }
  g_assert_cmpuint (g_hash_table_size (sizes), >, 150);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/all", test_all_stocks);
  g_test_add_func ("/labels/common", test_common_stocks);
  g_test_add_func ("/labels/corners", test_corners);
  g_test_add_func ("/labels/damaged-table", test_damaged_table);
  g_test_add_func ("/labels/every-stock-takes-a-badge", test_every_stock_takes_a_badge);

  return g_test_run ();
}
