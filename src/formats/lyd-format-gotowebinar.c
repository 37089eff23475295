#include "lyd-format-list.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>

/* GoToWebinar: general information in pairs of lines, then the attendees; every time names its zone. */

static guint
recognize (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++)
    if (lyd_online_table_has (lyd_online_tables_get (tables, i), LYD_ONLINE_INTEREST) &&
        lyd_online_table_has (lyd_online_tables_get (tables, i), LYD_ONLINE_ATTENDED))
      return 50;
  return 0;
}

static const LydOnlineReader reader = {
  .recognize = recognize,
  .read = lyd_online_read_tables,
  .sections = TRUE,
  .month_first = TRUE,
};

const LydFormat lyd_format_gotowebinar = {
  .id = "gotowebinar-attendee",
  .title = N_ ("GoToWebinar attendee report"),
  .refusal = N_ ("This looks like a GoToWebinar attendee report, not a list of registrations. Bring it in on the "
                 "event's Attendance tab. For registrations choose a list of those who registered."),
  .online = &reader,
};
