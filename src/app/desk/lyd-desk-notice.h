#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyd_desk_describe_clock (gint64 now,
                               gint64 latest,
                               GTimeZone *zone,
                               GTimeZone *computer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
