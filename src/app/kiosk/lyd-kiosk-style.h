#pragma once

#include "lyd-letter-size.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the kiosk looks like: its own style sheet instead of Adwaita's, letters as large as the panel needs. Its classes
 * are those of ui/kiosk/kiosk.css. Signal "changed": the letters have another size, or the panel
 * another class. */
#define LYD_TYPE_KIOSK_STYLE (lyd_kiosk_style_get_type ())
G_DECLARE_FINAL_TYPE (LydKioskStyle, lyd_kiosk_style, LYD, KIOSK_STYLE, GObject)

LydKioskStyle *lyd_kiosk_style_new (GtkWindow *window) G_GNUC_WARN_UNUSED_RESULT;
void lyd_kiosk_style_set_looks (LydKioskStyle *self, gboolean larger, gboolean contrast);
void lyd_kiosk_style_set_density (LydKioskStyle *self, double pixels_per_mm);
int lyd_kiosk_style_get_em (LydKioskStyle *self);

G_END_DECLS
