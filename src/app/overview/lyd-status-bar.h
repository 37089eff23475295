#pragma once

#include "lyd-roster-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Registrations by status, as one bar; alone, a swatch of one of them. */
#define LYD_TYPE_STATUS_BAR (lyd_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (LydStatusBar, lyd_status_bar, LYD, STATUS_BAR, GtkWidget)

GtkWidget *lyd_status_bar_new_swatch (LydRosterFilter status);
void lyd_status_bar_set_counts (LydStatusBar *self, const LydRosterCounts *counts);

G_END_DECLS
