#include "lyd-places-window.h"

#include "lyd-approvals-view.h"
#include "lyd-limits-view.h"
#include "lyd-waiting-view.h"

#include <glib/gi18n.h>

struct _LydPlacesWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydId event;
  GCancellable *asked;
  guint n_pending;
  AdwToast *toast; /* the last one, while it is shown */

  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  LydLimitsView *limits;
  LydWaitingView *waiting;
  LydApprovalsView *approvals;
};

G_DEFINE_FINAL_TYPE (LydPlacesWindow, lyd_places_window, ADW_TYPE_WINDOW)

static void
toast (LydPlacesWindow *self,
       const char *message,
       const LydId *entry)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  g_autofree char *target = lyd_id_to_string (entry);
  AdwToast *shown = adw_toast_new (escaped);

  if (!lyd_id_is_none (entry)) {
    adw_toast_set_button_label (shown, _ ("_Undo"));
    adw_toast_set_action_name (shown, "places.undo");
    adw_toast_set_action_target (shown, "s", target);
  }
  /* What was done last is what is taken back. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, shown);
  adw_toast_overlay_add_toast (self->toasts, shown);
}

void
lyd_places_window_toast (GtkWidget *from,
                         const char *message)
{
  GtkWidget *window = gtk_widget_get_ancestor (from, LYD_TYPE_PLACES_WINDOW);

  if (window != NULL)
    toast (LYD_PLACES_WINDOW (window), message, &lyd_id_none);
}

void
lyd_places_window_done_cb (GObject *source,
                           GAsyncResult *result,
                           gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  GtkWidget *window = gtk_widget_get_ancestor (from, LYD_TYPE_PLACES_WINDOW);

  if (window == NULL)
    return;
  if (done == NULL)
    toast (LYD_PLACES_WINDOW (window), error->message, &lyd_id_none);
  else if (done->sentence != NULL)
    toast (LYD_PLACES_WINDOW (window), done->sentence, &done->entry);
}

/* ---- what there is ---- */

static void
set_badge (LydPlacesWindow *self,
           GtkWidget *page,
           int n)
{
  AdwViewStackPage *found = adw_view_stack_get_page (self->pages, page);

  adw_view_stack_page_set_badge_number (found, (guint) MAX (n, 0));
  adw_view_stack_page_set_needs_attention (found, n > 0);
}

static int
count_waiting (const LydSeating *seating)
{
  int n = seating->places.waiting;

  for (guint i = 0; i < seating->sessions->len; i++)
    n += ((LydSessionPlaces *) g_ptr_array_index (seating->sessions, i))->places.waiting;
  return n;
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydPlacesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSeating) seating = lyd_store_get_seating_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->limits == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (seating == NULL) {
    toast (self, error->message, &lyd_id_none);
    return;
  }
  adw_window_title_set_subtitle (self->heading, seating->event->title);
  set_badge (self, GTK_WIDGET (self->waiting), count_waiting (seating));
  set_badge (self, GTK_WIDGET (self->approvals), seating->places.pending);
  lyd_limits_view_show (self->limits, seating);
  lyd_waiting_view_show (self->waiting, seating);
}

static void
refresh (LydPlacesWindow *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_get_seating_async (self->store, &self->event, self->asked, read_cb, g_object_ref (self));
  lyd_approvals_view_refresh (self->approvals);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydPlacesWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL ? lyd_undo_result_describe (undone) : NULL;

  if (self->toasts != NULL)
    toast (self, undone == NULL ? error->message : words, &lyd_id_none);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydPlacesWindow *self = LYD_PLACES_WINDOW (widget);
  LydId entry;

  if (lyd_id_from_string (&entry, g_variant_get_string (parameter, NULL)))
    lyd_store_undo_async (self->store, &entry, undone_cb, g_object_ref (self));
}

static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydPlacesWindow *self = LYD_PLACES_WINDOW (widget);
  const char *words = g_variant_get_string (parameter, NULL);
  LydId session;

  if (lyd_id_from_string (&session, words))
    lyd_places_window_choose_session (self, &session);
  else
    adw_view_stack_set_visible_child_name (self->pages, words);
}

static void
lyd_places_window_dispose (GObject *object)
{
  LydPlacesWindow *self = LYD_PLACES_WINDOW (object);

  g_cancellable_cancel (self->asked);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PLACES_WINDOW);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_places_window_parent_class)->dispose (object);
}

static void
lyd_places_window_class_init (LydPlacesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_places_window_dispose;
  g_type_ensure (LYD_TYPE_LIMITS_VIEW);
  g_type_ensure (LYD_TYPE_WAITING_VIEW);
  g_type_ensure (LYD_TYPE_APPROVALS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/places/lyd-places-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPlacesWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LydPlacesWindow, toasts);
  gtk_widget_class_bind_template_child_full (widget_class, "places_stack", FALSE,
                                             G_STRUCT_OFFSET (LydPlacesWindow, pages));
  gtk_widget_class_bind_template_child (widget_class, LydPlacesWindow, limits);
  gtk_widget_class_bind_template_child (widget_class, LydPlacesWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, LydPlacesWindow, approvals);
  gtk_widget_class_install_action (widget_class, "places.undo", "s", undo_action);
  gtk_widget_class_install_action (widget_class, "places.show", "s", show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_places_window_init (LydPlacesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is still asked for may hold this window longer than the one lives that it belongs to. */
static void
orphaned_cb (GtkWindow *self)
{
  gtk_window_set_transient_for (self, NULL);
  gtk_window_destroy (self);
}

/* @page: which to begin with, LYD_PLACES_… */
LydPlacesWindow *
lyd_places_window_new (GtkWindow *parent,
                       LydStore *store,
                       const LydEvent *event,
                       const char *page)
{
  LydPlacesWindow *self = g_object_new (LYD_TYPE_PLACES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = event->id;
  lyd_limits_view_set_event (self->limits, store, event);
  lyd_waiting_view_set_event (self->waiting, store, event);
  lyd_approvals_view_set_event (self->approvals, store, event);
  adw_view_stack_set_visible_child_name (self->pages, page);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (orphaned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

/* Shows who waits for a place in that session. */
void
lyd_places_window_choose_session (LydPlacesWindow *self,
                                  const LydId *session)
{
  lyd_waiting_view_choose (self->waiting, session);
  adw_view_stack_set_visible_child_name (self->pages, LYD_PLACES_WAITING);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_places_window_is_idle (LydPlacesWindow *self)
{
  return self->n_pending == 0 && lyd_waiting_view_is_idle (self->waiting) &&
         lyd_approvals_view_is_idle (self->approvals) && lyd_limits_view_is_idle (self->limits);
}
