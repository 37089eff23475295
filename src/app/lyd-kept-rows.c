#include "lyd-kept-rows.h"

#define KEY "lyd-key"

static const char *
get_key (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), KEY);
}

/* A list box has headings among its children, which are its own. */
static GtkWidget *
skip_headings (GtkWidget *list,
               GtkWidget *child)
{
  while (child != NULL && GTK_IS_LIST_BOX (list) && !GTK_IS_LIST_BOX_ROW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
take_out (GtkWidget *list,
          GtkWidget *row)
{
  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
  else
    gtk_box_remove (GTK_BOX (list), row);
}

static void
put_in (GtkWidget *list,
        GtkWidget *row,
        int position,
        GtkWidget *previous)
{
  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_insert (GTK_LIST_BOX (list), row, position);
  else
    gtk_box_insert_child_after (GTK_BOX (list), row, previous);
}

/* The row that stands next, once those before it that are listed no longer are gone. */
static GtkWidget *
skip_gone (GtkWidget *list,
           GtkWidget *row,
           GHashTable *wanted)
{
  while (row != NULL && (get_key (row) == NULL || !g_hash_table_contains (wanted, get_key (row)))) {
    GtkWidget *next = skip_headings (list, gtk_widget_get_next_sibling (row));

    take_out (list, row);
    row = next;
  }
  return row;
}

/**
 * lyd_kept_rows_show:
 * @list: a #GtkListBox without a placeholder, or a #GtkBox; all its children are shown by this
 * @owner: handed to the functions of @klass
 *
 * Makes @list show @items in their order. Rows that have not changed their order stay the widgets they are, so that
 * whoever is about to press one of their buttons presses it.
 */
void
lyd_kept_rows_show (GtkWidget *list,
                    const LydKeptRows *klass,
                    gpointer owner,
                    const GPtrArray *items)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *previous = NULL;
  GtkWidget *row;

  for (guint i = 0; i < items->len; i++) {
    g_ptr_array_add (keys, klass->dup_key (owner, g_ptr_array_index (items, i)));
    g_hash_table_add (wanted, g_ptr_array_index (keys, i));
  }
  row = skip_headings (list, gtk_widget_get_first_child (list));
  for (guint i = 0; i < items->len; i++) {
    const char *key = g_ptr_array_index (keys, i);

    row = skip_gone (list, row, wanted);
    if (row != NULL && g_str_equal (get_key (row), key)) {
      if (klass->update != NULL)
        klass->update (owner, row, g_ptr_array_index (items, i));
      previous = row;
      row = skip_headings (list, gtk_widget_get_next_sibling (row));
    } else {
      GtkWidget *made = klass->make (owner, g_ptr_array_index (items, i));

      g_object_set_data_full (G_OBJECT (made), KEY, g_strdup (key), g_free);
      put_in (list, made, (int) i, previous);
      previous = made;
    }
    /* What comes again further down came out of order. */
    g_hash_table_remove (wanted, key);
  }
  skip_gone (list, row, wanted);
}

/* ---- by day ---- */

typedef struct {
  char *title;
  GPtrArray *items; /* not owned */
} Day;

typedef struct {
  const LydKeptRows *klass;
  gpointer owner;
  int spacing;
} Days;

static void
day_free (gpointer data)
{
  Day *day = data;

  g_ptr_array_unref (day->items);
  g_free (day->title);
  g_free (day);
}

static char *
dup_title (gpointer owner,
           gconstpointer item)
{
  return g_strdup (((const Day *) item)->title);
}

static void
fill_day (gpointer owner,
          GtkWidget *box,
          gconstpointer item)
{
  const Days *days = owner;

  lyd_kept_rows_show (gtk_widget_get_last_child (box), days->klass, days->owner, ((const Day *) item)->items);
}

static GtkWidget *
make_day (gpointer owner,
          gconstpointer item)
{
  const Day *day = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ((const Days *) owner)->spacing);
  GtkWidget *label = gtk_label_new (day->title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_bottom (list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, day->title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), list);
  fill_day (owner, box, day);
  return box;
}

/**
 * lyd_kept_days_show:
 * @days: vertical; all its children are shown by this
 * @dup_day: the heading under which an item stands; items of one day follow each other
 *
 * As lyd_kept_rows_show(), with a heading and a list for each day.
 */
void
lyd_kept_days_show (GtkBox *days,
                    char *(*dup_day) (gpointer owner, gconstpointer item),
                    const LydKeptRows *klass,
                    gpointer owner,
                    const GPtrArray *items)
{
  static const LydKeptRows day_class = { dup_title, make_day, fill_day };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (day_free);
  Days all = { klass, owner, gtk_box_get_spacing (days) };

  for (guint i = 0; i < items->len; i++) {
    gpointer item = g_ptr_array_index (items, i);
    g_autofree char *title = dup_day (owner, item);
    Day *day = list->len > 0 ? g_ptr_array_index (list, list->len - 1) : NULL;

    if (day == NULL || !g_str_equal (day->title, title)) {
      day = g_new0 (Day, 1);
      day->title = g_steal_pointer (&title);
      day->items = g_ptr_array_new ();
      g_ptr_array_add (list, day);
    }
    g_ptr_array_add (day->items, item);
  }
  lyd_kept_rows_show (GTK_WIDGET (days), &day_class, &all, list);
}
