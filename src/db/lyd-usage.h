#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* Whether anything would be lost with an event or a session, and how the unused ones go. */
gboolean lyd_events_is_used (LydDb *db, const LydId *event, gboolean *used, GError **error);
gboolean lyd_events_delete (LydDb *db, const LydId *event, GError **error);
gboolean lyd_sessions_is_used (LydDb *db, const LydId *session, gboolean *used, GError **error);
gboolean lyd_sessions_delete (LydDb *db, const LydId *session, GError **error);
gboolean lyd_sessions_count_places (LydDb *db, const LydId *session, int *n, GError **error);
gboolean lyd_answers_count_missing (LydDb *db, const LydId *event, int *n, char **labels, GError **error);

gboolean lyd_events_find_import (LydDb *db, const LydId *event, LydId *entry, GError **error);

G_END_DECLS
