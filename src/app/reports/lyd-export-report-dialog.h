#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What of a report can be written into a file. */
typedef struct {
  const char *title; /* translated, or a name of somebody's own */
  const char *name;  /* proposed for the file, without its end */
} LydExportReportItem;

/* Writes item number @item of @view into @path; ends with lyd_store_export_report_finish(). */
typedef void (*LydExportReportFunc) (
  GtkWidget *view, guint item, const char *path, GAsyncReadyCallback callback, gpointer data);

/* Asks what, in which format and where: "report.save" takes the path, or "" to ask for one with the desktop's own
 * dialog, which also asks before it replaces a file. */
#define LYD_TYPE_EXPORT_REPORT_DIALOG (lyd_export_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydExportReportDialog, lyd_export_report_dialog, LYD, EXPORT_REPORT_DIALOG, AdwWindow)

LydExportReportDialog *lyd_export_report_dialog_new (GtkWidget *view,
                                                     const char *words,
                                                     const LydExportReportItem *items,
                                                     guint n_items,
                                                     LydExportReportFunc func);

G_END_DECLS
