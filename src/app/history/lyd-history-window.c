#include "lyd-history-window.h"

#include "lyd-kept-rows.h"
#include "lyd-phrases.h"
#include "lyd-store-groups.h"
#include "lyd-store-plan.h"
#include "lyd-store-undo.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

/* One page of it; "Show earlier" adds another. */
#define PAGE 100

struct _LydHistoryWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydId event; /* none: the whole file */
  GTimeZone *zone;
  GCancellable *asked;
  int limit;
  gboolean revealed; /* somebody asked who it was, until the window is closed */

  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkBox *days;
  GtkWidget *reveal;
  GtkWidget *earlier;
};

G_DEFINE_FINAL_TYPE (LydHistoryWindow, lyd_history_window, ADW_TYPE_WINDOW)

static void refresh (LydHistoryWindow *self);

/* "Ana · 9:14 am", and why there is no Undo. */
static char *
describe (LydHistoryWindow *self,
          const LydHistoryEntry *entry)
{
  g_autofree char *clock = lyd_format_clock (entry->at, self->zone);
  g_autofree char *line = g_strdup_printf ("%s · %s", entry->who, clock);

  if (entry->undone_at != LYD_TIME_NONE) {
    g_autofree char *undone = lyd_format_clock (entry->undone_at, self->zone);

    /* Translators: who did it and when, then when it was undone */
    return g_strdup_printf (_ ("%s · undone at %s"), line, undone);
  }
  if (!entry->undoable)
    /* Translators: who did it and when */
    return g_strdup_printf (_ ("%s · too long ago to undo"), line);
  return g_steal_pointer (&line);
}

/* Its button is part of what a row stands for: another one takes another row. */
static char *
dup_row_key (gpointer owner,
             gconstpointer item)
{
  const LydHistoryEntry *entry = item;
  g_autofree char *id = lyd_id_to_string (&entry->id);

  return g_strdup_printf ("%s %d %d", id, entry->undoable, entry->is_undo);
}

static void
update_row (gpointer owner,
            GtkWidget *row,
            gconstpointer item)
{
  const LydHistoryEntry *entry = item;
  g_autofree char *line = describe (owner, entry);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
}

static GtkWidget *
make_row (gpointer owner,
          gconstpointer item)
{
  const LydHistoryEntry *entry = item;
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 3, "subtitle-lines", 2, NULL);

  update_row (owner, row, entry);
  if (entry->undoable) {
    g_autofree char *target = lyd_id_to_string (&entry->id);
    GtkWidget *button = gtk_button_new_with_label (entry->is_undo ? _ ("Redo") : _ ("Undo"));

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.undo");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  }
  return row;
}

static char *
dup_day (gpointer owner,
         gconstpointer item)
{
  const LydHistoryEntry *entry = item;

  return lyd_format_day (entry->at, ((LydHistoryWindow *) owner)->zone);
}

static const LydKeptRows rows = { dup_row_key, make_row, update_row };

static void
show (LydHistoryWindow *self,
      GPtrArray *entries)
{
  lyd_kept_days_show (self->days, dup_day, &rows, self, entries);
  gtk_widget_set_visible (self->earlier, (int) entries->len == self->limit);
  gtk_stack_set_visible_child_name (self->pages, entries->len > 0 ? "list" : "empty");
}

static void
toast (LydHistoryWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = lyd_store_list_history_finish (LYD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (entries == NULL)
    toast (self, error->message);
  else
    show (self, entries);
}

static void
refresh (LydHistoryWindow *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  lyd_store_list_history_async (self->store, lyd_id_is_none (&self->event) ? NULL : &self->event,
                                self->revealed, self->limit, self->asked, listed_cb, g_object_ref (self));
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL ? lyd_undo_result_describe (undone) : NULL;

  if (self->store == NULL)
    return;
  toast (self, undone != NULL ? words : error->message);
  refresh (self);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydHistoryWindow *self = LYD_HISTORY_WINDOW (widget);
  LydId entry;

  if (lyd_id_from_string (&entry, g_variant_get_string (parameter, NULL)))
    lyd_store_undo_async (self->store, &entry, undone_cb, g_object_ref (self));
}

static void
revealed_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydHistoryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (done == NULL) {
    toast (self, error->message);
    return;
  }
  self->revealed = TRUE;
  gtk_widget_set_visible (self->reveal, FALSE);
  refresh (self);
}

/* Names are shown once that is in the history itself. */
static void
reveal_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydHistoryWindow *self = LYD_HISTORY_WINDOW (widget);

  lyd_store_reveal_event_async (self->store, &self->event, revealed_cb, g_object_ref (self));
}

static void
earlier_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydHistoryWindow *self = LYD_HISTORY_WINDOW (widget);

  self->limit += PAGE;
  refresh (self);
}

static void
lyd_history_window_dispose (GObject *object)
{
  LydHistoryWindow *self = LYD_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_HISTORY_WINDOW);
  G_OBJECT_CLASS (lyd_history_window_parent_class)->dispose (object);
}

static void
lyd_history_window_class_init (LydHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_history_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/history/lyd-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LydHistoryWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, LydHistoryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LydHistoryWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LydHistoryWindow, days);
  gtk_widget_class_bind_template_child (widget_class, LydHistoryWindow, reveal);
  gtk_widget_class_bind_template_child (widget_class, LydHistoryWindow, earlier);
  gtk_widget_class_install_action (widget_class, "history.undo", "s", undo_action);
  gtk_widget_class_install_action (widget_class, "history.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "history.earlier", NULL, earlier_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_history_window_init (LydHistoryWindow *self)
{
  self->limit = PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lyd_history_window_new:
 * @event: (nullable): %NULL for everything that was done in this file
 *
 * Times are in the event's zone, or in this computer's where it is about the file.
 */
LydHistoryWindow *
lyd_history_window_new (GtkWindow *parent,
                        LydStore *store,
                        const LydEvent *event)
{
  LydHistoryWindow *self = g_object_new (LYD_TYPE_HISTORY_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->zone = event != NULL ? lyd_zone_get (event->timezone) : g_time_zone_new_local ();
  if (event != NULL) {
    self->event = event->id;
    adw_window_title_set_subtitle (self->heading, event->title);
    gtk_widget_set_visible (self->reveal, event->sensitive);
  }
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}
