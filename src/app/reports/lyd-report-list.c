#include "lyd-report-list.h"

#include "lyd-fold.h"

#include <string.h>

/* ---- one row ---- */

struct _LydReportRow {
  GObject parent_instance;

  char *title;
  char *subtitle;
  char *figure;
  char *folded; /* what is searched */
  gpointer data;
  GDestroyNotify data_free;
};

G_DEFINE_FINAL_TYPE (LydReportRow, lyd_report_row, G_TYPE_OBJECT)

static void
lyd_report_row_finalize (GObject *object)
{
  LydReportRow *self = LYD_REPORT_ROW (object);

  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->figure);
  g_free (self->folded);
  G_OBJECT_CLASS (lyd_report_row_parent_class)->finalize (object);
}

static void
lyd_report_row_class_init (LydReportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_report_row_finalize;
}

static void
lyd_report_row_init (LydReportRow *self)
{
}

/**
 * lyd_report_row_new:
 * @title: (transfer full)
 * @subtitle: (transfer full): may be empty
 * @figure: (transfer full): may be empty
 * @data: (transfer full): what stands behind it
 */
LydReportRow *
lyd_report_row_new (char *title,
                    char *subtitle,
                    char *figure,
                    gpointer data,
                    GDestroyNotify data_free)
{
  LydReportRow *self = g_object_new (LYD_TYPE_REPORT_ROW, NULL);
  g_autofree char *text = g_strdup_printf ("%s %s", title, subtitle);

  self->title = title;
  self->subtitle = subtitle;
  self->figure = figure;
  self->folded = lyd_fold_text (text);
  self->data = data;
  self->data_free = data_free;
  return self;
}

const char *
lyd_report_row_get_title (LydReportRow *self)
{
  return self->title;
}

const char *
lyd_report_row_get_figure (LydReportRow *self)
{
  return self->figure;
}

/* As names are compared: what a list is sorted by. */
const char *
lyd_report_row_get_folded (LydReportRow *self)
{
  return self->folded;
}

gpointer
lyd_report_row_get_data (LydReportRow *self)
{
  return self->data;
}

/* ---- the list ---- */

struct _LydReportList {
  AdwBin parent_instance;

  GListStore *rows; /* of LydReportRow */
  GtkFilterListModel *found;
  GtkCustomFilter *filter;
  char *sought; /* folded */
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (LydReportList, lyd_report_list, ADW_TYPE_BIN)

enum { SIGNAL_ACTIVATED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

#define WIDEST 784

static gboolean
is_found (gpointer item,
          gpointer data)
{
  LydReportList *self = data;

  return self->sought[0] == '\0' || strstr (LYD_REPORT_ROW (item)->folded, self->sought) != NULL;
}

static void
activate_cb (LydReportList *self,
             guint position)
{
  g_autoptr (LydReportRow) row = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, row);
}

static GtkWidget *
make_label (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          LydReportList *self)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = make_label (0);
  GtkWidget *subtitle = make_label (0);
  GtkWidget *figure = make_label (1);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "lyd-readable");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (figure, "lyd-readable");
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_label_set_natural_wrap_mode (GTK_LABEL (figure), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (figure), GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (GTK_LABEL (figure), 22);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_box_append (GTK_BOX (cell), words);
  gtk_box_append (GTK_BOX (cell), figure);
  gtk_box_append (GTK_BOX (cell), arrow);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         LydReportList *self)
{
  const LydReportRow *row = LYD_REPORT_ROW (gtk_list_item_get_item (item));
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (words);
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  g_autofree char *safe = lyd_safe_text (row->title);

  gtk_label_set_label (GTK_LABEL (title), safe);
  gtk_label_set_label (GTK_LABEL (subtitle), row->subtitle);
  gtk_widget_set_visible (subtitle, row->subtitle[0] != '\0');
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (words)), row->figure);
}

static void
make_view (LydReportList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found))));
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (selection, g_steal_pointer (&factory)));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "lyd-report-rows");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), WIDEST);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), WIDEST);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
lyd_report_list_dispose (GObject *object)
{
  LydReportList *self = LYD_REPORT_LIST (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->sought, g_free);
  G_OBJECT_CLASS (lyd_report_list_parent_class)->dispose (object);
}

static void
lyd_report_list_class_init (LydReportListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_report_list_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", LYD_TYPE_REPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, LYD_TYPE_REPORT_ROW);
}

static void
lyd_report_list_init (LydReportList *self)
{
  self->sought = g_strdup ("");
  self->rows = g_list_store_new (LYD_TYPE_REPORT_ROW);
  self->filter = gtk_custom_filter_new (is_found, self, NULL);
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                           g_object_ref (GTK_FILTER (self->filter)));
  make_view (self);
}

/* @rows: (element-type LydReportRow): in the place of those there were */
void
lyd_report_list_take (LydReportList *self,
                      GPtrArray *rows)
{
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
}

/* @text: as typed; "" shows all of them */
void
lyd_report_list_search (LydReportList *self,
                        const char *text)
{
  g_free (self->sought);
  self->sought = lyd_fold_text (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* (transfer none): of LydReportRow, those that were searched for */
GListModel *
lyd_report_list_get_found (LydReportList *self)
{
  return G_LIST_MODEL (self->found);
}

guint
lyd_report_list_get_n_rows (LydReportList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}
