#include "lyd-paper-window.h"

#include "desk/lyd-desk-results.h"
#include "lyd-code.h"
#include "lyd-paper-line.h"
#include "lyd-plan.h"
#include "lyd-store-desk.h"
#include "lyd-store-events.h"
#include "lyd-store-paper.h"
#include "lyd-store-roster.h"
#include "lyd-typed.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydPaperWindow {
  AdwWindow parent_instance;

  LydStore *store;
  GCancellable *cancellable;
  GCancellable *search_asked;
  GSimpleActionGroup *actions;
  LydId event;
  LydId wanted;        /* the session to begin with; none: the one that is on */
  GPtrArray *sessions; /* of LydSession: those where people are named */
  LydSession *session; /* one of them; NULL until they have been read */
  GTimeZone *zone;
  GPtrArray *found; /* of LydRosterRow: what the suggestions are of; NULL while they are looked for */
  gint64 above;     /* the time of the row above */
  gboolean entered; /* Enter came before the suggestions */
  guint n_asked;    /* and not answered yet */

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkDropDown *session_list;
  GtkEditable *day;
  GtkEditable *time;
  GtkEntry *who;
  GtkLabel *hint;
  GtkStack *pages;
  GtkListBox *suggestions;
  GtkListBox *lines;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (LydPaperWindow, lyd_paper_window, ADW_TYPE_WINDOW)

#define MAX_SUGGESTIONS 8

static void
toast (LydPaperWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
show_hint (LydPaperWindow *self,
           const char *problem)
{
  gtk_label_set_label (self->hint, problem != NULL ? problem
                                                   : _ ("Scan the code of each row that is signed, or type its letters "
                                                        "or a name. A time alone, such as 9:05, is for the rows that "
                                                        "follow."));
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "lyd-red");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "lyd-red");
}

/* How many are on file; @fresh: only those that were entered since the window was opened. */
static guint
count_lines (LydPaperWindow *self,
             gboolean fresh)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    LydId scan;

    n += LYD_IS_PAPER_LINE (child) && lyd_paper_line_get_scan (LYD_PAPER_LINE (child), &scan) &&
         (!fresh || lyd_paper_line_is_new (LYD_PAPER_LINE (child)));
  }
  return n;
}

static void
show_lines (LydPaperWindow *self)
{
  guint n = count_lines (self, FALSE);
  g_autofree char *words = g_strdup_printf (ngettext ("%u row on file", "%u rows on file", n), n);

  gtk_label_set_label (self->count, words);
  gtk_stack_set_visible_child_name (self->pages, gtk_widget_get_first_child (GTK_WIDGET (self->lines)) != NULL
                                                   ? "lines"
                                                   : "empty");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "undo-all")),
                               count_lines (self, TRUE) > 0);
}

static void
add_line (LydPaperWindow *self,
          GtkWidget *line)
{
  gtk_list_box_prepend (self->lines, line);
  show_lines (self);
}

/* ---- a row ---- */

/* Whether the time that is typed can be taken; says so where not. */
static gboolean
read_time (LydPaperWindow *self,
           gint64 *at)
{
  g_autofree char *problem = NULL;
  g_autoptr (GDateTime) local = lyd_time_to_local (self->session->start, self->zone);
  gint64 now = lyd_store_get_now (self->store);
  LydPaperTime state;
  GDate today, day;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local), (GDateYear) g_date_time_get_year (local));
  if (!lyd_typed_day (gtk_editable_get_text (self->day), &today, &day)) {
    show_hint (self, _ ("This is no day. Write it like Sep 22."));
    return FALSE;
  }
  state = lyd_paper_read_time (gtk_editable_get_text (self->time), self->session,
                               g_date_get_year (&day) * 10000 + (int) g_date_get_month (&day) * 100 +
                                 g_date_get_day (&day),
                               self->above, now, self->zone, at);
  problem = lyd_words_paper_time (state);
  show_hint (self, problem);
  return problem == NULL;
}

static LydAttempt
make_attempt (LydPaperWindow *self,
              gint64 at)
{
  return (LydAttempt){ .session = self->session->id,
                       .kind = LYD_SCAN_ENTRY,
                       .attempt = lyd_store_make_id (self->store),
                       .at = at,
                       .source = LYD_SOURCE_PAPER };
}

static void
admitted_cb (GObject *source,
             GAsyncResult *asked,
             gpointer data)
{
  g_autoptr (LydPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result = lyd_store_admission_finish (LYD_STORE (source), asked, &error);

  self->n_asked--;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (result == NULL)
    add_line (self, lyd_paper_line_new_problem (_ ("Not recorded"), error->message));
  else
    add_line (self, lyd_paper_line_new_result (result, self->zone));
}

static void
row_entered (LydPaperWindow *self,
             gint64 at)
{
  self->above = at;
  self->n_asked++;
  self->entered = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->who), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
}

static void
enter_code (LydPaperWindow *self,
            const char *text)
{
  LydAttempt attempt;
  gint64 at;

  if (!read_time (self, &at))
    return;
  attempt = make_attempt (self, at);
  attempt.text = text;
  lyd_store_admit_async (self->store, &attempt, admitted_cb, g_object_ref (self));
  row_entered (self, at);
}

static void
enter_registration (LydPaperWindow *self,
                    const LydId *registration,
                    const char *override)
{
  LydAttempt attempt;
  gint64 at;

  if (!read_time (self, &at))
    return;
  attempt = make_attempt (self, at);
  attempt.override = override;
  lyd_store_admit_registration_async (self->store, registration, &attempt, admitted_cb, g_object_ref (self));
  row_entered (self, at);
}

/* Who wrote themselves on an empty line: "Name, Organization". */
static void
enter_newcomer (LydPaperWindow *self,
                const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 2);
  LydRegistrationRequest request = { .name = g_strstrip (parts[0]),
                                     .organization =
                                       parts[0] != NULL && parts[1] != NULL ? g_strstrip (parts[1]) : NULL,
                                     .type = LYD_ATTENDEE_GUEST,
                                     .beyond = TRUE,
                                     .override = _ ("On the paper list") };
  LydAttempt attempt;
  gint64 at;

  if (request.name[0] == '\0' || !read_time (self, &at))
    return;
  if (request.organization != NULL && request.organization[0] == '\0')
    request.organization = NULL;
  attempt = make_attempt (self, at);
  attempt.override = _ ("On the paper list");
  lyd_store_walk_in_async (self->store, &self->event, &request, &attempt, admitted_cb, g_object_ref (self));
  row_entered (self, at);
}

/* ---- suggestions ---- */

static void
choose (LydPaperWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->suggestions);
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->who)));

  if (row == NULL)
    return;
  if (index < self->found->len) {
    LydId id = ((LydRosterRow *) g_ptr_array_index (self->found, index))->registration;

    enter_registration (self, &id, NULL);
  } else {
    enter_newcomer (self, text);
  }
}

/* The last suggestion: somebody who is not registered. */
static GtkWidget *
newcomer_row_new (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *words = g_strdup_printf (_ ("Register “%s”, who is not on the list"), text);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("lyd-person-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_search_finish (LYD_STORE (source), result, &error);
  const char *text;

  self->n_asked--;
  if (g_cancellable_is_cancelled (self->cancellable) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL) {
    toast (self, error->message);
    return;
  }
  text = gtk_editable_get_text (GTK_EDITABLE (self->who));
  if (text[0] == '\0')
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&rows);
  lyd_desk_results_fill (self->suggestions, self->found, text, self->zone);
  gtk_list_box_append (self->suggestions, newcomer_row_new (text));
  if (self->found->len == 0)
    lyd_desk_results_move (self->suggestions, 0);
  gtk_stack_set_visible_child_name (self->pages, "suggestions");
  /* A name nobody has is not registered by a hasty Enter. */
  if (self->entered && self->found->len > 0)
    choose (self);
  self->entered = FALSE;
}

static void
typed_cb (LydPaperWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->who));
  g_autofree char *code = lyd_code_read (text);
  int hour, minute;

  g_cancellable_cancel (self->search_asked);
  g_clear_object (&self->search_asked);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (self->session == NULL)
    return;
  if (text[0] == '\0' || code != NULL || lyd_typed_clock (text, &hour, &minute)) {
    show_lines (self);
    return;
  }
  self->search_asked = g_cancellable_new ();
  self->n_asked++;
  lyd_store_search_async (self->store, &self->event, &self->session->id, text, MAX_SUGGESTIONS, self->search_asked,
                          found_cb, g_object_ref (self));
}

static gboolean
who_key_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType modifiers,
            LydPaperWindow *self)
{
  if (keyval == GDK_KEY_Escape && gtk_editable_get_text (GTK_EDITABLE (self->who))[0] != '\0') {
    gtk_editable_set_text (GTK_EDITABLE (self->who), "");
    return TRUE;
  }
  if (self->found == NULL || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return FALSE;
  lyd_desk_results_move (self->suggestions, keyval == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

/* ---- acts ---- */

/* Enter: a code is a row, a time is for the rows that follow, a name is whoever is chosen. */
static void
enter_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  LydPaperWindow *self = data;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->who)));
  g_autofree char *code = lyd_code_read (text);
  int hour, minute;

  if (self->session == NULL || text[0] == '\0')
    return;
  if (code != NULL) {
    enter_code (self, text);
  } else if (lyd_typed_clock (text, &hour, &minute)) {
    gtk_editable_set_text (self->time, text);
    gtk_editable_set_text (GTK_EDITABLE (self->who), "");
    show_hint (self, NULL);
  } else if (self->found != NULL) {
    choose (self);
  } else {
    self->entered = TRUE;
  }
}

static void
who_activated_cb (LydPaperWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "enter", NULL);
}

static void
time_activated_cb (LydPaperWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
}

static void
suggestion_activated_cb (LydPaperWindow *self)
{
  choose (self);
}

/* Who stands on the paper was there: the rule that kept them out is lifted, and the log says why. */
static void
anyway_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  LydId id;

  if (lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    enter_registration (data, &id, _ ("On the paper list"));
}

static LydPaperLine *
find_line (LydPaperWindow *self,
           const LydId *scan)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    LydId id;

    if (LYD_IS_PAPER_LINE (child) && lyd_paper_line_get_scan (LYD_PAPER_LINE (child), &id) && lyd_id_equal (&id, scan))
      return LYD_PAPER_LINE (child);
  }
  return NULL;
}

typedef struct {
  LydPaperWindow *self;
  LydId scan;
} Undo;

static void
undone_cb (GObject *source,
           GAsyncResult *asked,
           gpointer data)
{
  g_autofree Undo *undo = data;
  g_autoptr (LydPaperWindow) self = undo->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result = lyd_store_admission_finish (LYD_STORE (source), asked, &error);
  LydPaperLine *line;

  self->n_asked--;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  line = find_line (self, &undo->scan);
  if (result == NULL)
    toast (self, error->message);
  else if (line != NULL)
    lyd_paper_line_mark_undone (line);
  show_lines (self);
}

static void
take_back (LydPaperWindow *self,
           const LydId *scan)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->self = g_object_ref (self);
  undo->scan = *scan;
  self->n_asked++;
  lyd_store_undo_scan_async (self->store, scan, undone_cb, undo);
}

static void
undo_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydId id;

  if (lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    take_back (data, &id);
  gtk_widget_grab_focus (GTK_WIDGET (((LydPaperWindow *) data)->who));
}

/* What was entered here since the window was opened; older rows are taken back one by one. */
static void
undo_all_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  LydPaperWindow *self = data;
  guint n = count_lines (self, TRUE);
  g_autofree char *words = g_strdup_printf (ngettext ("%u row is taken back", "%u rows are taken back", n), n);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    LydId id;

    if (LYD_IS_PAPER_LINE (child) && lyd_paper_line_is_new (LYD_PAPER_LINE (child)) &&
        lyd_paper_line_get_scan (LYD_PAPER_LINE (child), &id))
      take_back (self, &id);
  }
  toast (self, words);
}

/* ---- which list ---- */

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_list_paper_finish (LYD_STORE (source), result, &error);
  gint64 now;

  self->n_asked--;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (rows == NULL) {
    toast (self, error->message);
    return;
  }
  now = lyd_store_get_now (self->store);
  for (guint i = 0; i < rows->len; i++) {
    const LydPaperRow *row = g_ptr_array_index (rows, i);

    if (find_line (self, &row->scan) == NULL)
      gtk_list_box_append (self->lines, lyd_paper_line_new_row (row, now, self->zone));
  }
  show_lines (self);
}

/* What was entered before, perhaps before the power went, stands there again. */
static void
show_session (LydPaperWindow *self,
              LydSession *session)
{
  gint64 now = lyd_store_get_now (self->store);
  int day = lyd_paper_propose_day (session, now, self->zone);
  g_autofree char *shown = lyd_typed_show_day (lyd_time_day_start (day, self->zone) + 12 * LYD_HOUR, self->zone);
  GtkWidget *child;

  self->session = session;
  self->above = LYD_TIME_NONE;
  adw_window_title_set_subtitle (self->title, session->title);
  gtk_editable_set_text (self->day, shown);
  gtk_editable_set_text (self->time, "");
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_list_box_remove (self->lines, child);
  show_hint (self, NULL);
  show_lines (self);
  self->n_asked++;
  lyd_store_list_paper_async (self->store, &session->id, self->cancellable, listed_cb, g_object_ref (self));
}

static void
session_chosen_cb (LydPaperWindow *self)
{
  guint index = gtk_drop_down_get_selected (self->session_list);

  if (self->sessions != NULL && index < self->sessions->len &&
      g_ptr_array_index (self->sessions, index) != self->session)
    show_session (self, g_ptr_array_index (self->sessions, index));
}

static void
show_sessions (LydPaperWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  LydSession *first = lyd_plan_pick_session (self->sessions, lyd_store_get_now (self->store));
  guint chosen = 0;

  for (guint i = 0; i < self->sessions->len; i++) {
    LydSession *session = g_ptr_array_index (self->sessions, i);

    gtk_string_list_append (titles, session->title);
    if (lyd_id_is_none (&self->wanted) ? session == first : lyd_id_equal (&session->id, &self->wanted))
      chosen = i;
  }
  gtk_drop_down_set_model (self->session_list, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->session_list, chosen);
  session_chosen_cb (self);
}

static void
sessions_read_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (LydPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = lyd_store_list_sessions_finish (LYD_STORE (source), result, &error);

  self->n_asked--;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = sessions != NULL ? sessions->len : 0; i > 0; i--)
    if (((LydSession *) g_ptr_array_index (sessions, i - 1))->sensitive)
      g_ptr_array_remove_index (sessions, i - 1);
  if (sessions == NULL || sessions->len == 0) {
    show_hint (self, error != NULL ? error->message : _ ("At this event nobody is checked in by name."));
    gtk_widget_set_sensitive (GTK_WIDGET (self->who), FALSE);
    return;
  }
  self->sessions = g_steal_pointer (&sessions);
  show_sessions (self);
}

static void
event_read_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEventSummary) summary = lyd_store_get_event_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) || summary == NULL || summary->event->sensitive) {
    self->n_asked--;
    if (!g_cancellable_is_cancelled (self->cancellable)) {
      show_hint (self, error != NULL ? error->message : _ ("At this event nobody is checked in by name."));
      gtk_widget_set_sensitive (GTK_WIDGET (self->who), FALSE);
    }
    return;
  }
  self->zone = lyd_zone_get_or_utc (summary->event->timezone);
  lyd_store_list_sessions_async (self->store, &self->event, self->cancellable, sessions_read_cb, g_object_ref (self));
}

static void
lyd_paper_window_dispose (GObject *object)
{
  LydPaperWindow *self = LYD_PAPER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search_asked);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_PAPER_WINDOW);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_paper_window_parent_class)->dispose (object);
}

static void
lyd_paper_window_finalize (GObject *object)
{
  LydPaperWindow *self = LYD_PAPER_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->search_asked);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lyd_paper_window_parent_class)->finalize (object);
}

static void
lyd_paper_window_class_init (LydPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_paper_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_paper_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/paper/lyd-paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, session_list);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, day);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, time);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, who);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, suggestions);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, lines);
  gtk_widget_class_bind_template_child (widget_class, LydPaperWindow, count);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggestion_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_chosen_cb);
}

static void
lyd_paper_window_init (LydPaperWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "enter", .activate = enter_action },
    { .name = "anyway", .parameter_type = "s", .activate = anyway_action },
    { .name = "undo", .parameter_type = "s", .activate = undo_action },
    { .name = "undo-all", .activate = undo_all_action },
  };
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  self->above = LYD_TIME_NONE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "paper", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (who_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->who), keys);
  show_hint (self, NULL);
  show_lines (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
}

/* @session: (nullable): the one whose list it is; %NULL: the one that is on */
LydPaperWindow *
lyd_paper_window_new (GtkWindow *parent,
                      LydStore *store,
                      const LydId *event,
                      const LydId *session)
{
  LydPaperWindow *self = g_object_new (LYD_TYPE_PAPER_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->event = *event;
  self->wanted = session != NULL ? *session : lyd_id_none;
  self->n_asked++;
  lyd_store_get_event_async (store, event, self->cancellable, event_read_cb, g_object_ref (self));
  return self;
}

/* Whether nothing that was asked for is outstanding. */
gboolean
lyd_paper_window_is_idle (LydPaperWindow *self)
{
  return self->session != NULL && self->n_asked == 0;
}
