#include "lyd-online-reader.h"

#include "lyd-columns.h"
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

/* Whether the column has a clock of twelve hours, "2:01 PM", as month-first countries write it. Those that put the day
 * first and still count to twelve write "2:01 pm". */
static gboolean
has_half_days (const LydOnlineReading *self,
               const LydOnlineTable *table,
               LydOnlineField field)
{
  for (guint i = 0; i < MIN (table->rows->len, LOOK_AT); i++) {
    const char *cell = lyd_online_cell (self, table, g_array_index (table->rows, guint, i), field);
    gsize length = strlen (cell);

    if (length > 2 && cell[length - 1] == 'M' && (cell[length - 2] == 'A' || cell[length - 2] == 'P'))
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
  *sure = half_days && (reader->month_first || (reader->own_clock && !self->tables->foreign));
  if (own.month_first != own.day_first)
    return own.month_first > own.day_first ? LYD_DATE_MONTH_FIRST : LYD_DATE_DAY_FIRST;
  if (reader->month_first)
    return self->tables->foreign && !half_days ? LYD_DATE_DAY_FIRST : LYD_DATE_MONTH_FIRST;
  return half_days || !reader->own_clock ? LYD_DATE_MONTH_FIRST : LYD_DATE_DAY_FIRST;
}

static void
learn_all (const LydOnlineReading *self,
           LydDateEvidence *all)
{
  const LydOnlineSummary *summary = &self->tables->summary;
  const char *const texts[] = { summary->start, summary->end, summary->date };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      lyd_dates_learn (all, texts[i]);
  for (guint i = 0; i < self->tables->tables->len; i++)
    for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
      learn_column (self, lyd_online_tables_get (self->tables, i), fields[f], all);
}

/* "Join Time (UTC)": the zone that a header names. Returns: (transfer full) (nullable) */
static char *
read_header_zone (const LydOnlineReading *self,
                  const LydOnlineTable *table,
                  LydOnlineField field)
{
  const char *header = lyd_cell_clean (self->csv, table->header, (guint) table->at[field], self->tables->strings);
  const char *open = strrchr (header, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;
  g_autofree char *name = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
  g_autofree char *sample = name != NULL ? g_strconcat ("2000-01-01 00:00 ", name, NULL) : NULL;
  gint64 instant;

  if (table->untitled || sample == NULL || name[0] == '\0' ||
      !lyd_date_read (&instant, sample, LYD_DATE_MONTH_FIRST, self->zone))
    return NULL;
  return g_steal_pointer (&name);
}

static guint
column_index (const LydOnlineTable *table,
              LydOnlineField field)
{
  return table->index * LYD_ONLINE_N_FIELDS + field;
}

/* "Join Time (UTC), Leave Time": both are by one clock. */
static void
share_zone (LydOnlineReading *self,
            const LydOnlineTable *table)
{
  gpointer *join = &self->zones->pdata[column_index (table, LYD_ONLINE_JOIN)];
  gpointer *leave = &self->zones->pdata[column_index (table, LYD_ONLINE_LEAVE)];

  if (*join == NULL)
    *join = g_strdup (*leave);
  else if (*leave == NULL)
    *leave = g_strdup (*join);
}

/* Decides for every column of times in which order and by whose clock it is. */
void
lyd_online_decide_dates (LydOnlineReading *self)
{
  LydOnlineReport *report = self->report;
  guint n_tables = self->tables->tables->len;
  LydDateEvidence all = { 0 };

  self->orders = g_array_new (FALSE, TRUE, sizeof (LydDateOrder));
  g_array_set_size (self->orders, n_tables * LYD_ONLINE_N_FIELDS);
  self->zones = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->zones, (int) (n_tables * LYD_ONLINE_N_FIELDS));
  report->dates_sure = TRUE;
  report->order = LYD_DATE_MONTH_FIRST;
  learn_all (self, &all);
  for (guint i = n_tables; i > 0; i--)
    for (gsize f = G_N_ELEMENTS (fields); f > 0; f--) {
      const LydOnlineTable *table = lyd_online_tables_get (self->tables, i - 1);
      guint column = column_index (table, fields[f - 1]);
      LydDateOrder *order = &g_array_index (self->orders, LydDateOrder, column);
      gboolean sure;

      if (!lyd_online_table_has (table, fields[f - 1]))
        continue;
      *order = decide_column (self, table, fields[f - 1], &all, &sure);
      self->zones->pdata[column] = read_header_zone (self, table, fields[f - 1]);
      report->dates_sure &= sure;
      report->order = *order;
    }
  for (guint i = 0; i < n_tables; i++)
    share_zone (self, lyd_online_tables_get (self->tables, i));
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
read_dated (LydOnlineReading *self,
            const char *cell,
            LydDateOrder order,
            const char *zone,
            gint64 *instant)
{
  if (zone != NULL) {
    g_autofree char *text = g_strconcat (cell, " ", zone, NULL);

    if (lyd_date_read (instant, text, order, self->zone))
      return TRUE;
  }
  return lyd_date_read (instant, cell, order, self->zone) || read_without_zone (self, cell, order, instant);
}

static void
set_day (GDate *day,
         GDateTime *at)
{
  g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (at), (GDateMonth) g_date_time_get_month (at),
                  (GDateYear) g_date_time_get_year (at));
}

/* The day of a time without a date: of joining, the row's own, the report's, or the one that is asked for. */
static gboolean
find_day (LydOnlineReading *self,
          const LydOnlineTable *table,
          guint record,
          LydDateOrder order,
          GDate *day)
{
  const char *said[] = { lyd_online_cell (self, table, record, LYD_ONLINE_DATE),
                         lyd_online_cell (self, table, record, LYD_ONLINE_START), self->tables->summary.date,
                         self->tables->summary.start };

  if (self->after != LYD_TIME_NONE) {
    g_autoptr (GDateTime) after = lyd_time_to_local (self->after, self->zone);

    set_day (day, after);
    return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++) {
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GDateTime) at = NULL;
    gint64 instant;

    if (said[i] == NULL || said[i][0] == '\0' || !lyd_date_read (&instant, said[i], order, utc))
      continue;
    at = lyd_time_to_local (instant, utc);
    set_day (day, at);
    return TRUE;
  }
  self->report->needs_date = TRUE;
  *day = self->day;
  return g_date_valid (&self->day);
}

static gboolean
read_clock (LydOnlineReading *self,
            const LydOnlineTable *table,
            guint record,
            LydDateOrder order,
            const char *cell,
            gint64 *instant,
            const char **reason)
{
  GDate day;
  int second;

  if (!lyd_online_read_clock (&second, cell))
    return FALSE;
  g_date_clear (&day, 1);
  if (!find_day (self, table, record, order, &day)) {
    *reason = LYD_REASON_NO_DATE;
    return FALSE;
  }
  *instant = lyd_time_from_local (self->zone, g_date_get_year (&day), (int) g_date_get_month (&day),
                                  g_date_get_day (&day), second / 3600, second / 60 % 60, second % 60);
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
  LydDateOrder order = g_array_index (self->orders, LydDateOrder, column_index (table, field));
  const char *zone = g_ptr_array_index (self->zones, column_index (table, field));
  const char *reason = LYD_REASON_BAD_DATE;

  *instant = LYD_TIME_NONE;
  if (lyd_online_is_nothing (cell))
    return TRUE;
  if (read_dated (self, cell, order, zone, instant) ||
      read_clock (self, table, record, order, cell, instant, &reason))
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

  if (text == NULL || lyd_online_is_nothing (text) || !read_dated (self, text, self->report->order, NULL, &instant))
    return LYD_TIME_NONE;
  return instant;
}
