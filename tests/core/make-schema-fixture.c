/* make-schema-fixture FILE: a small data file of the schema that this program writes. Run once for every released
 * version; tests/data/schema-N.db is what later programs must be able to open. */
#include "lyd-fixture.h"
#include "lyd-safekeeping.h"
#include "lyd-undo.h"
#include "lyd-plan-questions.h"

static void
fill (LydFixture *fixture)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat, "José Ñáñez", "jose@example.org");
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (LydUndoResult) undone = NULL;

  question->event = retreat;
  question->label = g_strdup ("Dietary needs");
  g_assert_true (lyd_plan_add_question (fixture->file, question, NULL));
  lyd_registration_result_free (lyd_register_reissue (fixture->file, &jose->registration, NULL));
  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_CANCELLED, NULL));
  last = lyd_history_find_last (fixture->file, NULL);
  undone = lyd_undo (fixture->file, &last->id, NULL);
  g_assert_nonnull (undone);
}

int
main (int argc,
      char *argv[])
{
  LydFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;

  if (argc != 2) {
    g_printerr ("make-schema-fixture FILE\n");
    return 2;
  }
  lyd_fixture_set_up (&fixture, NULL);
  fill (&fixture);
  if (!lyd_backup (fixture.file, argv[1], NULL, NULL, NULL, &error))
    g_printerr ("%s\n", error->message);
  lyd_fixture_tear_down (&fixture, NULL);
  return error == NULL ? 0 : 1;
}
