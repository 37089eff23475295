#pragma once

#include "lyd-store-questions.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes a question, or changes one. "done" (LydDone) when it is; it closes itself then. */
#define LYD_TYPE_QUESTION_DIALOG (lyd_question_dialog_get_type ())

G_DECLARE_FINAL_TYPE (LydQuestionDialog, lyd_question_dialog, LYD, QUESTION_DIALOG, AdwWindow)

LydQuestionDialog *
lyd_question_dialog_new (GtkWindow *parent, LydStore *store, const LydQuestion *question, int n_answers);

G_END_DECLS
