#pragma once

#include "lyd-db.h"
#include "lyd-print-job.h"

G_BEGIN_DECLS

/* What is known of printers beside what they say themselves. */
LydPrinterNote *lyd_printers_get (LydDb *db, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_printers_list (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_printers_set (LydDb *db, const LydPrinterNote *note, GError **error);

G_END_DECLS
