#include "lyd-roll-call.h"

#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

typedef struct {
  const char *id;
  const char *title;
  LydCellType type;
  int width;
} Column;

/* For programs and spreadsheets; new ones at the end. */
static const Column columns[] = {
  { "name", N_ ("Name"), LYD_CELL_TEXT, 28 },
  { "organization", N_ ("Organization"), LYD_CELL_TEXT, 30 },
  { "type", N_ ("Attendee type"), LYD_CELL_TEXT, 12 },
  { "needs_assistance", N_ ("Needs assistance"), LYD_CELL_YES_NO, 10 },
  { "last_seen", N_ ("Last seen"), LYD_CELL_INSTANT, 18 },
  { "session", N_ ("Session"), LYD_CELL_TEXT, 20 },
  { "room", N_ ("Room"), LYD_CELL_TEXT, 14 },
  { "host", N_ ("With"), LYD_CELL_TEXT, 24 },
  { "station", N_ ("Station"), LYD_CELL_TEXT, 14 },
  { "in_building", N_ ("In the building"), LYD_CELL_YES_NO, 10 },
  { "found", N_ ("Found"), LYD_CELL_YES_NO, 8 },
};

/* For a sheet that somebody reads out in the rain. "found" is the box in front of the name. */
static const Column paper_columns[] = {
  { "name", N_ ("Name"), LYD_CELL_TEXT, 34 },
  { "assistance", "", LYD_CELL_TEXT, 10 },
  { "organization", N_ ("Organization"), LYD_CELL_TEXT, 20 },
  { "seen", N_ ("Last seen"), LYD_CELL_TEXT, 20 },
  { "found", "", LYD_CELL_YES_NO, 0 },
};

typedef struct {
  LydRollCall *call;
  GTimeZone *zone;
  gboolean missing;
  gboolean paper;
  guint next;
  char *name;
  char *seen;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *self = data;

  lyd_roll_call_free (self->call);
  g_time_zone_unref (self->zone);
  g_free (self->name);
  g_free (self->seen);
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
set_yes (LydCell *cell,
         gboolean yes)
{
  cell->filled = TRUE;
  cell->number = yes;
}

static void
fill_paper (Rows *self,
            const LydRollCallRow *row,
            LydCell *cells)
{
  g_free (self->name);
  g_free (self->seen);
  self->name = lyd_words_roll_call_name (row);
  self->seen = lyd_words_roll_call_seen_short (self->call, row, self->zone);
  set_text (&cells[0], self->name);
  set_text (&cells[1], row->needs_assistance ? _ ("Needs assistance") : NULL);
  set_text (&cells[2], row->organization);
  set_text (&cells[3], self->seen);
  set_yes (&cells[4], row->found);
}

static void
fill (const LydRollCallRow *row,
      LydCell *cells)
{
  set_text (&cells[0], row->name);
  set_text (&cells[1], row->organization);
  set_text (&cells[2], lyd_word_id (&lyd_attendee_types, (int) row->type));
  set_yes (&cells[3], row->needs_assistance);
  cells[4].filled = row->seen_at != LYD_TIME_NONE;
  cells[4].number = row->seen_at;
  set_text (&cells[5], row->session);
  set_text (&cells[6], row->room);
  set_text (&cells[7], row->host);
  set_text (&cells[8], row->station);
  set_yes (&cells[9], row->in_building);
  set_yes (&cells[10], row->found);
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Rows *self = data;
  const LydRollCallRow *row;

  do {
    if (self->next >= self->call->rows->len)
      return FALSE;
    row = g_ptr_array_index (self->call->rows, self->next++);
  } while (self->missing && row->found);
  if (self->paper)
    fill_paper (self, row, cells);
  else
    fill (row, cells);
  return TRUE;
}

static char *
make_title (const LydRollCall *call,
            gboolean missing)
{
  LydRollCallCounts counts = lyd_roll_call_count (call);
  int n = counts.n[LYD_ROLL_CALL_NOT_FOUND];

  if (missing)
    return g_strdup_printf (_ ("Roll call: missing %d"), n);
  if (!lyd_id_is_none (&call->call))
    return g_strdup_printf (_ ("Roll call: %1$d not found yet of %2$d"), n, counts.n[LYD_ROLL_CALL_EVERYONE]);
  return g_strdup_printf (ngettext ("Roll call: %d person", "Roll call: %d people", (gulong) n), n);
}

/* @call: (transfer full); @options: (nullable)
 * Returns: (transfer full) (nullable): the list, row by row; who reads it needs the file no more */
LydTable *
lyd_roll_call_make_table (LydFile *file,
                          LydRollCall *read,
                          const LydId *event_id,
                          const LydRollCallTableOptions *options,
                          GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (LydRollCall) call = read;
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *title = NULL;
  gboolean paper = options != NULL && options->paper;
  gboolean missing = options != NULL && options->missing;
  const Column *list = paper ? paper_columns : columns;
  gsize n_columns = paper ? G_N_ELEMENTS (paper_columns) : G_N_ELEMENTS (columns);
  LydTable *table;
  Rows *rows;

  if (event == NULL)
    return NULL;
  title = make_title (call, missing);
  table = lyd_table_new ("roll-call", paper ? title : _ ("Roll call"), event);
  table->when = lyd_words_event_when (event);
  table->made_at = call->read_at;
  for (gsize i = 0; i < n_columns; i++)
    lyd_table_add_column (table, list[i].id, list[i].title[0] != '\0' ? _ (list[i].title) : "", list[i].type,
                          list[i].width);
  notes = lyd_words_roll_call (call);
  for (guint i = 0; i < notes->len; i++)
    lyd_table_add_note (table, g_ptr_array_index (notes, i));
  rows = g_new0 (Rows, 1);
  rows->zone = lyd_zone_get_or_utc (event->timezone);
  rows->missing = missing;
  rows->paper = paper;
  rows->call = g_steal_pointer (&call);
  table->next = next_row;
  table->data = rows;
  table->data_free = rows_free;
  return table;
}

/* The same, of what is on file now. */
LydTable *
lyd_roll_call_open_table (LydFile *file,
                          const LydId *event_id,
                          const LydRollCallTableOptions *options,
                          GError **error)
{
  LydRollCall *call = lyd_roll_call_read (file, event_id, error);

  return call != NULL ? lyd_roll_call_make_table (file, call, event_id, options, error) : NULL;
}
