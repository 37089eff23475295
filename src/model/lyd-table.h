#pragma once

#include "lyd-things.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* A table that is made row by row: what `work` hands to an exporter, so that no list is ever whole in memory. */
typedef enum {
  LYD_CELL_TEXT,
  LYD_CELL_NUMBER,
  LYD_CELL_INSTANT, /* UTC milliseconds, shown in the table's zone */
  LYD_CELL_YES_NO,
} LydCellType;

typedef struct {
  char *id;    /* fixed English, the header of CSV and JSON */
  char *title; /* translated, the heading of PDF and XLSX */
  LydCellType type;
  int width;      /* in characters, for XLSX and PDF */
  gboolean extra; /* only where somebody chose it */
  gboolean minor; /* paper gives it up first */
} LydColumn;

/* One cell; which member counts is the column's type. */
typedef struct {
  gboolean filled;
  const char *text; /* borrowed until the next row */
  gint64 number;    /* a number, an instant, 0 or 1 */
} LydCell;

typedef struct _LydTable LydTable;

/* Fills one cell a column. Returns FALSE at the end, or with @error set. */
typedef gboolean (*LydTableNext) (gpointer data, LydCell *cells, GError **error);

struct _LydTable {
  char *what;  /* "registrations" */
  char *title; /* "Registrations", translated */
  LydEvent *event;
  GTimeZone *zone;
  GPtrArray *columns; /* of LydColumn */
  LydTableNext next;
  gpointer data;
  GDestroyNotify data_free;

  /* Of LydTable: further sheets of a workbook; other formats hold the first table alone. NULL: none. */
  GPtrArray *sheets;

  /* For a workbook: the id of the column each of whose values becomes a sheet of its own, the rows being in its order;
   * NULL: one sheet has all. By which columns it is summed up, and of which column the values are counted there. */
  const char *group;
  const char *const *sums; /* ids, NULL behind the last; NULL: not summed up */
  const char *tally;       /* id, or NULL */

  /* For exporters that go on after the last row; see lyd_table_go_on(). */
  gboolean (*go_on) (gpointer data, double part, GError **error);
  gpointer go_on_data;

  /* For paper; all may be left out. */
  char *when;       /* the event's time in words, below the title */
  GPtrArray *notes; /* of char *: lines that stand on every page, such as how old the data is */
  gint64 made_at;   /* UTC milliseconds, the document's date; 0: none */
  gboolean a4;      /* instead of US Letter */
};

LydTable *lyd_table_new (const char *what, const char *title, const LydEvent *event) G_GNUC_WARN_UNUSED_RESULT;
void lyd_table_add_column (LydTable *self, const char *id, const char *title, LydCellType type, int width);
void lyd_table_take_sheet (LydTable *self, LydTable *sheet);
void lyd_table_add_note (LydTable *self, const char *note);
const LydColumn *lyd_table_get_column (const LydTable *self, guint index);
int lyd_table_find_column (const LydTable *self, const char *id);
LydTable *lyd_table_pick (LydTable *self, const char *const *ids) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_table_go_on (const LydTable *self, double part, GError **error);
void lyd_table_free (LydTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydTable, lyd_table_free)

G_END_DECLS
