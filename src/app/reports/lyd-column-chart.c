#include "lyd-column-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#define MIN_WIDTH 200
#define HEIGHT 204
#define WIDEST 26 /* a column */

struct _LydColumnChart {
  GtkWidget parent_instance;

  LydColumnPart *parts;
  guint n_parts;
  GPtrArray *columns; /* of LydColumn; NULL: nothing yet */
  int top;
  int focus; /* the column that the keys went to */
};

G_DEFINE_FINAL_TYPE (LydColumnChart, lyd_column_chart, GTK_TYPE_WIDGET)

enum { SIGNAL_ACTIVATED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct {
  double left;
  double right;
  double above;
  double below;
  double slot; /* what a column and the room around it take */
  double line; /* height of a line of text */
} Frame;

static int
add_up (const LydColumnChart *self,
        const LydColumn *column)
{
  int sum = 0;

  for (guint i = 0; i < self->n_parts; i++)
    sum += column->values[i];
  return sum;
}

/* Returns: %FALSE where there is nothing to draw */
static gboolean
lay_out (LydColumnChart *self,
         Frame *frame)
{
  g_autofree char *top = g_strdup_printf ("%'d", self->top);
  int line;

  if (self->columns == NULL || self->columns->len == 0)
    return FALSE;
  frame->left = lyd_paint_measure (GTK_WIDGET (self), top, &line) + 12;
  frame->right = gtk_widget_get_width (GTK_WIDGET (self));
  frame->above = line / 2.0 + 1;
  frame->below = gtk_widget_get_height (GTK_WIDGET (self)) - line - 6;
  frame->slot = (frame->right - frame->left) / self->columns->len;
  frame->line = line;
  return TRUE;
}

/* ---- drawing ---- */

/* As many as do not touch one another, beginning with the first. */
static void
draw_labels (LydColumnChart *self,
             cairo_t *cr,
             const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double room = 0;
  guint step;

  for (guint i = 0; i < self->columns->len; i++)
    room = MAX (room, lyd_paint_measure (widget, ((LydColumn *) self->columns->pdata[i])->label, NULL) + 6);
  step = MAX (1, (guint) ceil (room / frame->slot));
  lyd_paint_color (widget, cr, NULL, .78);
  for (guint i = 0; i < self->columns->len; i += step)
    lyd_paint_text (widget, cr, ((LydColumn *) self->columns->pdata[i])->label, FALSE,
                    frame->left + frame->slot * (i + .5), frame->below + 6 + frame->line / 2, .5);
}

static void
draw_column (LydColumnChart *self,
             cairo_t *cr,
             const Frame *frame,
             guint i)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LydColumn *column = g_ptr_array_index (self->columns, i);
  double width = MAX (3, MIN (WIDEST, floor (frame->slot * .62)));
  double x = floor (frame->left + frame->slot * i + (frame->slot - width) / 2);
  double scale = (frame->below - frame->above) / MAX (self->top, 1);
  double whole = add_up (self, column) * scale;
  double y = frame->below;

  if (whole <= 0)
    return;
  cairo_save (cr);
  lyd_paint_rounded (cr, x, y - whole, width, whole + 4, 3);
  cairo_clip (cr);
  /* The scale's lines do not show through the lighter parts. */
  cairo_rectangle (cr, x, y - whole, width, whole - .5);
  lyd_paint_color (widget, cr, "window_bg_color", 1);
  cairo_fill_preserve (cr);
  lyd_paint_color (widget, cr, "card_bg_color", 1);
  cairo_fill (cr);
  for (guint k = 0; k < self->n_parts; k++) {
    double height = column->values[k] * scale;

    if (height > 0)
      lyd_paint_ink (widget, cr, self->parts[k].ink, x, y - height, width, MAX (1, height - 1));
    y -= height;
  }
  cairo_restore (cr);
}

static void
draw_focus (LydColumnChart *self,
            cairo_t *cr,
            const Frame *frame)
{
  lyd_paint_rounded (cr, frame->left + frame->slot * self->focus + 1, frame->above - 4, frame->slot - 2,
                     frame->below - frame->above + frame->line + 10, 6);
  lyd_paint_color (GTK_WIDGET (self), cr, "accent_color", .8);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
lyd_column_chart_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  LydColumnChart *self = LYD_COLUMN_CHART (widget);
  cairo_t *cr;
  Frame frame;

  if (!lay_out (self, &frame))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                                 (float) gtk_widget_get_height (widget)));
  lyd_paint_scale (widget, cr, self->top, frame.left, frame.right, frame.above, frame.below);
  draw_labels (self, cr, &frame);
  for (guint i = 0; i < self->columns->len; i++)
    draw_column (self, cr, &frame, i);
  if (gtk_widget_has_visible_focus (widget))
    draw_focus (self, cr, &frame);
  cairo_destroy (cr);
}

static void
lyd_column_chart_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
}

/* ---- one column ---- */

/* "October 2026: 166 (Webinars 96, Peer exchanges 52)" */
static char *
describe (LydColumnChart *self,
          guint i)
{
  const LydColumn *column = g_ptr_array_index (self->columns, i);
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_printf (words, "%s: %'d", column->name, add_up (self, column));
  for (guint k = 0; k < self->n_parts; k++)
    if (column->values[k] > 0)
      g_string_append_printf (words, "\n%s: %'d", self->parts[k].title, column->values[k]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* -1: none */
static int
find_column (LydColumnChart *self,
             double x)
{
  Frame frame;

  if (!lay_out (self, &frame) || x < frame.left || x >= frame.right)
    return -1;
  return MIN ((int) ((x - frame.left) / frame.slot), (int) self->columns->len - 1);
}

static gboolean
lyd_column_chart_query_tooltip (GtkWidget *widget,
                                int x,
                                int y,
                                gboolean keyboard,
                                GtkTooltip *tooltip)
{
  LydColumnChart *self = LYD_COLUMN_CHART (widget);
  int i = keyboard ? self->focus : find_column (self, x);
  g_autofree char *words = NULL;

  if (self->columns == NULL || i < 0 || i >= (int) self->columns->len)
    return FALSE;
  words = describe (self, (guint) i);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
released_cb (LydColumnChart *self,
             int n_press,
             double x,
             double y)
{
  int i = find_column (self, x);

  if (i >= 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, (guint) i);
}

static void
set_focus (LydColumnChart *self,
           int i)
{
  g_autofree char *words = NULL;

  self->focus = CLAMP (i, 0, (int) self->columns->len - 1);
  words = describe (self, (guint) self->focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_cb (LydColumnChart *self,
        guint keyval,
        guint keycode,
        GdkModifierType state)
{
  if (self->columns == NULL || self->columns->len == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_Left:
    set_focus (self, self->focus - 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
    set_focus (self, self->focus + 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
    set_focus (self, 0);
    return GDK_EVENT_STOP;
  case GDK_KEY_End:
    set_focus (self, (int) self->columns->len);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_space:
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, (guint) self->focus);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
lyd_column_chart_finalize (GObject *object)
{
  LydColumnChart *self = LYD_COLUMN_CHART (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self->parts);
  G_OBJECT_CLASS (lyd_column_chart_parent_class)->finalize (object);
}

static void
lyd_column_chart_class_init (LydColumnChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyd_column_chart_finalize;
  widget_class->snapshot = lyd_column_chart_snapshot;
  widget_class->measure = lyd_column_chart_measure;
  widget_class->query_tooltip = lyd_column_chart_query_tooltip;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", LYD_TYPE_COLUMN_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "columnchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_column_chart_init (LydColumnChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

LydColumn *
lyd_column_new (const char *label,
                const char *name,
                guint n_parts)
{
  LydColumn *self = g_new0 (LydColumn, 1);

  self->label = g_strdup (label);
  self->name = g_strdup (name);
  self->values = g_new0 (int, n_parts);
  return self;
}

void
lyd_column_free (LydColumn *self)
{
  g_free (self->label);
  g_free (self->name);
  g_free (self->values);
  g_free (self);
}

GtkWidget *
lyd_column_chart_new (void)
{
  return g_object_new (LYD_TYPE_COLUMN_CHART, "hexpand", TRUE, NULL);
}

/**
 * lyd_column_chart_set:
 * @parts: from the foot up; copied, their titles are not
 * @columns: (element-type LydColumn): held
 * @words: what it shows, for those who do not see it
 */
void
lyd_column_chart_set (LydColumnChart *self,
                      const LydColumnPart *parts,
                      guint n_parts,
                      GPtrArray *columns,
                      const char *words)
{
  int most = 0;

  g_free (self->parts);
  self->parts = g_memdup2 (parts, n_parts * sizeof *parts);
  self->n_parts = n_parts;
  g_ptr_array_ref (columns);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = columns;
  for (guint i = 0; i < columns->len; i++)
    most = MAX (most, add_up (self, g_ptr_array_index (columns, i)));
  self->top = lyd_paint_round_up (most);
  self->focus = CLAMP (self->focus, 0, MAX (0, (int) columns->len - 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
