#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A self-service kiosk, as what it shows and how long: a table of steps and a table of times. No clock inside: every
 * call says what time it is, in milliseconds that only ever go on. What is on the screen, in the database and in
 * people's names is the caller's; it is told what to do as effects. */
typedef enum {
  LYD_KIOSK_ATTRACT,      /* the first screen */
  LYD_KIOSK_FIND,         /* somebody types a name, or a short code */
  LYD_KIOSK_CHOOSE,       /* two or three may be meant */
  LYD_KIOSK_CONFIRM,      /* "Is this you?" */
  LYD_KIOSK_QUESTIONS,    /* what the event asks at check-in, one question a screen */
  LYD_KIOSK_NAME,         /* somebody new: their name */
  LYD_KIOSK_ORGANIZATION, /* ... their organization */
  LYD_KIOSK_EMAIL,        /* ... their e-mail address */
  LYD_KIOSK_DONE,         /* "Welcome" */
  LYD_KIOSK_THANKS,       /* written down; the desk does the rest */
  LYD_KIOSK_ALREADY,      /* they are in already */
  LYD_KIOSK_REFUSED,      /* "Please see the desk" */
  LYD_KIOSK_PAUSED,       /* too many lookups without a check-in */
  LYD_KIOSK_STILL_THERE,  /* the visible countdown */
  LYD_KIOSK_OUT_OF_ORDER, /* scans cannot be recorded */
  LYD_KIOSK_PIN,          /* staff, on their way out */
} LydKioskState;
#define LYD_N_KIOSK_STATES (LYD_KIOSK_PIN + 1)

/* What happens to it. */
typedef enum {
  /* People. */
  LYD_KIOSK_TOUCH, /* a touch or a key, whatever for */
  LYD_KIOSK_FIND_NAME,
  LYD_KIOSK_NEW_HERE,
  LYD_KIOSK_NEXT, /* what was typed or answered is whole */
  LYD_KIOSK_BACK,
  LYD_KIOSK_PICK,
  LYD_KIOSK_NONE_OF_THESE,
  LYD_KIOSK_YES,
  LYD_KIOSK_NOT_ME,
  LYD_KIOSK_MORE_TIME,
  LYD_KIOSK_FINISH, /* also "Start over" */
  LYD_KIOSK_TOGGLE_LANGUAGE,
  LYD_KIOSK_TOGGLE_LARGER,
  LYD_KIOSK_TOGGLE_CONTRAST,
  LYD_KIOSK_VOICE_ON,
  LYD_KIOSK_VOICE_OFF,
  LYD_KIOSK_SCAN, /* a code, held up to whatever is on the screen */

  /* Answers to what was asked for; each belongs to the serial that it was asked with. */
  LYD_KIOSK_FOUND,      /* n: how many */
  LYD_KIOSK_IDENTIFIED, /* the scan was a short code: it is somebody, who has to say so */
  LYD_KIOSK_ASKED,      /* n questions have to be answered first */
  LYD_KIOSK_ADMITTED,
  LYD_KIOSK_ALREADY_IN,
  LYD_KIOSK_TURNED_DOWN,
  LYD_KIOSK_WRITTEN_DOWN, /* registered, or not: the desk knows */
  LYD_KIOSK_UNUSABLE,     /* what was typed cannot be taken; the screen says why */

  /* Staff and the machine. */
  LYD_KIOSK_TICK,
  LYD_KIOSK_CORNER_DOWN,
  LYD_KIOSK_CORNER_UP,
  LYD_KIOSK_ASK_PIN,
  LYD_KIOSK_PIN_RIGHT,
  LYD_KIOSK_FAULT, /* a scan could not be recorded */
  LYD_KIOSK_RECOVERED,
} LydKioskInput;

/* What the caller has to do, as bits. */
typedef enum {
  LYD_KIOSK_SHOW = 1 << 0,   /* the screen is another one */
  LYD_KIOSK_FORGET = 1 << 1, /* nothing of a person may be left, on the screen or behind it */
  LYD_KIOSK_LOOKS = 1 << 2,  /* language, size of the letters or contrast changed */
  LYD_KIOSK_COUNT = 1 << 3,  /* the countdown shows another number */
  LYD_KIOSK_WORK = 1 << 4,   /* whether it waits for an answer changed */
  LYD_KIOSK_LOOK_UP = 1 << 5,
  LYD_KIOSK_CHECK_IN = 1 << 6,
  LYD_KIOSK_CHECK_IN_CODE = 1 << 7,
  LYD_KIOSK_REGISTER = 1 << 8,
  LYD_KIOSK_LEAVE = 1 << 9,
} LydKioskEffects;

/* What a person may set; the first screen has the kiosk's own. */
typedef struct {
  guint language; /* 0 or 1: the first or the second of the kiosk's languages */
  gboolean larger;
  gboolean contrast;
  gboolean voice; /* the screen is read aloud */
} LydKioskLooks;

/* To be looked at, not written to. */
typedef struct {
  LydKioskState state;
  LydKioskState before; /* with STILL_THERE and PIN: what comes back */
  LydKioskLooks looks;
  LydKioskLooks first;
  gint64 deadline;     /* when the state ends by itself; 0: it does not */
  gint64 corner_since; /* 0: nobody holds one */
  gint64 paused_until; /* no lookups before; 0: there may be */
  gboolean patient;    /* more time was asked for where a result shows */
  guint lookups;       /* since somebody was checked in */
  guint serial;        /* of what was asked for last */
  guint n_waiting;     /* answers that are still to come */
  guint n_found;       /* by the last lookup; 0: none, or a scan identified them */
  guint question;      /* of n_questions, from 0 */
  guint n_questions;
  guint count; /* seconds that the countdown shows */
} LydKiosk;

#define LYD_KIOSK_MAX_FOUND 3
#define LYD_KIOSK_MAX_QUESTIONS 3
#define LYD_KIOSK_MAX_LOOKUPS 3
#define LYD_KIOSK_IDLE_MS 45000
#define LYD_KIOSK_COUNTDOWN_MS 10000
#define LYD_KIOSK_CORNER_MS 3000
#define LYD_KIOSK_PAUSE_MS 60000

void lyd_kiosk_init (LydKiosk *self, const LydKioskLooks *first);
guint lyd_kiosk_handle (LydKiosk *self, LydKioskInput input, gint64 now);
guint lyd_kiosk_answer (LydKiosk *self, LydKioskInput input, guint serial, guint n, gint64 now);
gint64 lyd_kiosk_get_wake (const LydKiosk *self);
LydKioskState lyd_kiosk_get_screen (const LydKiosk *self);
const char *lyd_kiosk_state_get_id (LydKioskState state);

G_END_DECLS
