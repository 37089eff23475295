#include "lyd-print-queue.h"

#include "lyd-print-claim.h"
#include "lyd-print-jobs.h"
#include "lyd-print-queue-private.h"
#include "lyd-printers.h"
#include "lyd-prints.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

#define MAX_LISTED 500
/* What a printer has had for so long is asked about, also while its program runs. */
#define PATIENCE (2 * LYD_MINUTE)

static gboolean
refuse (GError **error,
        const char *message)
{
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_CONFLICT, message);
  return FALSE;
}

/* Fills in what the table does not say: whether somebody still waits for the printer's answer. */
static void
judge (LydFile *file,
       LydPrintJob *job)
{
  job->unsure = job->state == LYD_PRINT_SENT &&
                (!lyd_print_claim_is_held (file->context.state_dir, job->claim) ||
                 lyd_context_now (&file->context) - job->tried_at > PATIENCE);
}

/* @job: (out) (transfer full) */
static gboolean
get_job (LydFile *file,
         const LydId *id,
         LydPrintJob **job,
         GError **error)
{
  g_autoptr (GError) local = NULL;

  *job = lyd_print_jobs_get (file->db, id, &local);
  if (*job != NULL) {
    judge (file, *job);
    return TRUE;
  }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such badge in the queue."));
  return FALSE;
}

/* Whether @open, the registration's badge that is on its way, is the one that is asked for. One that failed, or that
 * nobody knows of, is wanted again. */
static gboolean
reuse (LydFile *file,
       LydPrintJob *open,
       const LydPrintRequest *request,
       GError **error)
{
  gboolean done = TRUE;

  judge (file, open);
  if (open->state == LYD_PRINT_SENT && !open->unsure)
    return TRUE;
  if (open->state != LYD_PRINT_WAITING &&
      !lyd_print_jobs_set_state (file->db, &open->id, open->state, LYD_PRINT_WAITING, NULL, &done, error))
    return FALSE;
  return request->printer == NULL ||
         lyd_print_jobs_set_printer (file->db, &open->id, request->printer, "", &done, error);
}

gboolean
lyd_print_queue_add (LydFile *file,
                     const LydPrintRequest *request,
                     const LydId *station,
                     LydId *job,
                     GError **error)
{
  g_autoptr (LydPrintJob) open = NULL;
  g_autoptr (LydPrintJob) added = lyd_print_job_new ();
  g_autoptr (GError) local = NULL;

  if (!lyd_id_is_none (&request->registration))
    open = lyd_print_jobs_find_open (file->db, &request->registration, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (open != NULL) {
    *job = open->id;
    return reuse (file, open, request, error);
  }
  added->id = *job = lyd_context_make_id (&file->context);
  added->registration = request->registration;
  added->printer = g_strdup (request->printer != NULL ? request->printer : "");
  added->stock = g_strdup ("");
  added->why = request->why;
  added->asked_at = lyd_context_now (&file->context);
  return lyd_print_jobs_insert (file->db, added, station, error);
}

/* @event: (nullable): the registration's, where the caller has it */
gboolean
lyd_print_queue_look_up (LydFile *file,
                         const LydId *registration,
                         const LydEvent *event,
                         LydBadgeKnown *known,
                         GError **error)
{
  g_autoptr (LydPrintJob) open = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *printed = NULL;

  *known = (LydBadgeKnown){ LYD_BADGE_NONE, LYD_TIME_NONE };
  open = lyd_print_jobs_find_open (file->db, registration, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!lyd_badges_look_up (file, registration, event, &digest, &printed, error) ||
      (printed != NULL && !lyd_prints_get_last (file->db, registration, &known->at, error)))
    return FALSE;
  if (open != NULL)
    known->state = LYD_BADGE_WAITING;
  else if (printed != NULL)
    known->state = g_str_equal (digest, printed) ? LYD_BADGE_PRINTED : LYD_BADGE_CHANGED;
  return TRUE;
}

/**
 * lyd_print_queue_ask:
 * @job: (out): the one that waits already where there is one, so that asking twice prints once
 *
 * Lets a badge wait for a printer; what was asked is on disk.
 */
gboolean
lyd_print_queue_ask (LydFile *file,
                     const LydPrintRequest *request,
                     LydId *job,
                     GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_print_queue_add (file, request, &lyd_id_none, job, error) &&
         lyd_transaction_commit (&transaction, error);
}

/* Lets all badges of @event wait that were printed and would look different now. @n: (out): how many */
gboolean
lyd_print_queue_ask_changed (LydFile *file,
                             const LydId *event,
                             const char *printer,
                             guint *n,
                             GError **error)
{
  g_autoptr (GHashTable) changed = lyd_badges_list_changed (file, event, error);
  g_autoptr (LydTransaction) transaction = changed != NULL ? lyd_transaction_begin (file->db, error) : NULL;
  GHashTableIter iter;
  gpointer registration;

  if (transaction == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &registration, NULL)) {
    LydPrintRequest request = { *(const LydId *) registration, printer, LYD_PRINT_CHANGED };
    LydId job;

    if (!lyd_print_queue_add (file, &request, &lyd_id_none, &job, error))
      return FALSE;
  }
  *n = g_hash_table_size (changed);
  return lyd_transaction_commit (&transaction, error);
}

/**
 * lyd_print_queue_list:
 * @all: also what was printed or dropped, the newest first; else what is on its way, the oldest first
 *
 * Returns: (transfer full) (nullable) (element-type LydPrintJob): at most 500
 */
GPtrArray *
lyd_print_queue_list (LydFile *file,
                      gboolean all,
                      GError **error)
{
  GPtrArray *jobs = lyd_print_jobs_list (file->db, all ? LYD_PRINT_JOBS_ALL : LYD_PRINT_JOBS_OPEN, MAX_LISTED, error);

  for (guint i = 0; jobs != NULL && i < jobs->len; i++)
    judge (file, g_ptr_array_index (jobs, i));
  return jobs;
}

/* What a list of jobs comes to. */
void
lyd_print_queue_count (const GPtrArray *jobs,
                       LydPrintCount *count)
{
  *count = (LydPrintCount){ 0 };
  for (guint i = 0; i < jobs->len; i++) {
    const LydPrintJob *job = g_ptr_array_index (jobs, i);

    count->waiting += job->state == LYD_PRINT_WAITING;
    count->failed += job->state == LYD_PRINT_FAILED;
    count->unsure += job->unsure;
    count->sent += job->state == LYD_PRINT_SENT && !job->unsure;
  }
}

/* The one job whose id starts with @words. */
gboolean
lyd_print_queue_find (LydFile *file,
                      const char *words,
                      LydId *job,
                      GError **error)
{
  g_autoptr (GPtrArray) found = lyd_print_jobs_find (file->db, words, error);

  if (found == NULL)
    return FALSE;
  if (found->len != 1) {
    g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
                 found->len == 0 ? _ ("There is no badge “%s” in the queue.")
                                 : _ ("“%s” fits more than one badge in the queue. Give more of its id."),
                 words);
    return FALSE;
  }
  *job = ((LydPrintJob *) g_ptr_array_index (found, 0))->id;
  return TRUE;
}

/* This program's mark; made when it first takes something. */
static const char *
get_claim (LydFile *file)
{
  if (file->claim == NULL) {
    LydId id = lyd_context_make_id (&file->context);
    g_autofree char *name = lyd_id_to_string (&id);

    file->claim = lyd_print_claim_new (file->context.state_dir, name);
  }
  return lyd_print_claim_get_name (file->claim);
}

/**
 * lyd_print_queue_take:
 * @stock: what is in @printer
 *
 * Marks the badge that has waited longest as sent, and hands it over to be printed. From now on no other program takes
 * it, and no later one prints it without asking.
 *
 * Returns: (transfer full) (nullable): %NULL without @error: nothing waits
 */
LydPrintJob *
lyd_print_queue_take (LydFile *file,
                      const char *printer,
                      const char *stock,
                      GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (LydPrintJob) job = transaction != NULL ? lyd_print_jobs_get_next (file->db, printer, error) : NULL;
  gboolean won;

  if (job == NULL)
    return NULL;
  g_free (job->printer);
  g_free (job->stock);
  job->printer = g_strdup (printer);
  job->stock = g_strdup (stock);
  job->claim = g_strdup (get_claim (file));
  job->tried_at = lyd_context_now (&file->context);
  job->tries++;
  if ((!lyd_id_is_none (&job->registration) &&
       !lyd_badges_look_up (file, &job->registration, NULL, &job->digest, NULL, error)) ||
      !lyd_print_jobs_claim (file->db, job, &won, error) || !won || !lyd_transaction_commit (&transaction, error))
    return NULL;
  job->state = LYD_PRINT_SENT;
  return g_steal_pointer (&job);
}

/* Where on a sheet that was begun the next badge comes to lie, from 1; 1 for a roll. */
static int
get_position (const LydPrinterNote *note,
              const LydStock *stock)
{
  int n = lyd_stock_get_n_positions (stock);

  return note->labels > 0 && note->labels <= n ? n - note->labels + 1 : 1;
}

/* Loads the stocks and finds one. @stocks: (out) */
static const LydStock *
load_stock (const char *id,
            LydStocks **stocks,
            GError **error)
{
  const LydStock *stock;

  *stocks = lyd_badges_load_stocks (error);
  stock = *stocks != NULL ? lyd_stocks_find (*stocks, id) : NULL;
  if (*stocks != NULL && stock == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("Lanyard knows no paper “%s”. Choose what is in the printer."), id);
  return stock;
}

/**
 * lyd_print_queue_write:
 * @job: as lyd_print_queue_take() gave it
 * @path: a PDF at the stock's size, moved by the printer's nudge
 *
 * Draws the badge; the data file may be open for reading only.
 */
gboolean
lyd_print_queue_write (LydFile *file,
                       const LydPrintJob *job,
                       const char *path,
                       GError **error)
{
  g_autoptr (LydStocks) stocks = NULL;
  const LydStock *stock = load_stock (job->stock, &stocks, error);
  g_autoptr (LydPrinterNote) note = stock != NULL ? lyd_printers_get (file->db, job->printer, error) : NULL;
  g_autoptr (LydBadgePrints) prints = NULL;
  g_autoptr (LydBadgeReport) report = NULL;
  LydBadgeOptions options = { .stock = job->stock,
                              .selection = LYD_BADGES_ONE,
                              .chosen = &job->registration,
                              .n_chosen = 1,
                              .printer = job->printer };

  if (note == NULL)
    return FALSE;
  options.first_position = get_position (note, stock);
  if (lyd_id_is_none (&job->registration))
    return lyd_badges_write_test (file, &options, path, error);
  report = lyd_badges_write (file, &job->event, &options, path, &prints, error);
  if (report == NULL)
    return FALSE;
  if (report->n_badges == 1)
    return TRUE;
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("This person is not registered any more."));
  return FALSE;
}

/* What the printer says while it has @job. */
gboolean
lyd_print_queue_tell (LydFile *file,
                      const LydId *job,
                      const char *problem,
                      GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_print_jobs_set_problem (file->db, job, problem, error) &&
         lyd_transaction_commit (&transaction, error);
}

/* One label fewer. @n_positions: on a page of the stock */
static gboolean
count_label (LydFile *file,
             const LydPrintJob *job,
             int n_positions,
             GError **error)
{
  g_autoptr (LydPrinterNote) note = lyd_printers_get (file->db, job->printer, error);

  if (note == NULL)
    return FALSE;
  if (note->stock == NULL)
    note->stock = g_strdup (job->stock);
  if (n_positions > 1 && (note->labels <= 0 || note->labels > n_positions))
    note->labels = n_positions; /* a new sheet was begun */
  if (note->labels > 0)
    note->labels--;
  if (job->why == LYD_PRINT_TEST)
    note->tested_at = lyd_context_now (&file->context);
  return lyd_printers_set (file->db, note, error);
}

/* It is on paper: logged, and a label fewer. */
static gboolean
note_printed (LydFile *file,
              const LydPrintJob *job,
              int n_positions,
              GError **error)
{
  LydId id = lyd_context_make_id (&file->context);

  return (job->digest == NULL ||
          lyd_prints_insert (file->db, &id, &job->registration, job->stock, lyd_context_now (&file->context),
                             job->digest, error)) &&
         count_label (file, job, n_positions, error);
}

static gboolean
finish (LydFile *file,
        const LydPrintJob *job,
        LydPrintState state,
        const char *problem,
        GError **error)
{
  g_autoptr (LydStocks) stocks = NULL;
  const LydStock *stock = state == LYD_PRINT_PRINTED ? load_stock (job->stock, &stocks, NULL) : NULL;
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  gboolean done;

  if (transaction == NULL ||
      !lyd_print_jobs_set_state (file->db, &job->id, LYD_PRINT_SENT, state, problem, &done, error))
    return FALSE;
  if (!done)
    return TRUE; /* somebody else said already what became of it */
  return (state != LYD_PRINT_PRINTED ||
          note_printed (file, job, stock != NULL ? lyd_stock_get_n_positions (stock) : 1, error)) &&
         lyd_transaction_commit (&transaction, error);
}

/**
 * lyd_print_queue_finish:
 * @state: printed; failed; or waiting, where the printer never got it
 * @problem: (nullable): in the printer's words
 *
 * What became of a badge that was taken. A printed one is logged as printed, as it was when it was taken.
 */
gboolean
lyd_print_queue_finish (LydFile *file,
                        const LydId *job,
                        LydPrintState state,
                        const char *problem,
                        GError **error)
{
  g_autoptr (LydPrintJob) found = NULL;

  g_return_val_if_fail (state == LYD_PRINT_PRINTED || state == LYD_PRINT_FAILED || state == LYD_PRINT_WAITING, FALSE);

  return get_job (file, job, &found, error) && finish (file, found, state, problem, error);
}

/**
 * lyd_print_queue_settle:
 *
 * Answers "Did the badge come out?" of one whose program died: it was printed, or it waits again.
 */
gboolean
lyd_print_queue_settle (LydFile *file,
                        const LydId *job,
                        gboolean came_out,
                        GError **error)
{
  g_autoptr (LydPrintJob) found = NULL;

  if (!get_job (file, job, &found, error))
    return FALSE;
  if (found->state != LYD_PRINT_SENT)
    return TRUE;
  if (!found->unsure)
    return refuse (error, _ ("This badge is with the printer just now. Wait for it."));
  return finish (file, found, came_out ? LYD_PRINT_PRINTED : LYD_PRINT_WAITING, NULL, error);
}

/* Within a transaction: from whichever of the two states, each only where it is so still. */
static gboolean
change (LydFile *file,
        const LydPrintJob *job,
        LydPrintState to,
        GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_print_jobs_set_state (file->db, &job->id, job->state, to, NULL, NULL, error) &&
         lyd_transaction_commit (&transaction, error);
}

/* Lets a badge that failed wait once more. */
gboolean
lyd_print_queue_retry (LydFile *file,
                       const LydId *job,
                       GError **error)
{
  g_autoptr (LydPrintJob) found = NULL;

  if (!get_job (file, job, &found, error))
    return FALSE;
  if (found->state == LYD_PRINT_SENT)
    return lyd_print_queue_settle (file, job, FALSE, error);
  return found->state != LYD_PRINT_FAILED || change (file, found, LYD_PRINT_WAITING, error);
}

/* Nobody needs this badge any more. */
gboolean
lyd_print_queue_drop (LydFile *file,
                      const LydId *job,
                      GError **error)
{
  g_autoptr (LydPrintJob) found = NULL;

  if (!get_job (file, job, &found, error))
    return FALSE;
  if (found->state == LYD_PRINT_PRINTED)
    return refuse (error, _ ("This badge is printed already."));
  if (found->state == LYD_PRINT_SENT && !found->unsure)
    return refuse (error, _ ("This badge is with the printer just now. Wait for it."));
  return found->state == LYD_PRINT_DROPPED || change (file, found, LYD_PRINT_DROPPED, error);
}

/* Lets everything that waits or failed wait for @printer. @n: (out): how many */
gboolean
lyd_print_queue_move (LydFile *file,
                      const char *printer,
                      guint *n,
                      GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (GPtrArray) jobs =
    transaction != NULL ? lyd_print_jobs_list (file->db, LYD_PRINT_JOBS_OPEN, -1, error) : NULL;

  if (jobs == NULL)
    return FALSE;
  *n = 0;
  for (guint i = 0; i < jobs->len; i++) {
    const LydPrintJob *job = g_ptr_array_index (jobs, i);
    gboolean done = FALSE;

    if (job->state != LYD_PRINT_SENT &&
        !lyd_print_jobs_set_printer (file->db, &job->id, printer, "", &done, error))
      return FALSE;
    *n += done ? 1 : 0;
  }
  return lyd_transaction_commit (&transaction, error);
}

/* Returns: (transfer full) (nullable): with nothing known where nobody said anything of the printer */
LydPrinterNote *
lyd_print_queue_get_printer (LydFile *file,
                             const char *name,
                             GError **error)
{
  return lyd_printers_get (file->db, name, error);
}

/* Returns: (transfer full) (nullable) (element-type LydPrinterNote): those of which something is known */
GPtrArray *
lyd_print_queue_list_printers (LydFile *file,
                               GError **error)
{
  return lyd_printers_list (file->db, error);
}

/* What is in @printer. Another paper is a new roll or sheet, which nobody has counted. */
gboolean
lyd_print_queue_set_stock (LydFile *file,
                           const char *printer,
                           const char *stock,
                           GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (LydPrinterNote) note = transaction != NULL ? lyd_printers_get (file->db, printer, error) : NULL;

  if (note == NULL)
    return FALSE;
  if (g_strcmp0 (note->stock, stock) != 0)
    note->labels = -1;
  g_free (note->stock);
  note->stock = g_strdup (stock);
  return lyd_printers_set (file->db, note, error) && lyd_transaction_commit (&transaction, error);
}

/* How many labels are left on the roll, or on the sheet that was begun; -1: nobody counts. */
gboolean
lyd_print_queue_set_labels (LydFile *file,
                            const char *printer,
                            int labels,
                            GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);
  g_autoptr (LydPrinterNote) note = transaction != NULL ? lyd_printers_get (file->db, printer, error) : NULL;

  if (note == NULL)
    return FALSE;
  note->labels = MAX (labels, -1);
  return lyd_printers_set (file->db, note, error) && lyd_transaction_commit (&transaction, error);
}
