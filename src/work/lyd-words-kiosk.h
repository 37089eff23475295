#pragma once

#include "lyd-admit.h"
#include "lyd-phrasebook.h"

G_BEGIN_DECLS

/* What the kiosk tells participants, in the language of whoever stands before it. */

/* What a result looks and sounds like. */
typedef enum {
  LYD_KIOSK_LOOK_IN,    /* done */
  LYD_KIOSK_LOOK_AGAIN, /* done before, nothing to do */
  LYD_KIOSK_LOOK_ASK,   /* something is asked first */
  LYD_KIOSK_LOOK_STOP,  /* the desk helps */
} LydKioskLook;

/* Where somebody finds their badge. */
typedef enum {
  LYD_KIOSK_BADGE_NONE,     /* nothing to be said of it */
  LYD_KIOSK_BADGE_PRINTING, /* it comes out here */
  LYD_KIOSK_BADGE_TRAY,
  LYD_KIOSK_BADGE_DESK,
} LydKioskBadge;

typedef struct {
  LydKioskLook look;
  char *word;   /* under the picture, one or two words: "Checked in" */
  char *title;  /* the headline: "Welcome, Maribel" */
  char *reason; /* (nullable) what it is about: "This is an older badge" */
  char *advice; /* (nullable) what follows from that, a sentence */
} LydKioskWords;

LydKioskWords *lyd_words_kiosk_verdict (const LydPhrasebook *book,
                                        const char *language,
                                        const LydAdmissionResult *result,
                                        const char *given_name,
                                        gboolean by_name) G_GNUC_WARN_UNUSED_RESULT;
void lyd_kiosk_words_free (LydKioskWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydKioskWords, lyd_kiosk_words_free)

char *lyd_words_kiosk_time (const LydPhrasebook *book, const char *language, gint64 at, gint64 now, GTimeZone *zone)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_kiosk_place (const LydPhrasebook *book,
                             const char *language,
                             const char *room,
                             gint64 start,
                             gint64 now,
                             GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_kiosk_badge (const LydPhrasebook *book,
                             const char *language,
                             LydKioskBadge badge,
                             int tray,
                             int slot,
                             const char **note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
