#include "lyd-approvals.h"

#include "lyd-door.h"
#include "lyd-eligibility.h"
#include "lyd-groups.h"
#include "lyd-plan-questions.h"
#include "lyd-register-forecast.h"
#include "lyd-registrations.h"
#include "lyd-file-private.h"
#include "lyd-sensitive.h"
#include "lyd-undo.h"
#include "lyd-waiting-list.h"

#include <string.h>

/* Who waits, for a decision or a place: how they are listed, decided about and moved, what the history says of it, and
 * what a new registration is told before it is saved. */

static LydId
add_event (LydFixture *fixture,
           int capacity,
           int seats,
           gboolean sensitive)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW + LYD_HOUR, "America/New_York");
  g_autoptr (GError) error = NULL;

  event->title = g_strdup ("Budget webinar");
  event->capacity = capacity;
  event->seats = seats;
  event->sensitive = sensitive;
  g_assert_true (lyd_plan_add_event (fixture->file, event, &error));
  g_assert_no_error (error);
  return event->id;
}

/* Each a second after the one before: who came first is known. */
static LydId
join (LydFixture *fixture,
      const LydId *event,
      const char *name,
      const char *organization,
      LydStatus expected)
{
  LydRegistrationRequest request = { .name = name, .organization = organization };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) result = NULL;

  fixture->now += 1000;
  result = lyd_register (fixture->file, event, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->status, ==, expected);
  return result->registration;
}

static void
set_audience (LydFixture *fixture,
              const LydId *event,
              const char *rule)
{
  const char *const words[] = { rule, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = lyd_eligibility_read (fixture->file, words, &error);

  g_assert_no_error (error);
  g_assert_true (lyd_eligibility_set (fixture->file, event, NULL, rules, &error));
  g_assert_no_error (error);
}

static void
assert_status (LydFixture *fixture,
               const LydId *id,
               LydStatus status)
{
  g_autoptr (LydRegistration) registration = lyd_registrations_get (fixture->file->db, id, NULL);

  g_assert_cmpint (registration->status, ==, status);
}

/* "Ana Wu: why|Bo Li: why", in their order. */
static void
assert_pending (LydFixture *fixture,
                const LydId *event,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_approvals_list (fixture->file, event, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++) {
    const LydPending *pending = g_ptr_array_index (list, i);

    g_string_append_printf (text, "%s%s: %s", i > 0 ? "|" : "", pending->name, pending->why);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_waiting (LydFixture *fixture,
                const LydId *event,
                const LydId *session,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_seating_list_waiting (fixture->file, event, session, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ((LydWaiting *) g_ptr_array_index (list, i))->name);
  g_assert_cmpstr (text->str, ==, expected);
}

/* What the history says was done last. */
static void
assert_said (LydFixture *fixture,
             const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (entry->sentence, ==, sentence);
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, &error);
  g_autoptr (LydUndoResult) result = NULL;

  g_assert_no_error (error);
  result = lyd_undo (fixture->file, &entry->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->taken_back, >, 0);
  g_assert_cmpint (result->kept, ==, 0);
}

static LydDecision *
decide (LydFixture *fixture,
        const LydId *event,
        const LydId *ids,
        gsize n_ids,
        LydStatus status,
        const char *override)
{
  gint n_done = 0;
  LydMany many = { .ids = ids, .n_ids = n_ids, .n_done = &n_done };
  g_autoptr (GError) error = NULL;
  LydDecision *decision = lyd_approvals_decide (fixture->file, event, &many, status, override, &error);

  g_assert_no_error (error);
  g_assert_cmpint (n_done, ==, n_ids);
  return decision;
}

/* ---- who waits for a decision ---- */

static void
test_pending_say_why (LydFixture *fixture,
                      gconstpointer data)
{
  LydId event = add_event (fixture, -1, 1, FALSE);
  LydId shirt = lyd_door_add_question (fixture, &event, "T-shirt", LYD_QUESTION_TEXT, NULL, FALSE);
  g_autoptr (LydQuestion) diet = lyd_question_new ();
  g_autoptr (GPtrArray) list = NULL;
  LydId one = join (fixture, &event, "Ana Wu", "VOICES", LYD_STATUS_CONFIRMED);
  LydId two = join (fixture, &event, "Bo Li", "VOICES", LYD_STATUS_PENDING);

  assert_pending (fixture, &event, "Bo Li: VOICES has 1 included seat, and it is taken");
  g_assert_true (lyd_register_set_status (fixture->file, &one, LYD_STATUS_CANCELLED, NULL));
  assert_pending (fixture, &event, "Bo Li: Somebody has to decide");
  set_audience (fixture, &event, "type:speaker");
  join (fixture, &event, "Cy Obi", NULL, LYD_STATUS_PENDING);
  assert_pending (
    fixture, &event,
    "Bo Li: The event is for attendees of type “Speaker”|Cy Obi: The event is for attendees of type “Speaker”");

  /* What they answered helps to decide; what is sensitive is not asked for this. */
  diet->event = event;
  diet->label = g_strdup ("Diet");
  diet->sensitive = TRUE;
  g_assert_true (lyd_plan_add_question (fixture->file, diet, NULL));
  g_assert_true (lyd_answers_set (fixture->file->db, &two, &shirt, "M", NULL));
  g_assert_true (lyd_answers_set (fixture->file->db, &two, &diet->id, "no nuts", NULL));
  list = lyd_approvals_list (fixture->file, &event, NULL);
  g_assert_cmpstr (((LydPending *) g_ptr_array_index (list, 0))->answers, ==, "T-shirt: M");
  g_assert_cmpstr (((LydPending *) g_ptr_array_index (list, 0))->organization, ==, "VOICES");
  g_assert_null (((LydPending *) g_ptr_array_index (list, 1))->answers);
}

static void
test_approving_in_their_order (LydFixture *fixture,
                               gconstpointer data)
{
  LydId event = add_event (fixture, 2, 0, FALSE);
  LydId ids[3];
  g_autoptr (LydDecision) decision = NULL;
  g_autoptr (LydDecision) again = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  ids[0] = join (fixture, &event, "Ana Wu", "VOICES", LYD_STATUS_PENDING);
  ids[1] = join (fixture, &event, "Bo Li", "VOICES", LYD_STATUS_PENDING);
  ids[2] = join (fixture, &event, "Cy Obi", "VOICES", LYD_STATUS_PENDING);
  decision = decide (fixture, &event, ids, 3, LYD_STATUS_CONFIRMED, NULL);
  g_assert_cmpint (decision->n_changed, ==, 3);
  g_assert_cmpuint (decision->waitlisted->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (decision->waitlisted, 0), ==, "Cy Obi");
  g_assert_cmpuint (decision->promoted->len, ==, 0);
  assert_status (fixture, &ids[1], LYD_STATUS_CONFIRMED);
  assert_status (fixture, &ids[2], LYD_STATUS_WAITLISTED);
  assert_said (fixture, "Approved for “Budget webinar”: Ana Wu, Bo Li, Cy Obi; on the waiting list, as no place is "
                        "left: Cy Obi");

  /* Deciding again about those who are decided about is no act. */
  before = lyd_history_list (fixture->file, NULL, -1, NULL);
  again = decide (fixture, &event, ids, 3, LYD_STATUS_DENIED, NULL);
  after = lyd_history_list (fixture->file, NULL, -1, NULL);
  g_assert_cmpint (again->n_changed, ==, 0);
  g_assert_cmpuint (before->len, ==, after->len);

  undo_last (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_status (fixture, &ids[i], LYD_STATUS_PENDING);
}

static void
test_denying_and_letting_wait (LydFixture *fixture,
                               gconstpointer data)
{
  LydId event = add_event (fixture, 1, 0, FALSE);
  LydId ids[2];
  g_autoptr (LydDecision) denied = NULL;
  g_autoptr (LydDecision) waits = NULL;

  ids[0] = join (fixture, &event, "Ana Wu", "VOICES", LYD_STATUS_PENDING);
  ids[1] = join (fixture, &event, "Bo Li", "VOICES", LYD_STATUS_PENDING);
  denied = decide (fixture, &event, ids, 1, LYD_STATUS_DENIED, NULL);
  g_assert_cmpint (denied->n_changed, ==, 1);
  assert_said (fixture, "Denied for “Budget webinar”: Ana Wu");
  waits = decide (fixture, &event, ids, 2, LYD_STATUS_WAITLISTED, NULL);
  g_assert_cmpint (waits->n_changed, ==, 1);
  assert_said (fixture, "Put on the waiting list of “Budget webinar”: Bo Li");
  assert_pending (fixture, &event, "");
  assert_waiting (fixture, &event, NULL, "Bo Li");
  undo_last (fixture);
  undo_last (fixture);
  assert_pending (fixture, &event,
                  "Ana Wu: VOICES has 0 included seats, and they are taken|"
                  "Bo Li: VOICES has 0 included seats, and they are taken");
}

/* Whom the event is not for comes by exception, and the history says so. */
static void
test_approving_by_exception (LydFixture *fixture,
                             gconstpointer data)
{
  LydId event = add_event (fixture, -1, -1, FALSE);
  g_autoptr (LydDecision) decision = NULL;
  g_autoptr (LydRegistration) registration = NULL;
  LydId ana;

  set_audience (fixture, &event, "type:speaker");
  ana = join (fixture, &event, "Ana Wu", NULL, LYD_STATUS_PENDING);
  decision = decide (fixture, &event, &ana, 1, LYD_STATUS_CONFIRMED, "Drives the bus");
  assert_said (fixture, "Approved for “Budget webinar”: Ana Wu; by exception: Drives the bus");
  registration = lyd_registrations_get (fixture->file->db, &ana, NULL);
  g_assert_cmpstr (registration->exempt, ==, "Drives the bus");
}

static void
test_cancelled_halfway (LydFixture *fixture,
                        gconstpointer data)
{
  LydId event = add_event (fixture, -1, 0, FALSE);
  LydId ana = join (fixture, &event, "Ana Wu", "VOICES", LYD_STATUS_PENDING);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LydMany many = { .ids = &ana, .n_ids = 1, .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lyd_approvals_decide (fixture->file, &event, &many, LYD_STATUS_CONFIRMED, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_status (fixture, &ana, LYD_STATUS_PENDING);
}

/* ---- who waits for a place ---- */

static void
test_moving_in_the_list (LydFixture *fixture,
                         gconstpointer data)
{
  LydId event = add_event (fixture, 1, -1, FALSE);
  LydId ana = join (fixture, &event, "Ana Wu", NULL, LYD_STATUS_CONFIRMED);
  LydId bo = join (fixture, &event, "Bo Li", NULL, LYD_STATUS_WAITLISTED);
  LydId cy = join (fixture, &event, "Cy Obi", NULL, LYD_STATUS_WAITLISTED);
  g_autoptr (GPtrArray) full = NULL;
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_waiting_list_move_last (fixture->file, &bo, NULL, &error));
  assert_waiting (fixture, &event, NULL, "Cy Obi, Bo Li");
  assert_said (fixture, "Moved Bo Li to the end of the waiting list of “Budget webinar”");
  undo_last (fixture);
  assert_waiting (fixture, &event, NULL, "Bo Li, Cy Obi");

  /* Out of the order, but not beyond the places unless somebody says why. */
  full = lyd_waiting_list_promote_one (fixture->file, &cy, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (full->len, ==, 0);
  assert_status (fixture, &cy, LYD_STATUS_WAITLISTED);
  promoted = lyd_waiting_list_promote_one (fixture->file, &cy, NULL, "Speaks first", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (promoted->len, ==, 1);
  assert_waiting (fixture, &event, NULL, "Bo Li");
  assert_said (fixture, "Moved people up on the waiting list of “Budget webinar”; by exception: Speaks first; moved up "
                        "from the waiting list: Cy Obi");
  g_assert_null (lyd_waiting_list_promote_one (fixture->file, &cy, NULL, "Again", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Cy Obi does not wait any more"));
  undo_last (fixture);
  assert_waiting (fixture, &event, NULL, "Bo Li, Cy Obi");

  /* Taken off the list: nobody moves up, as no place was given. */
  g_assert_true (lyd_register_set_status (fixture->file, &bo, LYD_STATUS_CANCELLED, NULL));
  assert_waiting (fixture, &event, NULL, "Cy Obi");
  undo_last (fixture);
  assert_waiting (fixture, &event, NULL, "Bo Li, Cy Obi");
  assert_status (fixture, &ana, LYD_STATUS_CONFIRMED);
}

static void
test_moving_in_a_sessions_list (LydFixture *fixture,
                                gconstpointer data)
{
  const LydSessionWish wish = { .title = "Budget lab", .capacity = 1, .choice = TRUE };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydId lab = lyd_door_add_session (fixture, &retreat.event, &wish);
  static const char *const names[] = { "Ana Wu", "Bo Li", "Cy Obi" };
  LydId ids[G_N_ELEMENTS (names)];
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GError) error = NULL;
  LydChoice choice;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    ids[i] = join (fixture, &retreat.event, names[i], NULL, LYD_STATUS_CONFIRMED);
    g_assert_true (lyd_seating_choose (fixture->file, &ids[i], &lab, FALSE, NULL, &choice, NULL));
  }
  assert_waiting (fixture, &retreat.event, &lab, "Bo Li, Cy Obi");
  g_assert_true (lyd_waiting_list_move_last (fixture->file, &ids[1], &lab, &error));
  assert_waiting (fixture, &retreat.event, &lab, "Cy Obi, Bo Li");
  assert_said (fixture, "Moved Bo Li to the end of the waiting list of “Budget lab”");
  undo_last (fixture);
  assert_waiting (fixture, &retreat.event, &lab, "Bo Li, Cy Obi");
  promoted = lyd_waiting_list_promote_one (fixture->file, &ids[2], &lab, "Leads it", &error);
  g_assert_cmpstr (((LydPromotion *) g_ptr_array_index (promoted, 0))->session, ==, "Budget lab");
  g_assert_true (lyd_places_has (fixture->file->db, &ids[2], &lab, NULL));
  undo_last (fixture);
  assert_waiting (fixture, &retreat.event, &lab, "Bo Li, Cy Obi");
  moved = lyd_seating_give_back (fixture->file, &ids[1], &lab, &error);
  g_assert_no_error (error);
  assert_waiting (fixture, &retreat.event, &lab, "Cy Obi");
  g_assert_false (lyd_waiting_list_move_last (fixture->file, &ids[0], &lab, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
}

static void
test_why_nobody_moves_up (void)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW, "America/New_York");
  LydPlaces places = { .capacity = 2, .taken = 1, .waiting = 1 };

  g_assert_cmpint (lyd_waiting_list_judge (event, &places), ==, LYD_NO_PROMOTION_NONE);
  places.taken = 2;
  g_assert_cmpint (lyd_waiting_list_judge (event, &places), ==, LYD_NO_PROMOTION_FULL);
  places.waiting = 0;
  g_assert_cmpint (lyd_waiting_list_judge (event, &places), ==, LYD_NO_PROMOTION_NOBODY_WAITS);
  event->state = LYD_EVENT_CANCELLED;
  g_assert_cmpint (lyd_waiting_list_judge (event, &places), ==, LYD_NO_PROMOTION_CANCELLED);
}

/* ---- what one is told before ---- */

static void
assert_forecast (LydFixture *fixture,
                 const LydId *event,
                 const LydId *registration,
                 const char *name,
                 const char *organization,
                 const char *why)
{
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (event);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydForecast) forecast = NULL;
  g_autoptr (LydRegistrationResult) result = NULL;
  LydRegistrationRequest request = { .name = name, .organization = organization };

  draft->name = g_strdup (name);
  draft->organization = g_strdup (organization);
  if (registration != NULL)
    draft->registration = *registration;
  forecast = lyd_register_forecast (fixture->file, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (forecast->why, ==, why);
  if (registration != NULL)
    return;
  /* And so it comes, once it is saved. */
  result = lyd_register (fixture->file, event, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->hold, ==, forecast->hold);
  undo_last (fixture);
}

static void
test_forecast (LydFixture *fixture,
               gconstpointer data)
{
  LydId event = add_event (fixture, 2, 1, FALSE);
  LydId waits;

  assert_forecast (fixture, &event, NULL, "Ana Wu", "VOICES", NULL);
  join (fixture, &event, "Ana Wu", "VOICES", LYD_STATUS_CONFIRMED);
  assert_forecast (fixture, &event, NULL, "Bo Li", "voices",
                   "The included seats of VOICES are taken, so this waits for approval.");
  assert_forecast (fixture, &event, NULL, "Bo Li", "Elsewhere", NULL);
  join (fixture, &event, "Cy Obi", "Elsewhere", LYD_STATUS_CONFIRMED);
  assert_forecast (fixture, &event, NULL, "Di Roe", NULL,
                   "No place is left, so this is number 1 on the waiting list.");
  waits = join (fixture, &event, "Di Roe", NULL, LYD_STATUS_WAITLISTED);
  assert_forecast (fixture, &event, NULL, "Ed Foe", NULL,
                   "No place is left, so this is number 2 on the waiting list.");
  assert_forecast (fixture, &event, &waits, "Di Roe", NULL, "No place is left, so this stays on the waiting list.");
  set_audience (fixture, &event, "type:speaker");
  assert_forecast (fixture, &event, NULL, "Ed Foe", NULL,
                   "The event is for attendees of type “Speaker”, so this waits for approval.");
}

/* ---- what is sensitive ---- */

static guint
count_entries (LydFixture *fixture,
               const LydId *subject)
{
  g_autoptr (GPtrArray) list = lyd_history_list (fixture->file, subject, -1, NULL);

  return list->len;
}

static void
test_sensitive_events_name_nobody (LydFixture *fixture,
                                   gconstpointer data)
{
  LydId event = add_event (fixture, -1, 0, TRUE);
  LydId open = add_event (fixture, -1, 0, FALSE);
  g_autoptr (LydEvent) shown = lyd_plan_get_event (fixture->file, &event, NULL);
  g_autoptr (LydEvent) other = lyd_plan_get_event (fixture->file, &open, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sensitive;
  guint before;

  join (fixture, &event, "Ana Wu", "VOICES", LYD_STATUS_PENDING);
  assert_pending (fixture, &event, "");
  g_assert_true (lyd_sensitive_is_event (fixture->file, &event, &sensitive, NULL));
  g_assert_true (sensitive);
  g_assert_true (lyd_sensitive_is_event (fixture->file, &open, &sensitive, NULL));
  g_assert_false (sensitive);
  g_assert_true (lyd_sensitive_refuse (other, NULL));
  g_assert_false (lyd_sensitive_refuse (shown, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);

  /* Looking stands in the history and is not taken back; where nothing is sensitive there is nothing to say. */
  before = count_entries (fixture, &open);
  g_assert_true (lyd_sensitive_reveal_event (fixture->file, &open, NULL));
  g_assert_cmpuint (count_entries (fixture, &open), ==, before);
  g_assert_true (lyd_sensitive_reveal_event (fixture->file, &event, NULL));
  list = lyd_history_list (fixture->file, &event, -1, NULL);
  g_assert_cmpstr (((LydHistoryEntry *) g_ptr_array_index (list, 0))->sentence, ==,
                   "Looked at who is registered for “Budget webinar”");
  g_assert_false (((LydHistoryEntry *) g_ptr_array_index (list, 0))->undoable);
}

static void
assert_names (const GPtrArray *list,
              gboolean named)
{
  gboolean found = FALSE;

  for (guint i = 0; i < list->len; i++)
    found = found || strstr (((LydHistoryEntry *) g_ptr_array_index (list, i))->sentence, "Ana") != NULL;
  g_assert_true (found == named);
}

/* Neither the event's history nor the file's says who it was, also of what was taken back. */
static void
test_sensitive_history (LydFixture *fixture,
                        gconstpointer data)
{
  LydId event = add_event (fixture, -1, 0, TRUE);
  LydId open = add_event (fixture, -1, 0, FALSE);
  LydId ana = join (fixture, &event, "Ana Wu", "VOICES", LYD_STATUS_PENDING);
  g_autoptr (LydDecision) denied = decide (fixture, &event, &ana, 1, LYD_STATUS_DENIED, "  Knows Ana ");
  g_autoptr (GPtrArray) hidden = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) other = NULL;

  assert_said (fixture, "Denied for “Budget webinar”: (not named); because: (not named)");
  shown = lyd_history_list_event (fixture->file, &event, TRUE, -1, NULL);
  g_assert_cmpstr (((LydHistoryEntry *) g_ptr_array_index (shown, 0))->sentence, ==,
                   "Denied for “Budget webinar”: Ana Wu; because: Knows Ana");
  undo_last (fixture);
  undo_last (fixture);
  hidden = lyd_history_list_event (fixture->file, &event, FALSE, -1, NULL);
  assert_names (hidden, FALSE);
  own = lyd_history_list (fixture->file, &ana, -1, NULL);
  assert_names (own, FALSE);
  gone = lyd_history_list (fixture->file, NULL, -1, NULL);
  assert_names (gone, FALSE);
  join (fixture, &open, "Ana Wu", "VOICES", LYD_STATUS_PENDING);
  all = lyd_history_list (fixture->file, NULL, -1, NULL);
  assert_names (all, TRUE);
  other = lyd_history_list_event (fixture->file, &open, FALSE, -1, NULL);
  assert_names (other, TRUE);
}

static void
test_sensitive_groups (LydFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (LydGroup) group = g_new0 (LydGroup, 1);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  group->name = g_strdup ("Staff of color");
  group->sensitive = TRUE;
  g_assert_true (lyd_groups_add (fixture->file, group, &error));
  g_assert_no_error (error);
  g_assert_true (lyd_sensitive_reveal_group (fixture->file, &group->id, &error));
  list = lyd_history_list (fixture->file, &group->id, -1, NULL);
  g_assert_cmpstr (((LydHistoryEntry *) g_ptr_array_index (list, 0))->sentence, ==,
                   "Looked at who is in the group “Staff of color”");
  g_assert_false (((LydHistoryEntry *) g_ptr_array_index (list, 0))->undoable);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/approvals/pending-say-why", test_pending_say_why);
  lyd_fixture_add ("/approvals/approving-in-their-order", test_approving_in_their_order);
  lyd_fixture_add ("/approvals/denying-and-letting-wait", test_denying_and_letting_wait);
  lyd_fixture_add ("/approvals/approving-by-exception", test_approving_by_exception);
  lyd_fixture_add ("/approvals/cancelled-halfway", test_cancelled_halfway);
  lyd_fixture_add ("/waiting-list/moving", test_moving_in_the_list);
  lyd_fixture_add ("/waiting-list/moving-in-a-session", test_moving_in_a_sessions_list);
  g_test_add_func ("/waiting-list/why-nobody-moves-up", test_why_nobody_moves_up);
  lyd_fixture_add ("/forecast/as-it-comes", test_forecast);
  lyd_fixture_add ("/sensitive/events-name-nobody", test_sensitive_events_name_nobody);
  lyd_fixture_add ("/sensitive/history", test_sensitive_history);
  lyd_fixture_add ("/sensitive/groups", test_sensitive_groups);
  return g_test_run ();
}
