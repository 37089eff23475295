#include "lyd-door.h"
#include "lyd-duplicates.h"
#include "lyd-file-private.h"
#include "lyd-merge-people.h"
#include "lyd-people.h"
#include "lyd-probe.h"
#include "lyd-registrations.h"
#include "lyd-roster.h"
#include "lyd-schema.h"
#include "lyd-undo.h"
#include "lyd-plan-questions.h"

#include <string.h>

#define TAKE(field) (1u << (field))

/* ---- looking at the file ---- */

static void
dump_table (LydDb *db,
            const char *table,
            GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) columns = lyd_db_query (db, &error,
                                              "SELECT group_concat('quote (\"' || name || '\")', ' || '','' || ')"
                                              " FROM pragma_table_info (?)",
                                              "s", table);
  g_autoptr (LydStmt) rows = NULL;
  g_autofree char *sql = NULL;

  g_assert_no_error (error);
  g_assert_true (lyd_stmt_step (columns, &error));
  sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", lyd_stmt_get_text (columns, 0), table);
  rows = lyd_db_query (db, &error, sql, "");
  g_assert_no_error (error);
  while (lyd_stmt_step (rows, &error))
    g_string_append_printf (text, "%s %s\n", table, lyd_stmt_get_text (rows, 0));
  g_assert_no_error (error);
}

/* Every row of every journaled table, and what follows from the log. */
static char *
dump (LydFixture *fixture)
{
  static const char *const caches[] = { "presence", "session_count", "scan" };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; lyd_journaled_tables[i] != NULL; i++)
    dump_table (fixture->file->db, lyd_journaled_tables[i], text);
  for (gsize i = 0; i < G_N_ELEMENTS (caches); i++)
    dump_table (fixture->file->db, caches[i], text);
  return g_string_free (text, FALSE);
}

static int
query_int (LydFixture *fixture,
           const char *sql,
           const LydId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt = lyd_db_query (fixture->file->db, &error, sql, "d", id);

  g_assert_no_error (error);
  g_assert_true (lyd_stmt_step (stmt, &error));
  return (int) lyd_stmt_get_int (stmt, 0);
}

static LydMergeResult *
merge (LydFixture *fixture,
       const LydId *keep,
       const LydId *other,
       guint take)
{
  g_autoptr (GError) error = NULL;
  LydMergeResult *result = lyd_merge_people (fixture->file, keep, other, take, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  lyd_probe_assert_sound (fixture);
  return result;
}

static LydId
last_entry (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);

  g_assert_no_error (error);
  g_assert_nonnull (entry);
  return entry->id;
}

/* Undoes what was done last and expects all of it back. */
static void
assert_undone (LydFixture *fixture,
               const char *before)
{
  LydId entry = last_entry (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &entry, &error);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (result->kept, ==, 0);
  lyd_probe_assert_sound (fixture);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static LydRegistrationResult *
add (LydFixture *fixture,
     const LydId *event,
     const char *name,
     const char *email,
     const char *organization)
{
  LydRegistrationRequest request = { .name = name, .email = email, .organization = organization };
  g_autoptr (GError) error = NULL;
  LydRegistrationResult *result = lyd_register (fixture->file, event, &request, &error);

  g_assert_no_error (error);
  return result;
}

static LydPerson *
get (LydFixture *fixture,
     const LydId *person)
{
  return lyd_people_get (fixture->file->db, person, NULL);
}

/* ---- finding ---- */

static void
assert_found (LydFixture *fixture,
              const char *const *expected)
{
  g_autoptr (GError) error = NULL;
  guint n_all = 0;
  g_autoptr (GPtrArray) found = lyd_duplicates_find (fixture->file, 100, &n_all, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (; expected[n] != NULL; n++) {
    const LydDuplicate *pair;
    g_autofree char *names = NULL;
    g_autofree char *turned = NULL;

    g_assert_cmpuint (n, <, found->len);
    pair = g_ptr_array_index (found, n);
    names = g_strdup_printf ("%s = %s", pair->keep.name, pair->other.name);
    turned = g_strdup_printf ("%s = %s", pair->other.name, pair->keep.name);
    g_test_message ("%d %s", pair->score, names);
    g_assert_true (strcmp (names, expected[n]) == 0 || strcmp (turned, expected[n]) == 0);
    if (n > 0)
      g_assert_cmpint (pair->score, <=, ((LydDuplicate *) g_ptr_array_index (found, n - 1))->score);
  }
  g_assert_cmpuint (found->len, ==, n);
  g_assert_cmpuint (n_all, ==, n);
}

static void
test_find (LydFixture *fixture,
           gconstpointer data)
{
  static const struct {
    const char *name;
    const char *email;
    const char *organization;
  } people[] = {
    { "María López", "maria.lopez@example.org", "Voices for Ohio" },
    { "Maria Lopez", "Maria.Lopez+retreat@example.org", "Kids Count" }, /* a variant of the address, a new job */
    { "Robert Kim", "robert@example.com", "Kids Count" },
    { "Bob Kim", NULL, "Kids Count, Inc." }, /* a nickname within the organization */
    { "Ada Obi", "office@example.net", "Voices for Ohio" },
    { "Ben Cole", "office@example.net", "Voices for Ohio" }, /* a shared mailbox */
    { "Ana Wu", "a.wu@gmail.com", NULL },
    { "Anna Wu", "awu@googlemail.com", NULL }, /* the same mailbox, dots and domain apart */
    { "Juan Diaz", "juan@example.org", "Voices for Ohio" },
    { "Juana Diaz", "juana@example.org", "Voices for Ohio" }, /* two people */
    { "Li Wei", "li@example.org", "Kids Count" },
    { "Wei Li", NULL, "Voices for Ohio" }, /* the same name elsewhere: may have changed jobs */
  };
  static const char *const expected[] = { "María López = Maria Lopez", "Ana Wu = Anna Wu", "Robert Kim = Bob Kim",
                                          "Li Wei = Wei Li", NULL };
  static const char *const rest[] = { "María López = Maria Lopez", "Ana Wu = Anna Wu", "Li Wei = Wei Li", NULL };
  LydId retreat = lyd_fixture_add_retreat (fixture);
  LydId ids[G_N_ELEMENTS (people)];
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autoptr (LydRegistrationResult) result =
      add (fixture, &retreat, people[i].name, people[i].email, people[i].organization);

    ids[i] = result->person;
  }
  assert_found (fixture, expected);

  /* What was said once is not asked again, until that is undone. */
  before = dump (fixture);
  g_assert_true (lyd_duplicates_set_distinct (fixture->file, &ids[3], &ids[2], &error));
  g_assert_no_error (error);
  assert_found (fixture, rest);
  assert_undone (fixture, before);
  assert_found (fixture, expected);
  g_assert_false (lyd_duplicates_set_distinct (fixture->file, &ids[3], &ids[3], &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

static char *
make_up_name (LydFixture *fixture)
{
  char name[] = "xxxxxxxx xxxxxxxx";

  for (gsize i = 0; i < strlen (name); i++)
    if (name[i] == 'x')
      name[i] = (char) g_rand_int_range (fixture->rand, 'a', 'z' + 1);
  return g_strdup (name);
}

/* Hundreds at the front desk's number: whoever is there twice is found all the same. */
static void
test_find_in_a_crowd (LydFixture *fixture,
                      gconstpointer data)
{
  static const char *const expected[] = { "Zoe Adeyemi Cole = Zoe Cole", NULL };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 300; i++) {
    g_autoptr (LydPerson) person = lyd_person_new ();

    person->id = lyd_context_make_id (&fixture->context);
    person->name = i == 7     ? g_strdup ("Zoe Cole")
                   : i == 250 ? g_strdup ("Zoe Adeyemi Cole")
                              : make_up_name (fixture);
    person->phone = g_strdup ("(202) 555-0100");
    g_assert_true (lyd_people_insert (fixture->file->db, person, &error));
    g_assert_no_error (error);
  }
  assert_found (fixture, expected);
}

/* ---- merging ---- */

static void
test_make_person (void)
{
  g_autoptr (LydPerson) keep = lyd_person_new ();
  g_autoptr (LydPerson) other = lyd_person_new ();
  g_autoptr (LydPerson) merged = NULL;

  keep->name = g_strdup ("Bob Kim");
  keep->email = g_strdup ("bob@example.org");
  keep->notes = g_strdup ("Likes tea");
  keep->pronouns = g_strdup ("he/him");
  other->name = g_strdup ("Robert Kim");
  other->given = g_strdup ("Robert");
  other->family = g_strdup ("Kim");
  other->email = g_strdup ("robert@example.com");
  other->phone = g_strdup ("202 555 0100");
  other->notes = g_strdup ("Speaks Korean");
  other->pronouns_public = TRUE;

  merged = lyd_merge_make_person (keep, other, 0);
  g_assert_cmpstr (merged->name, ==, "Bob Kim");
  g_assert_null (merged->family);
  g_assert_cmpstr (merged->email, ==, "bob@example.org");
  g_assert_cmpstr (merged->phone, ==, "202 555 0100");
  g_assert_cmpstr (merged->notes, ==, "Likes tea\nSpeaks Korean");
  /* Nobody's consent is taken from somebody who said nothing. */
  g_assert_cmpstr (merged->pronouns, ==, "he/him");
  g_assert_false (merged->pronouns_public);
  g_clear_pointer (&merged, lyd_person_free);

  merged = lyd_merge_make_person (keep, other, TAKE (LYD_MERGE_NAME) | TAKE (LYD_MERGE_EMAIL) | TAKE (LYD_MERGE_ROLE));
  g_assert_cmpstr (merged->name, ==, "Robert Kim");
  g_assert_cmpstr (merged->family, ==, "Kim");
  g_assert_cmpstr (merged->email, ==, "robert@example.com");
  g_assert_null (merged->role);
}

static void
test_merge_two_events (LydFixture *fixture,
                       gconstpointer data)
{
  LydId first = lyd_fixture_add_retreat (fixture);
  LydId second = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) bob = add (fixture, &first, "Bob Kim", "bob@example.org", "Kids Count");
  g_autoptr (LydRegistrationResult) robert = add (fixture, &second, "Robert Kim", "rk@example.com", "Kids Count");
  g_autofree char *before = dump (fixture);
  g_autofree char *merged = NULL;
  g_autoptr (LydMergeResult) result = merge (fixture, &bob->person, &robert->person, TAKE (LYD_MERGE_NAME));
  g_autoptr (LydPerson) person = get (fixture, &bob->person);
  g_autoptr (LydPerson) gone = get (fixture, &robert->person);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (LydRegistrationResult) again = NULL;
  g_autoptr (LydUndoResult) redone = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (result->n_registrations, ==, 1);
  g_assert_cmpint (result->n_shared, ==, 0);
  g_assert_null (gone);
  g_assert_cmpstr (person->name, ==, "Robert Kim");
  g_assert_cmpstr (person->email, ==, "bob@example.org");
  g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM registration WHERE person = ?", &bob->person), ==, 2);

  /* The next list that still has the other address means the same person. */
  known = lyd_people_find_by_email (fixture->file->db, "rk@example.com", NULL);
  g_assert_cmpuint (known->len, ==, 1);
  again = add (fixture, &first, "Robert Kim", "rk@example.com", NULL);
  g_assert_true (again->existing);

  /* There and back, and there again. */
  merged = dump (fixture);
  assert_undone (fixture, before);
  history = lyd_history_list (fixture->file, NULL, 1, NULL);
  redone = lyd_undo (fixture->file, &((LydHistoryEntry *) g_ptr_array_index (history, 0))->id, &error);
  g_assert_no_error (error);
  lyd_probe_assert_sound (fixture);
  g_free (before);
  before = dump (fixture);
  g_assert_cmpstr (before, ==, merged);
}

static void
test_merge_same_event (LydFixture *fixture,
                       gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (LydRegistrationResult) bob = add (fixture, &retreat.event, "Bob Kim", "bob@example.org", "Kids Count");
  g_autoptr (LydRegistrationResult) robert = add (fixture, &retreat.event, "Robert Kim", NULL, "Kids Count");
  g_autoptr (LydRegistration) found = NULL;
  g_autofree char *before = NULL;
  g_autoptr (LydMergeResult) result = NULL;
  g_autofree char *diet = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  LydRoster roster = { .event = retreat.event, .session = retreat.arrival };
  g_autoptr (GArray) ids = NULL;
  LydAdmissionCount count;

  question->event = retreat.event;
  question->label = g_strdup ("Diet");
  g_assert_true (lyd_plan_add_question (fixture->file, question, NULL));
  /* Both badges were scanned: the log says so for ever. */
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, bob->code), ==, LYD_VERDICT_ADMITTED);
  fixture->now += LYD_MINUTE;
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, robert->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, robert->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_true (lyd_answers_set (fixture->file->db, &robert->registration, &question->id, "vegan", NULL));
  before = dump (fixture);

  result = merge (fixture, &bob->person, &robert->person, 0);
  g_assert_cmpint (result->n_shared, ==, 1);
  ids = lyd_roster_list_ids (fixture->file, &roster, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_true (lyd_id_equal (&g_array_index (ids, LydId, 0), &bob->registration));
  g_assert_true (lyd_admit_count (fixture->file, &retreat.arrival, fixture->now, &count, NULL));
  g_assert_cmpint (count.expected, ==, 1);
  g_assert_cmpint (count.inside, ==, 1);
  g_assert_cmpint (count.entered, ==, 1);
  diet = lyd_answers_get (fixture->file->db, &bob->registration, &question->id, NULL);
  g_assert_cmpstr (diet, ==, "vegan");

  /* Either badge is known, and by either the person is in already. */
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, robert->code), ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, bob->code), ==, LYD_VERDICT_ALREADY_IN);
  found = lyd_registrations_find_short_code (fixture->file->db, &retreat.event, robert->short_code, NULL);
  g_assert_true (lyd_id_equal (&found->id, &bob->registration));
  lyd_door_assert_consistent (fixture);
  lyd_probe_assert_sound (fixture);
  g_assert_cmpuint (lyd_door_count (fixture, &retreat.arrival, LYD_VERDICT_ADMITTED), ==, 2);
}

static void
test_merge_same_event_undone (LydFixture *fixture,
                              gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) bob = add (fixture, &retreat.event, "Bob Kim", "bob@example.org", "Kids Count");
  g_autoptr (LydRegistrationResult) robert = add (fixture, &retreat.event, "Robert Kim", NULL, "Kids Count");
  g_autoptr (LydMergeResult) result = NULL;
  g_autofree char *before = NULL;
  g_autoptr (LydRegistration) kept = NULL;

  lyd_door_enter (fixture, &retreat.arrival, bob->code);
  lyd_door_enter (fixture, &retreat.workshop, robert->code);
  /* The kept person's registration was cancelled, so the other's stands for both. */
  g_assert_true (lyd_register_set_status (fixture->file, &bob->registration, LYD_STATUS_CANCELLED, NULL));
  before = dump (fixture);
  result = merge (fixture, &bob->person, &robert->person, 0);
  kept = lyd_registrations_find_person (fixture->file->db, &retreat.event, &bob->person, NULL);
  g_assert_true (lyd_id_equal (&kept->id, &robert->registration));
  g_assert_cmpint (kept->status, ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, bob->code), ==, LYD_VERDICT_ALREADY_IN);
  g_clear_pointer (&result, lyd_merge_result_free);
  lyd_probe_assert_sound (fixture);
}

/* Exactly what was, presence and all, whichever registration stood for both. */
static void
test_undo_gives_all_back (LydFixture *fixture,
                          gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) bob = add (fixture, &retreat.event, "Bob Kim", "bob@example.org", "Kids Count");
  g_autoptr (LydRegistrationResult) robert = add (fixture, &retreat.event, "Robert Kim", NULL, "Kids Count");
  g_autoptr (LydRegistrationResult) child = add (fixture, &retreat.event, "Kit Kim", NULL, NULL);
  g_autoptr (LydRegistration) guest = lyd_registrations_get (fixture->file->db, &child->registration, NULL);
  g_autoptr (GError) error = NULL;

  guest->host = robert->registration;
  g_assert_true (lyd_registrations_update (fixture->file->db, guest, &error));
  g_assert_true (lyd_duplicates_set_distinct (fixture->file, &robert->person, &child->person, &error));
  lyd_door_enter (fixture, &retreat.arrival, bob->code);
  fixture->now += LYD_MINUTE;
  lyd_door_enter (fixture, &retreat.arrival, robert->code);
  lyd_door_enter (fixture, &retreat.workshop, robert->code);
  for (int i = 0; i < 2; i++) {
    g_autofree char *before = dump (fixture);
    g_autoptr (LydMergeResult) result = merge (fixture, &bob->person, &robert->person, TAKE (LYD_MERGE_NAME));
    g_autoptr (GPtrArray) pairs = lyd_duplicates_find (fixture->file, 100, NULL, NULL);

    g_assert_cmpuint (pairs->len, ==, 0);
    g_assert_cmpint (query_int (fixture, "SELECT count(*) FROM distinct_people WHERE a = ?1 OR b = ?1", &bob->person),
                     ==, 1);
    assert_undone (fixture, before);
    lyd_door_assert_consistent (fixture);
    g_assert_true (lyd_register_set_status (fixture->file, &bob->registration, LYD_STATUS_CANCELLED, NULL));
  }
}

static void
test_merge_of_a_merge (LydFixture *fixture,
                       gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) a = add (fixture, &retreat.event, "Bob Kim", "bob@example.org", NULL);
  g_autoptr (LydRegistrationResult) b = add (fixture, &retreat.event, "Robert Kim", "rk@example.org", NULL);
  g_autoptr (LydRegistrationResult) c = add (fixture, &retreat.event, "Rob Kim", "rob@example.org", NULL);
  g_autoptr (LydMergeResult) first = NULL;
  g_autoptr (LydMergeResult) second = NULL;
  g_autofree char *before = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  LydId entry;

  lyd_door_enter (fixture, &retreat.workshop, c->code);
  first = merge (fixture, &b->person, &c->person, 0);
  entry = last_entry (fixture);
  before = dump (fixture);
  second = merge (fixture, &a->person, &b->person, 0);
  /* All three badges are one person's, who is in. */
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, a->code), ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, b->code), ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, c->code), ==, LYD_VERDICT_ALREADY_IN);
  lyd_door_assert_consistent (fixture);

  /* Half of it cannot come back. */
  undone = lyd_undo (fixture->file, &entry, &error);
  g_assert_null (undone);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  lyd_probe_assert_sound (fixture);
}

/* Somebody who had two of the places gives one up. */
static void
test_place_becomes_free (LydFixture *fixture,
                         gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &retreat.event, NULL);
  g_autoptr (LydRegistrationResult) bob = add (fixture, &retreat.event, "Bob Kim", "bob@example.org", NULL);
  g_autoptr (LydRegistrationResult) robert = add (fixture, &retreat.event, "Robert Kim", NULL, NULL);
  g_autoptr (LydRegistrationResult) late = NULL;
  g_autoptr (LydMergeResult) result = NULL;
  g_autoptr (LydRegistration) moved = NULL;
  g_autofree char *before = NULL;

  g_assert_true (lyd_db_run (fixture->file->db, NULL, "UPDATE event SET capacity = 2 WHERE id = ?", "d", &event->id));
  late = add (fixture, &retreat.event, "Ana Wu", "ana@example.org", NULL);
  g_assert_cmpint (late->status, ==, LYD_STATUS_WAITLISTED);
  before = dump (fixture);
  result = merge (fixture, &bob->person, &robert->person, 0);
  g_assert_cmpuint (result->promoted->len, ==, 1);
  moved = lyd_registrations_get (fixture->file->db, &late->registration, NULL);
  g_assert_cmpint (moved->status, ==, LYD_STATUS_CONFIRMED);
  assert_undone (fixture, before);
}

/* A lost badge: a new code, and neither of the old ones opens the door. */
static void
test_reissue_after_merge (LydFixture *fixture,
                          gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) bob = add (fixture, &retreat.event, "Bob Kim", "bob@example.org", NULL);
  g_autoptr (LydRegistrationResult) robert = add (fixture, &retreat.event, "Robert Kim", NULL, NULL);
  g_autoptr (LydMergeResult) result = merge (fixture, &bob->person, &robert->person, 0);
  g_autoptr (LydRegistrationResult) fresh = NULL;
  g_autoptr (GError) error = NULL;

  fresh = lyd_register_reissue (fixture->file, &robert->registration, &error);
  g_assert_no_error (error);
  lyd_probe_assert_sound (fixture);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, bob->code), ==, LYD_VERDICT_REVOKED);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, robert->code), ==, LYD_VERDICT_REVOKED);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, fresh->code), ==, LYD_VERDICT_ADMITTED);
}

/* A scan that was made with the other's badge is taken back: presence follows. */
static void
test_undo_scan_after_merge (LydFixture *fixture,
                            gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) bob = add (fixture, &retreat.event, "Bob Kim", "bob@example.org", NULL);
  g_autoptr (LydRegistrationResult) robert = add (fixture, &retreat.event, "Robert Kim", NULL, NULL);
  LydAttempt attempt = { .session = retreat.workshop, .text = robert->code };
  g_autoptr (LydAdmissionResult) entry = lyd_door_answer (fixture, &attempt);
  g_autoptr (LydMergeResult) result = merge (fixture, &bob->person, &robert->person, 0);
  g_autoptr (LydAdmissionResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  LydAdmissionCount count;

  undone = lyd_admit_undo (fixture->file, &entry->scan, &error);
  g_assert_no_error (error);
  g_assert_true (lyd_admit_count (fixture->file, &retreat.workshop, fixture->now, &count, NULL));
  g_assert_cmpint (count.inside, ==, 0);
  g_assert_cmpint (count.entered, ==, 0);
  lyd_door_assert_consistent (fixture);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, bob->code), ==, LYD_VERDICT_ADMITTED);
}

static void
test_refused (LydFixture *fixture,
              gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) bob = add (fixture, &retreat, "Bob Kim", NULL, NULL);
  LydId nobody = lyd_context_make_id (&fixture->context);
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_merge_people (fixture->file, &bob->person, &bob->person, 0, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lyd_merge_people (fixture->file, &bob->person, &nobody, 0, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A new column that refers to people or registrations has to be thought of in lyd-merge-rows.c, and added here. */
static void
test_every_reference_is_known (LydFixture *fixture,
                               gconstpointer data)
{
  static const char *const known[] = { "registration.person", "alias.person", "registration.host",
                                       "registration.merged_into", "place.registration", "code.registration",
                                       "waiting_place.registration", "answer.registration", "import_row.registration",
                                       "scan.registration", "print.registration", "group_member.person",
                                       "standing.person", "presenter.person", "invitation.registration",
                                       "tray_slot.registration", "print_job.registration",
                                       "roll_call_tick.registration", "settlement.registration",
                                       "certificate.registration", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStmt) stmt =
    lyd_db_query (fixture->file->db, &error,
                  "SELECT t.name || '.' || k.\"from\" FROM sqlite_schema t, pragma_foreign_key_list (t.name) k"
                  " WHERE t.type = 'table' AND k.\"table\" IN ('person', 'registration')",
                  "");

  g_assert_no_error (error);
  while (lyd_stmt_step (stmt, &error)) {
    g_test_message ("%s", lyd_stmt_get_text (stmt, 0));
    g_assert_true (g_strv_contains (known, lyd_stmt_get_text (stmt, 0)));
  }
  g_assert_no_error (error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/merge/find", test_find);
  lyd_fixture_add ("/merge/find-in-a-crowd", test_find_in_a_crowd);
  g_test_add_func ("/merge/make-person", test_make_person);
  lyd_fixture_add ("/merge/two-events", test_merge_two_events);
  lyd_fixture_add ("/merge/same-event", test_merge_same_event);
  lyd_fixture_add ("/merge/same-event-other-stands", test_merge_same_event_undone);
  lyd_fixture_add ("/merge/undo-gives-all-back", test_undo_gives_all_back);
  lyd_fixture_add ("/merge/merge-of-a-merge", test_merge_of_a_merge);
  lyd_fixture_add ("/merge/place-becomes-free", test_place_becomes_free);
  lyd_fixture_add ("/merge/reissue", test_reissue_after_merge);
  lyd_fixture_add ("/merge/undo-scan", test_undo_scan_after_merge);
  lyd_fixture_add ("/merge/refused", test_refused);
  lyd_fixture_add ("/merge/every-reference-is-known", test_every_reference_is_known);
  return g_test_run ();
}
