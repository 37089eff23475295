#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyd_dump_desk_file (const char *path);

G_END_DECLS
