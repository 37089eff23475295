#pragma once

#include "lyd-store-roll-call.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The emergency list of an event. Actions of the group "roll-call": filter (s), tick (s: a registration), search,
 * refresh, print, print-missing, save, save-missing, open-folder, start-over, resume (s: a roll call).
 */
#define LYD_TYPE_ROLL_CALL_WINDOW (lyd_roll_call_window_get_type ())
G_DECLARE_FINAL_TYPE (LydRollCallWindow, lyd_roll_call_window, LYD, ROLL_CALL_WINDOW, AdwApplicationWindow)

void lyd_roll_call_window_open (GtkApplication *application, LydStore *store, const LydId *event);
gboolean lyd_roll_call_window_is_for (LydRollCallWindow *self, const LydId *event);
void lyd_roll_call_window_tell_saved (LydRollCallWindow *self, const char *path);
void lyd_roll_call_window_toast (LydRollCallWindow *self, const char *message);
gboolean lyd_roll_call_window_is_open (LydRollCallWindow *self);
gboolean lyd_roll_call_window_is_ready (LydRollCallWindow *self);

G_END_DECLS
