#pragma once

#include "lyd-backup-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where backups go, how old the last one is, and the way back to one: "app.restore" with its path. */
#define LYD_TYPE_BACKUPS_WINDOW (lyd_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (LydBackupsWindow, lyd_backups_window, LYD, BACKUPS_WINDOW, AdwPreferencesWindow)

LydBackupsWindow *lyd_backups_window_new (GtkWindow *parent, LydBackupKeeper *keeper);

G_END_DECLS
