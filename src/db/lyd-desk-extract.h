#pragma once

#include "lyd-db.h"
#include "lyd-second-desk.h"

G_BEGIN_DECLS

gboolean lyd_desk_extract (LydDb *copy, const char *home, const LydDeskCopy *self, GError **error);

G_END_DECLS
