#include "lyd-tables.h"

#include "lyd-error.h"
#include "lyd-fold.h"
#include "lyd-format-list.h"
#include "lyd-online-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* The header stands within these first records, or there is none. */
#define HEADER_WITHIN 300

/* ... and so many cells of them are looked at: a hostile file must not take long to be refused. */
#define HEADER_CELLS 100000

#define MAX_COLUMNS 20000

/* A header is a few words; what is longer is an answer, except that forms ask whole questions. */
#define MAX_HEADER 400

#define ENTRY(name) &lyd_format_##name,

/* clang-format off */
static const LydFormat *const formats[] = { LYD_FORMATS (ENTRY) NULL };
/* clang-format on */

/**
 * lyd_formats_list:
 *
 * Returns: (transfer none): every format, ends with %NULL
 */
const LydFormat *const *
lyd_formats_list (void)
{
  return formats;
}

/**
 * lyd_format_find:
 *
 * Returns: (nullable): the format that is called @id
 */
const LydFormat *
lyd_format_find (const char *id)
{
  for (gsize i = 0; formats[i] != NULL; i++)
    if (strcmp (formats[i]->id, id) == 0)
      return formats[i];
  return NULL;
}

static gboolean
refuse_format (const LydFormat *format,
               GError **error)
{
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT, _ (format->refusal));
  return FALSE;
}

/**
 * lyd_tables_match_text:
 *
 * Returns: (nullable): the format of a file that is no delimited table, told by its first words
 */
const LydFormat *
lyd_tables_match_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize at = 0;

  while (at < length && (g_ascii_isspace (data[at]) || (guchar) data[at] >= 0x80))
    at++;
  for (gsize i = 0; formats[i] != NULL; i++) {
    const char *text = formats[i]->text;

    if (text != NULL && length - at >= strlen (text) && g_ascii_strncasecmp (data + at, text, strlen (text)) == 0)
      return formats[i];
  }
  return NULL;
}

/**
 * lyd_tables_read:
 * @format: (nullable): of lyd_tables_match_text()
 *
 * Returns: (transfer full) (nullable): the file's records; %NULL with %LYD_ERROR_FORMAT
 */
LydCsv *
lyd_tables_read (GBytes *bytes,
                 const LydFormat *format,
                 GError **error)
{
  if (format != NULL && format->refusal != NULL) {
    refuse_format (format, error);
    return NULL;
  }
  return format != NULL && format->read != NULL ? format->read (bytes, error) : lyd_csv_read (bytes, error);
}

/* The folded headers that a record would have; those that are too long to be one are left out. */
static GHashTable *
fold_record (const LydCsv *csv,
             guint record,
             guint *n_usual)
{
  GHashTable *folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *n_usual = 0;
  for (guint i = 0; i < MIN (lyd_csv_get_n_cells (csv, record), MAX_COLUMNS); i++) {
    const char *cell = lyd_csv_get_cell (csv, record, i);
    char *header;

    if (cell[0] == '\0' || strnlen (cell, MAX_HEADER) == MAX_HEADER)
      continue;
    header = lyd_header_fold (cell);
    if (!g_hash_table_contains (folded, header) && lyd_header_is_usual (header))
      (*n_usual)++;
    g_hash_table_add (folded, header);
  }
  return folded;
}

static gboolean
has_one_of (GHashTable *folded,
            const char *alternatives)
{
  g_auto (GStrv) words = g_strsplit (alternatives, "|", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (g_hash_table_contains (folded, words[i]))
      return TRUE;
  return FALSE;
}

/* How many headers tell that the record is the header of @format; 0: it is not. */
static guint
count_headers (const LydFormat *format,
               const LydCsv *csv,
               guint record,
               GHashTable *folded)
{
  guint n = 0;

  if (format->headers == NULL)
    return 0;
  if (format->first != NULL) {
    g_autofree char *first = lyd_header_fold (lyd_csv_get_cell (csv, record, 0));
    g_autofree char *whole = g_strconcat ("=", format->first, NULL);

    if (!lyd_header_matches (first, whole))
      return 0;
  }
  for (gsize i = 0; format->absent != NULL && format->absent[i] != NULL; i++)
    if (has_one_of (folded, format->absent[i]))
      return 0;
  for (; format->headers[n] != NULL; n++)
    if (!has_one_of (folded, format->headers[n]))
      return 0;
  return n;
}

/* Whether an address stands in the record: then it is somebody's row and no header. */
static gboolean
has_address (const LydCsv *csv,
             guint record)
{
  for (guint i = 0; i < MIN (lyd_csv_get_n_cells (csv, record), MAX_COLUMNS); i++) {
    const char *cell = lyd_csv_get_cell (csv, record, i);
    g_autofree char *email = strchr (cell, '@') != NULL && strnlen (cell, MAX_HEADER) < MAX_HEADER
                               ? lyd_fold_email (cell)
                               : NULL;

    if (email != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Whether it is a report of an online meeting, and no list of registrations. */
static const LydFormat *
find_report (const LydCsv *csv)
{
  g_autoptr (LydOnlineTables) tables = lyd_online_tables_find ((LydCsv *) csv, HEADER_WITHIN);
  guint points;
  const LydFormat *format = lyd_online_recognize (tables, &points);

  return points >= LYD_ONLINE_SURE && format->refusal != NULL ? format : NULL;
}

/* Finds the header of a known format, else the record that has the most usual headers, else the first with two
 * cells. Returns: how sure that is: 100 for each header of a known format, 10 for each usual one */
static guint
find_header (const LydCsv *csv,
             LydSection *section)
{
  guint last = MIN (lyd_csv_get_n_records (csv), HEADER_WITHIN);
  guint most_headers = 0;
  guint most_usual = 0;
  guint best = 0;
  guint n_cells = 0;
  gboolean found_pair = FALSE;

  for (guint record = 0; record < last && n_cells < HEADER_CELLS; record++) {
    guint n_usual;
    g_autoptr (GHashTable) folded = fold_record (csv, record, &n_usual);

    n_cells += lyd_csv_get_n_cells (csv, record);
    for (gsize i = 0; formats[i] != NULL; i++) {
      guint n = count_headers (formats[i], csv, record, folded);

      if (n > most_headers) {
        most_headers = n;
        section->format = formats[i];
        section->header = record;
      }
    }
    if (n_usual > most_usual && !has_address (csv, record)) {
      most_usual = n_usual;
      best = record;
    } else if (most_usual == 0 && !found_pair && g_hash_table_size (folded) >= 2) {
      best = record;
      found_pair = TRUE;
    }
  }
  if (most_headers == 0) {
    section->format = &lyd_format_table;
    section->header = best;
    section->untitled = most_usual == 0 && has_address (csv, best);
  }
  return most_headers * 100 + most_usual * 10;
}

/* How much the records look like a list of people, for choosing among the sheets of a workbook. */
guint
lyd_tables_rate (const LydCsv *csv)
{
  LydSection section = { 0 };
  guint points;

  if (lyd_csv_get_n_records (csv) == 0)
    return 0;
  if (find_report (csv) != NULL)
    return 1;
  points = find_header (csv, &section);
  return points + (section.untitled ? 5 : 1) + (lyd_csv_get_n_records (csv) > section.header + 1);
}

/* How many cells of the record say something; no more than two are counted. */
static guint
count_filled (const LydCsv *csv,
              guint record)
{
  guint n = 0;

  for (guint i = 0; i < lyd_csv_get_n_cells (csv, record) && n < 2; i++)
    n += lyd_csv_get_cell (csv, record, i)[0] != '\0';
  return n;
}

static gboolean
is_title (const LydCsv *csv,
          guint record)
{
  return lyd_csv_get_cell (csv, record, 0)[0] != '\0' && count_filled (csv, record) == 1;
}

static gboolean
is_same_record (const LydCsv *csv,
                guint a,
                guint b,
                guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    if (strcmp (lyd_csv_get_cell (csv, a, i), lyd_csv_get_cell (csv, b, i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_other_header (const LydCsv *csv,
                 guint record)
{
  guint n_usual = 0;
  g_autoptr (GHashTable) folded = count_filled (csv, record) == 2 ? fold_record (csv, record, &n_usual) : NULL;

  return folded != NULL && n_usual >= 2;
}

/* The records from behind the header to where a line with one cell announces another table. */
static void
list_rows (const LydCsv *csv,
           LydSection *section)
{
  guint n = lyd_csv_get_n_records (csv);

  section->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint record = section->untitled ? 0 : section->header + 1; record < n; record++) {
    if (lyd_csv_is_blank (csv, record))
      continue;
    if (section->untitled) {
      g_array_append_val (section->rows, record);
      continue;
    }
    if (is_same_record (csv, record, section->header, section->n_columns))
      continue;
    if (section->n_columns >= 3 && is_title (csv, record) && record + 1 < n) {
      if (is_same_record (csv, record + 1, section->header, section->n_columns))
        continue;
      if (is_other_header (csv, record + 1)) {
        section->other_section = record;
        return;
      }
    }
    g_array_append_val (section->rows, record);
  }
}

static char *
list_format_ids (void)
{
  GString *ids = g_string_new ("auto");

  for (gsize i = 0; formats[i] != NULL; i++)
    if (formats[i]->refusal == NULL)
      g_string_append_printf (ids, ", %s", formats[i]->id);
  return g_string_free (ids, FALSE);
}

/**
 * lyd_tables_find:
 * @csv: a file's records
 * @format: (nullable): the id of the format that somebody says it is; %NULL or "auto": find out
 *
 * Finds the table of registrations in a file: its header by what the titles say and never by its place, and what format
 * it is. A report that is recognized as something else is refused with a sentence that says what it is.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT, or with %LYD_ERROR_INVALID where @format is
 * unknown
 */
LydSection *
lyd_tables_find (const LydCsv *csv,
                 const char *format,
                 GError **error)
{
  g_autoptr (LydSection) section = g_new0 (LydSection, 1);
  const LydFormat *wanted = NULL;
  const LydFormat *report;

  if (format != NULL && strcmp (format, "auto") != 0) {
    wanted = lyd_format_find (format);
    if (wanted == NULL) {
      g_autofree char *ids = list_format_ids ();

      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("Lanyard knows no file format called “%s”. It knows: "
                                                           "%s."),
                   format, ids);
      return NULL;
    }
  }
  if (lyd_csv_get_n_records (csv) == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("This file is empty. Export the list again and choose the new "
                                                        "file."));
    return NULL;
  }

  report = wanted == NULL || wanted->refusal != NULL ? find_report (csv) : NULL;
  if (report != NULL || (wanted != NULL && wanted->refusal != NULL)) {
    refuse_format (report != NULL ? report : wanted, error);
    return NULL;
  }
  if (wanted == NULL || wanted->read == NULL)
    find_header (csv, section);
  if (wanted != NULL)
    section->format = wanted;

  section->n_columns = lyd_csv_get_n_cells (csv, section->header);
  while (section->n_columns > 1 && lyd_csv_get_cell (csv, section->header, section->n_columns - 1)[0] == '\0')
    section->n_columns--;
  if (section->n_columns > MAX_COLUMNS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("This table has more than %d columns. Leave out those that "
                                                        "are not needed and choose it again."),
                 MAX_COLUMNS);
    return NULL;
  }
  list_rows (csv, section);
  return g_steal_pointer (&section);
}

void
lyd_section_free (LydSection *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}
