#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GPtrArray *lyd_zones_fill (AdwComboRow *row, const char *own) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
