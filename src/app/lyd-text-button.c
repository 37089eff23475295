#include "lyd-text-button.h"

/**
 * lyd_text_button_new:
 * @label: with mnemonic; short because what it is about stands beside it
 * @spoken: the same for somebody who hears it alone: "Undo the check-in of Ana Wu"
 *
 * A button's words also label it for the accessibility bus, and since GTK 4.10 that counts more than a name of its own:
 * so they have to let go first.
 *
 * Returns: (transfer none): a floating button
 */
GtkWidget *
lyd_text_button_new (const char *label,
                     const char *spoken)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}
