#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Long work that somebody watches from another thread: how far it is, and whether it is still wanted. */
typedef struct {
  gint *progress;            /* (nullable): atomic, 0 to %LYD_WATCH_WHOLE */
  GCancellable *cancellable; /* (nullable) */
} LydWatch;

#define LYD_WATCH_WHOLE 1000

gboolean lyd_watch_report (const LydWatch *self, double part, GError **error);

G_END_DECLS
