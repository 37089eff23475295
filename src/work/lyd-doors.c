#include "lyd-doors.h"

#include "lyd-backups.h"
#include "lyd-badges.h"
#include "lyd-file-private.h"
#include "lyd-pin.h"
#include "lyd-plan.h"
#include "lyd-print-queue.h"
#include "lyd-readiness.h"

/* A folder that is on a stick which is not there is as good as no backup: that is what the board has to say. */
static void
look_at_backups (LydFile *file,
                 const char *folder,
                 LydDoorsFacts *facts)
{
  g_autoptr (GPtrArray) backups = lyd_backups_list (folder, NULL);

  if (backups != NULL && backups->len > 0)
    facts->backup_at = ((const LydBackup *) g_ptr_array_index (backups, 0))->at;
  facts->backup_elsewhere = lyd_backups_is_elsewhere (lyd_file_get_path (file), folder);
}

static gboolean
count_badges (LydFile *file,
              const LydId *event,
              LydDoorsFacts *facts,
              GError **error)
{
  g_autoptr (LydEvent) read = lyd_plan_get_event (file, event, error);

  if (read == NULL)
    return FALSE;
  return read->mode == LYD_MODE_ONLINE ||
         lyd_badges_count (file, event, &facts->unprinted, &facts->changed, error);
}

/* One that was tested is one that prints; the roll that ends first is the one to change. */
static gboolean
look_at_printers (LydFile *file,
                  LydDoorsFacts *facts,
                  GError **error)
{
  g_autoptr (GPtrArray) printers = lyd_print_queue_list_printers (file, error);

  if (printers == NULL)
    return FALSE;
  facts->n_printers = (int) printers->len;
  for (guint i = 0; i < printers->len; i++) {
    const LydPrinterNote *note = g_ptr_array_index (printers, i);

    facts->tested_at = MAX (facts->tested_at, note->tested_at);
    if (note->labels >= 0)
      facts->labels = facts->labels < 0 ? note->labels : MIN (facts->labels, note->labels);
  }
  return TRUE;
}

/**
 * lyd_doors_look:
 * @backups: the folder of backups
 * @machine: what the computer says of itself
 * @facts: (out caller-allocates)
 *
 * Looks at everything that has to be ready before the doors of @event open. Only reads.
 */
gboolean
lyd_doors_look (LydFile *file,
                const LydId *event,
                const char *backups,
                const LydMachine *machine,
                LydDoorsFacts *facts,
                GError **error)
{
  LydReadinessCount count;

  *facts = (LydDoorsFacts){ .now = lyd_context_now (&file->context), .machine = *machine, .labels = -1 };
  facts->tested_at = facts->backup_at = LYD_TIME_NONE;
  if (!count_badges (file, event, facts, error) || !look_at_printers (file, facts, error) ||
      !lyd_readiness_get (file->db, event, LYD_DOORS_DID_PAPER, &facts->paper_at, error) ||
      !lyd_readiness_count (file->db, event, facts->paper_at, &count, error) ||
      !lyd_readiness_get_latest (file->db, &facts->latest, error) || !lyd_pin_is_set (file, &facts->pin, error))
    return FALSE;
  facts->expected = count.expected;
  facts->without_code = count.without_code;
  facts->since_paper = count.since;
  look_at_backups (file, backups, facts);
  return TRUE;
}

/* Remembers that somebody has seen to @what, one of the LYD_DOORS_DID_ words, just now. */
gboolean
lyd_doors_mark (LydFile *file,
                const LydId *event,
                const char *what,
                GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_readiness_set (file->db, event, what, lyd_context_now (&file->context), error) &&
         lyd_transaction_commit (&transaction, error);
}
