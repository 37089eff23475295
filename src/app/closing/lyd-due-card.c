#include "lyd-due-card.h"

#include <glib/gi18n.h>

struct _LydDueCard {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  GCancellable *asked;
  guint ask_source;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LydDueCard, lyd_due_card, ADW_TYPE_BIN)

/* A reminder can wait until a burst of check-ins is over. */
#define ASK_MS 2000
/* More of them are told with the last. */
#define MAX_ROWS 3

static void
add_row (LydDueCard *self,
         const LydClosingDue *due,
         guint n_more)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("user-trash-symbolic");
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = g_strdup_printf (
    ngettext ("%d answer is due to be purged", "%d answers are due to be purged", (gulong) due->answers), due->answers);
  g_autofree char *escaped = g_markup_escape_text (due->title, -1);
  g_autofree char *more =
    n_more > 0 ? g_strdup_printf (ngettext ("%s, and %u event more", "%s, and %u events more", n_more), escaped, n_more)
               : g_strdup (escaped);
  g_autofree char *id = lyd_id_to_string (&due->event);

  gtk_widget_add_css_class (icon, "lyd-amber");
  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-event");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
clear (LydDueCard *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDueCard) self = data;
  g_autoptr (GPtrArray) list = lyd_store_list_closing_due_finish (LYD_STORE (source), result, NULL);
  guint n_rows;

  /* What cannot be read is told by who lists the events. */
  if (list == NULL || self->store != LYD_STORE (source))
    return;
  clear (self);
  n_rows = MIN (list->len, MAX_ROWS);
  for (guint i = 0; i < n_rows; i++)
    add_row (self, g_ptr_array_index (list, i), i + 1 == n_rows ? list->len - n_rows : 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n_rows > 0);
}

static void
ask_cb (gpointer data)
{
  LydDueCard *self = data;

  self->ask_source = 0;
  if (self->store != NULL)
    lyd_store_list_closing_due_async (self->store, self->asked, listed_cb, g_object_ref (self));
}

static void
changed_cb (LydDueCard *self)
{
  if (self->ask_source == 0)
    self->ask_source = g_timeout_add_once (ASK_MS, ask_cb, self);
}

/* @store: (nullable) */
void
lyd_due_card_set_store (LydDueCard *self,
                        LydStore *store)
{
  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  clear (self);
  if (store != NULL)
    ask_cb (self);
}

static void
lyd_due_card_dispose (GObject *object)
{
  LydDueCard *self = LYD_DUE_CARD (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_due_card_parent_class)->dispose (object);
}

static void
lyd_due_card_class_init (LydDueCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_due_card_dispose;
}

static void
lyd_due_card_init (LydDueCard *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Due to be purged"), -1);
  adw_bin_set_child (ADW_BIN (self), list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_object (self->store_signals, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
