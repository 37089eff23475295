#include "lyd-registration-selection.h"

#include <glib/gi18n.h>

/* Returns: (transfer full) (element-type LydId): who is chosen, in the list's order */
GArray *
lyd_registration_selection_dup_ids (GtkSelectionModel *selection,
                                    LydRosterModel *model)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (LydId), (guint) gtk_bitset_get_size (chosen));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more;
       more = gtk_bitset_iter_next (&iter, &position)) {
    LydId id = *lyd_roster_model_get_id (model, position);

    g_array_append_val (ids, id);
  }
  return ids;
}

static GtkBitset *
find_again (LydRosterModel *model,
            GArray *chosen)
{
  g_autoptr (GHashTable) set = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (set, &g_array_index (chosen, LydId, i));
  for (guint i = 0; i < n_items; i++)
    if (g_hash_table_contains (set, lyd_roster_model_get_id (model, i)))
      gtk_bitset_add (positions, i);
  return positions;
}

/**
 * lyd_registration_selection_replace:
 * @ids: (transfer full) (element-type LydId): what the list shows now
 *
 * Whoever was chosen and is still there stays chosen.
 */
void
lyd_registration_selection_replace (GtkSelectionModel *selection,
                                    LydRosterModel *model,
                                    GArray *ids)
{
  g_autoptr (GArray) chosen = lyd_registration_selection_dup_ids (selection, model);

  lyd_roster_model_set_ids (model, ids);
  if (chosen->len > 0) {
    g_autoptr (GtkBitset) positions = find_again (model, chosen);
    g_autoptr (GtkBitset) now = gtk_selection_model_get_selection (selection);
    g_autoptr (GtkBitset) all =
      gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (model)));

    if (!gtk_bitset_equals (positions, now))
      gtk_selection_model_set_selection (selection, positions, all);
  }
}

static void
toggled_cb (GtkCheckButton *check,
            GtkListItem *item)
{
  GtkSelectionModel *selection = g_object_get_data (G_OBJECT (check), "lyd-selection");
  guint position = gtk_list_item_get_position (item);

  if (position == GTK_INVALID_LIST_POSITION || gtk_check_button_get_active (check) == gtk_list_item_get_selected (item))
    return;
  if (gtk_check_button_get_active (check))
    gtk_selection_model_select_item (selection, position, FALSE);
  else
    gtk_selection_model_unselect_item (selection, position);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          GtkSelectionModel *selection)
{
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (check), "lyd-selection", selection);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose"), -1);
  g_object_bind_property (item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), item, 0);
  gtk_list_item_set_child (item, check);
}

/* A box to tick in each row, for those who do not know Ctrl and for fingers. */
void
lyd_registration_selection_add_ticks (GtkColumnViewColumn *column,
                                      GtkSelectionModel *selection)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), selection, 0);
  gtk_column_view_column_set_factory (column, factory);
}

/* The column view's own list scrolls; GTK 4.8 has no function for it. */
void
lyd_registration_selection_scroll_to (GtkColumnView *view,
                                      guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}
