#pragma once

#include "lyd-paint.h"

G_BEGIN_DECLS

/* Numbers over dates, as up to three lines that differ in stroke and mark. */
#define LYD_TYPE_LINE_CHART (lyd_line_chart_get_type ())
G_DECLARE_FINAL_TYPE (LydLineChart, lyd_line_chart, LYD, LINE_CHART, GtkWidget)

#define LYD_LINE_CHART_MAX 3
#define LYD_LINE_CHART_UNKNOWN (-1) /* a gap in the line */

GtkWidget *lyd_line_chart_new (void);
void lyd_line_chart_set (LydLineChart *self,
                         const char *const *labels,
                         const char *const *titles,
                         const GArray *const *values,
                         const char *words);

/* A piece of a line, for legends. */
#define LYD_TYPE_LINE_SAMPLE (lyd_line_sample_get_type ())
G_DECLARE_FINAL_TYPE (LydLineSample, lyd_line_sample, LYD, LINE_SAMPLE, GtkWidget)

GtkWidget *lyd_line_sample_new (guint line);

G_END_DECLS
