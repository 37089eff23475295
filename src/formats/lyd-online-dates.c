#include "lyd-online-reader.h"

#include "lyd-import-file.h"
#include "lyd-online-cells.h"

#include <string.h>

/* When something was, as reports write it. One column has one order of day and month (formats.md, "Import rules", 5);
 * what a column leaves open is told by the others, by the day that is asked for, or by the format. */

#define LOOK_AT 50

static const LydOnlineField fields[] = { LYD_ONLINE_JOIN, LYD_ONLINE_LEAVE, LYD_ONLINE_REGISTERED_AT,
                                         LYD_ONLINE_TIMESTAMP, LYD_ONLINE_SUBMITTED };

static void
learn_column (const LydOnlineReading *self,
              const LydOnlineTable *table,
              LydOnlineField field,
              LydDateEvidence *evidence)
{
  for (guint i = 0; i < table->rows->len; i++)
    lyd_dates_learn (evidence, lyd_online_cell (self, table, g_array_index (table->rows, guint, i), field));
}

static void
add_evidence (LydDateEvidence *sum,
              const LydDateEvidence *evidence)
{
  sum->month_first += evidence->month_first;
  sum->day_first += evidence->day_first;
  sum->either += evidence->either;
  sum->dotted += evidence->dotted;
}

/* Whether the text has a clock of twelve hours, as month-first countries write it. */
static gboolean
has_half_days (const LydOnlineReading *self,
               const LydOnlineTable *table,
               LydOnlineField field)
{
  for (guint i = 0; i < MIN (table->rows->len, LOOK_AT); i++) {
    const char *cell = lyd_online_cell (self, table, g_array_index (table->rows, guint, i), field);
    gsize length = strlen (cell);

    if (length > 2 && g_ascii_toupper (cell[length - 1]) == 'M' && strchr ("aApP", cell[length - 2]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Which order puts the column on the day that is asked for, if only one does. */
static gboolean
decide_by_day (const LydOnlineReading *self,
               const LydOnlineTable *table,
               LydOnlineField field,
               LydDateOrder *order)
{
  guint near[2] = { 0, 0 };
  gint64 noon;

  if (!g_date_valid (&self->day) || (field == LYD_ONLINE_REGISTERED_AT))
    return FALSE;
  noon = lyd_time_from_local (self->zone, g_date_get_year (&self->day), (int) g_date_get_month (&self->day),
                              g_date_get_day (&self->day), 12, 0, 0);
  for (guint i = 0; i < MIN (table->rows->len, LOOK_AT); i++) {
    const char *cell = lyd_online_cell (self, table, g_array_index (table->rows, guint, i), field);

    for (guint candidate = 0; candidate < G_N_ELEMENTS (near); candidate++) {
      gint64 instant;

      if (lyd_date_read (&instant, cell, (LydDateOrder) candidate, self->zone) && ABS (instant - noon) <= 36 * LYD_HOUR)
        near[candidate]++;
    }
  }
  if ((near[0] > 0) == (near[1] > 0))
    return FALSE;
  *order = near[0] > 0 ? LYD_DATE_MONTH_FIRST : LYD_DATE_DAY_FIRST;
  return TRUE;
}

static LydDateOrder
decide_column (LydOnlineReading *self,
               const LydOnlineTable *table,
               LydOnlineField field,
               const LydDateEvidence *all,
               gboolean *sure)
{
  const LydOnlineReader *reader = self->report->format->online;
  LydDateEvidence own = { 0 };
  gboolean half_days;
  LydDateOrder order;

  learn_column (self, table, field, &own);
  order = lyd_dates_decide (&own, sure);
  if (*sure)
    return order;
  if (own.month_first == 0 && own.day_first == 0) {
    order = lyd_dates_decide (all, sure);
    if (*sure)
      return order;
  }
  *sure = TRUE;
  if (decide_by_day (self, table, field, &order))
    return order;
  if (self->order >= 0)
    return (LydDateOrder) self->order;
  half_days = has_half_days (self, table, field);
  *sure = reader->month_first && half_days;
  if (own.month_first != own.day_first)
    return own.month_first > own.day_first ? LYD_DATE_MONTH_FIRST : LYD_DATE_DAY_FIRST;
  if (reader->month_first)
    return self->tables->foreign && !half_days ? LYD_DATE_DAY_FIRST : LYD_DATE_MONTH_FIRST;
  return half_days || !reader->own_clock ? LYD_DATE_MONTH_FIRST : LYD_DATE_DAY_FIRST;
}

/* Decides for every column of dates whether the month or the day comes first. */
void
lyd_online_decide_dates (LydOnlineReading *self)
{
  LydDateEvidence all = { 0 };
  LydOnlineReport *report = self->report;

  self->orders = g_array_new (FALSE, TRUE, sizeof (LydDateOrder));
  g_array_set_size (self->orders, self->tables->tables->len * LYD_ONLINE_N_FIELDS);
  report->dates_sure = TRUE;
  report->order = LYD_DATE_MONTH_FIRST;
  lyd_dates_learn (&all, self->tables->summary.start != NULL ? self->tables->summary.start : "");
  lyd_dates_learn (&all, self->tables->summary.end != NULL ? self->tables->summary.end : "");
  for (guint i = 0; i < self->tables->tables->len; i++)
    for (gsize f = 0; f < G_N_ELEMENTS (fields); f++) {
      LydDateEvidence evidence = { 0 };

      learn_column (self, lyd_online_tables_get (self->tables, i), fields[f], &evidence);
      add_evidence (&all, &evidence);
    }
  for (guint i = self->tables->tables->len; i > 0; i--)
    for (gsize f = G_N_ELEMENTS (fields); f > 0; f--) {
      const LydOnlineTable *table = lyd_online_tables_get (self->tables, i - 1);
      LydDateOrder *order = &g_array_index (self->orders, LydDateOrder, (i - 1) * LYD_ONLINE_N_FIELDS + fields[f - 1]);
      gboolean sure;

      if (!lyd_online_table_has (table, fields[f - 1]))
        continue;
      *order = decide_column (self, table, fields[f - 1], &all, &sure);
      report->dates_sure &= sure;
      report->order = *order;
    }
}

/* "Jun 17, 2027 01:56 PM IST": an abbreviation that means several zones means none. */
static gboolean
read_without_zone (LydOnlineReading *self,
                   const char *cell,
                   LydDateOrder order,
                   gint64 *instant)
{
  g_autofree char *text = g_strdup (cell);
  char *last = strrchr (text, ' ');
  gsize n = 0;

  while (last != NULL && g_ascii_isupper (last[1 + n]))
    n++;
  if (n < 2 || n > 5 || last[1 + n] != '\0')
    return FALSE;
  *last = '\0';
  return lyd_date_read (instant, text, order, self->zone);
}

static gboolean
read_clock (LydOnlineReading *self,
            const char *cell,
            gint64 *instant,
            const char **reason)
{
  int second;

  if (!lyd_online_read_clock (&second, cell))
    return FALSE;
  self->report->needs_date = TRUE;
  if (!g_date_valid (&self->day)) {
    *reason = LYD_REASON_NO_DATE;
    return FALSE;
  }
  *instant = lyd_time_from_local (self->zone, g_date_get_year (&self->day), (int) g_date_get_month (&self->day),
                                  g_date_get_day (&self->day), second / 3600, second / 60 % 60, second % 60);
  return *instant != LYD_TIME_NONE;
}

/**
 * lyd_online_read_time:
 * @instant: (out): %LYD_TIME_NONE where there is none
 *
 * Returns: %FALSE where something stands there that cannot be read; then it is a problem of the report
 */
gboolean
lyd_online_read_time (LydOnlineReading *self,
                      const LydOnlineTable *table,
                      guint record,
                      LydOnlineField field,
                      gint64 *instant)
{
  const char *cell = lyd_online_cell (self, table, record, field);
  LydDateOrder order = g_array_index (self->orders, LydDateOrder, table->index * LYD_ONLINE_N_FIELDS + field);
  const char *reason = LYD_REASON_BAD_DATE;

  *instant = LYD_TIME_NONE;
  if (lyd_online_is_nothing (cell))
    return TRUE;
  if (lyd_date_read (instant, cell, order, self->zone) || read_without_zone (self, cell, order, instant) ||
      read_clock (self, cell, instant, &reason))
    return TRUE;
  *instant = LYD_TIME_NONE;
  lyd_online_add_problem (self, record, table->at[field], reason, cell);
  return FALSE;
}

/* A time of the summary: in the order of the first column. */
gint64
lyd_online_read_summary_time (LydOnlineReading *self,
                              const char *text)
{
  gint64 instant;

  if (text == NULL || lyd_online_is_nothing (text))
    return LYD_TIME_NONE;
  if (lyd_date_read (&instant, text, self->report->order, self->zone) ||
      read_without_zone (self, text, self->report->order, &instant))
    return instant;
  return LYD_TIME_NONE;
}
