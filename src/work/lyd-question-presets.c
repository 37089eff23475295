#include "lyd-plan-questions.h"

#include <glib/gi18n.h>
#include <string.h>

#define JOINT ";"

const LydQuestionPreset lyd_question_presets[] = {
  { "dietary", N_ ("Dietary needs"), N_ ("Dietary needs"), LYD_QUESTION_CHOICES,
    /* Translators: choices of one question, with semicolons between them */
    N_ ("Vegetarian;Vegan;Gluten free;Dairy free;Nut allergy;Halal;Kosher"), FALSE, LYD_PURPOSE_DIETARY },
  { "access", N_ ("Access needs"), N_ ("What do you need to take part fully?"), LYD_QUESTION_TEXT, NULL, TRUE,
    LYD_PURPOSE_ACCESS },
  { "photos", N_ ("Photo consent"), N_ ("May we take and use photos of you?"), LYD_QUESTION_YES_NO, NULL, FALSE,
    LYD_PURPOSE_PHOTOS },
  { "shirt", N_ ("T-shirt size"), N_ ("T-shirt size"), LYD_QUESTION_CHOICE,
    /* Translators: choices of one question, with semicolons between them */
    N_ ("Small;Medium;Large;XL;2XL;None, thanks"), FALSE, LYD_PURPOSE_CLOTHING },
  { "emergency", N_ ("Emergency contact"), N_ ("Whom do we call in an emergency? Name and number"), LYD_QUESTION_TEXT,
    NULL, TRUE, LYD_PURPOSE_EMERGENCY },
  { "arrival", N_ ("Arrival day"), N_ ("On which day do you arrive?"), LYD_QUESTION_DATE, NULL, FALSE,
    LYD_PURPOSE_TRAVEL },
};

const guint lyd_n_question_presets = G_N_ELEMENTS (lyd_question_presets);

/* Returns: (transfer full): the question, in the language of the person who asks, of no event yet */
LydQuestion *
lyd_question_preset_make (const LydQuestionPreset *preset)
{
  LydQuestion *question = lyd_question_new ();

  question->label = g_strdup (_ (preset->label));
  question->kind = preset->kind;
  question->sensitive = preset->sensitive;
  question->purpose = preset->purpose;
  if (preset->choices != NULL)
    question->choices = g_strsplit (_ (preset->choices), JOINT, -1);
  return question;
}

/* (nullable): %NULL where there is none of that name */
const LydQuestionPreset *
lyd_question_preset_find (const char *id)
{
  for (guint i = 0; i < lyd_n_question_presets; i++)
    if (strcmp (lyd_question_presets[i].id, id) == 0)
      return &lyd_question_presets[i];
  return NULL;
}
