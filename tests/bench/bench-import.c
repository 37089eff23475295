#include "lyd-import.h"
#include "lyd-plan.h"
#include "lyd-system.h"
#include "lyd-undo.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* 100,000 rows of a list: plan and apply against a bare loop that inserts the same final rows into the same tables,
 * with the
 * same indexes, pragmas and one commit; then undo against the import. The bare loop's rows are at hand before the clock
 * runs, in the order of their keys, a table at a time: nothing is faster in SQLite. */

#define N_ROWS 100000
#define CHUNK 5000

/* Parents before children; person_text is fed by its three columns. */
static const char *const tables[] = {
  "organization",
  "question",
  "import_batch",
  "person",
  "person_key",
  "registration",
  "code",
  "answer",
  "import_row",
  "row_version",
  "journal",
};

typedef struct {
  char *folder;
  LydContext context;
  LydFile *file;
  LydEvent *event;
} Bench;

static void
check (gboolean done,
       const char *what)
{
  if (!done) {
    fprintf (stderr, "bench-import: %s\n", what);
    exit (1);
  }
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static GBytes *
make_list (void)
{
  GString *text = g_string_sized_new (16 * 1024 * 1024);
  gsize length;

  g_string_append (text,
                   "First name,Last name,Email,Organization,Job title,Phone,Status,Attendee type,Dietary needs\n");
  for (int i = 0; i < N_ROWS; i++)
    g_string_append_printf (
      text,
      "María %d,Wu-O'Brien,maria.wu.%d@example.org,\"Voices for State %d's Children, Inc.\",Policy "
      "Director,(202) 555-%04d,%s,%s,%s\n",
      i, i, i % 50, i % 10000, i % 10 == 0 ? "pending" : "confirmed", i % 7 == 0 ? "speaker" : "member staff",
      i % 3 == 0 ? "vegetarian" : "");
  length = text->len;
  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

static void
open_file (Bench *self,
           const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  self->file = lyd_file_open (path, LYD_FILE_CREATE, &self->context, &error);
  check (self->file != NULL, error != NULL ? error->message : "no file");
}

static double
import_list (Bench *self,
             GBytes *bytes,
             LydId *import)
{
  g_autoptr (LydImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double planned;

  plan = lyd_import_plan (self->file, &self->event->id, bytes, "list.csv", NULL, &error);
  check (plan != NULL, error != NULL ? error->message : "no plan");
  planned = seconds_since (start);
  check (lyd_import_apply (self->file, plan, import, &error), error != NULL ? error->message : "not applied");
  check (lyd_import_plan_get_counts (plan).added == N_ROWS, "not all were added");
  fprintf (stderr, "plan %.2f s, plan and apply %.2f s\n", planned, seconds_since (start));
  return seconds_since (start);
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db;

  check (sqlite3_open (path, &db) == SQLITE_OK, "no database");
  check (sqlite3_exec (db,
                       "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16000;"
                       "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
                       NULL, NULL, NULL) == SQLITE_OK,
         sqlite3_errmsg (db));
  return db;
}

/* Copies what @select gives, by @insert; the clock runs while rows are inserted. */
static double
copy_rows (sqlite3 *from,
           sqlite3 *to,
           const char *select,
           const char *insert)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  sqlite3_stmt *reader;
  sqlite3_stmt *writer;
  gboolean more = TRUE;
  double seconds = 0;
  int n;

  check (sqlite3_prepare_v2 (from, select, -1, &reader, NULL) == SQLITE_OK, sqlite3_errmsg (from));
  check (sqlite3_prepare_v2 (to, insert, -1, &writer, NULL) == SQLITE_OK, sqlite3_errmsg (to));
  n = sqlite3_column_count (reader);
  while (more) {
    gint64 start;

    g_ptr_array_set_size (values, 0);
    while (values->len < (guint) (CHUNK * n) && (more = sqlite3_step (reader) == SQLITE_ROW))
      for (int i = 0; i < n; i++)
        g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (reader, i)));
    start = g_get_monotonic_time ();
    for (guint row = 0; row < values->len; row += (guint) n) {
      for (int i = 0; i < n; i++)
        sqlite3_bind_value (writer, i + 1, g_ptr_array_index (values, row + (guint) i));
      check (sqlite3_step (writer) == SQLITE_DONE, sqlite3_errmsg (to));
      sqlite3_reset (writer);
    }
    seconds += seconds_since (start);
  }
  sqlite3_finalize (reader);
  sqlite3_finalize (writer);
  return seconds;
}

static double
copy_table (sqlite3 *from,
            sqlite3 *to,
            const char *table)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (GString) insert = g_string_new (NULL);
  sqlite3_stmt *statement;

  check (sqlite3_prepare_v2 (from, select, -1, &statement, NULL) == SQLITE_OK, sqlite3_errmsg (from));
  g_string_printf (insert, "INSERT OR IGNORE INTO %s VALUES (?", table);
  for (int i = 1; i < sqlite3_column_count (statement); i++)
    g_string_append (insert, ", ?");
  g_string_append_c (insert, ')');
  sqlite3_finalize (statement);
  return copy_rows (from, to, select, insert->str);
}

/* The same rows into a file with the same tables and the same event. */
static double
insert_bare (const char *from_path,
             const char *to_path)
{
  sqlite3 *from = open_bare (from_path);
  sqlite3 *to = open_bare (to_path);
  gint64 start;
  double seconds = 0;

  check (sqlite3_exec (to, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK, sqlite3_errmsg (to));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    seconds += copy_table (from, to, tables[i]);
  seconds += copy_rows (from, to, "SELECT rowid, names, organization, contact FROM person_text ORDER BY rowid",
                        "INSERT INTO person_text (rowid, names, organization, contact) VALUES (?, ?, ?, ?)");
  start = g_get_monotonic_time ();
  check (sqlite3_exec (to, "COMMIT; PRAGMA wal_checkpoint (PASSIVE)", NULL, NULL, NULL) == SQLITE_OK,
         sqlite3_errmsg (to));
  seconds += seconds_since (start);
  sqlite3_close (from);
  sqlite3_close (to);
  fprintf (stderr, "bare loop %.2f s\n", seconds);
  return seconds;
}

static double
undo (Bench *self,
      const LydId *import)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (LydUndoResult) result = lyd_undo (self->file, import, &error);

  check (result != NULL, error != NULL ? error->message : "not undone");
  check (result->kept == 0, "something was kept");
  fprintf (stderr, "undo %.2f s\n", seconds_since (start));
  return seconds_since (start);
}

static void
copy_empty (Bench *self,
            const char *from,
            const char *to)
{
  g_autofree char *text = NULL;
  gsize length;

  lyd_file_close (self->file);
  check (g_file_get_contents (from, &text, &length, NULL) && g_file_set_contents (to, text, (gssize) length, NULL),
         "no copy");
}

int
main (void)
{
  Bench self = { 0 };
  g_autoptr (GBytes) bytes = make_list ();
  g_autoptr (GError) error = NULL;
  g_autofree char *imported_path = NULL;
  g_autofree char *bare_path = NULL;
  double imported, bare, undone;
  LydId import;

  self.folder = g_dir_make_tmp ("lanyard-bench-XXXXXX", &error);
  check (self.folder != NULL, "no folder");
  lyd_system_init (&self.context);
  self.context.state_dir = self.folder;
  imported_path = g_build_filename (self.folder, "imported.db", NULL);
  bare_path = g_build_filename (self.folder, "bare.db", NULL);

  open_file (&self, "imported.db");
  self.event = lyd_plan_new_event (LYD_KIND_RETREAT, G_GINT64_CONSTANT (1821618000000), "America/New_York");
  self.event->title = g_strdup ("Retreat");
  check (lyd_plan_add_event (self.file, self.event, &error), "no event");
  copy_empty (&self, imported_path, bare_path);

  open_file (&self, "imported.db");
  imported = import_list (&self, bytes, &import);
  bare = insert_bare (imported_path, bare_path);
  undone = undo (&self, &import);
  lyd_file_close (self.file);

  printf ("import of 100,000 rows / bare inserts\t%.2f\t2\t%.1f s / %.1f s\n", imported / bare, imported, bare);
  printf ("undo of that import / import\t%.2f\t2\t%.1f s\n", undone / imported, undone);

  g_remove (imported_path);
  g_remove (bare_path);
  g_rmdir (self.folder);
  lyd_event_free (self.event);
  g_free (self.folder);
  return 0;
}
