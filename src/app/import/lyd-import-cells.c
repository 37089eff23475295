#include "lyd-import-cells.h"

#include "lyd-import-heading.h"
#include "lyd-import-line.h"
#include "lyd-import-person.h"

static GtkWidget *
make_cell (LydImportList *list,
           LydImportItem *item)
{
  LydImportDraft *draft = lyd_import_list_get_draft (list);
  GtkWidget *cell;

  if (draft == NULL || lyd_import_draft_get_plan (draft) == NULL)
    return NULL;
  if (item->kind == LYD_IMPORT_ITEM_HEADING)
    return lyd_import_heading_new (item, lyd_import_list_is_narrow (list));
  cell = item->kind == LYD_IMPORT_ITEM_PERSON ? lyd_import_person_new (item, draft, lyd_import_list_is_narrow (list))
                                              : lyd_import_line_new (item, draft, lyd_import_list_is_narrow (list));
  gtk_widget_add_css_class (cell, "lyd-import-cell");
  if (item->first)
    gtk_widget_add_css_class (cell, "first");
  if (item->last)
    gtk_widget_add_css_class (cell, "last");
  return cell;
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *slot,
         gpointer data)
{
  gtk_list_item_set_activatable (slot, FALSE);
  gtk_list_item_set_selectable (slot, FALSE);
  gtk_list_item_set_child (slot, make_cell (data, gtk_list_item_get_item (slot)));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *slot,
           gpointer data)
{
  gtk_list_item_set_child (slot, NULL);
}

/* Lets @view show the lines of @list, each with the widget of its kind. */
void
lyd_import_cells_set_up (GtkListView *view,
                         LydImportList *list)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (list)));

  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), list, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (selection));
}
