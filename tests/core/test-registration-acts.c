#include "lyd-admit-many.h"
#include "lyd-fixture.h"
#include "lyd-plan-change.h"
#include "lyd-plan.h"
#include "lyd-record.h"
#include "lyd-register-draft.h"
#include "lyd-register-many.h"
#include "lyd-roster.h"
#include "lyd-safekeeping.h"
#include "lyd-undo.h"

#include <string.h>

#define N_PEOPLE 12

/* People "Guest 00" and on, registered at the fixture's retreat. */
static GArray *
add_guests (LydFixture *fixture,
            const LydId *event)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (LydId));

  for (int i = 0; i < N_PEOPLE; i++) {
    g_autofree char *name = g_strdup_printf ("Guest %02d", i);
    g_autofree char *email = g_strdup_printf ("guest.%02d@example.org", i);
    g_autoptr (LydRegistrationResult) result = lyd_fixture_register (fixture, event, name, email);

    g_array_append_val (ids, result->registration);
  }
  return ids;
}

static LydMany
many_of (GArray *ids)
{
  return (LydMany){ .ids = (const LydId *) (gpointer) ids->data, .n_ids = ids->len };
}

static LydRosterCounts
count (LydFixture *fixture,
       const LydId *event)
{
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, event);
  LydRosterCounts counts;

  g_assert_true (lyd_roster_count_all (fixture->file, event, &arrival->id, &counts, NULL));
  return counts;
}

static guint
count_entries (LydFixture *fixture)
{
  g_autoptr (GPtrArray) entries = lyd_history_list (fixture->file, NULL, -1, NULL);

  return entries->len;
}

static void
undo_last (LydFixture *fixture,
           int n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) last = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) undone = NULL;

  g_assert_no_error (error);
  undone = lyd_undo (fixture->file, &last->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->taken_back, ==, n_expected);
  /* Once only. */
  g_assert_null (lyd_undo (fixture->file, &last->id, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
assert_sound (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = lyd_verify (fixture->file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Whoever many make room for moves up, as after a single change; who was put on the list does not come back at once. */
static void
test_many_make_room (LydFixture *fixture,
                     gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (GArray) ids = add_guests (fixture, &retreat);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &retreat, &error);
  LydId first = g_array_index (ids, LydId, 0);
  LydMany many = many_of (ids);
  int n_changed;

  g_assert_no_error (error);
  event->capacity = N_PEOPLE - 1;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_true (lyd_register_set_status (fixture->file, &first, LYD_STATUS_WAITLISTED, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_WAITLISTED], ==, 1);

  many.ids++;
  many.n_ids--;
  g_assert_true (
    lyd_register_set_status_many (fixture->file, &retreat, &many, LYD_STATUS_WAITLISTED, &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_changed, ==, N_PEOPLE - 1);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_EXPECTED], ==, 1);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_WAITLISTED], ==, N_PEOPLE - 1);

  undo_last (fixture, N_PEOPLE);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_WAITLISTED], ==, 1);
  assert_sound (fixture);
}

static void
test_many_are_one_act (LydFixture *fixture,
                       gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (GArray) ids = add_guests (fixture, &retreat);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRecord) record = NULL;
  LydMany many = many_of (ids);
  guint n_entries = count_entries (fixture);
  int n_changed;

  g_assert_true (
    lyd_register_set_status_many (fixture->file, &retreat, &many, LYD_STATUS_CANCELLED, &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_changed, ==, N_PEOPLE);
  g_assert_cmpuint (count_entries (fixture), ==, n_entries + 1);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_CANCELLED], ==, N_PEOPLE);

  /* Each one's own history tells it, although the entry is about all. */
  record = lyd_record_get (fixture->file, &lyd_id_none, &g_array_index (ids, LydId, 3), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (((LydPast *) g_ptr_array_index (record->past, 0))->sentence, "Cancelled"));

  /* Nothing to change is no act. */
  g_assert_true (
    lyd_register_set_status_many (fixture->file, &retreat, &many, LYD_STATUS_CANCELLED, &n_changed, &error));
  g_assert_cmpint (n_changed, ==, 0);
  g_assert_cmpuint (count_entries (fixture), ==, n_entries + 1);

  undo_last (fixture, N_PEOPLE);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_EXPECTED], ==, N_PEOPLE);
  assert_sound (fixture);
}

static void
test_stopped_act_changes_nothing (LydFixture *fixture,
                                  gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (GArray) ids = add_guests (fixture, &retreat);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &retreat);
  g_autoptr (GError) error = NULL;
  LydMany many = many_of (ids);
  int n_changed;

  many.cancellable = cancellable;
  g_cancellable_cancel (cancellable);
  g_assert_false (
    lyd_register_set_status_many (fixture->file, &retreat, &many, LYD_STATUS_CANCELLED, &n_changed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (lyd_admit_many (fixture->file, &arrival->id, &many, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_EXPECTED], ==, N_PEOPLE);
  assert_sound (fixture);
}

static void
test_many_check_in (LydFixture *fixture,
                    gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (GArray) ids = add_guests (fixture, &retreat);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &retreat);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydManyAdmitted) done = NULL;
  g_autoptr (LydManyAdmitted) again = NULL;
  g_autofree char *words = NULL;
  LydMany many = many_of (ids);
  guint n_entries;

  g_assert_true (lyd_register_set_status (fixture->file, &g_array_index (ids, LydId, 0), LYD_STATUS_CANCELLED, &error));
  n_entries = count_entries (fixture);
  done = lyd_admit_many (fixture->file, &arrival->id, &many, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done->n_admitted, ==, N_PEOPLE - 1);
  g_assert_cmpint (done->n_refused[LYD_VERDICT_CANCELLED], ==, 1);
  g_assert_cmpuint (count_entries (fixture), ==, n_entries + 1);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_IN], ==, N_PEOPLE - 1);
  words = lyd_many_admitted_describe (done);
  g_assert_cmpstr (words, ==, "11 people checked in. Not: Cancelled 1");

  again = lyd_admit_many (fixture->file, &arrival->id, &many, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->n_admitted, ==, 0);
  g_assert_cmpint (again->n_refused[LYD_VERDICT_ALREADY_IN], ==, N_PEOPLE - 1);
  g_assert_true (lyd_id_is_none (&again->entry));

  undo_last (fixture, N_PEOPLE - 1);
  g_assert_cmpint (count (fixture, &retreat).n[LYD_ROSTER_IN], ==, 0);
  assert_sound (fixture);
}

static void
test_save_and_undo (LydFixture *fixture,
                    gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (&retreat);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (LydRecord) record = NULL;
  g_autoptr (LydRecord) before = NULL;
  g_autoptr (GError) error = NULL;
  gboolean existing;
  LydId id, again;

  draft->name = g_strdup ("  ");
  g_assert_false (lyd_register_save (fixture->file, draft, &id, &existing, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  g_free (draft->name);
  draft->name = g_strdup (" Ana Wu ");
  draft->email = g_strdup ("ana@example.org");
  draft->organization = g_strdup ("Harbor Family Fund");
  g_assert_true (lyd_register_save (fixture->file, draft, &id, &existing, &error));
  g_assert_no_error (error);
  g_assert_false (existing);
  g_assert_true (lyd_register_save (fixture->file, draft, &again, &existing, &error));
  g_assert_true (existing);
  g_assert_true (lyd_id_equal (&id, &again));

  draft->registration = id;
  g_free (draft->name);
  draft->name = g_strdup ("Ana Wu-Li");
  draft->no_photos = TRUE;
  g_assert_true (lyd_register_save (fixture->file, draft, &again, &existing, &error));
  g_assert_no_error (error);
  record = lyd_record_get (fixture->file, &lyd_id_none, &id, &error);
  g_assert_cmpstr (record->row->name, ==, "Ana Wu-Li");
  g_assert_true (record->row->no_photos);
  g_assert_cmpstr (record->row->organization, ==, "Harbor Family Fund");
  g_assert_nonnull (record->code);

  /* She is found by both names. */
  known = lyd_register_find_people (fixture->file, &retreat, "wu-li", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (known->len, ==, 1);
  g_assert_true (lyd_id_equal (&((LydKnownPerson *) g_ptr_array_index (known, 0))->registration, &id));

  {
    g_autoptr (LydHistoryEntry) last = lyd_history_find_last (fixture->file, &error);
    g_autoptr (LydUndoResult) undone = lyd_undo (fixture->file, &last->id, &error);

    g_assert_no_error (error);
    g_assert_cmpint (undone->kept, ==, 0);
  }
  before = lyd_record_get (fixture->file, &lyd_id_none, &id, &error);
  g_assert_cmpstr (before->row->name, ==, "Ana Wu");
  g_assert_false (before->row->no_photos);
  assert_sound (fixture);
}

static void
test_emails_are_listed_once (LydFixture *fixture,
                             gconstpointer data)
{
  LydId retreat = lyd_fixture_add_retreat (fixture);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydRegistrationResult) ana =
    lyd_fixture_register (fixture, &retreat, "Wu, Ana \"Annie\"", "a@example.org");
  g_autoptr (LydRegistrationResult) ben = lyd_fixture_register (fixture, &retreat, "Ben", "A@Example.org");
  g_autoptr (LydRegistrationResult) cat = lyd_fixture_register (fixture, &retreat, "Cat", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  LydMany many;
  int n;

  g_array_append_val (ids, ana->registration);
  g_array_append_val (ids, ben->registration);
  g_array_append_val (ids, cat->registration);
  many = many_of (ids);
  list = lyd_register_list_emails (fixture->file, &many, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpstr (list, ==, "\"Wu, Ana  Annie \" <a@example.org>");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/registrations/many-make-room", test_many_make_room);
  lyd_fixture_add ("/registrations/many-are-one-act", test_many_are_one_act);
  lyd_fixture_add ("/registrations/stopped-act-changes-nothing", test_stopped_act_changes_nothing);
  lyd_fixture_add ("/registrations/many-check-in", test_many_check_in);
  lyd_fixture_add ("/registrations/save-and-undo", test_save_and_undo);
  lyd_fixture_add ("/registrations/emails-are-listed-once", test_emails_are_listed_once);
  return g_test_run ();
}
