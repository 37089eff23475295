#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* Heads counted where nobody is named: inserted, never changed. */
gboolean lyd_taps_insert (LydDb *db,
                          const LydId *id,
                          const LydId *station,
                          const LydId *session,
                          int delta,
                          gint64 at,
                          GError **error);
gboolean lyd_taps_count (LydDb *db, const LydId *session, int *heads, GError **error);
gboolean lyd_taps_check (LydDb *db, GPtrArray *problems, GError **error);

G_END_DECLS
