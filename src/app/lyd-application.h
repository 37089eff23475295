#pragma once

#include "backups/lyd-backup-keeper.h"
#include "lyd-store.h"
#include "roll-call/lyd-roll-call-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_APPLICATION (lyd_application_get_type ())
G_DECLARE_FINAL_TYPE (LydApplication, lyd_application, LYD, APPLICATION, AdwApplication)

LydApplication *lyd_application_new (void);
void lyd_application_set_database (LydApplication *self, const char *path);
LydStore *lyd_application_get_store (LydApplication *self);
LydBackupKeeper *lyd_application_get_backup_keeper (LydApplication *self);
LydRollCallKeeper *lyd_application_get_roll_call_keeper (LydApplication *self);
void lyd_application_set_context (LydApplication *self, const LydContext *context);

G_END_DECLS
