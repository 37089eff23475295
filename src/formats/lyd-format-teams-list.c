#include "lyd-format-list.h"
#include "lyd-fold.h"
#include "lyd-online-cells.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>

/* The list that Teams gave in 2020, downloaded while the meeting ran: one line for each joining and leaving. */

static gboolean
is_list (const LydOnlineTable *table)
{
  return lyd_online_table_has (table, LYD_ONLINE_NAME) && lyd_online_table_has (table, LYD_ONLINE_ACTION) &&
         lyd_online_table_has (table, LYD_ONLINE_TIMESTAMP);
}

static guint
recognize (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++)
    if (is_list (lyd_online_tables_get (tables, i)))
      return 50;
  return 0;
}

/* Somebody who is in: the index of their row, which has no time of leaving yet. */
typedef struct {
  GHashTable *inside; /* a folded name to an index + 1 */
  gint64 last;        /* the last time that the list has */
} Door;

/* Whether the word means that somebody left. A word in a language that is not known means that they left if they are
 * in: one does not join twice. */
static gboolean
is_leaving (const LydOnlineReading *self,
            const char *action,
            gboolean inside)
{
  int known = lyd_online_values_find (self->tables->values, LYD_ONLINE_ACTIONS, action);

  return known >= 0 ? known == 0 : inside;
}

static void
read_action (LydOnlineReading *self,
             const LydOnlineTable *table,
             guint record,
             Door *door)
{
  const char *action = lyd_online_cell (self, table, record, LYD_ONLINE_ACTION);
  GArray *rows = self->report->rows;
  LydOnlineRow row;
  gint64 at;
  guint inside;
  char *key;

  if (!lyd_online_check_record (self, table, record))
    return;
  row = lyd_online_read_person (self, table, record);
  if (!lyd_online_read_time (self, table, record, LYD_ONLINE_TIMESTAMP, &at))
    return;
  if (row.name == NULL || at == LYD_TIME_NONE) {
    lyd_online_add_problem (self, record, -1, row.name == NULL ? LYD_REASON_NO_NAME : LYD_REASON_NO_TIME, "");
    return;
  }
  door->last = MAX (door->last, at);
  key = lyd_fold_text (row.name);
  inside = GPOINTER_TO_UINT (g_hash_table_lookup (door->inside, key));
  if (!is_leaving (self, action, inside > 0)) {
    row.joined = at;
    row.kind = LYD_EVIDENCE_CONNECTION;
    g_array_append_val (rows, row);
    g_hash_table_insert (door->inside, key, GUINT_TO_POINTER (rows->len));
    return;
  }
  if (inside > 0 && at >= g_array_index (rows, LydOnlineRow, inside - 1).joined)
    g_array_index (rows, LydOnlineRow, inside - 1).left_at = at;
  else
    lyd_online_add_problem (self, record, table->at[LYD_ONLINE_ACTION], LYD_REASON_LEFT_FIRST, row.name);
  g_hash_table_remove (door->inside, key);
  g_free (key);
}

/* Whoever never left was there at least until the last thing that the list says. */
static void
read_list (LydOnlineReading *self)
{
  g_autoptr (GHashTable) inside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Door door = { inside, LYD_TIME_NONE };

  for (guint i = 0; i < self->tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, i);

    for (guint j = 0; is_list (table) && j < table->rows->len; j++)
      read_action (self, table, g_array_index (table->rows, guint, j), &door);
  }
  for (guint i = 0; i < self->report->rows->len; i++) {
    LydOnlineRow *row = &g_array_index (self->report->rows, LydOnlineRow, i);

    if (row->left_at == LYD_TIME_NONE)
      row->left_at = door.last;
  }
}

static const LydOnlineReader reader = {
  .recognize = recognize,
  .read = read_list,
  .own_clock = TRUE,
};

const LydFormat lyd_format_teams_list = {
  .id = "teams-attendance-list",
  .title = N_ ("Microsoft Teams attendance list"),
  .refusal = N_ ("This looks like a Microsoft Teams attendance list, not a list of registrations. Bring it in on the "
                 "event's Attendance tab. For registrations choose a list of those who registered."),
  .online = &reader,
};
