#pragma once

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
  int tray;               /* where the badge lies until it is fetched; 0: in no tray */
  int slot;
} LydBadge;

typedef enum {
  LYD_BADGE_TYPE,
  LYD_BADGE_GIVEN, /* the large line: the given name, or the whole name where it has no parts */
  LYD_BADGE_FAMILY,
  LYD_BADGE_ORGANIZATION,
  LYD_BADGE_ROLE,
  LYD_BADGE_PRONOUNS,
  LYD_BADGE_TEXT, /* a line of the organizer's, the same on all badges */
  LYD_BADGE_FIRST_TIME,
  LYD_BADGE_NO_PHOTOS,
  LYD_BADGE_NO_PHOTOS_TOO, /* the same in another language, where the mark is large */
  LYD_BADGE_EVENT,
  LYD_BADGE_WHEN,
  LYD_BADGE_CODE,
  LYD_BADGE_SHORT_CODE,
  LYD_BADGE_TRAY,
  LYD_N_BADGE_FIELDS,
} LydBadgeField;

extern const LydVocabulary lyd_badge_fields; /* in the order of LydBadgeField */

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

char *lyd_badge_digest (const char *design, const LydBadge *badge) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_badge_problem_get_title (LydBadgeProblems problem);

G_END_DECLS
