#pragma once

#include "lyd-doors-ready.h"
#include "lyd-file.h"

G_BEGIN_DECLS

/* What people tick off on the board, because only they can see it. */
#define LYD_DOORS_DID_PAPER "paper"

gboolean lyd_doors_look (LydFile *file,
                         const LydId *event,
                         const char *backups,
                         const LydMachine *machine,
                         LydDoorsFacts *facts,
                         GError **error);
gboolean lyd_doors_mark (LydFile *file, const LydId *event, const char *what, GError **error);

G_END_DECLS
