#pragma once

#include "events/lyd-first-run.h"
#include "lyd-window.h"

G_BEGIN_DECLS

/* The window's parts, for the files that it is split into. */
AdwLeaflet *lyd_window_get_leaflet (LydWindow *self);
GtkStack *lyd_window_get_content (LydWindow *self);
GtkListBox *lyd_window_get_sections (LydWindow *self);
LydFirstRun *lyd_window_get_first_run (LydWindow *self);
void lyd_window_show_main (LydWindow *self);
void lyd_window_close_event (LydWindow *self);

G_END_DECLS
