#include "lyd-event-page.h"

#include "attendance/lyd-ledger-page.h"
#include "badges/lyd-badges-page.h"
#include "closing/lyd-closing-window.h"
#include "desk/lyd-desk-door.h"
#include "doors/lyd-doors-window.h"
#include "kiosk/lyd-kiosk-opener.h"
#include "history/lyd-history-window.h"
#include "lyd-application.h"
#include "lyd-event-edit.h"
#include "lyd-phrases.h"
#include "lyd-store-plan.h"
#include "lyd-store-series.h"
#include "lyd-window.h"
#include "overview/lyd-overview-page.h"
#include "certificates/lyd-certificates-window.h"
#include "letters/lyd-letters-window.h"
#include "materials/lyd-materials-window.h"
#include "places/lyd-places-window.h"
#include "questions/lyd-questions-window.h"
#include "registrations/lyd-registrations-page.h"
#include "rehearsal/lyd-rehearsal-window.h"
#include "sessions/lyd-sessions-page.h"

#include <glib/gi18n.h>
#include <string.h>

/* Those beside the overview that read the event. */
#define N_LATER_PAGES 4

/* One event: its name and days never leave the header bar; below it the pages about it. */
struct _LydEventPage {
  AdwBin parent_instance;

  LydStore *store;
  LydEvent *event;     /* as last read */
  LydSession *session; /* of the desk when the event was opened; NULL: there is none */
  gboolean filled[N_LATER_PAGES];
  gboolean narrow;
  guint turn_source;

  GtkButton *series_link;
  AdwWindowTitle *title;
  GtkButton *desk;
  GtkWidget *strip;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *stack;
  LydOverviewPage *overview;
  LydRegistrationsPage *registrations;
  LydBadgesPage *badges;
  LydSessionsPage *sessions;
  LydLedgerPage *ledger;
  LydDeskDoor *door;
};

G_DEFINE_FINAL_TYPE (LydEventPage, lyd_event_page, ADW_TYPE_BIN)

/* Below this width what stands side by side no longer fits. */
#define WIDE_WIDTH 620
#define LEAST_WIDTH 340

/* What can be done with the event now: it follows from what was read of it. */
static void
update_actions (LydEventPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LydOverview *overview = lyd_overview_page_get_overview (self->overview);
  gboolean here = self->event != NULL;
  gboolean planned = here && self->event->state != LYD_EVENT_CANCELLED;

  gtk_widget_action_set_enabled (widget, "event.edit", here);
  gtk_widget_action_set_enabled (widget, "event.places", here);
  gtk_widget_action_set_enabled (widget, "event.materials", here);
  gtk_widget_action_set_enabled (widget, "event.doors", planned && self->event->mode != LYD_MODE_ONLINE);
  gtk_widget_action_set_enabled (widget, "event.open-kiosk",
                                 planned && self->event->mode != LYD_MODE_ONLINE && !self->event->sensitive);
  gtk_widget_action_set_enabled (widget, "event.rehearse", planned && self->event->mode != LYD_MODE_ONLINE);
  gtk_widget_action_set_enabled (widget, "event.letters", here && !self->event->sensitive);
  gtk_widget_action_set_enabled (widget, "event.certificates", here && !self->event->sensitive);
  gtk_widget_action_set_enabled (widget, "event.close", here);
  gtk_widget_action_set_enabled (widget, "event.duplicate", here);
  gtk_widget_action_set_enabled (widget, "event.cancel", planned);
  gtk_widget_action_set_enabled (widget, "event.delete", here && overview != NULL && !overview->used);
  gtk_widget_action_set_enabled (widget, "event.undo-import",
                                 here && overview != NULL && !lyd_id_is_none (&overview->last_import));
}

/* ---- acts ---- */

static LydWindow *
get_window (LydEventPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return LYD_IS_WINDOW (root) ? LYD_WINDOW (root) : NULL;
}

/* The copy is what somebody wants to look at next. */
static void
duplicated_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydEventPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  LydWindow *window = get_window (self);

  if (window == NULL || self->store != LYD_STORE (source))
    return;
  if (done == NULL) {
    lyd_window_toast (window, error->message);
    return;
  }
  lyd_window_open_event (window, &done->subject);
  if (done->sentence != NULL)
    lyd_window_toast_undo (window, done->sentence, &done->entry);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  LydWindow *window = get_window (self);

  if (window != NULL && self->event != NULL)
    lyd_event_edit (window, self->event, NULL);
}

static void
duplicate_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);

  lyd_store_duplicate_event_async (self->store, &self->event->id, duplicated_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  LydWindow *window = get_window (self);

  if (window != NULL && self->event != NULL)
    lyd_event_cancel (window, self->event);
}

/* The window leaves the page once the list does not have the event any more. */
static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  LydWindow *window = get_window (self);

  if (window != NULL && self->event != NULL)
    lyd_event_delete (window, self->event);
}

static void
history_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  GtkWindow *root = GTK_WINDOW (gtk_widget_get_root (widget));

  if (self->event != NULL)
    gtk_window_present (GTK_WINDOW (lyd_history_window_new (root, self->store, self->event)));
}

static void
open_registration_cb (LydEventPage *self,
                      const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "event.show-registration", "s", text);
}

/* What is asked, or what was answered. */
static void
questions_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  LydQuestionsWindow *window;

  if (self->event == NULL)
    return;
  window = lyd_questions_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, self->event);
  g_signal_connect_object (window, "open-registration", G_CALLBACK (open_registration_cb), self, G_CONNECT_SWAPPED);
  if (strcmp (name, "event.answers") == 0)
    lyd_questions_window_show_answers (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
undo_import_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  const LydOverview *overview = lyd_overview_page_get_overview (self->overview);
  g_autofree char *entry = NULL;

  if (overview == NULL)
    return;
  entry = lyd_id_to_string (&overview->last_import);
  gtk_widget_activate_action (widget, "win.undo", "s", entry);
}

/* @parameter: a page of the window, or the id of a session whose waiting list is looked at */
static void
places_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  const char *words = g_variant_get_string (parameter, NULL);
  LydPlacesWindow *window;
  LydId session;
  gboolean waits;

  if (self->event == NULL)
    return;
  waits = lyd_id_from_string (&session, words);
  window = lyd_places_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, self->event,
                                  waits ? LYD_PLACES_WAITING : words);
  if (waits)
    lyd_places_window_choose_session (window, &session);
  gtk_window_present (GTK_WINDOW (window));
}

/* @parameter: the id of a session, or nothing for the whole event */
static void
materials_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  LydId session;
  gboolean one = lyd_id_from_string (&session, g_variant_get_string (parameter, NULL));

  if (self->event != NULL)
    gtk_window_present (GTK_WINDOW (lyd_materials_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store,
                                                              self->event, one ? &session : NULL)));
}

/* @parameter: the id of a registration, or nothing for everybody */
static void
certificates_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  LydId registration;
  gboolean one = lyd_id_from_string (&registration, g_variant_get_string (parameter, NULL));

  if (self->event != NULL)
    gtk_window_present (GTK_WINDOW (lyd_certificates_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store,
                                                                 self->event, one ? &registration : NULL)));
}

/* @parameter: which letter */
static void
letters_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  int kind = lyd_word_find (&lyd_letter_kinds, g_variant_get_string (parameter, NULL));

  if (self->event == NULL)
    return;
  /* Who is asked to write to people of a cancelled event wants to say so. */
  if (kind < 0)
    kind = self->event->state == LYD_EVENT_CANCELLED ? LYD_LETTER_CANCELLED
           : lyd_invitation_is_ours (self->event)    ? LYD_LETTER_INVITATION
                                                     : LYD_LETTER_REMINDER;
  gtk_window_present (GTK_WINDOW (lyd_letters_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store,
                                                          self->event, (LydLetterKind) kind)));
}

/* What has to be ready before people come. */
static void
doors_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (gtk_widget_get_root (widget)));
  LydBackupKeeper *keeper = lyd_application_get_backup_keeper (LYD_APPLICATION (application));

  if (self->event != NULL)
    gtk_window_present (GTK_WINDOW (lyd_doors_window_new (widget, self->store, self->event, keeper)));
}

/* What is left to do once it is over. */
static void
close_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);

  if (self->event != NULL)
    gtk_window_present (GTK_WINDOW (lyd_closing_window_new (widget, self->store, self->event)));
}

static void
rehearse_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (gtk_widget_get_root (widget)));

  if (self->event != NULL)
    gtk_window_present (GTK_WINDOW (lyd_rehearsal_window_new (application, self->store, &self->event->id)));
}

/* A process of its own at one of the event's doors. */
static void
open_kiosk_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);

  if (self->event != NULL)
    gtk_window_present (GTK_WINDOW (
      lyd_kiosk_opener_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, &self->event->id, NULL)));
}

/* ---- going places ---- */

static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  const char *page = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (self->stack, page) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, page);
}

static void
show_rows_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->stack, "registrations");
  g_object_set (self->registrations, "filter", g_variant_get_string (parameter, NULL), NULL);
}

/* Goes to one registration, whatever the list showed before. */
static void
show_registration_action (GtkWidget *widget,
                          const char *name,
                          GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  LydId id;

  if (!lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  adw_view_stack_set_visible_child_name (self->stack, "registrations");
  lyd_registrations_page_choose (self->registrations, &id);
}

/* Goes to the badges that are said to need printing. */
static void
show_badges_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->stack, "badges");
  lyd_badges_page_propose (self->badges, strcmp (g_variant_get_string (parameter, NULL), "changed") == 0
                                           ? LYD_BADGES_CHANGED
                                           : LYD_BADGES_UNPRINTED);
}

static void
overview_changed_action (GtkWidget *widget,
                         const char *name,
                         GVariant *parameter)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  const LydOverview *overview = lyd_overview_page_get_overview (self->overview);

  if (overview != NULL)
    lyd_desk_door_set_event (self->door, overview->summary);
  update_actions (self);
}

static void
set_narrow (LydEventPage *self,
            gboolean narrow)
{
  self->narrow = narrow;
  /* Narrow: the name keeps the header bar for itself, the pages are at the bottom. */
  gtk_widget_set_visible (GTK_WIDGET (self->desk), !narrow);
  gtk_widget_set_visible (self->strip, !narrow);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow);
  lyd_overview_page_set_narrow (self->overview, narrow);
  lyd_registrations_page_set_narrow (self->registrations, narrow);
  lyd_sessions_page_set_narrow (self->sessions, narrow);
  lyd_ledger_page_set_narrow (self->ledger, narrow);
}

/* The pages read an event when they are first gone to: nobody waits for what is not looked at. */
static void
fill_page (LydEventPage *self,
           const char *name)
{
  static const char *const names[N_LATER_PAGES] = { "registrations", "badges", "sessions", "attendance" };
  LydEventSummary summary = { .event = self->event, .session = self->session };

  for (guint i = 0; self->event != NULL && i < N_LATER_PAGES; i++) {
    if (self->filled[i] || g_strcmp0 (name, names[i]) != 0)
      continue;
    self->filled[i] = TRUE;
    if (i == 0)
      lyd_registrations_page_set_event (self->registrations, self->store, &summary);
    else if (i == 1)
      lyd_badges_page_set_event (self->badges, self->store, &self->event->id);
    else if (i == 2)
      lyd_sessions_page_set_event (self->sessions, self->store, self->event);
    else
      lyd_ledger_page_set_event (self->ledger, self->store, self->event);
  }
}

/* One suggested button a page: where there is another one, the desk's is not. */
static void
page_changed_cb (LydEventPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  fill_page (self, name);
  if (g_strcmp0 (name, "badges") == 0 || g_strcmp0 (name, "attendance") == 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->desk), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->desk), "suggested-action");
}

static gboolean
turn_cb (gpointer data)
{
  LydEventPage *self = data;

  self->turn_source = 0;
  set_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)) < WIDE_WIDTH);
  return G_SOURCE_REMOVE;
}

/* Its own width decides, and it asks for the same either way: were it to ask for less once narrow, the window around it
 * would fold and unfold for ever. */
static void
lyd_event_page_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LEAST_WIDTH;
    *natural = WIDE_WIDTH;
    return;
  }
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (for_size >= 0)
    for_size = MAX (for_size, least);
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
lyd_event_page_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  LydEventPage *self = LYD_EVENT_PAGE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
  if ((width < WIDE_WIDTH) != self->narrow && self->turn_source == 0)
    self->turn_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, self, NULL);
}

static void
lyd_event_page_dispose (GObject *object)
{
  LydEventPage *self = LYD_EVENT_PAGE (object);

  g_clear_handle_id (&self->turn_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_EVENT_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->session, lyd_session_free);
  G_OBJECT_CLASS (lyd_event_page_parent_class)->dispose (object);
}

static void
lyd_event_page_class_init (LydEventPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_event_page_dispose;
  widget_class->measure = lyd_event_page_measure;
  widget_class->size_allocate = lyd_event_page_size_allocate;

  g_type_ensure (LYD_TYPE_OVERVIEW_PAGE);
  g_type_ensure (LYD_TYPE_REGISTRATIONS_PAGE);
  g_type_ensure (LYD_TYPE_BADGES_PAGE);
  g_type_ensure (LYD_TYPE_SESSIONS_PAGE);
  g_type_ensure (LYD_TYPE_LEDGER_PAGE);
  g_type_ensure (LYD_TYPE_DESK_DOOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-event-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, title);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, series_link);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, desk);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, strip);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, switcher_bar);
  gtk_widget_class_bind_template_child_full (widget_class, "event_stack", FALSE, G_STRUCT_OFFSET (LydEventPage, stack));
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, overview);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, registrations);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, badges);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, sessions);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, ledger);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, door);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);

  gtk_widget_class_install_action (widget_class, "event.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "event.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "event.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "event.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "event.undo-import", NULL, undo_import_action);
  gtk_widget_class_install_action (widget_class, "event.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "event.places", "s", places_action);
  gtk_widget_class_install_action (widget_class, "event.questions", NULL, questions_action);
  gtk_widget_class_install_action (widget_class, "event.answers", NULL, questions_action);
  gtk_widget_class_install_action (widget_class, "event.letters", "s", letters_action);
  gtk_widget_class_install_action (widget_class, "event.materials", "s", materials_action);
  gtk_widget_class_install_action (widget_class, "event.certificates", "s", certificates_action);
  gtk_widget_class_install_action (widget_class, "event.doors", NULL, doors_action);
  gtk_widget_class_install_action (widget_class, "event.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "event.open-kiosk", NULL, open_kiosk_action);
  gtk_widget_class_install_action (widget_class, "event.rehearse", NULL, rehearse_action);
  gtk_widget_class_install_action (widget_class, "event.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "event.show-registration", "s", show_registration_action);
  gtk_widget_class_install_action (widget_class, "event.show-rows", "s", show_rows_action);
  gtk_widget_class_install_action (widget_class, "event.show-badges", "s", show_badges_action);
  gtk_widget_class_install_action (widget_class, "event.overview-changed", NULL, overview_changed_action);
}

static void
lyd_event_page_init (LydEventPage *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/* "7 of 12 in Monthly Peer Exchange": which of its dates it is, without those that were cancelled. */
static void
series_read_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (LydEventPage) self = data;
  g_autoptr (LydSeriesPage) page = lyd_store_get_series_finish (LYD_STORE (source), result, NULL);
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  int n = 0;
  int place = 0;

  if (page == NULL || self->event == NULL || !lyd_id_equal (&page->line->series->id, &self->event->series))
    return;
  for (guint i = 0; i < page->events->len; i++) {
    const LydEvent *event = ((const LydSeriesEvent *) g_ptr_array_index (page->events, i))->event;

    n += event->state != LYD_EVENT_CANCELLED;
    if (lyd_id_equal (&event->id, &self->event->id))
      place = n;
  }
  id = lyd_id_to_string (&page->line->series->id);
  /* Translators: which date of a series: "7 of 12 in Monthly Peer Exchange" */
  label = g_strdup_printf (_ ("%d of %d in %s"), place, n, page->line->series->title);
  gtk_button_set_label (self->series_link, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->series_link), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->series_link), "win.open-series");
  gtk_widget_set_visible (GTK_WIDGET (self->series_link), self->event->state != LYD_EVENT_CANCELLED);
}

static void
show_series (LydEventPage *self)
{
  if (lyd_id_is_none (&self->event->series))
    gtk_widget_set_visible (GTK_WIDGET (self->series_link), FALSE);
  else if (self->store != NULL)
    lyd_store_get_series_async (self->store, &self->event->series, NULL, series_read_cb, g_object_ref (self));
}

/* The event as it is now; the pages keep their places. */
void
lyd_event_page_update (LydEventPage *self,
                       const LydEventSummary *summary)
{
  g_autofree char *days = lyd_format_days (summary->event);
  g_autofree char *subtitle = NULL;
  g_autofree char *target = lyd_id_to_string (&summary->event->id);

  if (summary->event->state == LYD_EVENT_CANCELLED)
    subtitle = g_strdup_printf ("%s · %s", _ ("Cancelled"), days);
  else if (summary->event->venue != NULL)
    subtitle = g_strdup_printf ("%s · %s", days, summary->event->venue);
  g_clear_pointer (&self->event, lyd_event_free);
  self->event = lyd_event_copy (summary->event);
  adw_window_title_set_title (self->title, summary->event->title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : days);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->desk), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->desk), "win.open-desk");
  lyd_desk_door_set_event (self->door, summary);
  show_series (self);
  update_actions (self);
}

/* @store: (nullable): %NULL empties the page */
void
lyd_event_page_set_event (LydEventPage *self,
                          LydStore *store,
                          const LydEventSummary *summary)
{
  g_set_object (&self->store, store);
  lyd_registrations_page_set_event (self->registrations, NULL, NULL);
  lyd_badges_page_set_event (self->badges, NULL, NULL);
  lyd_sessions_page_set_event (self->sessions, NULL, NULL);
  lyd_ledger_page_set_event (self->ledger, NULL, NULL);
  memset (self->filled, 0, sizeof self->filled);
  g_clear_pointer (&self->session, lyd_session_free);
  lyd_overview_page_set_event (self->overview, store, summary != NULL ? summary->event : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->series_link), FALSE);
  if (summary == NULL) {
    g_clear_pointer (&self->event, lyd_event_free);
    update_actions (self);
    return;
  }
  if (summary->session != NULL)
    self->session = lyd_session_copy (summary->session);
  adw_view_stack_set_visible_child_name (self->stack, "overview");
  lyd_event_page_update (self, summary);
}

/* (nullable): %NULL while there is no event */
const LydId *
lyd_event_page_get_id (LydEventPage *self)
{
  return self->event != NULL ? &self->event->id : NULL;
}

/* Goes to the badges of these registrations alone. @ids: (element-type LydId) */
void
lyd_event_page_print_badges (LydEventPage *self,
                             GArray *ids)
{
  adw_view_stack_set_visible_child_name (self->stack, "badges");
  lyd_badges_page_choose (self->badges, ids);
}

/* Goes to what is on file of somebody's attendance. */
void
lyd_event_page_show_attendance (LydEventPage *self,
                                const char *name)
{
  adw_view_stack_set_visible_child_name (self->stack, "attendance");
  lyd_ledger_page_find (self->ledger, name);
}

void
lyd_event_page_search (LydEventPage *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "registrations");
  lyd_registrations_page_search (self->registrations);
}
