#pragma once

#include "lyd-badge-layout.h"
#include "lyd-ink.h"

G_BEGIN_DECLS

/* A layout is four files: which form a label has and whose name it is (lyd-badge-layout.c), what goes where in each
 * form (lyd-badge-forms.c), how fields are set into their boxes (lyd-badge-parts.c), and ink (lyd-badge-draw.c). */

typedef enum {
  LYD_BADGE_BLACK,
  LYD_BADGE_ON_TYPE, /* on the colour of the attendee type: white or black, whichever reads better */
  LYD_BADGE_WHITE,
} LydBadgeInk;

typedef struct {
  LydBadgeBox box;
  const LydFitted *fitted; /* in the cache, or owned by `owned` */
  double align;
  LydBadgeInk ink;
} LydBadgePiece;

struct _LydBadgeLayout {
  LydBadgeDesign *design;
  LydFit *fit;
  double full_width; /* of the label */
  double width;      /* without the hatched edge of this badge */
  double height;
  gboolean mono;
  double scale; /* of the design's sizes to this label */
  cairo_surface_t *logo;
  cairo_surface_t *background;

  LydBadgePiece pieces[LYD_N_BADGE_FIELDS];
  GPtrArray *owned;  /* of LydFitted: names, which nobody shares */
  GHashTable *cache; /* text and box -> LydFitted: organizations, titles, types come again and again */
  LydQr *qr;
  LydAttendeeType type;
  gboolean mirror;   /* the name runs from right to left, and all follows it */
  LydBadgeBox bar;   /* behind the attendee type: a band or a chip */
  LydBadgeBox rule;  /* under the head */
  LydBadgeBox shape; /* of the attendee type: a square that it stands in */
  LydBadgeBox pill;  /* behind "First time" */
  LydBadgeBox sign;  /* the crossed camera */
  LydBadgeBox logo_box;
  double hatch; /* width of the hatched edge; 0: none */
  guint problems;
  char *given;
  char *family;
  char *tray;
};

/* lyd-badge-forms.c */
void lyd_badge_layout_place_form (LydBadgeLayout *self, const LydBadge *badge);
gboolean lyd_badge_layout_can_hatch (const LydBadgeLayout *self);

/* lyd-badge-parts.c */
LydFitStyle lyd_badge_layout_get_style (const LydBadgeLayout *self, LydBadgeField field);
double lyd_badge_layout_put (
  LydBadgeLayout *self, LydBadgeField field, const char *text, double x, double y, double width, double height);
double lyd_badge_layout_put_name (
  LydBadgeLayout *self, const LydBadge *badge, double x, double y, double width, double height);
double lyd_badge_layout_put_column (LydBadgeLayout *self,
                                    const LydBadge *badge,
                                    const LydBadgeField *fields,
                                    guint n_fields,
                                    double x,
                                    double y,
                                    double width,
                                    double bottom);
void lyd_badge_layout_put_slot (LydBadgeLayout *self,
                                const LydBadge *badge,
                                const LydBadgeSlot *slot,
                                double x,
                                double y,
                                double width,
                                double height,
                                double align);
void lyd_badge_layout_put_type (
  LydBadgeLayout *self, double x, double y, double width, double height, LydBadgeInk ink);
void lyd_badge_layout_centre (LydBadgeLayout *self, LydBadgeField field, double y, double height);
double lyd_badge_layout_put_code (
  LydBadgeLayout *self, const LydBadge *badge, double module, double right, double bottom, gboolean with_short_code);

/* lyd-badge-foot.c */
double lyd_badge_layout_put_head (LydBadgeLayout *self, const LydBadge *badge, gboolean narrow);
double lyd_badge_layout_put_foot (LydBadgeLayout *self,
                                  const LydBadge *badge,
                                  const LydBadgeSlot *slot,
                                  double x,
                                  double bottom,
                                  double width);

G_END_DECLS
