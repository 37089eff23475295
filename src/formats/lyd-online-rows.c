#include "lyd-online-reader.h"

#include "lyd-columns.h"
#include "lyd-fold.h"
#include "lyd-online-cells.h"

#include <string.h>

/* What a row of any of the formats says about somebody. */

/* Nobody's name or address is longer. */
#define MAX_TEXT 1000

static const char *
keep (LydOnlineReading *self,
      const char *text)
{
  return text != NULL && text[0] != '\0' ? g_string_chunk_insert_const (self->report->strings, text) : NULL;
}

/* Names in one line; nobody typed the line ends that forms let through. */
static const char *
keep_line (LydOnlineReading *self,
           const char *text)
{
  g_autofree char *line = strpbrk (text, "\r\n\t") != NULL ? lyd_clean_line (text) : NULL;

  return keep (self, line != NULL ? line : text);
}

/* Copied addresses bring marks along that cannot be seen. Returns: (transfer full) */
static char *
strip_marks (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT)
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static int
column_of (const LydOnlineTable *table,
           LydOnlineField field)
{
  return table->at[field];
}

/* Returns: the cell, "" where the table has no such column */
const char *
lyd_online_cell (const LydOnlineReading *self,
                 const LydOnlineTable *table,
                 guint record,
                 LydOnlineField field)
{
  if (!lyd_online_table_has (table, field))
    return "";
  return lyd_cell_clean (self->csv, record, (guint) table->at[field], self->tables->strings);
}

/* @column: from 0; -1: the row as a whole. */
void
lyd_online_add_problem (LydOnlineReading *self,
                        guint record,
                        int column,
                        const char *reason,
                        const char *value)
{
  g_autofree char *shown = g_utf8_strlen (value, MAX_TEXT) > 100 ? g_utf8_substring (value, 0, 100) : g_strdup (value);
  LydOnlineProblem problem = { lyd_csv_get_line (self->csv, record), (guint) (column + 1), reason,
                               g_string_chunk_insert_const (self->report->strings, shown) };

  g_array_append_val (self->report->problems, problem);
}

/* What Zoom writes by itself behind the last row. */
static gboolean
is_signature (const char *text)
{
  return g_ascii_strcasecmp (text, "Zoom Report") == 0;
}

/* Whether the record can be somebody's row. If not, that is a problem of the report. */
gboolean
lyd_online_check_record (LydOnlineReading *self,
                         const LydOnlineTable *table,
                         guint record)
{
  guint filled = 0;
  guint last = 0;

  if (lyd_csv_has_nul (self->csv, record)) {
    lyd_online_add_problem (self, record, -1, LYD_REASON_NUL_BYTE, "");
    return FALSE;
  }
  for (guint i = 0; i < table->n_columns; i++) {
    const char *cell = lyd_cell_clean (self->csv, record, i, self->tables->strings);

    if (cell[0] == '\0')
      continue;
    filled++;
    last = i;
  }
  for (int field = 1; field < LYD_ONLINE_N_FIELDS; field++)
    if (strlen (lyd_online_cell (self, table, record, (LydOnlineField) field)) > MAX_TEXT) {
      lyd_online_add_problem (self, record, table->at[field], LYD_REASON_TOO_LONG, "");
      return FALSE;
    }
  if (filled > 1 && lyd_online_table_has (table, LYD_ONLINE_JOIN) &&
      lyd_csv_get_n_cells (self->csv, record) <= (guint) table->at[LYD_ONLINE_JOIN])
    lyd_online_add_problem (self, record, -1, LYD_REASON_TOO_FEW_CELLS, "");
  if (filled == 0 || (filled == 1 && last == 0 && table->n_columns >= 3)) {
    const char *text = lyd_cell_clean (self->csv, record, 0, self->tables->strings);

    if (filled > 0 && !is_signature (text))
      lyd_online_add_problem (self, record, -1, LYD_REASON_TOO_FEW_CELLS, text);
    return FALSE;
  }
  return TRUE;
}

/* "taro1…", "t***@example.org": enough to see that there was an address, not enough to find anybody by. */
static gboolean
is_masked (const char *text)
{
  return strstr (text, "…") != NULL || strstr (text, "***") != NULL || g_str_has_suffix (text, "...") ||
         strstr (text, "•••") != NULL;
}

static void
read_email (LydOnlineReading *self,
            const LydOnlineTable *table,
            guint record,
            LydOnlineRow *row)
{
  static const LydOnlineField sources[] = { LYD_ONLINE_EMAIL, LYD_ONLINE_REGISTRATION_EMAIL, LYD_ONLINE_ACCOUNT };

  for (gsize i = 0; row->email == NULL && i < G_N_ELEMENTS (sources); i++) {
    const char *cell = lyd_online_cell (self, table, record, sources[i]);
    g_autofree char *plain = g_str_is_ascii (cell) ? g_strdup (cell) : strip_marks (cell);
    g_autofree char *folded = lyd_online_is_nothing (cell) || is_masked (cell) ? NULL : lyd_fold_email (plain);

    if (folded != NULL)
      row->email = keep (self, plain);
    else if (sources[i] != LYD_ONLINE_ACCOUNT && !lyd_online_is_nothing (cell))
      lyd_online_add_problem (self, record, column_of (table, sources[i]),
                              is_masked (cell) ? LYD_REASON_MASKED_EMAIL : LYD_REASON_BAD_EMAIL, cell);
  }
}

static const char *
get_text (LydOnlineReading *self,
          const LydOnlineTable *table,
          guint record,
          LydOnlineField field)
{
  const char *cell = lyd_online_cell (self, table, record, field);

  return lyd_online_is_nothing (cell) ? NULL : keep_line (self, cell);
}

/* "Ana Wu", and 李丽 where names are written that way. Returns: (transfer full): may be empty */
static char *
join_halves (const char *given,
             const char *family)
{
  if (given == NULL || family == NULL)
    return g_strdup (given != NULL ? given : family != NULL ? family
                                                            : "");
  if (g_unichar_iswide (g_utf8_get_char (given)) && g_unichar_iswide (g_utf8_get_char (family)))
    return g_strconcat (family, given, NULL);
  return g_strconcat (given, " ", family, NULL);
}

static void
read_name (LydOnlineReading *self,
           const LydOnlineTable *table,
           guint record,
           LydOnlineRow *row)
{
  const char *cell = lyd_online_cell (self, table, record, LYD_ONLINE_NAME);

  row->given = get_text (self, table, record, LYD_ONLINE_GIVEN);
  row->family = get_text (self, table, record, LYD_ONLINE_FAMILY);
  if (lyd_online_is_nothing (cell)) {
    g_autofree char *whole = join_halves (row->given, row->family);

    row->name = keep (self, whole);
  } else if (strpbrk (cell, "()") == NULL && strstr (cell, "（") == NULL) {
    row->name = keep_line (self, cell);
  } else {
    LydOnlineName name =
      lyd_online_name_read (self->tables->values, cell, self->report->format->online->original_names);

    row->name = keep_line (self, name.name);
    row->original = name.original != NULL ? keep_line (self, name.original) : NULL;
    g_free (name.name);
    g_free (name.original);
  }
  if (row->phone == NULL && row->name != NULL && lyd_online_is_phone (row->name))
    row->phone = row->name;
}

static void
read_status (LydOnlineReading *self,
             const LydOnlineTable *table,
             guint record,
             LydOnlineRow *row)
{
  const char *cell = lyd_online_cell (self, table, record, LYD_ONLINE_APPROVAL);
  int status;

  row->status = LYD_ONLINE_STATUS_UNSAID;
  if (lyd_online_is_nothing (cell))
    return;
  status = lyd_online_values_find (self->tables->values, LYD_ONLINE_STATUSES, cell);
  if (status >= 0)
    row->status = (LydStatus) status;
  else if (lyd_online_read_yes_no (self->tables->values, cell) < 0) /* "No show" is for read_attended() */
    lyd_online_add_problem (self, record, column_of (table, LYD_ONLINE_APPROVAL), LYD_REASON_BAD_STATUS, cell);
}

/* Who it is about, and their registration there. */
LydOnlineRow
lyd_online_read_person (LydOnlineReading *self,
                        const LydOnlineTable *table,
                        guint record)
{
  LydOnlineRow row = { .line = lyd_csv_get_line (self->csv, record),
                       .registered_at = LYD_TIME_NONE,
                       .joined = LYD_TIME_NONE,
                       .left_at = LYD_TIME_NONE,
                       .seconds = -1 };

  row.phone = get_text (self, table, record, LYD_ONLINE_PHONE);
  row.organization = get_text (self, table, record, LYD_ONLINE_ORGANIZATION);
  read_email (self, table, record, &row);
  read_name (self, table, record, &row);
  read_status (self, table, record, &row);
  if (lyd_online_table_has (table, LYD_ONLINE_REGISTERED_AT))
    lyd_online_read_time (self, table, record, LYD_ONLINE_REGISTERED_AT, &row.registered_at);
  return row;
}

/* Leaving comes after joining: over midnight where there is no date, over the hour that clocks are set back. */
static void
order_times (LydOnlineReading *self,
             const LydOnlineTable *table,
             guint record,
             LydOnlineRow *row)
{
  const char *cell = lyd_online_cell (self, table, record, LYD_ONLINE_LEAVE);
  int second;

  if (row->joined == LYD_TIME_NONE || row->left_at == LYD_TIME_NONE || row->left_at >= row->joined)
    return;
  if (lyd_online_read_clock (&second, cell) && row->left_at + LYD_DAY > row->joined) {
    row->left_at += LYD_DAY;
  } else if (row->left_at + LYD_HOUR >= row->joined && lyd_time_to_wall (row->left_at, self->zone) ==
                                                         lyd_time_to_wall (row->left_at + LYD_HOUR, self->zone)) {
    row->left_at += LYD_HOUR;
  } else {
    lyd_online_add_problem (self, record, column_of (table, LYD_ONLINE_LEAVE), LYD_REASON_LEFT_FIRST, cell);
    row->left_at = LYD_TIME_NONE;
  }
}

static void
read_connection (LydOnlineReading *self,
                 const LydOnlineTable *table,
                 guint record,
                 LydOnlineRow *row)
{
  const char *cell = lyd_online_cell (self, table, record, LYD_ONLINE_DURATION);

  if (!lyd_online_is_nothing (cell) && !lyd_online_read_duration (&row->seconds, cell)) {
    row->seconds = -1;
    lyd_online_add_problem (self, record, column_of (table, LYD_ONLINE_DURATION), LYD_REASON_BAD_DURATION, cell);
  }
  if (lyd_online_table_has (table, LYD_ONLINE_JOIN))
    lyd_online_read_time (self, table, record, LYD_ONLINE_JOIN, &row->joined);
  self->after = row->joined;
  if (lyd_online_table_has (table, LYD_ONLINE_LEAVE))
    lyd_online_read_time (self, table, record, LYD_ONLINE_LEAVE, &row->left_at);
  self->after = LYD_TIME_NONE;
  order_times (self, table, record, row);
  /* Where one of the two is missing, the minutes stand in for it. */
  if (row->joined != LYD_TIME_NONE && row->left_at == LYD_TIME_NONE && row->seconds >= 0)
    row->left_at = row->joined + row->seconds * LYD_SECOND;
  else if (row->joined == LYD_TIME_NONE && row->left_at != LYD_TIME_NONE && row->seconds >= 0)
    row->joined = row->left_at - row->seconds * LYD_SECOND;
}

/* 1: they came, 0: they did not, -1: the row does not say so in words. A column "Status" may say it, too. */
static int
read_attended (LydOnlineReading *self,
               const LydOnlineTable *table,
               guint record)
{
  LydOnlineField field = lyd_online_table_has (table, LYD_ONLINE_ATTENDED) ? LYD_ONLINE_ATTENDED : LYD_ONLINE_APPROVAL;
  const char *cell = lyd_online_cell (self, table, record, field);
  int attended = lyd_online_read_yes_no (self->tables->values, cell);

  if (attended < 0 && field == LYD_ONLINE_ATTENDED && !lyd_online_is_nothing (cell))
    lyd_online_add_problem (self, record, column_of (table, field), LYD_REASON_BAD_YES_NO, cell);
  /* Somebody who joined came, also where nobody can read when. */
  if (attended < 0 && !lyd_online_is_nothing (lyd_online_cell (self, table, record, LYD_ONLINE_JOIN)))
    return 1;
  return attended;
}

/* What the row says, from its columns. Returns: %FALSE where it says nothing of anybody */
static gboolean
choose_kind (LydOnlineReading *self,
             const LydOnlineTable *table,
             guint record,
             LydOnlineRow *row)
{
  int attended = read_attended (self, table, record);
  gboolean waiting =
    lyd_online_read_yes_no (self->tables->values, lyd_online_cell (self, table, record, LYD_ONLINE_WAITING)) == 1;

  /* A duration that nobody can read is one. */
  gboolean stays = !lyd_online_is_nothing (lyd_online_cell (self, table, record, LYD_ONLINE_DURATION));

  if (waiting)
    row->kind = LYD_EVIDENCE_WAITING;
  else if (row->joined != LYD_TIME_NONE)
    row->kind = LYD_EVIDENCE_CONNECTION;
  else if (attended == 0 && row->seconds <= 0)
    row->kind = LYD_EVIDENCE_ABSENT;
  else if (attended == 1 || row->seconds >= 0 || row->left_at != LYD_TIME_NONE || stays)
    row->kind = LYD_EVIDENCE_TOTAL;
  else if (lyd_online_table_has (table, LYD_ONLINE_REGISTERED_AT) ||
           lyd_online_table_has (table, LYD_ONLINE_ATTENDED))
    row->kind = LYD_EVIDENCE_ABSENT;
  else
    return FALSE;
  return TRUE;
}

/**
 * lyd_online_read_row:
 * @row: (out): as the record says
 *
 * Returns: %FALSE where the record is nobody's row; if somebody should know, that is a problem of the report
 */
gboolean
lyd_online_read_row (LydOnlineReading *self,
                     const LydOnlineTable *table,
                     guint record,
                     LydOnlineRole role,
                     LydOnlineRow *row)
{
  guint n_problems = self->report->problems->len;

  if (!lyd_online_check_record (self, table, record))
    return FALSE;
  *row = lyd_online_read_person (self, table, record);
  row->role = role;
  read_connection (self, table, record, row);
  if (!choose_kind (self, table, record, row)) {
    /* Somebody without a time: an unreadable one has been told already. */
    if (self->report->problems->len == n_problems)
      lyd_online_add_problem (self, record, -1, LYD_REASON_NO_TIME, row->name != NULL ? row->name : "");
    return FALSE;
  }
  if (row->name == NULL && row->email == NULL && row->kind != LYD_EVIDENCE_CONNECTION &&
      row->kind != LYD_EVIDENCE_WAITING) {
    lyd_online_add_problem (self, record, -1, LYD_REASON_NO_NAME, "");
    return FALSE;
  }
  return TRUE;
}

/* Adds all rows of a table, everybody in the same role. */
void
lyd_online_read_rows (LydOnlineReading *self,
                      const LydOnlineTable *table,
                      LydOnlineRole role)
{
  for (guint i = 0; i < table->rows->len; i++) {
    LydOnlineRow row;

    if (lyd_online_read_row (self, table, g_array_index (table->rows, guint, i), role, &row))
      g_array_append_val (self->report->rows, row);
  }
}

/* Adds all rows of all tables; the line above a table may tell their role. */
void
lyd_online_read_tables (LydOnlineReading *self)
{
  for (guint i = 0; i < self->tables->tables->len; i++) {
    const LydOnlineTable *table = lyd_online_tables_get (self->tables, i);
    gboolean told = self->report->format->online->sections && table->role >= 0;

    lyd_online_read_rows (self, table, told ? (LydOnlineRole) table->role : LYD_ROLE_ATTENDEE);
  }
}
