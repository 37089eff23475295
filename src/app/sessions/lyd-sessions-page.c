#include "lyd-sessions-page.h"

#include "lyd-agenda-conflicts.h"
#include "lyd-agenda-import-dialog.h"
#include "lyd-ask-where.h"
#include "lyd-kept-rows.h"
#include "lyd-phrases.h"
#include "lyd-session-dialog.h"
#include "lyd-session-row.h"
#include "lyd-store-agenda.h"
#include "lyd-timetable.h"
#include "lyd-typed.h"
#include "lyd-window.h"

#include <glib/gi18n.h>

struct _LydSessionsPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydEvent *event;
  LydAgenda *agenda; /* as last read; NULL before */
  GCancellable *asked;
  guint refresh_source;
  guint n_pending;
  gboolean narrow;
  char *view;    /* list, timetable */
  char *columns; /* of the timetable: room, track */
  gboolean editing;

  GtkWidget *view_box;
  GtkWidget *columns_box;
  GtkStack *views;
  LydAgendaConflicts *list_conflicts;
  LydAgendaConflicts *timetable_conflicts;
  LydTimetable *timetable;
  GtkBox *days;
};

enum {
  PROP_0,
  PROP_VIEW,
  PROP_COLUMNS,
  PROP_EDITING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LydSessionsPage, lyd_sessions_page, ADW_TYPE_BIN)

/* Bursts of check-ins are shown together. */
#define REFRESH_MS 400

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return lyd_id_to_string (&((const LydAgendaLine *) item)->session->id);
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  LydSessionsPage *self = owner;
  g_autoptr (GTimeZone) zone = lyd_zone_get (self->event->timezone);

  lyd_session_row_set_editing (LYD_SESSION_ROW (row), self->editing && !self->narrow);
  lyd_session_row_show (LYD_SESSION_ROW (row), self->agenda, item, zone, lyd_store_get_now (self->store));
  lyd_session_row_set_narrow (LYD_SESSION_ROW (row), self->narrow);
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  GtkWidget *row = g_object_new (LYD_TYPE_SESSION_ROW, NULL);

  update_row (owner, row, item);
  return row;
}

static char *
dup_day (gpointer owner,
         gconstpointer item)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (((LydSessionsPage *) owner)->event->timezone);

  return lyd_format_day (((const LydAgendaLine *) item)->session->start, zone);
}

static const LydKeptRows rows = { dup_row_key, make_row, update_row };

static gboolean
has_tracks (const LydAgenda *agenda)
{
  for (guint i = 0; i < agenda->lines->len; i++)
    if (((LydAgendaLine *) g_ptr_array_index (agenda->lines, i))->session->track != NULL)
      return TRUE;
  return FALSE;
}

/* Where there is no room for a timetable, the list is shown. */
static gboolean
shows_timetable (LydSessionsPage *self)
{
  return !self->narrow && g_str_equal (self->view, "timetable");
}

static void
rebuild (LydSessionsPage *self)
{
  gboolean timetable = shows_timetable (self);
  gboolean tracks;

  gtk_stack_set_visible_child_name (self->views, timetable ? "timetable" : "list");
  gtk_widget_set_visible (self->view_box, !self->narrow);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sessions.editing", !timetable && !self->narrow);
  if (self->agenda == NULL)
    return;
  tracks = has_tracks (self->agenda);
  gtk_widget_set_visible (self->columns_box, timetable && tracks);
  lyd_agenda_conflicts_show (timetable ? self->timetable_conflicts : self->list_conflicts, self->agenda);
  if (timetable)
    lyd_timetable_show (self->timetable, self->agenda, tracks && g_str_equal (self->columns, "track"));
  else
    lyd_kept_days_show (self->days, dup_day, &rows, self, self->agenda->lines);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydSessionsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAgenda) agenda = lyd_store_get_agenda_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* An event that was deleted meanwhile: the window leaves this page. */
  if (agenda == NULL) {
    if (!g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND))
      g_message ("Sessions could not be listed: %s", error->message);
    return;
  }
  g_clear_pointer (&self->agenda, lyd_agenda_free);
  self->agenda = g_steal_pointer (&agenda);
  rebuild (self);
}

static void
refresh (LydSessionsPage *self)
{
  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_get_agenda_async (self->store, &self->event->id, self->asked, listed_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydSessionsPage *self = data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydSessionsPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

/* ---- acts ---- */

static const LydAgendaLine *
find_session (LydSessionsPage *self,
              const char *text)
{
  LydId id;

  return self->agenda != NULL && lyd_id_from_string (&id, text) ? lyd_agenda_find (self->agenda, &id) : NULL;
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydSessionsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!LYD_IS_WINDOW (root) || self->store != LYD_STORE (source))
    return;
  if (done == NULL)
    lyd_window_toast (LYD_WINDOW (root), error->message);
  else if (done->sentence != NULL)
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
}

static void
save_cb (LydSessionsPage *self,
         const LydSession *session)
{
  if (self->store == NULL)
    return;
  if (lyd_id_is_none (&session->id))
    lyd_store_add_session_async (self->store, session, done_cb, g_object_ref (self));
  else
    lyd_store_update_session_async (self->store, session, done_cb, g_object_ref (self));
}

/* By its id: the dialog may outlive the list it was opened from. */
static void
delete_cb (LydSessionDialog *dialog,
           LydSessionsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sessions.delete", "s", g_object_get_data (G_OBJECT (dialog), "id"));
}

static void
open_dialog (LydSessionsPage *self,
             const LydSession *session,
             gboolean deletable)
{
  LydSessionDialog *dialog =
    lyd_session_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), session, self->event->timezone);

  g_signal_connect_object (dialog, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  if (deletable) {
    g_object_set_data_full (G_OBJECT (dialog), "id", lyd_id_to_string (&session->id), g_free);
    g_signal_connect_object (dialog, "delete", G_CALLBACK (delete_cb), self, 0);
    lyd_session_dialog_offer_delete (dialog);
  }
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A new session begins where the last one ends. */
static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  g_autoptr (LydSession) session = NULL;
  gint64 length;

  if (self->event == NULL)
    return;
  session = lyd_plan_new_session (self->event);
  length = session->end - session->start;
  for (guint i = 0; self->agenda != NULL && i < self->agenda->lines->len; i++) {
    const LydSession *other = ((LydAgendaLine *) g_ptr_array_index (self->agenda->lines, i))->session;

    if (lyd_session_takes_time (other) && other->end > session->start && other->end < self->event->end)
      session->start = other->end;
  }
  session->end = session->start + length;
  open_dialog (self, session, FALSE);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  const LydAgendaLine *found = find_session (self, g_variant_get_string (parameter, NULL));

  /* Every event keeps one session: the one its doors are about. */
  if (found != NULL)
    open_dialog (self, found->session, !found->used && self->agenda->lines->len > 1);
}

static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  const LydAgendaLine *found = find_session (self, g_variant_get_string (parameter, NULL));

  if (found != NULL)
    lyd_store_delete_session_async (self->store, &found->session->id, done_cb, g_object_ref (self));
}

static void
duplicate_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  const LydAgendaLine *found = find_session (self, g_variant_get_string (parameter, NULL));

  if (found != NULL)
    lyd_store_duplicate_session_async (self->store, &found->session->id, done_cb, g_object_ref (self));
}

static GtkWidget *
find_row (LydSessionsPage *self,
          const char *id)
{
  for (GtkWidget *day = gtk_widget_get_first_child (GTK_WIDGET (self->days)); day != NULL;
       day = gtk_widget_get_next_sibling (day)) {
    GtkWidget *list = gtk_widget_get_last_child (day);

    for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row)) {
      GVariant *target =
        GTK_IS_ACTIONABLE (row) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)) : NULL;

      if (target != NULL && g_strcmp0 (g_variant_get_string (target, NULL), id) == 0)
        return row;
    }
  }
  return NULL;
}

/* Leads to a session where it stands. */
static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  const LydAgendaLine *found = find_session (self, g_variant_get_string (parameter, NULL));
  GtkWidget *row;

  if (found == NULL)
    return;
  if (shows_timetable (self)) {
    lyd_timetable_focus (self->timetable, &found->session->id);
    return;
  }
  row = find_row (self, g_variant_get_string (parameter, NULL));
  if (row != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
set_text (char **text,
          const char *typed)
{
  g_autofree char *clean = g_strstrip (g_strdup (typed));

  g_free (*text);
  *text = clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* A start that was typed: on the day that the session is on; the session keeps its length. */
static gboolean
read_start (LydSessionsPage *self,
            LydSession *session,
            const char *typed)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->event->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (session->start, zone);
  g_autofree char *before = lyd_format_clock (session->start, zone);
  gint64 length = session->end - session->start;
  int hour, minute;

  if (g_strcmp0 (before, typed) == 0)
    return TRUE;
  if (!lyd_typed_clock (typed, &hour, &minute))
    return FALSE;
  session->start =
    lyd_time_from_local (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                         g_date_time_get_day_of_month (local), hour, minute, 0);
  session->end = session->start + length;
  return TRUE;
}

/* What was written into the fields of a row: id, start, title, room. */
static void
write_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  g_autoptr (LydSession) session = NULL;
  const LydAgendaLine *found;
  const char *id, *start, *title, *room;
  GtkRoot *root = gtk_widget_get_root (widget);

  g_variant_get (parameter, "(&s&s&s&s)", &id, &start, &title, &room);
  found = find_session (self, id);
  if (found == NULL)
    return;
  session = lyd_session_copy (found->session);
  set_text (&session->room, room);
  set_text (&session->title, title);
  if (!read_start (self, session, start) || session->title == NULL) {
    if (LYD_IS_WINDOW (root))
      lyd_window_toast (LYD_WINDOW (root), session->title == NULL
                                             ? _ ("A session needs a title. It was left as it was.")
                                             : _ ("Write a start as 1:30 pm. It was left as it was."));
    rebuild (self);
    return;
  }
  if (session->start != found->session->start || g_strcmp0 (session->title, found->session->title) != 0 ||
      g_strcmp0 (session->room, found->session->room) != 0)
    lyd_store_update_session_async (self->store, session, done_cb, g_object_ref (self));
}

/* ---- an agenda from a table ---- */

static void
answered_cb (LydSessionsPage *self,
             const char *response,
             AdwMessageDialog *dialog)
{
  LydAgendaPlan *plan = g_object_steal_data (G_OBJECT (dialog), "plan");

  if (self->store != NULL && g_strcmp0 (response, "import") == 0)
    lyd_store_import_agenda_async (self->store, plan, done_cb, g_object_ref (self));
  else
    lyd_agenda_plan_free (plan);
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydSessionsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAgendaPlan) plan = lyd_store_plan_agenda_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog;

  if (!LYD_IS_WINDOW (root) || self->store != LYD_STORE (source))
    return;
  if (plan == NULL) {
    lyd_window_toast (LYD_WINDOW (root), error->message);
    return;
  }
  dialog = lyd_agenda_import_dialog_new (GTK_WINDOW (root), plan);
  g_object_set_data_full (G_OBJECT (dialog), "plan", g_steal_pointer (&plan), (GDestroyNotify) lyd_agenda_plan_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydSessionsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (bytes == NULL && LYD_IS_WINDOW (root))
    lyd_window_toast (LYD_WINDOW (root), error->message);
  if (bytes != NULL && self->store != NULL)
    lyd_store_plan_agenda_async (self->store, &self->event->id, bytes, name, planned_cb, g_object_ref (self));
}

/* Reads the file at @path and shows what it would add. */
void
lyd_sessions_page_import (GtkWidget *widget,
                          const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (widget));
}

static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  if (LYD_SESSIONS_PAGE (widget)->store != NULL)
    lyd_ask_where (widget, _ ("Import an Agenda"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, lyd_sessions_page_import);
}

static void
open_desk_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  const LydAgendaLine *found = find_session (self, g_variant_get_string (parameter, NULL));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (found != NULL && LYD_IS_WINDOW (root))
    lyd_window_open_desk (LYD_WINDOW (root), &self->event->id, &found->session->id);
}

static void
lyd_sessions_page_dispose (GObject *object)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (object);

  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_SESSIONS_PAGE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->agenda, lyd_agenda_free);
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->columns, g_free);

  G_OBJECT_CLASS (lyd_sessions_page_parent_class)->dispose (object);
}

static void
lyd_sessions_page_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (object);

  if (id == PROP_VIEW)
    g_value_set_string (value, self->view);
  else if (id == PROP_COLUMNS)
    g_value_set_string (value, self->columns);
  else if (id == PROP_EDITING)
    g_value_set_boolean (value, self->editing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_sessions_page_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (object);

  if (id == PROP_EDITING)
    self->editing = g_value_get_boolean (value);
  else if (id == PROP_VIEW || id == PROP_COLUMNS) {
    char **text = id == PROP_VIEW ? &self->view : &self->columns;

    g_free (*text);
    *text = g_value_dup_string (value);
  } else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  rebuild (self);
}

static void
install_properties (GObjectClass *klass)
{
  klass->get_property = lyd_sessions_page_get_property;
  klass->set_property = lyd_sessions_page_set_property;
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "list", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLUMNS] =
    g_param_spec_string ("columns", NULL, NULL, "room", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITING] =
    g_param_spec_boolean ("editing", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
lyd_sessions_page_class_init (LydSessionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_sessions_page_dispose;
  install_properties (G_OBJECT_CLASS (klass));
  g_type_ensure (LYD_TYPE_AGENDA_CONFLICTS);
  g_type_ensure (LYD_TYPE_TIMETABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/sessions/lyd-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydSessionsPage, days);
  gtk_widget_class_bind_template_child (widget_class, LydSessionsPage, view_box);
  gtk_widget_class_bind_template_child (widget_class, LydSessionsPage, columns_box);
  gtk_widget_class_bind_template_child (widget_class, LydSessionsPage, views);
  gtk_widget_class_bind_template_child (widget_class, LydSessionsPage, list_conflicts);
  gtk_widget_class_bind_template_child (widget_class, LydSessionsPage, timetable_conflicts);
  gtk_widget_class_bind_template_child (widget_class, LydSessionsPage, timetable);
  gtk_widget_class_install_property_action (widget_class, "sessions.view", "view");
  gtk_widget_class_install_property_action (widget_class, "sessions.columns", "columns");
  gtk_widget_class_install_property_action (widget_class, "sessions.editing", "editing");
  gtk_widget_class_install_action (widget_class, "sessions.duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "sessions.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "sessions.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "sessions.write", "(ssss)", write_action);
  gtk_widget_class_install_action (widget_class, "sessions.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "sessions.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "sessions.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "sessions.open-desk", "s", open_desk_action);
}

static void
lyd_sessions_page_init (LydSessionsPage *self)
{
  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  self->view = g_strdup ("list");
  self->columns = g_strdup ("room");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @store: (nullable): %NULL empties the page */
void
lyd_sessions_page_set_event (LydSessionsPage *self,
                             LydStore *store,
                             const LydEvent *event)
{
  GtkWidget *child;

  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->agenda, lyd_agenda_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  if (store == NULL)
    return;
  self->event = lyd_event_copy (event);
  refresh (self);
}

void
lyd_sessions_page_set_narrow (LydSessionsPage *self,
                              gboolean narrow)
{
  self->narrow = narrow;
  rebuild (self);
}

/* Whether what was asked for is shown. */
gboolean
lyd_sessions_page_is_idle (LydSessionsPage *self)
{
  return self->refresh_source == 0 && self->n_pending == 0;
}
