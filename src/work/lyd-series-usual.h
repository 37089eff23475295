#pragma once

#include "lyd-series-private.h"

G_BEGIN_DECLS

/* What the events of a series are usually like: of each thing, what most of them have. Whatever one has otherwise was
 * set apart for it. */
typedef struct {
  LydEvent *event;      /* title, zone, mode ... */
  gint64 time;          /* of day, milliseconds, that the rule gives */
  gint64 length;        /* milliseconds */
  char *programs;       /* see lyd_series_program_key() */
  char *audience;       /* see lyd_series_audience_key() */
  const LydEvent *like; /* borrowed: the latest event that has most of that; what is new is made like it */
} LydUsual;

/* One thing that an event has: how to compare and to copy it. */
typedef struct {
  LydSeriesFields field;
  gboolean is_text;
  gsize offset;
} LydSeriesThing;

extern const LydSeriesThing lyd_series_things[];
extern const gsize lyd_series_n_things;

gboolean lyd_series_thing_equal (const LydSeriesThing *self, const LydEvent *a, const LydEvent *b);
void lyd_series_thing_copy (const LydSeriesThing *self, LydEvent *to, const LydEvent *from);

LydUsual *
lyd_usual_new (LydFile *file, const GPtrArray *events, guint n_asked, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_usual_free (LydUsual *self);

gint64 lyd_series_time_of_day (gint64 instant, GTimeZone *zone);
char *lyd_series_program_key (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_series_audience_key (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydUsual, lyd_usual_free)

G_END_DECLS
