#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

gboolean lyd_events_insert (LydDb *db, const LydEvent *event, GError **error);
gboolean lyd_events_update (LydDb *db, const LydEvent *event, GError **error);
LydEvent *lyd_events_get (LydDb *db, const LydId *id, GError **error);
GPtrArray *lyd_events_list (LydDb *db, gint64 from, gint64 to, GError **error);
GPtrArray *lyd_events_find (LydDb *db, const char *words, GError **error);
GPtrArray *lyd_events_list_of_series (LydDb *db, const LydId *series, GError **error);

gboolean lyd_sessions_insert (LydDb *db, const LydSession *session, GError **error);
gboolean lyd_sessions_update (LydDb *db, const LydSession *session, GError **error);
LydSession *lyd_sessions_get (LydDb *db, const LydId *id, GError **error);
GPtrArray *lyd_sessions_list (LydDb *db, const LydId *event, GError **error);
GPtrArray *lyd_sessions_list_ahead (
  LydDb *db, const LydSession *of, const LydId *registration, gint64 from, gint64 to, GError **error);
GPtrArray *lyd_sessions_find (LydDb *db, const char *words, GError **error);

G_END_DECLS
