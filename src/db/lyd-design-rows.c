#include "lyd-design-rows.h"

static gboolean
get_text (LydDb *db,
          const char *sql,
          const LydId *event,
          char **text,
          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, sql, "d", event);
  g_autoptr (GError) local = NULL;

  *text = NULL;
  if (stmt == NULL)
    return FALSE;
  if (lyd_stmt_step (stmt, &local))
    *text = lyd_stmt_dup_text (stmt, 0);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/**
 * lyd_design_rows_get:
 * @design: (out) (transfer full) (nullable): %NULL where the event has none of its own
 */
gboolean
lyd_design_rows_get (LydDb *db,
                     const LydId *event,
                     char **design,
                     GError **error)
{
  return get_text (db, "SELECT design FROM badge_design WHERE event = ?", event, design, error);
}

/**
 * lyd_design_rows_get_digest:
 * @digest: (out) (transfer full) (nullable): %NULL where the event has no design of its own
 */
gboolean
lyd_design_rows_get_digest (LydDb *db,
                            const LydId *event,
                            char **digest,
                            GError **error)
{
  return get_text (db, "SELECT digest FROM badge_design WHERE event = ?", event, digest, error);
}

gboolean
lyd_design_rows_set (LydDb *db,
                     const LydId *event,
                     const char *design,
                     const char *digest,
                     GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO badge_design (event, design, digest) VALUES (?, ?, ?)"
                     " ON CONFLICT (event) DO UPDATE SET design = excluded.design, digest = excluded.digest",
                     "dss", event, design, digest);
}

gboolean
lyd_design_rows_delete (LydDb *db,
                        const LydId *event,
                        GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM badge_design WHERE event = ?", "d", event);
}

/* Gives @to the design of @from, where that has one of its own. */
gboolean
lyd_design_rows_copy (LydDb *db,
                      const LydId *from,
                      const LydId *to,
                      GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO badge_design (event, design, digest)"
                     " SELECT ?1, design, digest FROM badge_design WHERE event = ?2",
                     "dd", to, from);
}
