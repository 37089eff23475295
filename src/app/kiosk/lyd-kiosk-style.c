#include "lyd-kiosk-style.h"

#include "lyd-settings.h"

#define SHEETS "/org/lanyard/Lanyard/kiosk/"
/* Over what the application has loaded for its other windows. */
#define PRIORITY (GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1)

struct _LydKioskStyle {
  GObject parent_instance;

  GtkWindow *window; /* weak */
  GdkDisplay *display;
  GtkCssProvider *sheet;
  GtkCssProvider *contrast;
  GtkCssProvider *size;
  GSettings *settings; /* NULL where they are not installed */
  double density;      /* pixels a millimetre; 0: the monitor's */
  int em;
  gboolean larger;
  gboolean contrast_on;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LydKioskStyle, lyd_kiosk_style, G_TYPE_OBJECT)

/* By LydPanelClass. */
static const char *const panel_classes[] = { "panel-small", "panel-medium", "panel-wide" };

static void
set_class (LydKioskStyle *self,
           const char *name,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self->window), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->window), name);
}

/* What the monitor says of itself, which the model may not believe. */
static double
read_density (LydKioskStyle *self,
              GdkSurface *surface)
{
  GdkMonitor *monitor = gdk_display_get_monitor_at_surface (self->display, surface);
  GdkRectangle area;

  if (self->density > 0 || monitor == NULL || gdk_monitor_get_width_mm (monitor) <= 0)
    return self->density;
  gdk_monitor_get_geometry (monitor, &area);
  return area.width / (double) gdk_monitor_get_width_mm (monitor);
}

/* Sizes that are remembered from before would be mixed with new ones until the next frame. */
static void
measure_anew (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    measure_anew (child);
}

static void
update (LydKioskStyle *self)
{
  GdkSurface *surface = self->window != NULL ? gtk_native_get_surface (GTK_NATIVE (self->window)) : NULL;
  int percent = self->settings != NULL ? g_settings_get_int (self->settings, "kiosk-scale") : 100;
  g_autofree char *css = NULL;
  LydPanel panel;
  int em;

  if (surface == NULL || gdk_surface_get_width (surface) <= 1)
    return;
  panel.width = gdk_surface_get_width (surface);
  panel.height = gdk_surface_get_height (surface);
  panel.pixels_per_mm = read_density (self, surface);
  for (guint i = 0; i < G_N_ELEMENTS (panel_classes); i++)
    set_class (self, panel_classes[i], lyd_panel_classify (&panel) == i);
  em = lyd_panel_get_em (&panel, percent, self->larger);
  if (em == self->em)
    return;
  self->em = em;
  css = g_strdup_printf ("window.kiosk { font-size: %dpx; }", em);
  gtk_css_provider_load_from_data (self->size, css, -1);
  measure_anew (GTK_WIDGET (self->window));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
realized (LydKioskStyle *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));

  g_signal_connect_object (surface, "notify::width", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (surface, "notify::height", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (surface, "enter-monitor", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * lyd_kiosk_style_set_looks:
 * @larger: letters that are all as high as body text is otherwise
 * @contrast: black, white and yellow
 */
void
lyd_kiosk_style_set_looks (LydKioskStyle *self,
                           gboolean larger,
                           gboolean contrast)
{
  self->larger = larger;
  if (self->window != NULL) {
    set_class (self, "larger", larger);
    set_class (self, "contrast", contrast);
  }
  if (contrast != self->contrast_on) {
    self->contrast_on = contrast;
    if (contrast)
      gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->contrast), PRIORITY + 1);
    else
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->contrast));
  }
  update (self);
}

/* Instead of what the monitor says; 0: what it says. */
void
lyd_kiosk_style_set_density (LydKioskStyle *self,
                             double pixels_per_mm)
{
  self->density = pixels_per_mm;
  update (self);
}

/* Body text's size in pixels; 0 before the window is there. */
int
lyd_kiosk_style_get_em (LydKioskStyle *self)
{
  return self->em;
}

static void
lyd_kiosk_style_dispose (GObject *object)
{
  LydKioskStyle *self = LYD_KIOSK_STYLE (object);

  if (self->display != NULL) {
    gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->sheet));
    gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->size));
    if (self->contrast_on)
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->contrast));
  }
  g_clear_object (&self->display);
  g_clear_object (&self->sheet);
  g_clear_object (&self->size);
  g_clear_object (&self->contrast);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (lyd_kiosk_style_parent_class)->dispose (object);
}

static void
lyd_kiosk_style_class_init (LydKioskStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_style_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", LYD_TYPE_KIOSK_STYLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_kiosk_style_init (LydKioskStyle *self)
{
  self->sheet = gtk_css_provider_new ();
  self->contrast = gtk_css_provider_new ();
  self->size = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->sheet, SHEETS "kiosk.css");
  gtk_css_provider_load_from_resource (self->contrast, SHEETS "kiosk-contrast.css");
}

/* Dresses @window for as long as this lives; it follows the window's size and its monitor. */
LydKioskStyle *
lyd_kiosk_style_new (GtkWindow *window)
{
  LydKioskStyle *self = g_object_new (LYD_TYPE_KIOSK_STYLE, NULL);

  g_set_weak_pointer (&self->window, window);
  self->display = g_object_ref (gtk_widget_get_display (GTK_WIDGET (window)));
  self->settings = lyd_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::kiosk-scale", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->sheet), PRIORITY);
  gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->size), PRIORITY);
  gtk_widget_add_css_class (GTK_WIDGET (window), "kiosk");
  g_signal_connect_object (window, "realize", G_CALLBACK (realized), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized (self);
  return self;
}
