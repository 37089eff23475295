#pragma once

#include "backups/lyd-backup-keeper.h"
#include "lyd-store-doors.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What has to be ready before the doors of an event open, on one board: each thing with how it is, and what mends it.
 * The actions are doors.fix (which: lyd_doors_fixes), doors.printed and doors.look. */
#define LYD_TYPE_DOORS_WINDOW (lyd_doors_window_get_type ())
G_DECLARE_FINAL_TYPE (LydDoorsWindow, lyd_doors_window, LYD, DOORS_WINDOW, AdwWindow)

LydDoorsWindow *lyd_doors_window_new (GtkWidget *page,
                                      LydStore *store,
                                      const LydEvent *event,
                                      LydBackupKeeper *keeper);
const LydDoorsFacts *lyd_doors_window_get_facts (LydDoorsWindow *self);

G_END_DECLS
