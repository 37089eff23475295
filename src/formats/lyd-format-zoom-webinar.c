#include "lyd-format-list.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>

/* Zoom's report of a webinar, 2020 to 2026: a summary, then a table each for hosts, panelists, attendees and those who
 * watched without an address; or one table alone. */

static guint
recognize (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (tables, i);

    if (lyd_online_table_has (table, LYD_ONLINE_ATTENDED) && lyd_online_table_has (table, LYD_ONLINE_JOIN) &&
        !lyd_online_table_has (table, LYD_ONLINE_INTEREST))
      return lyd_online_judge (table, 40);
  }
  return 0;
}

static const LydOnlineReader reader = {
  .recognize = recognize,
  .read = lyd_online_read_tables,
  .original_names = TRUE,
  .sections = TRUE,
  .month_first = TRUE,
};

const LydFormat lyd_format_zoom_webinar = {
  .id = "zoom-webinar-attendee",
  .title = N_ ("Zoom webinar attendee report"),
  .refusal = N_ ("This looks like a Zoom webinar attendee report, not a list of registrations. Bring it in on the "
                 "event's Attendance tab. For registrations choose Zoom's registration report, or any list of those "
                 "who registered."),
  .online = &reader,
};
