#include "kiosk/lyd-kiosk-screens.h"
#include "kiosk/lyd-kiosk-pictures.h"

struct _LydKioskStillPage {
  GtkBox parent_instance;

  GtkDrawingArea *ring;
  GtkLabel *count;
  GtkLabel *sentence;
  GtkWidget *more_time;
};

G_DEFINE_FINAL_TYPE (LydKioskStillPage, lyd_kiosk_still_page, GTK_TYPE_BOX)

static void
lyd_kiosk_still_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_KIOSK_STILL_PAGE);
  G_OBJECT_CLASS (lyd_kiosk_still_page_parent_class)->dispose (object);
}

static void
lyd_kiosk_still_page_class_init (LydKioskStillPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_still_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-still-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskStillPage, ring);
  gtk_widget_class_bind_template_child (widget_class, LydKioskStillPage, count);
  gtk_widget_class_bind_template_child (widget_class, LydKioskStillPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, LydKioskStillPage, more_time);
}

static void
lyd_kiosk_still_page_init (LydKioskStillPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @count: seconds that are left; @part: how much of the countdown that is, 0 to 1 */
void
lyd_kiosk_still_page_show (LydKioskStillPage *self,
                           guint count,
                           double part,
                           const char *sentence)
{
  g_autofree char *number = g_strdup_printf ("%u", count);

  gtk_label_set_label (self->count, number);
  gtk_label_set_label (self->sentence, sentence);
  lyd_kiosk_picture_show_ring (self->ring, part);
}

void
lyd_kiosk_still_page_focus (LydKioskStillPage *self)
{
  gtk_widget_grab_focus (self->more_time);
}
