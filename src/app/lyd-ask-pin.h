#pragma once

#include "lyd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @sentence: what came of it, for people */
typedef void (*LydPinSetFunc) (gpointer owner, const char *sentence);

void lyd_ask_pin (GtkWindow *parent, LydStore *store, gboolean set, LydPinSetFunc done, gpointer owner);

G_END_DECLS
