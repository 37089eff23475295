#pragma once

#include "lyd-window.h"

G_BEGIN_DECLS

/* The window's parts, for the files that it is split into. */
AdwLeaflet *lyd_window_get_leaflet (LydWindow *self);
GtkStack *lyd_window_get_content (LydWindow *self);
GtkListBox *lyd_window_get_sections (LydWindow *self);
void lyd_window_close_event (LydWindow *self);

G_END_DECLS
