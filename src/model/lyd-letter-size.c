#include "lyd-letter-size.h"

#include <math.h>

#define MM_PER_INCH 25.4

/* What a panel may claim to be: a phone held close at most, a wall at least. What lies outside is made up: televisions
 * say 16 by 9 cm, many touch panels nothing. */
#define MIN_DENSITY (60 / MM_PER_INCH)
#define MAX_DENSITY (330 / MM_PER_INCH)

/* Panels that say nothing are taken for the usual ones of their size. */
#define SMALL_PANEL_WIDTH 1366
#define SMALL_PANEL_INCHES 10.1
#define LARGE_PANEL_INCHES 21.5

/* The screens are drawn on a grid that holds so many em; with larger text fewer, with less around them. */
#define EM_ACROSS 20.6
#define EM_DOWN 12.2
#define EM_ACROSS_LARGER 17.0
#define EM_DOWN_LARGER 10.0
#define LARGER 1.44

/* A big panel with letters no larger than they have to be would look empty. */
#define MAX_EM_ACROSS 30.0
#define MAX_EM_DOWN 16.9

#define MIN_PERCENT 50
#define MAX_PERCENT 200

/**
 * lyd_panel_guess_density:
 *
 * Returns: pixels per millimetre: what the monitor says where that can be, else that of a usual panel
 */
double
lyd_panel_guess_density (const LydPanel *panel)
{
  double diagonal = hypot (panel->width, panel->height);

  if (panel->pixels_per_mm >= MIN_DENSITY && panel->pixels_per_mm <= MAX_DENSITY)
    return panel->pixels_per_mm;
  return diagonal / (MM_PER_INCH * (panel->width <= SMALL_PANEL_WIDTH ? SMALL_PANEL_INCHES : LARGE_PANEL_INCHES));
}

/* Which of the three drawn layouts fits. */
LydPanelClass
lyd_panel_classify (const LydPanel *panel)
{
  if (panel->width < 1180 || panel->height < 700)
    return LYD_PANEL_SMALL;
  return panel->width < 1600 || panel->height < 950 ? LYD_PANEL_MEDIUM : LYD_PANEL_WIDE;
}

/**
 * lyd_panel_get_em:
 * @percent: what the staff has set, 100 where the panel tells the truth
 * @larger: whether larger text was asked for
 *
 * Body text's size: its capitals are LYD_CAPITAL_MM high where the panel has room for the screens at that size, and as
 * large as there is room where it has not.
 *
 * Returns: pixels
 */
int
lyd_panel_get_em (const LydPanel *panel,
                  int percent,
                  gboolean larger)
{
  double needed = LYD_CAPITAL_MM / LYD_CAPITAL_EM * lyd_panel_guess_density (panel);
  double filling = MIN (panel->width / MAX_EM_ACROSS, panel->height / MAX_EM_DOWN);
  double room = MIN (panel->width / EM_ACROSS, panel->height / EM_DOWN);
  double room_larger = MIN (panel->width / EM_ACROSS_LARGER, panel->height / EM_DOWN_LARGER);
  double em = MIN (MAX (needed, filling) * CLAMP (percent, MIN_PERCENT, MAX_PERCENT) / 100.0, room);

  return (int) MAX (round (larger ? MIN (em * LARGER, room_larger) : em), 1);
}
