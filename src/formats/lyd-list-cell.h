#pragma once

#include "lyd-table.h"
#include "lyd-wall-clock.h"

G_BEGIN_DECLS

const char *lyd_list_cell_get_words (const LydColumn *column, const char *text);
char *
lyd_list_cell_format (const LydColumn *column, const LydCell *cell, LydWallClock *clock) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
