#include "lyd-column-order.h"

typedef struct {
  LydColumnOrderFunc func;
  gpointer owner; /* outlives the view */
  int probed;     /* the column whose sorter was asked first */
} Watch;

typedef struct {
  Watch *watch;
  int column;
} Probe;

/* The columns' sorters sort nothing; that they are asked, and in which order, tells which was pressed. */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer data)
{
  Probe *probe = data;

  if (probe->watch->probed < 0)
    probe->watch->probed = probe->column;
  return -1;
}

static void
changed_cb (GtkSorter *sorter,
            GtkSorterChange change,
            gpointer data)
{
  Watch *watch = data;
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  watch->probed = -1;
  ordering = gtk_sorter_compare (sorter, one, other);
  watch->func (watch->owner, watch->probed, watch->probed >= 0 && ordering == GTK_ORDERING_LARGER);
}

static void
closure_free (gpointer data,
              GClosure *closure)
{
  g_free (data);
}

/**
 * lyd_column_order_watch:
 * @columns: %NULL where one cannot be sorted by
 * @owner: handed to @func; must live as long as @view
 *
 * The view is sorted by the first of @columns to begin with, of which @func is not told.
 */
void
lyd_column_order_watch (GtkColumnView *view,
                        GtkColumnViewColumn *const *columns,
                        gsize n_columns,
                        LydColumnOrderFunc func,
                        gpointer owner)
{
  Watch *watch = g_new0 (Watch, 1);
  int first = -1;

  watch->func = func;
  watch->owner = owner;
  for (gsize i = 0; i < n_columns; i++) {
    Probe *probe;
    g_autoptr (GtkCustomSorter) sorter = NULL;

    if (columns[i] == NULL)
      continue;
    first = first < 0 ? (int) i : first;
    probe = g_new0 (Probe, 1);
    probe->watch = watch;
    probe->column = (int) i;
    sorter = gtk_custom_sorter_new (probe_cb, probe, g_free);
    gtk_column_view_column_set_sorter (columns[i], GTK_SORTER (sorter));
  }
  if (first >= 0)
    gtk_column_view_sort_by_column (view, columns[first], GTK_SORT_ASCENDING);
  g_signal_connect_data (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (changed_cb), watch, closure_free, 0);
}
