#include "lyd-store-seating.h"

#include "lyd-plan-change.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-store-private.h"
#include "lyd-waiting-list.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>

/* What is asked or done; each job reads what it needs. */
typedef struct {
  LydDoneFunc run;
  LydId event;
  LydId session; /* none: the event itself */
  LydId registration;
  LydWaiterAct act;
  LydMany many; /* ids owned */
  LydStatus status;
  char *text; /* a reason, or an organization's name; may be NULL */
  int number;
  int seats;
  char *sentence; /* what it came to, where that says more than the journal's; set by the job */
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free ((LydId *) params->many.ids);
  g_free (params->text);
  g_free (params->sentence);
  g_free (params);
}

static const LydId *
get_session (const Params *params)
{
  return lyd_id_is_none (&params->session) ? NULL : &params->session;
}

/* ---- reading ---- */

static gpointer
get_seating_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  return lyd_seating_get (file, data, error);
}

void
lyd_store_get_seating_async (LydStore *self,
                             const LydId *event,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { get_seating_job, g_free, (GDestroyNotify) lyd_seating_free,
                                     lyd_store_get_seating_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydSeating *
lyd_store_get_seating_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_waiting_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  const Params *params = data;

  return lyd_seating_list_waiting (file, &params->event, get_session (params), error);
}

void
lyd_store_list_waiting_async (LydStore *self,
                              const LydId *event,
                              const LydId *session,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { list_waiting_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_waiting_async };
  Params *params = g_new0 (Params, 1);

  params->event = *event;
  params->session = session != NULL ? *session : lyd_id_none;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

static gpointer
list_pending_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  return lyd_approvals_list (file, data, error);
}

void
lyd_store_list_pending_async (LydStore *self,
                              const LydId *event,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { list_pending_job, g_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_pending_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Of both lists. Returns: (transfer full) (nullable) */
GPtrArray *
lyd_store_seating_list_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- acts ---- */

static void
push (LydStore *self,
      Params *params,
      gpointer tag,
      GAsyncReadyCallback callback,
      gpointer data)
{
  LydStoreAct act = { params->run, params, params_free, &params->event, &params->event, &params->sentence, tag };

  lyd_store_push_act (self, &act, callback, data);
}

static void
say_promoted (Params *params,
              const GPtrArray *promoted)
{
  params->sentence = lyd_words_promoted (promoted);
  if (params->sentence == NULL)
    params->sentence = g_strdup (_ ("No place is free, so nobody moved up."));
}

static gboolean
promote (LydFile *file,
         gpointer data,
         GError **error)
{
  Params *params = data;
  g_autoptr (GPtrArray) promoted =
    lyd_seating_promote (file, &params->event, get_session (params), params->number, FALSE, error);

  if (promoted != NULL)
    say_promoted (params, promoted);
  return promoted != NULL;
}

/**
 * lyd_store_promote_async:
 * @session: (nullable): whose list; %NULL: the event's own
 * @at_most: -1: as many as there are places
 *
 * Moves those who wait up in their order, as far as there are places.
 */
void
lyd_store_promote_async (LydStore *self,
                         const LydId *event,
                         const LydId *session,
                         int at_most,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = promote, .event = *event, .number = at_most };
  params->session = session != NULL ? *session : lyd_id_none;
  push (self, params, lyd_store_promote_async, callback, data);
}

static gboolean
leave (LydFile *file,
       Params *params,
       GError **error)
{
  g_autoptr (GPtrArray) promoted = NULL;

  if (get_session (params) == NULL)
    return lyd_register_set_status (file, &params->registration, LYD_STATUS_CANCELLED, error);
  promoted = lyd_seating_give_back (file, &params->registration, &params->session, error);
  return promoted != NULL;
}

static gboolean
act_on_waiter (LydFile *file,
               gpointer data,
               GError **error)
{
  Params *params = data;
  g_autoptr (GPtrArray) promoted = NULL;

  if (params->act == LYD_WAITER_MOVE_LAST)
    return lyd_waiting_list_move_last (file, &params->registration, get_session (params), error);
  if (params->act == LYD_WAITER_LEAVE)
    return leave (file, params, error);
  promoted = lyd_waiting_list_promote_one (file, &params->registration, get_session (params), params->text, error);
  if (promoted != NULL)
    say_promoted (params, promoted);
  return promoted != NULL;
}

/**
 * lyd_store_act_on_waiter_async:
 * @session: (nullable): whose list they are on; %NULL: the event's own
 * @reason: (nullable): why they move up also where no place is left
 */
void
lyd_store_act_on_waiter_async (LydStore *self,
                               LydWaiterAct act,
                               const LydId *registration,
                               const LydId *session,
                               const char *reason,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params =
    (Params){ .run = act_on_waiter, .act = act, .registration = *registration, .text = g_strdup (reason) };
  params->session = session != NULL ? *session : lyd_id_none;
  push (self, params, lyd_store_act_on_waiter_async, callback, data);
}

/* The sentences of the three decisions; where only some found a place, how many. */
static char *
say_decision (LydStatus status,
              const LydDecision *decision)
{
  int n = decision->n_changed;
  int n_waiting = (int) decision->waitlisted->len;

  if (n == 0)
    return g_strdup (_ ("Somebody has decided already. Nothing was changed."));
  if (status == LYD_STATUS_DENIED)
    return g_strdup_printf (ngettext ("%d registration denied", "%d registrations denied", (gulong) n), n);
  if (status == LYD_STATUS_WAITLISTED)
    return g_strdup_printf (ngettext ("%d put on the waiting list", "%d put on the waiting list", (gulong) n), n);
  if (n_waiting == 0)
    return g_strdup_printf (ngettext ("%d registration approved", "%d registrations approved", (gulong) n), n);
  /* Translators: how many were approved; of how many of them no place was left */
  return g_strdup_printf (ngettext ("%1$d approved; no place is left, so %2$d is on the waiting list",
                                    "%1$d approved; no place is left, so %2$d are on the waiting list",
                                    (gulong) n_waiting),
                          n, n_waiting);
}

static gboolean
decide (LydFile *file,
        gpointer data,
        GError **error)
{
  Params *params = data;
  g_autoptr (LydDecision) decision =
    lyd_approvals_decide (file, &params->event, &params->many, params->status, params->text, error);

  if (decision != NULL)
    params->sentence = say_decision (params->status, decision);
  return decision != NULL;
}

/* @many is copied. @reason: (nullable): why somebody whom the event is not for may come */
void
lyd_store_decide_async (LydStore *self,
                        const LydId *event,
                        const LydMany *many,
                        LydStatus status,
                        const char *reason,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = decide, .event = *event, .status = status, .text = g_strdup (reason) };
  params->many.ids = g_memdup2 (many->ids, many->n_ids * sizeof (LydId));
  params->many.n_ids = many->n_ids;
  push (self, params, lyd_store_decide_async, callback, data);
}

static gboolean
set_limits (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, &params->event, error);

  if (event == NULL)
    return FALSE;
  if (params->number != LYD_LIMIT_SAME)
    event->capacity = params->number;
  if (params->seats != LYD_LIMIT_SAME)
    event->seats = params->seats;
  return lyd_plan_update_event (file, event, error);
}

/* @capacity, @seats: -1: no limit; %LYD_LIMIT_SAME */
void
lyd_store_set_limits_async (LydStore *self,
                            const LydId *event,
                            int capacity,
                            int seats,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = set_limits, .event = *event, .number = capacity, .seats = seats };
  push (self, params, lyd_store_set_limits_async, callback, data);
}

static gboolean
set_seats (LydFile *file,
           gpointer data,
           GError **error)
{
  const Params *params = data;

  return lyd_seating_set_seats (file, &params->event, params->text, params->seats, error);
}

/* @organization: its name. @seats: -1: no limit; %LYD_SEATS_USUAL */
void
lyd_store_set_seats_async (LydStore *self,
                           const LydId *event,
                           const char *organization,
                           int seats,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = set_seats, .event = *event, .seats = seats, .text = g_strdup (organization) };
  push (self, params, lyd_store_set_seats_async, callback, data);
}
