#include "desk/lyd-desk-page.h"
#include "desk/lyd-desk-window-private.h"

#include "lyd-store-here.h"

#include <glib/gi18n.h>

/* Where this desk stands: its name, its screen, and that the computer stays awake while it is open. */

#define PAGE "name"

/* The permanent line: who writes here, and whom it sees. */
void
lyd_desk_show_place (LydDeskWindow *self)
{
  gboolean alone = gtk_widget_get_visible (self->unseen); /* which says then whom it does not see */
  const char *name = lyd_store_get_station (self->store);
  /* Translators: a desk's name */
  g_autofree char *text =
    alone ? g_strdup (name) : g_strdup_printf (_ ("%s · sees every desk that uses this computer's file"), name);

  gtk_label_set_label (self->station, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->station), text);
  gtk_widget_set_hexpand (GTK_WIDGET (self->station), !alone);
}

static GtkEditable *
find_entry (LydDeskWindow *self)
{
  return g_object_get_data (G_OBJECT (gtk_stack_get_child_by_name (self->pages, PAGE)), "lyd-entry");
}

static void
named_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean named = lyd_store_here_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!named) {
    lyd_desk_window_toast (self, error->message);
    return;
  }
  lyd_desk_show_place (self);
  lyd_desk_window_activate (self, "back", NULL);
}

static void
rename_done_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer data)
{
  LydDeskWindow *self = data;

  if (lyd_desk_window_is_page (self, PAGE))
    lyd_store_set_desk_name_async (self->store, gtk_editable_get_text (find_entry (self)), named_cb,
                                   g_object_ref (self));
}

static void
entry_activated_cb (LydDeskWindow *self)
{
  lyd_desk_window_activate (self, "rename-done", NULL);
}

static void
make_page (LydDeskWindow *self)
{
  LydDeskPage *page = lyd_desk_page_new (self->pages, PAGE, "blue", "lyd-badge-symbolic");
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name, such as Desk 1"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_box_append (lyd_desk_page_get_body (page), list);
  g_signal_connect_object (entry, "entry-activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (page), "lyd-entry", entry);
  lyd_desk_page_say (page, _ ("Name of this desk"), _ ("It stands beside every scan that is made here."));
  lyd_desk_page_set_how (page, _ ("Every desk has one of its own."));
  lyd_desk_page_set_act (page, _ ("Save"), "desk.rename-done", NULL);
}

static void
rename_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  LydDeskWindow *self = data;

  if (gtk_stack_get_child_by_name (self->pages, PAGE) == NULL)
    make_page (self);
  lyd_desk_window_forget_person (self);
  gtk_editable_set_text (find_entry (self), lyd_store_get_station (self->store));
  gtk_stack_set_visible_child_name (self->doors, "scan");
  gtk_stack_set_visible_child_name (self->pages, PAGE);
  lyd_desk_window_fold_pages (self);
  gtk_widget_grab_focus (GTK_WIDGET (find_entry (self)));
}

static void
change_full_screen (GSimpleAction *action,
                    GVariant *value,
                    gpointer data)
{
  if (g_variant_get_boolean (value))
    gtk_window_fullscreen (data);
  else
    gtk_window_unfullscreen (data);
}

/* The window manager decides; the action says what is. */
static void
full_screen_cb (LydDeskWindow *self)
{
  g_simple_action_set_state (lyd_desk_window_get_action (self, "full-screen"),
                             g_variant_new_boolean (gtk_window_is_fullscreen (GTK_WINDOW (self))));
}

/* A laptop that falls asleep makes a line. Only while the window is there to be seen. */
static void
stay_awake (LydDeskWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->awake == 0 && application != NULL)
    self->awake = gtk_application_inhibit (application, GTK_WINDOW (self),
                                           GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_IDLE,
                                           _ ("A check-in desk is open"));
}

void
lyd_desk_place_stop (LydDeskWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->awake != 0 && application != NULL)
    gtk_application_uninhibit (application, self->awake);
  self->awake = 0;
}

void
lyd_desk_place_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "rename", .activate = rename_action },
    { .name = "rename-done", .activate = rename_done_action },
    { .name = "full-screen", .state = "false", .change_state = change_full_screen },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (full_screen_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (stay_awake), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (lyd_desk_place_stop), NULL);
}
