#include "lyd-calendar.h"
#include "lyd-events.h"
#include "lyd-grid-rows.h"
#include "lyd-plan-private.h"
#include "lyd-recurrence.h"
#include "lyd-seating-private.h"
#include "lyd-series-rows.h"
#include "lyd-series-usual.h"
#include "lyd-time.h"
#include "lyd-usage.h"

#include <glib/gi18n.h>

/* So many of the last events say what is usual. */
#define N_USUAL 12

/* The last events that the rule gives, in its order; those that it has no place for any more are none of them. */
static GPtrArray *
find_last_ones (const GPtrArray *events)
{
  GPtrArray *last = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    if (!lyd_series_is_dropped (g_ptr_array_index (events, i)))
      g_ptr_array_add (last, g_ptr_array_index (events, i));
  if (last->len > N_USUAL)
    g_ptr_array_remove_range (last, 0, last->len - N_USUAL);
  return last;
}

static gboolean
check_number (const GPtrArray *events,
              int n_events,
              GError **error)
{
  if (events->len > 0 && n_events >= 1 && (int) events->len + n_events <= LYD_RECURRENCE_MAX)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("A series has at most %d events, and at least one more is added. Nothing was changed."),
               LYD_RECURRENCE_MAX);
  return FALSE;
}

/* A rule that could not be said in words may still name its end; what comes after that is another end. */
static void
drop_until (LydRepeat *repeat)
{
  g_auto (GStrv) parts = repeat->rule != NULL ? g_strsplit (repeat->rule, ";", -1) : NULL;
  GString *rule;

  if (parts == NULL)
    return;
  rule = g_string_new (NULL);
  for (int i = 0; parts[i] != NULL; i++)
    if (g_ascii_strncasecmp (parts[i], "UNTIL=", 6) != 0)
      g_string_append_printf (rule, "%s%s", rule->len > 0 ? ";" : "", parts[i]);
  g_free (repeat->rule);
  repeat->rule = g_string_free (rule, FALSE);
}

/* The next @n dates after the last event's, at the time of day that the rule gives it. */
static GPtrArray *
find_next_dates (LydFile *file,
                 const LydSeries *series,
                 const LydEvent *like,
                 const LydEvent *last,
                 int n,
                 GError **error)
{
  gint64 now = lyd_context_now (&file->context);
  g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (series->rule);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (last->timezone);
  g_autoptr (LydEvent) seed = lyd_event_copy (like);
  g_autoptr (GPtrArray) dates = NULL;
  g_autofree char *rule = NULL;

  lyd_repeat_complete (repeat, lyd_series_at (last), zone);
  drop_until (repeat);
  repeat->end = LYD_REPEAT_TIMES;
  repeat->count = n + 1;
  rule = lyd_repeat_to_rule (repeat);
  g_free (seed->timezone);
  seed->timezone = g_strdup (last->timezone);
  seed->start = lyd_series_at (last);
  seed->end = seed->start + (like->end - like->start);
  dates = lyd_series_expand (rule, seed, now, error);
  if (dates == NULL)
    return NULL;
  while (dates->len > 0 && ((LydSeriesDate *) g_ptr_array_index (dates, 0))->at <= lyd_series_at (last))
    g_ptr_array_remove_index (dates, 0);
  if ((int) dates->len > n)
    g_ptr_array_set_size (dates, n);
  return g_steal_pointer (&dates);
}

/* Says in the rule that there are @n more, the last of them at @last. */
static gboolean
write_longer_rule (LydFile *file,
                   LydSeries *series,
                   int n,
                   gint64 last,
                   GError **error)
{
  g_autoptr (LydRepeat) repeat = lyd_repeat_from_rule (series->rule);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (series->timezone);

  drop_until (repeat);
  if (repeat->end == LYD_REPEAT_TIMES) {
    repeat->count += n;
  } else {
    repeat->end = LYD_REPEAT_UNTIL;
    repeat->until = MAX (repeat->until, lyd_time_local_day (last, zone));
  }
  g_free (series->rule);
  series->rule = lyd_repeat_to_rule (repeat);
  return lyd_series_rows_update (file->db, series, error);
}

static gboolean
add_date (LydFile *file,
          const LydUsual *usual,
          const LydSeriesDate *date,
          const char *timezone,
          LydSeriesOutcome *outcome,
          GError **error)
{
  g_autoptr (LydEvent) event = lyd_event_copy (usual->like);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (timezone);

  for (gsize i = 0; i < lyd_series_n_things; i++)
    lyd_series_thing_copy (&lyd_series_things[i], event, usual->event);
  g_free (event->timezone);
  event->timezone = g_strdup (timezone);
  event->series_at = event->start = date->at;
  event->end = date->at + usual->length;
  if (!lyd_series_add_event (file, usual->like, event, &outcome->n_registered, error))
    return FALSE;
  outcome->n_added++;
  g_ptr_array_add (outcome->dates, lyd_series_date_new (date->at, event->start, event->end, zone,
                                                        lyd_context_now (&file->context)));
  return TRUE;
}

/**
 * lyd_series_extend:
 * @n_events: how many more
 *
 * Adds the next events that the rule gives, like the usual ones, with those who are registered for all of it: one act.
 *
 * Returns: (transfer full) (nullable): fewer where the rule gives no more within fifty years
 */
LydSeriesOutcome *
lyd_series_extend (LydFile *file,
                   const LydId *id,
                   int n_events,
                   GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydSeriesOutcome) outcome = lyd_series_outcome_new ();
  g_autoptr (LydSeries) series = act != NULL ? lyd_series_load (file, id, error) : NULL;
  g_autoptr (GPtrArray) events = series != NULL ? lyd_events_list_of_series (file->db, id, error) : NULL;
  g_autoptr (GPtrArray) last_ones = events != NULL ? find_last_ones (events) : NULL;
  g_autoptr (LydUsual) usual = NULL;
  g_autoptr (GPtrArray) dates = NULL;
  g_autofree char *count = NULL;
  const LydEvent *last;

  if (last_ones == NULL || !check_number (last_ones, n_events, error) ||
      (usual = lyd_usual_new (file, last_ones, last_ones->len, error)) == NULL)
    return NULL;
  last = g_ptr_array_index (last_ones, last_ones->len - 1);
  dates = find_next_dates (file, series, usual->like, last, n_events, error);
  if (dates == NULL)
    return NULL;
  for (guint i = 0; i < dates->len; i++)
    if (!add_date (file, usual, g_ptr_array_index (dates, i), last->timezone, outcome, error))
      return NULL;
  if (outcome->n_added == 0)
    return g_steal_pointer (&outcome);
  count = g_strdup_printf ("%d", outcome->n_added);
  if (!write_longer_rule (file, series, outcome->n_added,
                          ((LydSeriesDate *) g_ptr_array_index (dates, dates->len - 1))->at, error) ||
      !lyd_file_commit (file, &act, "extend-series", id, error, "title", series->title, "count", count, NULL))
    return NULL;
  return g_steal_pointer (&outcome);
}

static gboolean
cancel_one (LydFile *file,
            const LydEvent *old,
            LydSeriesOutcome *outcome,
            GError **error)
{
  g_autoptr (LydEvent) event = lyd_event_copy (old);

  event->state = LYD_EVENT_CANCELLED;
  event->series_at = LYD_TIME_NONE;
  outcome->n_cancelled++;
  return lyd_plan_write_event (file, old, event, outcome->promoted, error);
}

/* What nobody has registered for leaves nothing behind that anybody would look for. */
static gboolean
delete_one (LydFile *file,
            const LydEvent *event,
            LydSeriesOutcome *outcome,
            GError **error)
{
  gboolean used = FALSE;

  if (!lyd_events_is_used (file->db, &event->id, &used, error))
    return FALSE;
  if (used)
    return cancel_one (file, event, outcome, error);
  outcome->n_deleted++;
  return lyd_events_delete (file->db, &event->id, error);
}

/* A series without an event is none. */
static gboolean
write_end (LydFile *file,
           LydSeries *series,
           gboolean empty,
           gint64 after,
           GError **error)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (series->timezone);
  g_autoptr (LydRepeat) repeat = NULL;

  if (empty)
    return lyd_series_rows_delete (file->db, &series->id, error);
  repeat = lyd_repeat_from_rule (series->rule);
  drop_until (repeat);
  repeat->end = LYD_REPEAT_UNTIL;
  repeat->until = lyd_time_local_day (after, zone);
  g_free (series->rule);
  series->rule = lyd_repeat_to_rule (repeat);
  return lyd_series_rows_update (file->db, series, error);
}

typedef gboolean (*DropFunc) (LydFile *file, const LydEvent *event, LydSeriesOutcome *outcome, GError **error);

/* Within the caller's act. @title: (out): of the series */
static LydSeriesOutcome *
drop_after (LydFile *file,
            const LydId *id,
            gint64 after,
            DropFunc drop,
            char **title,
            GError **error)
{
  g_autoptr (LydSeriesOutcome) outcome = lyd_series_outcome_new ();
  g_autoptr (LydSeries) series = lyd_series_load (file, id, error);
  g_autoptr (GPtrArray) events = series != NULL ? lyd_events_list_of_series (file->db, id, error) : NULL;
  gint64 now = lyd_context_now (&file->context);

  if (events == NULL)
    return NULL;
  for (guint i = 0; i < events->len; i++) {
    const LydEvent *event = g_ptr_array_index (events, i);

    outcome->n_over += event->state != LYD_EVENT_CANCELLED && event->end <= now;
    if (event->state != LYD_EVENT_CANCELLED && event->start > MAX (after, now) && !drop (file, event, outcome, error))
      return NULL;
  }
  *title = g_strdup (series->title);
  return write_end (file, series, outcome->n_deleted == (int) events->len, after, error) ? g_steal_pointer (&outcome)
                                                                                         : NULL;
}

/**
 * lyd_series_end:
 * @after: UTC milliseconds
 *
 * Ends a series: what starts after @after, and is still to come, is cancelled; it stays on file, and calendars learn of
 * it. One act.
 *
 * Returns: (transfer full) (nullable)
 */
LydSeriesOutcome *
lyd_series_end (LydFile *file,
                const LydId *id,
                gint64 after,
                GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  g_autoptr (LydSeriesOutcome) outcome = act != NULL ? drop_after (file, id, after, cancel_one, &title, error) : NULL;

  if (outcome == NULL)
    return NULL;
  count = g_strdup_printf ("%d", outcome->n_cancelled);
  return lyd_file_commit (file, &act, "end-series", id, error, "title", title, "count", count, NULL)
           ? g_steal_pointer (&outcome)
           : NULL;
}

/**
 * lyd_series_delete:
 * @after: UTC milliseconds
 *
 * Ends a series: what starts after @after, and is still to come, is deleted where nobody has registered, and cancelled
 * where somebody has. The series goes, too, where no event of it is left. One act.
 *
 * Returns: (transfer full) (nullable)
 */
LydSeriesOutcome *
lyd_series_delete (LydFile *file,
                   const LydId *id,
                   gint64 after,
                   GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autofree char *title = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *cancelled = NULL;
  g_autoptr (LydSeriesOutcome) outcome = act != NULL ? drop_after (file, id, after, delete_one, &title, error) : NULL;

  if (outcome == NULL)
    return NULL;
  deleted = g_strdup_printf ("%d", outcome->n_deleted);
  cancelled = g_strdup_printf ("%d", outcome->n_cancelled);
  return lyd_file_commit (file, &act, "delete-series", id, error, "title", title, "count", deleted, "cancelled",
                          cancelled, NULL)
           ? g_steal_pointer (&outcome)
           : NULL;
}

/* As lyd_series_delete(), and nothing is changed: what it would come to. */
LydSeriesOutcome *
lyd_series_preview_delete (LydFile *file,
                           const LydId *id,
                           gint64 after,
                           GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autofree char *title = NULL;

  return act != NULL ? drop_after (file, id, after, delete_one, &title, error) : NULL;
}

/**
 * lyd_series_get_grid:
 *
 * Who was registered for, and came to, which event. Events that name nobody have numbers alone.
 *
 * Returns: (transfer full) (nullable)
 */
LydGrid *
lyd_series_get_grid (LydFile *file,
                     const LydId *series,
                     LydGridBy by,
                     GError **error)
{
  return lyd_grid_rows_read (file->db, series, by, lyd_context_now (&file->context), error);
}

/**
 * lyd_series_write_calendar:
 *
 * Writes the events of a series as a calendar, one entry each and none that repeats: every event may have a title, a
 * place and a link of its own, entries keep their ids wherever the rule goes, and programs that read such files agree
 * on that far more than on exceptions to a rule (RECURRENCE-ID). Moved events have their new time and a raised
 * SEQUENCE, cancelled ones say so; all are in the zone of the series, whose VTIMEZONE is in the file.
 */
gboolean
lyd_series_write_calendar (LydFile *file,
                           const LydId *id,
                           const char *path,
                           GError **error)
{
  g_autoptr (LydSeries) series = lyd_series_load (file, id, error);
  g_autoptr (GPtrArray) events = series != NULL ? lyd_events_list_of_series (file->db, id, error) : NULL;
  g_autofree LydCalendarItem *items = NULL;

  if (events == NULL)
    return FALSE;
  items = g_new0 (LydCalendarItem, events->len + 1);
  for (guint i = 0; i < events->len; i++)
    items[i].event = g_ptr_array_index (events, i);
  return lyd_calendar_write (items, events->len, series->title, lyd_context_now (&file->context), path, error);
}
