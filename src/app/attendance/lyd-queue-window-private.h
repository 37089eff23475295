#pragma once

#include "lyd-queue-window.h"
#include "lyd-store-attendance.h"

G_BEGIN_DECLS

/* The queue's window is two files: who is next and what is shown of them (lyd-queue-window.c), and what a person
 * answers (lyd-queue-answers.c). */

struct _LydQueueWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydId event;
  GTimeZone *zone;
  GPtrArray *people;   /* of LydAttendanceUnmatched; NULL: not read yet */
  GHashTable *skipped; /* keys of those who are left for later */
  GPtrArray *done;     /* of Answer, as they were given */
  char *current;       /* the key of who is shown; NULL: nobody */
  guint n_all;         /* the most that were not known since the window was opened */
  GCancellable *finding;
  guint n_pending;
  gboolean closing;

  AdwToastOverlay *toasts;
  AdwToast *toast; /* the last one, while it is shown */
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkProgressBar *progress;
  GtkStack *pages;
  GtkScrolledWindow *scroller;
  GtkLabel *name;
  GtkLabel *line;
  GtkLabel *source;
  GtkListBox *answers;
  GtkListBox *others;
  GtkCheckButton *everywhere;
  GtkLabel *memory;
  GtkEditable *search;
  GtkLabel *found_line;
  GtkListBox *found;
  GtkEditable *new_name;
  GtkEditable *new_organization;
  GtkEditable *new_email;
  AdwStatusPage *empty;
  GtkWidget *again;
  GtkWidget *close;
};

char *lyd_queue_make_key (const LydAttendanceUnmatched *one) G_GNUC_WARN_UNUSED_RESULT;
const LydAttendanceUnmatched *lyd_queue_window_get_current (LydQueueWindow *self);
void lyd_queue_window_read (LydQueueWindow *self);
void lyd_queue_window_show_next (LydQueueWindow *self);
void lyd_queue_window_show_page (LydQueueWindow *self, const char *page);
void lyd_queue_window_toast (LydQueueWindow *self, const char *message);
GtkWidget *lyd_queue_row_new (const char *key, const char *title, const char *subtitle);

/* lyd-queue-answers.c */
void lyd_queue_window_install_answers (GtkWidgetClass *widget_class);
void lyd_queue_window_update_answers (LydQueueWindow *self);

G_END_DECLS
