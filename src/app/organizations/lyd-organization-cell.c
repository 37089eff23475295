#include "lyd-organization-cell.h"

#include "lyd-fold.h"
#include "lyd-pulse-view.h"
#include "lyd-words-pulse.h"

struct _LydOrganizationCell {
  AdwBin parent_instance;

  GSignalGroup *signals;

  GtkLabel *name;
  LydPulseView *pulse;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (LydOrganizationCell, lyd_organization_cell, ADW_TYPE_BIN)

enum {
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const styles[] = {
  [LYD_PULSE_NONE] = "lyd-readable",
  [LYD_PULSE_NEVER] = "lyd-amber",
  [LYD_PULSE_QUIET] = "lyd-amber",
  [LYD_PULSE_NEW] = "accent",
  [LYD_PULSE_STEADY] = "lyd-readable",
};

static void
show (LydOrganizationCell *self)
{
  g_autoptr (LydOrganizationItem) item = g_signal_group_dup_target (self->signals);
  const LydOrganizationLine *line = item != NULL ? lyd_organization_item_get_line (item) : NULL;
  GPtrArray *exchanges = item != NULL ? lyd_organization_item_get_exchanges (item) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  const char *classes[] = { "caption", "numeric", NULL, NULL };

  if (line == NULL)
    return;
  name = lyd_safe_text (line->organization->name);
  words = lyd_words_pulse_brief (&line->pulse, exchanges);
  classes[2] = styles[lyd_pulse_judge (&line->pulse).state];
  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_css_classes (GTK_WIDGET (self->words), classes);
  lyd_pulse_view_set (self->pulse, &line->pulse, exchanges);
}

static void
lyd_organization_cell_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  LydOrganizationCell *self = LYD_ORGANIZATION_CELL (object);

  if (id == PROP_ITEM) {
    g_signal_group_set_target (self->signals, g_value_get_object (value));
    show (self);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_organization_cell_dispose (GObject *object)
{
  LydOrganizationCell *self = LYD_ORGANIZATION_CELL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ORGANIZATION_CELL);
  g_clear_object (&self->signals);
  G_OBJECT_CLASS (lyd_organization_cell_parent_class)->dispose (object);
}

static void
lyd_organization_cell_class_init (LydOrganizationCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = lyd_organization_cell_set_property;
  G_OBJECT_CLASS (klass)->dispose = lyd_organization_cell_dispose;
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, LYD_TYPE_ORGANIZATION_ITEM,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  g_type_ensure (LYD_TYPE_PULSE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/organizations/lyd-organization-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationCell, name);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationCell, pulse);
  gtk_widget_class_bind_template_child (widget_class, LydOrganizationCell, words);
}

static void
lyd_organization_cell_init (LydOrganizationCell *self)
{
  self->signals = g_signal_group_new (LYD_TYPE_ORGANIZATION_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
