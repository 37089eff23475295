#include "lyd-wrap-layout.h"

struct _LydWrapLayout {
  GtkLayoutManager parent_instance;

  int column_spacing;
  int row_spacing;
};

G_DEFINE_FINAL_TYPE (LydWrapLayout, lyd_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0,
       PROP_COLUMN_SPACING,
       PROP_ROW_SPACING,
       N_PROPS };

static GParamSpec *properties[N_PROPS];

/* A line of children: from @first on, up to the one before @end. */
typedef struct {
  GtkWidget *first;
  GtkWidget *end;
  int height;
} Line;

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_width (GtkWidget *child,
           int most)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, most));
}

/* The line that begins with @child, in @width. */
static Line
fill_line (LydWrapLayout *self,
           GtkWidget *child,
           int width)
{
  Line line = { child, child, 0 };
  int used = 0;

  while (line.end != NULL) {
    int wide = get_width (line.end, width);
    int height;

    if (line.end != child && used + self->column_spacing + wide > width)
      break;
    used += wide + (line.end != child ? self->column_spacing : 0);
    gtk_widget_measure (line.end, GTK_ORIENTATION_VERTICAL, wide, NULL, &height, NULL, NULL);
    line.height = MAX (line.height, height);
    line.end = next_shown (gtk_widget_get_next_sibling (line.end));
  }
  return line;
}

static GtkSizeRequestMode
lyd_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (LydWrapLayout *self,
               GtkWidget *widget,
               int *minimum,
               int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child))) {
    int least, usual;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
    *minimum = MAX (*minimum, least);
    *natural += usual + (*natural > 0 ? self->column_spacing : 0);
  }
}

static void
lyd_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  LydWrapLayout *self = LYD_WRAP_LAYOUT (manager);
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, widget, minimum, natural);
    return;
  }
  while (child != NULL) {
    Line line = fill_line (self, child, for_size >= 0 ? for_size : G_MAXINT);

    height += line.height + (height > 0 ? self->row_spacing : 0);
    child = line.end;
  }
  *minimum = *natural = height;
}

static void
lyd_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  LydWrapLayout *self = LYD_WRAP_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL) {
    Line line = fill_line (self, child, width);
    int x = 0;

    for (; child != line.end; child = next_shown (gtk_widget_get_next_sibling (child))) {
      int wide = get_width (child, width);
      GtkAllocation allocation = { mirrored ? width - x - wide : x, y, wide, line.height };

      gtk_widget_size_allocate (child, &allocation, -1);
      x += wide + self->column_spacing;
    }
    y += line.height + self->row_spacing;
  }
}

static void
lyd_wrap_layout_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  LydWrapLayout *self = LYD_WRAP_LAYOUT (object);

  switch (id) {
  case PROP_COLUMN_SPACING:
    self->column_spacing = g_value_get_int (value);
    break;
  case PROP_ROW_SPACING:
    self->row_spacing = g_value_get_int (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_wrap_layout_class_init (LydWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->set_property = lyd_wrap_layout_set_property;
  layout_class->get_request_mode = lyd_wrap_layout_get_request_mode;
  layout_class->measure = lyd_wrap_layout_measure;
  layout_class->allocate = lyd_wrap_layout_allocate;
  properties[PROP_COLUMN_SPACING] = g_param_spec_int ("column-spacing", NULL, NULL, 0, G_MAXINT, 12, flags);
  properties[PROP_ROW_SPACING] = g_param_spec_int ("row-spacing", NULL, NULL, 0, G_MAXINT, 12, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
lyd_wrap_layout_init (LydWrapLayout *self)
{
  self->column_spacing = 12;
  self->row_spacing = 12;
}

GtkLayoutManager *
lyd_wrap_layout_new (int column_spacing,
                     int row_spacing)
{
  return g_object_new (LYD_TYPE_WRAP_LAYOUT, "column-spacing", column_spacing, "row-spacing", row_spacing, NULL);
}
