#pragma once

#include "lyd-export.h"

G_BEGIN_DECLS

#define LYD_EXPORT_MEALS "dietary-counts"

LydTable *lyd_export_open_meals (LydFile *file,
                                 const LydEvent *event,
                                 const LydExportOptions *options,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
