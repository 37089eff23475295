#include "lyd-attendance-page.h"

#include "lyd-ask-where.h"
#include "lyd-attendance-grid.h"
#include "lyd-fold.h"
#include "lyd-window.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydAttendancePage {
  AdwBin parent_instance;

  LydStore *store;
  LydId series;
  GCancellable *asked;
  guint n_pending;
  gboolean wanted; /* somebody looked at it: it is read, and kept as it is on file */

  GtkStack *stack;
  GtkToggleButton *people;
  GtkToggleButton *organizations;
  GtkEditable *search;
  GtkDropDown *order;
  GtkWidget *tools;
  GtkWidget *sensitive;
  LydAttendanceGrid *grid;
  GtkLabel *legend;
};

G_DEFINE_FINAL_TYPE (LydAttendancePage, lyd_attendance_page, ADW_TYPE_BIN)

/* In the order of the drop-down. */
typedef enum {
  ORDER_SEEN,
  ORDER_OFTEN,
  ORDER_NAME,
} Order;

/* ---- which rows, in which order ---- */

/* The last date that somebody came to; -1: none. */
static int
find_last (const LydGrid *grid,
           guint row)
{
  for (guint i = grid->columns->len; i > 0; i--)
    if (lyd_grid_get (grid, row, i - 1)->state == LYD_GRID_ATTENDED)
      return (int) i - 1;
  return -1;
}

typedef struct {
  const LydGrid *grid;
  Order order;
  int *last;
} Sorting;

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  const Sorting *sorting = data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;
  const LydGridRow *left_row = g_ptr_array_index (sorting->grid->rows, left);
  const LydGridRow *right_row = g_ptr_array_index (sorting->grid->rows, right);

  if (sorting->order == ORDER_SEEN && sorting->last[left] != sorting->last[right])
    return sorting->last[right] - sorting->last[left];
  if (sorting->order != ORDER_NAME && left_row->n_attended != right_row->n_attended)
    return right_row->n_attended - left_row->n_attended;
  /* They come in the order of lists. */
  return left < right ? -1 : left > right;
}

static gboolean
is_found (const LydGridRow *row,
          const char *words)
{
  g_autofree char *name = lyd_fold_text (row->name);
  g_autofree char *organization = lyd_fold_text (row->organization);

  return strstr (name, words) != NULL || strstr (organization, words) != NULL;
}

/* Returns: (transfer full) (element-type guint) */
static GArray *
pick (LydAttendancePage *self,
      const LydGrid *grid)
{
  g_autofree char *words = lyd_fold_text (gtk_editable_get_text (self->search));
  g_autofree int *last = g_new (int, grid->rows->len + 1);
  Sorting sorting = { grid, (Order) gtk_drop_down_get_selected (self->order), last };
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < grid->rows->len; i++) {
    last[i] = find_last (grid, i);
    if (words[0] == '\0' || is_found (g_ptr_array_index (grid->rows, i), words))
      g_array_append_val (rows, i);
  }
  g_array_sort_with_data (rows, compare, &sorting);
  return rows;
}

/* ---- showing ---- */

/* What the marks mean: those that are there. */
static void
show_legend (LydAttendancePage *self,
             const LydGrid *grid)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean seen[LYD_GRID_HIDDEN + 1] = { FALSE };

  for (guint i = 0; i < grid->rows->len * grid->columns->len; i++)
    seen[MIN (grid->cells[i].state, LYD_GRID_HIDDEN)] = TRUE;
  for (int state = LYD_GRID_NONE + 1; state < (int) G_N_ELEMENTS (seen); state++) {
    const LydAttendanceLook *look = lyd_attendance_look (state);

    if (!seen[state])
      continue;
    g_string_append_printf (words, "%s%s %s", words->len > 0 ? "   " : "",
                            grid->by == LYD_GRID_BY_ORGANIZATION && state == LYD_GRID_ATTENDED ? "1" : look->mark,
                            lyd_word_title (&lyd_grid_states, state));
  }
  gtk_label_set_label (self->legend, words->str);
}

static gboolean
is_sensitive (const LydGrid *grid)
{
  for (guint i = 0; i < grid->columns->len; i++)
    if (!((const LydGridColumn *) g_ptr_array_index (grid->columns, i))->sensitive)
      return FALSE;
  return grid->columns->len > 0;
}

static void
show_rows (LydAttendancePage *self)
{
  const LydGrid *grid = lyd_attendance_sheet_get_grid (lyd_attendance_grid_get_sheet (self->grid));
  g_autoptr (GArray) rows = NULL;
  const char *name = "grid";

  if (grid == NULL)
    return;
  rows = pick (self, grid);
  if (rows->len == 0 && !is_sensitive (grid))
    name = grid->rows->len == 0 ? "empty" : "none";
  gtk_stack_set_visible_child_name (self->stack, name);
  lyd_attendance_grid_set_rows (self->grid, rows);
}

/* @grid: (transfer full) */
static void
show (LydAttendancePage *self,
      LydGrid *grid)
{
  gboolean sensitive = is_sensitive (grid);

  gtk_widget_set_visible (self->sensitive, sensitive);
  gtk_widget_set_visible (self->tools, !sensitive);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.export", !sensitive && grid->rows->len > 0);
  show_legend (self, grid);
  lyd_attendance_grid_set (self->grid, grid);
  show_rows (self);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydAttendancePage) self = data;
  g_autoptr (GError) error = NULL;
  LydGrid *grid = lyd_store_get_grid_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (grid != NULL && self->store == LYD_STORE (source))
    show (self, grid);
  else if (grid != NULL)
    lyd_grid_free (grid);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lyd_directory_tell (GTK_WIDGET (self), error);
}

static LydGridBy
get_by (LydAttendancePage *self)
{
  return gtk_toggle_button_get_active (self->organizations) ? LYD_GRID_BY_ORGANIZATION : LYD_GRID_BY_PERSON;
}

/* Reads it again, once somebody has looked. */
void
lyd_attendance_page_refresh (LydAttendancePage *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  if (self->store == NULL || !self->wanted)
    return;
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_get_grid_async (self->store, &self->series, get_by (self), self->asked, read_cb, g_object_ref (self));
}

static void
by_cb (LydAttendancePage *self)
{
  lyd_attendance_page_refresh (self);
}

/* Other rows of what was read, or another order. */
static void
rows_cb (LydAttendancePage *self)
{
  show_rows (self);
}

/* ---- acts ---- */

static void
by_action (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  LydAttendancePage *self = LYD_ATTENDANCE_PAGE (widget);
  gboolean organizations = strcmp (g_variant_get_string (parameter, NULL), "organizations") == 0;

  gtk_toggle_button_set_active (organizations ? self->organizations : self->people, TRUE);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydAttendancePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = lyd_store_write_series_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (LYD_IS_WINDOW (root))
    lyd_window_toast (LYD_WINDOW (root), written ? _ ("Written") : error->message);
}

static void
write_to (GtkWidget *widget,
          const char *path)
{
  LydAttendancePage *self = LYD_ATTENDANCE_PAGE (widget);

  if (self->store != NULL)
    lyd_store_export_grid_async (self->store, &self->series, get_by (self), path, written_cb, g_object_ref (self));
}

/* @parameter: a path, or "" to ask for one */
static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);

  if (path[0] != '\0')
    write_to (widget, path);
  else
    lyd_ask_where (widget, _ ("Export Who Came When"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("attendance.xlsx"), write_to);
}

static void
lyd_attendance_page_map (GtkWidget *widget)
{
  LydAttendancePage *self = LYD_ATTENDANCE_PAGE (widget);

  GTK_WIDGET_CLASS (lyd_attendance_page_parent_class)->map (widget);
  if (self->wanted)
    return;
  self->wanted = TRUE;
  lyd_attendance_page_refresh (self);
}

static void
lyd_attendance_page_dispose (GObject *object)
{
  LydAttendancePage *self = LYD_ATTENDANCE_PAGE (object);

  g_cancellable_cancel (self->asked);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ATTENDANCE_PAGE);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_attendance_page_parent_class)->dispose (object);
}

static void
lyd_attendance_page_class_init (LydAttendancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_attendance_page_dispose;
  widget_class->map = lyd_attendance_page_map;
  g_type_ensure (LYD_TYPE_ATTENDANCE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/series/lyd-attendance-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "attendance_stack", FALSE,
                                             G_STRUCT_OFFSET (LydAttendancePage, stack));
  gtk_widget_class_bind_template_child (widget_class, LydAttendancePage, people);
  gtk_widget_class_bind_template_child (widget_class, LydAttendancePage, organizations);
  gtk_widget_class_bind_template_child_full (widget_class, "attendance_search", FALSE,
                                             G_STRUCT_OFFSET (LydAttendancePage, search));
  gtk_widget_class_bind_template_child (widget_class, LydAttendancePage, order);
  gtk_widget_class_bind_template_child (widget_class, LydAttendancePage, tools);
  gtk_widget_class_bind_template_child_full (widget_class, "attendance_sensitive", FALSE,
                                             G_STRUCT_OFFSET (LydAttendancePage, sensitive));
  gtk_widget_class_bind_template_child (widget_class, LydAttendancePage, grid);
  gtk_widget_class_bind_template_child (widget_class, LydAttendancePage, legend);
  gtk_widget_class_bind_template_callback (widget_class, by_cb);
  gtk_widget_class_bind_template_callback (widget_class, rows_cb);
  gtk_widget_class_install_action (widget_class, "attendance.by", "s", by_action);
  gtk_widget_class_install_action (widget_class, "attendance.export", "s", export_action);
}

static void
lyd_attendance_page_init (LydAttendancePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @store: (nullable): %NULL empties the page */
void
lyd_attendance_page_set_series (LydAttendancePage *self,
                                LydStore *store,
                                const LydId *series)
{
  g_set_object (&self->store, store);
  self->series = series != NULL ? *series : lyd_id_none;
  self->wanted = store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
  gtk_editable_set_text (self->search, "");
  lyd_attendance_grid_set (self->grid, NULL);
  lyd_attendance_page_refresh (self);
}

void
lyd_attendance_page_set_narrow (LydAttendancePage *self,
                                gboolean narrow)
{
  lyd_attendance_grid_set_narrow (self->grid, narrow);
}

void
lyd_attendance_page_search (LydAttendancePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_attendance_page_is_idle (LydAttendancePage *self)
{
  return self->n_pending == 0;
}
