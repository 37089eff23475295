#include "lyd-format-list.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>

/* Zoom's registration report: titles and a summary above the table; the approval is the status. */

static const char *const headers[] = {
  "first name",
  "email|user email|email address",
  "registration time",
  "approval status",
  NULL,
};
static const char *const absent[] = { "join time", "attended", NULL };

static const LydHeaderRule rules[] = {
  { "=approval status", LYD_FIELD_STATUS },
  { "=registration time", LYD_FIELD_REGISTERED_AT },
  { "=source name|attendance type|unsubscribe|unsubscribed", LYD_FIELD_IGNORE },
  { NULL },
};

/* As a report it says who is registered there, and nothing of who came. */
static gboolean
is_registration_list (const LydOnlineTable *table)
{
  return lyd_online_table_has (table, LYD_ONLINE_APPROVAL) && lyd_online_table_has (table, LYD_ONLINE_REGISTERED_AT) &&
         lyd_online_table_has (table, LYD_ONLINE_EMAIL) && !lyd_online_table_has (table, LYD_ONLINE_JOIN) &&
         !lyd_online_table_has (table, LYD_ONLINE_ATTENDED);
}

static guint
recognize (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++)
    if (is_registration_list (lyd_online_tables_get (tables, i)))
      return 30;
  return 0;
}

static void
read_report (LydOnlineReading *self)
{
  for (guint i = 0; i < self->tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, i);

    for (guint j = 0; is_registration_list (table) && j < table->rows->len; j++) {
      guint record = g_array_index (table->rows, guint, j);
      LydOnlineRow row;

      if (!lyd_online_check_record (self, table, record))
        continue;
      row = lyd_online_read_person (self, table, record);
      row.kind = LYD_EVIDENCE_REGISTERED;
      if (row.name == NULL && row.email == NULL)
        lyd_online_add_problem (self, record, -1, LYD_REASON_NO_NAME, "");
      else
        g_array_append_val (self->report->rows, row);
    }
  }
}

static const LydOnlineReader reader = {
  .recognize = recognize,
  .read = read_report,
  .original_names = TRUE,
  .month_first = TRUE,
};

const LydFormat lyd_format_zoom_registration = {
  .id = "zoom-registration-report",
  .title = N_ ("Zoom registration report"),
  .headers = headers,
  .absent = absent,
  .rules = rules,
  .month_first = TRUE,
  .online = &reader,
};
