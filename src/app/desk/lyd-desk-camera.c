#include "desk/lyd-desk-window-private.h"

#include "camera/lyd-camera-view.h"
#include "lyd-settings.h"

#include <glib/gi18n.h>

/* The camera beside scanner and search: a code that comes into its view is a scan like any other. */
struct _LydDeskCamera {
  LydCamera *camera; /* NULL until it is first switched on */
  GtkWidget *view;   /* with it */
  GSettings *settings;
  GSimpleAction *on;
  GSimpleAction *device;
};

static void
code_cb (LydCamera *camera,
         const char *text,
         gpointer data)
{
  lyd_desk_take_scan (data, text, LYD_SOURCE_CAMERA);
}

/* Which device is in use is what the menu marks. */
static void
show_device (LydDeskWindow *self)
{
  const char *id = lyd_camera_get_device (self->camera->camera);

  if (id != NULL)
    g_simple_action_set_state (self->camera->device, g_variant_new_string (id));
}

/* There is nothing to choose of one. */
static void
fill_devices (LydDeskWindow *self)
{
  GListModel *devices = lyd_camera_get_devices (self->camera->camera);
  guint n = g_list_model_get_n_items (devices);

  g_menu_remove_all (self->camera_devices);
  for (guint i = 0; n > 1 && i < n; i++) {
    g_autoptr (LydCameraDevice) device = g_list_model_get_item (devices, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (lyd_camera_device_get_name (device), NULL);

    g_menu_item_set_action_and_target (item, "desk.camera-device", "s", lyd_camera_device_get_id (device));
    g_menu_append_item (self->camera_devices, item);
  }
}

/* Takes @camera. */
static void
use_camera (LydDeskWindow *self,
            LydCamera *camera)
{
  self->camera->camera = camera;
  self->camera->view = g_object_ref_sink (lyd_camera_view_new (camera));
  g_signal_connect_object (camera, "code", G_CALLBACK (code_cb), self, 0);
  g_signal_connect_object (camera, "notify::state", G_CALLBACK (show_device), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyd_camera_get_devices (camera), "items-changed", G_CALLBACK (fill_devices), self,
                           G_CONNECT_SWAPPED);
}

/* Below the numbers, or below the card where the numbers are folded away. */
static void
place (LydDeskWindow *self,
       gboolean beside)
{
  AdwBin *from = beside ? self->camera_below : lyd_desk_side_get_camera_place (self->side);
  AdwBin *to = beside ? lyd_desk_side_get_camera_place (self->side) : self->camera_below;

  gtk_widget_set_visible (GTK_WIDGET (from), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (to), TRUE);
  if (adw_bin_get_child (to) == self->camera->view)
    return;
  adw_bin_set_child (from, NULL);
  lyd_camera_view_set_low (LYD_CAMERA_VIEW (self->camera->view), !beside);
  adw_bin_set_child (to, self->camera->view);
}

/* On where it is wanted and people are scanned; @beside: whether there is room beside the card */
void
lyd_desk_camera_show (LydDeskWindow *self,
                      gboolean beside)
{
  g_autoptr (GVariant) wanted = g_action_get_state (G_ACTION (self->camera->on));
  gboolean on = g_variant_get_boolean (wanted) && self->session != NULL && !lyd_desk_window_is_counting (self);

  if (on && self->camera->camera == NULL)
    use_camera (self, lyd_camera_new ());
  if (on) {
    place (self, beside);
    lyd_camera_start (self->camera->camera);
    return;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->camera_below), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (lyd_desk_side_get_camera_place (self->side)), FALSE);
  if (self->camera->camera != NULL)
    lyd_camera_stop (self->camera->camera);
}

static void
change_camera (GSimpleAction *action,
               GVariant *value,
               gpointer data)
{
  LydDeskWindow *self = data;

  g_simple_action_set_state (action, value);
  if (self->camera->settings != NULL)
    g_settings_set_value (self->camera->settings, "desk-camera", value);
  lyd_desk_window_fold (self);
}

static void
change_device (GSimpleAction *action,
               GVariant *value,
               gpointer data)
{
  LydDeskWindow *self = data;

  g_simple_action_set_state (action, value);
  if (self->camera->settings != NULL)
    g_settings_set_value (self->camera->settings, "camera", value);
  if (self->camera->camera != NULL)
    lyd_camera_set_device (self->camera->camera, g_variant_get_string (value, NULL));
}

/* @camera: to be used instead of the computer's own, from the next time that it is switched on */
void
lyd_desk_window_set_camera (LydDeskWindow *self,
                            LydCamera *camera)
{
  g_return_if_fail (self->camera->camera == NULL);

  use_camera (self, g_object_ref (camera));
}

void
lyd_desk_camera_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "camera", .state = "false", .change_state = change_camera },
    { .name = "camera-device", .parameter_type = "s", .state = "''", .change_state = change_device },
  };

  self->camera = g_new0 (LydDeskCamera, 1);
  self->camera->settings = lyd_settings_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->camera->on = lyd_desk_window_get_action (self, "camera");
  self->camera->device = lyd_desk_window_get_action (self, "camera-device");
  if (self->camera->settings != NULL) {
    g_autoptr (GVariant) on = g_settings_get_value (self->camera->settings, "desk-camera");

    g_simple_action_set_state (self->camera->on, on);
  }
}

/* In dispose: the camera's light goes out with the window. */
void
lyd_desk_camera_stop (LydDeskWindow *self)
{
  if (self->camera == NULL)
    return;
  if (self->camera->camera != NULL)
    lyd_camera_stop (self->camera->camera);
  g_clear_object (&self->camera->view);
  g_clear_object (&self->camera->camera);
  g_clear_object (&self->camera->settings);
  g_clear_pointer (&self->camera, g_free);
}
