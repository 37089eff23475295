#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

gboolean lyd_organizations_insert (LydDb *db, const LydOrganization *organization, GError **error);
gboolean lyd_organizations_update (LydDb *db, const LydOrganization *organization, GError **error);
LydOrganization *lyd_organizations_get (LydDb *db, const LydId *id, GError **error);
LydOrganization *lyd_organizations_find (LydDb *db, const char *name, GError **error);
GPtrArray *lyd_organizations_list (LydDb *db, GError **error);

gboolean lyd_networks_insert (LydDb *db, const LydNetwork *network, GError **error);
GPtrArray *lyd_networks_list (LydDb *db, GError **error);
gboolean lyd_networks_add_member (LydDb *db, const LydMembership *membership, GError **error);
gboolean lyd_memberships_update (LydDb *db, const LydMembership *membership, GError **error);
gboolean lyd_memberships_delete (LydDb *db, const LydId *membership, GError **error);

G_END_DECLS
