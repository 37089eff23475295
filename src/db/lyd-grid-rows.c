#include "lyd-grid-rows.h"

#include "lyd-events.h"
#include "lyd-fold.h"

#include <string.h>

/* Who came when. A series of a large network has 100,000 registrations; so each event's list is read once, from the
 * index that holds all that is asked of it, and put together here. */

#define N_STATES (LYD_GRID_HIDDEN + 1)

typedef struct {
  LydGridRow *row; /* goes to the grid where its line becomes one of it */
  gboolean taken;
  char *sort;         /* as lists are ordered */
  LydId organization; /* of a person */
  guint index;
} Line;

typedef struct {
  LydDb *db;
  LydGrid *grid;
  GHashTable *attended; /* set of LydId: registrations, of the event that is read, that came to something */
  GHashTable *people;   /* LydId -> Line */
  GHashTable *groups;   /* LydId of an organization, none included -> Line */
  GArray *marks;        /* of Mark */
} Build;

/* One registration. */
typedef struct {
  Line *person;
  guint column;
  LydGridState state;
} Mark;

static void
row_free (LydGridRow *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self);
}

static void
line_free (Line *self)
{
  if (!self->taken)
    row_free (self->row);
  g_free (self->sort);
  g_free (self);
}

static void
column_free (LydGridColumn *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self);
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const LydGridColumn *one = *(const LydGridColumn *const *) a;
  const LydGridColumn *other = *(const LydGridColumn *const *) b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return lyd_id_compare (&one->event, &other->event);
}

static gboolean
read_columns (Build *self,
              const LydId *series,
              gint64 now,
              GError **error)
{
  g_autoptr (GPtrArray) events = lyd_events_list_of_series (self->db, series, error);

  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++) {
    LydEvent *event = g_ptr_array_index (events, i);
    LydGridColumn *column = g_new0 (LydGridColumn, 1);

    column->event = event->id;
    column->title = g_steal_pointer (&event->title);
    column->timezone = g_steal_pointer (&event->timezone);
    column->start = event->start;
    column->cancelled = event->state == LYD_EVENT_CANCELLED;
    column->sensitive = event->sensitive;
    column->over = event->end <= now;
    column->moved = event->series_at != LYD_TIME_NONE && event->series_at != event->start;
    g_ptr_array_add (self->grid->columns, column);
  }
  g_ptr_array_sort (self->grid->columns, compare_columns);
  return TRUE;
}

static void
add_id (GHashTable *set,
        const LydId *id)
{
  if (!g_hash_table_contains (set, id))
    g_hash_table_add (set, g_memdup2 (id, sizeof *id));
}

/* Who came to one event. A registration that was merged into another came as that one. */
static gboolean
read_attended (Build *self,
               LydGridColumn *column,
               GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (
    self->db, error,
    "SELECT x.registration FROM session s JOIN attended x ON x.session = s.id"
    " WHERE s.event = ? AND s.sensitive = 0",
    "d", &column->event);
  g_autoptr (LydStmt) merged = NULL;
  g_autoptr (GError) local = NULL;

  g_hash_table_remove_all (self->attended);
  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    add_id (self->attended, &id);
  }
  if (local != NULL)
    return lyd_stmt_ended (g_steal_pointer (&local), error);
  column->known = g_hash_table_size (self->attended) > 0;

  merged = lyd_db_query (self->db, error,
                         "SELECT id, merged_into FROM registration WHERE merged_into IS NOT NULL AND event = ?", "d",
                         &column->event);
  if (merged == NULL)
    return FALSE;
  while (lyd_stmt_step (merged, &local)) {
    LydId id = lyd_stmt_get_id (merged, 0);
    LydId kept = lyd_stmt_get_id (merged, 1);

    if (g_hash_table_contains (self->attended, &id))
      add_id (self->attended, &kept);
  }
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

/* Heads that were counted where nobody is named. */
static gboolean
read_heads (Build *self,
            LydGridColumn *column,
            GError **error)
{
  g_autoptr (LydStmt) stmt = lyd_db_query (self->db, error,
                                           "SELECT max(0, coalesce(sum(t.delta), 0)) FROM session s"
                                           " CROSS JOIN tap t ON t.session = s.id WHERE s.event = ?",
                                           "d", &column->event);

  if (stmt == NULL || !lyd_stmt_step (stmt, error))
    return FALSE;
  column->n_attended = (int) lyd_stmt_get_int (stmt, 0);
  column->known = column->n_attended > 0;
  return TRUE;
}

static Line *
find_line (GHashTable *lines,
           const LydId *id)
{
  Line *line = g_hash_table_lookup (lines, id);

  if (line == NULL) {
    line = g_new0 (Line, 1);
    line->row = g_new0 (LydGridRow, 1);
    line->row->id = *id;
    g_hash_table_insert (lines, &line->row->id, line);
  }
  return line;
}

/* What a registration came to. Whoever was there was there, whatever their status says. */
static LydGridState
judge (const LydGridColumn *column,
       int status,
       gboolean attended)
{
  if (attended)
    return LYD_GRID_ATTENDED;
  if (column->cancelled || status == LYD_STATUS_CANCELLED)
    return LYD_GRID_CANCELLED;
  if (status == LYD_STATUS_DENIED)
    return LYD_GRID_DENIED;
  if (status == LYD_STATUS_PENDING)
    return LYD_GRID_PENDING;
  if (status == LYD_STATUS_WAITLISTED)
    return LYD_GRID_WAITING;
  return column->over && column->known ? LYD_GRID_MISSED : LYD_GRID_REGISTERED;
}

static gboolean
read_registrations (Build *self,
                    guint index,
                    GError **error)
{
  LydGridColumn *column = g_ptr_array_index (self->grid->columns, index);
  g_autoptr (LydStmt) stmt =
    lyd_db_query (self->db, error,
                  "SELECT id, person, status FROM registration WHERE event = ? AND merged_into IS NULL", "d",
                  &column->event);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);
    LydId person = lyd_stmt_get_id (stmt, 1);
    int status = lyd_word_find (&lyd_statuses, lyd_stmt_get_text (stmt, 2));
    gboolean attended = g_hash_table_contains (self->attended, &id);
    Mark mark = { .column = index, .state = judge (column, status, attended) };

    column->n_registered += status == LYD_STATUS_CONFIRMED;
    if (column->sensitive)
      continue;
    column->n_attended += attended;
    mark.person = find_line (self->people, &person);
    g_array_append_val (self->marks, mark);
  }
  return lyd_stmt_ended (g_steal_pointer (&local), error);
}

static gboolean
read_people (Build *self,
             GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Line *line = value;
    g_autoptr (LydStmt) stmt =
      lyd_db_query (self->db, error,
                    "SELECT p.name, p.sort, o.id, o.name FROM person p LEFT JOIN organization o ON o.id ="
                    " p.organization WHERE p.id = ?",
                    "d", &line->row->id);

    if (stmt == NULL || !lyd_stmt_step (stmt, error))
      return FALSE;
    line->row->name = lyd_stmt_dup_text (stmt, 0);
    line->sort = lyd_stmt_dup_text (stmt, 1);
    line->organization = lyd_stmt_get_id (stmt, 2);
    line->row->organization = lyd_stmt_dup_text (stmt, 3);
  }
  return TRUE;
}

/* The people's organizations become the lines. */
static void
group_people (Build *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Line *person = value;
    Line *line = find_line (self->groups, &person->organization);

    if (line->row->name != NULL || person->row->organization == NULL)
      continue;
    line->row->name = g_strdup (person->row->organization);
    line->sort = lyd_fold_text (line->row->name);
  }
}

/* Whoever has no name, being no organization, is last. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *one = *(const Line *const *) a;
  const Line *other = *(const Line *const *) b;
  int order;

  if ((one->sort == NULL) != (other->sort == NULL))
    return one->sort == NULL ? 1 : -1;
  order = g_strcmp0 (one->sort, other->sort);
  return order != 0 ? order : lyd_id_compare (&one->row->id, &other->row->id);
}

/* Puts @lines in order; their rows become the grid's. */
static void
take_rows (Build *self,
           GHashTable *lines)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare_lines);
  for (guint i = 0; i < sorted->len; i++) {
    Line *line = g_ptr_array_index (sorted, i);

    line->index = i;
    line->taken = TRUE;
    g_ptr_array_add (self->grid->rows, line->row);
  }
  self->grid->cells = g_new0 (LydGridCell, (gsize) sorted->len * MAX (self->grid->columns->len, 1));
}

/* Which of several states an organization's cell shows. */
static const guint8 precedence[N_STATES] = {
  [LYD_GRID_ATTENDED] = 7,
  [LYD_GRID_REGISTERED] = 6,
  [LYD_GRID_MISSED] = 5,
  [LYD_GRID_WAITING] = 4,
  [LYD_GRID_PENDING] = 3,
  [LYD_GRID_CANCELLED] = 2,
  [LYD_GRID_DENIED] = 1,
};

static void
fill_cells (Build *self)
{
  LydGrid *grid = self->grid;

  for (guint i = 0; i < self->marks->len; i++) {
    const Mark *mark = &g_array_index (self->marks, Mark, i);
    const Line *line = grid->by == LYD_GRID_BY_PERSON
                         ? mark->person
                         : g_hash_table_lookup (self->groups, &mark->person->organization);
    LydGridCell *cell = &grid->cells[(gsize) line->index * grid->columns->len + mark->column];

    if (cell->state == mark->state) {
      cell->n++;
    } else if (precedence[mark->state] > precedence[cell->state]) {
      cell->state = (guint8) mark->state;
      cell->n = 1;
    }
  }
}

static void
count_rows (LydGrid *grid)
{
  for (guint i = 0; i < grid->rows->len; i++) {
    LydGridRow *row = g_ptr_array_index (grid->rows, i);

    for (guint j = 0; j < grid->columns->len; j++) {
      const LydGridColumn *column = g_ptr_array_index (grid->columns, j);
      LydGridCell *cell = &grid->cells[(gsize) i * grid->columns->len + j];

      if (column->sensitive)
        cell->state = LYD_GRID_HIDDEN;
      row->n_attended += cell->state == LYD_GRID_ATTENDED;
      row->n_known += cell->state == LYD_GRID_ATTENDED || cell->state == LYD_GRID_MISSED;
    }
  }
}

static gboolean
read_all (Build *self,
          const LydId *series,
          gint64 now,
          GError **error)
{
  if (!read_columns (self, series, now, error))
    return FALSE;
  for (guint i = 0; i < self->grid->columns->len; i++) {
    LydGridColumn *column = g_ptr_array_index (self->grid->columns, i);

    if (!(column->sensitive ? read_heads : read_attended) (self, column, error) ||
        !read_registrations (self, i, error))
      return FALSE;
  }
  return read_people (self, error);
}

/**
 * lyd_grid_rows_read:
 * @now: what is over ended before, UTC milliseconds
 *
 * Puts together who was registered for, and came to, which event of a series. Events that name nobody have numbers and
 * no names: who is registered for those alone is in no row.
 *
 * Returns: (transfer full) (nullable)
 */
LydGrid *
lyd_grid_rows_read (LydDb *db,
                    const LydId *series,
                    LydGridBy by,
                    gint64 now,
                    GError **error)
{
  /* Last to go: the lines' rows are its own by then. */
  g_autoptr (LydGrid) grid = g_new0 (LydGrid, 1);
  g_autoptr (GHashTable) attended = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, NULL, (GDestroyNotify) line_free);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, NULL, (GDestroyNotify) line_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  Build self = { db, grid, attended, people, groups, marks };

  grid->by = by;
  grid->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  grid->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  if (!read_all (&self, series, now, error))
    return NULL;
  if (by == LYD_GRID_BY_ORGANIZATION)
    group_people (&self);
  take_rows (&self, by == LYD_GRID_BY_PERSON ? people : groups);
  fill_cells (&self);
  count_rows (grid);
  return g_steal_pointer (&grid);
}
