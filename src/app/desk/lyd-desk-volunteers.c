#include "desk/lyd-desk-page.h"
#include "desk/lyd-desk-window-private.h"

#include "lyd-store-here.h"
#include "lyd-store-pin.h"

#include <glib/gi18n.h>

/*
 * The desk as it is handed over: this event only, every other window away, and a PIN to get them back. What is locked
 * stands on disk before anything is hidden, so that whoever starts the program again after a power cut finds the same
 * desk and nothing else.
 */

#define PAGE "volunteers"

/* The page, in each of its two uses. */
struct _LydDeskVolunteers {
  LydDeskPage *page;
  GtkWidget *list;
  AdwEntryRow *pin;
  AdwEntryRow *again;
  GtkWidget *full_screen_row;
  GtkSwitch *full_screen;
  GtkLabel *problem;
  gboolean choosing; /* no PIN is set yet: it is chosen here */
  gboolean asked;    /* an answer is awaited */
  gint64 wait_until; /* LYD_TIME_NONE: not at all */
  guint wait_source;
};

gboolean
lyd_desk_window_is_for_volunteers (LydDeskWindow *self)
{
  return self->volunteers;
}

static void
set_enabled (LydDeskWindow *self,
             const char *action,
             gboolean enabled)
{
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, action), enabled);
}

/* Takes effect; what has to be on disk is. */
static void
set_volunteers (LydDeskWindow *self,
                gboolean on)
{
  self->volunteers = on;
  set_enabled (self, "open-for-volunteers", !on);
  set_enabled (self, "leave", on);
  set_enabled (self, "rename", !on);
  set_enabled (self, "open-kiosk", !on);
  lyd_desk_window_fold (self);
  lyd_desk_show_notice (self);
  if (self->last != NULL)
    lyd_desk_window_show_last (self);
  lyd_desk_refresh (self);
  g_object_notify (G_OBJECT (self), "volunteers");
}

static void
tell (LydDeskVolunteers *v,
      const char *problem)
{
  gtk_label_set_label (v->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (v->problem), problem != NULL);
}

/* A sentence while no PIN is looked at, counted down. Returns: whether that is so */
static gboolean
tell_wait (LydDeskWindow *self)
{
  LydDeskVolunteers *v = self->guard;
  gint64 left = v->wait_until != LYD_TIME_NONE ? v->wait_until - lyd_store_get_now (self->store) : 0;
  int seconds = (int) ((left + LYD_SECOND - 1) / LYD_SECOND);
  g_autofree char *text = NULL;

  gtk_editable_set_editable (GTK_EDITABLE (v->pin), left <= 0);
  if (left <= 0)
    return FALSE;
  text = seconds < 120
           ? g_strdup_printf (ngettext ("That is not the PIN. Try again in %d second.",
                                        "That is not the PIN. Try again in %d seconds.", (gulong) seconds),
                              seconds)
           : g_strdup_printf (ngettext ("That is not the PIN. Try again in %d minute.",
                                        "That is not the PIN. Try again in %d minutes.", (gulong) (seconds + 59) / 60),
                              (seconds + 59) / 60);
  tell (v, text);
  return TRUE;
}

static gboolean
wait_cb (gpointer data)
{
  LydDeskWindow *self = data;
  LydDeskVolunteers *v = self->guard;

  if (tell_wait (self))
    return G_SOURCE_CONTINUE;
  v->wait_source = 0;
  tell (v, NULL);
  if (lyd_desk_window_is_page (self, PAGE))
    gtk_widget_grab_focus (GTK_WIDGET (v->pin));
  return G_SOURCE_REMOVE;
}

static void
show_page (LydDeskWindow *self)
{
  LydDeskVolunteers *v = self->guard;

  gtk_editable_set_text (GTK_EDITABLE (v->pin), "");
  gtk_editable_set_text (GTK_EDITABLE (v->again), "");
  tell (v, NULL);
  v->asked = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (v->pin), v->choosing || self->volunteers);
  gtk_widget_set_visible (GTK_WIDGET (v->again), v->choosing);
  gtk_widget_set_visible (v->full_screen_row, !self->volunteers);
  if (self->volunteers) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (v->pin), _ ("Staff PIN"));
    lyd_desk_page_say (v->page, _ ("Staff only"), _ ("The PIN gives this computer back. Scans go on meanwhile."));
    lyd_desk_page_set_how (v->page, _ ("Forgotten? The organizer can set a new one."));
    lyd_desk_page_set_act (v->page, _ ("Leave"), "desk.volunteers-done", NULL);
  } else {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (v->pin), _ ("Choose a staff PIN, 4 to 12 digits"));
    lyd_desk_page_say (v->page, _ ("Open for volunteers"),
                       _ ("Only this event's desk stays open, until somebody types the staff PIN."));
    lyd_desk_page_set_how (v->page, v->choosing ? _ ("Write it down where volunteers do not look.")
                                                : _ ("Also after this computer was switched off."));
    lyd_desk_page_set_act (v->page, _ ("Open for Volunteers"), "desk.volunteers-done", NULL);
  }
  gtk_stack_set_visible_child_name (self->doors, "scan"); /* also where heads are counted; going back shows that */
  gtk_stack_set_visible_child_name (self->pages, PAGE);
  if (v->wait_source == 0 && tell_wait (self))
    v->wait_source = g_timeout_add_seconds (1, wait_cb, self);
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (v->pin)) ? GTK_WIDGET (v->pin) : v->full_screen_row);
}

static void
known_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean set;
  gboolean known = lyd_store_has_pin_finish (LYD_STORE (source), result, &set, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!known) {
    lyd_desk_window_toast (self, error->message);
    return;
  }
  self->guard->choosing = !set;
  show_page (self);
}

static void
open_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;

  lyd_desk_window_forget_person (self);
  lyd_store_has_pin_async (self->store, known_cb, g_object_ref (self));
}

static void
leave_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  LydDeskWindow *self = data;

  self->guard->choosing = FALSE;
  lyd_desk_window_forget_person (self);
  show_page (self);
}

/* It is on disk that this desk is open for volunteers, or no longer. */
static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean kept = lyd_store_here_finish (LYD_STORE (source), result, &error);
  LydId event;

  self->guard->asked = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!kept) {
    tell (self->guard, error->message);
    return;
  }
  set_volunteers (self, lyd_store_is_guarded (self->store, &event));
  if (!self->volunteers)
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else if (gtk_switch_get_active (self->guard->full_screen))
    gtk_window_fullscreen (GTK_WINDOW (self));
  lyd_desk_window_activate (self, "back", NULL);
}

static void
keep (LydDeskWindow *self,
      gboolean on)
{
  lyd_store_set_volunteers_async (self->store, on ? &self->event : NULL, kept_cb, g_object_ref (self));
}

static void
set_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer;
  gboolean set = lyd_store_pin_finish (LYD_STORE (source), result, &answer, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (set) {
    keep (self, TRUE);
    return;
  }
  self->guard->asked = FALSE;
  tell (self->guard, error->message);
}

static void
choose (LydDeskWindow *self)
{
  LydDeskVolunteers *v = self->guard;
  const char *pin = gtk_editable_get_text (GTK_EDITABLE (v->pin));

  if (!lyd_pin_is_valid (pin)) {
    tell (v, _ ("A PIN has 4 to 12 digits and nothing else."));
    gtk_widget_grab_focus (GTK_WIDGET (v->pin));
  } else if (g_strcmp0 (pin, gtk_editable_get_text (GTK_EDITABLE (v->again))) != 0) {
    tell (v, _ ("The two are not the same. Type the PIN again."));
    gtk_widget_grab_focus (GTK_WIDGET (v->again));
  } else {
    v->asked = TRUE;
    lyd_store_set_pin_async (self->store, NULL, pin, set_cb, g_object_ref (self));
  }
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  LydDeskVolunteers *v = self->guard;
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer = { .wait_until = LYD_TIME_NONE };
  gboolean checked = lyd_store_pin_finish (LYD_STORE (source), result, &answer, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  /* A data file that was put back may have none any more; nobody who must not leave can do that. */
  if (answer.right || g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND)) {
    keep (self, FALSE);
    return;
  }
  v->asked = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (v->pin), "");
  tell (v, checked ? _ ("That is not the PIN.") : error->message);
  v->wait_until = answer.wait_until;
  if (v->wait_source == 0 && tell_wait (self))
    v->wait_source = g_timeout_add_seconds (1, wait_cb, self);
}

static void
done_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;
  LydDeskVolunteers *v = self->guard;
  const char *pin = gtk_editable_get_text (GTK_EDITABLE (v->pin));

  if (v->asked || !lyd_desk_window_is_page (self, PAGE))
    return;
  if (!self->volunteers && v->choosing) {
    choose (self);
    return;
  }
  if (self->volunteers && (pin[0] == '\0' || tell_wait (self)))
    return;
  v->asked = TRUE;
  if (self->volunteers)
    lyd_store_check_pin_async (self->store, pin, checked_cb, g_object_ref (self));
  else
    keep (self, TRUE);
}

/* Alt+F4, the window's button, quitting: who may have the computer back knows the PIN. */
static gboolean
close_request_cb (LydDeskWindow *self)
{
  if (!self->volunteers)
    return GDK_EVENT_PROPAGATE;
  lyd_desk_window_activate (self, "leave", NULL);
  return GDK_EVENT_STOP;
}

static void
entry_activated_cb (LydDeskWindow *self)
{
  LydDeskVolunteers *v = self->guard;

  if (v->choosing && gtk_editable_get_text (GTK_EDITABLE (v->again))[0] == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (v->again));
  else
    lyd_desk_window_activate (self, "volunteers-done", NULL);
}

static AdwEntryRow *
new_pin_row (LydDeskWindow *self,
             GtkWidget *list,
             const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set (row, "input-purpose", GTK_INPUT_PURPOSE_PIN, NULL);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return ADW_ENTRY_ROW (row);
}

static void
make_page (LydDeskWindow *self)
{
  LydDeskVolunteers *v = self->guard;
  GtkBox *body;

  v->page = lyd_desk_page_new (self->pages, PAGE, "blue", "changes-prevent-symbolic");
  body = lyd_desk_page_get_body (v->page);
  v->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (v->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (v->list, "boxed-list");
  v->pin = new_pin_row (self, v->list, _ ("Staff PIN"));
  v->again = new_pin_row (self, v->list, _ ("The same PIN again"));
  v->full_screen_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (v->full_screen_row), _ ("Full screen"));
  v->full_screen = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (v->full_screen), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (v->full_screen_row), GTK_WIDGET (v->full_screen));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (v->full_screen_row), GTK_WIDGET (v->full_screen));
  gtk_list_box_append (GTK_LIST_BOX (v->list), v->full_screen_row);
  gtk_box_append (body, v->list);
  v->problem = GTK_LABEL (
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (v->problem), "lyd-red");
  gtk_box_append (body, GTK_WIDGET (v->problem));
}

void
lyd_desk_volunteers_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open-for-volunteers", .activate = open_action },
    { .name = "leave", .activate = leave_action },
    { .name = "volunteers-done", .activate = done_action },
  };

  self->guard = g_new0 (LydDeskVolunteers, 1);
  self->guard->wait_until = LYD_TIME_NONE;
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  set_enabled (self, "leave", FALSE);
  make_page (self);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

void
lyd_desk_volunteers_stop (LydDeskWindow *self)
{
  g_clear_handle_id (&self->guard->wait_source, g_source_remove);
}

/* As it was left: before anything is shown. */
void
lyd_desk_window_open_for_volunteers (LydDeskWindow *self)
{
  set_volunteers (self, TRUE);
}
