#include "lyd-eligibility-private.h"
#include "lyd-events.h"
#include "lyd-plan-private.h"
#include "lyd-program-rows.h"
#include "lyd-seating-private.h"
#include "lyd-series-match.h"
#include "lyd-series-rows.h"
#include "lyd-series-usual.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

/* Where the rule becomes another, an event may move so many days, halved, by the longer of both rules' periods. */
static const int days_to_move[] = { 7, 30, 365, 30 };

/* One act of changing. */
typedef struct {
  LydFile *file;
  const LydSeriesChange *change;
  LydSeriesScope scope;
  LydSeries *series;
  LydEvent *chosen;
  GPtrArray *events;   /* of LydEvent: all of the series, in the order of the rule */
  GPtrArray *affected; /* of LydEvent, borrowed */
  LydUsual *usual;
  gint64 now;
  LydSeriesOutcome *outcome;
} Work;

void
lyd_series_outcome_free (LydSeriesOutcome *self)
{
  g_clear_pointer (&self->promoted, g_ptr_array_unref);
  g_clear_pointer (&self->dates, g_ptr_array_unref);
  g_free (self);
}

LydSeriesOutcome *
lyd_series_outcome_new (void)
{
  LydSeriesOutcome *self = g_new0 (LydSeriesOutcome, 1);

  self->promoted = lyd_promotions_new ();
  self->dates = lyd_series_dates_new ();
  return self;
}

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->series, lyd_series_free);
  g_clear_pointer (&self->chosen, lyd_event_free);
  g_clear_pointer (&self->affected, g_ptr_array_unref);
  g_clear_pointer (&self->usual, lyd_usual_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->outcome, lyd_series_outcome_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
is_chosen (const Work *self,
           const LydEvent *event)
{
  return lyd_id_equal (&event->id, &self->chosen->id);
}

static gboolean
is_meant (const Work *self,
          const LydEvent *event)
{
  if (self->scope == LYD_SERIES_THIS)
    return is_chosen (self, event);
  return self->scope == LYD_SERIES_ALL || lyd_series_at (event) >= lyd_series_at (self->chosen);
}

static void
find_affected (Work *self)
{
  self->affected = g_ptr_array_new ();
  for (guint i = 0; i < self->events->len; i++) {
    LydEvent *event = g_ptr_array_index (self->events, i);

    if (!is_meant (self, event) || lyd_series_is_dropped (event))
      continue;
    if (event->end <= self->now)
      self->outcome->n_over += event->state != LYD_EVENT_CANCELLED;
    else
      g_ptr_array_add (self->affected, event);
  }
}

/* Of those that are changed, before all: what was usual before an earlier change is not any more. */
static gboolean
find_usual (Work *self,
            GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  guint n_asked = self->affected->len > 0 ? self->affected->len : self->events->len;

  g_ptr_array_extend (events, self->affected, NULL, NULL);
  for (guint i = 0; i < self->events->len; i++)
    if (!g_ptr_array_find (self->affected, g_ptr_array_index (self->events, i), NULL))
      g_ptr_array_add (events, g_ptr_array_index (self->events, i));
  self->usual = lyd_usual_new (self->file, events, n_asked, error);
  return self->usual != NULL;
}

static gboolean
load (Work *self,
      const LydId *id,
      GError **error)
{
  self->now = lyd_context_now (&self->file->context);
  self->outcome = lyd_series_outcome_new ();
  self->chosen = lyd_series_get_event (self->file, id, error);
  if (self->chosen == NULL || (self->series = lyd_series_load (self->file, &self->chosen->series, error)) == NULL ||
      (self->events = lyd_events_list_of_series (self->file->db, &self->series->id, error)) == NULL)
    return FALSE;
  find_affected (self);
  return find_usual (self, error);
}

/* Whether @event is to be changed in something of which it has the usual (@usual) or not; what was set apart for it
 * stays, and @kept says so. */
static gboolean
follows (const Work *self,
         const LydEvent *event,
         gboolean usual,
         gboolean *kept)
{
  if (usual || is_chosen (self, event) || self->change->overwrite)
    return TRUE;
  *kept = TRUE;
  return FALSE;
}

/* Everything but times, programs and audience. */
static void
change_things (const Work *self,
               const LydEvent *old,
               LydEvent *event,
               gboolean *kept)
{
  for (gsize i = 0; i < lyd_series_n_things; i++) {
    const LydSeriesThing *thing = &lyd_series_things[i];

    if ((self->change->fields & thing->field) == 0 || lyd_series_thing_equal (thing, old, self->change->values))
      continue;
    if (follows (self, old, lyd_series_thing_equal (thing, old, self->usual->event), kept))
      lyd_series_thing_copy (thing, event, self->change->values);
  }
}

static gint64
with_time_of_day (gint64 instant,
                  gint64 time,
                  GTimeZone *zone)
{
  gint64 wall = lyd_time_to_wall (instant, zone);

  return lyd_time_from_wall (wall - lyd_series_time_of_day (instant, zone) + time, zone);
}

/* The start that the rule gives @old after the change, in the zone of @event. */
static gint64
change_at (const Work *self,
           const LydEvent *old,
           const LydEvent *event,
           const gint64 *at)
{
  g_autoptr (GTimeZone) from = lyd_zone_get_or_utc (old->timezone);
  g_autoptr (GTimeZone) to = lyd_zone_get_or_utc (event->timezone);
  gint64 changed;

  if (at != NULL)
    return *at;
  if (self->scope == LYD_SERIES_THIS)
    return lyd_series_at (old);
  changed = lyd_time_from_wall (lyd_time_to_wall (lyd_series_at (old), from), to);
  return (self->change->fields & LYD_SERIES_TIME) != 0
           ? with_time_of_day (changed, self->change->time * LYD_MINUTE, to)
           : changed;
}

static gint64
with_date (gint64 instant,
           int date,
           GTimeZone *zone)
{
  gint64 time = lyd_series_time_of_day (instant, zone);

  return with_time_of_day (lyd_time_from_local (zone, date / 10000, date / 100 % 100, date % 100, 12, 0, 0), time,
                           zone);
}

/* When @old will be: one that was moved keeps its date, and its time of day where that was another, too. */
static gint64
change_start (const Work *self,
              const LydEvent *old,
              const LydEvent *event,
              const gint64 *new_at,
              gboolean *kept)
{
  g_autoptr (GTimeZone) from = lyd_zone_get_or_utc (old->timezone);
  g_autoptr (GTimeZone) to = lyd_zone_get_or_utc (event->timezone);
  gboolean same_time =
    lyd_series_time_of_day (old->start, from) == lyd_series_time_of_day (lyd_series_at (old), from);
  gint64 start = lyd_time_from_wall (lyd_time_to_wall (old->start, from), to);

  if (new_at != NULL && (old->start == lyd_series_at (old) || self->change->overwrite))
    return *new_at;
  *kept = *kept || new_at != NULL;
  if ((self->change->fields & LYD_SERIES_TIME) != 0 && follows (self, old, same_time, kept))
    start = with_time_of_day (start, self->change->time * LYD_MINUTE, to);
  if ((self->change->fields & LYD_SERIES_DATE) != 0)
    start = with_date (start, self->change->date, to);
  return start;
}

static gint64
change_end (const Work *self,
            const LydEvent *old,
            const LydEvent *event,
            gint64 start,
            gboolean *kept)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);

  if ((self->change->fields & LYD_SERIES_DURATION) != 0 &&
      follows (self, old, old->end - old->start == self->usual->length, kept))
    return start + self->change->minutes * LYD_MINUTE;
  return lyd_series_end_of (old, start, zone);
}

/* @new_at: (nullable): what the new rule gives it. What has begun stays when it is. */
static void
change_times (const Work *self,
              const LydEvent *old,
              LydEvent *event,
              const gint64 *new_at,
              gboolean *kept)
{
  const int times = LYD_SERIES_TIME | LYD_SERIES_DURATION | LYD_SERIES_ZONE | LYD_SERIES_DATE;

  if ((new_at == NULL && (self->change->fields & times) == 0))
    return;
  if (old->start <= self->now) {
    g_free (event->timezone);
    event->timezone = g_strdup (old->timezone);
    *kept = TRUE;
    return;
  }
  event->series_at = change_at (self, old, event, new_at);
  event->start = change_start (self, old, event, new_at, kept);
  event->end = change_end (self, old, event, event->start, kept);
}

static gboolean
change_programs (const Work *self,
                 const LydEvent *event,
                 gboolean *kept,
                 GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) present = NULL;

  if ((self->change->fields & LYD_SERIES_PROGRAMS) == 0)
    return TRUE;
  key = lyd_series_program_key (self->file, &event->id, error);
  if (key == NULL)
    return FALSE;
  if (!follows (self, event, g_strcmp0 (key, self->usual->programs) == 0, kept))
    return TRUE;
  present = lyd_program_rows_list_of_event (self->file->db, &event->id, error);
  for (guint i = 0; present != NULL && i < present->len; i++)
    if (!lyd_program_rows_remove_event (self->file->db, &((const LydProgram *) g_ptr_array_index (present, i))->id,
                                        &event->id, error))
      return FALSE;
  for (guint i = 0; self->change->programs != NULL && i < self->change->programs->len; i++)
    if (!lyd_program_rows_add_event (self->file->db, &g_array_index (self->change->programs, LydId, i), &event->id,
                                     error))
      return FALSE;
  return present != NULL;
}

static gboolean
change_audience (const Work *self,
                 const LydEvent *event,
                 gboolean *kept,
                 GError **error)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autofree char *key = NULL;

  if ((self->change->fields & LYD_SERIES_AUDIENCE) == 0)
    return TRUE;
  key = lyd_series_audience_key (self->file, &event->id, error);
  if (key == NULL)
    return FALSE;
  if (!follows (self, event, g_strcmp0 (key, self->usual->audience) == 0, kept))
    return TRUE;
  return lyd_eligibility_put (self->file, &event->id, NULL,
                              self->change->audience != NULL ? self->change->audience : nobody, error);
}

/* Notes for the outcome when @event, which was @old, will be. */
static void
note_date (const Work *self,
           const LydEvent *old,
           const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  LydSeriesDate *date =
    lyd_series_date_new (lyd_series_at (event), event->start, event->end, zone, self->now);

  date->event = old != NULL ? event->id : lyd_id_none;
  date->old_start = old != NULL ? old->start : LYD_TIME_NONE;
  date->left_out = event->state == LYD_EVENT_CANCELLED;
  g_ptr_array_add (self->outcome->dates, date);
}

static gboolean
is_same (const LydEvent *a,
         const LydEvent *b)
{
  for (gsize i = 0; i < lyd_series_n_things; i++)
    if (!lyd_series_thing_equal (&lyd_series_things[i], a, b))
      return FALSE;
  return a->start == b->start && a->end == b->end && a->series_at == b->series_at;
}

/* Changes one event. @new_at: (nullable): what the new rule gives it */
static gboolean
change_one (const Work *self,
            const LydEvent *old,
            const gint64 *new_at,
            GError **error)
{
  const int parts = LYD_SERIES_PROGRAMS | LYD_SERIES_AUDIENCE;
  g_autoptr (LydEvent) event = lyd_event_copy (old);
  gboolean kept = FALSE;

  change_things (self, old, event, &kept);
  change_times (self, old, event, new_at, &kept);
  if (!lyd_plan_check_event (event, error) || !change_programs (self, old, &kept, error) ||
      (!is_same (old, event) && !lyd_plan_write_event (self->file, old, event, self->outcome->promoted, error)) ||
      !change_audience (self, old, &kept, error))
    return FALSE;
  if (event->state == LYD_EVENT_CANCELLED)
    return TRUE;
  self->outcome->n_changed += !is_same (old, event) || (self->change->fields & parts) != 0;
  self->outcome->n_kept += kept;
  note_date (self, old, event);
  return TRUE;
}

/* ---- another rule ---- */

/* The local midnight with which the period of @unit begins that @instant is in. */
static gint64
start_of_period (gint64 instant,
                 LydRepeatUnit unit,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);
  int day = lyd_time_local_day (instant, zone);

  if (unit == LYD_REPEAT_WEEKLY)
    return lyd_time_day_start (lyd_time_local_day (instant, zone), zone) -
           (g_date_time_get_day_of_week (local) - 1) * LYD_DAY;
  if (unit == LYD_REPEAT_MONTHLY)
    return lyd_time_day_start (day / 100 * 100 + 1, zone);
  if (unit == LYD_REPEAT_YEARLY)
    return lyd_time_day_start (day / 10000 * 10000 + 101, zone);
  return lyd_time_day_start (day, zone);
}

/* The last start, by the rule, of the events before those that are changed; LYD_TIME_NONE where there is none. */
static gint64
find_last_before (const Work *self)
{
  const LydEvent *first = g_ptr_array_index (self->affected, 0);
  gint64 last = LYD_TIME_NONE;

  for (guint i = 0; i < self->events->len; i++) {
    const LydEvent *event = g_ptr_array_index (self->events, i);

    if (lyd_series_at (event) < lyd_series_at (first) && !g_ptr_array_find (self->affected, event, NULL))
      last = MAX (last, lyd_series_at (event));
  }
  return last;
}

/* The first instant at which the new rule may give an event: in the period of the first one that is changed, after what
 * stays as it is, and not in the past. */
static gint64
find_seed (const Work *self,
           const LydRepeat *repeat,
           gint64 time,
           GTimeZone *zone)
{
  const LydEvent *first = g_ptr_array_index (self->affected, 0);
  gint64 last = find_last_before (self);
  gint64 seed = start_of_period (lyd_series_at (first), repeat->unit, zone);

  seed = with_time_of_day (seed + LYD_DAY / 2, time, zone);
  if (last != LYD_TIME_NONE)
    seed = MAX (seed, with_time_of_day (last + LYD_DAY, time, zone));
  while (seed <= self->now)
    seed = with_time_of_day (MAX (seed, self->now - LYD_DAY) + LYD_DAY, time, zone);
  return seed;
}

/* The dates of the new rule, for events like the usual one with the change. */
static GPtrArray *
expand_new_rule (const Work *self,
                 LydEvent *like,
                 GError **error)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (like->timezone);
  g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (self->change->rule);
  gint64 time = (self->change->fields & LYD_SERIES_TIME) != 0 ? self->change->time * LYD_MINUTE : self->usual->time;
  const LydEvent *first = g_ptr_array_index (self->affected, 0);
  gint64 length =
    (self->change->fields & LYD_SERIES_DURATION) != 0 ? self->change->minutes * LYD_MINUTE : self->usual->length;
  g_autofree char *rule = NULL;

  lyd_repeat_complete (repeat, lyd_series_at (first), zone);
  rule = lyd_repeat_to_rule (repeat);
  g_free (self->series->rule);
  self->series->rule = g_steal_pointer (&rule);
  like->start = find_seed (self, repeat, time, zone);
  like->end = like->start + length;
  return lyd_series_expand (self->series->rule, like, self->now, error);
}

static gint64
find_reach (const Work *self,
            const char *old_rule)
{
  g_autoptr (LydRepeat) old = lyd_repeat_from_rule (old_rule);
  g_autoptr (LydRepeat) new = lyd_repeat_from_rule (self->series->rule);

  return MAX (days_to_move[old->unit] * old->interval, days_to_move[new->unit] * new->interval) * LYD_DAY;
}

/* Which events become which dates: each array in the order of time. */
static GArray *
match_dates (const Work *self,
             const GPtrArray *dates,
             const char *old_rule)
{
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->affected->len; i++) {
    gint64 at = lyd_series_at (g_ptr_array_index (self->affected, i));

    g_array_append_val (from, at);
  }
  for (guint i = 0; i < dates->len; i++)
    g_array_append_val (to, ((const LydSeriesDate *) g_ptr_array_index (dates, i))->at);
  return lyd_series_match (from, to, find_reach (self, old_rule));
}

/* An event that the new rule has no place for stays on file as cancelled, so that calendars learn of it. */
static gboolean
drop_one (const Work *self,
          const LydEvent *old,
          GError **error)
{
  g_autoptr (LydEvent) event = lyd_event_copy (old);

  if (old->state == LYD_EVENT_CANCELLED)
    return TRUE;
  event->state = LYD_EVENT_CANCELLED;
  event->series_at = LYD_TIME_NONE;
  self->outcome->n_cancelled++;
  note_date (self, old, event);
  return lyd_plan_write_event (self->file, old, event, self->outcome->promoted, error);
}

/**
 * lyd_series_add_event:
 * @like: an event on file: the new one gets its sessions, questions, seats, audience and programs
 * @event: what it is to be, without an id
 *
 * Within the caller's act: one more event of a series, with those who are registered for all of it.
 */
gboolean
lyd_series_add_event (LydFile *file,
                      const LydEvent *like,
                      LydEvent *event,
                      int *n_registered,
                      GError **error)
{
  event->id = lyd_context_make_id (&file->context);
  event->state = LYD_EVENT_PLANNED;
  event->sequence = 0;
  return lyd_events_insert (file->db, event, error) && lyd_plan_copy_parts (file, like, event, error) &&
         lyd_series_fill_event (file, event, n_registered, error);
}

/* Where no event becomes @date, a new one is made, like the usual one with the change. */
static gboolean
add_one (const Work *self,
         const LydEvent *like,
         const LydSeriesDate *date,
         GError **error)
{
  g_autoptr (LydEvent) event = lyd_event_copy (like);

  event->series_at = date->at;
  event->start = date->start;
  event->end = date->end;
  if (!lyd_series_add_event (self->file, self->usual->like, event, &self->outcome->n_registered, error))
    return FALSE;
  self->outcome->n_added++;
  note_date (self, NULL, event);
  return TRUE;
}

/* Those that have begun stay with the old rule. */
static void
leave_begun (Work *self)
{
  for (guint i = self->affected->len; i > 0; i--) {
    const LydEvent *event = g_ptr_array_index (self->affected, i - 1);

    if (lyd_series_at (event) <= self->now || event->start <= self->now)
      g_ptr_array_remove_index (self->affected, i - 1);
  }
}

static gboolean
add_new_dates (const Work *self,
               const LydEvent *like,
               const GPtrArray *dates,
               const GArray *matches,
               GError **error)
{
  g_autofree gboolean *taken = g_new0 (gboolean, dates->len + 1);

  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, int, i) >= 0)
      taken[g_array_index (matches, int, i)] = TRUE;
  for (guint i = 0; i < dates->len; i++)
    if (!taken[i] && !add_one (self, like, g_ptr_array_index (dates, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
change_rule (Work *self,
             GError **error)
{
  g_autofree char *old_rule = g_strdup (self->series->rule);
  g_autoptr (LydEvent) like = lyd_event_copy (self->usual->like);
  g_autoptr (GPtrArray) dates = NULL;
  g_autoptr (GArray) matches = NULL;

  leave_begun (self);
  if (self->affected->len == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("No event of “%s” is still to come. Add events to it instead. Nothing was changed."),
                 self->series->title);
    return FALSE;
  }
  for (gsize i = 0; i < lyd_series_n_things; i++)
    lyd_series_thing_copy (&lyd_series_things[i], like,
                           (self->change->fields & lyd_series_things[i].field) != 0 ? self->change->values
                                                                                    : self->usual->event);
  dates = expand_new_rule (self, like, error);
  if (dates == NULL)
    return FALSE;
  matches = match_dates (self, dates, old_rule);
  for (guint i = 0; i < self->affected->len; i++) {
    int match = g_array_index (matches, int, i);
    const LydEvent *old = g_ptr_array_index (self->affected, i);

    if (!(match >= 0 ? change_one (self, old, &((LydSeriesDate *) g_ptr_array_index (dates, match))->at, error)
                     : drop_one (self, old, error)))
      return FALSE;
  }
  return add_new_dates (self, like, dates, matches, error);
}

/* ---- the whole act ---- */

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const LydSeriesDate *one = *(const LydSeriesDate *const *) a;
  const LydSeriesDate *other = *(const LydSeriesDate *const *) b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* What the series itself says of all its events to come. */
static gboolean
change_series (Work *self,
               GError **error)
{
  const LydSeriesChange *change = self->change;

  if (self->scope == LYD_SERIES_THIS)
    return TRUE;
  if ((change->fields & LYD_SERIES_TITLE) != 0) {
    g_free (self->series->title);
    self->series->title = g_strdup (change->values->title);
  }
  if ((change->fields & LYD_SERIES_ZONE) != 0) {
    g_free (self->series->timezone);
    self->series->timezone = g_strdup (change->values->timezone);
  }
  return lyd_series_rows_update (self->file->db, self->series, error);
}

static gboolean
refuse (const char *sentence,
        GError **error)
{
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check (const LydSeriesChange *change,
       LydSeriesScope scope,
       GError **error)
{
  g_autoptr (GTimeZone) zone =
    (change->fields & LYD_SERIES_ZONE) != 0 ? lyd_zone_get (change->values->timezone) : g_time_zone_new_utc ();

  if (zone == NULL)
    return refuse (_ ("There is no such time zone. Use a name such as America/New_York. Nothing was changed."), error);
  if ((change->fields & LYD_SERIES_RULE) != 0 && scope == LYD_SERIES_THIS)
    return refuse (_ ("One event alone does not repeat. Move it instead. Nothing was changed."), error);
  if ((change->fields & LYD_SERIES_DATE) != 0 && scope != LYD_SERIES_THIS)
    return refuse (_ ("Only one event at a time is moved to a date. Nothing was changed."), error);
  if ((change->fields & LYD_SERIES_TIME) != 0 && (change->time < 0 || change->time >= 24 * 60))
    return refuse (_ ("There is no such time of day. Nothing was changed."), error);
  if ((change->fields & LYD_SERIES_DURATION) != 0 && (change->minutes < 1 || change->minutes > 28 * 24 * 60))
    return refuse (_ ("An event lasts a minute at least, and four weeks at most. Nothing was changed."), error);
  return TRUE;
}

/* Within the caller's act. */
static gboolean
run (Work *self,
     const LydId *id,
     GError **error)
{
  if (!check (self->change, self->scope, error) || !load (self, id, error))
    return FALSE;
  if ((self->change->fields & LYD_SERIES_RULE) != 0) {
    if (!change_rule (self, error))
      return FALSE;
  } else {
    for (guint i = 0; i < self->affected->len; i++)
      if (!change_one (self, g_ptr_array_index (self->affected, i), NULL, error))
        return FALSE;
  }
  g_ptr_array_sort (self->outcome->dates, compare_dates);
  return change_series (self, error);
}

static gboolean
commit (Work *self,
        LydAct **act,
        GError **error)
{
  const LydSeriesOutcome *outcome = self->outcome;
  g_autofree char *count = g_strdup_printf ("%d", outcome->n_changed);
  g_autofree char *added = outcome->n_added > 0 ? g_strdup_printf ("%d", outcome->n_added) : NULL;
  g_autofree char *cancelled = outcome->n_cancelled > 0 ? g_strdup_printf ("%d", outcome->n_cancelled) : NULL;
  g_autofree char *promoted = lyd_promotions_dup_names (outcome->promoted);

  if (self->scope == LYD_SERIES_THIS)
    return lyd_file_commit (self->file, act, "edit-event", &self->chosen->id, error, "title", self->chosen->title,
                            "promoted", promoted, NULL);
  return lyd_file_commit (self->file, act, "change-series", &self->series->id, error, "title", self->series->title,
                          "count", count, "new_events", added, "dropped", cancelled, "promoted", promoted, NULL);
}

/**
 * lyd_series_change:
 * @event: the one from which it is said
 *
 * Changes this event, this and those after it, or all. What was set apart for single events, and the dates of those
 * that were moved, stay so unless the change says otherwise or they are @event itself; what is over is never changed.
 * Another rule moves each event to the nearest of its new dates; dates that are left over get new events, and events
 * that are left over are cancelled. One act; SEQUENCE is raised where calendars must learn of it.
 *
 * Returns: (transfer full) (nullable)
 */
LydSeriesOutcome *
lyd_series_change (LydFile *file,
                   const LydId *event,
                   LydSeriesScope scope,
                   const LydSeriesChange *change,
                   GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_auto (Work) work = { .file = file, .change = change, .scope = scope };

  if (act == NULL || !run (&work, event, error))
    return NULL;
  if (work.outcome->n_changed + work.outcome->n_added + work.outcome->n_cancelled > 0 &&
      !commit (&work, &act, error))
    return NULL;
  return g_steal_pointer (&work.outcome);
}

/* As lyd_series_change(), and nothing is changed: what it would come to. */
LydSeriesOutcome *
lyd_series_preview_change (LydFile *file,
                           const LydId *event,
                           LydSeriesScope scope,
                           const LydSeriesChange *change,
                           GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_auto (Work) work = { .file = file, .change = change, .scope = scope };

  return act != NULL && run (&work, event, error) ? g_steal_pointer (&work.outcome) : NULL;
}

/**
 * lyd_series_get_repeat:
 *
 * Returns: (transfer full) (nullable): the rule as a form shows it that changes the events of @scope: complete, and
 *   where it ends after so many times, with as many as are to come
 */
LydRepeat *
lyd_series_get_repeat (LydFile *file,
                       const LydId *event,
                       LydSeriesScope scope,
                       GError **error)
{
  static const LydSeriesChange none = { 0 };
  g_auto (Work) work = { .file = file, .change = &none, .scope = scope };
  g_autoptr (LydRepeat) repeat = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (scope == LYD_SERIES_THIS)
    work.scope = LYD_SERIES_FOLLOWING;
  if (!load (&work, event, error))
    return NULL;
  leave_begun (&work);
  zone = lyd_zone_get_or_utc (work.chosen->timezone);
  repeat = lyd_repeat_from_rule (work.series->rule);
  lyd_repeat_complete (repeat, lyd_series_at (work.chosen), zone);
  if (repeat->end == LYD_REPEAT_TIMES)
    repeat->count = MAX ((int) work.affected->len, 1);
  return g_steal_pointer (&repeat);
}
