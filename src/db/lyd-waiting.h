#pragma once

#include "lyd-db.h"
#include "lyd-places.h"
#include "lyd-things.h"

G_BEGIN_DECLS

gboolean lyd_waiting_count_event (LydDb *db, const LydEvent *event, LydPlaces *places, GError **error);
gboolean lyd_waiting_count_session (LydDb *db, const LydSession *session, LydPlaces *places, GError **error);
GPtrArray *lyd_waiting_list_event (LydDb *db, const LydId *event, int limit, GError **error);
GPtrArray *lyd_waiting_list_session (LydDb *db, const LydId *session, int limit, GError **error);
gboolean lyd_waiting_add (LydDb *db, const LydId *registration, const LydId *session, GError **error);
gboolean lyd_waiting_remove (LydDb *db, const LydId *registration, const LydId *session, GError **error);
gboolean lyd_waiting_move_last (LydDb *db, const LydId *registration, GError **error);
gboolean lyd_waiting_has (LydDb *db,
                          const LydId *registration,
                          const LydId *session,
                          gboolean *waits,
                          GError **error);

gboolean lyd_seats_is_used (LydDb *db, const LydEvent *event, gboolean *used, GError **error);
gboolean lyd_seats_count (LydDb *db,
                          const LydEvent *event,
                          const LydId *organization,
                          LydSeats *seats,
                          GError **error);
GPtrArray *lyd_seats_list (LydDb *db, const LydEvent *event, GError **error);
gboolean lyd_seats_set (LydDb *db, const LydId *event, const LydId *organization, int seats, GError **error);
gboolean lyd_seats_unset (LydDb *db, const LydId *event, const LydId *organization, GError **error);
gboolean lyd_seats_copy (LydDb *db, const LydId *from, const LydId *to, GError **error);

G_END_DECLS
