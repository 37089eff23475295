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

/* (nullable): %NULL where @step purges nothing */
const LydPurgeKind *
lyd_closing_get_purge (LydClosingStep step)
{
  return step == LYD_CLOSING_EMERGENCY ? &lyd_purge_kinds[0]
         : step == LYD_CLOSING_ANSWERS ? &lyd_purge_kinds[1]
                                       : NULL;
}

/* Returns: from when on @step is due */
gint64
lyd_closing_get_day (const LydClosingFacts *self,
                     LydClosingStep step)
{
  const LydPurgeKind *kind = lyd_closing_get_purge (step);

  return kind != NULL ? lyd_purge_get_due (kind, self->end) : self->end;
}

/* Whether there is anything to do at all. */
static gboolean
has_work (const LydClosingFacts *self,
          LydClosingStep step)
{
  switch (step) {
  case LYD_CLOSING_UNMATCHED:
    return self->unmatched > 0;
  case LYD_CLOSING_NO_SHOWS:
    return !self->sensitive && self->no_shows > 0;
  case LYD_CLOSING_CERTIFICATES:
    return !self->sensitive && self->certificates_due + self->certificates_made > 0;
  case LYD_CLOSING_THANKS:
    return !self->sensitive && self->attended > 0;
  case LYD_CLOSING_REPORT:
    return self->people > 0;
  case LYD_CLOSING_ARCHIVE:
    return !self->sensitive;
  case LYD_CLOSING_EMERGENCY:
    return self->answers[0] > 0 || self->purged_at[0] != LYD_TIME_NONE;
  case LYD_CLOSING_ANSWERS:
    return self->answers[1] > 0 || self->purged_at[1] != LYD_TIME_NONE;
  case LYD_CLOSING_N_STEPS:
  default:
    return FALSE;
  }
}

static gboolean
is_done (const LydClosingFacts *self,
         LydClosingStep step)
{
  const gint64 marks[LYD_CLOSING_N_STEPS] = {
    [LYD_CLOSING_UNMATCHED] = LYD_TIME_NONE,
    [LYD_CLOSING_NO_SHOWS] = self->regretted_at,
    [LYD_CLOSING_CERTIFICATES] = LYD_TIME_NONE,
    [LYD_CLOSING_THANKS] = self->thanked_at,
    [LYD_CLOSING_REPORT] = self->reported_at,
    [LYD_CLOSING_ARCHIVE] = self->archived_at,
    [LYD_CLOSING_EMERGENCY] = self->purged_at[0],
    [LYD_CLOSING_ANSWERS] = self->purged_at[1],
  };

  if (step == LYD_CLOSING_CERTIFICATES)
    return self->certificates_due == 0;
  /* Answers that came in after a purge are due again. */
  if (lyd_closing_get_purge (step) != NULL && self->answers[step - LYD_CLOSING_EMERGENCY] > 0)
    return FALSE;
  return marks[step] != LYD_TIME_NONE;
}

LydClosingState
lyd_closing_judge (const LydClosingFacts *self,
                   LydClosingStep step)
{
  if (!has_work (self, step))
    return LYD_CLOSING_NOTHING;
  if (is_done (self, step))
    return LYD_CLOSING_DONE;
  return lyd_closing_get_day (self, step) <= self->now ? LYD_CLOSING_DUE : LYD_CLOSING_LATER;
}

/* Returns: of how many steps that is so */
int
lyd_closing_count (const LydClosingFacts *self,
                   LydClosingState state)
{
  int n = 0;

  for (LydClosingStep step = 0; step < LYD_CLOSING_N_STEPS; step++)
    n += lyd_closing_judge (self, step) == state;
  return n;
}

void
lyd_closing_due_free (LydClosingDue *self)
{
  g_free (self->title);
  g_free (self);
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
