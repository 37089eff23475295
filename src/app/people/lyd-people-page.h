#pragma once

#include "lyd-store-directory.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everybody, as a list that is searched as one types, and one of them. */
#define LYD_TYPE_PEOPLE_PAGE (lyd_people_page_get_type ())
G_DECLARE_FINAL_TYPE (LydPeoplePage, lyd_people_page, LYD, PEOPLE_PAGE, AdwBin)

void lyd_people_page_open (LydPeoplePage *self, const LydId *person);
void lyd_people_page_find (LydPeoplePage *self, const char *text);
GListModel *lyd_people_page_get_list (LydPeoplePage *self);
gboolean lyd_people_page_is_idle (LydPeoplePage *self);

G_END_DECLS
