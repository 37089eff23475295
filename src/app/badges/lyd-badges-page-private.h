#pragma once

#include "lyd-badges-page.h"
#include "lyd-badges-sheet.h"
#include "lyd-design-chooser.h"
#include "lyd-store-badges.h"

G_BEGIN_DECLS

/* The badges page is three files: what is shown (lyd-badges-page.c), what is written and printed (lyd-badges-write.c),
 * and where badges lie (lyd-badges-trays.c). */

struct _LydBadgesPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydId event;
  LydStocks *stocks;
  char *stock;               /* id of the one chosen */
  GArray *ids;               /* LydId: whose badges "chosen" are; NULL: nobody chose */
  GCancellable *cancellable; /* of what is read for the screen */
  GCancellable *work;        /* of what is written; NULL: nothing is */
  guint reload_source;
  guint progress_source;
  guint other_source;
  gint n_done;
  int n_whole;  /* what n_done counts to */
  int n_badges; /* selected */
  int n_pages;
  int page;    /* shown, from 0 */
  int n_sides; /* pages a sheet has */
  int n_troubles;
  gboolean checked; /* n_troubles is of what is shown */
  gboolean began;   /* a first selection was proposed */
  gboolean stale;   /* changed while it was not on screen */
  gboolean filling; /* widgets are set by the program */

  AdwLeaflet *leaflet;
  GtkWidget *nobody;
  GtkCheckButton *all;
  GtkCheckButton *unprinted;
  GtkCheckButton *changed;
  GtkCheckButton *chosen;
  GtkWidget *chosen_row;
  GtkLabel *n_all;
  GtkLabel *n_unprinted;
  GtkLabel *n_changed;
  GtkLabel *n_chosen;
  AdwComboRow *paper;
  AdwComboRow *order;
  AdwComboRow *corner;
  GtkSpinButton *start;
  GtkWidget *start_row;
  GtkSpinButton *nudge_x;
  GtkSpinButton *nudge_y;
  GtkWidget *nominal;
  LydDesignChooser *design;
  AdwPreferencesGroup *trays;
  GtkSwitch *use_trays;
  GtkSpinButton *tray_size;
  GtkWidget *tray_size_row;
  GtkWidget *trays_filled; /* what can be done with badges in trays */
  AdwPreferencesGroup *troubles;
  GtkListBox *trouble_list;
  GtkLabel *more_troubles;
  GtkLabel *summary;
  GtkStack *bar;
  GtkProgressBar *progress;
  LydBadgesSheet *sheet;
  GtkLabel *page_label;
  GtkStack *preview;
  AdwStatusPage *problem;
  GtkToggleButton *true_size;
};

void lyd_badges_page_toast (LydBadgesPage *self, const char *message);
void lyd_badges_page_show_summary (LydBadgesPage *self);
LydBadgeOptions lyd_badges_page_get_options (LydBadgesPage *self);

/* lyd-badges-trays.c */
int lyd_badges_page_get_tray_size (LydBadgesPage *self);
void lyd_badges_page_load_trays (LydBadgesPage *self);
void lyd_badges_page_save_fronts (LydBadgesPage *self, const char *path);
void lyd_badges_page_install_trays (GtkWidgetClass *widget_class);

/* lyd-badges-write.c */
void lyd_badges_page_install_writing (GtkWidgetClass *widget_class);

G_END_DECLS
