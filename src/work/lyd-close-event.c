#include "lyd-close-event.h"

#include "lyd-attendance.h"
#include "lyd-certificates.h"
#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-purge-rows.h"
#include "lyd-report.h"
#include "lyd-snapshots.h"
#include "lyd-state.h"
#include "lyd-wipe.h"

#include <glib/gi18n.h>

/* The period that has this event in it, and as few others as can be. */
static LydReachQuery
make_query (const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  LydReachQuery query = LYD_REACH_QUERY_INIT;

  query.from = lyd_time_local_day (event->start, zone);
  query.to = query.from;
  query.kind = (int) event->kind;
  query.series = event->series;
  return query;
}

static int
find_reach_event (const LydReach *reach,
                  const LydId *event)
{
  for (guint i = 0; i < reach->events->len; i++)
    if (lyd_id_equal (&((const LydReachEvent *) g_ptr_array_index (reach->events, i))->id, event))
      return (int) i;
  return -1;
}

static void
count_line (const LydReach *reach,
            const LydId *event,
            LydClosingFacts *facts)
{
  for (guint i = 0; i < reach->by_event->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_event, i);

    if (!lyd_id_equal (&line->id, event))
      continue;
    facts->people = line->numbers.people;
    facts->organizations = line->numbers.organizations;
    facts->seconds = line->numbers.seconds;
  }
}

static void
count_states (const LydReach *reach,
              const LydId *event,
              LydClosingFacts *facts)
{
  LydReachPart part = LYD_REACH_PART_INIT;
  g_autoptr (GPtrArray) states = NULL;

  part.event = *event;
  states = lyd_reach_list_rows (reach, LYD_REACH_STATES, &part);
  for (guint i = 0; i < states->len; i++)
    facts->states += ((const LydReachRow *) g_ptr_array_index (states, i))->state >= 0;
}

static gboolean
count_reach (LydFile *file,
             const LydEvent *event,
             LydClosingFacts *facts,
             GError **error)
{
  g_auto (LydReachQuery) query = make_query (event);
  g_autoptr (LydReach) reach = lyd_report_reach (file, &query, error);
  int index;

  if (reach == NULL)
    return FALSE;
  index = find_reach_event (reach, &event->id);
  facts->alone = reach->events->len == 1 && index == 0;
  for (guint i = 0; index >= 0 && i < reach->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (reach->facts, LydReachFact, i);

    if (fact->event != (guint) index)
      continue;
    facts->attended += lyd_reach_fact_came (fact);
    facts->no_shows += !lyd_reach_fact_came (fact) && fact->status == LYD_STATUS_CONFIRMED;
  }
  count_line (reach, &event->id, facts);
  count_states (reach, &event->id, facts);
  return TRUE;
}

static gboolean
count_certificates (LydFile *file,
                    const LydEvent *event,
                    LydClosingFacts *facts,
                    GError **error)
{
  g_autoptr (LydCertificates) certificates = NULL;

  if (event->sensitive)
    return TRUE;
  if ((certificates = lyd_certificates_plan (file, &event->id, NULL, error)) == NULL)
    return FALSE;
  facts->certificates_made = (int) lyd_certificates_count (certificates, LYD_CERTIFICATE_MADE);
  facts->certificates_due = (int) lyd_certificates_get_n (certificates) - facts->certificates_made;
  return TRUE;
}

static gboolean
count_unmatched (LydFile *file,
                 const LydId *event,
                 LydClosingFacts *facts,
                 GError **error)
{
  g_autoptr (GPtrArray) unmatched = lyd_attendance_list_unmatched (file, event, error);

  if (unmatched == NULL)
    return FALSE;
  facts->unmatched = (int) unmatched->len;
  return TRUE;
}

static gboolean
read_marks (LydFile *file,
            const LydId *event,
            LydClosingFacts *facts,
            GError **error)
{
  const struct {
    const char *what;
    gint64 *at;
  } marks[] = {
    { LYD_CLOSED, &facts->closed_at },
    { LYD_CLOSING_DID_THANKS, &facts->thanked_at },
    { LYD_CLOSING_DID_NO_SHOWS, &facts->regretted_at },
    { LYD_CLOSING_DID_REPORT, &facts->reported_at },
    { lyd_purge_kinds[0].mark, &facts->purged_at[0] },
    { lyd_purge_kinds[1].mark, &facts->purged_at[1] },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (!lyd_closing_get (file->db, event, marks[i].what, marks[i].at, error))
      return FALSE;
  for (gsize i = 0; i < LYD_N_PURGES; i++)
    if (!lyd_purge_rows_count_answers (file->db, event, lyd_purge_kinds[i].what, &facts->answers[i], error))
      return FALSE;
  return lyd_closing_get_archived (file->db, event, &facts->archived_at, error) &&
         lyd_wipe_is_needed (file->db, &facts->unfinished, error);
}

/**
 * lyd_close_event_look:
 * @facts: (out caller-allocates)
 *
 * Looks at everything that is to be done once @event is over. Only reads.
 */
gboolean
lyd_close_event_look (LydFile *file,
                      const LydId *event_id,
                      GCancellable *cancellable,
                      LydClosingFacts *facts,
                      GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);

  if (event == NULL)
    return FALSE;
  *facts =
    (LydClosingFacts){ .now = lyd_context_now (&file->context), .end = event->end, .sensitive = event->sensitive };
  return read_marks (file, event_id, facts, error) && count_unmatched (file, event_id, facts, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) && count_reach (file, event, facts, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) && count_certificates (file, event, facts, error);
}

/* Remembers that somebody has seen to @what, one of the LYD_CLOSING_DID_ words, just now. */
gboolean
lyd_close_event_mark (LydFile *file,
                      const LydId *event,
                      const char *what,
                      GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL &&
         lyd_closing_set (file->db, event, what, lyd_context_now (&file->context), error) &&
         lyd_transaction_commit (&transaction, error);
}

static char *
make_params (const LydEvent *event)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, event->title);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
check_over (LydFile *file,
            const LydEvent *event,
            GError **error)
{
  if (event->end <= lyd_context_now (&file->context) || event->state == LYD_EVENT_CANCELLED)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is not over yet. It stays open."), event->title);
  return FALSE;
}

/**
 * lyd_close_event:
 * @closed: %FALSE opens it again
 *
 * Notes that an event is done with, or is not after all. Nothing else changes, and what is still due stays due.
 *
 * Returns: %FALSE with %LYD_ERROR_INVALID before its end
 */
gboolean
lyd_close_event (LydFile *file,
                 const LydId *event_id,
                 gboolean closed,
                 GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (LydTransaction) transaction = NULL;
  g_autofree char *params = NULL;
  LydId id = lyd_context_make_id (&file->context);
  gint64 now = lyd_context_now (&file->context);

  if (event == NULL || !check_over (file, event, error) ||
      (transaction = lyd_transaction_begin (file->db, error)) == NULL)
    return FALSE;
  params = make_params (event);
  return (closed ? lyd_closing_set (file->db, event_id, LYD_CLOSED, now, error)
                 : lyd_closing_clear (file->db, event_id, LYD_CLOSED, error)) &&
         lyd_journal_note (file->db, &id, closed ? "close-event" : "reopen-event", params, event_id, file->context.who,
                           now, error) &&
         lyd_transaction_commit (&transaction, error);
}

/**
 * lyd_close_event_freeze:
 * @snapshot: (out): the frozen report
 *
 * Freezes the numbers of @event, so that what a funder is told of it stays.
 *
 * Returns: %FALSE with %LYD_ERROR_CONFLICT where other events are in its days
 */
gboolean
lyd_close_event_freeze (LydFile *file,
                        const LydId *event_id,
                        LydId *snapshot,
                        GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_auto (LydReachQuery) query = LYD_REACH_QUERY_INIT;
  g_autoptr (LydReach) reach = NULL;

  if (event == NULL)
    return FALSE;
  query = make_query (event);
  if ((reach = lyd_report_reach (file, &query, error)) == NULL)
    return FALSE;
  if (reach->events->len != 1 || find_reach_event (reach, event_id) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("Other events of that kind are on the day of “%s”. Freeze a period in the reports instead."),
                 event->title);
    return FALSE;
  }
  return lyd_snapshots_freeze (file, event->title, &query, snapshot, error) &&
         lyd_close_event_mark (file, event_id, LYD_CLOSING_DID_REPORT, error);
}

/* Returns: (transfer full) (nullable) (element-type LydClosingDue): events in which something is due to be forgotten */
GPtrArray *
lyd_close_event_list_due (LydFile *file,
                          GError **error)
{
  return lyd_closing_list_due (file->db, lyd_context_now (&file->context), error);
}
