#include "lyd-report-table.h"

#include "lyd-report-cells.h"
#include "lyd-state.h"
#include "lyd-words-report.h"

#include <glib/gi18n.h>

/* ---- what lines have in common ---- */

static void
add_number_columns (LydTable *table,
                    gboolean events,
                    gboolean heads)
{
  if (events)
    lyd_table_add_column (table, "events", _ ("Events"), LYD_CELL_NUMBER, 9);
  lyd_table_add_column (table, "registrations", _ ("Registrations"), LYD_CELL_NUMBER, 13);
  lyd_table_add_column (table, "attendances", C_ ("report column", "Attended"), LYD_CELL_NUMBER, 11);
  lyd_table_add_column (table, "people", _ ("People"), LYD_CELL_NUMBER, 9);
  lyd_table_add_column (table, "first_timers", _ ("First-timers"), LYD_CELL_NUMBER, 12);
  lyd_table_add_column (table, "organizations", _ ("Organizations"), LYD_CELL_NUMBER, 13);
  lyd_table_add_column (table, "hours", _ ("Person-hours"), LYD_CELL_NUMBER, 13);
  lyd_table_add_column (table, "seconds", _ ("Person-seconds"), LYD_CELL_NUMBER, 14);
  if (heads)
    lyd_table_add_column (table, "heads", _ ("Counted without names"), LYD_CELL_NUMBER, 22);
}

static void
add_numbers (LydTable *table,
             const LydReachNumbers *numbers,
             gboolean events,
             gboolean heads)
{
  if (events)
    lyd_report_cells_number (table, numbers->events);
  lyd_report_cells_number (table, numbers->registrations);
  lyd_report_cells_number (table, numbers->attendances);
  lyd_report_cells_number (table, numbers->people);
  lyd_report_cells_number (table, numbers->first_timers);
  lyd_report_cells_number (table, numbers->organizations);
  lyd_report_cells_number (table, lyd_reach_round_hours (numbers->seconds));
  lyd_report_cells_number (table, numbers->seconds);
  if (!heads)
    return;
  if (numbers->heads_hidden)
    lyd_report_cells_blank (table);
  else
    lyd_report_cells_number (table, numbers->heads);
}

static char *
format_month (int month)
{
  return g_strdup_printf ("%04d-%02d", month / 100, month % 100);
}

/* ---- the tables of a report ---- */

/* Returns: (transfer full): every number that is told, one a row */
LydTable *
lyd_report_table_summary (const LydReach *reach)
{
  LydTable *table = lyd_report_cells_new ("reach", _ ("Summary"));

  lyd_table_add_column (table, "number", C_ ("report column", "Number"), LYD_CELL_TEXT, 32);
  lyd_table_add_column (table, "value", C_ ("report column", "Value"), LYD_CELL_NUMBER, 14);
  for (int i = 0; i < lyd_reach_numbers.n_words; i++) {
    lyd_report_cells_text (table, lyd_word_title (&lyd_reach_numbers, i));
    if (lyd_reach_is_hidden (reach, (LydReachNumber) i))
      lyd_report_cells_blank (table);
    else
      lyd_report_cells_number (table, lyd_reach_get_number (reach, (LydReachNumber) i));
  }
  return table;
}

LydTable *
lyd_report_table_months (const LydReach *reach)
{
  LydTable *table = lyd_report_cells_new ("reach-months", _ ("By month"));

  lyd_table_add_column (table, "month", _ ("Month"), LYD_CELL_TEXT, 10);
  add_number_columns (table, TRUE, TRUE);
  for (int kind = 0; kind < lyd_kinds.n_words; kind++)
    lyd_table_add_column (table, lyd_word_id (&lyd_kinds, kind), lyd_word_title (&lyd_kinds, kind), LYD_CELL_NUMBER,
                          14);
  for (guint i = 0; i < reach->by_month->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_month, i);
    g_autofree char *month = format_month (line->key);

    lyd_report_cells_text (table, month);
    add_numbers (table, &line->numbers, TRUE, TRUE);
    for (int kind = 0; kind < lyd_kinds.n_words; kind++)
      lyd_report_cells_number (table, line->by_kind[kind]);
  }
  return table;
}

static LydTable *
make_words (const GPtrArray *lines,
            const char *what,
            const char *title,
            const char *id,
            const char *heading,
            const LydVocabulary *vocabulary,
            const char *none)
{
  LydTable *table = lyd_report_cells_new (what, title);

  lyd_table_add_column (table, id, heading, LYD_CELL_TEXT, 8);
  lyd_table_add_column (table, "name", _ ("Name"), LYD_CELL_TEXT, 24);
  add_number_columns (table, TRUE, FALSE);
  for (guint i = 0; i < lines->len; i++) {
    const LydReachLine *line = g_ptr_array_index (lines, i);

    lyd_report_cells_text (table, lyd_word_id_or_null (vocabulary, line->key));
    lyd_report_cells_text (table, line->key >= 0 ? lyd_word_title (vocabulary, line->key) : none);
    add_numbers (table, &line->numbers, TRUE, FALSE);
  }
  return table;
}

LydTable *
lyd_report_table_states (const LydReach *reach)
{
  return make_words (reach->by_state, "reach-states", _ ("By state"), "state", _ ("State"), &lyd_states,
                     _ ("Not known"));
}

LydTable *
lyd_report_table_headings (const LydReach *reach)
{
  return make_words (reach->by_heading, "reach-headings", _ ("By heading"), "heading", _ ("Heading"), &lyd_headings,
                     _ ("No heading"));
}

LydTable *
lyd_report_table_organizations (const LydReach *reach)
{
  LydTable *table = lyd_report_cells_new ("reach-organizations", _ ("By organization"));

  lyd_table_add_column (table, "id", _ ("Id"), LYD_CELL_TEXT, 38);
  lyd_table_add_column (table, "organization", _ ("Organization"), LYD_CELL_TEXT, 36);
  lyd_table_add_column (table, "state", _ ("State"), LYD_CELL_TEXT, 6);
  add_number_columns (table, TRUE, FALSE);
  for (guint i = 0; i < reach->by_organization->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_organization, i);

    lyd_report_cells_id (table, &line->id);
    lyd_report_cells_text (table, line->name != NULL ? line->name : _ ("No organization"));
    lyd_report_cells_text (table, lyd_word_id_or_null (&lyd_states, line->key));
    add_numbers (table, &line->numbers, TRUE, FALSE);
  }
  return table;
}

static void
add_event_cells (LydTable *table,
                 const LydReachEvent *event)
{
  lyd_report_cells_id (table, &event->id);
  lyd_report_cells_text (table, event->title);
  lyd_report_cells_day (table, event->start, event->timezone);
  lyd_report_cells_text (table, lyd_word_id (&lyd_kinds, (int) event->kind));
  lyd_report_cells_text (table, lyd_word_id_or_null (&lyd_headings, (int) event->heading));
}

/* Also those that are not counted yet: nothing stands in their numbers. */
LydTable *
lyd_report_table_events (const LydReach *reach)
{
  LydTable *table = lyd_report_cells_new ("reach-events", _ ("By event"));
  guint line = 0;

  lyd_table_add_column (table, "id", _ ("Id"), LYD_CELL_TEXT, 38);
  lyd_table_add_column (table, "event", _ ("Event"), LYD_CELL_TEXT, 40);
  lyd_table_add_column (table, "date", _ ("Date"), LYD_CELL_TEXT, 12);
  lyd_table_add_column (table, "kind", _ ("Kind"), LYD_CELL_TEXT, 16);
  lyd_table_add_column (table, "heading", _ ("Heading"), LYD_CELL_TEXT, 10);
  add_number_columns (table, FALSE, TRUE);
  for (guint i = 0; i < reach->events->len; i++) {
    const LydReachEvent *event = g_ptr_array_index (reach->events, i);

    if (!event->known && !event->over)
      continue;
    add_event_cells (table, event);
    if (event->known)
      add_numbers (table, &((LydReachLine *) g_ptr_array_index (reach->by_event, line++))->numbers, FALSE, TRUE);
    else
      for (int blank = 0; blank < 8; blank++)
        lyd_report_cells_blank (table);
  }
  return table;
}

/* Returns: (transfer full): what was asked for, when it was counted, and by which rules */
LydTable *
lyd_report_table_rules (const char *scope,
                        const LydReach *reach,
                        const GPtrArray *rules)
{
  LydTable *table = lyd_report_cells_new ("reach-rules", _ ("Rules"));
  g_autofree char *made = lyd_words_report_made (reach->made_at);

  lyd_table_add_column (table, "rule", _ ("How it was counted"), LYD_CELL_TEXT, 100);
  lyd_report_cells_text (table, scope);
  lyd_report_cells_text (table, made);
  for (guint i = 0; i < rules->len; i++)
    lyd_report_cells_text (table, g_ptr_array_index (rules, i));
  return table;
}

/* ---- all of it in one table ---- */

static void
add_long (LydTable *table,
          const char *part,
          const char *key,
          const char *name,
          const char *number,
          gint64 value)
{
  lyd_report_cells_text (table, part);
  lyd_report_cells_text (table, key);
  lyd_report_cells_text (table, name);
  lyd_report_cells_text (table, number);
  if (number != NULL && value >= 0)
    lyd_report_cells_number (table, value);
  else
    lyd_report_cells_blank (table);
}

static void
add_long_numbers (LydTable *table,
                  const char *part,
                  const char *key,
                  const char *name,
                  const LydReachNumbers *numbers)
{
  const struct {
    const char *id;
    gint64 value;
  } values[] = {
    { "events", numbers->events },
    { "registrations", numbers->registrations },
    { "attendances", numbers->attendances },
    { "people", numbers->people },
    { "first_timers", numbers->first_timers },
    { "organizations", numbers->organizations },
    { "seconds", numbers->seconds },
    { "heads", numbers->heads_hidden ? -1 : numbers->heads },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].value != 0)
      add_long (table, part, key, name, values[i].id, values[i].value);
}

static void
add_long_words (LydTable *table,
                const char *part,
                const GPtrArray *lines,
                const LydVocabulary *vocabulary)
{
  for (guint i = 0; i < lines->len; i++) {
    const LydReachLine *line = g_ptr_array_index (lines, i);

    add_long_numbers (table, part, lyd_word_id_or_null (vocabulary, line->key),
                      line->key >= 0 ? lyd_word_title (vocabulary, line->key) : NULL, &line->numbers);
  }
}

static void
add_long_things (LydTable *table,
                 const char *part,
                 const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    const LydReachLine *line = g_ptr_array_index (lines, i);
    g_autofree char *id = lyd_id_is_none (&line->id) ? NULL : lyd_id_to_string (&line->id);

    add_long_numbers (table, part, id, line->name, &line->numbers);
  }
}

/* Returns: (transfer full): one number a row, for CSV; the rules are its last rows. A value that is not told is blank.
 */
LydTable *
lyd_report_table_long (const LydReach *reach,
                       const GPtrArray *rules)
{
  LydTable *table = lyd_report_cells_new ("reach", _ ("Summary"));
  g_autofree char *made = lyd_time_to_iso (reach->made_at, NULL);

  lyd_table_add_column (table, "table", "table", LYD_CELL_TEXT, 12);
  lyd_table_add_column (table, "key", "key", LYD_CELL_TEXT, 12);
  lyd_table_add_column (table, "name", "name", LYD_CELL_TEXT, 24);
  lyd_table_add_column (table, "number", "number", LYD_CELL_TEXT, 14);
  lyd_table_add_column (table, "value", "value", LYD_CELL_NUMBER, 10);
  for (int i = 0; i < lyd_reach_numbers.n_words; i++)
    add_long (table, "total", NULL, lyd_word_title (&lyd_reach_numbers, i), lyd_word_id (&lyd_reach_numbers, i),
              lyd_reach_is_hidden (reach, (LydReachNumber) i) ? -1 : lyd_reach_get_number (reach, (LydReachNumber) i));
  for (guint i = 0; i < reach->by_month->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_month, i);
    g_autofree char *month = format_month (line->key);

    add_long_numbers (table, "month", month, NULL, &line->numbers);
  }
  add_long_words (table, "kind", reach->by_kind, &lyd_kinds);
  add_long_words (table, "heading", reach->by_heading, &lyd_headings);
  add_long_words (table, "state", reach->by_state, &lyd_states);
  add_long_things (table, "organization", reach->by_organization);
  add_long_things (table, "event", reach->by_event);
  add_long (table, "made", made, NULL, NULL, -1);
  for (guint i = 0; i < rules->len; i++) {
    g_autofree char *n = g_strdup_printf ("%u", i + 1);

    add_long (table, "rule", n, g_ptr_array_index (rules, i), NULL, -1);
  }
  return table;
}
