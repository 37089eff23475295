#include "lyd-format-list.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>

/* Any table of people: contacts, Indico, pretix, Hi.Events, alf.io and CiviCRM exports, Zoom's registrant import file.
 * What its columns mean is guessed from their titles alone, by the rules of lyd-field.c. As a report of a meeting:
 * people, and when they came and went, or how many minutes they were there. */

static gboolean
tells_attendance (const LydOnlineTable *table)
{
  return (lyd_online_table_has (table, LYD_ONLINE_NAME) || lyd_online_table_has (table, LYD_ONLINE_GIVEN) ||
          lyd_online_table_has (table, LYD_ONLINE_FAMILY) || lyd_online_table_has (table, LYD_ONLINE_EMAIL)) &&
         (lyd_online_table_has (table, LYD_ONLINE_JOIN) || lyd_online_table_has (table, LYD_ONLINE_DURATION) ||
          lyd_online_table_has (table, LYD_ONLINE_ATTENDED));
}

static guint
recognize (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++)
    if (tells_attendance (lyd_online_tables_get (tables, i)))
      return 1;
  return 0;
}

static const LydOnlineReader reader = { .recognize = recognize, .read = lyd_online_read_tables };

const LydFormat lyd_format_table = {
  .id = "table",
  .title = N_ ("Table of people"),
  .online = &reader,
};
