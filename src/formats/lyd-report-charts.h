#pragma once

#include "lyd-fit.h"
#include "lyd-report-pdf.h"

G_BEGIN_DECLS

/* The pictures of a report, drawn into a box; lengths in points. */
void lyd_report_draw_columns (
  const LydReportPaper *paper, LydFit *fit, cairo_t *cr, double x, double y, double width, double height);
void lyd_report_draw_map (
  const LydReportPaper *paper, LydFit *fit, cairo_t *cr, double x, double y, double width, double height);

G_END_DECLS
