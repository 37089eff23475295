#pragma once

#include "lyd-phrasebook.h"
#include "lyd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page on which staff type the PIN to leave a kiosk. What is typed is shown as dots and kept nowhere; a wrong PIN
 * waits, longer each time, and the page counts the seconds.
 *
 * Signals: "right": the PIN was right; "back": leave things as they are. */
#define LYD_TYPE_KIOSK_PIN_PAD (lyd_kiosk_pin_pad_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskPinPad, lyd_kiosk_pin_pad, LYD, KIOSK_PIN_PAD, GtkBox)

GtkWidget *lyd_kiosk_pin_pad_new (LydStore *store, const LydPhrasebook *book) G_GNUC_WARN_UNUSED_RESULT;
void lyd_kiosk_pin_pad_set_language (LydKioskPinPad *self, const char *language);
void lyd_kiosk_pin_pad_reset (LydKioskPinPad *self);
void lyd_kiosk_pin_pad_type (LydKioskPinPad *self, char digit);
void lyd_kiosk_pin_pad_erase (LydKioskPinPad *self);
void lyd_kiosk_pin_pad_submit (LydKioskPinPad *self);
const char *lyd_kiosk_pin_pad_get_message (LydKioskPinPad *self);
gboolean lyd_kiosk_pin_pad_is_waiting (LydKioskPinPad *self);
gboolean lyd_kiosk_pin_pad_is_checking (LydKioskPinPad *self);
gboolean lyd_kiosk_pin_pad_handle_key (LydKioskPinPad *self, guint keyval);

G_END_DECLS
