#pragma once

#include "lyd-store-programs.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page of the preferences for what events are reported under: programs and policy areas. */
#define LYD_TYPE_PROGRAMS_PAGE (lyd_programs_page_get_type ())
G_DECLARE_FINAL_TYPE (LydProgramsPage, lyd_programs_page, LYD, PROGRAMS_PAGE, AdwPreferencesPage)

void lyd_programs_page_set_store (LydProgramsPage *self, LydStore *store);
gboolean lyd_programs_page_is_idle (LydProgramsPage *self);

G_END_DECLS
