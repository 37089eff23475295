#include "lyd-list-cell.h"

#include "lyd-event-kind.h"
#include "lyd-follow-up.h"

#include <glib/gi18n.h>

/* Columns whose cells are words of Lanyard: files for programs carry the id, paper what people read. */
static const struct {
  const char *id;
  const LydVocabulary *vocabulary;
} word_columns[] = {
  { "type", &lyd_attendee_types },
  { "status", &lyd_statuses },
  { "source", &lyd_origins },
  { "source", &lyd_sources },
  { "verdict", &lyd_verdicts },
  { "basis", &lyd_verdicts },
  { "kind", &lyd_scan_kinds },
  { "ways", &lyd_ways },
  { "role", &lyd_online_roles },
  { "place", &lyd_session_places },
  { "kind", &lyd_kinds },
  { "counted_as", &lyd_aparts },
  { "pulse", &lyd_follows },
};

/* Returns: (transfer none): what people read for a cell of @column that says @text */
const char *
lyd_list_cell_get_words (const LydColumn *column,
                         const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (word_columns); i++) {
    if (g_str_equal (word_columns[i].id, column->id)) {
      int value = lyd_word_find (word_columns[i].vocabulary, text);

      if (value >= 0)
        return lyd_word_title (word_columns[i].vocabulary, value);
    }
  }

  return text;
}

/* Returns: (transfer full): what a cell says on paper; "" where it is empty */
char *
lyd_list_cell_format (const LydColumn *column,
                      const LydCell *cell,
                      LydWallClock *clock)
{
  LydWallTime time;

  if (!cell->filled)
    return g_strdup ("");
  if (column->type == LYD_CELL_NUMBER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
  if (column->type == LYD_CELL_YES_NO)
    return g_strdup (cell->number != 0 ? _ ("Yes") : "");
  if (column->type == LYD_CELL_TEXT)
    return g_strdup (lyd_list_cell_get_words (column, cell->text));

  time = lyd_wall_clock_read (clock, cell->number);
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d", (int) time.year, time.month, time.day_of_month,
                          time.second_of_day / 3600, time.second_of_day / 60 % 60);
}
