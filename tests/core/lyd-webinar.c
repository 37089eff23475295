#include "lyd-webinar.h"

#include "lyd-db.h"
#include "lyd-file-private.h"
#include "lyd-safekeeping.h"
#include "lyd-schema.h"
#include "lyd-undo.h"
#include "lyd-words-attendance.h"

#include <string.h>

#define HEADER "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room\n"

LydId
lyd_webinar_add_event (LydFixture *fixture,
                       LydKind kind,
                       const char *title,
                       gint64 start)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (kind, start, "America/New_York");
  g_autoptr (GError) error = NULL;

  event->title = g_strdup (title);
  event->end = start + LYD_HOUR;
  g_assert_true (lyd_plan_add_event (fixture->file, event, &error));
  g_assert_no_error (error);
  return event->id;
}

LydId
lyd_webinar_session_of (LydFixture *fixture,
                        const LydId *event)
{
  g_autoptr (LydSession) session = lyd_fixture_get_arrival (fixture, event);

  return session->id;
}

GBytes *
lyd_webinar_report (const char *rows)
{
  char *text = g_strconcat (HEADER, rows, NULL);

  return g_bytes_new_take (text, strlen (text));
}

LydAttendancePlan *
lyd_webinar_plan_with (LydFixture *fixture,
                       const LydId *session,
                       const char *name,
                       const char *rows,
                       const LydAttendanceOptions *options)
{
  g_autoptr (GBytes) bytes = lyd_webinar_report (rows);
  g_autoptr (GError) error = NULL;
  LydAttendancePlan *plan = lyd_attendance_plan (fixture->file, session, bytes, name, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

LydAttendancePlan *
lyd_webinar_plan_rows (LydFixture *fixture,
                       const LydId *session,
                       const char *rows)
{
  return lyd_webinar_plan_with (fixture, session, "report.csv", rows, NULL);
}

LydId
lyd_webinar_apply (LydFixture *fixture,
                   LydAttendancePlan *plan)
{
  g_autoptr (GError) error = NULL;
  LydId import;

  fixture->now += LYD_SECOND;
  g_assert_true (lyd_attendance_apply (fixture->file, plan, &import, &error));
  g_assert_no_error (error);
  return import;
}

LydId
lyd_webinar_import_rows (LydFixture *fixture,
                         const LydId *session,
                         const char *rows)
{
  g_autoptr (LydAttendancePlan) plan = lyd_webinar_plan_rows (fixture, session, rows);

  return lyd_webinar_apply (fixture, plan);
}

void
lyd_webinar_undo (LydFixture *fixture,
                  const LydId *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, what, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  g_assert_cmpint (result->taken_back, >, 0);
}

void
lyd_webinar_undo_last (LydFixture *fixture)
{
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, NULL);

  lyd_webinar_undo (fixture, &entry->id);
}

/* The cache says what the evidence says, and all else is well. */
void
lyd_webinar_check_file (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = lyd_verify (fixture->file, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

GPtrArray *
lyd_webinar_list_session (LydFixture *fixture,
                          const LydId *session)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = lyd_attendance_list (fixture->file, session, &error);

  g_assert_no_error (error);
  return list;
}

const LydAttendance *
lyd_webinar_find_name (const GPtrArray *list,
                       const char *name)
{
  const LydAttendance *found = NULL;

  for (guint i = 0; i < list->len; i++) {
    const LydAttendance *one = g_ptr_array_index (list, i);

    if (strcmp (one->name, name) != 0)
      continue;
    g_assert_null (found); /* one line a person */
    found = one;
  }
  return found;
}

const LydAttendanceLine *
lyd_webinar_find_line (const LydAttendancePlan *plan,
                       const char *name)
{
  const GArray *lines = lyd_attendance_plan_get_lines (plan);

  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (g_array_index (lines, LydAttendanceLine, i).name, name) == 0)
      return &g_array_index (lines, LydAttendanceLine, i);
  g_test_message ("no line of %s", name);
  g_assert_not_reached ();
}

gboolean
lyd_webinar_has_note (const LydAttendancePlan *plan,
                      const char *reason,
                      const char *value)
{
  const GArray *notes = lyd_attendance_plan_get_notes (plan);

  for (guint i = 0; i < notes->len; i++) {
    const LydAttendanceNote *note = &g_array_index (notes, LydAttendanceNote, i);
    g_autofree char *sentence = lyd_words_attendance_problem (note);

    g_assert_cmpstr (sentence, !=, note->reason); /* everything has its words */
    if (strcmp (note->reason, reason) == 0 && (value == NULL || g_strcmp0 (note->value, value) == 0))
      return TRUE;
  }
  return FALSE;
}

GPtrArray *
lyd_webinar_list_unmatched (LydFixture *fixture,
                            const LydId *event)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = lyd_attendance_list_unmatched (fixture->file, event, &error);

  g_assert_no_error (error);
  return list;
}

const LydAttendanceUnmatched *
lyd_webinar_find_unmatched (const GPtrArray *list,
                            const char *name)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((LydAttendanceUnmatched *) g_ptr_array_index (list, i))->name, name) == 0)
      return g_ptr_array_index (list, i);
  return NULL;
}

LydSettleResult *
lyd_webinar_settle (LydFixture *fixture,
                    const LydId *session,
                    const char *identity,
                    const LydSettleChoice *choice)
{
  g_autoptr (GError) error = NULL;
  LydSettleResult *result;

  fixture->now += LYD_SECOND;
  result = lyd_attendance_settle (fixture->file, session, identity, choice, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

gint64
lyd_webinar_query_int (LydFixture *fixture,
                       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (fixture->file->db, &error, sql, "");
  gint64 value = -1;

  g_assert_no_error (error);
  if (lyd_stmt_step (stmt, &error))
    value = lyd_stmt_get_int (stmt, 0);
  g_assert_no_error (error);
  return value;
}

/* Every row of every journaled table. */
char *
lyd_webinar_dump (LydFixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; lyd_journaled_tables[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LydStmt) columns =
      lyd_db_query (fixture->file->db, &error,
                    "SELECT group_concat ('quote (\"' || name || '\")', ' || '','' || ') FROM pragma_table_info (?)",
                    "s", lyd_journaled_tables[i]);
    g_autoptr (LydStmt) rows = NULL;
    g_autofree char *sql = NULL;

    g_assert_true (lyd_stmt_step (columns, &error));
    sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", lyd_stmt_get_text (columns, 0), lyd_journaled_tables[i]);
    rows = lyd_db_query (fixture->file->db, &error, sql, "");
    g_assert_no_error (error);
    while (lyd_stmt_step (rows, &error))
      g_string_append_printf (text, "%s %s\n", lyd_journaled_tables[i], lyd_stmt_get_text (rows, 0));
    g_assert_no_error (error);
  }
  return g_string_free (text, FALSE);
}

LydWebinar
lyd_webinar_add (LydFixture *fixture)
{
  LydWebinar webinar = { .event = lyd_webinar_add_event (fixture, LYD_KIND_WEBINAR, "Medicaid", LYD_WEBINAR_START) };
  g_autoptr (LydRegistrationResult) ana =
    lyd_fixture_register (fixture, &webinar.event, "Ana Ruiz", "ana@voices.example.org");
  g_autoptr (LydRegistrationResult) bo =
    lyd_fixture_register (fixture, &webinar.event, "Bo Wu", "bo@voices.example.org");

  webinar.ana = ana->registration;
  g_assert_nonnull (bo);
  webinar.session = lyd_webinar_session_of (fixture, &webinar.event);
  return webinar;
}
