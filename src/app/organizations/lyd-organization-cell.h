#pragma once

#include "lyd-organization-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How a row of the list of organizations looks: its name, its pulse, and what that comes to. */
#define LYD_TYPE_ORGANIZATION_CELL (lyd_organization_cell_get_type ())
G_DECLARE_FINAL_TYPE (LydOrganizationCell, lyd_organization_cell, LYD, ORGANIZATION_CELL, AdwBin)

G_END_DECLS
