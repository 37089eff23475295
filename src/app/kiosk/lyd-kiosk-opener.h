#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Opens a kiosk from the main window or from a desk: at which session's door, what it is called, and the PIN that it is
 * left with, where there is none yet. The kiosk is a process of its own. */
#define LYD_TYPE_KIOSK_OPENER (lyd_kiosk_opener_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskOpener, lyd_kiosk_opener, LYD, KIOSK_OPENER, AdwWindow)

LydKioskOpener *lyd_kiosk_opener_new (GtkWindow *parent, LydStore *store, const LydId *event, const LydId *session);

G_END_DECLS
