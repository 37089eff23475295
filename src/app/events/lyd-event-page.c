#include "lyd-event-page.h"

#include "lyd-phrases.h"
#include "registrations/lyd-registrations-page.h"

#include <glib/gi18n.h>

/* One event: its name and days never leave the header bar; below it the pages about it. */
struct _LydEventPage {
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkButton *desk;
  GtkButton *narrow_desk;
  LydRegistrationsPage *registrations;
};

G_DEFINE_FINAL_TYPE (LydEventPage, lyd_event_page, ADW_TYPE_BIN)

enum {
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lyd_event_page_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  LydEventPage *self = LYD_EVENT_PAGE (object);

  if (id == PROP_NARROW) {
    /* Narrow: the name keeps the header bar for itself. */
    gtk_widget_set_visible (GTK_WIDGET (self->desk), !g_value_get_boolean (value));
    gtk_widget_set_visible (GTK_WIDGET (self->narrow_desk), g_value_get_boolean (value));
    lyd_registrations_page_set_narrow (self->registrations, g_value_get_boolean (value));
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lyd_event_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_EVENT_PAGE);
  G_OBJECT_CLASS (lyd_event_page_parent_class)->dispose (object);
}

static void
lyd_event_page_class_init (LydEventPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = lyd_event_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = lyd_event_page_dispose;
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (LYD_TYPE_REGISTRATIONS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-event-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, title);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, desk);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, narrow_desk);
  gtk_widget_class_bind_template_child (widget_class, LydEventPage, registrations);
}

static void
lyd_event_page_init (LydEventPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @store: (nullable): %NULL empties the page */
void
lyd_event_page_set_event (LydEventPage *self,
                          LydStore *store,
                          const LydEventSummary *summary)
{
  g_autofree char *days = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *target = NULL;

  lyd_registrations_page_set_event (self->registrations, store, summary);
  if (summary == NULL)
    return;
  days = lyd_format_days (summary->event);
  subtitle = summary->event->venue != NULL ? g_strdup_printf ("%s · %s", days, summary->event->venue)
                                           : g_strdup (days);
  target = lyd_id_to_string (&summary->event->id);
  adw_window_title_set_title (self->title, summary->event->title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->desk), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->desk), "win.open-desk");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->narrow_desk), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->narrow_desk), "win.open-desk");
}

void
lyd_event_page_search (LydEventPage *self)
{
  lyd_registrations_page_search (self->registrations);
}
