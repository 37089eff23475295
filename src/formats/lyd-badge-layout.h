#pragma once

#include "lyd-fit.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* What stands on a badge. All strings are borrowed and may be NULL; `pronouns` only where the person agreed. */
typedef struct {
  const char *name; /* whole, the preferred name */
  const char *given;
  const char *family;
  const char *organization;
  const char *role;
  const char *pronouns;
  LydAttendeeType type;
  gboolean first_time;
  gboolean no_photos;
  const char *code;       /* the ticket code, in the QR symbol */
  const char *short_code; /* under it, for typing */
  const char *event;      /* title */
  const char *when;       /* "Sep 21-23", short */
  const char *language;   /* of the person, "es": decides glyphs that scripts share; NULL: the program's */
} LydBadge;

typedef enum {
  LYD_BADGE_TYPE,
  LYD_BADGE_GIVEN, /* the large line: the given name, or the whole name where it has no parts */
  LYD_BADGE_FAMILY,
  LYD_BADGE_ORGANIZATION,
  LYD_BADGE_ROLE,
  LYD_BADGE_PRONOUNS,
  LYD_BADGE_FIRST_TIME,
  LYD_BADGE_NO_PHOTOS,
  LYD_BADGE_EVENT,
  LYD_BADGE_WHEN,
  LYD_BADGE_CODE,
  LYD_BADGE_SHORT_CODE,
  LYD_N_BADGE_FIELDS,
} LydBadgeField;

/* Bits: what the organizer should look at before printing. */
typedef enum {
  LYD_BADGE_NAME_TOO_LONG = 1 << 0,  /* smaller than the design's minimum, or broken within a word */
  LYD_BADGE_TEXT_TOO_LONG = 1 << 1,  /* the same for organization, role, pronouns or event */
  LYD_BADGE_MISSING_GLYPHS = 1 << 2, /* no installed font has a letter of it */
  LYD_BADGE_NO_NAME = 1 << 3,
  LYD_BADGE_NO_CODE = 1 << 4,    /* nothing to scan */
  LYD_BADGE_CODE_SMALL = 1 << 5, /* modules under half a millimetre: to be held close to the scanner */
} LydBadgeProblems;

#define LYD_N_BADGE_PROBLEMS 6

/* A placed field, in points from the label's upper left corner as the badge is read. */
typedef struct {
  gboolean placed;
  double x;
  double y;
  double width;
  double height;
  double size; /* of the text; of one module for the code */
  int n_lines;
} LydBadgeBox;

/* How badges look: sizes in points for a badge of 4 x 3 in (other stocks scale them), colours as red, green and
 * blue. */
typedef struct {
  double red;
  double green;
  double blue;
  int corners; /* of the mark beside the word, so that types differ without colour: 0 is a disc */
} LydBadgeTypeStyle;

typedef struct {
  const char *id;
  const char *font;
  LydFitStyle fields[LYD_N_BADGE_FIELDS];
  const LydBadgeTypeStyle *types; /* one a LydAttendeeType */
  double edge;                    /* ink stays this far off perforations */
  double margin;                  /* of text */
  double module;                  /* of the code on 4 x 3 in */
} LydBadgeDesign;

extern const LydBadgeDesign lyd_badge_design;

typedef struct _LydBadgeLayout LydBadgeLayout;

LydBadgeLayout *lyd_badge_layout_new (const LydBadgeDesign *design, double width, double height, gboolean mono)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_badge_layout_free (LydBadgeLayout *self);
guint lyd_badge_layout_place (LydBadgeLayout *self, const LydBadge *badge);
const LydBadgeBox *lyd_badge_layout_get_box (const LydBadgeLayout *self, LydBadgeField field);
void lyd_badge_layout_draw (LydBadgeLayout *self, cairo_t *cr);

char *lyd_badge_digest (const LydBadge *badge) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_badge_problem_get_title (LydBadgeProblems problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgeLayout, lyd_badge_layout_free)

G_END_DECLS
