#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

gboolean lyd_backup_write (LydDb *db, const char *path, GError **error);
gboolean lyd_backup_before_migration (LydDb *db, int version, GError **error);
gboolean lyd_backup_check (LydDb *db, GPtrArray *problems, GError **error);

G_END_DECLS
