#include "lyd-probe.h"

#include "lyd-file-private.h"
#include "lyd-safekeeping.h"

void
lyd_probe_run (LydFixture *fixture,
               const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_db_exec (fixture->file->db, sql, &error));
  g_assert_no_error (error);
}

/* Returns: the first column of the first row of @sql */
int
lyd_probe_count (LydFixture *fixture,
                 const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (fixture->file->db, &error, sql, "");

  g_assert_no_error (error);
  g_assert_true (lyd_stmt_step (stmt, &error));
  return (int) lyd_stmt_get_int (stmt, 0);
}

/* What verifying finds is said before the test fails. */
void
lyd_probe_assert_sound (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = lyd_verify (fixture->file, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}
