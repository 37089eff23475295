#include "lyd-badges-sheet.h"

#include <glib/gi18n.h>
#include <math.h>

struct _LydBadgesSheet {
  GtkWidget parent_instance;

  LydStock stock; /* only its lengths and counts are used, so a shallow copy will do */
  gboolean has_stock;
  LydCorner corner;
  cairo_surface_t *page; /* a recording in points */
  int n_used;            /* places at the beginning that are not printed on */
  gboolean first;        /* the sheet on which printing starts */
  gboolean true_size;
};

G_DEFINE_FINAL_TYPE (LydBadgesSheet, lyd_badges_sheet, GTK_TYPE_WIDGET)

enum {
  SIGNAL_PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Around the paper, so that its shadow has room. */
#define MARGIN 16
/* CSS pixels are 1/96 in. */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define MIN_SIDE 160

typedef struct {
  double x;
  double y;
  double scale;
} Placement;

static Placement
place_page (LydBadgesSheet *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  Placement at = { 0 };

  at.scale = PIXELS_PER_POINT;
  if (!self->true_size)
    at.scale =
      MIN (MIN ((width - 2 * MARGIN) / self->stock.page_width, (height - 2 * MARGIN) / self->stock.page_height),
           2 * PIXELS_PER_POINT);
  at.x = floor ((width - self->stock.page_width * at.scale) / 2);
  at.y = floor ((height - self->stock.page_height * at.scale) / 2);
  return at;
}

static void
lyd_badges_sheet_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  LydBadgesSheet *self = LYD_BADGES_SHEET (widget);
  double length = orientation == GTK_ORIENTATION_HORIZONTAL ? self->stock.page_width : self->stock.page_height;

  if (self->true_size && self->has_stock) {
    *minimum = *natural = (int) ceil (length * PIXELS_PER_POINT) + 2 * MARGIN;
    return;
  }
  *minimum = MIN_SIDE;
  *natural = MAX (MIN_SIDE, (int) (length * 0.7));
}

static void
outline_label (LydBadgesSheet *self,
               cairo_t *cr,
               double x,
               double y,
               double grow)
{
  double width = self->stock.width + 2 * grow;
  double height = self->stock.height + 2 * grow;
  double radius = self->stock.shape == LYD_SHAPE_RECTANGLE ? MIN (6, MIN (width, height) / 2) : 0;

  x -= grow;
  y -= grow;
  cairo_new_sub_path (cr);
  if (radius > 0) {
    cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
    cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
    cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
    cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  } else {
    cairo_save (cr);
    cairo_translate (cr, x + width / 2, y + height / 2);
    cairo_scale (cr, width / 2, height / 2);
    cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
    cairo_restore (cr);
  }
  cairo_close_path (cr);
}

static void
draw_word (LydBadgesSheet *self,
           cairo_t *cr,
           double x,
           double y,
           double scale)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), C_ ("place on a sheet", "Used"));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > self->stock.width * scale - 8 || height > self->stock.height * scale - 4)
    return;
  cairo_save (cr);
  cairo_translate (cr, x + self->stock.width / 2, y + self->stock.height / 2);
  cairo_scale (cr, 1 / scale, 1 / scale);
  cairo_rectangle (cr, -width / 2.0 - 12, -height / 2.0 - 4, width + 24, height + 8);
  cairo_set_source_rgb (cr, 0.96, 0.96, 0.96);
  cairo_fill (cr);
  cairo_move_to (cr, -width / 2.0, -height / 2.0);
  cairo_set_source_rgb (cr, 0.32, 0.32, 0.32);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_used (LydBadgesSheet *self,
           cairo_t *cr,
           double x,
           double y,
           double scale)
{
  double reach = self->stock.width + self->stock.height;

  cairo_save (cr);
  outline_label (self, cr, x, y, 0);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0.96, 0.96, 0.96);
  cairo_paint (cr);
  for (double step = 0; step < reach; step += 9) {
    cairo_move_to (cr, x + step, y);
    cairo_line_to (cr, x + step - self->stock.height, y + self->stock.height);
  }
  cairo_set_source_rgb (cr, 0.84, 0.84, 0.84);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
  cairo_restore (cr);
  draw_word (self, cr, x, y, scale);
}

/* The ring around the first free place has the accent of the desktop. */
static void
draw_ring (LydBadgesSheet *self,
           cairo_t *cr,
           double x,
           double y,
           double scale)
{
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color", &accent);
  outline_label (self, cr, x, y, 3 / scale);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 3 / scale);
  cairo_stroke (cr);
}

static void
draw_places (LydBadgesSheet *self,
             cairo_t *cr,
             double scale)
{
  int n_positions = lyd_stock_get_n_positions (&self->stock);
  double x, y;

  for (int i = 0; i < n_positions; i++) {
    lyd_stock_get_position (&self->stock, self->corner, i, &x, &y);
    if (i < self->n_used)
      draw_used (self, cr, x, y, scale);
    outline_label (self, cr, x, y, 0);
    cairo_set_source_rgb (cr, 0.8, 0.8, 0.8);
    cairo_set_line_width (cr, 1 / scale);
    cairo_stroke (cr);
  }
  if (self->first && n_positions > 1 && self->n_used < n_positions) {
    lyd_stock_get_position (&self->stock, self->corner, self->n_used, &x, &y);
    draw_ring (self, cr, x, y, scale);
  }
}

static void
draw_paper (cairo_t *cr,
            double width,
            double height,
            double scale)
{
  for (int i = 3; i > 0; i--) {
    cairo_rectangle (cr, -i / scale, -i / scale + 1 / scale, width + 2 * i / scale, height + 2 * i / scale);
    cairo_set_source_rgba (cr, 0, 0, 0, 0.06);
    cairo_fill (cr);
  }
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
}

static void
lyd_badges_sheet_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  LydBadgesSheet *self = LYD_BADGES_SHEET (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  Placement at;
  cairo_t *cr;

  if (!self->has_stock || width <= 2 * MARGIN || height <= 2 * MARGIN)
    return;
  at = place_page (self);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, at.x, at.y);
  cairo_scale (cr, at.scale, at.scale);
  draw_paper (cr, self->stock.page_width, self->stock.page_height, at.scale);
  cairo_rectangle (cr, -4, -4, self->stock.page_width + 8, self->stock.page_height + 8);
  cairo_clip (cr);
  draw_places (self, cr, at.scale);
  if (self->page != NULL) {
    cairo_set_source_surface (cr, self->page, 0, 0);
    cairo_paint (cr);
  }
  cairo_destroy (cr);
}

static void
released_cb (LydBadgesSheet *self,
             int n_press,
             double x,
             double y)
{
  Placement at = place_page (self);
  int n_positions = self->has_stock ? lyd_stock_get_n_positions (&self->stock) : 0;
  double left, top;

  x = (x - at.x) / at.scale;
  y = (y - at.y) / at.scale;
  for (int i = 0; i < n_positions; i++) {
    lyd_stock_get_position (&self->stock, self->corner, i, &left, &top);
    if (x >= left && x < left + self->stock.width && y >= top && y < top + self->stock.height) {
      g_signal_emit (self, signals[SIGNAL_PLACE_CHOSEN], 0, i + 1);
      return;
    }
  }
}

static void
lyd_badges_sheet_finalize (GObject *object)
{
  LydBadgesSheet *self = LYD_BADGES_SHEET (object);

  g_clear_pointer (&self->page, cairo_surface_destroy);
  G_OBJECT_CLASS (lyd_badges_sheet_parent_class)->finalize (object);
}

static void
lyd_badges_sheet_class_init (LydBadgesSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyd_badges_sheet_finalize;
  widget_class->measure = lyd_badges_sheet_measure;
  widget_class->snapshot = lyd_badges_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SIGNAL_PLACE_CHOSEN] = g_signal_new ("place-chosen", LYD_TYPE_BADGES_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lyd_badges_sheet_init (LydBadgesSheet *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* @stock: (nullable): copied as far as it is needed */
void
lyd_badges_sheet_set_stock (LydBadgesSheet *self,
                            const LydStock *stock,
                            LydCorner corner)
{
  self->has_stock = stock != NULL;
  self->corner = corner;
  if (stock != NULL) {
    self->stock = *stock;
    self->stock.id = self->stock.brand = self->stock.part = self->stock.title = self->stock.source = NULL;
  }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * lyd_badges_sheet_set_page:
 * @page: (nullable): a recording in points; %NULL: the bare sheet
 * @n_used: places that are used already, at the beginning
 * @first: whether printing starts on this sheet
 */
void
lyd_badges_sheet_set_page (LydBadgesSheet *self,
                           cairo_surface_t *page,
                           int n_used,
                           gboolean first)
{
  g_clear_pointer (&self->page, cairo_surface_destroy);
  self->page = page != NULL ? cairo_surface_reference (page) : NULL;
  self->n_used = n_used;
  self->first = first;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lyd_badges_sheet_set_true_size (LydBadgesSheet *self,
                                gboolean true_size)
{
  self->true_size = true_size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
