#include "desk/lyd-desk-window-private.h"

#include "paper/lyd-paper-window.h"

/* A list that was signed on paper while the desk could not be used comes in here. */
static void
paper_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  LydDeskWindow *self = data;

  gtk_window_present (GTK_WINDOW (lyd_paper_window_new (GTK_WINDOW (self), self->store, &self->event,
                                                        self->session != NULL ? &self->session->id : NULL)));
}

void
lyd_desk_paper_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "paper", .activate = paper_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
