#include "lyd-desk-dump.h"

#include "lyd-db.h"

/* Every row of @sql as one text: two files are the same where these are. */
static void
dump (LydDb *db,
      const char *sql,
      GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (db, &error, sql, "");

  g_assert_no_error (error);
  while (lyd_stmt_step (stmt, &error))
    g_string_append_printf (text, "%s\n", lyd_stmt_get_text (stmt, 0));
  g_assert_no_error (error);
}

/* Returns: (transfer full): what two files have in common that are the same to people */
char *
lyd_dump_desk_file (const char *path)
{
  static const char *const queries[] = {
    "SELECT hex(id) || hex(station) || seq || hex(attempt) || hex(session) || coalesce(hex(registration), '') || kind"
    " || at || verdict FROM scan ORDER BY id",
    "SELECT hex(session) || hex(registration) || entries || inside || first_at || hex(first_station) || last_at"
    " || last_day || last_seen FROM presence ORDER BY 1",
    "SELECT hex(session) || day || ' ' || inside || ' ' || entered FROM session_count WHERE inside <> 0 OR entered <> 0"
    " ORDER BY 1",
    "SELECT hex(p.id) || p.name || coalesce(p.email, '') || coalesce(p.phone, '') || coalesce(o.name, '')"
    " FROM person p LEFT JOIN organization o ON o.id = p.organization ORDER BY p.id",
    "SELECT hex(id) || hex(person) || status || type || origin || short_code FROM registration ORDER BY id",
    "SELECT code || hex(registration) || coalesce(revoked_at, '') FROM code ORDER BY code",
    "SELECT hex(registration) || hex(question) || value FROM answer ORDER BY 1",
    "SELECT name FROM organization ORDER BY name",
    "SELECT hex(id) || label || (brought_at IS NULL) FROM desk_copy ORDER BY id",
  };
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = lyd_db_open (path, 0, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    dump (db, queries[i], text);
  return g_string_free (text, FALSE);
}
