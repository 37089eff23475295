#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Bringing in the report of an online meeting: a file, what it is and says, and who is in it, before anything comes in.
 * "imported" brings the journal entry (a LydId, none where it was cancelled), how many are not known yet, and a
 * sentence that says what was done. */
#define LYD_TYPE_ONLINE_IMPORT_WINDOW (lyd_online_import_window_get_type ())
G_DECLARE_FINAL_TYPE (LydOnlineImportWindow, lyd_online_import_window, LYD, ONLINE_IMPORT_WINDOW, AdwWindow)

LydOnlineImportWindow *lyd_online_import_window_new (GtkWindow *parent,
                                                     LydStore *store,
                                                     const LydEvent *event,
                                                     const LydId *session);
void lyd_online_import_window_open_file (LydOnlineImportWindow *self, GFile *file);
gboolean lyd_online_import_window_is_idle (LydOnlineImportWindow *self);

G_END_DECLS
