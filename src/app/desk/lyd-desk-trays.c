#include "desk/lyd-desk-window-private.h"

#include "lyd-store-designs.h"

/* Where the badges lie, for whoever stands at the desk before the first scan. */
#define RELOAD_MS 2000

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trays = lyd_store_list_trays_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = trays != NULL ? lyd_words_trays (trays) : NULL;

  /* Cancelled, or nobody can be admitted either, which the desk says by itself. */
  if (trays == NULL)
    return;
  lyd_desk_card_set_trays (self->card, words);
  if (self->last == NULL && self->person == NULL)
    lyd_desk_window_show_last (self);
}

void
lyd_desk_trays_load (LydDeskWindow *self)
{
  lyd_store_list_trays_async (self->store, &self->event, self->cancellable, listed_cb, g_object_ref (self));
}

static gboolean
reload_cb (gpointer data)
{
  LydDeskWindow *self = data;

  self->trays_source = 0;
  lyd_desk_trays_load (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LydDeskWindow *self)
{
  if (self->trays_source == 0)
    self->trays_source = g_timeout_add (RELOAD_MS, reload_cb, self);
}

void
lyd_desk_trays_init (LydDeskWindow *self)
{
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (changed_cb), self);
}
