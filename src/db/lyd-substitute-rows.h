#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* What goes over from one registration to another that takes its place. */
gboolean lyd_substitute_rows_hand_over (LydDb *db, const LydId *from, const LydId *to, GError **error);
gboolean lyd_substitute_rows_came (LydDb *db, const LydId *registration, gboolean *came, GError **error);
GArray *lyd_substitute_rows_list_guests (LydDb *db, const LydId *registration, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
