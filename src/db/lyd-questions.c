#include "lyd-question-rows.h"

#include "lyd-question.h"
#include "lyd-registrations.h"

#define COLUMNS "id, event, label, kind, choices, required, sensitive, at_check_in, position, types, purpose"

/* Choices are one column: they hold no line ends, because people type them on one line each. */
#define CHOICE_SEPARATOR "\n"

static LydQuestion *
row (LydStmt *stmt)
{
  LydQuestion *question = lyd_question_new ();

  question->id = lyd_stmt_get_id (stmt, 0);
  question->event = lyd_stmt_get_id (stmt, 1);
  question->label = lyd_stmt_dup_text (stmt, 2);
  question->kind = MAX (lyd_word_find (&lyd_question_kinds, lyd_stmt_get_text (stmt, 3)), 0);
  if (!lyd_stmt_is_null (stmt, 4))
    question->choices = g_strsplit (lyd_stmt_get_text (stmt, 4), CHOICE_SEPARATOR, -1);
  question->required = lyd_stmt_get_int (stmt, 5) != 0;
  question->sensitive = lyd_stmt_get_int (stmt, 6) != 0;
  question->at_check_in = lyd_stmt_get_int (stmt, 7) != 0;
  question->position = (int) lyd_stmt_get_int (stmt, 8);
  question->types = lyd_question_read_types (lyd_stmt_get_text (stmt, 9));
  question->purpose = MAX (lyd_word_find (&lyd_purposes, lyd_stmt_get_text (stmt, 10)), 0);

  return question;
}

gboolean
lyd_questions_insert (LydDb *db,
                      const LydQuestion *question,
                      GError **error)
{
  g_autofree char *choices = question->choices != NULL ? g_strjoinv (CHOICE_SEPARATOR, question->choices) : NULL;

  g_autofree char *types = lyd_question_dup_types (question->types);

  return lyd_db_run (db, error, "INSERT INTO question (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "ddsssnnnnss", &question->id, &question->event, question->label,
                     lyd_word_id (&lyd_question_kinds, question->kind), choices, question->required,
                     question->sensitive, question->at_check_in, question->position, types,
                     question->purpose != LYD_PURPOSE_NONE ? lyd_word_id (&lyd_purposes, (int) question->purpose)
                                                           : NULL);
}

gboolean
lyd_questions_update (LydDb *db,
                      const LydQuestion *question,
                      GError **error)
{
  g_autofree char *choices = question->choices != NULL ? g_strjoinv (CHOICE_SEPARATOR, question->choices) : NULL;
  g_autofree char *types = lyd_question_dup_types (question->types);

  return lyd_db_run (db, error,
                     "UPDATE question SET label = ?, kind = ?, choices = ?, required = ?, sensitive = ?,"
                     " at_check_in = ?, position = ?, types = ?, purpose = ? WHERE id = ?",
                     "sssnnnnssd", question->label, lyd_word_id (&lyd_question_kinds, question->kind), choices,
                     question->required, question->sensitive, question->at_check_in, question->position, types,
                     question->purpose != LYD_PURPOSE_NONE ? lyd_word_id (&lyd_purposes, (int) question->purpose)
                                                           : NULL,
                     &question->id);
}

/* With what was answered to it. */
gboolean
lyd_questions_delete (LydDb *db,
                      const LydId *question,
                      GError **error)
{
  return lyd_db_run (db, error, "DELETE FROM answer WHERE question = ?", "d", question) &&
         lyd_db_run (db, error, "DELETE FROM question WHERE id = ?", "d", question);
}

/* Returns: (transfer full) (nullable): %NULL without an error where there is none */
LydQuestion *
lyd_questions_get (LydDb *db,
                   const LydId *id,
                   GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT " COLUMNS " FROM question WHERE id = ?", "d", id);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? row (stmt) : NULL;
}

static GPtrArray *
collect (LydStmt *stmt,
         GError **error)
{
  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_question_free, error);
}

/* Returns: (transfer full) (element-type LydQuestion): the event's questions in their order */
GPtrArray *
lyd_questions_list (LydDb *db,
                    const LydId *event,
                    GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, "SELECT " COLUMNS " FROM question WHERE event = ? ORDER BY position, id", "d", event);

  return collect (stmt, error);
}

/* How many questions @event asks; -1 with an error. */
int
lyd_questions_count (LydDb *db,
                     const LydId *event,
                     GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (db, error, "SELECT count(*) FROM question WHERE event = ?", "d", event);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? (int) lyd_stmt_get_int (stmt, 0) : -1;
}

/* As lyd_questions_list(), only what is asked at the door: an import brings dozens that are not. */
GPtrArray *
lyd_questions_list_at_check_in (LydDb *db,
                                const LydId *event,
                                GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT " COLUMNS " FROM question WHERE event = ? AND at_check_in <> 0 ORDER BY position, id", "d",
    event);

  return collect (stmt, error);
}

/* The first answer of a new registration: see lyd_imports_add_row(). */
gboolean
lyd_answers_add (LydDb *db,
                 const LydId *registration,
                 const LydId *question,
                 const char *value,
                 GError **error)
{
  return lyd_db_run (db, error, "INSERT INTO answer (registration, question, value) VALUES (?, ?, ?)", "dds",
                     registration, question, value);
}

/* An empty value is an answer too: asked, and left blank. */
gboolean
lyd_answers_set (LydDb *db,
                 const LydId *registration,
                 const LydId *question,
                 const char *value,
                 GError **error)
{
  return lyd_db_run (db, error,
                     "INSERT INTO answer (registration, question, value) VALUES (?, ?, ?)"
                     " ON CONFLICT (registration, question) DO UPDATE SET value = excluded.value",
                     "dds", registration, question, value);
}

/* As lyd_answers_set(), where blank takes an answer away: nobody said anything. */
gboolean
lyd_answers_replace (LydDb *db,
                     const LydId *registration,
                     const LydId *question,
                     const char *value,
                     GError **error)
{
  if (value[0] != '\0')
    return lyd_answers_set (db, registration, question, value, error);
  return lyd_db_run (db, error, "DELETE FROM answer WHERE registration = ? AND question = ?", "dd", registration,
                     question);
}

/* Returns: (transfer full) (nullable): %NULL without an error where the question was never answered */
char *
lyd_answers_get (LydDb *db,
                 const LydId *registration,
                 const LydId *question,
                 GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    db, error, "SELECT value FROM answer WHERE registration = ? AND question = ?", "dd", registration, question);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? lyd_stmt_dup_text (stmt, 0) : NULL;
}
