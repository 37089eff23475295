#include "lyd-admit.h"

#include "lyd-admit-private.h"
#include "lyd-print-jobs.h"
#include "lyd-registrations.h"
#include "lyd-scans.h"
#include "lyd-station.h"

#include <glib/gi18n.h>

static LydScan *
get_scan (LydFile *file,
          const LydId *id,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  LydScan *scan = lyd_scans_get (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (scan == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such scan. Nothing was taken back."));
  return scan;
}

/* Whether @scan changed who is present: only that can be taken back. */
static gboolean
check_undoable (const LydScan *scan,
                GError **error)
{
  if (scan->verdict == LYD_VERDICT_ADMITTED || scan->verdict == LYD_VERDICT_LEFT)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("This scan let nobody in or out, so there is nothing to take back."));
  return FALSE;
}

/* Logs the undo of @scan and works presence out anew. */
gboolean
lyd_decision_undo_scan (LydDecision *self,
                        const LydScan *scan,
                        LydScan *undo,
                        GError **error)
{
  LydContext *context = &self->file->context;

  undo->id = lyd_context_make_id (context);
  undo->attempt = lyd_context_make_id (context);
  undo->session = scan->session;
  undo->registration = scan->registration;
  undo->kind = LYD_SCAN_UNDO;
  undo->undoes = scan->id;
  undo->at = self->at;
  undo->recorded_at = self->now;
  undo->source = scan->source;
  undo->verdict = LYD_VERDICT_UNDONE;
  undo->basis = LYD_VERDICT_UNDONE;
  return lyd_station_take (self->file, &undo->station, &undo->seq, error) &&
         lyd_scans_insert (self->file->db, undo, error) && lyd_presence_undo (self->file->db, undo, self->zone, error);
}

static gboolean
describe_undo (LydDecision *self,
               const LydScan *undo,
               GError **error)
{
  LydAdmissionResult *result = self->result;
  g_autoptr (GError) local = NULL;

  self->registration = lyd_registrations_get (self->file->db, &undo->registration, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  result->verdict = LYD_VERDICT_UNDONE;
  result->basis = LYD_VERDICT_UNDONE;
  result->kind = LYD_SCAN_UNDO;
  result->scan = undo->id;
  result->attempt = undo->attempt;
  result->at = undo->at;
  result->station = lyd_decision_dup_station (self->file, &undo->station);
  return lyd_decision_describe (self, error);
}

/* A badge that still waits because of the check-in is not printed. */
static gboolean
drop_badge (LydDecision *self,
            const LydScan *target,
            GError **error)
{
  return (target->kind == LYD_SCAN_ENTRY &&
          !lyd_print_jobs_drop_waiting (self->file->db, &target->registration, error))
           ? FALSE
           : lyd_decision_see_to_badge (self, FALSE, error);
}

/**
 * lyd_admit_undo:
 * @scan: an entry or exit that happened
 *
 * Takes a scan back by logging an undo. The registration's presence becomes what it would be without that scan,
 * whatever other stations logged since. Asked again, it answers the same and adds no row.
 *
 * Returns: (transfer full) (nullable): the verdict `undone`
 */
LydAdmissionResult *
lyd_admit_undo (LydFile *file,
                const LydId *scan,
                GError **error)
{
  g_auto (LydDecision) self = { .file = file };
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (LydScan) target = NULL;
  g_autoptr (LydScan) undo = NULL;
  g_autoptr (GError) local = NULL;
  gint64 seq;

  if (transaction == NULL || (target = get_scan (file, scan, error)) == NULL)
    return NULL;
  self.now = self.at = lyd_context_now (&file->context);
  if (!check_undoable (target, error) || !lyd_decision_load_session (&self, &target->session, error))
    return NULL;

  undo = lyd_scans_find_undo (file->db, scan, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (undo != NULL) {
    self.result->replayed = TRUE;
    return describe_undo (&self, undo, error) ? g_steal_pointer (&self.result) : NULL;
  }

  undo = lyd_scan_new ();
  if (!lyd_decision_undo_scan (&self, target, undo, error) || !describe_undo (&self, undo, error) ||
      !drop_badge (&self, target, error))
    return NULL;
  seq = undo->seq;
  if (!lyd_transaction_commit (&transaction, error))
    return NULL;
  lyd_station_note (file, seq);
  return g_steal_pointer (&self.result);
}

/* The one scan whose id starts with @words. */
gboolean
lyd_admit_find_scan (LydFile *file,
                     const char *words,
                     LydId *scan,
                     GError **error)
{
  g_autoptr (GPtrArray) found = lyd_scans_find (file->db, words, error);

  if (found == NULL)
    return FALSE;
  if (found->len != 1) {
    g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
                 found->len == 0 ? _ ("There is no scan “%s”.")
                                 : _ ("“%s” fits more than one scan. Give more of its id."),
                 words);
    return FALSE;
  }
  *scan = ((LydScan *) g_ptr_array_index (found, 0))->id;
  return TRUE;
}

/**
 * lyd_admit_list_scans:
 * @registration: (nullable): only this one's
 * @limit: at most so many; negative for all
 *
 * The readings of people who were recognized are left out: they are keys to a person's entry.
 *
 * Returns: (transfer full) (element-type LydScanLine): the session's log, in the order of commit or the other way round
 */
GPtrArray *
lyd_admit_list_scans (LydFile *file,
                      const LydId *session,
                      const LydId *registration,
                      gboolean newest_first,
                      int limit,
                      GError **error)
{
  GPtrArray *lines = lyd_scans_list (file->db, session, registration, newest_first, limit, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++) {
    LydScanLine *line = g_ptr_array_index (lines, i);

    if (line->scan->verdict != LYD_VERDICT_UNKNOWN)
      g_clear_pointer (&line->scan->raw, g_free);
  }
  return lines;
}

/**
 * lyd_admit_count:
 * @at: UTC milliseconds, or %LYD_TIME_NONE for now; under `daily` its local day is counted
 *
 * A session's numbers for the desk's counters.
 */
gboolean
lyd_admit_count (LydFile *file,
                 const LydId *session,
                 gint64 at,
                 LydAdmissionCount *count,
                 GError **error)
{
  g_auto (LydDecision) self = { .file = file };
  LydPresenceCount present;
  gboolean daily;

  *count = (LydAdmissionCount){ 0 };
  self.at = at != LYD_TIME_NONE ? at : lyd_context_now (&file->context);
  if (!lyd_decision_load_session (&self, session, error))
    return FALSE;
  daily = self.session->admission == LYD_ADMIT_DAILY;
  if (!lyd_presence_count (file->db, session, daily ? self.day : LYD_PRESENCE_ALL_DAYS, &present, error) ||
      !lyd_registrations_count_expected (file->db, self.session, &count->expected, error) ||
      !lyd_presence_count_walk_ins (file->db, session, &count->walk_ins, error))
    return FALSE;
  count->inside = present.inside;
  count->entered = present.entered;
  count->left = MAX (present.entered - present.inside, 0);
  return TRUE;
}

/**
 * lyd_admit_check:
 * @problems: a sentence is added for everything that differs
 *
 * Compares who is present with the log of scans, for `verify`.
 */
gboolean
lyd_admit_check (LydFile *file,
                 GPtrArray *problems,
                 GError **error)
{
  return lyd_presence_check (file->db, problems, error);
}

/* Works out anew who is present, from the log of scans alone. */
gboolean
lyd_admit_rebuild (LydFile *file,
                   GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_presence_rebuild (file->db, error) && lyd_transaction_commit (&transaction, error);
}
