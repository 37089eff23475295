#pragma once

#include "lyd-table.h"

G_BEGIN_DECLS

/* A table whose cells are put in one after the other, row by row. */
LydTable *lyd_report_cells_new (const char *what, const char *title) G_GNUC_WARN_UNUSED_RESULT;
void lyd_report_cells_text (LydTable *table, const char *text);
void lyd_report_cells_number (LydTable *table, gint64 number);
void lyd_report_cells_yes_no (LydTable *table, gboolean yes);
void lyd_report_cells_blank (LydTable *table);
void lyd_report_cells_id (LydTable *table, const LydId *id);
void lyd_report_cells_day (LydTable *table, gint64 instant, const char *timezone);

G_END_DECLS
