#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/*
 * Whoever was there was there, in the room or online: the view `attended` says so, one row for each way. SQLite looks
 * it up by its indexes where a statement joins it without summing up; where it would sum up, it first copies both
 * tables whole. So whoever counts begins with this.
 */

/* Begins a statement that counts: came (event, session, registration, at, way) of the sessions s that @which describes,
 * without those that name nobody. */
#define LYD_CAME_TO(which)                                                                  \
  "WITH came AS MATERIALIZED (SELECT s.event, s.id AS session, x.registration, x.at, x.way" \
  " FROM session s JOIN attended x ON x.session = s.id WHERE s.sensitive = 0 AND " which ")"

/* Where somebody can have been who came to session @session: at itself and, where it is the desk at which people arrive
 * every day, anywhere at the event. For once the event is over; a door knows its own session alone. */
#define LYD_ARRIVED_AT(session)                                                              \
  "(SELECT " session " UNION SELECT s.id FROM session d JOIN session s ON s.event = d.event" \
  " WHERE d.id = " session " AND d.admission = 'daily' AND s.sensitive = 0)"

G_END_DECLS
