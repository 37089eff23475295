#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyd_place_check (const char *path, GError **error);

G_END_DECLS
