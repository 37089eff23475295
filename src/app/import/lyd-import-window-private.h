#pragma once

#include "lyd-import-list.h"
#include "lyd-import-window.h"

G_BEGIN_DECLS

/* The import's window is two files: its steps and what is awaited (lyd-import-window.c), and what a person can do
 * (lyd-import-actions.c). */

struct _LydImportWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydId event;
  LydImportDraft *draft; /* %NULL: no file yet */
  LydImportList *column_list;
  LydImportList *list; /* of the preview */
  GtkFileChooserNative *chooser;
  guint tick;
  guint redraw;
  LydImportTab tab;
  gboolean narrow;
  gboolean filling; /* the drop-down is being filled, not chosen from */

  AdwWindowTitle *title;
  GtkButton *cancel;
  GtkButton *back;
  GtkButton *next;
  GtkStack *steps;
  GtkStack *file_state;
  GtkLabel *reading;
  GtkProgressBar *reading_bar;
  GtkWidget *problem_box;
  GtkLabel *problem;
  GtkLabel *file_name;
  GtkLabel *file_line;
  GtkBox *file_box;
  GtkWidget *remembered;
  GtkDropDown *sheets;
  GtkDropDown *formats;
  GtkListView *columns;
  GtkBox *chips;
  GtkWidget *room_box;
  GtkLabel *room;
  GtkCheckButton *beyond;
  GtkStack *preview_state;
  GtkListView *preview;
  GtkProgressBar *import_bar;
  AdwToastOverlay *toasts;
};

gboolean lyd_import_window_is_step (LydImportWindow *self, const char *step);
void lyd_import_window_revise (LydImportWindow *self);
void lyd_import_window_apply (LydImportWindow *self);
void lyd_import_window_show_columns (LydImportWindow *self);
void lyd_import_window_show_step (LydImportWindow *self, const char *step);
void lyd_import_window_choose_again (LydImportWindow *self);
void lyd_import_window_read_file (LydImportWindow *self, GFile *file, const char *format);
void lyd_import_window_start_planning (LydImportWindow *self, const char *format);
gboolean lyd_import_window_has_plan (LydImportWindow *self);
void lyd_import_window_fill_chips (LydImportWindow *self, const LydImportPlan *plan);
void lyd_import_window_update_next (LydImportWindow *self);
void lyd_import_window_redraw_soon (LydImportWindow *self);

/* lyd-import-actions.c */
void lyd_import_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
