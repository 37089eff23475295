#pragma once

#include "lyd-phrasebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is typed. */
typedef enum {
  LYD_KIOSK_KEYS_NAME,  /* words that begin with a capital */
  LYD_KIOSK_KEYS_EMAIL, /* small letters, digits, . _ .org .com */
  LYD_KIOSK_KEYS_CODE,  /* capitals and digits */
  LYD_KIOSK_KEYS_DIGITS,
} LydKioskKeys;

char *lyd_kiosk_keys_append (LydKioskKeys keys, const char *before, const char *key) G_GNUC_WARN_UNUSED_RESULT;

/* A keyboard that Lanyard draws, because a kiosk's compositor offers none: ten columns of keys that a finger meets, the
 * last of which is the screen's next step. It types at the end of an entry, if it was given one.
 *
 * Signals: "text" (const char *): a key was pressed, whose text was added already where there is an entry; "backspace";
 * "step". */
#define LYD_TYPE_KIOSK_KEYBOARD (lyd_kiosk_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskKeyboard, lyd_kiosk_keyboard, LYD, KIOSK_KEYBOARD, GtkWidget)

GtkWidget *lyd_kiosk_keyboard_new (const LydPhrasebook *book) G_GNUC_WARN_UNUSED_RESULT;
void lyd_kiosk_keyboard_set_target (LydKioskKeyboard *self, GtkEditable *target);
void lyd_kiosk_keyboard_set_keys (LydKioskKeyboard *self, LydKioskKeys keys);
void lyd_kiosk_keyboard_set_language (LydKioskKeyboard *self, const char *language);
void lyd_kiosk_keyboard_set_step (LydKioskKeyboard *self, const char *label, gboolean sensitive);

void lyd_kiosk_keyboard_type (LydKioskKeyboard *self, const char *text);
void lyd_kiosk_keyboard_erase (LydKioskKeyboard *self);

G_END_DECLS
