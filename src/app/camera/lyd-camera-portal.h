#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In a sandbox a camera is had by asking: the desktop's portal asks the person, once, and hands over a connection to
 * PipeWire on which there is nothing but the camera. */

gboolean lyd_camera_portal_is_needed (void);
void lyd_camera_portal_open_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
int lyd_camera_portal_open_finish (GAsyncResult *result, GError **error);

G_END_DECLS
