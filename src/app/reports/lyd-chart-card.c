#include "lyd-chart-card.h"

#include "lyd-wrap-layout.h"

#include <string.h>

/* ---- a line of the table ---- */

#define LYD_TYPE_CHART_LINE (lyd_chart_line_get_type ())
G_DECLARE_FINAL_TYPE (LydChartLine, lyd_chart_line, LYD, CHART_LINE, GObject)

struct _LydChartLine {
  GObject parent_instance;

  GStrv cells;
};

G_DEFINE_FINAL_TYPE (LydChartLine, lyd_chart_line, G_TYPE_OBJECT)

static void
lyd_chart_line_finalize (GObject *object)
{
  g_strfreev (LYD_CHART_LINE (object)->cells);
  G_OBJECT_CLASS (lyd_chart_line_parent_class)->finalize (object);
}

static void
lyd_chart_line_class_init (LydChartLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_chart_line_finalize;
}

static void
lyd_chart_line_init (LydChartLine *self)
{
}

/* ---- the card ---- */

struct _LydChartCard {
  GtkBox parent_instance;

  gboolean table;
  guint n_columns;
  GListStore *lines;

  GtkLabel *title;
  GtkToggleButton *toggle;
  GtkStack *stack;
  AdwBin *bin;
  GtkBox *legend;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (LydChartCard, lyd_chart_card, GTK_TYPE_BOX)

enum { PROP_0,
       PROP_TITLE,
       PROP_TABLE,
       N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { SIGNAL_ACTIVATED,
       N_SIGNALS };

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (column) == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         gpointer column)
{
  const LydChartLine *line = LYD_CHART_LINE (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), line->cells[GPOINTER_TO_UINT (column)]);
}

static void
activate_cb (LydChartCard *self,
             guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, position);
}

static void
set_table (LydChartCard *self,
           gboolean table)
{
  if (table == self->table)
    return;
  self->table = table;
  gtk_stack_set_visible_child_name (self->stack, table ? "table" : "chart");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

static void
lyd_chart_card_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  LydChartCard *self = LYD_CHART_CARD (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, gtk_label_get_label (self->title));
    break;
  case PROP_TABLE:
    g_value_set_boolean (value, self->table);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_chart_card_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  LydChartCard *self = LYD_CHART_CARD (object);

  switch (id) {
  case PROP_TITLE:
    lyd_chart_card_set_title (self, g_value_get_string (value));
    break;
  case PROP_TABLE:
    set_table (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_chart_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_CHART_CARD);
  g_clear_object (&LYD_CHART_CARD (object)->lines);
  G_OBJECT_CLASS (lyd_chart_card_parent_class)->dispose (object);
}

static void
lyd_chart_card_class_init (LydChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lyd_chart_card_dispose;
  object_class->get_property = lyd_chart_card_get_property;
  object_class->set_property = lyd_chart_card_set_property;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TABLE] =
    g_param_spec_boolean ("table", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", LYD_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);
  g_type_ensure (LYD_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LydChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, LydChartCard, toggle);
  gtk_widget_class_bind_template_child (widget_class, LydChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, LydChartCard, bin);
  gtk_widget_class_bind_template_child (widget_class, LydChartCard, legend);
  gtk_widget_class_bind_template_child (widget_class, LydChartCard, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_property_action (widget_class, "chart.table", "table");
}

static void
lyd_chart_card_init (LydChartCard *self)
{
  GtkSelectionModel *selection;

  self->lines = g_list_store_new (LYD_TYPE_CHART_LINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
}

void
lyd_chart_card_set_title (LydChartCard *self,
                          const char *title)
{
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* @chart: (transfer floating): the picture */
void
lyd_chart_card_set_chart (LydChartCard *self,
                          GtkWidget *chart)
{
  adw_bin_set_child (self->bin, chart);
}

void
lyd_chart_card_clear_legend (LydChartCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_box_remove (self->legend, child);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), FALSE);
}

/**
 * lyd_chart_card_add_legend_line:
 * @sample: (transfer floating): what it looks like in the picture
 * @number: (nullable): what it comes to
 */
void
lyd_chart_card_add_legend_line (LydChartCard *self,
                                GtkWidget *sample,
                                const char *title,
                                const char *number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_box_append (GTK_BOX (box), sample);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  if (number != NULL) {
    label = gtk_label_new (number);
    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_add_css_class (label, "numeric");
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_box_append (self->legend, box);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), TRUE);
}

void
lyd_chart_card_add_legend (LydChartCard *self,
                           LydInk ink,
                           const char *title,
                           const char *number)
{
  lyd_chart_card_add_legend_line (self, lyd_swatch_new (ink), title, number);
}

/* A heading stands above its figures; columns have no say in that, so what they are made of is asked. */
static void
align_headings (LydChartCard *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title)) {
    GtkWidget *words = gtk_widget_get_first_child (title);

    if (words != NULL)
      gtk_widget_set_halign (words, i == 0 ? GTK_ALIGN_START : GTK_ALIGN_END);
  }
}

/* @headings: (array zero-terminated=1): of the table; the first is what the lines are of, the others are numbers */
void
lyd_chart_card_set_columns (LydChartCard *self,
                            const char *const *headings)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  g_list_store_remove_all (self->lines);
  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  for (guint i = 0; headings[i] != NULL; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (headings[i], factory);

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
    gtk_column_view_column_set_expand (column, TRUE);
    gtk_column_view_append_column (self->view, column);
  }
  self->n_columns = g_strv_length ((char **) headings);
  align_headings (self);
}

/* @lines: (element-type GStrv): one string a column; taken out of it */
void
lyd_chart_card_set_lines (LydChartCard *self,
                          GPtrArray *lines)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++) {
    LydChartLine *line = g_object_new (LYD_TYPE_CHART_LINE, NULL);

    line->cells = g_ptr_array_index (lines, i);
    g_assert (g_strv_length (line->cells) == self->n_columns);
    g_ptr_array_add (items, line);
  }
  g_ptr_array_set_size (lines, 0);
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), items->pdata,
                       items->len);
}

/* (transfer none): the lines of the table */
GListModel *
lyd_chart_card_get_lines (LydChartCard *self)
{
  return G_LIST_MODEL (self->lines);
}

/* (transfer none): the cells of one */
const char *const *
lyd_chart_card_get_line (LydChartCard *self,
                         guint i)
{
  g_autoptr (LydChartLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

  return (const char *const *) line->cells;
}
