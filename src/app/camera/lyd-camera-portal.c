#include "camera/lyd-camera-portal.h"

#include "lyd-config.h"
#include "lyd-error.h"

#include <glib/gi18n.h>
#if LYD_HAVE_PORTAL
#include <libportal/portal.h>
#endif

/* Whether the program is in a sandbox, where devices are not to be seen. */
gboolean
lyd_camera_portal_is_needed (void)
{
#if LYD_HAVE_PORTAL
  return xdp_portal_running_under_sandbox ();
#else
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
#endif
}

#if LYD_HAVE_PORTAL
static void
asked_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  XdpPortal *portal = XDP_PORTAL (source);
  int fd;

  if (!xdp_portal_access_camera_finish (portal, result, &error)) {
    if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _ ("The camera was not allowed."));
    } else {
      g_dbus_error_strip_remote_error (error);
      g_task_return_new_error (task, LYD_ERROR, LYD_ERROR_STORAGE,
                               _ ("The desktop could not be asked for the camera: %s."), error->message);
    }
    return;
  }
  fd = xdp_portal_open_pipewire_remote_for_camera (portal);
  if (fd < 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The desktop gave no camera."));
  else
    g_task_return_int (task, fd);
}
#endif

/* Asks for the computer's camera; the desktop may show a question. */
void
lyd_camera_portal_open_async (GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
#if LYD_HAVE_PORTAL
  g_autoptr (GError) error = NULL;
  /* What libportal takes for granted; a program with windows has it already. */
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, &error);
  g_autoptr (XdpPortal) portal = bus != NULL ? xdp_portal_new () : NULL;

  if (portal == NULL) {
    g_task_return_new_error (task, LYD_ERROR, LYD_ERROR_STORAGE,
                             _ ("The desktop could not be asked for the camera: %s."), error->message);
    return;
  }
  /* Not to be cancelled: libportal 0.6 disconnects from a cancellable that it has not kept. */
  xdp_portal_access_camera (portal, NULL, XDP_CAMERA_FLAG_NONE, NULL, asked_cb, g_steal_pointer (&task));
#else
  g_task_return_new_error (task, LYD_ERROR, LYD_ERROR_STORAGE,
                           _ ("This Lanyard was built without libportal, so in a sandbox it cannot ask for a camera."));
#endif
}

/**
 * lyd_camera_portal_open_finish:
 *
 * Returns: the connection, to be closed by the caller; -1 with an error: %G_IO_ERROR_PERMISSION_DENIED where the person
 *   said no, %G_IO_ERROR_NOT_FOUND where there is no camera
 */
int
lyd_camera_portal_open_finish (GAsyncResult *result,
                               GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}
