#include "lyd-columns.h"

#include "lyd-date-reader.h"
#include "lyd-error.h"
#include "lyd-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many rows are looked at to guess what a column holds. */
#define LOOK_AT 200

static LydImportColumn *
get_column (const GArray *columns,
            guint index)
{
  return &g_array_index (columns, LydImportColumn, index);
}

static gboolean
is_blank (gunichar c)
{
  return c < 0x80 ? g_ascii_isspace ((char) c) : g_unichar_isspace (c);
}

/* Blanks of every kind at both ends, a no-break space pasted from a web page too. */
static char *
strip (char *text)
{
  char *end;

  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (end = text + strlen (text); end > text;) {
    char *last = g_utf8_prev_char (end);

    if (!is_blank (g_utf8_get_char (last)))
      break;
    end = last;
  }
  *end = '\0';
  return text;
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

/**
 * lyd_cell_clean:
 * @strings: where a text goes that must change; most stay where the reader has them
 *
 * Returns: (transfer none): the cell as lyd_clean_text() stores it: without blanks around it, composed
 */
const char *
lyd_cell_clean (LydCsv *csv,
                guint record,
                guint cell,
                GStringChunk *strings)
{
  char *text = lyd_csv_get_cell (csv, record, cell);
  g_autofree char *clean = NULL;

  if (*text == '\0')
    return "";
  text = strip (text);
  if (is_ascii (text))
    return text;
  clean = lyd_clean_text (text);
  return strcmp (clean, text) == 0 ? text : g_string_chunk_insert_const (strings, clean);
}

/* Whether a row has one value for it, so that only one column can be it. */
gboolean
lyd_field_is_single (LydField field)
{
  return field != LYD_FIELD_IGNORE && field != LYD_FIELD_QUESTION && field != LYD_FIELD_SESSIONS;
}

/* "Access needs\n(we will contact you)" in one line; "#3" where there are no titles, which is how a mapping says it. */
static const char *
clean_header (LydCsv *csv,
              const LydSection *section,
              guint index,
              GStringChunk *strings)
{
  const char *header;
  g_autoptr (GString) line = NULL;

  if (section->untitled) {
    g_autofree char *number = g_strdup_printf ("#%u", index + 1);

    return g_string_chunk_insert_const (strings, number);
  }
  header = lyd_cell_clean (csv, section->header, index, strings);
  if (strpbrk (header, "\r\n\t") == NULL)
    return header;
  line = g_string_new (NULL);
  for (const char *p = header; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (line, *p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  return g_string_chunk_insert_const (strings, line->str);
}

/* Calls @look for the column's first filled cells until it has enough. */
static void
look_at_cells (LydCsv *csv,
               const LydSection *section,
               guint index,
               GStringChunk *strings,
               gboolean (*look) (const char *cell, gpointer data),
               gpointer data)
{
  guint n = MIN (section->rows->len, LOOK_AT);

  for (guint i = 0; i < n; i++) {
    const char *cell = lyd_cell_clean (csv, g_array_index (section->rows, guint, i), index, strings);

    if (cell[0] != '\0' && !look (cell, data))
      return;
  }
}

static gboolean
keep_sample (const char *cell,
             gpointer data)
{
  LydImportColumn *column = data;

  for (gsize i = 0; i < G_N_ELEMENTS (column->samples); i++) {
    if (column->samples[i] == NULL) {
      column->samples[i] = cell;
      return i + 1 < G_N_ELEMENTS (column->samples);
    }
    if (strcmp (column->samples[i], cell) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What the cells of a column are, counted. */
typedef struct {
  guint n;
  guint yes_no;
  guint numbers;
  guint emails;
  guint dates;
} Census;

static gboolean
is_plain_yes_no (const char *cell)
{
  return strlen (cell) <= 6 &&
         lyd_header_matches (cell, "=Yes|No|yes|no|YES|NO|Y|N|y|n|TRUE|FALSE|true|false|True|False|Sí|Si|sí|si|SÍ|SI");
}

static gboolean
is_email (const char *cell)
{
  g_autofree char *folded = strchr (cell, '@') != NULL ? lyd_fold_email (cell) : NULL;

  return folded != NULL;
}

static gboolean
is_date (const char *cell)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 instant;

  return lyd_date_read (&instant, cell, LYD_DATE_MONTH_FIRST, zone) ||
         lyd_date_read (&instant, cell, LYD_DATE_DAY_FIRST, zone);
}

static gboolean
count_cell (const char *cell,
            gpointer data)
{
  Census *census = data;

  census->n++;
  census->yes_no += is_plain_yes_no (cell);
  census->numbers += strspn (cell, "0123456789.") == strlen (cell);
  census->emails += is_email (cell);
  census->dates += is_date (cell);
  return TRUE;
}

/* How many of a column's words mean something, as against what anybody may have put under such a title. */
typedef struct {
  const LydFormat *format;
  LydField field;
  guint n;
  guint known;
} Meaning;

static gboolean
count_meaning (const char *cell,
               gpointer data)
{
  Meaning *meaning = data;

  meaning->n++;
  if (meaning->field == LYD_FIELD_TYPE) {
    meaning->known += lyd_value_type (cell) != NULL;
  } else if (lyd_value_status (cell) != NULL) {
    meaning->known++;
  } else if (meaning->format->skip_status != NULL) {
    g_autofree char *folded = lyd_fold_text (cell);

    meaning->known += meaning->format->skip_status (folded) != NULL;
  }
  return TRUE;
}

static gboolean
gather_cell (const char *cell,
             gpointer data)
{
  g_hash_table_add (data, (gpointer) cell);
  return TRUE;
}

/* From so many rows on, a column that says the same in each is the other program's bookkeeping. */
#define MIN_CONSTANT 4

static void
count_values (LydImportColumn *column,
              const Census *census,
              LydCsv *csv,
              const LydSection *section,
              GStringChunk *strings)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  look_at_cells (csv, section, column->number - 1, strings, gather_cell, values);
  column->n_looked_at = MIN (section->rows->len, LOOK_AT);
  column->n_filled = census->n;
  column->n_different = g_hash_table_size (values);
  column->constant =
    column->n_different == 1 && column->n_filled == column->n_looked_at && column->n_looked_at >= MIN_CONSTANT;
  if (column->constant && !column->known && column->field == LYD_FIELD_QUESTION)
    column->field = LYD_FIELD_IGNORE;
}

static LydQuestionKind
guess_kind (const Census *census)
{
  if (census->n > 0 && census->yes_no == census->n)
    return LYD_QUESTION_YES_NO;
  if (census->n > 0 && census->emails == census->n)
    return LYD_QUESTION_EMAIL;
  if (census->n > 0 && census->numbers == census->n)
    return LYD_QUESTION_NUMBER;
  if (census->n > 0 && census->dates == census->n)
    return LYD_QUESTION_DATE;
  return LYD_QUESTION_TEXT;
}

/* A second number or time of the same row is the other program's bookkeeping. */
static gboolean
repeats_what_is_known (LydField field)
{
  return field == LYD_FIELD_EXTERNAL_ID || field == LYD_FIELD_REGISTERED_AT;
}

/* Of several columns that could be one field, the surest; the others are answers, or repeat what is known. */
static void
settle_rivals (GArray *columns,
               const guint *ranks)
{
  guint holders[LYD_N_FIELDS] = { 0 }; /* index + 1 */

  for (guint i = 0; i < columns->len; i++) {
    LydImportColumn *column = get_column (columns, i);
    LydField field = column->field;
    guint *holder = &holders[field];
    LydImportColumn *loser = column;

    if (!lyd_field_is_single (field))
      continue;
    if (*holder == 0 || ranks[i] < ranks[*holder - 1]) {
      loser = *holder > 0 ? get_column (columns, *holder - 1) : NULL;
      *holder = i + 1;
    }
    if (loser == NULL)
      continue;
    loser->other_name = field == LYD_FIELD_NAME;
    loser->field = repeats_what_is_known (field) ? LYD_FIELD_IGNORE : LYD_FIELD_QUESTION;
  }

  /* "Name" or "Nombre" beside a last name is the first name. */
  if (holders[LYD_FIELD_NAME] > 0 && holders[LYD_FIELD_FAMILY] > 0 && holders[LYD_FIELD_GIVEN] == 0) {
    LydImportColumn *name = get_column (columns, holders[LYD_FIELD_NAME] - 1);
    g_autofree char *folded = lyd_header_fold (name->header);

    if (lyd_header_matches (folded, "=name|nombre"))
      name->field = LYD_FIELD_GIVEN;
  }
}

static void
guess_column (LydImportColumn *column,
              guint *rank,
              LydCsv *csv,
              const LydSection *section,
              GStringChunk *strings)
{
  guint index = column->number - 1;
  Census census = { 0 };
  LydGuess guess;

  column->header = clean_header (csv, section, index, strings);
  column->answer = -1;
  guess = lyd_header_guess (column->header, section->format->rules);
  column->field = guess.field;
  column->known = guess.known;
  column->sensitive = guess.sensitive;
  *rank = guess.rank;
  look_at_cells (csv, section, index, strings, keep_sample, column);
  look_at_cells (csv, section, index, strings, count_cell, &census);
  count_values (column, &census, csv, section, strings);
  if (column->field == LYD_FIELD_IGNORE)
    return;

  column->kind = guess_kind (&census);
  if (section->untitled && column->kind == LYD_QUESTION_EMAIL)
    column->field = LYD_FIELD_EMAIL;
  /* "Estado" may be where somebody lives, "Type" anything at all: what stands there decides. */
  if (column->field == LYD_FIELD_STATUS || column->field == LYD_FIELD_TYPE) {
    Meaning meaning = { .format = section->format, .field = column->field };

    look_at_cells (csv, section, index, strings, count_meaning, &meaning);
    if (meaning.known * 2 < meaning.n)
      column->field = LYD_FIELD_QUESTION;
  }
}

static void
number_answers (GArray *columns)
{
  int n = 0;

  for (guint i = 0; i < columns->len; i++) {
    LydImportColumn *column = get_column (columns, i);

    column->answer = column->field == LYD_FIELD_QUESTION ? n++ : -1;
  }
}

/**
 * lyd_columns_guess:
 * @strings: holds what must be copied
 *
 * Returns: (transfer full): of #LydImportColumn, one a title, with what each probably holds
 */
GArray *
lyd_columns_guess (LydCsv *csv,
                   const LydSection *section,
                   GStringChunk *strings)
{
  GArray *columns = g_array_sized_new (FALSE, TRUE, sizeof (LydImportColumn), section->n_columns);
  g_autofree guint *ranks = g_new (guint, section->n_columns);

  g_array_set_size (columns, section->n_columns);
  for (guint i = 0; i < section->n_columns; i++) {
    get_column (columns, i)->number = i + 1;
    guess_column (get_column (columns, i), &ranks[i], csv, section, strings);
  }
  settle_rivals (columns, ranks);
  number_answers (columns);
  return columns;
}

/* The column that somebody means by @header: its title, however it is cased and accented, or "#3". */
static LydImportColumn *
find_column (GArray *columns,
             const char *header,
             GError **error)
{
  g_autofree char *folded = lyd_header_fold (header);
  LydImportColumn *exact = NULL;
  LydImportColumn *alike = NULL;
  guint n_exact = 0;
  guint n_alike = 0;
  guint64 number;

  if (header[0] == '#' && g_ascii_string_to_unsigned (header + 1, 10, 1, columns->len, &number, NULL))
    return get_column (columns, (guint) number - 1);
  for (guint i = 0; i < columns->len; i++) {
    LydImportColumn *column = get_column (columns, i);
    g_autofree char *other = lyd_header_fold (column->header);

    if (strcmp (column->header, header) == 0) {
      exact = column;
      n_exact++;
    }
    if (folded[0] != '\0' && strcmp (other, folded) == 0) {
      alike = column;
      n_alike++;
    }
  }
  if (n_exact == 1 || (n_exact == 0 && n_alike == 1))
    return exact != NULL ? exact : alike;
  if (n_exact + n_alike == 0)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("The file has no column called “%s”. Write the title as it "
                                                           "stands in the file."),
                 header);
  else
    g_set_error (error, LYD_ERROR, LYD_ERROR_AMBIGUOUS, _ ("The file has more than one column called “%s”. Say which "
                                                           "by its number, for example “#3=email”."),
                 header);
  return NULL;
}

/**
 * lyd_columns_set_field:
 *
 * Says what a column is. Another column that was it becomes a question, so that nothing is lost unseen.
 */
void
lyd_columns_set_field (GArray *columns,
                       guint index,
                       LydField field)
{
  for (guint i = 0; i < columns->len; i++)
    if (i != index && lyd_field_is_single (field) && get_column (columns, i)->field == field)
      get_column (columns, i)->field = LYD_FIELD_QUESTION;
  get_column (columns, index)->field = field;
  get_column (columns, index)->known = TRUE;
  number_answers (columns);
}

static gboolean
map_one (GArray *columns,
         const char *assignment,
         gboolean taken[LYD_N_FIELDS],
         GError **error)
{
  const char *equals = strrchr (assignment, '=');
  g_autofree char *header = NULL;
  LydImportColumn *column;
  int field;

  if (equals == NULL || equals == assignment) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” does not say what a column is. Write “Title=field”, "
                                                         "for example “Correo=email”."),
                 assignment);
    return FALSE;
  }
  field = lyd_word_find (&lyd_fields, equals + 1);
  if (field < 0) {
    g_autofree char *ids = lyd_word_list_ids (&lyd_fields);

    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A column cannot be “%s”. It can be one of: %s."),
                 equals + 1, ids);
    return FALSE;
  }
  header = g_strndup (assignment, (gsize) (equals - assignment));
  column = find_column (columns, g_strstrip (header), error);
  if (column == NULL)
    return FALSE;
  if (taken[field] && lyd_field_is_single (field)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("Two columns cannot both be “%s”. Make one of them "
                                                         "“question” or “ignore”."),
                 equals + 1);
    return FALSE;
  }
  taken[field] = TRUE;
  lyd_columns_set_field (columns, column->number - 1, field);
  return TRUE;
}

/**
 * lyd_columns_map:
 * @assignments: "Title=field", ends with %NULL
 *
 * Returns: %FALSE with %LYD_ERROR_NOT_FOUND, %LYD_ERROR_AMBIGUOUS or %LYD_ERROR_INVALID for the first that makes no
 * sense
 */
gboolean
lyd_columns_map (GArray *columns,
                 const char *const *assignments,
                 GError **error)
{
  gboolean taken[LYD_N_FIELDS] = { FALSE };

  for (gsize i = 0; assignments != NULL && assignments[i] != NULL; i++)
    if (!map_one (columns, assignments[i], taken, error))
      return FALSE;
  return TRUE;
}

/* One line a column, "field<TAB>title": stable, so that it can be kept and compared. */
char *
lyd_columns_to_text (const GArray *columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++) {
    const LydImportColumn *column = get_column (columns, i);

    g_string_append_printf (text, "%s\t%s\n", lyd_word_id (&lyd_fields, (int) column->field), column->header);
  }
  return g_string_free (text, FALSE);
}

static gboolean
is_same_header (const char *a,
                const char *b)
{
  g_autofree char *folded_a = lyd_header_fold (a);
  g_autofree char *folded_b = lyd_header_fold (b);

  return strcmp (folded_a, folded_b) == 0;
}

/**
 * lyd_columns_from_text:
 * @text: of lyd_columns_to_text(), for a file with the same titles
 *
 * Returns: %FALSE, with nothing changed, where it is for other titles
 */
gboolean
lyd_columns_from_text (GArray *columns,
                       const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree int *fields = g_new (int, columns->len);

  if (g_strv_length (lines) != columns->len + 1)
    return FALSE;
  for (guint i = 0; i < columns->len; i++) {
    char *tab = strchr (lines[i], '\t');

    if (tab == NULL || !is_same_header (tab + 1, get_column (columns, i)->header))
      return FALSE;
    *tab = '\0';
    fields[i] = lyd_word_find (&lyd_fields, lines[i]);
    if (fields[i] < 0)
      return FALSE;
  }
  for (guint i = 0; i < columns->len; i++) {
    get_column (columns, i)->field = (LydField) fields[i];
    get_column (columns, i)->known = TRUE;
    get_column (columns, i)->remembered = TRUE;
  }
  number_answers (columns);
  return TRUE;
}
