#include "lyd-doors-ready.h"

/* Whether @at is no longer ago than @lasts. */
static gboolean
is_recent (const LydDoorsFacts *facts,
           gint64 at,
           gint64 lasts)
{
  return at != LYD_TIME_NONE && facts->now - at <= lasts;
}

static LydDoorsState
judge_codes (const LydDoorsFacts *facts)
{
  if (facts->expected == 0)
    return LYD_DOORS_LOOK;
  return facts->without_code > 0 ? LYD_DOORS_BAD : LYD_DOORS_GOOD;
}

static LydDoorsState
judge_badges (const LydDoorsFacts *facts)
{
  return facts->unprinted + facts->changed > 0 ? LYD_DOORS_LOOK : LYD_DOORS_GOOD;
}

/* Nobody has to print at the door: badges may all have been printed before. */
static LydDoorsState
judge_printer (const LydDoorsFacts *facts)
{
  if (facts->n_printers == 0)
    return LYD_DOORS_NOT_ASKED;
  return is_recent (facts, facts->tested_at, LYD_DOORS_TEST_LASTS) ? LYD_DOORS_GOOD : LYD_DOORS_BAD;
}

static LydDoorsState
judge_labels (const LydDoorsFacts *facts)
{
  if (facts->n_printers == 0 || facts->labels < 0)
    return LYD_DOORS_NOT_ASKED;
  if (facts->labels == 0)
    return LYD_DOORS_BAD;
  return facts->labels < LYD_DOORS_FEW_LABELS ? LYD_DOORS_LOOK : LYD_DOORS_GOOD;
}

/* A list from before the last registrations still serves, with those written on it by hand. */
static LydDoorsState
judge_paper (const LydDoorsFacts *facts)
{
  if (facts->paper_at == LYD_TIME_NONE)
    return LYD_DOORS_BAD;
  return facts->since_paper > 0 ? LYD_DOORS_LOOK : LYD_DOORS_GOOD;
}

static LydDoorsState
judge_backup (const LydDoorsFacts *facts)
{
  if (!is_recent (facts, facts->backup_at, LYD_DOORS_BACKUP_LASTS))
    return LYD_DOORS_BAD;
  return facts->backup_elsewhere ? LYD_DOORS_GOOD : LYD_DOORS_LOOK;
}

/* What was written down is from the past: a clock before it is wrong for certain. */
static LydDoorsState
judge_clock (const LydDoorsFacts *facts)
{
  if (facts->latest != LYD_TIME_NONE && facts->latest > facts->now + LYD_MINUTE)
    return LYD_DOORS_BAD;
  return !facts->machine.clock_known || facts->machine.clock_kept ? LYD_DOORS_GOOD : LYD_DOORS_LOOK;
}

static LydDoorsState
judge_pin (const LydDoorsFacts *facts)
{
  return facts->pin ? LYD_DOORS_GOOD : LYD_DOORS_LOOK;
}

static LydDoorsState
judge_disk (const LydDoorsFacts *facts)
{
  if (facts->machine.free_bytes < 0)
    return LYD_DOORS_NOT_ASKED;
  return facts->machine.free_bytes < LYD_DOORS_LITTLE_DISK ? LYD_DOORS_BAD : LYD_DOORS_GOOD;
}

static LydDoorsState
judge_power (const LydDoorsFacts *facts)
{
  if (facts->machine.battery < 0)
    return LYD_DOORS_NOT_ASKED;
  if (facts->machine.plugged_in)
    return LYD_DOORS_GOOD;
  return facts->machine.battery < LYD_DOORS_LITTLE_BATTERY ? LYD_DOORS_BAD : LYD_DOORS_LOOK;
}

/* Returns: how it is with one thing that people at the door depend on */
LydDoorsState
lyd_doors_judge (const LydDoorsFacts *facts,
                 LydDoorsCheck check)
{
  static LydDoorsState (*const judges[LYD_DOORS_N_CHECKS]) (const LydDoorsFacts *) = {
    [LYD_DOORS_CODES] = judge_codes,
    [LYD_DOORS_BADGES] = judge_badges,
    [LYD_DOORS_PRINTER] = judge_printer,
    [LYD_DOORS_LABELS] = judge_labels,
    [LYD_DOORS_PAPER] = judge_paper,
    [LYD_DOORS_BACKUP] = judge_backup,
    [LYD_DOORS_CLOCK] = judge_clock,
    [LYD_DOORS_PIN] = judge_pin,
    [LYD_DOORS_DISK] = judge_disk,
    [LYD_DOORS_POWER] = judge_power,
  };

  return judges[check](facts);
}

/* Returns: how many checks are in @state */
int
lyd_doors_count (const LydDoorsFacts *facts,
                 LydDoorsState state)
{
  int n = 0;

  for (LydDoorsCheck check = 0; check < LYD_DOORS_N_CHECKS; check++)
    n += lyd_doors_judge (facts, check) == state;
  return n;
}
