#include "lyd-preferences.h"

#include "lyd-ask-pin.h"
#include "lyd-settings.h"
#include "lyd-store-home.h"
#include "lyd-store-pin.h"
#include "lyd-time.h"
#include "lyd-zones.h"
#include "programs/lyd-programs-page.h"

#include <glib/gi18n.h>

struct _LydPreferences {
  AdwPreferencesWindow parent_instance;

  LydStore *store;
  GCancellable *cancellable;
  GPtrArray *zones; /* char *, in the order of the row */
  char *name_on_file;
  gboolean filling;

  AdwEntryRow *name;
  AdwComboRow *zone;
  GtkWidget *desk;
  GtkSwitch *sounds;
  AdwActionRow *pin;
  GtkButton *pin_button;
  gboolean has_pin;
  LydProgramsPage *programs;
};

G_DEFINE_FINAL_TYPE (LydPreferences, lyd_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
say (LydPreferences *self,
     const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydPreferences) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = lyd_store_set_home_finish (LYD_STORE (source), result, &error);

  if (self->store != NULL)
    say (self, saved ? _ ("Saved") : error->message);
}

static void
save (LydPreferences *self,
      const char *name)
{
  guint selected = adw_combo_row_get_selected (self->zone);

  if (self->filling || self->store == NULL || self->zones == NULL || selected >= self->zones->len)
    return;
  lyd_store_set_home_async (self->store, name, g_ptr_array_index (self->zones, selected), saved_cb,
                            g_object_ref (self));
}

static void
name_cb (LydPreferences *self)
{
  g_free (self->name_on_file);
  self->name_on_file = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  save (self, self->name_on_file);
}

/* A name that is typed and not applied stays what it was. */
static void
zone_cb (LydPreferences *self)
{
  save (self, self->name_on_file != NULL ? self->name_on_file : "");
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydPreferences) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHome) home = lyd_store_get_home_finish (LYD_STORE (source), result, &error);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  const char *zone;
  g_autoptr (GTimeZone) known = NULL;

  if (self->store == NULL)
    return;
  if (home == NULL) {
    say (self, error->message);
    return;
  }
  zone = home->timezone != NULL ? home->timezone : g_time_zone_get_identifier (local);
  known = lyd_zone_get (zone);
  self->filling = TRUE;
  self->zones = lyd_zones_fill (self->zone, known != NULL ? zone : NULL);
  self->name_on_file = g_strdup (home->name != NULL ? home->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->name), self->name_on_file);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->zone), TRUE);
  self->filling = FALSE;
}

static void
pin_read_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydPreferences) self = data;
  gboolean set;

  if (!lyd_store_has_pin_finish (LYD_STORE (source), result, &set, NULL) || self->store == NULL)
    return;
  self->has_pin = set;
  adw_action_row_set_subtitle (self->pin, set ? _ ("A desk open for volunteers and a kiosk ask for it")
                                              : _ ("Not set; volunteers’ desks and kiosks need one"));
  gtk_button_set_label (self->pin_button, set ? _ ("Change…") : _ ("Set…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->pin_button), TRUE);
}

static void
pin_set_cb (gpointer owner,
            const char *sentence)
{
  LydPreferences *self = owner;

  if (self->store == NULL)
    return;
  say (self, sentence);
  lyd_store_has_pin_async (self->store, pin_read_cb, g_object_ref (self));
}

static void
pin_cb (LydPreferences *self)
{
  if (self->store != NULL)
    lyd_ask_pin (GTK_WINDOW (self), self->store, self->has_pin, pin_set_cb, self);
}

static void
lyd_preferences_dispose (GObject *object)
{
  LydPreferences *self = LYD_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PREFERENCES);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  g_clear_pointer (&self->name_on_file, g_free);
  G_OBJECT_CLASS (lyd_preferences_parent_class)->dispose (object);
}

static void
lyd_preferences_class_init (LydPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_preferences_dispose;
  g_type_ensure (LYD_TYPE_PROGRAMS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/lyd-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LydPreferences, name);
  gtk_widget_class_bind_template_child (widget_class, LydPreferences, zone);
  gtk_widget_class_bind_template_child (widget_class, LydPreferences, desk);
  gtk_widget_class_bind_template_child (widget_class, LydPreferences, sounds);
  gtk_widget_class_bind_template_child (widget_class, LydPreferences, pin);
  gtk_widget_class_bind_template_child (widget_class, LydPreferences, pin_button);
  gtk_widget_class_bind_template_child_full (widget_class, "programs_page", FALSE,
                                             G_STRUCT_OFFSET (LydPreferences, programs));
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_preferences_init (LydPreferences *self)
{
  g_autoptr (GSettings) settings = lyd_settings_new ();

  self->filling = TRUE;
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->desk, settings != NULL);
  if (settings != NULL)
    g_settings_bind (settings, "sounds", self->sounds, "active", G_SETTINGS_BIND_DEFAULT);
}

LydPreferences *
lyd_preferences_new (GtkWindow *parent,
                     LydStore *store)
{
  LydPreferences *self = g_object_new (LYD_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  lyd_programs_page_set_store (self->programs, store);
  lyd_store_has_pin_async (store, pin_read_cb, g_object_ref (self));
  lyd_store_get_home_async (store, self->cancellable, read_cb, g_object_ref (self));
  return self;
}

/* Whether what is on file is shown. */
gboolean
lyd_preferences_is_ready (LydPreferences *self)
{
  return self->zones != NULL;
}
