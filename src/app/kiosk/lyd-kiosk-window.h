#pragma once

#include "desk/lyd-desk-sounds.h"
#include "camera/lyd-camera.h"
#include "kiosk/lyd-speaker.h"
#include "lyd-kiosk.h"
#include "lyd-lookup.h"
#include "lyd-phrasebook.h"
#include "lyd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A self-service kiosk at one session's door. It refuses to be closed: it is left by its PIN. */
#define LYD_TYPE_KIOSK_WINDOW (lyd_kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskWindow, lyd_kiosk_window, LYD, KIOSK_WINDOW, GtkApplicationWindow)

LydKioskWindow *
lyd_kiosk_window_new (
  GtkApplication *application, LydStore *store, const LydKioskDoor *door, LydSpeaker *speaker, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_kiosk_window_set_camera (LydKioskWindow *self, LydCamera *camera);

/* For tests: milliseconds that only go on; nothing happens by itself any more, but when lyd_kiosk_window_tick() is
 * called. */
void lyd_kiosk_window_set_clock (LydKioskWindow *self, gint64 (*clock) (gpointer data), gpointer data);
void lyd_kiosk_window_tick (LydKioskWindow *self);
LydKioskState lyd_kiosk_window_get_state (LydKioskWindow *self);
LydTone lyd_kiosk_window_get_tone (LydKioskWindow *self);
gboolean lyd_kiosk_window_is_working (LydKioskWindow *self);
void lyd_kiosk_window_set_density (LydKioskWindow *self, double pixels_per_mm);

G_END_DECLS
