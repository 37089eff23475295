#include "lyd-attendance-private.h"

#include "lyd-imports.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"

#include <glib/gi18n.h>

/* Beyond that a file is known by its hash alone. */
#define MOST_BYTES_KEPT (32 * 1024 * 1024)
/* design.md, "Waiting for each other" */
#define MANY_ROWS 5000

/* One run of lyd_attendance_apply(). */
typedef struct {
  LydFile *file;
  LydAttendancePlan *plan;
  LydId report;
  gint64 now;
  GHashTable *made; /* LydId * of a person -> LydId *: the registration that was made for them now */
} Apply;

/* As what somebody who is not registered was there. */
static LydAttendeeType
type_of (LydOnlineRole role)
{
  static const LydAttendeeType types[] = {
    [LYD_ROLE_ATTENDEE] = LYD_ATTENDEE_MEMBER_STAFF,
    [LYD_ROLE_PANELIST] = LYD_ATTENDEE_SPEAKER,
    [LYD_ROLE_HOST] = LYD_ATTENDEE_STAFF,
  };

  return types[role];
}

/* Registers @person as confirmed: they were there, or had been approved where they registered, so that nobody asks for
 * a place. Within the caller's act. */
gboolean
lyd_attendance_register (LydFile *file,
                         const LydEvent *event,
                         const LydId *person,
                         LydOnlineRole role,
                         LydOrigin origin,
                         gint64 registered_at,
                         LydId *registration,
                         GError **error)
{
  g_autoptr (LydRegistration) made = lyd_registration_new ();

  made->event = event->id;
  made->person = *person;
  made->status = LYD_STATUS_CONFIRMED;
  made->type = type_of (role);
  made->origin = origin;
  made->registered_at = registered_at != LYD_TIME_NONE ? registered_at : lyd_context_now (&file->context);
  if (!lyd_register_issue (file, made, NULL, error))
    return FALSE;
  *registration = made->id;
  return TRUE;
}

static gboolean
insert_person (Apply *self,
               LydWho *who,
               GError **error)
{
  g_autoptr (LydPerson) person = lyd_person_new ();
  const char *organization;

  person->id = lyd_context_make_id (&self->file->context);
  person->name = lyd_attendance_known_dup_name (who);
  person->given = g_strdup (who->given);
  person->family = g_strdup (who->family);
  person->email = g_strdup (who->email);
  person->phone = g_strdup (who->phone);
  if (!lyd_attendance_known_guess_organization (&self->plan->known, self->file, who->organization, who->folded,
                                                &person->organization, &organization, self->plan->strings, error) ||
      !lyd_people_insert_new (self->file->db, person, organization, error))
    return FALSE;
  who->person = person->id;
  return TRUE;
}

/* Whoever is to be registered, once, however many of their addresses are in the report. */
static gboolean
register_who (Apply *self,
              LydWho *who,
              GError **error)
{
  const LydAttendanceLine *line = &g_array_index (self->plan->lines, LydAttendanceLine, who->line_index);
  const LydId *made;

  if (lyd_id_is_none (&who->person) && !insert_person (self, who, error))
    return FALSE;
  made = g_hash_table_lookup (self->made, &who->person);
  if (made != NULL) {
    who->registration = *made;
    return TRUE;
  }
  if (!lyd_attendance_register (self->file, self->plan->event, &who->person, line->role,
                                line->came || line->answered ? LYD_ORIGIN_ONLINE : LYD_ORIGIN_IMPORT,
                                who->registered_at, &who->registration, error))
    return FALSE;
  g_hash_table_insert (self->made, g_memdup2 (&who->person, sizeof (LydId)),
                       g_memdup2 (&who->registration, sizeof (LydId)));
  return TRUE;
}

static gboolean
settle_who (Apply *self,
            LydWho *who,
            GError **error)
{
  LydSettlement settlement = { self->plan->session_id, who->identity, lyd_id_none, who->how };

  if (who->outcome == LYD_ATTENDANCE_ADDED && !register_who (self, who, error))
    return FALSE;
  if (who->known && who->outcome != LYD_ATTENDANCE_ADDED)
    return TRUE;
  if (who->outcome == LYD_ATTENDANCE_AMBIGUOUS)
    return TRUE;
  if (who->outcome == LYD_ATTENDANCE_IGNORED && who->how != LYD_SETTLED_BOT && who->how != LYD_SETTLED_NOBODY)
    return TRUE;
  settlement.registration = who->registration;
  return lyd_settlements_set (self->file->db, &settlement, error);
}

static gboolean
settle_all (Apply *self,
            GError **error)
{
  for (guint i = 0; i < self->plan->who->len; i++)
    if (!settle_who (self, lyd_attendance_get_who (self->plan, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_report (Apply *self,
               GError **error)
{
  LydAttendancePlan *plan = self->plan;
  LydOnlineFile report = {
    .id = self->report,
    .session = plan->session_id,
    .file_name = plan->file_name,
    .hash = plan->hash,
    .format = (char *) plan->report->format->id,
    .timezone = plan->timezone,
    .day = plan->day,
    .meeting = plan->report->meeting,
    .at = self->now,
    .rows = (int) plan->report->rows->len,
  };

  if (!lyd_online_files_insert (self->file->db, &report, error))
    return FALSE;
  if (!lyd_id_is_none (&plan->replaces) && plan->replace == LYD_REPLACE_YES &&
      !lyd_online_files_replace (self->file->db, &plan->replaces, &self->report, error))
    return FALSE;
  return g_bytes_get_size (plan->bytes) > MOST_BYTES_KEPT ||
         lyd_kept_files_add (self->file->db, plan->hash, plan->file_name, plan->bytes, self->now, error);
}

static gboolean
insert_evidence (Apply *self,
                 GError **error)
{
  const GArray *rows = self->plan->report->rows;

  for (guint i = 0; i < rows->len; i++) {
    const LydOnlineRow *row = &g_array_index (rows, LydOnlineRow, i);
    LydEvidenceRow evidence = {
      .report = self->report,
      .n = (int) i + 1,
      .line = row->line,
      .kind = row->kind,
      .role = row->role,
      .identity = lyd_attendance_get_who (self->plan, g_array_index (self->plan->whose, guint, i))->identity,
      .name = row->name,
      .email = row->email,
      .joined = row->joined,
      .left_at = row->left_at,
      .seconds = row->seconds,
      .amount = row->amount,
    };

    if (!lyd_evidence_insert (self->file->db, &evidence, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
commit (Apply *self,
        LydAct **act,
        GError **error)
{
  const LydAttendanceCounts *counts = &self->plan->counts;
  g_autofree char *count = g_strdup_printf ("%u", counts->people);
  g_autofree char *added = g_strdup_printf ("%u", counts->added);
  g_autofree char *ambiguous = g_strdup_printf ("%u", counts->ambiguous);
  g_autofree char *event = lyd_id_to_string (&self->plan->event->id);
  g_autofree char *session = lyd_id_to_string (&self->plan->session_id);
  const char *replaced =
    self->plan->replace == LYD_REPLACE_YES && self->plan->replaces_name != NULL ? self->plan->replaces_name : NULL;

  return lyd_file_commit (self->file, act, "attendance-import", &self->report, error, "file", self->plan->file_name,
                          "title", self->plan->session->title, "count", count, "added", added, "ambiguous", ambiguous,
                          "event", event, "session", session, "replaced", replaced, NULL);
}

static gboolean
refuse_outdated (GError **error)
{
  g_set_error (
    error, LYD_ERROR, LYD_ERROR_CONFLICT,
    _ ("The data has changed since this import was prepared. Nothing was imported; look at the preview again."));
  return FALSE;
}

static gboolean
run (Apply *self,
     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (self->file, error);
  gint64 state;

  if (act == NULL || (state = lyd_imports_get_state (self->file->db, error)) < 0)
    return FALSE;
  if (state != self->plan->state)
    return refuse_outdated (error);
  return insert_report (self, error) && insert_evidence (self, error) && settle_all (self, error) &&
         lyd_online_rebuild (self->file->db, &self->plan->session_id, error) && commit (self, &act, error);
}

/**
 * lyd_attendance_apply:
 * @plan: used up: to import again, plan again
 * @import: (out): the report's id, for undoing it; none where it was there already
 *
 * Does what @plan says, in one transaction and one journal entry: all of it, or nothing with an error. A plan that is
 * out of date is refused with %LYD_ERROR_CONFLICT, see lyd_attendance_plan_refresh(); one that waits for an answer
 * with %LYD_ERROR_INVALID.
 */
gboolean
lyd_attendance_apply (LydFile *file,
                      LydAttendancePlan *plan,
                      LydId *import,
                      GError **error)
{
  Apply self = { .file = file, .plan = plan, .now = lyd_context_now (&file->context) };
  gboolean large = plan->report->rows->len > MANY_ROWS;
  gboolean done;

  *import = lyd_id_none;
  if (plan->state < 0)
    return refuse_outdated (error);
  if (plan->same)
    return TRUE;
  if (lyd_attendance_plan_needs_answer (plan)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("This looks like another version of “%s”. Nothing was imported; say whether it replaces that "
                    "report, or both count."),
                 plan->replaces_name);
    return FALSE;
  }
  self.report = lyd_context_make_id (&file->context);
  self.made = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, g_free);
  done = (!large || lyd_imports_set_large (file->db, TRUE, error)) && run (&self, error);
  g_hash_table_unref (self.made);
  plan->state = -1;
  if (large)
    (void) lyd_imports_set_large (file->db, FALSE, NULL); /* only memory: what was done stays done */
  if (!done)
    return FALSE;
  *import = self.report;
  if (large)
    lyd_imports_checkpoint (file->db);
  return TRUE;
}
