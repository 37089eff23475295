#pragma once

#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* Label and badge stocks: where the labels lie on a page. All lengths in points (1/72 in), the origin in the page's
 * upper left corner. */
typedef enum {
  LYD_SHAPE_RECTANGLE,
  LYD_SHAPE_ROUND,
  LYD_SHAPE_ELLIPSE,
  LYD_SHAPE_DISC, /* with a hole in its middle: nothing to print a badge on */
} LydShape;

typedef struct {
  char *id; /* "avery-5392" */
  char *brand;
  char *part;
  char *title;  /* what a person reads: translated for common stocks */
  char *source; /* where the geometry is from, or NULL */
  double page_width;
  double page_height;
  double width; /* of one label */
  double height;
  double x0; /* of the first label */
  double y0;
  double dx; /* from one label to the next */
  double dy;
  int nx;
  int ny;
  LydShape shape;
  gboolean roll;    /* a label printer: black only, narrow labels come out lying on their side */
  gboolean common;  /* among the dozen that come first */
  gboolean nominal; /* worked out from the nominal size, not measured or published: print the alignment page first */
} LydStock;

/* Where counting starts on a sheet: the corner that the printer takes in with position 1. Counting runs along the row,
 * then to the next row. */
typedef enum {
  LYD_CORNER_TOP_LEFT,
  LYD_CORNER_TOP_RIGHT,
  LYD_CORNER_BOTTOM_LEFT,
  LYD_CORNER_BOTTOM_RIGHT,
} LydCorner;

extern const LydVocabulary lyd_corners;

typedef struct _LydStocks LydStocks;

LydStocks *lyd_stocks_load (const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_stocks_free (LydStocks *self);
guint lyd_stocks_get_n (const LydStocks *self);
const LydStock *lyd_stocks_get (const LydStocks *self, guint index);
const LydStock *lyd_stocks_find (const LydStocks *self, const char *id);

int lyd_stock_get_n_positions (const LydStock *self);
gboolean lyd_stock_is_turned (const LydStock *self);
void lyd_stock_get_position (const LydStock *self, LydCorner corner, int position, double *x, double *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydStocks, lyd_stocks_free)

G_END_DECLS
