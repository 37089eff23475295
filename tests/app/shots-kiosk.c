#include "lyd-kiosk-tour.h"

#include <glib/gi18n.h>
#include <string.h>

/* shots-kiosk FOLDER [SUFFIX]: every screen of the kiosk, in the language of the suffix: on the smallest panel as it
 * begins, larger and in high contrast, and as it begins on the others. */

static const char *folder;
static const char *suffix = "";

static void
shoot_cb (GtkWindow *window,
          const char *screen,
          const LydKioskTourLooks *looks,
          gpointer data)
{
  g_autofree char *file =
    g_strdup_printf ("kiosk-%s-%dx%d%s%s%s.png", screen, looks->panel->width, looks->panel->height,
                     looks->larger ? "-larger" : "", looks->contrast ? "-contrast" : "", suffix);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  lyd_harness_save_picture (GTK_WIDGET (window), path);
}

int
main (int argc,
      char *argv[])
{
  LydKioskTourLooks looks = { 0 };

  gtk_test_init (&argc, &argv, NULL);
  if (argc < 2)
    return 2;
  folder = argv[1];
  suffix = argc > 2 ? argv[2] : "";
  looks.language = strcmp (suffix, "-es") == 0;
  adw_init ();
  for (guint i = 0; i < LYD_N_TOUR_PANELS; i++) {
    looks.panel = &lyd_kiosk_tour_panels[i];
    looks.larger = looks.contrast = FALSE;
    lyd_kiosk_tour (&looks, shoot_cb, NULL);
    if (i > 0)
      continue;
    looks.larger = TRUE;
    lyd_kiosk_tour (&looks, shoot_cb, NULL);
    looks.larger = FALSE;
    looks.contrast = TRUE;
    lyd_kiosk_tour (&looks, shoot_cb, NULL);
  }
  return 0;
}
