#include "lyd-fixture.h"
#include "lyd-import.h"
#include "lyd-overview.h"
#include "lyd-undo.h"

#include "lyd-file-private.h"

#include <string.h>

/* Around an import: reading the file, who came in, and what is remembered of it. */

static LydImportPlan *
plan_text (LydFixture *fixture,
           const LydId *event,
           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LydImportPlan *plan = lyd_import_plan (fixture->file, event, bytes, "test.csv", NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static void
apply (LydFixture *fixture,
       LydImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  LydId import;

  g_assert_true (lyd_import_apply (fixture->file, plan, &import, &error));
  g_assert_no_error (error);
  fixture->now += 1000;
}

static void
import_text (LydFixture *fixture,
             const LydId *event,
             const char *text)
{
  g_autoptr (LydImportPlan) plan = plan_text (fixture, event, text);

  apply (fixture, plan);
}

static void
note_progress (gpointer data,
               guint done,
               guint total)
{
  GArray *seen = data;
  double part = (double) done / total;

  g_array_append_val (seen, part);
}

/* A large file says how far it is read, and can be left. */
static void
test_read_bytes (LydFixture *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "large.csv", NULL);
  g_autofree char *text = g_strnfill (1000 * 1000, 'x');
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LydImportOptions options = { .progress = note_progress, .progress_data = seen, .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  bytes = lyd_import_read_bytes (path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 1000 * 1000);
  g_assert_cmpuint (seen->len, >, 3);
  for (guint i = 1; i < seen->len; i++)
    g_assert_cmpfloat (g_array_index (seen, double, i), >, g_array_index (seen, double, i - 1));
  g_assert_cmpfloat (g_array_index (seen, double, seen->len - 1), ==, 1);

  g_cancellable_cancel (cancellable);
  g_assert_null (lyd_import_read_bytes (path, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* "Undo last import" is offered after the program was closed and opened again, until somebody does it. */
static void
test_last_import_stays (LydFixture *fixture,
                        gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOverview) overview = NULL;
  g_autoptr (LydUndoResult) undone = NULL;

  import_text (fixture, &event, "Name,Email\nAna Wu,ana@wu.example.org\n");
  lyd_fixture_reopen (fixture);
  overview = lyd_overview_get (fixture->file, &event, &error);
  g_assert_no_error (error);
  g_assert_false (lyd_id_is_none (&overview->last_import));
  undone = lyd_undo (fixture->file, &overview->last_import, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->taken_back, ==, 1);
  g_clear_pointer (&overview, lyd_overview_free);
  overview = lyd_overview_get (fixture->file, &event, &error);
  g_assert_true (lyd_id_is_none (&overview->last_import));
}

/* Those whom an import brings, and nobody else. */
static void
test_list_added (LydFixture *fixture,
                 gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydImportPlan) plan = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) added = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = NULL;
  LydId ben;

  import_text (fixture, &event, "Name,Email\nAna Wu,ana@wu.example.org\n");
  plan = plan_text (fixture, &event, "Name,Email\nAna Wu,ana@wu.example.org\nBen Ortiz,ben@wu.example.org\n");
  before = lyd_import_plan_list_added (plan);
  g_assert_cmpuint (before->len, ==, 0);
  apply (fixture, plan);
  added = lyd_import_plan_list_added (plan);
  g_assert_cmpuint (added->len, ==, 1);
  ben = g_array_index (added, LydId, 0);
  stmt = lyd_db_query (fixture->file->db, &error,
                       "SELECT p.name FROM registration r JOIN person p ON p.id = r.person WHERE r.id = ?", "d", &ben);
  g_assert_no_error (error);
  g_assert_true (lyd_stmt_step (stmt, &error));
  g_assert_cmpstr (lyd_stmt_get_text (stmt, 0), ==, "Ben Ortiz");
}

static char *
ask (LydFixture *fixture,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (fixture->file->db, &error, sql, "");

  g_assert_no_error (error);
  if (!lyd_stmt_step (stmt, &error))
    return NULL;
  return lyd_stmt_dup_text (stmt, 0);
}

static void
check (LydFixture *fixture,
       const char *sql,
       const char *expected)
{
  g_autofree char *found = ask (fixture, sql);

  if (g_strcmp0 (found, expected) != 0)
    g_test_message ("%s", sql);
  g_assert_cmpstr (found, ==, expected);
}

/* "Both": what is here stays, the file's name finds the same person, and the next file has nothing to ask. */
static void
test_both_as_alias (LydFixture *fixture,
                    gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId next = lyd_fixture_add_retreat (fixture);
  const char *list = "Name,Email,Phone,Job title\nDan Diaz,daniel@example.org,202 555 0199,Director\n";

  import_text (fixture, &event,
               "Name,Email,Phone,Job title\nDaniel R. Díaz,daniel@example.org,202 555 0100,Organizer\n");
  {
    g_autoptr (LydImportPlan) plan = plan_text (fixture, &next, list);
    const GArray *conflicts = lyd_import_plan_get_conflicts (plan);

    g_assert_cmpuint (conflicts->len, ==, 3);
    for (guint i = 0; i < conflicts->len; i++)
      g_assert_cmpint (g_array_index (conflicts, LydImportConflict, i).decision, ==, LYD_IMPORT_KEEP);
    lyd_import_plan_decide_all (plan, LYD_IMPORT_BOTH);
    for (guint i = 0; i < conflicts->len; i++) {
      const LydImportConflict *conflict = &g_array_index (conflicts, LydImportConflict, i);

      /* Of a job one has one: the safest is to keep it. */
      g_assert_cmpint (conflict->decision, ==,
                       strcmp (conflict->field, "role") == 0 ? LYD_IMPORT_KEEP : LYD_IMPORT_BOTH);
    }
    apply (fixture, plan);
  }
  check (fixture, "SELECT name || '/' || phone || '/' || role FROM person",
         "Daniel R. Díaz/202 555 0100/Organizer");
  check (fixture, "SELECT group_concat (kind || '=' || value) FROM (SELECT * FROM alias ORDER BY kind)",
         "name=Dan Diaz,phone=202 555 0199");
  check (fixture, "SELECT count (*) FROM person_text WHERE person_text MATCH 'dan diaz'", "1");
  {
    g_autoptr (LydImportPlan) plan = plan_text (fixture, &next, list);

    g_assert_cmpuint (lyd_import_plan_get_conflicts (plan)->len, ==, 1);
    g_assert_cmpstr (g_array_index (lyd_import_plan_get_conflicts (plan), LydImportConflict, 0).field, ==, "role");
  }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);
    g_autoptr (LydUndoResult) undone = lyd_undo (fixture->file, &entry->id, &error);

    g_assert_no_error (error);
    g_assert_nonnull (undone);
  }
  check (fixture, "SELECT count (*) FROM alias", "0");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/import-files/read-bytes", test_read_bytes);
  lyd_fixture_add ("/import-files/last-import-stays", test_last_import_stays);
  lyd_fixture_add ("/import-files/list-added", test_list_added);
  lyd_fixture_add ("/import-files/both-as-alias", test_both_as_alias);
  return g_test_run ();
}
