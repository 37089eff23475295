#include "lyd-csv-reader.h"

#include "lyd-error.h"
#include "lyd-text-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* RFC 4180 with the tolerance of formats.md, "Import rules", 3. The text is parsed where it stands: a cell ends in a
 * NUL that is written over its delimiter or closing quote, so that every cell is a string without being copied. */

#define SNIFF_BYTES (256 * 1024)
#define MAX_CELLS 40000000

typedef struct {
  guint32 first; /* in cells */
  guint32 n_cells;
  guint32 line;
  gboolean has_nul;
} Record;

struct _LydCsv {
  LydText *text;
  char delimiter;
  GArray *cells;   /* of guint32: offsets into the text */
  GArray *records; /* of Record */
  GString *added;  /* the text of lyd_csv_add_record(), or NULL */
};

typedef struct {
  char *text;
  gsize length;
  gsize at;
  guint line;
  char delimiter;
  guint open_line;  /* where the quotation mark stands that is never closed */
  gboolean has_nul; /* in the record that is being read */
} Parser;

static const char delimiters[] = { ',', '\t', ';', '|' };

/* Steps over a line end, whichever of CR LF, LF or CR it is. */
static void
skip_line_end (Parser *p)
{
  if (p->text[p->at] == '\r' && p->text[p->at + 1] == '\n' && p->at + 1 < p->length)
    p->at++;
  p->at++;
  p->line++;
}

static gboolean
ends_cell (const Parser *p,
           gsize at)
{
  char c = p->text[at];

  return at >= p->length || c == p->delimiter || c == '\n' || c == '\r';
}

/* Goes on to the end of a cell without quotes, or of what follows a closing quote. */
static void
skip_plain (Parser *p)
{
  const char *text = p->text;
  gsize at = p->at;
  char delimiter = p->delimiter;

  for (;; at++) {
    char c = text[at];

    if (c == delimiter || c == '\n' || c == '\r')
      break;
    if (c == '\0') {
      if (at >= p->length)
        break;
      p->has_nul = TRUE;
    }
  }
  p->at = at;
}

/* Reads up to the closing quote. The text moves down over doubled quotes; *@end is where it then ends. */
static gboolean
read_quoted (Parser *p,
             gsize *end)
{
  gsize out = p->at + 1;
  guint opened = p->line;

  for (p->at++; p->at < p->length; p->at++) {
    char c = p->text[p->at];

    if (c == '"') {
      if (p->text[p->at + 1] != '"' || p->at + 1 >= p->length)
        break;
      p->at++;
    } else if (c == '\n' || (c == '\r' && p->text[p->at + 1] != '\n')) {
      p->line++;
    } else if (c == '\0') {
      p->has_nul = TRUE;
    }
    p->text[out++] = c;
  }
  *end = out;
  if (p->at >= p->length) {
    p->open_line = opened;
    return FALSE;
  }

  p->at++;
  while (p->text[p->at] == ' ' && p->at < p->length)
    p->at++;
  if (!ends_cell (p, p->at)) {
    gsize rest;

    /* After several lines, a quote in the middle of a word opens another cell: the first one was never closed. */
    if (p->line != opened) {
      p->open_line = opened;
      return FALSE;
    }
    while (p->text[p->at - 1] == ' ')
      p->at--;
    rest = p->at;
    skip_plain (p);
    memmove (p->text + out, p->text + rest, p->at - rest);
    *end = out + (p->at - rest);
  }
  return TRUE;
}

/* `a, "b, c"`: a blank before the quote, and after it the cell ends. Otherwise the quote is a letter like any other. */
static gboolean
is_quoted_after_blanks (Parser *p)
{
  gsize at = p->at;

  while (p->text[at] == ' ')
    at++;
  if (at == p->at || at >= p->length || p->text[at] != '"')
    return FALSE;
  for (gsize close = at + 1; close < p->length; close++) {
    if (p->text[close] == '\n' || p->text[close] == '\r')
      return FALSE;
    if (p->text[close] != '"')
      continue;
    if (p->text[close + 1] == '"') {
      close++;
      continue;
    }
    for (close++; p->text[close] == ' ';)
      close++;
    if (!ends_cell (p, close))
      return FALSE;
    p->at = at;
    return TRUE;
  }
  return FALSE;
}

/* Reads one cell and leaves the parser at what ended it. */
static gboolean
read_cell (Parser *p,
           gsize *start,
           gsize *end)
{
  if (p->text[p->at] == '"' || (p->text[p->at] == ' ' && is_quoted_after_blanks (p))) {
    *start = p->at + 1;
    return read_quoted (p, end);
  }
  *start = p->at;
  skip_plain (p);
  *end = p->at;
  return TRUE;
}

/* `sep=;` is Excel's own first line and no data. */
static gboolean
read_sep_line (Parser *p)
{
  const char *text = p->text;
  gboolean quoted = text[0] == '"';
  gsize at = quoted ? 5 : 4;

  if (p->length < at + 1 || g_ascii_strncasecmp (text + quoted, "sep=", 4) != 0)
    return FALSE;
  if (!g_ascii_ispunct (text[at]) && text[at] != '\t')
    return FALSE;
  p->delimiter = text[at];
  at += 1 + (quoted && text[at + 1] == '"');
  if (at < p->length && text[at] != '\n' && text[at] != '\r')
    return FALSE;
  p->at = at;
  if (at < p->length)
    skip_line_end (p);
  return TRUE;
}

/* How many cells each record at the file's start has if @delimiter parts them; quoted text is stepped over. */
static GArray *
list_widths (const char *text,
             gsize length,
             gboolean whole,
             char delimiter)
{
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean quoted = FALSE;
  gboolean fresh = TRUE; /* at the start of a cell */
  gboolean empty = TRUE; /* nothing on this line yet */
  guint width = 1;

  for (gsize i = 0; i < length; i++) {
    char c = text[i];

    if (quoted) {
      quoted = c != '"';
    } else if (c == '"' && (fresh || (i > 0 && text[i - 1] == '"'))) {
      quoted = TRUE;
      empty = fresh = FALSE;
    } else if (c == delimiter) {
      width++;
      fresh = TRUE;
      empty = FALSE;
    } else if (c == '\n' || c == '\r') {
      if (!empty)
        g_array_append_val (widths, width);
      width = 1;
      fresh = empty = TRUE;
    } else {
      fresh = empty = FALSE;
    }
  }
  if ((whole || widths->len == 0) && !empty)
    g_array_append_val (widths, width);
  return widths;
}

/* How much a delimiter explains: the cells of all records that have the commonest width, more where the first one has
 * it. */
static guint64
score_widths (const GArray *widths)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint64 best = 0;

  for (guint i = 0; i < widths->len; i++) {
    guint width = g_array_index (widths, guint, i);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (width))) + 1;
    guint64 score = (guint64) count * (width - 1) * (width == g_array_index (widths, guint, 0) ? 4 : 1);

    g_hash_table_insert (counts, GUINT_TO_POINTER (width), GUINT_TO_POINTER (count));
    best = MAX (best, score);
  }
  return best;
}

static char
guess_delimiter (const Parser *p)
{
  char best = delimiters[0];
  guint64 best_score = 0;
  gsize seen = MIN (p->length, SNIFF_BYTES);

  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++) {
    g_autoptr (GArray) widths = list_widths (p->text, seen, seen == p->length, delimiters[i]);
    guint64 score = score_widths (widths);

    if (score > best_score) {
      best_score = score;
      best = delimiters[i];
    }
  }
  return best;
}

static void
refuse_open_quote (GError **error,
                   guint line)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
               _ ("On line %u a cell begins with a quotation mark that is never closed, so nobody can tell where the "
                  "cell ends. Nothing was brought in. Correct that line, or export the list again."),
               line);
}

static gboolean
read_record (LydCsv *self,
             Parser *p,
             GError **error)
{
  Record record = { self->cells->len, 0, p->line, FALSE };
  gboolean more = TRUE;
  gboolean quoted = p->text[p->at] == '"';
  gsize start, end;

  p->has_nul = FALSE;
  while (more) {
    guint32 offset;

    if (!read_cell (p, &start, &end)) {
      refuse_open_quote (error, p->open_line);
      return FALSE;
    }
    more = p->at < p->length && p->text[p->at] == p->delimiter;
    if (more)
      p->at++;
    else if (p->at < p->length)
      skip_line_end (p);
    p->text[end] = '\0';
    offset = (guint32) start;
    g_array_append_val (self->cells, offset);
    record.n_cells++;
    if (self->cells->len > MAX_CELLS) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
                   _ ("This table has more than %d cells. Split it into smaller files and bring them in one by "
                      "one."),
                   MAX_CELLS);
      return FALSE;
    }
  }
  if (record.n_cells == 1 && start == end && !quoted) {
    g_array_set_size (self->cells, record.first); /* an empty line */
    return TRUE;
  }
  record.has_nul = p->has_nul;
  g_array_append_val (self->records, record);
  return TRUE;
}

/**
 * lyd_csv_read:
 * @bytes: a whole file
 *
 * Decodes a file (see lyd_text_read()), decides what parts its cells (`,` `;` `|` or a tabulator, by the content or by
 * a first line `sep=;`) and finds its records. Empty lines are no records. A quotation mark that is never closed is an
 * error with its line and never swallows what follows.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT
 */
LydCsv *
lyd_csv_read (GBytes *bytes,
              GError **error)
{
  g_autoptr (LydText) text = lyd_text_read (bytes, error);
  g_autoptr (LydCsv) self = NULL;
  Parser p = { .line = 1 };

  if (text == NULL)
    return NULL;

  p.text = text->text;
  p.length = text->length;
  if (!read_sep_line (&p))
    p.delimiter = guess_delimiter (&p);

  self = g_new0 (LydCsv, 1);
  self->text = g_steal_pointer (&text);
  self->delimiter = p.delimiter;
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  while (p.at < p.length)
    if (!read_record (self, &p, error))
      return NULL;

  return g_steal_pointer (&self);
}

/* An empty table, for readers of files that are lists of something else. */
LydCsv *
lyd_csv_new (void)
{
  LydCsv *self = g_new0 (LydCsv, 1);

  self->text = g_new0 (LydText, 1);
  self->text->encoding = "UTF-8";
  self->added = g_string_new (NULL);
  self->text->text = self->added->str;
  self->delimiter = ',';
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  return self;
}

/**
 * lyd_csv_add_record:
 * @self: of lyd_csv_new()
 * @cells: valid UTF-8; %NULL is a blank cell
 */
void
lyd_csv_add_record (LydCsv *self,
                    guint line,
                    const char *const *cells,
                    guint n_cells)
{
  Record record = { self->cells->len, n_cells, line, FALSE };

  g_return_if_fail (self->added != NULL);

  for (guint i = 0; i < n_cells; i++) {
    guint32 offset = (guint32) self->added->len;

    g_string_append (self->added, cells[i] != NULL ? cells[i] : "");
    g_string_append_c (self->added, '\0');
    g_array_append_val (self->cells, offset);
  }
  g_array_append_val (self->records, record);
  self->text->text = self->added->str;
  self->text->length = self->added->len;
}

void
lyd_csv_free (LydCsv *self)
{
  if (self->added != NULL) {
    g_string_free (g_steal_pointer (&self->added), TRUE);
    self->text->text = NULL;
  }
  g_clear_pointer (&self->text, lyd_text_free);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->records, g_array_unref);
  g_free (self);
}

static const Record *
get_record (const LydCsv *self,
            guint record)
{
  return &g_array_index (self->records, Record, record);
}

guint
lyd_csv_get_n_records (const LydCsv *self)
{
  return self->records->len;
}

guint
lyd_csv_get_n_cells (const LydCsv *self,
                     guint record)
{
  return get_record (self, record)->n_cells;
}

/* The line on which the record begins, from 1, as an editor counts. */
guint
lyd_csv_get_line (const LydCsv *self,
                  guint record)
{
  return get_record (self, record)->line;
}

/* Whether a NUL byte stood in the record: its cells may be cut short. */
gboolean
lyd_csv_has_nul (const LydCsv *self,
                 guint record)
{
  return get_record (self, record)->has_nul;
}

/**
 * lyd_csv_get_cell:
 *
 * Returns: (transfer none): the cell as typed, valid UTF-8, "" beyond the record's end. It lives as long as @self and
 *   may be shortened in place by its one user.
 */
char *
lyd_csv_get_cell (const LydCsv *self,
                  guint record,
                  guint cell)
{
  const Record *found = get_record (self, record);

  if (cell >= found->n_cells)
    return self->text->text + self->text->length;
  return self->text->text + g_array_index (self->cells, guint32, found->first + cell);
}

/* Whether the record is only delimiters and blanks, as spreadsheets leave them. */
gboolean
lyd_csv_is_blank (const LydCsv *self,
                  guint record)
{
  for (guint i = 0; i < lyd_csv_get_n_cells (self, record); i++) {
    const char *cell = lyd_csv_get_cell (self, record, i);

    if (cell[strspn (cell, " \t\r\n")] != '\0')
      return FALSE;
  }
  return TRUE;
}

char
lyd_csv_get_delimiter (const LydCsv *self)
{
  return self->delimiter;
}

/* What the file was: "UTF-8", "UTF-16LE", "UTF-16BE" or "windows-1252". */
const char *
lyd_csv_get_encoding (const LydCsv *self)
{
  return self->text->encoding;
}
