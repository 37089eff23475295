#pragma once

#include "lyd-arrivals.h"
#include "lyd-db.h"

G_BEGIN_DECLS

GPtrArray *lyd_rehearsal_rows_list (LydDb *db, const LydId *session, int limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_rehearsal_rows_open (LydDb *db, const LydId *session, gint64 now, GError **error);
gboolean lyd_rehearsal_rows_get_last (LydDb *db, gint64 *n, GError **error);
GArray *lyd_rehearsal_rows_list_scans (LydDb *db, gint64 since, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_rehearsal_rows_count (LydDb *db, GArray *scans, int *n, GError **error);

G_END_DECLS
