#include "lyd-program-rows.h"

#include "lyd-fold.h"

/* The order of program_row(). */
#define COLUMNS "p.id, p.name, p.kind, p.funder, p.starts, p.ends"

static LydProgram *
program_row (LydStmt *stmt)
{
  LydProgram *program = lyd_program_new ();

  program->id = lyd_stmt_get_id (stmt, 0);
  program->name = lyd_stmt_dup_text (stmt, 1);
  program->kind = lyd_stmt_dup_text (stmt, 2);
  program->funder = lyd_stmt_dup_text (stmt, 3);
  program->starts = lyd_stmt_dup_text (stmt, 4);
  program->ends = lyd_stmt_dup_text (stmt, 5);
  return program;
}

static LydProgramLine *
line_row (LydStmt *stmt)
{
  LydProgramLine *line = g_new0 (LydProgramLine, 1);

  line->program = program_row (stmt);
  line->n_events = (int) lyd_stmt_get_int (stmt, 6);
  return line;
}

static char *
text_row (LydStmt *stmt)
{
  return lyd_stmt_dup_text (stmt, 0);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const LydProgramLine *const *first = a;
  const LydProgramLine *const *second = b;
  g_autofree char *one = lyd_fold_text ((*first)->program->name);
  g_autofree char *other = lyd_fold_text ((*second)->program->name);
  int order = g_strcmp0 (one, other);

  return order != 0 ? order : lyd_id_compare (&(*first)->program->id, &(*second)->program->id);
}

gboolean
lyd_program_rows_insert (LydDb *db,
                         const LydProgram *program,
                         GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO program (id, name, kind, funder, starts, ends) VALUES (?, ?, ?, ?, ?, ?)",
                     "dsssss", &program->id, program->name, program->kind, program->funder, program->starts,
                     program->ends);
}

gboolean
lyd_program_rows_update (LydDb *db,
                         const LydProgram *program,
                         GError **error)
{
  return lyd_db_run (db, error, "UPDATE program SET name = ?, kind = ?, funder = ?, starts = ?, ends = ? WHERE id = ?",
                     "sssssd", program->name, program->kind, program->funder, program->starts, program->ends,
                     &program->id);
}

/* The caller has seen that nothing is reported under it; otherwise its foreign keys refuse. */
gboolean
lyd_program_rows_delete (LydDb *db,
                         const LydId *program,
                         GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM program WHERE id = ?", "d", program);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydProgram *
lyd_program_rows_get (LydDb *db,
                      const LydId *program,
                      GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM program p WHERE p.id = ?", "d", program);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? program_row (stmt) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydProgramLine): all, by name */
GPtrArray *
lyd_program_rows_list (LydDb *db,
                       GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error,
    "SELECT " COLUMNS ", (SELECT count(*) FROM event_program x WHERE x.program = p.id) FROM program p", "");
  GPtrArray *lines = lyd_stmt_collect (stmt, (LydStmtRow) line_row, (GDestroyNotify) lyd_program_line_free, error);

  if (lines != NULL)
    g_ptr_array_sort (lines, compare_lines);
  return lines;
}

/* Returns: (transfer full) (nullable) (element-type LydProgram): under which @event is reported, by name */
GPtrArray *
lyd_program_rows_list_of_event (LydDb *db,
                                const LydId *event,
                                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error,
                                           "SELECT " COLUMNS " FROM event_program x JOIN program p ON p.id = x.program"
                                           " WHERE x.event = ? ORDER BY p.name, p.id",
                                           "d", event);

  return lyd_stmt_collect (stmt, (LydStmtRow) program_row, (GDestroyNotify) lyd_program_free, error);
}

/* Reports @event under @program. */
gboolean
lyd_program_rows_add_event (LydDb *db,
                            const LydId *program,
                            const LydId *event,
                            GError **error)
{
  return lyd_db_run (db, error, "INSERT OR IGNORE INTO event_program (event, program) VALUES (?, ?)", "dd", event,
                     program);
}

gboolean
lyd_program_rows_remove_event (LydDb *db,
                               const LydId *program,
                               const LydId *event,
                               GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM event_program WHERE event = ? AND program = ?", "dd", event, program);
}

/* Reports the event @to under whatever @from is reported under. */
gboolean
lyd_program_rows_copy (LydDb *db,
                       const LydId *from,
                       const LydId *to,
                       GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT OR IGNORE INTO event_program (event, program) SELECT ?2, program FROM event_program"
                     " WHERE event = ?1",
                     "dd", from, to);
}

/* Returns: (transfer full) (nullable) (element-type char*): which policy areas events have, each once */
GPtrArray *
lyd_program_rows_list_policy_areas (LydDb *db,
                                    GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT DISTINCT policy_area FROM event WHERE policy_area IS NOT NULL ORDER BY 1", "");

  return lyd_stmt_collect (stmt, (LydStmtRow) text_row, g_free, error);
}
