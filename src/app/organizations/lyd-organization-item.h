#pragma once

#include "lyd-directory-line.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A row of the list of organizations. */
#define LYD_TYPE_ORGANIZATION_ITEM (lyd_organization_item_get_type ())
G_DECLARE_FINAL_TYPE (LydOrganizationItem, lyd_organization_item, LYD, ORGANIZATION_ITEM, GObject)

LydOrganizationItem *lyd_organization_item_new (const LydOrganizationLine *line, GPtrArray *exchanges);
void lyd_organization_item_set (LydOrganizationItem *self, const LydOrganizationLine *line, GPtrArray *exchanges);
const LydOrganizationLine *lyd_organization_item_get_line (LydOrganizationItem *self);
GPtrArray *lyd_organization_item_get_exchanges (LydOrganizationItem *self);

G_END_DECLS
