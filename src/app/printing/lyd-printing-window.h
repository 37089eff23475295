#pragma once

#include "lyd-store-printing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The badge printer of this computer: which it is, what is in it, and every badge that waits for it. */
#define LYD_TYPE_PRINTING_WINDOW (lyd_printing_window_get_type ())
G_DECLARE_FINAL_TYPE (LydPrintingWindow, lyd_printing_window, LYD, PRINTING_WINDOW, AdwPreferencesWindow)

LydPrintingWindow *lyd_printing_window_new (GtkWindow *parent, LydStore *store, const LydId *event);

G_END_DECLS
