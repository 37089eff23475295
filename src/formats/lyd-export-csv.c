#include "lyd-exporter.h"

#include "lyd-wall-clock.h"
#include "lyd-writer.h"

#include <string.h>

/*
 * RFC 4180 as spreadsheets read it: UTF-8 with a byte order mark, CRLF, fixed English headers, ISO 8601 times.
 *
 * Formulas: a spreadsheet runs a text cell that begins with = + - @ or, after a tab or a line end, with anything. Such
 * cells get an apostrophe in front, which spreadsheets understand as "text". So does what only looks like one of them:
 * fullwidth signs, and signs behind blanks or invisible marks. A negative number written plainly ("-5", "-12.50")
 * stays: it can only be itself. A telephone number ("+1 202-555-0101") does not: a spreadsheet would lose the plus,
 * or compute 1-202-555-101.
 */

/* A minus and a plain decimal number. */
static gboolean
is_negative_number (const char *text)
{
  const char *p = text + 1;

  if (*text != '-' || !g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  if (*p == '.' && g_ascii_isdigit (p[1])) {
    p++;
    while (g_ascii_isdigit (*p))
      p++;
  }

  return *p == '\0';
}

static gboolean
is_sign (gunichar c)
{
  switch (c) {
  case '=':
  case '+':
  case '-':
  case '@':
  case 0x2212: /* minus sign, which spreadsheets may take for the ASCII one */
  case 0xfe62: /* small plus sign */
  case 0xfe63: /* small hyphen-minus */
  case 0xfe66: /* small equals sign */
  case 0xfe6b: /* small commercial at */
  case 0xff0b: /* fullwidth ones */
  case 0xff0d:
  case 0xff1d:
  case 0xff20:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_unseen (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c) || g_unichar_iscntrl (c);
}

static gboolean
is_dangerous (const char *text)
{
  const char *p = text;

  /* The usual case, a letter or digit, at once. */
  if (g_ascii_isalnum (*p) || *p == '\0')
    return FALSE;
  if (*p == '\t' || *p == '\r' || *p == '\n')
    return TRUE;
  while (*p != '\0' && is_unseen (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return is_sign (g_utf8_get_char (p)) && !is_negative_number (text);
}

static void
add_text (LydWriter *writer,
          const char *text)
{
  gboolean dangerous = is_dangerous (text);
  const char *quote;

  if (text[strcspn (text, "\",\r\n")] == '\0') {
    if (dangerous)
      lyd_writer_add_char (writer, '\'');
    lyd_writer_add_text (writer, text);
    return;
  }

  lyd_writer_add_char (writer, '"');
  if (dangerous)
    lyd_writer_add_char (writer, '\'');
  while ((quote = strchr (text, '"')) != NULL) {
    lyd_writer_add (writer, text, (gsize) (quote - text) + 1);
    lyd_writer_add_char (writer, '"');
    text = quote + 1;
  }
  lyd_writer_add_text (writer, text);
  lyd_writer_add_char (writer, '"');
}

static void
add_cell (LydWriter *writer,
          LydWallClock *clock,
          LydCellType type,
          const LydCell *cell)
{
  char iso[LYD_ISO_LENGTH];

  if (!cell->filled)
    return;

  switch (type) {
  case LYD_CELL_TEXT:
    if (cell->text != NULL)
      add_text (writer, cell->text);
    break;
  case LYD_CELL_NUMBER:
    lyd_writer_add_number (writer, cell->number);
    break;
  case LYD_CELL_INSTANT:
    lyd_writer_add (writer, iso, lyd_wall_clock_format_iso (clock, cell->number, iso));
    break;
  case LYD_CELL_YES_NO:
    lyd_writer_add_text (writer, cell->number != 0 ? "yes" : "no");
    break;
  }
}

static void
add_header (LydWriter *writer,
            const LydTable *table)
{
  for (guint i = 0; i < table->columns->len; i++) {
    if (i > 0)
      lyd_writer_add_char (writer, ',');
    /* The label of an imported question may be a formula, too. */
    add_text (writer, lyd_table_get_column (table, i)->id);
  }
  lyd_writer_add_text (writer, "\r\n");
}

static gboolean
write_rows (LydTable *table,
            const char *path,
            const char *mark,
            GError **error)
{
  g_autoptr (LydWriter) writer = lyd_writer_open (path, error);
  g_autofree LydCell *cells = g_new0 (LydCell, table->columns->len);
  LydWallClock clock = LYD_WALL_CLOCK_INIT (table->zone);
  g_autoptr (GError) failure = NULL;

  if (writer == NULL)
    return FALSE;

  lyd_writer_add_text (writer, mark);
  add_header (writer, table);
  while (lyd_writer_is_well (writer) && table->next (table->data, cells, &failure)) {
    for (guint i = 0; i < table->columns->len; i++) {
      if (i > 0)
        lyd_writer_add_char (writer, ',');
      add_cell (writer, &clock, lyd_table_get_column (table, i)->type, &cells[i]);
    }
    lyd_writer_add_text (writer, "\r\n");
    memset (cells, 0, table->columns->len * sizeof *cells);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }

  return lyd_writer_close (writer, error);
}

/* #LydExporter.write */
gboolean
lyd_export_csv (LydTable *table,
                const char *path,
                GError **error)
{
  return write_rows (table, path, "\xef\xbb\xbf", error);
}

/* #LydExporter.write: the same without a mark in front, which a program that looks for its own headers would take for a
 * part of the first one. */
gboolean
lyd_export_contacts (LydTable *table,
                     const char *path,
                     GError **error)
{
  return write_rows (table, path, "", error);
}
