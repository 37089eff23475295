#include "lyd-report-view.h"

G_DEFINE_INTERFACE (LydReportView, lyd_report_view, GTK_TYPE_WIDGET)

static void
lyd_report_view_default_init (LydReportViewInterface *interface)
{
  g_signal_new ("state-changed", LYD_TYPE_REPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
lyd_report_view_set_store (LydReportView *self,
                           LydStore *store)
{
  LYD_REPORT_VIEW_GET_IFACE (self)->set_store (self, store);
}

void
lyd_report_view_refresh (LydReportView *self)
{
  LYD_REPORT_VIEW_GET_IFACE (self)->refresh (self);
}

void
lyd_report_view_set_narrow (LydReportView *self,
                            gboolean narrow)
{
  if (LYD_REPORT_VIEW_GET_IFACE (self)->set_narrow != NULL)
    LYD_REPORT_VIEW_GET_IFACE (self)->set_narrow (self, narrow);
}

void
lyd_report_view_export (LydReportView *self)
{
  if (lyd_report_view_can_export (self))
    LYD_REPORT_VIEW_GET_IFACE (self)->export_ (self);
}

gboolean
lyd_report_view_can_export (LydReportView *self)
{
  LydReportViewInterface *interface = LYD_REPORT_VIEW_GET_IFACE (self);

  return interface->export_ != NULL && (interface->can_export == NULL || interface->can_export (self));
}

void
lyd_report_view_search (LydReportView *self)
{
  if (LYD_REPORT_VIEW_GET_IFACE (self)->search != NULL)
    LYD_REPORT_VIEW_GET_IFACE (self)->search (self);
}

gboolean
lyd_report_view_is_idle (LydReportView *self)
{
  return LYD_REPORT_VIEW_GET_IFACE (self)->is_idle (self);
}

/* What can be done with it is no longer the same: the section looks again. */
void
lyd_report_view_state_changed (LydReportView *self)
{
  g_signal_emit_by_name (self, "state-changed");
}
