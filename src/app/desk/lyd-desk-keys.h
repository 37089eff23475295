#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A hand scanner is a keyboard: catches its bursts in the capture phase of @window, so that they reach no field, no
 * button and no shortcut, and activates "desk.scan" with what was read. Letters that were somebody's typing go to the
 * field with the focus, or to @entry (where there is none: to nobody). */
#define LYD_TYPE_DESK_KEYS (lyd_desk_keys_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskKeys, lyd_desk_keys, LYD, DESK_KEYS, GObject)

LydDeskKeys *lyd_desk_keys_new (GtkWindow *window, GtkWidget *entry);
void lyd_desk_keys_set_action (LydDeskKeys *self, const char *action);
gboolean lyd_desk_keys_is_repeat (LydDeskKeys *self, const char *text);
void lyd_desk_keys_set_clock (LydDeskKeys *self, gint64 (*clock) (gpointer data), gpointer data);
void lyd_desk_keys_set_filter (LydDeskKeys *self,
                               gboolean (*filter) (gpointer data, guint keyval, gint64 at),
                               gpointer data);
void lyd_desk_keys_forget (LydDeskKeys *self);
void lyd_desk_keys_stop (LydDeskKeys *self);

G_END_DECLS
