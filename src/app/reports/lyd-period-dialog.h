#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for two days, typed as people write them; "chosen" (int from, int to) brings them as 20270922. */
#define LYD_TYPE_PERIOD_DIALOG (lyd_period_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydPeriodDialog, lyd_period_dialog, LYD, PERIOD_DIALOG, AdwWindow)

GtkWindow *lyd_period_dialog_new (GtkWindow *parent, int today, int from, int to);

G_END_DECLS
