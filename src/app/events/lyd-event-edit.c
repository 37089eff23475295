#include "lyd-event-edit.h"

#include "lyd-new-event.h"
#include "lyd-scope-dialog.h"
#include "lyd-store-plan.h"

#include <glib/gi18n.h>
#include <string.h>

/* An event that is being changed. */
typedef struct {
  LydWindow *window; /* not owned: the dialogs are its own */
  LydStore *store;
  LydEvent *old;
  LydEvent *wanted;
  char *old_rule; /* NULL: it was not offered */
  char *rule;
  LydSeriesChange change;
} Edit;

static void
edit_free (gpointer data,
           GClosure *closure)
{
  Edit *edit = data;

  g_object_unref (edit->store);
  lyd_event_free (edit->old);
  g_clear_pointer (&edit->wanted, lyd_event_free);
  g_free (edit->old_rule);
  g_free (edit->rule);
  g_free (edit);
}

static Edit *
edit_new (LydWindow *window,
          const LydEvent *event)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->window = window;
  edit->store = g_object_ref (lyd_window_get_store (window));
  edit->old = lyd_event_copy (event);
  return edit;
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (lyd_window_get_store (window) != LYD_STORE (source))
    return;
  if (done == NULL)
    lyd_window_toast (window, error->message);
  else if (done->sentence != NULL)
    lyd_window_toast_undo (window, done->sentence, &done->entry);
}

/* ---- what differs ---- */

static int
get_minutes (const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (event->start, zone);

  return g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

static int
get_day (const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);

  return lyd_time_local_day (event->start, zone);
}

static void
differ (LydSeriesChange *change,
        LydSeriesFields field,
        gboolean differs)
{
  if (differs)
    change->fields |= field;
}

static LydSeriesChange
find_change (const LydEvent *old,
             const LydEvent *wanted)
{
  LydSeriesChange change = {
    .values = wanted,
    .time = get_minutes (wanted),
    .minutes = (int) ((wanted->end - wanted->start) / LYD_MINUTE),
    .programs = wanted->programs,
    .audience = wanted->rules,
  };

  differ (&change, LYD_SERIES_TITLE, strcmp (old->title, wanted->title) != 0);
  differ (&change, LYD_SERIES_TIME, get_minutes (old) != change.time);
  differ (&change, LYD_SERIES_DURATION, old->end - old->start != wanted->end - wanted->start);
  differ (&change, LYD_SERIES_ZONE, strcmp (old->timezone, wanted->timezone) != 0);
  differ (&change, LYD_SERIES_MODE, old->mode != wanted->mode);
  differ (&change, LYD_SERIES_VENUE, g_strcmp0 (old->venue, wanted->venue) != 0);
  differ (&change, LYD_SERIES_JOIN_LINK, g_strcmp0 (old->join_link, wanted->join_link) != 0);
  differ (&change, LYD_SERIES_REGISTRATION_LINK, g_strcmp0 (old->registration_link, wanted->registration_link) != 0);
  differ (&change, LYD_SERIES_CAPACITY, old->capacity != wanted->capacity);
  differ (&change, LYD_SERIES_POLICY_AREA, g_strcmp0 (old->policy_area, wanted->policy_area) != 0);
  differ (&change, LYD_SERIES_HEADING, old->heading != wanted->heading);
  differ (&change, LYD_SERIES_PROGRAMS, wanted->programs != NULL);
  differ (&change, LYD_SERIES_AUDIENCE, wanted->rules != NULL);
  return change;
}

/* What of it can be said of one event alone. */
static gboolean
is_of_one (const LydEvent *old,
           const LydEvent *wanted)
{
  return get_day (old) != get_day (wanted) || old->kind != wanted->kind || old->sensitive != wanted->sensitive ||
         g_strcmp0 (old->audience, wanted->audience) != 0 || old->newcomers != wanted->newcomers;
}

/* ---- changing ---- */

static void
chosen_cb (LydScopeDialog *dialog,
           int scope,
           gpointer data)
{
  Edit *edit = data;

  if (scope == LYD_SERIES_THIS)
    lyd_store_update_event_async (edit->store, edit->wanted, done_cb, g_object_ref (edit->window));
  else
    lyd_store_change_series_async (edit->store, &edit->old->id, (LydSeriesScope) scope, &edit->change, done_cb,
                                   g_object_ref (edit->window));
}

static void
ask_scope (Edit *from)
{
  Edit *edit = edit_new (from->window, from->old);
  gboolean of_one = is_of_one (from->old, from->wanted);
  gboolean ruled = from->rule != NULL && g_strcmp0 (from->rule, from->old_rule) != 0;
  LydScopeDialog *dialog;

  edit->wanted = lyd_event_copy (from->wanted);
  edit->rule = g_strdup (from->rule);
  edit->change = find_change (edit->old, edit->wanted);
  edit->change.rule = edit->rule;
  differ (&edit->change, LYD_SERIES_RULE, ruled);
  dialog = lyd_scope_dialog_new (GTK_WINDOW (edit->window), edit->store, edit->old, LYD_SCOPE_CHANGE, &edit->change);
  lyd_scope_dialog_offer (dialog, !ruled, !of_one || ruled,
                          of_one && !ruled
                            ? _ ("A day, a kind, who may come in words, a kiosk's newcomers and counting are "
                                 "changed for one event at a time. The day of all is in “Change Series”.")
                          : ruled ? _ ("How it repeats concerns more than one event.")
                                  : NULL);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), edit, edit_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_cb (LydNewEvent *dialog,
         const LydEvent *event,
         gpointer data)
{
  Edit *edit = data;

  if (lyd_window_get_store (edit->window) != edit->store)
    return;
  if (lyd_id_is_none (&event->series)) {
    lyd_store_update_event_async (edit->store, event, done_cb, g_object_ref (edit->window));
    return;
  }
  g_clear_pointer (&edit->wanted, lyd_event_free);
  edit->wanted = lyd_event_copy (event);
  g_free (edit->rule);
  edit->rule = g_strdup (lyd_new_event_get_rule (dialog));
  ask_scope (edit);
}

/* @repeat: (nullable): how its series repeats from it on, where that is to be changed, too */
void
lyd_event_edit (LydWindow *window,
                const LydEvent *event,
                const LydRepeat *repeat)
{
  LydStore *store = lyd_window_get_store (window);
  LydNewEvent *dialog = lyd_new_event_new_for (GTK_WINDOW (window), event, lyd_store_get_now (store));
  Edit *edit = edit_new (window, event);

  if (repeat != NULL) {
    lyd_new_event_offer_rule (dialog, repeat);
    edit->old_rule = g_strdup (lyd_new_event_get_rule (dialog));
  }
  g_signal_connect_data (dialog, "create", G_CALLBACK (save_cb), edit, edit_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- cancelling and deleting ---- */

typedef void (*OneFunc) (LydStore *store, const LydId *event, GAsyncReadyCallback callback, gpointer data);
typedef void (
  *ManyFunc) (LydStore *store, const LydId *series, gint64 after, GAsyncReadyCallback callback, gpointer data);

static const struct {
  OneFunc one;
  ManyFunc many;
} drops[] = {
  [LYD_SCOPE_CANCEL] = { lyd_store_cancel_event_async, lyd_store_end_series_async },
  [LYD_SCOPE_DELETE] = { lyd_store_delete_event_async, lyd_store_delete_series_async },
};

static void
drop (Edit *edit,
      LydScopeAct act,
      int scope)
{
  gint64 after = scope == LYD_SERIES_FOLLOWING ? edit->old->start - 1 : lyd_store_get_now (edit->store);

  if (scope == LYD_SERIES_THIS)
    drops[act].one (edit->store, &edit->old->id, done_cb, g_object_ref (edit->window));
  else
    drops[act].many (edit->store, &edit->old->series, after, done_cb, g_object_ref (edit->window));
}

static void
cancel_cb (LydScopeDialog *dialog,
           int scope,
           gpointer data)
{
  drop (data, LYD_SCOPE_CANCEL, scope);
}

static void
delete_cb (LydScopeDialog *dialog,
           int scope,
           gpointer data)
{
  drop (data, LYD_SCOPE_DELETE, scope);
}

/* One event goes at once, as the toast takes that back; of a series it is asked how many. */
static void
ask_drop (LydWindow *window,
          const LydEvent *event,
          LydScopeAct act,
          GCallback chosen)
{
  LydStore *store = lyd_window_get_store (window);
  LydScopeDialog *dialog;

  if (lyd_id_is_none (&event->series)) {
    drops[act].one (store, &event->id, done_cb, g_object_ref (window));
    return;
  }
  dialog = lyd_scope_dialog_new (GTK_WINDOW (window), store, event, act, NULL);
  g_signal_connect_data (dialog, "chosen", chosen, edit_new (window, event), edit_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
lyd_event_cancel (LydWindow *window,
                  const LydEvent *event)
{
  ask_drop (window, event, LYD_SCOPE_CANCEL, G_CALLBACK (cancel_cb));
}

/* @event: nobody has registered for it */
void
lyd_event_delete (LydWindow *window,
                  const LydEvent *event)
{
  ask_drop (window, event, LYD_SCOPE_DELETE, G_CALLBACK (delete_cb));
}
