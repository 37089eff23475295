#pragma once

#include "camera/lyd-camera.h"
#include "desk/lyd-desk-sounds.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_DESK_WINDOW (lyd_desk_window_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskWindow, lyd_desk_window, LYD, DESK_WINDOW, AdwApplicationWindow)

LydDeskWindow *lyd_desk_window_new (GtkApplication *application, LydStore *store, const LydId *event);
void lyd_desk_window_show_session (LydDeskWindow *self, const LydId *session);
gboolean lyd_desk_window_is_for (LydDeskWindow *self, const LydId *event);
const LydId *lyd_desk_window_get_event (LydDeskWindow *self);
LydTone lyd_desk_window_get_tone (LydDeskWindow *self);
gboolean lyd_desk_window_is_ready (LydDeskWindow *self);
void lyd_desk_window_set_camera (LydDeskWindow *self, LydCamera *camera);
void lyd_desk_window_rehearse (LydDeskWindow *self);

/* For volunteers: this event only, and a PIN to leave. Property "volunteers" says whether it is. */
void lyd_desk_window_open_for_volunteers (LydDeskWindow *self);
gboolean lyd_desk_window_is_for_volunteers (LydDeskWindow *self);

G_END_DECLS
