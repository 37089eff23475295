#include "lyd-online-tables.h"

#include "lyd-columns.h"
#include "lyd-online-cells.h"
#include "lyd-online-finder.h"

#include <string.h>

const char *
lyd_online_finder_get (const LydOnlineFinder *finder,
                       guint record,
                       guint cell)
{
  return lyd_cell_clean (finder->self->csv, record, cell, finder->strings);
}

/* How many cells say something; no more than @most are counted. */
guint
lyd_online_finder_count (const LydOnlineFinder *finder,
                         guint record,
                         guint most)
{
  guint n_cells = MIN (lyd_csv_get_n_cells (finder->self->csv, record), LYD_ONLINE_MAX_COLUMNS);
  guint n = 0;

  for (guint i = 0; i < n_cells && n < most; i++)
    n += lyd_online_finder_get (finder, record, i)[0] != '\0';
  return n;
}

/* "3. In-Meeting Activities", "3．会议中活动", "3) ...": the number; 0 where there is none. */
static guint
read_number (const char *title)
{
  gunichar dot;

  if (!g_ascii_isdigit (title[0]) || g_ascii_isdigit (title[1]) || title[0] == '0' || title[1] == '\0')
    return 0;
  dot = g_utf8_get_char (title + 1);
  if (dot != '.' && dot != ')' && dot != 0xff0e && dot != 0x3001 && dot != 0xff0c)
    return 0;
  for (const char *p = g_utf8_next_char (title + 1); *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return (guint) (title[0] - '0');
  return 0;
}

LydOnlineTable *
lyd_online_finder_new_table (LydOnlineFinder *finder,
                             guint header)
{
  LydOnlineTable *table = g_new0 (LydOnlineTable, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (table->at); i++)
    table->at[i] = -1;
  table->header = header;
  table->title = finder->title;
  table->role = finder->title != NULL ? lyd_online_values_find_role (finder->self->values, finder->title) : -1;
  table->number = finder->number;
  table->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  table->n_columns = MIN (lyd_csv_get_n_cells (finder->self->csv, header), LYD_ONLINE_MAX_COLUMNS);
  while (table->n_columns > 1 && lyd_online_finder_get (finder, header, table->n_columns - 1)[0] == '\0')
    table->n_columns--;
  return table;
}

static void
table_free (gpointer data)
{
  LydOnlineTable *table = data;

  g_array_unref (table->rows);
  g_free (table);
}

/* Where the columns of people begin: a flat history repeats the meeting's own columns in every row before them, among
 * them an address and a duration that are not the person's. */
static guint
find_first_own (const LydOnlineFinder *finder,
                const LydOnlineTable *table)
{
  gboolean has_topic = FALSE;

  for (guint i = 0; i < table->n_columns; i++) {
    guint hints;
    LydOnlineField field =
      lyd_online_words_find (finder->words, lyd_online_finder_get (finder, table->header, i), &hints);

    if (field == LYD_ONLINE_TOPIC || field == LYD_ONLINE_MEETING)
      has_topic = TRUE;
    else if (field == LYD_ONLINE_NAME || field == LYD_ONLINE_GIVEN || field == LYD_ONLINE_JOIN)
      return has_topic ? i : 0;
  }
  return 0;
}

static gboolean
is_of_meeting (LydOnlineField field)
{
  return field >= LYD_ONLINE_TOPIC && field <= LYD_ONLINE_DATE;
}

/* "Nome" beside "Cognome" is a first name, "Nom" beside "Prénom" a last one; beside "User name" it is one of the two.
 */
static void
settle_names (LydOnlineTable *table,
              int either)
{
  int *at = table->at;

  if (either < 0)
    return;
  if (at[LYD_ONLINE_FAMILY] >= 0 && at[LYD_ONLINE_GIVEN] < 0)
    at[LYD_ONLINE_GIVEN] = either;
  else if (at[LYD_ONLINE_GIVEN] >= 0 && at[LYD_ONLINE_FAMILY] < 0)
    at[LYD_ONLINE_FAMILY] = either;
  else
    return;
  if (at[LYD_ONLINE_NAME] == either)
    at[LYD_ONLINE_NAME] = -1;
}

/* Fills in the columns from what their headers say; of two alike the first, or the one that says it better. Returns:
 * how many are known */
guint
lyd_online_finder_name_columns (LydOnlineFinder *finder,
                                LydOnlineTable *table)
{
  guint own = find_first_own (finder, table);
  gboolean weak[LYD_ONLINE_N_FIELDS] = { FALSE };
  int either = -1;
  guint n_known = 0;

  for (guint i = 0; i < table->n_columns; i++) {
    guint hints;
    LydOnlineField field =
      lyd_online_words_find (finder->words, lyd_online_finder_get (finder, table->header, i), &hints);
    gboolean is_weak = (hints & LYD_ONLINE_WEAK) != 0;

    if (field == LYD_ONLINE_OTHER || (i < own && !is_of_meeting (field)))
      continue;
    if ((hints & LYD_ONLINE_EITHER) != 0)
      either = (int) i;
    if (table->at[field] >= 0 && (is_weak || !weak[field]) && field != LYD_ONLINE_KNOWN)
      continue;
    table->at[field] = (int) i;
    weak[field] = is_weak;
    table->hints |= hints;
    table->n_english += (hints & LYD_ONLINE_ENGLISH) != 0 ? 1 : 0;
    table->n_foreign += (hints & LYD_ONLINE_FOREIGN) != 0 ? 1 : 0;
    table->n_loose += (hints & LYD_ONLINE_LOOSE) != 0 ? 1 : 0;
    n_known++;
  }
  table->flat = own > 0;
  settle_names (table, either);
  return n_known;
}

/* A line of titles for one line of values about the meeting: there is a topic or a number and nobody's name. */
static gboolean
is_summary (const LydOnlineTable *table)
{
  static const LydOnlineField of_people[] = { LYD_ONLINE_NAME, LYD_ONLINE_GIVEN, LYD_ONLINE_FAMILY,
                                              LYD_ONLINE_JOIN, LYD_ONLINE_QUESTION, LYD_ONLINE_ACTION,
                                              LYD_ONLINE_REGISTERED_AT };

  for (gsize i = 0; i < G_N_ELEMENTS (of_people); i++)
    if (lyd_online_table_has (table, of_people[i]))
      return FALSE;
  return !lyd_online_table_has (table, LYD_ONLINE_EMAIL) || lyd_online_table_has (table, LYD_ONLINE_TOPIC) ||
         lyd_online_table_has (table, LYD_ONLINE_MEETING);
}

/* Whether somebody's address or a time stands in the record: then it is a row and no header. */
gboolean
lyd_online_finder_has_values (const LydOnlineFinder *finder,
                              guint record)
{
  guint n = MIN (lyd_csv_get_n_cells (finder->self->csv, record), LYD_ONLINE_MAX_COLUMNS);

  for (guint i = 0; i < n; i++) {
    const char *cell = lyd_online_finder_get (finder, record, i);

    if (strchr (cell, '@') != NULL || lyd_online_is_time (cell))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full) (nullable): the record as the header of a table, if it is one by its words */
static LydOnlineTable *
read_header (LydOnlineFinder *finder,
             guint record)
{
  guint hints;
  guint filled;
  guint n_known;
  gboolean about_meeting;
  LydOnlineTable *table;

  if (finder->self->tables->len >= LYD_ONLINE_MAX_TABLES)
    return NULL;
  if (record >= LYD_ONLINE_HEADER_WITHIN &&
      lyd_online_words_find (finder->words, lyd_online_finder_get (finder, record, 0), &hints) == LYD_ONLINE_OTHER)
    return NULL;
  filled = lyd_online_finder_count (finder, record, LYD_ONLINE_MAX_COLUMNS);
  if (filled < 2)
    return NULL;
  table = lyd_online_finder_new_table (finder, record);
  n_known = lyd_online_finder_name_columns (finder, table);
  if (finder->table != NULL)
    n_known -= table->n_loose;
  about_meeting = lyd_online_table_has (table, LYD_ONLINE_TOPIC) || lyd_online_table_has (table, LYD_ONLINE_MEETING);
  if (n_known >= 2 && (n_known * 2 >= filled || n_known >= 4 || about_meeting) &&
      !lyd_online_finder_has_values (finder, record))
    return table;
  table_free (table);
  return NULL;
}

/* The next record that says something, or the number of records. */
static guint
find_next (const LydOnlineFinder *finder,
           guint record)
{
  guint n = lyd_csv_get_n_records (finder->self->csv);

  do
    record++;
  while (record < n && lyd_csv_is_blank (finder->self->csv, record));
  return record;
}

static void
take_summary_value (LydOnlineFinder *finder,
                    LydOnlineField field,
                    const char *value)
{
  LydOnlineSummary *summary = &finder->self->summary;
  const char **target = field == LYD_ONLINE_TOPIC     ? &summary->topic
                        : field == LYD_ONLINE_MEETING ? &summary->meeting
                        : field == LYD_ONLINE_START   ? &summary->start
                        : field == LYD_ONLINE_END     ? &summary->end
                        : field == LYD_ONLINE_DATE    ? &summary->date
                                                      : NULL;

  if (target != NULL && *target == NULL && !lyd_online_is_nothing (value))
    *target = value;
}

static void
note_language (LydOnlineFinder *finder,
               const LydOnlineTable *table)
{
  finder->n_english += table->n_english;
  finder->n_foreign += table->n_foreign;
}

/* The role that a line with one cell names, or -1. */
static int
find_title_role (const LydOnlineFinder *finder,
                 guint record)
{
  if (lyd_online_finder_count (finder, record, 2) != 1)
    return -1;
  return lyd_online_values_find_role (finder->self->values, lyd_online_finder_get (finder, record, 0));
}

/* A line of titles and one of values. Returns: the record that was read last */
static guint
read_summary (LydOnlineFinder *finder,
              const LydOnlineTable *table)
{
  guint values = find_next (finder, table->header);

  note_language (finder, table);
  if (values >= lyd_csv_get_n_records (finder->self->csv) || find_title_role (finder, values) >= 0)
    return table->header;
  for (int field = LYD_ONLINE_TOPIC; field <= LYD_ONLINE_DATE; field++)
    if (table->at[field] >= 0)
      take_summary_value (finder, (LydOnlineField) field,
                          lyd_online_finder_get (finder, values, (guint) table->at[field]));
  if (table->n_english == 0)
    lyd_online_guess_summary (finder, values);
  return values;
}

/* "Meeting title<TAB>Peer exchange". In a numbered summary whose words nobody knows the first line is the title, and
 * the first two times are the start and the end. */
static void
read_pair (LydOnlineFinder *finder,
           guint record)
{
  const char *value = lyd_online_finder_get (finder, record, 1);
  guint hints;
  LydOnlineField field = lyd_online_words_find (finder->words, lyd_online_finder_get (finder, record, 0), &hints);

  if (value[0] == '\0')
    return;
  if (is_of_meeting (field)) {
    finder->n_english += (hints & LYD_ONLINE_ENGLISH) != 0 ? 1 : 0;
    finder->n_foreign += (hints & LYD_ONLINE_FOREIGN) != 0 ? 1 : 0;
    take_summary_value (finder, field, value);
  } else if (finder->number == 1) {
    if (finder->n_pairs == 0)
      take_summary_value (finder, LYD_ONLINE_TOPIC, value);
    else if (lyd_online_is_time (value))
      take_summary_value (finder, finder->self->summary.start == NULL ? LYD_ONLINE_START : LYD_ONLINE_END, value);
  }
  finder->n_pairs += finder->number == 1;
}

void
lyd_online_finder_add (LydOnlineFinder *finder,
                       LydOnlineTable *table)
{
  table->index = finder->self->tables->len;
  g_ptr_array_add (finder->self->tables, table);
  note_language (finder, table);
  finder->table = table;
  finder->title = NULL;
  finder->number = 0;
}

static gboolean
is_repeated_header (const LydOnlineFinder *finder,
                    const LydOnlineTable *header)
{
  const LydOnlineTable *table = finder->table;

  return table != NULL && header->title == NULL && header->n_columns == table->n_columns &&
         memcmp (header->at, table->at, sizeof table->at) == 0;
}

/* Whether every cell could be a column's title: there is no gap, no number, no yes or no. */
gboolean
lyd_online_finder_has_titles (const LydOnlineFinder *finder,
                              guint record,
                              guint n_titles)
{
  for (guint i = 0; i < n_titles; i++) {
    const char *cell = lyd_online_finder_get (finder, record, i);

    if (cell[0] == '\0' || strspn (cell, "0123456789.,- ") == strlen (cell) ||
        lyd_online_read_yes_no (finder->self->values, cell) >= 0)
      return FALSE;
  }
  return TRUE;
}

/* Whether a record below a line with one cell is a header by its place: titles in a language that nobody knows, and
 * somebody's row with an address or two times below them, or the next section. */
static gboolean
is_header_by_place (const LydOnlineFinder *finder,
                    guint record)
{
  guint n_titles = lyd_online_finder_count (finder, record, LYD_ONLINE_MAX_COLUMNS);
  guint next = find_next (finder, record);
  guint n_times = 0;

  if (n_titles < 4 || !lyd_online_finder_has_titles (finder, record, n_titles) ||
      lyd_online_finder_has_values (finder, record) || next >= lyd_csv_get_n_records (finder->self->csv))
    return FALSE;
  if (lyd_online_finder_count (finder, next, 2) == 1)
    return finder->table != NULL;
  for (guint i = 0; i < n_titles; i++) {
    const char *cell = lyd_online_finder_get (finder, next, i);

    n_times += lyd_online_is_time (cell) ? 1 : 0;
    if (strchr (cell, '@') != NULL || n_times == 2)
      return TRUE;
  }
  return FALSE;
}

/* Whether a line with one cell announces a table, with its header below or (where nobody came) without rows. */
static gboolean
is_title (LydOnlineFinder *finder,
          guint record,
          guint number)
{
  guint next = find_next (finder, record);
  LydOnlineTable *below;

  if (finder->table == NULL)
    return TRUE;
  if (next >= lyd_csv_get_n_records (finder->self->csv))
    return find_title_role (finder, record) >= 0;
  if (number > 0)
    return lyd_online_finder_count (finder, next, 2) >= 2 && !lyd_online_finder_has_values (finder, next);
  below = read_header (finder, next);
  if (below != NULL) {
    table_free (below);
    return TRUE;
  }
  if (lyd_online_finder_count (finder, next, 2) == 1)
    return find_title_role (finder, record) >= 0;
  return is_header_by_place (finder, next);
}

/* Whether a record without a known word is a header: behind "2. ..." there is always one. */
static gboolean
is_unknown_header (const LydOnlineFinder *finder,
                   guint record,
                   guint filled)
{
  if (finder->table != NULL || finder->title == NULL || finder->self->tables->len >= LYD_ONLINE_MAX_TABLES)
    return FALSE;
  if (finder->number >= 2)
    return filled >= 2 && !lyd_online_finder_has_values (finder, record);
  return finder->number == 0 && is_header_by_place (finder, record);
}

/* Takes a line that is no header by its words. */
static void
read_line (LydOnlineFinder *finder,
           guint record,
           guint filled)
{
  if (is_unknown_header (finder, record, filled)) {
    LydOnlineTable *table = lyd_online_finder_new_table (finder, record);

    lyd_online_finder_name_columns (finder, table);
    lyd_online_finder_add (finder, table);
  } else if (finder->table != NULL) {
    g_array_append_val (finder->table->rows, record);
  } else if (filled == 2) {
    read_pair (finder, record);
  } else if (finder->title != NULL && filled > 2 && lyd_online_finder_has_values (finder, record)) {
    lyd_online_guess_summary (finder, record);
  }
}

/* Returns: the record that was read last */
static guint
read_record (LydOnlineFinder *finder,
             guint record)
{
  guint filled = lyd_online_finder_count (finder, record, 3);
  LydOnlineTable *header = filled >= 2 ? read_header (finder, record) : NULL;
  const char *first = lyd_online_finder_get (finder, record, 0);

  if (filled == 1 && first[0] != '\0' && is_title (finder, record, read_number (first))) {
    finder->table = NULL;
    finder->title = first;
    finder->number = read_number (first);
  } else if (header == NULL) {
    read_line (finder, record, filled);
  } else if (is_repeated_header (finder, header)) {
    table_free (header);
  } else if (is_summary (header)) {
    record = read_summary (finder, header);
    finder->table = NULL;
    finder->title = NULL; /* it was the whole report's */
    table_free (header);
  } else {
    lyd_online_finder_add (finder, header);
  }
  return record;
}

/**
 * lyd_online_tables_find:
 * @csv: a report's records
 * @max_records: look at no more, for recognizing
 *
 * Finds the tables of people in a report by their headers, in whatever order and language, with the one-cell lines
 * above them; and what it says of the meeting. What the headers do not tell is told by what stands below them.
 *
 * Returns: (transfer full): may have no tables
 */
LydOnlineTables *
lyd_online_tables_find (LydCsv *csv,
                        guint max_records)
{
  LydOnlineTables *self = g_new0 (LydOnlineTables, 1);
  g_autoptr (LydOnlineWords) words = lyd_online_words_new ();
  LydOnlineFinder finder = { .self = self, .words = words };
  guint n_records = MIN (lyd_csv_get_n_records (csv), max_records);

  self->csv = csv;
  self->values = lyd_online_values_new ();
  self->strings = g_string_chunk_new (1024);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  finder.strings = self->strings;
  for (guint record = 0; record < n_records; record++) {
    if (lyd_csv_is_blank (csv, record))
      continue;
    if (!lyd_csv_has_nul (csv, record))
      record = read_record (&finder, record);
    else if (finder.table != NULL)
      g_array_append_val (finder.table->rows, record);
  }
  if (self->tables->len == 0)
    lyd_online_guess_table (&finder, n_records);
  lyd_online_guess_columns (&finder);
  lyd_online_guess_roles (self);
  self->foreign = finder.n_foreign > finder.n_english;
  self->known = finder.n_foreign + finder.n_english > 0;
  return self;
}

void
lyd_online_tables_free (LydOnlineTables *self)
{
  g_ptr_array_unref (self->tables);
  g_string_chunk_free (self->strings);
  lyd_online_values_free (self->values);
  g_free (self);
}

const LydOnlineTable *
lyd_online_tables_get (const LydOnlineTables *self,
                       guint index)
{
  return g_ptr_array_index (self->tables, index);
}
