#pragma once

#include "lyd-kiosk-stage.h"

G_BEGIN_DECLS

/* Every screen that a kiosk can show, one after another, for whoever looks at all of them. */
typedef struct {
  int width;
  int height;
  double pixels_per_mm;
} LydKioskTourPanel;

/* The panels that the screens were drawn for, the smallest first. */
#define LYD_N_TOUR_PANELS 3
extern const LydKioskTourPanel lyd_kiosk_tour_panels[LYD_N_TOUR_PANELS];

typedef struct {
  const LydKioskTourPanel *panel;
  guint language; /* 0 English, 1 Spanish */
  gboolean larger;
  gboolean contrast;
} LydKioskTourLooks;

/* @screen: what shows, as a part of a file's name */
typedef void (*LydKioskTourFunc) (GtkWindow *window,
                                  const char *screen,
                                  const LydKioskTourLooks *looks,
                                  gpointer data);

void lyd_kiosk_tour (const LydKioskTourLooks *looks, LydKioskTourFunc func, gpointer data);

G_END_DECLS
