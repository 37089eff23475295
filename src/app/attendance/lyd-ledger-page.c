#include "lyd-ledger-page.h"

#include "lyd-column-order.h"
#include "lyd-evidence-pane.h"
#include "lyd-ledger-model.h"
#include "lyd-store-attendance.h"
#include "lyd-store-groups.h"
#include "lyd-store-plan.h"
#include "lyd-tab-out.h"
#include "lyd-window.h"

#include <glib/gi18n.h>

/* Bursts of check-ins are shown together. */
#define REFRESH_MS 300

/* Pixels: below their sum the pane covers the list. */
#define LIST_WIDTH 440
#define PANE_WIDTH 324

struct _LydLedgerPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydEvent *event;
  GPtrArray *list;    /* of LydSessionSummary; NULL: not read yet */
  GPtrArray *reports; /* of LydAttendanceReport; NULL: not read yet */
  LydId session;      /* none: not known yet */
  LydId shown;        /* whose list is shown */
  LydId chosen;       /* whose evidence is shown; none: nobody's */
  LydAttendanceRule rule;
  GCancellable *asked;
  LydLedgerModel *model;
  LydEvidencePane *pane;
  LydLedgerFilter filter;
  guint refresh_source;
  guint n_pending;
  gboolean narrow;
  gboolean closing;  /* the template is going */
  gboolean filling;  /* the drop-down is being filled, not chosen from */
  gboolean revealed; /* somebody asked for the names of a sensitive event */

  AdwFlap *flap;
  GtkStack *pages;
  AdwStatusPage *problem;
  AdwStatusPage *empty;
  GtkWidget *empty_import;
  GtkWidget *empty_paper;
  GtkWidget *queue;
  GtkLabel *queue_line;
  GtkOrientable *bar;
  GtkDropDown *sessions;
  GtkEditable *search;
  GtkWidget *import;
  AdwButtonContent *import_content;
  GtkLabel *summary;
  GtkLabel *rule_line;
  GtkBox *chips;
  GtkStack *stack;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[LYD_LEDGER_N_ORDERS];
};

G_DEFINE_FINAL_TYPE (LydLedgerPage, lyd_ledger_page, ADW_TYPE_BIN)

static const char *const column_ids[LYD_LEDGER_N_ORDERS] = {
  [LYD_LEDGER_BY_NAME] = "name_column",
  [LYD_LEDGER_BY_ORGANIZATION] = "organization_column",
  [LYD_LEDGER_BY_WAY] = "way_column",
  [LYD_LEDGER_BY_MINUTES] = "minutes_column",
  [LYD_LEDGER_BY_OUTCOME] = "outcome_column",
};

enum {
  PROP_FILTER = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- the session ---- */

static const LydSession *
find_session (LydLedgerPage *self)
{
  for (guint i = 0; self->list != NULL && i < self->list->len; i++) {
    const LydSessionSummary *summary = g_ptr_array_index (self->list, i);

    if (lyd_id_equal (&summary->session->id, &self->session))
      return summary->session;
  }
  return NULL;
}

static gboolean
is_over (LydLedgerPage *self)
{
  const LydSession *session = find_session (self);

  return session != NULL && session->end < lyd_store_get_now (self->store);
}

/* The one whose report came in last, or else the one with most people, or else the first. */
static LydId
find_first_session (LydLedgerPage *self)
{
  const LydSessionSummary *best = NULL;

  for (guint i = self->reports->len; i-- > 0;) {
    const LydAttendanceReport *report = g_ptr_array_index (self->reports, i);

    if (!report->replaced)
      return report->session;
  }
  for (guint i = 0; i < self->list->len; i++) {
    const LydSessionSummary *summary = g_ptr_array_index (self->list, i);

    if (best == NULL || summary->inside > best->inside)
      best = summary;
  }
  return best != NULL ? best->session->id : lyd_id_none;
}

static void
fill_sessions (LydLedgerPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->list->len; i++) {
    const LydSession *session = ((const LydSessionSummary *) g_ptr_array_index (self->list, i))->session;

    gtk_string_list_append (titles, session->title);
    if (lyd_id_equal (&session->id, &self->session))
      selected = i;
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->sessions, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->sessions, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->sessions), self->list->len > 1);
  self->filling = FALSE;
}

static void
session_selected_cb (LydLedgerPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sessions);
  g_autofree char *id = NULL;

  if (self->filling || self->list == NULL || selected >= self->list->len)
    return;
  id = lyd_id_to_string (&((const LydSessionSummary *) g_ptr_array_index (self->list, selected))->session->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "attendance.session", "s", id);
}

/* ---- what is shown ---- */

/* Columns go before the pane does, and the pane before names are cut. */
static void
show_columns (LydLedgerPage *self)
{
  gboolean tight = self->narrow || adw_flap_get_reveal_flap (self->flap) || adw_flap_get_folded (self->flap);

  gtk_column_view_column_set_visible (self->columns[LYD_LEDGER_BY_ORGANIZATION], !tight);
  gtk_column_view_column_set_visible (self->columns[LYD_LEDGER_BY_WAY], !self->narrow);
  gtk_column_view_column_set_visible (self->columns[LYD_LEDGER_BY_MINUTES], !self->narrow);
}

static void
hide_pane (LydLedgerPage *self)
{
  self->chosen = lyd_id_none;
  adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
show_pane (LydLedgerPage *self,
           const LydAttendance *line)
{
  const LydLedgerView view = { .narrow = self->narrow, .over = is_over (self) };

  if (self->pane == NULL) {
    self->pane = lyd_evidence_pane_new ();
    gtk_widget_set_size_request (GTK_WIDGET (self->pane), PANE_WIDTH, -1);
    adw_flap_set_flap (self->flap, GTK_WIDGET (self->pane));
  }
  self->chosen = line->registration;
  lyd_evidence_pane_show (self->pane, self->store, find_session (self), self->event->timezone, line, &self->rule,
                          &view);
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

static void
flap_cb (LydLedgerPage *self)
{
  if (self->closing)
    return;
  show_columns (self);
  if (self->pane != NULL)
    gtk_widget_set_hexpand (GTK_WIDGET (self->pane), adw_flap_get_folded (self->flap));
  if (!adw_flap_get_reveal_flap (self->flap))
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static void
selected_cb (LydLedgerPage *self)
{
  const LydAttendance *line;

  if (self->closing || self->model == NULL)
    return;
  line = lyd_ledger_model_get_line (self->model, gtk_single_selection_get_selected (self->selection));
  if (line != NULL)
    show_pane (self, line);
  else
    hide_pane (self);
}

static void
activate_cb (LydLedgerPage *self,
             guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  selected_cb (self);
}

static void
show_stack (LydLedgerPage *self)
{
  const char *page = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 ? "list" : "none";

  gtk_stack_set_visible_child_name (self->stack, self->event->sensitive && !self->revealed ? "hidden" : page);
}

static void
show_chips (LydLedgerPage *self,
            const LydLedgerCounts *counts)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (int i = 0; i < LYD_LEDGER_N_FILTERS; i++, chip = gtk_widget_get_next_sibling (chip)) {
    const char *title = i == LYD_LEDGER_ONLY_ABSENT && !is_over (self)
                          ? C_ ("attendance", "Expected")
                          : lyd_ledger_filter_get_title ((LydLedgerFilter) i);
    g_autofree char *label = g_strdup_printf ("%s  %d", title, counts->n[i]);

    gtk_button_set_label (GTK_BUTTON (chip), label);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), i == (int) self->filter);
    gtk_widget_set_visible (chip, i < LYD_LEDGER_ONLY_BELOW || counts->n[i] > 0 || i == (int) self->filter);
  }
}

/* Nobody was there yet, as far as is known: what to do about that. */
static void
show_empty (LydLedgerPage *self)
{
  gboolean online = self->event->mode != LYD_MODE_IN_PERSON;
  gboolean over = is_over (self);

  if (!over) {
    adw_status_page_set_title (self->empty, _ ("Nobody has been there yet"));
    adw_status_page_set_description (
      self->empty, online ? _ ("Once the meeting is over, save its attendance report as a file and bring it in here.")
                          : _ ("Whoever is checked in at a desk, a kiosk or a door is listed here."));
  } else {
    adw_status_page_set_title (self->empty, online ? _ ("No attendance report yet") : _ ("Nobody was checked in"));
    adw_status_page_set_description (
      self->empty,
      online ? _ ("Save the attendance report of Zoom, Teams or Google Meet as a file and drop it here. Zoom keeps "
                  "reports for a year only.")
             : _ ("Enter the list that people signed, or bring in the report of an online meeting."));
  }
  gtk_widget_set_visible (self->empty_import, online || over);
  gtk_widget_set_visible (self->empty_paper, !online || self->event->mode == LYD_MODE_HYBRID);
  gtk_stack_set_visible_child_name (self->pages, "empty");
}

static gboolean
is_empty (LydLedgerPage *self,
          const LydLedgerCounts *counts)
{
  return self->reports->len == 0 && counts->n[LYD_LEDGER_ONLY_ATTENDED] == 0 && counts->n[LYD_LEDGER_ONLY_APART] == 0 &&
         counts->n[LYD_LEDGER_ONLY_BELOW] == 0;
}

static void
show_ledger (LydLedgerPage *self)
{
  LydLedgerCounts counts = lyd_ledger_model_get_counts (self->model);
  g_autofree char *summary = lyd_ledger_describe_counts (&counts, is_over (self));
  g_autofree char *rule = lyd_ledger_describe_rule (&self->rule);
  g_autofree char *id = lyd_id_to_string (&self->session);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->import), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_import), "s", id);
  if (is_empty (self, &counts)) {
    hide_pane (self);
    show_empty (self);
    return;
  }
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->rule_line, rule);
  show_chips (self, &counts);
  show_stack (self);
  gtk_stack_set_visible_child_name (self->pages, "ledger");
}

/* ---- reading ---- */

static void
tell (LydLedgerPage *self,
      const GError *error)
{
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->pages, "problem");
}

/* Whether an answer is still wanted; tells what went wrong. @error: (nullable) */
static gboolean
is_wanted (LydLedgerPage *self,
           GObject *source,
           const GError *error)
{
  self->n_pending--;
  if (self->closing || self->store != LYD_STORE (source) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND))
    return FALSE;
  if (error != NULL)
    tell (self, error);
  return error == NULL;
}

/* Whoever was looked at stays so, with what is known now. */
static void
keep_chosen (LydLedgerPage *self,
             const LydId *chosen)
{
  guint position = lyd_id_is_none (chosen) ? G_MAXUINT : lyd_ledger_model_find (self->model, chosen);

  if (position == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  show_pane (self, lyd_ledger_model_get_line (self->model, position));
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydLedgerPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lyd_store_list_attendance_finish (LYD_STORE (source), result, &error);
  LydLedgerView view;
  LydId chosen = self->chosen;

  if (!is_wanted (self, source, error))
    return;
  view = (LydLedgerView){ .narrow = self->narrow, .over = is_over (self) };
  self->shown = self->session;
  lyd_ledger_model_take (self->model, g_steal_pointer (&lines), &view);
  show_ledger (self);
  keep_chosen (self, &chosen);
}

static void
unmatched_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydLedgerPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unmatched = lyd_store_list_unmatched_finish (LYD_STORE (source), result, &error);
  g_autofree char *line = NULL;

  if (!is_wanted (self, source, error))
    return;
  line = g_strdup_printf (ngettext ("%u person in the online reports is not known yet.",
                                    "%u people in the online reports are not known yet.", unmatched->len),
                          unmatched->len);
  gtk_label_set_label (self->queue_line, line);
  gtk_widget_set_visible (self->queue, unmatched->len > 0);
}

static void
rule_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydLedgerPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree LydAttendanceKindRule *rule = lyd_store_get_attendance_rule_finish (LYD_STORE (source), result, &error);

  if (is_wanted (self, source, error))
    self->rule = rule->rule;
}

/* Once it is known which session: the rule comes before the list, which is judged by it. */
static void
read_list (LydLedgerPage *self)
{
  if (lyd_id_is_none (&self->session))
    return;
  self->n_pending += 3;
  lyd_store_get_attendance_rule_async (self->store, self->event->kind, self->asked, rule_cb, g_object_ref (self));
  lyd_store_list_attendance_async (self->store, &self->session, self->asked, listed_cb, g_object_ref (self));
  lyd_store_list_unmatched_async (self->store, &self->event->id, self->asked, unmatched_cb, g_object_ref (self));
}

static void
reports_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydLedgerPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = lyd_store_list_attendance_reports_finish (LYD_STORE (source), result, &error);

  if (!is_wanted (self, source, error))
    return;
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  self->reports = g_steal_pointer (&reports);
  if (find_session (self) == NULL)
    self->session = find_first_session (self);
  fill_sessions (self);
  read_list (self);
}

static void
sessions_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydLedgerPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_store_summarize_sessions_finish (LYD_STORE (source), result, &error);

  if (!is_wanted (self, source, error))
    return;
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = g_steal_pointer (&list);
  self->n_pending++;
  lyd_store_list_attendance_reports_async (self->store, &self->event->id, self->asked, reports_cb, g_object_ref (self));
}

static void
refresh (LydLedgerPage *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  if (self->store == NULL || self->closing)
    return;
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_summarize_sessions_async (self->store, &self->event->id, self->asked, sessions_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydLedgerPage *self = data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydLedgerPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

/* ---- acts ---- */

static void
set_filter (LydLedgerPage *self,
            LydLedgerFilter filter)
{
  LydLedgerCounts counts = lyd_ledger_model_get_counts (self->model);

  self->filter = filter;
  lyd_ledger_model_set_filter (self->model, filter, gtk_editable_get_text (self->search));
  if (self->event != NULL) {
    show_chips (self, &counts);
    show_stack (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
search_changed_cb (LydLedgerPage *self)
{
  set_filter (self, self->filter);
}

static void
stop_search_cb (LydLedgerPage *self)
{
  if (gtk_editable_get_text (self->search)[0] != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "attendance.close", NULL);
}

/* Enter opens the first who was found. */
static void
search_activate_cb (LydLedgerPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    activate_cb (self, 0);
}

static void
clear_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydLedgerPage *self = LYD_LEDGER_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  set_filter (self, LYD_LEDGER_ALL);
}

static void
close_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydLedgerPage *self = LYD_LEDGER_PAGE (widget);

  hide_pane (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
session_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydId session;

  if (lyd_id_from_string (&session, g_variant_get_string (parameter, NULL)))
    lyd_ledger_page_choose_session (LYD_LEDGER_PAGE (widget), &session);
}

static void
open_registration_action (GtkWidget *widget,
                          const char *name,
                          GVariant *parameter)
{
  LydLedgerPage *self = LYD_LEDGER_PAGE (widget);
  g_autofree char *id = lyd_id_to_string (&self->chosen);

  if (!lyd_id_is_none (&self->chosen))
    gtk_widget_activate_action (widget, "event.show-registration", "s", id);
}

static void
revealed_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydLedgerPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->closing || self->store != LYD_STORE (source))
    return;
  self->revealed = done != NULL;
  if (done != NULL)
    show_stack (self);
  else if (LYD_IS_WINDOW (root))
    lyd_window_toast (LYD_WINDOW (root), error->message);
}

/* Names are shown once that is in the history. */
static void
reveal_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydLedgerPage *self = LYD_LEDGER_PAGE (widget);

  if (self->store != NULL)
    lyd_store_reveal_event_async (self->store, &self->event->id, revealed_cb, g_object_ref (self));
}

static void
order_cb (gpointer owner,
          int column,
          gboolean descending)
{
  LydLedgerPage *self = owner;

  if (!self->closing)
    lyd_ledger_model_set_order (self->model, column >= 0 ? (LydLedgerOrder) column : LYD_LEDGER_BY_NAME, descending);
}

/* ---- the widget ---- */

static void
lyd_ledger_page_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  if (id == PROP_FILTER)
    g_value_set_string (value, lyd_ledger_filter_get_word (LYD_LEDGER_PAGE (object)->filter));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_ledger_page_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (id == PROP_FILTER)
    set_filter (LYD_LEDGER_PAGE (object), lyd_ledger_filter_find (g_value_get_string (value)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_ledger_page_dispose (GObject *object)
{
  LydLedgerPage *self = LYD_LEDGER_PAGE (object);

  self->closing = TRUE;
  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  /* Before the template is: it lets go of the bin’s own child behind the bin’s back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_LEDGER_PAGE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->asked);
  g_clear_object (&self->model);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->event, lyd_event_free);
  G_OBJECT_CLASS (lyd_ledger_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, flap);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, pages);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, problem);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, empty);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, empty_import);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, empty_paper);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, queue);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, queue_line);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, sessions);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, search);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, import);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, import_content);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, rule_line);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, chips);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, view);
  gtk_widget_class_bind_template_child (widget_class, LydLedgerPage, selection);
  for (gsize i = 0; i < G_N_ELEMENTS (column_ids); i++)
    gtk_widget_class_bind_template_child_full (widget_class, column_ids[i], FALSE,
                                               G_STRUCT_OFFSET (LydLedgerPage, columns) +
                                                 (gssize) (i * sizeof (gpointer)));
  gtk_widget_class_bind_template_callback (widget_class, flap_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
lyd_ledger_page_class_init (LydLedgerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lyd_ledger_page_dispose;
  object_class->get_property = lyd_ledger_page_get_property;
  object_class->set_property = lyd_ledger_page_set_property;
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all",
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LYD_TYPE_LEDGER_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/attendance/lyd-ledger-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_property_action (widget_class, "attendance.filter", "filter");
  gtk_widget_class_install_action (widget_class, "attendance.session", "s", session_action);
  gtk_widget_class_install_action (widget_class, "attendance.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "attendance.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "attendance.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "attendance.open-registration", NULL, open_registration_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "attendance.close", NULL);
}

static void
lyd_ledger_page_init (LydLedgerPage *self)
{
  self->model = lyd_ledger_model_new ();
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_tab_out (GTK_WIDGET (self->view));
  for (int i = 0; i < LYD_LEDGER_N_FILTERS; i++) {
    GtkWidget *chip = gtk_toggle_button_new_with_label (lyd_ledger_filter_get_title ((LydLedgerFilter) i));

    gtk_widget_add_css_class (chip, "lyd-chip");
    gtk_widget_add_css_class (chip, "numeric");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", lyd_ledger_filter_get_word ((LydLedgerFilter) i));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "attendance.filter");
    gtk_box_append (self->chips, chip);
  }
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  lyd_column_order_watch (self->view, self->columns, G_N_ELEMENTS (self->columns), order_cb, self);
}

/* @store: (nullable): %NULL empties the page */
void
lyd_ledger_page_set_event (LydLedgerPage *self,
                           LydStore *store,
                           const LydEvent *event)
{
  const LydLedgerView view = { 0 };

  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  hide_pane (self);
  lyd_ledger_model_take (self->model, g_ptr_array_new (), &view);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->event, lyd_event_free);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  self->session = self->shown = lyd_id_none;
  self->revealed = FALSE;
  gtk_widget_set_visible (self->queue, FALSE);
  gtk_stack_set_visible_child_name (self->pages, "loading");
  if (store == NULL)
    return;
  self->event = lyd_event_copy (event);
  self->rule = lyd_attendance_rule_get_default (event->kind);
  gtk_editable_set_text (self->search, "");
  set_filter (self, LYD_LEDGER_ALL);
  gtk_stack_set_visible_child_name (self->pages, "loading");
  refresh (self);
}

/* Narrow: columns go before names are cut, and the pane covers the list. */
void
lyd_ledger_page_set_narrow (LydLedgerPage *self,
                            gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_size_request (GTK_WIDGET (self->pages), narrow ? -1 : LIST_WIDTH, -1);
  gtk_orientable_set_orientation (self->bar, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  adw_button_content_set_label (self->import_content, narrow ? _ ("_Import…") : _ ("_Import Report…"));
  lyd_ledger_model_set_narrow (self->model, narrow);
  show_columns (self);
}

void
lyd_ledger_page_search (LydLedgerPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* As if somebody had typed @text into the search entry. */
void
lyd_ledger_page_find (LydLedgerPage *self,
                      const char *text)
{
  gtk_editable_set_text (self->search, text);
}

/* Another session of the same event. */
void
lyd_ledger_page_choose_session (LydLedgerPage *self,
                                const LydId *session)
{
  if (lyd_id_equal (&self->session, session))
    return;
  self->session = *session;
  hide_pane (self);
  refresh (self);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_ledger_page_is_idle (LydLedgerPage *self)
{
  return self->n_pending == 0 && self->refresh_source == 0 &&
         (self->pane == NULL || lyd_evidence_pane_is_idle (self->pane));
}

/* The rows that are shown: of LydLedgerItem. */
GListModel *
lyd_ledger_page_get_list (LydLedgerPage *self)
{
  return G_LIST_MODEL (self->model);
}
