#pragma once

#include "lyd-file.h"
#include "lyd-watch.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of backups: one file a backup, named by its time, the older ones thinned out. */
typedef struct {
  char *path;
  gint64 at; /* UTC milliseconds */
} LydBackup;

void lyd_backup_free (LydBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBackup, lyd_backup_free)

/* How many days and weeks have a backup of their own. */
#define LYD_BACKUPS_DAYS 7
#define LYD_BACKUPS_WEEKS 8

char *lyd_backups_make_name (gint64 at) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_backups_read_name (const char *name, gint64 *at);
void lyd_backups_mark_kept (const gint64 *times, gsize n, GTimeZone *zone, gboolean *kept);
char *lyd_backups_describe_age (gint64 at, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_backups_dup_default_folder (const char *database) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *lyd_backups_list (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_backups_run (LydFile *file, const char *folder, const LydWatch *watch, GError **error);
gboolean lyd_backups_run_removable (LydFile *file, const char *folder, const LydWatch *watch, GError **error);
gboolean lyd_backups_is_elsewhere (const char *database, const char *folder);

G_END_DECLS
