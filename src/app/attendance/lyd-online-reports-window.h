#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The reports that were brought in for an event: taking one back, and saving the file as it was. */
#define LYD_TYPE_ONLINE_REPORTS_WINDOW (lyd_online_reports_window_get_type ())
G_DECLARE_FINAL_TYPE (LydOnlineReportsWindow, lyd_online_reports_window, LYD, ONLINE_REPORTS_WINDOW, AdwWindow)

LydOnlineReportsWindow *lyd_online_reports_window_new (GtkWindow *parent, LydStore *store, const LydEvent *event);
gboolean lyd_online_reports_window_is_idle (LydOnlineReportsWindow *self);

G_END_DECLS
