#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* What goes over from one registration to another that takes its place. */
gboolean lyd_substitute_rows_hand_over (LydDb *db, const LydId *from, const LydId *to, GError **error);
gboolean lyd_substitute_rows_came (LydDb *db, const LydId *registration, gboolean *came, GError **error);
int lyd_substitute_rows_count_guests (LydDb *db, const LydId *registration, GError **error);

G_END_DECLS
