#include "lyd-attendance-strip.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

/* Pixels, at the usual size of text. */
#define SQUARE 28
#define GAP 12
#define RADIUS 6

struct _LydAttendanceStrip {
  GtkWidget parent_instance;

  LydAttendanceSheet *sheet;
  int row;
  int text_height; /* of the widget's font; 0: to be measured */
};

G_DEFINE_FINAL_TYPE (LydAttendanceStrip, lyd_attendance_strip, GTK_TYPE_WIDGET)

static int
get_text_height (LydAttendanceStrip *self)
{
  if (self->text_height == 0) {
    g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Mg9");

    pango_layout_get_pixel_size (layout, NULL, &self->text_height);
  }
  return self->text_height;
}

/* Larger text has larger squares. */
static int
get_square (LydAttendanceStrip *self)
{
  return MAX (SQUARE, get_text_height (self) + 8);
}

static int
get_cell (LydAttendanceStrip *self)
{
  return get_square (self) + GAP;
}

static double
get_offset (LydAttendanceStrip *self)
{
  return gtk_adjustment_get_value (lyd_attendance_sheet_get_adjustment (self->sheet));
}

static gboolean
is_heading (LydAttendanceStrip *self)
{
  return self->row == LYD_ATTENDANCE_HEADING;
}

/* Whether there is anything to show: the list may still have rows of a grid that was longer. */
static gboolean
has_row (LydAttendanceStrip *self)
{
  const LydGrid *grid = lyd_attendance_sheet_get_grid (self->sheet);

  return grid != NULL && self->row >= 0 && self->row < (int) grid->rows->len;
}

static void
set_color (LydAttendanceStrip *self,
           cairo_t *cr,
           const char *name,
           double alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color = { 0.2f, 0.5f, 0.9f, 1 };

  if (name == NULL)
    gtk_style_context_get_color (style, &color);
  else
    gtk_style_context_lookup_color (style, name, &color);
  color.alpha *= (float) alpha;
  gdk_cairo_set_source_rgba (cr, &color);
}

static void
trace (cairo_t *cr,
       double x,
       double y,
       double size)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - RADIUS, y + RADIUS, RADIUS, -G_PI_2, 0);
  cairo_arc (cr, x + size - RADIUS, y + size - RADIUS, RADIUS, 0, G_PI_2);
  cairo_arc (cr, x + RADIUS, y + size - RADIUS, RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_text (LydAttendanceStrip *self,
            cairo_t *cr,
            const char *text,
            double x,
            double y,
            gboolean bold,
            double scale)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x - width / 2.0, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_square (LydAttendanceStrip *self,
              cairo_t *cr,
              guint column,
              double x,
              int height)
{
  const LydGrid *grid = lyd_attendance_sheet_get_grid (self->sheet);
  const LydGridCell *cell = lyd_grid_get (grid, (guint) self->row, column);
  const LydAttendanceLook *look = lyd_attendance_look (cell->state);
  int size = get_square (self);
  double left = x + GAP / 2.0;
  double top = (height - size) / 2.0;
  gboolean counted = grid->by == LYD_GRID_BY_ORGANIZATION && cell->n > 0 &&
                     (cell->state == LYD_GRID_ATTENDED || cell->state == LYD_GRID_REGISTERED);
  g_autofree char *number = counted ? g_strdup_printf ("%d", cell->n) : NULL;

  if (look->filled) {
    set_color (self, cr, "accent_bg_color", 1);
    trace (cr, left, top, size);
    cairo_fill (cr);
  }
  if (look->outlined) {
    set_color (self, cr, NULL, .45);
    cairo_set_line_width (cr, 1);
    trace (cr, left + .5, top + .5, size - 1);
    cairo_stroke (cr);
  }
  set_color (self, cr, look->filled ? "accent_fg_color" : NULL, look->filled ? 1 : .85);
  paint_text (self, cr, number != NULL ? number : look->mark, left + size / 2.0, height / 2.0, TRUE, 1);
  if (column == lyd_attendance_sheet_get_current (self->sheet) &&
      gtk_widget_has_visible_focus (GTK_WIDGET (self))) {
    set_color (self, cr, "accent_color", .8);
    cairo_set_line_width (cr, 2);
    trace (cr, left - 3, top - 3, size + 6);
    cairo_stroke (cr);
  }
}

/* Month, day, and how many came, or are expected. What comes next is underlined; what was cancelled is struck out. */
static void
paint_date (LydAttendanceStrip *self,
            cairo_t *cr,
            guint column,
            double x,
            int height)
{
  const LydGridColumn *date = g_ptr_array_index (lyd_attendance_sheet_get_grid (self->sheet)->columns, column);
  LydEvent event = { .start = date->start, .end = date->start, .timezone = date->timezone };
  g_autofree char *month = NULL;
  g_autofree char *day = lyd_format_leaf (&event, &month);
  gboolean next = lyd_attendance_sheet_is_next (self->sheet, column);
  gboolean counted = !date->cancelled && (!date->over || date->known);
  g_autofree char *count =
    counted ? g_strdup_printf ("%d", date->over ? date->n_attended : date->n_registered) : g_strdup ("–");
  double line = get_text_height (self);
  double middle = x + get_cell (self) / 2.0;

  set_color (self, cr, NULL, .78);
  paint_text (self, cr, month, middle, line * .5, FALSE, PANGO_SCALE_SMALL);
  paint_text (self, cr, count, middle, height - line * .6, FALSE, PANGO_SCALE_SMALL);
  set_color (self, cr, next ? "accent_color" : NULL, date->cancelled ? .6 : 1);
  paint_text (self, cr, day, middle, line * 1.5, TRUE, 1);
  if (next || date->cancelled) {
    cairo_rectangle (cr, middle - 9, next ? line * 2.05 : line * 1.5, 18, next ? 2 : 1);
    cairo_fill (cr);
  }
}

static void
lyd_attendance_strip_snapshot (GtkWidget *widget,
                               GtkSnapshot *snapshot)
{
  LydAttendanceStrip *self = LYD_ATTENDANCE_STRIP (widget);
  guint n = lyd_attendance_sheet_get_n_columns (self->sheet);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double offset = get_offset (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr;

  if (!is_heading (self) && !has_row (self))
    return;
  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (guint i = 0; i < n; i++) {
    double x = i * (double) get_cell (self) - offset;

    if (x + get_cell (self) < 0 || x > width)
      continue;
    if (is_heading (self))
      paint_date (self, cr, i, x, height);
    else
      paint_square (self, cr, i, x, height);
  }
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
lyd_attendance_strip_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  LydAttendanceStrip *self = LYD_ATTENDANCE_STRIP (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = is_heading (self) ? get_text_height (self) * 7 / 2 : get_square (self) + 10;
  } else {
    *minimum = 2 * get_cell (self);
    *natural = MAX (2, (int) lyd_attendance_sheet_get_n_columns (self->sheet)) * get_cell (self);
  }
}

/* The heading is there once, so it is what says how far there is to scroll. */
static void
lyd_attendance_strip_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  LydAttendanceStrip *self = LYD_ATTENDANCE_STRIP (widget);
  GtkAdjustment *adjustment = lyd_attendance_sheet_get_adjustment (self->sheet);
  int cell = get_cell (self);
  int whole = MAX (width, (int) lyd_attendance_sheet_get_n_columns (self->sheet) * cell);
  int last = ((int) lyd_attendance_sheet_get_current (self->sheet) + 2) * cell;
  gboolean first = gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);

  if (!is_heading (self))
    return;
  /* What was last is what one wants to see first, as soon as not all of it fits. */
  gtk_adjustment_configure (adjustment,
                            CLAMP (first ? last - width : get_offset (self), 0, whole - width), 0, whole, cell, width,
                            width);
}

/* The square that a point is in. Returns: %FALSE where there is none */
static gboolean
find_column (LydAttendanceStrip *self,
             double x,
             guint *column)
{
  *column = (guint) ((x + get_offset (self)) / get_cell (self));
  return *column < lyd_attendance_sheet_get_n_columns (self->sheet);
}

static char *
describe (LydAttendanceStrip *self,
          guint column)
{
  if (is_heading (self))
    return lyd_attendance_sheet_describe_date (self->sheet, column);
  return lyd_attendance_sheet_describe (self->sheet, (guint) self->row, column);
}

static void
say (LydAttendanceStrip *self)
{
  guint current = lyd_attendance_sheet_get_current (self->sheet);
  g_autofree char *name = NULL;
  g_autofree char *square = NULL;
  g_autofree char *words = NULL;

  if (!has_row (self) || current >= lyd_attendance_sheet_get_n_columns (self->sheet))
    return;
  name = lyd_attendance_sheet_get_name (self->sheet, (guint) self->row);
  square = describe (self, current);
  words = g_strdup_printf ("%s. %s", name, square);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
changed_cb (LydAttendanceStrip *self)
{
  if (is_heading (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  say (self);
}

/* @parameter: so many dates on */
static void
step_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydAttendanceStrip *self = LYD_ATTENDANCE_STRIP (widget);
  int n = (int) lyd_attendance_sheet_get_n_columns (self->sheet);
  int cell = get_cell (self);
  int column;

  if (n == 0)
    return;
  column = CLAMP ((int) lyd_attendance_sheet_get_current (self->sheet) + g_variant_get_int32 (parameter), 0, n - 1);
  lyd_attendance_sheet_set_current (self->sheet, (guint) column);
  gtk_adjustment_clamp_page (lyd_attendance_sheet_get_adjustment (self->sheet), column * (double) cell,
                             (column + 1) * (double) cell);
}

static void
pressed_cb (LydAttendanceStrip *self,
            int n_press,
            double x,
            double y)
{
  guint column;

  if (is_heading (self) || !find_column (self, x, &column))
    return;
  lyd_attendance_sheet_set_current (self->sheet, column);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
lyd_attendance_strip_query_tooltip (GtkWidget *widget,
                                    int x,
                                    int y,
                                    gboolean keyboard,
                                    GtkTooltip *tooltip)
{
  LydAttendanceStrip *self = LYD_ATTENDANCE_STRIP (widget);
  guint column = lyd_attendance_sheet_get_current (self->sheet);
  g_autofree char *words = NULL;

  if ((!is_heading (self) && !has_row (self)) || (!keyboard && !find_column (self, x, &column)) ||
      column >= lyd_attendance_sheet_get_n_columns (self->sheet))
    return FALSE;
  words = describe (self, column);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
lyd_attendance_strip_css_changed (GtkWidget *widget,
                                  GtkCssStyleChange *change)
{
  LYD_ATTENDANCE_STRIP (widget)->text_height = 0;
  GTK_WIDGET_CLASS (lyd_attendance_strip_parent_class)->css_changed (widget, change);
}

static void
lyd_attendance_strip_dispose (GObject *object)
{
  g_clear_object (&LYD_ATTENDANCE_STRIP (object)->sheet);
  G_OBJECT_CLASS (lyd_attendance_strip_parent_class)->dispose (object);
}

static void
lyd_attendance_strip_class_init (LydAttendanceStripClass *klass)
{
  static const struct {
    guint key;
    int step;
  } keys[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_KP_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_KP_Right, 1 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_attendance_strip_dispose;
  widget_class->snapshot = lyd_attendance_strip_snapshot;
  widget_class->measure = lyd_attendance_strip_measure;
  widget_class->size_allocate = lyd_attendance_strip_size_allocate;
  widget_class->query_tooltip = lyd_attendance_strip_query_tooltip;
  widget_class->css_changed = lyd_attendance_strip_css_changed;
  gtk_widget_class_install_action (widget_class, "grid.step", "i", step_action);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "grid.step", "i", keys[i].step);
  gtk_widget_class_set_css_name (widget_class, "attendance");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_attendance_strip_init (LydAttendanceStrip *self)
{
  self->row = LYD_ATTENDANCE_NOTHING;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/* @sheet: shared with the other rows; @row: of it, or LYD_ATTENDANCE_HEADING */
GtkWidget *
lyd_attendance_strip_new (LydAttendanceSheet *sheet,
                          int row)
{
  LydAttendanceStrip *self =
    g_object_new (LYD_TYPE_ATTENDANCE_STRIP, "focusable", row != LYD_ATTENDANCE_HEADING, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  self->sheet = g_object_ref (sheet);
  self->row = row;
  g_signal_connect_object (sheet, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyd_attendance_sheet_get_adjustment (sheet), "value-changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  if (row == LYD_ATTENDANCE_HEADING)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Dates"), -1);
  return GTK_WIDGET (self);
}

void
lyd_attendance_strip_set_row (LydAttendanceStrip *self,
                              int row)
{
  self->row = row;
  changed_cb (self);
}
