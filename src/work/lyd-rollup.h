#pragma once

#include "lyd-answer-row.h"
#include "lyd-plan-questions.h"

G_BEGIN_DECLS

/* One answer, and who gave it. */
typedef struct {
  char *answer;    /* as it is stored; lyd_words_answer_value() says it */
  GPtrArray *rows; /* of LydAnswerRow, by name; the roll-up's own */
} LydRollupLine;

/* What those who come said to one question: at the whole event, or at one meal. */
typedef struct {
  LydQuestion *question;
  LydSession *session; /* a meal that one chooses; NULL: everybody who comes */
  char *meals;         /* the meals that nobody has to choose, where the question is about food; or NULL */
  gboolean hidden;     /* it is sensitive and was not asked for: only the two numbers are given */
  int n_asked;         /* confirmed, and of a type that is asked */
  int n_answered;
  GPtrArray *lines;      /* of LydRollupLine; choices in their order, also those that nobody took */
  GPtrArray *unanswered; /* of LydAnswerRow: the roll-up's own */
  GPtrArray *rows;       /* of LydAnswerRow: everybody who is asked */
} LydRollup;

void lyd_rollup_free (LydRollup *self);
LydRollup *lyd_rollup_get (
  LydFile *file, const LydId *question, const LydId *session, gboolean reveal, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_rollup_list (
  LydFile *file, const LydId *event, const LydId *question, gboolean reveal, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_answer_value (const LydQuestion *question, const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRollup, lyd_rollup_free)

G_END_DECLS
