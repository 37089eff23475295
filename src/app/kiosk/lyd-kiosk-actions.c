#include "kiosk/lyd-kiosk-window-private.h"

#include "lyd-code.h"
#include "lyd-question.h"

/* Everything that a participant can do. Most of it is one input of the model; what needs more comes after. */
static const struct {
  const char *name;
  LydKioskInput input;
} plain[] = {
  { "find", LYD_KIOSK_FIND_NAME },
  { "back", LYD_KIOSK_BACK },
  { "none", LYD_KIOSK_NONE_OF_THESE },
  { "yes", LYD_KIOSK_YES },
  { "not-me", LYD_KIOSK_NOT_ME },
  { "more-time", LYD_KIOSK_MORE_TIME },
  { "finish", LYD_KIOSK_FINISH },
  { "language", LYD_KIOSK_TOGGLE_LANGUAGE },
  { "larger", LYD_KIOSK_TOGGLE_LARGER },
  { "contrast", LYD_KIOSK_TOGGLE_CONTRAST },
  { "leave", LYD_KIOSK_ASK_PIN },
};

static void
plain_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  LydKioskWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "back"))
    self->person.problem = LYD_KIOSK_FINE; /* it belongs to the screen that is left */
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (plain[i].name, name))
      lyd_kiosk_window_handle (self, plain[i].input);
}

/* Where nobody is registered here, the desk does it: said at once, not after three screens. */
static void
new_here_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  LydKioskWindow *self = data;

  if (self->kiosk.state != LYD_KIOSK_ATTRACT)
    return;
  if (self->event->newcomers == LYD_NEWCOMERS_NONE) {
    lyd_kiosk_person_clear (&self->person);
    lyd_kiosk_window_answer (self, LYD_KIOSK_TURNED_DOWN, self->kiosk.serial, 0);
    return;
  }
  lyd_kiosk_window_handle (self, LYD_KIOSK_NEW_HERE);
}

/* ---- typing ---- */

static void
keep_text (LydKioskWindow *self,
           const char *text)
{
  LydKioskState screen = lyd_kiosk_get_screen (&self->kiosk);
  char **kept =
    screen == LYD_KIOSK_QUESTIONS ? &self->person.answers[self->kiosk.question] : &self->person.texts[screen];

  g_free (*kept);
  *kept = g_strdup (text);
}

/* A letter was typed, on whichever keyboard. */
static void
typed_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  LydKioskWindow *self = data;

  if (self->showing)
    return;
  keep_text (self, lyd_kiosk_type_page_get_text (self->type));
  lyd_kiosk_window_handle (self, LYD_KIOSK_TOUCH);
  if (self->person.problem != LYD_KIOSK_FINE) {
    self->person.problem = LYD_KIOSK_FINE;
    lyd_kiosk_show (self);
  }
}

/* What is wrong with the screen's text, so that it cannot go on. */
static LydKioskProblem
find_problem (LydKioskWindow *self)
{
  static const LydKioskProblem problems[] = {
    [LYD_NEWCOMER_FINE] = LYD_KIOSK_FINE,
    [LYD_NEWCOMER_NO_NAME] = LYD_KIOSK_NO_NAME,
    [LYD_NEWCOMER_TOO_LONG] = LYD_KIOSK_TOO_LONG,
    [LYD_NEWCOMER_NO_EMAIL] = LYD_KIOSK_NO_EMAIL,
  };
  LydKioskState state = self->kiosk.state;
  /* What is asked later is not looked at yet. */
  LydNewcomer newcomer = {
    self->person.texts[LYD_KIOSK_NAME],
    state >= LYD_KIOSK_ORGANIZATION ? self->person.texts[LYD_KIOSK_ORGANIZATION] : NULL,
    state >= LYD_KIOSK_EMAIL ? self->person.texts[LYD_KIOSK_EMAIL] : NULL,
  };

  if (state == LYD_KIOSK_NAME || state == LYD_KIOSK_ORGANIZATION || state == LYD_KIOSK_EMAIL)
    return problems[lyd_newcomer_check (&newcomer)];
  if (state == LYD_KIOSK_QUESTIONS && self->person.result != NULL) {
    const LydAskedQuestion *asked = g_ptr_array_index (self->person.result->questions, self->kiosk.question);
    const char *answer = self->person.answers[self->kiosk.question];
    g_autofree char *clean = NULL;
    LydAnswerState answered = lyd_question_check (asked->question, answer != NULL ? answer : "", &clean);

    return answered == LYD_ANSWER_GOOD || (answered == LYD_ANSWER_BLANK && !asked->question->required)
             ? LYD_KIOSK_FINE
           : answered == LYD_ANSWER_BLANK ? LYD_KIOSK_NO_ANSWER
                                          : LYD_KIOSK_BAD_ANSWER;
  }
  return LYD_KIOSK_FINE;
}

static void
next_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydKioskWindow *self = data;
  const char *typed = self->person.texts[LYD_KIOSK_FIND];
  g_autofree char *code = self->kiosk.state == LYD_KIOSK_FIND && typed != NULL ? lyd_code_read (typed) : NULL;

  if (code != NULL) { /* a whole ticket code, typed by hand */
    lyd_kiosk_check_in_code (self, code);
    return;
  }
  self->person.problem = find_problem (self);
  if (self->person.problem == LYD_KIOSK_FINE) {
    lyd_kiosk_window_handle (self, LYD_KIOSK_NEXT);
    return;
  }
  lyd_kiosk_window_handle (self, LYD_KIOSK_TOUCH);
  lyd_kiosk_show (self);
}

/* ---- picking ---- */

/* Several choices are one text, as answers are kept. */
static void
toggle_choice (LydKioskWindow *self,
               const LydQuestion *question,
               const char *choice)
{
  char **answer = &self->person.answers[self->kiosk.question];
  g_auto (GStrv) chosen = lyd_question_split (question, *answer != NULL ? *answer : "");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;
  gboolean had = FALSE;

  for (gsize i = 0; chosen[i] != NULL; i++) {
    if (g_str_equal (chosen[i], choice))
      had = TRUE;
    else if (chosen[i][0] != '\0')
      g_strv_builder_add (builder, chosen[i]);
  }
  if (!had)
    g_strv_builder_add (builder, choice);
  now = g_strv_builder_end (builder);
  g_free (*answer);
  *answer = g_strjoinv ("; ", now);
}

static void
pick_choice (LydKioskWindow *self,
             guint n)
{
  const LydAskedQuestion *asked = g_ptr_array_index (self->person.result->questions, self->kiosk.question);
  char **answer = &self->person.answers[self->kiosk.question];

  if (asked->question->kind == LYD_QUESTION_YES_NO) {
    g_free (*answer);
    *answer = g_strdup (n == 0 ? "yes" : "no");
  } else if (asked->question->choices == NULL || n >= g_strv_length (asked->question->choices)) {
    return;
  } else if (asked->question->kind == LYD_QUESTION_CHOICES) {
    toggle_choice (self, asked->question, asked->question->choices[n]);
    lyd_kiosk_window_handle (self, LYD_KIOSK_TOUCH);
    lyd_kiosk_show (self);
    return;
  } else {
    g_free (*answer);
    *answer = g_strdup (asked->question->choices[n]);
  }
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "next", NULL);
}

static void
pick_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydKioskWindow *self = data;
  guint n = (guint) g_variant_get_int32 (parameter);

  if (self->kiosk.state == LYD_KIOSK_QUESTIONS && self->person.result != NULL) {
    pick_choice (self, n);
    return;
  }
  if (self->kiosk.state != LYD_KIOSK_CHOOSE || self->person.found == NULL || n >= self->person.found->lines->len)
    return;
  g_clear_pointer (&self->person.line, lyd_lookup_line_free);
  self->person.line = lyd_lookup_line_copy (g_ptr_array_index (self->person.found->lines, n));
  lyd_kiosk_window_handle (self, LYD_KIOSK_PICK);
}

/* ---- listening ---- */

static void
listen_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  LydKioskWindow *self = data;

  lyd_kiosk_window_handle (self, LYD_KIOSK_TOUCH);
  lyd_kiosk_listen_activate (self->listen);
}

/* ---- scanning ---- */

static void
scan_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydKioskWindow *self = data;
  const char *text = g_variant_get_string (parameter, NULL);

  /* Scanners send twice, and a badge is held up for seconds. */
  if (!lyd_desk_keys_is_repeat (self->keys, text))
    lyd_kiosk_check_in_code (self, text);
}

void
lyd_kiosk_actions_init (LydKioskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-here", .activate = new_here_action },
    { .name = "typed", .activate = typed_action },
    { .name = "next", .activate = next_action },
    { .name = "pick", .activate = pick_action, .parameter_type = "i" },
    { .name = "listen", .activate = listen_action },
    { .name = "scan", .activate = scan_action, .parameter_type = "s" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++) {
    const GActionEntry entry = { .name = plain[i].name, .activate = plain_action };

    g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
  }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "kiosk", G_ACTION_GROUP (self->actions));
}
