#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* How the badges of an event look, as the text of a ".lanyard-badge" file; an event without one has the first built-in
 * design. */
gboolean lyd_design_rows_get (LydDb *db, const LydId *event, char **design, GError **error);
gboolean lyd_design_rows_get_digest (LydDb *db, const LydId *event, char **digest, GError **error);
gboolean
lyd_design_rows_set (LydDb *db, const LydId *event, const char *design, const char *digest, GError **error);
gboolean lyd_design_rows_delete (LydDb *db, const LydId *event, GError **error);
gboolean lyd_design_rows_copy (LydDb *db, const LydId *from, const LydId *to, GError **error);

G_END_DECLS
