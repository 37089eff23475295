#pragma once

#include "lyd-store-closing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Below everything, while the open file is the archive of one event: what it is, and the way out. */
#define LYD_TYPE_ARCHIVE_BAR (lyd_archive_bar_get_type ())
G_DECLARE_FINAL_TYPE (LydArchiveBar, lyd_archive_bar, LYD, ARCHIVE_BAR, AdwBin)

void lyd_archive_bar_set_store (LydArchiveBar *self, LydStore *store);

G_END_DECLS
