#pragma once

#include "lyd-rollup.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was answered, in numbers and pictures: a group a question, a row an answer, and behind each number who it is.
 * What is sensitive asks for "questions.reveal"; a person is opened by "questions.open-registration". */
#define LYD_TYPE_ROLLUP_VIEW (lyd_rollup_view_get_type ())

G_DECLARE_FINAL_TYPE (LydRollupView, lyd_rollup_view, LYD, ROLLUP_VIEW, AdwBin)

void lyd_rollup_view_set (LydRollupView *self, const GPtrArray *rollups);

G_END_DECLS
