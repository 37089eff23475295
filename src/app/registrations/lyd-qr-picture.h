#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A ticket's code as a QR symbol: dark on white, also where everything else is light on dark, so that it scans. */
#define LYD_TYPE_QR_PICTURE (lyd_qr_picture_get_type ())
G_DECLARE_FINAL_TYPE (LydQrPicture, lyd_qr_picture, LYD, QR_PICTURE, GtkWidget)

void lyd_qr_picture_set_code (LydQrPicture *self, const char *code);

G_END_DECLS
