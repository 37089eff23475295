#include "lyd-agenda-import.h"

#include "lyd-agenda-list.h"
#include "lyd-agenda-private.h"
#include "lyd-date-reader.h"
#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-plan-private.h"
#include "lyd-typed.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PLACES 100000

/* One reading of a file. */
typedef struct {
  LydFile *file;
  LydAgendaPlan *plan;
  LydAgendaList *list;
  GPtrArray *known; /* LydSession: what the event has */
  GTimeZone *zone;
  LydDateOrder order;
  GDate today; /* the event's first day: days without a year follow it */
  GDate day;   /* of the row before: a day is often written once */
} Reading;

static void
problem_free (gpointer data)
{
  LydAgendaProblem *problem = data;

  g_free (problem->column);
  g_free (problem->message);
  g_free (problem);
}

void
lyd_agenda_plan_free (LydAgendaPlan *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->file_name);
  g_free (self);
}

static gboolean
complain (Reading *self,
          const LydAgendaRow *row,
          LydAgendaColumn column,
          const char *message)
{
  LydAgendaProblem *problem = g_new0 (LydAgendaProblem, 1);

  problem->line = row->line;
  problem->column = g_strdup (self->list->titles[column]);
  problem->message = g_strdup (message);
  g_ptr_array_add (self->plan->problems, problem);
  return FALSE;
}

static void
set_day (GDate *day,
         gint64 instant,
         GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);

  g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (local), (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
}

/* "9/21/2027", "Sep 21", "2": the second day of the event. */
static gboolean
read_day (Reading *self,
          const char *text)
{
  gint64 instant;
  guint64 number;
  GDate day;

  if (g_ascii_string_to_unsigned (text, 10, 1, 60, &number, NULL)) {
    self->day = self->today;
    g_date_add_days (&self->day, (guint) number - 1);
    return TRUE;
  }
  if (lyd_date_read (&instant, text, self->order, self->zone)) {
    set_day (&self->day, instant, self->zone);
    return TRUE;
  }
  g_date_clear (&day, 1);
  if (!lyd_typed_day (text, &self->today, &day))
    return FALSE;
  self->day = day;
  return TRUE;
}

/* A time of the row's day, or a moment that says its day itself. */
static gboolean
read_time (Reading *self,
           const char *text,
           gint64 *at)
{
  int hour, minute;

  if (lyd_typed_clock (text, &hour, &minute)) {
    *at = lyd_time_from_local (self->zone, g_date_get_year (&self->day), (int) g_date_get_month (&self->day),
                               g_date_get_day (&self->day), hour, minute, 0);
    return TRUE;
  }
  if (!lyd_time_from_iso (at, text, self->zone) && !lyd_date_read (at, text, self->order, self->zone))
    return FALSE;
  set_day (&self->day, *at, self->zone);
  return TRUE;
}

static gboolean
read_times (Reading *self,
            const LydAgendaRow *row,
            LydSession *session)
{
  const char *day = row->cells[LYD_AGENDA_DAY];
  const char *start = row->cells[LYD_AGENDA_START];
  const char *end = row->cells[LYD_AGENDA_END];

  if (day != NULL && !read_day (self, day))
    return complain (self, row, LYD_AGENDA_DAY, _ ("this is no day"));
  if (start == NULL || !read_time (self, start, &session->start))
    return complain (self, row, LYD_AGENDA_START, _ ("this is no time such as 1:30 pm"));
  session->end = session->start + LYD_HOUR;
  if (end != NULL && !read_time (self, end, &session->end))
    return complain (self, row, LYD_AGENDA_END, _ ("this is no time such as 1:30 pm"));
  return session->end > session->start || complain (self, row, LYD_AGENDA_END, _ ("the end is before the start"));
}

static gboolean
read_kind (Reading *self,
           const LydAgendaRow *row,
           LydSession *session)
{
  const char *text = row->cells[LYD_AGENDA_KIND];
  g_autofree char *folded = text != NULL ? lyd_fold_text (text) : NULL;

  session->kind = LYD_SESSION_SESSION;
  for (int i = 0; text != NULL && i < lyd_session_kinds.n_words; i++) {
    g_autofree char *title = lyd_fold_text (lyd_word_title (&lyd_session_kinds, i));

    if (strcmp (folded, lyd_word_id (&lyd_session_kinds, i)) == 0 || strcmp (folded, title) == 0) {
      session->kind = (LydSessionKind) i;
      return TRUE;
    }
  }
  return text == NULL || complain (self, row, LYD_AGENDA_KIND, _ ("this is no kind of session"));
}

static gboolean
read_places (Reading *self,
             const LydAgendaRow *row,
             LydSession *session)
{
  const char *text = row->cells[LYD_AGENDA_PLACES];
  guint64 places;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, MAX_PLACES, &places, NULL))
    return complain (self, row, LYD_AGENDA_PLACES, _ ("this is no number"));
  session->capacity = places > 0 ? (int) places : -1;
  return TRUE;
}

/* "Ana Wu; José Díaz", or with commas. */
static gboolean
read_presenters (Reading *self,
                 const LydAgendaRow *row,
                 LydSession *session)
{
  const char *text = row->cells[LYD_AGENDA_PRESENTERS];
  g_auto (GStrv) names = text != NULL ? g_strsplit (text, strchr (text, ';') != NULL ? ";" : ",", -1) : NULL;

  session->presenters = lyd_presenters_new ();
  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    LydPresenter *presenter;

    if (g_strstrip (names[i])[0] == '\0')
      continue;
    presenter = lyd_agenda_read_presenter (self->file, names[i], &error);
    if (presenter == NULL)
      return complain (self, row, LYD_AGENDA_PRESENTERS, error->message);
    g_ptr_array_add (session->presenters, presenter);
  }
  return TRUE;
}

static gboolean
is_known (const GPtrArray *sessions,
          const LydSession *session)
{
  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *other = g_ptr_array_index (sessions, i);

    if (other->start == session->start && g_strcmp0 (other->title, session->title) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
read_row (Reading *self,
          const LydAgendaRow *row)
{
  g_autoptr (LydSession) session = lyd_plan_new_session (self->plan->event);
  g_autoptr (GError) error = NULL;

  session->title = g_strdup (row->cells[LYD_AGENDA_TITLE]);
  session->room = g_strdup (row->cells[LYD_AGENDA_ROOM]);
  session->track = g_strdup (row->cells[LYD_AGENDA_TRACK]);
  if (session->title == NULL)
    complain (self, row, LYD_AGENDA_TITLE, _ ("a title is needed"));
  else if (!read_times (self, row, session) || !read_kind (self, row, session) || !read_places (self, row, session) ||
           !read_presenters (self, row, session))
    return;
  else if (!lyd_plan_check_session (session, &error))
    complain (self, row, LYD_AGENDA_TITLE, error->message);
  else if (is_known (self->known, session) || is_known (self->plan->sessions, session))
    self->plan->n_known++;
  else
    g_ptr_array_add (self->plan->sessions, g_steal_pointer (&session));
}

static void
read_rows (Reading *self)
{
  LydDateEvidence evidence = { 0 };
  gboolean sure;

  for (guint i = 0; i < self->list->rows->len; i++) {
    const LydAgendaRow *row = g_ptr_array_index (self->list->rows, i);

    if (row->cells[LYD_AGENDA_DAY] != NULL)
      lyd_dates_learn (&evidence, row->cells[LYD_AGENDA_DAY]);
  }
  self->order = lyd_dates_decide (&evidence, &sure);
  set_day (&self->today, self->plan->event->start, self->zone);
  self->day = self->today;
  for (guint i = 0; i < self->list->rows->len; i++)
    read_row (self, g_ptr_array_index (self->list->rows, i));
}

/**
 * lyd_agenda_import_plan:
 * @bytes: a CSV file or a workbook
 *
 * Reads what an import would add to @event. Changes nothing.
 *
 * Returns: (transfer full) (nullable)
 */
LydAgendaPlan *
lyd_agenda_import_plan (LydFile *file,
                        const LydId *event,
                        GBytes *bytes,
                        const char *file_name,
                        GError **error)
{
  g_autoptr (LydAgendaPlan) plan = g_new0 (LydAgendaPlan, 1);
  g_autoptr (LydAgendaList) list = lyd_agenda_list_read (bytes, error);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  Reading reading = { .file = file, .plan = plan, .list = list };

  plan->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);
  plan->problems = g_ptr_array_new_with_free_func (problem_free);
  plan->file_name = lyd_safe_text (file_name);
  if (list == NULL || (plan->event = lyd_plan_get_event (file, event, error)) == NULL ||
      (known = lyd_sessions_list (file->db, event, error)) == NULL)
    return NULL;
  reading.known = known;
  reading.zone = zone = lyd_zone_get_or_utc (plan->event->timezone);
  read_rows (&reading);
  return g_steal_pointer (&plan);
}

/* Stores what was planned, as one act. */
gboolean
lyd_agenda_import_apply (LydFile *file,
                         const LydAgendaPlan *plan,
                         GError **error)
{
  g_autoptr (LydAct) act = NULL;
  g_autofree char *count = g_strdup_printf ("%u", plan->sessions->len);

  if (plan->sessions->len == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("There is no new session in “%s”. Nothing was changed."),
                 plan->file_name);
    return FALSE;
  }
  act = lyd_file_begin (file, error);
  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < plan->sessions->len; i++) {
    LydSession *session = g_ptr_array_index (plan->sessions, i);

    session->id = lyd_context_make_id (&file->context);
    session->event = plan->event->id;
    if (!lyd_sessions_insert (file->db, session, error) || !lyd_agenda_write_presenters (file, session, error))
      return FALSE;
  }
  return lyd_file_commit (file, &act, "import-agenda", &plan->event->id, error, "file", plan->file_name, "count", count,
                          NULL);
}

/* Returns: (transfer full): "Line 7, Start: this is no time such as 1:30 pm" */
char *
lyd_words_agenda_problem (const LydAgendaProblem *problem)
{
  /* Translators: a line of a file, the title of a column, what is wrong there. */
  return g_strdup_printf (_ ("Line %1$u, %2$s: %3$s"), problem->line, problem->column != NULL ? problem->column : "–",
                          problem->message);
}
