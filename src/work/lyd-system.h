#pragma once

#include "lyd-context.h"
#include "lyd-doors-ready.h"

G_BEGIN_DECLS

void lyd_system_init (LydContext *context);
void lyd_system_look (const char *path, LydMachine *machine);

G_END_DECLS
