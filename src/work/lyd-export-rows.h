#pragma once

#include "lyd-export-lists.h"

G_BEGIN_DECLS

LydTable *lyd_export_open_list (LydFile *file,
                                const LydEvent *event,
                                const LydExportList *list,
                                const LydExportOptions *options,
                                double part,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
