#include "lyd-demo-attendance.h"

#include "lyd-demo-online.h"
#include "lyd-events.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-scans.h"
#include "lyd-time.h"

#include <string.h>

/* Beside those who come: what a real list holds as well. Added after the confirmed ones. */
static const LydStatus other_statuses[] = {
  LYD_STATUS_WAITLISTED,
  LYD_STATUS_WAITLISTED,
  LYD_STATUS_WAITLISTED,
  LYD_STATUS_PENDING,
  LYD_STATUS_PENDING,
  LYD_STATUS_CANCELLED,
  LYD_STATUS_CANCELLED,
  LYD_STATUS_DENIED,
};

static const char *const diets[] = { "Vegetarian", "Vegan", "Halal", "Gluten-free (celiac)", "Peanut allergy (severe)",
                                     "Kosher" };
static const char *const access_needs[] = { "ASL interpreter", "Step-free room", "Front-row seat", "Large print" };
static const char *const shirts[] = { "S", "M", "L", "XL" };

typedef struct {
  LydFile *file;
  const LydEvent *event;
  GPtrArray *sessions;
  int *taken; /* places, by session */
  GPtrArray *questions;
  const LydId *station;
  LydDemoSummary *summary;
  guint64 state; /* of the generator */
  gint64 now;
} Attendance;

/* The order in which people come to mind for this event: another one for each title, the same in every demo. */
static void
shuffle (guint *order,
         const char *title)
{
  guint64 state = 88172645463325252ull ^ g_str_hash (title);

  for (guint i = 0; i < LYD_DEMO_N_PEOPLE; i++)
    order[i] = i;
  for (guint i = LYD_DEMO_N_PEOPLE - 1; i > 0; i--) {
    guint j = lyd_demo_pick (&state, i + 1);
    guint other = order[i];

    order[i] = order[j];
    order[j] = other;
  }
}

static LydAttendeeType
type_of (const LydEvent *event,
         guint index)
{
  if (event->mode == LYD_MODE_ONLINE)
    return LYD_ATTENDEE_MEMBER_STAFF;
  if (index % 17 == 3)
    return LYD_ATTENDEE_SPEAKER;
  if (index % 23 == 5)
    return LYD_ATTENDEE_FUNDER;
  if (index % 29 == 7)
    return LYD_ATTENDEE_GUEST;
  if (index % 41 == 9)
    return LYD_ATTENDEE_CHILD_GUEST;
  if (index % 31 == 11)
    return LYD_ATTENDEE_STAFF;
  return LYD_ATTENDEE_MEMBER_STAFF;
}

/* From the session drawn by lot on, the first of the @n at that hour that has a place left; -1: all are full. */
static int
find_place (Attendance *self,
            guint first,
            guint n)
{
  guint lot = lyd_demo_pick (&self->state, n);

  for (guint i = 0; i < n; i++) {
    guint index = first + (lot + i) % n;
    const LydSession *session = g_ptr_array_index (self->sessions, index);

    if (session->capacity < 0 || self->taken[index] < session->capacity)
      return (int) index;
  }
  return -1;
}

/* One breakout for each hour that has some, as long as there are places. */
static gboolean
choose_sessions (Attendance *self,
                 const LydRegistration *registration,
                 GError **error)
{
  for (guint i = 0; i < self->sessions->len;) {
    const LydSession *first = g_ptr_array_index (self->sessions, i);
    guint n = 1;

    while (i + n < self->sessions->len &&
           ((LydSession *) g_ptr_array_index (self->sessions, i + n))->start == first->start)
      n++;
    if (first->choice && registration->status == LYD_STATUS_CONFIRMED) {
      int index = find_place (self, i, n);
      const LydSession *chosen = index >= 0 ? g_ptr_array_index (self->sessions, index) : NULL;

      if (chosen != NULL) {
        self->taken[index]++;
        if (!lyd_places_add (self->file->db, &registration->id, &chosen->id, error))
          return FALSE;
      }
    }
    i += n;
  }
  return TRUE;
}

static gboolean
answer (Attendance *self,
        const LydRegistration *registration,
        GError **error)
{
  for (guint i = 0; i < self->questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (self->questions, i);
    const char *value = NULL;

    if (question->kind == LYD_QUESTION_CHOICE)
      value = shirts[lyd_demo_pick (&self->state, G_N_ELEMENTS (shirts))];
    else if (i == 0 && lyd_demo_pick (&self->state, 4) == 0)
      value = diets[lyd_demo_pick (&self->state, G_N_ELEMENTS (diets))];
    else if (i == 1 && registration->needs_assistance)
      value = access_needs[lyd_demo_pick (&self->state, G_N_ELEMENTS (access_needs))];
    if (value != NULL && !lyd_answers_set (self->file->db, &registration->id, &question->id, value, error))
      return FALSE;
  }
  return TRUE;
}

/* Over forty days; whoever waits came when the places were taken, one after the other. */
static gint64
get_registered_at (const LydEvent *event,
                   guint index,
                   LydStatus status)
{
  return status == LYD_STATUS_WAITLISTED ? event->start - 3 * 24 * LYD_HOUR + (gint64) index * LYD_HOUR / 4
                                         : event->start - (gint64) (3 + index % 40) * 24 * LYD_HOUR;
}

static gboolean
add_registration (Attendance *self,
                  const LydDemoPerson *person,
                  guint index,
                  LydStatus status,
                  LydId *id,
                  GError **error)
{
  g_autoptr (LydRegistration) registration = lyd_registration_new ();

  registration->event = self->event->id;
  registration->person = person->id;
  registration->status = status;
  registration->type = type_of (self->event, index);
  registration->origin = LYD_ORIGIN_IMPORT;
  registration->registered_at = MIN (get_registered_at (self->event, index, status), self->now);
  registration->first_time = lyd_demo_pick (&self->state, 5) == 0;
  registration->no_photos = lyd_demo_pick (&self->state, 9) == 0;
  registration->needs_assistance = self->event->kind == LYD_KIND_RETREAT && lyd_demo_pick (&self->state, 24) == 0;
  if (!lyd_register_issue (self->file, registration, NULL, error))
    return FALSE;
  self->summary->n_registrations++;
  *id = registration->id;
  return self->event->kind != LYD_KIND_RETREAT ||
         (choose_sessions (self, registration, error) && answer (self, registration, error));
}

/* One after the other, all within fifty minutes: the log is in the order in which people came.
 * @order: which of the @n who come */
static gboolean
add_scan (Attendance *self,
          const LydId *registration,
          guint order,
          guint n,
          GError **error)
{
  const LydSession *first = g_ptr_array_index (self->sessions, 0);
  g_autoptr (LydScan) scan = lyd_scan_new ();

  scan->id = lyd_context_make_id (&self->file->context);
  scan->attempt = lyd_context_make_id (&self->file->context);
  scan->station = *self->station;
  scan->seq = ++self->summary->n_scans;
  scan->session = first->id;
  scan->registration = *registration;
  scan->kind = LYD_SCAN_ENTRY;
  scan->at = first->start + (gint64) (50 * LYD_MINUTE * (order + lyd_demo_pick (&self->state, 100) / 100.0) / n);
  scan->recorded_at = scan->at;
  scan->source = LYD_SOURCE_PAPER;
  scan->verdict = LYD_VERDICT_ADMITTED;
  scan->basis = LYD_VERDICT_ADMITTED;
  scan->raw = g_strdup ("");
  return lyd_scans_insert (self->file->db, scan, error);
}

/* Whether somebody can have attended @event. */
gboolean
lyd_demo_is_past (LydFile *file,
                  const LydEvent *event)
{
  return event->start < lyd_context_now (&file->context) - LYD_DAY / 2;
}

/**
 * lyd_demo_add_attendance:
 * @people: all of the demo's
 * @station: where the scans come from
 * @n_registered: how many are confirmed
 * @n_attended: how many of them came, where the first session has begun
 * @reported: whether there is a report of it, where it is an online meeting
 *
 * Registers people for @event and, where it lies in the past, has them attend: in the room as a paper list says, online
 * as a report does.
 */
gboolean
lyd_demo_add_attendance (LydFile *file,
                         const LydEvent *event,
                         const LydDemoPerson *people,
                         const LydId *station,
                         int n_registered,
                         int n_attended,
                         gboolean reported,
                         LydDemoSummary *summary,
                         GError **error)
{
  g_autoptr (GPtrArray) sessions = lyd_sessions_list (file->db, &event->id, error);
  g_autoptr (GPtrArray) questions = sessions != NULL ? lyd_questions_list (file->db, &event->id, error) : NULL;
  Attendance self = {
    .file = file,
    .event = event,
    .sessions = sessions,
    .questions = questions,
    .station = station,
    .summary = summary,
    .state = 1 + g_str_hash (event->title),
    .now = lyd_context_now (&file->context),
  };
  g_autofree int *taken = g_new0 (int, sessions != NULL ? sessions->len : 0);
  g_autoptr (GArray) guests = g_array_new (FALSE, FALSE, sizeof (LydDemoGuest));
  gboolean past = lyd_demo_is_past (file, event);
  gboolean online = event->mode == LYD_MODE_ONLINE;
  guint order[LYD_DEMO_N_PEOPLE];
  guint n_others = event->kind == LYD_KIND_RETREAT ? G_N_ELEMENTS (other_statuses) : 0;

  if (questions == NULL)
    return FALSE;
  self.taken = taken;
  shuffle (order, event->title);
  for (guint i = 0; i < (guint) n_registered + n_others && i < LYD_DEMO_N_PEOPLE; i++) {
    LydStatus status = i < (guint) n_registered ? LYD_STATUS_CONFIRMED : other_statuses[i - (guint) n_registered];
    LydDemoGuest guest = { .person = &people[order[i]] };

    if (!add_registration (&self, guest.person, i, status, &guest.registration, error))
      return FALSE;
    if (past && !online && i < (guint) n_attended &&
        !add_scan (&self, &guest.registration, i, (guint) n_attended, error))
      return FALSE;
    g_array_append_val (guests, guest);
  }
  return !past || !online || !reported ||
         lyd_demo_add_report (file, event, g_ptr_array_index (sessions, 0), guests, (guint) n_attended, summary, error);
}
