#include "lyd-words-doors.h"

#include "lyd-backups.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

/* Returns: (transfer full): the board in a line: "Ready for the doors", "2 things stop people at the door" */
char *
lyd_words_doors (const LydDoorsFacts *facts)
{
  int bad = lyd_doors_count (facts, LYD_DOORS_BAD);
  int look = lyd_doors_count (facts, LYD_DOORS_LOOK);

  if (bad > 0)
    return g_strdup_printf (ngettext ("%d thing to see to", "%d things to see to", (gulong) bad), bad);
  if (look > 0)
    return g_strdup_printf (ngettext ("Ready, and %d thing to look at", "Ready, and %d things to look at",
                                      (gulong) look),
                            look);
  return g_strdup (_ ("Ready for the doors"));
}

/* Returns: what is looked at */
const char *
lyd_words_doors_check (LydDoorsCheck check)
{
  static const char *const titles[LYD_DOORS_N_CHECKS] = {
    [LYD_DOORS_CODES] = NC_ ("before the doors open", "Codes"),
    [LYD_DOORS_BADGES] = NC_ ("before the doors open", "Badges"),
    [LYD_DOORS_PRINTER] = NC_ ("before the doors open", "Badge printer"),
    [LYD_DOORS_LABELS] = NC_ ("before the doors open", "Labels"),
    [LYD_DOORS_PAPER] = NC_ ("before the doors open", "List on paper"),
    [LYD_DOORS_BACKUP] = NC_ ("before the doors open", "Backup"),
    [LYD_DOORS_CLOCK] = NC_ ("before the doors open", "Clock"),
    [LYD_DOORS_PIN] = NC_ ("before the doors open", "Staff PIN"),
    [LYD_DOORS_DISK] = NC_ ("before the doors open", "Disk"),
    [LYD_DOORS_POWER] = NC_ ("before the doors open", "Power"),
  };

  return g_dpgettext2 (NULL, "before the doors open", titles[check]);
}

static char *
say_codes (const LydDoorsFacts *facts,
           GTimeZone *zone)
{
  if (facts->expected == 0)
    return g_strdup (_ ("Nobody is registered yet."));
  if (facts->without_code > 0)
    return g_strdup_printf (ngettext ("%d person has no code that can be scanned. Open the registration and choose New "
                                      "Code.",
                                      "%d people have no code that can be scanned. Open each registration and choose "
                                      "New Code.",
                                      (gulong) facts->without_code),
                            facts->without_code);
  return g_strdup_printf (ngettext ("%d person is expected and has a code.", "%d people are expected; all have a code.",
                                    (gulong) facts->expected),
                          facts->expected);
}

static char *
say_badges (const LydDoorsFacts *facts,
            GTimeZone *zone)
{
  if (facts->unprinted > 0)
    return g_strdup_printf (
      ngettext ("%d badge was never printed.", "%d badges were never printed.", (gulong) facts->unprinted),
      facts->unprinted);
  if (facts->changed > 0)
    return g_strdup_printf (ngettext ("%d badge has changed since it was printed.",
                                      "%d badges have changed since they were printed.", (gulong) facts->changed),
                            facts->changed);
  return g_strdup (_ ("All are printed and as they should be."));
}

static char *
say_printer (const LydDoorsFacts *facts,
             GTimeZone *zone)
{
  g_autofree char *when = NULL;

  if (facts->n_printers == 0)
    return g_strdup (_ ("None is set up: badges are not printed at this desk."));
  if (facts->tested_at == LYD_TIME_NONE)
    return g_strdup (_ ("It was never tested."));
  when = lyd_words_moment (facts->tested_at, zone);
  /* Translators: a day and a time. */
  return g_strdup_printf (_ ("Tested %s"), when);
}

static char *
say_labels (const LydDoorsFacts *facts,
            GTimeZone *zone)
{
  if (facts->n_printers == 0 || facts->labels < 0)
    return g_strdup (_ ("Nobody counts them."));
  return g_strdup_printf (
    ngettext ("%d is left on the roll.", "%d are left on the roll.", (gulong) facts->labels), facts->labels);
}

static char *
say_paper (const LydDoorsFacts *facts,
           GTimeZone *zone)
{
  g_autofree char *when = NULL;

  if (facts->paper_at == LYD_TIME_NONE)
    return g_strdup (_ ("Not printed yet. With it the doors open without a computer."));
  when = lyd_words_moment (facts->paper_at, zone);
  if (facts->since_paper > 0)
    return g_strdup_printf (ngettext ("Printed %2$s; %1$d person has registered since.",
                                      "Printed %2$s; %1$d people have registered since.", (gulong) facts->since_paper),
                            facts->since_paper, when);
  /* Translators: a day and a time. */
  return g_strdup_printf (_ ("Printed %s"), when);
}

static char *
say_backup (const LydDoorsFacts *facts,
            GTimeZone *zone)
{
  g_autofree char *age = NULL;

  if (facts->backup_at == LYD_TIME_NONE)
    return g_strdup (_ ("There is no backup yet"));
  age = lyd_backups_describe_age (facts->backup_at, facts->now);
  /* Translators: how old a backup is, "3 days ago" */
  return g_strdup_printf (facts->backup_elsewhere ? _ ("%s, on another disk") : _ ("%s, this computer only"), age);
}

static char *
say_clock (const LydDoorsFacts *facts,
           GTimeZone *zone)
{
  g_autofree char *now = lyd_words_moment (facts->now, zone);
  g_autofree char *latest = NULL;

  if (lyd_doors_judge (facts, LYD_DOORS_CLOCK) == LYD_DOORS_BAD) {
    latest = lyd_words_moment (facts->latest, zone);
    return g_strdup_printf (_ ("It says %1$s, but something was written down at %2$s. Set the computer's clock."), now,
                            latest);
  }
  if (facts->machine.clock_known && !facts->machine.clock_kept)
    return g_strdup_printf (_ ("It says %s. Nothing keeps it right: compare it with a telephone."), now);
  return g_strdup_printf (_ ("It says %s where the event is."), now);
}

static char *
say_pin (const LydDoorsFacts *facts,
         GTimeZone *zone)
{
  return g_strdup (facts->pin ? _ ("It is set.")
                              : _ ("Without it no desk can be opened for volunteers, and no kiosk."));
}

static char *
say_disk (const LydDoorsFacts *facts,
          GTimeZone *zone)
{
  g_autofree char *size = NULL;

  if (facts->machine.free_bytes < 0)
    return g_strdup (_ ("How much is free is not known."));
  size = g_format_size ((guint64) facts->machine.free_bytes);
  /* Translators: "12.3 GB free" */
  return g_strdup_printf (_ ("%s free"), size);
}

static char *
say_power (const LydDoorsFacts *facts,
           GTimeZone *zone)
{
  if (facts->machine.battery < 0)
    return g_strdup (_ ("From the wall"));
  if (facts->machine.plugged_in)
    /* Translators: percent. */
    return g_strdup_printf (_ ("Plugged in, battery at %d %%"), facts->machine.battery);
  return g_strdup_printf (_ ("On battery, %d %% left. Plug it in."), facts->machine.battery);
}

/* @zone: the event's. Returns: (transfer full): how it is with one thing, in a sentence */
char *
lyd_words_doors_line (const LydDoorsFacts *facts,
                      LydDoorsCheck check,
                      GTimeZone *zone)
{
  static char *(*const says[LYD_DOORS_N_CHECKS]) (const LydDoorsFacts *, GTimeZone *) = {
    [LYD_DOORS_CODES] = say_codes,
    [LYD_DOORS_BADGES] = say_badges,
    [LYD_DOORS_PRINTER] = say_printer,
    [LYD_DOORS_LABELS] = say_labels,
    [LYD_DOORS_PAPER] = say_paper,
    [LYD_DOORS_BACKUP] = say_backup,
    [LYD_DOORS_CLOCK] = say_clock,
    [LYD_DOORS_PIN] = say_pin,
    [LYD_DOORS_DISK] = say_disk,
    [LYD_DOORS_POWER] = say_power,
  };

  return says[check](facts, zone);
}
