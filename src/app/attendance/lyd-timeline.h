#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When somebody was there: the session as a band, and a bar for each time that they were connected or in the room. */
#define LYD_TYPE_TIMELINE (lyd_timeline_get_type ())
G_DECLARE_FINAL_TYPE (LydTimeline, lyd_timeline, LYD, TIMELINE, GtkWidget)

void lyd_timeline_begin (LydTimeline *self, gint64 start, gint64 end, GTimeZone *zone);
void lyd_timeline_add (LydTimeline *self, gint64 from, gint64 to, gboolean counts);
gboolean lyd_timeline_end (LydTimeline *self);

G_END_DECLS
