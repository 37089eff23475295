#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

gboolean lyd_stations_insert (LydDb *db, const LydStation *station, GError **error);
gboolean lyd_stations_has (LydDb *db, const LydId *id, GError **error);
GPtrArray *lyd_stations_list (LydDb *db, GError **error);
gint64 lyd_stations_get_last_seq (LydDb *db, const LydId *id, GError **error);

G_END_DECLS
