#pragma once

#include "lyd-window.h"

G_BEGIN_DECLS

/* Events, People, Organizations: the window's sections, of which all but the first are made when they are gone to. */
void lyd_window_sections_install (GtkWidgetClass *klass);
void lyd_window_sections_init (LydWindow *self);
void lyd_window_sections_set_store (LydWindow *self);
void lyd_window_sections_show (LydWindow *self, const char *name);
void lyd_window_sections_return (LydWindow *self);
gboolean lyd_window_sections_back (LydWindow *self);
gboolean lyd_window_sections_search (LydWindow *self);

G_END_DECLS
