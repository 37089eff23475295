#include "lyd-roll-call.h"

#include "lyd-desk-copy.h"
#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-roll-call-rows.h"
#include "lyd-station.h"

#include <glib/gi18n.h>

/* A scan may be a little later than "now" without anybody's clock being wrong: it was made while this was read. */
#define SLACK (2 * LYD_MINUTE)

static gboolean
find_since (LydFile *file,
            const LydEvent *event,
            LydRollCall *call,
            GError **error)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  gint64 latest;

  if (!lyd_roll_call_rows_find_times (file->db, &event->id, call->read_at + SLACK, &latest, &call->clock_wrong, error))
    return FALSE;
  call->since = lyd_roll_call_find_day (latest, call->read_at, zone, &call->today);
  return TRUE;
}

/* The desks that work on copies of this file, or on what this file is a copy of: what they scan is not here. */
static gboolean
add_unseen (LydFile *file,
            const LydId *event,
            LydRollCall *call,
            GError **error)
{
  g_auto (GStrv) labels = lyd_desk_copy_list_unseen (file, event, error);

  for (guint i = 0; labels != NULL && labels[i] != NULL; i++) {
    LydRollCallStation *station = g_new0 (LydRollCallStation, 1);

    station->label = g_strdup (labels[i]);
    station->latest = LYD_TIME_NONE;
    station->missing = TRUE;
    g_ptr_array_add (call->stations, station);
  }
  return labels != NULL;
}

/**
 * lyd_roll_call_read:
 *
 * Everybody who came on the last day that anybody came, but for those who were scanned out again. A sensitive event
 * names nobody here either: it says how many heads were counted.
 *
 * Returns: (transfer full) (nullable)
 */
LydRollCall *
lyd_roll_call_read (LydFile *file,
                    const LydId *event_id,
                    GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (LydRollCall) call = lyd_roll_call_new ();

  if (event == NULL)
    return NULL;
  call->title = g_strdup (event->title);
  call->timezone = g_strdup (event->timezone);
  call->read_at = lyd_context_now (&file->context);
  call->counted = event->sensitive;
  if (!find_since (file, event, call, error) || !lyd_roll_call_rows_read_stations (file->db, event_id, call, error) ||
      !add_unseen (file, event_id, call, error) || !lyd_roll_call_rows_read_heads (file->db, event_id, call, error))
    return NULL;
  if (call->counted)
    return g_steal_pointer (&call);
  if (!lyd_roll_calls_find_open (file->db, event_id, call->read_at - LYD_ROLL_CALL_LASTS, &call->call, &call->call_at,
                                 error) ||
      !lyd_roll_call_rows_read (file->db, event_id, call, error))
    return NULL;
  return g_steal_pointer (&call);
}

static gboolean
check_registration (LydFile *file,
                    const LydId *event,
                    const LydId *id,
                    GError **error)
{
  GError *local = NULL;
  g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, id, &local);

  if (registration != NULL && lyd_id_equal (&registration->event, event))
    return TRUE;
  if (local == NULL)
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                         _ ("There is no such registration at this event. Nobody was ticked off."));
  else
    g_propagate_error (error, local);
  return FALSE;
}

/**
 * lyd_roll_call_tick:
 * @found: %FALSE takes the tick back
 *
 * Ticks somebody off, once it is on disk; the first tick begins the roll call. Two desks that tick the same person off
 * have ticked them off once.
 */
gboolean
lyd_roll_call_tick (LydFile *file,
                    const LydId *event,
                    const LydId *registration,
                    gboolean found,
                    GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  gint64 now = lyd_context_now (&file->context);
  LydId id = lyd_context_make_id (&file->context);
  LydId call, station;
  gint64 seq, at;
  gboolean was;

  if (transaction == NULL || !check_registration (file, event, registration, error) ||
      !lyd_station_take (file, &station, &seq, error) ||
      !lyd_roll_calls_find_open (file->db, event, now - LYD_ROLL_CALL_LASTS, &call, &at, error))
    return FALSE;
  if (lyd_id_is_none (&call)) {
    call = lyd_context_make_id (&file->context);
    if (!lyd_roll_calls_insert (file->db, &call, event, &station, now, error))
      return FALSE;
  }
  if (!lyd_roll_calls_get_tick (file->db, &call, registration, &was, error))
    return FALSE;
  if (was != found && !lyd_roll_calls_insert_tick (file->db, &id, &call, registration, found ? 1 : -1, now, &station,
                                                   error))
    return FALSE;
  return lyd_transaction_commit (&transaction, error);
}

/* Nobody is found any more. @ended: (out): the roll call that was on, for lyd_roll_call_resume(); none: there was none
 */
gboolean
lyd_roll_call_start_over (LydFile *file,
                          const LydId *event,
                          LydId *ended,
                          GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  gint64 now = lyd_context_now (&file->context);
  gint64 at;

  return transaction != NULL &&
         lyd_roll_calls_find_open (file->db, event, now - LYD_ROLL_CALL_LASTS, ended, &at, error) &&
         (lyd_id_is_none (ended) || lyd_roll_calls_end (file->db, ended, now, error)) &&
         lyd_transaction_commit (&transaction, error);
}

/* Goes on with a roll call that was ended by mistake, with all its ticks. */
gboolean
lyd_roll_call_resume (LydFile *file,
                      const LydId *call,
                      GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_roll_calls_end (file->db, call, LYD_TIME_NONE, error) &&
         lyd_transaction_commit (&transaction, error);
}
