#pragma once

#include "camera/lyd-camera.h"
#include "kiosk/lyd-kiosk-keyboard.h"
#include "lyd-words-kiosk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The kiosk's screens. Each shows what it is given and forgets it when it is told to; what is pressed is an action of
 * the group "kiosk". */

#define LYD_TYPE_KIOSK_ATTRACT_PAGE (lyd_kiosk_attract_page_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskAttractPage, lyd_kiosk_attract_page, LYD, KIOSK_ATTRACT_PAGE, GtkBox)

typedef struct {
  const char *title;    /* the event's */
  const char *headline; /* what to do with a badge */
  const char *language; /* the other one, in its own words */
  const char *larger;
  const char *contrast;
  const char *listen;
  const char *picture; /* in words */
  gboolean larger_on;
  gboolean contrast_on;
  gboolean listen_on;
} LydKioskFirst;

void lyd_kiosk_attract_page_set_camera (LydKioskAttractPage *self, LydCamera *camera);
void lyd_kiosk_attract_page_show (LydKioskAttractPage *self, const LydKioskFirst *first);

#define LYD_TYPE_KIOSK_TYPE_PAGE (lyd_kiosk_type_page_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskTypePage, lyd_kiosk_type_page, LYD, KIOSK_TYPE_PAGE, GtkBox)

typedef struct {
  const char *question;
  const char *hint;    /* or NULL */
  const char *example; /* in the empty entry, or NULL */
  const char *step;    /* on the keyboard's last key */
  const char *text;    /* typed before, or NULL */
  LydKioskKeys keys;
  gboolean hidden; /* what is typed is nobody else's business */
} LydKioskTyping;

void lyd_kiosk_type_page_set_book (LydKioskTypePage *self, const LydPhrasebook *book);
void lyd_kiosk_type_page_show (LydKioskTypePage *self, const LydKioskTyping *typing, const char *language);
void lyd_kiosk_type_page_focus (LydKioskTypePage *self);
const char *lyd_kiosk_type_page_get_text (LydKioskTypePage *self);
void lyd_kiosk_type_page_forget (LydKioskTypePage *self);

#define LYD_TYPE_KIOSK_CHOOSE_PAGE (lyd_kiosk_choose_page_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskChoosePage, lyd_kiosk_choose_page, LYD, KIOSK_CHOOSE_PAGE, GtkBox)

/* How what is picked goes on. */
typedef enum {
  LYD_KIOSK_PICKS_ONE,     /* at once */
  LYD_KIOSK_PICKS_ONE_OR,  /* ... or none of these */
  LYD_KIOSK_PICKS_SEVERAL, /* with "Next" */
} LydKioskPicks;

void lyd_kiosk_choose_page_begin (LydKioskChoosePage *self, const char *headline, LydKioskPicks picks);
void lyd_kiosk_choose_page_add (LydKioskChoosePage *self, const char *name, const char *detail, gboolean picked);
void lyd_kiosk_choose_page_focus (LydKioskChoosePage *self);
void lyd_kiosk_choose_page_forget (LydKioskChoosePage *self);

#define LYD_TYPE_KIOSK_CONFIRM_PAGE (lyd_kiosk_confirm_page_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskConfirmPage, lyd_kiosk_confirm_page, LYD, KIOSK_CONFIRM_PAGE, GtkBox)

void lyd_kiosk_confirm_page_show (LydKioskConfirmPage *self, const char *name, const char *organization);
void lyd_kiosk_confirm_page_focus (LydKioskConfirmPage *self);
void lyd_kiosk_confirm_page_forget (LydKioskConfirmPage *self);

#define LYD_TYPE_KIOSK_RESULT_PAGE (lyd_kiosk_result_page_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskResultPage, lyd_kiosk_result_page, LYD, KIOSK_RESULT_PAGE, GtkBox)

#define LYD_KIOSK_N_FACTS 2

typedef struct {
  LydKioskLook look;
  const char *icon; /* NULL: the look's */
  const char *word;
  const char *title;
  struct {
    const char *icon;
    const char *fact; /* NULL: none */
    const char *note; /* or NULL */
  } facts[LYD_KIOSK_N_FACTS];
  gboolean final; /* nobody can leave it */
} LydKioskCard;

void lyd_kiosk_result_page_show (LydKioskResultPage *self, const LydKioskCard *card);
void lyd_kiosk_result_page_focus (LydKioskResultPage *self);
void lyd_kiosk_result_page_forget (LydKioskResultPage *self);

#define LYD_TYPE_KIOSK_STILL_PAGE (lyd_kiosk_still_page_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskStillPage, lyd_kiosk_still_page, LYD, KIOSK_STILL_PAGE, GtkBox)

void lyd_kiosk_still_page_show (LydKioskStillPage *self, guint count, double part, const char *sentence);
void lyd_kiosk_still_page_focus (LydKioskStillPage *self);

G_END_DECLS
