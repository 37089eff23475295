#include "lyd-online-report.h"

#include "lyd-error.h"
#include "lyd-fold.h"
#include "lyd-import-file.h"
#include "lyd-online-cells.h"
#include "lyd-online-reader.h"
#include "lyd-tables.h"
#include "lyd-text-reader.h"
#include "lyd-xlsx-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many records are looked at to recognize a report. */
#define RECOGNIZE_WITHIN 300

/* A webinar has ten thousand people at most. */
#define MAX_RECORDS 2000000

void
lyd_online_report_free (LydOnlineReport *self)
{
  g_free (self->encoding);
  g_free (self->topic);
  g_free (self->meeting);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_free (self);
}

/* @points for a table that has a format's columns; few where only their content says so, none where that is not all
 * that it could say. */
guint
lyd_online_judge (const LydOnlineTable *table,
                  guint points)
{
  if ((table->hints & LYD_ONLINE_GUESSED) == 0)
    return points;
  return lyd_online_table_has (table, LYD_ONLINE_LEAVE) && lyd_online_table_has (table, LYD_ONLINE_DURATION)
           ? MIN (points, LYD_ONLINE_SURE - 10)
           : 0;
}

/**
 * lyd_online_recognize:
 * @points: (out) (optional): how sure that is
 *
 * Returns: (nullable): the format of a report that has these tables
 */
const LydFormat *
lyd_online_recognize (const LydOnlineTables *tables,
                      guint *points)
{
  const LydFormat *const *formats = lyd_formats_list ();
  const LydFormat *best = NULL;
  guint most = 0;

  for (gsize i = 0; formats[i] != NULL; i++) {
    guint reached = formats[i]->online != NULL ? formats[i]->online->recognize (tables) : 0;

    if (reached > most) {
      most = reached;
      best = formats[i];
    }
  }
  if (points != NULL)
    *points = most;
  return best;
}

/* How much a sheet of a workbook looks like a report. */
guint
lyd_online_rate (const LydCsv *csv)
{
  g_autoptr (LydOnlineTables) tables = lyd_online_tables_find ((LydCsv *) csv, RECOGNIZE_WITHIN);
  guint points;

  lyd_online_recognize (tables, &points);
  return points > 0 ? points + 1 : lyd_csv_get_n_records (csv) > 0;
}

static LydCsv *
read_csv (GBytes *bytes,
          GError **error)
{
  const LydFormat *told = lyd_tables_match_text (bytes);
  LydXlsxNotes notes = { 0 };
  LydCsv *csv;

  if (told != NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                 _ ("This is a file of another kind (%s), not a report of who was at an online meeting. Nothing was "
                    "brought in."),
                 _ (told->title));
    return NULL;
  }
  if (!lyd_package_matches (bytes))
    return lyd_csv_read (bytes, error);
  csv = lyd_xlsx_read (bytes, NULL, lyd_online_rate, &notes, error);
  lyd_xlsx_notes_clear (&notes);
  return csv;
}

/* Returns: (nullable): the format of a list of registrations that is known by its titles */
static const LydFormat *
find_list (const LydCsv *csv)
{
  g_autoptr (LydSection) section = lyd_tables_find (csv, NULL, NULL);

  return section != NULL && section->format->online == NULL ? section->format : NULL;
}

/* What spreadsheets save as CSV in countries whose letters are not in windows-1252. Nothing in the bytes tells them
 * apart but that the titles make sense. */
static LydCsv *
read_legacy (GBytes *bytes,
             LydOnlineTables **tables,
             const char **encoding)
{
  static const char *const encodings[] = {
    "CP932", "GB18030", "BIG5", "CP949", "CP1251", "CP1250", "CP1253", "CP1254"
  };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++) {
    gsize converted;
    char *text = g_convert (data, (gssize) MIN (length, LYD_TEXT_MAX_BYTES), "UTF-8", encodings[i], NULL, &converted,
                            NULL);
    g_autoptr (GBytes) utf8 = text != NULL ? g_bytes_new_take (text, converted) : NULL;
    g_autoptr (LydCsv) csv = utf8 != NULL ? lyd_csv_read (utf8, NULL) : NULL;
    g_autoptr (LydOnlineTables) found = csv != NULL && lyd_csv_get_n_records (csv) <= MAX_RECORDS
                                          ? lyd_online_tables_find (csv, MAX_RECORDS)
                                          : NULL;

    if (found != NULL && found->known && found->tables->len > 0) {
      *tables = g_steal_pointer (&found);
      *encoding = encodings[i];
      return g_steal_pointer (&csv);
    }
  }
  return NULL;
}

/* *@csv and *@encoding: as the bytes were read; replaced where they turn out to be written otherwise. */
static LydOnlineTables *
find_tables (GBytes *bytes,
             LydCsv **csv,
             const char **encoding)
{
  g_autoptr (LydOnlineTables) tables = lyd_online_tables_find (*csv, MAX_RECORDS);
  g_autoptr (LydOnlineTables) other_tables = NULL;
  LydCsv *other;

  if (tables->known || strcmp (*encoding, "windows-1252") != 0)
    return g_steal_pointer (&tables);
  other = read_legacy (bytes, &other_tables, encoding);
  if (other == NULL)
    return g_steal_pointer (&tables);
  g_clear_pointer (&tables, lyd_online_tables_free); /* before what it is of */
  lyd_csv_free (*csv);
  *csv = other;
  return g_steal_pointer (&other_tables);
}

static const LydFormat *
find_format (LydCsv *csv,
             const LydOnlineTables *tables,
             const char *id,
             GError **error)
{
  const LydFormat *format;
  const LydFormat *list;

  if (id != NULL && strcmp (id, "auto") != 0) {
    format = lyd_format_find (id);
    if (format != NULL && format->online != NULL)
      return format;
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("Lanyard knows no report of an online meeting called “%s”. Nothing was brought in."), id);
    return NULL;
  }
  format = lyd_online_recognize (tables, NULL);
  if (format != NULL && strcmp (format->id, "table") != 0)
    return format;
  list = find_list (csv);
  if (list != NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                 _ ("This looks like a list of registrations (%s), not a report of who was at an online meeting. Bring "
                    "it in under Registrations."),
                 _ (list->title));
  else if (format != NULL)
    return format;
  else
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT,
                         _ ("Lanyard found no report of an online meeting in this file. Choose the attendance report "
                            "of Zoom, Teams, Google Meet or GoToWebinar, or a table whose first line names columns for "
                            "name or e-mail and for join and leave time or minutes."));
  return NULL;
}

static char *
compact_number (const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* "812-3456-7890" and "812 3456 7890" are one number. A spreadsheet's "8.12E+11" is none any more. */
static char *
read_meeting (const char *text)
{
  g_autofree char *compact = compact_number (text);
  GString *digits;

  if (compact == NULL || compact[0] == '\0' || (strchr (compact, '+') != NULL && strpbrk (compact, "eE") != NULL))
    return NULL;
  if (strspn (compact, "0123456789-") != strlen (compact))
    return g_steal_pointer (&compact);
  digits = g_string_new (NULL);
  for (const char *p = compact; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

static char *
dup_text (const char *text)
{
  return text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/* What a row of the report says about somebody's registration, for their other rows. */
static gboolean
tells_registration (const LydOnlineRow *row)
{
  return row->registered_at != LYD_TIME_NONE || row->status != LYD_ONLINE_STATUS_UNSAID;
}

static void
inherit (LydOnlineRow *row,
         const LydOnlineRow *from)
{
  if (row->registered_at == LYD_TIME_NONE)
    row->registered_at = from->registered_at;
  if (row->status == LYD_ONLINE_STATUS_UNSAID)
    row->status = from->status;
  if (row->given == NULL && row->family == NULL) {
    row->given = from->given;
    row->family = from->family;
  }
  if (row->organization == NULL)
    row->organization = from->organization;
  if (row->phone == NULL)
    row->phone = from->phone;
}

/* A rejoin has its registration's columns blank; it is the same one as in the person's other row, before or behind. */
static void
inherit_registrations (LydOnlineReport *self)
{
  g_autoptr (GHashTable) tellers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++) {
    LydOnlineRow *row = &g_array_index (self->rows, LydOnlineRow, i);
    char *key = tells_registration (row) ? lyd_fold_email (row->email) : NULL;

    if (key != NULL && !g_hash_table_contains (tellers, key))
      g_hash_table_insert (tellers, key, row);
    else
      g_free (key);
  }
  for (guint i = 0; i < self->rows->len; i++) {
    LydOnlineRow *row = &g_array_index (self->rows, LydOnlineRow, i);
    g_autofree char *key = lyd_fold_email (row->email);
    const LydOnlineRow *teller = key != NULL ? g_hash_table_lookup (tellers, key) : NULL;

    if (teller != NULL && teller != row)
      inherit (row, teller);
    if (row->status == LYD_ONLINE_STATUS_UNSAID)
      row->status = LYD_STATUS_CONFIRMED;
  }
}

static gboolean
check_size (const LydCsv *csv,
            GError **error)
{
  if (lyd_csv_get_n_records (csv) <= MAX_RECORDS)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
               _ ("This report has more than %d lines. Split it into smaller files and bring them in one by one."),
               MAX_RECORDS);
  return FALSE;
}

static LydOnlineReport *
report_new (const LydFormat *format,
            const char *encoding)
{
  LydOnlineReport *self = g_new0 (LydOnlineReport, 1);

  self->format = format;
  self->encoding = g_strdup (encoding);
  self->rows = g_array_new (FALSE, FALSE, sizeof (LydOnlineRow));
  self->problems = g_array_new (FALSE, FALSE, sizeof (LydOnlineProblem));
  self->strings = g_string_chunk_new (4096);
  return self;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const guint *line_a = a;
  const guint *line_b = b;

  return *line_a < *line_b ? -1 : *line_a > *line_b;
}

/**
 * lyd_online_report_read:
 * @bytes: a whole file
 *
 * Reads a report of who was at an online meeting, of whatever program, version, language and encoding: it is recognized
 * by its content and read by its columns' titles. A row that cannot be read is a problem and costs no other row.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT where it is no such report, or damaged; with
 * %LYD_ERROR_INVALID where `options->format` is unknown
 */
LydOnlineReport *
lyd_online_report_read (GBytes *bytes,
                        const LydOnlineOptions *options,
                        GError **error)
{
  g_autoptr (LydCsv) csv = read_csv (bytes, error);
  g_autoptr (LydOnlineTables) tables = NULL;
  g_autoptr (LydOnlineReport) self = NULL;
  LydOnlineReading reading = {
    .after = LYD_TIME_NONE, .zone = options->zone, .day = options->day, .order = options->order
  };
  const LydFormat *format;
  const char *encoding;

  if (csv == NULL || !check_size (csv, error))
    return NULL;
  encoding = lyd_csv_get_encoding (csv);
  tables = find_tables (bytes, &csv, &encoding);
  format = find_format (csv, tables, options->format, error);
  if (format == NULL)
    return NULL;

  self = report_new (format, encoding);
  reading.csv = csv;
  reading.report = self;
  reading.tables = tables;
  lyd_online_choose_meeting (&reading);
  lyd_online_decide_dates (&reading);
  self->topic = dup_text (tables->summary.topic);
  self->meeting = read_meeting (tables->summary.meeting);
  self->start = lyd_online_read_summary_time (&reading, tables->summary.start);
  self->end = lyd_online_read_summary_time (&reading, tables->summary.end);
  format->online->read (&reading);
  g_array_unref (reading.orders);
  g_ptr_array_unref (reading.zones);
  inherit_registrations (self);
  g_array_sort (self->rows, compare_lines); /* both begin with their line */
  g_array_sort (self->problems, compare_lines);
  return g_steal_pointer (&self);
}
