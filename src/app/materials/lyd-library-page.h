#pragma once

#include "lyd-section.h"
#include "lyd-store-materials.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The network's library: the materials of all events, searched as one types. The actions are library.open, .copy-link,
 * .show-event and .all. */
#define LYD_TYPE_LIBRARY_PAGE (lyd_library_page_get_type ())
G_DECLARE_FINAL_TYPE (LydLibraryPage, lyd_library_page, LYD, LIBRARY_PAGE, AdwBin)

gboolean lyd_library_page_is_idle (LydLibraryPage *self);

G_END_DECLS
