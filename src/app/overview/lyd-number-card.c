#include "lyd-number-card.h"

#include <glib/gi18n.h>

struct _LydNumberCard {
  GtkButton parent_instance;

  GtkLabel *title;
  GtkLabel *number;
  GtkLabel *line;
};

G_DEFINE_FINAL_TYPE (LydNumberCard, lyd_number_card, GTK_TYPE_BUTTON)

static void
lyd_number_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_NUMBER_CARD);
  G_OBJECT_CLASS (lyd_number_card_parent_class)->dispose (object);
}

static void
lyd_number_card_class_init (LydNumberCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_number_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/overview/lyd-number-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LydNumberCard, title);
  gtk_widget_class_bind_template_child (widget_class, LydNumberCard, number);
  gtk_widget_class_bind_template_child (widget_class, LydNumberCard, line);
}

static void
lyd_number_card_init (LydNumberCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @target: what the action takes, as text */
GtkWidget *
lyd_number_card_new_for (const char *title,
                         const char *action,
                         const char *target,
                         const char *tooltip)
{
  LydNumberCard *self = g_object_new (LYD_TYPE_NUMBER_CARD, NULL);

  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  return GTK_WIDGET (self);
}

/* @rows: which registrations it opens, for "event.show-rows" */
GtkWidget *
lyd_number_card_new (const char *title,
                     const char *rows)
{
  return lyd_number_card_new_for (title, "event.show-rows", rows, _ ("Show these registrations"));
}

/* Until it is known. */
void
lyd_number_card_set_counting (LydNumberCard *self)
{
  /* Translators: a number that is not known yet, for a screen reader: "In: being counted" */
  g_autofree char *words = g_strdup_printf (_ ("%s: being counted"), gtk_label_get_label (self->title));

  gtk_label_set_label (self->number, "…");
  gtk_label_set_label (self->line, "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* @number: as people write it; @line: what it is of, in a few words; may be empty */
void
lyd_number_card_set_text (LydNumberCard *self,
                          const char *number,
                          const char *line)
{
  /* Translators: a number on a page, for a screen reader: "In: 118, since 7:34 am" */
  g_autofree char *words = g_strdup_printf (_ ("%s: %s, %s"), gtk_label_get_label (self->title), number, line);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->line, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
lyd_number_card_set_number (LydNumberCard *self,
                            int n,
                            const char *line)
{
  g_autofree char *number = g_strdup_printf ("%d", n);

  lyd_number_card_set_text (self, number, line);
}
