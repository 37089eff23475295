#pragma once

#include "lyd-online-import-groups.h"
#include "lyd-online-import-window.h"
#include "lyd-store-attendance.h"

G_BEGIN_DECLS

/* The window is three files: its steps and what is awaited (lyd-online-import-window.c), what is shown of a plan
 * (lyd-online-import-preview.c), and what a person can do (lyd-online-import-actions.c). */

struct _LydOnlineImportWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydEvent *event;
  LydId session;             /* none: not known yet */
  gboolean session_chosen;   /* by somebody, or by where they came from */
  GPtrArray *list;           /* of LydSessionSummary; NULL: not read yet */
  GPtrArray *zones;          /* IANA names in the order of the row; NULL: not filled yet */
  GPtrArray *formats_list;   /* of LydFormat, in the order of the drop-down */
  LydAttendanceDraft *draft; /* NULL: no file yet */
  gboolean said_format;      /* somebody said what the file is */
  int order;                 /* a LydDateOrder + 1 that somebody said; 0: as the report shows */
  LydReplace replace;
  GtkFileChooserNative *chooser;
  guint tick;
  guint n_pending;
  LydOnlineGroup group; /* whose rows are listed */
  guint n_rows;         /* of them that are listed */
  gboolean filling;     /* rows are being filled, not chosen from */
  gboolean closing;
  gboolean narrow;
  guint turn_source;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *cancel;
  GtkWidget *back;
  GtkButton *apply;
  GtkStack *steps;
  GtkStack *file_state;
  GtkLabel *reading;
  GtkProgressBar *reading_bar;
  GtkWidget *problem_box;
  GtkLabel *problem;
  GtkScrolledWindow *scroller;
  GtkWidget *preview;
  AdwPreferencesGroup *facts;
  AdwComboRow *format_row;
  AdwComboRow *session_row;
  AdwComboRow *zone_row;
  AdwComboRow *order_row;
  GtkEditable *day_row;
  GtkBox *notices;
  GtkLabel *summary;
  GtkBox *chips;
  GtkLabel *group_line;
  GtkListBox *rows;
  GtkButton *more;
  GtkProgressBar *import_bar;
};

/* lyd-online-import-window.c */
LydAttendancePlan *lyd_online_import_window_get_plan (LydOnlineImportWindow *self);
gboolean lyd_online_import_window_is_step (LydOnlineImportWindow *self, const char *step);
void lyd_online_import_window_show_step (LydOnlineImportWindow *self, const char *step);
void lyd_online_import_window_choose_again (LydOnlineImportWindow *self);
void lyd_online_import_window_plan (LydOnlineImportWindow *self);
void lyd_online_import_window_apply (LydOnlineImportWindow *self);

/* lyd-online-import-preview.c */
void lyd_online_import_window_show_plan (LydOnlineImportWindow *self, gboolean choose);
void lyd_online_import_window_show_group (LydOnlineImportWindow *self, LydOnlineGroup group, guint n_rows);
guint lyd_online_import_window_count_people (LydOnlineImportWindow *self);

/* lyd-online-import-actions.c */
void lyd_online_import_window_install_actions (GtkWidgetClass *widget_class);

#define LYD_ONLINE_PAGE 100 /* rows that are listed at a time */

G_END_DECLS
