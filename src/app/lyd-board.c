#include "lyd-board.h"

static const char *const styles[] = { "lyd-ok", "lyd-plain", "lyd-amber", "lyd-red", "dim-label" };

/**
 * lyd_board_row_new:
 * @lines: of the subtitle, at most
 * @icon: (out) (transfer none): where lyd_board_show_look() shows how the thing stands
 */
AdwActionRow *
lyd_board_row_new (const char *title,
                   int lines,
                   GtkImage **icon)
{
  AdwActionRow *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle-lines", lines, "activatable", FALSE, NULL);

  *icon = GTK_IMAGE (gtk_image_new ());
  adw_action_row_add_prefix (row, GTK_WIDGET (*icon));
  return row;
}

/**
 * lyd_board_button_new:
 * @target: of @action; -1: it takes none
 * @thing: the row's title, for who hears only the button
 */
GtkWidget *
lyd_board_button_new (const char *label,
                      const char *action,
                      int target,
                      const char *thing)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "valign", GTK_ALIGN_CENTER, NULL);

  if (target >= 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, thing, -1);
  return button;
}

/* @word: for who sees neither icon nor colour */
void
lyd_board_show_look (GtkImage *icon,
                     const LydBoardLook *look,
                     const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (icon), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (icon), look->style);
  gtk_image_set_from_icon_name (icon, look->icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}
