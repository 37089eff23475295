#pragma once

#include "lyd-doors-ready.h"

G_BEGIN_DECLS

char *lyd_words_doors (const LydDoorsFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_words_doors_check (LydDoorsCheck check);
char *
lyd_words_doors_line (const LydDoorsFacts *facts, LydDoorsCheck check, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
