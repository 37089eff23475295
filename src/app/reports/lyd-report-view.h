#pragma once

#include "lyd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of the pages of the section Reports: Reach, Pulse, Series, Certificates. The section makes it when it is first
 * gone to, and has it read again what it shows whenever something was written, and only while it is looked at. */
#define LYD_TYPE_REPORT_VIEW (lyd_report_view_get_type ())
G_DECLARE_INTERFACE (LydReportView, lyd_report_view, LYD, REPORT_VIEW, GtkWidget)

struct _LydReportViewInterface {
  GTypeInterface parent_interface;

  /* @store: (nullable): forgets all it showed; what it shows next comes with the next `refresh` */
  void (*set_store) (LydReportView *self, LydStore *store);
  /* Reads what it shows; an answer that is still on its way is not waited for. Never without a store. */
  void (*refresh) (LydReportView *self);
  /* (nullable): narrow: what stood side by side lies one below the other */
  void (*set_narrow) (LydReportView *self, gboolean narrow);
  /* (nullable): NULL: there is nothing to export here */
  void (*export_) (LydReportView *self);
  /* (nullable): NULL: always, where there is `export_`; tell of a change with lyd_report_view_state_changed() */
  gboolean (*can_export) (LydReportView *self);
  /* (nullable): puts the cursor into the search entry */
  void (*search) (LydReportView *self);
  /* Whether everything that was asked for is shown. */
  gboolean (*is_idle) (LydReportView *self);
};

void lyd_report_view_set_store (LydReportView *self, LydStore *store);
void lyd_report_view_refresh (LydReportView *self);
void lyd_report_view_set_narrow (LydReportView *self, gboolean narrow);
void lyd_report_view_export (LydReportView *self);
gboolean lyd_report_view_can_export (LydReportView *self);
void lyd_report_view_search (LydReportView *self);
gboolean lyd_report_view_is_idle (LydReportView *self);
void lyd_report_view_state_changed (LydReportView *self);

G_END_DECLS
