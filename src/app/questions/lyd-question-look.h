#pragma once

#include "lyd-plan-questions.h"

G_BEGIN_DECLS

/* A question in icons and words, the same everywhere. */
const char *lyd_question_icon (LydQuestionKind kind);
char *lyd_question_describe (const LydQuestion *question, int n_answers) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_question_describe_types (guint types) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
