#pragma once

#include "lyd-directory-page.h"

G_BEGIN_DECLS

/* The groups of people, and who is in one of them. */
#define LYD_TYPE_GROUPS_PAGE (lyd_groups_page_get_type ())
G_DECLARE_FINAL_TYPE (LydGroupsPage, lyd_groups_page, LYD, GROUPS_PAGE, LydDirectoryPage)

G_END_DECLS
