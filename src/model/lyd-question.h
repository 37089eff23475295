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

gboolean lyd_question_has_choices (LydQuestionKind kind);
gboolean lyd_question_asks (const LydQuestion *question, LydAttendeeType type);
char *lyd_question_dup_types (guint types) G_GNUC_WARN_UNUSED_RESULT;
guint lyd_question_read_types (const char *text);
char **lyd_question_split (const LydQuestion *question, const char *value) G_GNUC_WARN_UNUSED_RESULT;
LydAnswerState lyd_question_check (const LydQuestion *question, const char *value, char **clean);

G_END_DECLS
