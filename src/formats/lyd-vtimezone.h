#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

icalcomponent *lyd_vtimezone_new (const char *name,
                                  GTimeZone *zone,
                                  gint64 first,
                                  gint64 last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
