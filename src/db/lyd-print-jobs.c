#include "lyd-print-jobs.h"

#define JOB                                                                                               \
  "SELECT j.id, j.registration, r.event, p.name, o.name, j.printer, j.stock, j.why, j.state, j.asked_at," \
  " j.tried_at, j.tries, j.problem, j.claim, j.digest FROM print_job j"                                   \
  " LEFT JOIN registration r ON r.id = j.registration LEFT JOIN person p ON p.id = r.person"              \
  " LEFT JOIN organization o ON o.id = p.organization"

/* @station: who asked; none: not at a station */
gboolean
lyd_print_jobs_insert (LydDb *db,
                       const LydPrintJob *job,
                       const LydId *station,
                       GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO print_job (id, registration, station, printer, stock, why, state, asked_at, tries)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
                     "dddssssi", &job->id, &job->registration, station, job->printer,
                     job->stock, lyd_word_id (&lyd_print_whys, (int) job->why),
                     lyd_word_id (&lyd_print_states, (int) job->state), job->asked_at);
}

static gpointer
read_row (LydStmt *stmt)
{
  LydPrintJob *job = lyd_print_job_new ();

  job->id = lyd_stmt_get_id (stmt, 0);
  job->registration = lyd_stmt_get_id (stmt, 1);
  job->event = lyd_stmt_get_id (stmt, 2);
  job->name = lyd_stmt_dup_text (stmt, 3);
  job->organization = lyd_stmt_dup_text (stmt, 4);
  job->printer = lyd_stmt_dup_text (stmt, 5);
  job->stock = lyd_stmt_dup_text (stmt, 6);
  job->why = (LydPrintWhy) MAX (lyd_word_find (&lyd_print_whys, lyd_stmt_get_text (stmt, 7)), 0);
  job->state = (LydPrintState) MAX (lyd_word_find (&lyd_print_states, lyd_stmt_get_text (stmt, 8)), 0);
  job->asked_at = lyd_stmt_get_int (stmt, 9);
  job->tried_at = lyd_stmt_get_time (stmt, 10);
  job->tries = (int) lyd_stmt_get_int (stmt, 11);
  job->problem = lyd_stmt_dup_text (stmt, 12);
  job->claim = lyd_stmt_dup_text (stmt, 13);
  job->digest = lyd_stmt_dup_text (stmt, 14);
  return job;
}

static LydPrintJob *
read_one (LydStmt *stmt,
          GError **error)
{
  return stmt != NULL && lyd_stmt_step (stmt, error) ? read_row (stmt) : NULL;
}

static GPtrArray *
read_all (LydStmt *stmt,
          GError **error)
{
  return lyd_stmt_collect (stmt, read_row, (GDestroyNotify) lyd_print_job_free, error);
}

/* Returns: (transfer full) (nullable): %NULL also where there is none, without @error */
LydPrintJob *
lyd_print_jobs_get (LydDb *db,
                    const LydId *id,
                    GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, JOB " WHERE j.id = ?", "d", id);

  return read_one (stmt, error);
}

/* The one that has waited longest for @printer or for any. As lyd_print_jobs_get(). */
LydPrintJob *
lyd_print_jobs_get_next (LydDb *db,
                         const char *printer,
                         GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  JOB " WHERE j.state = 'waiting' AND (j.printer = ? OR j.printer = '') ORDER BY j.n LIMIT 1", "s",
                  printer);

  return read_one (stmt, error);
}

/* The registration's badge that is on its way: the newest that waits, is sent or failed. As lyd_print_jobs_get(). */
LydPrintJob *
lyd_print_jobs_find_open (LydDb *db,
                          const LydId *registration,
                          GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    JOB " WHERE j.registration = ? AND j.state IN ('waiting', 'sent', 'failed') ORDER BY j.n DESC LIMIT 1", "d",
    registration);

  return read_one (stmt, error);
}

/* @limit: at most so many; negative for all. Returns: (transfer full) (nullable) (element-type LydPrintJob) */
GPtrArray *
lyd_print_jobs_list (LydDb *db,
                     LydPrintJobs which,
                     int limit,
                     GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;

  if (which == LYD_PRINT_JOBS_OPEN)
    stmt = lyd_db_query (db, error, JOB " WHERE j.state IN ('waiting', 'sent', 'failed') ORDER BY j.n LIMIT ?", "n",
                         limit);
  else
    stmt = lyd_db_query (db, error, JOB " ORDER BY j.n DESC LIMIT ?", "n", limit);
  return read_all (stmt, error);
}

/* Those whose id, as text, starts with @words. Returns: (transfer full) (nullable) (element-type LydPrintJob) */
GPtrArray *
lyd_print_jobs_find (LydDb *db,
                     const char *words,
                     GError **error)
{
  g_autofree char *hex = NULL;
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (LydStmt) stmt = NULL;

  for (const char *c = words; *c != '\0'; c++)
    if (*c != '-')
      g_string_append_c (digits, g_ascii_toupper (*c));
  hex = g_strdup (digits->str);
  stmt = lyd_db_query (db, error, JOB " WHERE ?1 <> '' AND substr (hex (j.id), 1, length (?1)) = ?1 LIMIT 2", "s", hex);
  return read_all (stmt, error);
}

/* Marks a waiting job as sent, by the job's `claim`, with its `printer`, `stock`, `tried_at` and `digest`.
 * @won: (out): %FALSE where another program was first */
gboolean
lyd_print_jobs_claim (LydDb *db,
                      const LydPrintJob *job,
                      gboolean *won,
                      GError **error)
{
  if (!lyd_db_run (db, error,
                   "UPDATE print_job SET state = 'sent', printer = ?, stock = ?, claim = ?, digest = ?, tried_at = ?,"
                   " tries = tries + 1, problem = NULL WHERE id = ? AND state = 'waiting'",
                   "ssssid", job->printer, job->stock, job->claim, job->digest, job->tried_at, &job->id))
    return FALSE;
  *won = lyd_db_changes (db) == 1;
  return TRUE;
}

/* @done: (out) (nullable): %FALSE where it was not in state @from any more */
gboolean
lyd_print_jobs_set_state (LydDb *db,
                          const LydId *id,
                          LydPrintState from,
                          LydPrintState to,
                          const char *problem,
                          gboolean *done,
                          GError **error)
{
  if (!lyd_db_run (db, error, "UPDATE print_job SET state = ?, problem = ?, claim = NULL WHERE id = ? AND state = ?",
                   "ssds", lyd_word_id (&lyd_print_states, (int) to), problem, id,
                   lyd_word_id (&lyd_print_states, (int) from)))
    return FALSE;
  if (done != NULL)
    *done = lyd_db_changes (db) == 1;
  return TRUE;
}

/* What the printer says while the job is with it. */
gboolean
lyd_print_jobs_set_problem (LydDb *db,
                            const LydId *id,
                            const char *problem,
                            GError **error)
{
  return lyd_db_run (db, error, "UPDATE print_job SET problem = ? WHERE id = ? AND state = 'sent'", "sd", problem, id);
}

/* Makes a waiting or failed job wait for another printer. @done: (out): %FALSE where it was neither any more */
gboolean
lyd_print_jobs_set_printer (LydDb *db,
                            const LydId *id,
                            const char *printer,
                            const char *stock,
                            gboolean *done,
                            GError **error)
{
  if (!lyd_db_run (db, error,
                   "UPDATE print_job SET printer = ?, stock = ?, state = 'waiting', problem = NULL"
                   " WHERE id = ? AND state IN ('waiting', 'failed')",
                   "ssd", printer, stock, id))
    return FALSE;
  *done = lyd_db_changes (db) == 1;
  return TRUE;
}

/* Drops what waits because of a check-in that is taken back; a badge that somebody asked for by hand stays. */
gboolean
lyd_print_jobs_drop_waiting (LydDb *db,
                             const LydId *registration,
                             GError **error)
{
  return lyd_db_run (db, error,
                     "UPDATE print_job SET state = 'dropped' WHERE registration = ? AND state IN ('waiting', 'failed')"
                     " AND why IN ('check-in', 'walk-in')",
                     "d", registration);
}
