#pragma once

#include "lyd-badge-picture.h"
#include "lyd-badge.h"
#include "lyd-fit.h"

G_BEGIN_DECLS

#define LYD_N_ATTENDEE_TYPES 6
#define LYD_BADGE_MAX_TEXT 200 /* letters of a line */

/* What a design's file may be long, pictures and all. */
#define LYD_BADGE_DESIGN_MAX_BYTES (2 * 1024 * 1024)

typedef struct {
  double red; /* of sRGB, 0 to 1 */
  double green;
  double blue;
} LydBadgeColor;

/* How badges of one attendee type look. */
typedef struct {
  LydBadgeColor color;
  int corners; /* of the mark beside the word, so that types differ without colour: 0 is a disc */
} LydBadgeTypeStyle;

typedef enum {
  LYD_BADGE_HEAD_BAND, /* a coloured band with the attendee type */
  LYD_BADGE_HEAD_RULE, /* a line of text with a rule under it */
} LydBadgeHead;

typedef enum {
  LYD_BADGE_ONE_SIDE,
  LYD_BADGE_BACK, /* the same badge on the back of the sheet, for a printer that prints both sides */
  LYD_BADGE_FOLD, /* each label is folded at its top: the upper half stands on its head */
} LydBadgeSecondSide;

extern const LydVocabulary lyd_badge_heads;
extern const LydVocabulary lyd_badge_second_sides;
extern const LydVocabulary lyd_badge_shapes; /* by index, not by corners: see lyd_badge_shape_corners() */

#define LYD_BADGE_MAX_SLOT 2

/* Fields that stand under one another in a part of the badge. */
typedef struct {
  LydBadgeField fields[LYD_BADGE_MAX_SLOT];
  guint n;
} LydBadgeSlot;

/* How badges look: what a ".lanyard-badge" file says. Sizes in points for a badge of 4 x 3 in, other stocks scale
 * them. */
typedef struct {
  char *id;    /* the built-in design that it began as */
  char *title; /* of the organizer's; NULL: that of the built-in design */
  char *font;
  LydBadgeHead head;
  LydBadgeSlot left; /* of the head; a band begins with the attendee type */
  LydBadgeSlot right;
  LydBadgeSlot foot;     /* beside the code, at the bottom */
  gboolean large_marks;  /* "No photos" is seen from across a room */
  gboolean hatched_edge; /* of badges of people who want no photos */
  gboolean shown[LYD_N_BADGE_FIELDS];
  LydFitStyle fields[LYD_N_BADGE_FIELDS];
  LydBadgeTypeStyle types[LYD_N_ATTENDEE_TYPES];
  double edge;   /* ink stays this far off perforations */
  double margin; /* of text */
  double module; /* of the code on 4 x 3 in */
  char *event;   /* in the place of the event's title; NULL: that */
  char *text;    /* a line of the organizer's; NULL: none */
  LydBadgePicture *logo;
  LydBadgePicture *background;
  int strength; /* of the background, percent */
  LydBadgeSecondSide second_side;
} LydBadgeDesign;

/* Bits: what somebody should look at who chooses colours and pictures. */
typedef enum {
  LYD_DESIGN_WEAK_COLOR = 1 << 0,      /* a type's colour can hardly be told from paper */
  LYD_DESIGN_SAME_LOOK = 1 << 1,       /* two types have the same colour or, on grey paper, the same shape */
  LYD_DESIGN_DARK_BACKGROUND = 1 << 2, /* black text on it is hard to read */
} LydDesignDoubts;

#define LYD_N_DESIGN_DOUBTS 3

guint lyd_badge_designs_get_n_builtin (void);
const char *lyd_badge_designs_get_builtin_id (guint index);
LydBadgeDesign *lyd_badge_design_new_builtin (const char *id) G_GNUC_WARN_UNUSED_RESULT;
LydBadgeDesign *lyd_badge_design_copy (const LydBadgeDesign *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_badge_design_free (LydBadgeDesign *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgeDesign, lyd_badge_design_free)

const char *lyd_badge_design_get_title (const LydBadgeDesign *self);
const char *lyd_badge_design_get_summary (const LydBadgeDesign *self);
char *lyd_badge_design_make_digest (const LydBadgeDesign *self) G_GNUC_WARN_UNUSED_RESULT;
guint lyd_badge_design_find_doubts (const LydBadgeDesign *self);
const char *lyd_badge_doubt_get_title (LydDesignDoubts doubt);
double lyd_badge_color_get_contrast (LydBadgeColor one, LydBadgeColor other);
gboolean lyd_badge_color_is_dark (LydBadgeColor self);
int lyd_badge_shape_get_corners (int shape);
int lyd_badge_shape_find (int corners);

/* lyd-badge-design-reader.c, lyd-badge-design-writer.c */
LydBadgeDesign *lyd_badge_design_read (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_badge_design_write (const LydBadgeDesign *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
