#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* How it is known that somebody was at a session; who was there in the room and online has both. */
typedef enum {
  LYD_HOURS_ROOM = 1 << 0,    /* let in at the session */
  LYD_HOURS_ONLINE = 1 << 1,  /* in the report of the meeting, for as long as its kind asks */
  LYD_HOURS_ARRIVAL = 1 << 2, /* let in on its day; at the session's door nobody was recorded */
} LydHoursWay;

/* How long one registration was at one session. */
typedef struct {
  LydId event;
  LydId session;
  LydId registration; /* the one that stands, where others were merged into it */
  gint64 seconds;     /* may be 0: another session at the same time took it all */
  guint ways;         /* of LydHoursWay */
} LydHours;

/* THE hours: certificates print them, reports add them up, so that both say the same. The rules:
 *
 * - Whoever is in the view "attended" was there. In the room that is the session's whole length, online the time that
 *   the kind's rule counts (`online.counted`); both at one session: the longer of the two.
 * - Arrival desks, meals and social sessions are no hours, also where people were let in to them.
 * - A plenary, or a session beside which nothing else runs, at whose door nobody at all was recorded, has no list
 *   there: whoever was let in at an arrival desk on its day was there (%LYD_HOURS_ARRIVAL), once it has begun. Never
 * for breakouts, choices, what is for some of those who are there, or what is sensitive.
 * - No moment in the room is counted twice. Where two sessions of one person overlap, it belongs to the one that they
 *   entered last by then; a session that is theirs by arrival gets what is left.
 *
 * Everybody who was there is in it: staff, speakers, hosts, also whoever has cancelled since. Whom to count is the
 * caller's decision. An event at whose arrival desk alone somebody was, with no session to count, gives no row for
 * them. */
GArray *lyd_hours_list (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_hours_list_between (LydFile *file, gint64 from, gint64 to, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
