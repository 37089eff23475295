#include "lyd-guard.h"

#include "desk/lyd-desk-window.h"
#include "lyd-window.h"
#include "roll-call/lyd-roll-call-window.h"

struct _LydGuard {
  GtkApplication *application; /* borrowed: it owns this */
  gboolean on;
  GStrv shut; /* the application's actions that were there before */
};

/* All others show or change what is not this event's. */
static const char *const harmless[] = { "shortcuts", "about", "quit", NULL };

/* (nullable) */
static GtkWindow *
find_desk (LydGuard *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (LYD_IS_DESK_WINDOW (l->data) && lyd_desk_window_is_for_volunteers (l->data))
      return l->data;
  return NULL;
}

/* The desk, its event's roll call, and the dialogs of both. */
static gboolean
belongs_to (GtkWindow *window,
            GtkWindow *desk)
{
  while (gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return window == desk || (LYD_IS_ROLL_CALL_WINDOW (window) &&
                            lyd_roll_call_window_is_for (LYD_ROLL_CALL_WINDOW (window),
                                                         lyd_desk_window_get_event (LYD_DESK_WINDOW (desk))));
}

/* Every other window, dialogs too, is put away and remembered. */
static void
hide_others (GtkWindow *desk)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (belongs_to (window, desk))
      continue;
    if (LYD_IS_WINDOW (window))
      lyd_window_hide (LYD_WINDOW (window));
    else if (gtk_widget_get_visible (GTK_WIDGET (window))) {
      g_object_set_data (G_OBJECT (window), "lyd-put-away", GINT_TO_POINTER (TRUE));
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
    }
  }
}

static void
show_others (LydGuard *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self->application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (LYD_IS_WINDOW (l->data) || g_object_steal_data (l->data, "lyd-put-away") != NULL)
      gtk_window_present (l->data);
}

static void
set_enabled (LydGuard *self,
             const char *action,
             gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->application), action)),
                               enabled);
}

static void
shut (LydGuard *self)
{
  g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (self->application));
  g_autoptr (GStrvBuilder) shut = g_strv_builder_new ();

  for (gsize i = 0; actions[i] != NULL; i++) {
    if (g_strv_contains (harmless, actions[i]) ||
        !g_action_group_get_action_enabled (G_ACTION_GROUP (self->application), actions[i]))
      continue;
    set_enabled (self, actions[i], FALSE);
    g_strv_builder_add (shut, actions[i]);
  }
  self->shut = g_strv_builder_end (shut);
}

static void
open_again (LydGuard *self)
{
  for (gsize i = 0; self->shut != NULL && self->shut[i] != NULL; i++)
    set_enabled (self, self->shut[i], TRUE);
  g_clear_pointer (&self->shut, g_strfreev);
}

static void
update (LydGuard *self)
{
  GtkWindow *desk = find_desk (self);

  if (desk != NULL)
    hide_others (desk);
  if (self->on == (desk != NULL))
    return;
  self->on = desk != NULL;
  if (self->on)
    shut (self);
  else
    open_again (self);
  if (!self->on)
    show_others (self);
}

static void
changed_cb (GObject *desk,
            GParamSpec *spec,
            LydGuard *self)
{
  update (self);
}

static void
window_added_cb (LydGuard *self,
                 GtkWindow *window)
{
  if (LYD_IS_DESK_WINDOW (window))
    g_signal_connect (window, "notify::volunteers", G_CALLBACK (changed_cb), self);
  if (self->on)
    update (self);
}

void
lyd_guard_free (LydGuard *self)
{
  g_strfreev (self->shut);
  g_free (self);
}

/* For @application, which frees it once no window is left. */
LydGuard *
lyd_guard_new (GtkApplication *application)
{
  LydGuard *self = g_new0 (LydGuard, 1);

  self->application = application;
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (window_added_cb), self);
  return self;
}

/* After the file was opened: where a desk was open for volunteers it is again, before anything else is seen. */
void
lyd_guard_go_on (LydGuard *self,
                 LydStore *store)
{
  LydDeskWindow *desk;
  LydId event;

  if (!lyd_store_is_guarded (store, &event))
    return;
  desk = lyd_desk_window_new (self->application, store, &event);
  lyd_desk_window_open_for_volunteers (desk);
  gtk_window_present (GTK_WINDOW (desk));
}

/* Whoever starts the program again gets the desk. Returns: whether there is one */
gboolean
lyd_guard_present (LydGuard *self)
{
  GtkWindow *desk = self->on ? find_desk (self) : NULL;

  if (desk != NULL)
    gtk_window_present (desk);
  return desk != NULL;
}

/* Quitting asks as closing does. Returns: whether it is asked */
gboolean
lyd_guard_ask (LydGuard *self)
{
  GtkWindow *desk = self->on ? find_desk (self) : NULL;

  if (desk != NULL)
    gtk_window_close (desk);
  return desk != NULL;
}
