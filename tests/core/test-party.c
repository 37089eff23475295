#include "lyd-error.h"
#include "lyd-fixture.h"
#include "lyd-party.h"
#include "lyd-plan-change.h"
#include "lyd-undo.h"

static const LydPartyTerms plain = { 0 };

static void
add (LydFixture *fixture,
     const LydId *event,
     const char *name,
     const char *email,
     const char *organization)
{
  LydRegistrationRequest request = {
    .name = name, .email = email, .organization = organization, .status = LYD_STATUS_CONFIRMED
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) result = lyd_register (fixture->file, event, &request, &error);

  g_assert_no_error (error);
}

static GPtrArray *
read_list (LydFixture *fixture,
           const LydId *event,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *members = lyd_party_read_text (fixture->file, event, text, &error);

  g_assert_no_error (error);
  return members;
}

static const LydPartyMember *
get (const GPtrArray *members,
     guint i)
{
  g_assert_cmpuint (i, <, members->len);
  return g_ptr_array_index (members, i);
}

static void
test_whom_a_list_means (LydFixture *fixture,
                        gconstpointer data)
{
  LydId last = lyd_fixture_add_retreat (fixture);
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (GPtrArray) members = NULL;

  add (fixture, &last, "Ana Wu", "ana@example.org", "VOICES");
  add (fixture, &last, "Bob Kim", "office@example.org", NULL);
  add (fixture, &last, "Carol Diaz", "office@example.org", NULL);
  add (fixture, &event, "José Ruiz", "jose@example.org", NULL);
  members = read_list (fixture, &event,
                       "ana@example.org\n"    /* an address alone */
                       "jose@example.org\n"   /* registered already */
                       "office@example.org\n" /* shared: names nobody */
                       "CAROL DIAZ <office@example.org>\n"
                       "Bob Kim\n" /* a name alone suggests */
                       "Dee Novak, Child Advocates of Ohio\n"
                       "Ana Wu <ana@example.org>\n" /* again */
                       "Eve <eve@>\n");
  g_assert_cmpuint (members->len, ==, 8);
  g_assert_cmpint (get (members, 0)->state, ==, LYD_PARTY_KNOWN);
  g_assert_cmpstr (get (members, 0)->name, ==, "Ana Wu");
  g_assert_cmpstr (get (members, 0)->organization, ==, "VOICES");
  g_assert_cmpint (get (members, 1)->state, ==, LYD_PARTY_REGISTERED);
  g_assert_cmpint (get (members, 2)->state, ==, LYD_PARTY_UNREADABLE);
  g_assert_cmpint (get (members, 3)->state, ==, LYD_PARTY_KNOWN);
  g_assert_cmpstr (get (members, 3)->name, ==, "Carol Diaz");
  g_assert_cmpint (get (members, 4)->state, ==, LYD_PARTY_UNSURE);
  g_assert_cmpuint (get (members, 4)->candidates->len, ==, 1);
  g_assert_cmpint (get (members, 5)->state, ==, LYD_PARTY_NEW);
  g_assert_cmpstr (get (members, 5)->organization, ==, "Child Advocates of Ohio");
  g_assert_cmpint (get (members, 6)->state, ==, LYD_PARTY_REPEATED);
  g_assert_cmpint (get (members, 7)->state, ==, LYD_PARTY_UNREADABLE);
  g_assert_cmpuint (get (members, 7)->line, ==, 8);
}

/* Three places for four people: the fourth waits, and one undo takes all of them back. */
static void
test_one_act (LydFixture *fixture,
              gconstpointer data)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &id, &error);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (LydPartyResult) party = NULL;
  g_autoptr (LydPartyResult) nobody = NULL;
  g_autoptr (LydHistoryEntry) entry = NULL;
  g_autoptr (LydUndoResult) undone = NULL;

  event->capacity = 3;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  members = read_list (fixture, &id, "Ana Wu <ana@example.org>\nBob Kim\nCarol Diaz\nDee Novak");
  party = lyd_party_register (fixture->file, &id, members, &plain, &error);
  g_assert_no_error (error);
  g_assert_cmpint (party->n_confirmed, ==, 3);
  g_assert_cmpint (party->n_waiting, ==, 1);
  g_assert_cmpint (((LydRegistrationResult *) g_ptr_array_index (party->results, 3))->status, ==,
                   LYD_STATUS_WAITLISTED);

  again = read_list (fixture, &id, "ana@example.org");
  nobody = lyd_party_register (fixture->file, &id, again, &plain, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nobody->n_existing, ==, 1);

  entry = lyd_history_find_last (fixture->file, &error);
  undone = lyd_undo (fixture->file, &entry->id, &error);
  g_assert_no_error (error);
  g_clear_pointer (&again, g_ptr_array_unref);
  again = read_list (fixture, &id, "Ana Wu <ana@example.org>\nBob Kim");
  g_assert_cmpint (get (again, 0)->state, ==, LYD_PARTY_NEW);
  g_assert_cmpint (get (again, 1)->state, ==, LYD_PARTY_NEW);
}

/* Who is unsure or unreadable is nobody's guess, and then nobody is registered. */
static void
test_nobody_is_guessed (LydFixture *fixture,
                        gconstpointer data)
{
  LydId last = lyd_fixture_add_retreat (fixture);
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (LydPartyResult) party = NULL;
  g_autoptr (GError) error = NULL;
  LydPartyMember *unsure;

  add (fixture, &last, "Ana Wu", "ana@example.org", NULL);
  members = read_list (fixture, &event, "Dee Novak\nAna Wu");
  g_assert_null (lyd_party_register (fixture->file, &event, members, &plain, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  after = read_list (fixture, &event, "Dee Novak");
  g_assert_cmpint (get (after, 0)->state, ==, LYD_PARTY_NEW);

  unsure = g_ptr_array_index (members, 1);
  unsure->person = ((LydKnownPerson *) g_ptr_array_index (unsure->candidates, 0))->person->id;
  unsure->state = LYD_PARTY_KNOWN;
  party = lyd_party_register (fixture->file, &event, members, &plain, &error);
  g_assert_no_error (error);
  g_assert_true (lyd_id_equal (&((LydRegistrationResult *) g_ptr_array_index (party->results, 1))->person,
                               &unsure->person));
}

static void
test_from_elsewhere (LydFixture *fixture,
                     gconstpointer data)
{
  LydId last = lyd_fixture_add_retreat (fixture);
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) source = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) colleagues = NULL;
  g_autoptr (GPtrArray) came = NULL;

  add (fixture, &last, "Bob Kim", NULL, "VOICES");
  add (fixture, &last, "Ana Wu", NULL, "VOICES");
  add (fixture, &last, "Carol Diaz", NULL, "Other");
  add (fixture, &event, "Dee Novak", NULL, NULL);
  members = lyd_party_list_event (fixture->file, &event, &last, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (members->len, ==, 3);
  g_assert_cmpstr (get (members, 0)->name, ==, "Carol Diaz");
  came = lyd_party_list_event (fixture->file, &event, &last, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (came->len, ==, 0);

  colleagues = lyd_party_list_organization (fixture->file, &event, "voices", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (colleagues->len, ==, 2);
  g_assert_cmpstr (get (colleagues, 0)->name, ==, "Bob Kim");

  source = lyd_plan_get_event (fixture->file, &last, &error);
  source->sensitive = TRUE;
  g_assert_true (lyd_plan_update_event (fixture->file, source, &error));
  g_assert_null (lyd_party_list_event (fixture->file, &event, &last, FALSE, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_guests (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId other = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) host = lyd_fixture_register (fixture, &event, "Ana Wu", NULL);
  g_autoptr (GPtrArray) members = read_list (fixture, &event, "Mia Wu\nLeo Wu");
  const LydPartyTerms terms = { .host = &host->registration };
  const LydPartyTerms strange = { .host = &other };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydPartyResult) party = NULL;
  LydPartyTerms nested = { 0 };

  ((LydPartyMember *) g_ptr_array_index (members, 0))->type = LYD_ATTENDEE_CHILD_GUEST;
  g_assert_null (lyd_party_register (fixture->file, &event, members, &strange, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_party_register (fixture->file, &other, members, &terms, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  party = lyd_party_register (fixture->file, &event, members, &terms, &error);
  g_assert_no_error (error);
  g_assert_cmpint (party->n_confirmed, ==, 2);

  g_clear_pointer (&members, g_ptr_array_unref);
  members = read_list (fixture, &event, "Guest of a guest");
  nested.host = &((LydRegistrationResult *) g_ptr_array_index (party->results, 0))->registration;
  g_assert_null (lyd_party_register (fixture->file, &event, members, &nested, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/party/whom-a-list-means", test_whom_a_list_means);
  lyd_fixture_add ("/party/one-act", test_one_act);
  lyd_fixture_add ("/party/nobody-is-guessed", test_nobody_is_guessed);
  lyd_fixture_add ("/party/from-elsewhere", test_from_elsewhere);
  lyd_fixture_add ("/party/guests", test_guests);
  return g_test_run ();
}
