#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* Writes people into a file: CSV, XLSX, JSON or address cards, by its extension. Sensitive groups are never named. */
gboolean lyd_people_export (LydFile *file, const GArray *people, const char *path, GError **error);
gboolean lyd_organizations_export (LydFile *file, const GArray *organizations, const char *path, GError **error);

G_END_DECLS
