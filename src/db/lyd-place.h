#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyd_place_check (const char *path, GError **error);
gboolean lyd_place_is_shared_system (guint32 magic);

G_END_DECLS
