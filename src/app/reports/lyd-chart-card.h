#pragma once

#include "lyd-paint.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A picture of numbers with its heading and legend, and the same numbers as a table for whoever would rather read. The
 * property "table" and the action "chart.table" say which is shown; "activated" (guint line) is emitted where somebody
 * opens a line of the table. */
#define LYD_TYPE_CHART_CARD (lyd_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (LydChartCard, lyd_chart_card, LYD, CHART_CARD, GtkBox)

void lyd_chart_card_set_title (LydChartCard *self, const char *title);
void lyd_chart_card_set_chart (LydChartCard *self, GtkWidget *chart);
void lyd_chart_card_clear_legend (LydChartCard *self);
void lyd_chart_card_add_legend (LydChartCard *self, LydInk ink, const char *title, const char *number);
void lyd_chart_card_add_legend_line (LydChartCard *self, GtkWidget *sample, const char *title, const char *number);
void lyd_chart_card_set_columns (LydChartCard *self, const char *const *headings);
void lyd_chart_card_set_lines (LydChartCard *self, GPtrArray *lines);
GListModel *lyd_chart_card_get_lines (LydChartCard *self);
const char *const *lyd_chart_card_get_line (LydChartCard *self, guint i);

G_END_DECLS
