#include "lyd-kiosk.h"

/* A kiosk, and a clock that only the test moves. */
typedef struct {
  LydKiosk kiosk;
  gint64 now;
  guint effects; /* of the last call */
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  LydKioskLooks first = { 0 };

  self->now = 1000;
  lyd_kiosk_init (&self->kiosk, &first);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
}

static void
say (Fixture *self,
     LydKioskInput input)
{
  self->effects = lyd_kiosk_handle (&self->kiosk, input, self->now);
}

/* What was asked for last is answered. */
static void
answer (Fixture *self,
        LydKioskInput input,
        guint n)
{
  self->effects = lyd_kiosk_answer (&self->kiosk, input, self->kiosk.serial, n, self->now);
}

/* Time passes, as a window would see it: it is called whenever it asked for that. */
static void
pass (Fixture *self,
      gint64 ms)
{
  gint64 end = self->now + ms;
  gint64 wake;

  self->effects = 0;
  while ((wake = lyd_kiosk_get_wake (&self->kiosk)) != 0 && wake <= end) {
    self->now = MAX (self->now, wake);
    self->effects |= lyd_kiosk_handle (&self->kiosk, LYD_KIOSK_TICK, self->now);
    g_assert_true (lyd_kiosk_get_wake (&self->kiosk) == 0 || lyd_kiosk_get_wake (&self->kiosk) > self->now);
  }
  self->now = end;
  self->effects |= lyd_kiosk_handle (&self->kiosk, LYD_KIOSK_TICK, self->now);
}

#define ASSERT_STATE(self, expected)                                 \
  g_assert_cmpstr (lyd_kiosk_state_get_id ((self)->kiosk.state), ==, \
                   lyd_kiosk_state_get_id (LYD_KIOSK_##expected))
#define ASSERT_EFFECT(self, effect) g_assert_true (((self)->effects & LYD_KIOSK_##effect) != 0)
#define ASSERT_NO_EFFECT(self, effect) g_assert_false (((self)->effects & LYD_KIOSK_##effect) != 0)

static void
look_up (Fixture *self,
         guint n)
{
  if (self->kiosk.state == LYD_KIOSK_ATTRACT)
    say (self, LYD_KIOSK_FIND_NAME);
  say (self, LYD_KIOSK_NEXT);
  ASSERT_EFFECT (self, LOOK_UP);
  answer (self, LYD_KIOSK_FOUND, n);
}

/* Brings it to each state, from the first screen. */
static void
reach (Fixture *self,
       LydKioskState state)
{
  switch (state) {
  case LYD_KIOSK_ATTRACT:
    break;
  case LYD_KIOSK_FIND:
    say (self, LYD_KIOSK_FIND_NAME);
    break;
  case LYD_KIOSK_CHOOSE:
    look_up (self, 3);
    break;
  case LYD_KIOSK_CONFIRM:
    look_up (self, 1);
    break;
  case LYD_KIOSK_QUESTIONS:
    say (self, LYD_KIOSK_SCAN);
    answer (self, LYD_KIOSK_ASKED, 2);
    break;
  case LYD_KIOSK_NAME:
  case LYD_KIOSK_ORGANIZATION:
  case LYD_KIOSK_EMAIL:
    say (self, LYD_KIOSK_NEW_HERE);
    for (int i = LYD_KIOSK_NAME; i < (int) state; i++)
      say (self, LYD_KIOSK_NEXT);
    break;
  case LYD_KIOSK_DONE:
    say (self, LYD_KIOSK_SCAN);
    answer (self, LYD_KIOSK_ADMITTED, 0);
    break;
  case LYD_KIOSK_THANKS:
    reach (self, LYD_KIOSK_EMAIL);
    say (self, LYD_KIOSK_NEXT);
    ASSERT_EFFECT (self, REGISTER);
    answer (self, LYD_KIOSK_WRITTEN_DOWN, 0);
    break;
  case LYD_KIOSK_ALREADY:
    say (self, LYD_KIOSK_SCAN);
    answer (self, LYD_KIOSK_ALREADY_IN, 0);
    break;
  case LYD_KIOSK_REFUSED:
    say (self, LYD_KIOSK_SCAN);
    answer (self, LYD_KIOSK_TURNED_DOWN, 0);
    break;
  case LYD_KIOSK_PAUSED:
    for (int i = 0; i < LYD_KIOSK_MAX_LOOKUPS; i++)
      look_up (self, 0);
    break;
  case LYD_KIOSK_STILL_THERE:
    say (self, LYD_KIOSK_FIND_NAME);
    pass (self, LYD_KIOSK_IDLE_MS);
    break;
  case LYD_KIOSK_OUT_OF_ORDER:
    say (self, LYD_KIOSK_FAULT);
    break;
  case LYD_KIOSK_PIN:
    say (self, LYD_KIOSK_ASK_PIN);
    break;
  }
  g_assert_cmpstr (lyd_kiosk_state_get_id (self->kiosk.state), ==, lyd_kiosk_state_get_id (state));
}

static void
restart (Fixture *self)
{
  set_up (self, NULL);
}

static void
test_scan (Fixture *self,
           gconstpointer data)
{
  ASSERT_STATE (self, ATTRACT);
  g_assert_cmpint (lyd_kiosk_get_wake (&self->kiosk), ==, 0);
  say (self, LYD_KIOSK_SCAN);
  ASSERT_EFFECT (self, CHECK_IN_CODE);
  ASSERT_EFFECT (self, WORK);
  answer (self, LYD_KIOSK_ADMITTED, 0);
  ASSERT_EFFECT (self, SHOW);
  ASSERT_EFFECT (self, WORK);
  ASSERT_STATE (self, DONE);
  pass (self, 5999);
  ASSERT_STATE (self, DONE);
  pass (self, 1);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_EFFECT (self, SHOW);
  ASSERT_EFFECT (self, FORGET);
}

static void
test_results_last (Fixture *self,
                   gconstpointer data)
{
  static const struct {
    LydKioskState state;
    gint64 normal;
    gint64 larger;
  } rows[] = {
    { LYD_KIOSK_DONE, 6000, 20000 },
    { LYD_KIOSK_ALREADY, 6000, 20000 },
    { LYD_KIOSK_REFUSED, 20000, 20000 },
    { LYD_KIOSK_THANKS, 20000, 20000 },
    { LYD_KIOSK_PAUSED, 60000, 60000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows) * 2; i++) {
    gint64 stays = i % 2 == 0 ? rows[i / 2].normal : rows[i / 2].larger;

    restart (self);
    if (i % 2 == 1)
      say (self, LYD_KIOSK_TOGGLE_LARGER);
    reach (self, rows[i / 2].state);
    pass (self, stays - 1);
    g_assert_cmpint (self->kiosk.state, ==, rows[i / 2].state);
    pass (self, 1);
    ASSERT_STATE (self, ATTRACT);
    ASSERT_EFFECT (self, FORGET);
    g_assert_false (self->kiosk.looks.larger);
  }
}

/* Whoever finds a result too quick gets as long as anybody who types, and a countdown. */
static void
test_more_time (Fixture *self,
                gconstpointer data)
{
  static const LydKioskState results[] = { LYD_KIOSK_DONE, LYD_KIOSK_ALREADY, LYD_KIOSK_REFUSED, LYD_KIOSK_THANKS };

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++) {
    restart (self);
    reach (self, results[i]);
    say (self, LYD_KIOSK_MORE_TIME);
    pass (self, LYD_KIOSK_IDLE_MS - 1);
    g_assert_cmpint (self->kiosk.state, ==, results[i]);
    pass (self, 1);
    ASSERT_STATE (self, STILL_THERE);
    say (self, LYD_KIOSK_MORE_TIME);
    g_assert_cmpint (self->kiosk.state, ==, results[i]);
    pass (self, LYD_KIOSK_IDLE_MS + LYD_KIOSK_COUNTDOWN_MS);
    ASSERT_STATE (self, ATTRACT);
    /* The next one is not given it. */
    reach (self, results[i]);
    pass (self, 20000);
    ASSERT_STATE (self, ATTRACT);
  }
}

static void
test_idle (Fixture *self,
           gconstpointer data)
{
  static const LydKioskState idle[] = {
    LYD_KIOSK_FIND,
    LYD_KIOSK_CHOOSE,
    LYD_KIOSK_CONFIRM,
    LYD_KIOSK_QUESTIONS,
    LYD_KIOSK_NAME,
    LYD_KIOSK_ORGANIZATION,
    LYD_KIOSK_EMAIL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (idle); i++) {
    restart (self);
    reach (self, idle[i]);
    pass (self, LYD_KIOSK_IDLE_MS - 1);
    g_assert_cmpint (self->kiosk.state, ==, idle[i]);
    say (self, LYD_KIOSK_TOUCH);
    pass (self, LYD_KIOSK_IDLE_MS - 1);
    g_assert_cmpint (self->kiosk.state, ==, idle[i]);
    pass (self, 1);
    ASSERT_STATE (self, STILL_THERE);
    g_assert_cmpuint (self->kiosk.count, ==, 10);
    g_assert_cmpint (lyd_kiosk_get_screen (&self->kiosk), ==, idle[i]);
    say (self, i % 2 == 0 ? LYD_KIOSK_TOUCH : LYD_KIOSK_MORE_TIME);
    g_assert_cmpint (self->kiosk.state, ==, idle[i]);
    ASSERT_NO_EFFECT (self, FORGET);
    pass (self, LYD_KIOSK_IDLE_MS + LYD_KIOSK_COUNTDOWN_MS - 1);
    ASSERT_STATE (self, STILL_THERE);
    ASSERT_NO_EFFECT (self, FORGET);
    pass (self, 1);
    ASSERT_STATE (self, ATTRACT);
    ASSERT_EFFECT (self, FORGET);
  }
}

/* Ten, nine ... each said when it is due, and only then. */
static void
test_countdown (Fixture *self,
                gconstpointer data)
{
  reach (self, LYD_KIOSK_STILL_THERE);
  for (guint count = 10; count > 1; count--) {
    g_assert_cmpuint (self->kiosk.count, ==, count);
    pass (self, 999);
    ASSERT_NO_EFFECT (self, COUNT);
    pass (self, 1);
    ASSERT_EFFECT (self, COUNT);
  }
  g_assert_cmpuint (self->kiosk.count, ==, 1);
  say (self, LYD_KIOSK_FINISH);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_EFFECT (self, FORGET);
}

static void
test_lookup (Fixture *self,
             gconstpointer data)
{
  look_up (self, 2);
  ASSERT_STATE (self, CHOOSE);
  say (self, LYD_KIOSK_PICK);
  ASSERT_STATE (self, CONFIRM);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, CHOOSE);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, FIND);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_EFFECT (self, FORGET);

  restart (self);
  look_up (self, 3);
  say (self, LYD_KIOSK_NONE_OF_THESE);
  ASSERT_STATE (self, FIND);
  ASSERT_EFFECT (self, FORGET);

  restart (self);
  look_up (self, 1);
  ASSERT_STATE (self, CONFIRM);
  say (self, LYD_KIOSK_NOT_ME);
  ASSERT_STATE (self, FIND);
  ASSERT_EFFECT (self, FORGET);
  say (self, LYD_KIOSK_BACK);

  restart (self);
  look_up (self, 1);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, FIND);

  /* More than three is nobody's business. */
  restart (self);
  look_up (self, 4);
  ASSERT_STATE (self, FIND);
  g_assert_cmpuint (self->kiosk.n_found, ==, 0);
}

static void
test_confirm (Fixture *self,
              gconstpointer data)
{
  guint serial;

  look_up (self, 1);
  say (self, LYD_KIOSK_YES);
  ASSERT_EFFECT (self, CHECK_IN);
  serial = self->kiosk.serial;
  say (self, LYD_KIOSK_YES); /* pressed twice */
  ASSERT_NO_EFFECT (self, CHECK_IN);
  g_assert_cmpuint (self->kiosk.serial, ==, serial);
  pass (self, LYD_KIOSK_IDLE_MS * 10); /* an import holds the file: nobody is sent away */
  ASSERT_STATE (self, CONFIRM);
  answer (self, LYD_KIOSK_ADMITTED, 0);
  ASSERT_STATE (self, DONE);
  pass (self, 6000);
  ASSERT_STATE (self, ATTRACT);
}

static void
test_pause (Fixture *self,
            gconstpointer data)
{
  look_up (self, 0);
  ASSERT_STATE (self, FIND);
  look_up (self, 2);
  say (self, LYD_KIOSK_NONE_OF_THESE);
  ASSERT_STATE (self, FIND);
  look_up (self, 7);
  ASSERT_STATE (self, PAUSED);
  ASSERT_EFFECT (self, FORGET);
  say (self, LYD_KIOSK_FINISH);
  ASSERT_STATE (self, ATTRACT);
  pass (self, 30000);
  say (self, LYD_KIOSK_FIND_NAME);
  ASSERT_STATE (self, PAUSED); /* starting over does not help */
  pass (self, 29999);
  ASSERT_STATE (self, PAUSED);
  pass (self, 1);
  ASSERT_STATE (self, ATTRACT);
  look_up (self, 1);
  ASSERT_STATE (self, CONFIRM);
}

/* The third lookup still counts for who it finds; a check-in, and only that, begins anew. */
static void
test_pause_ends_with_check_in (Fixture *self,
                               gconstpointer data)
{
  look_up (self, 0);
  look_up (self, 0);
  look_up (self, 1);
  ASSERT_STATE (self, CONFIRM);
  say (self, LYD_KIOSK_YES);
  answer (self, LYD_KIOSK_ADMITTED, 0);
  pass (self, 6000);
  look_up (self, 0);
  look_up (self, 0);
  ASSERT_STATE (self, FIND);

  restart (self);
  look_up (self, 0);
  look_up (self, 0);
  look_up (self, 1);
  say (self, LYD_KIOSK_YES);
  answer (self, LYD_KIOSK_TURNED_DOWN, 0); /* no check-in */
  pass (self, 20000);
  ASSERT_STATE (self, ATTRACT);
  say (self, LYD_KIOSK_FIND_NAME);
  ASSERT_STATE (self, PAUSED);
  say (self, LYD_KIOSK_SCAN); /* scanning goes on */
  answer (self, LYD_KIOSK_ADMITTED, 0);
  ASSERT_STATE (self, DONE);
  say (self, LYD_KIOSK_FINISH);
  say (self, LYD_KIOSK_FIND_NAME);
  ASSERT_STATE (self, FIND);

  /* Leaving to the first screen is no way around it. */
  restart (self);
  for (int i = 0; i < 3; i++) {
    look_up (self, i == 2 ? 1 : 0);
    say (self, LYD_KIOSK_FINISH);
    ASSERT_STATE (self, ATTRACT);
  }
  say (self, LYD_KIOSK_FIND_NAME);
  ASSERT_STATE (self, PAUSED);
}

/* In every state, also while a result shows and while another answer is on its way. */
static void
test_scan_anywhere (Fixture *self,
                    gconstpointer data)
{
  for (int state = 0; state < LYD_N_KIOSK_STATES; state++) {
    restart (self);
    reach (self, (LydKioskState) state);
    say (self, LYD_KIOSK_SCAN);
    ASSERT_EFFECT (self, CHECK_IN_CODE);
    say (self, LYD_KIOSK_SCAN); /* the next in line does not wait either */
    ASSERT_EFFECT (self, CHECK_IN_CODE);
    self->effects = lyd_kiosk_answer (&self->kiosk, LYD_KIOSK_ADMITTED, self->kiosk.serial - 1, 0, self->now);
    ASSERT_STATE (self, DONE);
    ASSERT_EFFECT (self, SHOW);
    answer (self, LYD_KIOSK_TURNED_DOWN, 0);
    ASSERT_STATE (self, REFUSED);
    ASSERT_EFFECT (self, SHOW);
    g_assert_cmpuint (self->kiosk.n_waiting, ==, 0);
    pass (self, 20000);
    ASSERT_STATE (self, ATTRACT);
  }
}

/* A lookup that comes back after somebody else's badge was scanned shows nobody. */
static void
test_late_answer (Fixture *self,
                  gconstpointer data)
{
  guint serial;

  say (self, LYD_KIOSK_FIND_NAME);
  say (self, LYD_KIOSK_NEXT);
  serial = self->kiosk.serial;
  say (self, LYD_KIOSK_SCAN);
  answer (self, LYD_KIOSK_ADMITTED, 0);
  ASSERT_STATE (self, DONE);
  lyd_kiosk_answer (&self->kiosk, LYD_KIOSK_FOUND, serial, 2, self->now);
  ASSERT_STATE (self, DONE);
  pass (self, 6000);
  ASSERT_STATE (self, ATTRACT);
}

static void
test_short_code_scanned (Fixture *self,
                         gconstpointer data)
{
  say (self, LYD_KIOSK_SCAN);
  answer (self, LYD_KIOSK_IDENTIFIED, 0);
  ASSERT_STATE (self, CONFIRM);
  g_assert_cmpuint (self->kiosk.lookups, ==, 1);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_EFFECT (self, FORGET);
}

static void
test_questions (Fixture *self,
                gconstpointer data)
{
  say (self, LYD_KIOSK_SCAN);
  answer (self, LYD_KIOSK_ASKED, 3);
  ASSERT_STATE (self, QUESTIONS);
  g_assert_cmpuint (self->kiosk.question, ==, 0);
  say (self, LYD_KIOSK_NEXT);
  say (self, LYD_KIOSK_NEXT);
  g_assert_cmpuint (self->kiosk.question, ==, 2);
  ASSERT_NO_EFFECT (self, CHECK_IN);
  say (self, LYD_KIOSK_BACK);
  g_assert_cmpuint (self->kiosk.question, ==, 1);
  ASSERT_EFFECT (self, SHOW);
  say (self, LYD_KIOSK_NEXT);
  say (self, LYD_KIOSK_NEXT);
  ASSERT_EFFECT (self, CHECK_IN);
  answer (self, LYD_KIOSK_ASKED, 1); /* that was no date */
  ASSERT_STATE (self, QUESTIONS);
  g_assert_cmpuint (self->kiosk.n_questions, ==, 1);
  g_assert_cmpuint (self->kiosk.question, ==, 0);
  say (self, LYD_KIOSK_NEXT);
  answer (self, LYD_KIOSK_ADMITTED, 0);
  ASSERT_STATE (self, DONE);

  restart (self);
  reach (self, LYD_KIOSK_QUESTIONS);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_EFFECT (self, FORGET);
}

static void
test_register (Fixture *self,
               gconstpointer data)
{
  reach (self, LYD_KIOSK_EMAIL);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, ORGANIZATION);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, NAME);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_EFFECT (self, FORGET);

  reach (self, LYD_KIOSK_EMAIL);
  say (self, LYD_KIOSK_NEXT);
  ASSERT_EFFECT (self, REGISTER);
  answer (self, LYD_KIOSK_UNUSABLE, 0);
  ASSERT_STATE (self, EMAIL);
  pass (self, LYD_KIOSK_IDLE_MS);
  ASSERT_STATE (self, STILL_THERE);
  say (self, LYD_KIOSK_TOUCH);
  say (self, LYD_KIOSK_NEXT);
  answer (self, LYD_KIOSK_ADMITTED, 0);
  ASSERT_STATE (self, DONE);
}

/* What somebody chose stays theirs until they are gone, on the first screen too. */
static void
test_looks (Fixture *self,
            gconstpointer data)
{
  say (self, LYD_KIOSK_TOGGLE_LANGUAGE);
  ASSERT_EFFECT (self, LOOKS);
  say (self, LYD_KIOSK_TOGGLE_LARGER);
  say (self, LYD_KIOSK_TOGGLE_CONTRAST);
  say (self, LYD_KIOSK_VOICE_ON);
  g_assert_true (self->kiosk.looks.voice);
  g_assert_cmpuint (self->kiosk.looks.language, ==, 1);
  g_assert_true (self->kiosk.looks.larger);
  g_assert_true (self->kiosk.looks.contrast);
  say (self, LYD_KIOSK_FIND_NAME);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, ATTRACT);
  g_assert_cmpuint (self->kiosk.looks.language, ==, 1);
  pass (self, LYD_KIOSK_IDLE_MS);
  ASSERT_STATE (self, STILL_THERE);
  say (self, LYD_KIOSK_MORE_TIME);
  ASSERT_STATE (self, ATTRACT);
  g_assert_cmpuint (self->kiosk.looks.language, ==, 1);
  pass (self, LYD_KIOSK_IDLE_MS + LYD_KIOSK_COUNTDOWN_MS);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_EFFECT (self, LOOKS);
  g_assert_cmpuint (self->kiosk.looks.language, ==, 0);
  g_assert_false (self->kiosk.looks.larger);
  g_assert_false (self->kiosk.looks.contrast);
  g_assert_false (self->kiosk.looks.voice);
  pass (self, LYD_KIOSK_IDLE_MS * 10);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_NO_EFFECT (self, SHOW);

  /* The next in line, whose badge is scanned while the last one's result shows, has the first screen's. */
  say (self, LYD_KIOSK_TOGGLE_LARGER);
  reach (self, LYD_KIOSK_DONE);
  g_assert_true (self->kiosk.looks.larger);
  say (self, LYD_KIOSK_SCAN);
  ASSERT_EFFECT (self, LOOKS);
  g_assert_false (self->kiosk.looks.larger);
}

/* A kiosk may be set up in Spanish and with large text. */
static void
test_first_looks (Fixture *self,
                  gconstpointer data)
{
  LydKioskLooks first = { .language = 1, .larger = TRUE };

  lyd_kiosk_init (&self->kiosk, &first);
  say (self, LYD_KIOSK_TOGGLE_LANGUAGE);
  say (self, LYD_KIOSK_TOGGLE_LARGER);
  reach (self, LYD_KIOSK_DONE);
  pass (self, 6000);
  ASSERT_STATE (self, ATTRACT);
  g_assert_cmpuint (self->kiosk.looks.language, ==, 1);
  g_assert_true (self->kiosk.looks.larger);
}

static void
test_corner (Fixture *self,
             gconstpointer data)
{
  say (self, LYD_KIOSK_CORNER_DOWN);
  pass (self, 2999);
  ASSERT_STATE (self, ATTRACT);
  say (self, LYD_KIOSK_CORNER_UP);
  pass (self, 5000);
  ASSERT_STATE (self, ATTRACT);
  say (self, LYD_KIOSK_CORNER_DOWN);
  pass (self, 3000);
  ASSERT_STATE (self, PIN);
  ASSERT_NO_EFFECT (self, LEAVE);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, ATTRACT);

  say (self, LYD_KIOSK_ASK_PIN);
  ASSERT_STATE (self, PIN);
  say (self, LYD_KIOSK_PIN_RIGHT);
  ASSERT_EFFECT (self, LEAVE);
  ASSERT_EFFECT (self, FORGET);

  restart (self);
  say (self, LYD_KIOSK_PIN_RIGHT); /* nobody asked for it */
  ASSERT_NO_EFFECT (self, LEAVE);
}

/* A child who holds the corner takes nothing from who is typing; a PIN pad that is left alone goes away. */
static void
test_pin_is_left (Fixture *self,
                  gconstpointer data)
{
  reach (self, LYD_KIOSK_NAME);
  say (self, LYD_KIOSK_ASK_PIN);
  g_assert_cmpint (lyd_kiosk_get_screen (&self->kiosk), ==, LYD_KIOSK_NAME);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, NAME);
  ASSERT_NO_EFFECT (self, FORGET);
  pass (self, LYD_KIOSK_IDLE_MS);
  ASSERT_STATE (self, STILL_THERE);
  say (self, LYD_KIOSK_ASK_PIN);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, NAME);
  say (self, LYD_KIOSK_ASK_PIN);
  pass (self, LYD_KIOSK_IDLE_MS);
  ASSERT_STATE (self, ATTRACT);
  ASSERT_EFFECT (self, FORGET);

  reach (self, LYD_KIOSK_DONE);
  say (self, LYD_KIOSK_ASK_PIN);
  say (self, LYD_KIOSK_BACK);
  ASSERT_STATE (self, ATTRACT); /* the person is gone */
}

static void
test_fault (Fixture *self,
            gconstpointer data)
{
  for (int state = 0; state < LYD_N_KIOSK_STATES; state++) {
    restart (self);
    reach (self, (LydKioskState) state);
    say (self, LYD_KIOSK_FAULT);
    ASSERT_EFFECT (self, FORGET);
    if (state == LYD_KIOSK_PIN) {
      ASSERT_STATE (self, PIN); /* staff see to it */
      say (self, LYD_KIOSK_BACK);
    }
    ASSERT_STATE (self, OUT_OF_ORDER);
    pass (self, 3600000);
    ASSERT_STATE (self, OUT_OF_ORDER);
    for (int input = LYD_KIOSK_TOUCH; input <= LYD_KIOSK_FINISH; input++) {
      say (self, (LydKioskInput) input);
      ASSERT_STATE (self, OUT_OF_ORDER);
    }
    say (self, LYD_KIOSK_ASK_PIN);
    pass (self, LYD_KIOSK_IDLE_MS);
    ASSERT_STATE (self, OUT_OF_ORDER);
    say (self, LYD_KIOSK_RECOVERED);
    ASSERT_STATE (self, ATTRACT);
  }

  restart (self);
  reach (self, LYD_KIOSK_OUT_OF_ORDER);
  say (self, LYD_KIOSK_SCAN); /* tried again with whoever comes */
  answer (self, LYD_KIOSK_FAULT, 0);
  ASSERT_STATE (self, OUT_OF_ORDER);
  say (self, LYD_KIOSK_SCAN);
  answer (self, LYD_KIOSK_ADMITTED, 0);
  ASSERT_STATE (self, DONE);
}

/* Nothing that anybody can press in any order keeps a person's screen for ever, or asks twice at once. */
static void
test_any_order (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int run = 0; run < 2000; run++) {
    restart (self);
    for (int i = 0; i < 40; i++) {
      int input = g_rand_int_range (random, 0, LYD_KIOSK_RECOVERED + 1);

      if (input >= LYD_KIOSK_FOUND && input <= LYD_KIOSK_UNUSABLE) {
        if (self->kiosk.n_waiting > 0)
          answer (self, (LydKioskInput) input, (guint) g_rand_int_range (random, 0, 5));
      } else {
        say (self, (LydKioskInput) input);
      }
      pass (self, g_rand_int_range (random, 0, 30000));
      g_assert_cmpuint (self->kiosk.n_found, <=, LYD_KIOSK_MAX_FOUND);
      g_assert_cmpuint (self->kiosk.n_questions, <=, LYD_KIOSK_MAX_QUESTIONS);
    }
    while (self->kiosk.n_waiting > 0)
      answer (self, LYD_KIOSK_TURNED_DOWN, 0);
    say (self, LYD_KIOSK_CORNER_UP);
    pass (self, 200000);
    if (self->kiosk.state != LYD_KIOSK_OUT_OF_ORDER)
      ASSERT_STATE (self, ATTRACT);
  }
}

int
main (int argc,
      char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/kiosk/scan", test_scan },
    { "/kiosk/results-last", test_results_last },
    { "/kiosk/more-time", test_more_time },
    { "/kiosk/idle", test_idle },
    { "/kiosk/countdown", test_countdown },
    { "/kiosk/lookup", test_lookup },
    { "/kiosk/confirm", test_confirm },
    { "/kiosk/pause", test_pause },
    { "/kiosk/pause-ends-with-check-in", test_pause_ends_with_check_in },
    { "/kiosk/scan-anywhere", test_scan_anywhere },
    { "/kiosk/late-answer", test_late_answer },
    { "/kiosk/short-code-scanned", test_short_code_scanned },
    { "/kiosk/questions", test_questions },
    { "/kiosk/register", test_register },
    { "/kiosk/looks", test_looks },
    { "/kiosk/first-looks", test_first_looks },
    { "/kiosk/corner", test_corner },
    { "/kiosk/pin-is-left", test_pin_is_left },
    { "/kiosk/fault", test_fault },
    { "/kiosk/any-order", test_any_order },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
