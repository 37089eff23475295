#include "desk/lyd-desk-window-private.h"

#include "kiosk/lyd-kiosk-opener.h"

/* A kiosk beside this desk, at the same door. */
static void
open_kiosk_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  LydDeskWindow *self = data;

  gtk_window_present (GTK_WINDOW (lyd_kiosk_opener_new (GTK_WINDOW (self), self->store, &self->event,
                                                        self->session != NULL ? &self->session->id : NULL)));
}

void
lyd_desk_kiosk_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = { { .name = "open-kiosk", .activate = open_kiosk_action } };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
