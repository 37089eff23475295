#include "lyd-seating.h"

#include "lyd-events.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"
#include "lyd-sensitive.h"
#include "lyd-waiting.h"

#include <glib/gi18n.h>

/* More than that would be a list and no sentence. */
#define MAX_NAMES 12

static void
session_places_free (gpointer data)
{
  LydSessionPlaces *self = data;

  g_clear_pointer (&self->session, lyd_session_free);
  g_free (self);
}

void
lyd_seating_free (LydSeating *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_free (self);
}

void
lyd_promotion_free (LydPromotion *self)
{
  g_free (self->name);
  g_free (self->session);
  g_free (self);
}

/* Returns: (transfer full) (element-type LydPromotion) */
GPtrArray *
lyd_promotions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_promotion_free);
}

/* Returns: (transfer full): "Ana Wu, José Díaz (Budget advocacy)", for the journal; "" for nobody */
char *
lyd_promotions_dup_names (const GPtrArray *promoted)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < promoted->len && i < MAX_NAMES; i++) {
    const LydPromotion *promotion = g_ptr_array_index (promoted, i);

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", promotion->name);
    if (promotion->session != NULL)
      g_string_append_printf (names, " (%s)", promotion->session);
  }
  if (promoted->len > MAX_NAMES)
    g_string_append_printf (names, " … +%u", promoted->len - MAX_NAMES);
  return g_string_free (names, FALSE);
}

/* Returns: (transfer full): "“Budget advocacy”, “Caucus”", for the journal; "" for none */
char *
lyd_seating_join_titles (const GPtrArray *titles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < titles->len; i++)
    g_string_append_printf (text, "%s“%s”", i > 0 ? ", " : "", (const char *) g_ptr_array_index (titles, i));
  return g_string_free (text, FALSE);
}

/* Nobody is named where people are only counted. */
static gboolean
keeps_list (const LydSession *session)
{
  return session->choice && !session->sensitive;
}

static gboolean
add_sessions (LydFile *file,
              LydSeating *self,
              GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_sessions_list (file->db, &self->event->id, error);

  while (sessions != NULL && sessions->len > 0) {
    g_autoptr (LydSession) session = g_ptr_array_steal_index (sessions, 0);
    LydSessionPlaces *line;

    if (!keeps_list (session))
      continue;
    line = g_new0 (LydSessionPlaces, 1);
    line->session = g_steal_pointer (&session);
    g_ptr_array_add (self->sessions, line);
    if (!lyd_waiting_count_session (file->db, line->session, &line->places, error))
      return FALSE;
  }
  return sessions != NULL;
}

/* Seats are told where the event has a usual number, or some organization one of its own. */
static gboolean
add_seats (LydFile *file,
           LydSeating *self,
           GError **error)
{
  gboolean used;

  if (!lyd_seats_is_used (file->db, self->event, &used, error))
    return FALSE;
  self->seats = used ? lyd_seats_list (file->db, self->event, error)
                     : g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_seat_line_free);
  return self->seats != NULL;
}

/* Returns: (transfer full) (nullable): what is taken, what is left, and who waits, as it is now */
LydSeating *
lyd_seating_get (LydFile *file,
                 const LydId *event,
                 GError **error)
{
  g_autoptr (LydSeating) self = g_new0 (LydSeating, 1);

  self->sessions = g_ptr_array_new_with_free_func (session_places_free);
  self->event = lyd_plan_get_event (file, event, error);
  if (self->event == NULL || !lyd_waiting_count_event (file->db, self->event, &self->places, error) ||
      !add_sessions (file, self, error) || !add_seats (file, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * lyd_seating_list_waiting:
 * @session: (nullable): whose list; %NULL: the event's own
 *
 * Returns: (transfer full) (nullable) (element-type LydWaiting): in the order in which they move up
 */
GPtrArray *
lyd_seating_list_waiting (LydFile *file,
                          const LydId *event,
                          const LydId *session,
                          GError **error)
{
  gboolean sensitive;

  if (!lyd_sensitive_is_event (file, event, &sensitive, error))
    return NULL;
  if (sensitive)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_waiting_free);
  return session != NULL ? lyd_waiting_list_session (file->db, session, -1, error)
                         : lyd_waiting_list_event (file->db, event, -1, error);
}

/* Why somebody who registers now is not simply confirmed. @excused: the audience does not matter */
gboolean
lyd_seating_judge (LydFile *file,
                   const LydEvent *event,
                   const LydCandidate *candidate,
                   gboolean excused,
                   LydHold *hold,
                   GError **error)
{
  gboolean has_seats = !lyd_id_is_none (&candidate->organization);
  LydPlaces places = { .capacity = event->capacity };
  LydSeats seats = { .included = -1 };
  gboolean included = TRUE;

  if ((!excused && !lyd_eligibility_check (file, event, NULL, candidate, &included, NULL, error)) ||
      (has_seats && !lyd_seats_count (file->db, event, &candidate->organization, &seats, error)) ||
      (event->capacity >= 0 && !lyd_waiting_count_event (file->db, event, &places, error)))
    return FALSE;
  *hold = lyd_places_decide (&places, has_seats ? &seats : NULL, candidate->type, included);
  if (*hold != LYD_HOLD_FULL || !event->sensitive)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
               _ ("“%s” is full, and it keeps no waiting list. Nobody was registered."), event->title);
  return FALSE;
}

/**
 * lyd_seating_take:
 * @beyond: also where no place is left
 * @excused: also where the session is for others
 * @choice: (out)
 *
 * Has @registration choose @session. Whoever is not confirmed for the event only says what they want: they take no
 * place and wait for none.
 */
gboolean
lyd_seating_take (LydFile *file,
                  const LydRegistration *registration,
                  const LydId *session_id,
                  gboolean beyond,
                  gboolean excused,
                  LydChoice *choice,
                  GError **error)
{
  g_autoptr (LydSession) session = lyd_plan_get_session (file, session_id, error);
  LydPlaces places = { .capacity = -1 };
  gboolean included = TRUE;

  *choice = LYD_CHOICE_REFUSED;
  if (session == NULL ||
      (!excused && !lyd_eligibility_check_registration (file, registration, session_id, &included, error)))
    return FALSE;
  if (!included)
    return TRUE;
  *choice = LYD_CHOICE_TAKEN;
  if (session->choice && session->capacity >= 0 && registration->status == LYD_STATUS_CONFIRMED && !beyond &&
      !lyd_waiting_count_session (file->db, session, &places, error))
    return FALSE;
  if (lyd_places_get_open (&places) > 0)
    return lyd_waiting_remove (file->db, &registration->id, session_id, error) &&
           lyd_places_add (file->db, &registration->id, session_id, error);
  if (session->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("“%s” is full, and it keeps no waiting list. Nothing was changed."), session->title);
    return FALSE;
  }
  *choice = LYD_CHOICE_WAITING;
  return lyd_waiting_add (file->db, &registration->id, session_id, error);
}

static gboolean
settle_choice (LydFile *file,
               const LydRegistration *registration,
               const LydSession *session,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  LydPlaces places;
  gboolean has;

  if (!keeps_list (session) || session->capacity < 0)
    return TRUE;
  has = lyd_places_has (file->db, &registration->id, &session->id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!has)
    return TRUE;
  if (!lyd_waiting_count_session (file->db, session, &places, error))
    return FALSE;
  /* Its own place is counted among those that are taken. */
  return lyd_places_get_over (&places) == 0 ||
         (lyd_places_remove (file->db, &registration->id, &session->id, error) &&
          lyd_waiting_add (file->db, &registration->id, &session->id, error));
}

/* Somebody was confirmed just now: what they chose before may be taken by others since, then they wait for it. */
gboolean
lyd_seating_settle_registration (LydFile *file,
                                 const LydRegistration *registration,
                                 GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_sessions_list (file->db, &registration->event, error);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    if (!settle_choice (file, registration, g_ptr_array_index (sessions, i), error))
      return FALSE;
  return sessions != NULL;
}

static void
note (GPtrArray *promoted,
      const LydWaiting *waiting,
      const char *session)
{
  LydPromotion *promotion = g_new0 (LydPromotion, 1);

  promotion->registration = waiting->registration;
  promotion->name = g_strdup (waiting->name);
  promotion->session = g_strdup (session);
  g_ptr_array_add (promoted, promotion);
}

/* The first @n of the event's list, without those in @except. */
static gboolean
promote_for_event (LydFile *file,
                   const LydId *event,
                   GHashTable *except,
                   int n,
                   GPtrArray *promoted,
                   GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  int n_except = except != NULL ? (int) g_hash_table_size (except) : 0;

  if (n <= 0)
    return TRUE;
  list = lyd_waiting_list_event (file->db, event, n < G_MAXINT - n_except ? n + n_except : -1, error);
  for (guint i = 0; list != NULL && i < list->len && n > 0; i++) {
    const LydWaiting *waiting = g_ptr_array_index (list, i);
    g_autoptr (LydRegistration) registration = NULL;

    if (except != NULL && g_hash_table_contains (except, &waiting->registration))
      continue;
    registration = lyd_registrations_get (file->db, &waiting->registration, error);
    if (registration == NULL)
      return FALSE;
    registration->status = LYD_STATUS_CONFIRMED;
    if (!lyd_registrations_update (file->db, registration, error) ||
        !lyd_seating_settle_registration (file, registration, error))
      return FALSE;
    note (promoted, waiting, NULL);
    n--;
  }
  return list != NULL;
}

/* The first @n of the session's list. */
static gboolean
promote_for_session (LydFile *file,
                     const LydSession *session,
                     int n,
                     GPtrArray *promoted,
                     GError **error)
{
  g_autoptr (GPtrArray) list = NULL;

  if (n <= 0)
    return TRUE;
  list = lyd_waiting_list_session (file->db, &session->id, n < G_MAXINT ? n : -1, error);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const LydWaiting *waiting = g_ptr_array_index (list, i);

    if (!lyd_waiting_remove (file->db, &waiting->registration, &session->id, error) ||
        !lyd_places_add (file->db, &waiting->registration, &session->id, error))
      return FALSE;
    note (promoted, waiting, session->title);
  }
  return list != NULL;
}

static gboolean
settle_session (LydFile *file,
                const LydSession *session,
                GPtrArray *promoted,
                GError **error)
{
  LydPlaces places;

  if (!keeps_list (session))
    return TRUE;
  return lyd_waiting_count_session (file->db, session, &places, error) &&
         (places.waiting == 0 ||
          promote_for_session (file, session, lyd_places_get_left (&places), promoted, error));
}

static gboolean
settle (LydFile *file,
        const LydId *id,
        GHashTable *except,
        gboolean unlimited,
        GPtrArray *promoted,
        GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, id, error);
  g_autoptr (GPtrArray) sessions = NULL;
  gint64 now = lyd_context_now (&file->context);
  LydPlaces places;

  if (event == NULL || (sessions = lyd_sessions_list (file->db, id, error)) == NULL)
    return FALSE;
  if (event->end < now || event->state == LYD_EVENT_CANCELLED)
    return TRUE;
  /* Without a limit people wait only because somebody put them there. */
  if ((event->capacity >= 0 || unlimited) && !event->sensitive &&
      (!lyd_waiting_count_event (file->db, event, &places, error) ||
       (places.waiting > 0 &&
        !promote_for_event (file, id, except, lyd_places_get_left (&places), promoted, error))))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    if (((LydSession *) g_ptr_array_index (sessions, i))->end >= now &&
        !settle_session (file, g_ptr_array_index (sessions, i), promoted, error))
      return FALSE;
  return TRUE;
}

/**
 * lyd_seating_settle:
 * @except: (nullable): a registration that was put on the list by this very act
 * @promoted: (element-type LydPromotion): gets who moved up
 *
 * To be called by every act that may have freed a place, within it: those who wait move up.
 */
gboolean
lyd_seating_settle (LydFile *file,
                    const LydId *event,
                    const LydId *except,
                    GPtrArray *promoted,
                    GError **error)
{
  g_autoptr (GHashTable) those = g_hash_table_new (lyd_id_hash, lyd_id_equal);

  if (except != NULL)
    g_hash_table_add (those, (gpointer) except);
  return settle (file, event, those, FALSE, promoted, error);
}

/* As lyd_seating_settle(), where the act put many on the list. @except: a set of #LydId */
gboolean
lyd_seating_settle_without (LydFile *file,
                            const LydId *event,
                            GHashTable *except,
                            GPtrArray *promoted,
                            GError **error)
{
  return settle (file, event, except, FALSE, promoted, error);
}

/* As lyd_seating_settle(), where the act lifted the event's limit. */
gboolean
lyd_seating_settle_unlimited (LydFile *file,
                              const LydId *event,
                              GPtrArray *promoted,
                              GError **error)
{
  return settle (file, event, NULL, TRUE, promoted, error);
}

/* How many of those who wait may move up. */
static int
get_n (const LydPlaces *places,
       int at_most,
       gboolean beyond)
{
  int n = beyond ? G_MAXINT : lyd_places_get_left (places);

  return at_most >= 0 ? MIN (n, at_most) : n;
}

/**
 * lyd_seating_promote:
 * @session: (nullable): whose list; %NULL: the event's own
 * @at_most: -1: as many as there are places
 * @beyond: also where no place is left
 *
 * Moves those who wait up, in their order, as one act; where nobody can, there is no act.
 *
 * Returns: (transfer full) (nullable) (element-type LydPromotion): who moved up
 */
GPtrArray *
lyd_seating_promote (LydFile *file,
                     const LydId *event_id,
                     const LydId *session_id,
                     int at_most,
                     gboolean beyond,
                     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (GPtrArray) promoted = lyd_promotions_new ();
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydSession) session = NULL;
  g_autofree char *names = NULL;
  LydPlaces places;

  if (act == NULL || (event = lyd_plan_get_event (file, event_id, error)) == NULL)
    return NULL;
  if (session_id != NULL) {
    session = lyd_plan_get_session (file, session_id, error);
    if (session == NULL || !lyd_waiting_count_session (file->db, session, &places, error) ||
        !promote_for_session (file, session, get_n (&places, at_most, beyond), promoted, error))
      return NULL;
  } else if (!lyd_waiting_count_event (file->db, event, &places, error) ||
             !promote_for_event (file, event_id, NULL, get_n (&places, at_most, beyond), promoted, error)) {
    return NULL;
  }
  names = lyd_promotions_dup_names (promoted);
  if (promoted->len > 0 && !lyd_file_commit (file, &act, "promote", event_id, error, "title", event->title, "promoted",
                                             names, NULL))
    return NULL;
  return g_steal_pointer (&promoted);
}

/* The registration with its person's name, and that the session is of the same event. */
static LydRegistration *
load_choice (LydFile *file,
             const LydId *id,
             const LydSession *session,
             char **name,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) registration = lyd_registrations_get (file->db, id, &local);
  g_autoptr (LydPerson) person = NULL;

  if (registration != NULL)
    person = lyd_people_get (file->db, &registration->person, &local);
  if (local == NULL && (person == NULL || !lyd_id_equal (&registration->event, &session->event)))
    g_set_error (&local, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("There is no such registration for “%s”. Nothing was changed."), session->title);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  *name = g_strdup (person->name);
  return g_steal_pointer (&registration);
}

/* Whether the session is chosen already, or waited for. */
static gboolean
has_choice (LydFile *file,
            const LydId *registration,
            const LydId *session,
            gboolean *has,
            gboolean *waits,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  *has = lyd_places_has (file->db, registration, session, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return lyd_waiting_has (file->db, registration, session, waits, error);
}

/**
 * lyd_seating_choose:
 * @beyond: also where no place is left
 * @override: (nullable): why also where the session is for others
 * @choice: (out)
 *
 * A registration chooses a session, or waits for a place in it, as one act.
 */
gboolean
lyd_seating_choose (LydFile *file,
                    const LydId *id,
                    const LydId *session_id,
                    gboolean beyond,
                    const char *override,
                    LydChoice *choice,
                    GError **error)
{
  static const char *const codes[] = { [LYD_CHOICE_TAKEN] = "choose-session", [LYD_CHOICE_WAITING] = "wait-session" };
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydRegistration) registration = NULL;
  g_autofree char *name = NULL;
  gboolean has = FALSE;
  gboolean waited = FALSE;

  if (act == NULL || (session = lyd_plan_get_session (file, session_id, error)) == NULL ||
      (registration = load_choice (file, id, session, &name, error)) == NULL ||
      !has_choice (file, id, session_id, &has, &waited, error))
    return FALSE;
  if (session->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is only counted: nobody chooses it by name. Nothing was changed."), session->title);
    return FALSE;
  }
  *choice = LYD_CHOICE_UNCHANGED;
  if (has || (waited && !beyond))
    return TRUE;
  if (!lyd_seating_take (file, registration, session_id, beyond, override != NULL, choice, error))
    return FALSE;
  return *choice == LYD_CHOICE_REFUSED ||
         lyd_file_commit (file, &act, codes[*choice], id, error, "name", name, "session", session->title, "override",
                          override, NULL);
}

/* A registration gives its place in a session back, or waits no longer; those who wait move up.
 * Returns: (transfer full) (nullable) (element-type LydPromotion): who moved up */
GPtrArray *
lyd_seating_give_back (LydFile *file,
                       const LydId *id,
                       const LydId *session_id,
                       GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (GPtrArray) promoted = lyd_promotions_new ();
  g_autoptr (LydSession) session = NULL;
  g_autoptr (LydRegistration) registration = NULL;
  g_autofree char *names = NULL;
  g_autofree char *name = NULL;
  gboolean has = FALSE;
  gboolean waits = FALSE;

  if (act == NULL || (session = lyd_plan_get_session (file, session_id, error)) == NULL ||
      (registration = load_choice (file, id, session, &name, error)) == NULL ||
      !has_choice (file, id, session_id, &has, &waits, error))
    return NULL;
  if (!has && !waits)
    return g_steal_pointer (&promoted);
  if (!lyd_places_remove (file->db, id, session_id, error) || !lyd_waiting_remove (file->db, id, session_id, error) ||
      !lyd_seating_settle (file, &session->event, NULL, promoted, error))
    return NULL;
  names = lyd_promotions_dup_names (promoted);
  return lyd_file_commit (file, &act, "leave-session", id, error, "name", name, "session", session->title, "promoted",
                          names, NULL)
           ? g_steal_pointer (&promoted)
           : NULL;
}

/**
 * lyd_seating_set_seats:
 * @organization: its name, folded
 * @seats: included for this organization; -1: no limit; %LYD_SEATS_USUAL
 *
 * Changes what counts from now on; whoever is registered stays as they are.
 */
gboolean
lyd_seating_set_seats (LydFile *file,
                       const LydId *event_id,
                       const char *organization_name,
                       int seats,
                       GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydOrganization) organization = NULL;
  g_autoptr (GError) local = NULL;
  gboolean done;

  if (act == NULL || (event = lyd_plan_get_event (file, event_id, error)) == NULL)
    return FALSE;
  organization = lyd_organizations_find (file->db, organization_name, &local);
  if (organization == NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    else
      g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no organization “%s”. Nothing was changed."),
                   organization_name);
    return FALSE;
  }
  done = seats == LYD_SEATS_USUAL ? lyd_seats_unset (file->db, event_id, &organization->id, error)
                                  : lyd_seats_set (file->db, event_id, &organization->id, seats, error);
  return done && lyd_file_commit (file, &act, "set-seats", event_id, error, "title", event->title, "organization",
                                  organization->name, NULL);
}
