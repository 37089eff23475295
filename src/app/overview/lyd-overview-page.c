#include "lyd-overview-page.h"

#include "lyd-arrival-chart.h"
#include "lyd-phrases.h"
#include "lyd-words-time.h"
#include "lyd-number-card.h"
#include "lyd-status-bar.h"
#include "lyd-store-plan.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydOverviewPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydEvent *event; /* as it was when it was opened */
  GCancellable *asked;
  guint refresh_source;
  guint facts_source;
  LydOverview *overview; /* as last read */

  GtkStack *stack;
  GtkLabel *problem;
  GtkBox *facts;
  GtkLabel *when;
  GtkLabel *hours;
  GtkLabel *place;
  GtkLabel *link;
  GtkWidget *next_fact;
  GtkLabel *next;
  GtkLabel *next_line;
  GtkGrid *numbers;
  LydNumberCard *cards[4];
  GtkWidget *steps;
  GtkWidget *counted_only;
  GtkBox *middle;
  GtkWidget *needs_group;
  GtkListBox *needs;
  GtkWidget *arrivals_group;
  GtkLabel *arrivals_title;
  LydArrivalChart *chart;
  GtkWidget *status_group;
  LydStatusBar *bar;
  GtkFlowBox *legend;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LydOverviewPage, lyd_overview_page, ADW_TYPE_BIN)

/* Bursts of check-ins are shown together. */
#define REFRESH_MS 400
/* What is counted sooner is not waited for in sight. */
#define PATIENCE_MS 100

enum {
  CARD_REGISTERED,
  CARD_IN,
  CARD_EXPECTED,
  CARD_WAITING,
};

static const struct {
  const char *title;
  const char *rows;
} card_words[] = {
  [CARD_REGISTERED] = { NC_ ("how many", "Registered"), "registered" },
  [CARD_IN] = { NC_ ("how many", "In"), "in" },
  [CARD_EXPECTED] = { NC_ ("how many", "Expected"), "expected" },
  [CARD_WAITING] = { NC_ ("how many", "Waiting"), "waiting" },
};

static const struct {
  LydRosterFilter status;
  const char *title;
} legend_words[] = {
  { LYD_ROSTER_IN, N_ ("In") },
  { LYD_ROSTER_EXPECTED, N_ ("Expected") },
  { LYD_ROSTER_PENDING, N_ ("Pending") },
  { LYD_ROSTER_WAITLISTED, N_ ("Waiting") },
  { LYD_ROSTER_CANCELLED, N_ ("Cancelled") },
};

/* ---- the facts ---- */

/* "9:00 am", or where there are several days "Sep 21, 9:00 am" */
static char *
format_moment (gint64 at,
               GTimeZone *zone,
               gboolean with_day)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (at, zone);
  /* Translators: g_date_time_format(): month and day, short */
  /* xgettext:no-c-format */
  g_autofree char *day = g_date_time_format (local, _ ("%b %-d"));
  g_autofree char *clock = lyd_format_clock (at, zone);

  return with_day ? g_strdup_printf ("%s, %s", day, clock) : g_steal_pointer (&clock);
}

static void
show_when (LydOverviewPage *self,
           const LydEvent *event,
           GTimeZone *zone)
{
  gint64 now = lyd_store_get_now (self->store);
  int first = lyd_time_local_day (event->start, zone);
  int last = lyd_time_local_day (event->end, zone);
  int today = lyd_time_local_day (now, zone);
  g_autofree char *days = lyd_format_days (event);
  g_autofree char *from = format_moment (event->start, zone, first < last);
  g_autofree char *to = format_moment (event->end, zone, first < last);
  g_autofree char *zone_title = lyd_words_zone (event->timezone);
  /* Translators: from when to when, in which time zone */
  g_autofree char *hours = g_strdup_printf (_ ("%s – %s %s"), from, to, zone_title);
  g_autofree char *today_words = NULL;

  if (first < last && today >= first && today <= last) {
    g_autoptr (GDateTime) local = lyd_time_to_local (now, zone);
    g_autofree char *weekday = g_date_time_format (local, "%A");

    /* Translators: weekday, then which day of how many */
    today_words = g_strdup_printf (_ ("%s, day %d of %d"), weekday, today - first + 1, last - first + 1);
  }
  gtk_label_set_label (self->when, today_words != NULL ? today_words : days);
  gtk_label_set_label (self->hours, hours);
}

static gboolean
is_web_link (const char *text)
{
  return text != NULL && (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"));
}

static void
show_where (LydOverviewPage *self,
            const LydEvent *event)
{
  const char *link = event->join_link != NULL ? event->join_link : event->registration_link;
  g_autofree char *escaped = link != NULL ? g_markup_escape_text (link, -1) : NULL;
  g_autofree char *markup = NULL;

  gtk_label_set_label (self->place, event->venue != NULL ? event->venue : lyd_word_title (&lyd_modes, event->mode));
  gtk_widget_set_visible (GTK_WIDGET (self->link), link != NULL || event->venue != NULL);
  if (is_web_link (link))
    /* Translators: a link; both %s are its address */
    markup = g_strdup_printf (event->join_link != NULL ? _ ("<a href=\"%s\" title=\"%s\">Link to join</a>")
                                                       : _ ("<a href=\"%s\" title=\"%s\">Link to register</a>"),
                              escaped, escaped);
  else
    markup = g_strdup (escaped != NULL ? escaped : lyd_word_title (&lyd_modes, event->mode));
  gtk_label_set_markup (self->link, markup);
}

static void
show_next (LydOverviewPage *self,
           GTimeZone *zone)
{
  const LydSessionSummary *next = self->overview->next;
  g_autoptr (GString) line = NULL;
  g_autofree char *title = NULL;
  g_autofree char *clock = NULL;

  gtk_widget_set_visible (self->next_fact, next != NULL && self->overview->n_sessions > 1);
  if (next == NULL)
    return;
  /* Translators: the session that begins next */
  title = g_strdup_printf (_ ("Next: %s"), next->session->title);
  clock = lyd_format_clock (next->session->start, zone);
  line = g_string_new (clock);
  if (next->session->room != NULL)
    g_string_append_printf (line, " · %s", next->session->room);
  if (next->session->choice && next->session->capacity > 0) {
    g_string_append (line, " · ");
    g_string_append_printf (line, _ ("%d of %d places"), next->places, next->session->capacity);
  }
  gtk_label_set_label (self->next, title);
  gtk_label_set_label (self->next_line, line->str);
}

/* ---- the numbers ---- */

static char *
describe_places (const LydEvent *event,
                 int n_registered)
{
  if (event->capacity <= 0)
    return g_strdup (_ ("no limit"));
  return g_strdup_printf (ngettext ("of %d place", "of %d places", (gulong) event->capacity), event->capacity);
}

static char *
describe_free (const LydEvent *event,
               int n_registered)
{
  int n_free = MAX (event->capacity - n_registered, 0);

  if (event->capacity <= 0)
    return g_strdup (_ ("nobody has to"));
  return n_free > 0 ? g_strdup_printf (ngettext ("%d place is free", "%d places are free", (gulong) n_free), n_free)
                    : g_strdup (_ ("the event is full"));
}

static void
show_numbers (LydOverviewPage *self,
              GTimeZone *zone)
{
  const LydEventSummary *summary = self->overview->summary;
  const int *n = summary->counts.n;
  int n_registered = n[LYD_ROSTER_IN] + n[LYD_ROSTER_EXPECTED];
  gboolean past = summary->event->end < lyd_store_get_now (self->store);
  g_autofree char *places = describe_places (summary->event, n_registered);
  g_autofree char *free_places = describe_free (summary->event, n_registered);
  g_autofree char *since = NULL;

  if (self->overview->arrivals->len > 0) {
    g_autofree char *clock = lyd_format_clock (g_array_index (self->overview->arrivals, gint64, 0), zone);

    since = g_strdup_printf (summary->on ? _ ("since %s today") : _ ("from %s on"), clock);
  }
  lyd_number_card_set_number (self->cards[CARD_REGISTERED], n_registered, places);
  lyd_number_card_set_number (self->cards[CARD_IN], n[LYD_ROSTER_IN], since != NULL ? since : _ ("nobody yet"));
  lyd_number_card_set_number (self->cards[CARD_EXPECTED], n[LYD_ROSTER_EXPECTED],
                              past ? _ ("confirmed, did not come") : _ ("confirmed, not here yet"));
  lyd_number_card_set_number (self->cards[CARD_WAITING], n[LYD_ROSTER_WAITLISTED], free_places);
}

/* ---- what needs somebody ---- */

static void
add_need (LydOverviewPage *self,
          const char *icon,
          const char *style,
          const char *title,
          const char *subtitle,
          const char *action,
          const char *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  gtk_widget_add_css_class (image, style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (action != NULL) {
    GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

    gtk_widget_add_css_class (arrow, "dim-label");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
    if (target != NULL)
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  }
  gtk_list_box_append (self->needs, row);
}

static void
add_number_need (LydOverviewPage *self,
                 int n,
                 const char *icon,
                 const char *style,
                 const char *title, /* with one %d */
                 const char *subtitle,
                 const char *action,
                 const char *target)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;
    /* Every title is a translated literal with one %d. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (title, n);
#pragma GCC diagnostic pop
  add_need (self, icon, style, text, subtitle, action, target);
}

static void
add_session_need (LydOverviewPage *self)
{
  int n = self->overview->session_waiting;
  int n_free = self->overview->session_free;
  g_autofree char *target = lyd_id_to_string (&self->overview->waiting_session);
  g_autofree char *line =
    n_free > 0 ? g_strdup_printf (ngettext ("%d of them could have one", "%d of them could have one", (gulong) n_free),
                                  n_free)
               : g_strdup (_ ("the sessions are full"));

  add_number_need (self, n, "system-users-symbolic", n_free > 0 ? "lyd-amber" : "lyd-plain",
                   ngettext ("%d person waits for a place in a session", "%d people wait for a place in a session",
                             (gulong) n),
                   line, "event.places", target);
}

/* Calendars that say what is no longer true; somebody else's invitations are somebody else's to change. */
static void
add_invitation_needs (LydOverviewPage *self)
{
  const LydInvitationCount *count = &self->overview->invitations;

  add_number_need (self, count->n_old_time, "appointment-soon-symbolic", "lyd-amber",
                   ngettext ("%d person holds the old time", "%d people hold the old time", (gulong) count->n_old_time),
                   _ ("write to them"), "event.letters", "changed");
  add_number_need (
    self, count->n_old, "appointment-soon-symbolic", "lyd-plain",
    ngettext ("%d person holds an older invitation", "%d people hold an older invitation", (gulong) count->n_old),
    _ ("the place has changed since"), "event.letters", "changed");
  add_number_need (self, count->n_cancelled, "lyd-cancelled-symbolic", "lyd-amber",
                   ngettext ("%d person still has it in the calendar", "%d people still have it in the calendar",
                             (gulong) count->n_cancelled),
                   _ ("it is cancelled; write to them"), "event.letters", "cancelled");
}

/* After the end: what is kept no longer than it is needed, and the rest of what closes an event. */
static void
add_closing_needs (LydOverviewPage *self)
{
  const LydOverview *overview = self->overview;

  add_number_need (self, overview->to_purge, "user-trash-symbolic", "lyd-amber",
                   ngettext ("%d answer is due to be purged", "%d answers are due to be purged",
                             (gulong) overview->to_purge),
                   _ ("sensitive ones and emergency contacts"), "event.close", NULL);
  if (!overview->closed && overview->n_all > 0 && overview->summary->event->state != LYD_EVENT_CANCELLED)
    add_need (self, "object-select-symbolic", "lyd-plain", _ ("Close the event"),
              _ ("certificates, thanks, numbers for the funders, archive"), "event.close", NULL);
}

/* What is missing for the attendance of an online meeting. @past: it is over */
static void
add_attendance_needs (LydOverviewPage *self,
                      gboolean past)
{
  const LydOverview *overview = self->overview;
  const LydEvent *event = overview->summary->event;

  if (past && overview->reports == 0 && event->mode != LYD_MODE_IN_PERSON && event->state != LYD_EVENT_CANCELLED &&
      !event->sensitive)
    add_need (self, "lyd-attendance-symbolic", "lyd-amber", _ ("No attendance report yet"),
              _ ("import it while it can still be had"), "attendance.import", "");
  add_number_need (self, overview->unmatched, "dialog-question-symbolic", "lyd-amber",
                   ngettext ("%d person in the online report is not known yet",
                             "%d people in the online report are not known yet", (gulong) overview->unmatched),
                   _ ("say who they were"), "attendance.queue", NULL);
}

static void
show_needs (LydOverviewPage *self)
{
  const LydOverview *overview = self->overview;
  const LydEventSummary *summary = overview->summary;
  const int *n = summary->counts.n;
  int n_registered = n[LYD_ROSTER_IN] + n[LYD_ROSTER_EXPECTED];
  gboolean full = summary->event->capacity > 0 && n_registered >= summary->event->capacity;
  gboolean past = summary->event->end < lyd_store_get_now (self->store);
  g_autofree char *free_places = describe_free (summary->event, n_registered);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->needs))) != NULL)
    gtk_list_box_remove (self->needs, row);

  if (!past && summary->event->state != LYD_EVENT_CANCELLED) {
    add_number_need (
      self, n[LYD_ROSTER_WAITLISTED], "system-users-symbolic", full ? "lyd-plain" : "lyd-amber",
      ngettext ("%d person on the waiting list", "%d people on the waiting list", (gulong) n[LYD_ROSTER_WAITLISTED]),
      summary->event->capacity > 0 ? free_places : _ ("there is no limit"), "event.places", "waiting");
    add_session_need (self);
    add_number_need (self, overview->conflicts, "dialog-warning-symbolic", "lyd-amber",
                     ngettext ("%d conflict in the agenda", "%d conflicts in the agenda", (gulong) overview->conflicts),
                     overview->conflict != NULL ? overview->conflict : "", "event.show", "sessions");
    add_number_need (self, overview->changed, "printer-symbolic", "lyd-plain",
                     ngettext ("%d badge changed", "%d badges changed", (gulong) overview->changed),
                     _ ("since it was printed"), "event.show-badges", "changed");
    add_number_need (self, overview->unprinted, "printer-symbolic", "lyd-plain",
                     ngettext ("%d badge to print", "%d badges to print", (gulong) overview->unprinted),
                     _ ("never printed yet"), "event.show-badges", "unprinted");
    add_number_need (
      self, n[LYD_ROSTER_PENDING], "emblem-important-symbolic", "lyd-plain",
      ngettext ("%d registration to approve", "%d registrations to approve", (gulong) n[LYD_ROSTER_PENDING]),
      _ ("pending until somebody decides"), "event.places", "pending");
    add_number_need (
      self, overview->unanswered, "document-edit-symbolic", "lyd-plain",
      ngettext ("%d person has not answered", "%d people have not answered", (gulong) overview->unanswered),
      overview->questions != NULL ? overview->questions : "", "event.show-rows", "unanswered");
  }
  add_attendance_needs (self, past);
  if (!past)
    add_invitation_needs (self);
  else
    add_closing_needs (self);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->needs)) == NULL)
    add_need (self, "lyd-admitted-symbolic", "lyd-ok", _ ("Nothing needs you"),
              !past              ? _ ("Everything is as it should be.")
              : overview->closed ? _ ("The event is over and closed.")
                                 : _ ("The event is over."),
              NULL, NULL);
}

/* ---- the pictures ---- */

static void
show_pictures (LydOverviewPage *self,
               GTimeZone *zone)
{
  const LydOverview *overview = self->overview;
  const LydRosterCounts *counts = &overview->summary->counts;
  g_autofree char *day = lyd_format_day (overview->arrivals_from + 12 * LYD_HOUR, zone);
  /* Translators: on which day */
  g_autofree char *title = g_strdup_printf (_ ("Arrivals on %s"), day);
  GtkWidget *child;

  gtk_widget_set_visible (self->arrivals_group, overview->arrivals->len > 0);
  /* The list takes the room that the picture leaves. */
  gtk_widget_set_hexpand (self->needs_group, self->narrow || overview->arrivals->len == 0);
  gtk_label_set_label (self->arrivals_title, overview->summary->on           ? _ ("Arrivals today")
                                             : overview->other_days->len > 0 ? _ ("Arrivals day by day")
                                                                             : title);
  lyd_arrival_chart_set_times (self->chart, overview->arrivals,
                               counts->n[LYD_ROSTER_IN] + counts->n[LYD_ROSTER_EXPECTED],
                               lyd_store_get_now (self->store), zone);
  lyd_arrival_chart_set_other_days (self->chart, overview->other_days, overview->arrivals_from);

  lyd_status_bar_set_counts (self->bar, counts);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  for (gsize i = 0; i < G_N_ELEMENTS (legend_words); i++) {
    int n = counts->n[legend_words[i].status];
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    GtkWidget *word = gtk_label_new (_ (legend_words[i].title));
    g_autofree char *text = g_strdup_printf ("%d", n);
    GtkWidget *number = gtk_label_new (text);

    gtk_widget_add_css_class (word, "caption");
    gtk_widget_add_css_class (number, "caption-heading");
    gtk_widget_add_css_class (number, "numeric");
    gtk_box_append (GTK_BOX (box), lyd_status_bar_new_swatch (legend_words[i].status));
    gtk_box_append (GTK_BOX (box), word);
    gtk_box_append (GTK_BOX (box), number);
    gtk_flow_box_append (self->legend, box);
    gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
  }
}

static void
show_overview (LydOverviewPage *self)
{
  const LydOverview *overview = self->overview;
  const LydEvent *event = overview->summary->event;
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);
  gboolean empty = overview->n_all == 0;

  show_when (self, event, zone);
  show_where (self, event);
  show_next (self, zone);
  show_numbers (self, zone);
  show_needs (self);
  show_pictures (self, zone);
  /* Nobody yet: what to do next stands where the numbers will be. What is only counted has no rows at all. */
  gtk_widget_set_visible (self->counted_only, event->sensitive);
  gtk_widget_set_visible (self->steps, empty && !event->sensitive && event->state != LYD_EVENT_CANCELLED);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), !empty);
  gtk_widget_set_visible (GTK_WIDGET (self->middle), !empty);
  gtk_widget_set_visible (self->status_group, !empty);
  gtk_stack_set_visible_child_name (self->stack, "overview");
}

/* What is known of the event while people are being counted. */
static void
facts_cb (gpointer data)
{
  LydOverviewPage *self = data;
  g_autoptr (GTimeZone) zone = lyd_zone_get (self->event->timezone);

  self->facts_source = 0;
  show_when (self, self->event, zone);
  show_where (self, self->event);
  for (gsize i = 0; i < G_N_ELEMENTS (self->cards); i++)
    lyd_number_card_set_counting (self->cards[i]);
  gtk_widget_set_visible (self->next_fact, FALSE);
  gtk_widget_set_visible (self->counted_only, self->event->sensitive);
  gtk_widget_set_visible (self->steps, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->middle), FALSE);
  gtk_widget_set_visible (self->status_group, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "overview");
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOverview) overview = lyd_store_get_overview_finish (LYD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store != LYD_STORE (source))
    return;
  /* It was deleted meanwhile: the window leaves this page. */
  if (g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND))
    return;
  if (overview == NULL) {
    gtk_label_set_label (self->problem, error->message);
    gtk_stack_set_visible_child_name (self->stack, "problem");
    return;
  }
  if (!lyd_id_equal (&overview->summary->event->id, &self->event->id))
    return;
  g_clear_pointer (&self->overview, lyd_overview_free);
  g_clear_handle_id (&self->facts_source, g_source_remove);
  self->overview = g_steal_pointer (&overview);
  show_overview (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "event.overview-changed", NULL);
}

static void
refresh (LydOverviewPage *self)
{
  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  lyd_store_get_overview_async (self->store, &self->event->id, self->asked, read_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydOverviewPage *self = data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydOverviewPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
lyd_overview_page_dispose (GObject *object)
{
  LydOverviewPage *self = LYD_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->facts_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->overview, lyd_overview_free);
  g_clear_pointer (&self->event, lyd_event_free);

  G_OBJECT_CLASS (lyd_overview_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child_full (widget_class, "overview_stack", FALSE,
                                             G_STRUCT_OFFSET (LydOverviewPage, stack));
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, problem);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, facts);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, when);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, hours);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, place);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, link);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, next_fact);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, next);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, next_line);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, counted_only);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, middle);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, needs_group);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, needs);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, arrivals_group);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, arrivals_title);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, chart);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, status_group);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LydOverviewPage, legend);
}

static void
lyd_overview_page_class_init (LydOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_overview_page_dispose;
  g_type_ensure (LYD_TYPE_ARRIVAL_CHART);
  g_type_ensure (LYD_TYPE_STATUS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/overview/lyd-overview-page.ui");
  bind_children (widget_class);
}

static void
lyd_overview_page_init (LydOverviewPage *self)
{
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (card_words); i++) {
    GtkWidget *card = lyd_number_card_new (g_dpgettext2 (NULL, "how many", card_words[i].title), card_words[i].rows);

    self->cards[i] = LYD_NUMBER_CARD (card);
    gtk_grid_attach (self->numbers, card, (int) i, 0, 1, 1);
  }
}

/* @store: (nullable): %NULL empties the page */
void
lyd_overview_page_set_event (LydOverviewPage *self,
                             LydStore *store,
                             const LydEvent *event)
{
  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->facts_source, g_source_remove);
  g_clear_pointer (&self->overview, lyd_overview_free);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  if (store == NULL)
    return;
  g_clear_pointer (&self->event, lyd_event_free);
  self->event = lyd_event_copy (event);
  self->facts_source = g_timeout_add_once (PATIENCE_MS, facts_cb, self);
  refresh (self);
}

/* Narrow: what stands side by side stands below each other. */
void
lyd_overview_page_set_narrow (LydOverviewPage *self,
                              gboolean narrow)
{
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  self->narrow = narrow;
  gtk_widget_set_hexpand (self->needs_group, narrow || !gtk_widget_get_visible (self->arrivals_group));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->facts), orientation);
  gtk_box_set_homogeneous (self->facts, !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->middle), orientation);
  for (int i = 0; i < (int) G_N_ELEMENTS (self->cards); i++) {
    g_autoptr (GtkWidget) card = g_object_ref (GTK_WIDGET (self->cards[i]));

    gtk_grid_remove (self->numbers, card);
    gtk_grid_attach (self->numbers, card, narrow ? i % 2 : i, narrow ? i / 2 : 0, 1, 1);
  }
  gtk_flow_box_set_max_children_per_line (self->legend, narrow ? 2 : 5);
}

/* Whether that event's facts can be seen; its numbers may follow. */
gboolean
lyd_overview_page_shows (LydOverviewPage *self,
                         const LydId *event)
{
  return self->event != NULL && lyd_id_equal (&self->event->id, event) &&
         g_str_equal (gtk_stack_get_visible_child_name (self->stack), "overview");
}

/* (nullable): %NULL until it is read */
const LydOverview *
lyd_overview_page_get_overview (LydOverviewPage *self)
{
  return self->overview;
}
