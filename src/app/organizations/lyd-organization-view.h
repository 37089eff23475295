#pragma once

#include "lyd-directory-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything about one organization, its pulse first. */
#define LYD_TYPE_ORGANIZATION_VIEW (lyd_organization_view_get_type ())
G_DECLARE_FINAL_TYPE (LydOrganizationView, lyd_organization_view, LYD, ORGANIZATION_VIEW, AdwBin)

void lyd_organization_view_show (LydOrganizationView *self, const LydOrganizationPage *page);
void lyd_organization_view_set_narrow (LydOrganizationView *self, gboolean narrow);

G_END_DECLS
