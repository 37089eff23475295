/* Durable check-ins among 100,000 registrations, beside a bare insert and commit into the same tables of a copy of the
 * same file: the same rows, the same indexes, the same pragmas, the same disk, in turns. */
#include "lyd-admit.h"
#include "lyd-fixture.h"
#include "lyd-people.h"
#include "lyd-register-private.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define N_REGISTRATIONS 100000
#define N_BEFORE 2000 /* scans that the session has already */
#define N_MEASURED 2000
#define TURN 50
#define BUDGET 1.5

typedef struct {
  sqlite3 *db;
  sqlite3_stmt *begin;
  sqlite3_stmt *commit;
  sqlite3_stmt *scan;
  sqlite3_stmt *presence;
  sqlite3_stmt *count;
  GBytes *station;
  GBytes *session;
  gint64 seq;
} Bare;

static GPtrArray *
register_everybody (LydFixture *fixture, const LydId *event, GArray *ids)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (fixture->file->db, &error);

  for (int i = 0; i < N_REGISTRATIONS; i++) {
    g_autoptr (LydPerson) person = lyd_person_new ();
    g_autoptr (LydRegistration) registration = lyd_registration_new ();
    char *code = NULL;

    fixture->now++;
    person->id = lyd_context_make_id (&fixture->context);
    person->name = g_strdup_printf ("Person %d", i);
    registration->event = *event;
    registration->person = person->id;
    if (!lyd_people_insert (fixture->file->db, person, &error) ||
        !lyd_register_issue (fixture->file, registration, &code, &error))
      g_error ("%s", error->message);
    g_ptr_array_add (codes, code);
    g_array_append_val (ids, registration->id);
  }
  if (!lyd_transaction_commit (&transaction, &error))
    g_error ("%s", error->message);
  return codes;
}

static void
admit (LydFixture *fixture, const LydId *session, const char *code)
{
  LydAttempt attempt = { .session = *session, .text = code };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result = NULL;

  fixture->now++;
  result = lyd_admit (fixture->file, &attempt, &error);
  if (result == NULL || result->verdict != LYD_VERDICT_ADMITTED)
    g_error ("%s", error != NULL ? error->message : "not admitted");
}

static void
check (Bare *bare, int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (bare->db));
}

static sqlite3_stmt *
prepare (Bare *bare, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  check (bare, sqlite3_prepare_v3 (bare->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL));
  return stmt;
}

static void
run (Bare *bare, sqlite3_stmt *stmt)
{
  check (bare, sqlite3_step (stmt));
  sqlite3_reset (stmt);
}

static void
bare_open (Bare *bare, const char *path, const LydId *session)
{
  LydId station = { { 7 } };
  sqlite3_stmt *stmt;

  check (bare, sqlite3_open_v2 (path, &bare->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  check (bare, sqlite3_exec (bare->db,
                             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                             "PRAGMA cache_size = -16000",
                             NULL, NULL, NULL));
  bare->begin = prepare (bare, "BEGIN IMMEDIATE");
  bare->commit = prepare (bare, "COMMIT");
  bare->scan =
    prepare (bare, "INSERT INTO scan (id, station, seq, attempt, session, registration, kind, at, recorded_at,"
                   " source, verdict, basis, raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'entry', ?7, ?7, 'scanner',"
                   " 'admitted', 'admitted', ?8)");
  bare->presence =
    prepare (bare, "INSERT INTO presence (session, registration, entries, inside, first_at, first_station,"
                   " last_at, last_day, last_seen) VALUES (?1, ?2, 1, 1, ?3, ?4, ?3, 20270922, ?3)");
  bare->count = prepare (bare, "INSERT INTO session_count (session, day, inside, entered) VALUES (?1, ?2, 1, 1)"
                               " ON CONFLICT (session, day) DO UPDATE SET inside = inside + 1, entered = entered + 1");
  bare->station = g_bytes_new (station.bytes, sizeof station.bytes);
  bare->session = g_bytes_new (session->bytes, sizeof session->bytes);

  stmt = prepare (bare, "INSERT INTO station (id, label, since) VALUES (?, 'Bare', 0)");
  sqlite3_bind_blob (stmt, 1, station.bytes, sizeof station.bytes, SQLITE_TRANSIENT);
  run (bare, stmt);
  sqlite3_finalize (stmt);
}

static void
bind_bytes (sqlite3_stmt *stmt, int index, GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  sqlite3_bind_blob (stmt, index, data, (int) size, SQLITE_STATIC);
}

static void
bare_insert (Bare *bare, LydFixture *fixture, const LydId *registration, const char *code)
{
  LydId id, attempt;

  fixture->now++;
  id = lyd_context_make_id (&fixture->context);
  attempt = lyd_context_make_id (&fixture->context);
  run (bare, bare->begin);
  sqlite3_bind_blob (bare->scan, 1, id.bytes, sizeof id.bytes, SQLITE_STATIC);
  bind_bytes (bare->scan, 2, bare->station);
  sqlite3_bind_int64 (bare->scan, 3, ++bare->seq);
  sqlite3_bind_blob (bare->scan, 4, attempt.bytes, sizeof attempt.bytes, SQLITE_STATIC);
  bind_bytes (bare->scan, 5, bare->session);
  sqlite3_bind_blob (bare->scan, 6, registration->bytes, sizeof registration->bytes, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->scan, 7, fixture->now);
  sqlite3_bind_text (bare->scan, 8, code, -1, SQLITE_STATIC);
  run (bare, bare->scan);
  bind_bytes (bare->presence, 1, bare->session);
  sqlite3_bind_blob (bare->presence, 2, registration->bytes, sizeof registration->bytes, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->presence, 3, fixture->now);
  bind_bytes (bare->presence, 4, bare->station);
  run (bare, bare->presence);
  bind_bytes (bare->count, 1, bare->session);
  sqlite3_bind_int (bare->count, 2, 0);
  run (bare, bare->count);
  sqlite3_bind_int (bare->count, 2, 20270922);
  run (bare, bare->count);
  run (bare, bare->commit);
}

static void
bare_close (Bare *bare)
{
  sqlite3_finalize (bare->begin);
  sqlite3_finalize (bare->commit);
  sqlite3_finalize (bare->scan);
  sqlite3_finalize (bare->presence);
  sqlite3_finalize (bare->count);
  sqlite3_close (bare->db);
  g_bytes_unref (bare->station);
  g_bytes_unref (bare->session);
}

/* One write of a page and its fsync on the same disk, in milliseconds. */
static double
measure_fsync (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "fsync", NULL);
  char page[4096] = { 1 };
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 200; i++)
    if (pwrite (fd, page, sizeof page, i * (int) sizeof page) < 0 || fsync (fd) != 0)
      g_error ("fsync failed");
  close (fd);
  return (double) (g_get_monotonic_time () - start) / 200 / 1000;
}

static void
copy_file (LydFixture *fixture, const char *to)
{
  g_autofree char *data = NULL;
  gsize size;

  g_clear_pointer (&fixture->file, lyd_file_close);
  if (!g_file_get_contents (fixture->path, &data, &size, NULL) || !g_file_set_contents (to, data, (gssize) size, NULL))
    g_error ("The file could not be copied");
  lyd_fixture_reopen (fixture);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

/* The middle one, in milliseconds. */
static double
median (GArray *times)
{
  g_array_sort (times, compare_times);
  return (double) g_array_index (times, gint64, times->len / 2) / 1000;
}

static void
measure (LydFixture *fixture, const LydId *session, GPtrArray *codes, GArray *ids, const char *copy)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) bares = g_array_new (FALSE, FALSE, sizeof (gint64));
  Bare bare = { 0 };
  gint64 totals[2] = { 0, 0 };

  bare_open (&bare, copy, session);
  for (guint i = 0; i < N_MEASURED; i++) {
    gboolean is_bare = i / TURN % 2 == 1;

    /* Every person once in each file; the turns change who goes first. */
    for (int side = 0; side < 2; side++) {
      guint who = N_BEFORE + i * 40 % (N_REGISTRATIONS - N_BEFORE);
      gint64 start = g_get_monotonic_time ();
      gint64 took;

      if ((side == 0) == is_bare)
        bare_insert (&bare, fixture, &g_array_index (ids, LydId, who), g_ptr_array_index (codes, who));
      else
        admit (fixture, session, g_ptr_array_index (codes, who));
      took = g_get_monotonic_time () - start;
      totals[(side == 0) == is_bare] += took;
      g_array_append_val ((side == 0) == is_bare ? bares : ours, took);
    }
  }
  bare_close (&bare);

  printf ("durable check-in / bare insert and commit\t%.2f\t%.1f\tmean %.2f / %.2f ms, median %.2f / %.2f ms, one "
          "fsync %.2f ms\n",
          (double) totals[0] / (double) totals[1], BUDGET, (double) totals[0] / N_MEASURED / 1000,
          (double) totals[1] / N_MEASURED / 1000, median (ours), median (bares), measure_fsync (fixture->dir));
}

int
main (void)
{
  LydFixture fixture = { 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (LydSession) arrival = NULL;
  g_autofree char *copy = NULL;
  LydId event;

  lyd_fixture_set_up (&fixture, NULL);
  event = lyd_fixture_add_retreat (&fixture);
  arrival = lyd_fixture_get_arrival (&fixture, &event);
  codes = register_everybody (&fixture, &event, ids);
  for (guint i = 0; i < N_BEFORE; i++)
    admit (&fixture, &arrival->id, g_ptr_array_index (codes, i));
  copy = g_build_filename (fixture.dir, "bare.db", NULL);
  copy_file (&fixture, copy);
  measure (&fixture, &arrival->id, codes, ids, copy);
  lyd_fixture_tear_down (&fixture, NULL);
  return 0;
}
