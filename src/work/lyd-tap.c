#include "lyd-tap.h"

#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-station.h"
#include "lyd-taps.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* A room is counted at once where somebody forgot the counter; a hall that holds more is no session. */
#define MAX_BY 1000

void
lyd_heads_free (LydHeads *self)
{
  g_free (self->title);
  g_free (self);
}

/* Where people are scanned, counting heads besides would say two things about one room. */
static LydSession *
load_counted (LydFile *file,
              const LydId *id,
              GError **error)
{
  g_autoptr (LydSession) session = lyd_plan_get_session (file, id, error);
  g_autoptr (LydEvent) event = session != NULL ? lyd_plan_get_event (file, &session->event, error) : NULL;

  if (event == NULL)
    return NULL;
  if (!session->sensitive && !event->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("At “%s” people are scanned by name; heads are only counted where a session is sensitive. Nothing "
                    "was counted."),
                 session->title);
    return NULL;
  }
  return g_steal_pointer (&session);
}

static LydHeads *
read_heads (LydFile *file,
            const LydSession *session,
            GError **error)
{
  g_autoptr (LydHeads) heads = g_new0 (LydHeads, 1);

  heads->title = g_strdup (session->title);
  heads->capacity = session->capacity;
  return lyd_taps_count (file->db, &session->id, &heads->heads, error) ? g_steal_pointer (&heads) : NULL;
}

/* Returns: (transfer full) (nullable): how many were counted so far */
LydHeads *
lyd_tap_count (LydFile *file,
               const LydId *session_id,
               GError **error)
{
  g_autoptr (LydSession) session = load_counted (file, session_id, error);

  return session != NULL ? read_heads (file, session, error) : NULL;
}

static gboolean
check_by (const LydSession *session,
          const LydHeads *heads,
          int by,
          GError **error)
{
  if (by == 0 || by > MAX_BY || by < -MAX_BY)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("Heads are counted by 1 to %d at a time, or as many are taken back. Nothing was counted."), MAX_BY);
  else if (heads->heads + by < 0)
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("At “%1$s” %2$d were counted, so %3$d cannot be taken back. Nothing was changed."), session->title,
                 heads->heads, -by);
  else
    return TRUE;
  return FALSE;
}

/**
 * lyd_tap:
 * @by: so many heads more; negative: so many are taken back
 *
 * Counts heads, one row each. A room that is full is counted on: who is in is in.
 *
 * Returns: (transfer full) (nullable): the count, once it is on disk
 */
LydHeads *
lyd_tap (LydFile *file,
         const LydId *session_id,
         int by,
         GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydHeads) heads = NULL;
  gint64 now = lyd_context_now (&file->context);
  LydId station;
  gint64 seq;

  if (transaction == NULL || (session = load_counted (file, session_id, error)) == NULL ||
      (heads = read_heads (file, session, error)) == NULL || !check_by (session, heads, by, error) ||
      !lyd_station_take (file, &station, &seq, error))
    return NULL;
  for (int i = 0; i < abs (by); i++) {
    LydId id = lyd_context_make_id (&file->context);

    if (!lyd_taps_insert (file->db, &id, &station, &session->id, by > 0 ? 1 : -1, now, error))
      return NULL;
  }
  heads->heads += by;
  return lyd_transaction_commit (&transaction, error) ? g_steal_pointer (&heads) : NULL;
}
