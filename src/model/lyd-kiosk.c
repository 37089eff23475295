#include "lyd-kiosk.h"

/* How a state ends when nobody does anything. */
typedef enum {
  ENDS_NEVER,
  ENDS_IDLE,  /* 45 s, then the countdown */
  ENDS_STAYS, /* shown for its time, then the first screen */
} Ending;

typedef struct {
  const char *id;
  Ending ending;
  gint64 stays;        /* milliseconds */
  gint64 stays_larger; /* ... for whoever needs longer to read, or listens */
} StateRow;

static const StateRow states[] = {
  [LYD_KIOSK_ATTRACT] = { "attract", ENDS_NEVER, 0, 0 },
  [LYD_KIOSK_FIND] = { "find", ENDS_IDLE, 0, 0 },
  [LYD_KIOSK_CHOOSE] = { "choose", ENDS_IDLE, 0, 0 },
  [LYD_KIOSK_CONFIRM] = { "confirm", ENDS_IDLE, 0, 0 },
  [LYD_KIOSK_QUESTIONS] = { "questions", ENDS_IDLE, 0, 0 },
  [LYD_KIOSK_NAME] = { "name", ENDS_IDLE, 0, 0 },
  [LYD_KIOSK_ORGANIZATION] = { "organization", ENDS_IDLE, 0, 0 },
  [LYD_KIOSK_EMAIL] = { "email", ENDS_IDLE, 0, 0 },
  [LYD_KIOSK_DONE] = { "done", ENDS_STAYS, 6000, 20000 },
  [LYD_KIOSK_THANKS] = { "thanks", ENDS_STAYS, 20000, 20000 },
  [LYD_KIOSK_ALREADY] = { "already", ENDS_STAYS, 6000, 20000 },
  [LYD_KIOSK_REFUSED] = { "refused", ENDS_STAYS, 20000, 20000 },
  [LYD_KIOSK_PAUSED] = { "paused", ENDS_STAYS, LYD_KIOSK_PAUSE_MS, LYD_KIOSK_PAUSE_MS },
  [LYD_KIOSK_STILL_THERE] = { "still-there", ENDS_STAYS, LYD_KIOSK_COUNTDOWN_MS, LYD_KIOSK_COUNTDOWN_MS },
  [LYD_KIOSK_OUT_OF_ORDER] = { "out-of-order", ENDS_NEVER, 0, 0 },
  [LYD_KIOSK_PIN] = { "pin", ENDS_STAYS, LYD_KIOSK_IDLE_MS, LYD_KIOSK_IDLE_MS },
};
G_STATIC_ASSERT (G_N_ELEMENTS (states) == LYD_N_KIOSK_STATES);

/* Where a step leads, where that is not a state. */
enum {
  ANY = -1,    /* from whatever there is */
  HERE = -2,   /* stays */
  BEFORE = -3, /* what the countdown or the PIN covers */
  FINDERS = -4 /* the screen from which "Is this you?" was reached */
};

typedef struct {
  int from;
  LydKioskInput input;
  int to;
  guint effects;
} Step;

/* The first that fits counts. */
static const Step steps[] = {
  { LYD_KIOSK_ATTRACT, LYD_KIOSK_FIND_NAME, LYD_KIOSK_FIND, LYD_KIOSK_FORGET },
  { LYD_KIOSK_ATTRACT, LYD_KIOSK_NEW_HERE, LYD_KIOSK_NAME, LYD_KIOSK_FORGET },

  { LYD_KIOSK_FIND, LYD_KIOSK_NEXT, HERE, LYD_KIOSK_LOOK_UP },
  { LYD_KIOSK_FIND, LYD_KIOSK_BACK, LYD_KIOSK_ATTRACT, LYD_KIOSK_FORGET },
  { LYD_KIOSK_CHOOSE, LYD_KIOSK_PICK, LYD_KIOSK_CONFIRM, 0 },
  { LYD_KIOSK_CHOOSE, LYD_KIOSK_NONE_OF_THESE, LYD_KIOSK_FIND, LYD_KIOSK_FORGET },
  { LYD_KIOSK_CHOOSE, LYD_KIOSK_BACK, LYD_KIOSK_FIND, 0 },
  { LYD_KIOSK_CONFIRM, LYD_KIOSK_YES, HERE, LYD_KIOSK_CHECK_IN },
  { LYD_KIOSK_CONFIRM, LYD_KIOSK_NEXT, HERE, LYD_KIOSK_CHECK_IN },
  { LYD_KIOSK_CONFIRM, LYD_KIOSK_NOT_ME, LYD_KIOSK_FIND, LYD_KIOSK_FORGET },
  { LYD_KIOSK_CONFIRM, LYD_KIOSK_BACK, FINDERS, 0 },
  { LYD_KIOSK_QUESTIONS, LYD_KIOSK_NEXT, HERE, LYD_KIOSK_CHECK_IN },            /* after the last one */
  { LYD_KIOSK_QUESTIONS, LYD_KIOSK_BACK, LYD_KIOSK_ATTRACT, LYD_KIOSK_FORGET }, /* before the first one */

  { LYD_KIOSK_NAME, LYD_KIOSK_NEXT, LYD_KIOSK_ORGANIZATION, 0 },
  { LYD_KIOSK_NAME, LYD_KIOSK_BACK, LYD_KIOSK_ATTRACT, LYD_KIOSK_FORGET },
  { LYD_KIOSK_ORGANIZATION, LYD_KIOSK_NEXT, LYD_KIOSK_EMAIL, 0 },
  { LYD_KIOSK_ORGANIZATION, LYD_KIOSK_BACK, LYD_KIOSK_NAME, 0 },
  { LYD_KIOSK_EMAIL, LYD_KIOSK_NEXT, HERE, LYD_KIOSK_REGISTER },
  { LYD_KIOSK_EMAIL, LYD_KIOSK_BACK, LYD_KIOSK_ORGANIZATION, 0 },

  { LYD_KIOSK_STILL_THERE, LYD_KIOSK_FINISH, LYD_KIOSK_ATTRACT, LYD_KIOSK_FORGET | LYD_KIOSK_LOOKS },
  { LYD_KIOSK_STILL_THERE, LYD_KIOSK_MORE_TIME, BEFORE, 0 },
  { LYD_KIOSK_STILL_THERE, LYD_KIOSK_TOUCH, BEFORE, 0 },
  { LYD_KIOSK_STILL_THERE, LYD_KIOSK_BACK, BEFORE, 0 },
  { LYD_KIOSK_STILL_THERE, LYD_KIOSK_NEXT, BEFORE, 0 },

  { LYD_KIOSK_PIN, LYD_KIOSK_PIN_RIGHT, HERE, LYD_KIOSK_FORGET | LYD_KIOSK_LEAVE },
  { LYD_KIOSK_PIN, LYD_KIOSK_BACK, BEFORE, 0 },
  { LYD_KIOSK_PIN, LYD_KIOSK_FINISH, BEFORE, 0 },
  { LYD_KIOSK_PIN, LYD_KIOSK_ASK_PIN, HERE, 0 },
  { ANY, LYD_KIOSK_ASK_PIN, LYD_KIOSK_PIN, 0 },

  { LYD_KIOSK_OUT_OF_ORDER, LYD_KIOSK_RECOVERED, LYD_KIOSK_ATTRACT, LYD_KIOSK_FORGET | LYD_KIOSK_LOOKS },
  { LYD_KIOSK_OUT_OF_ORDER, LYD_KIOSK_FINISH, HERE, 0 },
  { LYD_KIOSK_ATTRACT, LYD_KIOSK_FINISH, LYD_KIOSK_ATTRACT, LYD_KIOSK_FORGET | LYD_KIOSK_LOOKS },
  { ANY, LYD_KIOSK_FINISH, LYD_KIOSK_ATTRACT, LYD_KIOSK_FORGET | LYD_KIOSK_LOOKS },
  { ANY, LYD_KIOSK_FAULT, LYD_KIOSK_OUT_OF_ORDER, LYD_KIOSK_FORGET },

  /* A scan is taken whatever shows; so is its answer. */
  { ANY, LYD_KIOSK_SCAN, HERE, LYD_KIOSK_CHECK_IN_CODE },
  { ANY, LYD_KIOSK_IDENTIFIED, LYD_KIOSK_CONFIRM, 0 },
  { ANY, LYD_KIOSK_ASKED, LYD_KIOSK_QUESTIONS, 0 },
  { ANY, LYD_KIOSK_ADMITTED, LYD_KIOSK_DONE, 0 },
  { ANY, LYD_KIOSK_ALREADY_IN, LYD_KIOSK_ALREADY, 0 },
  { ANY, LYD_KIOSK_TURNED_DOWN, LYD_KIOSK_REFUSED, 0 },
  { ANY, LYD_KIOSK_WRITTEN_DOWN, LYD_KIOSK_THANKS, 0 },
};

#define WORK_EFFECTS (LYD_KIOSK_LOOK_UP | LYD_KIOSK_CHECK_IN | LYD_KIOSK_CHECK_IN_CODE | LYD_KIOSK_REGISTER)

static gboolean
is_result (LydKioskState state)
{
  return state >= LYD_KIOSK_DONE && state <= LYD_KIOSK_PAUSED;
}

static gboolean
looks_equal (const LydKioskLooks *a,
             const LydKioskLooks *b)
{
  return a->language == b->language && !a->larger == !b->larger && !a->contrast == !b->contrast &&
         !a->voice == !b->voice;
}

/* Until when the state lasts where nothing more happens. */
static gint64
get_deadline (const LydKiosk *self,
              gint64 now)
{
  const StateRow *row = &states[self->state];

  if (self->n_waiting > 0 && self->state != LYD_KIOSK_PIN)
    return 0;                           /* an answer is on its way; nobody is idle */
  if (self->state == LYD_KIOSK_ATTRACT) /* somebody made it theirs */
    return looks_equal (&self->looks, &self->first) ? 0 : now + LYD_KIOSK_IDLE_MS;
  if (self->state == LYD_KIOSK_PAUSED && !self->patient)
    return self->paused_until;
  if (row->ending == ENDS_IDLE || (is_result (self->state) && self->patient))
    return now + LYD_KIOSK_IDLE_MS;
  if (row->ending == ENDS_STAYS)
    return now + (self->looks.larger || self->looks.voice ? row->stays_larger : row->stays);
  return 0;
}

/* After so many lookups without a check-in there are none for a while. It begins where one more could be made. */
static LydKioskState
hold_off (LydKiosk *self,
          LydKioskState to,
          gint64 now)
{
  if (self->lookups < LYD_KIOSK_MAX_LOOKUPS || (to != LYD_KIOSK_FIND && to != LYD_KIOSK_ATTRACT))
    return to;
  if (self->paused_until == 0)
    self->paused_until = now + LYD_KIOSK_PAUSE_MS;
  return to == LYD_KIOSK_FIND ? LYD_KIOSK_PAUSED : to;
}

static void
end_pause (LydKiosk *self,
           gint64 now)
{
  if (self->paused_until == 0 || now < self->paused_until)
    return;
  self->paused_until = 0;
  self->lookups = 0;
}

/* Shows @to. Returns: the effects */
static guint
go (LydKiosk *self,
    int to,
    gint64 now)
{
  LydKioskState from = self->state;
  LydKioskState target;
  guint effects = 0;

  if (to == BEFORE)
    target = is_result (self->before) && !self->patient ? LYD_KIOSK_ATTRACT : self->before;
  else if (to == FINDERS)
    target = self->n_found > 1 ? LYD_KIOSK_CHOOSE : self->n_found == 1 ? LYD_KIOSK_FIND
                                                                       : LYD_KIOSK_ATTRACT;
  else
    target = to >= 0 ? (LydKioskState) to : from;

  target = hold_off (self, target, now);
  if (target == LYD_KIOSK_STILL_THERE || (target == LYD_KIOSK_PIN && from != LYD_KIOSK_STILL_THERE))
    self->before = from;
  if (target == LYD_KIOSK_PAUSED || target == LYD_KIOSK_ATTRACT)
    effects |= LYD_KIOSK_FORGET;
  if (to != BEFORE && target != LYD_KIOSK_STILL_THERE && target != LYD_KIOSK_PIN)
    self->patient = FALSE;
  self->state = target;
  self->deadline = get_deadline (self, now);
  self->count = target == LYD_KIOSK_STILL_THERE ? LYD_KIOSK_COUNTDOWN_MS / 1000 : 0;
  return effects | (target != from ? LYD_KIOSK_SHOW : 0);
}

/* The first screen's looks come back. */
static guint
reset_looks (LydKiosk *self)
{
  gboolean same = looks_equal (&self->looks, &self->first);

  self->looks = self->first;
  return same ? 0 : LYD_KIOSK_LOOKS;
}

/* The first screen for the next person: as if nobody had been here. */
static guint
clear (LydKiosk *self,
       gint64 now)
{
  guint effects = reset_looks (self);

  self->n_found = 0;
  self->question = 0;
  self->n_questions = 0;
  return effects | LYD_KIOSK_FORGET | go (self, LYD_KIOSK_ATTRACT, now);
}

static guint
expire (LydKiosk *self,
        gint64 now)
{
  gboolean idles = states[self->state].ending == ENDS_IDLE || self->state == LYD_KIOSK_ATTRACT || self->patient;

  if (idles && self->state != LYD_KIOSK_STILL_THERE && self->state != LYD_KIOSK_PIN)
    return go (self, LYD_KIOSK_STILL_THERE, now);
  if (self->state == LYD_KIOSK_PIN && self->before == LYD_KIOSK_OUT_OF_ORDER)
    return go (self, BEFORE, now);
  self->patient = FALSE;
  return clear (self, now);
}

static guint
tick (LydKiosk *self,
      gint64 now)
{
  guint effects = 0;

  end_pause (self, now);
  if (self->corner_since != 0 && now - self->corner_since >= LYD_KIOSK_CORNER_MS) {
    self->corner_since = 0;
    if (self->state != LYD_KIOSK_PIN)
      return go (self, LYD_KIOSK_PIN, now);
  }
  if (self->deadline != 0 && now >= self->deadline)
    return effects | expire (self, now);
  if (self->state == LYD_KIOSK_STILL_THERE && self->deadline != 0) {
    guint count = (guint) ((self->deadline - now + 999) / 1000);

    effects |= count != self->count ? LYD_KIOSK_COUNT : 0;
    self->count = count;
  }
  return effects;
}

static guint
toggle (LydKiosk *self,
        LydKioskInput input)
{
  if (input == LYD_KIOSK_TOGGLE_LANGUAGE)
    self->looks.language = self->looks.language == 0 ? 1 : 0;
  else if (input == LYD_KIOSK_TOGGLE_LARGER)
    self->looks.larger = !self->looks.larger;
  else if (input == LYD_KIOSK_TOGGLE_CONTRAST)
    self->looks.contrast = !self->looks.contrast;
  else
    self->looks.voice = input == LYD_KIOSK_VOICE_ON;
  return LYD_KIOSK_LOOKS;
}

/* Somebody is there: an idle screen starts counting anew. */
static void
stay (LydKiosk *self,
      gint64 now)
{
  if (states[self->state].ending == ENDS_IDLE || self->state == LYD_KIOSK_ATTRACT || self->state == LYD_KIOSK_PIN ||
      self->patient)
    self->deadline = get_deadline (self, now);
}

static const Step *
find_step (const LydKiosk *self,
           LydKioskInput input)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].input == input && (steps[i].from == ANY || steps[i].from == (int) self->state))
      return &steps[i];
  return NULL;
}

/* From one question to the next or the one before, where there is one. */
static gboolean
turn_question (LydKiosk *self,
               LydKioskInput input)
{
  if (self->state != LYD_KIOSK_QUESTIONS)
    return FALSE;
  if (input == LYD_KIOSK_NEXT && self->question + 1 < self->n_questions) {
    self->question++;
    return TRUE;
  }
  if (input == LYD_KIOSK_BACK && self->question > 0) {
    self->question--;
    return TRUE;
  }
  return FALSE;
}

static guint
take (LydKiosk *self,
      LydKioskInput input,
      gint64 now)
{
  const Step *step = find_step (self, input);
  guint effects = 0;

  if (step == NULL) {
    stay (self, now);
    return 0;
  }
  if ((step->effects & WORK_EFFECTS) != 0) {
    /* The one whose result still shows is not the one who comes now, and does not set how it looks to them. */
    if (input == LYD_KIOSK_SCAN && (self->state == LYD_KIOSK_DONE || self->state == LYD_KIOSK_ALREADY))
      effects |= reset_looks (self);
    self->serial++;
    effects |= self->n_waiting++ == 0 ? LYD_KIOSK_WORK : 0;
    self->deadline = get_deadline (self, now);
    return effects | step->effects;
  }
  if ((step->effects & LYD_KIOSK_LOOKS) != 0)
    effects |= clear (self, now);
  else
    effects |= go (self, step->to, now);
  return effects | (step->effects & ~(guint) LYD_KIOSK_LOOKS);
}

static gboolean
is_answer (LydKioskInput input)
{
  return input >= LYD_KIOSK_FOUND && input <= LYD_KIOSK_UNUSABLE;
}

/* While it waits for the database, nothing but what staff and scanners do counts: a second "Yes" is the same one. */
static gboolean
waits_for_answer (const LydKiosk *self,
                  LydKioskInput input)
{
  return self->n_waiting > 0 && input < LYD_KIOSK_TOGGLE_LANGUAGE && self->state != LYD_KIOSK_PIN;
}

/**
 * lyd_kiosk_handle:
 * @now: milliseconds of a clock that only goes on; never 0
 *
 * Returns: what is to be done, bits of #LydKioskEffects. With one that asks for work, `serial` says which: its answer
 *   is told by lyd_kiosk_answer().
 */
guint
lyd_kiosk_handle (LydKiosk *self,
                  LydKioskInput input,
                  gint64 now)
{
  g_return_val_if_fail (!is_answer (input), 0);

  end_pause (self, now);
  if (input == LYD_KIOSK_TICK)
    return tick (self, now);
  if (waits_for_answer (self, input))
    return 0;
  if (input == LYD_KIOSK_CORNER_DOWN || input == LYD_KIOSK_CORNER_UP) {
    self->corner_since = input == LYD_KIOSK_CORNER_DOWN ? now : 0;
    return 0;
  }
  if (input >= LYD_KIOSK_TOGGLE_LANGUAGE && input <= LYD_KIOSK_VOICE_OFF) {
    guint effects = toggle (self, input);

    stay (self, now);
    return effects;
  }
  if (turn_question (self, input)) {
    self->deadline = get_deadline (self, now);
    return LYD_KIOSK_SHOW;
  }
  if (input == LYD_KIOSK_MORE_TIME && is_result (self->state))
    self->patient = TRUE;
  /* What had gone wrong shows under a PIN pad only once that is closed. */
  if (input == LYD_KIOSK_FAULT && self->state == LYD_KIOSK_PIN) {
    self->before = LYD_KIOSK_OUT_OF_ORDER;
    return LYD_KIOSK_FORGET;
  }
  if (input == LYD_KIOSK_RECOVERED && self->state == LYD_KIOSK_PIN && self->before == LYD_KIOSK_OUT_OF_ORDER)
    self->before = LYD_KIOSK_ATTRACT;
  return take (self, input, now);
}

/* How many were found says what is shown. */
static guint
take_found (LydKiosk *self,
            guint n,
            gint64 now)
{
  if (self->state != LYD_KIOSK_FIND)
    return 0;
  self->lookups++;
  self->n_found = n <= LYD_KIOSK_MAX_FOUND ? n : 0;
  if (self->n_found == 1)
    return go (self, LYD_KIOSK_CONFIRM, now);
  return go (self, self->n_found > 1 ? LYD_KIOSK_CHOOSE : LYD_KIOSK_FIND, now);
}

/**
 * lyd_kiosk_answer:
 * @serial: what the work was asked with
 * @n: how many were found or are asked
 *
 * Tells what the work came to. An answer to what nobody waits for any more changes nothing, but a verdict is always
 * shown: it happened.
 *
 * Returns: what is to be done, bits of #LydKioskEffects
 */
guint
lyd_kiosk_answer (LydKiosk *self,
                  LydKioskInput input,
                  guint serial,
                  guint n,
                  gint64 now)
{
  guint effects = 0;

  g_return_val_if_fail (is_answer (input) || input == LYD_KIOSK_FAULT, 0);

  if (self->n_waiting > 0 && --self->n_waiting == 0)
    effects |= LYD_KIOSK_WORK;
  self->deadline = get_deadline (self, now);
  if (input == LYD_KIOSK_FAULT)
    return effects | lyd_kiosk_handle (self, input, now);
  if (input == LYD_KIOSK_FOUND)
    return effects | (serial == self->serial ? take_found (self, n, now) : 0);
  if (input == LYD_KIOSK_UNUSABLE)
    return effects;
  if (input == LYD_KIOSK_IDENTIFIED) {
    self->lookups++;
    self->n_found = 0;
  } else if (input == LYD_KIOSK_ASKED) {
    self->question = 0;
    self->n_questions = MIN (n, LYD_KIOSK_MAX_QUESTIONS);
  } else if (input == LYD_KIOSK_ADMITTED) {
    self->lookups = 0;
    self->paused_until = 0;
  }
  return effects | LYD_KIOSK_SHOW | take (self, input, now);
}

/* When lyd_kiosk_handle() has to be told of a TICK at the latest; 0: not before something happens. */
gint64
lyd_kiosk_get_wake (const LydKiosk *self)
{
  gint64 wake = self->deadline;

  if (wake != 0 && self->state == LYD_KIOSK_STILL_THERE && self->count > 0)
    wake = self->deadline - (gint64) (self->count - 1) * 1000;
  if (self->corner_since != 0 && (wake == 0 || self->corner_since + LYD_KIOSK_CORNER_MS < wake))
    wake = self->corner_since + LYD_KIOSK_CORNER_MS;
  return wake;
}

/* The screen that belongs to what a person does: what the countdown or the PIN covers. */
LydKioskState
lyd_kiosk_get_screen (const LydKiosk *self)
{
  return self->state == LYD_KIOSK_STILL_THERE || self->state == LYD_KIOSK_PIN ? self->before : self->state;
}

const char *
lyd_kiosk_state_get_id (LydKioskState state)
{
  return states[state].id;
}

/* @first: how the first screen looks; it comes back for everybody */
void
lyd_kiosk_init (LydKiosk *self,
                const LydKioskLooks *first)
{
  *self = (LydKiosk){ .state = LYD_KIOSK_ATTRACT, .first = *first, .looks = *first };
}
