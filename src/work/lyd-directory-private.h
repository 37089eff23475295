#pragma once

#include "lyd-directory-edit.h"

G_BEGIN_DECLS

gboolean lyd_directory_join (LydFile *file,
                             const LydId *organization,
                             const char *name,
                             const char *since,
                             gboolean *changed,
                             GError **error);

G_END_DECLS
