/* Every list of a hybrid retreat in every format, against tests/data/golden/lists. */
#include "lyd-door.h"
#include "lyd-export.h"
#include "lyd-file-private.h"
#include "lyd-golden.h"
#include "lyd-plan-questions.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  LydFixture base;
  LydRetreat retreat;
  LydId lunch;
  LydId diet;
  LydId photos;
} Lists;

/* Whatever real lists have: formulas, commas, quotes, other scripts, an address for two. */
static const struct {
  const char *name;
  const char *given;
  const char *family;
  const char *email;
  const char *organization;
  LydStatus status;
  LydOrigin origin;
  LydAttendeeType type;
  const char *diet;
  const char *photos;
  gboolean in_room;
  int minutes; /* online; 0: not */
  LydOnlineRole role;
} people[] = {
  { "Ana Wu", "Ana", "Wu", "ana@example.org", "Voices, Inc.", .diet = "Vegan", .photos = "no", .in_room = TRUE },
  { "=SUM(A1)", NULL, NULL, "sum@example.org", "@Evil", .diet = "=1+1", .in_room = TRUE, .minutes = 50 },
  { "José “Pepe” Ñandú", "José", "Ñandú", "office@example.org", "Voices, Inc.", .diet = "Vegan", .minutes = 45,
    .role = LYD_ROLE_PANELIST },
  { "Eva Ñandú", "Eva", "Ñandú", "office@example.org", "Voices, Inc.", .photos = "yes", .minutes = 2 },
  { "ليلى حداد", "ليلى", "حداد", NULL, NULL, .origin = LYD_ORIGIN_WALK_IN, .type = LYD_ATTENDEE_GUEST,
    .in_room = TRUE },
  { "Wes Waits", "Wes", "Waits", "wes@example.org", "Ohio Kids", .status = LYD_STATUS_WAITLISTED },
  { "Nora Shaw", "Nora", "Shaw", "nora@example.org", "Ohio Kids", .diet = "Halal", .type = LYD_ATTENDEE_SPEAKER },
};

static void
run (Lists *self,
     const char *sql,
     const LydId *session,
     const LydId *registration,
     const char *role,
     int seconds,
     gboolean attended)
{
  g_autoptr (GError) error = NULL;

  lyd_db_run (self->base.file->db, &error, sql, "ddsnn", session, registration, role, seconds, attended);
  g_assert_no_error (error);
}

static LydId
add_question (Lists *self,
              const char *label,
              LydQuestionKind kind,
              LydPurpose purpose,
              gboolean sensitive)
{
  g_autoptr (LydQuestion) question = lyd_question_new ();
  g_autoptr (GError) error = NULL;

  question->event = self->retreat.event;
  question->label = g_strdup (label);
  question->kind = kind;
  question->purpose = purpose;
  question->sensitive = sensitive;
  g_assert_true (lyd_plan_add_question (self->base.file, question, &error));
  g_assert_no_error (error);
  return question->id;
}

static void
answer (Lists *self,
        const LydId *registration,
        const LydId *question,
        const char *value)
{
  g_autoptr (GError) error = NULL;

  if (value == NULL)
    return;
  lyd_db_run (self->base.file->db, &error, "INSERT INTO answer (registration, question, value) VALUES (?, ?, ?)",
              "dds", registration, question, value);
  g_assert_no_error (error);
}

static void
add_person (Lists *self,
            guint i)
{
  const LydId sessions[] = { self->lunch };
  LydRegistrationRequest request = { .name = people[i].name,
                                     .given = people[i].given,
                                     .family = people[i].family,
                                     .email = people[i].email,
                                     .organization = people[i].organization,
                                     .type = people[i].type,
                                     .status = people[i].status,
                                     .origin = people[i].origin,
                                     .sessions = sessions,
                                     .n_sessions = i % 2 == 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) result = NULL;

  self->base.now += LYD_MINUTE;
  result = lyd_register (self->base.file, &self->retreat.event, &request, &error);
  g_assert_no_error (error);
  answer (self, &result->registration, &self->diet, people[i].diet);
  answer (self, &result->registration, &self->photos, people[i].photos);
  if (people[i].in_room)
    g_assert_cmpint (lyd_door_enter (&self->base, &self->retreat.arrival, result->code), ==, LYD_VERDICT_ADMITTED);
  if (people[i].minutes > 0)
    run (self,
         "INSERT INTO online (session, registration, role, seconds, counted, first_at, last_at, connections, polls,"
         " questions, attended) VALUES (?1, ?2, ?3, ?4, ?4, 1821618060000, 1821618060000 + ?4 * 1000, 2, 1, 0, ?5)",
         &self->retreat.workshop, &result->registration, lyd_word_id (&lyd_online_roles, (int) people[i].role),
         60 * people[i].minutes, people[i].minutes >= 5);
}

static void
set_up (Lists *self,
        gconstpointer data)
{
  const LydSessionWish lunch = { .title = "Lunch", .admission = LYD_ADMIT_ONCE, .choice = TRUE };
  g_autoptr (GError) error = NULL;

  lyd_fixture_set_up (&self->base, data);
  self->retreat = lyd_door_make_retreat (&self->base);
  self->lunch = lyd_door_add_session (&self->base, &self->retreat.event, &lunch);
  lyd_db_run (self->base.file->db, &error, "UPDATE session SET kind = 'meal' WHERE id = ?", "d", &self->lunch);
  g_assert_no_error (error);
  self->diet = add_question (self, "Dietary needs", LYD_QUESTION_TEXT, LYD_PURPOSE_DIETARY, TRUE);
  self->photos = add_question (self, "May we photograph you?", LYD_QUESTION_YES_NO, LYD_PURPOSE_PHOTOS, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    add_person (self, i);
}

static void
tear_down (Lists *self,
           gconstpointer data)
{
  lyd_fixture_tear_down (&self->base, data);
}

static gboolean
is_english (void)
{
  g_autoptr (GDateTime) sunday = g_date_time_new_utc (2027, 9, 26, 0, 0, 0);
  g_autofree char *name = g_date_time_format (sunday, "%a");

  return g_str_equal (name, "Sun");
}

/* Whatever a file is, as text. */
static void
compare (const char *path,
         const char *extension,
         const char *name)
{
  g_autofree char *golden = NULL;
  g_autofree char *made = NULL;
  gsize length;

  if (g_str_equal (extension, ".xlsx")) {
    golden = g_strconcat ("lists/", name, ".xlsx.txt", NULL);
    made = lyd_golden_list_sheets (path);
    length = strlen (made);
  } else if (g_str_equal (extension, ".pdf")) {
    /* The line below the title says when it is, in the words of the locale. */
    golden = g_strconcat ("lists/", name, is_english () ? ".pdf.txt" : ".es.pdf.txt", NULL);
    made = lyd_golden_list_words (path);
    length = strlen (made);
  } else {
    golden = g_strconcat ("lists/", name, extension, NULL);
    g_assert_true (g_file_get_contents (path, &made, &length, NULL));
  }
  lyd_golden_compare (made, length, golden);
}

static void
check (Lists *self,
       const char *what,
       const char *name,
       const LydExportOptions *options)
{
  g_autofree char *extensions = lyd_export_list_extensions (what);
  g_auto (GStrv) list = g_strsplit (extensions, ", ", -1);

  for (guint i = 0; list[i] != NULL; i++) {
    g_autofree char *file = g_strconcat ("list", list[i], NULL);
    g_autofree char *path = g_build_filename (self->base.dir, file, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (lyd_export (self->base.file, &self->retreat.event, what, path, options, &error));
    g_assert_no_error (error);
    compare (path, list[i], name);
    g_unlink (path);
  }
}

static void
test_every_list (Lists *self,
                 gconstpointer data)
{
  static const char *const lists[] = { "registrations", "attendance", "no-shows", "walk-ins", "session-lists",
                                       "organizations", "scans", "sign-in-sheet", "roll-call", "security-list",
                                       "dietary", "dietary-counts", "no-photos", "answers", "answer-counts",
                                       "zoom-registrants", "google-contacts", "mailchimp" };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    check (self, lists[i], lists[i], NULL);
}

static void
test_what_is_asked_for (Lists *self,
                        gconstpointer data)
{
  const char *const columns[] = { "ways", "name", "minutes", NULL };
  const LydExportOptions by_session = { .by = LYD_EXPORT_BY_SESSION };
  const LydExportOptions by_organization = { .by = LYD_EXPORT_BY_ORGANIZATION, .columns = columns };
  const LydExportOptions sensitive = { .with_sensitive = TRUE };
  const LydExportOptions attended = { .who = LYD_EXPORT_ATTENDED };
  const LydExportOptions absent = { .who = LYD_EXPORT_ABSENT };

  check (self, "attendance", "attendance-by-session", &by_session);
  check (self, "attendance", "attendance-by-organization", &by_organization);
  check (self, "session-lists", "session-lists-by-session", &by_session);
  check (self, "dietary", "dietary-sensitive", &sensitive);
  check (self, "dietary-counts", "dietary-counts-sensitive", &sensitive);
  check (self, "mailchimp", "mailchimp-attended", &attended);
  check (self, "google-contacts", "google-contacts-no-shows", &absent);
}

/* A cell that a spreadsheet would run is in none of them. */
static void
test_runs_nothing (Lists *self,
                   gconstpointer data)
{
  const LydExportOptions sensitive = { .with_sensitive = TRUE };

  for (guint i = 0; i < lyd_n_export_kinds; i++) {
    const char *what = lyd_export_kinds[i].what;
    g_autofree char *path = g_build_filename (self->base.dir, "list.csv", NULL);
    g_autofree char *extensions = lyd_export_list_extensions (what);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    if (strstr (extensions, ".csv") == NULL || strcmp (what, "zoom-registrants") == 0)
      continue;
    g_assert_true (lyd_export (self->base.file, &self->retreat.event, what, path, &sensitive, &error));
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_assert_false (g_regex_match_simple ("(^|,)\"?[=@]", text, G_REGEX_MULTILINE, 0));
  }
}

static void
test_refuses (Lists *self,
              gconstpointer data)
{
  const char *const unknown[] = { "name", "nonsense", NULL };
  const char *const known[] = { "First Name", NULL };
  const LydExportOptions columns = { .columns = unknown };
  const LydExportOptions fixed = { .columns = known };
  const LydExportOptions by = { .by = LYD_EXPORT_BY_SESSION };
  g_autofree char *path = g_build_filename (self->base.dir, "list.csv", NULL);
  const struct {
    const char *what;
    const LydExportOptions *options;
  } wrong[] = { { "attendance", &columns }, { "google-contacts", &fixed }, { "no-shows", &by } };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (
      lyd_export (self->base.file, &self->retreat.event, wrong[i].what, path, wrong[i].options, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

/* Who comes to what is sensitive is on no list of people. */
static void
test_names_nobody (Lists *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  lyd_db_run (self->base.file->db, &error, "UPDATE event SET sensitive = 1", "");
  g_assert_no_error (error);
  for (guint i = 0; i < lyd_n_export_kinds; i++) {
    const char *what = lyd_export_kinds[i].what;
    g_autofree char *path = g_build_filename (self->base.dir, "list.csv", NULL);
    g_autofree char *extensions = lyd_export_list_extensions (what);

    /* Of an agenda nobody is a part. */
    if (strstr (extensions, ".csv") == NULL || strcmp (what, "agenda") == 0)
      continue;
    g_assert_false (lyd_export (self->base.file, &self->retreat.event, what, path, NULL, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
    g_clear_error (&error);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

static void
test_lists_columns (Lists *self,
                    gconstpointer data)
{
  const LydExportOptions sensitive = { .with_sensitive = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) columns =
    lyd_export_list_columns (self->base.file, &self->retreat.event, "dietary", NULL, &error);
  g_autoptr (GPtrArray) more =
    lyd_export_list_columns (self->base.file, &self->retreat.event, "dietary", &sensitive, &error);
  g_autoptr (GPtrArray) none =
    lyd_export_list_columns (self->base.file, &self->retreat.event, "calendar", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (columns->len, ==, 6);
  g_assert_cmpuint (more->len, ==, 7);
  g_assert_cmpstr (((LydExportColumn *) g_ptr_array_index (more, 6))->id, ==, "Dietary needs");
  g_assert_cmpuint (none->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Lists, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/lists/every-list", test_every_list);
  ADD ("/lists/what-is-asked-for", test_what_is_asked_for);
  ADD ("/lists/runs-nothing", test_runs_nothing);
  ADD ("/lists/refuses", test_refuses);
  ADD ("/lists/lists-columns", test_lists_columns);
  ADD ("/lists/names-nobody", test_names_nobody);
  return g_test_run ();
}
