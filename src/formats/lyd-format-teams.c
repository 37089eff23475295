#include "lyd-format-list.h"
#include "lyd-online-cells.h"
#include "lyd-online-reader.h"

#include "lyd-fold.h"

#include <glib/gi18n.h>

/* Microsoft Teams: since 2022 a summary, "2. Participants" with one row a person, and "3. In-Meeting Activities" with
 * one row a connection; in 2021 the connections alone. The numbers stay in every language. Teams calls everybody of the
 * organization that invited a presenter and counts all of them as participants, so nobody's role follows from it. */

#define PARTICIPANTS 2
#define ACTIVITIES 3

static gboolean
is_of_teams (const LydOnlineTable *table)
{
  gboolean connected =
    lyd_online_table_has (table, LYD_ONLINE_JOIN) && !lyd_online_table_has (table, LYD_ONLINE_ATTENDED);

  return connected && lyd_online_table_has (table, LYD_ONLINE_NAME) &&
         (table->number == PARTICIPANTS || table->number == ACTIVITIES ||
          (table->hints & LYD_ONLINE_OF_TEAMS) != 0);
}

static guint
recognize (const LydOnlineTables *tables)
{
  for (guint i = 0; i < tables->tables->len; i++)
    if (is_of_teams (lyd_online_tables_get (tables, i)))
      return lyd_online_judge (lyd_online_tables_get (tables, i), 45);
  return 0;
}

static const LydOnlineTable *
find_table (const LydOnlineTables *tables,
            guint number)
{
  for (guint i = 0; i < tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (tables, i);

    if (table->number == number && is_of_teams (table))
      return table;
  }
  return NULL;
}

/* First join, last leave and the time between them in the meeting: where somebody was away in between, only the time
 * is sure. */
static void
weigh_summary (LydOnlineRow *row)
{
  if (row->kind == LYD_EVIDENCE_CONNECTION && row->seconds >= 0 && row->left_at != LYD_TIME_NONE &&
      row->seconds + 2 < (row->left_at - row->joined) / LYD_SECOND)
    row->kind = LYD_EVIDENCE_TOTAL;
}

/* Returns: (transfer full): the table's LydOnlineRow */
static GArray *
read_rows (LydOnlineReading *self,
           const LydOnlineTable *table)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (LydOnlineRow));

  for (guint i = 0; table != NULL && i < table->rows->len; i++) {
    LydOnlineRow row;

    if (lyd_online_read_row (self, table, g_array_index (table->rows, guint, i), LYD_ROLE_ATTENDEE, &row))
      g_array_append_val (rows, row);
  }
  return rows;
}

/* Addresses to TRUE and, of those without one, names. Who is in one table and not in the other is told by them. */
static GHashTable *
list_people (const GArray *rows)
{
  GHashTable *people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++) {
    const LydOnlineRow *row = &g_array_index (rows, LydOnlineRow, i);

    g_hash_table_add (people, row->email != NULL ? lyd_fold_email (row->email) : lyd_fold_text (row->name));
  }
  return people;
}

/* Names to the one participant who is called so; to NULL where there are two. */
static GHashTable *
list_names (const GArray *rows)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++) {
    const LydOnlineRow *row = &g_array_index (rows, LydOnlineRow, i);
    char *name = lyd_fold_text (row->name);
    gboolean again = g_hash_table_contains (names, name);

    g_hash_table_replace (names, name, again ? NULL : (gpointer) row);
  }
  return names;
}

/* Some versions give the address in the second table only. */
static void
complete_activities (GArray *activities,
                     const GArray *participants)
{
  g_autoptr (GHashTable) names = list_names (participants);

  for (guint i = 0; i < activities->len; i++) {
    LydOnlineRow *row = &g_array_index (activities, LydOnlineRow, i);
    g_autofree char *name = lyd_fold_text (row->name);
    const LydOnlineRow *participant = g_hash_table_lookup (names, name);

    if (participant != NULL && row->email == NULL)
      row->email = participant->email;
  }
}

/* What is wrong with a line that is not needed is no problem. */
static void
forget_problems (GArray *problems,
                 guint first,
                 guint line)
{
  for (guint i = problems->len; i > first; i--)
    if (g_array_index (problems, LydOnlineProblem, i - 1).line == line)
      g_array_remove_index (problems, i - 1);
}

static void
read_numbered (LydOnlineReading *self,
               const LydOnlineTable *activity_table,
               const LydOnlineTable *participant_table)
{
  g_autoptr (GArray) activities = read_rows (self, activity_table);
  guint n_problems = self->report->problems->len;
  g_autoptr (GArray) participants = read_rows (self, participant_table);
  g_autoptr (GHashTable) people = NULL;

  if (activity_table != NULL && !lyd_online_table_has (activity_table, LYD_ONLINE_EMAIL))
    complete_activities (activities, participants);
  people = list_people (activities);
  g_array_append_vals (self->report->rows, activities->data, activities->len);
  for (guint i = 0; i < participants->len; i++) {
    LydOnlineRow *row = &g_array_index (participants, LydOnlineRow, i);
    g_autofree char *key = row->email != NULL ? lyd_fold_email (row->email) : lyd_fold_text (row->name);

    if (g_hash_table_contains (people, key)) {
      forget_problems (self->report->problems, n_problems, row->line);
      continue;
    }
    weigh_summary (row);
    g_array_append_vals (self->report->rows, row, 1);
  }
}

static void
read_report (LydOnlineReading *self)
{
  const LydOnlineTable *activities = find_table (self->tables, ACTIVITIES);
  const LydOnlineTable *participants = find_table (self->tables, PARTICIPANTS);

  if (activities != NULL || participants != NULL) {
    read_numbered (self, activities, participants);
    return;
  }
  lyd_online_read_tables (self);
  for (guint i = 0; i < self->report->rows->len; i++)
    weigh_summary (&g_array_index (self->report->rows, LydOnlineRow, i));
}

static const LydOnlineReader reader = {
  .recognize = recognize,
  .read = read_report,
  .own_clock = TRUE,
};

const LydFormat lyd_format_teams = {
  .id = "teams-attendance",
  .title = N_ ("Microsoft Teams attendance report"),
  .refusal = N_ ("This looks like a Microsoft Teams attendance report, not a list of registrations. Bring it in on the "
                 "event's Attendance tab. For registrations choose a list of those who registered."),
  .online = &reader,
};
