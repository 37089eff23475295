#include "lyd-exporter.h"

#include "lyd-wall-clock.h"
#include "lyd-writer.h"

#include <string.h>

/* One object, {"event":{...},"what":"registrations","rows":[...]}, one row a line, as the command line promises.
 * Written here rather than by json-glib, which holds the whole tree. */

/* RFC 8259, 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped. U+2028 and U+2029 are too, because
 * JavaScript before 2019 took them for line ends. */
static void
add_string (LydWriter *writer,
            const char *text)
{
  const char *start = text;

  lyd_writer_add_char (writer, '"');
  for (const char *p = text; *p != '\0'; p++) {
    guchar c = (guchar) *p;
    gboolean separator = c == 0xe2 && (guchar) p[1] == 0x80 && ((guchar) p[2] & 0xfe) == 0xa8;

    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f && !separator)
      continue;
    lyd_writer_add (writer, start, (gsize) (p - start));
    if (c == '"' || c == '\\') {
      lyd_writer_add_char (writer, '\\');
      lyd_writer_add_char (writer, *p);
    } else {
      char escape[8];
      guint unit = separator ? 0x2000u | ((guchar) p[2] & 0x3fu) : c;

      if (c == '\n')
        lyd_writer_add_text (writer, "\\n");
      else
        lyd_writer_add (writer, escape, (gsize) g_snprintf (escape, sizeof escape, "\\u%04x", unit));
      if (separator)
        p += 2;
    }
    start = p + 1;
  }
  lyd_writer_add_text (writer, start);
  lyd_writer_add_char (writer, '"');
}

static void
add_member (LydWriter *writer,
            const char *name,
            const char *text)
{
  add_string (writer, name);
  lyd_writer_add_char (writer, ':');
  if (text != NULL)
    add_string (writer, text);
  else
    lyd_writer_add_text (writer, "null");
}

static void
add_event (LydWriter *writer,
           const LydEvent *event,
           LydWallClock *clock)
{
  g_autofree char *id = lyd_id_to_string (&event->id);
  char start[LYD_ISO_LENGTH];
  char end[LYD_ISO_LENGTH];
  const struct {
    const char *name;
    const char *text;
  } members[] = {
    { "id", id },
    { "title", event->title },
    { "kind", lyd_word_id (&lyd_kinds, (int) event->kind) },
    { "mode", lyd_word_id (&lyd_modes, (int) event->mode) },
    { "state", lyd_word_id (&lyd_event_states, (int) event->state) },
    { "start", start },
    { "end", end },
    { "timezone", event->timezone },
    { "venue", event->venue },
  };

  lyd_wall_clock_format_iso (clock, event->start, start);
  lyd_wall_clock_format_iso (clock, event->end, end);
  lyd_writer_add_char (writer, '{');
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    if (i > 0)
      lyd_writer_add_char (writer, ',');
    add_member (writer, members[i].name, members[i].text);
  }
  lyd_writer_add_char (writer, '}');
}

static void
add_cell (LydWriter *writer,
          LydWallClock *clock,
          LydCellType type,
          const LydCell *cell)
{
  char iso[LYD_ISO_LENGTH];

  if (!cell->filled || (type == LYD_CELL_TEXT && cell->text == NULL)) {
    lyd_writer_add_text (writer, "null");
    return;
  }

  switch (type) {
  case LYD_CELL_TEXT:
    add_string (writer, cell->text);
    break;
  case LYD_CELL_NUMBER:
    lyd_writer_add_number (writer, cell->number);
    break;
  case LYD_CELL_INSTANT:
    lyd_wall_clock_format_iso (clock, cell->number, iso);
    add_string (writer, iso);
    break;
  case LYD_CELL_YES_NO:
    lyd_writer_add_text (writer, cell->number != 0 ? "true" : "false");
    break;
  }
}

/* #LydExporter.write */
gboolean
lyd_export_json (LydTable *table,
                 const char *path,
                 GError **error)
{
  g_autoptr (LydWriter) writer = lyd_writer_open (path, error);
  g_autofree LydCell *cells = g_new0 (LydCell, table->columns->len);
  LydWallClock clock = LYD_WALL_CLOCK_INIT (table->zone);
  g_autoptr (GError) failure = NULL;
  const char *before = "\n";

  if (writer == NULL)
    return FALSE;

  lyd_writer_add_char (writer, '{');
  if (table->event != NULL) {
    lyd_writer_add_text (writer, "\"event\":");
    add_event (writer, table->event, &clock);
    lyd_writer_add_char (writer, ',');
  }
  add_member (writer, "what", table->what);
  lyd_writer_add_text (writer, ",\"rows\":[");
  while (lyd_writer_is_well (writer) && table->next (table->data, cells, &failure)) {
    lyd_writer_add_text (writer, before);
    before = ",\n";
    for (guint i = 0; i < table->columns->len; i++) {
      lyd_writer_add_char (writer, i == 0 ? '{' : ',');
      add_string (writer, lyd_table_get_column (table, i)->id);
      lyd_writer_add_char (writer, ':');
      add_cell (writer, &clock, lyd_table_get_column (table, i)->type, &cells[i]);
    }
    lyd_writer_add_char (writer, '}');
    memset (cells, 0, table->columns->len * sizeof *cells);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  lyd_writer_add_text (writer, "\n]}\n");

  return lyd_writer_close (writer, error);
}
