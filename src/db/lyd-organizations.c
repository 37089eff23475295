#include "lyd-organizations.h"

#include "lyd-fold.h"

/* The order of row(). */
#define COLUMNS "id, name, state, member"

static LydOrganization *
row (LydStmt *stmt)
{
  LydOrganization *organization = lyd_organization_new ();

  organization->id = lyd_stmt_get_id (stmt, 0);
  organization->name = lyd_stmt_dup_text (stmt, 1);
  organization->state = lyd_stmt_dup_text (stmt, 2);
  organization->member = lyd_stmt_get_int (stmt, 3) != 0;

  return organization;
}

gboolean
lyd_organizations_insert (LydDb *db,
                          const LydOrganization *organization,
                          GError **error)
{
  g_autofree char *folded = lyd_fold_organization (organization->name);

  return lyd_db_run (db, error,
                     "INSERT INTO organization (id, name, folded, state, member) VALUES (?, ?, ?, ?, ?)", "dsssn",
                     &organization->id, organization->name, folded, organization->state, organization->member);
}

gboolean
lyd_organizations_update (LydDb *db,
                          const LydOrganization *organization,
                          GError **error)
{
  g_autofree char *folded = lyd_fold_organization (organization->name);

  return lyd_db_run (db, error, "UPDATE organization SET name = ?, folded = ?, state = ?, member = ? WHERE id = ?",
                     "sssnd", organization->name, folded, organization->state, organization->member, &organization->id);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydOrganization *
lyd_organizations_get (LydDb *db,
                       const LydId *id,
                       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM organization WHERE id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

/* The organization whose folded name is that of @name; %NULL without an error where there is none. */
LydOrganization *
lyd_organizations_find (LydDb *db,
                        const char *name,
                        GError **error)
{
  g_autofree char *folded = lyd_fold_organization (name);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT " COLUMNS " FROM organization WHERE folded = ? ORDER BY id LIMIT 1", "s", folded);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

/* Returns: (transfer full) (element-type LydOrganization): all, by name */
GPtrArray *
lyd_organizations_list (LydDb *db,
                        GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM organization ORDER BY folded, id", "");

  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_organization_free, error);
}

gboolean
lyd_networks_insert (LydDb *db,
                     const LydNetwork *network,
                     GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO network (id, name) VALUES (?, ?)", "ds", &network->id, network->name);
}

static gpointer
network_row (LydStmt *stmt)
{
  LydNetwork *network = lyd_network_new ();

  network->id = lyd_stmt_get_id (stmt, 0);
  network->name = lyd_stmt_dup_text (stmt, 1);
  return network;
}

/* Returns: (transfer full) (nullable) (element-type LydNetwork): all, by name */
GPtrArray *
lyd_networks_list (LydDb *db,
                   GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT id, name FROM network ORDER BY name, id", "");

  return lyd_stmt_collect (stmt, network_row, (GDestroyNotify) lyd_network_free, error);
}

gboolean
lyd_networks_add_member (LydDb *db,
                         const LydMembership *membership,
                         GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO membership (id, network, organization, joined, left_on) VALUES (?, ?, ?, ?, ?)",
                     "dddss", &membership->id, &membership->network, &membership->organization, membership->joined,
                     membership->left_on);
}

/* Its dates; what it is a membership of stays. */
gboolean
lyd_memberships_update (LydDb *db,
                        const LydMembership *membership,
                        GError **error)
{
  return lyd_db_run (db, error, "UPDATE membership SET joined = ?, left_on = ? WHERE id = ?", "ssd",
                     membership->joined, membership->left_on, &membership->id);
}

gboolean
lyd_memberships_delete (LydDb *db,
                        const LydId *membership,
                        GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM membership WHERE id = ?", "d", membership);
}
