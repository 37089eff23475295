#include "lyd-reach-charts.h"

#include "lyd-column-chart.h"
#include "lyd-report-look.h"
#include "lyd-state.h"
#include "lyd-tile-map.h"
#include "lyd-words-report.h"

#include <glib/gi18n.h>

/* Beyond this many the months without an event are left out. */
#define MAX_EMPTY_MONTHS 36

struct LydReachCharts {
  LydChartCard *months;
  LydChartCard *states;
  LydColumnChart *columns;
  LydTileMap *map;
  GArray *shown; /* of int: the month of each column */
};

LydReachCharts *
lyd_reach_charts_new (LydChartCard *months,
                      LydChartCard *states)
{
  const char *headings[] = { _ ("State"), _ ("People"), _ ("Organizations"), _ ("Hours"), NULL };
  LydReachCharts *self = g_new0 (LydReachCharts, 1);

  self->months = months;
  self->states = states;
  self->columns = LYD_COLUMN_CHART (lyd_column_chart_new ());
  self->map = LYD_TILE_MAP (lyd_tile_map_new ());
  self->shown = g_array_new (FALSE, FALSE, sizeof (int));
  lyd_chart_card_set_chart (months, GTK_WIDGET (self->columns));
  lyd_chart_card_set_chart (states, GTK_WIDGET (self->map));
  lyd_chart_card_set_columns (states, headings);
  return self;
}

void
lyd_reach_charts_free (LydReachCharts *self)
{
  g_array_unref (self->shown);
  g_free (self);
}

GtkWidget *
lyd_reach_charts_get_columns (LydReachCharts *self)
{
  return GTK_WIDGET (self->columns);
}

GtkWidget *
lyd_reach_charts_get_map (LydReachCharts *self)
{
  return GTK_WIDGET (self->map);
}

/* 0: there is no such column */
int
lyd_reach_charts_get_month (LydReachCharts *self,
                            guint column)
{
  return column < self->shown->len ? g_array_index (self->shown, int, column) : 0;
}

char *
lyd_reach_charts_name_month (int month)
{
  return lyd_words_report_month (month, FALSE);
}

/* @state: of lyd_states; -1: not known */
const char *
lyd_reach_charts_name_state (int state)
{
  return state >= 0 ? lyd_word_title (&lyd_states, state) : _ ("State not known");
}

/* ---- months ---- */

static int
next_month (int month)
{
  return month % 100 == 12 ? month + 89 : month + 1;
}

/* (nullable): %NULL: nobody came in that month */
static const LydReachLine *
find_month (const LydReach *reach,
            int month)
{
  for (guint i = 0; i < reach->by_month->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_month, i);

    if (line->key == month)
      return line;
  }
  return NULL;
}

/* Every month of the period, so that a pause is seen as one. */
static void
pick_months (LydReachCharts *self,
             const LydReach *reach)
{
  int from = reach->query.from / 100;
  int to = reach->query.to / 100;
  int n = (to / 100 - from / 100) * 12 + to % 100 - from % 100 + 1;

  g_array_set_size (self->shown, 0);
  if (from > 0 && to > 0 && n <= MAX_EMPTY_MONTHS) {
    for (int month = from; month <= to; month = next_month (month))
      g_array_append_val (self->shown, month);
    return;
  }
  for (guint i = 0; i < reach->by_month->len; i++)
    g_array_append_val (self->shown, ((const LydReachLine *) g_ptr_array_index (reach->by_month, i))->key);
}

/* Returns: how many kinds there were; what each is painted with in @parts, which it is in @kinds */
static guint
pick_kinds (const LydReach *reach,
            LydColumnPart *parts,
            int *kinds)
{
  guint n = 0;

  for (guint i = 0; i < reach->by_kind->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_kind, i);

    if (line->numbers.attendances == 0)
      continue;
    kinds[n] = line->key;
    parts[n].title = lyd_report_kind_title ((LydKind) line->key);
    parts[n].ink = lyd_report_kind_ink ((LydKind) line->key);
    n++;
  }
  return n;
}

static void
set_headings (LydReachCharts *self,
              const LydColumnPart *parts,
              guint n_parts)
{
  const char *headings[LYD_KIND_OTHER + 4] = { _ ("Month") };

  for (guint i = 0; i < n_parts; i++)
    headings[i + 1] = parts[i].title;
  headings[n_parts + 1] = _ ("Together");
  lyd_chart_card_set_columns (self->months, headings);
}

/* One month: its column, and its line of the table. Returns: how many came */
static int
add_month (const LydReach *reach,
           int month,
           const int *kinds,
           guint n_kinds,
           GPtrArray *columns,
           GPtrArray *lines)
{
  g_autofree char *label = lyd_words_report_month (month, TRUE);
  g_autofree char *name = lyd_words_report_month (month, FALSE);
  const LydReachLine *line = find_month (reach, month);
  LydColumn *column = lyd_column_new (label, name, n_kinds);
  char **cells = g_new0 (char *, n_kinds + 3);
  int sum = 0;

  cells[0] = g_strdup (name);
  for (guint i = 0; i < n_kinds; i++) {
    column->values[i] = line != NULL ? line->by_kind[kinds[i]] : 0;
    cells[i + 1] = lyd_report_format_number (column->values[i]);
    sum += column->values[i];
  }
  cells[n_kinds + 1] = lyd_report_format_number (sum);
  g_ptr_array_add (columns, column);
  g_ptr_array_add (lines, cells);
  return sum;
}

static void
show_months (LydReachCharts *self,
             const LydReach *reach)
{
  LydColumnPart parts[LYD_KIND_OTHER + 1];
  int kinds[LYD_KIND_OTHER + 1];
  guint n_kinds = pick_kinds (reach, parts, kinds);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_column_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (_ ("People who attended, month by month: "));

  pick_months (self, reach);
  set_headings (self, parts, n_kinds);
  for (guint i = 0; i < self->shown->len; i++) {
    int month = g_array_index (self->shown, int, i);
    int n = add_month (reach, month, kinds, n_kinds, columns, lines);

    g_string_append_printf (words, "%s%s %d", i > 0 ? ", " : "",
                            ((const LydColumn *) g_ptr_array_index (columns, i))->name, n);
  }
  lyd_column_chart_set (self->columns, parts, n_kinds, columns, words->str);
  lyd_chart_card_set_lines (self->months, lines);
  lyd_chart_card_clear_legend (self->months);
  for (guint i = 0, k = 0; i < reach->by_kind->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_kind, i);
    g_autofree char *number = lyd_report_format_number (line->numbers.attendances);

    if (line->numbers.attendances == 0)
      continue;
    lyd_chart_card_add_legend (self->months, parts[k].ink, parts[k].title, number);
    k++;
  }
}

/* ---- states ---- */

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const LydReachLine *left = *(const LydReachLine *const *) a;
  const LydReachLine *right = *(const LydReachLine *const *) b;

  return right->numbers.people - left->numbers.people;
}

/* "People in 38 states: most in California 31, Maryland 28, Texas 26": for those who do not see the map. */
static char *
describe_states (const LydReach *reach)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < reach->by_state->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (reach->by_state, i));
  g_ptr_array_sort (sorted, compare_people);
  g_string_printf (words, ngettext ("People in %d state", "People in %d states", (gulong) reach->states),
                   reach->states);
  for (guint i = 0; i < MIN (sorted->len, 5); i++) {
    const LydReachLine *line = g_ptr_array_index (sorted, i);

    g_string_append_printf (words, "%s%s %d", i == 0 ? ": " : ", ", lyd_reach_charts_name_state (line->key),
                            line->numbers.people);
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_state (const LydReachLine *line,
           GPtrArray *lines)
{
  char **cells = g_new0 (char *, 5);

  cells[0] = g_strdup (lyd_reach_charts_name_state (line->key));
  cells[1] = lyd_report_format_number (line->numbers.people);
  cells[2] = lyd_report_format_number (line->numbers.organizations);
  cells[3] = lyd_report_format_hours (line->numbers.seconds);
  g_ptr_array_add (lines, cells);
}

static void
show_steps (LydReachCharts *self)
{
  lyd_chart_card_clear_legend (self->states);
  for (int step = 0; step < LYD_TILE_STEPS; step++) {
    int least = lyd_tile_map_get_least (self->map, step);
    g_autofree char *words = NULL;

    if (step == 0)
      words = g_strdup (_ ("Nobody"));
    else if (step == LYD_TILE_STEPS - 1)
      words = g_strdup_printf (_ ("%d or more"), least);
    else if (least == lyd_tile_map_get_least (self->map, step + 1) - 1)
      words = g_strdup_printf ("%d", least);
    else
      words = g_strdup_printf ("%d–%d", least, lyd_tile_map_get_least (self->map, step + 1) - 1);
    lyd_chart_card_add_legend (self->states, lyd_tile_map_get_ink (step), words, NULL);
  }
}

static void
show_states (LydReachCharts *self,
             const LydReach *reach)
{
  g_autofree int *counts = g_new0 (int, lyd_states.n_words);
  g_autofree char *words = describe_states (reach);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < reach->by_state->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_state, i);

    if (line->key >= 0)
      counts[line->key] = line->numbers.people;
    add_state (line, lines);
  }
  lyd_tile_map_set (self->map, counts, words);
  lyd_chart_card_set_lines (self->states, lines);
  show_steps (self);
}

void
lyd_reach_charts_show (LydReachCharts *self,
                       const LydReach *reach)
{
  show_months (self, reach);
  show_states (self, reach);
}
