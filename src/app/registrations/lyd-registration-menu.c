#include "lyd-registrations-page-private.h"

/* The menu of whoever is under the pointer, or chosen when the Menu key is pressed. */

static GtkPopover *
get_menu (GtkWidget *view)
{
  GtkPopover *menu = g_object_get_data (G_OBJECT (view), "lyd-menu");

  if (menu == NULL) {
    g_autoptr (GMenuModel) model = lyd_registration_menu_new ("one");

    menu = GTK_POPOVER (gtk_popover_menu_new_from_model (model));
    gtk_popover_set_has_arrow (menu, FALSE);
    gtk_widget_set_halign (GTK_WIDGET (menu), GTK_ALIGN_START);
    gtk_widget_set_parent (GTK_WIDGET (menu), view);
    g_object_set_data (G_OBJECT (view), "lyd-menu", menu);
    g_signal_connect_object (view, "destroy", G_CALLBACK (gtk_widget_unparent), menu, G_CONNECT_SWAPPED);
  }
  return menu;
}

static void
popup (GtkWidget *view,
       double x,
       double y)
{
  GtkPopover *menu = get_menu (view);

  gtk_popover_set_pointing_to (menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (menu);
}

/* Whoever is pressed on becomes the one that is chosen, unless they are among the chosen already. */
static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            GtkWidget *view)
{
  GtkWidget *row = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (row != NULL && row != view && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (row)))
    row = gtk_widget_get_parent (row);
  if (row == NULL || row == view)
    return;
  if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup (view, x, y);
}

static gboolean
menu_key_cb (GtkWidget *view,
             GVariant *args,
             gpointer data)
{
  popup (view, gtk_widget_get_width (view) / 3.0, gtk_widget_get_height (view) / 3.0);
  return TRUE;
}

void
lyd_registration_menu_attach (GtkWidget *view)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), view, 0);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (gesture));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                      gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (view, keys);
}
