#include "lyd-hidden-choice.h"

#include <glib/gi18n.h>

static void
set_up_item_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  GtkStringObject *choice = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (choice));
}

/* What was picked, unseen; the invitation to choose, the first of the list, is no secret. */
static void
bind_hidden_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item,
                AdwComboRow *row)
{
  GtkStringObject *choice = gtk_list_item_get_item (item);
  /* The closed row lists what is picked alone, so the item's own position says nothing. */
  g_autoptr (GObject) first = g_list_model_get_item (adw_combo_row_get_model (row), 0);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       G_OBJECT (choice) != first ? "\u2022\u2022\u2022\u2022\u2022"
                                                  : gtk_string_object_get_string (choice));
}

/* @row: its owner */
static GtkListItemFactory *
new_factory (AdwComboRow *row,
             gboolean hidden)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_item_cb), NULL);
  g_signal_connect (factory, "bind", hidden ? G_CALLBACK (bind_hidden_cb) : G_CALLBACK (bind_item_cb), row);
  return factory;
}

static void
reveal_cb (GtkToggleButton *button,
           GParamSpec *pspec,
           AdwComboRow *row)
{
  gboolean revealed = gtk_toggle_button_get_active (button);
  g_autoptr (GtkListItemFactory) factory = new_factory (row, !revealed);

  gtk_button_set_icon_name (GTK_BUTTON (button), revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");
  adw_combo_row_set_factory (row, factory);
}

/* As a password: what is picked shows while the button at its end is pressed. The open list has no mark at it either.
 */
void
lyd_hide_choice (AdwComboRow *row)
{
  GtkWidget *button = gtk_toggle_button_new ();
  g_autoptr (GtkListItemFactory) hidden = new_factory (row, TRUE);
  g_autoptr (GtkListItemFactory) listed = new_factory (row, FALSE);

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-reveal-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Show the answer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Show the answer"), -1);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (reveal_cb), row, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_combo_row_set_factory (row, hidden);
  adw_combo_row_set_list_factory (row, listed);
}
