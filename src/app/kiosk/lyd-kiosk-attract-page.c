#include "kiosk/lyd-kiosk-screens.h"
#include "kiosk/lyd-kiosk-listen.h"
#include "kiosk/lyd-kiosk-pictures.h"

struct _LydKioskAttractPage {
  GtkBox parent_instance;

  GtkLabel *event_title;
  GtkDrawingArea *picture;
  GtkPicture *mirror; /* over it while the camera runs: people aim best by what it sees */
  GtkLabel *headline;
  GtkWidget *advice;
  GtkLabel *language_label;
  GtkLabel *larger_label;
  GtkLabel *contrast_label;
  GtkLabel *listen_label;
  GtkWidget *larger;
  GtkWidget *contrast;
  GtkWidget *listen;
};

G_DEFINE_FINAL_TYPE (LydKioskAttractPage, lyd_kiosk_attract_page, GTK_TYPE_BOX)

static void
set_on (GtkWidget *button,
        gboolean on)
{
  if (on)
    gtk_widget_add_css_class (button, "on");
  else
    gtk_widget_remove_css_class (button, "on");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               on ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
lyd_kiosk_attract_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_KIOSK_ATTRACT_PAGE);
  G_OBJECT_CLASS (lyd_kiosk_attract_page_parent_class)->dispose (object);
}

static void
lyd_kiosk_attract_page_class_init (LydKioskAttractPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_attract_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-attract-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, event_title);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, picture);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, mirror);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, headline);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, advice);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, language_label);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, larger_label);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, contrast_label);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, listen_label);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, larger);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, contrast);
  gtk_widget_class_bind_template_child (widget_class, LydKioskAttractPage, listen);
}

static void
lyd_kiosk_attract_page_init (LydKioskAttractPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyd_kiosk_picture_show_how (self->picture);
}

static void
camera_changed_cb (LydKioskAttractPage *self,
                   GParamSpec *pspec,
                   LydCamera *camera)
{
  gtk_widget_set_visible (GTK_WIDGET (self->mirror), lyd_camera_get_state (camera) == LYD_CAMERA_RUNNING);
}

/* Shows what @camera sees, with the frame to hold a code into; how it is done is drawn while there is none. */
void
lyd_kiosk_attract_page_set_camera (LydKioskAttractPage *self,
                                   LydCamera *camera)
{
  gtk_picture_set_paintable (self->mirror, lyd_camera_get_picture (camera));
  g_signal_connect_object (camera, "notify::state", G_CALLBACK (camera_changed_cb), self, G_CONNECT_SWAPPED);
  camera_changed_cb (self, NULL, camera);
}

void
lyd_kiosk_attract_page_show (LydKioskAttractPage *self,
                             const LydKioskFirst *first)
{
  gtk_label_set_label (self->event_title, first->title);
  gtk_label_set_label (self->headline, first->headline);
  gtk_label_set_label (self->language_label, first->language);
  gtk_label_set_label (self->larger_label, first->larger);
  gtk_label_set_label (self->contrast_label, first->contrast);
  gtk_label_set_label (self->listen_label, first->listen);
  set_on (self->larger, first->larger_on);
  set_on (self->contrast, first->contrast_on);
  set_on (self->listen, first->listen_on);
  lyd_kiosk_name (GTK_WIDGET (self->picture), first->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self->picture));
}
