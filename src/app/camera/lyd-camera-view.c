#include "camera/lyd-camera-view.h"

#include <glib/gi18n.h>

struct _LydCameraView {
  AdwBin parent_instance;

  LydCamera *camera;
  gboolean low;    /* no room for more than the words */
  GtkStack *pages; /* picture, words */
  GtkPicture *picture;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *title;
  GtkLabel *advice;
};

G_DEFINE_FINAL_TYPE (LydCameraView, lyd_camera_view, ADW_TYPE_BIN)

static void
state_changed_cb (LydCameraView *self)
{
  LydCameraState state = lyd_camera_get_state (self->camera);
  const char *detail = lyd_camera_get_detail (self->camera);
  gboolean runs = state == LYD_CAMERA_RUNNING;

  gtk_stack_set_visible_child_name (self->pages, runs ? "picture" : "words");
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !self->low && state != LYD_CAMERA_STARTING);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), !self->low && state == LYD_CAMERA_STARTING);
  gtk_spinner_set_spinning (self->spinner, state == LYD_CAMERA_STARTING);
  gtk_label_set_label (self->title, _ (lyd_camera_state_get_title (state)));
  gtk_label_set_label (self->advice, _ (lyd_camera_state_get_advice (state)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), lyd_camera_state_is_fault (state) ? detail : NULL);
}

static void
lyd_camera_view_dispose (GObject *object)
{
  LydCameraView *self = LYD_CAMERA_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL); /* it is a template child too */
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_CAMERA_VIEW);
  g_clear_object (&self->camera);

  G_OBJECT_CLASS (lyd_camera_view_parent_class)->dispose (object);
}

static void
lyd_camera_view_class_init (LydCameraViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_camera_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/camera/lyd-camera-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LydCameraView, pages);
  gtk_widget_class_bind_template_child (widget_class, LydCameraView, picture);
  gtk_widget_class_bind_template_child (widget_class, LydCameraView, icon);
  gtk_widget_class_bind_template_child (widget_class, LydCameraView, spinner);
  gtk_widget_class_bind_template_child (widget_class, LydCameraView, title);
  gtk_widget_class_bind_template_child (widget_class, LydCameraView, advice);
}

static void
lyd_camera_view_init (LydCameraView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whoever shows it starts and stops @camera. */
GtkWidget *
lyd_camera_view_new (LydCamera *camera)
{
  LydCameraView *self = g_object_new (LYD_TYPE_CAMERA_VIEW, NULL);

  self->camera = g_object_ref (camera);
  gtk_picture_set_paintable (self->picture, lyd_camera_get_picture (camera));
  g_signal_connect_object (camera, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  state_changed_cb (self);
  return GTK_WIDGET (self);
}

/* Whether there is little height: words go without a picture. */
void
lyd_camera_view_set_low (LydCameraView *self,
                         gboolean low)
{
  self->low = low;
  if (low)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
  state_changed_cb (self);
}
