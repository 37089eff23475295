#pragma once

#include "lyd-admit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What has to be answered before somebody is let in, a page in the card's place. */
#define LYD_TYPE_DESK_QUESTIONS (lyd_desk_questions_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskQuestions, lyd_desk_questions, LYD, DESK_QUESTIONS, AdwBin)

void lyd_desk_questions_start (LydDeskQuestions *self, const LydAdmissionResult *result);
GArray *lyd_desk_questions_read (LydDeskQuestions *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
