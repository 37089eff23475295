#include "lyd-agenda-private.h"

#include "lyd-words-time.h"

#include <glib/gi18n.h>

/* The agenda as a table: one row a session, for programs and for those who plan in spreadsheets. */
static const struct {
  const char *id;
  const char *title;
  LydCellType type;
  int width;
} columns[] = {
  { "session", N_ ("Session"), LYD_CELL_TEXT, 38 },
  { "start", N_ ("Starts"), LYD_CELL_INSTANT, 20 },
  { "end", N_ ("Ends"), LYD_CELL_INSTANT, 20 },
  { "title", N_ ("Title"), LYD_CELL_TEXT, 40 },
  { "session_kind", N_ ("Kind"), LYD_CELL_TEXT, 10 },
  { "track", N_ ("Track"), LYD_CELL_TEXT, 18 },
  { "room", N_ ("Room"), LYD_CELL_TEXT, 14 },
  { "presenters", N_ ("Presenters"), LYD_CELL_TEXT, 36 },
  { "capacity", N_ ("Places"), LYD_CELL_NUMBER, 8 },
  { "choice", N_ ("By choice"), LYD_CELL_YES_NO, 10 },
  { "sensitive", N_ ("Counted only"), LYD_CELL_YES_NO, 10 },
  { "chosen", N_ ("Chosen by"), LYD_CELL_NUMBER, 10 },
  { "waiting", N_ ("Waiting"), LYD_CELL_NUMBER, 8 },
  { "inside", N_ ("In"), LYD_CELL_NUMBER, 8 },
};

typedef struct {
  LydAgenda *agenda;
  guint next;
  char *id;
  char *presenters;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *self = data;

  lyd_agenda_free (self->agenda);
  g_free (self->id);
  g_free (self->presenters);
  g_free (self);
}

static void
set_text (LydCell *cell,
          const char *text)
{
  cell->filled = text != NULL;
  cell->text = text;
}

static void
set_number (LydCell *cell,
            gboolean filled,
            gint64 number)
{
  cell->filled = filled;
  cell->number = number;
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Rows *self = data;
  const LydAgendaLine *line;
  const LydSession *session;
  gboolean listed;

  if (self->next >= self->agenda->lines->len)
    return FALSE;
  line = g_ptr_array_index (self->agenda->lines, self->next++);
  session = line->session;
  listed = session->choice && !line->counted;
  g_free (self->id);
  g_free (self->presenters);
  self->id = lyd_id_to_string (&session->id);
  self->presenters = lyd_presenters_join (session->presenters);
  set_text (&cells[0], self->id);
  set_number (&cells[1], TRUE, session->start);
  set_number (&cells[2], TRUE, session->end);
  set_text (&cells[3], session->title);
  set_text (&cells[4], lyd_word_id (&lyd_session_kinds, (int) session->kind));
  set_text (&cells[5], session->track);
  set_text (&cells[6], session->room);
  set_text (&cells[7], self->presenters);
  set_number (&cells[8], session->capacity >= 0, session->capacity);
  set_number (&cells[9], TRUE, session->choice);
  set_number (&cells[10], TRUE, line->counted);
  set_number (&cells[11], listed, line->places.taken);
  set_number (&cells[12], listed, line->places.waiting);
  set_number (&cells[13], TRUE, line->inside);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the agenda, row by row */
LydTable *
lyd_agenda_open_table (LydFile *file,
                       const LydId *event,
                       GError **error)
{
  LydAgenda *agenda = lyd_agenda_get (file, event, error);
  LydTable *table;
  Rows *rows;

  if (agenda == NULL)
    return NULL;
  table = lyd_table_new ("agenda", _ ("Agenda"), agenda->event);
  table->when = lyd_words_event_when (agenda->event);
  table->made_at = lyd_context_now (&file->context);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    lyd_table_add_column (table, columns[i].id, _ (columns[i].title), columns[i].type, columns[i].width);
  rows = g_new0 (Rows, 1);
  rows->agenda = agenda;
  table->next = next_row;
  table->data = rows;
  table->data_free = rows_free;
  return table;
}
