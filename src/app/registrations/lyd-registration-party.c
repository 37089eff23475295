#include "lyd-party-window.h"
#include "lyd-registrations-page-private.h"

static void
done_cb (LydRegistrationsPage *self,
         const LydDone *done)
{
  lyd_registration_acts_done (self, done);
}

static void
open_window (LydRegistrationsPage *self,
             const LydRecord *host)
{
  LydPartyWindow *window = lyd_party_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                 lyd_registrations_page_get_store (self),
                                                 &lyd_registrations_page_get_roster (self)->event, host);

  g_signal_connect_object (window, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
register_several_action (GtkWidget *widget,
                         const char *name,
                         GVariant *parameter)
{
  if (lyd_registrations_page_get_store (LYD_REGISTRATIONS_PAGE (widget)) != NULL)
    open_window (LYD_REGISTRATIONS_PAGE (widget), NULL);
}

static void
add_guests_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  const LydRecord *record = lyd_registrations_page_get_record (LYD_REGISTRATIONS_PAGE (widget));

  if (record != NULL)
    open_window (LYD_REGISTRATIONS_PAGE (widget), record);
}

/* A guest brings no guests, and whoever does not come brings nobody. */
void
lyd_registration_party_update (LydRegistrationsPage *self)
{
  const LydRecord *record = lyd_registrations_page_get_record (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registrations.register-several",
                                 lyd_registrations_page_get_store (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registrations.add-guests",
                                 record != NULL && lyd_id_is_none (&record->registration->host) &&
                                   record->registration->status != LYD_STATUS_CANCELLED &&
                                   record->registration->status != LYD_STATUS_DENIED);
}

void
lyd_registration_party_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "registrations.register-several", NULL, register_several_action);
  gtk_widget_class_install_action (widget_class, "registrations.add-guests", NULL, add_guests_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "registrations.register-several", NULL);
}
