#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lyd_kiosk_picture_show_how (GtkDrawingArea *area);
void lyd_kiosk_picture_show_ring (GtkDrawingArea *area, double part);

G_END_DECLS
