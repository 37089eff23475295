#include "lyd-ignored-group.h"

#include "lyd-fold.h"
#include "lyd-store-attendance.h"
#include "lyd-vocabulary.h"

#include <glib/gi18n.h>

struct _LydIgnoredGroup {
  AdwPreferencesGroup parent_instance;

  LydStore *store;
  GCancellable *reading; /* what is read now; a later list takes its place */
  GPtrArray *rows;       /* of GtkWidget: what is shown */
  GPtrArray *found;      /* of LydAttendanceSettled: so far */
  guint n_pending;
};

G_DEFINE_FINAL_TYPE (LydIgnoredGroup, lyd_ignored_group, ADW_TYPE_PREFERENCES_GROUP)

static void
asked_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydIgnoredGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_settle_attendance_finish (LYD_STORE (source), result, NULL, &error);

  self->n_pending--;
  if (done == NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error->message);
}

static void
ask_again (LydIgnoredGroup *self,
           GtkWidget *button)
{
  const LydAttendanceSettled *settled = g_object_get_data (G_OBJECT (button), "settled");
  const LydSettleChoice choice = { .what = LYD_SETTLE_ASK };

  gtk_widget_set_sensitive (button, FALSE);
  self->n_pending++;
  lyd_store_settle_attendance_async (self->store, &settled->session, settled->identity, &choice, asked_cb,
                                     g_object_ref (self));
}

static void
add_row (LydIgnoredGroup *self,
         const LydAttendanceSettled *settled)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Ask Again"));
  g_autofree char *name = lyd_safe_text (settled->name != NULL ? settled->name : settled->identity);
  /* Translators: what a button does, and to which file */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), _ ("Ask again who this was"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lyd_word_title (&lyd_settled, (int) settled->how));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "settled", (gpointer) settled);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (ask_again), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (LydIgnoredGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

typedef struct {
  LydIgnoredGroup *group;
  GCancellable *reading;
  GPtrArray *found; /* of LydAttendanceSettled */
  GArray *sessions; /* of LydId: still to be read */
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_object (&self->group);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
show (LydIgnoredGroup *self,
      Reading *reading)
{
  clear_rows (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&reading->found);
  for (guint i = 0; i < self->found->len; i++)
    add_row (self, g_ptr_array_index (self->found, i));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _ ("They were in the reports and are taken for nobody."));
  gtk_widget_set_visible (GTK_WIDGET (self), self->found->len > 0);
}

static void read_next (Reading *reading);

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (Reading) reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) settled = lyd_store_list_settled_finish (LYD_STORE (source), result, &error);
  LydIgnoredGroup *self = reading->group;

  self->n_pending--;
  if (g_cancellable_is_cancelled (reading->reading))
    return;
  if (settled == NULL) {
    clear_rows (self);
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error->message);
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    return;
  }
  while (settled->len > 0) {
    LydAttendanceSettled *one = g_ptr_array_steal_index (settled, 0);

    if (one->how == LYD_SETTLED_BOT || one->how == LYD_SETTLED_NOBODY)
      g_ptr_array_add (reading->found, one);
    else
      lyd_attendance_settled_free (one);
  }
  read_next (g_steal_pointer (&reading));
}

/* One session after the other; takes @reading. */
static void
read_next (Reading *reading)
{
  g_autoptr (Reading) own = reading;
  LydIgnoredGroup *self = reading->group;
  LydId session;

  if (reading->sessions->len == 0) {
    show (self, reading);
    return;
  }
  session = g_array_index (reading->sessions, LydId, 0);
  g_array_remove_index (reading->sessions, 0);
  self->n_pending++;
  lyd_store_list_settled_async (self->store, &session, reading->reading, read_cb, g_steal_pointer (&own));
}

static void
add_session (GArray *sessions,
             const LydId *session)
{
  for (guint i = 0; i < sessions->len; i++)
    if (lyd_id_equal (&g_array_index (sessions, LydId, i), session))
      return;
  g_array_append_val (sessions, *session);
}

/**
 * lyd_ignored_group_read:
 * @reports: (element-type LydAttendanceReport): of one event
 *
 * Reads anew who is taken for nobody at the sessions that @reports are of, and is seen where there are any.
 */
void
lyd_ignored_group_read (LydIgnoredGroup *self,
                        LydStore *store,
                        const GPtrArray *reports)
{
  Reading *reading = g_new0 (Reading, 1);

  g_set_object (&self->store, store);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  reading->group = g_object_ref (self);
  reading->reading = g_object_ref (self->reading);
  reading->found = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_attendance_settled_free);
  reading->sessions = g_array_new (FALSE, FALSE, sizeof (LydId));
  for (guint i = 0; i < reports->len; i++)
    add_session (reading->sessions, &((const LydAttendanceReport *) g_ptr_array_index (reports, i))->session);
  read_next (reading);
}

/* Whether everything that was asked for is shown. */
gboolean
lyd_ignored_group_is_idle (LydIgnoredGroup *self)
{
  return self->n_pending == 0;
}

static void
lyd_ignored_group_dispose (GObject *object)
{
  LydIgnoredGroup *self = LYD_IGNORED_GROUP (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_ignored_group_parent_class)->dispose (object);
}

static void
lyd_ignored_group_class_init (LydIgnoredGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_ignored_group_dispose;
}

static void
lyd_ignored_group_init (LydIgnoredGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Not Counted as Anybody"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
