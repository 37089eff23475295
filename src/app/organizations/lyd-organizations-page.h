#pragma once

#include "lyd-directory-page.h"

G_BEGIN_DECLS

/* Every organization with its pulse, the quiet ones first, and one of them. */
#define LYD_TYPE_ORGANIZATIONS_PAGE (lyd_organizations_page_get_type ())
G_DECLARE_FINAL_TYPE (LydOrganizationsPage, lyd_organizations_page, LYD, ORGANIZATIONS_PAGE, LydDirectoryPage)

G_END_DECLS
