#include "lyd-window-planning.h"

#include "events/lyd-event-edit.h"
#include "events/lyd-new-event.h"
#include "lyd-store-events.h"
#include "lyd-store-home.h"
#include "lyd-store-series.h"
#include "lyd-window-private.h"

/* What is asked for while the network's zone is looked up. */
typedef struct {
  LydWindow *window;
  gboolean series;
} Question;

static void
added_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydWindow) self = data;
  g_autoptr (GError) error = NULL;
  LydId event;

  if (!lyd_store_add_event_finish (LYD_STORE (source), result, &event, &error))
    lyd_window_toast (self, error->message);
  else if (lyd_window_get_store (self) == LYD_STORE (source))
    lyd_window_open_event (self, &event);
}

static void
create_cb (LydWindow *self,
           const LydEvent *event)
{
  LydStore *store = lyd_window_get_store (self);

  if (store != NULL)
    lyd_store_add_event_async (store, event, added_cb, g_object_ref (self));
}

/* A series is what somebody wants to look at once it is made. */
static void
series_added_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (LydWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);
  g_autofree char *id = NULL;

  if (lyd_window_get_store (self) != LYD_STORE (source))
    return;
  if (done == NULL) {
    lyd_window_toast (self, error->message);
    return;
  }
  id = lyd_id_to_string (&done->subject);
  lyd_window_show_main (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-series", "s", id);
  if (done->sentence != NULL)
    lyd_window_toast_undo (self, done->sentence, &done->entry);
}

static void
create_series_cb (LydWindow *self,
                  const LydSeriesPlan *plan)
{
  LydStore *store = lyd_window_get_store (self);

  if (store != NULL)
    lyd_store_add_series_async (store, plan, series_added_cb, g_object_ref (self));
}

static void
ask (LydWindow *self,
     const char *zone,
     gboolean series)
{
  LydNewEvent *dialog =
    lyd_new_event_new (GTK_WINDOW (self), zone, lyd_store_get_now (lyd_window_get_store (self)));

  if (series)
    lyd_new_event_propose_series (dialog);
  g_signal_connect_object (dialog, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "create-series", G_CALLBACK (create_series_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Without an answer (nobody said, or it cannot be read) the computer's zone is proposed. */
static void
home_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (LydWindow) self = question->window;
  g_autoptr (LydHome) home = lyd_store_get_home_finish (LYD_STORE (source), result, NULL);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  const char *zone = home != NULL && home->timezone != NULL ? home->timezone : g_time_zone_get_identifier (local);
  g_autoptr (GTimeZone) known = lyd_zone_get (zone);

  if (lyd_window_get_store (self) == LYD_STORE (source))
    ask (self, known != NULL ? zone : NULL, question->series);
}

static void
plan (LydWindow *self,
      gboolean series)
{
  LydStore *store = lyd_window_get_store (self);
  LydFirstRun *first_run = lyd_window_get_first_run (self);
  Question *question;

  if (store == NULL)
    return;
  /* The first run knows what is still on its way to the file. */
  if (first_run != NULL) {
    ask (self, lyd_first_run_get_zone (first_run), series);
    return;
  }
  question = g_new0 (Question, 1);
  *question = (Question){ g_object_ref (self), series };
  lyd_store_get_home_async (store, NULL, home_read_cb, question);
}

static void
new_event_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  plan (LYD_WINDOW (widget), FALSE);
}

static void
new_series_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  plan (LYD_WINDOW (widget), TRUE);
}

/* The event through which a series is changed, and its rule. */
typedef struct {
  LydWindow *window;
  LydRepeat *repeat;
} Change;

static void
event_read_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autofree Change *change = data;
  g_autoptr (LydWindow) self = change->window;
  g_autoptr (LydRepeat) repeat = change->repeat;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEventSummary) summary = lyd_store_get_event_finish (LYD_STORE (source), result, &error);

  if (lyd_window_get_store (self) != LYD_STORE (source))
    return;
  if (summary != NULL)
    lyd_event_edit (self, summary->event, repeat);
  else
    lyd_window_toast (self, error->message);
}

typedef struct {
  LydWindow *window;
  LydId event;
} Rule;

static void
repeat_read_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autofree Rule *rule = data;
  g_autoptr (LydWindow) self = rule->window;
  g_autoptr (GError) error = NULL;
  LydRepeat *repeat = lyd_store_get_repeat_finish (LYD_STORE (source), result, &error);
  Change *change;

  if (repeat == NULL) {
    lyd_window_toast (self, error->message);
    return;
  }
  change = g_new0 (Change, 1);
  *change = (Change){ g_object_ref (self), repeat };
  lyd_store_get_event_async (LYD_STORE (source), &rule->event, NULL, event_read_cb, change);
}

/* @parameter: the event from which on it is to be otherwise */
static void
change_series_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  LydWindow *self = LYD_WINDOW (widget);
  LydStore *store = lyd_window_get_store (self);
  Rule *rule;
  LydId id;

  if (store == NULL || !lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  rule = g_new0 (Rule, 1);
  *rule = (Rule){ g_object_ref (self), id };
  lyd_store_get_repeat_async (store, &id, NULL, repeat_read_cb, rule);
}

void
lyd_window_planning_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-event", NULL, new_event_action);
  gtk_widget_class_install_action (klass, "win.new-series", NULL, new_series_action);
  gtk_widget_class_install_action (klass, "win.change-series", "s", change_series_action);
}
