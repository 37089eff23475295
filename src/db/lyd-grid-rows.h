#pragma once

#include "lyd-db.h"
#include "lyd-series-line.h"

G_BEGIN_DECLS

LydGrid *lyd_grid_rows_read (LydDb *db, const LydId *series, LydGridBy by, gint64 now, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
