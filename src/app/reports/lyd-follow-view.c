#include "lyd-follow-view.h"

#include "lyd-export-report-dialog.h"
#include "lyd-period.h"
#include "lyd-report-list.h"
#include "lyd-report-look.h"
#include "lyd-state.h"
#include "lyd-store-report.h"
#include "lyd-time.h"
#include "lyd-words-report.h"
#include "lyd-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the order of the drop-down. */
static const int months_ago[] = { 3, 6, 12, 24 };
#define SIX_MONTHS 1

struct _LydFollowView {
  AdwBin parent_instance;

  LydStore *store;
  GPtrArray *networks; /* of LydNetwork: in the order of the drop-down, below the first two; NULL: not yet */
  LydFollowUp *follow; /* as last read */
  LydFollow shown;     /* which of them are listed */
  GCancellable *asked;
  guint n_pending;
  gboolean filling;

  GtkToggleButton *people;
  GtkDropDown *since;
  GtkDropDown *network;
  GtkLabel *sentence;
  GtkBox *chips;
  GtkToggleButton *chip[LYD_N_FOLLOWS];
  GtkEditable *search;
  GtkStack *stack;
  AdwStatusPage *problem;
  AdwStatusPage *empty;
  LydReportList *list;
};

static void view_init (LydReportViewInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydFollowView, lyd_follow_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_REPORT_VIEW, view_init))
/* clang-format on */

/* The order in which they stand: what needs somebody comes first. */
static const struct {
  LydFollow follow;
  const char *title;
  const char *nobody; /* where there are none */
} groups[LYD_N_FOLLOWS] = {
  { LYD_FOLLOW_STOPPED, N_ ("Not Seen"), N_ ("Everybody who came before was seen again") },
  { LYD_FOLLOW_NEVER, N_ ("Never Came"), N_ ("There is nobody who never came") },
  { LYD_FOLLOW_NEW, N_ ("New"), N_ ("Nobody came for the first time") },
  { LYD_FOLLOW_RETURNING, N_ ("Came Again"), N_ ("Nobody came again") },
};

/* ---- rows ---- */

/* "Last at Partnership Peer Exchange, May 20, 2027" */
static char *
say_last (const LydFollowLine *line)
{
  g_autofree char *day = NULL;

  if (line->last_at == LYD_TIME_NONE)
    return NULL;
  day = lyd_report_format_date (line->last_at, line->timezone);
  if (line->last_title == NULL)
    return g_strdup_printf (_ ("Last seen %s"), day);
  return g_strdup_printf (_ ("Last seen %s: %s"), day, line->last_title);
}

static char *
describe (const LydFollowUp *follow,
          const LydFollowLine *line)
{
  const char *state = line->state >= 0 ? lyd_word_title (&lyd_states, line->state) : NULL;
  g_autofree char *last = say_last (line);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *parts[] = { follow->query.by_person ? line->organization : state, last,
                          follow->query.by_person ? NULL : line->contact };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* How often, before or now. */
static char *
count (const LydFollowLine *line)
{
  int n = line->follow == LYD_FOLLOW_STOPPED ? line->n_before : line->n_in;

  if (line->follow == LYD_FOLLOW_NEVER)
    return g_strdup ("");
  if (line->follow == LYD_FOLLOW_STOPPED)
    return g_strdup_printf (ngettext ("%d before", "%d before", (gulong) n), n);
  return lyd_report_count_attended (n);
}

static void
show_rows (LydFollowView *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->follow->lines->len; i++) {
    LydFollowLine *line = g_ptr_array_index (self->follow->lines, i);

    if (line->follow == self->shown)
      g_ptr_array_add (rows, lyd_report_row_new (g_strdup (line->name != NULL ? line->name
                                                                              : _ ("Somebody whose name was "
                                                                                   "erased")),
                                                 describe (self->follow, line), count (line), line, NULL));
  }
  lyd_report_list_take (self->list, rows);
  if (rows->len > 0) {
    gtk_stack_set_visible_child_name (self->stack, "rows");
  } else {
    for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
      if (groups[i].follow == self->shown)
        adw_status_page_set_title (self->empty, _ (groups[i].nobody));
    gtk_stack_set_visible_child_name (self->stack, "empty");
  }
  lyd_report_view_state_changed (LYD_REPORT_VIEW (self));
}

/* ---- the sentence first ---- */

static void
say (LydFollowView *self)
{
  int stopped = self->follow->counts[LYD_FOLLOW_STOPPED];
  g_autofree char *day = lyd_words_report_day (self->follow->query.from);
  g_autofree char *words = NULL;

  if (stopped == 0 && self->follow->lines->len == 0)
    words = g_strdup (_ ("Nobody’s attendance is on file yet"));
  else if (stopped == 0)
    words = g_strdup_printf (_ ("All who ever came were seen since %s"), day);
  else if (self->follow->query.by_person)
    words = g_strdup_printf (ngettext ("%d person was not seen since %s", "%d people were not seen since %s",
                                       (gulong) stopped),
                             stopped, day);
  else
    words = g_strdup_printf (ngettext ("Nobody from %d organization was seen since %s",
                                       "Nobody from %d organizations was seen since %s", (gulong) stopped),
                             stopped, day);
  gtk_label_set_label (self->sentence, words);
}

static void
show_chips (LydFollowView *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
    /* Translators: a button that lists some, and how many there are: "Not Seen 12" */
    g_autofree char *label =
      g_strdup_printf (_ ("%s %d"), _ (groups[i].title), self->follow->counts[groups[i].follow]);

    gtk_button_set_label (GTK_BUTTON (self->chip[i]), label);
    /* Everybody on file has come to something: of people there are none who never did. */
    gtk_widget_set_visible (GTK_WIDGET (self->chip[i]),
                            groups[i].follow != LYD_FOLLOW_NEVER || !self->follow->query.by_person);
  }
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydFollowView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFollowUp) follow = lyd_store_get_follow_up_finish (LYD_STORE (source), result, &error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* No row may point into what is gone. */
  lyd_report_list_take (self->list, none);
  g_clear_pointer (&self->follow, lyd_follow_up_free);
  self->follow = g_steal_pointer (&follow);
  if (self->follow == NULL) {
    g_autofree char *escaped = g_markup_escape_text (error->message, -1);

    adw_status_page_set_description (self->problem, escaped);
    gtk_stack_set_visible_child_name (self->stack, "problem");
    return;
  }
  if (self->follow->query.by_person && self->shown == LYD_FOLLOW_NEVER)
    gtk_toggle_button_set_active (self->chip[0], TRUE);
  say (self);
  show_chips (self);
  show_rows (self);
}

static LydFollowQuery
make_query (LydFollowView *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  guint since = gtk_drop_down_get_selected (self->since);
  guint network = gtk_drop_down_get_selected (self->network);
  LydFollowQuery query = { 0 };

  query.from = lyd_period_before (lyd_time_local_day (lyd_store_get_now (self->store), zone),
                                  months_ago[MIN (since, G_N_ELEMENTS (months_ago) - 1)]);
  query.by_person = gtk_toggle_button_get_active (self->people);
  query.members_only = network != 1;
  if (self->networks != NULL && network >= 2 && network - 2 < self->networks->len)
    query.network = ((const LydNetwork *) g_ptr_array_index (self->networks, network - 2))->id;
  return query;
}

static void
read_follow (LydFollowView *self)
{
  LydFollowQuery query;

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  if (self->store == NULL)
    return;
  query = make_query (self);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_get_follow_up_async (self->store, &query, self->asked, read_cb, g_object_ref (self));
}

static void
chosen_cb (LydFollowView *self)
{
  if (!self->filling)
    read_follow (self);
}

static void
search_changed_cb (LydFollowView *self)
{
  lyd_report_list_search (self->list, gtk_editable_get_text (self->search));
}

/* ---- networks ---- */

static void
fill_networks (LydFollowView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->network);

  gtk_string_list_append (names, _ ("All members"));
  gtk_string_list_append (names, _ ("Members and others"));
  for (guint i = 0; self->networks != NULL && i < self->networks->len; i++)
    gtk_string_list_append (names, ((const LydNetwork *) g_ptr_array_index (self->networks, i))->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->network, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->network,
                              selected < g_list_model_get_n_items (G_LIST_MODEL (names)) ? selected : 0);
  self->filling = FALSE;
}

static void
choices_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydFollowView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydReachChoices) choices = lyd_store_get_reach_choices_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (choices != NULL) {
    g_clear_pointer (&self->networks, g_ptr_array_unref);
    self->networks = g_ptr_array_ref (choices->networks);
    fill_networks (self);
  }
  read_follow (self);
}

/* ---- acts ---- */

/* @parameter: of lyd_follows */
static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydFollowView *self = LYD_FOLLOW_VIEW (widget);
  int follow = lyd_word_find (&lyd_follows, g_variant_get_string (parameter, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if ((int) groups[i].follow == follow)
      gtk_toggle_button_set_active (self->chip[i], TRUE);
}

static void
chip_cb (LydFollowView *self,
         GtkToggleButton *chip)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (chip == self->chip[i] && gtk_toggle_button_get_active (chip))
      self->shown = groups[i].follow;
  if (self->follow != NULL && gtk_toggle_button_get_active (chip))
    show_rows (self);
}

static void
activated_cb (LydFollowView *self,
              LydReportRow *row)
{
  const LydFollowLine *line = lyd_report_row_get_data (row);
  g_autofree char *id = lyd_id_to_string (&line->id);

  gtk_widget_activate_action (GTK_WIDGET (self),
                              self->follow->query.by_person ? "win.open-person" : "win.open-organization", "s", id);
}

static void
add_chips (LydFollowView *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
    self->chip[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ (groups[i].title)));
    gtk_widget_add_css_class (GTK_WIDGET (self->chip[i]), "lyd-chip");
    if (i > 0)
      gtk_toggle_button_set_group (self->chip[i], self->chip[0]);
    gtk_box_append (self->chips, GTK_WIDGET (self->chip[i]));
  }
  gtk_toggle_button_set_active (self->chip[0], TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    g_signal_connect_object (self->chip[i], "toggled", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_since (LydFollowView *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (months_ago); i++) {
    g_autofree char *text = g_strdup_printf (
      ngettext ("Not seen for %d month", "Not seen for %d months", (gulong) months_ago[i]), months_ago[i]);

    gtk_string_list_append (words, text);
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->since, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->since, SIX_MONTHS);
  self->filling = FALSE;
}

/* ---- as a view ---- */

static void
forget (LydFollowView *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  if (self->list != NULL)
    lyd_report_list_take (self->list, none);
  g_clear_pointer (&self->follow, lyd_follow_up_free);
}

static void
set_store (LydReportView *view,
           LydStore *store)
{
  LydFollowView *self = LYD_FOLLOW_VIEW (view);

  forget (self);
  g_clear_pointer (&self->networks, g_ptr_array_unref);
  g_set_object (&self->store, store);
  fill_networks (self);
  gtk_label_set_label (self->sentence, "");
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

static void
refresh (LydReportView *view)
{
  LydFollowView *self = LYD_FOLLOW_VIEW (view);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_get_reach_choices_async (self->store, self->asked, choices_cb, g_object_ref (self));
}

static void
export_to (GtkWidget *view,
           guint item,
           const char *path,
           GAsyncReadyCallback callback,
           gpointer data)
{
  LydFollowView *self = LYD_FOLLOW_VIEW (view);

  lyd_store_export_follow_up_async (self->store, &self->follow->query, path, callback, data);
}

static void
export_ (LydReportView *view)
{
  LydFollowView *self = LYD_FOLLOW_VIEW (view);
  const LydExportReportItem item = { _ ("Call list"), _ ("Call list") };

  gtk_window_present (GTK_WINDOW (lyd_export_report_dialog_new (
    GTK_WIDGET (self), _ ("Call list: who was seen last when, and whom to call"), &item, 1, export_to)));
}

static gboolean
can_export (LydReportView *view)
{
  LydFollowView *self = LYD_FOLLOW_VIEW (view);

  return self->follow != NULL && self->follow->lines->len > 0;
}

static void
start_search (LydReportView *view)
{
  gtk_widget_grab_focus (GTK_WIDGET (LYD_FOLLOW_VIEW (view)->search));
}

static gboolean
is_idle (LydReportView *view)
{
  return LYD_FOLLOW_VIEW (view)->n_pending == 0;
}

static void
view_init (LydReportViewInterface *interface)
{
  interface->set_store = set_store;
  interface->refresh = refresh;
  interface->export_ = export_;
  interface->can_export = can_export;
  interface->search = start_search;
  interface->is_idle = is_idle;
}

static void
lyd_follow_view_dispose (GObject *object)
{
  LydFollowView *self = LYD_FOLLOW_VIEW (object);

  forget (self);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_FOLLOW_VIEW);
  self->list = NULL;
  g_clear_pointer (&self->networks, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_follow_view_parent_class)->dispose (object);
}

static void
lyd_follow_view_class_init (LydFollowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_follow_view_dispose;
  g_type_ensure (LYD_TYPE_REPORT_LIST);
  g_type_ensure (LYD_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-follow-view.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "follow_people", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, people));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_since", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, since));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_network", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, network));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_sentence", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, sentence));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_chips", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, chips));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_search", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, search));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_stack", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, stack));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_problem", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, problem));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_empty", FALSE,
                                             G_STRUCT_OFFSET (LydFollowView, empty));
  gtk_widget_class_bind_template_child_full (widget_class, "follow_list", FALSE, G_STRUCT_OFFSET (LydFollowView, list));
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "pulse.show", "s", show_action);
}

static void
lyd_follow_view_init (LydFollowView *self)
{
  self->shown = LYD_FOLLOW_STOPPED;
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  fill_since (self);
  fill_networks (self);
  add_chips (self);
}
