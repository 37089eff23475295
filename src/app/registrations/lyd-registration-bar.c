#include "lyd-registration-bar.h"

#include <glib/gi18n.h>

struct _LydRegistrationBar {
  AdwBin parent_instance;

  gboolean shown; /* somebody is chosen */
  gint *n_done;   /* of what is being done; NULL: nothing is */
  gsize n_steps;
  double part; /* how far it was when last looked at */
  guint source;

  GtkRevealer *revealer;
  GtkStack *stack;
  GtkLabel *chosen;
  GtkMenuButton *status;
  GtkMenuButton *more;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (LydRegistrationBar, lyd_registration_bar, ADW_TYPE_BIN)

/* What is done sooner than that needs no bar. */
#define SHOW_MS 300
#define STEP_MS 100

/* @id: "one", "many" or "status". Returns: (transfer full): what can be done with who is chosen */
GMenuModel *
lyd_registration_menu_new (const char *id)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/lanyard/Lanyard/registrations/lyd-registration-menu.ui");

  return G_MENU_MODEL (g_object_ref (gtk_builder_get_object (builder, id)));
}

static void
update (LydRegistrationBar *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->n_done != NULL && self->source != 0 ? "busy" : "chosen");
  gtk_revealer_set_reveal_child (self->revealer, self->shown || self->n_done != NULL);
}

static void
read_part (LydRegistrationBar *self)
{
  if (self->n_done != NULL && self->n_steps > 0)
    self->part = MIN ((double) g_atomic_int_get (self->n_done) / (double) self->n_steps, 1);
}

static gboolean
step_cb (gpointer data)
{
  LydRegistrationBar *self = data;

  read_part (self);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_progress_bar_set_fraction (self->progress, self->part);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  LydRegistrationBar *self = data;

  self->source = g_timeout_add (STEP_MS, step_cb, self);
  step_cb (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
lyd_registration_bar_dispose (GObject *object)
{
  LydRegistrationBar *self = LYD_REGISTRATION_BAR (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->n_done, g_atomic_rc_box_release);
  /* Before the template is: it lets go of the bin's own child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REGISTRATION_BAR);
  G_OBJECT_CLASS (lyd_registration_bar_parent_class)->dispose (object);
}

static void
lyd_registration_bar_class_init (LydRegistrationBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_registration_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/registrations/lyd-registration-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationBar, stack);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationBar, chosen);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationBar, status);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationBar, more);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationBar, progress);
}

static void
lyd_registration_bar_init (LydRegistrationBar *self)
{
  g_autoptr (GMenuModel) status = lyd_registration_menu_new ("status");
  g_autoptr (GMenuModel) more = lyd_registration_menu_new ("many");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->status, status);
  gtk_menu_button_set_menu_model (self->more, more);
}

/* @shown: whether there is anything to be done with them */
void
lyd_registration_bar_show_chosen (LydRegistrationBar *self,
                                  guint n_chosen,
                                  gboolean shown)
{
  g_autofree char *words =
    n_chosen > 0 ? g_strdup_printf (ngettext ("%u chosen", "%u chosen", n_chosen), n_chosen) : NULL;

  gtk_label_set_label (self->chosen, words != NULL ? words : _ ("Nobody chosen yet"));
  self->shown = shown;
  update (self);
}

/**
 * lyd_registration_bar_start:
 * @words: what is being done
 * @n_done: of g_atomic_rc_box_new0(): how many of @n_steps are done
 */
void
lyd_registration_bar_start (LydRegistrationBar *self,
                            const char *words,
                            gsize n_steps,
                            gint *n_done)
{
  lyd_registration_bar_stop (self);
  self->n_done = g_atomic_rc_box_acquire (n_done);
  self->n_steps = n_steps;
  self->part = 0;
  gtk_progress_bar_set_text (self->progress, words);
  self->source = g_timeout_add (SHOW_MS, show_cb, self);
}

void
lyd_registration_bar_stop (LydRegistrationBar *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  read_part (self);
  g_clear_pointer (&self->n_done, g_atomic_rc_box_release);
  update (self);
}

/* Returns: from 0 to 1, how far the last thing that was done has come */
double
lyd_registration_bar_get_part (LydRegistrationBar *self)
{
  return self->part;
}

gboolean
lyd_registration_bar_is_busy (LydRegistrationBar *self)
{
  return self->n_done != NULL;
}
