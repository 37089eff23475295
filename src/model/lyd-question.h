#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* What may be wrong with an answer. */
typedef enum {
  LYD_ANSWER_GOOD,
  LYD_ANSWER_BLANK,
  LYD_ANSWER_TOO_LONG,
  LYD_ANSWER_NO_CHOICE,
  LYD_ANSWER_NO_YES_NO,
  LYD_ANSWER_NO_NUMBER,
  LYD_ANSWER_NO_DATE,
  LYD_ANSWER_NO_EMAIL,
} LydAnswerState;

LydAnswerState lyd_question_check (const LydQuestion *question, const char *value, char **clean);

G_END_DECLS
