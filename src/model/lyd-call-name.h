#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyd_call_name (const char *name, const char *family, char **initial) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
