#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LYD_RECURRENCE_MAX 500 /* events in one series */

GArray *lyd_recurrence_expand (const char *rule,
                               gint64 start,
                               GTimeZone *zone,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
