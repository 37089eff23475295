#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How large letters are on a panel that is touched at arm's length. */
typedef struct {
  int width; /* of what is drawn on, in pixels as the toolkit counts them */
  int height;
  double pixels_per_mm; /* as the monitor tells; 0 where it does not */
} LydPanel;

typedef enum {
  LYD_PANEL_SMALL,  /* 1024x600 */
  LYD_PANEL_MEDIUM, /* 1280x800 */
  LYD_PANEL_WIDE,   /* 1920x1080 */
} LydPanelClass;

/* Capitals of the kiosk's font, as a part of its em (Cantarell 0.303). */
#define LYD_CAPITAL_EM 0.694
/* Section 508, 402.4, asks for 4.8 mm; body text is read from further away. */
#define LYD_CAPITAL_MM 7.3

double lyd_panel_guess_density (const LydPanel *panel);
LydPanelClass lyd_panel_classify (const LydPanel *panel);
int lyd_panel_get_em (const LydPanel *panel, int percent, gboolean larger);

G_END_DECLS
