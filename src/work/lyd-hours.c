#include "lyd-hours.h"

#include "lyd-file-private.h"
#include "lyd-hours-rows.h"

#include <string.h>

/* One registration at one session, while hours are worked out. */
typedef struct {
  LydId registration;
  const LydHoursSession *session;
  guint order;    /* of the session within the event */
  gint64 entered; /* in the room; within the session */
  gint64 room;    /* milliseconds of it that are this session's */
  gint64 online;  /* seconds */
  guint ways;
} Stay;

/* What one run needs, event after event; the arrays are used again. */
typedef struct {
  LydDb *db;
  gint64 now;
  GArray *rows;  /* of LydHoursRow */
  GArray *stays; /* of Stay, of one event */
  GArray *hours; /* of LydHours: the result */
  GTimeZone *zone;
  char *zone_name; /* of `zone`: GLib reads a zone's file anew unless it is held */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->stays, g_array_unref);
  g_clear_pointer (&self->hours, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->zone_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Whether time at such a session is hours at all. */
static gboolean
has_hours (LydSessionKind kind)
{
  return kind == LYD_SESSION_SESSION || kind == LYD_SESSION_PLENARY || kind == LYD_SESSION_BREAKOUT;
}

/* Whether everybody who is there goes to it, unless somebody recorded who did: what runs beside something else is not
 * for all, whatever nobody said of it, but a plenary is. */
static gboolean
is_for_all (const LydHoursSession *sessions,
            guint n_sessions,
            guint which)
{
  const LydHoursSession *session = &sessions[which];

  if (session->choice || session->sensitive || session->narrow)
    return FALSE;
  if (session->kind != LYD_SESSION_SESSION)
    return session->kind == LYD_SESSION_PLENARY;
  for (guint i = 0; i < n_sessions; i++)
    if (i != which && has_hours (sessions[i].kind) && sessions[i].start < session->end &&
        session->start < sessions[i].end)
      return FALSE;
  return TRUE;
}

static void
add_stay (Run *run,
          const LydId *registration,
          const LydHoursSession *session,
          guint order,
          gint64 at,
          guint way,
          gint64 online)
{
  Stay stay = { *registration, session, order, CLAMP (at, session->start, session->end), 0, online, way };

  g_array_append_val (run->stays, stay);
}

/* @found: (out): whether anybody was recorded in the session's room */
static gboolean
add_recorded (Run *run,
              const LydHoursSession *session,
              guint order,
              gboolean *found,
              GError **error)
{
  g_array_set_size (run->rows, 0);
  if (!lyd_hours_rows_read (run->db, &session->id, run->rows, error))
    return FALSE;
  *found = FALSE;
  for (guint i = 0; i < run->rows->len; i++) {
    const LydHoursRow *row = &g_array_index (run->rows, LydHoursRow, i);

    *found |= !row->online;
    add_stay (run, &row->registration, session, order, row->at, row->online ? LYD_HOURS_ONLINE : LYD_HOURS_ROOM,
              row->seconds);
  }
  return TRUE;
}

static GTimeZone *
get_zone (Run *run,
          const char *name)
{
  if (run->zone == NULL || g_strcmp0 (run->zone_name, name) != 0) {
    g_clear_pointer (&run->zone, g_time_zone_unref);
    g_free (run->zone_name);
    run->zone_name = g_strdup (name);
    run->zone = lyd_zone_get_or_utc (name);
  }
  return run->zone;
}

/* Somebody let in on a local day. */
typedef struct {
  LydId registration;
  int day;
} Arrival;

static int
compare_arrivals (gconstpointer a,
                  gconstpointer b)
{
  const Arrival *first = a;
  const Arrival *second = b;
  int order = lyd_id_compare (&first->registration, &second->registration);

  return order != 0 ? order : (first->day > second->day) - (first->day < second->day);
}

/* Returns: (transfer full) (nullable): each registration once a day */
static GArray *
read_arrivals (Run *run,
               const LydHoursSession *sessions,
               guint n_sessions,
               GError **error)
{
  g_autoptr (GArray) arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  GTimeZone *zone = get_zone (run, sessions[0].timezone);

  g_array_set_size (run->rows, 0);
  for (guint i = 0; i < n_sessions; i++)
    if (sessions[i].kind == LYD_SESSION_ARRIVAL &&
        !lyd_hours_rows_read_entries (run->db, &sessions[i].id, run->rows, error))
      return NULL;
  for (guint i = 0; i < run->rows->len; i++) {
    const LydHoursRow *row = &g_array_index (run->rows, LydHoursRow, i);
    Arrival arrival = { row->registration, lyd_time_local_day (row->at, zone) };

    g_array_append_val (arrivals, arrival);
  }
  g_array_sort (arrivals, compare_arrivals);
  return g_steal_pointer (&arrivals);
}

/* Adds those who were in on the day of each of @unrecorded to it. */
static gboolean
add_by_arrival (Run *run,
                const LydHoursSession *sessions,
                guint n_sessions,
                const GArray *unrecorded,
                GError **error)
{
  g_autoptr (GArray) arrivals = read_arrivals (run, sessions, n_sessions, error);
  const Arrival *last = NULL;

  if (arrivals == NULL)
    return FALSE;
  for (guint i = 0; i < arrivals->len; i++) {
    const Arrival *arrival = &g_array_index (arrivals, Arrival, i);

    if (last != NULL && compare_arrivals (last, arrival) == 0)
      continue;
    last = arrival;
    for (guint k = 0; k < unrecorded->len; k++) {
      guint order = g_array_index (unrecorded, guint, k);

      if (lyd_time_local_day (sessions[order].start, run->zone) == arrival->day)
        add_stay (run, &arrival->registration, &sessions[order], order, sessions[order].start, LYD_HOURS_ARRIVAL, 0);
    }
  }
  return TRUE;
}

static int
compare_stays (gconstpointer a,
               gconstpointer b)
{
  const Stay *first = a;
  const Stay *second = b;
  int order = lyd_id_compare (&first->registration, &second->registration);

  return order != 0 ? order : (first->order > second->order) - (first->order < second->order);
}

/* Makes one stay of those of one registration at one session. They are sorted. Returns: how many are left */
static guint
merge_ways (Stay *stays,
            guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++) {
    if (kept == 0 || stays[kept - 1].order != stays[i].order) {
      stays[kept++] = stays[i];
      continue;
    }
    if ((stays[i].ways & LYD_HOURS_ONLINE) == 0)
      stays[kept - 1].entered = stays[i].entered;
    stays[kept - 1].online = MAX (stays[kept - 1].online, stays[i].online);
    stays[kept - 1].ways |= stays[i].ways;
  }
  return kept;
}

static gboolean
is_in_room (const Stay *stay)
{
  return (stay->ways & (LYD_HOURS_ROOM | LYD_HOURS_ARRIVAL)) != 0;
}

/* Whether @a has a moment rather than @b, both of which last then: a door that was passed says more than a day; of two,
 * the one passed last by then; before either, the one passed first. */
static gboolean
comes_before (const Stay *a,
              const Stay *b,
              gint64 moment)
{
  gboolean room_a = (a->ways & LYD_HOURS_ROOM) != 0;
  gboolean room_b = (b->ways & LYD_HOURS_ROOM) != 0;
  gboolean in_a = a->entered <= moment;
  gboolean in_b = b->entered <= moment;

  if (room_a != room_b)
    return room_a;
  if (in_a != in_b)
    return in_a;
  return in_a ? a->entered > b->entered : a->entered < b->entered;
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

/* Gives each moment of one person's day to one session. */
static void
share_time (Stay *stays,
            guint n)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++) {
    if (is_in_room (&stays[i])) {
      g_array_append_val (moments, stays[i].session->start);
      g_array_append_val (moments, stays[i].entered);
      g_array_append_val (moments, stays[i].session->end);
    }
  }
  g_array_sort (moments, compare_moments);
  for (guint m = 0; m + 1 < moments->len; m++) {
    gint64 from = g_array_index (moments, gint64, m);
    gint64 to = g_array_index (moments, gint64, m + 1);
    Stay *owner = NULL;

    for (guint i = 0; i < n && from < to; i++)
      if (is_in_room (&stays[i]) && stays[i].session->start <= from && to <= stays[i].session->end &&
          (owner == NULL || comes_before (&stays[i], owner, from)))
        owner = &stays[i];
    if (owner != NULL)
      owner->room += to - from;
  }
}

/* The usual case: no two sessions of one person at the same time. */
static gboolean
has_overlap (const Stay *stays,
             guint n)
{
  gint64 end = G_MININT64;

  for (guint i = 0; i < n; i++) {
    if (!is_in_room (&stays[i]))
      continue;
    if (stays[i].session->start < end)
      return TRUE;
    end = stays[i].session->end;
  }
  return FALSE;
}

/* Adds the hours of one registration, whose stays are sorted by session. */
static void
finish_registration (Run *run,
                     Stay *stays,
                     guint n)
{
  n = merge_ways (stays, n);
  if (has_overlap (stays, n)) {
    share_time (stays, n);
  } else {
    for (guint i = 0; i < n; i++)
      if (is_in_room (&stays[i]))
        stays[i].room = MAX (stays[i].session->end - stays[i].session->start, 0);
  }
  for (guint i = 0; i < n; i++) {
    LydHours hours = { stays[i].session->event, stays[i].session->id, stays[i].registration,
                       MAX (stays[i].room / LYD_SECOND, stays[i].online), stays[i].ways };

    g_array_append_val (run->hours, hours);
  }
}

static gboolean
add_event (Run *run,
           const LydHoursSession *sessions,
           guint n_sessions,
           GError **error)
{
  g_autoptr (GArray) unrecorded = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean arrival = FALSE;
  Stay *stays;
  guint first = 0;

  g_array_set_size (run->stays, 0);
  for (guint i = 0; i < n_sessions; i++) {
    gboolean found;

    arrival |= sessions[i].kind == LYD_SESSION_ARRIVAL;
    if (!has_hours (sessions[i].kind))
      continue;
    if (!add_recorded (run, &sessions[i], i, &found, error))
      return FALSE;
    if (!found && sessions[i].start <= run->now && is_for_all (sessions, n_sessions, i))
      g_array_append_val (unrecorded, i);
  }
  if (arrival && unrecorded->len > 0 && !add_by_arrival (run, sessions, n_sessions, unrecorded, error))
    return FALSE;

  g_array_sort (run->stays, compare_stays);
  stays = (Stay *) (void *) run->stays->data;
  for (guint i = 1; i <= run->stays->len; i++) {
    if (i == run->stays->len || !lyd_id_equal (&stays[i].registration, &stays[first].registration)) {
      finish_registration (run, stays + first, i - first);
      first = i;
    }
  }
  return TRUE;
}

static GArray *
list_hours (LydFile *file,
            const LydId *event,
            gint64 from,
            gint64 to,
            GError **error)
{
  g_autoptr (GArray) sessions = lyd_hours_rows_list_sessions (file->db, event, from, to, error);
  g_auto (Run) run = { .db = file->db, .now = lyd_context_now (&file->context) };
  const LydHoursSession *all;
  guint first = 0;

  if (sessions == NULL)
    return NULL;
  run.rows = g_array_new (FALSE, FALSE, sizeof (LydHoursRow));
  run.stays = g_array_new (FALSE, FALSE, sizeof (Stay));
  run.hours = g_array_new (FALSE, FALSE, sizeof (LydHours));
  all = (const LydHoursSession *) (const void *) sessions->data;
  for (guint i = 1; i <= sessions->len; i++) {
    if (i == sessions->len || !lyd_id_equal (&all[i].event, &all[first].event)) {
      if (!add_event (&run, all + first, i - first, error))
        return NULL;
      first = i;
    }
  }
  return g_steal_pointer (&run.hours);
}

/**
 * lyd_hours_list:
 *
 * The rules stand in the header.
 *
 * Returns: (transfer full) (element-type LydHours): of one event, registration by registration (in the order of their
 *   ids), the sessions of each by start
 */
GArray *
lyd_hours_list (LydFile *file,
                const LydId *event,
                GError **error)
{
  return list_hours (file, event, 0, 0, error);
}

/**
 * lyd_hours_list_between:
 * @from: UTC milliseconds
 * @to: UTC milliseconds
 *
 * One pass over what was recorded; 100,000 attendances take a fraction of a second.
 *
 * Returns: (transfer full) (element-type LydHours): of all events that start from @from on and before @to, by their
 *   start, each as lyd_hours_list() has it
 */
GArray *
lyd_hours_list_between (LydFile *file,
                        gint64 from,
                        gint64 to,
                        GError **error)
{
  return list_hours (file, NULL, from, to, error);
}
