#include "lyd-desk-counter.h"

#include "lyd-store-agenda.h"

#include <glib/gi18n.h>

struct _LydDeskCounter {
  AdwBin parent_instance;

  LydStore *store;
  LydId session; /* none: not shown */
  guint n_pending;
  int heads;          /* on disk; -1: not read yet */
  gint64 last_letter; /* when a key was pressed that counts nothing, milliseconds */

  GtkLabel *title;
  GtkLabel *number;
  GtkLabel *left;
  GtkButton *more;
  GtkButton *back;
};

G_DEFINE_FINAL_TYPE (LydDeskCounter, lyd_desk_counter, ADW_TYPE_BIN)

enum {
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The Enter at the end of what a hand scanner sends is nobody's head. */
#define SCANNER_GAP_MS 120

static void
show_heads (LydDeskCounter *self,
            const LydHeads *heads)
{
  g_autofree char *number = g_strdup_printf ("%d", heads->heads);
  g_autofree char *left = NULL;
  g_autofree char *spoken = NULL;
  gboolean full = heads->capacity > 0 && heads->heads >= heads->capacity;

  self->heads = heads->heads;
  if (heads->capacity > 0 && heads->heads > heads->capacity)
    left = g_strdup_printf (_ ("%1$d more than the %2$d places"), heads->heads - heads->capacity, heads->capacity);
  else if (full)
    left = g_strdup_printf (ngettext ("The one place is taken", "All %d places taken", (gulong) heads->capacity),
                            heads->capacity);
  else if (heads->capacity > 0)
    left = g_strdup_printf (ngettext ("%1$d of %2$d places left", "%1$d of %2$d places left",
                                      (gulong) (heads->capacity - heads->heads)),
                            heads->capacity - heads->heads, heads->capacity);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->left, left != NULL ? left : _ ("people counted"));
  spoken = left != NULL ? g_strdup_printf ("%s. %s", number, left) : g_strdup (number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (full)
    gtk_widget_add_css_class (GTK_WIDGET (self->left), "lyd-amber");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->left), "lyd-amber");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "counter.back", heads->heads > 0);
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydDeskCounter) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHeads) heads = lyd_store_tap_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source))
    return;
  if (heads == NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  else
    show_heads (self, heads);
}

static void
tap (LydDeskCounter *self,
     int by)
{
  if (self->store == NULL || lyd_id_is_none (&self->session))
    return;
  self->n_pending++;
  lyd_store_tap_async (self->store, &self->session, by, counted_cb, g_object_ref (self));
}

static void
more_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  tap (LYD_DESK_COUNTER (widget), 1);
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  tap (LYD_DESK_COUNTER (widget), -1);
}

/**
 * lyd_desk_counter_press:
 * @at: milliseconds, of any clock that goes on
 *
 * A key anywhere in the window. A scanner's letters count nothing, and neither does the Enter after them.
 *
 * Returns: whether it was for the counter
 */
gboolean
lyd_desk_counter_press (LydDeskCounter *self,
                        guint keyval,
                        gint64 at)
{
  gboolean scanned = self->last_letter != 0 && at - self->last_letter < SCANNER_GAP_MS;

  switch (keyval) {
  case GDK_KEY_space:
  case GDK_KEY_KP_Space:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
    if (!scanned)
      tap (self, 1);
    self->last_letter = scanned ? at : 0;
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    if (!scanned)
      gtk_widget_activate_action (GTK_WIDGET (self), "counter.back", NULL);
    self->last_letter = scanned ? at : 0;
    return TRUE;
  default:
    if (gdk_keyval_to_unicode (keyval) < 0x20)
      return FALSE;
    self->last_letter = at;
    return TRUE;
  }
}

static void
lyd_desk_counter_dispose (GObject *object)
{
  LydDeskCounter *self = LYD_DESK_COUNTER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESK_COUNTER);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_desk_counter_parent_class)->dispose (object);
}

static void
lyd_desk_counter_class_init (LydDeskCounterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_counter_dispose;
  signals[SIGNAL_FAILED] = g_signal_new ("failed", LYD_TYPE_DESK_COUNTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-counter.ui");
  gtk_widget_class_bind_template_child (widget_class, LydDeskCounter, title);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCounter, number);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCounter, left);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCounter, more);
  gtk_widget_class_bind_template_child (widget_class, LydDeskCounter, back);
  gtk_widget_class_install_action (widget_class, "counter.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "counter.back", NULL, back_action);
}

static void
lyd_desk_counter_init (LydDeskCounter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @session: (nullable): %NULL stops */
void
lyd_desk_counter_show (LydDeskCounter *self,
                       LydStore *store,
                       const LydSession *session)
{
  g_set_object (&self->store, store);
  self->session = session != NULL ? session->id : lyd_id_none;
  self->last_letter = 0;
  if (session == NULL)
    return;
  gtk_label_set_label (self->title, session->title);
  gtk_label_set_label (self->number, "…");
  gtk_label_set_label (self->left, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "counter.back", FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->more));
  lyd_desk_counter_refresh (self);
}

/* Others count at other doors of the room. */
void
lyd_desk_counter_refresh (LydDeskCounter *self)
{
  tap (self, 0);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_desk_counter_is_idle (LydDeskCounter *self)
{
  return self->n_pending == 0;
}
