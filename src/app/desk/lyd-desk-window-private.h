#pragma once

#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-counter.h"
#include "desk/lyd-desk-keys.h"
#include "desk/lyd-desk-questions.h"
#include "desk/lyd-desk-reason.h"
#include "desk/lyd-desk-side.h"
#include "desk/lyd-desk-sounds.h"
#include "desk/lyd-desk-walk-in.h"
#include "desk/lyd-desk-window.h"
#include "lyd-store-desk.h"
#include "lyd-store-events.h"
#include "lyd-store-roster.h"
#include "printing/lyd-badge-printer.h"

G_BEGIN_DECLS

typedef struct _LydDeskCamera LydDeskCamera;
typedef struct _LydDeskVolunteers LydDeskVolunteers;

/*
 * One session's door. Whatever is done here is an action of the group "desk": buttons, keys, the hand scanner and the
 * tests call the same ones. Only what is on disk turns the card green.
 */
struct _LydDeskWindow {
  AdwApplicationWindow parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  GCancellable *cancellable;
  GCancellable *search_asked;
  GSimpleActionGroup *actions;
  LydDeskKeys *keys;
  LydDeskSounds *sounds;
  LydDeskCamera *camera;
  guint refresh_source;
  guint trays_source;
  guint fold_source;
  guint fold; /* bits: what there is room for */

  LydId event;
  LydSession *session; /* one of the next; NULL until it has been read */
  GPtrArray *sessions; /* LydSession */
  gboolean counted;    /* the event is sensitive: heads are counted at every door */
  LydId wanted;        /* the session to open on; none: the one whose window is open */
  GTimeZone *zone;
  gint64 latest; /* the latest time that was seen here: a clock goes on from it */

  GPtrArray *found;         /* LydRosterRow: the results of the search */
  LydId together;           /* one of an organization that was looked for; none: none was */
  char *entered;            /* the text with which Enter came before them */
  LydRosterRow *person;     /* whose confirmation card is open */
  gboolean leaves;          /* ... to check them out, whatever the desk does otherwise */
  LydAdmissionResult *last; /* what the card shows */
  GPtrArray *early;         /* char *: scanned before the session had been read */
  gboolean walk_in_begun;   /* somebody is half written down: a scan in between does not lose them */
  gboolean walk_in_asked;   /* ... and being registered */
  LydId last_entry;         /* the scan that "undo last" takes back */
  gboolean rehearsal;       /* on a copy that is wiped */
  gboolean volunteers;      /* open for them: this event only */
  LydDeskVolunteers *guard;
  guint awake; /* the cookie of what keeps the computer awake; 0: nothing does */

  LydBadgePrinter *printer;   /* borrowed: the store's */
  GtkWidget *printing_button; /* how it stands with it; hidden while all is well */
  gboolean badge_asked;       /* the card's badge is being looked up */

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkMenuButton *session_button;
  GtkLabel *session_label;
  GtkSearchEntry *entry;
  GtkStack *doors; /* scan, count */
  LydDeskCounter *counter;
  GtkStack *pages;
  LydDeskCard *card;
  GtkListBox *results;
  GtkLabel *hint;
  LydDeskWalkIn *walk_in;
  LydDeskReason *reason;
  LydDeskQuestions *questions;
  LydDeskSide *side;
  AdwBin *camera_below;
  GMenu *camera_devices;
  GtkWidget *camera_button;
  GtkWidget *status_line;
  GtkWidget *unseen; /* shown while there are desks whose check-ins are not here */
  GtkLabel *unseen_words;
  GtkLabel *notice;
  GtkWidget *modes_box;
  GtkWidget *mode_button;
  GtkWidget *undo_button;
  GtkWidget *roll_call_label;
  GtkWidget *leave_button;
  GtkLabel *mode_label;
  GtkLabel *station;
  GtkLabel *saved;
};

void lyd_desk_window_toast (LydDeskWindow *self, const char *message);
void lyd_desk_window_toast_undo (LydDeskWindow *self, const char *message, const LydId *entry);
void lyd_desk_window_activate (LydDeskWindow *self, const char *name, GVariant *parameter);
gboolean lyd_desk_window_is_page (LydDeskWindow *self, const char *name);
gboolean lyd_desk_window_is_counting (LydDeskWindow *self);
void lyd_desk_window_fold (LydDeskWindow *self);
void lyd_desk_window_fold_pages (LydDeskWindow *self);
gboolean lyd_desk_window_is_leaving (LydDeskWindow *self);
gboolean lyd_desk_window_is_recording (LydDeskWindow *self);
GSimpleAction *lyd_desk_window_get_action (LydDeskWindow *self, const char *name);
void lyd_desk_window_show_result (LydDeskWindow *self);
void lyd_desk_window_show_card (LydDeskWindow *self);
void lyd_desk_window_show_last (LydDeskWindow *self);
void lyd_desk_window_forget_person (LydDeskWindow *self);

/* Each adds its actions to the group. */
void lyd_desk_scans_init (LydDeskWindow *self);
void lyd_desk_search_init (LydDeskWindow *self);
void lyd_desk_kiosk_init (LydDeskWindow *self);
void lyd_desk_newcomers_init (LydDeskWindow *self);
void lyd_desk_paper_init (LydDeskWindow *self);
void lyd_desk_sessions_init (LydDeskWindow *self);
void lyd_desk_roll_call_init (LydDeskWindow *self);
void lyd_desk_second_init (LydDeskWindow *self);
void lyd_desk_trays_init (LydDeskWindow *self);
void lyd_desk_trays_load (LydDeskWindow *self);
void lyd_desk_camera_init (LydDeskWindow *self);

void lyd_desk_second_refresh (LydDeskWindow *self);
void lyd_desk_camera_show (LydDeskWindow *self, gboolean beside);
void lyd_desk_camera_stop (LydDeskWindow *self);
void lyd_desk_volunteers_init (LydDeskWindow *self);
void lyd_desk_place_init (LydDeskWindow *self);
void lyd_desk_replace_init (LydDeskWindow *self);
void lyd_desk_together_init (LydDeskWindow *self);
void lyd_desk_inside_init (LydDeskWindow *self);

void lyd_desk_volunteers_stop (LydDeskWindow *self);
void lyd_desk_place_stop (LydDeskWindow *self);
void lyd_desk_show_place (LydDeskWindow *self);
void lyd_desk_show_own_door (LydDeskWindow *self);

void lyd_desk_printing_init (LydDeskWindow *self);
void lyd_desk_printing_start (LydDeskWindow *self);
void lyd_desk_printing_show_badge (LydDeskWindow *self);

void lyd_desk_search_install (GtkWidgetClass *widget_class);
void lyd_desk_search_again (LydDeskWindow *self);
char *
lyd_desk_describe_clock (gint64 now, gint64 latest, GTimeZone *zone, GTimeZone *computer) G_GNUC_WARN_UNUSED_RESULT;
void lyd_desk_show_notice (LydDeskWindow *self);
void lyd_desk_check_clock (LydDeskWindow *self, GPtrArray *recent);
gboolean lyd_desk_refuse_unrecorded (LydDeskWindow *self);
LydAttempt lyd_desk_make_attempt (LydDeskWindow *self, LydSource source);
void lyd_desk_take_scan (LydDeskWindow *self, const char *text, LydSource source);
void lyd_desk_open_registration (LydDeskWindow *self, const LydId *registration);
void lyd_desk_admitted_cb (GObject *source, GAsyncResult *result, gpointer data);
void lyd_desk_refresh (LydDeskWindow *self);
void lyd_desk_event_read_cb (GObject *source, GAsyncResult *result, gpointer data);

G_END_DECLS
