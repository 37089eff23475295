#pragma once

#include "lyd-file.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* The staff PIN: what a desk that is open for volunteers and a kiosk ask before they give the computer back. Only its
 * hash is kept. Whoever forgot it sets a new one in the main window's preferences, which neither of the two lets
 * anybody reach. */

#define LYD_PIN_LEAST 4 /* digits */
#define LYD_PIN_MOST 12

typedef struct {
  gboolean right;
  gint64 wait_until;  /* UTC milliseconds: until then no PIN is looked at; LYD_TIME_NONE: the next one is, at once */
  gboolean too_early; /* asked before that, so that the PIN was not looked at */
} LydPinAnswer;

gboolean lyd_pin_is_valid (const char *pin);
gboolean lyd_pin_is_set (LydFile *file, gboolean *set, GError **error);
gboolean lyd_pin_set (LydFile *file, const char *pin, GError **error);
gboolean lyd_pin_check (LydFile *file, const char *pin, LydPinAnswer *answer, GError **error);
gboolean lyd_pin_change (LydFile *file, const char *old, const char *pin, LydPinAnswer *answer, GError **error);

G_END_DECLS
