#include "lyd-queue-window-private.h"

#include "lyd-fold.h"
#include "lyd-store-registrations.h"
#include "lyd-undo.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nobody looks through more; they type another letter. */
#define MAX_FOUND 30

/* What was answered, so that it can be taken back. */
typedef struct {
  LydId entry; /* none: skipped */
  char *key;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->key);
  g_free (answer);
}

static void
remember (LydQueueWindow *self,
          const LydId *entry,
          const char *key)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->entry = *entry;
  answer->key = g_strdup (key);
  if (self->done == NULL)
    self->done = g_ptr_array_new_with_free_func (answer_free);
  g_ptr_array_add (self->done, answer);
}

static gboolean
is_page (LydQueueWindow *self,
         const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), page) == 0;
}

/* What can be answered follows from what is shown. */
void
lyd_queue_window_update_answers (LydQueueWindow *self)
{
  static const char *const actions[] = { "attendance.pick", "attendance.find", "attendance.new-person",
                                         "attendance.nobody", "attendance.always-nobody", "attendance.skip" };
  gboolean one = is_page (self, "one") && self->n_pending == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.undo",
                                 self->done != NULL && self->done->len > 0 && self->n_pending == 0);
}

/* ---- saying who it was ---- */

typedef struct {
  LydQueueWindow *self;
  char *key;
  char *name; /* as in the report */
  LydSettle what;
} Wait;

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->self);
  g_free (wait->key);
  g_free (wait->name);
  g_free (wait);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

/* What is known from now on. */
static char *
describe_result (const Wait *wait,
                 const LydSettleResult *result)
{
  if (wait->what == LYD_SETTLE_NOBODY_EVER)
    return g_strdup_printf (_ ("“%s” is nobody, whenever the name turns up."), wait->name);
  if (wait->what == LYD_SETTLE_NOBODY)
    return g_strdup_printf (_ ("“%s” is nobody this time."), wait->name);
  if (result->learned)
    return g_strdup_printf (_ ("“%s” is %s, in every later report too."), wait->name, result->name);
  return g_strdup_printf (_ ("“%s” is %s this time. The name is asked about again."), wait->name, result->name);
}

static void
settled_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Wait) wait = data;
  LydQueueWindow *self = wait->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSettleResult) what = NULL;
  g_autoptr (LydDone) done = lyd_store_settle_attendance_finish (LYD_STORE (source), result, &what, &error);
  g_autofree char *words = NULL;

  self->n_pending--;
  if (self->closing)
    return;
  if (done == NULL) {
    lyd_queue_window_toast (self, error->message);
    lyd_queue_window_show_next (self);
    return;
  }
  remember (self, &done->entry, wait->key);
  words = describe_result (wait, what);
  lyd_queue_window_toast (self, words);
  lyd_queue_window_read (self);
}

/* @choice: what it was; the others of the same name are added as the check button says */
static void
settle (LydQueueWindow *self,
        LydSettleChoice *choice)
{
  const LydAttendanceUnmatched *one = lyd_queue_window_get_current (self);
  Wait *wait;

  if (one == NULL || self->n_pending > 0)
    return;
  choice->others = one->n_others > 0 && gtk_check_button_get_active (self->everywhere);
  wait = g_new0 (Wait, 1);
  wait->self = g_object_ref (self);
  wait->key = g_strdup (self->current);
  wait->name = g_strdup (one->name != NULL ? one->name : one->email != NULL ? one->email
                                                                            : _ ("No name"));
  wait->what = choice->what;
  self->n_pending++;
  lyd_store_settle_attendance_async (self->store, &one->session, one->identity, choice, settled_cb, wait);
  lyd_queue_window_update_answers (self);
}

static void
settle_person (LydQueueWindow *self,
               const LydId *registration,
               const LydId *person)
{
  gboolean registered = !lyd_id_is_none (registration);
  LydSettleChoice choice = { .what = registered ? LYD_SETTLE_REGISTRATION : LYD_SETTLE_PERSON,
                             .who = registered ? registration : person };

  settle (self, &choice);
}

static void
pick_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (widget);
  const LydAttendanceUnmatched *one = lyd_queue_window_get_current (self);
  guint n = g_variant_get_uint32 (parameter);
  const LydAttendanceSuggestion *suggestion;

  if (one == NULL || n == 0 || n > one->suggestions->len)
    return;
  suggestion = g_ptr_array_index (one->suggestions, n - 1);
  settle_person (self, &suggestion->registration, &suggestion->person);
}

static void
nobody_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydSettleChoice choice = { .what = g_str_equal (name, "attendance.nobody") ? LYD_SETTLE_NOBODY
                                                                             : LYD_SETTLE_NOBODY_EVER };

  settle (LYD_QUEUE_WINDOW (widget), &choice);
}

static void
skip_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (widget);

  if (self->current == NULL || self->n_pending > 0)
    return;
  g_hash_table_add (self->skipped, g_strdup (self->current));
  remember (self, &lyd_id_none, self->current);
  g_clear_pointer (&self->current, g_free);
  lyd_queue_window_show_next (self);
}

static void
again_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (widget);

  g_hash_table_remove_all (self->skipped);
  g_clear_pointer (&self->current, g_free);
  lyd_queue_window_show_next (self);
}

/* ---- taking back ---- */

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Wait) wait = data;
  LydQueueWindow *self = wait->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) undone = lyd_store_undo_finish (LYD_STORE (source), result, &error);
  g_autofree char *words = undone != NULL && undone->kept > 0 ? lyd_undo_result_describe (undone) : NULL;

  self->n_pending--;
  if (self->closing)
    return;
  lyd_queue_window_toast (self, undone == NULL ? error->message : words != NULL ? words
                                                                                : _ ("Undone"));
  g_free (self->current);
  self->current = g_strdup (wait->key);
  lyd_queue_window_read (self);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (widget);
  Answer *answer;
  Wait *wait;

  if (self->done == NULL || self->done->len == 0 || self->n_pending > 0)
    return;
  answer = g_ptr_array_steal_index (self->done, self->done->len - 1);
  g_hash_table_remove (self->skipped, answer->key);
  if (lyd_id_is_none (&answer->entry)) {
    g_free (self->current);
    self->current = g_strdup (answer->key);
    lyd_queue_window_show_next (self);
  } else {
    wait = g_new0 (Wait, 1);
    wait->self = g_object_ref (self);
    wait->key = g_strdup (answer->key);
    self->n_pending++;
    lyd_store_undo_async (self->store, &answer->entry, undone_cb, wait);
    lyd_queue_window_update_answers (self);
  }
  answer_free (answer);
}

/* ---- somebody else on file ---- */

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydQueueWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lyd_store_find_people_finish (LYD_STORE (source), result, &error);
  g_autofree char *line = NULL;
  GtkWidget *row;

  self->n_pending--;
  if (self->closing || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->found))) != NULL)
    gtk_list_box_remove (self->found, row);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const LydKnownPerson *known = g_ptr_array_index (found, i);
    const char *line_below = known->organization != NULL ? known->organization : known->person->email;
    LydId ids[2] = { known->registration, known->person->id };

    row = lyd_queue_row_new ("", known->person->name, line_below);
    if (!lyd_id_is_none (&known->registration)) {
      GtkWidget *word = gtk_label_new (_ ("Registered"));

      gtk_widget_add_css_class (word, "caption");
      gtk_widget_add_css_class (word, "lyd-readable");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
    }
    g_object_set_data_full (G_OBJECT (row), "lyd-ids", g_memdup2 (ids, sizeof ids), g_free);
    gtk_list_box_append (self->found, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->found), found != NULL && found->len > 0);
  line = found == NULL     ? g_strdup (error->message)
         : found->len == 0 ? g_strdup (_ ("Nobody on file like that. Try fewer letters, or go back and press N."))
                           : g_strdup (_ ("Enter chooses the first."));
  gtk_label_set_label (self->found_line, line);
  lyd_queue_window_update_answers (self);
}

static void
search_changed_cb (LydQueueWindow *self)
{
  const char *text = gtk_editable_get_text (self->search);

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  self->n_pending++;
  lyd_store_find_people_async (self->store, &self->event, text, MAX_FOUND, self->finding, found_cb,
                               g_object_ref (self));
}

static void
choose_row (LydQueueWindow *self,
            GtkWidget *row)
{
  const LydId *ids = row != NULL ? g_object_get_data (G_OBJECT (row), "lyd-ids") : NULL;

  if (ids == NULL || self->n_pending > 0)
    return;
  settle_person (self, &ids[0], &ids[1]);
}

static void
found_activated_cb (LydQueueWindow *self,
                    GtkListBoxRow *row)
{
  choose_row (self, GTK_WIDGET (row));
}

static void
search_activate_cb (LydQueueWindow *self)
{
  choose_row (self, gtk_widget_get_first_child (GTK_WIDGET (self->found)));
}

/* With the first word of the name as it appeared: often that is enough. */
static void
find_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (widget);
  const LydAttendanceUnmatched *one = lyd_queue_window_get_current (self);
  g_auto (GStrv) words = NULL;

  if (one == NULL)
    return;
  words = g_strsplit (one->name != NULL ? one->name : "", " ", 2);
  lyd_queue_window_show_page (self, "find");
  gtk_editable_set_text (self->search, words[0] != NULL ? words[0] : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
  search_changed_cb (self);
}

/* ---- somebody new ---- */

static void
new_person_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (widget);
  const LydAttendanceUnmatched *one = lyd_queue_window_get_current (self);

  if (one == NULL)
    return;
  gtk_editable_set_text (self->new_name, one->name != NULL ? one->name : "");
  gtk_editable_set_text (self->new_email, one->email != NULL ? one->email : "");
  gtk_editable_set_text (self->new_organization, "");
  lyd_queue_window_show_page (self, "new");
  gtk_widget_grab_focus (GTK_WIDGET (self->new_name));
}

/* (transfer full) (nullable): what was typed; %NULL: nothing */
static char *
get_typed (GtkEditable *entry)
{
  char *text = lyd_safe_text (gtk_editable_get_text (entry));

  g_strstrip (text);
  if (text[0] == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
register_action (GtkWidget *widget,
                 const char *action,
                 GVariant *parameter)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (widget);
  g_autofree char *name = get_typed (self->new_name);
  g_autofree char *email = get_typed (self->new_email);
  g_autofree char *organization = get_typed (self->new_organization);
  LydSettleChoice choice = { .what = LYD_SETTLE_NEW, .name = name, .email = email, .organization = organization };

  if (!is_page (self, "new"))
    return;
  if (name == NULL) {
    gtk_widget_add_css_class (GTK_WIDGET (self->new_name), "error");
    gtk_widget_grab_focus (GTK_WIDGET (self->new_name));
    return;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (self->new_name), "error");
  settle (self, &choice);
}

static void
new_activated_cb (LydQueueWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "attendance.register", NULL);
}

/* ---- ways ---- */

/* From finding and from somebody new back to the question; from there out. */
static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydQueueWindow *self = LYD_QUEUE_WINDOW (widget);

  if (is_page (self, "find") || is_page (self, "new"))
    lyd_queue_window_show_next (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
stop_search_cb (LydQueueWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "attendance.back", NULL);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  /* Of several for one action the last is told in the window of shortcuts. */
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_f, GDK_CONTROL_MASK, "attendance.find" },
    { GDK_KEY_slash, 0, "attendance.find" },
    { GDK_KEY_f, 0, "attendance.find" },
    { GDK_KEY_n, 0, "attendance.new-person" },
    { GDK_KEY_b, 0, "attendance.nobody" },
    { GDK_KEY_b, GDK_SHIFT_MASK, "attendance.always-nobody" },
    { GDK_KEY_s, 0, "attendance.skip" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "attendance.undo" },
    { GDK_KEY_Escape, 0, "attendance.back" },
    { GDK_KEY_Left, GDK_ALT_MASK, "attendance.back" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  for (guint i = LYD_ATTENDANCE_MOST_SUGGESTIONS; i > 0; i--) {
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i, 0, "attendance.pick", "u", i);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "attendance.pick", "u", i);
  }
}

void
lyd_queue_window_install_answers (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_activated_cb);
  gtk_widget_class_install_action (widget_class, "attendance.pick", "u", pick_action);
  gtk_widget_class_install_action (widget_class, "attendance.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "attendance.new-person", NULL, new_person_action);
  gtk_widget_class_install_action (widget_class, "attendance.register", NULL, register_action);
  gtk_widget_class_install_action (widget_class, "attendance.nobody", NULL, nobody_action);
  gtk_widget_class_install_action (widget_class, "attendance.always-nobody", NULL, nobody_action);
  gtk_widget_class_install_action (widget_class, "attendance.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "attendance.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "attendance.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "attendance.back", NULL, back_action);
  add_keys (widget_class);
}
