#include "lyd-pulse.h"

/* So many exchanges in a row without anybody are more than a holiday. */
#define QUIET_AFTER 3

/* How many exchanges that are known nobody came to since the last one that somebody did. */
static int
count_missed (const LydPulse *self,
              int last)
{
  int n = 0;

  for (int i = last + 1; i < self->n; i++)
    n += self->squares[i] == 0;
  return n;
}

/* Reads a pulse as a person would: what is not known counts for and against nobody. */
LydPulseVerdict
lyd_pulse_judge (const LydPulse *self)
{
  LydPulseVerdict verdict = { .state = LYD_PULSE_NONE, .first = -1, .last = -1 };
  gboolean new_one = FALSE;

  for (int i = 0; i < self->n; i++) {
    new_one = new_one || self->squares[i] == LYD_PULSE_NOT_YET;
    if (self->squares[i] < 0)
      continue;
    verdict.n_known++;
    if (self->squares[i] == 0)
      continue;
    verdict.n_came++;
    verdict.last = i;
    if (verdict.first < 0)
      verdict.first = i;
  }

  if (verdict.n_known == 0)
    return verdict;
  if (verdict.n_came == 0)
    verdict.state = LYD_PULSE_NEVER;
  else if (count_missed (self, verdict.last) >= QUIET_AFTER)
    verdict.state = LYD_PULSE_QUIET;
  else
    verdict.state = new_one ? LYD_PULSE_NEW : LYD_PULSE_STEADY;
  return verdict;
}
