#include "lyd-pulse-card.h"

#include "lyd-pulse-view.h"
#include "lyd-words-pulse.h"

#include <glib/gi18n.h>

struct _LydPulseCard {
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *count;
  LydPulseView *squares;
};

G_DEFINE_FINAL_TYPE (LydPulseCard, lyd_pulse_card, ADW_TYPE_BIN)

static const struct {
  const char *icon;
  const char *style;
} looks[] = {
  [LYD_PULSE_NONE] = { "lyd-expected-symbolic", "lyd-plain" },
  [LYD_PULSE_NEVER] = { "dialog-warning-symbolic", "lyd-amber" },
  [LYD_PULSE_QUIET] = { "dialog-warning-symbolic", "lyd-amber" },
  [LYD_PULSE_NEW] = { "lyd-first-symbolic", "accent" },
  [LYD_PULSE_STEADY] = { "lyd-admitted-symbolic", "lyd-ok" },
};

static void
lyd_pulse_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PULSE_CARD);
  G_OBJECT_CLASS (lyd_pulse_card_parent_class)->dispose (object);
}

static void
lyd_pulse_card_class_init (LydPulseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_pulse_card_dispose;
  g_type_ensure (LYD_TYPE_PULSE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/organizations/lyd-pulse-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPulseCard, icon);
  gtk_widget_class_bind_template_child (widget_class, LydPulseCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, LydPulseCard, count);
  gtk_widget_class_bind_template_child (widget_class, LydPulseCard, squares);
}

static void
lyd_pulse_card_init (LydPulseCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @of_one: it is one person's, so that "nobody" would be wrong */
void
lyd_pulse_card_set (LydPulseCard *self,
                    const LydPulse *pulse,
                    GPtrArray *exchanges,
                    gboolean of_one)
{
  LydPulseState state = lyd_pulse_judge (pulse).state;
  g_autofree char *sentence =
    of_one ? lyd_words_pulse_of_one (pulse, exchanges) : lyd_words_pulse (pulse, exchanges);
  g_autofree char *count = lyd_words_pulse_count (pulse);
  const char *const styles[] = { looks[state].style, NULL };

  gtk_image_set_from_icon_name (self->icon, looks[state].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char **) styles);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->squares), pulse->n > 0);
  lyd_pulse_view_set (self->squares, pulse, exchanges);
}
