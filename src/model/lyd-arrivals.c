#include "lyd-arrivals.h"

/* One in so many has lost the ticket, or never looked for it. */
#define NOTHING_IN 6

void
lyd_comer_free (LydComer *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self->code);
  g_free (self);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = ((const LydArrival *) a)->at;
  gint64 right = ((const LydArrival *) b)->at;

  return (left > right) - (left < right);
}

static void
add_arrivals (GArray *arrivals,
              const guint32 *random,
              guint n,
              gint64 from,
              gint64 length)
{
  for (guint i = 0; i < n; i++, random += LYD_ARRIVAL_RANDOM) {
    LydArrival arrival = { .at = from + (gint64) random[0] * length / ((gint64) G_MAXUINT32 + 1) };

    arrival.brings = random[1] % NOTHING_IN == 0 ? LYD_BRINGS_NOTHING : LYD_BRINGS_TICKET;
    g_array_append_val (arrivals, arrival);
  }
}

/* @random: %LYD_ARRIVAL_RANDOM for each of @n. Returns: (transfer full) (element-type LydArrival): in the order of
 * their times */
GArray *
lyd_arrivals_make (guint n,
                   const guint32 *random)
{
  GArray *arrivals = g_array_new (FALSE, FALSE, sizeof (LydArrival));
  guint early = (n * LYD_ARRIVALS_EARLY_SHARE + 50) / 100;
  guint peak = (n * LYD_ARRIVALS_PEAK_SHARE + 50) / 100;

  peak = MIN (peak, n);
  early = MIN (early, n - peak);
  add_arrivals (arrivals, random, early, 0, LYD_ARRIVALS_BEFORE);
  random += early * LYD_ARRIVAL_RANDOM;
  add_arrivals (arrivals, random, peak, LYD_ARRIVALS_BEFORE, LYD_ARRIVALS_PEAK);
  random += peak * LYD_ARRIVAL_RANDOM;
  add_arrivals (arrivals, random, n - early - peak, LYD_ARRIVALS_BEFORE + LYD_ARRIVALS_PEAK, LYD_ARRIVALS_AFTER);
  g_array_sort (arrivals, compare_times);
  return arrivals;
}

struct _LydLine {
  GArray *arrivals;
  GArray *served; /* of gint64: when each was; LYD_TIME_NONE: not yet */
  guint n_come;
  guint n_served;
  guint longest;
};

/* @arrivals: (transfer full) (element-type LydArrival): the n th is who "n" is below */
LydLine *
lyd_line_new (GArray *arrivals)
{
  LydLine *self = g_new0 (LydLine, 1);

  self->arrivals = arrivals;
  self->served = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < arrivals->len; i++) {
    gint64 never = LYD_TIME_NONE;

    g_array_append_val (self->served, never);
  }
  return self;
}

void
lyd_line_free (LydLine *self)
{
  g_array_unref (self->arrivals);
  g_array_unref (self->served);
  g_free (self);
}

static const LydArrival *
get_arrival (const LydLine *self,
             guint who)
{
  return &g_array_index (self->arrivals, LydArrival, who);
}

static gint64
get_served (const LydLine *self,
            guint who)
{
  return g_array_index (self->served, gint64, who);
}

static guint
count_waiting (const LydLine *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_come; i++)
    n += get_served (self, i) == LYD_TIME_NONE;
  return n;
}

/* It is now @at: whoever was to come by then stands in the line. */
void
lyd_line_advance (LydLine *self,
                  gint64 at)
{
  while (self->n_come < self->arrivals->len && get_arrival (self, self->n_come)->at <= at)
    self->n_come++;
  self->longest = MAX (self->longest, count_waiting (self));
}

/* Returns: whether that was somebody's turn: not of who had not come yet, or was served before */
gboolean
lyd_line_serve (LydLine *self,
                guint who,
                gint64 at)
{
  if (who >= self->n_come || get_served (self, who) != LYD_TIME_NONE)
    return FALSE;
  g_array_index (self->served, gint64, who) = at;
  self->n_served++;
  return TRUE;
}

/* Returns: who has waited longest; -1: nobody waits */
int
lyd_line_get_next (const LydLine *self)
{
  for (guint i = 0; i < self->n_come; i++)
    if (get_served (self, i) == LYD_TIME_NONE)
      return (int) i;
  return -1;
}

/* Returns: who came last; -1: nobody has come */
int
lyd_line_get_last_come (const LydLine *self)
{
  return (int) self->n_come - 1;
}

/* Returns: when the next one comes; %LYD_TIME_NONE: all have */
gint64
lyd_line_get_next_time (const LydLine *self)
{
  return self->n_come < self->arrivals->len ? get_arrival (self, self->n_come)->at : LYD_TIME_NONE;
}

LydBrings
lyd_line_get_brings (const LydLine *self,
                     guint who)
{
  return get_arrival (self, who)->brings;
}

/* Returns: how long they have waited at @at, or had when they were served; milliseconds */
gint64
lyd_line_get_wait (const LydLine *self,
                   guint who,
                   gint64 at)
{
  gint64 end = get_served (self, who) != LYD_TIME_NONE ? get_served (self, who) : at;

  return MAX (end - get_arrival (self, who)->at, 0);
}

gboolean
lyd_line_is_over (const LydLine *self)
{
  return self->n_served == self->arrivals->len;
}

static int
compare_waits (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* @report: (out caller-allocates): how it went so far */
void
lyd_line_report (const LydLine *self,
                 LydLineReport *report)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first = G_MAXINT64;
  gint64 last = 0;

  *report = (LydLineReport){ self->n_served, count_waiting (self), self->longest, 0, 0, 0 };
  for (guint i = 0; i < self->n_come; i++) {
    gint64 served = get_served (self, i);
    gint64 wait = lyd_line_get_wait (self, i, served);

    if (served == LYD_TIME_NONE)
      continue;
    first = MIN (first, served);
    last = MAX (last, served);
    g_array_append_val (waits, wait);
  }
  if (waits->len == 0)
    return;
  g_array_sort (waits, compare_waits);
  report->waited = g_array_index (waits, gint64, (waits->len - 1) / 2);
  report->worst = g_array_index (waits, gint64, waits->len - 1);
  if (waits->len > 1)
    report->per_person = (last - first) / (waits->len - 1);
}
