#include "lyd-export.h"

#include "lyd-agenda-private.h"
#include "lyd-calendar.h"
#include "lyd-events.h"
#include "lyd-export-answers.h"
#include "lyd-exporter.h"
#include "lyd-file-private.h"
#include "lyd-lists.h"
#include "lyd-mail-merge.h"
#include "lyd-plan.h"
#include "lyd-sensitive.h"
#include "lyd-registrations.h"
#include "lyd-replace.h"
#include "lyd-schedule.h"
#include "lyd-words-time.h"
#include "lyd-zoom-registrants.h"

#include <glib/gi18n.h>
#include <string.h>

/* How a column's text is made from what is stored. */
typedef enum {
  AS_TEXT,
  AS_ID,
  AS_NUMBER,
  AS_INSTANT,
  AS_YES_NO,
} Shape;

typedef struct {
  const char *id;
  const char *title;
  Shape shape;
  int width;
  gboolean paper; /* only where it is printed; such columns are the last */
} Column;

#define MAX_COLUMNS 24

/* The columns of each list, in the order of its statement in db/lyd-lists.c. */
static const struct {
  LydExportKind kind;
  LydList list;
  gboolean answers; /* a column for each of the event's questions follows */
  Column columns[MAX_COLUMNS];
} lists[] = {
  { { "registrations", N_ ("Registrations") },
    LYD_LIST_REGISTRATIONS,
    TRUE,
    { { "registration", N_ ("Registration"), AS_ID, 38 },
      { "name", N_ ("Name"), AS_TEXT, 28 },
      { "given", N_ ("Given name"), AS_TEXT, 16 },
      { "family", N_ ("Family name"), AS_TEXT, 18 },
      { "email", N_ ("E-mail"), AS_TEXT, 32 },
      { "phone", N_ ("Phone"), AS_TEXT, 16 },
      { "organization", N_ ("Organization"), AS_TEXT, 36 },
      { "role", N_ ("Role"), AS_TEXT, 24 },
      { "pronouns", N_ ("Pronouns"), AS_TEXT, 12 },
      { "type", N_ ("Attendee type"), AS_TEXT, 14 },
      { "status", N_ ("Status"), AS_TEXT, 12 },
      { "source", N_ ("Source"), AS_TEXT, 10 },
      { "short_code", N_ ("Short code"), AS_TEXT, 10 },
      { "registered_at", N_ ("Registered"), AS_INSTANT, 20 },
      { "first_time", N_ ("First time"), AS_YES_NO, 10 },
      { "no_photos", N_ ("No photos"), AS_YES_NO, 10 },
      { "sessions", N_ ("Chosen sessions"), AS_TEXT, 40 },
      { "note", N_ ("Note"), AS_TEXT, 30 } } },
  { { "attendance", N_ ("Attendance") },
    LYD_LIST_ATTENDANCE,
    FALSE,
    { { "registration", N_ ("Registration"), AS_ID, 38 },
      { "session", N_ ("Session"), AS_TEXT, 36 },
      { "session_start", N_ ("Session starts"), AS_INSTANT, 20 },
      { "name", N_ ("Name"), AS_TEXT, 28 },
      { "email", N_ ("E-mail"), AS_TEXT, 32 },
      { "organization", N_ ("Organization"), AS_TEXT, 36 },
      { "type", N_ ("Attendee type"), AS_TEXT, 14 },
      { "status", N_ ("Status"), AS_TEXT, 12 },
      { "source", N_ ("Source"), AS_TEXT, 10 },
      { "first_in", N_ ("First in"), AS_INSTANT, 20 },
      { "last_in", N_ ("Last in"), AS_INSTANT, 20 },
      { "entries", N_ ("Entries"), AS_NUMBER, 8 },
      { "station", N_ ("Station"), AS_TEXT, 16 } } },
  { { "no-shows", N_ ("No-shows") },
    LYD_LIST_NO_SHOWS,
    FALSE,
    { { "registration", N_ ("Registration"), AS_ID, 38 },
      { "name", N_ ("Name"), AS_TEXT, 28 },
      { "email", N_ ("E-mail"), AS_TEXT, 32 },
      { "phone", N_ ("Phone"), AS_TEXT, 16 },
      { "organization", N_ ("Organization"), AS_TEXT, 36 },
      { "type", N_ ("Attendee type"), AS_TEXT, 14 } } },
  { { "scans", N_ ("Scans") },
    LYD_LIST_SCANS,
    FALSE,
    { { "scan", N_ ("Scan"), AS_ID, 38 },
      { "at", N_ ("When"), AS_INSTANT, 20 },
      { "recorded_at", N_ ("Recorded"), AS_INSTANT, 20 },
      { "session", N_ ("Session"), AS_TEXT, 36 },
      { "registration", N_ ("Registration"), AS_ID, 38 },
      { "name", N_ ("Name"), AS_TEXT, 28 },
      { "organization", N_ ("Organization"), AS_TEXT, 36 },
      { "kind", N_ ("Kind"), AS_TEXT, 8 },
      { "verdict", N_ ("Verdict"), AS_TEXT, 14 },
      { "basis", N_ ("By the rules"), AS_TEXT, 14 },
      { "reason", N_ ("Reason"), AS_TEXT, 24 },
      { "source", N_ ("Source"), AS_TEXT, 10 },
      { "station", N_ ("Station"), AS_TEXT, 16 },
      { "sequence", N_ ("Sequence"), AS_NUMBER, 9 },
      { "undone", N_ ("Taken back"), AS_YES_NO, 10 } } },
  { { "sign-in-sheet", N_ ("Sign-in sheet") },
    LYD_LIST_SIGN_IN,
    FALSE,
    { { "registration", NULL, AS_ID, 0 },
      { "name", N_ ("Name"), AS_TEXT, 28 },
      { "organization", N_ ("Organization"), AS_TEXT, 32 },
      { "type", N_ ("Attendee type"), AS_TEXT, 14 },
      { "short_code", N_ ("Short code"), AS_TEXT, 10, TRUE },
      { "code", N_ ("Code"), AS_TEXT, 31, TRUE } } },
  { { "security-list", N_ ("Security list") },
    LYD_LIST_SECURITY,
    FALSE,
    { { "registration", NULL, AS_ID, 0 },
      { "name", N_ ("Name on the ID"), AS_TEXT, 32 },
      { "organization", N_ ("Organization"), AS_TEXT, 36 },
      { "type", N_ ("Attendee type"), AS_TEXT, 14 } } },
  { { "badges-data", N_ ("Badge data") },
    LYD_LIST_BADGES,
    FALSE,
    { { "registration", N_ ("Registration"), AS_ID, 38 },
      { "name", N_ ("Name"), AS_TEXT, 28 },
      { "given", N_ ("Given name"), AS_TEXT, 16 },
      { "family", N_ ("Family name"), AS_TEXT, 18 },
      { "organization", N_ ("Organization"), AS_TEXT, 36 },
      { "role", N_ ("Role"), AS_TEXT, 24 },
      { "pronouns", N_ ("Pronouns"), AS_TEXT, 12 },
      { "type", N_ ("Attendee type"), AS_TEXT, 14 },
      { "first_time", N_ ("First time"), AS_YES_NO, 10 },
      { "no_photos", N_ ("No photos"), AS_YES_NO, 10 },
      { "email", N_ ("E-mail"), AS_TEXT, 32 },
      { "language", N_ ("Language"), AS_TEXT, 9 },
      { "short_code", N_ ("Short code"), AS_TEXT, 10 },
      { "code", N_ ("Code"), AS_TEXT, 31 },
      { "tray", N_ ("Tray"), AS_NUMBER, 7 },
      { "slot", N_ ("Slot"), AS_NUMBER, 7 } } },
};

#define CALENDAR "calendar"

const LydExportKind lyd_export_kinds[] = {
  { "registrations", N_ ("Registrations"), TRUE },
  { "attendance", N_ ("Attendance"), FALSE },
  { "no-shows", N_ ("No-shows"), FALSE },
  { "scans", N_ ("Scans"), FALSE },
  { "sign-in-sheet", N_ ("Sign-in sheet"), FALSE },
  { LYD_EXPORT_ROLL_CALL, N_ ("Roll call"), FALSE },
  { "security-list", N_ ("Security list"), FALSE },
  { CALENDAR, N_ ("Calendar file"), FALSE },
  { "badges-data", N_ ("Badge data"), FALSE },
  { LYD_EXPORT_AGENDA, N_ ("Agenda"), FALSE },
  { LYD_EXPORT_SCHEDULE, N_ ("Personal schedules"), FALSE },
  { LYD_EXPORT_ANSWERS, N_ ("Answers"), TRUE },
  { LYD_EXPORT_ANSWER_COUNTS, N_ ("Answers, counted"), TRUE },
  { LYD_EXPORT_THANK_YOU, N_ ("Thank-you list for mail merge"), FALSE },
  { LYD_EXPORT_MISSED_YOU, N_ ("Missed-you list for mail merge"), FALSE },
  { LYD_EXPORT_ZOOM, N_ ("Registrants for Zoom"), FALSE },
};

const guint lyd_n_export_kinds = G_N_ELEMENTS (lyd_export_kinds);

static const LydCellType cell_types[] = {
  [AS_TEXT] = LYD_CELL_TEXT,
  [AS_ID] = LYD_CELL_TEXT,
  [AS_NUMBER] = LYD_CELL_NUMBER,
  [AS_INSTANT] = LYD_CELL_INSTANT,
  [AS_YES_NO] = LYD_CELL_YES_NO,
};

/* Where the rows of a table come from. */
typedef struct {
  LydFile *file;
  LydStmt *stmt;
  const Column *columns;
  guint skip; /* leading columns of the statement that the table does not show */
  guint n_columns;
  GPtrArray *questions; /* of LydQuestion: the columns after those */
  char id[2][LYD_ID_STRING_LENGTH + 1];
  GPtrArray *answers; /* of char *: this row's */
  const LydWatch *watch;
  gint64 n_done;
  gint64 n_rows;      /* about; never fewer than there are */
  double part;        /* of the work, that the rows are */
  GHashTable *chosen; /* LydId: only these; NULL: all */
} Rows;

/* Progress is told once in so many rows. */
#define REPORT_STEP 64

static void
rows_free (gpointer data)
{
  Rows *self = data;

  g_clear_pointer (&self->stmt, lyd_stmt_release);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_free (self);
}

static void
fill_cell (Rows *self,
           guint index,
           guint *n_ids,
           LydCell *cell)
{
  int column = (int) index;

  cell->filled = !lyd_stmt_is_null (self->stmt, column);
  cell->text = NULL;
  if (!cell->filled)
    return;
  switch (self->columns[index].shape) {
  case AS_ID: {
    LydId id = lyd_stmt_get_id (self->stmt, column);
    g_autofree char *text = lyd_id_to_string (&id);

    cell->text = g_strlcpy (self->id[*n_ids], text, sizeof self->id[0]) > 0 ? self->id[*n_ids] : NULL;
    *n_ids = MIN (*n_ids + 1, G_N_ELEMENTS (self->id) - 1);
    break;
  }
  case AS_TEXT:
    cell->text = lyd_stmt_get_text (self->stmt, column);
    break;
  case AS_NUMBER:
  case AS_INSTANT:
  case AS_YES_NO:
  default:
    cell->number = lyd_stmt_get_int (self->stmt, column);
    break;
  }
}

static gboolean
fill_answers (Rows *self,
              LydCell *cells,
              GError **error)
{
  LydId registration = lyd_stmt_get_id (self->stmt, 0);

  g_ptr_array_set_size (self->answers, 0);
  for (guint i = 0; i < self->questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (self->questions, i);
    g_autoptr (GError) local = NULL;
    char *value = lyd_answers_get (self->file->db, &registration, &question->id, &local);

    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    g_ptr_array_add (self->answers, value);
    cells[i].filled = value != NULL && value[0] != '\0';
    cells[i].text = value;
  }
  return TRUE;
}

static gboolean
is_chosen (const Rows *self)
{
  LydId id = lyd_stmt_get_id (self->stmt, 0);

  return self->chosen == NULL || g_hash_table_contains (self->chosen, &id);
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  Rows *self = data;
  guint n_ids = 0;

  if (self->n_done++ % REPORT_STEP == 0 &&
      !lyd_watch_report (self->watch, self->part * (double) self->n_done / (double) MAX (self->n_rows, 1), error))
    return FALSE;
  do {
    if (!lyd_stmt_step (self->stmt, error))
      return FALSE;
  } while (!is_chosen (self));
  for (guint i = self->skip; i < self->n_columns; i++)
    fill_cell (self, i, &n_ids, &cells[i - self->skip]);
  return self->questions == NULL || fill_answers (self, cells + self->n_columns - self->skip, error);
}

/* After the last row. */
static gboolean
go_on (gpointer data,
       double part,
       GError **error)
{
  Rows *self = data;

  return lyd_watch_report (self->watch, self->part + (1 - self->part) * part, error);
}

/* Sensitive answers leave the program only where somebody asked for them. */
static GPtrArray *
list_questions (LydFile *file,
                const LydId *event,
                const LydExportOptions *options,
                GError **error)
{
  GPtrArray *questions = lyd_questions_list (file->db, event, error);

  for (guint i = questions != NULL ? questions->len : 0; i > 0; i--) {
    const LydQuestion *question = g_ptr_array_index (questions, i - 1);

    if (question->sensitive && (options == NULL || !options->with_sensitive))
      g_ptr_array_remove_index (questions, i - 1);
  }
  return questions;
}

/**
 * lyd_export_open_table:
 * @what: one of lyd_export_kinds, but for the calendar
 * @options: (nullable)
 *
 * Returns: (transfer full) (nullable): the list, row by row; the file may not be used otherwise until it is freed
 */
LydTable *
lyd_export_open_table (LydFile *file,
                       const LydId *event_id,
                       const char *what,
                       const LydExportOptions *options,
                       GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (LydTable) table = NULL;
  gboolean paper = options != NULL && options->paper;
  const LydRollCallTableOptions roll_call = { .missing = options != NULL && options->missing, .paper = paper };
  Rows *rows;
  gsize list = 0;

  if (event == NULL)
    return NULL;
  if (!lyd_sensitive_refuse (event, error))
    return NULL;
  if (strcmp (what, LYD_EXPORT_ANSWERS) == 0 || strcmp (what, LYD_EXPORT_ANSWER_COUNTS) == 0) {
    table = lyd_export_open_answers (file, event, what, options, error);
    if (table != NULL)
      table->made_at = lyd_context_now (&file->context);
    return g_steal_pointer (&table);
  }
  if (strcmp (what, LYD_EXPORT_THANK_YOU) == 0 || strcmp (what, LYD_EXPORT_MISSED_YOU) == 0)
    return lyd_mail_merge_open (file, event, what, options != NULL ? options->watch : NULL, error);
  if (strcmp (what, LYD_EXPORT_ZOOM) == 0)
    return lyd_zoom_registrants_open (file, event, error);
  if (strcmp (what, LYD_EXPORT_ROLL_CALL) == 0)
    return lyd_roll_call_open_table (file, event_id, &roll_call, error);
  while (list < G_N_ELEMENTS (lists) && strcmp (lists[list].kind.what, what) != 0)
    list++;
  g_return_val_if_fail (list < G_N_ELEMENTS (lists), NULL);

  table = lyd_table_new (what, _ (lists[list].kind.title), event);
  table->when = lyd_words_event_when (event);
  table->made_at = lyd_context_now (&file->context);
  rows = g_new0 (Rows, 1);
  table->next = next_row;
  table->data = rows;
  table->data_free = rows_free;

  table->go_on = go_on;
  table->go_on_data = rows;

  rows->file = file;
  rows->watch = options != NULL ? options->watch : NULL;
  rows->part = 1;
  if (rows->watch != NULL && (rows->n_rows = lyd_lists_count (file->db, lists[list].list, event_id, error)) < 0)
    return NULL;
  rows->columns = lists[list].columns;
  rows->skip = rows->columns[0].title == NULL ? 1 : 0;
  while (rows->n_columns < MAX_COLUMNS && rows->columns[rows->n_columns].id != NULL &&
         (!rows->columns[rows->n_columns].paper || paper))
    rows->n_columns++;
  if (lists[list].list == LYD_LIST_SIGN_IN && paper)
    lyd_table_add_note (table, _ ("When the sheet comes back: Enter a Paper List, then scan the code of each row that "
                                  "is signed, or type its five letters."));
  for (guint i = rows->skip; i < rows->n_columns; i++)
    lyd_table_add_column (table, rows->columns[i].id, _ (rows->columns[i].title), cell_types[rows->columns[i].shape],
                          rows->columns[i].width);

  if (lists[list].list == LYD_LIST_REGISTRATIONS && options != NULL && options->chosen != NULL)
    rows->chosen = lyd_id_set_new (options->chosen);
  if (lists[list].answers) {
    rows->questions = list_questions (file, event_id, options, error);
    rows->answers = g_ptr_array_new_with_free_func (g_free);
    if (rows->questions == NULL)
      return NULL;
    for (guint i = 0; i < rows->questions->len; i++) {
      const LydQuestion *question = g_ptr_array_index (rows->questions, i);

      lyd_table_add_column (table, question->label, question->label, LYD_CELL_TEXT, 24);
    }
  }
  rows->stmt = lyd_lists_open (file->db, lists[list].list, event_id, error);
  return rows->stmt != NULL ? g_steal_pointer (&table) : NULL;
}

static gboolean
write_calendar (LydFile *file,
                const LydId *event_id,
                const char *path,
                GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (GPtrArray) sessions = event != NULL ? lyd_plan_list_sessions (file, event_id, error) : NULL;
  LydCalendarItem item = { event, NULL };

  if (sessions == NULL)
    return FALSE;
  /* A sensitive session is on no public calendar. */
  for (guint i = sessions->len; i > 0; i--)
    if (((LydSession *) g_ptr_array_index (sessions, i - 1))->sensitive)
      g_ptr_array_remove_index (sessions, i - 1);
  if (sessions->len > 1)
    item.sessions = sessions;
  return lyd_calendar_write (&item, 1, event->title, lyd_context_now (&file->context), path, error);
}

static gboolean
write_table (LydFile *file,
             const LydId *event,
             const char *what,
             const LydExporter *exporter,
             const char *path,
             const LydExportOptions *options,
             GError **error)
{
  LydExportOptions shaped = options != NULL ? *options : (LydExportOptions){ 0 };
  g_autoptr (LydTable) table = NULL;

  shaped.paper = g_str_equal (exporter->extension, "pdf");
  table = lyd_export_open_table (file, event, what, &shaped, error);
  if (table == NULL)
    return FALSE;
  if (table->next == next_row)
    if (strcmp (what, LYD_EXPORT_ZOOM) != 0)
      ((Rows *) table->data)->part = exporter->rows;
  return exporter->write (table, path, error);
}

static gboolean
is_kind (const char *what)
{
  for (guint i = 0; i < lyd_n_export_kinds; i++)
    if (strcmp (lyd_export_kinds[i].what, what) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): for messages, "registrations, attendance, …" */
char *
lyd_export_list_kinds (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < lyd_n_export_kinds; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", lyd_export_kinds[i].what);
  return g_string_free (list, FALSE);
}

/* Returns: (transfer full): for messages and file choosers, ".csv, .xlsx, .json" */
char *
lyd_export_list_extensions (const char *what)
{
  if (strcmp (what, CALENDAR) == 0)
    return g_strdup (".ics");
  return strcmp (what, LYD_EXPORT_SCHEDULE) == 0 ? g_strdup (".pdf") : lyd_exporter_list_extensions (what);
}

/* Whether this is drawn as a schedule: personal ones are nothing else, the agenda is on paper. */
static gboolean
is_schedule (const char *what,
             const char *path)
{
  const char *dot = strrchr (path, '.');

  return (strcmp (what, LYD_EXPORT_SCHEDULE) == 0 || strcmp (what, LYD_EXPORT_AGENDA) == 0) && dot != NULL &&
         g_ascii_strcasecmp (dot, ".pdf") == 0;
}

static gboolean
write_schedule (LydFile *file,
                const LydId *event,
                const char *what,
                const char *path,
                const LydExportOptions *options,
                GError **error)
{
  LydScheduleOptions schedule = { 0 };

  if (options != NULL) {
    schedule.with_sensitive = options->with_sensitive;
    schedule.chosen = options->chosen;
    schedule.watch = options->watch;
  }
  return strcmp (what, LYD_EXPORT_AGENDA) == 0 ? lyd_schedule_write_agenda (file, event, &schedule, path, error)
                                               : lyd_schedule_write (file, event, &schedule, path, NULL, error);
}

static gboolean
write_agenda (LydFile *file,
              const LydId *event,
              const LydExporter *exporter,
              const char *path,
              GError **error)
{
  g_autoptr (LydTable) table = lyd_agenda_open_table (file, event, error);

  return table != NULL && exporter->write (table, path, error);
}

static gboolean
check_format (const char *what,
              const char *path,
              const LydExporter **exporter,
              GError **error)
{
  g_autofree char *list = NULL;
  const char *dot = strrchr (path, '.');

  *exporter = NULL;
  if (!is_kind (what)) {
    list = lyd_export_list_kinds ();
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” cannot be exported. There are: %s."), what, list);
    return FALSE;
  }
  if (is_schedule (what, path))
    return TRUE;
  if (strcmp (what, CALENDAR) == 0) {
    if (dot != NULL && g_ascii_strcasecmp (dot, ".ics") == 0)
      return TRUE;
  } else if (strcmp (what, LYD_EXPORT_SCHEDULE) != 0 && (*exporter = lyd_exporter_find (what, path)) != NULL) {
    return TRUE;
  }
  list = lyd_export_list_extensions (what);
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("“%1$s” has no format for this. The file's name must end in one of: %2$s."), path, list);
  return FALSE;
}

/* Whether there is such a list and a format for @path's extension: what can be said before any file is opened. */
gboolean
lyd_export_check (const char *what,
                  const char *path,
                  GError **error)
{
  const LydExporter *exporter;

  return check_format (what, path, &exporter, error);
}

/**
 * lyd_export:
 * @what: one of lyd_export_kinds
 * @path: its extension decides the format
 * @options: (nullable)
 *
 * Writes a list of @event to a file. An older file there is replaced only once the new one is whole and on disk.
 */
gboolean
lyd_export (LydFile *file,
            const LydId *event,
            const char *what,
            const char *path,
            const LydExportOptions *options,
            GError **error)
{
  g_autoptr (LydReplace) replace = NULL;
  const LydExporter *exporter;
  const char *part;
  gboolean ok;

  if (!check_format (what, path, &exporter, error) || (replace = lyd_replace_begin (path, error)) == NULL)
    return FALSE;

  part = lyd_replace_get_part (replace);
  if (is_schedule (what, path))
    ok = write_schedule (file, event, what, part, options, error);
  else if (exporter == NULL)
    ok = write_calendar (file, event, part, error);
  else if (strcmp (what, LYD_EXPORT_AGENDA) == 0)
    ok = write_agenda (file, event, exporter, part, error);
  else
    ok = write_table (file, event, what, exporter, part, options, error);
  return ok && lyd_replace_finish (&replace, error);
}
