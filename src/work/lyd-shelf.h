#pragma once

#include "lyd-material.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* The files of materials: a folder beside the data file ("lanyard.db.files"), each file under the hash of its bytes, so
 * that it is there once however often it is added, and never changes. */
char *lyd_shelf_dup_folder (const char *database) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_shelf_dup_backup_folder (const char *backup) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_shelf_dup_path (const char *folder, const char *hash) G_GNUC_WARN_UNUSED_RESULT;

gboolean lyd_shelf_put (const char *folder,
                        const char *source,
                        char **hash,
                        gint64 *size,
                        const LydWatch *watch,
                        GError **error);
gboolean lyd_shelf_has (const char *folder, const LydMaterial *material);
gboolean lyd_shelf_take (const char *folder,
                         const LydMaterial *material,
                         const char *target,
                         const LydWatch *watch,
                         GError **error);
GPtrArray *lyd_shelf_list_old (const char *folder, gint64 before, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
