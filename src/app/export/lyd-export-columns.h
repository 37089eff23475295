#pragma once

#include "lyd-store-export.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Which columns a list gets: a row that unfolds into a check for each. What was chosen is remembered for each list,
 * once it was written like that. The action is export.reset-columns of the dialog that it is in.
 */
#define LYD_TYPE_EXPORT_COLUMNS (lyd_export_columns_get_type ())
G_DECLARE_FINAL_TYPE (LydExportColumns, lyd_export_columns, LYD, EXPORT_COLUMNS, AdwExpanderRow)

void lyd_export_columns_load (LydExportColumns *self,
                              LydStore *store,
                              const LydId *event,
                              const char *what,
                              gboolean with_sensitive);
gboolean lyd_export_columns_is_idle (LydExportColumns *self);
gboolean lyd_export_columns_is_empty (LydExportColumns *self);
char **lyd_export_columns_dup_ids (LydExportColumns *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_export_columns_reset (LydExportColumns *self);
void lyd_export_columns_remember (LydExportColumns *self);

G_END_DECLS
