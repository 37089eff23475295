#include "desk/lyd-desk-window-private.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

/* Whose door this is: event, session, direction; and the numbers beside the card. */

#define REFRESH_MS 40

/* Who came with a badge of another event. */
static void
hide_others (GPtrArray *recent)
{
  for (guint i = 0; i < recent->len; i++) {
    LydRecentScan *scan = g_ptr_array_index (recent, i);

    if (scan->verdict == LYD_VERDICT_WRONG_EVENT)
      g_clear_pointer (&scan->name, g_free);
  }
}

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
    lyd_desk_window_toast (self, error->message);
    return;
  }
  lyd_desk_check_clock (self, state->recent);
  if (self->volunteers)
    hide_others (state->recent);
  lyd_desk_side_set_state (self->side, state, self->zone, lyd_store_get_now (self->store));
  self->last_entry = lyd_id_none;
  for (guint i = 0; i < state->recent->len && lyd_id_is_none (&self->last_entry); i++) {
    const LydRecentScan *scan = g_ptr_array_index (state->recent, i);

    if (!scan->undone && (scan->verdict == LYD_VERDICT_ADMITTED || scan->verdict == LYD_VERDICT_LEFT))
      self->last_entry = scan->scan;
  }
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "undo-last"), !lyd_id_is_none (&self->last_entry));
}

static gboolean
refresh_cb (gpointer data)
{
  LydDeskWindow *self = data;
  gint64 midnight;

  self->refresh_source = 0;
  if (self->session == NULL)
    return G_SOURCE_REMOVE;
  if (lyd_desk_window_is_counting (self)) {
    lyd_desk_counter_refresh (self->counter);
    return G_SOURCE_REMOVE;
  }
  midnight = lyd_time_day_start (lyd_time_local_day (lyd_store_get_now (self->store), self->zone), self->zone);
  lyd_store_get_desk_async (self->store, &self->event, &self->session->id, midnight, self->cancellable, desk_read_cb,
                            g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
lyd_desk_refresh (LydDeskWindow *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
change_mode (GSimpleAction *action,
             GVariant *value,
             gpointer data)
{
  LydDeskWindow *self = data;
  const char *mode = g_variant_get_string (value, NULL);

  if (g_strcmp0 (mode, "in") != 0 && g_strcmp0 (mode, "out") != 0 && g_strcmp0 (mode, "look") != 0)
    return;
  g_simple_action_set_state (action, value);
  lyd_desk_keys_forget (self->keys);
  lyd_desk_show_notice (self);
  if (self->person != NULL)
    lyd_desk_card_show_person (self->card, self->person, self->zone, lyd_desk_window_is_leaving (self));
}

/* Everything works, nothing is recorded. */
static void
change_practice (GSimpleAction *action,
                 GVariant *value,
                 gpointer data)
{
  LydDeskWindow *self = data;

  g_simple_action_set_state (action, value);
  lyd_desk_keys_forget (self->keys);
  lyd_desk_show_notice (self);
  g_clear_pointer (&self->last, lyd_admission_result_free);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "override"), FALSE);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "answer"), FALSE);
  lyd_desk_window_activate (self, "back", NULL);
}

/* What was typed and scanned while the first session was being read. */
static void
take_early (LydDeskWindow *self,
            const char *typed)
{
  g_autoptr (GPtrArray) early = g_steal_pointer (&self->early);

  self->early = g_ptr_array_new_with_free_func (g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  lyd_desk_search_again (self);
  for (guint i = 0; i < early->len; i++)
    lyd_desk_window_activate (self, "scan", g_variant_new_string (g_ptr_array_index (early, i)));
}

/* Where people are scanned, or where heads are counted. */
static void
show_door (LydDeskWindow *self)
{
  gboolean counts = self->counted || self->session->sensitive;

  gtk_stack_set_visible_child_name (self->doors, counts ? "count" : "scan");
  lyd_desk_counter_show (self->counter, self->store, counts ? self->session : NULL);
  lyd_desk_window_fold (self);
  if (!counts)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* After a page that was shown in the place of the counter of heads. */
void
lyd_desk_show_own_door (LydDeskWindow *self)
{
  if (self->session != NULL && (self->counted || self->session->sensitive))
    show_door (self);
}

/* @session: one of self->sessions */
static void
show_session (LydDeskWindow *self,
              LydSession *session)
{
  g_autofree char *id = lyd_id_to_string (&session->id);
  g_autofree char *typed =
    self->session == NULL ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))) : NULL;

  self->session = session;
  g_simple_action_set_state (lyd_desk_window_get_action (self, "session"), g_variant_new_string (id));
  gtk_label_set_label (self->session_label, session->title);
  show_door (self);
  lyd_desk_keys_forget (self->keys);
  g_clear_pointer (&self->last, lyd_admission_result_free);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "override"), FALSE);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "answer"), FALSE);
  lyd_desk_window_activate (self, "back", NULL);
  lyd_desk_refresh (self);
  if (typed != NULL)
    take_early (self, typed);
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

static void
next_session_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer data)
{
  LydDeskWindow *self = data;
  guint index = 0;

  if (self->session != NULL && g_ptr_array_find (self->sessions, self->session, &index))
    show_session (self, g_ptr_array_index (self->sessions, (index + 1) % self->sessions->len));
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

void
lyd_desk_event_read_cb (GObject *source,
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
  self->counted = summary->event->sensitive;
  day = lyd_format_day (lyd_store_get_now (self->store), self->zone);
  adw_window_title_set_title (self->title, summary->event->title);
  adw_window_title_set_subtitle (self->title, day);
  gtk_window_set_title (GTK_WINDOW (self), summary->event->title);
  lyd_store_list_sessions_async (self->store, &self->event, self->cancellable, sessions_read_cb, g_object_ref (self));
}

void
lyd_desk_sessions_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "mode", .parameter_type = "s", .state = "'in'", .change_state = change_mode },
    { .name = "practice", .state = "false", .change_state = change_practice },
    { .name = "next-session", .activate = next_session_action },
    { .name = "session", .parameter_type = "s", .state = "''", .change_state = change_session },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
