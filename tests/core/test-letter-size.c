#include "lyd-letter-size.h"

#include <math.h>

#define DPI(x) ((x) / 25.4)

static double
capitals_mm (const LydPanel *panel,
             int em)
{
  return em * LYD_CAPITAL_EM / panel->pixels_per_mm;
}

/* The panels that the screens were drawn for. */
static void
test_known_panels (void)
{
  static const struct {
    LydPanel panel;
    LydPanelClass layout;
    int em;
    int larger;
  } known[] = {
    { { 1024, 600, DPI (117.5) }, LYD_PANEL_SMALL, 49, 60 },
    { { 1280, 800, DPI (149.4) }, LYD_PANEL_MEDIUM, 62, 75 },
    { { 1920, 1080, DPI (102.5) }, LYD_PANEL_WIDE, 64, 92 },
    { { 1366, 768, DPI (112) }, LYD_PANEL_MEDIUM, 46, 67 }, /* a laptop of 14" */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    g_assert_cmpint (lyd_panel_classify (&known[i].panel), ==, known[i].layout);
    g_assert_cmpint (lyd_panel_get_em (&known[i].panel, 100, FALSE), ==, known[i].em);
    g_assert_cmpint (lyd_panel_get_em (&known[i].panel, 100, TRUE), ==, known[i].larger);
    g_assert_cmpfloat (capitals_mm (&known[i].panel, known[i].em), >, LYD_CAPITAL_MM - 0.1);
  }
}

/* What a panel says of itself is believed only where it can be. */
static void
test_liars (void)
{
  static const double lies[] = { 0, -1, 1920 / 160.0 * 10, 1.2, NAN, INFINITY };
  LydPanel small = { 1024, 600, 0 };
  LydPanel wide = { 1920, 1080, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++) {
    small.pixels_per_mm = wide.pixels_per_mm = lies[i];
    g_assert_cmpfloat_with_epsilon (lyd_panel_guess_density (&small), DPI (117.5), 0.01);
    g_assert_cmpfloat_with_epsilon (lyd_panel_guess_density (&wide), DPI (102.5), 0.01);
    g_assert_cmpint (lyd_panel_get_em (&small, 100, FALSE), ==, 49);
    g_assert_cmpint (lyd_panel_get_em (&wide, 100, FALSE), ==, 64);
  }
}

/* The staff's word counts, within what fits. */
static void
test_scale (void)
{
  LydPanel wide = { 1920, 1080, DPI (102.5) };
  LydPanel small = { 1024, 600, DPI (117.5) };

  g_assert_cmpint (lyd_panel_get_em (&wide, 120, FALSE), ==, 77);
  g_assert_cmpint (lyd_panel_get_em (&wide, 80, FALSE), ==, 51);
  g_assert_cmpint (lyd_panel_get_em (&wide, 200, FALSE), ==, 89);
  g_assert_cmpint (lyd_panel_get_em (&wide, 2000000, FALSE), ==, 89);
  g_assert_cmpint (lyd_panel_get_em (&wide, -5, FALSE), ==, 32);
  g_assert_cmpint (lyd_panel_get_em (&small, 140, FALSE), ==, 49);
  g_assert_cmpint (lyd_panel_get_em (&small, 140, TRUE), ==, 60);
}

/* Whatever the panel: larger is never smaller, and ten keys with their gaps fit side by side. */
static void
test_any_panel (void)
{
  for (int width = 1; width < 4000; width += 37)
    for (int height = 1; height < 3000; height += 53)
      for (double density = 0; density < 15; density += 1.7) {
        LydPanel panel = { width, height, density };
        int em = lyd_panel_get_em (&panel, 100, FALSE);
        int larger = lyd_panel_get_em (&panel, 100, TRUE);

        g_assert_cmpint (em, >=, 1);
        g_assert_cmpint (larger, >=, em);
        g_assert_cmpfloat (larger, <=, MAX (width / 17.0 + 1, 1));
      }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-size/known-panels", test_known_panels);
  g_test_add_func ("/letter-size/liars", test_liars);
  g_test_add_func ("/letter-size/scale", test_scale);
  g_test_add_func ("/letter-size/any-panel", test_any_panel);
  return g_test_run ();
}
