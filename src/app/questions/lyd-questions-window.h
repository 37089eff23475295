#pragma once

#include "lyd-store-questions.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What an event asks, and what was answered. "open-registration" (string: an id) when somebody wants to see one. */
#define LYD_TYPE_QUESTIONS_WINDOW (lyd_questions_window_get_type ())

G_DECLARE_FINAL_TYPE (LydQuestionsWindow, lyd_questions_window, LYD, QUESTIONS_WINDOW, AdwWindow)

LydQuestionsWindow *lyd_questions_window_new (GtkWindow *parent, LydStore *store, const LydEvent *event);
void lyd_questions_window_show_answers (LydQuestionsWindow *self);
gboolean lyd_questions_window_is_idle (LydQuestionsWindow *self);

G_END_DECLS
