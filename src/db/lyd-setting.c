#include "lyd-setting.h"

/* Returns: (transfer full) (nullable): %NULL without an error where nothing was set */
char *
lyd_setting_get (LydDb *db,
                 const char *key,
                 GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT value FROM setting WHERE key = ?", "s", key);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? lyd_stmt_dup_text (stmt, 0) : NULL;
}

gboolean
lyd_setting_set (LydDb *db,
                 const char *key,
                 const char *value,
                 GError **error)
{
  return lyd_db_run (
    db, error, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    "ss", key, value);
}
