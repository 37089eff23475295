#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One row: what it is, what that belongs to, its figure, and what stands behind it. */
#define LYD_TYPE_REPORT_ROW (lyd_report_row_get_type ())
G_DECLARE_FINAL_TYPE (LydReportRow, lyd_report_row, LYD, REPORT_ROW, GObject)

LydReportRow *
lyd_report_row_new (char *title, char *subtitle, char *figure, gpointer data, GDestroyNotify data_free);
const char *lyd_report_row_get_title (LydReportRow *self);
const char *lyd_report_row_get_figure (LydReportRow *self);
const char *lyd_report_row_get_folded (LydReportRow *self);
gpointer lyd_report_row_get_data (LydReportRow *self);

/* Rows that lead on, of any number, and searched as one types. "activated" (LydReportRow) is emitted for the one that
 * somebody opens. */
#define LYD_TYPE_REPORT_LIST (lyd_report_list_get_type ())
G_DECLARE_FINAL_TYPE (LydReportList, lyd_report_list, LYD, REPORT_LIST, AdwBin)

void lyd_report_list_take (LydReportList *self, GPtrArray *rows);
void lyd_report_list_search (LydReportList *self, const char *text);
GListModel *lyd_report_list_get_found (LydReportList *self);
guint lyd_report_list_get_n_rows (LydReportList *self);

G_END_DECLS
