#include "lyd-kiosk-stage.h"

#include "kiosk/lyd-kiosk-opener.h"
#include "kiosk/lyd-kiosk-window-private.h"
#include "lyd-admit.h"
#include "lyd-pin.h"
#include "lyd-roster.h"

#include <glib/gstdio.h>
#include <string.h>

/* What a participant does at a kiosk, through its real window and with a clock that only the test moves. */

#define WAIT_FOR_STATE(self, expected) WAIT_FOR (lyd_kiosk_stage_is (self, LYD_KIOSK_##expected))
#define ASSERT_STATE(self, expected)                                                        \
  g_assert_cmpstr (lyd_kiosk_state_get_id (lyd_kiosk_window_get_state ((self)->kiosk)), ==, \
                   lyd_kiosk_state_get_id (LYD_KIOSK_##expected))
#define SHOWS(self, text) g_assert_true (lyd_harness_shows (GTK_WIDGET ((self)->kiosk), text))
#define HIDES(self, text) g_assert_false (lyd_harness_shows (GTK_WIDGET ((self)->kiosk), text))

static void
set_up (LydKioskStage *self,
        gconstpointer data)
{
  lyd_kiosk_stage_prepare (self);
  lyd_kiosk_stage_open (self);
}

static void
set_up_closed (LydKioskStage *self,
               gconstpointer data)
{
  lyd_kiosk_stage_prepare (self);
}

static void
tear_down (LydKioskStage *self,
           gconstpointer data)
{
  lyd_kiosk_stage_close (self);
}

/* Everything of a person that could have been on the screen. */
static void
assert_nobody (LydKioskStage *self)
{
  static const char *const traces[] = { "Maribel", "Okonkwo", "VOICES", "Marcus", "Kentucky", "Mina", "Devon",
                                        "Park", "Ohio", "Ana", "Bo K", "Lupe", "Guadalupe", "@",
                                        "vegan", "ballroom" };

  for (gsize i = 0; i < G_N_ELEMENTS (traces); i++)
    if (lyd_kiosk_stage_has_text (self, traces[i]) && strcmp (traces[i], "@") != 0)
      g_error ("“%s” is still there", traces[i]);
}

/* How many scans of @verdict the session's log has, all of them from the kiosk. */
static guint
count_scans (LydKioskStage *self,
             LydVerdict verdict)
{
  g_autoptr (LydFile) file = lyd_kiosk_stage_open_file (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lyd_admit_list_scans (file, &self->session, NULL, FALSE, -1, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++) {
    const LydScanLine *line = g_ptr_array_index (lines, i);

    g_assert_cmpint (line->scan->source, ==, LYD_SOURCE_KIOSK);
    n += line->scan->verdict == verdict;
  }
  return n;
}

static int
count_people (LydKioskStage *self,
              LydRosterFilter filter)
{
  g_autoptr (LydFile) file = lyd_kiosk_stage_open_file (self);
  g_autoptr (GError) error = NULL;
  LydRosterCounts counts;

  g_assert_true (lyd_roster_count_all (file, &self->event, &self->session, &counts, &error));
  g_assert_no_error (error);
  return counts.n[filter];
}

/* ---- scanning ---- */

static void
test_scan (LydKioskStage *self,
           gconstpointer data)
{
  SHOWS (self, "2027 Partnership Retreat");
  SHOWS (self, "Find my name");
  SHOWS (self, "I’m new here");
  SHOWS (self, "Español");
  SHOWS (self, "Working locally");
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARIBEL]);
  WAIT_FOR_STATE (self, DONE);
  SHOWS (self, "Checked in");
  g_assert_cmpint (lyd_kiosk_window_get_tone (self->kiosk), ==, LYD_TONE_ADMITTED);
  SHOWS (self, "Welcome, Maribel");
  SHOWS (self, "Ballroom, 10:14\u00a0am");
  SHOWS (self, "Keynote: courageous leadership");
  HIDES (self, "Okonkwo");
  HIDES (self, "VOICES");
  lyd_kiosk_stage_pass (self, 5900);
  ASSERT_STATE (self, DONE);
  lyd_kiosk_stage_pass (self, 100);
  ASSERT_STATE (self, ATTRACT);
  assert_nobody (self);
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ADMITTED), ==, 1);
}

static void
test_already (LydKioskStage *self,
              gconstpointer data)
{
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, DONE);
  lyd_kiosk_stage_do (self, "finish");
  ASSERT_STATE (self, ATTRACT);
  self->ms += 60000;
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, ALREADY);
  SHOWS (self, "Welcome back, Devon");
  g_assert_cmpint (lyd_kiosk_window_get_tone (self->kiosk), ==, LYD_TONE_LOOK);
  SHOWS (self, "Since 9:14\u00a0am");
  lyd_kiosk_stage_pass (self, 6000);
  ASSERT_STATE (self, ATTRACT);
  assert_nobody (self);
}

static void
test_refused (LydKioskStage *self,
              gconstpointer data)
{
  static const struct {
    LydStagePerson person;
    const char *reason;
  } rows[] = {
    { LYD_STAGE_ANA, "You are on the waiting list" },
    { LYD_STAGE_BO, "Your registration is cancelled" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    lyd_kiosk_stage_scan (self, self->codes[rows[i].person]);
    WAIT_FOR_STATE (self, REFUSED);
    g_assert_cmpint (lyd_kiosk_window_get_tone (self->kiosk), ==, LYD_TONE_REFUSED);
    SHOWS (self, "Please see the desk");
    SHOWS (self, rows[i].reason);
    lyd_kiosk_stage_pass (self, 19900);
    ASSERT_STATE (self, REFUSED);
    lyd_kiosk_stage_pass (self, 100);
    ASSERT_STATE (self, ATTRACT);
    assert_nobody (self);
  }
  lyd_kiosk_stage_scan (self, "http://example.org/nothing");
  WAIT_FOR_STATE (self, REFUSED);
  SHOWS (self, "This code is not known here");
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ADMITTED), ==, 0);
}

/* The next in line does not wait for the last one's card; one who is scanned while another one types is taken at once.
 */
static void
test_scan_during_results (LydKioskStage *self,
                          gconstpointer data)
{
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARIBEL]);
  WAIT_FOR_STATE (self, DONE);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_ANA]);
  WAIT_FOR_STATE (self, REFUSED);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, DONE);
  SHOWS (self, "Welcome, Devon");
  HIDES (self, "waiting list");

  /* Two at once: both are in, and the last one shows. */
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARCUS]);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MINA]);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (self->kiosk), "Welcome, Mina"));
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ADMITTED), ==, 4);
  lyd_kiosk_stage_pass (self, 6000);

  lyd_kiosk_stage_do (self, "find");
  lyd_kiosk_stage_type (self, "Okonkwo-Reyes M");
  lyd_kiosk_stage_pass (self, LYD_KIOSK_IDLE_MS);
  ASSERT_STATE (self, STILL_THERE);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_BO]);
  WAIT_FOR_STATE (self, REFUSED);
  lyd_kiosk_stage_pass (self, 20000);
  ASSERT_STATE (self, ATTRACT);
  assert_nobody (self);
}

/* The same code again at once is one scan. */
static void
test_repeats (LydKioskStage *self,
              gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, DONE);
  lyd_kiosk_stage_pass (self, 1000);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  lyd_kiosk_stage_pass (self, 500);
  ASSERT_STATE (self, DONE);
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ADMITTED), ==, 1);
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ALREADY_IN), ==, 0);
}

/* ---- by name ---- */

static void
find (LydKioskStage *self,
      const char *text)
{
  if (lyd_kiosk_stage_is (self, LYD_KIOSK_ATTRACT))
    lyd_kiosk_stage_do (self, "find");
  ASSERT_STATE (self, FIND);
  lyd_kiosk_stage_type (self, text);
  lyd_kiosk_stage_do (self, "next");
}

static void
test_find (LydKioskStage *self,
           gconstpointer data)
{
  find (self, "okonkwo reyes m");
  WAIT_FOR_STATE (self, CHOOSE);
  SHOWS (self, "Maribel O.");
  SHOWS (self, "Marcus O.");
  SHOWS (self, "Mina O.");
  SHOWS (self, "Kentucky Youth Advocates");
  HIDES (self, "Okonkwo");
  lyd_kiosk_stage_pick (self, 1);
  ASSERT_STATE (self, CONFIRM);
  SHOWS (self, "Maribel O.");
  lyd_kiosk_stage_do (self, "back");
  ASSERT_STATE (self, CHOOSE);
  lyd_kiosk_stage_pick (self, 1);
  lyd_kiosk_stage_do (self, "yes");
  WAIT_FOR_STATE (self, DONE);
  SHOWS (self, "Welcome, Maribel");
  lyd_kiosk_stage_pass (self, 6000);
  ASSERT_STATE (self, ATTRACT);
  assert_nobody (self);
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ADMITTED), ==, 1);
}

/* Whoever typed a name learns neither when somebody came nor why somebody may not come in. */
static void
test_found_by_name_is_told_little (LydKioskStage *self,
                                   gconstpointer data)
{
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, DONE);
  lyd_kiosk_stage_pass (self, 6000);
  find (self, "Park D");
  WAIT_FOR_STATE (self, CONFIRM);
  lyd_kiosk_stage_do (self, "yes");
  WAIT_FOR_STATE (self, ALREADY);
  HIDES (self, "9:14");
  HIDES (self, "Since");
  lyd_kiosk_stage_do (self, "finish");

  find (self, "Kim B");
  WAIT_FOR_STATE (self, CONFIRM);
  lyd_kiosk_stage_do (self, "yes");
  WAIT_FOR_STATE (self, REFUSED);
  SHOWS (self, "Please see the desk");
  HIDES (self, "cancelled");
}

static void
test_nobody_found (LydKioskStage *self,
                   gconstpointer data)
{
  find (self, "Okonkwo M");
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (self->kiosk), "Nobody found"));
  ASSERT_STATE (self, FIND);
  lyd_kiosk_stage_type (self, "Okonkwo-Reyes M");
  HIDES (self, "Nobody found");
  SHOWS (self, "Your family name and first initial");
  lyd_kiosk_stage_do (self, "next");
  WAIT_FOR_STATE (self, CHOOSE);
  lyd_kiosk_stage_do (self, "none");
  ASSERT_STATE (self, FIND);
  assert_nobody (self);
  find (self, "Nobody N");
  WAIT_FOR_STATE (self, PAUSED);
  SHOWS (self, "Please see the desk");
  lyd_kiosk_stage_do (self, "finish");
  lyd_kiosk_stage_do (self, "find");
  ASSERT_STATE (self, PAUSED);
  lyd_kiosk_stage_pass (self, LYD_KIOSK_PAUSE_MS);
  ASSERT_STATE (self, ATTRACT);
  lyd_kiosk_stage_do (self, "find");
  ASSERT_STATE (self, FIND);
}

static void
test_short_code (LydKioskStage *self,
                 gconstpointer data)
{
  g_autofree char *small = g_ascii_strdown (self->short_codes[LYD_STAGE_DEVON], -1);

  find (self, small);
  WAIT_FOR_STATE (self, CONFIRM);
  SHOWS (self, "Devon P.");
  lyd_kiosk_stage_do (self, "not-me");
  ASSERT_STATE (self, FIND);
  assert_nobody (self);
  lyd_kiosk_stage_do (self, "back");

  gtk_widget_activate_action (GTK_WIDGET (self->kiosk), "kiosk.scan", "s", self->short_codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, CONFIRM);
  SHOWS (self, "Devon P.");
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ADMITTED), ==, 0);
  lyd_kiosk_stage_do (self, "yes");
  WAIT_FOR_STATE (self, DONE);
}

/* A physical keyboard: letters, Enter, and nothing that reaches behind the screen. */
static void
test_keyboard (LydKioskStage *self,
               gconstpointer data)
{
  lyd_kiosk_stage_do (self, "find");
  for (const char *p = "park d"; *p != '\0'; p++) {
    self->ms += 300;
    lyd_harness_key (GTK_WINDOW (self->kiosk), gdk_unicode_to_keyval ((gunichar) *p));
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
  WAIT_FOR (lyd_kiosk_stage_has_text (self, "park d"));
  self->ms += 300;
  lyd_harness_key (GTK_WINDOW (self->kiosk), GDK_KEY_Return);
  WAIT_FOR_STATE (self, CONFIRM);
  SHOWS (self, "Devon P.");
}

/* ---- time ---- */

static void
test_idle (LydKioskStage *self,
           gconstpointer data)
{
  lyd_kiosk_stage_do (self, "language");
  lyd_kiosk_stage_do (self, "larger");
  lyd_kiosk_stage_do (self, "contrast");
  SHOWS (self, "Buscar mi nombre");
  SHOWS (self, "English");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self->kiosk), "larger"));
  find (self, "Park D");
  WAIT_FOR_STATE (self, CONFIRM);
  SHOWS (self, "¿Es usted?");
  lyd_kiosk_stage_pass (self, LYD_KIOSK_IDLE_MS);
  ASSERT_STATE (self, STILL_THERE);
  HIDES (self, "Devon");
  SHOWS (self, "10");
  lyd_kiosk_stage_pass (self, 3000);
  SHOWS (self, "En 7 segundos");
  lyd_kiosk_stage_do (self, "more-time");
  ASSERT_STATE (self, CONFIRM);
  SHOWS (self, "Devon P.");
  lyd_kiosk_stage_pass (self, LYD_KIOSK_IDLE_MS + LYD_KIOSK_COUNTDOWN_MS - 100);
  ASSERT_STATE (self, STILL_THERE);
  lyd_kiosk_stage_pass (self, 100);
  ASSERT_STATE (self, ATTRACT);
  assert_nobody (self);
  SHOWS (self, "Find my name");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (self->kiosk), "larger"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (self->kiosk), "contrast"));
}

static void
test_larger_text_stays_longer (LydKioskStage *self,
                               gconstpointer data)
{
  lyd_kiosk_stage_do (self, "larger");
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, DONE);
  lyd_kiosk_stage_pass (self, 19900);
  ASSERT_STATE (self, DONE);
  lyd_kiosk_stage_pass (self, 100);
  ASSERT_STATE (self, ATTRACT);
}

/* Typed text is gone with whoever typed it, also from the entry's own memory. */
static void
test_typed_text_goes (LydKioskStage *self,
                      gconstpointer data)
{
  lyd_kiosk_stage_do (self, "find");
  lyd_kiosk_stage_type (self, "Okonkwo-Reyes Maribel");
  lyd_kiosk_stage_pass (self, LYD_KIOSK_IDLE_MS + LYD_KIOSK_COUNTDOWN_MS);
  ASSERT_STATE (self, ATTRACT);
  assert_nobody (self);
  lyd_kiosk_stage_do (self, "find");
  assert_nobody (self);
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (self->kiosk), "entry"), "text.undo", NULL);
  assert_nobody (self);
}

/* ---- newcomers ---- */

static void
write_down (LydKioskStage *self,
            const char *name,
            const char *email)
{
  lyd_kiosk_stage_do (self, "new-here");
  ASSERT_STATE (self, NAME);
  lyd_kiosk_stage_do (self, "next");
  ASSERT_STATE (self, NAME);
  SHOWS (self, "Please type your name");
  lyd_kiosk_stage_type (self, name);
  lyd_kiosk_stage_do (self, "next");
  ASSERT_STATE (self, ORGANIZATION);
  lyd_kiosk_stage_type (self, "VOICES for Alabama’s Children");
  lyd_kiosk_stage_do (self, "next");
  ASSERT_STATE (self, EMAIL);
  lyd_kiosk_stage_type (self, "lupe@");
  lyd_kiosk_stage_do (self, "next");
  ASSERT_STATE (self, EMAIL);
  SHOWS (self, "Please check your e-mail");
  lyd_kiosk_stage_do (self, "back");
  g_assert_true (lyd_kiosk_stage_has_text (self, "VOICES"));
  lyd_kiosk_stage_do (self, "next");
  lyd_kiosk_stage_type (self, email);
  lyd_kiosk_stage_do (self, "next");
}

static void
test_newcomers_none (LydKioskStage *self,
                     gconstpointer data)
{
  lyd_kiosk_stage_open (self);
  lyd_kiosk_stage_do (self, "new-here");
  ASSERT_STATE (self, REFUSED);
  SHOWS (self, "Please see the desk");
  lyd_kiosk_stage_pass (self, 20000);
  ASSERT_STATE (self, ATTRACT);
}

static void
test_newcomers_pending (LydKioskStage *self,
                        gconstpointer data)
{
  lyd_kiosk_stage_set_newcomers (self, LYD_NEWCOMERS_PENDING);
  lyd_kiosk_stage_open (self);
  write_down (self, "Guadalupe Ortiz", "lupe@example.org");
  WAIT_FOR_STATE (self, THANKS);
  SHOWS (self, "Thank you, Guadalupe");
  SHOWS (self, "Please see the desk");
  lyd_kiosk_stage_pass (self, 20000);
  ASSERT_STATE (self, ATTRACT);
  assert_nobody (self);
  g_assert_cmpint (count_people (self, LYD_ROSTER_PENDING), ==, 1);
}

static void
test_newcomers_confirmed (LydKioskStage *self,
                          gconstpointer data)
{
  int before;

  lyd_kiosk_stage_set_newcomers (self, LYD_NEWCOMERS_CONFIRMED);
  lyd_kiosk_stage_open (self);
  before = count_people (self, LYD_ROSTER_ALL);
  write_down (self, "Guadalupe Ortiz", "lupe@example.org");
  WAIT_FOR_STATE (self, DONE);
  SHOWS (self, "Welcome, Guadalupe");
  lyd_kiosk_stage_pass (self, 6000);
  assert_nobody (self);
  g_assert_cmpint (count_people (self, LYD_ROSTER_IN), ==, 1);

  /* Who is registered already is told what everybody is told who is sent to the desk. */
  write_down (self, "Devon Park", "anybody@example.org");
  WAIT_FOR_STATE (self, THANKS);
  SHOWS (self, "Thank you, Devon");
  HIDES (self, "registered");
  g_assert_cmpint (count_people (self, LYD_ROSTER_ALL), ==, before + 1);
  g_assert_cmpint (count_people (self, LYD_ROSTER_IN), ==, 1);
}

/* ---- questions ---- */

static void
test_questions (LydKioskStage *self,
                gconstpointer data)
{
  lyd_kiosk_stage_ask (self, "What do you eat?", LYD_QUESTION_TEXT, NULL, TRUE);
  lyd_kiosk_stage_ask (self, "Which lunch?", LYD_QUESTION_CHOICE, "Soup,Salad", FALSE);
  lyd_kiosk_stage_ask (self, "May we take pictures?", LYD_QUESTION_YES_NO, NULL, FALSE);
  lyd_kiosk_stage_open (self);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARIBEL]);
  WAIT_FOR_STATE (self, QUESTIONS);
  SHOWS (self, "What do you eat?");
  g_assert_false (gtk_entry_get_visibility (GTK_ENTRY (lyd_harness_find (GTK_WIDGET (self->kiosk), "entry"))));
  lyd_kiosk_stage_do (self, "next");
  SHOWS (self, "Please answer this");
  lyd_kiosk_stage_type (self, "vegan");
  lyd_kiosk_stage_do (self, "next");
  SHOWS (self, "Which lunch?");
  HIDES (self, "vegan");
  lyd_kiosk_stage_pick (self, 1);
  SHOWS (self, "May we take pictures?");
  lyd_kiosk_stage_do (self, "back");
  SHOWS (self, "Which lunch?");
  lyd_kiosk_stage_pick (self, 0);
  lyd_kiosk_stage_pick (self, 1);
  WAIT_FOR_STATE (self, DONE);
  SHOWS (self, "Welcome, Maribel");
  lyd_kiosk_stage_pass (self, 6000);
  assert_nobody (self);
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ADMITTED), ==, 1);
}

static void
test_too_many_questions (LydKioskStage *self,
                         gconstpointer data)
{
  for (int i = 0; i < 4; i++) {
    g_autofree char *label = g_strdup_printf ("Question %d", i);

    lyd_kiosk_stage_ask (self, label, LYD_QUESTION_TEXT, NULL, FALSE);
  }
  lyd_kiosk_stage_open (self);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARIBEL]);
  WAIT_FOR_STATE (self, REFUSED);
  SHOWS (self, "Some answers are missing");
}

/* ---- faults ---- */

static void
test_out_of_order (LydKioskStage *self,
                   gconstpointer data)
{
  g_autofree char *aside = g_strconcat (self->harness.path, ".aside", NULL);

  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, DONE);
  /* Somebody tidies up: SQLite would go on writing into the file that is no longer there. */
  g_assert_cmpint (g_rename (self->harness.path, aside), ==, 0);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARIBEL]);
  WAIT_FOR_STATE (self, OUT_OF_ORDER);
  SHOWS (self, "Out of order");
  HIDES (self, "Finish");
  HIDES (self, "Devon");
  lyd_kiosk_stage_pass (self, 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  ASSERT_STATE (self, OUT_OF_ORDER);
  g_assert_cmpint (g_rename (aside, self->harness.path), ==, 0);
  lyd_kiosk_stage_pass (self, 100);
  WAIT_FOR_STATE (self, ATTRACT);
  lyd_kiosk_stage_scan (self, self->codes[LYD_STAGE_MARCUS]);
  WAIT_FOR_STATE (self, DONE);
  g_assert_cmpuint (count_scans (self, LYD_VERDICT_ADMITTED), >=, 2);
}

/* ---- leaving ---- */

static gboolean
press (LydKioskStage *self,
       guint keyval,
       GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->kiosk));
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (g_strcmp0 (gtk_event_controller_get_name (controller), "kiosk") == 0)
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &stopped);
  }
  return stopped;
}

static void
test_cannot_be_closed (LydKioskStage *self,
                       gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (self->kiosk));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (self->kiosk);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->kiosk)));
  g_assert_true (press (self, GDK_KEY_Escape, 0));
  g_assert_true (press (self, GDK_KEY_F4, GDK_ALT_MASK));
  g_assert_true (press (self, GDK_KEY_v, GDK_CONTROL_MASK));
  g_assert_true (press (self, GDK_KEY_q, GDK_CONTROL_MASK));
  g_assert_true (press (self, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_true (press (self, GDK_KEY_Menu, 0));
  g_assert_false (press (self, GDK_KEY_a, 0));
  g_assert_false (press (self, GDK_KEY_Tab, 0));
  ASSERT_STATE (self, ATTRACT);
  g_assert_true (press (self, GDK_KEY_Q, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  ASSERT_STATE (self, PIN);
  lyd_kiosk_stage_do (self, "back");
  ASSERT_STATE (self, ATTRACT);
  g_assert_false (gtk_window_get_decorated (GTK_WINDOW (self->kiosk)));
}

static void
set_pin (LydKioskStage *self)
{
  g_autoptr (LydFile) file = lyd_kiosk_stage_open_file (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_pin_set (file, "2468", &error));
  g_assert_no_error (error);
}

static void
type_pin (LydKioskStage *self,
          const char *pin)
{
  for (const char *p = pin; *p != '\0'; p++)
    lyd_kiosk_pin_pad_type (self->kiosk->pin, *p);
  lyd_kiosk_pin_pad_submit (self->kiosk->pin);
}

/* Held for three seconds a corner asks for the PIN; the right one, and nothing else, ends it. */
static void
test_pin (LydKioskStage *self,
          gconstpointer data)
{
  set_pin (self);
  lyd_kiosk_window_handle (self->kiosk, LYD_KIOSK_CORNER_DOWN);
  lyd_kiosk_stage_pass (self, 2900);
  ASSERT_STATE (self, ATTRACT);
  lyd_kiosk_stage_pass (self, 100);
  ASSERT_STATE (self, PIN);
  lyd_kiosk_window_handle (self->kiosk, LYD_KIOSK_CORNER_UP);
  for (int i = 0; i < 3; i++) {
    type_pin (self, "1357");
    WAIT_FOR (strstr (lyd_kiosk_pin_pad_get_message (self->kiosk->pin), "Wrong PIN") != NULL);
    if (i < 2)
      lyd_kiosk_pin_pad_reset (self->kiosk->pin);
  }
  WAIT_FOR (lyd_kiosk_pin_pad_is_waiting (self->kiosk->pin));
  ASSERT_STATE (self, PIN);
  lyd_kiosk_stage_pass (self, LYD_KIOSK_IDLE_MS);
  ASSERT_STATE (self, ATTRACT);
  self->harness.now += 60000;
  lyd_kiosk_stage_do (self, "leave");
  type_pin (self, "2468");
  WAIT_FOR (self->kiosk == NULL);
}

/* ---- opening ---- */

static char *
write_program (LydKioskStage *self,
               const char *output)
{
  g_autofree char *script =
    g_strdup_printf ("#!/bin/sh\nprintf '%%s\\n' \"$@\" >'%s.new' && mv '%s.new' '%s'\n", output, output, output);
  char *path = g_build_filename (self->harness.dir, "program", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, script, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  return path;
}

/* Where there is no PIN the opener asks for one, and starts another process of this program. */
static void
test_opener (LydKioskStage *self,
             gconstpointer data)
{
  g_autofree char *output = g_build_filename (self->harness.dir, "arguments", NULL);
  g_autofree char *program = write_program (self, output);
  g_autofree char *session = lyd_id_to_string (&self->session);
  g_autofree char *arguments = NULL;
  LydKioskOpener *opener = lyd_kiosk_opener_new (GTK_WINDOW (self->kiosk), self->store, &self->event, &self->session);
  GtkWidget *root = GTK_WIDGET (opener);

  g_setenv ("LYD_KIOSK_PROGRAM", program, TRUE);
  g_object_add_weak_pointer (G_OBJECT (opener), (gpointer *) &opener);
  gtk_window_present (GTK_WINDOW (opener));
  WAIT_FOR (gtk_widget_get_visible (lyd_harness_find (root, "pin_group")) && lyd_harness_shows (root, "Arrival"));
  gtk_widget_activate_action (root, "opener.open", NULL); /* no PIN yet */
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (root, "name")), "Foyer");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (root, "pin")), "2468");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (root, "again")), "2468");
  gtk_widget_activate_action (root, "opener.open", NULL);
  WAIT_FOR (opener == NULL);
  while (!g_file_test (output, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (g_file_get_contents (output, &arguments, NULL, NULL));
  g_assert_nonnull (strstr (arguments, session));
  g_assert_nonnull (strstr (arguments, "--kiosk"));
  g_assert_nonnull (strstr (arguments, self->harness.path));
  g_assert_nonnull (strstr (arguments, "Foyer"));
  g_unsetenv ("LYD_KIOSK_PROGRAM");
}

#define ADD(path, set_up, func) g_test_add (path, LydKioskStage, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/kiosk/scan", set_up, test_scan);
  ADD ("/kiosk/already", set_up, test_already);
  ADD ("/kiosk/refused", set_up, test_refused);
  ADD ("/kiosk/scan-during-results", set_up, test_scan_during_results);
  ADD ("/kiosk/repeats", set_up, test_repeats);
  ADD ("/kiosk/find", set_up, test_find);
  ADD ("/kiosk/found-by-name-is-told-little", set_up, test_found_by_name_is_told_little);
  ADD ("/kiosk/nobody-found", set_up, test_nobody_found);
  ADD ("/kiosk/short-code", set_up, test_short_code);
  ADD ("/kiosk/keyboard", set_up, test_keyboard);
  ADD ("/kiosk/idle", set_up, test_idle);
  ADD ("/kiosk/larger-text-stays-longer", set_up, test_larger_text_stays_longer);
  ADD ("/kiosk/typed-text-goes", set_up, test_typed_text_goes);
  ADD ("/kiosk/newcomers-none", set_up_closed, test_newcomers_none);
  ADD ("/kiosk/newcomers-pending", set_up_closed, test_newcomers_pending);
  ADD ("/kiosk/newcomers-confirmed", set_up_closed, test_newcomers_confirmed);
  ADD ("/kiosk/questions", set_up_closed, test_questions);
  ADD ("/kiosk/too-many-questions", set_up_closed, test_too_many_questions);
  ADD ("/kiosk/out-of-order", set_up, test_out_of_order);
  ADD ("/kiosk/cannot-be-closed", set_up, test_cannot_be_closed);
  ADD ("/kiosk/pin", set_up, test_pin);
  ADD ("/kiosk/opener", set_up, test_opener);
  return g_test_run ();
}
