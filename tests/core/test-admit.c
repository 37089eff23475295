/* The cases A of check-in.md: codes, people, attempts. */
#include "lyd-code.h"
#include "lyd-door.h"
#include "lyd-words.h"

#include <string.h>

static void
test_a1_a2_valid_code (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = retreat.arrival, .text = ana->code };
  g_autoptr (LydAdmissionResult) first = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) second = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpint (first->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpstr (first->name, ==, "Ana Wu");
  g_assert_cmpstr (first->organization, ==, "Voices for Ohio's Children (demo)");
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.arrival, LYD_VERDICT_ADMITTED), ==, 1);

  fixture->now += 10 * LYD_MINUTE;
  second = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (second->verdict, ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (second->first_at, ==, LYD_FIXTURE_NOW);
  g_assert_cmpstr (second->first_station, ==, "Desk 1");
  words = lyd_words_verdict (second, NULL);
  g_assert_nonnull (strstr (words, "9:00"));
  g_assert_nonnull (strstr (words, "Desk 1"));
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.arrival, LYD_VERDICT_ADMITTED), ==, 1);

  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ADMITTED);
  lyd_door_assert_consistent (fixture);
}

static void
test_a3_same_attempt (LydFixture *fixture, gconstpointer data)
{
  const LydSessionWish coffee = { .title = "Coffee", .admission = LYD_ADMIT_UNLIMITED };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId open = lyd_door_add_session (fixture, &retreat.event, &coffee);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = open, .text = ana->code, .attempt = lyd_context_make_id (&fixture->context) };
  LydAttempt once = { .session = retreat.workshop,
                      .text = ana->code,
                      .attempt = lyd_context_make_id (&fixture->context) };
  g_autoptr (LydAdmissionResult) first = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) again = NULL;
  g_autoptr (LydAdmissionResult) lost = NULL;
  g_autoptr (LydAdmissionResult) asked_again = NULL;

  fixture->now += LYD_MINUTE;
  again = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (again->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_true (again->replayed);
  g_assert_true (lyd_id_equal (&again->scan, &first->scan));
  g_assert_cmpint (again->at, ==, first->at);
  g_assert_cmpstr (again->name, ==, "Ana Wu");
  g_assert_cmpstr (again->station, ==, "Desk 1");
  g_assert_cmpuint (lyd_door_count (fixture, &open, LYD_ANY_VERDICT), ==, 1);

  /* Not even "already in" where the first answer was lost and somebody scanned again meanwhile. */
  lost = lyd_door_answer (fixture, &once);
  g_assert_cmpint (lost->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ALREADY_IN);
  asked_again = lyd_door_answer (fixture, &once);
  g_assert_cmpint (asked_again->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_VERDICT_ADMITTED), ==, 1);
}

/* The same answer also where it was "already in" and the entry has been taken back since. */
static void
test_a3_replay_remembers_first (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code };
  g_autoptr (LydAdmissionResult) entry = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) refused = NULL;
  g_autoptr (LydAdmissionResult) undone = NULL;
  g_autoptr (LydAdmissionResult) again = NULL;

  attempt.attempt = lyd_context_make_id (&fixture->context);
  refused = lyd_door_answer (fixture, &attempt);
  undone = lyd_admit_undo (fixture->file, &entry->scan, NULL);
  again = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (undone->verdict, ==, LYD_VERDICT_UNDONE);
  g_assert_cmpint (again->verdict, ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (again->first_at, ==, LYD_FIXTURE_NOW);
  g_assert_cmpstr (again->first_station, ==, "Desk 1");
}

static void
assert_conflict (LydFixture *fixture, const LydAttempt *attempt)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_admit (fixture->file, attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
}

static void
test_reused_attempt_is_an_error (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  LydAttempt attempt = { .session = retreat.workshop,
                         .text = ana->code,
                         .attempt = lyd_context_make_id (&fixture->context) };
  g_autoptr (LydAdmissionResult) first = lyd_door_answer (fixture, &attempt);
  LydAttempt other = attempt;
  g_autoptr (GError) error = NULL;

  other.text = jose->code;
  assert_conflict (fixture, &other);
  other = attempt;
  other.session = retreat.arrival;
  assert_conflict (fixture, &other);
  other = attempt;
  other.kind = LYD_SCAN_EXIT;
  assert_conflict (fixture, &other);
  g_assert_null (lyd_admit_registration (fixture->file, &jose->registration, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_ANY_VERDICT), ==, 1);
}

static void
test_a4_unlimited (LydFixture *fixture, gconstpointer data)
{
  const LydSessionWish coffee = { .title = "Coffee", .admission = LYD_ADMIT_UNLIMITED };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId open = lyd_door_add_session (fixture, &retreat.event, &coffee);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);

  g_assert_cmpint (lyd_door_enter (fixture, &open, ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &open, ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpuint (lyd_door_count (fixture, &open, LYD_VERDICT_ADMITTED), ==, 2);
  lyd_door_assert_consistent (fixture);
}

static void
test_a5_unknown (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  const guint8 random[LYD_CODE_N_BYTES] = { 1, 2, 3 };
  g_autofree char *code = lyd_code_make (random);
  LydAttempt attempt = { .session = retreat.workshop, .text = code };
  g_autoptr (LydAdmissionResult) first = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) second = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  attempt.override = "The director says so";
  second = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (first->verdict, ==, LYD_VERDICT_UNKNOWN);
  g_assert_cmpint (second->verdict, ==, LYD_VERDICT_UNKNOWN);
  g_assert_false (second->overridden);
  g_assert_null (second->name);

  lines = lyd_admit_list_scans (fixture->file, &retreat.workshop, NULL, TRUE, -1, NULL);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (((LydScanLine *) g_ptr_array_index (lines, 0))->scan->raw, ==, code);
}

static void
test_a6_no_other_keys (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autofree char *registration = lyd_id_to_string (&ana->registration);
  g_autofree char *person = lyd_id_to_string (&ana->person);

  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, registration), ==, LYD_VERDICT_UNKNOWN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, person), ==, LYD_VERDICT_UNKNOWN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, "ana@example.org"), ==, LYD_VERDICT_UNKNOWN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, "Ana Wu"), ==, LYD_VERDICT_UNKNOWN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ""), ==, LYD_VERDICT_UNKNOWN);
}

/* What is read is logged as valid text of a bounded length, whatever it was. */
static void
test_hostile_readings (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autofree char *endless = g_strnfill (5 * 1024 * 1024, 'B');
  g_autofree char *umlauts = NULL;
  GString *many = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append (many, "ü");
  umlauts = g_string_free (many, FALSE);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, endless), ==, LYD_VERDICT_UNKNOWN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, "\xff\xfe\x80 <b>"), ==, LYD_VERDICT_UNKNOWN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, umlauts), ==, LYD_VERDICT_UNKNOWN);

  lines = lyd_admit_list_scans (fixture->file, &retreat.workshop, NULL, FALSE, -1, NULL);
  g_assert_cmpuint (lines->len, ==, 3);
  for (guint i = 0; i < lines->len; i++) {
    const LydScan *scan = ((LydScanLine *) g_ptr_array_index (lines, i))->scan;

    g_assert_true (g_utf8_validate (scan->raw, -1, NULL));
    g_assert_cmpuint (strlen (scan->raw), <=, 600);
  }
}

static void
test_a8_statuses (LydFixture *fixture, gconstpointer data)
{
  static const struct {
    LydStatus status;
    LydVerdict verdict;
    gboolean liftable;
  } cases[] = {
    { LYD_STATUS_CANCELLED, LYD_VERDICT_CANCELLED, FALSE },
    { LYD_STATUS_PENDING, LYD_VERDICT_PENDING, TRUE },
    { LYD_STATUS_WAITLISTED, LYD_VERDICT_WAITLISTED, TRUE },
    { LYD_STATUS_DENIED, LYD_VERDICT_DENIED, FALSE },
  };
  LydRetreat retreat = lyd_door_make_retreat (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = g_strdup_printf ("Person %" G_GSIZE_FORMAT, i);
    g_autoptr (LydRegistrationResult) one = lyd_fixture_register (fixture, &retreat.event, name, NULL);
    LydAttempt attempt = { .session = retreat.workshop, .text = one->code };
    g_autoptr (LydAdmissionResult) plain = NULL;
    g_autoptr (LydAdmissionResult) lifted = NULL;

    g_assert_true (lyd_register_set_status (fixture->file, &one->registration, cases[i].status, NULL));
    plain = lyd_door_answer (fixture, &attempt);
    g_assert_cmpint (plain->verdict, ==, cases[i].verdict);
    g_assert_cmpstr (plain->name, ==, name);

    attempt.override = "  Spoke to the organizer ";
    lifted = lyd_door_answer (fixture, &attempt);
    g_assert_cmpint (lifted->verdict, ==, cases[i].liftable ? LYD_VERDICT_ADMITTED : cases[i].verdict);
    g_assert_cmpint (lifted->basis, ==, cases[i].verdict);
    g_assert_cmpint (lifted->overridden, ==, cases[i].liftable);
    g_assert_cmpstr (lifted->reason, ==, "Spoke to the organizer");
  }
}

static void
test_a12_wrong_session (LydFixture *fixture, gconstpointer data)
{
  const LydSessionWish chosen = { .title = "Chosen", .admission = LYD_ADMIT_ONCE, .choice = TRUE };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId session = lyd_door_add_session (fixture, &retreat.event, &chosen);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydRegistrationRequest request = { .name = "José Díaz", .sessions = &session, .n_sessions = 1 };
  g_autoptr (LydRegistrationResult) jose = lyd_register (fixture->file, &retreat.event, &request, NULL);

  g_assert_cmpint (lyd_door_enter (fixture, &session, ana->code), ==, LYD_VERDICT_WRONG_SESSION);
  g_assert_cmpint (lyd_door_enter (fixture, &session, jose->code), ==, LYD_VERDICT_ADMITTED);
}

static void
test_wrong_event (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydEvent) webinar = lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW, "America/New_York");
  g_autoptr (LydEvent) circle = lyd_plan_new_event (LYD_KIND_AFFINITY_GROUP, LYD_FIXTURE_NOW, "America/New_York");
  g_autoptr (LydRegistrationResult) named = NULL;
  g_autoptr (LydRegistrationResult) hidden = NULL;
  g_autoptr (LydAdmissionResult) told = NULL;
  g_autoptr (LydAdmissionResult) untold = NULL;
  LydAttempt attempt = { .session = retreat.workshop };

  webinar->title = g_strdup ("Budget webinar");
  circle->title = g_strdup ("Staff of color");
  circle->sensitive = TRUE;
  g_assert_true (lyd_plan_add_event (fixture->file, webinar, NULL));
  g_assert_true (lyd_plan_add_event (fixture->file, circle, NULL));
  named = lyd_fixture_register (fixture, &webinar->id, "Ana Wu", NULL);
  hidden = lyd_fixture_register (fixture, &circle->id, "José Díaz", NULL);

  attempt.text = named->code;
  told = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (told->verdict, ==, LYD_VERDICT_WRONG_EVENT);
  g_assert_cmpstr (told->other_event, ==, "Budget webinar");
  attempt.text = hidden->code;
  untold = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (untold->verdict, ==, LYD_VERDICT_WRONG_EVENT);
  g_assert_null (untold->other_event);
  g_assert_null (untold->name);
  g_assert_true (lyd_id_is_none (&untold->registration));
}

static void
test_sensitive_is_only_counted (LydFixture *fixture, gconstpointer data)
{
  g_autoptr (LydEvent) circle = lyd_plan_new_event (LYD_KIND_AFFINITY_GROUP, LYD_FIXTURE_NOW, "America/New_York");
  g_autoptr (LydRegistrationResult) ana = NULL;
  g_autoptr (LydSession) session = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  LydAttempt attempt;

  circle->title = g_strdup ("Staff of color");
  circle->sensitive = TRUE;
  g_assert_true (lyd_plan_add_event (fixture->file, circle, NULL));
  ana = lyd_fixture_register (fixture, &circle->id, "Ana Wu", NULL);
  session = lyd_fixture_get_arrival (fixture, &circle->id);
  attempt = (LydAttempt){ .session = session->id, .text = ana->code };
  g_assert_null (lyd_admit (fixture->file, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  lines = lyd_admit_list_scans (fixture->file, &session->id, NULL, FALSE, -1, NULL);
  g_assert_cmpuint (lines->len, ==, 0);
}

static void
test_a14_a23_codes_replaced (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) damaged =
    lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) lost = lyd_register_reissue (fixture->file, &ana->registration, NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code, .override = "Known to us" };
  g_autoptr (LydAdmissionResult) old = lyd_door_answer (fixture, &attempt);

  g_assert_cmpstr (damaged->code, ==, ana->code);
  g_assert_cmpint (old->verdict, ==, LYD_VERDICT_REVOKED);
  g_assert_cmpstr (old->name, ==, "Ana Wu");
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, lost->code), ==, LYD_VERDICT_ADMITTED);
}

static void
test_a15_needless_override (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code, .override = "Just in case" };
  g_autoptr (LydAdmissionResult) result = lyd_door_answer (fixture, &attempt);

  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (result->basis, ==, LYD_VERDICT_ADMITTED);
  g_assert_false (result->overridden);
}

static void
test_a17_paper_list (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  gint64 past = LYD_FIXTURE_NOW - 3 * LYD_HOUR;
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->code, .at = past, .source = LYD_SOURCE_CLI };
  g_autoptr (LydAdmissionResult) result = lyd_door_answer (fixture, &attempt);
  g_autoptr (GPtrArray) lines = lyd_admit_list_scans (fixture->file, &retreat.workshop, NULL, FALSE, -1, NULL);
  const LydScan *scan = ((LydScanLine *) g_ptr_array_index (lines, 0))->scan;

  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (scan->at, ==, past);
  g_assert_cmpint (scan->recorded_at, ==, LYD_FIXTURE_NOW);
  g_assert_cmpint (scan->source, ==, LYD_SOURCE_PAPER);
  g_assert_null (scan->raw);

  /* Order of commit, not of the times claimed: what is typed in later finds the entry, however early it says it was. */
  attempt.at = past - LYD_HOUR;
  g_clear_pointer (&result, lyd_admission_result_free);
  result = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (result->verdict, ==, LYD_VERDICT_ALREADY_IN);
}

static void
test_a20_wrapped_codes (LydFixture *fixture, gconstpointer data)
{
  static const char *const wraps[] = {
    "%s",
    "\\000026%s",
    "]Q1%s",
    "]Q2\\000026%s",
    "%s\r\n",
    "  %s  ",
    "https://example.org/t/%s",
    "https://example.org/t?c=%s&x=1",
    "SITE-7:%s:END",
  };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  const LydSessionWish coffee = { .title = "Coffee", .admission = LYD_ADMIT_UNLIMITED };
  LydId open = lyd_door_add_session (fixture, &retreat.event, &coffee);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autofree char *grouped = lyd_code_group (ana->code);
  g_autofree char *lower = g_ascii_strdown (ana->code, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (wraps); i++) {
    g_auto (GStrv) halves = g_strsplit (wraps[i], "%s", 2);
    g_autofree char *text = g_strjoinv (ana->code, halves);

    g_assert_cmpint (lyd_door_enter (fixture, &open, text), ==, LYD_VERDICT_ADMITTED);
  }
  g_assert_cmpint (lyd_door_enter (fixture, &open, grouped), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &open, lower), ==, LYD_VERDICT_ADMITTED);
}

static void
test_a21_a22_short_code_opens_a_card (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = ana->short_code, .override = "Let me" };
  g_autoptr (LydAdmissionResult) card = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydAdmissionResult) confirmed = NULL;
  g_autofree char *scanned = g_strconcat (jose->code, "\r", NULL);
  LydAttempt confirm = { .session = retreat.workshop, .source = LYD_SOURCE_SEARCH };

  g_assert_cmpint (card->verdict, ==, LYD_VERDICT_IDENTIFY);
  g_assert_cmpint (card->basis, ==, LYD_VERDICT_ADMITTED);
  g_assert_true (lyd_id_equal (&card->registration, &ana->registration));
  g_assert_true (lyd_id_is_none (&card->scan));
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_ANY_VERDICT), ==, 0);

  /* B's badge while A's card is open: with the Enter that scanners type. */
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, scanned), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_ANY_VERDICT), ==, 1);

  confirmed = lyd_admit_registration (fixture->file, &card->registration, &confirm, NULL);
  g_assert_cmpint (confirmed->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpstr (confirmed->name, ==, "Ana Wu");
}

static void
test_bad_requests_record_nothing (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  LydAttempt attempt = { .session = retreat.event, .text = ana->code };
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_admit (fixture->file, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  attempt.session = retreat.workshop;
  attempt.at = G_MAXINT64;
  g_assert_null (lyd_admit (fixture->file, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  attempt.at = 0;
  attempt.kind = LYD_SCAN_UNDO;
  g_assert_null (lyd_admit (fixture->file, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  attempt.kind = LYD_SCAN_ENTRY;
  attempt.override = "  ";
  g_assert_null (lyd_admit (fixture->file, &attempt, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (
    lyd_admit_registration (fixture->file, &retreat.event, &(LydAttempt){ .session = retreat.workshop }, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.workshop, LYD_ANY_VERDICT), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/admit/a1-a2-valid-code", test_a1_a2_valid_code);
  lyd_fixture_add ("/admit/a3-same-attempt", test_a3_same_attempt);
  lyd_fixture_add ("/admit/a3-replay-remembers-first", test_a3_replay_remembers_first);
  lyd_fixture_add ("/admit/reused-attempt-is-an-error", test_reused_attempt_is_an_error);
  lyd_fixture_add ("/admit/a4-unlimited", test_a4_unlimited);
  lyd_fixture_add ("/admit/a5-unknown", test_a5_unknown);
  lyd_fixture_add ("/admit/a6-no-other-keys", test_a6_no_other_keys);
  lyd_fixture_add ("/admit/hostile-readings", test_hostile_readings);
  lyd_fixture_add ("/admit/a8-statuses", test_a8_statuses);
  lyd_fixture_add ("/admit/a12-wrong-session", test_a12_wrong_session);
  lyd_fixture_add ("/admit/wrong-event", test_wrong_event);
  lyd_fixture_add ("/admit/sensitive-is-only-counted", test_sensitive_is_only_counted);
  lyd_fixture_add ("/admit/a14-a23-codes-replaced", test_a14_a23_codes_replaced);
  lyd_fixture_add ("/admit/a15-needless-override", test_a15_needless_override);
  lyd_fixture_add ("/admit/a17-paper-list", test_a17_paper_list);
  lyd_fixture_add ("/admit/a20-wrapped-codes", test_a20_wrapped_codes);
  lyd_fixture_add ("/admit/a21-a22-short-code-opens-a-card", test_a21_a22_short_code_opens_a_card);
  lyd_fixture_add ("/admit/bad-requests-record-nothing", test_bad_requests_record_nothing);
  return g_test_run ();
}
