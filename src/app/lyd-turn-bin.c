#include "lyd-turn-bin.h"

/* Below this width what stands side by side no longer fits. */
#define WIDE_WIDTH 620
#define LEAST_WIDTH 340

struct _LydTurnBin {
  AdwBin parent_instance;

  gboolean narrow;
  guint turn_source;
};

G_DEFINE_FINAL_TYPE (LydTurnBin, lyd_turn_bin, ADW_TYPE_BIN)

enum { PROP_0,
       PROP_NARROW,
       N_PROPS };

static GParamSpec *properties[N_PROPS];

/* Not while sizes are being given out: what turns asks for others. */
static gboolean
turn_cb (gpointer data)
{
  LydTurnBin *self = data;

  self->turn_source = 0;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) < WIDE_WIDTH;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
lyd_turn_bin_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LEAST_WIDTH;
    *natural = WIDE_WIDTH;
    return;
  }
  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (for_size >= 0)
    for_size = MAX (for_size, least);
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
lyd_turn_bin_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  LydTurnBin *self = LYD_TURN_BIN (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least;

  if (child != NULL) {
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
  }
  if ((width < WIDE_WIDTH) != self->narrow && self->turn_source == 0)
    self->turn_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, self, NULL);
}

static void
lyd_turn_bin_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, LYD_TURN_BIN (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_turn_bin_dispose (GObject *object)
{
  g_clear_handle_id (&LYD_TURN_BIN (object)->turn_source, g_source_remove);
  G_OBJECT_CLASS (lyd_turn_bin_parent_class)->dispose (object);
}

static void
lyd_turn_bin_class_init (LydTurnBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lyd_turn_bin_dispose;
  object_class->get_property = lyd_turn_bin_get_property;
  widget_class->measure = lyd_turn_bin_measure;
  widget_class->size_allocate = lyd_turn_bin_size_allocate;
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyd_turn_bin_init (LydTurnBin *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
lyd_turn_bin_get_narrow (LydTurnBin *self)
{
  return self->narrow;
}
