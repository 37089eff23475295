#pragma once

#include "lyd-id.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Registrations that one act is about. Until it commits, the act can be cancelled; then nothing has happened. */
typedef struct {
  const LydId *ids;
  gsize n_ids;
  GCancellable *cancellable; /* (nullable) */
  gint *n_done;              /* (nullable): counted up one by one, for a progress bar on another thread */
} LydMany;

G_END_DECLS
