#include "lyd-question-rows.h"

static LydAnswerRow *
row (LydStmt *stmt)
{
  LydAnswerRow *self = g_new0 (LydAnswerRow, 1);

  self->registration = lyd_stmt_get_id (stmt, 0);
  self->name = lyd_stmt_dup_text (stmt, 1);
  self->organization = lyd_stmt_dup_text (stmt, 2);
  self->status = (LydStatus) MAX (lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 3)), 0);
  self->type = (LydAttendeeType) MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, 4)), 0);
  self->no_photos = lyd_stmt_get_int (stmt, 5) != 0;
  self->value = lyd_stmt_dup_text (stmt, 6);
  return self;
}

#define SELECT "SELECT r.id, p.name, o.name, r.status, r.type, r.no_photos, a.value FROM question q"
#define NAMES " JOIN person p ON p.id = r.person LEFT JOIN organization o ON o.id = p.organization"
#define BY_NAME " ORDER BY p.sort, p.name, r.id"

/* In the order of LydAnswersScope. ?2: a session that one chooses; NULL: the whole event. An answer that was merged
 * into another registration's counts there. */
static const char *const statements[] = {
  SELECT " JOIN answer a ON a.question = q.id JOIN registration r ON r.id = a.registration" NAMES
         " WHERE q.id = ?1 AND (?2 IS NULL OR 1) AND a.value <> ''" BY_NAME,
  SELECT " JOIN registration r ON r.event = q.event" NAMES
         " LEFT JOIN answer a ON a.question = q.id AND a.registration = r.id"
         " WHERE q.id = ?1 AND r.merged_into IS NULL AND r.status = 'confirmed' AND (" LYD_ASKED
         "   OR a.value <> '')"
         " AND (?2 IS NULL OR EXISTS (SELECT 1 FROM place c WHERE c.registration = r.id AND c.session = ?2))" BY_NAME,
};

/**
 * lyd_answers_list:
 * @session: (nullable): only who chose this one; with %LYD_ANSWERS_COMING
 *
 * Returns: (transfer full) (nullable) (element-type LydAnswerRow): by name
 */
GPtrArray *
lyd_answers_list (LydDb *db,
                  const LydId *question,
                  const LydId *session,
                  LydAnswersScope scope,
                  GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error, statements[scope], "dd", question, session != NULL ? session : &lyd_id_none);

  return lyd_stmt_collect (stmt, (LydStmtRow) row, (GDestroyNotify) lyd_answer_row_free, error);
}

/* How many have said something, among the registrations that stand; -1 with an error. */
int
lyd_answers_count (LydDb *db,
                   const LydId *question,
                   GError **error)
{
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT count(*) FROM answer a JOIN registration r ON r.id = a.registration"
                  " WHERE a.question = ? AND a.value <> '' AND r.merged_into IS NULL",
                  "d", question);

  return stmt != NULL && lyd_stmt_step (stmt, error) ? (int) lyd_stmt_get_int (stmt, 0) : -1;
}
