#include "lyd-approvals.h"
#include "lyd-badges.h"
#include "lyd-directory.h"
#include "lyd-door.h"
#include "lyd-eligibility.h"
#include "lyd-export.h"
#include "lyd-groups.h"
#include "lyd-import.h"
#include "lyd-merge-people.h"
#include "lyd-plan-change.h"
#include "lyd-register-many.h"
#include "lyd-roster.h"
#include "lyd-seating.h"
#include "lyd-sensitive.h"
#include "lyd-tickets.h"
#include "lyd-undo.h"
#include "lyd-words-audience.h"
#include "lyd-words-places.h"
#include "lyd-words.h"

#include <string.h>

static LydGroup *
add_group (LydFixture *fixture,
           const char *name,
           gboolean sensitive)
{
  g_autoptr (LydGroup) group = g_new0 (LydGroup, 1);
  g_autoptr (GError) error = NULL;

  group->name = g_strdup (name);
  group->sensitive = sensitive;
  g_assert_true (lyd_groups_add (fixture->file, group, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&group);
}

static void
set_audience (LydFixture *fixture,
              const LydId *event,
              const LydId *session,
              const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, ";", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = lyd_eligibility_read (fixture->file, (const char *const *) list, &error);

  g_assert_no_error (error);
  g_assert_true (lyd_eligibility_set (fixture->file, event, session, rules, &error));
  g_assert_no_error (error);
}

static LydRegistrationResult *
send (LydFixture *fixture,
      const LydId *event,
      const char *name,
      LydRegistrationRequest request)
{
  g_autoptr (GError) error = NULL;
  LydRegistrationResult *result;

  request.name = name;
  result = lyd_register (fixture->file, event, &request, &error);
  g_assert_no_error (error);
  return result;
}

static LydStatus
get_status (LydFixture *fixture,
            const LydId *event,
            const char *name,
            LydRegistrationRequest request)
{
  g_autoptr (LydRegistrationResult) result = send (fixture, event, name, request);

  g_assert_cmpint (result->hold == LYD_HOLD_AUDIENCE, ==, result->status == LYD_STATUS_PENDING);
  return result->status;
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

/* An organization that has belonged to @network since @since. */
static void
add_member (LydFixture *fixture,
            const char *name,
            const char *network,
            const char *since)
{
  g_autoptr (LydOrganization) organization = lyd_organization_new ();
  g_autoptr (GPtrArray) networks = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_network_choice_free);
  g_autoptr (GError) error = NULL;

  organization->name = g_strdup (name);
  g_ptr_array_add (networks, lyd_network_choice_new (network, since));
  g_assert_true (lyd_directory_save_organization (fixture->file, organization, networks, &error));
  g_assert_no_error (error);
}

static void
test_one_line_is_enough (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_audience_rule_free);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (LydId));
  LydAudienceRule *group = lyd_audience_rule_new (LYD_AUDIENCE_GROUP);
  LydAudienceRule *type = lyd_audience_rule_new (LYD_AUDIENCE_TYPE);
  LydAudienceFacts guest = { .type = LYD_ATTENDEE_GUEST, .groups = groups };
  LydAudienceFacts speaker = { .type = LYD_ATTENDEE_SPEAKER };
  g_autofree char *words = NULL;

  g_assert_true (lyd_audience_includes (rules, &guest));
  lyd_id_from_name (&group->group, "directors");
  group->name = g_strdup ("Executive directors");
  type->type = LYD_ATTENDEE_SPEAKER;
  g_ptr_array_add (rules, group);
  g_ptr_array_add (rules, type);
  g_assert_false (lyd_audience_includes (rules, &guest));
  g_assert_true (lyd_audience_includes (rules, &speaker));
  g_array_append_val (groups, group->group);
  g_assert_true (lyd_audience_includes (rules, &guest));

  words = lyd_words_audience (rules);
  g_assert_nonnull (strstr (words, "Executive directors"));
  group->sensitive = TRUE;
  g_free (words);
  words = lyd_words_audience (rules);
  g_assert_null (strstr (words, "Executive directors"));
}

static void
test_networks (LydFixture *fixture,
               gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydRegistrationRequest ohio = { .organization = "Voices for Ohio" };
  LydRegistrationRequest utah = { .organization = "Kids of Utah" };
  LydRegistrationRequest late = { .organization = "Late Comers" };
  LydRegistrationRequest speaker = { .organization = "Elsewhere", .type = LYD_ATTENDEE_SPEAKER };

  add_member (fixture, "Voices for Ohio", "Partnership", "2009");
  add_member (fixture, "Kids of Utah", "SPARC", NULL);
  add_member (fixture, "Late Comers", "Partnership", "2028-01-01"); /* after the event */
  set_audience (fixture, &event, NULL, "network:partnership;type:speaker");

  g_assert_cmpint (get_status (fixture, &event, "A", ohio), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (get_status (fixture, &event, "B", utah), ==, LYD_STATUS_PENDING);
  g_assert_cmpint (get_status (fixture, &event, "C", late), ==, LYD_STATUS_PENDING);
  g_assert_cmpint (get_status (fixture, &event, "D", speaker), ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpint (get_status (fixture, &event, "E", (LydRegistrationRequest){ 0 }), ==, LYD_STATUS_PENDING);
  undo_last (fixture);

  set_audience (fixture, &event, NULL, "anyone");
  g_assert_cmpint (get_status (fixture, &event, "F", utah), ==, LYD_STATUS_CONFIRMED);
}

static void
test_audience_is_undone_and_copied (LydFixture *fixture,
                                    gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydSessionWish wish = { .title = "Breakfast", .admission = LYD_ADMIT_ONCE };
  LydId breakfast = lyd_door_add_session (fixture, &event, &wish);
  LydId copy;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GError) error = NULL;

  set_audience (fixture, &event, NULL, "type:speaker");
  set_audience (fixture, &event, &breakfast, "type:staff");
  set_audience (fixture, &event, NULL, "type:funder;type:speaker");
  undo_last (fixture);
  g_assert_true (lyd_plan_duplicate_event (fixture->file, &event, &copy, &error));
  g_assert_no_error (error);
  rules = lyd_eligibility_get (fixture->file, &copy, NULL, &error);
  g_assert_cmpuint (rules->len, ==, 1);
  sessions = lyd_plan_list_sessions (fixture->file, &copy, &error);
  own = lyd_eligibility_get (fixture->file, &copy, &((LydSession *) g_ptr_array_index (sessions, 1))->id, &error);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpint (((LydAudienceRule *) g_ptr_array_index (own, 0))->type, ==, LYD_ATTENDEE_STAFF);
  g_assert_true (lyd_plan_delete_event (fixture->file, &copy, &error));
  g_assert_no_error (error);
}

static void
test_words_that_are_none (LydFixture *fixture,
                          gconstpointer data)
{
  static const char *const wrong[] = { "anybody", "network:Nowhere", "group:Nobody", "type:king", "group" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    const char *words[] = { wrong[i], NULL };
    g_autoptr (GError) error = NULL;

    g_assert_null (lyd_eligibility_read (fixture->file, words, &error));
    g_assert_nonnull (error);
  }
}

/* Somebody who says why may confirm them; both is on file. */
static void
test_override_is_logged (LydFixture *fixture,
                         gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydSession) arrival = lyd_fixture_get_arrival (fixture, &event);
  g_autoptr (LydRegistrationResult) ana = NULL;
  g_autoptr (LydRegistrationResult) jose = NULL;
  g_autoptr (LydStatusChange) change = NULL;
  g_autoptr (LydHistoryEntry) entry = NULL;
  g_autoptr (LydHistoryEntry) approval = NULL;
  g_autoptr (GPtrArray) outside = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  set_audience (fixture, &event, NULL, "type:speaker");
  ana = send (fixture, &event, "Ana Wu", (LydRegistrationRequest){ .override = "Invited by the board" });
  g_assert_cmpint (ana->status, ==, LYD_STATUS_CONFIRMED);
  entry = lyd_history_find_last (fixture->file, NULL);
  g_assert_nonnull (strstr (entry->sentence, "Invited by the board"));
  g_assert_cmpint (lyd_door_enter (fixture, &arrival->id, ana->code), ==, LYD_VERDICT_ADMITTED);

  jose = send (fixture, &event, "José Díaz", (LydRegistrationRequest){ .beyond = TRUE });
  g_assert_cmpint (jose->status, ==, LYD_STATUS_PENDING);
  sentence = lyd_words_registered (jose);
  g_assert_nonnull (strstr (sentence, "José Díaz"));
  outside = lyd_eligibility_list_outside (fixture->file, &event, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outside->len, ==, 1);

  change = lyd_register_change_status (fixture->file, &jose->registration, LYD_STATUS_CONFIRMED, TRUE, "Drives the bus",
                                       &error);
  g_assert_no_error (error);
  approval = lyd_history_find_last (fixture->file, NULL);
  g_assert_nonnull (strstr (approval->sentence, "Drives the bus"));
  g_assert_cmpint (lyd_door_enter (fixture, &arrival->id, jose->code), ==, LYD_VERDICT_ADMITTED);
}

/* Who was registered before the event was for others is asked about at the door. */
static void
test_desk_asks (LydFixture *fixture,
                gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  LydAttempt attempt = { .session = retreat.arrival, .text = ana->code };
  g_autoptr (LydAdmissionResult) refused = NULL;
  g_autoptr (LydAdmissionResult) admitted = NULL;
  g_autofree char *sentence = NULL;

  set_audience (fixture, &retreat.event, NULL, "type:speaker");
  refused = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (refused->verdict, ==, LYD_VERDICT_WRONG_SESSION);
  sentence = lyd_words_verdict (refused, NULL);
  g_assert_nonnull (strstr (sentence, "Ana Wu"));
  g_assert_nonnull (strstr (sentence, "Speaker"));
  attempt.override = "She is the cook";
  admitted = lyd_door_answer (fixture, &attempt);
  g_assert_cmpint (admitted->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_true (admitted->overridden);
  g_assert_cmpint (admitted->basis, ==, LYD_VERDICT_WRONG_SESSION);
  g_assert_cmpstr (admitted->reason, ==, "She is the cook");
}

static void
test_restricted_sessions (LydFixture *fixture,
                          gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  LydSessionWish wish = { .title = "Directors’ round", .choice = TRUE };
  LydId round = lyd_door_add_session (fixture, &retreat.event, &wish);
  LydRegistrationRequest request = { .email = "ana@example.org", .sessions = &round, .n_sessions = 1 };
  g_autoptr (LydGroup) directors = add_group (fixture, "Executive directors", FALSE);
  g_autoptr (LydRegistrationResult) ana = NULL;
  g_autoptr (LydRegistrationResult) jose = lyd_fixture_register (fixture, &retreat.event, "José Díaz", NULL);
  g_autoptr (GError) error = NULL;
  LydChoice choice;

  set_audience (fixture, &retreat.event, &round, "group:executive directors");
  set_audience (fixture, &retreat.event, &retreat.workshop, "group:Executive Directors");
  ana = send (fixture, &retreat.event, "Ana Wu", request);
  g_assert_cmpint (ana->status, ==, LYD_STATUS_CONFIRMED);
  g_assert_cmpuint (ana->refused->len, ==, 1);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_WRONG_SESSION);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.arrival, ana->code), ==, LYD_VERDICT_ADMITTED);

  g_assert_true (lyd_groups_join (fixture->file, directors, &ana->person, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lyd_door_enter (fixture, &retreat.workshop, ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_true (lyd_seating_choose (fixture->file, &ana->registration, &round, FALSE, NULL, &choice, &error));
  g_assert_cmpint (choice, ==, LYD_CHOICE_TAKEN);
  g_assert_true (lyd_seating_choose (fixture->file, &jose->registration, &round, FALSE, NULL, &choice, &error));
  g_assert_cmpint (choice, ==, LYD_CHOICE_REFUSED);
  g_assert_true (
    lyd_seating_choose (fixture->file, &jose->registration, &round, FALSE, "Takes notes", &choice, &error));
  g_assert_cmpint (choice, ==, LYD_CHOICE_TAKEN);
  g_assert_cmpint (lyd_door_enter (fixture, &round, jose->code), ==, LYD_VERDICT_ADMITTED);
}

static void
test_groups (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydGroup) group = add_group (fixture, " Executive directors ", FALSE);
  g_autoptr (LydGroup) twin = g_new0 (LydGroup, 1);
  g_autoptr (LydGroup) found = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) error = NULL;
  LydId person;

  g_assert_cmpstr (group->name, ==, "Executive directors");
  twin->name = g_strdup ("EXECUTIVE DIRECTORS");
  g_assert_false (lyd_groups_add (fixture->file, twin, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_true (lyd_merge_find_person (fixture->file, "Ana@Example.org", &person, &error));
  g_assert_true (lyd_id_equal (&person, &ana->person));
  g_assert_true (lyd_groups_join (fixture->file, group, &person, 1, &error));
  g_assert_no_error (error);
  found = lyd_groups_find_one (fixture->file, "executive directors", &error);
  g_assert_cmpint (found->n_members, ==, 1);
  members = lyd_groups_get_members (fixture->file, found, FALSE, &error);
  g_assert_cmpuint (members->len, ==, 1);
  g_assert_cmpstr (((LydGroupMember *) g_ptr_array_index (members, 0))->name, ==, "Ana Wu");

  set_audience (fixture, &event, NULL, "group:Executive directors");
  g_assert_false (lyd_groups_remove (fixture->file, &group->id, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  undo_last (fixture);
  g_assert_true (lyd_groups_remove (fixture->file, &group->id, &error));
  g_assert_no_error (error);
  undo_last (fixture);
  lyd_group_free (g_steal_pointer (&found));
  found = lyd_groups_find_one (fixture->file, "executive directors", &error);
  g_assert_cmpint (found->n_members, ==, 1);
  g_assert_true (lyd_groups_leave (fixture->file, group, &person, 1, &error));
  undo_last (fixture);
}

/* What is for a sensitive group alone is counted, and its people are in no list by name. */
static void
test_sensitive_groups (LydFixture *fixture,
                       gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydSessionWish wish = { .title = "Caucus" };
  LydId caucus = lyd_door_add_session (fixture, &event, &wish);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydGroup) group = add_group (fixture, "Staff of color", TRUE);
  g_autofree char *path = g_build_filename (fixture->dir, "list.csv", NULL);
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydEvent) hidden = NULL;
  g_autoptr (GPtrArray) nobody = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (LydHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_groups_join (fixture->file, group, &ana->person, 1, &error));
  entry = lyd_history_find_last (fixture->file, NULL);
  g_assert_null (strstr (entry->sentence, "Ana"));
  nobody = lyd_groups_get_members (fixture->file, group, FALSE, &error);
  g_assert_cmpuint (nobody->len, ==, 0);
  members = lyd_groups_get_members (fixture->file, group, TRUE, &error);
  g_assert_cmpuint (members->len, ==, 1);

  set_audience (fixture, &event, &caucus, "group:Staff of color");
  session = lyd_plan_get_session (fixture->file, &caucus, &error);
  g_assert_true (session->sensitive);
  g_assert_true (lyd_export (fixture->file, &event, "registrations", path, NULL, &error));
  g_assert_no_error (error);

  set_audience (fixture, &event, NULL, "group:Staff of color");
  hidden = lyd_plan_get_event (fixture->file, &event, &error);
  g_assert_true (hidden->sensitive);
  g_assert_false (lyd_export (fixture->file, &event, "registrations", path, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  undo_last (fixture);
  g_assert_true (lyd_export (fixture->file, &event, "registrations", path, NULL, &error));
}

/* No list, badge, ticket, search or address names who comes to what is sensitive. */
static void
test_nobody_is_named (LydFixture *fixture,
                      gconstpointer data)
{
  static const char *const exports[] = { "registrations", "attendance", "scans" };
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydGroup) group = add_group (fixture, "Staff of color", TRUE);
  g_autofree char *path = g_build_filename (fixture->dir, "out", NULL);
  LydRoster roster = { .event = event };
  LydBadgeOptions badges = { .first_position = 1 };
  LydMany many = { .ids = &ana->registration, .n_ids = 1 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) pending = NULL;
  g_autoptr (GArray) hidden = NULL;
  g_autoptr (GArray) shown = NULL;
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GError) error = NULL;
  LydBadgePrints *prints = NULL;
  guint n = 0;
  int n_emails;

  set_audience (fixture, &event, NULL, "group:Staff of color");
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++) {
    g_assert_false (lyd_export (fixture->file, &event, exports[i], path, NULL, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
    g_clear_error (&error);
  }
  g_assert_null (lyd_badges_write (fixture->file, &event, &badges, path, &prints, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_badges_draw (fixture->file, &event, &badges, 0, -1, &error));
  g_clear_error (&error);
  g_assert_null (lyd_badges_check (fixture->file, &event, &badges, &error));
  g_clear_error (&error);
  changed = lyd_badges_list_changed (fixture->file, &event, &error);
  g_assert_cmpuint (g_hash_table_size (changed), ==, 0);
  g_assert_false (lyd_tickets_write (fixture->file, &event, NULL, path, NULL, &n, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (lyd_register_list_emails (fixture->file, &many, &n_emails, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  found = lyd_roster_search (fixture->file, &event, NULL, "ana", 10, &error);
  g_assert_cmpuint (found->len, ==, 0);
  pending = lyd_approvals_list (fixture->file, &event, &error);
  g_assert_cmpuint (pending->len, ==, 0);
  hidden = lyd_roster_list_ids (fixture->file, &roster, &error);
  g_assert_cmpuint (hidden->len, ==, 0);
  roster.reveal = TRUE;
  shown = lyd_roster_list_ids (fixture->file, &roster, &error);
  g_assert_cmpuint (shown->len, ==, 1);
  g_assert_no_error (error);
}

/* Whoever looks at the names is in the history, and "Undo" goes past that. */
static void
test_looking_is_noted (LydFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (LydGroup) group = add_group (fixture, "Staff of color", TRUE);
  g_autoptr (LydHistoryEntry) last = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_sensitive_reveal_group (fixture->file, &group->id, &error));
  g_assert_no_error (error);
  history = lyd_history_list (fixture->file, NULL, 1, &error);
  g_assert_cmpstr (((LydHistoryEntry *) g_ptr_array_index (history, 0))->sentence, ==,
                   "Looked at who is in the group “Staff of color”");
  g_assert_false (((LydHistoryEntry *) g_ptr_array_index (history, 0))->undoable);
  last = lyd_history_find_last (fixture->file, &error);
  g_assert_cmpstr (last->sentence, ==, "Added the group “Staff of color”");
}

/* A group that becomes sensitive hides what is for it. */
static void
test_becoming_sensitive (LydFixture *fixture,
                         gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydGroup) group = add_group (fixture, "Staff of color", FALSE);
  g_autoptr (LydEvent) before = NULL;
  g_autoptr (LydEvent) after = NULL;
  g_autoptr (GError) error = NULL;

  set_audience (fixture, &event, NULL, "group:Staff of color");
  before = lyd_plan_get_event (fixture->file, &event, &error);
  g_assert_false (before->sensitive);
  group->sensitive = TRUE;
  g_assert_true (lyd_groups_change (fixture->file, group, &error));
  g_assert_no_error (error);
  after = lyd_plan_get_event (fixture->file, &event, &error);
  g_assert_true (after->sensitive);
}

static void
test_merging_keeps_groups (LydFixture *fixture,
                           gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydId other = lyd_fixture_add_retreat (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) twin = lyd_fixture_register (fixture, &other, "Ana Wu", "ana@example.com");
  g_autoptr (LydGroup) group = add_group (fixture, "Executive directors", FALSE);
  g_autoptr (LydMergeResult) merged = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_groups_join (fixture->file, group, &twin->person, 1, &error));
  merged = lyd_merge_people (fixture->file, &ana->person, &twin->person, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (merged);
  members = lyd_groups_get_members (fixture->file, group, FALSE, &error);
  g_assert_cmpuint (members->len, ==, 1);
  g_assert_true (lyd_id_equal (&((LydGroupMember *) g_ptr_array_index (members, 0))->person, &ana->person));
}

/* "Name outcome" of what a list brings, and its notes. */
static void
test_import (LydFixture *fixture,
             gconstpointer data)
{
  LydId event = lyd_fixture_add_retreat (fixture);
  LydSessionWish wish = { .title = "Round", .choice = TRUE };
  LydId round = lyd_door_add_session (fixture, &event, &wish);
  const char *list = "Name,Email,Organization,Sessions,Status\n"
                     "Ana Wu,ana@example.org,Voices for Ohio,Round,\n"
                     "José Díaz,jose@example.org,Kids of Utah,,confirmed\n";
  g_autoptr (GBytes) bytes = g_bytes_new (list, strlen (list));
  g_autoptr (LydImportPlan) plan = NULL;
  g_autoptr (LydSeating) seating = NULL;
  g_autoptr (GError) error = NULL;
  const GArray *notes;
  LydId import;

  add_member (fixture, "Voices for Ohio", "Partnership", NULL);
  set_audience (fixture, &event, NULL, "network:Partnership");
  set_audience (fixture, &event, &round, "type:speaker");
  plan = lyd_import_plan (fixture->file, &event, bytes, "list.csv", NULL, &error);
  g_assert_no_error (error);
  notes = lyd_import_plan_get_notes (plan);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (g_array_index (notes, LydImportNote, 0).reason, ==, LYD_REASON_NOT_THEIR_SESSION);
  g_assert_cmpstr (g_array_index (notes, LydImportNote, 1).reason, ==, LYD_REASON_NOT_FOR_THEM);
  g_assert_cmpstr (g_array_index (notes, LydImportNote, 1).value, ==, "José Díaz");
  g_assert_true (lyd_import_apply (fixture->file, plan, &import, &error));
  g_assert_no_error (error);
  seating = lyd_seating_get (fixture->file, &event, &error);
  g_assert_cmpint (seating->places.taken, ==, 1);
  g_assert_cmpint (seating->places.pending, ==, 1);
  g_assert_cmpint (((LydSessionPlaces *) g_ptr_array_index (seating->sessions, 0))->places.taken, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/eligibility/one-line-is-enough", test_one_line_is_enough);
  lyd_fixture_add ("/eligibility/networks", test_networks);
  lyd_fixture_add ("/eligibility/audience-is-undone-and-copied", test_audience_is_undone_and_copied);
  lyd_fixture_add ("/eligibility/words-that-are-none", test_words_that_are_none);
  lyd_fixture_add ("/eligibility/override-is-logged", test_override_is_logged);
  lyd_fixture_add ("/eligibility/desk-asks", test_desk_asks);
  lyd_fixture_add ("/eligibility/restricted-sessions", test_restricted_sessions);
  lyd_fixture_add ("/eligibility/groups", test_groups);
  lyd_fixture_add ("/eligibility/sensitive-groups", test_sensitive_groups);
  lyd_fixture_add ("/eligibility/nobody-is-named", test_nobody_is_named);
  lyd_fixture_add ("/eligibility/looking-is-noted", test_looking_is_noted);
  lyd_fixture_add ("/eligibility/becoming-sensitive", test_becoming_sensitive);
  lyd_fixture_add ("/eligibility/merging-keeps-groups", test_merging_keeps_groups);
  lyd_fixture_add ("/eligibility/import", test_import);
  return g_test_run ();
}
