#pragma once

#include "lyd-report-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The section of the window where numbers are looked at and taken along: one page a question, and, above them, the rows
 * that a number is made of. */
#define LYD_TYPE_REPORTS_PAGE (lyd_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (LydReportsPage, lyd_reports_page, LYD, REPORTS_PAGE, AdwBin)

void lyd_reports_page_show (LydReportsPage *self, const char *name);
LydReportView *lyd_reports_page_get_view (LydReportsPage *self);
void lyd_reports_page_open_rows (GtkWidget *from, GtkWidget *rows);
gboolean lyd_reports_page_is_idle (LydReportsPage *self);

G_END_DECLS
