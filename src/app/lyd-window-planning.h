#pragma once

#include "lyd-window.h"

G_BEGIN_DECLS

/* Planning events and series from the window. */
void lyd_window_planning_install (GtkWidgetClass *klass);

G_END_DECLS
