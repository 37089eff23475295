#include "lyd-rules.h"

static gboolean
is_unknown (const LydFacts *facts)
{
  return !facts->known;
}

static gboolean
is_other_event (const LydFacts *facts)
{
  return facts->other_event;
}

static gboolean
is_revoked (const LydFacts *facts)
{
  return facts->revoked;
}

static gboolean
is_exit (const LydFacts *facts)
{
  return facts->kind == LYD_SCAN_EXIT;
}

static gboolean
is_cancelled (const LydFacts *facts)
{
  return facts->status == LYD_STATUS_CANCELLED;
}

static gboolean
is_denied (const LydFacts *facts)
{
  return facts->status == LYD_STATUS_DENIED;
}

static gboolean
is_pending (const LydFacts *facts)
{
  return facts->status == LYD_STATUS_PENDING;
}

static gboolean
is_waitlisted (const LydFacts *facts)
{
  return facts->status == LYD_STATUS_WAITLISTED;
}

static gboolean
has_no_place (const LydFacts *facts)
{
  return !facts->has_place;
}

/* An exit frees the place under every policy, but reopens neither a `daily` day nor a `once` session. */
static gboolean
is_already_in (const LydFacts *facts)
{
  if (!facts->entered)
    return FALSE;

  switch (facts->admission) {
  case LYD_ADMIT_ONCE:
    return TRUE;
  case LYD_ADMIT_DAILY:
    return facts->today;
  case LYD_ADMIT_IN_OUT:
    return facts->inside;
  case LYD_ADMIT_UNLIMITED:
  default:
    return FALSE;
  }
}

static gboolean
is_too_early (const LydFacts *facts)
{
  return facts->opens != LYD_TIME_NONE && facts->at < facts->opens;
}

static gboolean
is_over (const LydFacts *facts)
{
  return facts->closes != LYD_TIME_NONE && facts->at > facts->closes;
}

/* Whoever is inside already holds a place and takes no second one. */
static gboolean
is_full (const LydFacts *facts)
{
  return facts->capacity >= 0 && !facts->inside && facts->n_inside >= facts->capacity;
}

static gboolean
needs_answers (const LydFacts *facts)
{
  return facts->answers_needed;
}

/* The first that applies wins; an override lifts only what is liftable. */
static const struct {
  LydVerdict verdict;
  gboolean (*applies) (const LydFacts *facts);
  gboolean liftable;
} rules[] = {
  { LYD_VERDICT_UNKNOWN, is_unknown, FALSE },
  { LYD_VERDICT_WRONG_EVENT, is_other_event, FALSE },
  { LYD_VERDICT_REVOKED, is_revoked, FALSE },
  { LYD_VERDICT_LEFT, is_exit, FALSE },
  { LYD_VERDICT_CANCELLED, is_cancelled, FALSE },
  { LYD_VERDICT_DENIED, is_denied, FALSE },
  { LYD_VERDICT_PENDING, is_pending, TRUE },
  { LYD_VERDICT_WAITLISTED, is_waitlisted, TRUE },
  { LYD_VERDICT_WRONG_SESSION, has_no_place, TRUE },
  { LYD_VERDICT_ALREADY_IN, is_already_in, FALSE },
  { LYD_VERDICT_TOO_EARLY, is_too_early, TRUE },
  { LYD_VERDICT_OVER, is_over, TRUE },
  { LYD_VERDICT_FULL, is_full, TRUE },
  { LYD_VERDICT_ANSWERS_NEEDED, needs_answers, FALSE },
};

/**
 * lyd_rules_decide:
 *
 * The rule of check-in: a pure function of what is known. The order of the rules is the order of their verdicts.
 */
LydRuling
lyd_rules_decide (const LydFacts *facts)
{
  LydRuling ruling = { LYD_VERDICT_ADMITTED, LYD_VERDICT_ADMITTED, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    if (!rules[i].applies (facts))
      continue;
    if (ruling.basis == LYD_VERDICT_ADMITTED)
      ruling.basis = rules[i].verdict;
    if (facts->override && rules[i].liftable)
      continue;
    ruling.verdict = rules[i].verdict;
    return ruling;
  }

  ruling.overridden = ruling.basis != LYD_VERDICT_ADMITTED;
  return ruling;
}
