#include "lyd-question-look.h"

#include <glib/gi18n.h>

/* By LydQuestionKind. */
static const char *const icons[] = {
  [LYD_QUESTION_TEXT] = "lyd-question-text-symbolic",
  [LYD_QUESTION_CHOICE] = "lyd-question-choice-symbolic",
  [LYD_QUESTION_CHOICES] = "lyd-question-choices-symbolic",
  [LYD_QUESTION_YES_NO] = "lyd-question-yes-no-symbolic",
  [LYD_QUESTION_NUMBER] = "lyd-question-number-symbolic",
  [LYD_QUESTION_DATE] = "lyd-question-date-symbolic",
  [LYD_QUESTION_EMAIL] = "lyd-question-email-symbolic",
};

const char *
lyd_question_icon (LydQuestionKind kind)
{
  return icons[kind];
}

/* Returns: (transfer full): "Speaker, Guest", or "Everybody" */
char *
lyd_question_describe_types (guint types)
{
  GString *text;

  if (types == 0)
    return g_strdup (_ ("Everybody"));
  text = g_string_new (NULL);
  for (int i = 0; i < lyd_attendee_types.n_words; i++)
    if ((types & LYD_TYPE_BIT (i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", lyd_word_title (&lyd_attendee_types, i));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): "One choice · required · 31 answers" */
char *
lyd_question_describe (const LydQuestion *question,
                       int n_answers)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (lyd_word_title (&lyd_question_kinds, (int) question->kind)));
  if (question->required)
    g_ptr_array_add (words, g_strdup (_ ("required")));
  if (question->sensitive)
    g_ptr_array_add (words, g_strdup (_ ("sensitive")));
  if (question->at_check_in)
    g_ptr_array_add (words, g_strdup (_ ("at check-in")));
  if (question->types != 0) {
    g_autofree char *types = lyd_question_describe_types (question->types);

    /* Translators: the attendee types that a question is for */
    g_ptr_array_add (words, g_strdup_printf (_ ("only %s"), types));
  }
  if (n_answers > 0)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("%d answer", "%d answers", (gulong) n_answers), n_answers));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}
