#pragma once

#include "lyd-audience.h"

G_BEGIN_DECLS

char *lyd_words_audience (const GPtrArray *rules) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
