#include "lyd-kiosk-tour.h"

#include "kiosk/lyd-kiosk-window-private.h"
#include "lyd-store-pin.h"

#include <glib/gstdio.h>
#include <string.h>

#define DPI(x) ((x) / 25.4)

const LydKioskTourPanel lyd_kiosk_tour_panels[LYD_N_TOUR_PANELS] = {
  { 1024, 600, DPI (117.5) },
  { 1280, 800, DPI (149.4) },
  { 1920, 1080, DPI (102.5) },
};

typedef struct {
  LydKioskStage stage;
  const LydKioskTourLooks *looks;
  LydKioskTourFunc func;
  gpointer data;
  gboolean done;
} Tour;

/* Lets the caller look, once what shows has the panel's size. */
static void
stop_at (Tour *self,
         const char *screen)
{
  GtkWindow *window = GTK_WINDOW (self->stage.kiosk);

  lyd_harness_settle (GTK_WIDGET (window), self->looks->panel->width, self->looks->panel->height);
  self->func (window, screen, self->looks, self->data);
}

#define WAIT_FOR_STATE(self, expected) WAIT_FOR (lyd_kiosk_stage_is (&(self)->stage, LYD_KIOSK_##expected))

static void
set_looks (Tour *self)
{
  LydKioskWindow *window = self->stage.kiosk;
  LydKioskLooks looks = { .language = self->looks->language,
                          .larger = self->looks->larger,
                          .contrast = self->looks->contrast };

  window->kiosk.first = window->kiosk.looks = looks;
  lyd_kiosk_style_set_density (window->style, self->looks->panel->pixels_per_mm);
  gtk_window_set_default_size (GTK_WINDOW (window), self->looks->panel->width, self->looks->panel->height);
  lyd_kiosk_show (window);
  lyd_harness_settle (GTK_WIDGET (window), self->looks->panel->width, self->looks->panel->height);
  lyd_kiosk_show (window); /* what depends on the size */
}

/* ---- by name ---- */

/* The key that says @face. */
static GtkWidget *
find_key (GtkWidget *root,
          const char *face)
{
  GtkWidget *label = GTK_IS_BUTTON (root) ? gtk_button_get_child (GTK_BUTTON (root)) : NULL;

  if (GTK_IS_LABEL (label) && gtk_widget_get_mapped (root) &&
      strcmp (gtk_label_get_label (GTK_LABEL (label)), face) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_key (child, face);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
press_key (Tour *self,
           const char *face)
{
  GtkWidget *key = find_key (GTK_WIDGET (self->stage.kiosk), face);

  g_assert_nonnull (key);
  g_signal_emit_by_name (key, "clicked");
}

static void
walk_find (Tour *self)
{
  stop_at (self, "attract");
  lyd_kiosk_stage_do (&self->stage, "find");
  stop_at (self, "find");
  press_key (self, "ÁÉÜ…");
  stop_at (self, "find-accents");
  press_key (self, "ABC");
  lyd_kiosk_stage_type (&self->stage, "Nobody N");
  lyd_kiosk_stage_do (&self->stage, "next");
  WAIT_FOR (self->stage.kiosk->person.problem == LYD_KIOSK_NOBODY_FOUND);
  stop_at (self, "find-nobody");
  lyd_kiosk_stage_type (&self->stage, "Okonkwo-Reyes M");
  stop_at (self, "find-typed");
  lyd_kiosk_stage_do (&self->stage, "next");
  WAIT_FOR_STATE (self, CHOOSE);
  stop_at (self, "choose");
  lyd_kiosk_stage_pick (&self->stage, 1);
  stop_at (self, "confirm");
  lyd_kiosk_stage_pass (&self->stage, LYD_KIOSK_IDLE_MS + 3000);
  WAIT_FOR_STATE (self, STILL_THERE);
  stop_at (self, "still-there");
  lyd_kiosk_stage_do (&self->stage, "finish");
  WAIT_FOR_STATE (self, ATTRACT);
}

/* ---- results ---- */

/* Every verdict that sends to the desk, also those that the stage's people do not get. */
static void
walk_verdicts (Tour *self)
{
  LydKioskWindow *window = self->stage.kiosk;

  for (int i = 0; i <= LYD_VERDICT_UNDONE; i++) {
    LydVerdict verdict = (LydVerdict) i;
    g_autofree char *screen = NULL;

    if (verdict == LYD_VERDICT_ADMITTED || verdict == LYD_VERDICT_ALREADY_IN || verdict == LYD_VERDICT_IDENTIFY)
      continue;
    window->person.result->verdict = verdict;
    window->person.result->opens = self->stage.harness.now + 2 * 60 * 60 * 1000;
    window->person.result->closes = self->stage.harness.now - 24 * 60 * 60 * 1000;
    g_clear_pointer (&window->person.result->next_title, g_free);
    lyd_kiosk_show (window);
    screen = g_strdup_printf ("refused-%s", lyd_verdicts.words[i].id);
    stop_at (self, screen);
  }
}

static void
walk_results (Tour *self)
{
  lyd_kiosk_stage_scan (&self->stage, self->stage.codes[LYD_STAGE_MARIBEL]);
  WAIT_FOR_STATE (self, DONE);
  stop_at (self, "done");
  lyd_kiosk_stage_pass (&self->stage, 60000);
  WAIT_FOR_STATE (self, ATTRACT);
  lyd_kiosk_stage_scan (&self->stage, self->stage.codes[LYD_STAGE_MARIBEL]);
  WAIT_FOR_STATE (self, ALREADY);
  stop_at (self, "already");
  lyd_kiosk_stage_scan (&self->stage, self->stage.codes[LYD_STAGE_ANA]);
  WAIT_FOR_STATE (self, REFUSED);
  walk_verdicts (self);
  lyd_kiosk_stage_do (&self->stage, "finish");
  WAIT_FOR_STATE (self, ATTRACT);
  for (int i = 0; i < LYD_KIOSK_MAX_LOOKUPS; i++) {
    lyd_kiosk_stage_do (&self->stage, "find");
    lyd_kiosk_stage_type (&self->stage, "Nobody N");
    lyd_kiosk_stage_do (&self->stage, "next");
    WAIT_FOR (self->stage.kiosk->kiosk.n_waiting == 0);
    if (lyd_kiosk_stage_is (&self->stage, LYD_KIOSK_PAUSED))
      break;
    lyd_kiosk_stage_do (&self->stage, "back");
  }
  WAIT_FOR_STATE (self, PAUSED);
  stop_at (self, "paused");
  lyd_kiosk_stage_do (&self->stage, "finish");
  WAIT_FOR_STATE (self, ATTRACT);
}

/* ---- staff, the voice, faults ---- */

static void
set_pin_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer;

  g_assert_true (lyd_store_pin_finish (LYD_STORE (source), result, &answer, &error));
  ((Tour *) data)->done = TRUE;
}

static void
walk_staff (Tour *self)
{
  LydKioskWindow *window = self->stage.kiosk;

  self->done = FALSE;
  lyd_store_set_pin_async (self->stage.store, NULL, "2468", set_pin_cb, self);
  WAIT_FOR (self->done);
  lyd_kiosk_stage_do (&self->stage, "leave");
  WAIT_FOR_STATE (self, PIN);
  stop_at (self, "pin");
  for (int i = 0; i < 3; i++) {
    for (const char *p = "1111"; *p != '\0'; p++)
      lyd_kiosk_pin_pad_type (window->pin, *p);
    lyd_kiosk_pin_pad_submit (window->pin);
    WAIT_FOR (lyd_kiosk_pin_pad_is_waiting (window->pin) || !lyd_kiosk_pin_pad_is_checking (window->pin));
  }
  stop_at (self, "pin-waits");
  lyd_kiosk_stage_do (&self->stage, "back");
  WAIT_FOR_STATE (self, ATTRACT);
  lyd_kiosk_listen_activate (window->listen);
  stop_at (self, "headphones");
  lyd_kiosk_listen_forget (window->listen);
}

static void
walk_out_of_order (Tour *self)
{
  g_autofree char *aside = g_strconcat (self->stage.harness.path, ".aside", NULL);

  g_assert_cmpint (g_rename (self->stage.harness.path, aside), ==, 0);
  lyd_kiosk_stage_scan (&self->stage, self->stage.codes[LYD_STAGE_MARCUS]);
  WAIT_FOR_STATE (self, OUT_OF_ORDER);
  stop_at (self, "out-of-order");
  g_assert_cmpint (g_rename (aside, self->stage.harness.path), ==, 0);
}

/* ---- newcomers and questions ---- */

static void
walk_new (Tour *self)
{
  lyd_kiosk_stage_do (&self->stage, "new-here");
  WAIT_FOR_STATE (self, NAME);
  lyd_kiosk_stage_type (&self->stage, "Guadalupe Ortiz Martínez");
  stop_at (self, "new-name");
  lyd_kiosk_stage_do (&self->stage, "next");
  WAIT_FOR_STATE (self, ORGANIZATION);
  stop_at (self, "new-organization");
  lyd_kiosk_stage_type (&self->stage, "Voices for Ohio’s Children");
  lyd_kiosk_stage_do (&self->stage, "next");
  WAIT_FOR_STATE (self, EMAIL);
  stop_at (self, "new-email");
  lyd_kiosk_stage_type (&self->stage, "lupe.ortiz@");
  lyd_kiosk_stage_do (&self->stage, "next");
  stop_at (self, "new-email-wrong");
  lyd_kiosk_stage_type (&self->stage, "lupe.ortiz@example.org");
  lyd_kiosk_stage_do (&self->stage, "next");
  WAIT_FOR_STATE (self, THANKS);
  stop_at (self, "thanks");
  lyd_kiosk_stage_do (&self->stage, "finish");
  WAIT_FOR_STATE (self, ATTRACT);
}

static void
walk_questions (Tour *self)
{
  lyd_kiosk_stage_scan (&self->stage, self->stage.codes[LYD_STAGE_DEVON]);
  WAIT_FOR_STATE (self, QUESTIONS);
  stop_at (self, "question-text");
  lyd_kiosk_stage_do (&self->stage, "next");
  stop_at (self, "question-unanswered");
  lyd_kiosk_stage_type (&self->stage, "vegan");
  lyd_kiosk_stage_do (&self->stage, "next");
  stop_at (self, "question-choice");
  lyd_kiosk_stage_pick (&self->stage, 1);
  stop_at (self, "question-yes-no");
}

static void
begin (Tour *self)
{
  lyd_kiosk_stage_open (&self->stage);
  set_looks (self);
}

/**
 * lyd_kiosk_tour:
 * @func: called with every screen, as it shows with @looks
 */
void
lyd_kiosk_tour (const LydKioskTourLooks *looks,
                LydKioskTourFunc func,
                gpointer data)
{
  Tour first = { .looks = looks, .func = func, .data = data };
  Tour second = first;

  lyd_kiosk_stage_prepare (&first.stage);
  lyd_kiosk_stage_set_newcomers (&first.stage, LYD_NEWCOMERS_PENDING);
  begin (&first);
  walk_find (&first);
  walk_new (&first);
  walk_results (&first);
  walk_staff (&first);
  walk_out_of_order (&first);
  lyd_kiosk_stage_close (&first.stage);

  lyd_kiosk_stage_prepare (&second.stage);
  lyd_kiosk_stage_ask (&second.stage, "What do you not eat?", LYD_QUESTION_TEXT, NULL, TRUE);
  lyd_kiosk_stage_ask (&second.stage, "Which lunch?", LYD_QUESTION_CHOICE, "Soup,Salad,Both", FALSE);
  lyd_kiosk_stage_ask (&second.stage, "May we take pictures?", LYD_QUESTION_YES_NO, NULL, FALSE);
  begin (&second);
  walk_questions (&second);
  lyd_kiosk_stage_close (&second.stage);
}
