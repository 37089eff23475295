#include "lyd-rows-page.h"

#include "lyd-report-list.h"
#include "lyd-report-row-words.h"

#include <glib/gi18n.h>
#include <string.h>

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
  LydId snapshot; /* rows of this frozen report; none: as they are now */
  char *period;
  GPtrArray *levels; /* of Level: the last one is shown */
  GCancellable *asked;
  guint n_pending;

  AdwWindowTitle *title;
  GtkButton *open;
  GtkEditable *search;
  GtkLabel *count;
  GtkStack *stack;
  AdwStatusPage *problem;
  LydReportList *list;
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
  guint n = g_list_model_get_n_items (lyd_report_list_get_found (self->list));
  guint all = lyd_report_list_get_n_rows (self->list);
  /* Translators: how many rows were found, of how many: "3 of 486" */
  g_autofree char *words = n == all ? g_strdup_printf ("%'u", n) : g_strdup_printf (_ ("%'u of %'u"), n, all);

  gtk_label_set_label (self->count, words);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "rows" : "empty");
}

static void
search_changed_cb (LydRowsPage *self)
{
  lyd_report_list_search (self->list, gtk_editable_get_text (self->search));
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
  LydReportRow *left = *(LydReportRow *const *) a;
  LydReportRow *right = *(LydReportRow *const *) b;
  const LydReachRow *left_row = lyd_report_row_get_data (left);
  const LydReachRow *right_row = lyd_report_row_get_data (right);
  const Level *level = data;
  gboolean by_time = level->what == LYD_REACH_EVENTS || level->what == LYD_REACH_UNCOUNTED || is_of_person (level);

  if (by_time && left_row->start != right_row->start)
    return left_row->start < right_row->start ? 1 : -1;
  return strcmp (lyd_report_row_get_folded (left), lyd_report_row_get_folded (right));
}

/* @row: (transfer full) */
static LydReportRow *
make_row (const Level *level,
          LydReachRow *row)
{
  LydReportRowWords words;

  lyd_report_row_words_init (&words, level->what, row, is_of_person (level));
  return lyd_report_row_new (words.title, words.subtitle, words.figure, row, (GDestroyNotify) lyd_reach_row_free);
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
  lyd_report_list_take (self->list, items);
  show_count (self);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRowsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_id_is_none (&self->snapshot)
                                 ? lyd_store_list_reach_rows_finish (LYD_STORE (source), result, &error)
                                 : lyd_store_report_list_finish (LYD_STORE (source), result, &error);

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
  if (lyd_id_is_none (&self->snapshot))
    lyd_store_list_reach_rows_async (self->store, &self->query, level->what, &level->part, self->asked, read_cb,
                                     g_object_ref (self));
  else
    lyd_store_list_snapshot_rows_async (self->store, &self->snapshot, level->what, &level->part, self->asked, read_cb,
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
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  adw_window_title_set_title (self->title, level->title);
  adw_window_title_set_subtitle (self->title, self->period);
  gtk_widget_set_visible (GTK_WIDGET (self->open), level->action != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.open", level->action != NULL);
  if (level->action != NULL)
    gtk_button_set_label (self->open, get_open_label (level->action));
  gtk_editable_set_text (self->search, "");
  lyd_report_list_take (self->list, none);
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

static void
open_evidence (LydRowsPage *self,
               const LydReachRow *row)
{
  g_autofree char *event = lyd_id_to_string (&row->event);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-attendance", "(ss)", event, row->name);
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
activated_cb (LydRowsPage *self,
              LydReportRow *item)
{
  const Level *level = get_level (self);
  const LydReachRow *row = lyd_report_row_get_data (item);

  switch (level->what) {
  case LYD_REACH_PEOPLE:
  case LYD_REACH_ORGANIZATIONS:
  case LYD_REACH_STATES:
    lead_on (self, row, lyd_report_row_get_title (item));
    break;
  case LYD_REACH_EVENTS:
    /* Where nobody is named there are no rows to lead on to. */
    if (row->numbers.attendances > 0)
      lead_on (self, row, lyd_report_row_get_title (item));
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
    /* What it rests on. */
    if (row->name != NULL && (row->room || row->online))
      open_evidence (self, row);
    else
      go (self, "win.open-event", &row->event);
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
  return lyd_report_list_get_found (self->list);
}

gboolean
lyd_rows_page_is_idle (LydRowsPage *self)
{
  return self->n_pending == 0;
}

static void
lyd_rows_page_dispose (GObject *object)
{
  LydRowsPage *self = LYD_ROWS_PAGE (object);

  g_cancellable_cancel (self->asked);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_ROWS_PAGE);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_rows_page_parent_class)->dispose (object);
}

static void
lyd_rows_page_finalize (GObject *object)
{
  LydRowsPage *self = LYD_ROWS_PAGE (object);

  lyd_reach_query_clear (&self->query);
  g_ptr_array_unref (self->levels);
  g_free (self->period);
  G_OBJECT_CLASS (lyd_rows_page_parent_class)->finalize (object);
}

static void
lyd_rows_page_class_init (LydRowsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_rows_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_rows_page_finalize;
  g_type_ensure (LYD_TYPE_REPORT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-rows-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "rows_title", FALSE, G_STRUCT_OFFSET (LydRowsPage, title));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_open", FALSE, G_STRUCT_OFFSET (LydRowsPage, open));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_search", FALSE,
                                             G_STRUCT_OFFSET (LydRowsPage, search));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_count", FALSE, G_STRUCT_OFFSET (LydRowsPage, count));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_stack", FALSE, G_STRUCT_OFFSET (LydRowsPage, stack));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_problem", FALSE,
                                             G_STRUCT_OFFSET (LydRowsPage, problem));
  gtk_widget_class_bind_template_child_full (widget_class, "rows_list", FALSE, G_STRUCT_OFFSET (LydRowsPage, list));
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "rows.open", NULL, open_action);
}

static void
lyd_rows_page_init (LydRowsPage *self)
{
  self->levels = g_ptr_array_new_with_free_func (level_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_page (LydStore *store,
           const LydReachQuery *query,
           const LydId *snapshot,
           const char *period,
           const char *title,
           LydReachWhat what,
           const LydReachPart *part)
{
  LydRowsPage *self = g_object_new (LYD_TYPE_ROWS_PAGE, NULL);
  Level *level;

  self->store = g_object_ref (store);
  if (query != NULL)
    lyd_reach_query_copy (&self->query, query);
  self->snapshot = *snapshot;
  self->period = g_strdup (period);
  level = push_level (self, title, what);
  level->part = *part;
  show_level (self);
  return GTK_WIDGET (self);
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
  return make_page (store, query, &lyd_id_none, period, title, what, part);
}

/* The same of a report that was frozen. */
GtkWidget *
lyd_rows_page_new_frozen (LydStore *store,
                          const LydId *snapshot,
                          const char *period,
                          LydReachWhat what)
{
  static const LydReachPart all = LYD_REACH_PART_INIT;

  return make_page (store, NULL, snapshot, period, lyd_word_title (&lyd_reach_whats, (int) what), what, &all);
}
