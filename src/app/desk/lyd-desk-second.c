#include "desk/lyd-desk-window-private.h"

#include "lyd-store-second-desk.h"

/* Letters that a phone has room for beside an icon. */
#define WIDEST 34

/* What a volunteer should know all day: whose check-ins this desk cannot know of. */
static void
unseen_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_auto (GStrv) unseen = lyd_store_list_unseen_desks_finish (LYD_STORE (source), result, NULL);
  g_autofree char *line = unseen != NULL ? lyd_desk_copy_describe_unseen (unseen) : NULL;

  if (unseen == NULL || self->unseen == NULL)
    return;
  gtk_label_set_label (self->unseen_words, line != NULL ? line : "");
  gtk_widget_set_tooltip_text (self->unseen, line);
  /* On a phone it keeps its place: what else there is to say is cut first. */
  gtk_label_set_width_chars (self->unseen_words, line != NULL ? (int) MIN (g_utf8_strlen (line, -1), WIDEST) : -1);
  gtk_widget_set_visible (self->unseen, line != NULL);
  lyd_desk_show_place (self);
}

void
lyd_desk_second_refresh (LydDeskWindow *self)
{
  if (self->store != NULL)
    lyd_store_list_unseen_desks_async (self->store, &self->event, self->cancellable, unseen_cb, g_object_ref (self));
}

void
lyd_desk_second_init (LydDeskWindow *self)
{
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (lyd_desk_second_refresh), self);
}
