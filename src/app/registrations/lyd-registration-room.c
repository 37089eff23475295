#include "lyd-registration-room.h"

#include "lyd-words-places.h"

#include <glib/gi18n.h>

struct _LydRegistrationRoom {
  AdwBin parent_instance;

  GCancellable *asked;
  guint n_pending;
  gboolean wanted; /* confirmed is what is asked for */
  LydHold hold;

  GtkWidget *group;
  AdwActionRow *left;
  AdwActionRow *why;
  AdwActionRow *anyway_row;
  GtkSwitch *anyway;
  AdwEntryRow *reason;
};

G_DEFINE_FINAL_TYPE (LydRegistrationRoom, lyd_registration_room, ADW_TYPE_BIN)

enum {
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the exception is called, by LydHold. */
static const char *const anyway_words[] = {
  [LYD_HOLD_NONE] = "",
  [LYD_HOLD_AUDIENCE] = N_ ("Register anyway, although it is for others"),
  [LYD_HOLD_SEATS] = N_ ("Register anyway, beyond the included seats"),
  [LYD_HOLD_FULL] = N_ ("Register anyway, over capacity"),
};

static gboolean
is_exception (LydRegistrationRoom *self)
{
  return self->wanted && self->hold != LYD_HOLD_NONE && gtk_switch_get_active (self->anyway);
}

static void
show (LydRegistrationRoom *self)
{
  gboolean held = self->wanted && self->hold != LYD_HOLD_NONE;

  gtk_widget_set_visible (GTK_WIDGET (self->why), held && !is_exception (self));
  gtk_widget_set_visible (GTK_WIDGET (self->anyway_row), held);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), is_exception (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->anyway_row),
                                 held ? _ (anyway_words[self->hold]) : "");
}

static void
changed_cb (LydRegistrationRoom *self)
{
  if (self->asked == NULL)
    return;
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activated_cb (LydRegistrationRoom *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
forecast_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydRegistrationRoom) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydForecast) forecast = lyd_store_forecast_finish (LYD_STORE (source), result, &error);
  g_autofree char *places = NULL;
  g_autofree char *seats = NULL;

  self->n_pending--;
  if (self->left == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  places = forecast != NULL ? lyd_words_places (&forecast->places) : g_strdup (error->message);
  if (forecast != NULL && forecast->seats.name != NULL) {
    g_autofree char *words = lyd_words_seats (&forecast->seats);

    seats = g_strdup_printf ("%s: %s", forecast->seats.name, words);
  }
  self->hold = forecast != NULL ? forecast->hold : LYD_HOLD_NONE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left), places[0] != '\0' ? places : _ ("No limit"));
  adw_action_row_set_subtitle (self->left, seats != NULL ? seats : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->why),
                                 forecast != NULL && forecast->why != NULL ? forecast->why : "");
  gtk_widget_set_visible (self->group, places[0] != '\0' || seats != NULL || self->hold != LYD_HOLD_NONE);
  changed_cb (self);
}

static void
lyd_registration_room_dispose (GObject *object)
{
  LydRegistrationRoom *self = LYD_REGISTRATION_ROOM (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  /* Before the template is: it lets go of the bin's own child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REGISTRATION_ROOM);
  G_OBJECT_CLASS (lyd_registration_room_parent_class)->dispose (object);
}

static void
lyd_registration_room_class_init (LydRegistrationRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_registration_room_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_REGISTRATION_ROOM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", LYD_TYPE_REGISTRATION_ROOM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/registrations/lyd-registration-room.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationRoom, group);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationRoom, left);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationRoom, why);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationRoom, anyway_row);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationRoom, anyway);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationRoom, reason);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
lyd_registration_room_init (LydRegistrationRoom *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lyd_registration_room_ask:
 * @draft: as far as it is written
 *
 * Shows what is left for @draft and what would become of it. Nothing is said about one that is not to be confirmed.
 */
void
lyd_registration_room_ask (LydRegistrationRoom *self,
                           LydStore *store,
                           const LydRegistrationDraft *draft)
{
  self->wanted = draft->status == LYD_STATUS_CONFIRMED;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  show (self);
  lyd_store_forecast_async (store, draft, self->asked, forecast_cb, g_object_ref (self));
}

/* As before anybody asked: nothing is known of places, and nobody is an exception. */
void
lyd_registration_room_clear (LydRegistrationRoom *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->hold = LYD_HOLD_NONE;
  gtk_switch_set_active (self->anyway, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  gtk_widget_set_visible (self->group, FALSE);
  show (self);
}

/* Where the reason of an exception is written. */
void
lyd_registration_room_go_to_reason (LydRegistrationRoom *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

/* An exception has a reason. */
gboolean
lyd_registration_room_is_good (LydRegistrationRoom *self)
{
  g_autofree char *override = lyd_registration_room_dup_override (self);

  return !is_exception (self) || override != NULL;
}

/* Returns: (transfer full) (nullable): why it is confirmed all the same; %NULL where it is not */
char *
lyd_registration_room_dup_override (LydRegistrationRoom *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  return is_exception (self) && text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

gboolean
lyd_registration_room_is_idle (LydRegistrationRoom *self)
{
  return self->n_pending == 0;
}
