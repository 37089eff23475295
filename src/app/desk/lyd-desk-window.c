#include "lyd-desk-window.h"

#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-keys.h"
#include "desk/lyd-desk-reason.h"
#include "desk/lyd-desk-results.h"
#include "desk/lyd-desk-side.h"
#include "desk/lyd-desk-walk-in.h"
#include "lyd-code.h"
#include "lyd-phrases.h"
#include "lyd-store-desk.h"
#include "lyd-store-events.h"
#include "lyd-store-roster.h"

#include <glib/gi18n.h>

/*
 * One session's door. Whatever is done here is an action of the group "desk": buttons, keys, the hand scanner and the
 * tests call the same ones. Only what is on disk turns the card green.
 */
struct _LydDeskWindow {
  AdwApplicationWindow parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  GCancellable *cancellable;
  GCancellable *search_asked;
  GSimpleActionGroup *actions;
  LydDeskKeys *keys;
  guint refresh_source;
  guint tall_source;
  gboolean tall;

  LydId event;
  LydSession *session; /* one of the next; NULL until it has been read */
  GPtrArray *sessions; /* LydSession */
  LydId wanted;        /* the session to open on; none: the one whose window is open */
  GTimeZone *zone;

  GPtrArray *found;         /* LydRosterRow: the results of the search */
  char *entered;            /* the text with which Enter came before them */
  LydRosterRow *person;     /* whose confirmation card is open */
  LydAdmissionResult *last; /* what the card shows */
  gboolean walk_in_begun;   /* somebody is half written down: a scan in between does not lose them */
  gboolean walk_in_asked;   /* ... and being registered */
  LydId last_entry;         /* the scan that "undo last" takes back */

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkMenuButton *session_button;
  GtkLabel *session_label;
  GtkSearchEntry *entry;
  GtkStack *pages;
  LydDeskCard *card;
  GtkListBox *results;
  GtkLabel *hint;
  LydDeskWalkIn *walk_in;
  LydDeskReason *reason;
  LydDeskSide *side;
  GtkLabel *station;
  GtkLabel *saved;
};

G_DEFINE_FINAL_TYPE (LydDeskWindow, lyd_desk_window, ADW_TYPE_APPLICATION_WINDOW)

#define MAX_RESULTS 40
#define REFRESH_MS 40
/* From this height the card's letters are a size larger; below this width there is no room for the side. */
#define TALL 700
#define WIDE 860

static void
toast (LydDeskWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
activate (LydDeskWindow *self,
          const char *name,
          GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), name, parameter);
}

static gboolean
is_page (LydDeskWindow *self,
         const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), name) == 0;
}

static gboolean
is_leaving (LydDeskWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "mode");

  return g_strcmp0 (g_variant_get_string (state, NULL), "out") == 0;
}

static GSimpleAction *
get_action (LydDeskWindow *self,
            const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

/* Shows the card and waits for the next scan or name. */
static void
show_card (LydDeskWindow *self)
{
  g_autofree char *words =
    g_strdup_printf ("%s. %s", lyd_desk_card_get_word (self->card), lyd_desk_card_get_name (self->card));

  g_cancellable_cancel (self->search_asked);
  g_clear_pointer (&self->entered, g_free);
  gtk_stack_set_visible_child_name (self->pages, "card");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  /* The card's box is the alert. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self->card))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
forget_person (LydDeskWindow *self)
{
  g_clear_pointer (&self->person, lyd_roster_row_free);
  g_simple_action_set_enabled (get_action (self, "confirm"), FALSE);
}

/* ---- beside the card ---- */

static void
desk_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDeskState) state = lyd_store_get_desk_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (state == NULL) {
    toast (self, error->message);
    return;
  }
  lyd_desk_side_set_state (self->side, state, self->zone, lyd_store_get_now (self->store));
  self->last_entry = lyd_id_none;
  for (guint i = 0; i < state->recent->len && lyd_id_is_none (&self->last_entry); i++) {
    const LydRecentScan *scan = g_ptr_array_index (state->recent, i);

    if (!scan->undone && (scan->verdict == LYD_VERDICT_ADMITTED || scan->verdict == LYD_VERDICT_LEFT))
      self->last_entry = scan->scan;
  }
  g_simple_action_set_enabled (get_action (self, "undo-last"), !lyd_id_is_none (&self->last_entry));
}

static gboolean
refresh_cb (gpointer data)
{
  LydDeskWindow *self = data;
  gint64 midnight;

  self->refresh_source = 0;
  if (self->session == NULL)
    return G_SOURCE_REMOVE;
  midnight = lyd_time_day_start (lyd_time_local_day (lyd_store_get_now (self->store), self->zone), self->zone);
  lyd_store_get_desk_async (self->store, &self->event, &self->session->id, midnight, self->cancellable, desk_read_cb,
                            g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydDeskWindow *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

/* ---- scans and their results ---- */

static LydAttempt
make_attempt (LydDeskWindow *self,
              LydSource source)
{
  return (LydAttempt){
    .session = self->session->id,
    .kind = is_leaving (self) ? LYD_SCAN_EXIT : LYD_SCAN_ENTRY,
    .attempt = lyd_store_make_id (self->store),
    .source = source,
  };
}

static void
open_registration (LydDeskWindow *self,
                   const LydId *registration)
{
  g_autofree char *target = lyd_id_to_string (registration);

  activate (self, "open", g_variant_new_string (target));
}

/* The answer to every attempt and every undo. */
static void
admitted_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) admission = lyd_store_admission_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return; /* the desk is closed; what was recorded stands */
  if (self->walk_in_asked && admission == NULL && g_error_matches (error, LYD_ERROR, LYD_ERROR_INVALID)) {
    self->walk_in_asked = FALSE;
    lyd_desk_walk_in_show_problem (self->walk_in, error->message);
    return;
  }
  if (admission != NULL && admission->verdict == LYD_VERDICT_IDENTIFY) {
    open_registration (self, &admission->registration);
    return;
  }

  if (self->walk_in_asked)
    self->walk_in_begun = FALSE;
  self->walk_in_asked = FALSE;
  forget_person (self);
  g_clear_pointer (&self->last, lyd_admission_result_free);
  if (admission == NULL) {
    lyd_desk_card_show_problem (self->card, error->message);
  } else {
    lyd_desk_card_show_result (self->card, admission, self->zone);
    self->last = g_steal_pointer (&admission);
  }
  g_simple_action_set_enabled (get_action (self, "override"),
                               self->last != NULL && !lyd_id_is_none (&self->last->registration));
  show_card (self);
}

static void
scan_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;
  const char *text = g_variant_get_string (parameter, NULL);
  LydAttempt attempt;

  if (self->session == NULL || lyd_desk_keys_is_repeat (self->keys, text))
    return;
  attempt = make_attempt (self, LYD_SOURCE_SCANNER);
  attempt.text = text;
  lyd_store_admit_async (self->store, &attempt, admitted_cb, g_object_ref (self));
}

static void
undo_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;
  LydId scan;

  if (!lyd_id_from_string (&scan, g_variant_get_string (parameter, NULL)))
    return;
  lyd_desk_keys_forget (self->keys);
  lyd_store_undo_scan_async (self->store, &scan, admitted_cb, g_object_ref (self));
}

static void
undo_last_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  LydDeskWindow *self = data;
  g_autofree char *target = lyd_id_to_string (&self->last_entry);

  if (lyd_id_is_none (&self->last_entry))
    return;
  /* Enabled again with the next one, once the log has been read. */
  self->last_entry = lyd_id_none;
  g_simple_action_set_enabled (action, FALSE);
  activate (self, "undo", g_variant_new_string (target));
}

static void
override_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  LydDeskWindow *self = data;

  lyd_desk_reason_start (self->reason, self->last->name);
  gtk_stack_set_visible_child_name (self->pages, "reason");
}

static void
override_done_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer data)
{
  LydDeskWindow *self = data;
  g_autofree char *reason = lyd_desk_reason_dup (self->reason);
  LydAttempt attempt;

  if (self->last == NULL || !is_page (self, "reason"))
    return;
  lyd_desk_keys_forget (self->keys);
  attempt = make_attempt (self, LYD_SOURCE_SEARCH);
  attempt.override = reason;
  lyd_store_admit_registration_async (self->store, &self->last->registration, &attempt, admitted_cb,
                                      g_object_ref (self));
}

/* ---- search, and the confirmation card ---- */

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_list_rows_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (rows == NULL || rows->len == 0 || g_ptr_array_index (rows, 0) == NULL) {
    toast (self, error != NULL ? error->message : _ ("This registration is not there any more."));
    return;
  }
  forget_person (self);
  self->person = g_ptr_array_index (rows, 0);
  rows->pdata[0] = NULL;
  g_simple_action_set_enabled (get_action (self, "confirm"), TRUE);
  lyd_desk_card_show_person (self->card, self->person, self->zone, is_leaving (self));
  show_card (self);
}

static void
open_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;
  LydId id;

  if (self->session != NULL && lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    lyd_store_list_rows_async (self->store, &self->session->id, &id, 1, self->cancellable, opened_cb,
                               g_object_ref (self));
}

static void
confirm_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  LydDeskWindow *self = data;
  LydAttempt attempt = make_attempt (self, LYD_SOURCE_SEARCH);
  LydId registration = self->person->registration;

  forget_person (self); /* Enter twice is one check-in */
  lyd_store_admit_registration_async (self->store, &registration, &attempt, admitted_cb, g_object_ref (self));
}

static void
back_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;

  if (is_page (self, "walk-in"))
    self->walk_in_begun = FALSE;
  forget_person (self);
  if (self->last != NULL)
    lyd_desk_card_show_result (self->card, self->last, self->zone);
  else
    lyd_desk_card_show_ready (self->card);
  show_card (self);
}

static void
open_selected (LydDeskWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  if (self->found != NULL && index < self->found->len)
    open_registration (self, &((LydRosterRow *) g_ptr_array_index (self->found, index))->registration);
}

static void
show_found (LydDeskWindow *self,
            const char *text)
{
  guint n = self->found->len;
  g_autofree char *hint =
    g_strdup_printf (ngettext ("%u person · arrow keys choose, Enter opens the card, Esc goes back",
                               "%u people · arrow keys choose, Enter opens the card, Esc goes back", n),
                     n);

  gtk_label_set_label (self->hint, n > 0 ? hint : _ ("Nobody like that. Try fewer letters, or F6 for a walk-in."));
  lyd_desk_results_fill (self->results, self->found, text, self->zone);
  gtk_stack_set_visible_child_name (self->pages, "results");
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_search_finish (LYD_STORE (source), result, &error);
  const char *text;

  if (g_cancellable_is_cancelled (self->cancellable) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL) {
    toast (self, error->message);
    return;
  }
  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (text[0] == '\0')
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&rows);
  show_found (self, text);
  if (g_strcmp0 (self->entered, text) == 0)
    open_selected (self);
  g_clear_pointer (&self->entered, g_free);
}

static void
search_changed_cb (LydDeskWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_cancellable_cancel (self->search_asked);
  g_clear_object (&self->search_asked);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (g_strcmp0 (self->entered, text) != 0)
    g_clear_pointer (&self->entered, g_free);
  if (text[0] == '\0' && is_page (self, "results"))
    gtk_stack_set_visible_child_name (self->pages, "card");
  if (text[0] == '\0' || self->session == NULL)
    return;
  self->search_asked = g_cancellable_new ();
  lyd_store_search_async (self->store, &self->event, &self->session->id, text, MAX_RESULTS, self->search_asked,
                          found_cb, g_object_ref (self));
}

/* Enter: a whole code is a scan, a name opens the chosen card, nothing confirms the open one. */
static void
entry_activated_cb (LydDeskWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *code = lyd_code_read (text);

  if (text[0] == '\0') {
    activate (self, "confirm", NULL);
  } else if (code != NULL) {
    activate (self, "scan", g_variant_new_string (text));
  } else if (self->found != NULL) {
    open_selected (self);
  } else {
    g_free (self->entered);
    self->entered = g_strdup (text);
  }
}

static void
stop_search_cb (LydDeskWindow *self)
{
  activate (self, "back", NULL);
}

static void
result_activated_cb (LydDeskWindow *self)
{
  open_selected (self);
}

static gboolean
arrow_cb (LydDeskWindow *self,
          guint keyval)
{
  if (!is_page (self, "results") || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  lyd_desk_results_move (self->results, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

/* ---- walk-in ---- */

static void
walk_in_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  LydDeskWindow *self = data;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  forget_person (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_stack_set_visible_child_name (self->pages, "walk-in");
  if (!self->walk_in_begun || typed[0] != '\0')
    lyd_desk_walk_in_start (self->walk_in, typed);
  else
    lyd_desk_walk_in_go_on (self->walk_in);
  self->walk_in_begun = TRUE;
}

static void
walk_in_done_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer data)
{
  LydDeskWindow *self = data;
  LydRegistrationRequest request;
  LydAttempt attempt;

  if (self->session == NULL || !is_page (self, "walk-in") || !lyd_desk_walk_in_read (self->walk_in, &request))
    return;
  self->walk_in_asked = TRUE;
  attempt = make_attempt (self, LYD_SOURCE_SEARCH);
  lyd_store_walk_in_async (self->store, &self->event, &request, &attempt, admitted_cb, g_object_ref (self));
}

static void
known_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GPtrArray) rows = lyd_store_search_finish (LYD_STORE (source), result, NULL);
  const LydRosterRow *row = rows != NULL && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (rows == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (row != NULL)
    lyd_desk_walk_in_show_known (self->walk_in, row->name, row->organization, &row->registration);
  else
    lyd_desk_walk_in_show_known (self->walk_in, NULL, NULL, NULL);
}

/* Whoever is on the list is not registered again. */
static void
walk_in_name_cb (LydDeskWindow *self)
{
  const char *name = lyd_desk_walk_in_get_name (self->walk_in);

  g_cancellable_cancel (self->search_asked);
  g_clear_object (&self->search_asked);
  if (self->session == NULL || name[0] == '\0')
    return;
  self->search_asked = g_cancellable_new ();
  lyd_store_search_async (self->store, &self->event, &self->session->id, name, 1, self->search_asked, known_cb,
                          g_object_ref (self));
}

/* ---- mode and session ---- */

static void
change_mode (GSimpleAction *action,
             GVariant *value,
             gpointer data)
{
  LydDeskWindow *self = data;
  const char *mode = g_variant_get_string (value, NULL);

  if (g_strcmp0 (mode, "in") != 0 && g_strcmp0 (mode, "out") != 0)
    return;
  g_simple_action_set_state (action, value);
  lyd_desk_keys_forget (self->keys);
  if (self->person != NULL)
    lyd_desk_card_show_person (self->card, self->person, self->zone, is_leaving (self));
}

/* @session: one of self->sessions */
static void
show_session (LydDeskWindow *self,
              LydSession *session)
{
  g_autofree char *id = lyd_id_to_string (&session->id);

  self->session = session;
  g_simple_action_set_state (get_action (self, "session"), g_variant_new_string (id));
  gtk_label_set_label (self->session_label, session->title);
  lyd_desk_keys_forget (self->keys);
  g_clear_pointer (&self->last, lyd_admission_result_free);
  g_simple_action_set_enabled (get_action (self, "override"), FALSE);
  activate (self, "back", NULL);
  store_changed_cb (self);
}

static void
change_session (GSimpleAction *action,
                GVariant *value,
                gpointer data)
{
  LydDeskWindow *self = data;
  LydId id;

  if (!lyd_id_from_string (&id, g_variant_get_string (value, NULL)))
    return;
  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++) {
    LydSession *session = g_ptr_array_index (self->sessions, i);

    if (lyd_id_equal (&session->id, &id))
      show_session (self, session);
  }
}

/* Opens the desk of this session, now or once it has been read. */
void
lyd_desk_window_show_session (LydDeskWindow *self,
                              const LydId *session)
{
  self->wanted = *session;
  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++) {
    LydSession *known = g_ptr_array_index (self->sessions, i);

    if (lyd_id_equal (&known->id, session))
      show_session (self, known);
  }
}

static void
fill_session_menu (LydDeskWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (self->sessions, i);
    g_autofree char *id = lyd_id_to_string (&session->id);
    g_autofree char *clock = lyd_format_clock (session->start, self->zone);
    g_autofree char *label = g_strdup_printf ("%s · %s", session->title, clock);
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, "desk.session", "s", id);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->session_button, G_MENU_MODEL (menu));
}

static void
sessions_read_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = lyd_store_list_sessions_finish (LYD_STORE (source), result, &error);
  LydSession *open;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (sessions == NULL) {
    lyd_desk_card_show_problem (self->card, error->message);
    return;
  }
  self->sessions = g_steal_pointer (&sessions);
  fill_session_menu (self);
  open = lyd_plan_pick_session (self->sessions, lyd_store_get_now (self->store));
  if (open != NULL)
    show_session (self, open);
  if (!lyd_id_is_none (&self->wanted))
    lyd_desk_window_show_session (self, &self->wanted);
}

static void
event_read_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEventSummary) summary = lyd_store_get_event_finish (LYD_STORE (source), result, &error);
  g_autofree char *day = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (summary == NULL) {
    lyd_desk_card_show_problem (self->card, error->message);
    return;
  }
  self->zone = lyd_zone_get (summary->event->timezone);
  day = lyd_format_day (lyd_store_get_now (self->store), self->zone);
  adw_window_title_set_title (self->title, summary->event->title);
  adw_window_title_set_subtitle (self->title, day);
  gtk_window_set_title (GTK_WINDOW (self), summary->event->title);
  lyd_store_list_sessions_async (self->store, &self->event, self->cancellable, sessions_read_cb, g_object_ref (self));
}

/* ---- the window ---- */

static void
tall_cb (gpointer data)
{
  LydDeskWindow *self = data;

  self->tall_source = 0;
  if (self->tall)
    gtk_widget_add_css_class (GTK_WIDGET (self), "tall");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "tall");
  gtk_widget_set_visible (GTK_WIDGET (self->side), gtk_widget_get_width (GTK_WIDGET (self)) >= WIDE);
}

static void
lyd_desk_window_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  LydDeskWindow *self = LYD_DESK_WINDOW (widget);
  gboolean tall = height >= TALL;

  GTK_WIDGET_CLASS (lyd_desk_window_parent_class)->size_allocate (widget, width, height, baseline);
  if ((self->tall != tall || gtk_widget_get_visible (GTK_WIDGET (self->side)) != (width >= WIDE)) &&
      self->tall_source == 0)
    /* Styles may not change while sizes are being given out. */
    self->tall_source = g_idle_add_once (tall_cb, self);
  self->tall = tall;
}

static void
lyd_desk_window_dispose (GObject *object)
{
  LydDeskWindow *self = LYD_DESK_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search_asked);
  lyd_desk_keys_stop (self->keys);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->tall_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_DESK_WINDOW);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_desk_window_parent_class)->dispose (object);
}

static void
lyd_desk_window_finalize (GObject *object)
{
  LydDeskWindow *self = LYD_DESK_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->search_asked);
  g_clear_object (&self->actions);
  g_clear_object (&self->keys);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->entered, g_free);
  g_clear_pointer (&self->person, lyd_roster_row_free);
  g_clear_pointer (&self->last, lyd_admission_result_free);

  G_OBJECT_CLASS (lyd_desk_window_parent_class)->finalize (object);
}

static void
lyd_desk_window_class_init (LydDeskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_desk_window_finalize;
  widget_class->size_allocate = lyd_desk_window_size_allocate;

  g_type_ensure (LYD_TYPE_DESK_CARD);
  g_type_ensure (LYD_TYPE_DESK_REASON);
  g_type_ensure (LYD_TYPE_DESK_SIDE);
  g_type_ensure (LYD_TYPE_DESK_WALK_IN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, session_button);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, session_label);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, card);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, results);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, walk_in);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, side);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, station);
  gtk_widget_class_bind_template_child (widget_class, LydDeskWindow, saved);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "desk.back", NULL);
}

static void
add_actions (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "scan", .activate = scan_action, .parameter_type = "s" },
    { .name = "open", .activate = open_action, .parameter_type = "s" },
    { .name = "confirm", .activate = confirm_action },
    { .name = "back", .activate = back_action },
    { .name = "undo", .activate = undo_action, .parameter_type = "s" },
    { .name = "undo-last", .activate = undo_last_action },
    { .name = "override", .activate = override_action },
    { .name = "override-done", .activate = override_done_action },
    { .name = "walk-in", .activate = walk_in_action },
    { .name = "walk-in-done", .activate = walk_in_done_action },
    { .name = "mode", .parameter_type = "s", .state = "'in'", .change_state = change_mode },
    { .name = "session", .parameter_type = "s", .state = "''", .change_state = change_session },
  };
  static const char *const later[] = { "confirm", "override", "undo-last" };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    g_simple_action_set_enabled (get_action (self, later[i]), FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", G_ACTION_GROUP (self->actions));
}

static void
lyd_desk_window_init (LydDeskWindow *self)
{
  GtkEventController *arrows = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  add_actions (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = lyd_desk_keys_new (GTK_WINDOW (self), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->walk_in, "name-changed", G_CALLBACK (walk_in_name_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (arrows, GTK_PHASE_CAPTURE);
  g_signal_connect_object (arrows, "key-pressed", G_CALLBACK (arrow_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), arrows);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The desk of the session whose window is open now. */
LydDeskWindow *
lyd_desk_window_new (GtkApplication *application,
                     LydStore *store,
                     const LydId *event)
{
  LydDeskWindow *self = g_object_new (LYD_TYPE_DESK_WINDOW, "application", application, NULL);

  self->store = g_object_ref (store);
  self->event = *event;
  g_signal_group_set_target (self->store_signals, store);
  gtk_label_set_label (self->station, _ ("This desk sees every desk that uses this computer's file."));
  gtk_label_set_label (self->saved, _ ("All scans saved on this computer"));
  lyd_store_get_event_async (store, event, self->cancellable, event_read_cb, g_object_ref (self));
  return self;
}

gboolean
lyd_desk_window_is_for (LydDeskWindow *self,
                        const LydId *event)
{
  return lyd_id_equal (&self->event, event);
}

/* Whether scans are taken: the session has been read. */
gboolean
lyd_desk_window_is_ready (LydDeskWindow *self)
{
  return self->session != NULL;
}
