#include "desk/lyd-desk-window-private.h"

/* Walk-ins: people who are not on the list. */

static void
walk_in_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  LydDeskWindow *self = data;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (lyd_desk_refuse_unrecorded (self))
    return;
  lyd_desk_window_forget_person (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_stack_set_visible_child_name (self->pages, "walk-in");
  if (!self->walk_in_begun || typed[0] != '\0')
    lyd_desk_walk_in_start (self->walk_in, self->store, &self->event, typed);
  else
    lyd_desk_walk_in_go_on (self->walk_in);
  self->walk_in_begun = TRUE;
}

static void
walk_in_done_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer data)
{
  LydDeskWindow *self = data;
  LydRegistrationRequest request;
  LydAttempt attempt;

  if (self->session == NULL || !lyd_desk_window_is_page (self, "walk-in") ||
      !lyd_desk_walk_in_read (self->walk_in, &request))
    return;
  if (lyd_desk_refuse_unrecorded (self))
    return;
  self->walk_in_asked = TRUE;
  attempt = lyd_desk_make_attempt (self, LYD_SOURCE_SEARCH);
  lyd_store_walk_in_async (self->store, &self->event, &request, &attempt, lyd_desk_admitted_cb, g_object_ref (self));
}

static void
known_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GPtrArray) rows = lyd_store_search_finish (LYD_STORE (source), result, NULL);
  const LydRosterRow *row = rows != NULL && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (rows == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (row != NULL)
    lyd_desk_walk_in_show_known (self->walk_in, row->name, row->organization, &row->registration);
  else
    lyd_desk_walk_in_show_known (self->walk_in, NULL, NULL, NULL);
}

/* Whoever is on the list is not registered again. */
static void
walk_in_name_cb (LydDeskWindow *self)
{
  const char *name = lyd_desk_walk_in_get_name (self->walk_in);

  g_cancellable_cancel (self->search_asked);
  g_clear_object (&self->search_asked);
  if (self->session == NULL || name[0] == '\0')
    return;
  self->search_asked = g_cancellable_new ();
  lyd_store_search_async (self->store, &self->event, &self->session->id, name, 1, self->search_asked, known_cb,
                          g_object_ref (self));
}

void
lyd_desk_newcomers_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "walk-in", .activate = walk_in_action },
    { .name = "walk-in-done", .activate = walk_in_done_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->walk_in, "name-changed", G_CALLBACK (walk_in_name_cb), self, G_CONNECT_SWAPPED);
}
