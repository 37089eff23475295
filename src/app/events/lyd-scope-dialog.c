#include "lyd-scope-dialog.h"

#include <glib/gi18n.h>

#define N_SCOPES (LYD_SERIES_ALL + 1)

struct _LydScopeDialog {
  AdwWindow parent_instance;

  LydScopeAct act;
  GCancellable *asked;
  guint n_pending;

  GtkLabel *why;
  GtkCheckButton *ticks[N_SCOPES];
  AdwActionRow *rows[N_SCOPES];
  GtkButton *go_on;
};

G_DEFINE_FINAL_TYPE (LydScopeDialog, lyd_scope_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const titles[] = { N_ ("Change Events of a Series"), N_ ("Cancel Events of a Series"),
                                      N_ ("Delete Events of a Series") };
static const char *const verbs[] = { N_ ("_Change"), N_ ("_Cancel Events"), N_ ("_Delete Events") };

/* ---- what an answer would do ---- */

/* Takes @words. */
static void
add (GPtrArray *parts,
     char *words,
     int n)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

/* Returns: (transfer full): "9 events change. 2 that were set apart stay as they are, 3 are over." */
static char *
describe_change (const LydSeriesOutcome *outcome)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int kept = outcome->n_kept;
  int over = outcome->n_over;

  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d event changes.", "%d events change.",
                                                     (gulong) outcome->n_changed),
                                           outcome->n_changed));
  add (parts, g_strdup_printf (ngettext ("%d is added.", "%d are added.", (gulong) outcome->n_added), outcome->n_added),
       outcome->n_added);
  add (parts,
       g_strdup_printf (ngettext ("%d is cancelled.", "%d are cancelled.", (gulong) outcome->n_cancelled),
                        outcome->n_cancelled),
       outcome->n_cancelled);
  add (parts,
       g_strdup_printf (ngettext ("%d that was changed apart keeps that.", "%d that were changed apart keep that.",
                                  (gulong) kept),
                        kept),
       kept);
  add (parts, g_strdup_printf (ngettext ("%d that is over stays.", "%d that are over stay.", (gulong) over), over),
       over);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

/* Returns: (transfer full): "3 events are deleted and the series ends. 9 that are over stay." */
static char *
describe_delete (const LydSeriesOutcome *outcome)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int deleted = outcome->n_deleted;
  int cancelled = outcome->n_cancelled;
  int over = outcome->n_over;

  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d event is deleted and the series ends.",
                                                     "%d events are deleted and the series ends.", (gulong) deleted),
                                           deleted));
  add (parts,
       g_strdup_printf (ngettext ("%d that has registrations is cancelled instead.",
                                  "%d that have registrations are cancelled instead.", (gulong) cancelled),
                        cancelled),
       cancelled);
  add (parts, g_strdup_printf (ngettext ("%d that is over stays.", "%d that are over stay.", (gulong) over), over),
       over);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

typedef struct {
  LydScopeDialog *self;
  LydSeriesScope scope;
} Asked;

static void
say (LydScopeDialog *self,
     LydSeriesScope scope,
     const char *words)
{
  adw_action_row_set_subtitle (self->rows[scope], words);
}

static void
previewed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (LydScopeDialog) self = asked->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSeriesOutcome) outcome = lyd_store_preview_change_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = NULL;

  self->n_pending--;
  if (self->asked == NULL)
    return;
  if (outcome == NULL) {
    say (self, asked->scope, error->message);
    return;
  }
  words = self->act == LYD_SCOPE_DELETE ? describe_delete (outcome) : describe_change (outcome);
  say (self, asked->scope, words);
}

/* Cancelling is counted from the series' dates. */
static void
dates_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (LydScopeDialog) self = asked->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSeriesPage) page = lyd_store_get_series_finish (LYD_STORE (source), result, &error);
  const LydEvent *event = g_object_get_data (G_OBJECT (self), "lyd-event");
  int n[N_SCOPES] = { 0 };
  int over = 0;

  self->n_pending--;
  if (self->asked == NULL)
    return;
  for (guint i = 0; page != NULL && i < page->events->len; i++) {
    const LydSeriesEvent *one = g_ptr_array_index (page->events, i);

    over += one->over;
    if (one->over || one->event->state == LYD_EVENT_CANCELLED)
      continue;
    n[LYD_SERIES_ALL]++;
    n[LYD_SERIES_FOLLOWING] += one->event->start >= event->start;
  }
  for (int scope = LYD_SERIES_FOLLOWING; page != NULL && scope < N_SCOPES; scope++) {
    g_autofree char *cancelled = g_strdup_printf (
      ngettext ("%d event is cancelled and the series ends.", "%d events are cancelled and the series ends.",
                (gulong) n[scope]),
      n[scope]);
    g_autofree char *stay =
      over > 0 ? g_strdup_printf (ngettext ("%d that is over stays.", "%d that are over stay.", (gulong) over), over)
               : NULL;
    g_autofree char *words = g_strjoin (" ", cancelled, stay, NULL);

    say (self, (LydSeriesScope) scope, words);
  }
}

static void
ask (LydScopeDialog *self,
     LydStore *store,
     const LydEvent *event,
     const LydSeriesChange *change)
{
  for (int scope = LYD_SERIES_FOLLOWING; scope < N_SCOPES; scope++) {
    Asked *asked = g_new0 (Asked, 1);

    *asked = (Asked){ g_object_ref (self), (LydSeriesScope) scope };
    self->n_pending++;
    if (self->act == LYD_SCOPE_DELETE) {
      gint64 after = scope == LYD_SERIES_FOLLOWING ? event->start - 1 : lyd_store_get_now (store);

      lyd_store_preview_delete_async (store, &event->series, after, previewed_cb, asked);
      continue;
    }
    if (change == NULL) {
      lyd_store_get_series_async (store, &event->series, self->asked, dates_cb, asked);
      return;
    }
    lyd_store_preview_change_async (store, &event->id, (LydSeriesScope) scope, change, previewed_cb, asked);
  }
}

/* ---- the dialog ---- */

static void
choose_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydScopeDialog *self = LYD_SCOPE_DIALOG (widget);

  for (int scope = 0; scope < N_SCOPES; scope++)
    if (gtk_check_button_get_active (self->ticks[scope]))
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, scope);
  gtk_window_close (GTK_WINDOW (self));
}

/* @parameter: this, following or all */
static void
scope_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  static const char *const names[] = { "this", "following", "all" };
  LydScopeDialog *self = LYD_SCOPE_DIALOG (widget);

  for (int scope = 0; scope < N_SCOPES; scope++)
    if (g_strcmp0 (g_variant_get_string (parameter, NULL), names[scope]) == 0)
      gtk_check_button_set_active (self->ticks[scope], TRUE);
}

static void
lyd_scope_dialog_dispose (GObject *object)
{
  LydScopeDialog *self = LYD_SCOPE_DIALOG (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SCOPE_DIALOG);
  G_OBJECT_CLASS (lyd_scope_dialog_parent_class)->dispose (object);
}

static void
lyd_scope_dialog_class_init (LydScopeDialogClass *klass)
{
  static const char *const ticks[] = { "tick_this", "tick_following", "tick_all" };
  static const char *const rows[] = { "row_this", "row_following", "row_all" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_scope_dialog_dispose;
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", LYD_TYPE_SCOPE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-scope-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydScopeDialog, why);
  gtk_widget_class_bind_template_child (widget_class, LydScopeDialog, go_on);
  for (gsize i = 0; i < N_SCOPES; i++) {
    gtk_widget_class_bind_template_child_full (
      widget_class, ticks[i], FALSE, (gssize) (G_STRUCT_OFFSET (LydScopeDialog, ticks) + i * sizeof (gpointer)));
    gtk_widget_class_bind_template_child_full (
      widget_class, rows[i], FALSE, (gssize) (G_STRUCT_OFFSET (LydScopeDialog, rows) + i * sizeof (gpointer)));
  }
  gtk_widget_class_install_action (widget_class, "scope.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "scope.set", "s", scope_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_scope_dialog_init (LydScopeDialog *self)
{
  self->asked = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @change: (nullable): what is to be changed; read at once. only with LYD_SCOPE_CHANGE */
LydScopeDialog *
lyd_scope_dialog_new (GtkWindow *parent,
                      LydStore *store,
                      const LydEvent *event,
                      LydScopeAct act,
                      const LydSeriesChange *change)
{
  LydScopeDialog *self = g_object_new (LYD_TYPE_SCOPE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->act = act;
  g_object_set_data_full (G_OBJECT (self), "lyd-event", lyd_event_copy (event), (GDestroyNotify) lyd_event_free);
  gtk_window_set_title (GTK_WINDOW (self), _ (titles[act]));
  gtk_button_set_label (self->go_on, _ (verbs[act]));
  say (self, LYD_SERIES_THIS,
       act == LYD_SCOPE_CHANGE ? _ ("The others stay as they are.") : _ ("The others take place as planned."));
  gtk_widget_add_css_class (GTK_WIDGET (self->go_on),
                            act == LYD_SCOPE_DELETE ? "destructive-action" : "suggested-action");
  ask (self, store, event, change);
  return self;
}

/* @this_one: this event alone may be meant; @others: others may; @why: (nullable): what a missing answer is due to */
void
lyd_scope_dialog_offer (LydScopeDialog *self,
                        gboolean this_one,
                        gboolean others,
                        const char *why)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows[LYD_SERIES_THIS]), this_one);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows[LYD_SERIES_FOLLOWING]), others);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows[LYD_SERIES_ALL]), others);
  gtk_check_button_set_active (self->ticks[this_one ? LYD_SERIES_THIS : LYD_SERIES_FOLLOWING], TRUE);
  gtk_label_set_label (self->why, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), why != NULL);
}

/* Whether every answer says what it would do. */
gboolean
lyd_scope_dialog_is_ready (LydScopeDialog *self)
{
  return self->n_pending == 0;
}
