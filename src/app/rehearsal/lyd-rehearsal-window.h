#pragma once

#include "lyd-store-rehearsal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The line before a desk on a copy of the data: who comes, what they bring, how long they wait. Closing it, or that
 * desk, ends the rehearsal and wipes the copy; then it says how it went and that nothing is left. The actions are
 * rehearsal.show (the next one's code is scanned), .skip (the next one comes now), .speed and .end. */
#define LYD_TYPE_REHEARSAL_WINDOW (lyd_rehearsal_window_get_type ())
G_DECLARE_FINAL_TYPE (LydRehearsalWindow, lyd_rehearsal_window, LYD, REHEARSAL_WINDOW, AdwWindow)

LydRehearsalWindow *lyd_rehearsal_window_new (GtkApplication *application, LydStore *store, const LydId *event);
void lyd_rehearsal_window_advance (LydRehearsalWindow *self, gint64 milliseconds);
GtkWindow *lyd_rehearsal_window_get_desk (LydRehearsalWindow *self);
gboolean lyd_rehearsal_window_is_ended (LydRehearsalWindow *self);

G_END_DECLS
