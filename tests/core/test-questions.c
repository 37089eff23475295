#include "lyd-door.h"
#include "lyd-export.h"
#include "lyd-fixture.h"
#include "lyd-plan-change.h"
#include "lyd-plan-questions.h"
#include "lyd-question.h"
#include "lyd-register-draft.h"
#include "lyd-roster.h"
#include "lyd-rollup.h"
#include "lyd-undo.h"

#include <string.h>

static LydId
add_question (LydFixture *fixture,
              const LydId *event,
              const char *label,
              LydQuestionKind kind,
              const char *choices)
{
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (GError) error = NULL;

  question->event = *event;
  question->label = g_strdup (label);
  question->kind = kind;
  question->choices = choices != NULL ? g_strsplit (choices, "|", -1) : NULL;
  g_assert_true (lyd_plan_add_question (fixture->file, question, &error));
  g_assert_no_error (error);
  return question->id;
}

static LydQuestion *
get_question (LydFixture *fixture,
              const LydId *id)
{
  g_autoptr (GError) error = NULL;
  LydQuestion *question = lyd_plan_get_question (fixture->file, id, &error);

  g_assert_no_error (error);
  return question;
}

static void
change_question (LydFixture *fixture,
                 LydQuestion *question)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_plan_change_question (fixture->file, question, &error));
  g_assert_no_error (error);
}

/* Registers @name, who answers @value. */
static LydId
answer_as (LydFixture *fixture,
           const LydId *event,
           const char *name,
           LydAttendeeType type,
           const LydId *question,
           const char *value)
{
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (event);
  g_autoptr (GError) error = NULL;
  gboolean existing;
  LydId id;

  draft->name = g_strdup (name);
  draft->organization = g_strdup ("VOICES");
  draft->type = type;
  if (value != NULL)
    lyd_registration_draft_set_answer (draft, question, value);
  g_assert_true (lyd_register_save (fixture->file, draft, &id, &existing, &error));
  g_assert_no_error (error);
  g_assert_false (existing);
  return id;
}

static LydId
answer (LydFixture *fixture,
        const LydId *event,
        const char *name,
        const LydId *question,
        const char *value)
{
  return answer_as (fixture, event, name, LYD_ATTENDEE_MEMBER_STAFF, question, value);
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &entry->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->taken_back, >, 0);
}

/* The labels in their order, with commas between them. */
static char *
list_labels (LydFixture *fixture,
             const LydId *event)
{
  g_autoptr (GPtrArray) questions = lyd_plan_list_questions (fixture->file, event, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            ((LydQuestion *) g_ptr_array_index (questions, i))->label);
  return g_string_free (text, FALSE);
}

static void
assert_labels (LydFixture *fixture,
               const LydId *event,
               const char *expected)
{
  g_autofree char *labels = list_labels (fixture, event);

  g_assert_cmpstr (labels, ==, expected);
}

static void
assert_last_sentence (LydFixture *fixture,
                      const char *part)
{
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, NULL);

  g_assert_nonnull (strstr (entry->sentence, part));
}

static LydRollup *
sum_up (LydFixture *fixture,
        const LydId *question,
        const LydId *session,
        gboolean reveal)
{
  g_autoptr (GError) error = NULL;
  LydRollup *rollup = lyd_rollup_get (fixture->file, question, session, reveal, &error);

  g_assert_no_error (error);
  return rollup;
}

/* How many gave @answer; -1 where it has no line. */
static int
count_answer (const LydRollup *rollup,
              const char *answer)
{
  for (guint i = 0; i < rollup->lines->len; i++) {
    const LydRollupLine *line = g_ptr_array_index (rollup->lines, i);

    if (strcmp (line->answer, answer) == 0)
      return (int) line->rows->len;
  }
  return -1;
}

/* ---- the questions ---- */

static void
test_all_is_kept (LydFixture *fixture,
                  gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId id = add_question (fixture, &event, "Lunch", LYD_QUESTION_CHOICES, " Soup | Salad; dressing ||Soup");
  g_autoptr (LydQuestion) question = get_question (fixture, &id);
  g_autoptr (LydQuestion) read = NULL;

  g_assert_cmpuint (g_strv_length (question->choices), ==, 2);
  g_assert_cmpstr (question->choices[0], ==, "Soup");
  /* A semicolon joins answers, so none is in a choice. */
  g_assert_cmpstr (question->choices[1], ==, "Salad, dressing");
  g_assert_cmpuint (question->types, ==, 0);

  question->required = question->sensitive = question->at_check_in = TRUE;
  question->types = LYD_TYPE_BIT (LYD_ATTENDEE_SPEAKER) | LYD_TYPE_BIT (LYD_ATTENDEE_CHILD_GUEST);
  question->purpose = LYD_PURPOSE_MEAL;
  change_question (fixture, question);
  lyd_fixture_reopen (fixture);
  read = get_question (fixture, &id);
  g_assert_true (read->required && read->sensitive && read->at_check_in);
  g_assert_cmpuint (read->types, ==, question->types);
  g_assert_cmpint (read->purpose, ==, LYD_PURPOSE_MEAL);
  g_assert_true (lyd_question_asks (read, LYD_ATTENDEE_SPEAKER));
  g_assert_false (lyd_question_asks (read, LYD_ATTENDEE_STAFF));
}

static void
test_order (LydFixture *fixture,
            gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId a = add_question (fixture, &event, "A", LYD_QUESTION_TEXT, NULL);
  LydId b = add_question (fixture, &event, "B", LYD_QUESTION_TEXT, NULL);
  LydId c = add_question (fixture, &event, "C", LYD_QUESTION_TEXT, NULL);

  g_assert_true (lyd_plan_move_question (fixture->file, &c, 0, NULL));
  assert_labels (fixture, &event, "C,A,B");
  undo_last (fixture);
  assert_labels (fixture, &event, "A,B,C");
  g_assert_true (lyd_plan_move_question (fixture->file, &a, 99, NULL));
  assert_labels (fixture, &event, "B,C,A");
  /* Behind a gap, a new one is still the last. */
  g_assert_true (lyd_plan_remove_question (fixture->file, &b, NULL));
  add_question (fixture, &event, "D", LYD_QUESTION_TEXT, NULL);
  assert_labels (fixture, &event, "C,A,D");
}

/* Answers go with their question, and come back with it. */
static void
test_remove (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId id = add_question (fixture, &event, "Shirt", LYD_QUESTION_CHOICE, "S|M");
  g_autoptr (LydRollup) rollup = NULL;

  answer (fixture, &event, "Ana Wu", &id, "S");
  answer (fixture, &event, "Bo Li", &id, "M");
  answer (fixture, &event, "Cy Oh", &id, NULL);
  g_assert_true (lyd_plan_remove_question (fixture->file, &id, NULL));
  assert_labels (fixture, &event, "");
  assert_last_sentence (fixture, "2");
  undo_last (fixture);
  assert_labels (fixture, &event, "Shirt");
  rollup = sum_up (fixture, &id, NULL, FALSE);
  g_assert_cmpint (rollup->n_asked, ==, 3);
  g_assert_cmpint (rollup->n_answered, ==, 2);
}

/* Another kind only where what was answered still is an answer. */
static void
test_change_kind (LydFixture *fixture,
                  gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId id = add_question (fixture, &event, "Diet", LYD_QUESTION_TEXT, NULL);
  g_autoptr (LydQuestion) question = get_question (fixture, &id);
  g_autoptr (LydRollup) rollup = NULL;
  g_autoptr (GError) error = NULL;

  answer (fixture, &event, "Ana Wu", &id, "vegan");
  answer (fixture, &event, "Bo Li", &id, "no nuts please");
  question->kind = LYD_QUESTION_CHOICE;
  question->choices = g_strsplit ("Vegan|Halal", "|", -1);
  g_assert_false (lyd_plan_change_question (fixture->file, question, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Bo Li (“no nuts please”)"));
  g_assert_null (strstr (error->message, "Ana"));
  g_clear_error (&error);

  /* Of a sensitive one, the sentence does not tell what was said. */
  question->kind = LYD_QUESTION_TEXT;
  question->sensitive = TRUE;
  change_question (fixture, question);
  question->kind = LYD_QUESTION_NUMBER;
  g_assert_false (lyd_plan_change_question (fixture->file, question, &error));
  g_assert_nonnull (strstr (error->message, "Bo Li"));
  g_assert_null (strstr (error->message, "nuts"));

  question->kind = LYD_QUESTION_CHOICE;
  question->sensitive = FALSE;
  g_strfreev (question->choices);
  question->choices = g_strsplit ("Vegan|No nuts please", "|", -1);
  change_question (fixture, question);
  rollup = sum_up (fixture, &id, NULL, FALSE);
  g_assert_cmpint (count_answer (rollup, "Vegan"), ==, 1);
  g_assert_cmpint (count_answer (rollup, "No nuts please"), ==, 1);
}

static void
test_renamed_choice (LydFixture *fixture,
                     gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId id = add_question (fixture, &event, "Diet", LYD_QUESTION_CHOICES, "Vegan|Halal|Kosher");
  g_autoptr (LydQuestion) question = get_question (fixture, &id);
  g_autoptr (LydRollup) rollup = NULL;
  g_autoptr (GError) error = NULL;

  answer (fixture, &event, "Ana Wu", &id, "Vegan; Kosher");
  answer (fixture, &event, "Bo Li", &id, "Halal");
  g_strfreev (question->choices);
  question->choices = g_strsplit ("Plant based|Halal|Kosher", "|", -1);
  change_question (fixture, question);
  rollup = sum_up (fixture, &id, NULL, FALSE);
  g_assert_cmpint (count_answer (rollup, "Plant based"), ==, 1);
  g_assert_cmpint (count_answer (rollup, "Vegan"), ==, -1);
  g_assert_cmpint (count_answer (rollup, "Kosher"), ==, 1);

  /* One that is left out, and was taken, is no renaming. */
  g_strfreev (question->choices);
  question->choices = g_strsplit ("Plant based|Kosher", "|", -1);
  g_assert_false (lyd_plan_change_question (fixture->file, question, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
}

static void
test_copy (LydFixture *fixture,
           gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId shirt = add_question (fixture, &event, "Shirt", LYD_QUESTION_CHOICE, "S|M");
  LydId other;
  g_autoptr (LydQuestionPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  add_question (fixture, &event, "Diet", LYD_QUESTION_TEXT, NULL);
  answer (fixture, &event, "Ana Wu", &shirt, "S");
  g_assert_true (lyd_plan_duplicate_event (fixture->file, &event, &other, NULL));
  assert_labels (fixture, &other, "Shirt,Diet");

  other = lyd_fixture_add_retreat (fixture);
  add_question (fixture, &other, "diet", LYD_QUESTION_TEXT, NULL);
  plan = lyd_plan_get_questions (fixture->file, &other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->sources->len, ==, 2);
  g_assert_true (lyd_plan_copy_questions (fixture->file, &event, &other, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
  assert_labels (fixture, &other, "diet,Shirt");
  g_assert_false (lyd_plan_copy_questions (fixture->file, &event, &other, &n, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  undo_last (fixture);
  assert_labels (fixture, &other, "diet");
}

static void
test_presets (LydFixture *fixture,
              gconstpointer data)
{
  static const char *const all[] = { "dietary", "access", "photos", "shirt", "emergency", "arrival", NULL };
  static const char *const wrong[] = { "dietary", "horoscope", NULL };
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GError) error = NULL;
  int n;

  g_assert_false (lyd_plan_add_preset_questions (fixture->file, &event, wrong, &n, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (lyd_plan_add_preset_questions (fixture->file, &event, all, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, (int) lyd_n_question_presets);
  questions = lyd_plan_list_questions (fixture->file, &event, NULL);
  g_assert_cmpuint (questions->len, ==, lyd_n_question_presets);
  for (guint i = 0; i < questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (questions, i);

    g_assert_cmpint (question->purpose, !=, LYD_PURPOSE_NONE);
    g_assert_cmpint (question->choices != NULL, ==, lyd_question_has_choices (question->kind));
  }
  undo_last (fixture);
  assert_labels (fixture, &event, "");
}

/* ---- who is asked ---- */

static void
test_types (LydFixture *fixture,
            gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId id = add_question (fixture, &event, "Biography", LYD_QUESTION_TEXT, NULL);
  g_autoptr (LydQuestion) question = get_question (fixture, &id);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &event);
  g_autoptr (LydRollup) rollup = NULL;
  LydRosterCounts counts;

  question->types = LYD_TYPE_BIT (LYD_ATTENDEE_SPEAKER);
  question->required = question->at_check_in = TRUE;
  change_question (fixture, question);
  answer_as (fixture, &event, "Ana Wu", LYD_ATTENDEE_SPEAKER, &id, NULL);
  answer_as (fixture, &event, "Bo Li", LYD_ATTENDEE_GUEST, &id, NULL);
  rollup = sum_up (fixture, &id, NULL, FALSE);
  g_assert_cmpint (rollup->n_asked, ==, 1);
  g_assert_true (lyd_roster_count_all (fixture->file, &event, &arrival->id, &counts, NULL));
  g_assert_cmpint (counts.n[LYD_ROSTER_UNANSWERED], ==, 1);
}

/* Only a speaker is asked at the door. */
static void
test_types_at_the_door (LydFixture *fixture,
                        gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId id = lyd_door_add_question (fixture, &retreat.event, "Slides sent?", LYD_QUESTION_YES_NO, NULL, TRUE);
  g_autoptr (LydQuestion) question = get_question (fixture, &id);
  g_autoptr (LydRegistrationResult) ana = NULL;

  question->types = LYD_TYPE_BIT (LYD_ATTENDEE_SPEAKER);
  question->at_check_in = TRUE;
  change_question (fixture, question);
  ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, ana->code), ==, LYD_VERDICT_ADMITTED);

  question->types = LYD_TYPE_BIT (LYD_ATTENDEE_MEMBER_STAFF);
  change_question (fixture, question);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ANSWERS_NEEDED);
}

/* ---- roll-ups ---- */

static void
test_counts (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId diet = add_question (fixture, &event, "Diet", LYD_QUESTION_CHOICES, "Vegan|Halal|Kosher");
  LydId nights = add_question (fixture, &event, "Nights", LYD_QUESTION_NUMBER, NULL);
  g_autoptr (LydRollup) rollup = NULL;
  g_autoptr (LydRegistrationDraft) draft = NULL;
  LydId cancelled;

  answer (fixture, &event, "Ana Wu", &diet, "Vegan; Kosher");
  answer (fixture, &event, "Bo Li", &diet, "Vegan");
  answer (fixture, &event, "Cy Oh", &nights, "10");
  answer (fixture, &event, "Di Vo", &nights, "9");
  cancelled = answer (fixture, &event, "Ed Ng", &diet, "Vegan");
  g_assert_true (lyd_register_set_status (fixture->file, &cancelled, LYD_STATUS_CANCELLED, NULL));

  rollup = sum_up (fixture, &diet, NULL, FALSE);
  g_assert_cmpint (rollup->n_asked, ==, 4);
  g_assert_cmpint (rollup->n_answered, ==, 2);
  g_assert_cmpuint (rollup->unanswered->len, ==, 2);
  g_assert_cmpint (count_answer (rollup, "Vegan"), ==, 2);
  g_assert_cmpint (count_answer (rollup, "Kosher"), ==, 1);
  g_assert_cmpint (count_answer (rollup, "Halal"), ==, 0);
  g_clear_pointer (&rollup, lyd_rollup_free);

  /* Numbers stand in the order of numbers. */
  rollup = sum_up (fixture, &nights, NULL, FALSE);
  g_assert_cmpstr (((LydRollupLine *) g_ptr_array_index (rollup->lines, 0))->answer, ==, "9");
  g_assert_cmpstr (((LydRollupLine *) g_ptr_array_index (rollup->lines, 1))->answer, ==, "10");
}

static void
test_free_text (LydFixture *fixture,
                gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId diet = add_question (fixture, &event, "Diet", LYD_QUESTION_TEXT, NULL);
  g_autoptr (LydRollup) rollup = NULL;

  answer (fixture, &event, "Ana Wu", &diet, "No nuts");
  answer (fixture, &event, "Bo Li", &diet, "Végétarien");
  answer (fixture, &event, "Cy Oh", &diet, "vegetarien");
  answer (fixture, &event, "Di Vo", &diet, "???");
  rollup = sum_up (fixture, &diet, NULL, FALSE);
  g_assert_cmpuint (rollup->lines->len, ==, 3);
  g_assert_cmpint (count_answer (rollup, "Végétarien"), ==, 2);
  g_assert_cmpint (count_answer (rollup, "???"), ==, 1);
}

static LydId
add_meal (LydFixture *fixture,
          const LydId *event,
          const char *title,
          gboolean choice)
{
  g_autoptr (LydEvent) planned = lyd_plan_get_event (fixture->file, event, NULL);
  g_autoptr (LydSession) session = lyd_plan_new_session (planned);

  session->title = g_strdup (title);
  session->kind = LYD_SESSION_MEAL;
  session->choice = choice;
  g_assert_true (lyd_plan_add_session (fixture->file, session, NULL));
  return session->id;
}

/* At a meal that one chooses, only those count who chose it. */
static void
test_dietary_by_meal (LydFixture *fixture,
                      gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId diet = add_question (fixture, &event, "Diet", LYD_QUESTION_CHOICES, "Vegan|Halal");
  LydId dinner = add_meal (fixture, &event, "Dinner", TRUE);
  g_autoptr (LydQuestion) question = get_question (fixture, &diet);
  g_autoptr (GPtrArray) rollups = NULL;
  g_autoptr (GError) error = NULL;
  const LydRollup *whole, *meal;
  LydId ana;

  add_meal (fixture, &event, "Lunch", FALSE);
  question->purpose = LYD_PURPOSE_DIETARY;
  change_question (fixture, question);
  ana = answer (fixture, &event, "Ana Wu", &diet, "Vegan");
  answer (fixture, &event, "Bo Li", &diet, "Vegan");
  {
    g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (&event);
    gboolean existing;

    draft->registration = ana;
    draft->name = g_strdup ("Ana Wu");
    g_array_append_val (draft->places, dinner);
    g_assert_true (lyd_register_save (fixture->file, draft, &ana, &existing, &error));
    g_assert_no_error (error);
  }
  rollups = lyd_rollup_list (fixture->file, &event, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rollups->len, ==, 2);
  whole = g_ptr_array_index (rollups, 0);
  meal = g_ptr_array_index (rollups, 1);
  g_assert_cmpint (count_answer (whole, "Vegan"), ==, 2);
  g_assert_cmpstr (whole->meals, ==, "Lunch");
  g_assert_cmpstr (meal->session->title, ==, "Dinner");
  g_assert_cmpint (meal->n_asked, ==, 1);
  g_assert_cmpint (count_answer (meal, "Vegan"), ==, 1);
  g_assert_cmpint (count_answer (meal, "Halal"), ==, 0);
}

/* Who answers "no" is flagged for badge and desk; who was flagged otherwise counts as "no". */
static void
test_photos (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId id = add_question (fixture, &event, "Photos?", LYD_QUESTION_YES_NO, NULL);
  g_autoptr (LydQuestion) question = get_question (fixture, &id);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &event);
  g_autoptr (LydRollup) rollup = NULL;
  g_autoptr (LydRecord) record = NULL;
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (&event);
  gboolean existing;
  LydId ana, flagged;

  question->purpose = LYD_PURPOSE_PHOTOS;
  change_question (fixture, question);
  ana = answer (fixture, &event, "Ana Wu", &id, "No");
  record = lyd_record_get (fixture->file, &arrival->id, &ana, NULL);
  g_assert_true (record->registration->no_photos);
  answer (fixture, &event, "Bo Li", &id, "yes");
  draft->name = g_strdup ("Cy Oh");
  draft->no_photos = TRUE;
  g_assert_true (lyd_register_save (fixture->file, draft, &flagged, &existing, NULL));
  rollup = sum_up (fixture, &id, NULL, FALSE);
  g_assert_cmpint (count_answer (rollup, "no"), ==, 2);
  g_assert_cmpint (count_answer (rollup, "yes"), ==, 1);
  g_clear_pointer (&record, lyd_record_free);

  /* A change of mind. */
  draft->registration = ana;
  draft->no_photos = FALSE;
  g_free (draft->name);
  draft->name = g_strdup ("Ana Wu");
  lyd_registration_draft_set_answer (draft, &id, "yes");
  g_assert_true (lyd_register_save (fixture->file, draft, &ana, &existing, NULL));
  record = lyd_record_get (fixture->file, &arrival->id, &ana, NULL);
  g_assert_false (record->registration->no_photos);
}

static char *
export_text (LydFixture *fixture,
             const LydId *event,
             const char *what,
             const LydExportOptions *options)
{
  g_autofree char *path = g_build_filename (fixture->dir, "answers.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (lyd_export (fixture->file, event, what, path, options, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* What is sensitive is shown where somebody asks for it, and nowhere else. */
static void
test_sensitive (LydFixture *fixture,
                gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId access = add_question (fixture, &event, "Access", LYD_QUESTION_TEXT, NULL);
  LydId shirt = add_question (fixture, &event, "Shirt", LYD_QUESTION_CHOICE, "S|M");
  const LydExportOptions with = { .with_sensitive = TRUE };
  const LydExportOptions one = { .with_sensitive = TRUE, .question = &shirt };
  g_autoptr (LydQuestion) question = get_question (fixture, &access);
  g_autoptr (LydRollup) hidden = NULL;
  g_autoptr (LydRollup) shown = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *full = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *few = NULL;
  g_autofree char *single = NULL;

  question->sensitive = TRUE;
  question->purpose = LYD_PURPOSE_ACCESS;
  change_question (fixture, question);
  answer (fixture, &event, "Ana Wu", &access, "Wheelchair");
  answer (fixture, &event, "Bo Li", &shirt, "M");

  hidden = sum_up (fixture, &access, NULL, FALSE);
  g_assert_true (hidden->hidden);
  g_assert_cmpint (hidden->n_answered, ==, 1);
  g_assert_cmpuint (hidden->lines->len + hidden->rows->len + hidden->unanswered->len, ==, 0);
  shown = sum_up (fixture, &access, NULL, TRUE);
  g_assert_cmpint (count_answer (shown, "Wheelchair"), ==, 1);

  plain = export_text (fixture, &event, "answers", NULL);
  g_assert_null (strstr (plain, "Access"));
  g_assert_null (strstr (plain, "Wheelchair"));
  g_assert_nonnull (strstr (plain, "Shirt,,M,Bo Li,VOICES,member-staff"));
  full = export_text (fixture, &event, "answers", &with);
  g_assert_nonnull (strstr (full, "Access,,Wheelchair,Ana Wu,VOICES,member-staff"));
  counts = export_text (fixture, &event, "answer-counts", NULL);
  g_assert_null (strstr (counts, "Access"));
  g_assert_nonnull (strstr (counts, "Shirt,,S,0"));
  g_assert_nonnull (strstr (counts, "Shirt,,M,1"));
  g_assert_nonnull (strstr (counts, "Shirt,,,1"));
  /* Asked for, its numbers are those of an aggregate: one who needs a wheelchair is not told. */
  few = export_text (fixture, &event, "answer-counts", &with);
  g_assert_nonnull (strstr (few, "Access,,"));
  g_assert_null (strstr (few, "Wheelchair,1"));
  g_assert_null (strstr (few, "Access,,,1"));
  g_assert_nonnull (strstr (few, "Shirt,,M,1"));
  single = export_text (fixture, &event, "answers", &one);
  g_assert_null (strstr (single, "Access"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/questions/all-is-kept", test_all_is_kept);
  lyd_fixture_add ("/questions/order", test_order);
  lyd_fixture_add ("/questions/remove", test_remove);
  lyd_fixture_add ("/questions/change-kind", test_change_kind);
  lyd_fixture_add ("/questions/renamed-choice", test_renamed_choice);
  lyd_fixture_add ("/questions/copy", test_copy);
  lyd_fixture_add ("/questions/presets", test_presets);
  lyd_fixture_add ("/questions/types", test_types);
  lyd_fixture_add ("/questions/types-at-the-door", test_types_at_the_door);
  lyd_fixture_add ("/rollups/counts", test_counts);
  lyd_fixture_add ("/rollups/free-text", test_free_text);
  lyd_fixture_add ("/rollups/dietary-by-meal", test_dietary_by_meal);
  lyd_fixture_add ("/rollups/photos", test_photos);
  lyd_fixture_add ("/rollups/sensitive", test_sensitive);
  return g_test_run ();
}
