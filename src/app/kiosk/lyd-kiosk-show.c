#include "kiosk/lyd-kiosk-window-private.h"

#include "kiosk/lyd-kiosk-labels.h"
#include "lyd-question.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

/* Which page a state is shown on. */
static const char *const page_names[] = {
  [LYD_KIOSK_ATTRACT] = "attract",
  [LYD_KIOSK_FIND] = "type",
  [LYD_KIOSK_CHOOSE] = "choose",
  [LYD_KIOSK_CONFIRM] = "confirm",
  [LYD_KIOSK_QUESTIONS] = "type",
  [LYD_KIOSK_NAME] = "type",
  [LYD_KIOSK_ORGANIZATION] = "type",
  [LYD_KIOSK_EMAIL] = "type",
  [LYD_KIOSK_DONE] = "result",
  [LYD_KIOSK_THANKS] = "result",
  [LYD_KIOSK_ALREADY] = "result",
  [LYD_KIOSK_REFUSED] = "result",
  [LYD_KIOSK_PAUSED] = "result",
  [LYD_KIOSK_STILL_THERE] = "still-there",
  [LYD_KIOSK_OUT_OF_ORDER] = "result",
  [LYD_KIOSK_PIN] = "pin",
};
G_STATIC_ASSERT (G_N_ELEMENTS (page_names) == LYD_N_KIOSK_STATES);

/* The kiosk's words are the book's; xgettext finds them by NC_(). */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static const char *
say (LydKioskWindow *self,
     const char *msgid)
{
  return msgid != NULL ? lyd_phrasebook_get (self->book, lyd_kiosk_window_get_language (self), "kiosk", msgid) : NULL;
}

/* @msgid has one %s. */
static char *
say_with (LydKioskWindow *self,
          const char *msgid,
          const char *word)
{
  return g_strdup_printf (say (self, msgid), word);
}
#pragma GCC diagnostic pop

/* ---- the first screen ---- */

static void
show_attract (LydKioskWindow *self)
{
  const LydKioskLooks *looks = &self->kiosk.looks;
  gboolean sees = self->camera != NULL && !lyd_camera_state_is_fault (lyd_camera_get_state (self->camera));
  LydKioskFirst first = {
    .title = self->event->title,
    .headline = say (self, sees ? NC_ ("kiosk", "Hold your badge or phone up to the camera")
                                : NC_ ("kiosk", "Hold your badge or phone up to the scanner")),
    .language = looks->language == 0 ? "Español" : "English",
    .larger = say (self, looks->larger ? NC_ ("kiosk", "Normal text") : NC_ ("kiosk", "Larger text")),
    .contrast = say (self, looks->contrast ? NC_ ("kiosk", "Normal contrast") : NC_ ("kiosk", "High contrast")),
    .picture = say (self, NC_ ("kiosk", "Picture: a badge and a phone, held up with their codes to the screen")),
    .listen = lyd_kiosk_listen_get_label (self->listen),
    .larger_on = looks->larger,
    .contrast_on = looks->contrast,
    .listen_on = looks->voice,
  };

  lyd_kiosk_attract_page_show (self->attract, &first);
}

/* ---- typing ---- */

static const struct {
  const char *question;
  const char *example;
  const char *hint;
  const char *step;
  LydKioskKeys keys;
} typings[LYD_N_KIOSK_STATES] = {
  [LYD_KIOSK_FIND] = { NC_ ("kiosk", "Your family name and first initial"), NC_ ("kiosk", "Garcia M"),
                       NC_ ("kiosk", "Accents may be left out. Or type your 5-letter code."), NC_ ("kiosk", "Find"),
                       LYD_KIOSK_KEYS_NAME },
  [LYD_KIOSK_NAME] = { NC_ ("kiosk", "Your name, as on the badge"), NULL, NULL, NC_ ("kiosk", "Next"),
                       LYD_KIOSK_KEYS_NAME },
  [LYD_KIOSK_ORGANIZATION] = { NC_ ("kiosk", "Your organization, if any"), NULL, NULL, NC_ ("kiosk", "Next"),
                               LYD_KIOSK_KEYS_NAME },
  [LYD_KIOSK_EMAIL] = { NC_ ("kiosk", "Your e-mail, if any"), NULL, NULL, NC_ ("kiosk", "Next"),
                        LYD_KIOSK_KEYS_EMAIL },
};

/* Where the question stands: large, and there is room for it on the smallest screen. */
static const char *const problems[] = {
  [LYD_KIOSK_FINE] = NULL,
  [LYD_KIOSK_NOBODY_FOUND] = NC_ ("kiosk", "Nobody found. Is it the whole family name?"),
  [LYD_KIOSK_TOO_MANY] = NC_ ("kiosk", "Several fit. More of your first name, please"),
  [LYD_KIOSK_NO_NAME] = NC_ ("kiosk", "Please type your name"),
  [LYD_KIOSK_TOO_LONG] = NC_ ("kiosk", "That is too long"),
  [LYD_KIOSK_NO_EMAIL] = NC_ ("kiosk", "Please check your e-mail"),
  [LYD_KIOSK_NO_ANSWER] = NC_ ("kiosk", "Please answer this"),
  [LYD_KIOSK_BAD_ANSWER] = NC_ ("kiosk", "Please check this answer"),
};

static void
show_typing (LydKioskWindow *self)
{
  LydKioskState state = self->kiosk.state;
  LydKioskTyping typing = {
    .question = say (self, self->person.problem != LYD_KIOSK_FINE ? problems[self->person.problem]
                                                                  : typings[state].question),
    .hint = say (self, typings[state].hint),
    .example = say (self, typings[state].example),
    .step = say (self, typings[state].step),
    .text = self->person.texts[state],
    .keys = typings[state].keys,
  };

  lyd_kiosk_type_page_show (self->type, &typing, lyd_kiosk_window_get_language (self));
}

/* ---- questions ---- */

/* Returns: (transfer full): the question, with what is wrong with its answer */
static char *
word_question (LydKioskWindow *self,
               const LydQuestion *question)
{
  if (self->person.problem != LYD_KIOSK_FINE)
    return g_strdup_printf ("%s. %s", say (self, problems[self->person.problem]), question->label);
  if (!question->required)
    /* Translators: a question that may be left open */
    return say_with (self, NC_ ("kiosk", "%s (if you like)"), question->label);
  return g_strdup (question->label);
}

static void
add_choices (LydKioskWindow *self,
             const LydQuestion *question,
             const char *answer)
{
  g_auto (GStrv) chosen = lyd_question_split (question, answer != NULL ? answer : "");

  for (gsize i = 0; question->choices[i] != NULL; i++) {
    gboolean several = question->kind == LYD_QUESTION_CHOICES;
    gboolean picked = answer != NULL && g_strv_contains ((const char *const *) chosen, question->choices[i]);

    lyd_kiosk_choose_page_add (self->choose, question->choices[i], NULL, picked && (several || !question->sensitive));
  }
}

/* Returns: the page that it is answered on */
static const char *
show_question (LydKioskWindow *self)
{
  const LydAskedQuestion *asked = g_ptr_array_index (self->person.result->questions, self->kiosk.question);
  const LydQuestion *question = asked->question;
  const char *answer = self->person.answers[self->kiosk.question];
  g_autofree char *words = word_question (self, question);
  LydKioskTyping typing = {
    .question = words,
    .step = say (self, NC_ ("kiosk", "Next")),
    .text = answer,
    .keys = question->kind == LYD_QUESTION_TEXT ? LYD_KIOSK_KEYS_NAME : LYD_KIOSK_KEYS_EMAIL,
    .hidden = question->sensitive,
    .hint = question->kind == LYD_QUESTION_DATE ? say (self, NC_ ("kiosk", "For example 2027-09-22")) : NULL,
  };

  if (question->kind == LYD_QUESTION_YES_NO) {
    lyd_kiosk_choose_page_begin (self->choose, words, LYD_KIOSK_PICKS_ONE);
    lyd_kiosk_choose_page_add (self->choose, say (self, NC_ ("kiosk", "Yes")), NULL, FALSE);
    lyd_kiosk_choose_page_add (self->choose, say (self, NC_ ("kiosk", "No")), NULL, FALSE);
    return "choose";
  }
  if (lyd_question_has_choices (question->kind) && question->choices != NULL) {
    lyd_kiosk_choose_page_begin (self->choose, words,
                                 question->kind == LYD_QUESTION_CHOICES || !question->required ? LYD_KIOSK_PICKS_SEVERAL
                                                                                               : LYD_KIOSK_PICKS_ONE);
    add_choices (self, question, answer);
    return "choose";
  }
  lyd_kiosk_type_page_show (self->type, &typing, lyd_kiosk_window_get_language (self));
  return "type";
}

static void
show_found (LydKioskWindow *self)
{
  lyd_kiosk_choose_page_begin (self->choose, say (self, NC_ ("kiosk", "Which one is you?")), LYD_KIOSK_PICKS_ONE_OR);
  for (guint i = 0; self->person.found != NULL && i < self->person.found->lines->len; i++) {
    const LydLookupLine *line = g_ptr_array_index (self->person.found->lines, i);

    lyd_kiosk_choose_page_add (self->choose, line->name, line->organization, FALSE);
  }
}

/* ---- results ---- */

/* What is said where no verdict says it. */
static const struct {
  LydKioskLook look;
  const char *icon;
  const char *word;
  const char *title;
  const char *fact_icon;
  const char *fact;
  const char *note;
} notices[LYD_N_KIOSK_STATES] = {
  [LYD_KIOSK_THANKS] = { LYD_KIOSK_LOOK_ASK, "lyd-desk-symbolic", NC_ ("kiosk", "One more step"),
                         NC_ ("kiosk", "Thank you, %s"), "lyd-desk-symbolic", NC_ ("kiosk", "Please see the desk"),
                         NC_ ("kiosk", "They will finish this with you.") },
  [LYD_KIOSK_REFUSED] = { LYD_KIOSK_LOOK_ASK, "lyd-desk-symbolic", NC_ ("kiosk", "At the desk"),
                          NC_ ("kiosk", "Please see the desk"), "lyd-person-add-symbolic",
                          NC_ ("kiosk", "They will write you down"), NC_ ("kiosk", "It takes a minute.") },
  [LYD_KIOSK_PAUSED] = { LYD_KIOSK_LOOK_ASK, "lyd-desk-symbolic", NC_ ("kiosk", "At the desk"),
                         NC_ ("kiosk", "Please see the desk"), "lyd-find-symbolic", NC_ ("kiosk", "They will find you"),
                         NC_ ("kiosk", "Badges and phones can still be held up here.") },
  [LYD_KIOSK_OUT_OF_ORDER] = { LYD_KIOSK_LOOK_STOP, NULL, NC_ ("kiosk", "Out of order"),
                               NC_ ("kiosk", "Please see the desk"), "lyd-desk-symbolic",
                               NC_ ("kiosk", "They will check you in"),
                               NC_ ("kiosk", "This kiosk cannot write anything down.") },
};

static void
show_notice (LydKioskWindow *self)
{
  LydKioskState state = self->kiosk.state;
  gboolean named = state == LYD_KIOSK_THANKS && self->person.given != NULL;
  g_autofree char *title = named                       ? say_with (self, notices[state].title, self->person.given)
                           : state == LYD_KIOSK_THANKS ? g_strdup (say (self, NC_ ("kiosk", "Thank you")))
                                                       : g_strdup (say (self, notices[state].title));
  LydKioskCard card = {
    .look = notices[state].look,
    .icon = notices[state].icon,
    .word = say (self, notices[state].word),
    .title = title,
    .facts = { { notices[state].fact_icon, say (self, notices[state].fact), say (self, notices[state].note) } },
    .final = state == LYD_KIOSK_OUT_OF_ORDER,
  };

  lyd_kiosk_result_page_show (self->result, &card);
}

/* Whoever typed a name may be somebody else: why a registration does not count is told at the desk. */
static gboolean
is_private (const LydKioskPerson *person)
{
  LydVerdict verdict = person->result->verdict;

  return person->by_name && verdict != LYD_VERDICT_ADMITTED && verdict != LYD_VERDICT_ALREADY_IN &&
         verdict != LYD_VERDICT_TOO_EARLY && verdict != LYD_VERDICT_OVER && verdict != LYD_VERDICT_FULL;
}

static const char *
get_reason_icon (LydVerdict verdict)
{
  return verdict == LYD_VERDICT_ALREADY_IN || verdict == LYD_VERDICT_TOO_EARLY || verdict == LYD_VERDICT_OVER
           ? "lyd-waiting-symbolic"
         : verdict == LYD_VERDICT_UNKNOWN || verdict == LYD_VERDICT_REVOKED || verdict == LYD_VERDICT_WRONG_EVENT
           ? "lyd-badge-symbolic"
           : "lyd-desk-symbolic";
}

/* Where the badge is of whoever was let in. */
static LydKioskBadge
find_badge (LydKioskWindow *self,
            const LydAdmissionResult *result)
{
  gboolean prints = lyd_badge_printer_get_at_check_in (self->printer) &&
                    lyd_badge_printer_get_name (self->printer)[0] != '\0';

  if (result->verdict != LYD_VERDICT_ADMITTED)
    return LYD_KIOSK_BADGE_NONE;
  if (result->tray > 0)
    return LYD_KIOSK_BADGE_TRAY;
  if (result->badge == LYD_BADGE_WAITING && lyd_badge_printer_is_well (self->printer))
    return LYD_KIOSK_BADGE_PRINTING;
  return prints || result->badge != LYD_BADGE_NONE ? LYD_KIOSK_BADGE_DESK : LYD_KIOSK_BADGE_NONE;
}

static void
show_verdict (LydKioskWindow *self)
{
  const LydAdmissionResult *result = self->person.result;
  const char *language = lyd_kiosk_window_get_language (self);
  g_autoptr (LydKioskWords) words =
    lyd_words_kiosk_verdict (self->book, language, result, result->given, self->person.by_name);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (result->timezone);
  g_autofree char *place = NULL;
  g_autofree char *badge = NULL;
  const char *note = NULL;
  LydKioskCard card = { .look = words->look, .word = words->word, .title = words->title };
  guint n = 0;

  if (is_private (&self->person)) {
    card.facts[n].icon = "lyd-desk-symbolic";
    card.facts[n++].fact = say (self, NC_ ("kiosk", "They will help you"));
  } else if (words->reason != NULL) {
    card.facts[n].icon = get_reason_icon (result->verdict);
    card.facts[n].fact = words->reason;
    card.facts[n++].note = words->advice;
  }
  if (result->next_title != NULL) {
    place = lyd_words_kiosk_place (self->book, language, result->next_room, result->next_start, result->at, zone);
    card.facts[n].icon = "lyd-place-symbolic";
    card.facts[n].fact = place;
    card.facts[n++].note = result->next_title;
  }
  badge = lyd_words_kiosk_badge (self->book, language, find_badge (self, result), result->tray, result->slot, &note);
  if (badge != NULL && n < LYD_KIOSK_N_FACTS) {
    card.facts[n].icon = "lyd-badge-symbolic";
    card.facts[n].fact = badge;
    card.facts[n++].note = note;
  }
  lyd_kiosk_result_page_show (self->result, &card);
}

/* ---- all of them ---- */

void
lyd_kiosk_show_count (LydKioskWindow *self)
{
  g_autofree char *sentence =
    lyd_phrasebook_count (self->book, lyd_kiosk_window_get_language (self), "kiosk",
                          "In %d second this screen is cleared for the next person.",
                          "In %d seconds this screen is cleared for the next person.", (int) self->kiosk.count);

  lyd_kiosk_still_page_show (self->still, self->kiosk.count, self->kiosk.count * 1000.0 / LYD_KIOSK_COUNTDOWN_MS,
                             sentence);
}

/* Shows the state's page. Returns: its name */
static const char *
fill_page (LydKioskWindow *self)
{
  LydKioskState state = self->kiosk.state;

  switch (state) {
  case LYD_KIOSK_ATTRACT:
    show_attract (self);
    break;
  case LYD_KIOSK_FIND:
  case LYD_KIOSK_NAME:
  case LYD_KIOSK_ORGANIZATION:
  case LYD_KIOSK_EMAIL:
    show_typing (self);
    break;
  case LYD_KIOSK_CHOOSE:
    show_found (self);
    break;
  case LYD_KIOSK_CONFIRM:
    if (self->person.line != NULL)
      lyd_kiosk_confirm_page_show (self->confirm, self->person.line->name, self->person.line->organization);
    break;
  case LYD_KIOSK_QUESTIONS:
    return self->person.result != NULL ? show_question (self) : page_names[state];
  case LYD_KIOSK_STILL_THERE:
    lyd_kiosk_show_count (self);
    break;
  case LYD_KIOSK_DONE:
  case LYD_KIOSK_ALREADY:
  case LYD_KIOSK_REFUSED:
    if (self->person.result != NULL) {
      show_verdict (self);
      break;
    }
    show_notice (self);
    break;
  case LYD_KIOSK_THANKS:
  case LYD_KIOSK_PAUSED:
  case LYD_KIOSK_OUT_OF_ORDER:
    show_notice (self);
    break;
  case LYD_KIOSK_PIN:
    if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "pin") != 0)
      lyd_kiosk_pin_pad_reset (self->pin);
    break;
  default:
    break;
  }
  return page_names[state];
}

static void
focus_page (LydKioskWindow *self,
            const char *page)
{
  if (g_str_equal (page, "type"))
    lyd_kiosk_type_page_focus (self->type);
  else if (g_str_equal (page, "choose"))
    lyd_kiosk_choose_page_focus (self->choose);
  else if (g_str_equal (page, "confirm"))
    lyd_kiosk_confirm_page_focus (self->confirm);
  else if (g_str_equal (page, "result"))
    lyd_kiosk_result_page_focus (self->result);
  else if (g_str_equal (page, "still-there"))
    lyd_kiosk_still_page_focus (self->still);
  else if (!g_str_equal (page, "pin"))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* Brings the screen up to what the model says. */
void
lyd_kiosk_show (LydKioskWindow *self)
{
  const LydKioskLooks *looks = &self->kiosk.looks;
  const char *page;

  if (self->store == NULL)
    return;
  self->showing = TRUE;
  lyd_kiosk_style_set_looks (self->style, looks->larger, looks->contrast);
  lyd_kiosk_labels_translate (GTK_WIDGET (self), self->book, lyd_kiosk_window_get_language (self));
  lyd_kiosk_labels_fit (GTK_WIDGET (self), looks->larger, gtk_widget_has_css_class (GTK_WIDGET (self), "panel-wide"));
  lyd_kiosk_pin_pad_set_language (self->pin, lyd_kiosk_window_get_language (self));
  lyd_kiosk_listen_set_language (self->listen, lyd_kiosk_window_get_language (self));
  if (!looks->voice && lyd_kiosk_listen_get_state (self->listen) != LYD_LISTEN_SILENT)
    lyd_kiosk_listen_forget (self->listen);
  page = fill_page (self);
  lyd_kiosk_labels_name_buttons (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->pages, page);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->listen)))
    focus_page (self, page);
  lyd_kiosk_listen_set_screen (self->listen, gtk_stack_get_visible_child (self->pages));
  self->showing = FALSE;
}

/* Takes everything of a person off every page, also of those that do not show. */
void
lyd_kiosk_show_nobody (LydKioskWindow *self)
{
  self->showing = TRUE;
  lyd_kiosk_type_page_forget (self->type);
  lyd_kiosk_choose_page_forget (self->choose);
  lyd_kiosk_confirm_page_forget (self->confirm);
  lyd_kiosk_result_page_forget (self->result);
  self->showing = FALSE;
}
