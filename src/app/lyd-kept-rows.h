#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a list shows items. @dup_key is what a row stands for: while an item with the same key is listed, its row stays,
 * with the focus and a press that has begun. @update (nullable) writes into a row that stays what may differ. */
typedef struct {
  char *(*dup_key) (gpointer owner, gconstpointer item);
  GtkWidget *(*make) (gpointer owner, gconstpointer item);
  void (*update) (gpointer owner, GtkWidget *row, gconstpointer item);
} LydKeptRows;

void lyd_kept_rows_show (GtkWidget *list, const LydKeptRows *klass, gpointer owner, const GPtrArray *items);
void lyd_kept_days_show (GtkBox *days,
                         char *(*dup_day) (gpointer owner, gconstpointer item),
                         const LydKeptRows *klass,
                         gpointer owner,
                         const GPtrArray *items);

G_END_DECLS
