#pragma once

#include "lyd-backups.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Backups beside the work of the desk: on a connection of their own that only reads. */
void lyd_store_back_up_async (LydStore *self,
                              const char *folder,
                              gboolean removable,
                              gint *progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean lyd_store_back_up_finish (LydStore *self, GAsyncResult *result, GError **error);

/* What lies in a folder, and whether that is on another disk. */
typedef struct {
  GPtrArray *list; /* of LydBackup, newest first */
  gboolean elsewhere;
} LydBackups;

void lyd_backups_free (LydBackups *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBackups, lyd_backups_free)

void lyd_store_list_backups_async (LydStore *self,
                                   const char *folder,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydBackups *lyd_store_list_backups_finish (LydStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_verify_async (LydStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
GPtrArray *lyd_store_verify_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Before a store is opened: see lyd_restore(). */
void lyd_store_restore_async (const char *backup,
                              const char *path,
                              const LydContext *context,
                              gint *progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
char *lyd_store_restore_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
