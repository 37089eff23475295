#include "lyd-roll-call-cell.h"

#include "lyd-roll-call.h"

#include <glib/gi18n.h>

struct _LydRollCallCell {
  AdwBin parent_instance;

  LydRollCallItem *item;
  gulong handler;
  gboolean narrow;

  GtkCheckButton *tick;
  GtkLabel *name;
  GtkLabel *below;
  GtkWidget *assistance;
  GtkWidget *assistance_word;
  GtkLabel *organization;
  GtkLabel *seen;
};

G_DEFINE_FINAL_TYPE (LydRollCallCell, lyd_roll_call_cell, ADW_TYPE_BIN)

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What a screen reader says of the whole row. */
static void
name_row (LydRollCallCell *self,
          const LydRollCallRow *row,
          const char *name,
          const char *seen)
{
  g_autofree char *words =
    g_strdup_printf ("%s. %s%s. %s", name, row->needs_assistance ? _ ("Needs assistance") : "",
                     row->needs_assistance ? "" : seen, row->found ? _ ("Found") : _ ("Not found"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self))), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
changed_cb (LydRollCallCell *self)
{
  const LydRollCall *call = lyd_roll_call_item_get_call (self->item);
  const LydRollCallRow *row = lyd_roll_call_item_get_row (self->item);
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *name = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *found = NULL;

  if (row == NULL)
    return;
  zone = lyd_zone_get_or_utc (call->timezone);
  name = lyd_words_roll_call_name (row);
  seen = lyd_words_roll_call_seen (call, row, zone);
  found = lyd_words_roll_call_found (row, call->read_at, zone);
  gtk_check_button_set_active (self->tick, row->found);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->organization, row->organization != NULL ? row->organization : "");
  gtk_label_set_label (self->seen, found != NULL ? found : seen);
  gtk_label_set_label (self->below, found != NULL ? found : seen);
  gtk_widget_set_visible (self->assistance, row->needs_assistance);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->organization), row->organization);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->seen), seen);
  set_class (GTK_WIDGET (self), "found", row->found);
  name_row (self, row, name, found != NULL ? found : seen);
}

static void
lyd_roll_call_cell_dispose (GObject *object)
{
  LydRollCallCell *self = LYD_ROLL_CALL_CELL (object);

  lyd_roll_call_cell_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ROLL_CALL_CELL);
  G_OBJECT_CLASS (lyd_roll_call_cell_parent_class)->dispose (object);
}

static void
lyd_roll_call_cell_class_init (LydRollCallCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_roll_call_cell_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/roll-call/lyd-roll-call-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRollCallCell, tick);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallCell, name);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallCell, below);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallCell, assistance);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallCell, assistance_word);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallCell, organization);
  gtk_widget_class_bind_template_child (widget_class, LydRollCallCell, seen);
}

static void
lyd_roll_call_cell_init (LydRollCallCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @narrow: what does not fit beside the name stands below it */
GtkWidget *
lyd_roll_call_cell_new (gboolean narrow)
{
  LydRollCallCell *self = g_object_new (LYD_TYPE_ROLL_CALL_CELL, NULL);

  self->narrow = narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->below), narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->organization), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->seen), !narrow);
  gtk_widget_set_visible (self->assistance_word, !narrow);
  return GTK_WIDGET (self);
}

/* @item: (nullable) */
void
lyd_roll_call_cell_set_item (LydRollCallCell *self,
                             LydRollCallItem *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->handler, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->handler = g_signal_connect_object (item, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
