#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Which event a dropped file belongs to. "chosen" (const LydId *event): the window closes by itself. */
#define LYD_TYPE_IMPORT_TARGET (lyd_import_target_get_type ())
G_DECLARE_FINAL_TYPE (LydImportTarget, lyd_import_target, LYD, IMPORT_TARGET, AdwWindow)

LydImportTarget *
lyd_import_target_new (GtkWindow *parent, const GPtrArray *summaries, gint64 now, const char *file_name);

G_END_DECLS
