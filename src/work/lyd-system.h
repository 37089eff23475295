#pragma once

#include "lyd-context.h"

G_BEGIN_DECLS

void lyd_system_init (LydContext *context);

G_END_DECLS
