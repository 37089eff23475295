#include "kiosk/lyd-kiosk-screens.h"

struct _LydKioskConfirmPage {
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *organization;
  GtkWidget *yes;
};

G_DEFINE_FINAL_TYPE (LydKioskConfirmPage, lyd_kiosk_confirm_page, GTK_TYPE_BOX)

static void
lyd_kiosk_confirm_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_KIOSK_CONFIRM_PAGE);
  G_OBJECT_CLASS (lyd_kiosk_confirm_page_parent_class)->dispose (object);
}

static void
lyd_kiosk_confirm_page_class_init (LydKioskConfirmPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_confirm_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-confirm-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskConfirmPage, name);
  gtk_widget_class_bind_template_child (widget_class, LydKioskConfirmPage, organization);
  gtk_widget_class_bind_template_child (widget_class, LydKioskConfirmPage, yes);
}

static void
lyd_kiosk_confirm_page_init (LydKioskConfirmPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @organization: (nullable) */
void
lyd_kiosk_confirm_page_show (LydKioskConfirmPage *self,
                             const char *name,
                             const char *organization)
{
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->organization, organization != NULL ? organization : "");
  gtk_widget_set_visible (GTK_WIDGET (self->organization), organization != NULL);
}

void
lyd_kiosk_confirm_page_focus (LydKioskConfirmPage *self)
{
  gtk_widget_grab_focus (self->yes);
}

void
lyd_kiosk_confirm_page_forget (LydKioskConfirmPage *self)
{
  lyd_kiosk_confirm_page_show (self, "", NULL);
}
