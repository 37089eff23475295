#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *lyd_series_match (const GArray *old, const GArray *dates, gint64 most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
