#pragma once

#include "lyd-file-private.h"
#include "lyd-register.h"

G_BEGIN_DECLS

/* Shared with import and demo, within an act that the caller began. */
gboolean lyd_register_issue (LydFile *file, LydRegistration *registration, char **code, GError **error);
gboolean lyd_register_resolve_organization (LydFile *file, const char *name, LydId *organization, GError **error);

G_END_DECLS
