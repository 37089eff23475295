/* A desk without a network: its copy of one event, what comes back with it, in whatever order and however often. */
#include "lyd-admit.h"
#include "lyd-db.h"
#include "lyd-desk-copy.h"
#include "lyd-desk-dump.h"
#include "lyd-desk-return.h"
#include "lyd-directory-edit.h"
#include "lyd-door.h"
#include "lyd-groups.h"
#include "lyd-plan-questions.h"
#include "lyd-safekeeping.h"
#include "lyd-undo.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* The retreat with three people, and another event with somebody else. */
typedef struct {
  LydRetreat retreat;
  LydRegistrationResult *ana;
  LydRegistrationResult *bob;
  LydRegistrationResult *cleo;
} Scene;

static void
scene_clear (Scene *scene)
{
  g_clear_pointer (&scene->ana, lyd_registration_result_free);
  g_clear_pointer (&scene->bob, lyd_registration_result_free);
  g_clear_pointer (&scene->cleo, lyd_registration_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static Scene
set_the_scene (LydFixture *fixture)
{
  Scene scene = { .retreat = lyd_door_make_retreat (fixture) };

  scene.ana = lyd_fixture_register (fixture, &scene.retreat.event, "Ana Wu", "ana@example.org");
  scene.bob = lyd_fixture_register (fixture, &scene.retreat.event, "Bob Kim", "bob@example.org");
  scene.cleo = lyd_fixture_register (fixture, &scene.retreat.event, "Cleo Diaz", "cleo@example.org");
  fixture->now += LYD_MINUTE;
  return scene;
}

static char *
write_copy (LydFixture *fixture,
            LydFile *file,
            const LydId *event,
            const char *label)
{
  g_autofree char *name = g_strconcat (label, ".db", NULL);
  char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDeskCopy) copy = lyd_desk_copy_write (file, event, label, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (copy->label, ==, label);
  g_assert_cmpstr (copy->path, ==, path);
  fixture->now += LYD_MINUTE;
  return path;
}

/* The desk that works on @path: no name of its own but the copy's. */
static LydFile *
open_desk (LydFixture *fixture,
           const char *path)
{
  LydContext context = fixture->context;
  g_autoptr (GError) error = NULL;
  LydFile *file;

  context.station = NULL;
  context.machine_id = "another-machine";
  file = lyd_file_open (path, 0, &context, &error);
  g_assert_no_error (error);
  return file;
}

static LydVerdict
enter (LydFixture *fixture,
       LydFile *file,
       const LydId *session,
       const char *code)
{
  LydAttempt attempt = { .session = *session, .text = code };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) result = lyd_admit (file, &attempt, &error);

  g_assert_no_error (error);
  fixture->now += LYD_MINUTE;
  return result->verdict;
}

static LydRegistrationResult *
walk_in (LydFile *file,
         const LydId *event,
         const char *name)
{
  LydRegistrationRequest request = { .name = name,
                                     .organization = "Corner Store Coalition (demo)",
                                     .origin = LYD_ORIGIN_WALK_IN };
  g_autoptr (GError) error = NULL;
  LydRegistrationResult *result = lyd_register (file, event, &request, &error);

  g_assert_no_error (error);
  return result;
}

static LydDeskReturn *
bring_back (LydFile *file,
            const char *path)
{
  g_autoptr (GError) error = NULL;
  LydDeskReturn *result = lyd_desk_bring_back (file, path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static void
assert_sound (LydFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = lyd_verify (file, NULL, &error);

  g_assert_no_error (error);
  if (problems->len > 0)
    g_assert_cmpstr (g_ptr_array_index (problems, 0), ==, NULL);
}

static void
set_phone (LydFile *file,
           const LydId *person_id,
           const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydPerson) person = lyd_directory_find_person (file, person_id, &error);

  g_assert_no_error (error);
  g_free (person->phone);
  person->phone = g_strdup (phone);
  g_assert_true (lyd_directory_save_person (file, person, "Voices for Ohio's Children (demo)", &error));
  g_assert_no_error (error);
}

static char *
get_phone (LydFile *file,
           const LydId *person_id)
{
  g_autoptr (LydPerson) person = lyd_directory_find_person (file, person_id, NULL);

  return g_strdup (person->phone);
}

/* Whether the bytes of @path hold @text, as SQLite stores it. */
static gboolean
holds (const char *path,
       const char *text)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
add_answer (LydFixture *fixture,
            const LydId *registration,
            const char *label,
            gboolean sensitive,
            const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = NULL;
  LydId event;
  g_autoptr (LydQuestion) question = lyd_question_new ();

  {
    g_autoptr (LydFile) file = lyd_file_open (fixture->path, 0, &fixture->context, &error);
    g_autoptr (GPtrArray) events = lyd_plan_list_events (file, LYD_TIME_NONE, LYD_TIME_NONE, &error);

    event = ((LydEvent *) g_ptr_array_index (events, 0))->id;
  }
  question->event = event;
  question->label = g_strdup (label);
  question->kind = LYD_QUESTION_TEXT;
  question->sensitive = sensitive;
  g_assert_true (lyd_plan_add_question (fixture->file, question, &error));
  g_assert_no_error (error);
  db = lyd_db_open (fixture->path, 0, &error);
  g_assert_true (lyd_db_run (db, &error, "INSERT INTO answer (registration, question, value) VALUES (?, ?, ?)", "dds",
                             registration, &question->id, value));
  g_assert_no_error (error);
}

/* Another event with its own people, a group, and what is sensitive. */
static void
add_what_stays (LydFixture *fixture,
                const Scene *scene)
{
  g_autoptr (LydEvent) other =
    lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW + 24 * LYD_HOUR, "America/New_York");
  g_autoptr (LydSession) counted = lyd_session_new ();
  g_autoptr (LydPerson) ana = NULL;
  g_autoptr (LydRegistrationResult) zora = NULL;
  g_autoptr (GError) error = NULL;

  other->title = g_strdup ("Zebra Webinar");
  g_assert_true (lyd_plan_add_event (fixture->file, other, &error));
  zora = lyd_fixture_register (fixture, &other->id, "Zora Quill", "zora@example.org");

  counted->event = scene->retreat.event;
  counted->title = g_strdup ("Healing Circle");
  counted->kind = LYD_SESSION_BREAKOUT;
  counted->start = LYD_FIXTURE_NOW;
  counted->end = LYD_FIXTURE_NOW + LYD_HOUR;
  counted->capacity = -1;
  counted->opens_before = counted->closes_after = -1;
  counted->sensitive = TRUE;
  g_assert_true (lyd_plan_add_session (fixture->file, counted, &error));
  g_assert_no_error (error);

  add_answer (fixture, &scene->ana->registration, "Shellfishallergy", TRUE, "Anaphylaxiskit");
  add_answer (fixture, &scene->ana->registration, "Shirtsize", FALSE, "Extralargeplus");

  ana = lyd_directory_find_person (fixture->file, &scene->ana->person, &error);
  ana->notes = g_strdup ("Secretnotes about her");
  ana->legal = g_strdup ("Legalname Anastasia");
  g_assert_true (lyd_directory_save_person (fixture->file, ana, "Voices for Ohio's Children (demo)", &error));
  g_assert_no_error (error);
}

static void
test_holds_one_event (LydFixture *fixture,
                      gconstpointer data)
{
  static const char *const inside[] = { "Ana Wu", "ana@example.org", "2027 Partnership Retreat", "Shirtsize",
                                        "Extralargeplus", "Budget advocacy" };
  static const char *const outside[] = { "Zora", "zora@example.org", "Zebra", "Healing Circle",
                                         "Shellfish", "Anaphylaxiskit", "Secretnotes", "Legalname" };
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = NULL;
  g_autoptr (LydFile) desk = NULL;
  g_autoptr (LydDeskCopy) self = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_auto (GStrv) unseen = NULL;
  g_auto (GStrv) here = NULL;
  g_autofree char *line = NULL;
  struct stat info;

  add_what_stays (fixture, &scene);
  enter (fixture, fixture->file, &scene.retreat.arrival, scene.bob->code);
  path = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    g_assert_true (holds (path, inside[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_false (holds (path, outside[i]));

  desk = open_desk (fixture, path);
  assert_sound (desk);
  assert_sound (fixture->file);
  events = lyd_plan_list_events (desk, LYD_TIME_NONE, LYD_TIME_NONE, NULL);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_true (lyd_desk_copy_get_self (desk, &self, NULL));
  g_assert_cmpstr (self->label, ==, "Desk 2");
  unseen = lyd_desk_copy_list_unseen (desk, &scene.retreat.event, NULL);
  g_assert_cmpuint (g_strv_length (unseen), ==, 1);
  g_assert_cmpstr (unseen[0], ==, "Desk 1");
  here = lyd_desk_copy_list_unseen (fixture->file, &scene.retreat.event, NULL);
  line = lyd_desk_copy_describe_unseen (here);
  g_assert_cmpstr (line, ==, "This desk does not see Desk 2");
  /* It goes on where the other was. */
  g_assert_cmpint (enter (fixture, desk, &scene.retreat.arrival, scene.bob->code), ==, LYD_VERDICT_ALREADY_IN);
  g_assert_cmpint (enter (fixture, desk, &scene.retreat.arrival, scene.ana->code), ==, LYD_VERDICT_ADMITTED);
}

/* What happened at Desk 2: somebody whom Desk 1 let in too, somebody new, a phone number, somebody cancelled. */
static void
work_at (LydFixture *fixture,
         const char *path,
         const Scene *scene,
         const char *newcomer)
{
  g_autoptr (LydFile) desk = open_desk (fixture, path);
  g_autoptr (LydRegistrationResult) new = walk_in (desk, &scene->retreat.event, newcomer);

  g_assert_cmpint (enter (fixture, desk, &scene->retreat.arrival, scene->ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (enter (fixture, desk, &scene->retreat.arrival, new->code), ==, LYD_VERDICT_ADMITTED);
  assert_sound (desk);
}

static void
test_comes_back (LydFixture *fixture,
                 gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autoptr (LydDeskReturn) first = NULL;
  g_autoptr (LydDeskReturn) second = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  const LydDoubleEntry *twice;
  g_auto (GStrv) unseen = NULL;

  work_at (fixture, path, &scene, "Dora Novak");
  {
    g_autoptr (LydFile) desk = open_desk (fixture, path);

    set_phone (desk, &scene.bob->person, "202 555 0107");
    g_assert_true (lyd_register_set_status (desk, &scene.cleo->registration, LYD_STATUS_CANCELLED, NULL));
  }
  g_assert_cmpint (enter (fixture, fixture->file, &scene.retreat.arrival, scene.ana->code), ==, LYD_VERDICT_ADMITTED);

  first = bring_back (fixture->file, path);
  g_assert_cmpint (first->n_scans, ==, 2);
  g_assert_cmpint (first->n_registered, ==, 1);
  g_assert_cmpint (first->n_changed, ==, 2);
  g_assert_cmpuint (first->conflicts->len, ==, 0);
  g_assert_cmpuint (first->doubles->len, ==, 1);
  g_assert_false (lyd_id_is_none (&first->entry));
  twice = g_ptr_array_index (first->doubles, 0);
  g_assert_cmpstr (twice->name, ==, "Ana Wu");
  g_assert_cmpstr (twice->station[0], ==, "Desk 2");
  g_assert_cmpstr (twice->station[1], ==, "Desk 1");
  g_assert_cmpint (twice->at[0], <, twice->at[1]);
  phone = get_phone (fixture->file, &scene.bob->person);
  g_assert_cmpstr (phone, ==, "202 555 0107");
  g_assert_cmpuint (lyd_door_count (fixture, &scene.retreat.arrival, LYD_VERDICT_ADMITTED), ==, 3);
  lyd_door_assert_consistent (fixture);
  assert_sound (fixture->file);
  unseen = lyd_desk_copy_list_unseen (fixture->file, &scene.retreat.event, NULL);
  g_assert_cmpuint (g_strv_length (unseen), ==, 0);

  after = lyd_dump_desk_file (fixture->path);
  second = bring_back (fixture->file, path);
  g_assert_cmpint (second->n_scans + second->n_registered + second->n_changed, ==, 0);
  g_assert_true (lyd_id_is_none (&second->entry));
  g_assert_cmpuint (second->doubles->len, ==, 1);
  again = lyd_dump_desk_file (fixture->path);
  g_assert_cmpstr (after, ==, again);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &data, &size, NULL));
  g_assert_true (g_file_set_contents (to, data, (gssize) size, NULL));
}

/* Two copies with scans that overlap, in both orders and twice: the same file. */
static void
test_both_orders (LydFixture *fixture,
                  gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *second = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autofree char *third = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 3");
  g_autofree char *other = g_build_filename (fixture->dir, "other.db", NULL);
  g_autoptr (LydFile) twin = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  work_at (fixture, second, &scene, "Dora Novak");
  work_at (fixture, third, &scene, "Emil Sato");
  {
    g_autoptr (LydFile) desk = open_desk (fixture, third);

    set_phone (desk, &scene.cleo->person, "202 555 0109");
  }
  enter (fixture, fixture->file, &scene.retreat.arrival, scene.bob->code);
  g_clear_pointer (&fixture->file, lyd_file_close);
  copy_file (fixture->path, other);
  lyd_fixture_reopen (fixture);
  twin = open_desk (fixture, other);

  for (int i = 0; i < 2; i++) {
    g_autoptr (LydDeskReturn) a = bring_back (fixture->file, second);
    g_autoptr (LydDeskReturn) b = bring_back (fixture->file, third);
    g_autoptr (LydDeskReturn) c = bring_back (twin, third);
    g_autoptr (LydDeskReturn) d = bring_back (twin, second);

    g_assert_cmpint (a->n_scans, ==, i == 0 ? 2 : 0);
    g_assert_cmpint (b->n_scans, ==, i == 0 ? 2 : 0);
    g_assert_cmpuint (b->doubles->len, ==, 1);
    g_assert_cmpuint (d->doubles->len, ==, 1);
  }
  assert_sound (fixture->file);
  assert_sound (twin);
  one = lyd_dump_desk_file (fixture->path);
  two = lyd_dump_desk_file (other);
  g_assert_cmpstr (one, ==, two);
}

static LydVerdict
leave (LydFixture *fixture,
       LydFile *file,
       const LydId *session,
       const char *code)
{
  LydAttempt attempt = { .session = *session, .text = code, .kind = LYD_SCAN_EXIT };
  g_autoptr (LydAdmissionResult) result = lyd_admit (file, &attempt, NULL);

  fixture->now += LYD_MINUTE;
  return result->verdict;
}

static gboolean
is_inside (const char *path,
           const LydId *registration)
{
  g_autoptr (LydDb) db = lyd_db_open (path, 0, NULL);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, NULL, "SELECT inside FROM presence WHERE registration = ?", "d", registration);

  g_assert_true (lyd_stmt_step (stmt, NULL));
  return lyd_stmt_get_int (stmt, 0) != 0;
}

/* Who went out at one desk after going in at another is out, whichever comes back first; and so is what follows. */
static void
test_in_at_one_out_at_another (LydFixture *fixture,
                               gconstpointer data)
{
  const LydSessionWish wish = { .title = "Door", .admission = LYD_ADMIT_IN_OUT };
  g_auto (Scene) scene = set_the_scene (fixture);
  LydId door = lyd_door_add_session (fixture, &scene.retreat.event, &wish);
  g_autofree char *second = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autofree char *third = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 3");
  g_autofree char *other = g_build_filename (fixture->dir, "other.db", NULL);
  g_autoptr (LydFile) twin = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  {
    g_autoptr (LydFile) there = open_desk (fixture, second);
    g_autoptr (LydFile) elsewhere = open_desk (fixture, third);

    enter (fixture, there, &door, scene.ana->code);
    enter (fixture, elsewhere, &door, scene.bob->code);
    leave (fixture, fixture->file, &door, scene.ana->code);
    leave (fixture, there, &door, scene.bob->code);
    enter (fixture, elsewhere, &door, scene.cleo->code);
  }
  g_clear_pointer (&fixture->file, lyd_file_close);
  copy_file (fixture->path, other);
  lyd_fixture_reopen (fixture);
  twin = open_desk (fixture, other);
  {
    g_autoptr (LydDeskReturn) a = bring_back (fixture->file, second);
    g_autoptr (LydDeskReturn) b = bring_back (fixture->file, third);
    g_autoptr (LydDeskReturn) c = bring_back (twin, third);
    g_autoptr (LydDeskReturn) d = bring_back (twin, second);
  }
  one = lyd_dump_desk_file (fixture->path);
  two = lyd_dump_desk_file (other);
  g_assert_cmpstr (one, ==, two);
  g_assert_false (is_inside (fixture->path, &scene.ana->registration));
  g_assert_false (is_inside (fixture->path, &scene.bob->registration));
  g_assert_true (is_inside (fixture->path, &scene.cleo->registration));
  assert_sound (fixture->file);

  /* It goes on from there, by whatever the clock of this computer says. */
  fixture->now -= LYD_HOUR;
  g_assert_cmpint (enter (fixture, fixture->file, &door, scene.ana->code), ==, LYD_VERDICT_ADMITTED);
  g_assert_cmpint (leave (fixture, fixture->file, &door, scene.cleo->code), ==, LYD_VERDICT_LEFT);
  g_assert_true (is_inside (fixture->path, &scene.ana->registration));
  g_assert_false (is_inside (fixture->path, &scene.cleo->registration));
  assert_sound (fixture->file);
}

/* Desk 2 makes a copy for Desk 3, which comes back before it, to the first desk. */
static void
test_copy_of_a_copy (LydFixture *fixture,
                     gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *second = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autofree char *third = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) unseen = NULL;
  g_autoptr (LydDeskReturn) early = NULL;
  g_autoptr (LydDeskReturn) late = NULL;

  work_at (fixture, second, &scene, "Dora Novak");
  {
    g_autoptr (LydFile) desk = open_desk (fixture, second);
    g_autoptr (LydFile) grandchild = NULL;

    set_phone (desk, &scene.bob->person, "202 555 0111");
    third = write_copy (fixture, desk, &scene.retreat.event, "Desk 3");
    grandchild = open_desk (fixture, third);
    unseen = lyd_desk_copy_list_unseen (grandchild, &scene.retreat.event, NULL);
    line = lyd_desk_copy_describe_unseen (unseen);
    g_assert_cmpstr (line, ==, "This desk does not see Desk 2 or Desk 1");
    enter (fixture, grandchild, &scene.retreat.arrival, scene.cleo->code);
  }
  early = bring_back (fixture->file, third);
  /* What Desk 2 had done until then came along. */
  g_assert_cmpint (early->n_scans, ==, 3);
  g_assert_cmpint (early->n_registered, ==, 1);
  assert_sound (fixture->file);
  late = bring_back (fixture->file, second);
  g_assert_cmpint (late->n_scans, ==, 0);
  g_assert_cmpint (late->n_registered, ==, 0);
  g_assert_cmpint (late->n_changed, ==, 1);
  g_assert_cmpuint (late->conflicts->len, ==, 0);
  assert_sound (fixture->file);
}

/* Desk 2's computer had to go back to its backup, after it was brought back once. */
static void
test_restored_copy (LydFixture *fixture,
                    gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autofree char *backup = g_build_filename (fixture->dir, "backup.db", NULL);
  g_autoptr (LydDeskReturn) first = NULL;
  g_autoptr (LydDeskReturn) second = NULL;
  g_autofree char *phone = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (LydFile) desk = open_desk (fixture, path);

    enter (fixture, desk, &scene.retreat.arrival, scene.ana->code);
    g_assert_true (lyd_backup (desk, backup, NULL, NULL, NULL, &error));
    enter (fixture, desk, &scene.retreat.arrival, scene.bob->code);
    set_phone (desk, &scene.bob->person, "202 555 0112");
  }
  first = bring_back (fixture->file, path);
  g_assert_cmpint (first->n_scans, ==, 2);
  g_assert_true (lyd_restore (backup, path, &fixture->context, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  {
    g_autoptr (LydFile) desk = open_desk (fixture, path);

    /* It does not know that it let Bob in; its numbers are a new station's. */
    g_assert_cmpint (enter (fixture, desk, &scene.retreat.arrival, scene.bob->code), ==, LYD_VERDICT_ADMITTED);
    enter (fixture, desk, &scene.retreat.arrival, scene.cleo->code);
  }
  second = bring_back (fixture->file, path);
  g_assert_cmpint (second->n_scans, ==, 2);
  g_assert_cmpint (second->n_changed, ==, 0);
  g_assert_cmpuint (second->conflicts->len, ==, 0);
  g_assert_cmpuint (second->doubles->len, ==, 1);
  phone = get_phone (fixture->file, &scene.bob->person);
  g_assert_cmpstr (phone, ==, "202 555 0112");
  assert_sound (fixture->file);
}

static void
test_edits_three_ways (LydFixture *fixture,
                       gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autoptr (LydDeskReturn) first = NULL;
  g_autoptr (LydDeskReturn) second = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  const LydDeskConflict *conflict;
  g_autofree char *ana = NULL;
  g_autofree char *bob = NULL;
  g_autofree char *later = NULL;
  g_autoptr (LydFile) desk = open_desk (fixture, path);

  set_phone (desk, &scene.ana->person, "202 555 0201");
  set_phone (desk, &scene.bob->person, "202 555 0201");
  set_phone (fixture->file, &scene.bob->person, "202 555 0202");
  set_phone (fixture->file, &scene.cleo->person, "202 555 0202");
  first = bring_back (fixture->file, path);
  g_assert_cmpint (first->n_changed, ==, 1);
  g_assert_cmpuint (first->conflicts->len, ==, 1);
  conflict = g_ptr_array_index (first->conflicts, 0);
  g_assert_cmpstr (conflict->name, ==, "Bob Kim");
  g_assert_cmpstr (conflict->field, ==, "Phone");
  g_assert_cmpstr (conflict->here, ==, "202 555 0202");
  g_assert_cmpstr (conflict->there, ==, "202 555 0201");
  ana = get_phone (fixture->file, &scene.ana->person);
  g_assert_cmpstr (ana, ==, "202 555 0201");

  /* Changed here since, and again there: only the one that nobody touched here is taken. */
  set_phone (desk, &scene.ana->person, "202 555 0203");
  second = bring_back (fixture->file, path);
  g_assert_cmpint (second->n_changed, ==, 1);
  bob = get_phone (fixture->file, &scene.bob->person);
  g_assert_cmpstr (bob, ==, "202 555 0202");
  undone = lyd_undo (fixture->file, &second->entry, NULL);
  later = get_phone (fixture->file, &scene.ana->person);
  g_assert_cmpstr (later, ==, "202 555 0201");
  assert_sound (fixture->file);
}

/* Taking it back takes back edits; whoever was scanned stays. */
static void
test_undo_keeps_scans (LydFixture *fixture,
                       gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autoptr (LydDeskReturn) back = NULL;
  g_autoptr (LydUndoResult) undone = NULL;
  g_autofree char *phone = NULL;
  g_autoptr (GError) error = NULL;

  work_at (fixture, path, &scene, "Dora Novak");
  {
    g_autoptr (LydFile) desk = open_desk (fixture, path);

    set_phone (desk, &scene.bob->person, "202 555 0201");
  }
  back = bring_back (fixture->file, path);
  undone = lyd_undo (fixture->file, &back->entry, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->kept_checked_in, ==, 1);
  phone = get_phone (fixture->file, &scene.bob->person);
  g_assert_null (phone);
  g_assert_cmpuint (lyd_door_count (fixture, &scene.retreat.arrival, LYD_VERDICT_ADMITTED), ==, 2);
  assert_sound (fixture->file);
}

static void
assert_refused (LydFixture *fixture,
                const char *path,
                LydError code)
{
  g_autofree char *before = lyd_dump_desk_file (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDeskReturn) result = lyd_desk_bring_back (fixture->file, path, &error);
  g_autofree char *after = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;

  g_assert_null (result);
  g_assert_error (error, LYD_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "Nothing was taken in"));
  after = lyd_dump_desk_file (fixture->path);
  g_assert_cmpstr (before, ==, after);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".desk-"));
}

static void
tamper (const char *path,
        const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = lyd_db_open (path, 0, &error);

  g_assert_no_error (error);
  g_assert_true (lyd_db_exec (db, sql, &error));
  g_assert_no_error (error);
}

static void
test_refuses_what_is_none (LydFixture *fixture,
                           gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autofree char *damaged = g_build_filename (fixture->dir, "damaged.db", NULL);
  g_autofree char *whole = g_build_filename (fixture->dir, "whole.db", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  assert_refused (fixture, "/nonexistent/desk.db", LYD_ERROR_NOT_FOUND);
  g_assert_true (lyd_backup (fixture->file, whole, NULL, NULL, NULL, NULL));
  assert_refused (fixture, whole, LYD_ERROR_INVALID);

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 8192; i < size && i < 12000; i++)
    bytes[i] ^= 0x5a;
  g_assert_true (g_file_set_contents (damaged, bytes, (gssize) size, NULL));
  assert_refused (fixture, damaged, LYD_ERROR_FORMAT);
  g_assert_true (g_file_set_contents (damaged, bytes, (gssize) size / 2, NULL));
  assert_refused (fixture, damaged, LYD_ERROR_FORMAT);
}

/* Each of these opens and passes SQLite's own checks. */
static void
test_refuses_what_was_altered (LydFixture *fixture,
                               gconstpointer data)
{
  static const char *const changes[] = {
    "CREATE TRIGGER t AFTER INSERT ON scan BEGIN SELECT 1; END",
    "CREATE VIEW v AS SELECT 1",
    "UPDATE scan SET at = at + 1",
    "UPDATE scan SET verdict = 'admitted', seq = seq + 7",
    "UPDATE person SET name = CAST (x'ff41' AS TEXT)",
    "UPDATE person SET phone = hex (zeroblob (50000))",
  };
  g_auto (Scene) scene = set_the_scene (fixture);

  enter (fixture, fixture->file, &scene.retreat.arrival, scene.ana->code);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *label = g_strdup_printf ("Desk %d", (int) i + 2);
    g_autofree char *path = write_copy (fixture, fixture->file, &scene.retreat.event, label);

    tamper (path, changes[i]);
    assert_refused (fixture, path, LYD_ERROR_FORMAT);
  }
}

static void
test_refuses_another_networks (LydFixture *fixture,
                               gconstpointer data)
{
  LydFixture other = { 0 };
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) desk = NULL;
  g_autoptr (LydDeskReturn) result = NULL;

  lyd_fixture_set_up (&other, NULL);
  g_rand_set_seed (other.rand, 7);
  {
    g_auto (Scene) theirs = set_the_scene (&other);

    path = write_copy (&other, other.file, &theirs.retreat.event, "Desk 2");
    assert_refused (fixture, path, LYD_ERROR_INVALID);
    desk = open_desk (&other, path);
    result = lyd_desk_bring_back (desk, path, &error);
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
    g_clear_pointer (&desk, lyd_file_close);
  }
  lyd_fixture_tear_down (&other, NULL);
}

static void
test_says_why_it_cannot_be_written (LydFixture *fixture,
                                    gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *there = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  g_assert_null (lyd_desk_copy_write (fixture->file, &scene.retreat.event, "Desk 3", there, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (
    lyd_desk_copy_write (fixture->file, &scene.retreat.event, "Desk 3", "/nonexistent/desk.db", NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_null (lyd_desk_copy_write (fixture->file, &scene.retreat.event, " ", "x.db", NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  copies = lyd_desk_copy_list (fixture->file, &scene.retreat.event, NULL);
  g_assert_cmpuint (copies->len, ==, 1);
}

/* The disk is full at whatever byte: nothing half is left, and the file says so. */
static void
test_disk_full (LydFixture *fixture,
                gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = g_build_filename (fixture->dir, "stick.db", NULL);

  for (rlim_t limit = 200000; limit < 420000; limit += 60000) {
    pid_t child = fork ();
    int status;

    if (child == 0) {
      struct rlimit bytes = { limit, limit };
      g_autoptr (GError) error = NULL;
      g_autoptr (LydDeskCopy) copy = NULL;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &bytes);
      copy = lyd_desk_copy_write (fixture->file, &scene.retreat.event, "Desk 2", path, NULL, &error);
      _exit (copy != NULL ? 0 : g_error_matches (error, LYD_ERROR, LYD_ERROR_STORAGE) ? 1
                                                                                      : 2);
    }
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFEXITED (status));
    g_assert_cmpint (WEXITSTATUS (status), !=, 2);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == (WEXITSTATUS (status) == 0));
    (void) g_unlink (path);
  }
}

/* Killed while a desk is brought back: all of it or nothing, and it can be brought back again. */
static void
test_killed_meanwhile (LydFixture *fixture,
                       gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *path = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  g_autoptr (LydDeskReturn) back = NULL;

  {
    g_autoptr (LydFile) desk = open_desk (fixture, path);

    for (int i = 0; i < 40; i++) {
      g_autofree char *name = g_strdup_printf ("Newcomer %d", i);
      g_autoptr (LydRegistrationResult) new = walk_in (desk, &scene.retreat.event, name);

      enter (fixture, desk, &scene.retreat.arrival, new->code);
    }
  }
  g_clear_pointer (&fixture->file, lyd_file_close);
  for (int i = 0; i < 12; i++) {
    pid_t child = fork ();
    guint n;

    if (child == 0) {
      g_autoptr (LydFile) file = lyd_file_open (fixture->path, 0, &fixture->context, NULL);
      g_autoptr (LydDeskReturn) result = lyd_desk_bring_back (file, path, NULL);

      _exit (result != NULL ? 0 : 1);
    }
    /* No wait for anything: each is killed a little further on than the one before, wherever that is. */
    g_usleep ((gulong) i * 4000);
    kill (child, SIGKILL);
    g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
    lyd_fixture_reopen (fixture);
    assert_sound (fixture->file);
    n = lyd_door_count (fixture, &scene.retreat.arrival, LYD_VERDICT_ADMITTED);
    g_assert_true (n == 0 || n == 40);
    g_clear_pointer (&fixture->file, lyd_file_close);
  }
  lyd_fixture_reopen (fixture);
  back = bring_back (fixture->file, path);
  g_assert_cmpuint (lyd_door_count (fixture, &scene.retreat.arrival, LYD_VERDICT_ADMITTED), ==, 40);
  assert_sound (fixture->file);
}

/* The file that it was copied from went back to a backup made before: it knows the event, not the copy. */
static void
test_restored_origin (LydFixture *fixture,
                      gconstpointer data)
{
  g_auto (Scene) scene = set_the_scene (fixture);
  g_autofree char *backup = g_build_filename (fixture->dir, "backup.db", NULL);
  g_autofree char *path = NULL;
  g_autoptr (LydDeskReturn) back = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  g_assert_true (lyd_backup (fixture->file, backup, NULL, NULL, NULL, NULL));
  path = write_copy (fixture, fixture->file, &scene.retreat.event, "Desk 2");
  work_at (fixture, path, &scene, "Dora Novak");
  g_clear_pointer (&fixture->file, lyd_file_close);
  g_assert_true (lyd_restore (backup, fixture->path, &fixture->context, NULL, NULL, NULL, NULL, NULL));
  lyd_fixture_reopen (fixture);
  back = bring_back (fixture->file, path);
  g_assert_cmpint (back->n_scans, ==, 2);
  copies = lyd_desk_copy_list (fixture->file, &scene.retreat.event, NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  assert_sound (fixture->file);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/second-desk/holds-one-event", test_holds_one_event);
  lyd_fixture_add ("/second-desk/comes-back", test_comes_back);
  lyd_fixture_add ("/second-desk/both-orders", test_both_orders);
  lyd_fixture_add ("/second-desk/in-at-one-out-at-another", test_in_at_one_out_at_another);
  lyd_fixture_add ("/second-desk/copy-of-a-copy", test_copy_of_a_copy);
  lyd_fixture_add ("/second-desk/restored-copy", test_restored_copy);
  lyd_fixture_add ("/second-desk/restored-origin", test_restored_origin);
  lyd_fixture_add ("/second-desk/edits-three-ways", test_edits_three_ways);
  lyd_fixture_add ("/second-desk/undo-keeps-scans", test_undo_keeps_scans);
  lyd_fixture_add ("/second-desk/refuses-what-is-none", test_refuses_what_is_none);
  lyd_fixture_add ("/second-desk/refuses-what-was-altered", test_refuses_what_was_altered);
  lyd_fixture_add ("/second-desk/refuses-another-networks", test_refuses_another_networks);
  lyd_fixture_add ("/second-desk/says-why-it-cannot-be-written", test_says_why_it_cannot_be_written);
  lyd_fixture_add ("/second-desk/disk-full", test_disk_full);
  lyd_fixture_add ("/second-desk/killed-meanwhile", test_killed_meanwhile);
  return g_test_run ();
}
