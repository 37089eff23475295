#include "lyd-report-paper.h"

#include "lyd-file-private.h"
#include "lyd-report-pdf.h"
#include "lyd-state.h"
#include "lyd-words-report.h"

#include <glib/gi18n.h>

/* "2,867", as the reader's language groups it */
static char *
format_number (gint64 n)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, n);
}

static void
add_figures (LydReportPaper *paper,
             const LydReach *reach)
{
  g_autofree char *people = format_number (reach->total.people);
  g_autofree char *first = g_strdup_printf (
    ngettext ("%d first-timer", "%d first-timers", (gulong) reach->total.first_timers), reach->total.first_timers);
  g_autofree char *organizations = format_number (reach->total.organizations);
  g_autofree char *members = reach->member_organizations > 0
                               ? g_strdup_printf (_ ("%d of %d members"), reach->total.members,
                                                  reach->member_organizations)
                               : NULL;
  g_autofree char *states = g_strdup_printf ("%d", reach->states);
  g_autofree char *territories =
    reach->territories > 0 ? g_strdup_printf (ngettext ("and %d territory", "and %d territories",
                                                        (gulong) reach->territories),
                                              reach->territories)
                           : NULL;
  g_autofree char *events = format_number (reach->total.events);
  g_autofree char *attended = g_strdup_printf (
    ngettext ("%d attendance", "%d attendances", (gulong) reach->total.attendances), reach->total.attendances);
  g_autofree char *hours = format_number (lyd_reach_round_hours (reach->total.seconds));

  lyd_report_paper_add_figure (paper, _ ("People"), people, first);
  lyd_report_paper_add_figure (paper, _ ("Organizations"), organizations, members);
  lyd_report_paper_add_figure (paper, _ ("States"), states, reach->dc ? _ ("and DC") : territories);
  lyd_report_paper_add_figure (paper, _ ("Events"), events, attended);
  lyd_report_paper_add_figure (paper, _ ("Person-hours"), hours, NULL);
}

/* What is missing in the numbers, and what stands beside them. */
static void
add_notes (LydReportPaper *paper,
           const LydReach *reach)
{
  g_autoptr (GString) uncounted = g_string_new (NULL);
  g_autofree char *heads = lyd_words_report_heads (reach->total.heads, reach->total.heads_hidden);

  for (guint i = 0; i < reach->uncounted->len && i < 5; i++)
    g_string_append_printf (uncounted, "%s%s", i > 0 ? "; " : "",
                            ((LydUncounted *) g_ptr_array_index (reach->uncounted, i))->title);
  if (reach->uncounted->len > 5)
    g_string_append (uncounted, " …");
  if (reach->uncounted->len > 0)
    g_ptr_array_add (paper->notes, g_strdup_printf (ngettext ("%u event is not counted yet: %s",
                                                              "%u events are not counted yet: %s",
                                                              reach->uncounted->len),
                                                    reach->uncounted->len, uncounted->str));
  if (reach->total.heads > 0)
    g_ptr_array_add (paper->notes,
                     g_strdup_printf (_ ("Counted without names at sensitive events, in no other number: %s"), heads));
}

static void
add_apart (LydReportPaper *paper,
           const LydReach *reach)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = LYD_APART_NONE + 1; i < LYD_N_APART; i++)
    if (reach->people_apart[i] > 0)
      g_string_append_printf (text, "%s%s %d", text->len > 0 ? ", " : "", lyd_word_title (&lyd_aparts, i),
                              reach->people_apart[i]);
  if (text->len > 0)
    g_ptr_array_add (paper->notes, g_strdup_printf (_ ("Counted apart: %s"), text->str));
}

static void
add_columns (LydReportPaper *paper,
             const LydReach *reach)
{
  int sums[LYD_REPORT_KINDS] = { 0 };

  paper->columns_title = g_strdup (_ ("Attended Each Month"));
  for (guint i = 0; i < reach->by_month->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_month, i);
    g_autofree char *month = lyd_words_report_month (line->key, TRUE);
    LydReportColumn *column = lyd_report_paper_add_column (paper, month);

    for (int kind = 0; kind < LYD_REPORT_KINDS; kind++) {
      column->by_kind[kind] = line->by_kind[kind];
      sums[kind] += line->by_kind[kind];
    }
  }
  for (int kind = 0; kind < LYD_REPORT_KINDS; kind++)
    if (sums[kind] > 0)
      paper->legend[kind] = g_strdup_printf ("%s %d", lyd_word_title (&lyd_kinds, kind), sums[kind]);
}

/* Nobody, and then three steps of which the last begins at the upper third of the largest number. */
static void
add_map (LydReportPaper *paper,
         const LydReach *reach)
{
  int most = 0;

  paper->map_title = g_strdup (_ ("People by State"));
  paper->states = g_new0 (int, lyd_states.n_words);
  for (guint i = 0; i < reach->by_state->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_state, i);

    if (line->key < 0)
      continue;
    paper->states[line->key] = line->numbers.people;
    most = MAX (most, line->numbers.people);
  }
  paper->least[1] = 1;
  paper->least[2] = MAX ((most + 2) / 3, 2);
  paper->least[3] = MAX ((2 * most + 2) / 3, 3);
  paper->steps[0] = g_strdup (_ ("Nobody"));
  paper->steps[1] = paper->least[2] > 2 ? g_strdup_printf ("1–%d", paper->least[2] - 1) : g_strdup ("1");
  paper->steps[2] = paper->least[3] > paper->least[2] + 1
                      ? g_strdup_printf ("%d–%d", paper->least[2], paper->least[3] - 1)
                      : g_strdup_printf ("%d", paper->least[2]);
  paper->steps[3] = g_strdup_printf (_ ("%d or more"), paper->least[3]);
}

static void
add_row (LydReportTable *table,
         const char *name,
         const char *second,
         const LydReachNumbers *numbers)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const gint64 values[] = { numbers->attendances, numbers->people, numbers->organizations,
                            lyd_reach_round_hours (numbers->seconds) };

  g_strv_builder_add (cells, name);
  g_strv_builder_add (cells, second);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *value = format_number (values[i]);

    g_strv_builder_add (cells, value);
  }
  g_ptr_array_add (table->rows, g_strv_builder_end (cells));
}

/* @with_events: the second column counts them; else it is a date */
static LydReportTable *
add_table (LydReportPaper *paper,
           const char *title,
           const char *first,
           gboolean with_events)
{
  const char *headings[] = { first, _ ("Events"), C_ ("report column", "Attended"), _ ("People"), _ ("Organizations"),
                             _ ("Hours"), NULL };

  if (!with_events)
    headings[1] = _ ("Date");
  return lyd_report_paper_add_table (paper, title, headings);
}

static void
add_words (LydReportPaper *paper,
           const GPtrArray *lines,
           const char *title,
           const char *first,
           const LydVocabulary *vocabulary,
           const char *none)
{
  LydReportTable *table = add_table (paper, title, first, TRUE);

  for (guint i = 0; i < lines->len; i++) {
    const LydReachLine *line = g_ptr_array_index (lines, i);

    g_autofree char *events = format_number (line->numbers.events);

    if (line->numbers.events > 0)
      add_row (table, line->key >= 0 ? lyd_word_title (vocabulary, line->key) : none, events, &line->numbers);
  }
}

/* A sensitive event shows its heads, or that they are not told. */
static void
add_events (LydReportPaper *paper,
            const LydReach *reach)
{
  LydReportTable *table = add_table (paper, _ ("By Event"), _ ("Event"), FALSE);
  guint line = 0;

  for (guint i = 0; i < reach->events->len; i++) {
    const LydReachEvent *event = g_ptr_array_index (reach->events, i);
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
    g_autofree char *day = lyd_time_to_iso (event->start, zone);
    const char *title = event->title != NULL ? event->title : "";
    const LydReachNumbers *numbers;

    if (!event->known)
      continue;
    numbers = &((LydReachLine *) g_ptr_array_index (reach->by_event, line++))->numbers;
    day[10] = '\0';
    if (event->sensitive) {
      g_autofree char *heads = lyd_words_report_heads (numbers->heads, numbers->heads_hidden);
      const char *cells[] = { title, day, heads, "", "", "", NULL };

      g_ptr_array_add (table->rows, g_strdupv ((char **) cells));
    } else {
      add_row (table, title, day, numbers);
    }
  }
}

/**
 * lyd_report_paper_write:
 * @title: (nullable): of a frozen report
 *
 * Draws a report as pages: the numbers, how many came each month and from which states, tables, and by which rules it
 * was counted.
 */
gboolean
lyd_report_paper_write (LydFile *file,
                        const LydReach *reach,
                        const char *title,
                        const char *path,
                        GError **error)
{
  g_autoptr (LydReportPaper) paper = lyd_report_paper_new ();

  if ((paper->scope = lyd_words_report_scope (file, &reach->query, error)) == NULL)
    return FALSE;
  paper->title = g_strdup (title != NULL ? title : _ ("Reach"));
  paper->made = lyd_words_report_made (reach->made_at);
  paper->page = g_strdup (_ ("Page {page} of {pages}"));
  paper->created = reach->made_at;
  add_figures (paper, reach);
  add_notes (paper, reach);
  add_apart (paper, reach);
  add_columns (paper, reach);
  add_map (paper, reach);
  add_words (paper, reach->by_heading, _ ("By Heading"), _ ("Heading"), &lyd_headings, _ ("No heading"));
  add_words (paper, reach->by_kind, _ ("By Kind"), _ ("Kind"), &lyd_kinds, _ ("Not known"));
  add_events (paper, reach);
  paper->rules_title = g_strdup (_ ("How It Was Counted"));
  g_ptr_array_unref (paper->rules);
  paper->rules = lyd_words_report_rules (reach);
  return lyd_report_paper_write_pdf (paper, path, error);
}
