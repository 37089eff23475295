#pragma once

#include "lyd-directory-page.h"

G_BEGIN_DECLS

/* Everybody, as a list that is searched as one types, and one of them. */
#define LYD_TYPE_PEOPLE_PAGE (lyd_people_page_get_type ())
G_DECLARE_FINAL_TYPE (LydPeoplePage, lyd_people_page, LYD, PEOPLE_PAGE, LydDirectoryPage)

void lyd_people_page_import (LydPeoplePage *self, const char *path);

G_END_DECLS
