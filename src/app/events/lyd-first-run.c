#include "lyd-first-run.h"

#include "lyd-store-home.h"
#include "lyd-time.h"
#include "lyd-window.h"
#include "lyd-zones.h"

/* What an empty file shows: whose it is, and the ways to start, which are actions of the window and the application. */
struct _LydFirstRun {
  AdwBin parent_instance;

  LydStore *store;
  GPtrArray *zones; /* char *, in the order of the row */
  gboolean filling;

  AdwEntryRow *name;
  AdwComboRow *zone;
};

G_DEFINE_FINAL_TYPE (LydFirstRun, lyd_first_run, ADW_TYPE_BIN)

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydFirstRun) self = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root;

  if (lyd_store_set_home_finish (LYD_STORE (source), result, &error))
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (LYD_IS_WINDOW (root))
    lyd_window_toast (LYD_WINDOW (root), error->message);
}

/* Written with each change: there is no button to forget. */
static void
changed_cb (LydFirstRun *self)
{
  if (!self->filling && self->store != NULL && self->zones != NULL)
    lyd_store_set_home_async (self->store, gtk_editable_get_text (GTK_EDITABLE (self->name)),
                              lyd_first_run_get_zone (self), saved_cb, g_object_ref (self));
}

/* The computer's zone until somebody says another. */
static void
show (LydFirstRun *self,
      const LydHome *home)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  const char *zone = home != NULL && home->timezone != NULL ? home->timezone : g_time_zone_get_identifier (local);
  g_autoptr (GTimeZone) known = lyd_zone_get (zone);

  self->filling = TRUE;
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  self->zones = lyd_zones_fill (self->zone, known != NULL ? zone : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name), home != NULL && home->name != NULL ? home->name : "");
  self->filling = FALSE;
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydFirstRun) self = data;
  g_autoptr (LydHome) home = lyd_store_get_home_finish (LYD_STORE (source), result, NULL);

  if (home != NULL && self->store == LYD_STORE (source))
    show (self, home);
}

static void
lyd_first_run_dispose (GObject *object)
{
  LydFirstRun *self = LYD_FIRST_RUN (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_FIRST_RUN);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  G_OBJECT_CLASS (lyd_first_run_parent_class)->dispose (object);
}

static void
lyd_first_run_class_init (LydFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_first_run_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, LydFirstRun, name);
  gtk_widget_class_bind_template_child (widget_class, LydFirstRun, zone);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
lyd_first_run_init (LydFirstRun *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self, NULL);
}

/* @store: (nullable): %NULL before it is closed */
void
lyd_first_run_set_store (LydFirstRun *self,
                         LydStore *store)
{
  g_set_object (&self->store, store);
  show (self, NULL);
  if (store != NULL)
    lyd_store_get_home_async (store, NULL, read_cb, g_object_ref (self));
}

/* The network's time zone, an IANA name. */
const char *
lyd_first_run_get_zone (LydFirstRun *self)
{
  guint selected = adw_combo_row_get_selected (self->zone);

  return g_ptr_array_index (self->zones, MIN (selected, self->zones->len - 1));
}
