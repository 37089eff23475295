#include "lyd-import-file.h"

#include "lyd-fold.h"
#include "lyd-import-file-private.h"

#include <string.h>

/* So many different words are remembered; beyond that they are read each time. */
#define MAX_WORDS 1000

/* Fields whose cells are words with a meaning. A word without one is a problem and reads as `otherwise`. */
static const struct {
  LydField field;
  LydField into;
  const char *(*read) (const char *text);
  const char *reason;
  const char *otherwise;
} readers[] = {
  { LYD_FIELD_STATUS, LYD_FIELD_STATUS, lyd_value_status, LYD_REASON_BAD_STATUS, "pending" },
  { LYD_FIELD_TYPE, LYD_FIELD_TYPE, lyd_value_type, LYD_REASON_BAD_TYPE, "" },
  { LYD_FIELD_FIRST_TIME, LYD_FIELD_FIRST_TIME, lyd_value_yes_no, LYD_REASON_BAD_YES_NO, "" },
  { LYD_FIELD_NO_PHOTOS, LYD_FIELD_NO_PHOTOS, lyd_value_no_photos, LYD_REASON_BAD_YES_NO, "yes" },
  { LYD_FIELD_PHOTO_CONSENT, LYD_FIELD_NO_PHOTOS, lyd_value_photo_consent, LYD_REASON_BAD_YES_NO, "yes" },
  { LYD_FIELD_PRONOUNS_CONSENT, LYD_FIELD_PRONOUNS_CONSENT, lyd_value_yes_no, LYD_REASON_BAD_YES_NO, "" },
  { LYD_FIELD_NEEDS_ASSISTANCE, LYD_FIELD_NEEDS_ASSISTANCE, lyd_value_assistance, LYD_REASON_BAD_YES_NO, "yes" },
  { LYD_FIELD_LANGUAGE, LYD_FIELD_LANGUAGE, lyd_value_language, LYD_REASON_BAD_LANGUAGE, "" },
};

LydImportRow *
lyd_import_row_new (const LydImportFile *self)
{
  LydImportRow *row = g_new0 (LydImportRow, 1);

  row->problems = g_array_new (FALSE, FALSE, sizeof (LydImportProblem));
  row->n_answers = lyd_import_file_get_n_answers (self);
  row->answers = g_new0 (const char *, row->n_answers + 1);
  return row;
}

void
lyd_import_row_free (LydImportRow *row)
{
  g_array_unref (row->problems);
  g_free (row->answers);
  g_free (row);
}

static void
row_problem (LydImportRow *row,
             const LydImportColumn *column,
             const char *reason,
             const char *value)
{
  lyd_import_add_problem (row->problems, row->line, column != NULL ? column->number : 0, reason, value);
}

static void
skip_row (LydImportRow *row,
          const LydImportColumn *column,
          const char *reason,
          const char *value)
{
  row_problem (row, column, reason, value);
  if (!row->skipped)
    row->skip_reason = reason;
  row->skipped = TRUE;
}

/* "Maribel Reyes <maribel@example.org>", "mailto:maribel@example.org": the address as its owner writes it. */
static const char *
cut_address (LydImportFile *self,
             const char *text)
{
  const char *open = strrchr (text, '<');
  const char *close = open != NULL ? strchr (open, '>') : NULL;
  g_autofree char *inner = NULL;
  const char *start;

  if (close == NULL && g_ascii_strncasecmp (text, "mailto:", 7) != 0)
    return text;
  inner = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : g_strdup (text);
  start = g_strstrip (inner);
  if (g_ascii_strncasecmp (start, "mailto:", 7) == 0)
    start += 7;
  return g_string_chunk_insert_const (self->strings, start);
}

static void
read_email (LydImportFile *self,
            LydImportRow *row,
            const LydImportColumn *column,
            const char *cell)
{
  g_autofree char *folded = NULL;

  row->values[LYD_FIELD_EMAIL] = cell;
  if (cell[0] == '\0') {
    row_problem (row, column, LYD_REASON_NO_EMAIL, "");
    return;
  }
  folded = lyd_fold_email (cell);
  if (folded == NULL) {
    row_problem (row, column, LYD_REASON_BAD_EMAIL, cell);
    return;
  }
  row->values[LYD_FIELD_EMAIL] = cut_address (self, cell);
  row->email = row->values[LYD_FIELD_EMAIL];
  if (strcmp (folded, row->email) != 0)
    row->email = g_string_chunk_insert_const (self->strings, folded);
}

static void
read_registered_at (LydImportFile *self,
                    LydImportRow *row,
                    const LydImportColumn *column,
                    const char *cell)
{
  gint64 instant;

  row->values[LYD_FIELD_REGISTERED_AT] = "";
  if (cell[0] == '\0')
    return;
  if (lyd_date_read (&instant, cell, self->date_order, self->zone)) {
    g_autofree char *iso = lyd_time_to_iso (instant, NULL);

    row->values[LYD_FIELD_REGISTERED_AT] = g_string_chunk_insert_const (self->strings, iso);
  } else {
    row_problem (row, column, LYD_REASON_BAD_DATE, cell);
  }
}

/* One row that stands for several people has a name for one of them. */
static void
read_quantity (LydImportFile *self,
               LydImportRow *row,
               const LydImportColumn *column,
               const char *cell)
{
  guint64 quantity;

  row->values[LYD_FIELD_QUANTITY] = cell;
  if (cell[0] == '\0')
    return;
  if (!g_ascii_string_to_unsigned (cell, 10, 0, 10000, &quantity, NULL))
    row_problem (row, column, LYD_REASON_BAD_QUANTITY, cell);
  else if (quantity != 1)
    row_problem (row, column, LYD_REASON_QUANTITY, cell);
}

/* Several columns, one a day, are one list with a choice a line. */
static void
read_sessions (LydImportFile *self,
               LydImportRow *row,
               const char *cell)
{
  const char *before = row->values[LYD_FIELD_SESSIONS];

  if (before != NULL && before[0] != '\0' && cell[0] != '\0') {
    g_autofree char *both = g_strconcat (before, "\n", cell, NULL);

    row->values[LYD_FIELD_SESSIONS] = g_string_chunk_insert_const (self->strings, both);
  } else if (before == NULL || before[0] == '\0') {
    row->values[LYD_FIELD_SESSIONS] = cell;
  }
}

/* What readers[@reader] makes of @cell. The first letter of a remembered word is its reader's. */
static const char *
read_known_word (LydImportFile *self,
                 gsize reader,
                 const char *cell)
{
  char key[40];
  gpointer value;

  if (strlen (cell) + 2 > sizeof key)
    return readers[reader].read (cell);
  if (self->words == NULL)
    self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  key[0] = (char) ('A' + reader);
  strcpy (key + 1, cell);
  if (!g_hash_table_lookup_extended (self->words, key, NULL, &value)) {
    value = (gpointer) readers[reader].read (cell);
    if (g_hash_table_size (self->words) < MAX_WORDS)
      g_hash_table_insert (self->words, g_strdup (key), value);
  }
  return value;
}

/* Returns FALSE where the field's cells are no words with a meaning. */
static gboolean
read_word (LydImportFile *self,
           LydImportRow *row,
           const LydImportColumn *column,
           const char *cell)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    const char *value;
    const char **target;

    if (readers[i].field != column->field)
      continue;
    target = &row->values[readers[i].into];
    value = read_known_word (self, i, cell);
    if (value == NULL) {
      row_problem (row, column, readers[i].reason, cell);
      value = readers[i].otherwise;
    }
    /* Of two columns about photos, the no counts. */
    if (*target == NULL || (*target)[0] == '\0' || strcmp (value, "yes") == 0)
      *target = value;
    return TRUE;
  }
  return FALSE;
}

/* A status that makes the row no registration of this event. */
static void
check_status (LydImportFile *self,
              LydImportRow *row,
              const LydImportColumn *column,
              const char *cell)
{
  const LydFormat *format = self->section->format;
  g_autofree char *folded = NULL;
  const char *reason;

  if (format->skip_status == NULL)
    return;
  folded = lyd_fold_text (cell);
  reason = format->skip_status (folded);
  if (reason == NULL)
    return;
  row->values[LYD_FIELD_STATUS] = lyd_word_id (&lyd_statuses, LYD_STATUS_CANCELLED);
  skip_row (row, column, reason, cell);
}

static void
read_cell (LydImportFile *self,
           LydImportRow *row,
           const LydImportColumn *column,
           const char *cell)
{
  LydField field = column->field;

  if (strlen (cell) > LYD_IMPORT_MAX_CELL) {
    skip_row (row, column, LYD_REASON_TOO_LONG, column->header);
    cell = "";
  }
  if (field == LYD_FIELD_QUESTION)
    row->answers[column->answer] = cell;
  else if (field == LYD_FIELD_EMAIL)
    read_email (self, row, column, cell);
  else if (field == LYD_FIELD_REGISTERED_AT)
    read_registered_at (self, row, column, cell);
  else if (field == LYD_FIELD_QUANTITY)
    read_quantity (self, row, column, cell);
  else if (field == LYD_FIELD_SESSIONS)
    read_sessions (self, row, cell);
  else if (!read_word (self, row, column, cell))
    row->values[field] = cell;
}

static const char *
join_names (LydImportFile *self,
            const char *given,
            const char *family)
{
  g_autofree char *whole = g_strconcat (given, " ", family, NULL);

  return g_string_chunk_insert_const (self->strings, whole);
}

/* A name is never split; two halves make a whole. */
static void
complete_name (LydImportFile *self,
               LydImportRow *row,
               guint record)
{
  const char *given = row->values[LYD_FIELD_GIVEN] != NULL ? row->values[LYD_FIELD_GIVEN] : "";
  const char *family = row->values[LYD_FIELD_FAMILY] != NULL ? row->values[LYD_FIELD_FAMILY] : "";
  const char **name = &row->values[LYD_FIELD_NAME];

  if ((*name)[0] != '\0') {
    /* "Liz" under "Preferred name" beside a last name: that is what she is called, not all of her name. */
    if (family[0] != '\0' && strchr (*name, ' ') == NULL && strstr (*name, family) == NULL)
      *name = join_names (self, *name, family);
    return;
  }
  if (given[0] != '\0' && family[0] != '\0')
    *name = join_names (self, given, family);
  else
    *name = given[0] != '\0' ? given : family;
  for (guint i = 0; (*name)[0] == '\0' && i < self->columns->len; i++)
    if (lyd_import_file_column (self, i)->other_name)
      *name = lyd_cell_clean (self->csv, record, i, self->strings);
  if ((*name)[0] != '\0' || row->skipped)
    return;
  if (row->email != NULL) {
    *name = row->values[LYD_FIELD_EMAIL];
    row_problem (row, NULL, LYD_REASON_NO_NAME, *name);
  } else {
    skip_row (row, NULL, LYD_REASON_NO_NAME, "");
  }
}

/* Too long, too short; FALSE where it is no row at all. */
static gboolean
check_width (LydImportFile *self,
             LydImportRow *row,
             guint record)
{
  guint n = lyd_csv_get_n_cells (self->csv, record);
  guint n_columns = self->columns->len;

  if (n == 1 && n_columns >= 3) {
    /* "Zoom Report" alone on a line is no person. */
    skip_row (row, NULL, LYD_REASON_TOO_FEW_CELLS, lyd_cell_clean (self->csv, record, 0, self->strings));
    return FALSE;
  }
  if (n < n_columns)
    row_problem (row, NULL, LYD_REASON_TOO_FEW_CELLS, "");
  for (guint i = n_columns; i < n; i++) {
    const char *cell = lyd_cell_clean (self->csv, record, i, self->strings);

    if (cell[0] != '\0') {
      lyd_import_add_problem (row->problems, row->line, i + 1, LYD_REASON_TOO_MANY_CELLS, cell);
      break;
    }
  }
  return TRUE;
}

/**
 * lyd_import_file_read_row:
 * @index: below lyd_import_file_get_n_rows()
 * @row: filled; its strings belong to @self and stay
 *
 * Reads one row as the columns are mapped now. What is wrong with it is in its problems; nothing is lost silently.
 */
void
lyd_import_file_read_row (LydImportFile *self,
                          guint index,
                          LydImportRow *row)
{
  guint record = lyd_import_file_record (self, index);
  guint n_answers = lyd_import_file_get_n_answers (self);

  memset (row->values, 0, sizeof row->values);
  g_array_set_size (row->problems, 0);
  if (row->n_answers != n_answers) {
    row->answers = g_renew (const char *, row->answers, n_answers + 1);
    row->n_answers = n_answers;
  }
  for (guint i = 0; i < n_answers; i++)
    row->answers[i] = "";
  row->email = NULL;
  row->skipped = FALSE;
  row->skip_reason = NULL;
  row->line = lyd_csv_get_line (self->csv, record);
  row->values[LYD_FIELD_NAME] = "";

  if (lyd_csv_has_nul (self->csv, record)) {
    skip_row (row, NULL, LYD_REASON_NUL_BYTE, "");
    return;
  }
  if (!check_width (self, row, record))
    return;
  for (guint i = 0; i < self->columns->len; i++) {
    const LydImportColumn *column = lyd_import_file_column (self, i);
    const char *cell;

    if (column->field == LYD_FIELD_IGNORE)
      continue;
    cell = lyd_cell_clean (self->csv, record, i, self->strings);
    read_cell (self, row, column, cell);
    if (column->field == LYD_FIELD_STATUS)
      check_status (self, row, column, cell);
  }
  complete_name (self, row, record);
}
