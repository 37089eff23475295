#include "lyd-harness.h"

#include "desk/lyd-desk-side.h"
#include "desk/lyd-desk-keys.h"
#include "desk/lyd-desk-window-private.h"
#include "lyd-plan.h"
#include "lyd-plan-questions.h"
#include "lyd-register.h"
#include "lyd-admit.h"

#include <string.h>

/* Two keyboards at one desk: a hand scanner that types as fast as it can, and somebody who looks for a name. */

#define N_BADGES 200
#define TYPED "okonkwo reyes"
/* What a person would notice; measured it is a few milliseconds. */
#define MAX_WAIT_US G_GINT64_CONSTANT (1000000)

typedef struct {
  LydHarness harness;
  LydId session;
  guint n_before; /* scans of the day before */
  GPtrArray *codes;
  GtkWindow *desk;
  GtkWidget *entry;
  gint64 key_at; /* ms; the keys' own time, whatever holds the computer up */
  gint64 last;   /* when the main loop was seen last */
  gint64 longest;
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
register_people (Fixture *fixture,
                 guint n)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &event->id, &error);

  g_assert_no_error (error);
  fixture->session = lyd_plan_pick_session (sessions, fixture->harness.now)->id;
  before = lyd_admit_list_scans (file, &fixture->session, NULL, TRUE, -1, &error);
  fixture->n_before = before->len;
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("Scanned Person %u", i);
    LydRegistrationRequest request = { .name = name, .status = LYD_STATUS_CONFIRMED };
    g_autoptr (LydRegistrationResult) registered = lyd_register (file, &event->id, &request, &error);

    g_assert_no_error (error);
    /* The retreat is full, so they wait. */
    g_assert_true (lyd_register_set_status (file, &registered->registration, LYD_STATUS_CONFIRMED, &error));
    g_ptr_array_add (fixture->codes, g_strdup (registered->code));
  }
}

static gboolean
is_page (Fixture *fixture,
         const char *name)
{
  GtkWidget *pages = lyd_harness_find (GTK_WIDGET (fixture->harness.window), "pages");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (pages)), name) == 0;
}

static gint64
read_key_time (gpointer data)
{
  return ((Fixture *) data)->key_at;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  lyd_harness_start (&fixture->harness);
  fixture->codes = g_ptr_array_new_with_free_func (g_free);
  WAIT_FOR (is_page (fixture, "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->harness.application), "demo", NULL);
  WAIT_FOR (is_page (fixture, "main"));
  register_people (fixture, data != NULL ? GPOINTER_TO_UINT (data) : N_BADGES);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Open Desk"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->harness.window), "win.open-today", NULL);
  WAIT_FOR ((fixture->desk = lyd_harness_get_desk (&fixture->harness)) != NULL &&
            lyd_desk_window_is_ready (LYD_DESK_WINDOW (fixture->desk)));
  fixture->entry = lyd_harness_find (GTK_WIDGET (fixture->desk), "entry");
  lyd_desk_keys_set_clock (LYD_DESK_WINDOW (fixture->desk)->keys, read_key_time, fixture);
  fixture->key_at = 1000000;
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  lyd_harness_stop (&fixture->harness);
  g_ptr_array_unref (fixture->codes);
}

static gboolean
watch_cb (gpointer data)
{
  Fixture *fixture = data;
  gint64 now = g_get_monotonic_time ();

  if (fixture->last > 0)
    fixture->longest = MAX (fixture->longest, now - fixture->last);
  fixture->last = now;
  return G_SOURCE_CONTINUE;
}

static int
count_inside (Fixture *fixture)
{
  return lyd_desk_side_get_inside (LYD_DESK_SIDE (lyd_harness_find (GTK_WIDGET (fixture->desk), "side")));
}

/* One badge, the person's next letter somewhere in the middle of it. */
static void
scan (Fixture *fixture,
      const char *code,
      const char *letter,
      gsize position)
{
  for (gsize i = 0; code[i] != '\0'; i++) {
    if (i == position)
      lyd_harness_type (fixture->desk, letter);
    fixture->key_at += 2;
    lyd_harness_key (fixture->desk, gdk_unicode_to_keyval ((guint32) code[i]));
  }
  fixture->key_at += 2;
  lyd_harness_key (fixture->desk, GDK_KEY_Return);
}

/* Every scan of the log is one badge's, admitted, and each badge is there once. */
static void
check_log (Fixture *fixture)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scans = lyd_admit_list_scans (file, &fixture->session, NULL, TRUE, -1, &error);
  g_autoptr (GHashTable) people = g_hash_table_new (lyd_id_hash, lyd_id_equal);

  g_assert_no_error (error);
  g_assert_cmpuint (scans->len, ==, fixture->n_before + N_BADGES);
  for (guint i = 0; i < N_BADGES; i++) {
    const LydScanLine *line = g_ptr_array_index (scans, i);

    g_assert_cmpint (line->scan->verdict, ==, LYD_VERDICT_ADMITTED);
    g_assert_true (g_hash_table_add (people, (gpointer) &line->scan->registration));
  }
}

/* Nothing is lost, nothing doubled, no letter of a scanner in the field, none of the person's missing. */
static void
test_two_keyboards (Fixture *fixture,
                    gconstpointer data)
{
  guint watch = g_timeout_add (1, watch_cb, fixture);
  gsize n_typed = 0;

  for (guint i = 0; i < N_BADGES; i++) {
    gboolean types = i % 15 == 7 && n_typed < strlen (TYPED);
    char letter[2] = { types ? TYPED[n_typed] : '\0', '\0' };

    /* Before the first letter, after the last but one, and everywhere between. */
    scan (fixture, g_ptr_array_index (fixture->codes, i), letter, (i * 7) % 29);
    n_typed += types;
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_cmpuint (n_typed, ==, strlen (TYPED));
  WAIT_FOR (count_inside (fixture) == N_BADGES);
  g_source_remove (watch);
  WAIT_FOR (strlen (gtk_editable_get_text (GTK_EDITABLE (fixture->entry))) == n_typed);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, TYPED);
  check_log (fixture);
  g_test_message ("the longest wait of the window was %.1f ms", (double) fixture->longest / 1000);
  g_assert_cmpint (fixture->longest, <, MAX_WAIT_US);
}

/* What the morning is made of, beside one scan a badge. */
#define REPEAT_EVERY 10 /* the scanner sends twice */
#define LOST_EVERY 25   /* a code that nobody has */
#define OTHER_EVERY 3   /* also scanned by the other desk, which is a process of its own */
#define LOST_CODE "LNDTRXKPVSBKJHGFDRLNCTXVVBDSJ"

/* Desk 2: reads codes from a pipe as fast as it can, into the same file. Returns: (transfer full) (nullable) */
static GSubprocess *
start_other_desk (Fixture *fixture,
                  guint *n_codes)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *path = g_build_filename (fixture->harness.dir, "demo.db", NULL);
  g_autofree char *session = lyd_id_to_string (&fixture->session);
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *ctl = g_getenv ("LYD_TEST_CTL");
  GSubprocess *process;

  *n_codes = 0;
  if (ctl == NULL)
    return NULL;
  for (guint i = fixture->codes->len; i > 0; i--)
    if (i % OTHER_EVERY == 0) {
      g_string_append_printf (codes, "%s\n", (char *) g_ptr_array_index (fixture->codes, i - 1));
      (*n_codes)++;
    }
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", fixture->harness.dir, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, ctl, "--database", path, "--station", "Desk 2", "check-in",
                                         session, "--at", "2027-09-22T09:14", "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, codes->str, NULL, NULL, NULL);
  return process;
}

/* How many scans the log has since the test began; asked now and then, for the log is long. */
static guint
count_log (Fixture *fixture,
           LydFile *file)
{
  g_autoptr (GPtrArray) scans = lyd_admit_list_scans (file, &fixture->session, NULL, TRUE, -1, NULL);

  return scans->len - fixture->n_before;
}

static void
wait_for_log (Fixture *fixture,
              LydFile *file,
              guint wanted)
{
  gint64 asked = 0;
  guint n = 0;

  while (n < wanted) {
    g_main_context_iteration (NULL, TRUE);
    if (g_get_monotonic_time () - asked < 100000)
      continue;
    n = count_log (fixture, file);
    asked = g_get_monotonic_time ();
    fixture->last = asked; /* looking is the test's, not the window's */
  }
  g_assert_cmpuint (n, ==, wanted);
}

/* Everybody is in once, whichever desk was first; a repeat of the scanner is no scan; what nobody has is logged. */
static void
check_arrivals (Fixture *fixture,
                LydFile *file,
                guint n_lost)
{
  g_autoptr (GPtrArray) scans = lyd_admit_list_scans (file, &fixture->session, NULL, TRUE, -1, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  g_autoptr (GError) error = NULL;
  guint unknown = 0;

  for (guint i = 0; i < scans->len - fixture->n_before; i++) {
    const LydScanLine *line = g_ptr_array_index (scans, i);

    if (line->scan->verdict == LYD_VERDICT_UNKNOWN)
      unknown++;
    else if (line->scan->verdict == LYD_VERDICT_ADMITTED)
      g_assert_true (g_hash_table_add (people, (gpointer) &line->scan->registration));
    else
      g_assert_cmpint (line->scan->verdict, ==, LYD_VERDICT_ALREADY_IN);
  }
  g_assert_cmpuint (g_hash_table_size (people), ==, fixture->codes->len);
  g_assert_cmpuint (unknown, ==, n_lost);
  scans = (g_ptr_array_unref (scans), g_ptr_array_new_with_free_func (g_free));
  g_assert_true (lyd_admit_check (file, scans, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (scans->len, ==, 0);
}

/* A morning at full speed: 2,000 with -m slow, 300 else. */
static void
test_arrivals (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GSubprocess) other = NULL;
  guint n = fixture->codes->len;
  guint n_other = 0;
  guint n_lost = 0;
  gsize n_typed = 0;
  gint64 begun;
  guint watch;

  other = start_other_desk (fixture, &n_other);
  if (other == NULL)
    g_test_message ("no second process: LYD_TEST_CTL is not set");
  watch = g_timeout_add (1, watch_cb, fixture);
  begun = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++) {
    gboolean types = i % 15 == 7 && n_typed < strlen (TYPED);
    char letter[2] = { types ? TYPED[n_typed] : '\0', '\0' };

    scan (fixture, g_ptr_array_index (fixture->codes, i), letter, (i * 7) % 29);
    n_typed += types;
    if (i % REPEAT_EVERY == 0)
      scan (fixture, g_ptr_array_index (fixture->codes, i), "", 0);
    if (i % LOST_EVERY == 0) {
      scan (fixture, LOST_CODE, "", 0);
      n_lost++;
    }
    g_main_context_iteration (NULL, FALSE);
  }
  wait_for_log (fixture, file, n + n_lost + n_other);
  g_source_remove (watch);
  g_test_message ("%u arrivals, %u of them at two desks at once, in %.1f s; the longest wait of the window was %.1f ms",
                  n, n_other, (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC,
                  (double) fixture->longest / 1000);
  WAIT_FOR (strlen (gtk_editable_get_text (GTK_EDITABLE (fixture->entry))) == n_typed);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, TYPED);
  check_arrivals (fixture, file, n_lost);
  g_assert_cmpint (fixture->longest, <, MAX_WAIT_US);
}

/* Something that the event asks at the door, and nobody may look over a shoulder. */
static void
add_question (Fixture *fixture)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);
  g_autoptr (LydQuestion) question = lyd_question_new ();

  question->event = event->id;
  question->label = g_strdup ("Emergency phone number");
  question->kind = LYD_QUESTION_NUMBER;
  question->required = TRUE;
  question->sensitive = TRUE;
  question->at_check_in = TRUE;
  g_assert_true (lyd_plan_add_question (file, question, &error));
  g_assert_no_error (error);
}

/* The question is put on a page in the card's place; an answer that is none is asked again; then the person is in. */
static void
test_questions (Fixture *fixture,
                gconstpointer data)
{
  GtkWidget *page = lyd_harness_find (GTK_WIDGET (fixture->desk), "questions");
  GtkWidget *row;

  add_question (fixture);
  scan (fixture, g_ptr_array_index (fixture->codes, 0), "", 0);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->desk), "A question first"));
  g_assert_cmpint (count_inside (fixture), ==, 0);
  g_signal_emit_by_name (fixture->entry, "activate"); /* Enter */
  g_assert_true (lyd_harness_shows (page, "Scanned Person 0"));
  row = gtk_widget_get_first_child (lyd_harness_find (page, "list"));
  g_assert_true (ADW_IS_PASSWORD_ENTRY_ROW (row));
  gtk_editable_set_text (GTK_EDITABLE (row), "ask my mother");
  gtk_widget_activate_action (page, "desk.answer-done", NULL);
  WAIT_FOR (lyd_harness_shows (page, "This is not a number."));
  g_assert_cmpint (count_inside (fixture), ==, 0);
  row = gtk_widget_get_first_child (lyd_harness_find (page, "list"));
  gtk_editable_set_text (GTK_EDITABLE (row), "2025550143");
  g_signal_emit_by_name (row, "entry-activated");
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->desk), "Welcome") && count_inside (fixture) == 1);
}

/* Looked at only, and practice: the verdict shows, never in green, and the log stays as it was. */
static void
test_unrecorded (Fixture *fixture,
                 gconstpointer data)
{
  GtkWidget *desk = GTK_WIDGET (fixture->desk);
  g_autoptr (LydFile) file = NULL;
  g_autoptr (GPtrArray) scans = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (desk, "desk.mode", "s", "look");
  scan (fixture, g_ptr_array_index (fixture->codes, 0), "", 0);
  WAIT_FOR (lyd_harness_shows (desk, "Would be let in"));
  g_assert_false (gtk_widget_has_css_class (lyd_harness_find (desk, "band"), "ok"));
  gtk_widget_activate_action (desk, "desk.mode", "s", "in");
  gtk_widget_activate_action (desk, "desk.practice", NULL);
  g_assert_true (lyd_harness_shows (desk, "Practice: nothing is recorded."));
  g_assert_false (lyd_harness_shows (desk, "Would be let in"));
  scan (fixture, g_ptr_array_index (fixture->codes, 1), "", 0);
  WAIT_FOR (lyd_harness_shows (desk, "Would be let in"));
  file = open_beside (fixture);
  scans = lyd_admit_list_scans (file, &fixture->session, NULL, TRUE, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scans->len, ==, fixture->n_before);
  gtk_widget_activate_action (desk, "desk.practice", NULL);
  scan (fixture, g_ptr_array_index (fixture->codes, 1), "", 0);
  WAIT_FOR (lyd_harness_shows (desk, "Welcome") && count_inside (fixture) == 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  g_test_add ("/desk/two-keyboards", Fixture, NULL, set_up, test_two_keyboards, tear_down);
  g_test_add ("/desk/arrivals", Fixture, GUINT_TO_POINTER (g_test_slow () ? 2000u : 300u), set_up, test_arrivals,
              tear_down);
  g_test_add ("/desk/questions", Fixture, NULL, set_up, test_questions, tear_down);
  g_test_add ("/desk/unrecorded", Fixture, NULL, set_up, test_unrecorded, tear_down);
  return g_test_run ();
}
