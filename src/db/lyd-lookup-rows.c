#include "lyd-lookup-rows.h"

void
lyd_lookup_row_free (LydLookupRow *self)
{
  g_free (self->name);
  g_free (self->given);
  g_free (self->family);
  g_free (self->legal);
  g_free (self->alias);
  g_free (self->organization);
  g_free (self);
}

#define COLUMNS "r.id, p.name, p.given, p.family, p.legal, a.value, o.name"
#define JOINS                                                 \
  " CROSS JOIN person p ON p.id = r.person"                   \
  " LEFT JOIN alias a ON a.person = p.id AND a.kind = 'name'" \
  " LEFT JOIN organization o ON o.id = p.organization"

static LydLookupRow *
row (LydStmt *stmt)
{
  LydLookupRow *self = g_new0 (LydLookupRow, 1);

  self->registration = lyd_stmt_get_id (stmt, 0);
  self->name = lyd_stmt_dup_text (stmt, 1);
  self->given = lyd_stmt_dup_text (stmt, 2);
  self->family = lyd_stmt_dup_text (stmt, 3);
  self->legal = lyd_stmt_dup_text (stmt, 4);
  self->alias = lyd_stmt_dup_text (stmt, 5);
  self->organization = lyd_stmt_dup_text (stmt, 6);
  return self;
}

static GPtrArray *
collect (LydStmt *stmt,
         GError **error)
{
  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_lookup_row_free, error);
}

/**
 * lyd_lookup_rows_list:
 * @match: an FTS5 expression
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type LydLookupRow): whoever is registered for @event and matches, once for each of
 *   their other names
 */
GPtrArray *
lyd_lookup_rows_list (LydDb *db,
                      const LydId *event,
                      const char *match,
                      int limit,
                      GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT " COLUMNS " FROM person_text t CROSS JOIN person_key k ON k.key = t.rowid"
                  " CROSS JOIN registration r ON r.event = ?2 AND r.person = k.person AND r.merged_into IS NULL" JOINS
                  " WHERE person_text MATCH ?1 LIMIT ?3",
                  "sdn", match, event, limit);

  return collect (stmt, error);
}

/* Returns: (transfer full) (element-type LydLookupRow): one registration's, once for each of their other names */
GPtrArray *
lyd_lookup_rows_get (LydDb *db,
                     const LydId *registration,
                     GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT " COLUMNS " FROM registration r" JOINS " WHERE r.id = ?", "d", registration);

  return collect (stmt, error);
}
