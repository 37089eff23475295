#pragma once

#include "lyd-answer-row.h"
#include "lyd-db.h"

G_BEGIN_DECLS

/* Whether somebody of type r.type is asked question q; for statements that join both. */
#define LYD_ASKED "(q.types IS NULL OR instr (',' || q.types || ',', ',' || r.type || ',') > 0)"

/* What an event asks: changing it, and what was answered. What is stored of it otherwise: lyd-registrations.h. */
gboolean lyd_questions_update (LydDb *db, const LydQuestion *question, GError **error);
gboolean lyd_questions_delete (LydDb *db, const LydId *question, GError **error);
LydQuestion *lyd_questions_get (LydDb *db, const LydId *id, GError **error);

typedef enum {
  LYD_ANSWERS_EVERY, /* whoever answered, whatever became of them */
  LYD_ANSWERS_COMING /* whoever is asked and confirmed */
} LydAnswersScope;

GPtrArray *lyd_answers_list (LydDb *db,
                             const LydId *question,
                             const LydId *session,
                             LydAnswersScope scope,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
int lyd_questions_count (LydDb *db, const LydId *event, GError **error);
int lyd_answers_count (LydDb *db, const LydId *question, GError **error);

G_END_DECLS
