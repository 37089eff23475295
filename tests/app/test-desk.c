#include "lyd-harness.h"

#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-notice.h"
#include "desk/lyd-desk-questions.h"
#include "desk/lyd-desk-side.h"
#include "desk/lyd-desk-window.h"
#include "lyd-admit.h"
#include "lyd-plan.h"
#include "lyd-register.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* What a volunteer does at the door, by the desk's named actions alone. */

#define N_BADGES 3

typedef struct {
  LydHarness harness;
  LydId session;
  char *codes[N_BADGES];
  LydId people[N_BADGES]; /* registrations; the last one waits */
  GtkWidget *desk;
} Fixture;

static LydFile *
open_beside (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->harness.dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &fixture->harness.context, &error);

  g_assert_no_error (error);
  return file;
}

static void
register_people (Fixture *fixture)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &event->id, &error);

  g_assert_no_error (error);
  fixture->session = lyd_plan_pick_session (sessions, fixture->harness.now)->id;
  for (guint i = 0; i < N_BADGES; i++) {
    g_autofree char *name = g_strdup_printf ("Scanned Person %u", i);
    LydRegistrationRequest request = { .name = name, .status = LYD_STATUS_CONFIRMED };
    g_autoptr (LydRegistrationResult) registered = lyd_register (file, &event->id, &request, &error);
    LydStatus status = i == N_BADGES - 1 ? LYD_STATUS_WAITLISTED : LYD_STATUS_CONFIRMED;

    g_assert_no_error (error);
    g_assert_true (lyd_register_set_status (file, &registered->registration, status, &error));
    fixture->codes[i] = g_strdup (registered->code);
    fixture->people[i] = registered->registration;
  }
}

static void
begin (Fixture *fixture,
       gconstpointer data)
{
  lyd_harness_start (&fixture->harness);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "main"));
  register_people (fixture);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Open Desk"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->harness.window), "win.open-today", NULL);
  WAIT_FOR ((fixture->desk = GTK_WIDGET (lyd_harness_get_desk (&fixture->harness))) != NULL);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  begin (fixture, data);
  WAIT_FOR (lyd_desk_window_is_ready (LYD_DESK_WINDOW (fixture->desk)));
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  lyd_harness_stop (&fixture->harness);
  for (guint i = 0; i < N_BADGES; i++)
    g_free (fixture->codes[i]);
}

static void
scan (Fixture *fixture,
      const char *code)
{
  gtk_widget_activate_action (fixture->desk, "desk.scan", "s", code);
}

static LydTone
get_tone (Fixture *fixture)
{
  return lyd_desk_window_get_tone (LYD_DESK_WINDOW (fixture->desk));
}

static int
count_inside (Fixture *fixture)
{
  return lyd_desk_side_get_inside (LYD_DESK_SIDE (lyd_harness_find (fixture->desk, "side")));
}

static gboolean
has_word (Fixture *fixture,
          const char *word)
{
  LydDeskCard *card = LYD_DESK_CARD (lyd_harness_find (fixture->desk, "card"));

  return g_strcmp0 (lyd_desk_card_get_word (card), word) == 0;
}

static gboolean
is_green (Fixture *fixture)
{
  return gtk_widget_has_css_class (lyd_harness_find (fixture->desk, "band"), "ok");
}

/* The rows of the log of one registration, newest first. */
static GPtrArray *
list_scans (Fixture *fixture,
            const LydId *registration)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;
  GPtrArray *scans = lyd_admit_list_scans (file, &fixture->session, registration, TRUE, -1, &error);

  g_assert_no_error (error);
  return scans;
}

/* Each verdict sounds as it looks. */
static void
test_tones (void)
{
  static const struct {
    LydVerdict verdict;
    LydTone tone;
  } cases[] = {
    { LYD_VERDICT_UNKNOWN, LYD_TONE_REFUSED },
    { LYD_VERDICT_WRONG_EVENT, LYD_TONE_REFUSED },
    { LYD_VERDICT_REVOKED, LYD_TONE_REFUSED },
    { LYD_VERDICT_LEFT, LYD_TONE_ADMITTED },
    { LYD_VERDICT_CANCELLED, LYD_TONE_REFUSED },
    { LYD_VERDICT_DENIED, LYD_TONE_REFUSED },
    { LYD_VERDICT_PENDING, LYD_TONE_LOOK },
    { LYD_VERDICT_WAITLISTED, LYD_TONE_LOOK },
    { LYD_VERDICT_WRONG_SESSION, LYD_TONE_LOOK },
    { LYD_VERDICT_ALREADY_IN, LYD_TONE_LOOK },
    { LYD_VERDICT_TOO_EARLY, LYD_TONE_LOOK },
    { LYD_VERDICT_OVER, LYD_TONE_LOOK },
    { LYD_VERDICT_FULL, LYD_TONE_LOOK },
    { LYD_VERDICT_ANSWERS_NEEDED, LYD_TONE_LOOK },
    { LYD_VERDICT_ADMITTED, LYD_TONE_ADMITTED },
    { LYD_VERDICT_IDENTIFY, LYD_TONE_LOOK },
    { LYD_VERDICT_UNDONE, LYD_TONE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *style = lyd_verdict_look (cases[i].verdict)->style;

    g_test_message ("%s", lyd_verdict_look (cases[i].verdict)->word);
    g_assert_cmpint (lyd_desk_tone_of (cases[i].verdict, TRUE), ==, cases[i].tone);
    g_assert_cmpint (lyd_desk_tone_of (cases[i].verdict, FALSE), !=, LYD_TONE_ADMITTED);
    g_assert_cmpint (g_strcmp0 (style, "red") == 0, ==, cases[i].tone == LYD_TONE_REFUSED);
    g_assert_false (g_strcmp0 (style, "ok") == 0 && cases[i].tone != LYD_TONE_ADMITTED);
  }
}

/* The tones are in the program, each a short sound. */
static void
test_tone_files (void)
{
  static const char *const names[] = { "admitted", "look", "refused" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_strdup_printf ("/org/lanyard/Lanyard/sounds/%s.wav", names[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, "RIFF", 4);
    g_assert_cmpuint (g_bytes_get_size (bytes), <, 22050); /* half a second */
  }
}

static void
test_sounds (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GVariant) on = NULL;

  scan (fixture, fixture->codes[0]);
  WAIT_FOR (has_word (fixture, "Welcome"));
  g_assert_cmpint (get_tone (fixture), ==, LYD_TONE_ADMITTED);
  scan (fixture, "not a code");
  WAIT_FOR (has_word (fixture, "Not known"));
  g_assert_cmpint (get_tone (fixture), ==, LYD_TONE_REFUSED);
  scan (fixture, fixture->codes[2]);
  WAIT_FOR (has_word (fixture, "Waiting list"));
  g_assert_cmpint (get_tone (fixture), ==, LYD_TONE_LOOK);
  gtk_widget_activate_action (fixture->desk, "desk.sounds", NULL);
  scan (fixture, fixture->codes[1]);
  WAIT_FOR (has_word (fixture, "Welcome"));
  g_assert_cmpint (get_tone (fixture), ==, LYD_TONE_NONE);
  gtk_widget_activate_action (fixture->desk, "desk.sounds", NULL);
}

static void
set_write_limit (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Not a byte more fits on the disk: red and loud, never green; and the desk goes on once there is room again. */
static void
test_disk_full (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) scans = NULL;

  set_write_limit (0);
  scan (fixture, fixture->codes[0]);
  WAIT_FOR (!has_word (fixture, "Ready"));
  set_write_limit (RLIM_INFINITY);
  g_assert_true (has_word (fixture, "Not recorded"));
  g_assert_false (is_green (fixture));
  g_assert_cmpint (get_tone (fixture), ==, LYD_TONE_REFUSED);
  scans = list_scans (fixture, &fixture->people[0]);
  g_assert_cmpuint (scans->len, ==, 0);
  scan (fixture, fixture->codes[1]);
  WAIT_FOR (has_word (fixture, "Welcome"));
  g_assert_true (is_green (fixture));
  WAIT_FOR (count_inside (fixture) == 1);
}

/* Undo in the list of the last scans: as it was before, and both stay in the log. */
static void
test_undo (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *undo;
  g_autoptr (GPtrArray) scans = NULL;

  scan (fixture, fixture->codes[0]);
  WAIT_FOR (has_word (fixture, "Welcome") && count_inside (fixture) == 1);
  scan (fixture, fixture->codes[1]);
  WAIT_FOR (count_inside (fixture) == 2);
  undo = lyd_harness_find_button (lyd_harness_find_row (lyd_harness_find (fixture->desk, "recent"), "Scanned Person 0"),
                                  "Undo");
  gtk_widget_activate_action (fixture->desk, gtk_actionable_get_action_name (GTK_ACTIONABLE (undo)), "s",
                              g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (undo)),
                                                    NULL));
  WAIT_FOR (has_word (fixture, "Taken back") && count_inside (fixture) == 1);
  g_assert_true (lyd_harness_shows (lyd_harness_find (fixture->desk, "card"), "Scanned Person 0"));
  scan (fixture, fixture->codes[0]);
  WAIT_FOR (has_word (fixture, "Welcome") && count_inside (fixture) == 2);
  scans = list_scans (fixture, &fixture->people[0]);
  g_assert_cmpuint (scans->len, ==, 3);
}

/* Somebody who waits is let in by exception; why stays in the log. */
static void
test_override (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) scans = NULL;
  const LydScanLine *line;

  scan (fixture, fixture->codes[2]);
  WAIT_FOR (has_word (fixture, "Waiting list"));
  g_assert_false (is_green (fixture));
  gtk_widget_activate_action (fixture->desk, "desk.override", NULL);
  g_assert_true (lyd_harness_is_page (fixture->desk, "pages", "reason"));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (fixture->desk, "other")), "Speaks in an hour");
  gtk_widget_activate_action (fixture->desk, "desk.override-done", NULL);
  WAIT_FOR (has_word (fixture, "Welcome"));
  g_assert_true (is_green (fixture));
  scans = list_scans (fixture, &fixture->people[2]);
  g_assert_cmpuint (scans->len, ==, 2);
  line = g_ptr_array_index (scans, 0);
  g_assert_cmpint (line->scan->verdict, ==, LYD_VERDICT_ADMITTED);
  g_assert_true (line->scan->reason != NULL);
  g_assert_cmpstr (line->scan->reason, ==, "Speaks in an hour");
}

/* What is typed and scanned while the desk still opens is not lost. */
static void
test_early (Fixture *fixture,
            gconstpointer data)
{
  GtkWidget *entry = lyd_harness_find (fixture->desk, "entry");

  g_assert_false (lyd_desk_window_is_ready (LYD_DESK_WINDOW (fixture->desk)));
  scan (fixture, fixture->codes[0]);
  gtk_editable_set_text (GTK_EDITABLE (entry), "scanned person 1");
  WAIT_FOR (count_inside (fixture) == 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "scanned person 1");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
test_typed_early (Fixture *fixture,
                  gconstpointer data)
{
  GtkWidget *entry = lyd_harness_find (fixture->desk, "entry");

  g_assert_false (lyd_desk_window_is_ready (LYD_DESK_WINDOW (fixture->desk)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "scanned person 1");
  WAIT_FOR (lyd_harness_is_page (fixture->desk, "pages", "results"));
  g_assert_true (lyd_harness_shows (lyd_harness_find (fixture->desk, "results"), "Scanned Person 1"));
}

/* It is called practice, and the card stays where it is. */
static void
test_practice (Fixture *fixture,
               gconstpointer data)
{
  GtkWidget *card = lyd_harness_find (fixture->desk, "card");
  graphene_rect_t before, after;

  WAIT_FOR (gtk_widget_get_height (card) > 0);
  g_assert_true (gtk_widget_compute_bounds (card, fixture->desk, &before));
  gtk_widget_activate_action (fixture->desk, "desk.practice", NULL);
  WAIT_FOR (gtk_widget_get_width (lyd_harness_find (fixture->desk, "notice")) > 0);
  g_assert_true (gtk_widget_compute_bounds (card, fixture->desk, &after));
  g_assert_true (graphene_rect_equal (&before, &after));
  scan (fixture, fixture->codes[0]);
  WAIT_FOR (has_word (fixture, "Would be let in"));
  g_assert_true (lyd_harness_shows (card, "Practice. Nothing is recorded."));
  g_assert_cmpint (get_tone (fixture), ==, LYD_TONE_LOOK);
  gtk_widget_activate_action (fixture->desk, "desk.practice", NULL);
  gtk_widget_activate_action (fixture->desk, "desk.mode", "s", "look");
  g_assert_true (lyd_harness_shows (fixture->desk, "Look only: nothing is recorded."));
  scan (fixture, fixture->codes[0]);
  WAIT_FOR (lyd_harness_shows (card, "Looked at only. Nothing is recorded."));
}

/* A clock that went back is told and stops nobody. */
static void
test_clock (Fixture *fixture,
            gconstpointer data)
{
  scan (fixture, fixture->codes[0]);
  WAIT_FOR (count_inside (fixture) == 1);
  g_assert_false (gtk_widget_get_visible (lyd_harness_find (fixture->desk, "notice")));
  fixture->harness.now -= 10 * G_GINT64_CONSTANT (60000);
  scan (fixture, fixture->codes[1]);
  WAIT_FOR (lyd_harness_shows (fixture->desk, "have its clock set"));
  WAIT_FOR (has_word (fixture, "Welcome") && count_inside (fixture) == 2);
}

static void
test_zones (void)
{
  static const struct {
    const char *computer;
    gint64 back;
    const char *words; /* NULL: nothing to say */
  } cases[] = {
    { "America/New_York", 0, NULL },
    { "America/Toronto", 0, NULL }, /* another name for the same time */
    { "America/New_York", 60000, NULL },
    { "America/New_York", 3600000, "This computer says it is 9:14" },
    { "America/New_York", 48 * G_GINT64_CONSTANT (3600000), "but the last scan was on Friday" },
    { "America/Los_Angeles", 0, "another time zone" },
    { "UTC", 3600000, "have its clock set" }, /* the worse of the two */
  };
  g_autoptr (GTimeZone) event = g_time_zone_new_identifier ("America/New_York");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GTimeZone) computer = g_time_zone_new_identifier (cases[i].computer);
    g_autofree char *words =
      lyd_desk_describe_clock (LYD_HARNESS_NOW, LYD_HARNESS_NOW + cases[i].back, event, computer);

    g_test_message ("%s: %s", cases[i].computer, words != NULL ? words : "");
    g_assert_cmpint (words == NULL, ==, cases[i].words == NULL);
    g_assert_true (words == NULL || strstr (words, cases[i].words) != NULL);
  }
}

static LydAskedQuestion *
new_secret (const char *const *choices)
{
  LydAskedQuestion *asked = g_new0 (LydAskedQuestion, 1);

  asked->question = lyd_question_new ();
  asked->question->label = g_strdup ("Blood group");
  asked->question->kind = choices != NULL ? LYD_QUESTION_CHOICE : LYD_QUESTION_YES_NO;
  asked->question->choices = g_strdupv ((char **) choices);
  asked->question->sensitive = TRUE;
  return asked;
}

static GtkWidget *
find_toggle (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_TOGGLE_BUTTON (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_toggle (child);
  return found;
}

/* What is picked of a secret is seen only while it is asked to be. */
static void
test_secrets (void)
{
  static const char *const groups[] = { "Zero negative", "Other", NULL };
  LydDeskQuestions *page = g_object_ref_sink (g_object_new (LYD_TYPE_DESK_QUESTIONS, NULL));
  LydAdmissionResult result = { .name = (char *) "Ana Wu" };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row;
  g_autoptr (GArray) answers = NULL;

  result.questions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_asked_question_free);
  g_ptr_array_add (result.questions, new_secret (groups));
  lyd_desk_questions_start (page, &result);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  row = gtk_widget_get_first_child (lyd_harness_find (GTK_WIDGET (page), "list"));
  WAIT_FOR (lyd_harness_shows (row, "Choose…"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  WAIT_FOR (lyd_harness_shows (row, "•••••"));
  g_assert_false (lyd_harness_shows (row, "Zero negative"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (row)), TRUE);
  WAIT_FOR (lyd_harness_shows (row, "Zero negative"));
  answers = lyd_desk_questions_read (page);
  g_assert_cmpstr (g_array_index (answers, LydGivenAnswer, 0).value, ==, "Zero negative");
  gtk_window_destroy (GTK_WINDOW (window));
  g_ptr_array_unref (result.questions);
  g_object_unref (page);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  signal (SIGXFSZ, SIG_IGN); /* a full disk is an error, not the end */

  g_test_add_func ("/desk/tones", test_tones);
  g_test_add_func ("/desk/tone-files", test_tone_files);
  g_test_add_func ("/desk/zones", test_zones);
  g_test_add_func ("/desk/secrets", test_secrets);
  g_test_add ("/desk/sounds", Fixture, NULL, set_up, test_sounds, tear_down);
  g_test_add ("/desk/disk-full", Fixture, NULL, set_up, test_disk_full, tear_down);
  g_test_add ("/desk/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/desk/override", Fixture, NULL, set_up, test_override, tear_down);
  g_test_add ("/desk/early", Fixture, NULL, begin, test_early, tear_down);
  g_test_add ("/desk/typed-early", Fixture, NULL, begin, test_typed_early, tear_down);
  g_test_add ("/desk/practice", Fixture, NULL, set_up, test_practice, tear_down);
  g_test_add ("/desk/clock", Fixture, NULL, set_up, test_clock, tear_down);
  return g_test_run ();
}
