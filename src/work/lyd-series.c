#include "lyd-series.h"

#include "lyd-eligibility-private.h"
#include "lyd-events.h"
#include "lyd-plan-private.h"
#include "lyd-program-rows.h"
#include "lyd-recurrence.h"
#include "lyd-series-rows.h"
#include "lyd-series-usual.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is shorter lasts as long as it lasts; a retreat of days ends at the same time of day. */
#define SHORT (12 * LYD_HOUR)

GPtrArray *
lyd_series_dates_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_series_date_free);
}

/* When an event like @like ends that starts at @start. */
gint64
lyd_series_end_of (const LydEvent *like,
                   gint64 start,
                   GTimeZone *zone)
{
  g_autoptr (GTimeZone) own = NULL;

  if (like->end - like->start <= SHORT)
    return start + (like->end - like->start);
  own = lyd_zone_get_or_utc (like->timezone);
  return lyd_time_from_wall (lyd_time_to_wall (start, zone) + lyd_time_to_wall (like->end, own) -
                               lyd_time_to_wall (like->start, own),
                             zone);
}

/* Says which holiday its day is. */
void
lyd_series_mark (LydSeriesDate *date,
                 GTimeZone *zone)
{
  date->holiday = lyd_holiday_find (lyd_time_local_day (date->start, zone), &date->observed);
}

/* Returns: (transfer full) */
LydSeriesDate *
lyd_series_date_new (gint64 at,
                     gint64 start,
                     gint64 end,
                     GTimeZone *zone,
                     gint64 now)
{
  LydSeriesDate *date = g_new0 (LydSeriesDate, 1);

  date->at = at;
  date->start = start;
  date->end = end;
  date->moved = start != at;
  date->over = end <= now;
  date->exact = TRUE;
  date->old_start = LYD_TIME_NONE;
  lyd_series_mark (date, zone);
  return date;
}

/* Returns: (transfer full) (nullable) (element-type LydSeriesDate): what @rule gives for events like @like */
GPtrArray *
lyd_series_expand (const char *rule,
                   const LydEvent *like,
                   gint64 now,
                   GError **error)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (like->timezone);
  g_autoptr (GArray) starts = NULL;
  g_autoptr (GPtrArray) dates = lyd_series_dates_new ();

  if (zone == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("There is no time zone “%s”. Use a name such as America/New_York. Nothing was made."),
                 like->timezone);
    return NULL;
  }
  starts = lyd_recurrence_expand (rule, like->start, zone, error);
  if (starts == NULL)
    return NULL;
  for (guint i = 0; i < starts->len; i++) {
    gint64 start = g_array_index (starts, gint64, i);
    LydSeriesDate *date = lyd_series_date_new (start, start, lyd_series_end_of (like, start, zone), zone, now);

    date->exact = lyd_series_time_of_day (start, zone) == lyd_series_time_of_day (like->start, zone);
    g_ptr_array_add (dates, date);
  }
  return g_steal_pointer (&dates);
}

/* The date of @dates that @at means; NULL where the rule gives none on that day. */
static LydSeriesDate *
find_date (GPtrArray *dates,
           gint64 at,
           GTimeZone *zone)
{
  int day = lyd_time_local_day (at, zone);

  for (guint i = 0; i < dates->len; i++) {
    LydSeriesDate *date = g_ptr_array_index (dates, i);

    if (lyd_time_local_day (date->at, zone) == day)
      return date;
  }
  return NULL;
}

static void
refuse_exception (const LydSeriesException *exception,
                  GTimeZone *zone,
                  GError **error)
{
  g_autofree char *day = lyd_time_to_iso (exception->at, zone);

  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("%.10s is none of the dates, so nothing can be moved from there or left out. Nothing was made."),
               day);
}

/* @strict: an exception for a day that the rule does not give is an error; else it is passed over */
static gboolean
apply_exceptions (GPtrArray *dates,
                  const LydSeriesPlan *plan,
                  gboolean strict,
                  gint64 now,
                  GError **error)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (plan->first->timezone);

  for (guint i = 0; plan->exceptions != NULL && i < plan->exceptions->len; i++) {
    const LydSeriesException *exception = &g_array_index (plan->exceptions, LydSeriesException, i);
    LydSeriesDate *date = find_date (dates, exception->at, zone);

    if (date == NULL && strict) {
      refuse_exception (exception, zone, error);
      return FALSE;
    }
    if (date == NULL)
      continue;
    date->left_out = exception->start == LYD_TIME_NONE;
    if (date->left_out)
      continue;
    date->start = exception->start;
    date->end = lyd_series_end_of (plan->first, exception->start, zone);
    date->moved = date->start != date->at;
    date->over = date->end <= now;
    date->exact = TRUE;
    lyd_series_mark (date, zone);
  }
  return TRUE;
}

/* @own: (nullable): a series that does not clash with itself */
static gboolean
find_clashes (LydFile *file,
              GPtrArray *dates,
              const LydId *own,
              GError **error)
{
  for (guint i = 0; i < dates->len; i++) {
    LydSeriesDate *date = g_ptr_array_index (dates, i);
    g_autoptr (GPtrArray) events = lyd_events_list (file->db, date->start, date->end, error);

    if (events == NULL)
      return FALSE;
    date->clashes = g_ptr_array_new_with_free_func (g_free);
    for (guint j = 0; j < events->len; j++) {
      const LydEvent *event = g_ptr_array_index (events, j);

      if (event->state != LYD_EVENT_CANCELLED && event->end > date->start &&
          (own == NULL || !lyd_id_equal (&event->series, own)))
        g_ptr_array_add (date->clashes, g_strdup (event->title));
    }
  }
  return TRUE;
}

/**
 * lyd_series_preview:
 * @clashes: whether other events at the same time are looked for
 *
 * What a plan would make. Exceptions for days that the rule does not give are passed over.
 *
 * Returns: (transfer full) (nullable) (element-type LydSeriesDate): in the order of the rule; also those left out
 */
GPtrArray *
lyd_series_preview (LydFile *file,
                    const LydSeriesPlan *plan,
                    gboolean clashes,
                    GError **error)
{
  gint64 now = lyd_context_now (&file->context);
  g_autoptr (GPtrArray) dates = lyd_series_expand (plan->rule, plan->first, now, error);

  if (dates == NULL || !apply_exceptions (dates, plan, FALSE, now, error) ||
      (clashes && !find_clashes (file, dates, NULL, error)))
    return NULL;
  return g_steal_pointer (&dates);
}

static gboolean
insert_one (LydFile *file,
            const LydSeriesPlan *plan,
            const LydId *series,
            const LydSeriesDate *date,
            GArray *ids,
            GError **error)
{
  g_autoptr (LydEvent) event = lyd_event_copy (plan->first);

  event->series = *series;
  event->series_at = date->at;
  event->start = date->start;
  event->end = date->end;
  if (!lyd_plan_insert_event (file, event, error) ||
      (plan->audience != NULL && plan->audience->len > 0 &&
       !lyd_eligibility_put (file, &event->id, NULL, plan->audience, error)))
    return FALSE;
  for (guint i = 0; plan->programs != NULL && i < plan->programs->len; i++)
    if (!lyd_program_rows_add_event (file->db, &g_array_index (plan->programs, LydId, i), &event->id, error))
      return FALSE;
  g_array_append_val (ids, event->id);
  return TRUE;
}

/* The rule as it is kept: in the form's own words where it can be. */
static char *
normalize_rule (const char *rule)
{
  g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (rule);

  return lyd_repeat_to_rule (repeat);
}

/**
 * lyd_series_add:
 * @series: (out) (optional): its id
 *
 * Stores a series with its events, at the same wall time each, as one act.
 *
 * Returns: (transfer full) (nullable) (element-type LydId): the events, in the order of the rule
 */
GArray *
lyd_series_add (LydFile *file,
                const LydSeriesPlan *plan,
                LydId *series,
                GError **error)
{
  gint64 now = lyd_context_now (&file->context);
  g_autofree char *rule = normalize_rule (plan->rule);
  LydSeries row = { .rule = rule };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GPtrArray) dates = NULL;
  g_autoptr (LydAct) act = NULL;
  g_autofree char *count = NULL;

  if (!lyd_plan_check_event (plan->first, error) ||
      (dates = lyd_series_expand (rule, plan->first, now, error)) == NULL ||
      !apply_exceptions (dates, plan, TRUE, now, error) || (act = lyd_file_begin (file, error)) == NULL)
    return NULL;
  row.id = lyd_context_make_id (&file->context);
  row.title = plan->first->title;
  row.timezone = plan->first->timezone;
  if (!lyd_series_rows_insert (file->db, &row, error))
    return NULL;
  for (guint i = 0; i < dates->len; i++) {
    const LydSeriesDate *date = g_ptr_array_index (dates, i);

    if (!date->left_out && !insert_one (file, plan, &row.id, date, ids, error))
      return NULL;
  }
  if (ids->len == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("Every date was left out. Nothing was made."));
    return NULL;
  }
  count = g_strdup_printf ("%u", ids->len);
  if (!lyd_file_commit (file, &act, "add-series", &row.id, error, "title", row.title, "count", count, NULL))
    return NULL;
  if (series != NULL)
    *series = row.id;
  return g_steal_pointer (&ids);
}

/* The start that the rule gives @event; those that were made before this was kept were never moved by rule. */
gint64
lyd_series_at (const LydEvent *event)
{
  return event->series_at != LYD_TIME_NONE ? event->series_at : event->start;
}

/* Whether the rule has no place for @event any more: it became shorter, or the series was ended. One that was cancelled
 * alone has its place still. */
gboolean
lyd_series_is_dropped (const LydEvent *event)
{
  return event->state == LYD_EVENT_CANCELLED && event->series_at == LYD_TIME_NONE;
}

static void
count_event (LydSeriesLine *line,
             const LydEvent *event,
             gint64 now)
{
  gboolean over = event->end <= now;

  line->n_events++;
  line->sensitive = line->sensitive || event->sensitive;
  if (event->state == LYD_EVENT_CANCELLED) {
    line->n_cancelled++;
    return;
  }
  line->n_over += over;
  line->n_moved += lyd_series_at (event) != event->start;
  line->first = line->first == LYD_TIME_NONE ? event->start : MIN (line->first, event->start);
  line->last = line->last == LYD_TIME_NONE ? event->start : MAX (line->last, event->start);
  if (!over && (line->next == LYD_TIME_NONE || event->start < line->next)) {
    line->next = event->start;
    line->next_event = event->id;
  }
}

/* Takes @series. @events: those of this series, and maybe others. */
static LydSeriesLine *
line_new (LydFile *file,
          LydSeries *series,
          const GPtrArray *events,
          GError **error)
{
  g_autoptr (LydSeriesLine) line = g_new0 (LydSeriesLine, 1);
  gint64 now = lyd_context_now (&file->context);

  line->series = series;
  line->first = line->last = line->next = LYD_TIME_NONE;
  for (guint i = 0; i < events->len; i++) {
    const LydEvent *event = g_ptr_array_index (events, i);

    if (!lyd_id_equal (&event->series, &series->id))
      continue;
    if (line->n_events == 0) {
      line->kind = event->kind;
      line->minutes = (int) ((event->end - event->start) / LYD_MINUTE);
    }
    count_event (line, event, now);
  }
  if (!lyd_standing_rows_count (file->db, &series->id, &line->n_standing, error))
    return NULL;
  return g_steal_pointer (&line);
}

/* Those with something to come first, by their next event; then the rest, the latest first. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const LydSeriesLine *one = *(const LydSeriesLine *const *) a;
  const LydSeriesLine *other = *(const LydSeriesLine *const *) b;
  gboolean running = one->next != LYD_TIME_NONE;

  if (running != (other->next != LYD_TIME_NONE))
    return running ? -1 : 1;
  if (running && one->next != other->next)
    return one->next < other->next ? -1 : 1;
  if (one->last != other->last)
    return one->last > other->last ? -1 : 1;
  return lyd_id_compare (&one->series->id, &other->series->id);
}

/* Returns: (transfer full) (nullable) (element-type LydSeriesLine): all, those with something to come first */
GPtrArray *
lyd_series_list (LydFile *file,
                 GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_series_line_free);
  g_autoptr (GPtrArray) all = lyd_series_rows_list (file->db, error);
  g_autoptr (GPtrArray) events = all != NULL ? lyd_events_list_of_series (file->db, NULL, error) : NULL;

  if (events == NULL)
    return NULL;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++) {
    LydSeriesLine *line = line_new (file, g_ptr_array_index (all, i), events, error);

    if (line == NULL) {
      for (guint j = i + 1; j < all->len; j++)
        lyd_series_free (g_ptr_array_index (all, j));
      return NULL;
    }
    /* One whose events were all deleted is of no use to anybody. */
    if (line->n_events > 0)
      g_ptr_array_add (lines, line);
    else
      lyd_series_line_free (line);
  }
  g_ptr_array_sort (lines, compare_lines);
  return g_steal_pointer (&lines);
}

/* Returns: (transfer full) (nullable): %NULL with an error where there is none */
LydSeries *
lyd_series_load (LydFile *file,
                 const LydId *id,
                 GError **error)
{
  g_autoptr (GError) local = NULL;
  LydSeries *series = lyd_series_rows_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (series == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such series."));
  return series;
}

/* Returns: (transfer full) (nullable): %NULL with an error where there is none */
LydSeriesLine *
lyd_series_get (LydFile *file,
                const LydId *id,
                GError **error)
{
  g_autoptr (LydSeries) series = lyd_series_load (file, id, error);
  g_autoptr (GPtrArray) events = series != NULL ? lyd_events_list_of_series (file->db, id, error) : NULL;

  return events != NULL ? line_new (file, g_steal_pointer (&series), events, error) : NULL;
}

/* The one series that @words mean: an id, a unique start of one, an exact title; or that of an event's id. */
LydSeriesLine *
lyd_series_find (LydFile *file,
                 const char *words,
                 GError **error)
{
  g_autoptr (GPtrArray) found = lyd_series_rows_find (file->db, words, error);

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return lyd_series_get (file, &((LydSeries *) g_ptr_array_index (found, 0))->id, error);
  g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
               found->len == 0 ? _ ("There is no series “%s”.") : _ ("“%s” fits more than one series. Use its id."),
               words);
  return NULL;
}

static LydSeriesEvent *
series_event_new (LydEvent *event,
                  GHashTable *counts,
                  gint64 now)
{
  LydSeriesEvent *self = g_new0 (LydSeriesEvent, 1);
  const LydSeriesCount *count = g_hash_table_lookup (counts, &event->id);

  self->event = event;
  self->at = lyd_series_at (event);
  self->moved = self->at != event->start;
  self->over = event->end <= now;
  if (count == NULL)
    return self;
  self->n_confirmed = count->n_confirmed;
  self->n_waiting = count->n_waiting;
  self->n_pending = count->n_pending;
  self->n_attended = count->n_attended;
  self->n_programs = count->n_programs;
  self->known = count->n_attended > 0;
  return self;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const LydSeriesEvent *one = *(const LydSeriesEvent *const *) a;
  const LydSeriesEvent *other = *(const LydSeriesEvent *const *) b;

  if (one->event->start != other->event->start)
    return one->event->start < other->event->start ? -1 : 1;
  if (one->event->state != other->event->state)
    return one->event->state == LYD_EVENT_CANCELLED ? 1 : -1;
  return lyd_id_compare (&one->event->id, &other->event->id);
}

/* Returns: (transfer full) (nullable) (element-type LydSeriesEvent): by time; those that were cancelled, too */
GPtrArray *
lyd_series_list_events (LydFile *file,
                        const LydId *series,
                        GError **error)
{
  g_autoptr (GPtrArray) events = lyd_events_list_of_series (file->db, series, error);
  g_autoptr (GHashTable) counts = events != NULL ? lyd_series_rows_count (file->db, series, error) : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_series_event_free);
  gint64 now = lyd_context_now (&file->context);

  if (counts == NULL)
    return NULL;
  g_ptr_array_set_free_func (events, NULL);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (list, series_event_new (g_ptr_array_index (events, i), counts, now));
  g_ptr_array_sort (list, compare_events);
  return g_steal_pointer (&list);
}

/* Returns: (transfer full) (nullable): an event that belongs to a series */
LydEvent *
lyd_series_get_event (LydFile *file,
                      const LydId *id,
                      GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, id, error);

  if (event != NULL && lyd_id_is_none (&event->series)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” belongs to no series. Nothing was changed."),
                 event->title);
    return NULL;
  }
  return g_steal_pointer (&event);
}

/**
 * lyd_series_move:
 * @start: UTC milliseconds
 *
 * Moves one event of a series; it keeps its length, and its place in the rule.
 */
gboolean
lyd_series_move (LydFile *file,
                 const LydId *id,
                 gint64 start,
                 GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) old = act != NULL ? lyd_series_get_event (file, id, error) : NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (old == NULL)
    return FALSE;
  if (old->end <= lyd_context_now (&file->context) || old->state == LYD_EVENT_CANCELLED) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("“%s” is over or cancelled, so it stays. Nothing was changed."), old->title);
    return FALSE;
  }
  zone = lyd_zone_get_or_utc (old->timezone);
  event = lyd_event_copy (old);
  event->series_at = lyd_series_at (old);
  event->start = start;
  event->end = lyd_series_end_of (old, start, zone);
  from = lyd_time_to_iso (old->start, zone);
  to = lyd_time_to_iso (start, zone);
  return lyd_plan_write_event (file, old, event, NULL, error) &&
         lyd_file_commit (file, &act, "move-event", id, error, "title", event->title, "from_day", from, "to_day", to,
                          NULL);
}

/* Cancels one event of a series: it stays on file, calendars are told, the others stay as they are. */
gboolean
lyd_series_cancel (LydFile *file,
                   const LydId *id,
                   GError **error)
{
  g_autoptr (LydEvent) event = lyd_series_get_event (file, id, error);

  return event != NULL && lyd_plan_cancel_event (file, id, error);
}
