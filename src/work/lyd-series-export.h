#pragma once

#include "lyd-series.h"

G_BEGIN_DECLS

gboolean
lyd_series_export_grid (LydFile *file, const LydId *series, LydGridBy by, const char *path, GError **error);

G_END_DECLS
