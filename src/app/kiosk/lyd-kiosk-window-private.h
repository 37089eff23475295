#pragma once

#include "desk/lyd-desk-keys.h"
#include "desk/lyd-desk-sounds.h"
#include "kiosk/lyd-kiosk-listen.h"
#include "kiosk/lyd-kiosk-pin-pad.h"
#include "kiosk/lyd-kiosk-screens.h"
#include "kiosk/lyd-kiosk-style.h"
#include "kiosk/lyd-kiosk-window.h"
#include "lyd-admit.h"
#include "lyd-newcomers.h"
#include "printing/lyd-badge-printer.h"

G_BEGIN_DECLS

/* What is wrong with what was typed, said where the question stands. */
typedef enum {
  LYD_KIOSK_FINE,
  LYD_KIOSK_NOBODY_FOUND,
  LYD_KIOSK_TOO_MANY,
  LYD_KIOSK_NO_NAME,
  LYD_KIOSK_TOO_LONG,
  LYD_KIOSK_NO_EMAIL,
  LYD_KIOSK_NO_ANSWER,
  LYD_KIOSK_BAD_ANSWER,
} LydKioskProblem;

/* Whoever stands before the kiosk: all of it is gone when they are. */
typedef struct {
  LydLookup *found;
  LydLookupLine *line;             /* "Is this you?" */
  LydAdmissionResult *result;      /* the verdict, or what is asked first; NULL where another reason is said */
  char *given;                     /* of somebody new */
  gboolean by_name;                /* they typed a name instead of showing a code */
  char *texts[LYD_N_KIOSK_STATES]; /* what was typed on each screen */
  char *answers[LYD_KIOSK_MAX_QUESTIONS];
  LydKioskProblem problem;
} LydKioskPerson;

/*
 * Whatever is done here is an action of the group "kiosk": buttons, keys, the hand scanner, the camera and the tests
 * call the same ones. Each tells the model; what the model says is to be done is done in lyd_kiosk_window_follow().
 */
struct _LydKioskWindow {
  GtkApplicationWindow parent_instance;

  LydStore *store;
  LydPhrasebook *book;
  LydKioskStyle *style;
  LydDeskKeys *keys;
  LydCamera *camera; /* NULL: a hand scanner alone */
  LydBadgePrinter *printer;
  LydDeskSounds *sounds;
  GSimpleActionGroup *actions;
  GCancellable *cancellable;

  LydKiosk kiosk;
  LydKioskPerson person;
  LydEvent *event;
  LydSession *session;

  gint64 (*clock) (gpointer data);
  gpointer clock_data; /* NULL: the computer's own */
  gboolean held_clock; /* somebody else says when time passes */
  guint wake_source;
  guint probe_source;
  guint inhibit;

  gboolean showing; /* what is typed is the program's */
  GtkStack *pages;
  GtkWidget *working;
  LydKioskAttractPage *attract;
  LydKioskTypePage *type;
  LydKioskChoosePage *choose;
  LydKioskConfirmPage *confirm;
  LydKioskResultPage *result;
  LydKioskStillPage *still;
  LydKioskPinPad *pin;
  LydKioskListen *listen;
};

const char *lyd_kiosk_window_get_language (LydKioskWindow *self);
gint64 lyd_kiosk_window_get_time (LydKioskWindow *self);
void lyd_kiosk_window_handle (LydKioskWindow *self, LydKioskInput input);
void lyd_kiosk_window_answer (LydKioskWindow *self, LydKioskInput input, guint serial, guint n);

void lyd_kiosk_person_clear (LydKioskPerson *self);

/* What it shows. */
void lyd_kiosk_show (LydKioskWindow *self);
void lyd_kiosk_show_count (LydKioskWindow *self);
void lyd_kiosk_show_nobody (LydKioskWindow *self);

/* What it does. */
void lyd_kiosk_actions_init (LydKioskWindow *self);
void lyd_kiosk_look_up (LydKioskWindow *self);
void lyd_kiosk_check_in (LydKioskWindow *self);
void lyd_kiosk_check_in_code (LydKioskWindow *self, const char *text);
void lyd_kiosk_register (LydKioskWindow *self);
void lyd_kiosk_probe (LydKioskWindow *self);

G_END_DECLS
