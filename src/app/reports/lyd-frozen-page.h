#pragma once

#include "lyd-store-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One frozen report: each number as it was told, what it would be now where that differs, and its rows. */
#define LYD_TYPE_FROZEN_PAGE (lyd_frozen_page_get_type ())
G_DECLARE_FINAL_TYPE (LydFrozenPage, lyd_frozen_page, LYD, FROZEN_PAGE, AdwBin)

GtkWidget *lyd_frozen_page_new (LydStore *store, const LydId *snapshot);
gboolean lyd_frozen_page_is_idle (LydFrozenPage *self);

G_END_DECLS
