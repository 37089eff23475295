#pragma once

#include "lyd-db.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @done: from 0 to 1, now and then, on the calling thread. */
typedef void (*LydBackupProgress) (double done, gpointer data);

gboolean lyd_backup_write (
  LydDb *db, const char *path, LydBackupProgress progress, gpointer data, GCancellable *cancellable, GError **error);
gboolean lyd_backup_before_migration (LydDb *db, int version, GError **error);
gboolean lyd_backup_restore (const char *backup,
                             const char *path,
                             const char *aside,
                             LydBackupProgress progress,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gboolean lyd_backup_check (LydDb *db, GPtrArray *problems, GError **error);

G_END_DECLS
