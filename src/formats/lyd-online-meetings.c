#include "lyd-online-reader.h"

#include "lyd-online-cells.h"

#include <string.h>

/* A flat history has the meeting in front of every row, and may hold several: each Thursday of a series, or one that
 * was started again. Those of the day that is asked for are read; the others are told and left out. */

typedef struct {
  guint record;   /* its first row */
  guint table;    /* ... and in which table that is */
  gboolean other; /* it was on another day */
} Meeting;

/* What tells one meeting from another. */
static char *
make_key (const LydOnlineReading *self,
          const LydOnlineTable *table,
          guint record)
{
  return g_strconcat (lyd_online_cell (self, table, record, LYD_ONLINE_MEETING), "\n",
                      lyd_online_cell (self, table, record, LYD_ONLINE_TOPIC), "\n",
                      lyd_online_cell (self, table, record, LYD_ONLINE_START), NULL);
}

static gboolean
is_on_day (const LydOnlineReading *self,
           const char *start)
{
  GDate day;

  for (int order = LYD_DATE_MONTH_FIRST; order <= LYD_DATE_DAY_FIRST; order++) {
    gint64 instant;
    g_autoptr (GDateTime) local = NULL;

    if (!lyd_date_read (&instant, start, (LydDateOrder) order, self->zone))
      continue;
    local = lyd_time_to_local (instant, self->zone);
    g_date_clear (&day, 1);
    g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (local),
                    (GDateMonth) g_date_time_get_month (local), (GDateYear) g_date_time_get_year (local));
    if (g_date_compare (&day, &self->day) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full): keys to indices into @meetings */
static GHashTable *
list_meetings (const LydOnlineReading *self,
               GArray *meetings)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, i);

    for (guint j = 0; table->flat && j < table->rows->len; j++) {
      Meeting meeting = { g_array_index (table->rows, guint, j), i, FALSE };
      g_autofree char *key = make_key (self, table, meeting.record);

      if (lyd_csv_has_nul (self->csv, meeting.record) || g_hash_table_contains (found, key))
        continue;
      g_hash_table_insert (found, g_steal_pointer (&key), GUINT_TO_POINTER (meetings->len));
      g_array_append_val (meetings, meeting);
    }
  }
  return found;
}

/* Which of them are of another day. Where none is of the day that is asked for, all are read. */
static void
judge_meetings (const LydOnlineReading *self,
                GArray *meetings)
{
  guint n_others = 0;

  for (guint i = 0; g_date_valid (&self->day) && i < meetings->len; i++) {
    Meeting *meeting = &g_array_index (meetings, Meeting, i);
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, meeting->table);

    meeting->other = !is_on_day (self, lyd_online_cell (self, table, meeting->record, LYD_ONLINE_START));
    n_others += meeting->other ? 1 : 0;
  }
  for (guint i = 0; n_others == meetings->len && i < meetings->len; i++)
    g_array_index (meetings, Meeting, i).other = FALSE;
}

static void
drop_rows (LydOnlineReading *self,
           const GArray *meetings,
           GHashTable *found)
{
  for (guint i = 0; i < self->tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, i);
    guint n = 0;

    for (guint j = 0; table->flat && j < table->rows->len; j++) {
      guint record = g_array_index (table->rows, guint, j);
      g_autofree char *key = make_key (self, table, record);
      gpointer index;

      if (!g_hash_table_lookup_extended (found, key, NULL, &index) ||
          !g_array_index (meetings, Meeting, GPOINTER_TO_UINT (index)).other)
        g_array_index (table->rows, guint, n++) = record;
    }
    if (table->flat)
      g_array_set_size (table->rows, n);
  }
}

static void
take_summary (LydOnlineReading *self,
              const Meeting *meeting)
{
  const LydOnlineTable *table = lyd_online_tables_get (self->tables, meeting->table);
  LydOnlineSummary *summary = &self->tables->summary;

  summary->topic = lyd_online_cell (self, table, meeting->record, LYD_ONLINE_TOPIC);
  summary->meeting = lyd_online_cell (self, table, meeting->record, LYD_ONLINE_MEETING);
  summary->start = lyd_online_cell (self, table, meeting->record, LYD_ONLINE_START);
  summary->end = lyd_online_cell (self, table, meeting->record, LYD_ONLINE_END);
}

/* Leaves out the rows of other days' meetings in a flat history, and takes the summary from a row of the right one. */
void
lyd_online_choose_meeting (LydOnlineReading *self)
{
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));
  g_autoptr (GHashTable) found = list_meetings (self, meetings);
  gboolean taken = FALSE;

  judge_meetings (self, meetings);
  for (guint i = 0; i < meetings->len; i++) {
    const Meeting *meeting = &g_array_index (meetings, Meeting, i);
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, meeting->table);
    LydOnlineField field = lyd_online_table_has (table, LYD_ONLINE_START) ? LYD_ONLINE_START : LYD_ONLINE_TOPIC;

    if (!meeting->other && !taken) {
      take_summary (self, meeting);
      taken = TRUE;
    } else if (meeting->other || i > 0) {
      lyd_online_add_problem (self, meeting->record, table->at[field],
                              meeting->other ? LYD_REASON_OTHER_MEETING : LYD_REASON_SEVERAL_MEETINGS,
                              lyd_online_cell (self, table, meeting->record, field));
    }
  }
  drop_rows (self, meetings, found);
}
