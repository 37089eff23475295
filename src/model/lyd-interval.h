#pragma once

#include "lyd-time.h"

G_BEGIN_DECLS

/* From a time to another, in UTC milliseconds; to is not a part of it. */
typedef struct {
  gint64 from;
  gint64 to;
} LydInterval;

/* Whoever is back within less than this has not been away: a device was changed, a line dropped. That is about visits
 * alone; no gap counts as time. */
#define LYD_INTERVAL_REJOIN LYD_MINUTE

gint64 lyd_intervals_union (GArray *intervals);
gint64 lyd_intervals_count_within (const GArray *merged, gint64 from, gint64 to);
guint lyd_intervals_count_visits (const GArray *merged, gint64 gap);

G_END_DECLS
