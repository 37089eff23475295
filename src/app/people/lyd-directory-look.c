#include "lyd-directory-look.h"

#include "lyd-fold.h"
#include "lyd-window.h"

#include <glib/gi18n.h>

/* @icon: (nullable); @subtitle: (nullable). Both texts are shown as they are, without markup. */
GtkWidget *
lyd_directory_row_new (const char *icon,
                       const char *title,
                       const char *subtitle)
{
  g_autofree char *safe = lyd_safe_text (title);
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", safe, "title-lines", 2, "subtitle-lines", 2, NULL);

  if (subtitle != NULL && subtitle[0] != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL) {
    GtkWidget *image = gtk_image_new_from_icon_name (icon);

    gtk_widget_add_css_class (image, "lyd-readable");
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  }
  return row;
}

/* Has the row go somewhere: @action takes the id as text. */
void
lyd_directory_row_link (GtkWidget *row,
                        const char *action,
                        const LydId *target)
{
  g_autofree char *id = lyd_id_to_string (target);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

/* Why something could not be read, on the window of @page; what is gone meanwhile needs no words. */
void
lyd_directory_tell (GtkWidget *page,
                    const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (page);

  if (LYD_IS_WINDOW (root) && !g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND))
    lyd_window_toast (LYD_WINDOW (root), error->message);
}

static void
copy_cb (GtkWidget *button)
{
  const char *text = g_object_get_data (G_OBJECT (button), "lyd-text");
  GtkRoot *root = gtk_widget_get_root (button);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
  if (LYD_IS_WINDOW (root)) {
    g_autofree char *message = g_strdup_printf (_ ("“%s” is copied"), text);

    lyd_window_toast (LYD_WINDOW (root), message);
  }
}

/* A button at the row's end that puts @text on the clipboard. */
void
lyd_directory_row_offer_copy (GtkWidget *row,
                              const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Copy"), -1);
  g_object_set_data_full (G_OBJECT (button), "lyd-text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

const char *
lyd_directory_mode_icon (LydMode mode)
{
  return mode == LYD_MODE_ONLINE ? "camera-web-symbolic" : "mark-location-symbolic";
}

/* Takes out of @group what lyd_directory_add() put in. @rows: (element-type GtkWidget) */
void
lyd_directory_empty (AdwPreferencesGroup *group,
                     GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

void
lyd_directory_add (AdwPreferencesGroup *group,
                   GPtrArray *rows,
                   GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}
