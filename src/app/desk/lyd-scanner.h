#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A hand scanner is a keyboard that types very fast. This tells its keys from a person's: the code's own prefix and
 * check letters decide, not the speed alone. Times are the events' own, in milliseconds; nothing here reads a clock.
 *
 * Letters that may become a code are held back; when they turn out to be somebody's typing they are released and belong
 * into the field that has the focus.
 */
typedef struct _LydScanner LydScanner;

typedef enum {
  LYD_KEY_PASS, /* not a scanner's: on its way */
  LYD_KEY_HOLD, /* kept back, or a scanner's last key: goes nowhere */
  LYD_KEY_SCAN, /* a scan is complete: lyd_scanner_take_scan(); the key goes nowhere */
} LydKeyAnswer;

#define LYD_SCANNER_GAP_MS 100

LydScanner *lyd_scanner_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_scanner_free (LydScanner *self);

LydKeyAnswer lyd_scanner_key (LydScanner *self, gunichar key, gint64 at);
LydKeyAnswer lyd_scanner_silence (LydScanner *self);
char *lyd_scanner_take_scan (LydScanner *self) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_scanner_take_released (LydScanner *self) G_GNUC_WARN_UNUSED_RESULT;
guint lyd_scanner_take_passed (LydScanner *self);
gboolean lyd_scanner_is_holding (LydScanner *self);

gboolean lyd_scanner_is_repeat (LydScanner *self, const char *text, gint64 at);
void lyd_scanner_forget (LydScanner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydScanner, lyd_scanner_free)

G_END_DECLS
