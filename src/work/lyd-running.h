#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who works on a data file just now, told by locks in the state folder that vanish with their process. Not for keeping
 * anybody out: SQLite does that. */
int lyd_running_begin (const char *state_dir, const char *path, gboolean *interrupted);
gboolean lyd_running_is_used (const char *state_dir, const char *path);
void lyd_running_end (int fd);

G_END_DECLS
