#include "lyd-format-list.h"
#include "lyd-online-cells.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>

/* Google Meet: times without a date, durations in words, perhaps a title above. */

/* Nobody else gives times without a date; in other languages that is what tells. */
static gboolean
has_clocks (const LydOnlineTables *tables,
            const LydOnlineTable *table)
{
  int second;

  return lyd_online_table_has (table, LYD_ONLINE_JOIN) && lyd_online_table_has (table, LYD_ONLINE_LEAVE) &&
         lyd_online_table_has (table, LYD_ONLINE_DURATION) && !lyd_online_table_has (table, LYD_ONLINE_DATE) &&
         table->n_english == 0 && table->rows->len > 0 &&
         lyd_online_read_clock (&second, lyd_csv_get_cell (tables->csv, g_array_index (table->rows, guint, 0),
                                                           (guint) table->at[LYD_ONLINE_JOIN]));
}

static guint
recognize (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (tables, i);

    if (lyd_online_table_has (table, LYD_ONLINE_JOIN) && (table->hints & LYD_ONLINE_OF_MEET) != 0 &&
        !lyd_online_table_has (table, LYD_ONLINE_ATTENDED))
      return 42;
    if (has_clocks (tables, table))
      return 10;
  }
  return 0;
}

static const LydOnlineReader reader = { .recognize = recognize, .read = lyd_online_read_tables };

const LydFormat lyd_format_google_meet = {
  .id = "google-meet-attendance",
  .title = N_ ("Google Meet attendance report"),
  .refusal = N_ ("This looks like a Google Meet attendance report, not a list of registrations. Bring it in on the "
                 "event's Attendance tab. For registrations choose a list of those who registered."),
  .online = &reader,
};
