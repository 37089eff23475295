#include "lyd-approvals.h"

#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-sensitive.h"
#include "lyd-waiting.h"
#include "lyd-words-audience.h"

#include <glib/gi18n.h>

/* More than that would be a list and no sentence. */
#define MAX_NAMES 12

void
lyd_pending_free (LydPending *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self->why);
  g_free (self->answers);
  g_free (self->note);
  g_free (self);
}

void
lyd_decision_free (LydDecision *self)
{
  g_clear_pointer (&self->waitlisted, g_ptr_array_unref);
  g_clear_pointer (&self->promoted, g_ptr_array_unref);
  g_free (self);
}

/* ---- who waits for a decision, and why ---- */

/* What is asked of everybody on the list. */
typedef struct {
  LydEvent *event;
  GPtrArray *rules;     /* of LydAudienceRule */
  GPtrArray *questions; /* of LydQuestion */
} Asked;

static void
asked_clear (Asked *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static char *
explain (const Asked *asked,
         LydHold hold,
         const LydSeats *seats,
         const char *organization)
{
  g_autofree char *audience = NULL;

  if (hold == LYD_HOLD_AUDIENCE) {
    audience = lyd_words_audience (asked->rules);
    /* Translators: whom the event is for: members of SPARC */
    return g_strdup_printf (_ ("The event is for %s"), audience);
  }
  if (hold == LYD_HOLD_SEATS)
    return g_strdup_printf (ngettext ("%1$s has %2$d included seat, and it is taken",
                                      "%1$s has %2$d included seats, and they are taken", (gulong) seats->included),
                            organization, seats->included);
  return g_strdup (_ ("Somebody has to decide"));
}

static gboolean
add_answers (LydFile *file,
             const Asked *asked,
             LydPending *pending,
             GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < asked->questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (asked->questions, i);
    g_autoptr (GError) local = NULL;
    g_autofree char *value = NULL;

    if (question->sensitive)
      continue;
    value = lyd_answers_get (file->db, &pending->registration, &question->id, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (value != NULL && value[0] != '\0')
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", question->label, value);
  }
  if (text->len > 0)
    pending->answers = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static LydPending *
pending_new (LydFile *file,
             const Asked *asked,
             const LydRegistration *registration,
             GError **error)
{
  g_autoptr (LydPending) self = g_new0 (LydPending, 1);
  g_autoptr (LydPerson) person = lyd_people_get (file->db, &registration->person, error);
  g_autoptr (LydOrganization) organization = NULL;
  LydSeats seats = { .included = -1 };
  LydCandidate candidate;
  gboolean included;

  if (person == NULL)
    return NULL;
  if (!lyd_id_is_none (&person->organization) &&
      ((organization = lyd_organizations_get (file->db, &person->organization, error)) == NULL ||
       !lyd_seats_count (file->db, asked->event, &person->organization, &seats, error)))
    return NULL;
  candidate = (LydCandidate){ person->id, person->organization, registration->type };
  if (!lyd_eligibility_fits (file, asked->event, asked->rules, &candidate, &included, error))
    return NULL;
  self->registration = registration->id;
  self->name = g_strdup (person->name);
  self->organization = organization != NULL ? g_strdup (organization->name) : NULL;
  self->type = registration->type;
  self->registered_at = registration->registered_at;
  self->note = g_strdup (registration->note);
  if (!included)
    self->hold = LYD_HOLD_AUDIENCE;
  else if (seats.included >= 0 && seats.taken >= seats.included && lyd_seats_counts (registration->type))
    self->hold = LYD_HOLD_SEATS;
  self->why = explain (asked, self->hold, &seats, self->organization);
  return add_answers (file, asked, self, error) ? g_steal_pointer (&self) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type LydPending): who waits for a decision, who came first first */
GPtrArray *
lyd_approvals_list (LydFile *file,
                    const LydId *event,
                    GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_pending_free);
  g_autoptr (GPtrArray) registrations = NULL;
  g_auto (Asked) asked = { 0 };

  if ((asked.event = lyd_plan_get_event (file, event, error)) == NULL ||
      (asked.rules = lyd_eligibility_get (file, event, NULL, error)) == NULL ||
      (asked.questions = lyd_questions_list (file->db, event, error)) == NULL ||
      (registrations = lyd_registrations_list_pending (file->db, event, error)) == NULL)
    return NULL;
  /* Whoever is to be named is looked at in the list of registrations, where somebody has to ask. */
  for (guint i = 0; i < registrations->len && !asked.event->sensitive; i++) {
    LydPending *pending = pending_new (file, &asked, g_ptr_array_index (registrations, i), error);

    if (pending == NULL)
      return NULL;
    g_ptr_array_add (list, pending);
  }
  return g_steal_pointer (&list);
}

/* ---- deciding ---- */

/* By what they lead to. */
static const struct {
  LydStatus status;
  const char *code;
} decisions[] = {
  { LYD_STATUS_CONFIRMED, "approve" },
  { LYD_STATUS_DENIED, "deny" },
  { LYD_STATUS_WAITLISTED, "let-wait" },
};

static const char *
find_code (LydStatus status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (decisions[i].status == status)
      return decisions[i].code;
  return NULL;
}

static char *
join_names (const GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < MAX_NAMES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  if (names->len > MAX_NAMES)
    g_string_append_printf (text, " … +%u", names->len - MAX_NAMES);
  return g_string_free (text, FALSE);
}

/* Whoever is decided about already stays as they are. @excused: gets %TRUE where somebody came in by exception */
static gboolean
decide_one (LydFile *file,
            const LydId *event,
            const LydId *id,
            LydStatus status,
            const char *override,
            LydDecision *decision,
            GPtrArray *names,
            const char **excused,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, id, &local);
  g_autoptr (LydPerson) person = NULL;
  LydStatusChange change = { .status = status, .promoted = decision->promoted };
  const char *reason = NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (registration == NULL || !lyd_id_equal (&registration->event, event) ||
      registration->status != LYD_STATUS_PENDING)
    return TRUE;
  if ((person = lyd_people_get (file->db, &registration->person, error)) == NULL ||
      !lyd_register_change_within (file, registration, TRUE, override, &change, &reason, error))
    return FALSE;
  if (reason != NULL && *excused == NULL)
    *excused = g_intern_string (reason);
  if (change.hold == LYD_HOLD_FULL)
    g_ptr_array_add (decision->waitlisted, g_strdup (person->name));
  g_ptr_array_add (names, g_steal_pointer (&person->name));
  decision->n_changed++;
  return TRUE;
}

/**
 * lyd_approvals_decide:
 * @many: about whom; who is not pending any more stays as they are
 * @status: confirmed (the waiting list where no place is left), waitlisted or denied
 * @reason: (nullable): why somebody whom the event is not for may come; "Approved" where nobody says so. Of those who
 *   are denied or have to wait: why, which the history keeps
 *
 * Decides about as many as there are, as one act; where nobody was pending, there is no act.
 *
 * Returns: (transfer full) (nullable)
 */
LydDecision *
lyd_approvals_decide (LydFile *file,
                      const LydId *event_id,
                      const LydMany *many,
                      LydStatus status,
                      const char *reason,
                      GError **error)
{
  gboolean approves = status == LYD_STATUS_CONFIRMED;
  g_autofree char *why = reason != NULL && !approves ? lyd_clean_line (reason) : NULL;
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydDecision) decision = g_new0 (LydDecision, 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LydEvent) event = NULL;
  g_autofree char *who = NULL;
  g_autofree char *waitlisted = NULL;
  const char *excused = NULL;

  g_return_val_if_fail (find_code (status) != NULL, NULL);

  decision->waitlisted = g_ptr_array_new_with_free_func (g_free);
  decision->promoted = lyd_promotions_new ();
  if (act == NULL || (event = lyd_plan_get_event (file, event_id, error)) == NULL)
    return NULL;
  for (gsize i = 0; i < many->n_ids; i++) {
    if (!decide_one (file, event_id, &many->ids[i], status, reason, decision, names, &excused, error))
      return NULL;
    if (many->n_done != NULL)
      g_atomic_int_inc (many->n_done);
    if (many->cancellable != NULL && g_cancellable_set_error_if_cancelled (many->cancellable, error))
      return NULL;
  }
  if (decision->n_changed == 0)
    return g_steal_pointer (&decision);
  who = join_names (names);
  waitlisted = join_names (decision->waitlisted);
  return lyd_file_commit (file, &act, find_code (status), event_id, error, "title", event->title, "names", who,
                          "override", approves && reason != NULL ? excused : NULL, "reason", why, "waitlisted",
                          waitlisted, NULL)
           ? g_steal_pointer (&decision)
           : NULL;
}
