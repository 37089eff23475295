#pragma once

#include "lyd-store-directory.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Every organization with its pulse, and one of them. */
#define LYD_TYPE_ORGANIZATIONS_PAGE (lyd_organizations_page_get_type ())
G_DECLARE_FINAL_TYPE (LydOrganizationsPage, lyd_organizations_page, LYD, ORGANIZATIONS_PAGE, AdwBin)

void lyd_organizations_page_open (LydOrganizationsPage *self, const LydId *organization);
GListModel *lyd_organizations_page_get_list (LydOrganizationsPage *self);
gboolean lyd_organizations_page_is_idle (LydOrganizationsPage *self);

G_END_DECLS
