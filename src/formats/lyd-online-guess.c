#include "lyd-online-cells.h"
#include "lyd-online-finder.h"

#include <string.h>

/* What no word in a header tells is told by what stands below it. */

/* So many rows tell what a column is. */
#define LOOK_AT 200

typedef struct {
  guint filled;
  guint emails;
  guint times;
  guint durations;
  guint answers;
} Content;

static Content
look_at_column (const LydOnlineFinder *finder,
                const LydOnlineTable *table,
                guint column)
{
  Content content = { 0 };

  for (guint i = 0; i < MIN (table->rows->len, LOOK_AT); i++) {
    const char *cell = lyd_online_finder_get (finder, g_array_index (table->rows, guint, i), column);
    gint64 seconds;

    if (lyd_online_is_nothing (cell))
      continue;
    content.filled++;
    if (strchr (cell, '@') != NULL)
      content.emails++;
    else if (lyd_online_is_time (cell))
      content.times++;
    else if (lyd_online_read_duration (&seconds, cell))
      content.durations++;
    else if (lyd_online_read_yes_no (finder->self->values, cell) >= 0)
      content.answers++;
  }
  return content;
}

/* "Start time" and "End time" of people are when they came and went. */
static void
take_start_and_end (LydOnlineTable *table)
{
  int *at = table->at;

  if (table->flat || at[LYD_ONLINE_JOIN] >= 0 || at[LYD_ONLINE_LEAVE] >= 0 || at[LYD_ONLINE_TOPIC] >= 0 ||
      at[LYD_ONLINE_START] < 0 || at[LYD_ONLINE_END] < 0)
    return;
  at[LYD_ONLINE_JOIN] = at[LYD_ONLINE_START];
  at[LYD_ONLINE_LEAVE] = at[LYD_ONLINE_END];
  at[LYD_ONLINE_START] = at[LYD_ONLINE_END] = -1;
}

/* Whether a column may be taken for what stands in it: an English header that is not known means something else. */
static gboolean
may_guess (const LydOnlineTable *table)
{
  return table->number > 0 || table->n_english == 0 || table->n_foreign > table->n_english;
}

/* The columns that no header tells, by their content. */
typedef struct {
  int texts[3]; /* the first of words; no more once the address came */
  guint n_texts;
  int times[3]; /* the first of times */
  guint n_times;
} Guessed;

static void
guess_column (LydOnlineFinder *finder,
              LydOnlineTable *table,
              guint column,
              Guessed *guessed)
{
  Content content = look_at_column (finder, table, column);
  int *at = table->at;

  if (content.filled == 0)
    return;
  if (content.emails * 2 > content.filled) {
    if (at[LYD_ONLINE_EMAIL] < 0)
      at[LYD_ONLINE_EMAIL] = (int) column;
  } else if (content.times * 2 > content.filled) {
    if (guessed->n_times < G_N_ELEMENTS (guessed->times))
      guessed->times[guessed->n_times++] = (int) column;
  } else if (content.answers == content.filled) {
    if (column == 0 && at[LYD_ONLINE_ATTENDED] < 0)
      at[LYD_ONLINE_ATTENDED] = 0;
  } else if (content.durations * 2 > content.filled && at[LYD_ONLINE_DURATION] < 0 && guessed->n_texts > 0) {
    at[LYD_ONLINE_DURATION] = (int) column;
  } else if (guessed->n_texts == 0 ||
             (guessed->n_texts < G_N_ELEMENTS (guessed->texts) && at[LYD_ONLINE_EMAIL] < 0 && guessed->n_times == 0)) {
    guessed->texts[guessed->n_texts++] = (int) column;
  }
}

/* Words in front of the address are a name, or its two halves, or both. */
static void
take_names (LydOnlineTable *table,
            const Guessed *guessed)
{
  int *at = table->at;
  guint halves = guessed->n_texts == 3 ? 1 : 0;

  if (guessed->n_texts != 2)
    at[LYD_ONLINE_NAME] = guessed->n_texts > 0 ? guessed->texts[0] : -1;
  if (guessed->n_texts >= 2) {
    at[LYD_ONLINE_GIVEN] = guessed->texts[halves];
    at[LYD_ONLINE_FAMILY] = guessed->texts[halves + 1];
  }
}

/* "Nafn (upprunalegt nafn)" and "Lengd (mínútur)" are Zoom's in every language. */
static void
look_for_brackets (LydOnlineFinder *finder,
                   LydOnlineTable *table)
{
  static const struct {
    LydOnlineField field;
    LydOnlineHint hint;
  } bracketed[] = { { LYD_ONLINE_NAME, LYD_ONLINE_ORIGINAL }, { LYD_ONLINE_DURATION, LYD_ONLINE_MINUTES } };

  for (gsize i = 0; !table->untitled && i < G_N_ELEMENTS (bracketed); i++) {
    int column = table->at[bracketed[i].field];
    const char *header = column >= 0 ? lyd_online_finder_get (finder, table->header, (guint) column) : "";

    if (g_str_has_suffix (header, ")") || g_str_has_suffix (header, "）"))
      table->hints |= bracketed[i].hint;
  }
}

/* Of two columns of times the first is the join, of three the first is the registration. */
static void
guess_columns (LydOnlineFinder *finder,
               LydOnlineTable *table)
{
  int *at = table->at;
  g_autofree LydOnlineField *fields = g_new0 (LydOnlineField, table->n_columns);
  gboolean no_times = at[LYD_ONLINE_JOIN] < 0 && at[LYD_ONLINE_LEAVE] < 0 && at[LYD_ONLINE_START] < 0 &&
                      at[LYD_ONLINE_TIMESTAMP] < 0 && at[LYD_ONLINE_SUBMITTED] < 0;
  Guessed guessed = { { -1, -1, -1 }, 0, { -1, -1, -1 }, 0 };

  for (int field = 1; field < LYD_ONLINE_N_FIELDS; field++)
    if (at[field] >= 0)
      fields[at[field]] = (LydOnlineField) field;
  for (guint i = 0; i < MIN (table->n_columns, 100); i++)
    if (fields[i] == LYD_ONLINE_OTHER)
      guess_column (finder, table, i, &guessed);
  if (at[LYD_ONLINE_NAME] < 0 && at[LYD_ONLINE_GIVEN] < 0 && at[LYD_ONLINE_FAMILY] < 0) {
    take_names (table, &guessed);
    look_for_brackets (finder, table);
  }
  if (no_times && guessed.n_times > 0)
    table->hints |= LYD_ONLINE_GUESSED;
  if (no_times && guessed.n_times == 3) {
    at[LYD_ONLINE_REGISTERED_AT] = guessed.times[0];
    at[LYD_ONLINE_JOIN] = guessed.times[1];
    at[LYD_ONLINE_LEAVE] = guessed.times[2];
  } else if (no_times && guessed.n_times > 0) {
    at[LYD_ONLINE_JOIN] = guessed.times[0];
    at[LYD_ONLINE_LEAVE] = guessed.times[1];
  }
}

static void
take_first (const char **target,
            const char *value)
{
  if (*target == NULL)
    *target = value;
}

/* Takes what a line of values says of the meeting if nobody knows the words above it: words are its topic, a number of
 * nine digits and more its number, times its start and end. */
void
lyd_online_guess_summary (LydOnlineFinder *finder,
                          guint record)
{
  LydOnlineSummary *summary = &finder->self->summary;
  guint n = MIN (lyd_csv_get_n_cells (finder->self->csv, record), 20);

  for (guint i = 0; i < n; i++) {
    const char *cell = lyd_online_finder_get (finder, record, i);
    gboolean digits = strspn (cell, "0123456789- ") == strlen (cell);

    if (lyd_online_is_time (cell))
      take_first (summary->start == NULL || strcmp (summary->start, cell) == 0 ? &summary->start : &summary->end,
                  cell);
    else if (digits && strlen (cell) >= 9)
      take_first (&summary->meeting, cell);
    else if (!digits && strchr (cell, '@') == NULL && strpbrk (cell, ".+") != cell)
      take_first (&summary->topic, cell);
  }
}

/* Finds out what columns are that no header tells. */
void
lyd_online_guess_columns (LydOnlineFinder *finder)
{
  for (guint i = 0; i < finder->self->tables->len; i++) {
    LydOnlineTable *table = g_ptr_array_index (finder->self->tables, i);

    take_start_and_end (table);
    if (may_guess (table))
      guess_columns (finder, table);
  }
}

/* Whether the record is no row of the table above it: a line with one cell or none, or other titles. */
static gboolean
ends_run (const LydOnlineFinder *finder,
          guint record)
{
  guint filled = lyd_online_finder_count (finder, record, LYD_ONLINE_MAX_COLUMNS);

  return filled < 2 || (filled >= 3 && lyd_online_finder_has_titles (finder, record, filled) &&
                        !lyd_online_finder_has_values (finder, record));
}

/* How many records from @record on belong together. */
static guint
count_run (const LydOnlineFinder *finder,
           guint record,
           guint n_records)
{
  guint n = 1;

  while (record + n < n_records && !ends_run (finder, record + n))
    n++;
  return n;
}

/* Finds a table whose header has no word that anybody knows: above the first row with an address or a time stands a
 * record that has neither. Of several the longest is of people, the last of those alike: a summary stands first. */
void
lyd_online_guess_table (LydOnlineFinder *finder,
                        guint n_records)
{
  guint titles = G_MAXUINT;
  guint header = G_MAXUINT;
  guint first = 0;
  guint longest = 0;
  LydOnlineTable *table;

  for (guint record = 0; record < MIN (n_records, LYD_ONLINE_HEADER_WITHIN); record++) {
    guint filled = lyd_csv_has_nul (finder->self->csv, record) ? 0 : lyd_online_finder_count (finder, record, 3);
    guint run;

    if (filled < 2) {
      titles = G_MAXUINT;
    } else if (!lyd_online_finder_has_values (finder, record)) {
      titles = record;
    } else if (titles != G_MAXUINT || filled == 3) { /* not "Report generated:" and a time */
      run = count_run (finder, record, n_records);
      if (run >= longest) {
        if (longest == 1)
          lyd_online_guess_summary (finder, first);
        longest = run;
        header = titles;
        first = record;
      }
      record += run - 1;
      titles = G_MAXUINT;
    }
  }
  if (longest == 0)
    return;
  table = lyd_online_finder_new_table (finder, header != G_MAXUINT ? header : first);
  table->untitled = header == G_MAXUINT;
  for (guint row = first; row < n_records; row++)
    if (!lyd_csv_is_blank (finder->self->csv, row))
      g_array_append_val (table->rows, row);
  if (!table->untitled)
    lyd_online_finder_name_columns (finder, table);
  lyd_online_finder_add (finder, table);
}

/* Hosts come first, panelists next, attendees then, and last those without an address. Where the titles above the
 * tables are in a language that nobody knows, their order tells. */
void
lyd_online_guess_roles (LydOnlineTables *tables)
{
  guint n = tables->tables->len;
  guint n_attendees = 1;

  for (guint i = 0; i < n; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (tables, i);

    if (table->title == NULL || table->role >= 0 || table->number > 0)
      return;
  }
  if (n > 1 && lyd_online_tables_get (tables, n - 1)->at[LYD_ONLINE_EMAIL] < 0)
    n_attendees = 2;
  for (guint i = 0; i < n; i++) {
    LydOnlineTable *table = g_ptr_array_index (tables->tables, i);

    table->role = i + n_attendees >= n ? LYD_ROLE_ATTENDEE : i == 0 ? LYD_ROLE_HOST
                                                                    : LYD_ROLE_PANELIST;
  }
}
