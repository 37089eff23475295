#include "lyd-report-table.h"

#include "lyd-report-cells.h"
#include "lyd-state.h"

#include <glib/gi18n.h>

/* Lists that belong to reports: the rows of a number, the pulse, a series, who did not come. */

/* Which columns the rows of a number have. */
typedef enum {
  SHOWS_EVENT = 1 << 0,
  SHOWS_PERSON = 1 << 1,
  SHOWS_ORGANIZATION = 1 << 2,
  SHOWS_STATE = 1 << 3,
  SHOWS_HOW = 1 << 4,   /* one registration: as what, which way, for the first time */
  SHOWS_COUNT = 1 << 5, /* how many attendances */
  SHOWS_HOURS = 1 << 6,
  SHOWS_IDS = 1 << 7,
} Shows;

#define ROW_OF_FACT (SHOWS_EVENT | SHOWS_PERSON | SHOWS_ORGANIZATION | SHOWS_STATE | SHOWS_HOW | SHOWS_HOURS)

static const Shows shown[] = {
  [LYD_REACH_EVENTS] = SHOWS_EVENT | SHOWS_COUNT | SHOWS_HOURS,
  [LYD_REACH_REGISTRATIONS] = ROW_OF_FACT,
  [LYD_REACH_ATTENDANCES] = ROW_OF_FACT,
  [LYD_REACH_PEOPLE] = SHOWS_PERSON | SHOWS_ORGANIZATION | SHOWS_STATE | SHOWS_COUNT | SHOWS_HOURS,
  [LYD_REACH_ORGANIZATIONS] = SHOWS_ORGANIZATION | SHOWS_STATE | SHOWS_COUNT | SHOWS_HOURS,
  [LYD_REACH_STATES] = SHOWS_STATE | SHOWS_COUNT | SHOWS_HOURS,
  [LYD_REACH_FIRST_TIMERS] = ROW_OF_FACT,
  [LYD_REACH_APART] = ROW_OF_FACT,
  [LYD_REACH_UNCOUNTED] = SHOWS_EVENT,
};

static void
add_row_columns (LydTable *table,
                 Shows shows)
{
  if (shows & SHOWS_EVENT) {
    lyd_table_add_column (table, "date", _ ("Date"), LYD_CELL_TEXT, 12);
    lyd_table_add_column (table, "event", _ ("Event"), LYD_CELL_TEXT, 34);
    lyd_table_add_column (table, "kind", _ ("Kind"), LYD_CELL_TEXT, 16);
  }
  if (shows & SHOWS_PERSON)
    lyd_table_add_column (table, "name", _ ("Name"), LYD_CELL_TEXT, 26);
  if (shows & SHOWS_ORGANIZATION)
    lyd_table_add_column (table, "organization", _ ("Organization"), LYD_CELL_TEXT, 32);
  if (shows & SHOWS_STATE)
    lyd_table_add_column (table, "state", _ ("State"), LYD_CELL_TEXT, 6);
  if (shows & SHOWS_HOW) {
    lyd_table_add_column (table, "counted_as", _ ("Counted as"), LYD_CELL_TEXT, 12);
    lyd_table_add_column (table, "room", _ ("In the room"), LYD_CELL_YES_NO, 11);
    lyd_table_add_column (table, "online", _ ("Online"), LYD_CELL_YES_NO, 8);
    lyd_table_add_column (table, "first_time", _ ("First time"), LYD_CELL_YES_NO, 10);
  }
  if (shows & SHOWS_COUNT)
    lyd_table_add_column (table, "attendances", C_ ("report column", "Attended"), LYD_CELL_NUMBER, 10);
  if (shows & SHOWS_HOURS)
    lyd_table_add_column (table, shows & SHOWS_IDS ? "seconds" : "minutes",
                          shows & SHOWS_IDS ? _ ("Seconds") : _ ("Minutes"), LYD_CELL_NUMBER, 10);
  if ((shows & SHOWS_IDS) && (shows & SHOWS_EVENT))
    lyd_table_add_column (table, "event_id", _ ("Event id"), LYD_CELL_TEXT, 38);
  if ((shows & SHOWS_IDS) && (shows & SHOWS_PERSON))
    lyd_table_add_column (table, "person_id", _ ("Person id"), LYD_CELL_TEXT, 38);
  if ((shows & SHOWS_IDS) && (shows & SHOWS_ORGANIZATION))
    lyd_table_add_column (table, "organization_id", _ ("Organization id"), LYD_CELL_TEXT, 38);
}

static void
add_row (LydTable *table,
         const LydReachRow *row,
         Shows shows)
{
  gint64 seconds = shows & SHOWS_COUNT ? row->numbers.seconds : row->seconds;

  if (shows & SHOWS_EVENT) {
    lyd_report_cells_day (table, row->start, row->timezone);
    lyd_report_cells_text (table, row->title);
    lyd_report_cells_text (table, lyd_word_id_or_null (&lyd_kinds, row->kind));
  }
  if (shows & SHOWS_PERSON)
    lyd_report_cells_text (table, row->name);
  if (shows & SHOWS_ORGANIZATION)
    lyd_report_cells_text (table, row->organization_name);
  if (shows & SHOWS_STATE)
    lyd_report_cells_text (table, lyd_word_id_or_null (&lyd_states, row->state));
  if (shows & SHOWS_HOW) {
    lyd_report_cells_text (table, lyd_word_id (&lyd_aparts, (int) row->apart));
    lyd_report_cells_yes_no (table, row->room);
    lyd_report_cells_yes_no (table, row->online);
    lyd_report_cells_yes_no (table, row->first);
  }
  if (shows & SHOWS_COUNT)
    lyd_report_cells_number (table, row->numbers.attendances);
  if (shows & SHOWS_HOURS)
    lyd_report_cells_number (table, shows & SHOWS_IDS ? seconds : (seconds + 30) / 60);
  if ((shows & SHOWS_IDS) && (shows & SHOWS_EVENT))
    lyd_report_cells_id (table, &row->event);
  if ((shows & SHOWS_IDS) && (shows & SHOWS_PERSON))
    lyd_report_cells_id (table, &row->person);
  if ((shows & SHOWS_IDS) && (shows & SHOWS_ORGANIZATION))
    lyd_report_cells_id (table, &row->organization);
}

/**
 * lyd_report_table_rows:
 * @rows: (element-type LydReachRow): of @what
 * @ids: with seconds, and ids in the last columns: whoever counts again needs them; nobody reads them on paper
 */
LydTable *
lyd_report_table_rows (const GPtrArray *rows,
                       LydReachWhat what,
                       gboolean ids)
{
  g_autofree char *name = g_strconcat ("reach-", lyd_word_id (&lyd_reach_whats, (int) what), NULL);
  LydTable *table = lyd_report_cells_new (name, lyd_word_title (&lyd_reach_whats, (int) what));
  Shows shows = ids ? shown[what] | SHOWS_IDS : shown[what];

  add_row_columns (table, shows);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, g_ptr_array_index (rows, i), shows);
  return table;
}

/* Returns: (transfer full): whom to call: organizations or people, when they were last seen and at what, and who knows
 */
LydTable *
lyd_report_table_follow_up (const LydFollowUp *follow_up)
{
  gboolean calls = follow_up->query.calls;
  LydTable *table = lyd_report_cells_new ("pulse", calls ? _ ("Call list") : _ ("Pulse"));
  gboolean people = follow_up->query.by_person;

  lyd_table_add_column (table, "pulse", _ ("Pulse"), LYD_CELL_TEXT, 14);
  lyd_table_add_column (table, people ? "name" : "organization", people ? _ ("Name") : _ ("Organization"),
                        LYD_CELL_TEXT, 32);
  if (people)
    lyd_table_add_column (table, "organization", _ ("Organization"), LYD_CELL_TEXT, 32);
  lyd_table_add_column (table, "state", _ ("State"), LYD_CELL_TEXT, 6);
  lyd_table_add_column (table, "member", _ ("Member"), LYD_CELL_YES_NO, 8);
  lyd_table_add_column (table, "last_seen", _ ("Last seen"), LYD_CELL_TEXT, 12);
  lyd_table_add_column (table, "at", _ ("At"), LYD_CELL_TEXT, 32);
  if (!people)
    lyd_table_add_column (table, "contact", _ ("Contact"), LYD_CELL_TEXT, 24);
  lyd_table_add_column (table, "email", _ ("Email"), LYD_CELL_TEXT, 30);
  lyd_table_add_column (table, "phone", _ ("Phone"), LYD_CELL_TEXT, 16);
  if (!calls) {
    lyd_table_add_column (table, "attended", C_ ("report column", "Attended"), LYD_CELL_NUMBER, 10);
    lyd_table_add_column (table, "attended_before", _ ("Attended before"), LYD_CELL_NUMBER, 10);
  }
  for (guint i = 0; i < follow_up->lines->len; i++) {
    const LydFollowLine *line = g_ptr_array_index (follow_up->lines, i);

    lyd_report_cells_text (table, lyd_word_id (&lyd_follows, (int) line->follow));
    lyd_report_cells_text (table, line->name);
    if (people)
      lyd_report_cells_text (table, line->organization);
    lyd_report_cells_text (table, lyd_word_id_or_null (&lyd_states, line->state));
    lyd_report_cells_yes_no (table, line->member);
    lyd_report_cells_day (table, line->last_at, line->timezone);
    lyd_report_cells_text (table, line->last_title);
    if (!people)
      lyd_report_cells_text (table, line->contact);
    lyd_report_cells_text (table, line->email);
    lyd_report_cells_text (table, line->phone);
    if (!calls) {
      lyd_report_cells_number (table, line->n_in);
      lyd_report_cells_number (table, line->n_before);
    }
  }
  return table;
}

/* @trend: (element-type LydTrendEvent) */
LydTable *
lyd_report_table_trend (const GPtrArray *trend)
{
  LydTable *table = lyd_report_cells_new ("series", _ ("Series"));

  lyd_table_add_column (table, "date", _ ("Date"), LYD_CELL_TEXT, 12);
  lyd_table_add_column (table, "event", _ ("Event"), LYD_CELL_TEXT, 36);
  lyd_table_add_column (table, "registered", _ ("Registered"), LYD_CELL_NUMBER, 11);
  lyd_table_add_column (table, "attended", C_ ("report column", "Attended"), LYD_CELL_NUMBER, 11);
  lyd_table_add_column (table, "first_time", _ ("First time"), LYD_CELL_NUMBER, 11);
  lyd_table_add_column (table, "organizations", _ ("Organizations"), LYD_CELL_NUMBER, 13);
  for (guint i = 0; i < trend->len; i++) {
    const LydTrendEvent *event = g_ptr_array_index (trend, i);

    lyd_report_cells_day (table, event->start, event->timezone);
    lyd_report_cells_text (table, event->title);
    lyd_report_cells_number (table, event->registered);
    if (event->known && !event->hidden)
      lyd_report_cells_number (table, event->attended);
    else
      lyd_report_cells_blank (table);
    lyd_report_cells_number (table, event->first_time);
    lyd_report_cells_number (table, event->organizations);
  }
  return table;
}

/* @lines: (element-type LydNoShowLine); the share is in percent, rounded */
LydTable *
lyd_report_table_no_shows (const GPtrArray *lines,
                           gboolean by_event)
{
  LydTable *table = lyd_report_cells_new ("no-show-rate", _ ("No-shows"));

  if (by_event) {
    lyd_table_add_column (table, "date", _ ("Date"), LYD_CELL_TEXT, 12);
    lyd_table_add_column (table, "event", _ ("Event"), LYD_CELL_TEXT, 36);
  }
  lyd_table_add_column (table, "kind", _ ("Kind"), LYD_CELL_TEXT, 16);
  lyd_table_add_column (table, "confirmed", _ ("Confirmed"), LYD_CELL_NUMBER, 11);
  lyd_table_add_column (table, "missed", _ ("Did not come"), LYD_CELL_NUMBER, 13);
  lyd_table_add_column (table, "percent", _ ("Percent"), LYD_CELL_NUMBER, 9);
  for (guint i = 0; i < lines->len; i++) {
    const LydNoShowLine *line = g_ptr_array_index (lines, i);

    if (by_event) {
      lyd_report_cells_day (table, line->start, line->timezone);
      lyd_report_cells_text (table, line->title);
    }
    lyd_report_cells_text (table, lyd_word_id (&lyd_kinds, line->kind));
    lyd_report_cells_number (table, line->confirmed);
    lyd_report_cells_number (table, line->missed);
    lyd_report_cells_number (table, (line->missed * 200 + line->confirmed) / (line->confirmed * 2));
  }
  return table;
}
