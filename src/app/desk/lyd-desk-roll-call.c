#include "desk/lyd-desk-window-private.h"

#include "roll-call/lyd-roll-call-window.h"

/* The way to the emergency list: a visible button and one key, whatever is open on the desk. */
static void
roll_call_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  LydDeskWindow *self = data;

  lyd_roll_call_window_open (gtk_window_get_application (GTK_WINDOW (self)), self->store, &self->event);
}

void
lyd_desk_roll_call_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "roll-call", .activate = roll_call_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
