#include "lyd-agenda-import.h"
#include "lyd-agenda.h"
#include "lyd-db.h"
#include "lyd-door.h"
#include "lyd-plan-change.h"
#include "lyd-register-draft.h"
#include "lyd-safekeeping.h"
#include "lyd-seating.h"
#include "lyd-tap.h"
#include "lyd-undo.h"
#include "lyd-words-agenda.h"
#include "lyd-words-journal.h"

#include <string.h>

/* ---- what does not fit, as a pure function ---- */

/* A session of an hour at @hour of the first day. */
static LydSession *
make_session (GPtrArray *sessions,
              guint8 id,
              double hour,
              const char *room,
              const char *presenter)
{
  LydSession *session = lyd_session_new ();

  session->id.bytes[0] = id;
  session->kind = LYD_SESSION_BREAKOUT;
  session->title = g_strdup_printf ("Session %d", id);
  session->start = LYD_FIXTURE_NOW + (gint64) (hour * LYD_HOUR);
  session->end = session->start + LYD_HOUR;
  session->room = g_strdup (room);
  session->presenters = lyd_presenters_new ();
  if (presenter != NULL) {
    LydPresenter *person = lyd_presenter_new ();

    person->name = g_strdup (presenter);
    g_ptr_array_add (session->presenters, person);
  }
  g_ptr_array_add (sessions, session);
  return session;
}

static LydEvent *
make_event (void)
{
  LydEvent *event = lyd_event_new ();

  event->start = LYD_FIXTURE_NOW;
  event->end = LYD_FIXTURE_NOW + 8 * LYD_HOUR;
  event->timezone = g_strdup ("America/New_York");
  return event;
}

/* "room Salon B 1 2" */
static char *
say (const GPtrArray *conflicts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++) {
    const LydConflict *conflict = g_ptr_array_index (conflicts, i);

    g_string_append_printf (text, "%s%s %s %d %d %d", i > 0 ? "; " : "",
                            lyd_word_id (&lyd_conflict_kinds, (int) conflict->kind),
                            conflict->what != NULL ? conflict->what : "-", conflict->n, conflict->a.bytes[0],
                            conflict->b.bytes[0]);
  }
  return g_string_free (text, FALSE);
}

static void
assert_conflicts (const GPtrArray *sessions,
                  const GArray *attenders,
                  const char *expected)
{
  g_autoptr (LydEvent) event = make_event ();
  g_autoptr (GPtrArray) conflicts = lyd_conflicts_find (event, sessions, attenders);
  g_autofree char *said = say (conflicts);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_rooms (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);
  LydSession *arrival = make_session (sessions, 1, 0, "Salon B", NULL);

  arrival->kind = LYD_SESSION_ARRIVAL;
  arrival->end += 48 * LYD_HOUR;
  make_session (sessions, 2, 1, "Salon B", NULL);
  make_session (sessions, 3, 1.5, "salón  b", NULL);
  make_session (sessions, 4, 2.5, "Salon B", NULL); /* begins as the one before ends */
  make_session (sessions, 5, 2.5, NULL, NULL);
  make_session (sessions, 6, 2.5, NULL, NULL);
  assert_conflicts (sessions, NULL, "room Salon B 1 2 3");
}

static void
test_presenters (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);
  LydPresenter *jose, *other;

  jose = g_ptr_array_index (make_session (sessions, 1, 1, "A", "José Díaz")->presenters, 0);
  other = g_ptr_array_index (make_session (sessions, 2, 1, "B", "Jose Diaz")->presenters, 0);
  make_session (sessions, 3, 3, "C", "José Díaz");
  assert_conflicts (sessions, NULL, "presenter José Díaz 1 1 2");

  /* Two people on file who are called the same are two. */
  jose->person.bytes[0] = 1;
  assert_conflicts (sessions, NULL, "presenter José Díaz 1 1 2");
  other->person.bytes[0] = 2;
  assert_conflicts (sessions, NULL, "");
  other->person.bytes[0] = 1;
  assert_conflicts (sessions, NULL, "presenter José Díaz 1 1 2");
}

static void
test_choices (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);
  g_autoptr (GArray) attenders = g_array_new (FALSE, FALSE, sizeof (LydAttender));
  LydSession *first = make_session (sessions, 1, 1, "A", "Ana Wu");
  LydSession *second = make_session (sessions, 2, 1, "B", NULL);
  LydSession *later = make_session (sessions, 3, 3, "A", NULL);
  LydAttender ana = { .person = { { 9 } }, .name = "Ana Wu" };
  LydAttender jose = { .person = { { 8 } }, .name = "José Díaz" };

  jose.session = first->id;
  g_array_append_val (attenders, jose);
  jose.session = later->id;
  g_array_append_val (attenders, jose);
  assert_conflicts (sessions, attenders, "");
  jose.session = second->id;
  g_array_append_val (attenders, jose);
  assert_conflicts (sessions, attenders, "choice José Díaz 1 1 2");

  /* Several people are told together, and without a name. */
  ana.session = first->id;
  g_array_append_val (attenders, ana);
  ana.session = second->id;
  g_array_append_val (attenders, ana);
  assert_conflicts (sessions, attenders, "choice - 2 1 2");

  /* She presents the one, and is expected in the other. */
  ((LydPresenter *) g_ptr_array_index (first->presenters, 0))->person = ana.person;
  assert_conflicts (sessions, attenders, "choice - 2 1 2; both Ana Wu 1 1 2");
}

static void
test_outside (void)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);

  make_session (sessions, 1, -24, NULL, NULL);
  make_session (sessions, 2, -2, NULL, NULL);   /* early, the same day */
  make_session (sessions, 3, 14.5, NULL, NULL); /* past midnight */
  assert_conflicts (sessions, NULL, "outside - 1 1 0; outside - 1 3 0");
}

/* ---- over the data file ---- */

static LydId
add_session (LydFixture *fixture,
             const LydId *event,
             const char *title,
             double hour,
             const char *room,
             const char *presenter)
{
  g_autoptr (LydEvent) plan = lyd_plan_get_event (fixture->file, event, NULL);
  g_autoptr (LydSession) session = lyd_plan_new_session (plan);
  g_autoptr (GError) error = NULL;

  session->title = g_strdup (title);
  session->start = LYD_FIXTURE_NOW + (gint64) (hour * LYD_HOUR);
  session->end = session->start + LYD_HOUR;
  session->room = g_strdup (room);
  session->track = g_strdup ("Policy");
  session->choice = TRUE;
  session->presenters = lyd_presenters_new ();
  if (presenter != NULL) {
    LydPresenter *person = lyd_agenda_read_presenter (fixture->file, presenter, &error);

    g_assert_no_error (error);
    g_ptr_array_add (session->presenters, person);
  }
  g_assert_true (lyd_plan_add_session (fixture->file, session, &error));
  g_assert_no_error (error);
  return session->id;
}

static LydAgenda *
get_agenda (LydFixture *fixture,
            const LydId *event)
{
  g_autoptr (GError) error = NULL;
  LydAgenda *agenda = lyd_agenda_get (fixture->file, event, &error);

  g_assert_no_error (error);
  return agenda;
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &entry->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->taken_back, >, 0);
  g_assert_cmpint (result->kept, ==, 0);
}

static void
assert_presenters (LydFixture *fixture,
                   const LydId *session,
                   const char *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydSession) found = lyd_agenda_get_session (fixture->file, session, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = lyd_presenters_join (found->presenters);
  g_assert_cmpstr (joined, ==, names);
}

static void
test_presenters_are_kept (LydFixture *fixture,
                          gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  LydId lab = add_session (fixture, &event, "Budget lab", 1, "Salon A", "ana@example.org");
  g_autoptr (LydSession) session = lyd_agenda_get_session (fixture->file, &lab, NULL);
  g_autoptr (LydSession) plain = lyd_plan_get_session (fixture->file, &lab, NULL);
  g_autoptr (GError) error = NULL;
  LydPresenter *presenter = g_ptr_array_index (session->presenters, 0);

  g_assert_true (lyd_id_equal (&presenter->person, &ana->person));
  g_assert_cmpstr (presenter->name, ==, "Ana Wu");
  g_assert_cmpstr (session->track, ==, "Policy");

  /* Who does not know of presenters leaves them alone. */
  g_assert_null (plain->presenters);
  plain->capacity = 20;
  g_assert_true (lyd_plan_update_session (fixture->file, plain, &error));
  assert_presenters (fixture, &lab, "Ana Wu");

  g_ptr_array_add (session->presenters, lyd_agenda_read_presenter (fixture->file, "  Dr. Rosa Lee ", &error));
  g_assert_true (lyd_plan_update_session (fixture->file, session, &error));
  g_assert_no_error (error);
  assert_presenters (fixture, &lab, "Ana Wu, Dr. Rosa Lee");
  undo_last (fixture);
  assert_presenters (fixture, &lab, "Ana Wu");

  /* A session that goes takes them along, and brings them back. */
  g_assert_true (lyd_plan_delete_session (fixture->file, &lab, &error));
  undo_last (fixture);
  assert_presenters (fixture, &lab, "Ana Wu");
}

static void
test_copies (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId lab = add_session (fixture, &event, "Budget lab", 1, "Salon A", "Rosa Lee");
  g_autoptr (LydSession) twin = NULL;
  g_autoptr (LydAgenda) again = NULL;
  g_autoptr (LydHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  LydId copy, next;

  g_assert_true (lyd_agenda_duplicate_session (fixture->file, &lab, &copy, &error));
  g_assert_no_error (error);
  twin = lyd_agenda_get_session (fixture->file, &copy, &error);
  g_assert_cmpint (twin->start, ==, LYD_FIXTURE_NOW + 2 * LYD_HOUR);
  g_assert_cmpint (twin->opens_before, ==, 15);
  assert_presenters (fixture, &copy, "Rosa Lee");
  entry = lyd_history_find_last (fixture->file, &error);
  g_assert_cmpstr (entry->sentence, ==, "Duplicated the session “Budget lab”");
  undo_last (fixture);
  g_assert_null (lyd_agenda_get_session (fixture->file, &copy, NULL));

  /* Next year's retreat has the same agenda. */
  g_assert_true (lyd_plan_duplicate_event (fixture->file, &event, &next, &error));
  again = get_agenda (fixture, &next);
  g_assert_cmpuint (again->lines->len, ==, 2);
  for (guint i = 0; i < again->lines->len; i++) {
    const LydSession *session = ((LydAgendaLine *) g_ptr_array_index (again->lines, i))->session;

    if (session->kind == LYD_SESSION_ARRIVAL)
      continue;
    g_assert_cmpstr (session->track, ==, "Policy");
    g_assert_cmpstr (((LydPresenter *) g_ptr_array_index (session->presenters, 0))->name, ==, "Rosa Lee");
  }
}

static void
assert_words (const LydAgenda *agenda,
              guint index,
              const char *expected)
{
  g_autofree char *words = lyd_words_conflict (agenda, g_ptr_array_index (agenda->conflicts, index));

  g_assert_cmpstr (words, ==, expected);
}

static void
test_agenda (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  LydId lab = add_session (fixture, &event, "Budget lab", 1, "Salon A", "Ana Wu");
  LydId caucus = add_session (fixture, &event, "Caucus", 1.5, "Salon A", NULL);
  g_autoptr (LydAgenda) agenda = NULL;
  g_autoptr (LydAgenda) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *row = NULL;
  LydChoice choice;

  g_assert_true (lyd_seating_choose (fixture->file, &ana->registration, &caucus, FALSE, NULL, &choice, &error));
  g_assert_no_error (error);
  agenda = get_agenda (fixture, &event);
  g_assert_cmpuint (agenda->conflicts->len, ==, 2);
  assert_words (agenda, 0, "Salon A is taken twice: “Budget lab” and “Caucus”");
  assert_words (agenda, 1, "Ana Wu presents “Budget lab” and chose “Caucus” at the same time");
  row = lyd_words_conflict_of (agenda, g_ptr_array_index (agenda->conflicts, 0), &caucus);
  g_assert_cmpstr (row, ==, "Salon A is also taken by “Budget lab”");
  g_assert_cmpuint (lyd_agenda_find (agenda, &caucus)->conflicts, ==,
                    1u << LYD_CONFLICT_ROOM | 1u << LYD_CONFLICT_BOTH);
  g_assert_cmpint (lyd_agenda_find (agenda, &caucus)->places.taken, ==, 1);
  g_assert_true (lyd_agenda_find (agenda, &caucus)->used);

  /* Who cancelled is in no two places. */
  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_CANCELLED, &error));
  after = get_agenda (fixture, &event);
  g_assert_cmpuint (after->conflicts->len, ==, 1);
  g_assert_cmpuint (lyd_agenda_find (after, &lab)->conflicts, ==, 1u << LYD_CONFLICT_ROOM);
}

/* ---- heads ---- */

static LydId
add_circle (LydFixture *fixture,
            const LydId *event)
{
  LydId circle = add_session (fixture, event, "Circle", 1, "Salon B", NULL);
  g_autoptr (LydSession) session = lyd_plan_get_session (fixture->file, &circle, NULL);
  g_autoptr (GError) error = NULL;

  session->sensitive = TRUE;
  session->capacity = 3;
  g_assert_true (lyd_plan_update_session (fixture->file, session, &error));
  g_assert_no_error (error);
  return circle;
}

static void
assert_tap (LydFixture *fixture,
            const LydId *session,
            int by,
            int expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHeads) heads = lyd_tap (fixture->file, session, by, &error);

  g_assert_no_error (error);
  g_assert_cmpint (heads->heads, ==, expected);
}

static void
test_heads (LydFixture *fixture,
            gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId circle = add_circle (fixture, &event);
  g_autoptr (LydAgenda) agenda = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  assert_tap (fixture, &circle, 1, 1);
  assert_tap (fixture, &circle, 1, 2);
  lyd_fixture_reopen (fixture);
  assert_tap (fixture, &circle, -1, 1);
  /* Who is in is in, whatever the room holds. */
  assert_tap (fixture, &circle, 4, 5);
  g_assert_null (lyd_tap (fixture->file, &circle, -6, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (lyd_tap (fixture->file, &circle, 100000, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  agenda = get_agenda (fixture, &event);
  g_assert_true (lyd_agenda_find (agenda, &circle)->counted);
  left = lyd_words_left (lyd_agenda_find (agenda, &circle));
  g_assert_cmpstr (left, ==, "5 of 3 counted");
  problems = lyd_verify (fixture->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  /* What was counted is not deleted. */
  g_assert_false (lyd_plan_delete_session (fixture->file, &circle, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
}

static void
test_heads_only_where_nobody_is_named (LydFixture *fixture,
                                       gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_tap (fixture->file, &retreat.workshop, 1, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);

  /* An event that is sensitive as a whole is counted everywhere. */
  event = lyd_plan_get_event (fixture->file, &retreat.event, &error);
  event->sensitive = TRUE;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  assert_tap (fixture, &retreat.workshop, 1, 1);
  assert_tap (fixture, &retreat.arrival, 2, 2);
}

static void
test_damage_is_found (LydFixture *fixture,
                      gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId circle = add_circle (fixture, &event);
  g_autoptr (LydDb) db = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  assert_tap (fixture, &circle, 2, 2);
  db = lyd_db_open (fixture->path, 0, &error);
  g_assert_true (lyd_db_exec (db, "UPDATE tap SET delta = -1", &error));
  problems = lyd_verify (fixture->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "Circle"));
}

/* Who chose a session that names nobody is on nobody's list. */
static void
test_sensitive_names_nobody (LydFixture *fixture,
                             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  LydId circle = add_circle (fixture, &event);
  g_autoptr (GError) error = NULL;
  LydChoice choice;

  g_assert_false (lyd_seating_choose (fixture->file, &ana->registration, &circle, FALSE, NULL, &choice, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static LydAgendaPlan *
plan_import (LydFixture *fixture,
             const LydId *event,
             const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LydAgendaPlan *plan = lyd_agenda_import_plan (fixture->file, event, bytes, "agenda.csv", &error);

  g_assert_no_error (error);
  return plan;
}

static void
test_import (LydFixture *fixture,
             gconstpointer data)
{
  static const char text[] = "Retreat agenda\n"
                             "Day,Start,End,Title,Room,Track,Speakers,Type,Capacity\n"
                             "1,9:00 am,10:15 am,Opening,Ballroom,,Ana Wu; Rosa Lee,Plenary,150\n"
                             ",10:30 am,,Budget lab,Salon A,Policy,José Díaz,breakout,\n"
                             "9/22/2027,13:00,14:00,Lunch,Ballroom,,,meal,\n"
                             "2,soon,14:00,Nothing,,,,,\n"
                             "2,15:00,14:00,Backwards,,,,,\n"
                             "2,15:00,16:00,,,,,,\n";
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydAgendaPlan) plan = plan_import (fixture, &event, text);
  g_autoptr (LydAgendaPlan) again = NULL;
  g_autoptr (LydAgenda) agenda = NULL;
  g_autoptr (LydHistoryEntry) entry = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("a,b\n1,2\n", 8);
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  const LydSession *opening, *lunch;

  g_assert_cmpuint (plan->sessions->len, ==, 3);
  g_assert_cmpuint (plan->problems->len, ==, 3);
  problem = lyd_words_agenda_problem (g_ptr_array_index (plan->problems, 0));
  g_assert_cmpstr (problem, ==, "Line 6, Start: this is no time such as 1:30 pm");
  opening = g_ptr_array_index (plan->sessions, 0);
  lunch = g_ptr_array_index (plan->sessions, 2);
  g_assert_cmpint (opening->kind, ==, LYD_SESSION_PLENARY);
  g_assert_cmpint (opening->capacity, ==, 150);
  g_assert_true (lyd_id_equal (&((LydPresenter *) g_ptr_array_index (opening->presenters, 0))->person, &ana->person));
  g_assert_cmpint (((LydSession *) g_ptr_array_index (plan->sessions, 1))->start, ==,
                   opening->start + 90 * LYD_MINUTE);
  g_assert_cmpint (lunch->start, ==, LYD_FIXTURE_NOW + 4 * LYD_HOUR);

  g_assert_true (lyd_agenda_import_apply (fixture->file, plan, &error));
  g_assert_no_error (error);
  agenda = get_agenda (fixture, &event);
  g_assert_cmpuint (agenda->lines->len, ==, 4);
  entry = lyd_history_find_last (fixture->file, &error);
  g_assert_cmpstr (entry->sentence, ==, "Brought in an agenda from “agenda.csv”: 3");

  /* The same file again adds nothing; one undo takes all of it back. */
  again = plan_import (fixture, &event, text);
  g_assert_cmpuint (again->sessions->len, ==, 0);
  g_assert_cmpuint (again->n_known, ==, 3);
  undo_last (fixture);
  g_clear_pointer (&agenda, lyd_agenda_free);
  agenda = get_agenda (fixture, &event);
  g_assert_cmpuint (agenda->lines->len, ==, 1);

  g_assert_null (lyd_agenda_import_plan (fixture->file, &event, nothing, "x.csv", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda/rooms", test_rooms);
  g_test_add_func ("/agenda/presenters", test_presenters);
  g_test_add_func ("/agenda/choices", test_choices);
  g_test_add_func ("/agenda/outside", test_outside);
  lyd_fixture_add ("/agenda/presenters-are-kept", test_presenters_are_kept);
  lyd_fixture_add ("/agenda/copies", test_copies);
  lyd_fixture_add ("/agenda/whole", test_agenda);
  lyd_fixture_add ("/agenda/heads", test_heads);
  lyd_fixture_add ("/agenda/heads-only-where-nobody-is-named", test_heads_only_where_nobody_is_named);
  lyd_fixture_add ("/agenda/damage-is-found", test_damage_is_found);
  lyd_fixture_add ("/agenda/sensitive-names-nobody", test_sensitive_names_nobody);
  lyd_fixture_add ("/agenda/import", test_import);
  return g_test_run ();
}
