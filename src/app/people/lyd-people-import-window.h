#pragma once

#include "lyd-form.h"

G_BEGIN_DECLS

/* People out of a file, without an event: what would become of each line, then all of it in one act. "saved" brings the
 * LydDone. */
#define LYD_TYPE_PEOPLE_IMPORT_WINDOW (lyd_people_import_window_get_type ())
G_DECLARE_FINAL_TYPE (LydPeopleImportWindow, lyd_people_import_window, LYD, PEOPLE_IMPORT_WINDOW, LydForm)

LydPeopleImportWindow *lyd_people_import_window_new (GtkWindow *parent, LydStore *store, const char *path);
gboolean lyd_people_import_window_is_idle (LydPeopleImportWindow *self);

G_END_DECLS
