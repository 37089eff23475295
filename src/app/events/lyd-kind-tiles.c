#include "lyd-kind-tiles.h"

#include <glib/gi18n.h>

#define N_KINDS (LYD_KIND_OTHER + 1)
#define MAX_COLUMNS 3
#define SPACING 6

struct _LydKindTiles {
  GtkWidget parent_instance;

  GtkWidget *tiles[N_KINDS]; /* GtkCheckButton: what is a radio button to the keyboard and to a screen reader */
};

G_DEFINE_FINAL_TYPE (LydKindTiles, lyd_kind_tiles, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of LydKind. */
static const char *const icons[N_KINDS] = {
  "lyd-webinar-symbolic",
  "lyd-peer-exchange-symbolic",
  "lyd-affinity-group-symbolic",
  "lyd-retreat-symbolic",
  "lyd-convening-symbolic",
  "lyd-other-event-symbolic",
};

/* Check buttons of a group speak twice, for the old and the new one. */
static void
toggled_cb (LydKindTiles *self,
            GtkCheckButton *tile)
{
  if (gtk_check_button_get_active (tile))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static int
measure_tiles (LydKindTiles *self,
               GtkOrientation orientation,
               int for_size,
               gboolean natural)
{
  int most = 0;

  for (int i = 0; i < N_KINDS; i++) {
    int least, wanted;

    gtk_widget_measure (self->tiles[i], orientation, for_size, &least, &wanted, NULL, NULL);
    most = MAX (most, natural ? wanted : least);
  }
  return most;
}

static int
find_columns (LydKindTiles *self,
              int width)
{
  int least = measure_tiles (self, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);

  return CLAMP ((width + SPACING) / (least + SPACING), 1, MAX_COLUMNS);
}

static int
find_tile_width (int width,
                 int n_columns)
{
  return (width - (n_columns - 1) * SPACING) / n_columns;
}

static GtkSizeRequestMode
lyd_kind_tiles_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lyd_kind_tiles_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  LydKindTiles *self = LYD_KIND_TILES (widget);
  int n_columns, n_rows;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = measure_tiles (self, orientation, -1, FALSE);
    *natural = MAX_COLUMNS * (measure_tiles (self, orientation, -1, TRUE) + SPACING) - SPACING;
    return;
  }
  n_columns = for_size < 0 ? MAX_COLUMNS : find_columns (self, for_size);
  n_rows = (N_KINDS + n_columns - 1) / n_columns;
  *minimum = *natural =
    n_rows * (measure_tiles (self, orientation, for_size < 0 ? -1 : find_tile_width (for_size, n_columns), TRUE) +
              SPACING) -
    SPACING;
}

static void
lyd_kind_tiles_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  LydKindTiles *self = LYD_KIND_TILES (widget);
  int n_columns = find_columns (self, width);
  int n_rows = (N_KINDS + n_columns - 1) / n_columns;
  int tile_width = find_tile_width (width, n_columns);
  int tile_height = (height - (n_rows - 1) * SPACING) / n_rows;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < N_KINDS; i++) {
    int column = rtl ? n_columns - 1 - i % n_columns : i % n_columns;
    GtkAllocation place = { column * (tile_width + SPACING), i / n_columns * (tile_height + SPACING), tile_width,
                            tile_height };

    gtk_widget_size_allocate (self->tiles[i], &place, -1);
  }
}

static void
lyd_kind_tiles_dispose (GObject *object)
{
  LydKindTiles *self = LYD_KIND_TILES (object);

  for (int i = 0; i < N_KINDS; i++)
    g_clear_pointer (&self->tiles[i], gtk_widget_unparent);

  G_OBJECT_CLASS (lyd_kind_tiles_parent_class)->dispose (object);
}

static void
lyd_kind_tiles_class_init (LydKindTilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kind_tiles_dispose;
  widget_class->get_request_mode = lyd_kind_tiles_get_request_mode;
  widget_class->measure = lyd_kind_tiles_measure;
  widget_class->size_allocate = lyd_kind_tiles_size_allocate;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_KIND_TILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "kindtiles");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static GtkWidget *
make_tile (LydKind kind)
{
  /* GTK 4.8 leaves check buttons of a group check boxes to a screen reader. */
  GtkWidget *tile = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[kind]);
  GtkWidget *label = gtk_label_new (lyd_word_title (&lyd_kinds, (int) kind));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 24);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (tile), box);
  gtk_widget_add_css_class (tile, "lyd-tile");
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lyd_word_title (&lyd_kinds, (int) kind), -1);
  return tile;
}

static void
lyd_kind_tiles_init (LydKindTiles *self)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (icons) == N_KINDS);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind of event"), -1);
  for (int i = 0; i < N_KINDS; i++) {
    self->tiles[i] = make_tile ((LydKind) i);
    gtk_widget_set_parent (self->tiles[i], GTK_WIDGET (self));
    if (i > 0)
      gtk_check_button_set_group (GTK_CHECK_BUTTON (self->tiles[i]), GTK_CHECK_BUTTON (self->tiles[0]));
  }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tiles[0]), TRUE);
  for (int i = 0; i < N_KINDS; i++)
    g_signal_connect_swapped (self->tiles[i], "toggled", G_CALLBACK (toggled_cb), self);
}

LydKind
lyd_kind_tiles_get_selected (LydKindTiles *self)
{
  for (int i = 0; i < N_KINDS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tiles[i])))
      return (LydKind) i;
  return LYD_KIND_WEBINAR;
}

void
lyd_kind_tiles_set_selected (LydKindTiles *self,
                             LydKind kind)
{
  g_return_if_fail (kind < N_KINDS);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tiles[kind]), TRUE);
}
