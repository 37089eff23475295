#include "lyd-watch.h"

/**
 * lyd_watch_report:
 * @self: (nullable): nobody watches
 * @part: done, from 0 to 1
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED where the work is not wanted any more
 */
gboolean
lyd_watch_report (const LydWatch *self,
                  double part,
                  GError **error)
{
  if (self == NULL)
    return TRUE;
  if (self->progress != NULL)
    g_atomic_int_set (self->progress, (int) (CLAMP (part, 0, 1) * LYD_WATCH_WHOLE));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
