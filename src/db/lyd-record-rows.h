#pragma once

#include "lyd-db.h"
#include "lyd-journal.h"
#include "lyd-roster-row.h"

G_BEGIN_DECLS

/* What one registration's page tells besides its row: what happened to it, and what belongs to it. */
GPtrArray *lyd_record_rows_list_scans (LydDb *db, const LydId *registration, int limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_record_rows_list_bulk (LydDb *db,
                                      const LydId *event,
                                      const LydId *registration,
                                      int limit,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_record_rows_list_prints (LydDb *db, const LydId *registration, GArray *times, GError **error);
gboolean
lyd_record_rows_find_import (LydDb *db, const LydId *registration, char **file_name, gint64 *at, GError **error);
gboolean lyd_record_rows_list_places (LydDb *db, const LydId *registration, GArray *sessions, GError **error);

G_END_DECLS
