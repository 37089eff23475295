#include "lyd-badges-page-private.h"

#include "lyd-ask-where.h"
#include "lyd-store-designs.h"
#include "lyd-window.h"

#include <glib/gi18n.h>

/* How many badges a tray is to hold now; 0: badges are put in none. They lie by family name, and are printed so. */
int
lyd_badges_page_get_tray_size (LydBadgesPage *self)
{
  gboolean by_family = adw_combo_row_get_selected (self->order) == LYD_BADGES_BY_FAMILY;

  return by_family && gtk_switch_get_active (self->use_trays) ? gtk_spin_button_get_value_as_int (self->tray_size) : 0;
}

/* What can be done follows from what is chosen and what lies in trays already. */
static void
show_rows (LydBadgesPage *self,
           gboolean filled)
{
  gboolean by_family = adw_combo_row_get_selected (self->order) == LYD_BADGES_BY_FAMILY;

  gtk_widget_set_sensitive (GTK_WIDGET (self->use_trays), by_family);
  gtk_widget_set_visible (self->tray_size_row, by_family && gtk_switch_get_active (self->use_trays));
  gtk_widget_set_visible (self->trays_filled, filled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "badges.tray-fronts", filled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "badges.clear-trays", filled);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trays = lyd_store_list_trays_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (trays == NULL || self->store != LYD_STORE (source))
    return;
  words = lyd_words_trays (trays);
  adw_preferences_group_set_description (self->trays, words);
  show_rows (self, trays->len > 0);
}

/* Reads anew where badges lie. */
void
lyd_badges_page_load_trays (LydBadgesPage *self)
{
  show_rows (self, gtk_widget_get_visible (self->trays_filled));
  lyd_store_list_trays_async (self->store, &self->event, self->cancellable, listed_cb, g_object_ref (self));
}

static void
cleared_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (done == NULL)
    lyd_badges_page_toast (self, error->message);
  else if (LYD_IS_WINDOW (root))
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
}

static void
clear_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydBadgesPage *self = LYD_BADGES_PAGE (widget);

  if (self->store != NULL)
    lyd_store_clear_trays_async (self->store, &self->event, cleared_cb, g_object_ref (self));
}

static void
fronts_written_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (LydBadgesPage) self = data;
  g_autoptr (GError) error = NULL;

  if (lyd_store_write_design_finish (LYD_STORE (source), result, &error))
    lyd_badges_page_toast (self, _ ("The PDF has a page for the front of each tray."));
  else
    lyd_badges_page_toast (self, error->message);
}

void
lyd_badges_page_save_fronts (LydBadgesPage *self,
                             const char *path)
{
  if (self->store != NULL)
    lyd_store_write_fronts_async (self->store, &self->event, path, fronts_written_cb, g_object_ref (self));
}

static void
fronts_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  /* Translators: a file's name */
  lyd_ask_where (widget, _ ("Save the Tray Fronts"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("trays.pdf"),
                 (LydPathFunc) lyd_badges_page_save_fronts);
}

void
lyd_badges_page_install_trays (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, trays);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, use_trays);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, tray_size);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, tray_size_row);
  gtk_widget_class_bind_template_child (widget_class, LydBadgesPage, trays_filled);
  gtk_widget_class_install_action (widget_class, "badges.tray-fronts", NULL, fronts_action);
  gtk_widget_class_install_action (widget_class, "badges.clear-trays", NULL, clear_action);
}
