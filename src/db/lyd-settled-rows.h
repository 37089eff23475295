#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* What saying who somebody in a report is has made, for when it is said otherwise. */

gboolean lyd_settled_rows_get (
  LydDb *db, const LydId *session, const char *identity, LydId *registration, GError **error);
gboolean lyd_settled_rows_take_back (
  LydDb *db, const LydId *session, const char *identity, const LydId *registration, GError **error);

G_END_DECLS
