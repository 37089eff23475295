#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyd_data_dir_dup (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
