#pragma once

#include "lyd-file.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* Other names, addresses and numbers that mean the same person. Each change is one act. */
const char *lyd_aliases_guess_kind (const char *value);
gboolean lyd_aliases_add (LydFile *file, const LydId *person, const char *kind, const char *value, GError **error);
gboolean lyd_aliases_remove (LydFile *file, const LydId *alias, GError **error);
gboolean lyd_aliases_promote (LydFile *file, const LydId *alias, GError **error);

G_END_DECLS
