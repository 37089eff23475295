#pragma once

#include "lyd-store-backups.h"

G_BEGIN_DECLS

/*
 * Backs the open file up: once a day while the program runs, and every ten minutes to a folder on another disk while a
 * desk is open. On a thread of its own; nobody waits.
 *
 * "changed": another backup, another folder, or work began or ended.
 * "failed" (char *message): a backup could not be made.
 */
#define LYD_TYPE_BACKUP_KEEPER (lyd_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LydBackupKeeper, lyd_backup_keeper, LYD, BACKUP_KEEPER, GObject)

LydBackupKeeper *lyd_backup_keeper_new (void);
void lyd_backup_keeper_set_store (LydBackupKeeper *self, LydStore *store);
void lyd_backup_keeper_set_desk_open (LydBackupKeeper *self, gboolean open);
LydStore *lyd_backup_keeper_get_store (LydBackupKeeper *self);
const char *lyd_backup_keeper_get_folder (LydBackupKeeper *self);
void lyd_backup_keeper_set_folder (LydBackupKeeper *self, const char *folder);
const LydBackups *lyd_backup_keeper_get_backups (LydBackupKeeper *self);
gboolean lyd_backup_keeper_is_busy (LydBackupKeeper *self);
double lyd_backup_keeper_get_progress (LydBackupKeeper *self);
void lyd_backup_keeper_stop (LydBackupKeeper *self);
void lyd_backup_keeper_run (LydBackupKeeper *self);
void lyd_backup_keeper_tick (LydBackupKeeper *self);

G_END_DECLS
