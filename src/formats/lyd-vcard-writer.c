#include "lyd-exporter.h"
#include "lyd-writer.h"

#include <string.h>

/* Address cards of version 3.0 (RFC 2426), which every address book reads: UTF-8, CRLF, lines of at most 75 bytes. */

#define MAX_BYTES 75

/* Which column is which property; several addresses stand in one cell, parted by "; ". */
static const struct {
  const char *column;
  const char *property;
  gboolean several;
} properties[] = {
  { "organization", "ORG", FALSE },
  { "job_title", "TITLE", FALSE },
  { "email", "EMAIL;TYPE=INTERNET,PREF", FALSE },
  { "other_emails", "EMAIL;TYPE=INTERNET", TRUE },
  { "phone", "TEL;TYPE=WORK,VOICE,PREF", FALSE },
  { "other_phones", "TEL;TYPE=VOICE", TRUE },
  { "pronouns", "X-PRONOUNS", FALSE },
  { "language", "X-LANGUAGE", FALSE },
};

/* RFC 2426, 4: backslash, comma, semicolon and line end are escaped. */
static void
append_escaped (GString *line,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '\n')
      g_string_append (line, "\\n");
    else if (*p == '\\' || *p == ',' || *p == ';')
      g_string_append_printf (line, "\\%c", *p);
    else if (*p != '\r')
      g_string_append_c (line, *p);
  }
}

/* RFC 2426, 2.6: folded between letters, never within one. */
static void
add_line (LydWriter *writer,
          const char *line)
{
  gsize room = MAX_BYTES;

  while (strlen (line) > room) {
    gsize n = room;

    while (n > 0 && ((guchar) line[n] & 0xc0) == 0x80)
      n--;
    lyd_writer_add (writer, line, n);
    lyd_writer_add_text (writer, "\r\n ");
    line += n;
    room = MAX_BYTES - 1;
  }
  lyd_writer_add_text (writer, line);
  lyd_writer_add_text (writer, "\r\n");
}

static void
add_property (LydWriter *writer,
              const char *property,
              const char *value)
{
  g_autoptr (GString) line = g_string_new (property);

  if (value == NULL || value[0] == '\0')
    return;
  g_string_append_c (line, ':');
  append_escaped (line, value);
  add_line (writer, line->str);
}

static const char *
get_text (const LydTable *table,
          const LydCell *cells,
          const char *column)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_str_equal (lyd_table_get_column (table, i)->id, column))
      return cells[i].filled ? cells[i].text : NULL;
  return NULL;
}

static void
add_name (LydWriter *writer,
          const char *family,
          const char *given,
          const char *name)
{
  g_autoptr (GString) line = g_string_new ("N:");

  /* Whose name has no known parts is filed under the whole of it. */
  append_escaped (line, family != NULL ? family : given != NULL ? ""
                                                                : name);
  g_string_append_c (line, ';');
  append_escaped (line, given != NULL ? given : "");
  g_string_append (line, ";;;");
  add_line (writer, line->str);
}

static void
add_card (LydWriter *writer,
          const LydTable *table,
          const LydCell *cells)
{
  const char *name = get_text (table, cells, "name");

  add_line (writer, "BEGIN:VCARD");
  add_line (writer, "VERSION:3.0");
  add_property (writer, "FN", name);
  add_name (writer, get_text (table, cells, "last_name"), get_text (table, cells, "first_name"),
            name != NULL ? name : "");
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++) {
    const char *text = get_text (table, cells, properties[i].column);
    g_auto (GStrv) values = g_strsplit (text != NULL ? text : "", "; ", properties[i].several ? -1 : 1);

    for (guint j = 0; values[j] != NULL; j++)
      add_property (writer, properties[i].property, values[j]);
  }
  add_line (writer, "END:VCARD");
}

/* #LydExporter.write, of a table of people */
gboolean
lyd_export_vcard (LydTable *table,
                  const char *path,
                  GError **error)
{
  g_autoptr (LydWriter) writer = lyd_writer_open (path, error);
  g_autofree LydCell *cells = g_new0 (LydCell, table->columns->len);
  g_autoptr (GError) failure = NULL;

  if (writer == NULL)
    return FALSE;
  while (lyd_writer_is_well (writer) && table->next (table->data, cells, &failure)) {
    add_card (writer, table, cells);
    memset (cells, 0, table->columns->len * sizeof *cells);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return lyd_writer_close (writer, error);
}
