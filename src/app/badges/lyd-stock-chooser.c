#include "lyd-stock-chooser.h"

#include "lyd-fold.h"
#include "lyd-tab-out.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydStockChooser {
  AdwWindow parent_instance;

  GPtrArray *ids; /* of char *, in the order of the titles */
  char *words;    /* what is looked for, folded */
  GtkStringList *titles;
  GtkCustomFilter *filter;
  GtkFilterListModel *found;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (LydStockChooser, lyd_stock_chooser, ADW_TYPE_WINDOW)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Every word somewhere: "avery 5395" and "name badge 8" both find. */
static gboolean
matches (gpointer item,
         gpointer data)
{
  LydStockChooser *self = data;
  g_autofree char *title = lyd_fold_text (gtk_string_object_get_string (item));
  g_auto (GStrv) words = NULL;

  if (self->words == NULL)
    return TRUE;
  words = g_strsplit (self->words, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (title, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
search_changed_cb (LydStockChooser *self)
{
  g_free (self->words);
  self->words = lyd_fold_text (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "list" : "none");
}

static void
choose (LydStockChooser *self,
        guint position)
{
  g_autoptr (GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->titles));

  for (guint i = 0; item != NULL && i < n; i++) {
    g_autoptr (GtkStringObject) other = g_list_model_get_item (G_LIST_MODEL (self->titles), i);

    if (other == item) {
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_ptr_array_index (self->ids, i));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  }
}

static void
row_activated_cb (LydStockChooser *self,
                  guint position)
{
  choose (self, position);
}

static void
search_activated_cb (LydStockChooser *self)
{
  /* The entry tells of what was typed a moment later than of Enter. */
  search_changed_cb (self);
  choose (self, 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          gpointer data)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "margin-top", 6,
                                   "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);

  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         gpointer data)
{
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), title);
}

static void
lyd_stock_chooser_dispose (GObject *object)
{
  LydStockChooser *self = LYD_STOCK_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_STOCK_CHOOSER);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->titles);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (lyd_stock_chooser_parent_class)->dispose (object);
}

static void
lyd_stock_chooser_class_init (LydStockChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_stock_chooser_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LYD_TYPE_STOCK_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/badges/lyd-stock-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LydStockChooser, search);
  gtk_widget_class_bind_template_child (widget_class, LydStockChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, LydStockChooser, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_stock_chooser_init (LydStockChooser *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->titles = gtk_string_list_new (NULL);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->found =
    gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->titles)), g_object_ref (GTK_FILTER (self->filter)));
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_tab_out (GTK_WIDGET (self->view));
}

LydStockChooser *
lyd_stock_chooser_new (GtkWindow *parent,
                       const LydStocks *stocks)
{
  LydStockChooser *self = g_object_new (LYD_TYPE_STOCK_CHOOSER, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GtkSingleSelection) selection = NULL;

  for (guint i = 0; i < lyd_stocks_get_n (stocks); i++) {
    const LydStock *stock = lyd_stocks_get (stocks, i);

    if (stock->shape == LYD_SHAPE_DISC)
      continue;
    g_ptr_array_add (self->ids, g_strdup (stock->id));
    gtk_string_list_append (self->titles, stock->title);
  }
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return self;
}
