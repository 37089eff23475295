#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyd_zip_has_whole_xml (const char *path);

G_END_DECLS
