#include "lyd-form.h"

#include <glib/gi18n.h>

typedef struct {
  LydStore *store; /* NULL while it is being filled, and once it is closed */
  GCancellable *cancellable;
  gboolean saving;
  char *save_label;

  AdwBin *top;
  GtkBox *box;
  GtkWidget *problem_row;
  GtkLabel *problem;
} LydFormPrivate;

static void buildable_init (GtkBuildableIface *interface);

/* clang-format off */
G_DEFINE_ABSTRACT_TYPE_WITH_CODE (LydForm, lyd_form, ADW_TYPE_WINDOW,
                                  G_ADD_PRIVATE (LydForm)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))
/* clang-format on */

enum {
  PROP_SAVE_LABEL = 1,
  N_PROPS
};

enum {
  SIGNAL_SAVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static LydFormPrivate *
get (gpointer self)
{
  return lyd_form_get_instance_private (self);
}

/* Says @problem above the form; "" takes it away. */
void
lyd_form_tell (LydForm *self,
               const char *problem)
{
  LydFormPrivate *own = get (self);

  gtk_label_set_label (own->problem, problem);
  gtk_widget_set_visible (own->problem_row, problem[0] != '\0');
}

/* What there is to say of what was typed, and whether it may be saved. */
void
lyd_form_judge (LydForm *self,
                const char *problem,
                gboolean fine)
{
  lyd_form_tell (self, problem);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", fine && !get (self)->saving);
}

void
lyd_form_set_row_wrong (GtkWidget *row,
                        gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

/* It is filled: from now on, what changes was changed by a person. */
void
lyd_form_begin (LydForm *self,
                LydStore *store)
{
  get (self)->store = g_object_ref (store);
  lyd_form_changed (self);
}

/* (nullable): %NULL while it is being filled, and once it is closed */
LydStore *
lyd_form_get_store (LydForm *self)
{
  return get (self)->store;
}

/* Cancelled when it is closed. */
GCancellable *
lyd_form_get_cancellable (LydForm *self)
{
  return get (self)->cancellable;
}

void
lyd_form_changed (LydForm *self)
{
  if (get (self)->store != NULL)
    LYD_FORM_GET_CLASS (self)->check (self);
}

/* @data: (transfer full): the form */
void
lyd_form_saved_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (LydForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = LYD_FORM_GET_CLASS (self)->finish (LYD_STORE (source), result, &error);

  get (self)->saving = FALSE;
  if (get (self)->store == NULL)
    return;
  if (done == NULL) {
    lyd_form_changed (self);
    lyd_form_tell (self, error->message);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, done);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydForm *self = LYD_FORM (widget);

  if (get (self)->store == NULL)
    return;
  get (self)->saving = TRUE;
  lyd_form_changed (self);
  LYD_FORM_GET_CLASS (self)->save (self);
}

static void
activated_cb (LydForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

/* Lets the templates of those who derive from it use changed_cb and activated_cb. */
void
lyd_form_class_bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (lyd_form_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "activated_cb", G_CALLBACK (activated_cb));
}

static void
add_child (GtkBuildable *buildable,
           GtkBuilder *builder,
           GObject *child,
           const char *type)
{
  if (get (buildable)->box != NULL && type == NULL && GTK_IS_WIDGET (child))
    gtk_box_append (get (buildable)->box, GTK_WIDGET (child));
  else if (get (buildable)->top != NULL && g_strcmp0 (type, "top") == 0)
    adw_bin_set_child (get (buildable)->top, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *interface)
{
  parent_buildable = g_type_interface_peek_parent (interface);
  interface->add_child = add_child;
}

static void
lyd_form_get_property (GObject *object,
                       guint id,
                       GValue *value,
                       GParamSpec *pspec)
{
  if (id == PROP_SAVE_LABEL)
    g_value_set_string (value, get (object)->save_label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyd_form_set_property (GObject *object,
                       guint id,
                       const GValue *value,
                       GParamSpec *pspec)
{
  if (id == PROP_SAVE_LABEL) {
    g_free (get (object)->save_label);
    get (object)->save_label = g_value_dup_string (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_form_dispose (GObject *object)
{
  LydFormPrivate *own = get (object);

  g_cancellable_cancel (own->cancellable);
  g_clear_object (&own->store);
  G_OBJECT_CLASS (lyd_form_parent_class)->dispose (object);
}

static void
lyd_form_finalize (GObject *object)
{
  LydFormPrivate *own = get (object);

  g_clear_object (&own->cancellable);
  g_free (own->save_label);
  G_OBJECT_CLASS (lyd_form_parent_class)->finalize (object);
}

static void
lyd_form_class_init (LydFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = lyd_form_get_property;
  G_OBJECT_CLASS (klass)->set_property = lyd_form_set_property;
  G_OBJECT_CLASS (klass)->dispose = lyd_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_form_finalize;
  properties[PROP_SAVE_LABEL] =
    g_param_spec_string ("save-label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", LYD_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/lyd-form.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LydForm, top);
  gtk_widget_class_bind_template_child_private (widget_class, LydForm, box);
  gtk_widget_class_bind_template_child_private (widget_class, LydForm, problem_row);
  gtk_widget_class_bind_template_child_private (widget_class, LydForm, problem);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_form_init (LydForm *self)
{
  get (self)->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
