#include "lyd-labels.h"

#include "lyd-csv-reader.h"
#include "lyd-error.h"

#include <glib/gi18n.h>
#include <math.h>

/* The table is the gLabels template collection, printer drivers' page descriptions and nominal sizes, in one CSV:
 * labels-sources.csv names the source of every row. */
#define TABLE "labels.csv"
#define SOURCES "labels-sources.csv"
#define MAX_POINTS 20000.0

enum {
  BRAND,
  PART,
  DESCRIPTION,
  PAGE,
  PER_SHEET,
  WIDTH,
  HEIGHT,
  X0,
  Y0,
  DX,
  DY,
  NX,
  NY,
  SHAPE,
  N_FIELDS,
};

struct _LydStocks {
  GPtrArray *stocks;
  GHashTable *by_id;
};

/* What networks use for name badges; shown first, in this order. */
static const struct {
  const char *brand;
  const char *part;
  const char *id;
  const char *title;
} common_stocks[] = {
  { "Avery", "5392", "avery-5392", N_ ("Avery 5392: name badge inserts, 4 × 3 in, 6 a sheet") },
  { "Avery", "74459", "avery-74459", N_ ("Avery 74459: clip badges, 4 × 3 in, 6 a sheet") },
  { "Avery", "74541", "avery-74541", N_ ("Avery 74541: hanging badges, 4 × 3 in, 6 a sheet") },
  { "Avery", "5395", "avery-5395", N_ ("Avery 5395: adhesive name badges, 3⅜ × 2⅓ in, 8 a sheet") },
  { "Avery", "5390", "avery-5390", N_ ("Avery 5390: name badge inserts, 3½ × 2¼ in, 8 a sheet") },
  { "Generic", "Badge-3x4-single", "badge-3x4", N_ ("Single badge, 3 × 4 in, upright") },
  { "Generic", "Badge-4x3-single", "badge-4x3", N_ ("Single badge, 4 × 3 in, lying") },
  { "Generic", "Badge-4x6-single", "badge-4x6", N_ ("Single badge, 4 × 6 in, upright") },
  { "Generic", "A6-single", "a6", N_ ("Single badge, A6, upright") },
  { "Generic", "A6-4up-A4", "a6-4up", N_ ("Four A6 badges on A4") },
  { "Generic", "Badge-4x3-6up-cut", "badge-4x3-6up", N_ ("Six 4 × 3 in badges on plain Letter paper, to cut") },
  { "Brother", "DK-1202", "brother-dk-1202", N_ ("Brother DK-1202 roll: 62 × 100 mm") },
  { "Dymo", "30256", "dymo-30256", N_ ("Dymo 30256 roll: 2 5/16 × 4 in") },
  { "Dymo", "30364", "dymo-30364", N_ ("Dymo 30364 roll: name badge, 2 5/16 × 4 in") },
  { "Dymo", "1744907", "dymo-1744907", N_ ("Dymo 1744907 roll (4XL): 4 × 6 in") },
};

static const struct {
  const char *name;
  double width;
  double height;
} pages[] = {
  { "US-Letter", 612, 792 },
  { "A3", 841.89, 1190.551 },
  { "A4", 595.276, 841.89 },
  { "A5", 419.528, 595.276 },
  { "A6", 297.638, 419.528 },
};

/* Label printers: thermal, so black only. */
static const char *const roll_brands[] = { "Brother", "Dymo", "Zebra", NULL };

/* A roll this narrow carries its badge across: a name along the short side would be unreadable. */
#define MAX_TURNED_WIDTH 200.0

static const char *const shapes[] = { "rectangle", "round", "ellipse", "cd" };

static const LydWord corners[] = {
  { "top-left", NC_ ("corner of a sheet", "Upper left") },
  { "top-right", NC_ ("corner of a sheet", "Upper right") },
  { "bottom-left", NC_ ("corner of a sheet", "Lower left") },
  { "bottom-right", NC_ ("corner of a sheet", "Lower right") },
};

const LydVocabulary lyd_corners = { "corner of a sheet", corners, G_N_ELEMENTS (corners) };

static void
stock_free (gpointer data)
{
  LydStock *stock = data;

  g_free (stock->id);
  g_free (stock->brand);
  g_free (stock->part);
  g_free (stock->title);
  g_free (stock->source);
  g_free (stock);
}

static gboolean
parse_number (const char *text,
              double min,
              double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (*number) && *number >= min && *number <= MAX_POINTS;
}

/* "US-Letter" or "176.00x283.00pt" */
static gboolean
parse_page (const char *text,
            LydStock *stock)
{
  char *end;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    if (g_str_equal (text, pages[i].name)) {
      stock->page_width = pages[i].width;
      stock->page_height = pages[i].height;
      return TRUE;
    }
  }

  stock->page_width = g_ascii_strtod (text, &end);
  if (end == text || *end != 'x')
    return FALSE;
  text = end + 1;
  stock->page_height = g_ascii_strtod (text, &end);

  return end != text && g_str_equal (end, "pt") && stock->page_width >= 1 && stock->page_width <= MAX_POINTS &&
         stock->page_height >= 1 && stock->page_height <= MAX_POINTS;
}

static char *
make_id (const char *brand,
         const char *part)
{
  g_autofree char *text = g_strconcat (brand, "-", part, NULL);
  GString *id = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (id, g_ascii_tolower (*p));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  }
  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);

  return g_string_free (id, FALSE);
}

static int
find_common (const char *brand,
             const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (common_stocks); i++)
    if (g_str_equal (common_stocks[i].brand, brand) && g_str_equal (common_stocks[i].part, part))
      return (int) i;

  return -1;
}

static gboolean
parse_geometry (char *const *fields,
                LydStock *stock)
{
  double nx, ny;

  if (!parse_page (fields[PAGE], stock) || !parse_number (fields[WIDTH], 1, &stock->width) ||
      !parse_number (fields[HEIGHT], 1, &stock->height) || !parse_number (fields[X0], -100, &stock->x0) ||
      !parse_number (fields[Y0], -100, &stock->y0) || !parse_number (fields[DX], 0, &stock->dx) ||
      !parse_number (fields[DY], 0, &stock->dy) || !parse_number (fields[NX], 1, &nx) ||
      !parse_number (fields[NY], 1, &ny) || nx * ny > 10000)
    return FALSE;
  stock->nx = (int) nx;
  stock->ny = (int) ny;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    if (g_str_equal (fields[SHAPE], shapes[i])) {
      stock->shape = i;
      return TRUE;
    }
  }

  return FALSE;
}

static LydStock *
parse_stock (const LydCsv *csv,
             guint record)
{
  char *fields[N_FIELDS];
  LydStock *stock;
  int common;

  if (lyd_csv_get_n_cells (csv, record) != N_FIELDS)
    return NULL;
  for (guint i = 0; i < N_FIELDS; i++)
    fields[i] = lyd_csv_get_cell (csv, record, i);

  stock = g_new0 (LydStock, 1);
  if (!parse_geometry (fields, stock)) {
    stock_free (stock);
    return NULL;
  }

  common = find_common (fields[BRAND], fields[PART]);
  stock->common = common >= 0;
  stock->brand = g_strdup (fields[BRAND]);
  stock->roll = g_strv_contains (roll_brands, stock->brand);
  stock->part = g_strdup (fields[PART]);
  stock->id = common >= 0 ? g_strdup (common_stocks[common].id) : make_id (fields[BRAND], fields[PART]);
  stock->title = common >= 0 ? g_strdup (_ (common_stocks[common].title))
                             : g_strdup_printf ("%s %s: %s", fields[BRAND], fields[PART], fields[DESCRIPTION]);

  return stock;
}

static LydCsv *
load_csv (const char *dir,
          const char *name,
          GError **error)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  bytes = g_bytes_new_take (text, length);

  return lyd_csv_read (bytes, error);
}

/* Sources are words for people and tests; without the file everything works, and nothing counts as measured. */
static void
add_sources (LydStocks *self,
             const char *dir)
{
  g_autoptr (LydCsv) csv = load_csv (dir, SOURCES, NULL);
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; csv != NULL && i < lyd_csv_get_n_records (csv); i++)
    if (lyd_csv_get_n_cells (csv, i) == 3)
      g_hash_table_replace (sources,
                            g_strconcat (lyd_csv_get_cell (csv, i, 0), "\n", lyd_csv_get_cell (csv, i, 1), NULL),
                            lyd_csv_get_cell (csv, i, 2));

  for (guint i = 0; i < self->stocks->len; i++) {
    LydStock *stock = g_ptr_array_index (self->stocks, i);
    g_autofree char *key = g_strconcat (stock->brand, "\n", stock->part, NULL);

    stock->source = g_strdup (g_hash_table_lookup (sources, key));
    stock->nominal = stock->source == NULL || strstr (stock->source, "nominal") != NULL ||
                     strstr (stock->source, "centred by") != NULL;
  }
}

static int
compare_stocks (gconstpointer a,
                gconstpointer b)
{
  const LydStock *left = *(LydStock *const *) a;
  const LydStock *right = *(LydStock *const *) b;
  int brands;

  if (left->common != right->common)
    return left->common ? -1 : 1;
  if (left->common)
    return find_common (left->brand, left->part) - find_common (right->brand, right->part);
  brands = g_ascii_strcasecmp (left->brand, right->brand);

  return brands != 0 ? brands : strcmp (left->part, right->part);
}

/**
 * lyd_stocks_load:
 * @dir: the folder with labels.csv and labels-sources.csv
 *
 * Returns: (transfer full) (nullable): all stocks, the common ones first. A row that makes no sense is an error: the
 * table is Lanyard's own, and a wrong one prints beside every label.
 */
LydStocks *
lyd_stocks_load (const char *dir,
                 GError **error)
{
  g_autoptr (LydCsv) csv = load_csv (dir, TABLE, error);
  g_autoptr (LydStocks) self = NULL;

  if (csv == NULL)
    return NULL;

  self = g_new0 (LydStocks, 1);
  self->stocks = g_ptr_array_new_with_free_func (stock_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 1; i < lyd_csv_get_n_records (csv); i++) {
    LydStock *stock = parse_stock (csv, i);

    if (stock == NULL) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                   _ ("Line %u of the table of label stocks (%s) makes no sense. Install Lanyard again."),
                   lyd_csv_get_line (csv, i), TABLE);
      return NULL;
    }
    g_ptr_array_add (self->stocks, stock);
  }

  add_sources (self, dir);
  g_ptr_array_sort (self->stocks, compare_stocks);
  for (guint i = 0; i < self->stocks->len; i++) {
    LydStock *stock = g_ptr_array_index (self->stocks, i);

    g_hash_table_insert (self->by_id, stock->id, stock);
  }

  return g_steal_pointer (&self);
}

void
lyd_stocks_free (LydStocks *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->stocks);
  g_free (self);
}

guint
lyd_stocks_get_n (const LydStocks *self)
{
  return self->stocks->len;
}

const LydStock *
lyd_stocks_get (const LydStocks *self,
                guint index)
{
  return g_ptr_array_index (self->stocks, index);
}

/* Returns: (nullable): the stock with this id, "avery-5392" */
const LydStock *
lyd_stocks_find (const LydStocks *self,
                 const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/* How many labels a page carries. */
int
lyd_stock_get_n_positions (const LydStock *self)
{
  return self->nx * self->ny;
}

/* Whether a badge lies across the label: its upper edge is the label's left edge as it leaves the printer. */
gboolean
lyd_stock_is_turned (const LydStock *self)
{
  return self->roll && self->height > self->width && self->width < MAX_TURNED_WIDTH;
}

/**
 * lyd_stock_get_position:
 * @corner: where position 0 lies
 * @position: from 0
 * @x: (out): of the label's left edge, points
 * @y: (out): of the label's upper edge, points
 */
void
lyd_stock_get_position (const LydStock *self,
                        LydCorner corner,
                        int position,
                        double *x,
                        double *y)
{
  int column = position % self->nx;
  int row = position / self->nx;

  if (corner == LYD_CORNER_TOP_RIGHT || corner == LYD_CORNER_BOTTOM_RIGHT)
    column = self->nx - 1 - column;
  if (corner == LYD_CORNER_BOTTOM_LEFT || corner == LYD_CORNER_BOTTOM_RIGHT)
    row = self->ny - 1 - row;
  *x = self->x0 + column * self->dx;
  *y = self->y0 + row * self->dy;
}
