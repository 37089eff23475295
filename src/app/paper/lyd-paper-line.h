#pragma once

#include "lyd-admit.h"
#include "lyd-paper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One row of a paper list as it was entered: who, when, what became of it, and the way back. */
#define LYD_TYPE_PAPER_LINE (lyd_paper_line_get_type ())
G_DECLARE_FINAL_TYPE (LydPaperLine, lyd_paper_line, LYD, PAPER_LINE, AdwActionRow)

GtkWidget *lyd_paper_line_new_result (const LydAdmissionResult *result, GTimeZone *zone);
GtkWidget *lyd_paper_line_new_row (const LydPaperRow *row, gint64 now, GTimeZone *zone);
GtkWidget *lyd_paper_line_new_problem (const char *who, const char *problem);
gboolean lyd_paper_line_get_scan (LydPaperLine *self, LydId *scan);
gboolean lyd_paper_line_is_new (LydPaperLine *self);
void lyd_paper_line_mark_undone (LydPaperLine *self);

G_END_DECLS
