#pragma once

#include "lyd-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Backups, and whether the data are sound. */

/* @done: from 0 to 1, now and then, on the calling thread. */
typedef void (*LydSafekeepingProgress) (double done, gpointer data);

gboolean lyd_backup (LydFile *file,
                     const char *path,
                     LydSafekeepingProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error);
gboolean lyd_backup_unnoted (LydFile *file,
                             const char *path,
                             LydSafekeepingProgress progress,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gboolean lyd_backup_data (LydFile *file,
                          const char *path,
                          LydSafekeepingProgress progress,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);
gboolean lyd_restore (const char *backup,
                      const char *path,
                      const LydContext *context,
                      char **kept,
                      LydSafekeepingProgress progress,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error);
GPtrArray *lyd_verify (LydFile *file, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
