#include "lyd-tile-map.h"

#include "lyd-state.h"

#include <glib/gi18n.h>
#include <math.h>

#define COLUMNS 12
#define ROWS 8
#define GAP 3
#define LEAST_SIDE 20
#define USUAL_SIDE 28
#define LARGEST_SIDE 40
/* From this side on a tile has room for its number. */
#define TWO_LINES 1.9

struct _LydTileMap {
  GtkWidget parent_instance;

  int *counts; /* one a state of lyd_states; NULL: nothing yet */
  int least[LYD_TILE_STEPS];
  int focus; /* of lyd_states */
};

G_DEFINE_FINAL_TYPE (LydTileMap, lyd_tile_map, GTK_TYPE_WIDGET)

enum { SIGNAL_ACTIVATED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

/* Where each lies. Territories are drawn only where somebody is from there. */
static const char *const places[ROWS][COLUMNS] = {
  { "AK", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "ME" },
  { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "VT", "NH" },
  { 0, "WA", "ID", "MT", "ND", "MN", "IL", "WI", "MI", "NY", "RI", "MA" },
  { 0, "OR", "NV", "WY", "SD", "IA", "IN", "OH", "PA", "NJ", "CT", 0 },
  { 0, "CA", "UT", "CO", "NE", "MO", "KY", "WV", "VA", "MD", "DE", 0 },
  { 0, 0, "AZ", "NM", "KS", "AR", "TN", "NC", "SC", "DC", 0, 0 },
  { 0, 0, 0, 0, "OK", "LA", "MS", "AL", "GA", 0, 0, 0 },
  { "HI", "GU", "AS", "MP", "TX", 0, 0, 0, 0, "FL", "PR", "VI" },
};

static const LydInk inks[LYD_TILE_STEPS] = { LYD_INK_NONE, LYD_INK_FAINT, LYD_INK_MEDIUM, LYD_INK_DEEP };

typedef struct {
  double side;
  double left;
  double above;
} Frame;

static gboolean
is_drawn (LydTileMap *self,
          int row,
          int column,
          int *state)
{
  const char *code = places[row][column];

  if (code == NULL || (*state = lyd_word_find (&lyd_states, code)) < 0)
    return FALSE;
  return row != ROWS - 1 || self->counts[*state] > 0 || column == 0 || column == 4 || column == 9;
}

static void
lay_out (LydTileMap *self,
         Frame *frame)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  frame->side = floor (MIN ((width - (COLUMNS - 1) * GAP) / COLUMNS, (height - (ROWS - 1) * GAP) / ROWS));
  frame->side = CLAMP (frame->side, 4, LARGEST_SIDE * 2);
  frame->left = floor ((width - COLUMNS * frame->side - (COLUMNS - 1) * GAP) / 2);
  frame->above = floor ((height - ROWS * frame->side - (ROWS - 1) * GAP) / 2);
}

static int
get_step (LydTileMap *self,
          int n)
{
  int step = 0;

  while (step + 1 < LYD_TILE_STEPS && n >= self->least[step + 1])
    step++;
  return step;
}

/* ---- drawing ---- */

/* One of the two lines of a tile, as large as it fits. */
static void
draw_line (GtkWidget *widget,
           cairo_t *cr,
           const char *text,
           gboolean bold,
           double x,
           double middle,
           double scale)
{
  g_autoptr (PangoLayout) layout = lyd_paint_layout (widget, text, scale, bold);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x - width / 2.0, middle - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/* Letters that fill a tile's width but never grow beyond what stands around the map. */
static double
find_scale (GtkWidget *widget,
            double side,
            double *line)
{
  g_autoptr (PangoLayout) layout = lyd_paint_layout (widget, "WW", 1, TRUE);
  int width, height;
  double scale;

  pango_layout_get_pixel_size (layout, &width, &height);
  scale = MIN (.8, (side - 4) / MAX (width, 1));
  *line = height * scale;
  return scale;
}

static void
draw_tile (LydTileMap *self,
           cairo_t *cr,
           const Frame *frame,
           int state,
           double x,
           double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int n = self->counts[state];
  int step = get_step (self, n);
  double side = frame->side;
  double middle = y + side / 2;
  double line;
  double scale = find_scale (widget, side, &line);

  cairo_save (cr);
  lyd_paint_rounded (cr, x, y, side, side, 4);
  cairo_clip (cr);
  lyd_paint_ink (widget, cr, inks[step], x, y, side, side);
  cairo_restore (cr);
  if (step == 0)
    lyd_paint_color (widget, cr, NULL, .72);
  else
    lyd_paint_color_on_ink (widget, cr, inks[step]);
  if (n > 0 && side >= line * TWO_LINES) {
    g_autofree char *number = g_strdup_printf ("%d", n);

    draw_line (widget, cr, lyd_word_id (&lyd_states, state), TRUE, x + side / 2, middle - line * .42, scale);
    draw_line (widget, cr, number, FALSE, x + side / 2, middle + line * .46, scale);
    return;
  }
  draw_line (widget, cr, lyd_word_id (&lyd_states, state), step > 0, x + side / 2, middle - (step > 0 ? 2 : 0), scale);
  for (int i = 0; i < step; i++) {
    cairo_arc (cr, x + side / 2 + (i - (step - 1) / 2.0) * 5, y + side - 4.5, 1.5, 0, 2 * G_PI);
    cairo_fill (cr);
  }
}

static void
lyd_tile_map_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  LydTileMap *self = LYD_TILE_MAP (widget);
  Frame frame;
  cairo_t *cr;

  if (self->counts == NULL)
    return;
  lay_out (self, &frame);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                                 (float) gtk_widget_get_height (widget)));
  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column < COLUMNS; column++) {
      double x = frame.left + column * (frame.side + GAP);
      double y = frame.above + row * (frame.side + GAP);
      int state;

      if (!is_drawn (self, row, column, &state))
        continue;
      draw_tile (self, cr, &frame, state, x, y);
      if (state == self->focus && gtk_widget_has_visible_focus (widget)) {
        lyd_paint_rounded (cr, x - 1, y - 1, frame.side + 2, frame.side + 2, 5);
        lyd_paint_color (widget, cr, NULL, .9);
        cairo_set_line_width (cr, 2);
        cairo_stroke (cr);
      }
    }
  cairo_destroy (cr);
}

static void
lyd_tile_map_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  int n = orientation == GTK_ORIENTATION_HORIZONTAL ? COLUMNS : ROWS;
  double side = USUAL_SIDE;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    side = CLAMP (floor ((for_size - (COLUMNS - 1) * GAP) / (double) COLUMNS), LEAST_SIDE, LARGEST_SIDE);
  *minimum = n * LEAST_SIDE + (n - 1) * GAP;
  *natural = n * (int) side + (n - 1) * GAP;
}

static GtkSizeRequestMode
lyd_tile_map_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* ---- one tile ---- */

/* "California: 31 people" */
static char *
describe (LydTileMap *self,
          int state)
{
  int n = self->counts[state];
  g_autofree char *people =
    n == 0 ? g_strdup (_ ("Nobody")) : g_strdup_printf (ngettext ("%d person", "%d people", (gulong) n), n);

  /* Translators: a state, and how many people are from there: "California: 31 people" */
  return g_strdup_printf (_ ("%s: %s"), lyd_word_title (&lyd_states, state), people);
}

/* Returns: of lyd_states; -1: none */
static int
find_state (LydTileMap *self,
            double x,
            double y)
{
  Frame frame;
  int row, column, state;

  if (self->counts == NULL)
    return -1;
  lay_out (self, &frame);
  column = (int) floor ((x - frame.left) / (frame.side + GAP));
  row = (int) floor ((y - frame.above) / (frame.side + GAP));
  if (row < 0 || row >= ROWS || column < 0 || column >= COLUMNS || !is_drawn (self, row, column, &state))
    return -1;
  return state;
}

static gboolean
lyd_tile_map_query_tooltip (GtkWidget *widget,
                            int x,
                            int y,
                            gboolean keyboard,
                            GtkTooltip *tooltip)
{
  LydTileMap *self = LYD_TILE_MAP (widget);
  int state = keyboard ? self->focus : find_state (self, x, y);
  g_autofree char *words = NULL;

  if (state < 0 || self->counts == NULL)
    return FALSE;
  words = describe (self, state);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
activate (LydTileMap *self,
          int state)
{
  if (state >= 0 && self->counts[state] > 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, (guint) state);
}

static void
released_cb (LydTileMap *self,
             int n_press,
             double x,
             double y)
{
  activate (self, find_state (self, x, y));
}

static void
find_place (LydTileMap *self,
            int *row,
            int *column)
{
  for (int r = 0; r < ROWS; r++)
    for (int c = 0; c < COLUMNS; c++)
      if (places[r][c] != NULL && lyd_word_find (&lyd_states, places[r][c]) == self->focus) {
        *row = r;
        *column = c;
      }
}

/* The next tile in a direction, over what lies between. */
static gboolean
move (LydTileMap *self,
      int down,
      int right)
{
  int row = 0, column = 0, state;
  g_autofree char *words = NULL;

  find_place (self, &row, &column);
  do {
    row += down;
    column += right;
    if (row < 0 || row >= ROWS || column < 0 || column >= COLUMNS)
      return GDK_EVENT_STOP;
  } while (!is_drawn (self, row, column, &state));
  self->focus = state;
  words = describe (self, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (LydTileMap *self,
        guint keyval,
        guint keycode,
        GdkModifierType modifiers)
{
  if (self->counts == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_Left:
    return move (self, 0, -1);
  case GDK_KEY_Right:
    return move (self, 0, 1);
  case GDK_KEY_Up:
    return move (self, -1, 0);
  case GDK_KEY_Down:
    return move (self, 1, 0);
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_space:
    activate (self, self->focus);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
lyd_tile_map_finalize (GObject *object)
{
  g_free (LYD_TILE_MAP (object)->counts);
  G_OBJECT_CLASS (lyd_tile_map_parent_class)->finalize (object);
}

static void
lyd_tile_map_class_init (LydTileMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyd_tile_map_finalize;
  widget_class->snapshot = lyd_tile_map_snapshot;
  widget_class->measure = lyd_tile_map_measure;
  widget_class->get_request_mode = lyd_tile_map_get_request_mode;
  widget_class->query_tooltip = lyd_tile_map_query_tooltip;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", LYD_TYPE_TILE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "tilemap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyd_tile_map_init (LydTileMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->focus = lyd_word_find (&lyd_states, "DC");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
lyd_tile_map_new (void)
{
  return g_object_new (LYD_TYPE_TILE_MAP, "hexpand", TRUE, NULL);
}

/* 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25 ...: the nearest */
static int
make_round (double n)
{
  static const int ends[] = { 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100 };
  int unit = 1;
  int best = ends[0];

  if (n < 10)
    return (int) round (n);
  while (n > ends[G_N_ELEMENTS (ends) - 1] * unit)
    unit *= 10;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (fabs (ends[i] * unit - n) < fabs (best - n))
      best = ends[i] * unit;
  return best;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * lyd_tile_map_set:
 * @counts: (array): one a state of lyd_states; copied
 * @words: what it shows, for those who do not see it
 */
void
lyd_tile_map_set (LydTileMap *self,
                  const int *counts,
                  const char *words)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (int));

  g_free (self->counts);
  self->counts = g_memdup2 (counts, (gsize) lyd_states.n_words * sizeof *counts);
  for (int i = 0; i < lyd_states.n_words; i++)
    if (counts[i] > 0)
      g_array_append_val (sorted, counts[i]);
  g_array_sort (sorted, compare_numbers);
  self->least[0] = 0;
  self->least[1] = 1;
  self->least[2] = 2;
  self->least[3] = 3;
  /* A third of those that there are in each step, about. */
  if (sorted->len > 0) {
    self->least[2] = MAX (2, make_round (g_array_index (sorted, int, sorted->len / 3)));
    self->least[3] = MAX (self->least[2] + 1, make_round (g_array_index (sorted, int, sorted->len * 3 / 4)));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* How many a tile of @step has at least. */
int
lyd_tile_map_get_least (LydTileMap *self,
                        int step)
{
  return self->least[step];
}

LydInk
lyd_tile_map_get_ink (int step)
{
  return inks[step];
}
