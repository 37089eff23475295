#include "lyd-sessions-page.h"

#include "lyd-kept-rows.h"
#include "lyd-phrases.h"
#include "lyd-session-dialog.h"
#include "lyd-session-row.h"
#include "lyd-store-plan.h"
#include "lyd-window.h"

#include <glib/gi18n.h>

struct _LydSessionsPage {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  LydEvent *event;
  GPtrArray *sessions; /* LydSessionSummary, as last read */
  GCancellable *asked;
  guint refresh_source;
  guint n_pending;
  gboolean narrow;

  GtkBox *days;
};

G_DEFINE_FINAL_TYPE (LydSessionsPage, lyd_sessions_page, ADW_TYPE_BIN)

/* Bursts of check-ins are shown together. */
#define REFRESH_MS 400

static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  return lyd_id_to_string (&((const LydSessionSummary *) item)->session->id);
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  LydSessionsPage *self = owner;
  g_autoptr (GTimeZone) zone = lyd_zone_get (self->event->timezone);

  lyd_session_row_show (LYD_SESSION_ROW (row), item, zone, lyd_store_get_now (self->store));
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

  return lyd_format_day (((const LydSessionSummary *) item)->session->start, zone);
}

static const LydKeptRows rows = { dup_row_key, make_row, update_row };

static void
rebuild (LydSessionsPage *self)
{
  lyd_kept_days_show (self->days, dup_day, &rows, self, self->sessions);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydSessionsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = lyd_store_summarize_sessions_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* An event that was deleted meanwhile: the window leaves this page. */
  if (sessions == NULL) {
    if (!g_error_matches (error, LYD_ERROR, LYD_ERROR_NOT_FOUND))
      g_message ("Sessions could not be listed: %s", error->message);
    return;
  }
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->sessions = g_steal_pointer (&sessions);
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
  lyd_store_summarize_sessions_async (self->store, &self->event->id, self->asked, listed_cb, g_object_ref (self));
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

static const LydSessionSummary *
find_session (LydSessionsPage *self,
              const char *text)
{
  LydId id;

  if (self->sessions == NULL || !lyd_id_from_string (&id, text))
    return NULL;
  for (guint i = 0; i < self->sessions->len; i++) {
    const LydSessionSummary *summary = g_ptr_array_index (self->sessions, i);

    if (lyd_id_equal (&summary->session->id, &id))
      return summary;
  }
  return NULL;
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydSessionsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_plan_finish (LYD_STORE (source), result, &error);
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
  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++) {
    const LydSession *other = ((LydSessionSummary *) g_ptr_array_index (self->sessions, i))->session;

    if (other->kind != LYD_SESSION_ARRIVAL && other->end > session->start && other->end < self->event->end)
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
  const LydSessionSummary *found = find_session (self, g_variant_get_string (parameter, NULL));

  /* Every event keeps one session: the one its doors are about. */
  if (found != NULL)
    open_dialog (self, found->session, !found->used && self->sessions->len > 1);
}

static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  const LydSessionSummary *found = find_session (self, g_variant_get_string (parameter, NULL));

  if (found != NULL)
    lyd_store_delete_session_async (self->store, &found->session->id, done_cb, g_object_ref (self));
}

static void
open_desk_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydSessionsPage *self = LYD_SESSIONS_PAGE (widget);
  const LydSessionSummary *found = find_session (self, g_variant_get_string (parameter, NULL));
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
  g_clear_pointer (&self->sessions, g_ptr_array_unref);

  G_OBJECT_CLASS (lyd_sessions_page_parent_class)->dispose (object);
}

static void
lyd_sessions_page_class_init (LydSessionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_sessions_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/sessions/lyd-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydSessionsPage, days);
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
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
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
  if (self->sessions != NULL)
    rebuild (self);
}

/* Whether what was asked for is shown. */
gboolean
lyd_sessions_page_is_idle (LydSessionsPage *self)
{
  return self->refresh_source == 0 && self->n_pending == 0;
}
