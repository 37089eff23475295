#pragma once

#include "lyd-paint.h"

G_BEGIN_DECLS

/* Columns that are made of parts laid upon one another, with a scale at the left. A click, or Enter on the column that
 * the arrow keys went to, emits "activated" (guint column); each says its numbers in a tooltip. */
#define LYD_TYPE_COLUMN_CHART (lyd_column_chart_get_type ())
G_DECLARE_FINAL_TYPE (LydColumnChart, lyd_column_chart, LYD, COLUMN_CHART, GtkWidget)

/* What every column has a part of; borrowed. */
typedef struct {
  LydInk ink;
  const char *title;
} LydColumnPart;

/* A column: its words and its parts. */
typedef struct {
  char *label; /* below it: a few letters */
  char *name;  /* whole: "October 2026" */
  int *values; /* one a part */
} LydColumn;

LydColumn *lyd_column_new (const char *label, const char *name, guint n_parts) G_GNUC_WARN_UNUSED_RESULT;
void lyd_column_free (LydColumn *self);

GtkWidget *lyd_column_chart_new (void);
void lyd_column_chart_set (LydColumnChart *self,
                           const LydColumnPart *parts,
                           guint n_parts,
                           GPtrArray *columns,
                           const char *words);

G_END_DECLS
