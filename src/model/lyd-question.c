#include "lyd-question.h"

#include "lyd-fold.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MAX_LENGTH 2000 /* bytes; an essay belongs elsewhere */
#define CHOICES_JOINT "; "

static LydAnswerState
check_text (const LydQuestion *question,
            const char *value,
            char **clean)
{
  *clean = g_strdup (value);
  return LYD_ANSWER_GOOD;
}

/* The choice that @value means, however it is written; NULL where none. */
static const char *
find_choice (const LydQuestion *question,
             const char *value)
{
  g_autofree char *folded = lyd_fold_text (value);

  for (gsize i = 0; question->choices != NULL && question->choices[i] != NULL; i++) {
    g_autofree char *choice = lyd_fold_text (question->choices[i]);

    if (strcmp (choice, folded) == 0)
      return question->choices[i];
  }
  return NULL;
}

static LydAnswerState
check_choice (const LydQuestion *question,
              const char *value,
              char **clean)
{
  const char *choice = find_choice (question, value);

  if (choice == NULL)
    return LYD_ANSWER_NO_CHOICE;
  *clean = g_strdup (choice);
  return LYD_ANSWER_GOOD;
}

/* Several choices stand between semicolons, commas or line ends; one choice may have a comma of its own. */
static LydAnswerState
check_choices (const LydQuestion *question,
               const char *value,
               char **clean)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  if (check_choice (question, value, clean) == LYD_ANSWER_GOOD)
    return LYD_ANSWER_GOOD;
  parts = g_strsplit_set (value, strchr (value, ';') != NULL || strchr (value, '\n') != NULL ? ";\n" : ",", -1);
  for (gsize i = 0; parts[i] != NULL; i++) {
    const char *choice;

    if (g_strstrip (parts[i])[0] == '\0')
      continue;
    choice = find_choice (question, parts[i]);
    if (choice == NULL)
      return LYD_ANSWER_NO_CHOICE;
    if (joined->len > 0)
      g_string_append (joined, CHOICES_JOINT);
    g_string_append (joined, choice);
  }
  if (joined->len == 0)
    return LYD_ANSWER_NO_CHOICE;
  *clean = g_strdup (joined->str);
  return LYD_ANSWER_GOOD;
}

static LydAnswerState
check_yes_no (const LydQuestion *question,
              const char *value,
              char **clean)
{
  static const struct {
    const char *word;
    gboolean yes;
  } words[] = {
    { "yes", TRUE },
    { "y", TRUE },
    { "true", TRUE },
    { "1", TRUE },
    { "si", TRUE },
    { "no", FALSE },
    { "n", FALSE },
    { "false", FALSE },
    { "0", FALSE },
  };
  g_autofree char *folded = lyd_fold_text (value);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strcmp (words[i].word, folded) == 0) {
      *clean = g_strdup (words[i].yes ? "yes" : "no");
      return LYD_ANSWER_GOOD;
    }
  }
  return LYD_ANSWER_NO_YES_NO;
}

static LydAnswerState
check_number (const LydQuestion *question,
              const char *value,
              char **clean)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0' || !isfinite (number) || strpbrk (value, "xXnN") != NULL)
    return LYD_ANSWER_NO_NUMBER;
  *clean = g_strdup (value);
  return LYD_ANSWER_GOOD;
}

/* ISO, as every date field gives it, or month/day/year, as it is written in the United States; kept as ISO. */
static LydAnswerState
check_date (const LydQuestion *question,
            const char *value,
            char **clean)
{
  int year, month, day, length = 0;

  if ((sscanf (value, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 || value[length] != '\0') &&
      (sscanf (value, "%2d/%2d/%4d%n", &month, &day, &year, &length) != 3 || value[length] != '\0'))
    return LYD_ANSWER_NO_DATE;
  if (year < 1000 || month < 1 || day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return LYD_ANSWER_NO_DATE;
  *clean = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return LYD_ANSWER_GOOD;
}

static LydAnswerState
check_email (const LydQuestion *question,
             const char *value,
             char **clean)
{
  g_autofree char *folded = lyd_fold_email (value);

  if (folded == NULL)
    return LYD_ANSWER_NO_EMAIL;
  *clean = g_strdup (value);
  return LYD_ANSWER_GOOD;
}

/* By LydQuestionKind. */
static LydAnswerState (*const checks[]) (const LydQuestion *question, const char *value, char **clean) = {
  [LYD_QUESTION_TEXT] = check_text,
  [LYD_QUESTION_CHOICE] = check_choice,
  [LYD_QUESTION_CHOICES] = check_choices,
  [LYD_QUESTION_YES_NO] = check_yes_no,
  [LYD_QUESTION_NUMBER] = check_number,
  [LYD_QUESTION_DATE] = check_date,
  [LYD_QUESTION_EMAIL] = check_email,
};

/**
 * lyd_question_check:
 * @value: (nullable): an answer as given, from anywhere
 * @clean: (out) (transfer full): the answer as it is stored; %NULL unless it is good
 *
 * Returns: whether @value answers @question, or why not; blank is for the caller to judge
 */
LydAnswerState
lyd_question_check (const LydQuestion *question,
                    const char *value,
                    char **clean)
{
  g_autofree char *valid = g_utf8_make_valid (value != NULL ? value : "", -1);
  g_autofree char *text = lyd_clean_text (valid);

  *clean = NULL;
  if (text[0] == '\0')
    return LYD_ANSWER_BLANK;
  if (strlen (text) > MAX_LENGTH)
    return LYD_ANSWER_TOO_LONG;
  return checks[question->kind](question, text, clean);
}

gboolean
lyd_question_has_choices (LydQuestionKind kind)
{
  return kind == LYD_QUESTION_CHOICE || kind == LYD_QUESTION_CHOICES;
}

/* Whether somebody who comes as @type is asked. */
gboolean
lyd_question_asks (const LydQuestion *question,
                   LydAttendeeType type)
{
  return question->types == 0 || (question->types & LYD_TYPE_BIT (type)) != 0;
}

/* Returns: (transfer full) (nullable): "speaker,guest", as it is stored; %NULL: everybody */
char *
lyd_question_dup_types (guint types)
{
  GString *text = types != 0 ? g_string_new (NULL) : NULL;

  for (int type = 0; types != 0 && type < lyd_attendee_types.n_words; type++)
    if ((types & LYD_TYPE_BIT (type)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", lyd_word_id (&lyd_attendee_types, type));
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

/* @text: (nullable): as lyd_question_dup_types() writes it; words that are none are passed over */
guint
lyd_question_read_types (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);
  guint types = 0;

  for (gsize i = 0; words[i] != NULL; i++) {
    int type = lyd_word_find (&lyd_attendee_types, g_strstrip (words[i]));

    if (type >= 0)
      types |= LYD_TYPE_BIT (type);
  }
  return types;
}

/**
 * lyd_question_split:
 * @value: an answer as it is stored
 *
 * Returns: (transfer full): what of it is counted on its own: each of several choices, else the whole answer
 */
char **
lyd_question_split (const LydQuestion *question,
                    const char *value)
{
  const char *whole[] = { value, NULL };

  if (question->kind != LYD_QUESTION_CHOICES || find_choice (question, value) != NULL)
    return g_strdupv ((char **) whole);
  return g_strsplit (value, CHOICES_JOINT, -1);
}
