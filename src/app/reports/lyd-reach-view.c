#include "lyd-reach-view.h"

#include "lyd-chart-card.h"
#include "lyd-export-report-dialog.h"
#include "lyd-frozen-group.h"
#include "lyd-program-numbers.h"
#include "lyd-reach-charts.h"
#include "lyd-reach-chooser.h"
#include "lyd-reach-lists.h"
#include "lyd-report-look.h"
#include "lyd-rows-page.h"
#include "lyd-reports-page.h"
#include "lyd-store-report.h"
#include "lyd-time.h"
#include "overview/lyd-number-card.h"

#include <glib/gi18n.h>

/* What is read sooner is not waited for in sight. */
#define PATIENCE_MS 300

typedef enum {
  CARD_PEOPLE,
  CARD_ORGANIZATIONS,
  CARD_STATES,
  CARD_EVENTS,
  CARD_HOURS,
} Card;
#define N_CARDS (CARD_HOURS + 1)

static const struct {
  const char *title;
  LydReachWhat what;
} card_words[N_CARDS] = {
  [CARD_PEOPLE] = { N_ ("People"), LYD_REACH_PEOPLE },
  [CARD_ORGANIZATIONS] = { N_ ("Organizations"), LYD_REACH_ORGANIZATIONS },
  [CARD_STATES] = { N_ ("States"), LYD_REACH_STATES },
  [CARD_EVENTS] = { N_ ("Events"), LYD_REACH_EVENTS },
  [CARD_HOURS] = { N_ ("Person-hours"), LYD_REACH_ATTENDANCES },
};

struct _LydReachView {
  AdwBin parent_instance;

  LydStore *store;
  LydReach *reach; /* what is shown; NULL: nothing yet */
  GCancellable *asked;
  guint patience_source;
  guint n_pending;
  gboolean narrow;

  LydReachChooser *chooser;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *problem;
  GtkBox *note;
  GtkLabel *note_words;
  GtkButton *note_button;
  GtkGrid *numbers;
  LydNumberCard *cards[N_CARDS];
  GtkBox *charts;
  LydChartCard *months;
  LydChartCard *states;
  LydReachCharts *pictures;
  AdwPreferencesGroup *headings;
  AdwPreferencesGroup *organizations;
  AdwPreferencesGroup *apart;
  AdwExpanderRow *rules;
  LydReachLists *lists;
  LydFrozenGroup *frozen;
  LydProgramNumbers *programs;
};

static void view_init (LydReportViewInterface *interface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydReachView, lyd_reach_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LYD_TYPE_REPORT_VIEW, view_init))
/* clang-format on */

/* ---- showing ---- */

static void
show_page (LydReachView *self,
           const char *name)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, name);
  lyd_report_view_state_changed (LYD_REPORT_VIEW (self));
}

static gboolean
patience_cb (gpointer data)
{
  LydReachView *self = data;

  self->patience_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

/* What is missing is said above the numbers. */
static void
show_note (LydReachView *self)
{
  const GPtrArray *uncounted = self->reach->uncounted;
  const LydUncounted *first = uncounted->len > 0 ? g_ptr_array_index (uncounted, 0) : NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->note), first != NULL);
  if (first == NULL)
    return;
  if (uncounted->len == 1) {
    g_autofree char *id = lyd_id_to_string (&first->event);

    words =
      g_strdup_printf (first->mode == LYD_MODE_IN_PERSON
                         ? _ ("1 event is not counted yet: nobody was checked in at %s.")
                         : _ ("1 event is not counted yet: %s has no attendance report."),
                       first->title);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->note_button), "s", id);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->note_button), "reach.open-uncounted");
    gtk_button_set_label (self->note_button,
                          first->mode == LYD_MODE_IN_PERSON ? _ ("_Open Event") : _ ("_Import Report…"));
  } else {
    words = g_strdup_printf (
      ngettext ("%u event is not counted yet: its attendance is not on file.",
                "%u events are not counted yet: their attendance is not on file.", uncounted->len),
      uncounted->len);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->note_button), "s",
                                      lyd_word_id (&lyd_reach_whats, LYD_REACH_UNCOUNTED));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->note_button), "reach.show-rows");
    gtk_button_set_label (self->note_button, _ ("_Show Them"));
  }
  gtk_label_set_label (self->note_words, words);
}

static void
set_card (LydReachView *self,
          Card card,
          int n,
          const char *line)
{
  g_autofree char *number = lyd_report_format_number (n);

  lyd_number_card_set_text (self->cards[card], number, line);
}

static void
show_numbers (LydReachView *self)
{
  const LydReach *reach = self->reach;
  const LydReachNumbers *total = &reach->total;
  g_autofree char *hours = lyd_report_format_hours (total->seconds);
  g_autofree char *members = reach->member_organizations > 0
                               ? g_strdup_printf (ngettext ("%d of %d member", "%d of %d members",
                                                            (gulong) reach->member_organizations),
                                                  total->members, reach->member_organizations)
                               : g_strdup ("");
  g_autofree char *territories =
    reach->territories > 0
      ? g_strdup_printf (ngettext ("%d territory", "%d territories", (gulong) reach->territories), reach->territories)
      : NULL;
  g_autofree char *beside =
    reach->dc && territories != NULL ? g_strdup_printf (_ ("and DC, %s"), territories)
    : reach->dc                      ? g_strdup (_ ("and DC"))
                                     : g_strdup (territories != NULL ? territories : _ ("of 50"));
  g_autofree char *attended = lyd_report_count_attended (total->attendances);
  g_autofree char *first = g_strdup_printf (
    ngettext ("%'d first-timer", "%'d first-timers", (gulong) total->first_timers), total->first_timers);

  set_card (self, CARD_PEOPLE, total->people, _ ("each counted once"));
  set_card (self, CARD_ORGANIZATIONS, total->organizations, members);
  set_card (self, CARD_STATES, reach->states, beside);
  set_card (self, CARD_EVENTS, total->events, attended);
  lyd_number_card_set_text (self->cards[CARD_HOURS], hours, first);
}

static void
show (LydReachView *self)
{
  const LydReach *reach = self->reach;
  g_autofree char *period = lyd_reach_chooser_describe (self->chooser);

  if (reach->events->len == 0 && reach->uncounted->len == 0) {
    show_page (self, lyd_reach_chooser_is_everything (self->chooser) ? "none" : "empty");
    return;
  }
  show_note (self);
  show_numbers (self);
  lyd_reach_charts_show (self->pictures, reach);
  lyd_reach_lists_show (self->lists, reach);
  lyd_program_numbers_show (self->programs, self->store, &reach->query, lyd_reach_chooser_get_programs (self->chooser),
                            self->asked);
  lyd_frozen_group_show (self->frozen, self->store, &reach->query, period);
  show_page (self, "main");
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydReachView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydReach) reach = lyd_store_get_reach_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->reach, lyd_reach_free);
  self->reach = g_steal_pointer (&reach);
  if (self->reach == NULL) {
    g_autofree char *escaped = g_markup_escape_text (error->message, -1);

    adw_status_page_set_description (self->problem, escaped);
    show_page (self, "problem");
    return;
  }
  show (self);
}

/* What was asked before is not waited for. @quiet: the same numbers again: those that are shown stay until then */
static void
read_reach (LydReachView *self,
            gboolean quiet)
{
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  if (self->store == NULL)
    return;
  self->asked = g_cancellable_new ();
  lyd_reach_chooser_get_query (self->chooser, &query);
  self->n_pending++;
  if (self->patience_source == 0 && (!quiet || self->reach == NULL))
    self->patience_source = g_timeout_add (PATIENCE_MS, patience_cb, self);
  lyd_store_get_reach_async (self->store, &query, self->asked, read_cb, g_object_ref (self));
}

static void
choices_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydReachView) self = data;
  g_autoptr (GError) error = NULL;
  LydReachChoices *choices = lyd_store_get_reach_choices_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == LYD_STORE (source) && choices != NULL)
    lyd_reach_chooser_set_choices (self->chooser, choices);
  else if (choices != NULL)
    lyd_reach_choices_free (choices);
  /* Without them there are still the numbers of everything. */
  if (self->store == LYD_STORE (source) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    read_reach (self, TRUE);
}

static void
chosen_cb (LydReachView *self)
{
  read_reach (self, FALSE);
}

/* ---- rows ---- */

/* @title: (nullable): what @part is called */
static void
open_rows (LydReachView *self,
           LydReachWhat what,
           const LydReachPart *part,
           const char *title)
{
  g_autofree char *period = lyd_reach_chooser_describe (self->chooser);

  if (self->reach == NULL)
    return;
  lyd_reports_page_open_rows (
    GTK_WIDGET (self), lyd_rows_page_new (self->store, &self->reach->query, period,
                                          title != NULL ? title : lyd_word_title (&lyd_reach_whats, (int) what),
                                          what, part));
}

/* @parameter: the id of a number, of lyd_reach_whats */
static void
show_rows_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydReachPart part = LYD_REACH_PART_INIT;
  int what = lyd_word_find (&lyd_reach_whats, g_variant_get_string (parameter, NULL));

  if (what >= 0)
    open_rows (LYD_REACH_VIEW (widget), (LydReachWhat) what, &part, NULL);
}

/* @parameter: a month, 202709 */
static void
show_month_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydReachPart part = LYD_REACH_PART_INIT;
  g_autofree char *title = NULL;

  part.month = g_variant_get_int32 (parameter);
  title = lyd_reach_charts_name_month (part.month);
  open_rows (LYD_REACH_VIEW (widget), LYD_REACH_EVENTS, &part, title);
}

/* @parameter: of lyd_states; -1: not known */
static void
show_state_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydReachPart part = LYD_REACH_PART_INIT;

  part.by_state = TRUE;
  part.state = g_variant_get_int32 (parameter);
  open_rows (LYD_REACH_VIEW (widget), LYD_REACH_PEOPLE, &part, lyd_reach_charts_name_state (part.state));
}

/* @parameter: LydHeading; -1: events without one */
static void
show_heading_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  LydReachPart part = LYD_REACH_PART_INIT;

  part.by_heading = TRUE;
  part.heading = (LydHeading) g_variant_get_int32 (parameter);
  open_rows (LYD_REACH_VIEW (widget), LYD_REACH_EVENTS, &part, lyd_reach_lists_name_heading (part.heading));
}

/* @parameter: an organization's id, or "": people without one */
static void
show_organization_action (GtkWidget *widget,
                          const char *name,
                          GVariant *parameter)
{
  LydReachView *self = LYD_REACH_VIEW (widget);
  LydReachPart part = LYD_REACH_PART_INIT;
  const char *id = g_variant_get_string (parameter, NULL);

  part.by_organization = TRUE;
  if (id[0] != '\0' && !lyd_id_from_string (&part.organization, id))
    return;
  open_rows (self, LYD_REACH_PEOPLE, &part, lyd_reach_lists_name_organization (self->reach, &part.organization));
}

/* The charts and the tables behind them, which have the same lines. */
static void
month_activated_cb (LydReachView *self,
                    guint line)
{
  int month = lyd_reach_charts_get_month (self->pictures, line);

  if (month > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "reach.show-month", "i", month);
}

static void
state_activated_cb (LydReachView *self,
                    guint line)
{
  if (self->reach != NULL && line < self->reach->by_state->len)
    gtk_widget_activate_action (GTK_WIDGET (self), "reach.show-state", "i",
                                ((const LydReachLine *) g_ptr_array_index (self->reach->by_state, line))->key);
}

static void
tile_activated_cb (LydReachView *self,
                   guint state)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reach.show-state", "i", (int) state);
}

/* ---- other acts ---- */

static void
again_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  read_reach (LYD_REACH_VIEW (widget), FALSE);
}

static void
everything_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  lyd_reach_chooser_choose_everything (LYD_REACH_VIEW (widget)->chooser);
}

/* @parameter: the id of a program */
static void
only_program_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  LydId id;

  if (lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    lyd_reach_chooser_choose_program (LYD_REACH_VIEW (widget)->chooser, &id);
}

/* @parameter: an event that no attendance is on file of: its page is where that is brought in */
static void
open_uncounted_action (GtkWidget *widget,
                       const char *name,
                       GVariant *parameter)
{
  LydReachView *self = LYD_REACH_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const LydUncounted *first = self->reach != NULL && self->reach->uncounted->len > 0
                                ? g_ptr_array_index (self->reach->uncounted, 0)
                                : NULL;
  gboolean met = first != NULL && first->mode == LYD_MODE_IN_PERSON;

  gtk_widget_activate_action (widget, met ? "win.open-event" : "attendance.import-for", "s", id);
}

/* ---- export ---- */

/* The whole report comes first: the rows are those of its numbers. */
static const LydReachWhat exported[] = { LYD_REACH_PEOPLE, LYD_REACH_ORGANIZATIONS, LYD_REACH_EVENTS,
                                         LYD_REACH_ATTENDANCES, LYD_REACH_FIRST_TIMERS };

static void
export_to (GtkWidget *view,
           guint item,
           const char *path,
           GAsyncReadyCallback callback,
           gpointer data)
{
  static const LydReachPart all = LYD_REACH_PART_INIT;
  LydReachView *self = LYD_REACH_VIEW (view);

  if (item == 0 || item > G_N_ELEMENTS (exported))
    lyd_store_export_reach_async (self->store, &self->reach->query, path, callback, data);
  else
    lyd_store_export_reach_rows_async (self->store, &self->reach->query, exported[item - 1], &all, path, callback,
                                       data);
}

static void
export_ (LydReportView *view)
{
  LydReachView *self = LYD_REACH_VIEW (view);
  LydExportReportItem items[G_N_ELEMENTS (exported) + 1];
  g_autofree char *period = lyd_reach_chooser_describe (self->chooser);
  g_autofree char *name = g_strdup_printf ("%s %s", _ ("Reach"), period);

  items[0] = (LydExportReportItem){ _ ("The whole report"), name };
  for (gsize i = 0; i < G_N_ELEMENTS (exported); i++) {
    const char *title = lyd_word_title (&lyd_reach_whats, (int) exported[i]);

    items[i + 1] = (LydExportReportItem){ title, title };
  }
  gtk_window_present (GTK_WINDOW (
    lyd_export_report_dialog_new (GTK_WIDGET (self), period, items, G_N_ELEMENTS (items), export_to)));
}

static gboolean
can_export (LydReportView *view)
{
  LydReachView *self = LYD_REACH_VIEW (view);

  return self->reach != NULL && self->reach->events->len > 0;
}

/* ---- as a view ---- */

static void
set_store (LydReportView *view,
           LydStore *store)
{
  LydReachView *self = LYD_REACH_VIEW (view);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->reach, lyd_reach_free);
  g_set_object (&self->store, store);
  show_page (self, "waiting");
}

static void
refresh (LydReportView *view)
{
  LydReachView *self = LYD_REACH_VIEW (view);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_reach_chooser_set_today (self->chooser, lyd_time_local_day (lyd_store_get_now (self->store), zone));
  lyd_store_get_reach_choices_async (self->store, self->asked, choices_cb, g_object_ref (self));
}

static void
set_narrow (LydReportView *view,
            gboolean narrow)
{
  LydReachView *self = LYD_REACH_VIEW (view);

  self->narrow = narrow;
  lyd_reach_chooser_set_narrow (self->chooser, narrow);
  for (int i = 0; i < N_CARDS; i++) {
    GtkWidget *card = GTK_WIDGET (self->cards[i]);

    g_object_ref (card);
    if (gtk_widget_get_parent (card) != NULL)
      gtk_grid_remove (self->numbers, card);
    /* Two beside one another; the last of five has the line to itself. */
    gtk_grid_attach (self->numbers, card, narrow ? i % 2 : i, narrow ? i / 2 : 0, narrow && i == N_CARDS - 1 ? 2 : 1,
                     1);
    g_object_unref (card);
  }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->charts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->note),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  lyd_reach_lists_set_narrow (self->lists, narrow);
  lyd_frozen_group_set_narrow (self->frozen, narrow);
  lyd_program_numbers_set_narrow (self->programs, narrow);
}

static gboolean
is_idle (LydReportView *view)
{
  LydReachView *self = LYD_REACH_VIEW (view);

  return self->n_pending == 0 && lyd_frozen_group_is_idle (self->frozen) &&
         lyd_program_numbers_is_idle (self->programs);
}

static void
view_init (LydReportViewInterface *interface)
{
  interface->set_store = set_store;
  interface->refresh = refresh;
  interface->set_narrow = set_narrow;
  interface->export_ = export_;
  interface->can_export = can_export;
  interface->is_idle = is_idle;
}

static void
lyd_reach_view_dispose (GObject *object)
{
  LydReachView *self = LYD_REACH_VIEW (object);

  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REACH_VIEW);
  g_clear_pointer (&self->pictures, lyd_reach_charts_free);
  g_clear_pointer (&self->lists, lyd_reach_lists_free);
  g_clear_pointer (&self->reach, lyd_reach_free);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_reach_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child_full (klass, "reach_chooser", FALSE, G_STRUCT_OFFSET (LydReachView, chooser));
  gtk_widget_class_bind_template_child_full (klass, "reach_stack", FALSE, G_STRUCT_OFFSET (LydReachView, stack));
  gtk_widget_class_bind_template_child_full (klass, "reach_spinner", FALSE, G_STRUCT_OFFSET (LydReachView, spinner));
  gtk_widget_class_bind_template_child_full (klass, "reach_problem", FALSE, G_STRUCT_OFFSET (LydReachView, problem));
  gtk_widget_class_bind_template_child_full (klass, "reach_note", FALSE, G_STRUCT_OFFSET (LydReachView, note));
  gtk_widget_class_bind_template_child_full (klass, "reach_note_words", FALSE,
                                             G_STRUCT_OFFSET (LydReachView, note_words));
  gtk_widget_class_bind_template_child_full (klass, "reach_note_button", FALSE,
                                             G_STRUCT_OFFSET (LydReachView, note_button));
  gtk_widget_class_bind_template_child_full (klass, "reach_numbers", FALSE, G_STRUCT_OFFSET (LydReachView, numbers));
  gtk_widget_class_bind_template_child_full (klass, "reach_charts", FALSE, G_STRUCT_OFFSET (LydReachView, charts));
  gtk_widget_class_bind_template_child_full (klass, "reach_months", FALSE, G_STRUCT_OFFSET (LydReachView, months));
  gtk_widget_class_bind_template_child_full (klass, "reach_states", FALSE, G_STRUCT_OFFSET (LydReachView, states));
  gtk_widget_class_bind_template_child_full (klass, "reach_headings", FALSE, G_STRUCT_OFFSET (LydReachView, headings));
  gtk_widget_class_bind_template_child_full (klass, "reach_organizations", FALSE,
                                             G_STRUCT_OFFSET (LydReachView, organizations));
  gtk_widget_class_bind_template_child_full (klass, "reach_apart", FALSE, G_STRUCT_OFFSET (LydReachView, apart));
  gtk_widget_class_bind_template_child_full (klass, "reach_programs", FALSE, G_STRUCT_OFFSET (LydReachView, programs));
  gtk_widget_class_bind_template_child_full (klass, "reach_frozen", FALSE, G_STRUCT_OFFSET (LydReachView, frozen));
  gtk_widget_class_bind_template_child_full (klass, "reach_rules_row", FALSE, G_STRUCT_OFFSET (LydReachView, rules));
}

static void
lyd_reach_view_class_init (LydReachViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_reach_view_dispose;
  g_type_ensure (LYD_TYPE_CHART_CARD);
  g_type_ensure (LYD_TYPE_FROZEN_GROUP);
  g_type_ensure (LYD_TYPE_PROGRAM_NUMBERS);
  g_type_ensure (LYD_TYPE_REACH_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-reach-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_activated_cb);
  gtk_widget_class_install_action (widget_class, "reach.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "reach.everything", NULL, everything_action);
  gtk_widget_class_install_action (widget_class, "reach.only-program", "s", only_program_action);
  gtk_widget_class_install_action (widget_class, "reach.open-uncounted", "s", open_uncounted_action);
  gtk_widget_class_install_action (widget_class, "reach.show-rows", "s", show_rows_action);
  gtk_widget_class_install_action (widget_class, "reach.show-month", "i", show_month_action);
  gtk_widget_class_install_action (widget_class, "reach.show-state", "i", show_state_action);
  gtk_widget_class_install_action (widget_class, "reach.show-heading", "i", show_heading_action);
  gtk_widget_class_install_action (widget_class, "reach.show-organization", "s", show_organization_action);
}

static void
lyd_reach_view_init (LydReachView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_CARDS; i++)
    self->cards[i] = LYD_NUMBER_CARD (
      lyd_number_card_new_for (_ (card_words[i].title), "reach.show-rows",
                               lyd_word_id (&lyd_reach_whats, (int) card_words[i].what), _ ("Show who and what")));
  self->pictures = lyd_reach_charts_new (self->months, self->states);
  g_signal_connect_object (lyd_reach_charts_get_columns (self->pictures), "activated",
                           G_CALLBACK (month_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyd_reach_charts_get_map (self->pictures), "activated", G_CALLBACK (tile_activated_cb),
                           self, G_CONNECT_SWAPPED);
  self->lists = lyd_reach_lists_new (self->headings, self->organizations, self->apart, self->rules);
  set_narrow (LYD_REPORT_VIEW (self), FALSE);
}

/* (nullable): what is shown */
const LydReach *
lyd_reach_view_get_reach (LydReachView *self)
{
  return self->reach;
}
