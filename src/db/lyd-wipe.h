#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* Rows that are deleted leave their bytes in the file until somebody wipes them out. */
gboolean lyd_wipe_begin (LydDb *db, GError **error);
gboolean lyd_wipe_note (LydDb *db, GError **error);
gboolean lyd_wipe_is_needed (LydDb *db, gboolean *needed, GError **error);
gboolean lyd_wipe_finish (LydDb *db, GError **error);

G_END_DECLS
