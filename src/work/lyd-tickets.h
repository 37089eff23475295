#pragma once

#include "lyd-file.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

gboolean lyd_tickets_write (
  LydFile *file,
  const LydId *event,
  const GArray *chosen,
  const char *folder,
  const LydWatch *watch,
  guint *n_tickets,
  GError **error);

G_END_DECLS
