#include "lyd-aliases.h"
#include "lyd-merge-people.h"
#include "lyd-undo.h"
#include "lyd-webinar.h"

static void
test_settle (LydFixture *fixture,
             gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydRegistrationResult) jo =
    lyd_fixture_register (fixture, &webinar.event, "Joanna Adams", "joanna@voices.example.org");
  LydId later = lyd_webinar_add_event (fixture, LYD_KIND_WEBINAR, "Housing", LYD_WEBINAR_START + 24 * LYD_HOUR);
  LydId later_session = lyd_webinar_session_of (fixture, &later);
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (LydSettleResult) result = NULL;
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autoptr (LydAttendancePlan) shared = NULL;
  g_autoptr (LydRegistrationResult) namesake = NULL;
  LydSettleChoice choice = { .what = LYD_SETTLE_REGISTRATION, .who = &jo->registration };
  const LydAttendanceUnmatched *one;
  const LydAttendanceSuggestion *best;

  lyd_webinar_import_rows (fixture, &webinar.session, ANA NAME IPHONES PHONE);
  unmatched = lyd_webinar_list_unmatched (fixture, &webinar.event);
  g_assert_cmpuint (unmatched->len, ==, 4); /* two iPhones are two */
  one = lyd_webinar_find_unmatched (unmatched, "Jo Adams");
  g_assert_cmpint (one->seconds, ==, 40 * 60);
  g_assert_cmpstr (one->reason, ==, LYD_REASON_NAME_ONLY);
  g_assert_cmpuint (one->suggestions->len, >=, 1);
  best = g_ptr_array_index (one->suggestions, 0);
  g_assert_cmpstr (best->name, ==, "Joanna Adams");
  g_assert_true (lyd_id_equal (&best->registration, &jo->registration));
  /* A device says nothing. */
  g_assert_cmpuint (lyd_webinar_find_unmatched (unmatched, "iPhone")->suggestions->len, ==, 0);

  result = lyd_webinar_settle (fixture, &webinar.session, one->identity, &choice);
  g_assert_true (result->learned);
  g_assert_false (result->registered);
  g_assert_cmpstr (result->name, ==, "Joanna Adams");
  lyd_webinar_check_file (fixture);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_find_name (list, "Joanna Adams")->seconds, ==, 40 * 60);
  rest = lyd_webinar_list_unmatched (fixture, &webinar.event);
  g_assert_cmpuint (rest->len, ==, 3);

  /* The next report knows, at any event: she is registered there with it. */
  plan = lyd_webinar_plan_with (fixture, &later_session, "later.csv",
                                "Jo Adams,,09/23/2027 02:00:00 PM,09/23/2027 02:40:00 PM,40,Yes,No\n", NULL);
  g_assert_cmpint (lyd_webinar_find_line (plan, "Jo Adams")->outcome, ==, LYD_ATTENDANCE_ADDED);
  g_assert_cmpint (lyd_webinar_find_line (plan, "Jo Adams")->how, ==, LYD_SETTLED_ALIAS);
  g_assert_false (lyd_id_is_none (&lyd_webinar_find_line (plan, "Jo Adams")->person));

  /* Unless somebody else who is registered there is called that. */
  namesake = lyd_fixture_register (fixture, &later, "Jo Adams", "jo@elsewhere.example.org");
  shared = lyd_webinar_plan_with (fixture, &later_session, "later.csv",
                                  "Jo Adams,,09/23/2027 02:00:00 PM,09/23/2027 02:40:00 PM,40,Yes,No\n", NULL);
  g_assert_cmpint (lyd_webinar_find_line (shared, "Jo Adams")->outcome, ==, LYD_ATTENDANCE_AMBIGUOUS);
  g_assert_nonnull (namesake);
}

static void
test_settle_undo (LydFixture *fixture,
                  gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydSettleChoice choice = { .what = LYD_SETTLE_NEW, .name = "Jolene Adams", .organization = "A New One" };
  LydSettleChoice ask = { .what = LYD_SETTLE_ASK };
  LydSettleChoice nobody = { .what = LYD_SETTLE_NOBODY_EVER };
  g_autoptr (LydSettleResult) result = NULL;
  g_autoptr (LydSettleResult) never = NULL;
  g_autoptr (LydSettleResult) back = NULL;
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  lyd_webinar_import_rows (fixture, &webinar.session, ANA NAME OTTER);
  before = lyd_webinar_dump (fixture);
  result = lyd_webinar_settle (fixture, &webinar.session, "name:jo adams", &choice);
  g_assert_true (result->registered);
  lyd_webinar_check_file (fixture);
  lyd_webinar_undo_last (fixture);
  lyd_webinar_check_file (fixture);
  after = lyd_webinar_dump (fixture);
  g_assert_cmpstr (before, ==, after);

  never = lyd_webinar_settle (fixture, &webinar.session, "name:jo adams", &nobody);
  g_assert_true (never->learned);
  plan = lyd_webinar_plan_with (fixture, &webinar.session, "other.csv",
                                "Jo Adams,,09/22/2027 02:55:00 PM,09/22/2027 03:00:00 PM,5,Yes,No\n", NULL);
  g_assert_cmpstr (lyd_webinar_find_line (plan, "Jo Adams")->reason, ==, LYD_REASON_NOBODY);

  /* A note-taker can be somebody after all. */
  settled = lyd_attendance_list_settled (fixture->file, &webinar.session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (settled->len, ==, 3);
  back = lyd_webinar_settle (fixture, &webinar.session, "bot:otter ai", &ask);
  g_assert_cmpuint (back->n_settled, ==, 1);
  g_clear_pointer (&settled, g_ptr_array_unref);
  settled = lyd_webinar_list_unmatched (fixture, &webinar.event);
  g_assert_cmpuint (settled->len, ==, 1);
}

static void
test_others (LydFixture *fixture,
             gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &webinar.event, NULL);
  g_autoptr (LydSession) second = lyd_plan_new_session (event);
  LydSettleChoice choice = { .what = LYD_SETTLE_REGISTRATION, .who = &webinar.ana };
  g_autoptr (LydSettleResult) result = NULL;
  g_autoptr (LydSettleResult) all = NULL;
  g_autoptr (GPtrArray) unmatched = NULL;

  second->title = g_strdup ("Questions");
  g_assert_true (lyd_plan_add_session (fixture->file, second, NULL));
  lyd_webinar_import_rows (fixture, &webinar.session, NAME);
  lyd_webinar_import_rows (fixture, &second->id, NAME PHONE);
  unmatched = lyd_webinar_list_unmatched (fixture, &webinar.event);
  g_assert_cmpuint (lyd_webinar_find_unmatched (unmatched, "Jo Adams")->n_others, ==, 1);
  result = lyd_webinar_settle (fixture, &webinar.session, "name:jo adams", &choice);
  g_assert_cmpuint (result->n_settled, ==, 1);
  g_assert_cmpuint (result->n_others, ==, 1);
  lyd_webinar_undo_last (fixture);
  choice.others = TRUE;
  all = lyd_webinar_settle (fixture, &webinar.session, "name:jo adams", &choice);
  g_assert_cmpuint (all->n_settled, ==, 2);
  g_assert_cmpuint (all->n_others, ==, 0);
  lyd_webinar_check_file (fixture);
  g_clear_pointer (&unmatched, g_ptr_array_unref);
  unmatched = lyd_webinar_list_unmatched (fixture, &webinar.event);
  g_assert_cmpuint (unmatched->len, ==, 1);
}

static void
test_addresses (LydFixture *fixture,
                gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydRegistrationResult) one =
    lyd_fixture_register (fixture, &webinar.event, "Rosa Diaz", "office@voices.example.org");
  g_autoptr (LydRegistrationResult) other =
    lyd_fixture_register (fixture, &webinar.event, "Luis Diaz", "office@voices.example.org");
  g_autoptr (GPtrArray) unmatched = NULL;
  const LydAttendanceSuggestion *first;
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_id_equal (&one->person, &other->person));
  {
    g_autoptr (GPtrArray) list = lyd_webinar_list_session (fixture, &webinar.session);

    g_assert_true (lyd_aliases_add (fixture->file, &lyd_webinar_find_name (list, "Ana Ruiz")->person, "email",
                                    "ana@home.example", &error));
  }
  plan = lyd_webinar_plan_rows (
    fixture, &webinar.session,
    /* an address of several people: by name, and only where one is called so */
    "Rosa Diaz,office@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,No,No\n"
    "The office,OFFICE@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,No,No\n"
    /* two addresses of one person: one attendance */
    "Ana,ana@home.example,09/22/2027 02:10:00 PM,09/22/2027 02:50:00 PM,40,No,No\n" ANA
    /* another writing of an address that is registered */
    "A. R.,ana+zoom@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,No,No\n"
    /* a name that is registered, at an address that nobody has */
    "Bo Wu,bo@new.example.org,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,No,No\n");
  g_assert_cmpint (lyd_webinar_find_line (plan, "Rosa Diaz")->outcome, ==, LYD_ATTENDANCE_MATCHED);
  g_assert_cmpuint (lyd_webinar_find_line (plan, "Ana")->n_identities, ==, 2);
  g_assert_cmpint (lyd_webinar_find_line (plan, "Ana")->seconds, ==, 52 * 60);
  g_assert_cmpint (lyd_webinar_find_line (plan, "Bo Wu")->outcome, ==, LYD_ATTENDANCE_AMBIGUOUS);
  g_assert_cmpstr (lyd_webinar_find_line (plan, "Bo Wu")->reason, ==, LYD_REASON_SAME_NAME);
  g_assert_cmpint (lyd_webinar_find_line (plan, "A. R.")->outcome, ==, LYD_ATTENDANCE_AMBIGUOUS);
  lyd_webinar_apply (fixture, plan);
  lyd_webinar_check_file (fixture);
  unmatched = lyd_webinar_list_unmatched (fixture, &webinar.event);
  first = g_ptr_array_index (lyd_webinar_find_unmatched (unmatched, "A. R.")->suggestions, 0);
  g_assert_cmpstr (first->name, ==, "Ana Ruiz");
  g_assert_cmpuint (first->evidence, ==, LYD_EVIDENCE_EMAIL_VARIANT);
  /* An address of several: both are suggested. */
  g_assert_cmpuint (lyd_webinar_find_unmatched (unmatched, "The office")->suggestions->len, ==, 2);
}

static void
test_merge (LydFixture *fixture,
            gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (LydMergeResult) result = NULL;
  g_autoptr (GError) error = NULL;

  lyd_webinar_import_rows (fixture, &webinar.session,
                           ANA "Ana R,ana@home.example,09/22/2027 02:20:00 PM,09/22/2027 02:50:00 PM,40,No,No\n");
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM online"), ==, 2);
  result = lyd_merge_people (fixture->file, &lyd_webinar_find_name (list, "Ana Ruiz")->person,
                             &lyd_webinar_find_name (list, "Ana R")->person, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
  lyd_webinar_check_file (fixture);
  merged = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_null (lyd_webinar_find_name (merged, "Ana R"));
  g_assert_cmpint (lyd_webinar_find_name (merged, "Ana Ruiz")->seconds, ==, 52 * 60);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM online"), ==, 1);
  lyd_webinar_undo_last (fixture);
  lyd_webinar_check_file (fixture);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM online"), ==, 2);
}

/* A name that was learned of two people leads to nobody. */
static void
test_two_of_a_name (LydFixture *fixture,
                    gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (GPtrArray) list = lyd_webinar_list_session (fixture, &webinar.session);
  g_autoptr (LydAttendancePlan) one = NULL;
  g_autoptr (LydAttendancePlan) two = NULL;
  g_autoptr (GPtrArray) unmatched = NULL;
  const LydAttendanceUnmatched *jo;

  g_assert_true (lyd_aliases_add (fixture->file, &lyd_webinar_find_name (list, "Ana Ruiz")->person, "name", "Jo Adams",
                                  NULL));
  one = lyd_webinar_plan_rows (fixture, &webinar.session, NAME);
  g_assert_cmpint (lyd_webinar_find_line (one, "Jo Adams")->outcome, ==, LYD_ATTENDANCE_MATCHED);
  g_assert_true (lyd_aliases_add (fixture->file, &lyd_webinar_find_name (list, "Bo Wu")->person, "name", "Jo Adams",
                                  NULL));
  two = lyd_webinar_plan_rows (fixture, &webinar.session, NAME);
  g_assert_cmpint (lyd_webinar_find_line (two, "Jo Adams")->outcome, ==, LYD_ATTENDANCE_AMBIGUOUS);
  lyd_webinar_apply (fixture, two);
  unmatched = lyd_webinar_list_unmatched (fixture, &webinar.event);
  jo = lyd_webinar_find_unmatched (unmatched, "Jo Adams");
  g_assert_cmpuint (jo->suggestions->len, ==, 2); /* both are suggested */
}

/* What was said by hand outlives the report, and keeps whom it names. */
static void
test_undo_after (LydFixture *fixture,
                 gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydId import = lyd_webinar_import_rows (fixture, &webinar.session, ANA NEW NAME);
  g_autoptr (GPtrArray) list = lyd_webinar_list_session (fixture, &webinar.session);
  LydSettleChoice choice = { .what = LYD_SETTLE_REGISTRATION,
                             .who = &lyd_webinar_find_name (list, "Kim Lee")->registration };
  g_autoptr (LydSettleResult) result = lyd_webinar_settle (fixture, &webinar.session, "name:jo adams", &choice);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  undone = lyd_undo (fixture->file, &import, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->kept_in_use, >, 0);
  lyd_webinar_check_file (fixture);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM online"), ==, 0);
  after = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_nonnull (lyd_webinar_find_name (after, "Kim Lee"));

  lyd_webinar_import_rows (fixture, &webinar.session, ANA NEW NAME);
  lyd_webinar_check_file (fixture);
  unmatched = lyd_webinar_list_unmatched (fixture, &webinar.event);
  g_assert_cmpuint (unmatched->len, ==, 0);
  again = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_find_name (again, "Kim Lee")->seconds, ==, 60 * 60);
}

/* What a later report of the session relies on outlives the earlier one that brought it. */
static void
test_undo_earlier (LydFixture *fixture,
                   gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydAttendanceOptions options = { .replace = LYD_REPLACE_ADD };
  g_autofree char *before = lyd_webinar_dump (fixture);
  g_autofree char *both = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *after = NULL;
  LydId first = lyd_webinar_import_rows (fixture, &webinar.session, ANA BO NEW OTTER);
  g_autoptr (LydAttendancePlan) plan =
    lyd_webinar_plan_with (fixture, &webinar.session, "better.csv", ANA_AGAIN NEW OTTER STRANGER, &options);
  LydId second = lyd_webinar_apply (fixture, plan);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) unmatched = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  both = lyd_webinar_dump (fixture);
  undone = lyd_undo (fixture->file, &first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->taken_back, ==, 1); /* the report */
  g_assert_cmpint (undone->kept_in_use, ==, 1);
  lyd_webinar_check_file (fixture);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_find_name (list, "Ana Ruiz")->seconds, ==, 40 * 60);
  g_assert_true (lyd_webinar_find_name (list, "Ana Ruiz")->attended);
  g_assert_cmpint (lyd_webinar_find_name (list, "Kim Lee")->seconds, ==, 60 * 60);
  g_assert_true (lyd_webinar_find_name (list, "Pat Gray")->attended);
  g_assert_cmpint (lyd_webinar_find_name (list, "Bo Wu")->seconds, <=, 0);
  unmatched = lyd_webinar_list_unmatched (fixture, &webinar.event);
  g_assert_cmpuint (unmatched->len, ==, 0);
  /* Only what nobody relies on went. */
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM settlement"), ==, 4);

  /* The undo can be undone, and then all of it goes, the later one first. */
  lyd_webinar_undo (fixture, &undone->entry);
  lyd_webinar_check_file (fixture);
  redone = lyd_webinar_dump (fixture);
  g_assert_cmpstr (redone, ==, both);
  lyd_webinar_undo (fixture, &second);
  lyd_webinar_check_file (fixture);
  lyd_webinar_undo (fixture, &first);
  lyd_webinar_check_file (fixture);
  after = lyd_webinar_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_undo_replaced (LydFixture *fixture,
                    gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydAttendanceOptions options = { .replace = LYD_REPLACE_YES };
  g_autofree char *before = lyd_webinar_dump (fixture);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *now = NULL;
  LydId first = lyd_webinar_import_rows (fixture, &webinar.session, ANA NEW);
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  LydId second;

  one = lyd_webinar_dump (fixture);
  plan = lyd_webinar_plan_with (fixture, &webinar.session, "better.csv", ANA_AGAIN NEW, &options);
  second = lyd_webinar_apply (fixture, plan);
  two = lyd_webinar_dump (fixture);
  g_assert_null (lyd_undo (fixture->file, &first, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==,
                   "“report.csv” was replaced by “better.csv”. Take that back first. Nothing was changed.");
  now = lyd_webinar_dump (fixture);
  g_assert_cmpstr (now, ==, two);
  lyd_webinar_check_file (fixture);

  lyd_webinar_undo (fixture, &second);
  lyd_webinar_check_file (fixture);
  g_free (now);
  now = lyd_webinar_dump (fixture);
  g_assert_cmpstr (now, ==, one);
  lyd_webinar_undo (fixture, &first);
  lyd_webinar_check_file (fixture);
  g_free (now);
  now = lyd_webinar_dump (fixture);
  g_assert_cmpstr (now, ==, before);
}

/* Answers are counted beside the attendance that another report has; alone they are none. */
static void
test_polls (LydFixture *fixture,
            gconstpointer data)
{
  static const char text[] = "Poll Report\n"
                             "Report Generated:,\"Sep 22, 2027 04:00 PM\"\n"
                             "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question\n"
                             "Medicaid,812 3456 7890,\"Sep 22, 2027 02:00 PM\",60,1\n"
                             "Poll Details\n"
                             "#,User Name,User Email,Submitted Date/Time\n"
                             "1,Ana Ruiz,ana@voices.example.org,\"Sep 22, 2027 02:10:00 PM\",\"Ready?\",Yes,\n"
                             "2,Bo Wu,bo@voices.example.org,\"Sep 22, 2027 02:10:00 PM\",\"Ready?\",No,\n";
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autoptr (GPtrArray) list = NULL;

  lyd_webinar_import_rows (fixture, &webinar.session, ANA);
  plan = lyd_attendance_plan (fixture->file, &webinar.session, bytes, "polls.csv", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (lyd_attendance_plan_get_replaces (plan));
  lyd_webinar_apply (fixture, plan);
  lyd_webinar_check_file (fixture);
  list = lyd_webinar_list_session (fixture, &webinar.session);
  g_assert_cmpint (lyd_webinar_find_name (list, "Ana Ruiz")->polls, ==, 1);
  g_assert_true (lyd_webinar_find_name (list, "Ana Ruiz")->attended);
  g_assert_cmpint (lyd_webinar_find_name (list, "Bo Wu")->polls, ==, 1);
  g_assert_false (lyd_webinar_find_name (list, "Bo Wu")->attended);
}

/* A name that was learned of somebody who shares it with somebody else on file is asked, wherever they are registered.
 */
static void
test_namesakes (LydFixture *fixture,
                gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  g_autoptr (LydRegistrationResult) one =
    lyd_fixture_register (fixture, &webinar.event, "José Núñez", "j1@voices.example.org");
  g_autoptr (LydRegistrationResult) other =
    lyd_fixture_register (fixture, &webinar.event, "Jose Nunez", "j2@voices.example.org");
  LydId later = lyd_webinar_add_event (fixture, LYD_KIND_WEBINAR, "Housing", LYD_WEBINAR_START + 24 * LYD_HOUR);
  LydId later_session = lyd_webinar_session_of (fixture, &later);
  LydSettleChoice choice = { .what = LYD_SETTLE_REGISTRATION, .who = &one->registration };
  g_autoptr (LydSettleResult) result = NULL;
  g_autoptr (LydAttendancePlan) plan = NULL;
  g_autoptr (GPtrArray) unmatched = NULL;
  const LydAttendanceUnmatched *asked;

  lyd_webinar_import_rows (fixture, &webinar.session,
                           "José Núñez,,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,Yes,No\n");
  result = lyd_webinar_settle (fixture, &webinar.session, "name:jose nunez", &choice);
  plan = lyd_webinar_plan_with (fixture, &later_session, "later.csv",
                                "José Núñez,,09/23/2027 02:00:00 PM,09/23/2027 02:40:00 PM,40,Yes,No\n", NULL);
  g_assert_cmpint (lyd_webinar_find_line (plan, "José Núñez")->outcome, ==, LYD_ATTENDANCE_AMBIGUOUS);
  lyd_webinar_apply (fixture, plan);
  lyd_webinar_check_file (fixture);
  unmatched = lyd_webinar_list_unmatched (fixture, &later);
  asked = lyd_webinar_find_unmatched (unmatched, "José Núñez");
  g_assert_cmpuint (asked->suggestions->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    const LydAttendanceSuggestion *suggestion = g_ptr_array_index (asked->suggestions, i);

    g_assert_true (lyd_id_equal (&suggestion->person, &one->person) ||
                   lyd_id_equal (&suggestion->person, &other->person));
  }
}

#define COUNT_WRONG "SELECT (SELECT count(*) FROM person WHERE name = 'First Wrong')" \
                    " + (SELECT count(*) FROM person_text WHERE person_text MATCH 'wrong')"

/* What was said by mistake leaves nothing behind, and comes back with undo. */
static void
test_correction (LydFixture *fixture,
                 gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydSettleChoice wrong = { .what = LYD_SETTLE_NEW, .name = "First Wrong" };
  LydSettleChoice right = { .what = LYD_SETTLE_NEW, .name = "Second Right" };
  LydSettleChoice ask = { .what = LYD_SETTLE_ASK };
  LydSettleChoice ana = { .what = LYD_SETTLE_REGISTRATION, .who = &webinar.ana };
  g_autoptr (LydSettleResult) first = NULL;
  g_autoptr (LydSettleResult) second = NULL;
  g_autoptr (LydSettleResult) third = NULL;
  g_autoptr (LydSettleResult) fourth = NULL;
  g_autofree char *said = NULL;
  g_autofree char *after = NULL;

  lyd_webinar_import_rows (fixture, &webinar.session, ANA PHONE);
  first = lyd_webinar_settle (fixture, &webinar.session, "tel:12025550143", &wrong);
  g_assert_true (first->learned);
  said = lyd_webinar_dump (fixture);
  second = lyd_webinar_settle (fixture, &webinar.session, "tel:12025550143", &right);
  g_assert_true (second->learned);
  lyd_webinar_check_file (fixture);
  g_assert_cmpint (lyd_webinar_query_int (fixture, COUNT_WRONG), ==, 0);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM registration"), ==, 3);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM alias WHERE kind = 'phone'"), ==, 1);

  lyd_webinar_undo_last (fixture);
  lyd_webinar_check_file (fixture);
  after = lyd_webinar_dump (fixture);
  g_assert_cmpstr (after, ==, said);
  g_assert_cmpint (lyd_webinar_query_int (fixture, COUNT_WRONG), ==, 2);

  /* Who was brought back by undo was touched since, and is not taken away unasked: only what was learned. */
  third = lyd_webinar_settle (fixture, &webinar.session, "tel:12025550143", &ana);
  lyd_webinar_check_file (fixture);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM alias WHERE kind = 'phone'"), ==, 1);
  fourth = lyd_webinar_settle (fixture, &webinar.session, "tel:12025550143", &ask);
  lyd_webinar_check_file (fixture);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM alias"), ==, 0);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM registration WHERE origin <> 'online'"), ==,
                   2);
}

/* Asked about again, it is as if it had not been said; what others need stays. */
static void
test_correction_ask (LydFixture *fixture,
                     gconstpointer data)
{
  LydWebinar webinar = lyd_webinar_add (fixture);
  LydSettleChoice wrong = { .what = LYD_SETTLE_NEW, .name = "First Wrong" };
  LydSettleChoice ask = { .what = LYD_SETTLE_ASK };
  g_autoptr (LydSettleResult) first = NULL;
  g_autoptr (LydSettleResult) back = NULL;
  g_autoptr (LydSettleResult) again = NULL;
  g_autoptr (LydSettleResult) other = NULL;
  g_autoptr (LydSettleResult) kept = NULL;
  LydSettleChoice same = { .what = LYD_SETTLE_REGISTRATION };
  g_autofree char *unsaid = NULL;
  g_autofree char *after = NULL;

  lyd_webinar_import_rows (fixture, &webinar.session, ANA PHONE NAME);
  unsaid = lyd_webinar_dump (fixture);
  first = lyd_webinar_settle (fixture, &webinar.session, "tel:12025550143", &wrong);
  back = lyd_webinar_settle (fixture, &webinar.session, "tel:12025550143", &ask);
  lyd_webinar_check_file (fixture);
  after = lyd_webinar_dump (fixture);
  g_assert_cmpstr (after, ==, unsaid);

  again = lyd_webinar_settle (fixture, &webinar.session, "tel:12025550143", &wrong);
  same.who = &again->registration;
  other = lyd_webinar_settle (fixture, &webinar.session, "name:jo adams", &same);
  kept = lyd_webinar_settle (fixture, &webinar.session, "tel:12025550143", &ask);
  lyd_webinar_check_file (fixture);
  g_assert_cmpint (lyd_webinar_query_int (fixture, COUNT_WRONG), ==, 2);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM registration"), ==, 3);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM alias WHERE kind = 'phone'"), ==, 0);
  g_assert_cmpint (lyd_webinar_query_int (fixture, "SELECT count(*) FROM alias WHERE kind = 'name'"), ==, 1);
  g_assert_nonnull (first);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/attendance/settle", test_settle);
  lyd_fixture_add ("/attendance/settle-undo", test_settle_undo);
  lyd_fixture_add ("/attendance/others", test_others);
  lyd_fixture_add ("/attendance/addresses", test_addresses);
  lyd_fixture_add ("/attendance/merge", test_merge);
  lyd_fixture_add ("/attendance/two-of-a-name", test_two_of_a_name);
  lyd_fixture_add ("/attendance/namesakes", test_namesakes);
  lyd_fixture_add ("/attendance/undo-after", test_undo_after);
  lyd_fixture_add ("/attendance/undo-earlier", test_undo_earlier);
  lyd_fixture_add ("/attendance/undo-replaced", test_undo_replaced);
  lyd_fixture_add ("/attendance/polls", test_polls);
  lyd_fixture_add ("/attendance/correction", test_correction);
  lyd_fixture_add ("/attendance/correction-ask", test_correction_ask);
  return g_test_run ();
}
