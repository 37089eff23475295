#include "lyd-kiosk-eyes.h"
#include "lyd-kiosk-tour.h"

/*
 * Every screen of the kiosk as it is at run time, on each panel that it was drawn for, in both languages: everything
 * that can be touched has a name and room for a finger, every word its contrast and its height, nothing is cut off,
 * shortened or pushed off the screen.
 */

typedef struct {
  guint n_looked;
  guint n_problems;
} Walk;

static void
look_cb (GtkWindow *window,
         const char *screen,
         const LydKioskTourLooks *looks,
         gpointer data)
{
  Walk *walk = data;
  g_autofree char *where = g_strdup_printf ("%s, %d wide, %s%s%s", screen, looks->panel->width,
                                            looks->language == 0 ? "en" : "es", looks->larger ? ", larger" : "",
                                            looks->contrast ? ", contrast" : "");
  LydKioskEyes eyes = { where, looks->panel->pixels_per_mm, looks->larger };

  walk->n_looked++;
  walk->n_problems += lyd_kiosk_eyes_look (&eyes, window, looks->panel->width, looks->panel->height);
}

static void
test_walk (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  LydKioskTourLooks looks = { .panel = &lyd_kiosk_tour_panels[i / 4], .larger = i % 2, .contrast = i / 2 % 2 };
  Walk walk = { 0 };

  for (looks.language = 0; looks.language < 2; looks.language++)
    lyd_kiosk_tour (&looks, look_cb, &walk);
  g_test_message ("%u screens", walk.n_looked);
  g_assert_cmpuint (walk.n_looked, >, 60);
  g_assert_cmpuint (walk.n_problems, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < LYD_N_TOUR_PANELS * 4; i++) {
    g_autofree char *path = g_strdup_printf ("/kiosk-access/%d%s%s", lyd_kiosk_tour_panels[i / 4].width,
                                             i % 2 ? "-larger" : "", i / 2 % 2 ? "-contrast" : "");

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_walk);
  }
  return g_test_run ();
}
