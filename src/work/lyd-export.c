#include "lyd-export.h"

#include "lyd-agenda-private.h"
#include "lyd-calendar.h"
#include "lyd-events.h"
#include "lyd-export-answers.h"
#include "lyd-export-meals.h"
#include "lyd-export-rows.h"
#include "lyd-exporter.h"
#include "lyd-file-private.h"
#include "lyd-mail-merge.h"
#include "lyd-plan.h"
#include "lyd-sensitive.h"
#include "lyd-replace.h"
#include "lyd-schedule.h"
#include "lyd-zoom-registrants.h"

#include <glib/gi18n.h>
#include <string.h>

#define CALENDAR "calendar"

const LydExportKind lyd_export_kinds[] = {
  { "registrations", N_ ("Registrations"), TRUE },
  { "attendance", N_ ("Attendance"), FALSE },
  { "no-shows", N_ ("No-shows"), FALSE },
  { "walk-ins", N_ ("Walk-ins"), FALSE },
  { "session-lists", N_ ("People by session"), FALSE },
  { "organizations", N_ ("Organizations"), FALSE },
  { "scans", N_ ("Scans"), FALSE },
  { "sign-in-sheet", N_ ("Sign-in sheet"), FALSE },
  { LYD_EXPORT_ROLL_CALL, N_ ("Roll call"), FALSE },
  { "security-list", N_ ("Security list"), FALSE },
  { CALENDAR, N_ ("Calendar file"), FALSE },
  { "badges-data", N_ ("Badge data"), FALSE },
  { LYD_EXPORT_AGENDA, N_ ("Agenda"), FALSE },
  { LYD_EXPORT_SCHEDULE, N_ ("Personal schedules"), FALSE },
  { "dietary", N_ ("Who eats what"), TRUE },
  { LYD_EXPORT_MEALS, N_ ("Meals, counted"), TRUE },
  { "no-photos", N_ ("No photos"), FALSE },
  { LYD_EXPORT_ANSWERS, N_ ("Answers"), TRUE },
  { LYD_EXPORT_ANSWER_COUNTS, N_ ("Answers, counted"), TRUE },
  { LYD_EXPORT_THANK_YOU, N_ ("Thank-you list for mail merge"), FALSE },
  { LYD_EXPORT_MISSED_YOU, N_ ("Missed-you list for mail merge"), FALSE },
  { LYD_EXPORT_ZOOM, N_ ("Registrants for Zoom"), FALSE },
  { LYD_EXPORT_GOOGLE, N_ ("Google contacts"), FALSE },
  { LYD_EXPORT_MAILCHIMP, N_ ("Mailchimp audience"), FALSE },
};

const guint lyd_n_export_kinds = G_N_ELEMENTS (lyd_export_kinds);

static const LydWord bys[] = {
  { "nothing", NC_ ("export", "No grouping") },
  { "session", NC_ ("export", "By session") },
  { "organization", NC_ ("export", "By organization") },
};

const LydVocabulary lyd_export_bys = { "export", bys, G_N_ELEMENTS (bys) };

static const LydWord whos[] = {
  { "all", NC_ ("export", "Everybody") },
  { "attended", NC_ ("export", "Who attended") },
  { "no-shows", NC_ ("export", "Who did not") },
};

const LydVocabulary lyd_export_whos = { "export", whos, G_N_ELEMENTS (whos) };

/* Whom Google or Mailchimp is told of is chosen, and what it is told is not. */
static gboolean
is_audience (const char *what)
{
  return strcmp (what, LYD_EXPORT_GOOGLE) == 0 || strcmp (what, LYD_EXPORT_MAILCHIMP) == 0;
}

/* Whether this is a table whose columns can be chosen. */
gboolean
lyd_export_has_columns (const char *what)
{
  return !is_audience (what) && strcmp (what, LYD_EXPORT_ZOOM) != 0 && strcmp (what, CALENDAR) != 0 &&
         strcmp (what, LYD_EXPORT_SCHEDULE) != 0 && strcmp (what, LYD_EXPORT_AGENDA) != 0;
}

/* Whether it can be of those who attended, or did not, alone. */
gboolean
lyd_export_has_who (const char *what)
{
  return is_audience (what);
}

/* Whether it can be taken apart by @by. */
gboolean
lyd_export_can_group (const char *what,
                      LydExportBy by)
{
  const LydExportList *list = lyd_export_list_find (what);

  return by == LYD_EXPORT_BY_NOTHING || (list != NULL && (by == LYD_EXPORT_BY_SESSION ? list->session
                                                                                      : list->organization) != NULL);
}

/* The whole table, all columns. */
static LydTable *
open_whole (LydFile *file,
            const LydEvent *event,
            const char *what,
            const LydExportOptions *options,
            double part,
            GError **error)
{
  const LydRollCallTableOptions roll_call = { .missing = options != NULL && options->missing,
                                              .paper = options != NULL && options->paper };
  const LydExportList *list = lyd_export_list_find (what);
  LydTable *table;

  if (list != NULL)
    return lyd_export_open_list (file, event, list, options, part, error);
  if (strcmp (what, LYD_EXPORT_THANK_YOU) == 0 || strcmp (what, LYD_EXPORT_MISSED_YOU) == 0)
    return lyd_mail_merge_open (file, event, what, options != NULL ? options->watch : NULL, error);
  if (strcmp (what, LYD_EXPORT_ZOOM) == 0)
    return lyd_zoom_registrants_open (file, event, error);
  if (strcmp (what, LYD_EXPORT_ROLL_CALL) == 0)
    return lyd_roll_call_open_table (file, &event->id, &roll_call, error);
  table = strcmp (what, LYD_EXPORT_MEALS) == 0 ? lyd_export_open_meals (file, event, options, error)
                                               : lyd_export_open_answers (file, event, what, options, error);
  if (table != NULL)
    table->made_at = lyd_context_now (&file->context);
  return table;
}

static char *
list_ids (const LydTable *table)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", lyd_table_get_column (table, i)->id);
  return g_string_free (list, FALSE);
}

static gboolean
check_columns (const LydTable *table,
               const char *const *ids,
               GError **error)
{
  g_autofree char *list = NULL;

  if (!lyd_export_has_columns (table->what)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("The columns of %s are what the program that reads it expects; they cannot be chosen."),
                 table->what);
    return FALSE;
  }
  for (guint i = 0; ids[i] != NULL; i++)
    if (lyd_table_find_column (table, ids[i]) < 0) {
      list = list_ids (table);
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%1$s” is no column of %2$s. There are: %3$s."), ids[i],
                   table->what, list);
      return FALSE;
    }
  return TRUE;
}

/* What a list is taken apart by is one of its columns, also where it was not chosen. */
static LydTable *
pick_columns (LydTable *table,
              const LydExportOptions *options)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *const *chosen = options != NULL ? options->columns : NULL;

  if (chosen == NULL || chosen[0] == NULL)
    return lyd_table_pick (table, NULL);
  if (table->group != NULL && !g_strv_contains (chosen, table->group))
    g_ptr_array_add (ids, (gpointer) table->group);
  for (guint i = 0; chosen[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) chosen[i]);
  g_ptr_array_add (ids, NULL);
  return lyd_table_pick (table, (const char *const *) ids->pdata);
}

static LydTable *
open_table (LydFile *file,
            const LydId *event_id,
            const char *what,
            const LydExportOptions *options,
            double part,
            GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  LydExportBy by = options != NULL ? options->by : LYD_EXPORT_BY_NOTHING;
  const LydExportList *list = lyd_export_list_find (what);
  g_autoptr (LydTable) table = NULL;

  if (event == NULL || !lyd_sensitive_refuse (event, error))
    return NULL;
  if (!lyd_export_can_group (what, by)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("%s cannot be taken apart like that. Nothing was written."),
                 what);
    return NULL;
  }
  table = open_whole (file, event, what, options, part, error);
  if (table == NULL || (options != NULL && options->columns != NULL && !check_columns (table, options->columns, error)))
    return NULL;
  if (by != LYD_EXPORT_BY_NOTHING)
    table->group = by == LYD_EXPORT_BY_SESSION ? list->session : list->organization;
  return pick_columns (g_steal_pointer (&table), options);
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
                       const LydId *event,
                       const char *what,
                       const LydExportOptions *options,
                       GError **error)
{
  return open_table (file, event, what, options, 1, error);
}

void
lyd_export_column_free (LydExportColumn *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/* Returns: (transfer full) (nullable) (element-type LydExportColumn): what can be chosen of a list, its questions
 *   included; none where the columns are as they are */
GPtrArray *
lyd_export_list_columns (LydFile *file,
                         const LydId *event_id,
                         const char *what,
                         const LydExportOptions *options,
                         GError **error)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_export_column_free);
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (LydTable) table = NULL;

  if (event != NULL && !lyd_export_has_columns (what))
    return columns;
  if (event == NULL || !lyd_sensitive_refuse (event, error) ||
      (table = open_whole (file, event, what, options, 1, error)) == NULL) {
    g_ptr_array_unref (columns);
    return NULL;
  }
  for (guint i = 0; i < table->columns->len; i++) {
    const LydColumn *column = lyd_table_get_column (table, i);
    LydExportColumn *one = g_new0 (LydExportColumn, 1);

    one->id = g_strdup (column->id);
    one->title = g_strdup (column->title);
    one->shown = !column->extra;
    g_ptr_array_add (columns, one);
  }
  return columns;
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
  table = open_table (file, event, what, &shaped, exporter->rows, error);
  return table != NULL && exporter->write (table, path, error);
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
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;

  *exporter = NULL;
  if (!is_kind (what)) {
    list = lyd_export_list_kinds ();
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” cannot be exported. There are: %s."), what, list);
    return FALSE;
  }
  if (path == NULL || is_schedule (what, path))
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

/* Whether there is such a list and, with a @path, a format for its extension: what can be said before any file is
 * opened. */
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
