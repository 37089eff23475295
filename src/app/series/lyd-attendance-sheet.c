#include "lyd-attendance-sheet.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

struct _LydAttendanceSheet {
  GObject parent_instance;

  GtkAdjustment *adjustment;
  LydGrid *grid; /* NULL: nothing is shown yet */
  guint current;
  int next; /* the first date that is not over; -1: none */
};

G_DEFINE_FINAL_TYPE (LydAttendanceSheet, lyd_attendance_sheet, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lyd_attendance_sheet_finalize (GObject *object)
{
  LydAttendanceSheet *self = LYD_ATTENDANCE_SHEET (object);

  g_object_unref (self->adjustment);
  g_clear_pointer (&self->grid, lyd_grid_free);
  G_OBJECT_CLASS (lyd_attendance_sheet_parent_class)->finalize (object);
}

static void
lyd_attendance_sheet_class_init (LydAttendanceSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_attendance_sheet_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_ATTENDANCE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_attendance_sheet_init (LydAttendanceSheet *self)
{
  self->next = -1;
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 1, 1, 0));
}

LydAttendanceSheet *
lyd_attendance_sheet_new (void)
{
  return g_object_new (LYD_TYPE_ATTENDANCE_SHEET, NULL);
}

static const LydGridColumn *
get_column (LydAttendanceSheet *self,
            guint column)
{
  return g_ptr_array_index (self->grid->columns, column);
}

/* The keyboard begins at the last date that took place. */
static void
find_dates (LydAttendanceSheet *self)
{
  guint n = self->grid->columns->len;

  self->next = -1;
  self->current = n > 0 ? n - 1 : 0;
  for (guint i = 0; i < n && self->next < 0; i++) {
    if (get_column (self, i)->over || get_column (self, i)->cancelled)
      continue;
    self->next = (int) i;
    self->current = i > 0 ? i - 1 : 0;
  }
}

/* @grid: (transfer full) (nullable) */
void
lyd_attendance_sheet_set_grid (LydAttendanceSheet *self,
                               LydGrid *grid)
{
  guint n_before = lyd_attendance_sheet_get_n_columns (self);

  g_clear_pointer (&self->grid, lyd_grid_free);
  self->grid = grid;
  if (grid != NULL && grid->columns->len != n_before)
    find_dates (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* (nullable) */
const LydGrid *
lyd_attendance_sheet_get_grid (LydAttendanceSheet *self)
{
  return self->grid;
}

guint
lyd_attendance_sheet_get_n_columns (LydAttendanceSheet *self)
{
  return self->grid != NULL ? self->grid->columns->len : 0;
}

/* (transfer none): in pixels */
GtkAdjustment *
lyd_attendance_sheet_get_adjustment (LydAttendanceSheet *self)
{
  return self->adjustment;
}

/* The column that the keyboard is at. */
guint
lyd_attendance_sheet_get_current (LydAttendanceSheet *self)
{
  return self->current;
}

void
lyd_attendance_sheet_set_current (LydAttendanceSheet *self,
                                  guint column)
{
  if (column >= lyd_attendance_sheet_get_n_columns (self) || column == self->current)
    return;
  self->current = column;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whether it is the next to take place. */
gboolean
lyd_attendance_sheet_is_next (LydAttendanceSheet *self,
                              guint column)
{
  return self->next == (int) column;
}

/* Returns: (transfer full): "Thursday, October 15, 2026 · 38 came" */
char *
lyd_attendance_sheet_describe_date (LydAttendanceSheet *self,
                                    guint column)
{
  const LydGridColumn *date = get_column (self, column);
  LydEvent event = { .start = date->start, .end = date->start, .timezone = date->timezone };
  g_autofree char *day = lyd_format_days (&event);
  g_autofree char *count = NULL;

  if (date->cancelled)
    count = g_strdup (_ ("cancelled"));
  else if (date->over && !date->known)
    count = g_strdup (_ ("attendance is not on file"));
  else if (date->over)
    count = g_strdup_printf (ngettext ("%d came", "%d came", (gulong) date->n_attended), date->n_attended);
  else
    count = g_strdup_printf (ngettext ("%d registered", "%d registered", (gulong) date->n_registered),
                             date->n_registered);
  return g_strdup_printf ("%s · %s%s%s", day, count, date->moved ? " · " : "", date->moved ? _ ("moved") : "");
}

/* Returns: (transfer full): what a square says, with its date */
char *
lyd_attendance_sheet_describe (LydAttendanceSheet *self,
                               guint row,
                               guint column)
{
  const LydGridCell *cell = lyd_grid_get (self->grid, row, column);
  const LydGridColumn *date = get_column (self, column);
  LydEvent event = { .start = date->start, .end = date->start, .timezone = date->timezone };
  g_autofree char *day = lyd_format_days (&event);
  const char *word = lyd_word_title (&lyd_grid_states, cell->state);

  if (date->cancelled)
    word = _ ("the event was cancelled");
  if (self->grid->by == LYD_GRID_BY_ORGANIZATION && cell->n > 0)
    /* Translators: a date, what people did, and how many of them */
    return g_strdup_printf (_ ("%s: %s, %d"), day, word, cell->n);
  /* Translators: a date, then what somebody did */
  return g_strdup_printf (_ ("%s: %s"), day, word);
}

/* Returns: (transfer full): of the person or organization */
char *
lyd_attendance_sheet_get_name (LydAttendanceSheet *self,
                               guint row)
{
  const LydGridRow *line = g_ptr_array_index (self->grid->rows, row);

  return g_strdup (line->name != NULL ? line->name : _ ("No organization"));
}

/* @state: LydGridState */
const LydAttendanceLook *
lyd_attendance_look (int state)
{
  static const LydAttendanceLook looks[] = {
    [LYD_GRID_NONE] = { "", FALSE, FALSE },
    [LYD_GRID_REGISTERED] = { "○", FALSE, TRUE },
    [LYD_GRID_ATTENDED] = { "✓", TRUE, FALSE },
    [LYD_GRID_MISSED] = { "–", FALSE, TRUE },
    [LYD_GRID_CANCELLED] = { "×", FALSE, FALSE },
    [LYD_GRID_WAITING] = { "…", FALSE, TRUE },
    [LYD_GRID_PENDING] = { "?", FALSE, TRUE },
    [LYD_GRID_DENIED] = { "×", FALSE, FALSE },
    [LYD_GRID_HIDDEN] = { "∗", FALSE, FALSE },
  };

  return &looks[(gsize) state < G_N_ELEMENTS (looks) ? state : LYD_GRID_NONE];
}

struct _LydSheetLine {
  GObject parent_instance;

  guint row;
};

G_DEFINE_FINAL_TYPE (LydSheetLine, lyd_sheet_line, G_TYPE_OBJECT)

static void
lyd_sheet_line_class_init (LydSheetLineClass *klass)
{
}

static void
lyd_sheet_line_init (LydSheetLine *self)
{
}

/* @row: of the sheet's grid */
LydSheetLine *
lyd_sheet_line_new (guint row)
{
  LydSheetLine *self = g_object_new (LYD_TYPE_SHEET_LINE, NULL);

  self->row = row;
  return self;
}

guint
lyd_sheet_line_get_row (LydSheetLine *self)
{
  return self->row;
}
