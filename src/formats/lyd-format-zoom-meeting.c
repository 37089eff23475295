#include "lyd-format-list.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>

/* Zoom's reports of a meeting: one row a connection, or one row a person with their minutes. Either may have the
 * meeting above the table, or repeated in front of every row. */

static gboolean
is_zoom (const LydOnlineTable *table)
{
  return lyd_online_table_has (table, LYD_ONLINE_NAME) && !lyd_online_table_has (table, LYD_ONLINE_ATTENDED) &&
         !(table->hints & LYD_ONLINE_OF_TEAMS);
}

static guint
recognize_detail (const LydOnlineTables *tables)
{
  const guint signs = LYD_ONLINE_ORIGINAL | LYD_ONLINE_MINUTES | LYD_ONLINE_OF_ZOOM;
  guint points = 0;

  for (guint i = 0; i < tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (tables, i);

    if (lyd_online_table_has (table, LYD_ONLINE_ATTENDED))
      return 0; /* a webinar; those without an address have a table like a meeting's */
    if (is_zoom (table) && lyd_online_table_has (table, LYD_ONLINE_JOIN) && (table->hints & signs) != 0)
      points = MAX (points, lyd_online_judge (table, 40));
  }
  return points;
}

static guint
recognize_unique (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (tables, i);

    if (is_zoom (table) && lyd_online_table_has (table, LYD_ONLINE_DURATION) &&
        !lyd_online_table_has (table, LYD_ONLINE_JOIN) && (table->hints & LYD_ONLINE_MINUTES) != 0 &&
        ((table->hints & LYD_ONLINE_ORIGINAL) != 0 || lyd_online_table_has (table, LYD_ONLINE_EMAIL)))
      return 38;
  }
  return 0;
}

static const LydOnlineReader detail_reader = {
  .recognize = recognize_detail,
  .read = lyd_online_read_tables,
  .original_names = TRUE,
  .month_first = TRUE,
};

static const LydOnlineReader unique_reader = {
  .recognize = recognize_unique,
  .read = lyd_online_read_tables,
  .original_names = TRUE,
  .month_first = TRUE,
};

#define REFUSAL                                                                                                 \
  N_ ("This looks like a Zoom report of a meeting's participants, not a list of registrations. Bring it in on " \
      "the event's Attendance tab. For registrations choose Zoom's registration report, or any list of those "  \
      "who registered.")

const LydFormat lyd_format_zoom_meeting_detail = {
  .id = "zoom-meeting-participants-detail",
  .title = N_ ("Zoom meeting participants"),
  .refusal = REFUSAL,
  .online = &detail_reader,
};

const LydFormat lyd_format_zoom_meeting_unique = {
  .id = "zoom-meeting-participants-unique",
  .title = N_ ("Zoom meeting participants, one row each"),
  .refusal = REFUSAL,
  .online = &unique_reader,
};
