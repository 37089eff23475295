#include "lyd-door.h"
#include "lyd-import.h"
#include "lyd-plan-change.h"
#include "lyd-seating.h"
#include "lyd-undo.h"
#include "lyd-words-import.h"

#include <string.h>

/* What a list brings into an event that is full, or has sessions that are. */

static LydId
add_event (LydFixture *fixture,
           int capacity,
           int seats)
{
  LydId id = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &id, NULL);
  g_autoptr (GError) error = NULL;

  event->capacity = capacity;
  event->seats = seats;
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_no_error (error);
  return id;
}

static LydImportPlan *
plan (LydFixture *fixture,
      const LydId *event,
      const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LydImportPlan *made = lyd_import_plan (fixture->file, event, bytes, "list.csv", NULL, &error);

  g_assert_no_error (error);
  return made;
}

static LydId
import (LydFixture *fixture,
        const LydId *event,
        const char *text)
{
  g_autoptr (LydImportPlan) made = plan (fixture, event, text);
  g_autoptr (GError) error = NULL;
  LydId id;

  g_assert_true (lyd_import_apply (fixture->file, made, &id, &error));
  g_assert_no_error (error);
  return id;
}

/* The reasons of the plan's notes: "3 no-place, 4 no-place". */
static char *
list_notes (LydFixture *fixture,
            const LydId *event,
            const char *text)
{
  g_autoptr (LydImportPlan) made = plan (fixture, event, text);
  const GArray *notes = lyd_import_plan_get_notes (made);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++) {
    const LydImportNote *note = &g_array_index (notes, LydImportNote, i);

    g_string_append_printf (list, "%s%u %s", i > 0 ? ", " : "", note->line, note->reason);
  }
  return g_string_free (list, FALSE);
}

static void
assert_notes (LydFixture *fixture,
              const LydId *event,
              const char *text,
              const char *notes)
{
  g_autofree char *list = list_notes (fixture, event, text);

  g_assert_cmpstr (list, ==, notes);
}

static void
assert_waiting (LydFixture *fixture,
                const LydId *event,
                const LydId *session,
                const char *expected)
{
  g_autoptr (GPtrArray) list = lyd_seating_list_waiting (fixture->file, event, session, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((LydWaiting *) g_ptr_array_index (list, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static LydPlaces
get_places (LydFixture *fixture,
            const LydId *event)
{
  g_autoptr (LydSeating) seating = lyd_seating_get (fixture->file, event, NULL);

  return seating->places;
}

static void
test_beyond_the_capacity (LydFixture *fixture,
                          gconstpointer data)
{
  LydId event = add_event (fixture, 2, -1);
  const char *list = "Name,Email\n"
                     "Ana Wu,ana@example.org\n"
                     "José Díaz,jose@example.org\n"
                     "Mei Li,mei@example.org\n"
                     "Zoë Adams,zoe@example.org\n";
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  assert_notes (fixture, &event, list, "4 no-place, 5 no-place");
  id = import (fixture, &event, list);
  assert_waiting (fixture, &event, NULL, "Mei Li, Zoë Adams");
  g_assert_cmpint (get_places (fixture, &event).taken, ==, 2);
  /* The same list again says nothing new. */
  assert_notes (fixture, &event, list, "");

  undone = lyd_undo (fixture->file, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->taken_back, ==, 4);
  g_assert_cmpint (get_places (fixture, &event).waiting, ==, 0);
}

/* Whoever waits already has the first claim to a place that is free. */
static void
test_nobody_is_overtaken (LydFixture *fixture,
                          gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_WAITLISTED, &error));
  import (fixture, &event, "Name,Email\nMei Li,mei@example.org\n");
  assert_waiting (fixture, &event, NULL, "Ana Wu, Mei Li");
}

static void
test_what_the_file_says_holds (LydFixture *fixture,
                               gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1);
  const char *list = "Name,Email,Status\n"
                     "Ana Wu,ana@example.org,confirmed\n"
                     "José Díaz,jose@example.org,confirmed\n"
                     "Mei Li,mei@example.org,\n"
                     "Zoë Adams,zoe@example.org,cancelled\n";

  assert_notes (fixture, &event, list, "3 capacity-exceeded, 4 no-place");
  import (fixture, &event, list);
  g_assert_cmpint (get_places (fixture, &event).taken, ==, 2);
  assert_waiting (fixture, &event, NULL, "Mei Li");
}

/* A list that cancels somebody lets others move up, in the same act. */
static void
test_a_list_frees_places (LydFixture *fixture,
                          gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1);
  g_autoptr (LydUndoResult) undone = NULL;
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  import (fixture, &event, "Name,Email,Status\nAna Wu,ana@example.org,confirmed\nMei Li,mei@example.org,\n");
  assert_waiting (fixture, &event, NULL, "Mei Li");
  id = import (fixture, &event, "Name,Email,Status\nAna Wu,ana@example.org,cancelled\nMei Li,mei@example.org,\n");
  assert_waiting (fixture, &event, NULL, "");
  last = lyd_history_find_last (fixture->file, &error);
  g_assert_nonnull (strstr (last->sentence, "Mei Li"));
  undone = lyd_undo (fixture->file, &id, &error);
  g_assert_no_error (error);
  assert_waiting (fixture, &event, NULL, "Mei Li");
  g_assert_cmpint (get_places (fixture, &event).taken, ==, 1);
}

static void
test_included_seats (LydFixture *fixture,
                     gconstpointer data)
{
  LydId event = add_event (fixture, -1, 1);
  const char *list = "Name,Email,Organization\n"
                     "Ana Wu,ana@example.org,Ohio\n"
                     "José Díaz,jose@example.org,Ohio\n"
                     "Mei Li,mei@example.org,Utah\n";

  assert_notes (fixture, &event, list, "3 beyond-seats");
  import (fixture, &event, list);
  g_assert_cmpint (get_places (fixture, &event).pending, ==, 1);
  assert_notes (fixture, &event, "Name,Email,Organization\nAl,al@example.org,Utah\n", "2 beyond-seats");
}

static void
test_sessions_that_are_full (LydFixture *fixture,
                             gconstpointer data)
{
  LydId event = add_event (fixture, -1, -1);
  LydSessionWish wish = { .title = "Budget advocacy", .capacity = 1, .choice = TRUE };
  LydId workshop = lyd_door_add_session (fixture, &event, &wish);
  const char *list = "Name,Email,Sessions\n"
                     "Ana Wu,ana@example.org,Budget advocacy\n"
                     "José Díaz,jose@example.org,Budget advocacy\n"
                     "Mei Li,mei@example.org,\n";

  assert_notes (fixture, &event, list, "3 session-full");
  import (fixture, &event, list);
  assert_waiting (fixture, &event, &workshop, "José Díaz");

  /* Who waits has chosen it; a later choice waits as well. */
  import (fixture, &event,
          "Name,Email,Sessions\n"
          "Ana Wu,ana@example.org,Budget advocacy\n"
          "José Díaz,jose@example.org,Budget advocacy\n"
          "Mei Li,mei@example.org,Budget advocacy\n");
  assert_waiting (fixture, &event, &workshop, "José Díaz, Mei Li");
  /* Given back in the list: the next moves up. */
  import (fixture, &event,
          "Name,Email,Sessions\n"
          "Ana Wu,ana@example.org,\n"
          "José Díaz,jose@example.org,Budget advocacy\n"
          "Mei Li,mei@example.org,Budget advocacy\n");
  assert_waiting (fixture, &event, &workshop, "Mei Li");
}

/* What the preview says before anything is imported, and all of them registered all the same. */
static void
test_what_is_left (LydFixture *fixture,
                   gconstpointer data)
{
  LydId event = add_event (fixture, 2, -1);
  g_autoptr (LydImportPlan) made = plan (fixture, &event,
                                         "Name,Email\n"
                                         "Ana Wu,ana@example.org\n"
                                         "José Díaz,jose@example.org\n"
                                         "Mei Li,mei@example.org\n"
                                         "Zoë Adams,zoe@example.org\n");
  LydImportRoom room = lyd_import_plan_get_room (made);
  g_autofree char *before = lyd_words_import_room (&room);
  g_autofree char *after = NULL;
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (GError) error = NULL;
  LydId id;

  g_assert_cmpstr (before, ==, "2 places are left; of the 4 new ones, 2 come onto the waiting list.");
  lyd_import_plan_note_beyond (made, TRUE);
  g_assert_true (lyd_import_plan_refresh (made, fixture->file, &error));
  g_assert_no_error (error);
  room = lyd_import_plan_get_room (made);
  after = lyd_words_import_room (&room);
  g_assert_cmpstr (after, ==, "2 places are left; of the 4 new ones, 2 are registered beyond the places or seats.");
  g_assert_true (lyd_import_apply (fixture->file, made, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_places (fixture, &event).taken, ==, 4);
  assert_waiting (fixture, &event, NULL, "");
  last = lyd_history_find_last (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (last->sentence, "registered beyond the places: 2"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/import-places/beyond-the-capacity", test_beyond_the_capacity);
  lyd_fixture_add ("/import-places/nobody-is-overtaken", test_nobody_is_overtaken);
  lyd_fixture_add ("/import-places/what-the-file-says-holds", test_what_the_file_says_holds);
  lyd_fixture_add ("/import-places/a-list-frees-places", test_a_list_frees_places);
  lyd_fixture_add ("/import-places/included-seats", test_included_seats);
  lyd_fixture_add ("/import-places/sessions-that-are-full", test_sessions_that_are_full);
  lyd_fixture_add ("/import-places/what-is-left", test_what_is_left);
  return g_test_run ();
}
