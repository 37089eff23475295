#include "lyd-register-draft.h"

#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-question.h"
#include "lyd-record-rows.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-roster.h"
#include "lyd-seating-private.h"
#include "lyd-waiting.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_LETTERS 300
#define MAX_NOTE 2000

static void
answer_free (gpointer data)
{
  LydDraftAnswer *answer = data;

  g_free (answer->value);
  g_free (answer);
}

LydRegistrationDraft *
lyd_registration_draft_new (const LydId *event)
{
  LydRegistrationDraft *self = g_new0 (LydRegistrationDraft, 1);

  self->event = *event;
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (LydId));
  return self;
}

LydRegistrationDraft *
lyd_registration_draft_copy (const LydRegistrationDraft *self)
{
  LydRegistrationDraft *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->email = g_strdup (self->email);
  copy->phone = g_strdup (self->phone);
  copy->role = g_strdup (self->role);
  copy->pronouns = g_strdup (self->pronouns);
  copy->organization = g_strdup (self->organization);
  copy->note = g_strdup (self->note);
  copy->override = g_strdup (self->override);
  copy->places = g_array_copy (self->places);
  copy->answers = g_ptr_array_new_with_free_func (answer_free);
  for (guint i = 0; i < self->answers->len; i++) {
    const LydDraftAnswer *answer = g_ptr_array_index (self->answers, i);

    lyd_registration_draft_set_answer (copy, &answer->question, answer->value);
  }
  return copy;
}

void
lyd_registration_draft_free (LydRegistrationDraft *self)
{
  g_free (self->name);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->role);
  g_free (self->pronouns);
  g_free (self->organization);
  g_free (self->note);
  g_free (self->override);
  g_ptr_array_unref (self->answers);
  g_array_unref (self->places);
  g_free (self);
}

void
lyd_registration_draft_set_answer (LydRegistrationDraft *self,
                                   const LydId *question,
                                   const char *value)
{
  LydDraftAnswer *answer = g_new0 (LydDraftAnswer, 1);

  answer->question = *question;
  answer->value = g_strdup (value);
  g_ptr_array_add (self->answers, answer);
}

void
lyd_known_person_free (LydKnownPerson *self)
{
  g_clear_pointer (&self->person, lyd_person_free);
  g_free (self->organization);
  g_free (self);
}

void
lyd_registration_form_free (LydRegistrationForm *self)
{
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->left, g_array_unref);
  g_clear_pointer (&self->organizations, g_ptr_array_unref);
  g_free (self);
}

/* ---- saving ---- */

static gboolean
refuse (GError **error,
        const char *sentence)
{
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_draft (const LydRegistrationDraft *draft,
             GError **error)
{
  const char *const texts[] = { draft->name, draft->email, draft->phone, draft->role,
                                draft->pronouns, draft->organization, NULL };
  g_autofree char *name = lyd_clean_line (draft->name);
  g_autofree char *email = lyd_clean_line (draft->email);
  g_autofree char *folded = email[0] != '\0' ? lyd_fold_email (email) : NULL;

  if (name[0] == '\0')
    return refuse (error, _ ("A registration needs a name. Nothing was saved."));
  if (email[0] != '\0' && folded == NULL)
    return refuse (error, _ ("This is not an e-mail address. Nothing was saved."));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && g_utf8_strlen (texts[i], -1) > MAX_LETTERS)
      return refuse (error, _ ("A name or an address is far too long. Nothing was saved."));
  if (draft->note != NULL && g_utf8_strlen (draft->note, -1) > MAX_NOTE)
    return refuse (error, _ ("The note is far too long. Nothing was saved."));
  return TRUE;
}

/* Sets @field to what was written. Returns: whether that is something else than before */
static gboolean
set_line (char **field,
          const char *text)
{
  g_autofree char *clean = lyd_clean_line (text);

  if (g_strcmp0 (*field != NULL ? *field : "", clean) == 0)
    return FALSE;
  g_free (*field);
  *field = clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
  return TRUE;
}

/* What somebody was called or reached by before is how old lists call them still. */
static gboolean
learn (LydFile *file,
       const LydPerson *person,
       const char *kind,
       const char *value,
       char *folded, /* taken */
       GError **error)
{
  LydAlias alias = { .person = person->id, .kind = (char *) kind, .value = (char *) value, .folded = folded };
  gboolean ok = TRUE;

  alias.id = lyd_context_make_id (&file->context);
  if (value != NULL && folded != NULL && folded[0] != '\0')
    ok = lyd_people_add_alias (file->db, &alias, error);
  g_free (folded);
  return ok;
}

/* Brings the person to what the draft says. @new: not in the file yet */
static gboolean
save_person (LydFile *file,
             LydPerson *person,
             const LydRegistrationDraft *draft,
             gboolean new,
             GError **error)
{
  g_autofree char *old_name = g_strdup (person->name);
  g_autofree char *old_email = g_strdup (person->email);
  gboolean renamed = set_line (&person->name, draft->name);
  gboolean moved = set_line (&person->email, draft->email);
  gboolean changed = renamed || moved;
  LydId organization;

  changed |= set_line (&person->phone, draft->phone);
  changed |= set_line (&person->role, draft->role);
  changed |= set_line (&person->pronouns, draft->pronouns);
  if (!lyd_register_resolve_organization (file, draft->organization, &organization, error))
    return FALSE;
  changed |= !lyd_id_equal (&organization, &person->organization);
  person->organization = organization;
  if (renamed) {
    /* Its parts are those of the old name; which words of the new one they are nobody said. */
    g_clear_pointer (&person->given, g_free);
    g_clear_pointer (&person->family, g_free);
  }
  if (new)
    return lyd_people_insert (file->db, person, error);
  if (!changed)
    return TRUE;
  return lyd_people_update (file->db, person, error) &&
         (!renamed || learn (file, person, "name", old_name, lyd_fold_text (old_name), error)) &&
         (!moved || learn (file, person, "email", old_email, lyd_fold_email (old_email), error));
}

static LydPerson *
find_person (LydFile *file,
             const LydRegistrationDraft *draft,
             GError **error)
{
  g_autoptr (LydPerson) wanted = NULL;

  if (!lyd_id_is_none (&draft->person))
    return lyd_people_get (file->db, &draft->person, error);
  wanted = lyd_person_new ();
  set_line (&wanted->name, draft->name);
  set_line (&wanted->email, draft->email);
  return lyd_register_find_same_person (file, wanted, error);
}

/**
 * lyd_register_answer:
 * @value: as lyd_question_check() gave it; "" where nothing was said
 * @keep_blank: that nothing was said is an answer, too
 *
 * Stores one answer within the caller's act. Whoever wants no photos has said so for badge and desk as well; whoever
 * changes their mind has, too.
 */
gboolean
lyd_register_answer (LydFile *file,
                     LydRegistration *registration,
                     const LydQuestion *question,
                     const char *value,
                     gboolean keep_blank,
                     GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *before = NULL;
  gboolean no_photos = strcmp (value, "no") == 0;

  if (question->purpose == LYD_PURPOSE_PHOTOS && question->kind == LYD_QUESTION_YES_NO)
    before = lyd_answers_get (file->db, &registration->id, &question->id, &local);
  else
    before = g_strdup (value);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!(keep_blank ? lyd_answers_set : lyd_answers_replace) (file->db, &registration->id, &question->id, value, error))
    return FALSE;
  if (g_strcmp0 (before, value) == 0 || value[0] == '\0' || registration->no_photos == no_photos)
    return TRUE;
  registration->no_photos = no_photos;
  return lyd_registrations_update (file->db, registration, error);
}

static gboolean
save_answers (LydFile *file,
              const LydRegistrationDraft *draft,
              LydRegistration *registration,
              GError **error)
{
  g_autoptr (GPtrArray) questions = lyd_questions_list (file->db, &draft->event, error);

  for (guint i = 0; questions != NULL && i < draft->answers->len; i++) {
    const LydDraftAnswer *answer = g_ptr_array_index (draft->answers, i);

    for (guint q = 0; q < questions->len; q++) {
      const LydQuestion *question = g_ptr_array_index (questions, q);
      g_autofree char *clean = NULL;
      LydAnswerState state;

      if (!lyd_id_equal (&question->id, &answer->question))
        continue;
      state = lyd_question_check (question, answer->value, &clean);
      if (state != LYD_ANSWER_GOOD && state != LYD_ANSWER_BLANK) {
        g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This is no answer to “%s”. Nothing was saved."),
                     question->label);
        return FALSE;
      }
      if (!lyd_register_answer (file, registration, question, clean != NULL ? clean : "", FALSE, error))
        return FALSE;
    }
  }
  return questions != NULL;
}

/* What became of a draft besides what it says, for the journal and so for whoever saved it. */
typedef struct {
  LydHold hold;
  GPtrArray *waits;      /* of char *: titles of sessions that are full */
  GPtrArray *refused;    /* ... that are for others */
  const char *exception; /* borrowed: why they are confirmed all the same, where that was needed */
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->waits, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
outcome_init (Outcome *self)
{
  self->waits = g_ptr_array_new_with_free_func (g_free);
  self->refused = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
outcome_note (Outcome *self,
              LydFile *file,
              const LydId *session_id,
              LydChoice choice,
              GError **error)
{
  g_autoptr (LydSession) session = NULL;

  if (choice != LYD_CHOICE_WAITING && choice != LYD_CHOICE_REFUSED)
    return TRUE;
  session = lyd_plan_get_session (file, session_id, error);
  if (session == NULL)
    return FALSE;
  g_ptr_array_add (choice == LYD_CHOICE_WAITING ? self->waits : self->refused, g_steal_pointer (&session->title));
  return TRUE;
}

/* What is given up goes to those who wait for it; where a chosen session is full, there is a list as well. */
static gboolean
save_places (LydFile *file,
             const LydRegistrationDraft *draft,
             const LydRegistration *registration,
             Outcome *outcome,
             GError **error)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GHashTable) wanted = lyd_id_set_new (draft->places);
  LydChoice choice;

  if (!lyd_record_rows_list_places (file->db, &registration->id, before, error))
    return FALSE;
  for (guint i = 0; i < before->len; i++) {
    const LydId *place = &g_array_index (before, LydId, i);

    if (!g_hash_table_remove (wanted, place) && !lyd_places_remove (file->db, &registration->id, place, error))
      return FALSE;
  }
  for (guint i = 0; i < draft->places->len; i++) {
    const LydId *place = &g_array_index (draft->places, LydId, i);

    if (!g_hash_table_contains (wanted, place))
      continue;
    if (!lyd_seating_take (file, registration, place, FALSE, draft->override != NULL, &choice, error) ||
        !outcome_note (outcome, file, place, choice, error))
      return FALSE;
  }
  return TRUE;
}

/* A status that was changed frees or takes places, and so do sessions that are no longer chosen. */
static gboolean
settle (LydFile *file,
        const LydRegistration *registration,
        LydStatus before,
        GPtrArray *promoted,
        GError **error)
{
  if (registration->status == LYD_STATUS_CONFIRMED && before != LYD_STATUS_CONFIRMED &&
      !lyd_seating_settle_registration (file, registration, error))
    return FALSE;
  return lyd_seating_settle (file, &registration->event, &registration->id, promoted, error);
}

static void
fill_registration (LydRegistration *registration,
                   const LydRegistrationDraft *draft)
{
  registration->type = draft->type;
  registration->status = draft->status;
  registration->first_time = draft->first_time;
  registration->no_photos = draft->no_photos;
  registration->needs_assistance = draft->needs_assistance;
  g_free (registration->note);
  registration->note = lyd_clean_text (draft->note != NULL ? draft->note : "");
  if (registration->note[0] == '\0')
    g_clear_pointer (&registration->note, g_free);
}

/* Confirmed all the same: the reason is kept where one was needed. */
static gboolean
take_exception (LydFile *file,
                const LydEvent *event,
                const LydCandidate *candidate,
                const LydRegistrationDraft *draft,
                LydRegistration *registration,
                Outcome *outcome,
                GError **error)
{
  LydHold hold = LYD_HOLD_FULL;
  gboolean included;

  if (!lyd_eligibility_check (file, event, NULL, candidate, &included, NULL, error) ||
      (!event->sensitive && !lyd_seating_judge (file, event, candidate, TRUE, &hold, error)))
    return FALSE;
  if (!included)
    registration->exempt = lyd_clean_line (draft->override);
  if (!included || hold != LYD_HOLD_NONE)
    outcome->exception = draft->override;
  return TRUE;
}

/* Where no place is left a new registration waits; where the organization's seats are taken or the event is for others,
 * it is to be approved first. Whoever says why is confirmed all the same. */
static gboolean
hold (LydFile *file,
      const LydEvent *event,
      const LydPerson *person,
      const LydRegistrationDraft *draft,
      LydRegistration *registration,
      Outcome *outcome,
      GError **error)
{
  LydCandidate candidate = { person->id, person->organization, registration->type };

  if (registration->status != LYD_STATUS_CONFIRMED)
    return TRUE;
  if (draft->override != NULL)
    return take_exception (file, event, &candidate, draft, registration, outcome, error);
  if (!lyd_seating_judge (file, event, &candidate, FALSE, &outcome->hold, error))
    return FALSE;
  registration->status = lyd_hold_get_status (outcome->hold);
  return TRUE;
}

/* As hold(), for one that is on file and becomes confirmed: nobody stands in their own way. */
static gboolean
hold_changed (LydFile *file,
              const LydRegistrationDraft *draft,
              LydStatus before,
              LydRegistration *registration,
              Outcome *outcome,
              GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, &registration->event, error);
  const char *reason = NULL;
  LydPlaces places;

  if (event == NULL || !lyd_waiting_count_event (file->db, event, &places, error))
    return FALSE;
  if (registration->status != LYD_STATUS_CONFIRMED || before == LYD_STATUS_CONFIRMED)
    return TRUE;
  if (before == LYD_STATUS_WAITLISTED)
    places.waiting = 0;
  if (lyd_places_get_open (&places) <= 0) {
    if (draft->override == NULL) {
      outcome->hold = LYD_HOLD_FULL;
      registration->status = LYD_STATUS_WAITLISTED;
      return TRUE;
    }
    outcome->exception = draft->override;
  }
  if (!lyd_register_excuse (file, registration, draft->override, &reason, error))
    return FALSE;
  if (reason != NULL)
    outcome->exception = reason;
  return TRUE;
}

static gboolean
add (LydFile *file,
     const LydRegistrationDraft *draft,
     LydId *id,
     gboolean *existing,
     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydRegistration) registration = lyd_registration_new ();
  g_autoptr (LydRegistration) before = NULL;
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *waits = NULL;
  g_autofree char *event_text = NULL;
  g_autofree char *refused = NULL;
  g_auto (Outcome) outcome = { 0 };
  gboolean new;

  outcome_init (&outcome);
  if (act == NULL || (event = lyd_register_get_open_event (file, &draft->event, error)) == NULL)
    return FALSE;
  person = find_person (file, draft, &local);
  new = person == NULL;
  if (!new)
    before = lyd_registrations_find_person (file->db, &draft->event, &person->id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (before != NULL) {
    *existing = TRUE;
    *id = before->id;
    return TRUE;
  }
  if (new) {
    person = lyd_person_new ();
    person->id = lyd_context_make_id (&file->context);
  }
  registration->event = draft->event;
  registration->person = person->id;
  registration->origin = LYD_ORIGIN_MANUAL;
  registration->registered_at = lyd_context_now (&file->context);
  fill_registration (registration, draft);
  if (!save_person (file, person, draft, new, error) ||
      !hold (file, event, person, draft, registration, &outcome, error) ||
      !lyd_register_issue (file, registration, NULL, error) || !save_answers (file, draft, registration, error) ||
      !save_places (file, draft, registration, &outcome, error))
    return FALSE;
  *id = registration->id;
  waits = lyd_seating_join_titles (outcome.waits);
  refused = lyd_seating_join_titles (outcome.refused);
  event_text = lyd_id_to_string (&draft->event);
  return lyd_file_commit (file, &act, "register", id, error, "name", person->name, "hold",
                          lyd_word_id (&lyd_holds, (int) outcome.hold), "override", outcome.exception, "waits", waits,
                          "refused", refused, "event", event_text, NULL);
}

static gboolean
change (LydFile *file,
        const LydRegistrationDraft *draft,
        GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (LydPerson) person = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) promoted = lyd_promotions_new ();
  g_autofree char *names = NULL;
  g_autofree char *waits = NULL;
  g_autofree char *refused = NULL;
  g_auto (Outcome) outcome = { 0 };
  LydStatus status;

  outcome_init (&outcome);
  if (act == NULL)
    return FALSE;
  registration = lyd_registrations_get (file->db, &draft->registration, &local);
  if (registration != NULL)
    person = lyd_people_get (file->db, &registration->person, &local);
  if (person == NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    else
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration. Nothing was changed."));
    return FALSE;
  }
  status = registration->status;
  fill_registration (registration, draft);
  if (!save_person (file, person, draft, FALSE, error) ||
      !hold_changed (file, draft, status, registration, &outcome, error) ||
      !lyd_registrations_update (file->db, registration, error) ||
      !save_answers (file, draft, registration, error) ||
      !save_places (file, draft, registration, &outcome, error) ||
      !settle (file, registration, status, promoted, error))
    return FALSE;
  names = lyd_promotions_dup_names (promoted);
  waits = lyd_seating_join_titles (outcome.waits);
  refused = lyd_seating_join_titles (outcome.refused);
  return lyd_file_commit (file, &act, "edit-registration", &registration->id, error, "name", person->name, "promoted",
                          names, "override", outcome.exception, "hold", lyd_word_id (&lyd_holds, (int) outcome.hold),
                          "waits", waits, "refused", refused, NULL);
}

/**
 * lyd_register_save:
 * @registration: (out): the new one, the changed one, or the one that was there before
 * @existing: (out): this person was registered already, and nothing was changed
 *
 * Registers somebody, or changes a registration together with its person, answers and chosen sessions: one act.
 *
 * Returns: %FALSE with %LYD_ERROR_INVALID where something that was written cannot be
 */
gboolean
lyd_register_save (LydFile *file,
                   const LydRegistrationDraft *draft,
                   LydId *registration,
                   gboolean *existing,
                   GError **error)
{
  *existing = FALSE;
  *registration = draft->registration;
  if (!check_draft (draft, error))
    return FALSE;
  return lyd_id_is_none (&draft->registration) ? add (file, draft, registration, existing, error)
                                               : change (file, draft, error);
}

/* ---- what the form asks ---- */

static gboolean
add_known (LydFile *file,
           const LydId *event,
           const LydId *id,
           GPtrArray *list,
           GError **error)
{
  g_autoptr (LydKnownPerson) known = g_new0 (LydKnownPerson, 1);
  g_autoptr (LydOrganization) organization = NULL;
  g_autoptr (LydRegistration) registration = NULL;
  g_autoptr (GError) local = NULL;

  known->person = lyd_people_get (file->db, id, &local);
  if (known->person != NULL && !lyd_id_is_none (&known->person->organization))
    organization = lyd_organizations_get (file->db, &known->person->organization, &local);
  if (known->person != NULL && local == NULL)
    registration = lyd_registrations_find_person (file->db, event, id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (known->person == NULL)
    return TRUE;
  known->organization = organization != NULL ? g_strdup (organization->name) : NULL;
  known->registration = registration != NULL ? registration->id : lyd_id_none;
  g_ptr_array_add (list, g_steal_pointer (&known));
  return TRUE;
}

/**
 * lyd_register_find_people:
 * @text: the beginnings of a name, an address or an organization
 *
 * Returns: (transfer full) (nullable) (element-type LydKnownPerson): who that may be, of everybody in the file
 */
GPtrArray *
lyd_register_find_people (LydFile *file,
                          const LydId *event,
                          const char *text,
                          int limit,
                          GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_known_person_free);
  g_autoptr (GArray) ids = lyd_roster_find_people (file, text, limit, error);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (!add_known (file, event, &g_array_index (ids, LydId, i), list, error))
      return NULL;
  return g_steal_pointer (&list);
}

static gboolean
list_organizations (LydFile *file,
                    LydRegistrationForm *form,
                    GError **error)
{
  g_autoptr (GPtrArray) organizations = lyd_organizations_list (file->db, error);

  form->organizations = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; organizations != NULL && i < organizations->len; i++) {
    const LydOrganization *organization = g_ptr_array_index (organizations, i);

    g_ptr_array_add (form->organizations, g_strdup (organization->name));
  }
  return organizations != NULL;
}

/* Returns: (transfer full) (nullable) */
LydRegistrationForm *
lyd_register_get_form (LydFile *file,
                       const LydId *event_id,
                       GError **error)
{
  g_autoptr (LydRegistrationForm) form = g_new0 (LydRegistrationForm, 1);
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (GPtrArray) sessions = event != NULL ? lyd_plan_list_sessions (file, event_id, error) : NULL;
  LydPlaces places;

  if (sessions == NULL || !list_organizations (file, form, error))
    return NULL;
  form->questions = lyd_questions_list (file->db, event_id, error);
  form->n_registered = lyd_registrations_count (file->db, event_id, LYD_STATUS_CONFIRMED, error);
  if (form->questions == NULL || form->n_registered < 0)
    return NULL;
  form->capacity = event->capacity;
  form->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);
  form->left = g_array_new (FALSE, FALSE, sizeof (LydPlaces));
  while (sessions->len > 0) {
    g_autoptr (LydSession) session = g_ptr_array_steal_index (sessions, 0);

    if (!session->choice)
      continue;
    if (!lyd_waiting_count_session (file->db, session, &places, error))
      return NULL;
    g_array_append_val (form->left, places);
    g_ptr_array_add (form->sessions, g_steal_pointer (&session));
  }
  return g_steal_pointer (&form);
}
