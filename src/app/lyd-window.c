#include "lyd-window.h"

#include "desk/lyd-desk-window.h"
#include "events/lyd-event-page.h"
#include "events/lyd-events-page.h"
#include "events/lyd-first-run.h"
#include "lyd-config.h"
#include "lyd-phrases.h"
#include "lyd-settings.h"
#include "lyd-store-desk.h"
#include "lyd-store-directory.h"
#include "lyd-store-events.h"
#include "lyd-store-home.h"
#include "lyd-store-plan.h"
#include "lyd-store-undo.h"
#include "lyd-window-files.h"
#include "lyd-window-planning.h"
#include "lyd-window-private.h"
#include "lyd-window-sections.h"
#include "closing/lyd-archive-bar.h"
#include "second-desk/lyd-desk-bar.h"
#include "roll-call/lyd-roll-call-window.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydWindow {
  AdwApplicationWindow parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  GCancellable *cancellable;
  GPtrArray *summaries; /* LydEventSummary, as last read */
  LydId current;        /* the event that was opened last */
  GArray *to_print;     /* LydId: whose badges are gone to once the event is open; NULL: none */
  char *to_find;        /* whose attendance is gone to once the event is open; NULL: nobody's */
  LydId today;          /* the event that is on; none: none is */
  guint refresh_source;
  gboolean refreshing;
  gboolean stale; /* changed while it was being read */
  guint present_source;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  LydFirstRun *first_run; /* NULL until a file is empty */
  AdwStatusPage *problem;
  GtkSpinner *spinner;
  GtkLabel *loading_label;
  AdwLeaflet *leaflet;
  GtkListBox *sections;
  GtkWidget *today_box;
  GtkLabel *today_title;
  GtkLabel *today_line;
  GtkStack *content;
  LydEventsPage *events;
  LydEventPage *event; /* NULL until one is opened */
  GtkRevealer *demo_bar;
  LydDeskBar *desk_bar;
  LydArchiveBar *archive_bar;
};

/* Below this width a toast's two buttons do not fit beside its words. */
#define TWO_BUTTONS_WIDTH 620

/* Long enough to read it, and to decide. */
#define DECIDE_SECONDS 20

G_DEFINE_FINAL_TYPE (LydWindow, lyd_window, ADW_TYPE_APPLICATION_WINDOW)

/* Bursts of changes are shown together. */
#define REFRESH_MS 200
/* What is there sooner than this needs no page that says it is being opened. */
#define PATIENCE_MS 300

static void refresh (LydWindow *self);

static LydEventSummary *
find_summary (LydWindow *self,
              const LydId *id)
{
  for (guint i = 0; self->summaries != NULL && i < self->summaries->len; i++) {
    LydEventSummary *summary = g_ptr_array_index (self->summaries, i);

    if (lyd_id_equal (&summary->event->id, id))
      return summary;
  }
  return NULL;
}

/* The foot of the sidebar: the desk is one click away from every page on the day of an event. */
static void
show_today (LydWindow *self)
{
  const LydEventSummary *on = NULL;

  for (guint i = 0; i < self->summaries->len; i++) {
    const LydEventSummary *summary = g_ptr_array_index (self->summaries, i);

    /* A gathering of days goes before an hour online. */
    if (summary->on && summary->session != NULL &&
        (on == NULL || summary->event->end - summary->event->start > on->event->end - on->event->start))
      on = summary;
  }

  self->today = on != NULL ? on->event->id : lyd_id_none;
  gtk_widget_set_visible (self->today_box, on != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-today", on != NULL);
  if (on != NULL) {
    int n_in = on->counts.n[LYD_ROSTER_IN];
    /* Translators: people who are in, of those who were registered */
    g_autofree char *line = g_strdup_printf (_ ("%s · %d of %d in"), on->session->title, n_in,
                                             n_in + on->counts.n[LYD_ROSTER_EXPECTED]);

    gtk_label_set_label (self->today_title, on->event->title);
    gtk_label_set_label (self->today_line, line);
  }
}

static gboolean
present_cb (gpointer data)
{
  LydWindow *self = data;

  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
show_page (LydWindow *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  if (self->present_source != 0 && strcmp (name, "loading") != 0)
    present_cb (self);
}

/* Pages are made when they are first gone to: the first frame does not pay for what nobody looks at yet. */
static gpointer
ensure_page (GtkStack *stack,
             const char *name,
             GType type)
{
  GtkWidget *page = gtk_stack_get_child_by_name (stack, name);

  if (page == NULL) {
    page = g_object_new (type, NULL);
    gtk_stack_add_named (stack, page, name);
  }
  return page;
}

/* (nullable): %NULL while no event is open */
static const LydId *
get_open_event (LydWindow *self)
{
  return self->event != NULL ? lyd_event_page_get_id (self->event) : NULL;
}

/* No event is looked at any more. */
void
lyd_window_close_event (LydWindow *self)
{
  if (self->event != NULL)
    lyd_event_page_set_event (self->event, NULL, NULL);
}

static void
leave_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEventSummary) summary = lyd_store_get_event_finish (LYD_STORE (source), result, &error);
  const LydId *id = get_open_event (self);

  if (self->store != LYD_STORE (source) || id == NULL || find_summary (self, id) != NULL ||
      !g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND))
    return;
  lyd_window_sections_return (self);
}

/* The event whose page is open, as it is now. One that the list lacks may be newer than the list: it is asked for. */
static void
update_event_page (LydWindow *self)
{
  const LydId *id = get_open_event (self);
  LydEventSummary *summary = id != NULL ? find_summary (self, id) : NULL;

  if (summary != NULL && summary->counted)
    lyd_event_page_update (self->event, summary);
  else if (id != NULL && summary == NULL)
    lyd_store_get_event_async (self->store, id, self->cancellable, leave_cb, g_object_ref (self));
}

static void
show_first_run (LydWindow *self)
{
  if (self->first_run == NULL) {
    self->first_run = ensure_page (self->pages, "first-run", LYD_TYPE_FIRST_RUN);
    lyd_first_run_set_store (self->first_run, self->store);
  }
  show_page (self, "first-run");
}

/* A file without events may have people and organizations. */
static void
is_empty_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydWindow) self = data;
  gboolean empty;

  if (!lyd_store_is_empty_finish (LYD_STORE (source), result, &empty, NULL) || self->store != LYD_STORE (source))
    return;
  if (self->summaries != NULL && self->summaries->len == 0 && empty)
    show_first_run (self);
  else
    show_page (self, "main");
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = lyd_store_list_events_finish (LYD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store != LYD_STORE (source))
    return;
  self->refreshing = FALSE;
  if (summaries == NULL) {
    lyd_window_show_problem (self, error->message);
    return;
  }

  /* The first look is without counts; they follow at once. */
  if (self->summaries == NULL)
    self->stale = TRUE;
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  self->summaries = g_steal_pointer (&summaries);
  lyd_events_page_set_events (self->events, self->summaries, lyd_store_get_now (self->store));
  show_today (self);
  update_event_page (self);
  gtk_spinner_stop (self->spinner);
  if (self->summaries->len > 0)
    show_page (self, "main");
  else
    lyd_store_is_empty_async (self->store, self->cancellable, is_empty_cb, g_object_ref (self));
  if (self->stale)
    refresh (self);
}

static gboolean
refresh_cb (gpointer data)
{
  LydWindow *self = data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
refresh (LydWindow *self)
{
  if (self->store == NULL)
    return;
  self->stale = self->refreshing;
  if (self->refreshing)
    return;
  self->refreshing = TRUE;
  lyd_store_list_events_async (self->store, self->summaries != NULL, self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (LydWindow *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

/* Desks of a file that is closed would have nothing to write to. */
static void
close_desks (LydWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GList) windows = application != NULL ? g_list_copy (gtk_application_get_windows (application)) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (LYD_IS_DESK_WINDOW (l->data) || LYD_IS_ROLL_CALL_WINDOW (l->data))
      gtk_window_destroy (l->data);
}

/* @store: (nullable): %NULL before it is closed */
void
lyd_window_set_store (LydWindow *self,
                      LydStore *store,
                      gboolean demo)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->cancellable = g_cancellable_new ();
  self->refreshing = FALSE;
  self->stale = FALSE;
  close_desks (self);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_set_object (&self->store, store);
  lyd_window_sections_set_store (self);
  if (self->first_run != NULL)
    lyd_first_run_set_store (self->first_run, store);
  g_signal_group_set_target (self->store_signals, store);
  gtk_revealer_set_reveal_child (self->demo_bar, store != NULL && demo);
  lyd_desk_bar_set_store (self->desk_bar, store);
  lyd_archive_bar_set_store (self->archive_bar, store);
  lyd_events_page_set_store (self->events, store);
  refresh (self);
}

/* Presents the window with its first page, or once that takes long. */
void
lyd_window_present_soon (LydWindow *self)
{
  if (strcmp (gtk_stack_get_visible_child_name (self->pages), "loading") != 0)
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_source == 0)
    self->present_source = g_timeout_add (PATIENCE_MS, present_cb, self);
}

/* Away from whoever may not see it: nothing that was on its way brings it back. */
void
lyd_window_hide (LydWindow *self)
{
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
lyd_window_show_loading (LydWindow *self,
                         gboolean demo)
{
  gtk_label_set_label (self->loading_label, demo ? _ ("Making up a network…") : _ ("Opening…"));
  gtk_spinner_start (self->spinner);
  show_page (self, "loading");
}

void
lyd_window_show_problem (LydWindow *self,
                         const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  gtk_spinner_stop (self->spinner);
  adw_status_page_set_description (self->problem, escaped);
  show_page (self, "problem");
}

/* Goes to the sections, as once there is something to show. */
void
lyd_window_show_main (LydWindow *self)
{
  show_page (self, "main");
}

/* Whether the events have been read and are what the window shows. */
gboolean
lyd_window_has_events (LydWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "main") == 0;
}

void
lyd_window_toast (LydWindow *self,
                  const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* Returns: (nullable): %NULL while no file is open */
LydStore *
lyd_window_get_store (LydWindow *self)
{
  return self->store;
}

/* Returns: (nullable) (element-type LydEventSummary): as last read */
const GPtrArray *
lyd_window_get_events (LydWindow *self)
{
  return self->summaries;
}

/* Returns: (nullable): the event whose page is shown */
const LydEventSummary *
lyd_window_get_event (LydWindow *self)
{
  if (self->store == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "event") != 0)
    return NULL;
  return find_summary (self, &self->current);
}

/* @toast: (transfer full) */
void
lyd_window_add_toast (LydWindow *self,
                      AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
toast_with_undo (LydWindow *self,
                 const char *sentence,
                 const char *action,
                 const LydId *id)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  g_autofree char *target = lyd_id_to_string (id);
  AdwToast *toast = adw_toast_new (escaped);

  /* What was done last is what can be taken back now. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_target (toast, "s", target);
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Says what was done, with the way back. @entry: of the journal */
void
lyd_window_toast_undo (LydWindow *self,
                       const char *sentence,
                       const LydId *entry)
{
  toast_with_undo (self, sentence, "win.undo", entry);
}

/**
 * lyd_window_toast_next:
 * @button: what is most likely done next; its action has to be set
 * @entry: what the toast takes back
 *
 * As lyd_window_toast_undo(), with a second button, and for longer: there is something to decide.
 *
 * Returns: (transfer none): the toast
 */
AdwToast *
lyd_window_toast_next (LydWindow *self,
                       const char *sentence,
                       GtkWidget *button,
                       const LydId *entry)
{
  g_autofree char *target = lyd_id_to_string (entry);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (sentence);
  AdwToast *toast = adw_toast_new (escaped);

  /* Where both do not fit beside each other, they stand below each other. */
  if (gtk_widget_get_width (GTK_WIDGET (self)) < TWO_BUTTONS_WIDTH) {
    gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
    gtk_box_set_spacing (GTK_BOX (box), 0);
  }
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  adw_toast_set_custom_title (toast, box);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, DECIDE_SECONDS);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_target (toast, "s", target);
  adw_toast_set_action_name (toast, "win.undo");
  lyd_window_add_toast (self, toast);
  return toast;
}

/* The same for a check-in, which is in the log rather than in the journal. */
void
lyd_window_toast_undo_scan (LydWindow *self,
                            const char *sentence,
                            const LydId *scan)
{
  toast_with_undo (self, sentence, "win.undo-scan", scan);
}

static void
taken_back_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL && undone->kept > 0 ? lyd_undo_result_describe (undone) : NULL;

  if (self->store != LYD_STORE (source))
    return;
  if (undone == NULL)
    lyd_window_toast (self, error->message);
  else
    lyd_window_toast (self, words != NULL ? words : _ ("Undone"));
}

static void
scan_taken_back_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (LydWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) undone = lyd_store_admission_finish (LYD_STORE (source), result, &error);

  if (self->store == LYD_STORE (source))
    lyd_window_toast (self, undone != NULL ? _ ("Check-in taken back") : error->message);
}

static gboolean
read_id (GVariant *parameter,
         LydId *id)
{
  return lyd_id_from_string (id, g_variant_get_string (parameter, NULL));
}

static void
event_read_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEventSummary) summary = lyd_store_get_event_finish (LYD_STORE (source), result, &error);
  const LydId *open;

  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (summary == NULL) {
    lyd_window_toast (self, error->message);
    return;
  }
  self->current = summary->event->id;
  /* Opened twice, as by a new event and a click on it: what is looked at stays. */
  open = get_open_event (self);
  self->event = ensure_page (self->content, "event", LYD_TYPE_EVENT_PAGE);
  if (open != NULL && lyd_id_equal (open, &summary->event->id))
    lyd_event_page_update (self->event, summary);
  else
    lyd_event_page_set_event (self->event, self->store, summary);
  gtk_stack_set_visible_child_name (self->content, "event");
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
  if (self->to_print != NULL)
    lyd_event_page_print_badges (self->event, self->to_print);
  g_clear_pointer (&self->to_print, g_array_unref);
  if (self->to_find != NULL)
    lyd_event_page_show_attendance (self->event, self->to_find);
  g_clear_pointer (&self->to_find, g_free);
}

/* Opens an event with what is on file of somebody's attendance. */
void
lyd_window_open_attendance (LydWindow *self,
                            const LydId *event,
                            const char *name)
{
  g_free (self->to_find);
  self->to_find = g_strdup (name);
  lyd_window_open_event (self, event);
}

/* Opens an event with the badges of these registrations. @ids: (element-type LydId) */
void
lyd_window_print_badges (LydWindow *self,
                         const LydId *event,
                         GArray *ids)
{
  g_clear_pointer (&self->to_print, g_array_unref);
  self->to_print = g_array_ref (ids);
  lyd_window_open_event (self, event);
}

/* Goes to one page of the event that is open: "attendance". */
void
lyd_window_show_event_page (LydWindow *self,
                            const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (self->event), "event.show", "s", name);
}

/* Opens an event's page, whether it is listed yet or not. */
void
lyd_window_open_event (LydWindow *self,
                       const LydId *event)
{
  if (self->store != NULL)
    lyd_store_get_event_async (self->store, event, self->cancellable, event_read_cb, g_object_ref (self));
}

static void
open_event_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  LydId id;

  if (read_id (parameter, &id))
    lyd_window_open_event (self, &id);
}

/* @session: (nullable): %NULL opens the one whose window is open now */
void
lyd_window_open_desk (LydWindow *self,
                      const LydId *event,
                      const LydId *session)
{
  LydDeskWindow *desk = NULL;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->store == NULL)
    return;
  for (GList *l = gtk_application_get_windows (application); l != NULL && desk == NULL; l = l->next)
    if (LYD_IS_DESK_WINDOW (l->data) && lyd_desk_window_is_for (l->data, event))
      desk = l->data;
  if (desk == NULL)
    desk = lyd_desk_window_new (application, self->store, event);
  if (session != NULL)
    lyd_desk_window_show_session (desk, session);
  gtk_window_present (GTK_WINDOW (desk));
}

static void
open_desk_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  LydId id;

  if (self->store != NULL && read_id (parameter, &id) && find_summary (self, &id) != NULL)
    lyd_window_open_desk (self, &id, NULL);
}

static void
open_today_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);

  if (self->store != NULL && !lyd_id_is_none (&self->today))
    lyd_window_open_desk (self, &self->today, NULL);
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "event") == 0) {
    lyd_window_sections_return (self);
  } else if (!lyd_window_sections_back (self)) {
    adw_leaflet_set_visible_child (self->leaflet, gtk_widget_get_first_child (GTK_WIDGET (self->leaflet)));
  }
}

static void
undo_scan_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  LydId scan;

  if (self->store != NULL && read_id (parameter, &scan))
    lyd_store_undo_scan_async (self->store, &scan, scan_taken_back_cb, g_object_ref (self));
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  LydId entry;

  if (self->store != NULL && read_id (parameter, &entry))
    lyd_store_undo_async (self->store, &entry, taken_back_cb, g_object_ref (self));
}

static void
search_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "event") == 0)
    lyd_event_page_search (self->event);
  else if (!lyd_window_sections_search (self))
    lyd_events_page_search (self->events);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = lyd_store_undo_last_finish (LYD_STORE (source), result, &error);

  if (self->store == LYD_STORE (source))
    lyd_window_toast (self, sentence != NULL ? sentence : error->message);
}

static void
undo_last_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);

  if (self->store != NULL)
    lyd_store_undo_last_async (self->store, undone_cb, g_object_ref (self));
}

/* (nullable): %NULL until a file is empty */
LydFirstRun *
lyd_window_get_first_run (LydWindow *self)
{
  return self->first_run;
}

AdwLeaflet *
lyd_window_get_leaflet (LydWindow *self)
{
  return self->leaflet;
}

GtkStack *
lyd_window_get_content (LydWindow *self)
{
  return self->content;
}

GtkListBox *
lyd_window_get_sections (LydWindow *self)
{
  return self->sections;
}

static void
restore_size (LydWindow *self)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();

  gtk_window_set_default_size (GTK_WINDOW (self), 1100, 720);
  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
lyd_window_close_request (GtkWindow *window)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();
  int width, height;

  if (settings != NULL) {
    gtk_window_get_default_size (window, &width, &height);
    g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
    if (!gtk_window_is_maximized (window) && width >= 360 && height >= 294) {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  }
  return GTK_WINDOW_CLASS (lyd_window_parent_class)->close_request (window);
}

static void
lyd_window_dispose (GObject *object)
{
  LydWindow *self = LYD_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_WINDOW);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_pointer (&self->to_print, g_array_unref);
  g_clear_pointer (&self->to_find, g_free);

  G_OBJECT_CLASS (lyd_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, loading_label);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, sections);
  gtk_widget_class_bind_template_child_full (widget_class, "today", FALSE, G_STRUCT_OFFSET (LydWindow, today_box));
  gtk_widget_class_bind_template_child (widget_class, LydWindow, today_title);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, today_line);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, content);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, events);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, demo_bar);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, desk_bar);
  gtk_widget_class_bind_template_child (widget_class, LydWindow, archive_bar);
}

static void
lyd_window_class_init (LydWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lyd_window_close_request;

  g_type_ensure (LYD_TYPE_EVENTS_PAGE);

  g_type_ensure (LYD_TYPE_DESK_BAR);
  g_type_ensure (LYD_TYPE_ARCHIVE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/lyd-window.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "win.open-event", "s", open_event_action);
  gtk_widget_class_install_action (widget_class, "win.open-desk", "s", open_desk_action);
  gtk_widget_class_install_action (widget_class, "win.open-today", NULL, open_today_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.undo-last", NULL, undo_last_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.undo", "s", undo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-scan", "s", undo_scan_action);
  lyd_window_files_install (widget_class);
  lyd_window_planning_install (widget_class);
  lyd_window_sections_install (widget_class);
}

static void
lyd_window_init (LydWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->desk_bar, "said", G_CALLBACK (lyd_window_toast), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-today", FALSE);
  g_object_bind_property (self->leaflet, "folded", self->events, "narrow", G_BINDING_SYNC_CREATE);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
  restore_size (self);
  lyd_window_files_init (self);
  lyd_window_sections_init (self);
}

LydWindow *
lyd_window_new (LydApplication *application)
{
  return g_object_new (LYD_TYPE_WINDOW, "application", application, NULL);
}
