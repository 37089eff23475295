#include "kiosk/lyd-kiosk-opener.h"

#include "lyd-plan.h"
#include "lyd-store-events.h"
#include "lyd-store-kiosk.h"
#include "lyd-store-pin.h"

#include <glib/gi18n.h>

struct _LydKioskOpener {
  AdwWindow parent_instance;

  LydStore *store;
  GCancellable *cancellable;
  GPtrArray *sessions; /* LydSession: those where people are named */
  LydId wanted;        /* none: the one whose desk is open */
  gboolean has_pin;
  gboolean opening;

  AdwComboRow *session;
  AdwEntryRow *name;
  GtkWidget *pin_group;
  AdwPasswordEntryRow *pin;
  AdwPasswordEntryRow *again;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (LydKioskOpener, lyd_kiosk_opener, ADW_TYPE_WINDOW)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
tell (LydKioskOpener *self,
      const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
changed_cb (LydKioskOpener *self)
{
  gboolean pinned = self->has_pin || (lyd_pin_is_valid (get_text (self->pin)) &&
                                      g_str_equal (get_text (self->pin), get_text (self->again)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "opener.open",
                                 !self->opening && self->sessions != NULL && self->sessions->len > 0 && pinned);
}

static void
activated_cb (LydKioskOpener *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "opener.open", NULL);
}

static void
set_opening (LydKioskOpener *self,
             gboolean opening)
{
  self->opening = opening;
  changed_cb (self);
}

/* ---- the process ---- */

/* This very program, wherever it was installed. */
static char *
find_program (void)
{
  const char *other = g_getenv ("LYD_KIOSK_PROGRAM");

  return other != NULL ? g_strdup (other) : g_file_read_link ("/proc/self/exe", NULL);
}

static const LydSession *
get_session (LydKioskOpener *self)
{
  guint selected = adw_combo_row_get_selected (self->session);

  return self->sessions != NULL && selected < self->sessions->len ? g_ptr_array_index (self->sessions, selected) : NULL;
}

/* Starts the kiosk. Returns: whether it runs */
static gboolean
start (LydKioskOpener *self,
       GError **error)
{
  g_autofree char *program = find_program ();
  g_autofree char *session = lyd_id_to_string (&get_session (self)->id);
  g_autofree char *name = g_strstrip (g_strdup (get_text (self->name)));
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;

  g_ptr_array_add (argv, program != NULL ? program : (char *) "lanyard");
  g_ptr_array_add (argv, (char *) "--database");
  g_ptr_array_add (argv, (char *) lyd_store_get_path (self->store));
  g_ptr_array_add (argv, (char *) "--kiosk");
  g_ptr_array_add (argv, session);
  if (name[0] != '\0') {
    g_ptr_array_add (argv, (char *) "--station");
    g_ptr_array_add (argv, name);
  }
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_NONE, error);
  return process != NULL;
}

static void
door_read_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydKioskOpener) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydKioskDoor) door = lyd_store_get_kiosk_door_finish (LYD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (door != NULL && start (self, &error)) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  tell (self, error->message);
  set_opening (self, FALSE);
}

/* Where the kiosk cannot open it is said here, while there is somebody to read it. */
static void
check_door (LydKioskOpener *self)
{
  g_autofree char *session = lyd_id_to_string (&get_session (self)->id);

  lyd_store_get_kiosk_door_async (self->store, session, self->cancellable, door_read_cb, g_object_ref (self));
}

static void
pin_set_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydKioskOpener) self = data;
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!lyd_store_pin_finish (LYD_STORE (source), result, &answer, &error)) {
    tell (self, error->message);
    set_opening (self, FALSE);
    return;
  }
  self->has_pin = TRUE;
  gtk_widget_set_visible (self->pin_group, FALSE);
  check_door (self);
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydKioskOpener *self = LYD_KIOSK_OPENER (widget);

  tell (self, NULL);
  set_opening (self, TRUE);
  if (self->has_pin)
    check_door (self);
  else
    lyd_store_set_pin_async (self->store, NULL, get_text (self->pin), pin_set_cb, g_object_ref (self));
}

/* ---- what there is to choose ---- */

static void
sessions_read_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (LydKioskOpener) self = data;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *sessions = lyd_store_list_sessions_finish (LYD_STORE (source), result, &error);
  const LydSession *wanted;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (sessions == NULL) {
    tell (self, error->message);
    return;
  }
  self->sessions = sessions;
  for (guint i = sessions->len; i > 0; i--)
    if (((LydSession *) g_ptr_array_index (sessions, i - 1))->sensitive)
      g_ptr_array_remove_index (sessions, i - 1);
  wanted = sessions->len > 0 ? lyd_plan_pick_session (sessions, lyd_store_get_now (self->store)) : NULL;
  for (guint i = 0; i < sessions->len; i++)
    gtk_string_list_append (titles, ((LydSession *) g_ptr_array_index (sessions, i))->title);
  adw_combo_row_set_model (self->session, G_LIST_MODEL (titles));
  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (sessions, i);

    if (lyd_id_is_none (&self->wanted) ? session == wanted : lyd_id_equal (&session->id, &self->wanted))
      adw_combo_row_set_selected (self->session, i);
  }
  if (sessions->len == 0)
    tell (self, _ ("Everything here is only counted, without names. A kiosk asks for names, so none opens."));
  changed_cb (self);
}

static void
has_pin_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydKioskOpener) self = data;
  g_autoptr (GError) error = NULL;
  gboolean set = FALSE;

  if (!lyd_store_has_pin_finish (LYD_STORE (source), result, &set, &error)) {
    tell (self, error->message);
    return;
  }
  self->has_pin = set;
  gtk_widget_set_visible (self->pin_group, !set);
  changed_cb (self);
}

/* ---- the object ---- */

static void
lyd_kiosk_opener_dispose (GObject *object)
{
  LydKioskOpener *self = LYD_KIOSK_OPENER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_KIOSK_OPENER);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_kiosk_opener_parent_class)->dispose (object);
}

static void
lyd_kiosk_opener_finalize (GObject *object)
{
  LydKioskOpener *self = LYD_KIOSK_OPENER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_kiosk_opener_parent_class)->finalize (object);
}

static void
lyd_kiosk_opener_class_init (LydKioskOpenerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_opener_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_kiosk_opener_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-opener.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskOpener, session);
  gtk_widget_class_bind_template_child (widget_class, LydKioskOpener, name);
  gtk_widget_class_bind_template_child (widget_class, LydKioskOpener, pin_group);
  gtk_widget_class_bind_template_child (widget_class, LydKioskOpener, pin);
  gtk_widget_class_bind_template_child (widget_class, LydKioskOpener, again);
  gtk_widget_class_bind_template_child (widget_class, LydKioskOpener, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "opener.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_kiosk_opener_init (LydKioskOpener *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @session: (nullable): the one to begin with; %NULL: the one whose desk is open now */
LydKioskOpener *
lyd_kiosk_opener_new (GtkWindow *parent,
                      LydStore *store,
                      const LydId *event,
                      const LydId *session)
{
  LydKioskOpener *self = g_object_new (LYD_TYPE_KIOSK_OPENER, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->wanted = session != NULL ? *session : lyd_id_none;
  changed_cb (self);
  lyd_store_list_sessions_async (store, event, self->cancellable, sessions_read_cb, g_object_ref (self));
  lyd_store_has_pin_async (store, has_pin_cb, g_object_ref (self));
  return self;
}
