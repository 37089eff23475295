#include "lyd-closing.h"

/* In the order in which they are due. */
const LydPurgeKind lyd_purge_kinds[LYD_N_PURGES] = {
  { LYD_PURGE_EMERGENCY, "emergency", "purge-emergency", 7 },
  { LYD_PURGE_ANSWERS, "answers", "purge-answers", 30 },
};

/* Returns: the instant from which it is due, UTC milliseconds */
gint64
lyd_purge_get_due (const LydPurgeKind *kind,
                   gint64 event_end)
{
  return event_end + kind->days * LYD_DAY;
}

/* Whether there is nothing that was said: scans and files are emptied along with it, never for themselves. */
gboolean
lyd_purge_counts_is_empty (const LydPurgeCounts *self)
{
  return self->answers == 0 && self->entries == 0 && self->rows == 0 && self->files == 0 && self->scans == 0 &&
         self->bases == 0;
}

LydCopy *
lyd_copy_new (LydCopyKind kind,
              LydCopyState state,
              const char *path)
{
  LydCopy *self = g_new0 (LydCopy, 1);

  self->kind = kind;
  self->state = state;
  self->path = g_strdup (path);
  return self;
}

void
lyd_copy_free (LydCopy *self)
{
  g_free (self->path);
  g_free (self);
}
