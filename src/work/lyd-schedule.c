#include "lyd-schedule.h"

#include "lyd-agenda.h"
#include "lyd-eligibility-private.h"
#include "lyd-file-private.h"
#include "lyd-lists.h"
#include "lyd-plan.h"
#include "lyd-record-rows.h"
#include "lyd-registrations.h"
#include "lyd-schedule-pdf.h"
#include "lyd-waiting.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* A person reads their schedule in their own language, whatever the program's is and whatever locales are installed:
 * so its few words stand here in both, as on the tickets. {words} are filled in. */
typedef struct {
  const char *language;
  const char *weekdays[7]; /* from Monday on */
  const char *months[12];
  const char *day;       /* of a heading */
  const char *one_day;   /* of an event */
  const char *days;      /* of an event within one month */
  const char *long_days; /* ... over two */
  const char *am;
  const char *pm;
  const char *from; /* what goes on for days */
  const char *zone;
  const char *empty;
  const char *waiting;
  const char *presenting;
  const char *page;
} Words;

static const Words all_words[] = {
  { "en",
    { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
    { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December" },
    "{weekday}, {month} {day}",
    "{weekday}, {month} {day}, {year}",
    "{month} {day}–{last}, {year}",
    "{month} {day} – {last_month} {last}, {year}",
    "{time} am",
    "{time} pm",
    "from {time}",
    "All times are those of the event’s place ({zone}).",
    "Nothing is planned yet.",
    "On the waiting list",
    "You present this",
    "Page {page} of {pages}" },
  { "es",
    { "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo" },
    { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
      "diciembre" },
    "{weekday}, {day} de {month}",
    "{weekday}, {day} de {month} de {year}",
    "{day}–{last} de {month} de {year}",
    "{day} de {month} – {last} de {last_month} de {year}",
    "{time} a. m.",
    "{time} p. m.",
    "desde las {time}",
    "Todas las horas son las del lugar del evento ({zone}).",
    "Todavía no hay nada previsto.",
    "En lista de espera",
    "Usted presenta esta sesión",
    "Página {page} de {pages}" },
};

/* One run: what is the same in every schedule. */
typedef struct {
  LydFile *file;
  LydEvent *event;
  GPtrArray *sessions; /* LydSession, with presenters */
  GTimeZone *zone;
  const LydScheduleOptions *options;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* @language: (nullable): where nobody knows it, the program's */
static const Words *
find_words (const char *language)
{
  const char *const *names = g_get_language_names ();

  for (gsize i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (g_strcmp0 (all_words[i].language, language) == 0)
      return &all_words[i];
  for (gsize i = 0; names[0] != NULL && i < G_N_ELEMENTS (all_words); i++)
    if (g_str_has_prefix (names[0], all_words[i].language))
      return &all_words[i];
  return &all_words[0];
}

/* @...: name and value of each {name}, ended by %NULL */
static char *
fill_in (const char *sentence,
         ...)
{
  GString *text = g_string_new (sentence);
  const char *name;
  va_list pairs;

  va_start (pairs, sentence);
  while ((name = va_arg (pairs, const char *)) != NULL) {
    g_autofree char *mark = g_strdup_printf ("{%s}", name);

    g_string_replace (text, mark, va_arg (pairs, const char *), 0);
  }
  va_end (pairs);
  return g_string_free (text, FALSE);
}

static char *
say_day (const Words *words,
         GDateTime *local,
         const char *sentence,
         GDateTime *last)
{
  g_autofree char *day = g_strdup_printf ("%d", g_date_time_get_day_of_month (local));
  g_autofree char *last_day = g_strdup_printf ("%d", g_date_time_get_day_of_month (last));
  g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (last));
  g_autofree char *text = fill_in (
    sentence, "weekday", words->weekdays[g_date_time_get_day_of_week (local) - 1], "month",
    words->months[g_date_time_get_month (local) - 1], "day", day, "last", last_day, "last_month",
    words->months[g_date_time_get_month (last) - 1], "year", year, NULL);
  char first[7] = { 0 };

  /* A heading begins with a capital, also where weekdays are written small. */
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static char *
say_event_days (const Run *run,
                const Words *words)
{
  g_autoptr (GDateTime) first = lyd_time_to_local (run->event->start, run->zone);
  g_autoptr (GDateTime) last = lyd_time_to_local (run->event->end, run->zone);
  const char *sentence = words->long_days;

  if (lyd_time_local_day (run->event->start, run->zone) == lyd_time_local_day (run->event->end, run->zone))
    sentence = words->one_day;
  else if (g_date_time_get_month (first) == g_date_time_get_month (last))
    sentence = words->days;
  return say_day (words, first, sentence, last);
}

/* "9:00", and with its half of the day where the locale counts to 12. */
static char *
say_clock (const Run *run,
           const Words *words,
           gint64 at,
           gboolean with_half)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (at, run->zone);
  int hour = g_date_time_get_hour (local);
  gboolean half = lyd_words_has_half_days ();
  g_autofree char *digits =
    g_strdup_printf ("%d:%02d", half ? (hour + 11) % 12 + 1 : hour, g_date_time_get_minute (local));

  return half && with_half ? fill_in (hour < 12 ? words->am : words->pm, "time", digits, NULL)
                           : g_steal_pointer (&digits);
}

/* "9:00 – 10:15 am", "11:30 am – 12:15 pm", "from 12:00 pm" */
static char *
say_time (const Run *run,
          const Words *words,
          const LydSession *session)
{
  g_autoptr (GDateTime) start = lyd_time_to_local (session->start, run->zone);
  g_autoptr (GDateTime) end = lyd_time_to_local (session->end, run->zone);
  gboolean same_half = (g_date_time_get_hour (start) < 12) == (g_date_time_get_hour (end) < 12);
  gboolean same_day = lyd_time_local_day (session->start, run->zone) == lyd_time_local_day (session->end, run->zone);
  g_autofree char *from = say_clock (run, words, session->start, !same_day || !same_half);
  g_autofree char *to = say_clock (run, words, session->end, TRUE);

  return same_day ? g_strdup_printf ("%s – %s", from, to) : fill_in (words->from, "time", from, NULL);
}

/* ---- what is on it ---- */

static gboolean
is_presenter (const LydSession *session,
              const LydId *person)
{
  for (guint i = 0; session->presenters != NULL && i < session->presenters->len; i++)
    if (lyd_id_equal (&((LydPresenter *) g_ptr_array_index (session->presenters, i))->person, person))
      return TRUE;
  return FALSE;
}

static gboolean
has_place (const GArray *places,
           const LydId *session)
{
  for (guint i = 0; i < places->len; i++)
    if (lyd_id_equal (&g_array_index (places, LydId, i), session))
      return TRUE;
  return FALSE;
}

static gboolean
is_told (const Run *run,
         const LydSession *session)
{
  return !session->sensitive || (run->options != NULL && run->options->with_sensitive);
}

static void
add_item (const Run *run,
          const Words *words,
          LydSchedule *schedule,
          int *last_day,
          const LydSession *session,
          const char *note)
{
  int number = lyd_time_local_day (session->start, run->zone);
  LydScheduleItem *item;

  if (schedule->days->len == 0 || *last_day != number) {
    g_autoptr (GDateTime) local = lyd_time_to_local (session->start, run->zone);
    g_autofree char *title = say_day (words, local, words->day, local);

    lyd_schedule_add_day (schedule, title);
    *last_day = number;
  }
  item = lyd_schedule_add_item (g_ptr_array_index (schedule->days, schedule->days->len - 1));
  item->start = session->start;
  item->time = say_time (run, words, session);
  item->title = g_strdup (session->title);
  item->where = session->room != NULL && session->track != NULL
                  ? g_strdup_printf ("%s · %s", session->room, session->track)
                  : g_strdup (session->room != NULL ? session->room : session->track);
  item->who = lyd_presenters_join (session->presenters);
  item->note = g_strdup (note);
}

static LydSchedule *
schedule_new (const Run *run,
              const Words *words)
{
  LydSchedule *schedule = lyd_schedule_new ();
  g_autoptr (GDateTime) local = lyd_time_to_local (run->event->start, run->zone);

  schedule->event = g_strdup (run->event->title);
  schedule->when = say_event_days (run, words);
  schedule->where = g_strdup (run->event->venue);
  schedule->language = g_strdup (words->language);
  schedule->footer = fill_in (words->zone, "zone", g_date_time_get_timezone_abbreviation (local), NULL);
  schedule->empty = g_strdup (words->empty);
  schedule->page = g_strdup (words->page);
  return schedule;
}

/* Whether a session is for this person, and what is to be said about it: what they chose, wait for or present, and
 * whatever needs no choice and is not for others. */
static gboolean
judge (const Run *run,
       const Words *words,
       const LydRegistration *registration,
       const GArray *places,
       const LydSession *session,
       gboolean *on,
       const char **note,
       GError **error)
{
  gboolean waits = FALSE;

  *note = NULL;
  *on = is_told (run, session);
  if (!*on)
    return TRUE;
  if (is_presenter (session, &registration->person)) {
    *note = words->presenting;
    return TRUE;
  }
  if (!session->choice)
    return lyd_eligibility_check_registration (run->file, registration, &session->id, on, error);
  if (has_place (places, &session->id))
    return TRUE;
  *note = words->waiting;
  *on = FALSE;
  if (!lyd_waiting_has (run->file->db, &registration->id, &session->id, &waits, error))
    return FALSE;
  *on = waits;
  return TRUE;
}

static LydSchedule *
make_schedule (const Run *run,
               const LydRegistration *registration,
               const char *name,
               const char *organization,
               const char *language,
               GError **error)
{
  const Words *words = find_words (language);
  g_autoptr (LydSchedule) schedule = schedule_new (run, words);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (LydId));
  int last_day = 0;

  schedule->name = g_strdup (name);
  schedule->organization = g_strdup (organization);
  if (!lyd_record_rows_list_places (run->file->db, &registration->id, places, error))
    return NULL;
  for (guint i = 0; i < run->sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (run->sessions, i);
    const char *note;
    gboolean on;

    if (!judge (run, words, registration, places, session, &on, &note, error))
      return NULL;
    if (on)
      add_item (run, words, schedule, &last_day, session, note);
  }
  return g_steal_pointer (&schedule);
}

/* Who comes to what is only counted is on no paper. */
static gboolean
run_begin (Run *self,
           const LydId *event,
           GError **error)
{
  self->event = lyd_plan_get_event (self->file, event, error);
  if (self->event == NULL || (self->sessions = lyd_agenda_list_sessions (self->file, event, error)) == NULL)
    return FALSE;
  self->zone = lyd_zone_get_or_utc (self->event->timezone);
  return TRUE;
}

/* Somebody who gets a schedule. */
typedef struct {
  LydId registration;
  char *name;
  char *organization;
  char *language;
} Reader;

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  g_free (reader->name);
  g_free (reader->organization);
  g_free (reader->language);
  g_free (reader);
}

/* The columns are those of LYD_LIST_BADGES: whoever is confirmed, by name. */
static gpointer
reader_row (LydStmt *stmt)
{
  Reader *reader = g_new0 (Reader, 1);

  reader->registration = lyd_stmt_get_id (stmt, 0);
  reader->name = lyd_stmt_dup_text (stmt, 1);
  reader->organization = lyd_stmt_dup_text (stmt, 4);
  reader->language = lyd_stmt_dup_text (stmt, 11);
  return reader;
}

static gboolean
write_all (const Run *run,
           GPtrArray *readers,
           LydSchedulePdf *pdf,
           guint *n_written,
           GError **error)
{
  const GArray *chosen = run->options != NULL ? run->options->chosen : NULL;
  g_autoptr (GHashTable) set = chosen != NULL ? lyd_id_set_new (chosen) : NULL;

  for (guint i = 0; i < readers->len; i++) {
    const Reader *reader = g_ptr_array_index (readers, i);
    g_autoptr (LydRegistration) registration = NULL;
    g_autoptr (LydSchedule) schedule = NULL;

    if (set != NULL && !g_hash_table_contains (set, &reader->registration))
      continue;
    if (run->options != NULL && !lyd_watch_report (run->options->watch, (double) i / readers->len, error))
      return FALSE;
    registration = lyd_registrations_get (run->file->db, &reader->registration, error);
    if (registration == NULL ||
        (schedule = make_schedule (run, registration, reader->name, reader->organization, reader->language, error)) ==
          NULL ||
        !lyd_schedule_pdf_add (pdf, schedule, error))
      return FALSE;
    (*n_written)++;
  }
  return TRUE;
}

/**
 * lyd_schedule_write:
 * @options: (nullable)
 * @n_written: (out) (optional): how many people's
 *
 * Personal schedules, each on a page of its own and in its reader's language, of whoever is confirmed.
 */
gboolean
lyd_schedule_write (LydFile *file,
                    const LydId *event,
                    const LydScheduleOptions *options,
                    const char *path,
                    guint *n_written,
                    GError **error)
{
  g_auto (Run) run = { .file = file, .options = options };
  g_autoptr (LydStmt) stmt = NULL;
  g_autoptr (GPtrArray) readers = NULL;
  g_autoptr (LydSchedulePdf) pdf = NULL;
  guint n = 0;

  if (!run_begin (&run, event, error))
    return FALSE;
  if (run.event->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is sensitive: who comes is counted, and leaves in no list by name. Nothing was written."),
                 run.event->title);
    return FALSE;
  }
  stmt = lyd_lists_open (file->db, LYD_LIST_BADGES, event, error);
  readers = lyd_stmt_collect (stmt, reader_row, reader_free, error);
  if (readers == NULL ||
      (pdf = lyd_schedule_pdf_open (path, run.event->title, NULL, options != NULL && options->a4,
                                    lyd_context_now (&file->context), error)) == NULL ||
      !write_all (&run, readers, pdf, &n, error))
    return FALSE;
  if (n == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("Nobody is confirmed for “%s”, so there is no schedule to write."), run.event->title);
    return FALSE;
  }
  if (n_written != NULL)
    *n_written = n;
  return lyd_schedule_pdf_finish (pdf, error);
}

/* The whole agenda, for the wall; in the program's language. @options: (nullable) */
gboolean
lyd_schedule_write_agenda (LydFile *file,
                           const LydId *event,
                           const LydScheduleOptions *options,
                           const char *path,
                           GError **error)
{
  g_auto (Run) run = { .file = file, .options = options };
  const Words *words = find_words (NULL);
  g_autoptr (LydSchedule) schedule = NULL;
  g_autoptr (LydSchedulePdf) pdf = NULL;
  int last_day = 0;

  if (!run_begin (&run, event, error))
    return FALSE;
  schedule = schedule_new (&run, words);
  for (guint i = 0; i < run.sessions->len; i++)
    if (is_told (&run, g_ptr_array_index (run.sessions, i)))
      add_item (&run, words, schedule, &last_day, g_ptr_array_index (run.sessions, i), NULL);
  pdf = lyd_schedule_pdf_open (path, run.event->title, words->language, options != NULL && options->a4,
                               lyd_context_now (&file->context), error);
  return pdf != NULL && lyd_schedule_pdf_add (pdf, schedule, error) && lyd_schedule_pdf_finish (pdf, error);
}
