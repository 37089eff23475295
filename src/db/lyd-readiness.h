#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* What was made ready before the doors of an event opened, and what of it can be counted. */
typedef struct {
  int expected;     /* confirmed */
  int without_code; /* of them: no ticket and no badge of theirs can be scanned */
  int since;        /* of them: registered after the time asked about */
} LydReadinessCount;

gboolean lyd_readiness_set (LydDb *db, const LydId *event, const char *what, gint64 at, GError **error);
gboolean lyd_readiness_get (LydDb *db, const LydId *event, const char *what, gint64 *at, GError **error);
gboolean
lyd_readiness_count (LydDb *db, const LydId *event, gint64 since, LydReadinessCount *count, GError **error);
gboolean lyd_readiness_get_latest (LydDb *db, gint64 *at, GError **error);

G_END_DECLS
