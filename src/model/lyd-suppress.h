#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers of people in what is sensitive: so few of them are not told, nor is what they could be worked out from. */
#define LYD_SUPPRESS_BELOW 5

/* A number of a table, and what it is added up in. */
typedef struct {
  gint64 value; /* of one that others are added up in: their sum */
  int parent;   /* index of the sum that it is a part of, which comes before it; -1: of none */
  gboolean hidden;
} LydSuppressCell;

void lyd_suppress (LydSuppressCell *cells, guint n);

G_END_DECLS
