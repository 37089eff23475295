#include "lyd-record.h"

#include "lyd-file-private.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-record-rows.h"
#include "lyd-registrations.h"
#include "lyd-roster.h"
#include "lyd-substitute-rows.h"
#include "lyd-words-history.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of each kind at most so many: nobody reads further, and a badge that is scanned at every door has hundreds. */
#define MAX_LINES 100

static void
past_free (gpointer data)
{
  LydPast *self = data;

  g_free (self->sentence);
  g_free (self->detail);
  g_free (self);
}

static void
answer_free (gpointer data)
{
  LydRecordAnswer *self = data;

  g_clear_pointer (&self->question, lyd_question_free);
  g_free (self->value);
  g_free (self);
}

void
lyd_record_free (LydRecord *self)
{
  g_clear_pointer (&self->row, lyd_roster_row_free);
  g_clear_pointer (&self->registration, lyd_registration_free);
  g_clear_pointer (&self->person, lyd_person_free);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_free (self->code);
  g_free (self->import_file);
  g_free (self);
}

static LydPast *
add_past (LydRecord *self,
          LydPastKind kind,
          gint64 at,
          char *sentence,
          char *detail)
{
  LydPast *past = g_new0 (LydPast, 1);

  past->kind = kind;
  past->at = at;
  past->sentence = sentence;
  past->detail = detail;
  g_ptr_array_add (self->past, past);
  return past;
}

static LydPastKind
kind_of_scan (const LydPastScan *scan)
{
  if (scan->kind == LYD_SCAN_UNDO)
    return LYD_PAST_TAKEN_BACK;
  if (scan->verdict == LYD_VERDICT_LEFT)
    return LYD_PAST_LEFT;
  return scan->verdict == LYD_VERDICT_ADMITTED ? LYD_PAST_CAME : LYD_PAST_REFUSED;
}

static gboolean
add_scans (LydFile *file,
           LydRecord *self,
           GError **error)
{
  g_autoptr (GPtrArray) scans =
    lyd_record_rows_list_scans (file->db, &self->registration->id, MAX_LINES, error);

  for (guint i = 0; scans != NULL && i < scans->len; i++) {
    const LydPastScan *scan = g_ptr_array_index (scans, i);
    LydPast *past = add_past (self, kind_of_scan (scan), scan->at, lyd_words_past_scan (scan),
                              g_strjoin (" · ", scan->station, scan->session, NULL));

    past->undone = scan->undone;
    if (past->kind == LYD_PAST_CAME && !scan->undone)
      past->scan = scan->scan;
  }
  return scans != NULL;
}

static LydPastKind
kind_of_entry (const LydJournalEntry *entry)
{
  if (strcmp (entry->code, "reissue") == 0)
    return LYD_PAST_CODE;
  return strcmp (entry->code, "register") == 0 || strcmp (entry->code, "walk-in") == 0 ? LYD_PAST_REGISTERED
                                                                                       : LYD_PAST_CHANGED;
}

static gboolean
add_entries (LydRecord *self,
             GPtrArray *entries)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const LydJournalEntry *entry = g_ptr_array_index (entries, i);
    LydPast *past = add_past (self, kind_of_entry (entry), entry->at, lyd_words_past_act (entry->code, entry->params),
                              g_strdup (entry->who));

    past->undone = entry->undone_at != LYD_TIME_NONE;
  }
  return entries != NULL;
}

static gboolean
add_acts (LydFile *file,
          LydRecord *self,
          GError **error)
{
  const LydRegistration *registration = self->registration;
  g_autoptr (GPtrArray) own = lyd_journal_list (file->db, &registration->id, MAX_LINES, error);
  g_autoptr (GPtrArray) person = NULL;
  g_autoptr (GPtrArray) bulk = NULL;

  if (!add_entries (self, own))
    return FALSE;
  person = lyd_journal_list (file->db, &registration->person, MAX_LINES, error);
  if (!add_entries (self, person))
    return FALSE;
  bulk = lyd_record_rows_list_bulk (file->db, &registration->event, &registration->id, MAX_LINES, error);
  return add_entries (self, bulk);
}

static gboolean
has_beginning (const LydRecord *self)
{
  for (guint i = 0; i < self->past->len; i++)
    if (((LydPast *) g_ptr_array_index (self->past, i))->kind == LYD_PAST_REGISTERED)
      return TRUE;
  return FALSE;
}

static gboolean
add_prints (LydFile *file,
            LydRecord *self,
            GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!lyd_record_rows_list_prints (file->db, &self->registration->id, times, error))
    return FALSE;
  self->printed_at = times->len > 0 ? g_array_index (times, gint64, 0) : LYD_TIME_NONE;
  for (guint i = 0; i < times->len; i++)
    add_past (self, LYD_PAST_PRINTED, g_array_index (times, gint64, i), g_strdup (_ ("Badge printed")), NULL);
  return TRUE;
}

/* How it began, where no act of its own tells it. */
static gboolean
add_beginning (LydFile *file,
               LydRecord *self,
               GError **error)
{
  gint64 at = self->registration->registered_at;
  gint64 brought_at = at;

  if (!lyd_record_rows_find_import (file->db, &self->registration->id, &self->import_file, &brought_at, error))
    return FALSE;
  if (!has_beginning (self))
    add_past (self, LYD_PAST_REGISTERED, at, lyd_words_past_beginning (self->registration->origin),
              g_strdup (self->import_file));
  return TRUE;
}

static int
compare_past (gconstpointer a,
              gconstpointer b)
{
  const LydPast *left = *(LydPast *const *) a;
  const LydPast *right = *(LydPast *const *) b;

  return left->at < right->at ? 1 : left->at > right->at ? -1
                                                         : (int) left->kind - (int) right->kind;
}

static gboolean
read_past (LydFile *file,
           LydRecord *self,
           GError **error)
{
  if (!add_scans (file, self, error) || !add_acts (file, self, error) || !add_prints (file, self, error) ||
      !add_beginning (file, self, error))
    return FALSE;
  g_ptr_array_sort (self->past, compare_past);
  return TRUE;
}

static gboolean
read_answers (LydFile *file,
              LydRecord *self,
              GError **error)
{
  g_autoptr (GPtrArray) questions = lyd_questions_list (file->db, &self->registration->event, error);

  while (questions != NULL && questions->len > 0) {
    LydRecordAnswer *answer = g_new0 (LydRecordAnswer, 1);
    g_autoptr (GError) local = NULL;

    answer->question = g_ptr_array_steal_index (questions, 0);
    g_ptr_array_add (self->answers, answer);
    answer->value = lyd_answers_get (file->db, &self->registration->id, &answer->question->id, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return questions != NULL;
}

static gboolean
read_places (LydFile *file,
             LydRecord *self,
             GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_plan_list_sessions (file, &self->registration->event, error);

  while (sessions != NULL && sessions->len > 0) {
    g_autoptr (LydSession) session = g_ptr_array_steal_index (sessions, 0);

    if (session->choice && !session->sensitive)
      g_ptr_array_add (self->sessions, g_steal_pointer (&session));
  }
  return sessions != NULL &&
         lyd_record_rows_list_places (file->db, &self->registration->id, self->places, error);
}

static LydRecord *
record_new (void)
{
  LydRecord *self = g_new0 (LydRecord, 1);

  self->answers = g_ptr_array_new_with_free_func (answer_free);
  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->past = g_ptr_array_new_with_free_func (past_free);
  return self;
}

static gboolean
count_guests (LydFile *file,
              LydRecord *self,
              GError **error)
{
  g_autoptr (GArray) guests = lyd_substitute_rows_list_guests (file->db, &self->registration->id, error);

  if (guests == NULL)
    return FALSE;
  self->n_guests = (int) guests->len;
  return TRUE;
}

/**
 * lyd_record_get:
 * @session: whose entries tell whether they are in
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND where there is no such registration
 */
LydRecord *
lyd_record_get (LydFile *file,
                const LydId *session,
                const LydId *registration,
                GError **error)
{
  g_autoptr (LydRecord) self = record_new ();
  g_autoptr (GError) local = NULL;

  self->registration = lyd_registrations_get (file->db, registration, &local);
  if (self->registration != NULL)
    self->person = lyd_people_get (file->db, &self->registration->person, &local);
  if (self->person != NULL)
    self->row = lyd_roster_get_row (file, session, registration, &local);
  if (self->row != NULL)
    self->code = lyd_codes_get_current (file->db, registration, &local);
  if (local == NULL && self->row == NULL)
    g_set_error (&local, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration any more."));
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return read_answers (file, self, error) && read_places (file, self, error) && read_past (file, self, error) &&
             count_guests (file, self, error)
           ? g_steal_pointer (&self)
           : NULL;
}

/* Whether @session is among the chosen ones. */
gboolean
lyd_record_has_place (const LydRecord *self,
                      const LydId *session)
{
  for (guint i = 0; i < self->places->len; i++)
    if (lyd_id_equal (&g_array_index (self->places, LydId, i), session))
      return TRUE;
  return FALSE;
}
