#include "lyd-rows-page.h"

#include "lyd-fold.h"
#include "lyd-report-row-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- one row ---- */

struct _LydReportRow {
  GObject parent_instance;

  LydReachRow *row;
  LydReportRowWords words;
  char *folded; /* what is searched */
};

G_DEFINE_FINAL_TYPE (LydReportRow, lyd_report_row, G_TYPE_OBJECT)

static void
lyd_report_row_finalize (GObject *object)
{
  LydReportRow *self = LYD_REPORT_ROW (object);

  g_clear_pointer (&self->row, lyd_reach_row_free);
  lyd_report_row_words_clear (&self->words);
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

const char *
lyd_report_row_get_title (LydReportRow *self)
{
  return self->words.title;
}

/* ---- the page ---- */

/* One way into the rows; going on lays another one upon it. */
typedef struct {
  char *title;
  LydReachWhat what;
  LydReachPart part;
  LydId person;       /* only the rows of this one; none: all */
  const char *action; /* what the button in the header does; NULL: there is none */
  LydId subject;
} Level;

struct _LydRowsPage {
  AdwBin parent_instance;

  LydStore *store;
  LydReachQuery query;
  char *period;
  GPtrArray *levels; /* of Level: the last one is shown */
  GCancellable *asked;
  guint n_pending;
  GListStore *rows; /* of LydReportRow */
  GtkFilterListModel *found;
  GtkCustomFilter *filter;
  char *sought; /* folded */

  AdwWindowTitle *title;
  GtkButton *open;
  GtkEditable *search;
  GtkLabel *count;
  GtkStack *stack;
  AdwStatusPage *problem;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (LydRowsPage, lyd_rows_page, ADW_TYPE_BIN)

static void
level_free (gpointer data)
{
  Level *level = data;

  g_free (level->title);
  g_free (level);
}

static const Level *
get_level (LydRowsPage *self)
{
  return g_ptr_array_index (self->levels, self->levels->len - 1);
}

static gboolean
is_of_person (const Level *level)
{
  return !lyd_id_is_none (&level->person);
}

/* ---- showing ---- */

static void
show_count (LydRowsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  /* Translators: how many rows were found, of how many: "3 of 486" */
  g_autofree char *words = n == all ? g_strdup_printf ("%'u", n) : g_strdup_printf (_ ("%'u of %'u"), n, all);

  gtk_label_set_label (self->count, words);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "rows" : "empty");
}

static gboolean
is_found (gpointer item,
          gpointer data)
{
  LydRowsPage *self = data;

  return self->sought[0] == '\0' || strstr (LYD_REPORT_ROW (item)->folded, self->sought) != NULL;
}

static void
search_changed_cb (LydRowsPage *self)
{
  g_free (self->sought);
  self->sought = lyd_fold_text (gtk_editable_get_text (self->search));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (strcmp (gtk_stack_get_visible_child_name (self->stack), "rows") == 0 ||
      strcmp (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    show_count (self);
}

/* What is a list of names is in the order of names; what took place, of time. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  const LydReportRow *left = *(LydReportRow *const *) a;
  const LydReportRow *right = *(LydReportRow *const *) b;
  const Level *level = data;
  gboolean by_time = level->what == LYD_REACH_EVENTS || level->what == LYD_REACH_UNCOUNTED || is_of_person (level);

  if (by_time && left->row->start != right->row->start)
    return left->row->start < right->row->start ? 1 : -1;
  return strcmp (left->folded, right->folded);
}

static LydReportRow *
make_row (const Level *level,
          LydReachRow *row)
{
  LydReportRow *self = g_object_new (LYD_TYPE_REPORT_ROW, NULL);
  g_autofree char *text = NULL;

  self->row = row;
  lyd_report_row_words_init (&self->words, level->what, row, is_of_person (level));
  text = g_strdup_printf ("%s %s", self->words.title, self->words.subtitle);
  self->folded = lyd_fold_text (text);
  return self;
}

/* @rows: (element-type LydReachRow): taken out of it */
static void
fill (LydRowsPage *self,
      GPtrArray *rows)
{
  const Level *level = get_level (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++) {
    LydReachRow *row = g_ptr_array_index (rows, i);

    if (is_of_person (level) && !lyd_id_equal (&row->person, &level->person))
      lyd_reach_row_free (row);
    else
      g_ptr_array_add (items, make_row (level, row));
  }
  g_ptr_array_set_size (rows, 0);
  g_ptr_array_sort_with_data (items, compare, (gpointer) level);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), items->pdata, items->len);
  show_count (self);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRowsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_list_reach_rows_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (rows != NULL && self->store != NULL) {
    fill (self, rows);
  } else if (rows == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_autofree char *escaped = g_markup_escape_text (error->message, -1);

    adw_status_page_set_description (self->problem, escaped);
    gtk_stack_set_visible_child_name (self->stack, "problem");
  }
}

/* Reads the rows that are shown again. */
void
lyd_rows_page_refresh (LydRowsPage *self)
{
  const Level *level = get_level (self);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_list_reach_rows_async (self->store, &self->query, level->what, &level->part, self->asked, read_cb,
                                   g_object_ref (self));
}

static const char *
get_open_label (const char *action)
{
  if (strcmp (action, "win.open-person") == 0)
    return _ ("_Open Person");
  return strcmp (action, "win.open-organization") == 0 ? _ ("_Open Organization") : _ ("_Open Event");
}

/* The level that is now the last one. */
static void
show_level (LydRowsPage *self)
{
  const Level *level = get_level (self);

  adw_window_title_set_title (self->title, level->title);
  adw_window_title_set_subtitle (self->title, self->period);
  gtk_widget_set_visible (GTK_WIDGET (self->open), level->action != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.open", level->action != NULL);
  if (level->action != NULL)
    gtk_button_set_label (self->open, get_open_label (level->action));
  gtk_editable_set_text (self->search, "");
  g_list_store_remove_all (self->rows);
  gtk_label_set_label (self->count, "");
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  lyd_rows_page_refresh (self);
}

/* ---- going on ---- */

static Level *
push_level (LydRowsPage *self,
            const char *title,
            LydReachWhat what)
{
  Level *level = g_new0 (Level, 1);

  if (self->levels->len > 0)
    *level = *get_level (self);
  level->title = g_strdup (title);
  level->what = what;
  level->action = NULL;
  g_ptr_array_add (self->levels, level);
  return level;
}

static void
go (LydRowsPage *self,
    const char *action,
    const LydId *subject)
{
  g_autofree char *id = lyd_id_to_string (subject);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", id);
}

/* What a row is made of itself. */
static void
lead_on (LydRowsPage *self,
         const LydReachRow *row,
         const char *title)
{
  const Level *level = get_level (self);
  LydReachWhat what = level->what;
  Level *next;

  if (what == LYD_REACH_PEOPLE) {
    next = push_level (self, title, LYD_REACH_ATTENDANCES);
    next->person = row->person;
    next->action = row->name != NULL ? "win.open-person" : NULL;
    next->subject = row->person;
  } else if (what == LYD_REACH_ORGANIZATIONS) {
    next = push_level (self, title, LYD_REACH_PEOPLE);
    next->part.by_organization = TRUE;
    next->part.organization = row->organization;
    next->action = "win.open-organization";
    next->subject = row->organization;
  } else if (what == LYD_REACH_STATES) {
    next = push_level (self, title, LYD_REACH_ORGANIZATIONS);
    next->part.by_state = TRUE;
    next->part.state = row->state;
  } else {
    next = push_level (self, title, LYD_REACH_ATTENDANCES);
    next->part.event = row->event;
    next->action = "win.open-event";
    next->subject = row->event;
  }
  show_level (self);
}

static void
activate_cb (LydRowsPage *self,
             guint position)
{
  g_autoptr (LydReportRow) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  const Level *level = get_level (self);
  const LydReachRow *row = item->row;

  switch (level->what) {
  case LYD_REACH_PEOPLE:
  case LYD_REACH_ORGANIZATIONS:
  case LYD_REACH_STATES:
    lead_on (self, row, item->words.title);
    break;
  case LYD_REACH_EVENTS:
    /* Where nobody is named there are no rows to lead on to. */
    if (row->numbers.attendances > 0)
      lead_on (self, row, item->words.title);
    else
      go (self, "win.open-event", &row->event);
    break;
  case LYD_REACH_UNCOUNTED:
    go (self, "win.open-event", &row->event);
    break;
  case LYD_REACH_REGISTRATIONS:
  case LYD_REACH_ATTENDANCES:
  case LYD_REACH_FIRST_TIMERS:
  case LYD_REACH_APART:
  default:
    if (is_of_person (level) || row->name == NULL)
      go (self, "win.open-event", &row->event);
    else
      go (self, "win.open-person", &row->person);
  }
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydRowsPage *self = LYD_ROWS_PAGE (widget);
  const Level *level = get_level (self);

  if (level->action != NULL)
    go (self, level->action, &level->subject);
}

/* Returns: %FALSE where it was the first one: then there is nothing left to show */
gboolean
lyd_rows_page_back (LydRowsPage *self)
{
  if (self->levels->len < 2)
    return FALSE;
  g_ptr_array_remove_index (self->levels, self->levels->len - 1);
  show_level (self);
  return TRUE;
}

void
lyd_rows_page_search (LydRowsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* (transfer none): of LydReportRow, those that were searched for */
GListModel *
lyd_rows_page_get_model (LydRowsPage *self)
{
  return G_LIST_MODEL (self->found);
}

gboolean
lyd_rows_page_is_idle (LydRowsPage *self)
{
  return self->n_pending == 0;
}

/* ---- cells ---- */

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
          LydRowsPage *self)
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
         LydRowsPage *self)
{
  const LydReportRow *row = LYD_REPORT_ROW (gtk_list_item_get_item (item));
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (words);
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  g_autofree char *safe = lyd_safe_text (row->words.title);

  gtk_label_set_label (GTK_LABEL (title), safe);
  gtk_label_set_label (GTK_LABEL (subtitle), row->words.subtitle);
  gtk_widget_set_visible (subtitle, row->words.subtitle[0] != '\0');
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (words)), row->words.figure);
}

static void
make_view (LydRowsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->rows = g_list_store_new (LYD_TYPE_REPORT_ROW);
  self->filter = gtk_custom_filter_new (is_found, self, NULL);
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                           g_object_ref (GTK_FILTER (self->filter)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

static void
lyd_rows_page_dispose (GObject *object)
{
  LydRowsPage *self = LYD_ROWS_PAGE (object);

  g_cancellable_cancel (self->asked);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ROWS_PAGE);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_object (&self->rows);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (lyd_rows_page_parent_class)->dispose (object);
}

static void
lyd_rows_page_finalize (GObject *object)
{
  LydRowsPage *self = LYD_ROWS_PAGE (object);

  lyd_reach_query_clear (&self->query);
  g_ptr_array_unref (self->levels);
  g_free (self->period);
  g_free (self->sought);
  G_OBJECT_CLASS (lyd_rows_page_parent_class)->finalize (object);
}

static void
lyd_rows_page_class_init (LydRowsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_rows_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_rows_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-rows-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "rows_title", FALSE, G_STRUCT_OFFSET (LydRowsPage, title));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_open", FALSE, G_STRUCT_OFFSET (LydRowsPage, open));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_search", FALSE,
                                             G_STRUCT_OFFSET (LydRowsPage, search));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_count", FALSE, G_STRUCT_OFFSET (LydRowsPage, count));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_stack", FALSE, G_STRUCT_OFFSET (LydRowsPage, stack));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_problem", FALSE,
                                             G_STRUCT_OFFSET (LydRowsPage, problem));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_view", FALSE, G_STRUCT_OFFSET (LydRowsPage, view));
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "rows.open", NULL, open_action);
}

static void
lyd_rows_page_init (LydRowsPage *self)
{
  self->levels = g_ptr_array_new_with_free_func (level_free);
  self->sought = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  make_view (self);
}

/**
 * lyd_rows_page_new:
 * @query: copied
 * @period: what the numbers are about, in words
 * @title: what the rows are
 */
GtkWidget *
lyd_rows_page_new (LydStore *store,
                   const LydReachQuery *query,
                   const char *period,
                   const char *title,
                   LydReachWhat what,
                   const LydReachPart *part)
{
  LydRowsPage *self = g_object_new (LYD_TYPE_ROWS_PAGE, NULL);
  Level *level;

  self->store = g_object_ref (store);
  lyd_reach_query_copy (&self->query, query);
  self->period = g_strdup (period);
  level = push_level (self, title, what);
  level->part = *part;
  show_level (self);
  return GTK_WIDGET (self);
}
