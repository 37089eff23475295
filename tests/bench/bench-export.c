#include "lyd-exporter.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

/* 100,000 registrations out of one SQLite file: our CSV against `sqlite3 -csv` on the same rows, our XLSX against a
 * bare loop around libxlsxwriter. Each is done in turns, and the best of the rounds counts. */

#define N_ROWS 100000
#define N_ROUNDS 5
#define QUERY \
  "SELECT name, email, organization, status, type, registered_at, first_time, note FROM registration ORDER BY id"
#define N_COLUMNS 8
#define INSTANT_COLUMN 5
#define YES_NO_COLUMN 6

typedef struct {
  char *folder;
  char *database;
  char *out;
  sqlite3 *db;
} Bench;

static void
check (gboolean done,
       const char *what)
{
  if (!done) {
    fprintf (stderr, "bench-export: %s\n", what);
    exit (1);
  }
}

static void
make_database (Bench *self)
{
  static const char fill[] =
    "CREATE TABLE registration (id INTEGER PRIMARY KEY, name TEXT, email TEXT, organization TEXT, status TEXT,"
    " type TEXT, registered_at INTEGER, first_time INTEGER, note TEXT);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
    " INSERT INTO registration SELECT i, 'Ana María Wu-O''Brien ' || i, 'ana.wu.' || i || '@example.org',"
    " 'Voices for Ohio''s Children, Inc. (demo) ' || i % 50,"
    " CASE i % 10 WHEN 0 THEN 'cancelled' ELSE 'confirmed' END, 'member-staff',"
    " 1790000000000 + i * 77777, i % 3 = 0, CASE i % 4 WHEN 0 THEN 'says \"no nuts\", please' END FROM n;";

  check (sqlite3_open (self->database, &self->db) == SQLITE_OK, "no database");
  check (sqlite3_exec (self->db, fill, NULL, NULL, NULL) == SQLITE_OK, sqlite3_errmsg (self->db));
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  sqlite3_stmt *statement = data;

  if (sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;
  for (int i = 0; i < N_COLUMNS; i++) {
    cells[i].filled = sqlite3_column_type (statement, i) != SQLITE_NULL;
    if (i == INSTANT_COLUMN || i == YES_NO_COLUMN)
      cells[i].number = sqlite3_column_int64 (statement, i);
    else
      cells[i].text = (const char *) sqlite3_column_text (statement, i);
  }

  return TRUE;
}

static void
finalize (gpointer data)
{
  sqlite3_finalize (data);
}

static sqlite3_stmt *
query (Bench *self)
{
  sqlite3_stmt *statement = NULL;

  check (sqlite3_prepare_v2 (self->db, QUERY, -1, &statement, NULL) == SQLITE_OK, "no statement");
  return statement;
}

static double
run_ours (Bench *self,
          gboolean (*write) (LydTable *table, const char *path, GError **error))
{
  static const char *const ids[] = { "name", "email", "organization", "status", "type", "registered_at",
                                     "first_time", "note" };
  g_autoptr (LydEvent) event = lyd_event_new ();
  g_autoptr (LydTable) table = NULL;
  g_autoptr (GTimer) timer = NULL;
  g_autoptr (GError) error = NULL;

  event->title = g_strdup ("Retreat");
  event->timezone = g_strdup ("America/New_York");
  table = lyd_table_new ("registrations", "Registrations", event);
  for (int i = 0; i < N_COLUMNS; i++) {
    LydCellType type = i == INSTANT_COLUMN ? LYD_CELL_INSTANT : i == YES_NO_COLUMN ? LYD_CELL_YES_NO
                                                                                   : LYD_CELL_TEXT;

    lyd_table_add_column (table, ids[i], ids[i], type, 20);
  }
  timer = g_timer_new ();
  table->data = query (self);
  table->data_free = finalize;
  table->next = next_row;
  check (write (table, self->out, &error), error != NULL ? error->message : "no export");

  return g_timer_elapsed (timer, NULL);
}

static double
run_sqlite (Bench *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_set_stdout_file_path (launcher, self->out);
  process = g_subprocess_launcher_spawn (launcher, NULL, "sqlite3", "-csv", self->database, QUERY, NULL);
  check (process != NULL, "the program sqlite3 is not installed");
  check (g_subprocess_wait_check (process, NULL, NULL), "sqlite3 failed");

  return g_timer_elapsed (timer, NULL);
}

static double
run_library (Bench *self)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = self->folder };
  lxw_workbook *workbook = workbook_new_opt (self->out, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);
  lxw_format *format = workbook_add_format (workbook);
  sqlite3_stmt *statement = query (self);

  format_set_num_format (format, "yyyy-mm-dd hh:mm");
  for (lxw_row_t row = 0; sqlite3_step (statement) == SQLITE_ROW; row++) {
    for (int i = 0; i < N_COLUMNS; i++) {
      if (sqlite3_column_type (statement, i) == SQLITE_NULL)
        continue;
      if (i == INSTANT_COLUMN)
        worksheet_write_number (sheet, row, (lxw_col_t) i,
                                (double) sqlite3_column_int64 (statement, i) / 86400000.0 + 25569, format);
      else
        worksheet_write_string (sheet, row, (lxw_col_t) i, (const char *) sqlite3_column_text (statement, i), NULL);
    }
  }
  sqlite3_finalize (statement);
  check (workbook_close (workbook) == LXW_NO_ERROR, "libxlsxwriter failed");

  return g_timer_elapsed (timer, NULL);
}

int
main (void)
{
  Bench self = { 0 };
  double ours[2] = { G_MAXDOUBLE, G_MAXDOUBLE };
  double theirs[2] = { G_MAXDOUBLE, G_MAXDOUBLE };

  self.folder = g_dir_make_tmp ("lanyard-bench-XXXXXX", NULL);
  check (self.folder != NULL, "no folder for temporary files");
  self.database = g_build_filename (self.folder, "rows.db", NULL);
  self.out = g_build_filename (self.folder, "out", NULL);
  make_database (&self);

  for (int round = 0; round < N_ROUNDS; round++) {
    theirs[0] = MIN (theirs[0], run_sqlite (&self));
    g_unlink (self.out);
    ours[0] = MIN (ours[0], run_ours (&self, lyd_export_csv));
    g_unlink (self.out);
  }
  for (int round = 0; round < N_ROUNDS - 2; round++) {
    theirs[1] = MIN (theirs[1], run_library (&self));
    g_unlink (self.out);
    ours[1] = MIN (ours[1], run_ours (&self, lyd_export_xlsx));
    g_unlink (self.out);
  }
  printf ("export 100,000 rows to CSV / sqlite3 -csv\t%.2f\t1.5\t%.3f s, %.3f s\n", ours[0] / theirs[0], ours[0],
          theirs[0]);
  printf ("export 100,000 rows to XLSX / libxlsxwriter\t%.2f\t1.3\t%.2f s, %.2f s\n", ours[1] / theirs[1], ours[1],
          theirs[1]);

  sqlite3_close (self.db);
  g_unlink (self.database);
  g_rmdir (self.folder);
  g_free (self.folder);
  g_free (self.database);
  g_free (self.out);
  return 0;
}
