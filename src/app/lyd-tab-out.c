#include "lyd-tab-out.h"

static gboolean
pressed_cb (GtkEventController *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state)
{
  GtkWidget *list = gtk_event_controller_get_widget (controller);
  gboolean backward = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab && keyval != GDK_KEY_KP_Tab) ||
      (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  /* Whoever cannot have the focus is passed over. */
  gtk_widget_set_can_focus (list, FALSE);
  (void) gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)),
                                 backward ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (list, TRUE);
  return GDK_EVENT_STOP;
}

/**
 * lyd_tab_out:
 * @list: a list or column view whose rows hold nothing to go to
 *
 * Tab leaves the list, and arrow keys go along it. GTK before 4.12 has Tab go from row to row, through all hundred
 * thousand of them.
 */
void
lyd_tab_out (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_name (keys, LYD_TAB_OUT);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (list, keys);
}
