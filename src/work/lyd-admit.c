#include "lyd-admit.h"

#include "lyd-admit-private.h"
#include "lyd-call-name.h"
#include "lyd-code.h"
#include "lyd-eligibility-private.h"
#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-rules.h"
#include "lyd-scans.h"
#include "lyd-station.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_READ 4096                                    /* bytes of a reading that are looked at */
#define MAX_RAW 512                                      /* bytes of it that are logged */
#define MAX_REASON 500                                   /* bytes */
#define LAST_INSTANT G_GINT64_CONSTANT (253402300799000) /* the end of year 9999 */

void
lyd_admission_result_free (LydAdmissionResult *self)
{
  g_free (self->station);
  g_free (self->reason);
  g_free (self->raw);
  g_free (self->name);
  g_free (self->given);
  g_free (self->organization);
  g_free (self->pronunciation);
  g_free (self->pronouns);
  g_free (self->first_station);
  g_free (self->timezone);
  g_free (self->session_title);
  g_free (self->audience);
  g_free (self->other_event);
  g_free (self->next_title);
  g_free (self->next_room);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

/* For whoever may see this event only: of another one nothing is left, neither its title nor whom the code belongs to.
 */
void
lyd_admission_result_keep_to_event (LydAdmissionResult *self)
{
  if (self->verdict != LYD_VERDICT_WRONG_EVENT)
    return;
  self->registration = lyd_id_none;
  self->person = lyd_id_none;
  g_clear_pointer (&self->other_event, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->organization, g_free);
  g_clear_pointer (&self->pronunciation, g_free);
  g_clear_pointer (&self->pronouns, g_free);
}

void
lyd_decision_clear (LydDecision *self)
{
  g_free (self->raw);
  g_free (self->override);
  g_clear_pointer (&self->session, lyd_session_free);
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->registration, lyd_registration_free);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->result, lyd_admission_result_free);
}

/* At most @max bytes of @text, valid UTF-8, never a character cut in two. */
static char *
clip (const char *text,
      gsize max)
{
  g_autofree char *head = g_strndup (text, strlen (text) > max ? max : strlen (text));
  char *end = g_utf8_find_prev_char (head, head + strlen (head));

  if (strlen (text) > max && end != NULL && !g_utf8_validate (end, -1, NULL))
    *end = '\0';
  return g_utf8_make_valid (head, -1);
}

/* Nobody stands beside a kiosk who could answer for an override; whoever can says why. */
static gboolean
read_override (LydDecision *self,
               GError **error)
{
  g_autofree char *valid = NULL;

  if (self->attempt->override == NULL || self->attempt->source == LYD_SOURCE_KIOSK)
    return TRUE;
  valid = clip (self->attempt->override, MAX_REASON);
  self->override = lyd_clean_text (valid);
  if (self->override[0] != '\0')
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("Say why they are let in anyway. Nobody was checked in."));
  return FALSE;
}

/* What is known before the database is asked. */
static gboolean
decision_init (LydDecision *self,
               LydFile *file,
               const LydAttempt *attempt,
               GError **error)
{
  gboolean timed = attempt->at != 0 && attempt->at != LYD_TIME_NONE;

  self->file = file;
  self->attempt = attempt;
  self->now = lyd_context_now (&file->context);
  self->at = timed ? attempt->at : self->now;
  self->source = timed && attempt->at < self->now ? LYD_SOURCE_PAPER : attempt->source;
  self->raw = clip (attempt->text != NULL ? attempt->text : "", MAX_RAW);
  if (self->at < 0 || self->at > LAST_INSTANT) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This time is out of range. Nobody was checked in."));
    return FALSE;
  }
  if (attempt->kind != LYD_SCAN_ENTRY && attempt->kind != LYD_SCAN_EXIT) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("Only an entry or an exit can be scanned. Nothing was recorded."));
    return FALSE;
  }
  return read_override (self, error);
}

static LydAdmissionResult *
result_new (const LydDecision *self)
{
  LydAdmissionResult *result = g_new0 (LydAdmissionResult, 1);

  result->session = self->session->id;
  result->at = self->at;
  result->first_at = LYD_TIME_NONE;
  result->next_start = LYD_TIME_NONE;
  result->badge_at = LYD_TIME_NONE;
  result->timezone = g_strdup (self->event->timezone);
  result->session_title = g_strdup (self->session->title);
  result->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_asked_question_free);
  lyd_plan_get_window (self->session, &result->opens, &result->closes);
  return result;
}

/* The session, its event and its zone, and a result about it with nothing decided. */
gboolean
lyd_decision_load_session (LydDecision *self,
                           const LydId *session,
                           GError **error)
{
  self->session = lyd_plan_get_session (self->file, session, error);
  if (self->session == NULL || (self->event = lyd_plan_get_event (self->file, &self->session->event, error)) == NULL)
    return FALSE;
  if (self->session->sensitive || self->event->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is only counted: nobody is scanned or named there. Nothing was recorded."),
                 self->session->title);
    return FALSE;
  }
  self->zone = lyd_zone_get_or_utc (self->event->timezone);
  g_clear_pointer (&self->file->zone, g_time_zone_unref);
  self->file->zone = g_time_zone_ref (self->zone);
  self->day = lyd_time_local_day (self->at, self->zone);
  self->result = result_new (self);
  return TRUE;
}

/* Ticket codes admit and short codes identify; nothing else that people may type means anybody (check-in.md, rule
 * 9). */
static gboolean
recognize (LydDecision *self,
           GError **error)
{
  g_autofree char *head = clip (self->attempt->text != NULL ? self->attempt->text : "", MAX_READ);
  g_autofree char *code = lyd_code_read (head);
  g_autofree char *short_code = code == NULL ? lyd_short_code_read (head) : NULL;
  g_autoptr (GError) local = NULL;
  LydId registration;

  if (code != NULL && !lyd_codes_find (self->file->db, code, &registration, &self->revoked, error))
    return FALSE;
  if (code != NULL && !lyd_id_is_none (&registration)) {
    self->registration = lyd_registrations_get (self->file->db, &registration, &local);
  } else if (short_code != NULL) {
    self->registration = lyd_registrations_find_short_code (self->file->db, &self->event->id, short_code, &local);
    self->identified = self->registration != NULL;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* Fills in who it is. Of somebody at another event that is only counted, nothing is told. */
gboolean
lyd_decision_describe (LydDecision *self,
                       GError **error)
{
  LydAdmissionResult *result = self->result;
  const LydRegistration *registration = self->registration;
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (LydOrganization) organization = NULL;
  g_autoptr (LydEvent) other = NULL;
  g_autoptr (GError) local = NULL;

  if (registration == NULL)
    return TRUE;
  self->other_event = !lyd_id_equal (&registration->event, &self->event->id);
  if (self->other_event) {
    other = lyd_plan_get_event (self->file, &registration->event, error);
    if (other == NULL)
      return FALSE;
    if (other->sensitive) {
      g_clear_pointer (&self->registration, lyd_registration_free);
      return TRUE;
    }
    result->other_event = g_strdup (other->title);
  }

  person = lyd_people_get (self->file->db, &registration->person, &local);
  if (person != NULL && !lyd_id_is_none (&person->organization))
    organization = lyd_organizations_get (self->file->db, &person->organization, &local);
  if (person == NULL || local != NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    else
      g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE,
                   _ ("A registration has lost its person, so nobody was checked in. Have the data file verified."));
    return FALSE;
  }

  result->registration = registration->id;
  result->person = person->id;
  self->organization = person->organization;
  result->name = g_strdup (person->name);
  result->given = person->name != NULL ? lyd_call_name (person->name, person->family, NULL) : NULL;
  result->organization = organization != NULL ? g_strdup (organization->name) : NULL;
  result->pronunciation = g_strdup (person->pronunciation);
  result->pronouns = person->pronouns_public ? g_strdup (person->pronouns) : NULL;
  result->status = registration->status;
  result->type = registration->type;
  result->origin = registration->origin;
  result->first_time = registration->first_time;
  result->no_photos = registration->no_photos;
  result->needs_assistance = registration->needs_assistance;
  return TRUE;
}

/* The local day of the attempt: its first instant, and that of the next day. */
void
lyd_decision_get_day (const LydDecision *self,
                      gint64 *from,
                      gint64 *to)
{
  *from = lyd_time_day_start (self->day, self->zone);
  /* A day has 25 hours at most; 30 hours after its start it is the next one. */
  *to = lyd_time_day_start (lyd_time_local_day (*from + 30 * LYD_HOUR, self->zone), self->zone);
}

/* The first entry that makes this one a second: under `daily` of the same local day, else of all. */
static gboolean
find_entry (const LydDecision *self,
            gboolean of_day,
            const LydId *before,
            LydId *scan,
            gint64 *at,
            char **station,
            GError **error)
{
  gint64 from = LYD_TIME_NONE;
  gint64 to = LYD_TIME_NONE;

  if (of_day)
    lyd_decision_get_day (self, &from, &to);
  return lyd_scans_find_entry (self->file->db, &self->session->id, &self->registration->id, from, to, before, scan, at,
                               station, error);
}

static gboolean
find_first_entry (LydDecision *self,
                  const LydId *before,
                  GError **error)
{
  return find_entry (self, self->session->admission == LYD_ADMIT_DAILY, before, &self->result->first_scan,
                     &self->result->first_at, &self->result->first_station, error);
}

/* Whether there is an entry on the attempt's local day. The cache knows the latest day; an older one is in the log. */
static gboolean
look_up_today (LydDecision *self,
               GError **error)
{
  g_autofree char *station = NULL;
  gint64 at;

  self->today = self->presence.entries > 0 && self->presence.last_day == self->day;
  if (self->presence.entries == 0 || self->today)
    return TRUE;
  if (!find_entry (self, TRUE, NULL, NULL, &at, &station, error))
    return FALSE;
  self->today = at != LYD_TIME_NONE;
  return TRUE;
}

/* Whether the event and the session are for them. Who was confirmed by exception may come to the event; who has a place
 * in a session that is chosen was asked when they got it. */
static gboolean
check_audience (LydDecision *self,
                gboolean *included,
                GError **error)
{
  const LydRegistration *registration = self->registration;
  LydCandidate candidate = { registration->person, self->organization, registration->type };

  if (registration->exempt == NULL && !lyd_eligibility_check (self->file, self->event, NULL, &candidate, included,
                                                              &self->result->audience, error))
    return FALSE;
  return !*included || self->session->choice ||
         lyd_eligibility_check (self->file, self->event, &self->session->id, &candidate, included,
                                &self->result->audience, error);
}

/* Everything that the rules want to know, the answers apart. */
static gboolean
gather (LydDecision *self,
        LydFacts *facts,
        GError **error)
{
  const LydRegistration *registration = self->registration;
  const LydSession *session = self->session;
  gboolean daily = session->admission == LYD_ADMIT_DAILY;
  LydPresenceCount count = { 0, 0 };
  g_autoptr (GError) local = NULL;

  *facts = (LydFacts){
    .known = registration != NULL || self->other_event,
    .other_event = self->other_event,
    .revoked = self->revoked,
    .kind = self->attempt->kind,
    .admission = session->admission,
    .at = self->at,
    .opens = self->result->opens,
    .closes = self->result->closes,
    .capacity = session->capacity,
    .has_place = TRUE,
    .override = self->override != NULL,
  };
  if (registration == NULL || self->other_event)
    return TRUE;

  facts->status = registration->status;
  if (!lyd_presence_get (self->file->db, &session->id, &registration->id, &self->presence, error) ||
      !look_up_today (self, error))
    return FALSE;
  facts->entered = self->presence.entries > 0;
  facts->today = self->today;
  facts->inside = self->presence.inside && (!daily || self->presence.last_day == self->day);
  if (session->choice) {
    facts->has_place = lyd_places_has (self->file->db, &registration->id, &session->id, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  if (facts->has_place && !check_audience (self, &facts->has_place, error))
    return FALSE;
  if (session->capacity >= 0 &&
      !lyd_presence_count (self->file->db, &session->id, daily ? self->day : LYD_PRESENCE_ALL_DAYS, &count, error))
    return FALSE;
  facts->n_inside = count.inside;
  return TRUE;
}

/* The rules, and the questions only where nothing else stands in the way. */
static gboolean
decide (LydDecision *self,
        GError **error)
{
  LydAdmissionResult *result = self->result;
  LydFacts facts;
  LydRuling ruling;

  if (!lyd_decision_describe (self, error) || !gather (self, &facts, error))
    return FALSE;

  ruling = lyd_rules_decide (&facts);
  if (ruling.verdict == LYD_VERDICT_ADMITTED) {
    if (!lyd_decision_ask (self, &facts.answers_needed, error))
      return FALSE;
    ruling = lyd_rules_decide (&facts);
  }
  result->verdict = ruling.verdict;
  result->basis = ruling.basis;
  result->overridden = ruling.overridden;
  result->reason = g_strdup (self->override);
  if (ruling.verdict == LYD_VERDICT_UNKNOWN)
    result->raw = g_strdup (self->raw);
  return ruling.verdict != LYD_VERDICT_ALREADY_IN ||
         find_first_entry (self, NULL, error);
}

static void
fill_scan (const LydDecision *self,
           LydScan *scan)
{
  LydContext *context = &self->file->context;
  const LydAdmissionResult *result = self->result;

  scan->id = lyd_context_make_id (context);
  scan->attempt = lyd_id_is_none (&self->attempt->attempt) ? lyd_context_make_id (context) : self->attempt->attempt;
  scan->session = self->session->id;
  scan->registration = self->registration != NULL ? self->registration->id : lyd_id_none;
  scan->kind = self->attempt->kind;
  scan->at = self->at;
  scan->recorded_at = self->now;
  scan->source = self->source;
  scan->verdict = result->verdict;
  scan->basis = result->basis;
  scan->reason = self->override;
  scan->raw = self->raw;
}

/* Writes the scan and what follows from it. */
static gboolean
record (LydDecision *self,
        gint64 *seq,
        GError **error)
{
  LydDb *db = self->file->db;
  LydAdmissionResult *result = self->result;
  LydScan scan = { 0 }; /* its strings are borrowed */

  fill_scan (self, &scan);
  if (!lyd_station_take (self->file, &scan.station, &scan.seq, error) || !lyd_scans_insert (db, &scan, error))
    return FALSE;
  *seq = scan.seq;
  self->station = scan.station;
  result->scan = scan.id;
  result->attempt = scan.attempt;
  result->station = g_strdup (lyd_station_get_label (self->file));

  if (result->verdict == LYD_VERDICT_ADMITTED)
    return lyd_presence_enter (db, &scan, self->day, !self->today, &self->presence, error) &&
           lyd_decision_store_answers (self, error);
  if (result->verdict == LYD_VERDICT_LEFT)
    return lyd_presence_leave (db, &scan, &self->presence, error);
  return TRUE;
}

/* Whether @scan answered this very question. */
static gboolean
is_same_attempt (const LydDecision *self,
                 const LydId *registration,
                 const LydScan *scan)
{
  g_autofree char *asked = NULL;
  g_autofree char *answered = NULL;

  if (!lyd_id_equal (&scan->session, &self->attempt->session) || scan->kind != self->attempt->kind)
    return FALSE;
  if (registration != NULL)
    return lyd_id_equal (registration, &scan->registration) && scan->raw[0] == '\0';
  if (strcmp (scan->raw, self->raw) == 0)
    return TRUE;
  asked = lyd_code_read (self->raw);
  answered = lyd_code_read (scan->raw);
  return asked != NULL && g_strcmp0 (asked, answered) == 0;
}

/* The label of a station, whoever it is. */
char *
lyd_decision_dup_station (LydFile *file,
                          const LydId *id)
{
  g_autoptr (GPtrArray) stations = lyd_station_list (file, NULL);

  for (guint i = 0; stations != NULL && i < stations->len; i++) {
    const LydStation *station = g_ptr_array_index (stations, i);

    if (lyd_id_equal (&station->id, id))
      return g_strdup (station->label);
  }
  return NULL;
}

/* The answer that @scan was, as it was, whatever happened since. */
static gboolean
replay (LydDecision *self,
        const LydScan *scan,
        GError **error)
{
  LydAdmissionResult *result = self->result;
  g_autoptr (GError) local = NULL;
  gboolean needed;

  self->at = scan->at;
  self->day = lyd_time_local_day (scan->at, self->zone);
  if (!lyd_id_is_none (&scan->registration)) {
    self->registration = lyd_registrations_get (self->file->db, &scan->registration, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  if (!lyd_decision_describe (self, error))
    return FALSE;
  result->verdict = scan->verdict;
  result->basis = scan->basis;
  result->overridden = scan->verdict == LYD_VERDICT_ADMITTED && scan->basis != LYD_VERDICT_ADMITTED;
  result->replayed = TRUE;
  result->scan = scan->id;
  result->attempt = scan->attempt;
  result->at = scan->at;
  result->reason = g_strdup (scan->reason);
  result->raw = scan->verdict == LYD_VERDICT_UNKNOWN ? g_strdup (scan->raw) : NULL;
  result->station = lyd_decision_dup_station (self->file, &scan->station);
  if (scan->verdict == LYD_VERDICT_ALREADY_IN)
    return find_first_entry (self, &scan->id, error);
  return scan->verdict != LYD_VERDICT_ANSWERS_NEEDED || lyd_decision_ask (self, &needed, error);
}

/* Sets @scan where the attempt was answered before. */
static gboolean
find_replay (LydDecision *self,
             const LydId *registration,
             LydScan **scan,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  if (lyd_id_is_none (&self->attempt->attempt))
    return TRUE;
  *scan = lyd_scans_find_attempt (self->file->db, &self->attempt->attempt, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (*scan != NULL && !is_same_attempt (self, registration, *scan)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("This attempt was already used for another code, session or direction. Nothing was recorded; scan "
                    "again."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
load_registration (LydDecision *self,
                   const LydId *registration,
                   GError **error)
{
  g_autoptr (GError) local = NULL;

  self->registration = lyd_registrations_get (self->file->db, registration, &local);
  if (self->registration != NULL)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration. Nobody was checked in."));
  return FALSE;
}

/**
 * lyd_decision_admit_quietly:
 * @seq: (out): of the scan; 0 where none was written
 *
 * Within the caller's transaction, for many at once: lets @registration in where no rule refuses. Where one does, the
 * verdict says so and nothing is logged.
 *
 * Returns: (transfer full) (nullable)
 */
LydAdmissionResult *
lyd_decision_admit_quietly (LydFile *file,
                            const LydId *registration,
                            const LydAttempt *attempt,
                            gint64 *seq,
                            GError **error)
{
  g_auto (LydDecision) self = { 0 };

  *seq = 0;
  if (!decision_init (&self, file, attempt, error) || !lyd_decision_load_session (&self, &attempt->session, error) ||
      !load_registration (&self, registration, error) || !decide (&self, error) ||
      (self.result->verdict == LYD_VERDICT_ADMITTED && !record (&self, seq, error)))
    return NULL;
  return g_steal_pointer (&self.result);
}

/* Within the transaction: the answer, and whether it was recorded anew. */
static gboolean
answer (LydDecision *self,
        const LydId *registration,
        gint64 *seq,
        GError **error)
{
  g_autoptr (LydScan) before = NULL;

  if (!lyd_decision_load_session (self, &self->attempt->session, error))
    return FALSE;
  self->result->kind = self->attempt->kind;
  self->result->attempt = self->attempt->attempt;
  if (!find_replay (self, registration, &before, error))
    return FALSE;
  if (before != NULL)
    return replay (self, before, error) && lyd_decision_find_next (self, error);

  if (registration != NULL) {
    if (!load_registration (self, registration, error))
      return FALSE;
  } else if (!recognize (self, error)) {
    return FALSE;
  }

  if (!decide (self, error) || !lyd_decision_find_next (self, error))
    return FALSE;
  if (self->identified) {
    self->result->verdict = LYD_VERDICT_IDENTIFY;
    self->result->overridden = FALSE;
    return TRUE;
  }
  return self->attempt->look || record (self, seq, error);
}

/* Answers stored at check-in are changes of journaled tables, so that attempt is an act; a plain scan is not: it has
 * its own log and its own undo. */
static LydAdmissionResult *
run (LydFile *file,
     const LydId *registration,
     const LydAttempt *attempt,
     GError **error)
{
  g_auto (LydDecision) self = { 0 };
  g_autoptr (LydTransaction) transaction = NULL;
  g_autoptr (LydAct) act = NULL;
  gint64 seq = 0;
  gboolean done;

  if (!decision_init (&self, file, attempt, error))
    return NULL;
  if (attempt->n_answers > 0)
    act = lyd_file_begin (file, error);
  else
    transaction = lyd_transaction_begin (file->db, error);
  if ((act == NULL && transaction == NULL) || !answer (&self, registration, &seq, error) ||
      !lyd_decision_see_to_badge (&self, seq != 0, error))
    return NULL;
  if (seq == 0)
    return g_steal_pointer (&self.result); /* nothing was written; the transaction is rolled back */

  done = act != NULL ? lyd_file_commit (file, &act, "answer-check-in", &self.result->registration, error, "name",
                                        self.result->name, NULL)
                     : lyd_transaction_commit (&transaction, error);
  if (!done)
    return NULL;
  lyd_station_note (file, seq);
  return g_steal_pointer (&self.result);
}

/**
 * lyd_admit:
 * @attempt: with `text`, a code as it was scanned or typed
 *
 * Decides and records one attempt. A short code opens the person (`identify`) and records nothing.
 *
 * Returns: (transfer full) (nullable): the verdict, once it is on disk
 */
LydAdmissionResult *
lyd_admit (LydFile *file,
           const LydAttempt *attempt,
           GError **error)
{
  g_return_val_if_fail (attempt->text != NULL, NULL);

  return run (file, NULL, attempt, error);
}

/**
 * lyd_admit_registration:
 * @attempt: `text` is not looked at
 *
 * As lyd_admit(), for somebody who was found by name or short code and confirmed on a card.
 */
LydAdmissionResult *
lyd_admit_registration (LydFile *file,
                        const LydId *registration,
                        const LydAttempt *attempt,
                        GError **error)
{
  LydAttempt confirmed = *attempt;

  confirmed.text = NULL;
  return run (file, registration, &confirmed, error);
}
