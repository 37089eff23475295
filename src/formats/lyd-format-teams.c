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
      return 45;
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

/* Who is listed in the third table: by address; by name, too, where one of the two has no address. */
typedef struct {
  GHashTable *emails;
  GHashTable *names;
  GHashTable *names_without_email;
} Seen;

static void
add_seen (Seen *seen,
          const LydOnlineRow *row)
{
  char *email = row->email != NULL ? lyd_fold_email (row->email) : NULL;

  if (email == NULL)
    g_hash_table_add (seen->names_without_email, lyd_fold_text (row->name));
  else
    g_hash_table_add (seen->emails, email);
  g_hash_table_add (seen->names, lyd_fold_text (row->name));
}

static gboolean
is_seen (const Seen *seen,
         const LydOnlineRow *row)
{
  g_autofree char *email = row->email != NULL ? lyd_fold_email (row->email) : NULL;
  g_autofree char *name = lyd_fold_text (row->name);

  if (email != NULL && g_hash_table_contains (seen->emails, email))
    return TRUE;
  return name[0] != '\0' && g_hash_table_contains (email != NULL ? seen->names_without_email : seen->names, name);
}

static void
read_activities (LydOnlineReading *self,
                 const LydOnlineTable *table,
                 Seen *seen)
{
  for (guint i = 0; i < table->rows->len; i++) {
    LydOnlineRow row;

    if (!lyd_online_read_row (self, table, g_array_index (table->rows, guint, i), LYD_ROLE_ATTENDEE, &row))
      continue;
    g_array_append_val (self->report->rows, row);
    add_seen (seen, &row);
  }
}

/* First join, last leave and the time between them in the meeting: where somebody was away in between, only the time
 * is sure. */
static void
weigh_summary (LydOnlineRow *row)
{
  gint64 span = row->left_at != LYD_TIME_NONE ? (row->left_at - row->joined) / LYD_SECOND : 0;

  if (row->kind == LYD_EVIDENCE_CONNECTION && row->seconds >= 0 && row->seconds + 2 < span)
    row->kind = LYD_EVIDENCE_TOTAL;
}

/* Those of the summary whose connections are not listed. */
static void
read_participants (LydOnlineReading *self,
                   const LydOnlineTable *table,
                   const Seen *seen)
{
  for (guint i = 0; i < table->rows->len; i++) {
    guint n_problems = self->report->problems->len;
    LydOnlineRow row;

    if (!lyd_online_read_row (self, table, g_array_index (table->rows, guint, i), LYD_ROLE_ATTENDEE, &row))
      continue;
    if (is_seen (seen, &row)) {
      g_array_set_size (self->report->problems, n_problems);
      continue;
    }
    weigh_summary (&row);
    g_array_append_val (self->report->rows, row);
  }
}

static void
read_report (LydOnlineReading *self)
{
  g_autoptr (GHashTable) emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names_without_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Seen seen = { emails, names, names_without_email };
  const LydOnlineTable *activities = find_table (self->tables, ACTIVITIES);
  const LydOnlineTable *participants = find_table (self->tables, PARTICIPANTS);

  if (activities == NULL && participants == NULL) {
    lyd_online_read_tables (self);
    return;
  }
  if (activities != NULL)
    read_activities (self, activities, &seen);
  if (participants != NULL)
    read_participants (self, participants, &seen);
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
