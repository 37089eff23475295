#pragma once

#include "lyd-file-private.h"
#include "lyd-print-queue.h"

G_BEGIN_DECLS

/* Within the caller's transaction. @station: who asks; none: not at a station */
gboolean lyd_print_queue_add (
  LydFile *file, const LydPrintRequest *request, const LydId *station, LydId *job, GError **error);

G_END_DECLS
