#include "lyd-attendance-private.h"

#include "lyd-events.h"
#include "lyd-fold.h"
#include "lyd-online-name.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"
#include "lyd-sensitive.h"
#include "lyd-settled-rows.h"

#include <glib/gi18n.h>
#include <string.h>

/* Saying who somebody in a report is: one act, which also remembers the name or the address for every later report. */

void
lyd_settle_result_free (LydSettleResult *self)
{
  g_free (self->name);
  g_free (self);
}

void
lyd_attendance_settled_free (LydAttendanceSettled *self)
{
  g_free (self->identity);
  g_free (self->name);
  g_free (self->email);
  g_free (self->person_name);
  g_free (self);
}

/* What the reports of a session say of an identity. */
typedef struct {
  const char *identity;
  gboolean found;
  char *name;
  char *email;
  LydOnlineRole role;
  gboolean connected;
} Said;

typedef struct {
  LydFile *file;
  LydEvent *event;
  LydSession *session;
  const char *identity;
  const LydSettleChoice *choice;
  Said said;
  LydPerson *person; /* NULL: nobody */
  LydSettleResult *result;
} Settle;

static void
settle_clear (Settle *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->session, lyd_session_free);
  g_clear_pointer (&self->person, lyd_person_free);
  g_clear_pointer (&self->result, lyd_settle_result_free);
  g_clear_pointer (&self->said.name, g_free);
  g_clear_pointer (&self->said.email, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settle, settle_clear)

static gboolean
hear (gpointer data,
      const LydEvidenceRow *row,
      GError **error)
{
  Said *said = data;

  if (strcmp (row->identity, said->identity) != 0)
    return TRUE;
  said->found = TRUE;
  if (said->name == NULL)
    said->name = g_strdup (row->name);
  /* A program joined with somebody's address: that is nobody's but theirs. */
  if (said->email == NULL && !g_str_has_prefix (said->identity, LYD_IDENTITY_BOT))
    said->email = g_strdup (row->email);
  if (row->kind == LYD_EVIDENCE_CONNECTION || row->kind == LYD_EVIDENCE_TOTAL) {
    said->role = said->connected ? MIN (said->role, row->role) : row->role;
    said->connected = TRUE;
  }
  return TRUE;
}

static gboolean
read_session (Settle *self,
              const LydId *session,
              GError **error)
{
  g_autoptr (GError) local = NULL;

  self->session = lyd_sessions_get (self->file->db, session, &local);
  if (self->session != NULL)
    self->event = lyd_events_get (self->file->db, &self->session->event, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (self->event == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such session. Nothing was changed."));
    return FALSE;
  }
  if (self->session->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is sensitive: who comes is counted, and leaves in no list by name. Nothing was written."),
                 self->session->title);
    return FALSE;
  }
  self->said.identity = self->identity;
  if (!lyd_sensitive_refuse (self->event, error) ||
      !lyd_evidence_read_session (self->file->db, session, hear, &self->said, error))
    return FALSE;
  if (!self->said.found)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("Nobody in the reports of “%s” is called that. Nothing was changed."), self->session->title);
  return self->said.found;
}

/* ---- whom it is said to be ---- */

static gboolean
take_registration (Settle *self,
                   GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) registration = NULL;
  LydId standing;

  if (!lyd_registrations_resolve (self->file->db, self->choice->who, &standing, error))
    return FALSE;
  registration = lyd_registrations_get (self->file->db, &standing, &local);
  if (registration != NULL && lyd_id_equal (&registration->event, &self->event->id))
    self->person = lyd_people_get (self->file->db, &registration->person, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (self->person != NULL)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration. Nothing was changed."));
  return FALSE;
}

static gboolean
take_person (Settle *self,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  self->person = lyd_people_get (self->file->db, self->choice->who, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (self->person == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such person. Nothing was changed."));
  return self->person != NULL;
}

static gboolean
make_person (Settle *self,
             GError **error)
{
  const LydSettleChoice *choice = self->choice;
  LydRegistrationRequest request = {
    .name = choice->name,
    .given = choice->given,
    .family = choice->family,
    .email = choice->email != NULL ? choice->email : self->said.email,
    .organization = choice->organization,
  };

  if (request.name == NULL && request.given == NULL && request.family == NULL)
    request.name = self->said.name;
  self->person = lyd_register_make_person (self->file, &request, error);
  if (self->person == NULL)
    return FALSE;
  self->person->id = lyd_context_make_id (&self->file->context);
  return lyd_people_insert (self->file->db, self->person, error);
}

static gboolean
choose (Settle *self,
        GError **error)
{
  switch (self->choice->what) {
  case LYD_SETTLE_REGISTRATION:
    return take_registration (self, error);
  case LYD_SETTLE_PERSON:
    return take_person (self, error);
  case LYD_SETTLE_NEW:
    return make_person (self, error);
  case LYD_SETTLE_NOBODY:
  case LYD_SETTLE_NOBODY_EVER:
  case LYD_SETTLE_ASK:
  default:
    return TRUE;
  }
}

/* ---- writing it down ---- */

/* @registration: (out): of the person at @event, made where there is none */
static gboolean
find_registration (Settle *self,
                   const LydEvent *event,
                   LydId *registration,
                   GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) known =
    lyd_registrations_find_person (self->file->db, &event->id, &self->person->id, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (known != NULL) {
    *registration = known->id;
    return TRUE;
  }
  self->result->registered = TRUE;
  return lyd_attendance_register (self->file, event, &self->person->id, self->said.role, LYD_ORIGIN_ONLINE,
                                  LYD_TIME_NONE, registration, error);
}

static gboolean
settle_at (Settle *self,
           const LydSession *session,
           const LydEvent *event,
           GError **error)
{
  LydSettlement settlement = { session->id, self->identity, lyd_id_none, LYD_SETTLED_NOBODY };
  LydId before;

  if (!lyd_settled_rows_get (self->file->db, &session->id, self->identity, &before, error))
    return FALSE;
  if (self->choice->what == LYD_SETTLE_ASK) {
    if (!lyd_settlements_delete (self->file->db, &session->id, self->identity, error))
      return FALSE;
  } else {
    if (self->person != NULL) {
      settlement.how = LYD_SETTLED_HAND;
      if (!find_registration (self, event, &settlement.registration, error))
        return FALSE;
      self->result->registration = settlement.registration;
    }
    if (!lyd_settlements_set (self->file->db, &settlement, error))
      return FALSE;
  }
  if (!lyd_id_is_none (&before) && !lyd_id_equal (&before, &settlement.registration) &&
      !lyd_settled_rows_take_back (self->file->db, &session->id, self->identity, &before, error))
    return FALSE;
  self->result->n_settled++;
  return lyd_online_rebuild (self->file->db, &session->id, error);
}

static gboolean
settle_others (Settle *self,
               const GArray *sessions,
               GError **error)
{
  for (guint i = 0; i < sessions->len; i++) {
    g_autoptr (LydSession) session =
      lyd_sessions_get (self->file->db, &g_array_index (sessions, LydId, i), error);
    g_autoptr (LydEvent) event = session != NULL ? lyd_events_get (self->file->db, &session->event, error) : NULL;
    LydId registration = self->result->registration;

    if (event == NULL || !settle_at (self, session, event, error))
      return FALSE;
    self->result->registration = registration;
  }
  return TRUE;
}

static gboolean
add_alias (Settle *self,
           const char *kind,
           const char *value,
           const char *folded,
           GError **error)
{
  LydAlias alias = {
    .person = self->person->id, .kind = (char *) kind, .value = (char *) value, .folded = (char *) folded
  };
  gboolean has;

  if (folded == NULL || folded[0] == '\0' ||
      !lyd_people_has_alias (self->file->db, &self->person->id, kind, folded, &has, error))
    return folded == NULL || folded[0] == '\0';
  if (has)
    return TRUE;
  alias.id = lyd_context_make_id (&self->file->context);
  self->result->learned = TRUE;
  return lyd_people_add_alias (self->file->db, &alias, error) &&
         lyd_people_index (self->file->db, &self->person->id, error);
}

/* What is remembered: an address that is not theirs yet, else the name. A device's name or a number that is hidden
 * means nobody in particular; a telephone number is only ever suggested. */
static gboolean
learn (Settle *self,
       GError **error)
{
  LydNameKind kind = lyd_online_name_classify (self->said.name);
  g_autofree char *email = lyd_fold_email (self->said.email);
  g_autofree char *own = lyd_fold_email (self->person->email);
  g_autofree char *name = NULL;
  g_autofree char *phone = NULL;

  if (self->choice->forget)
    return TRUE;
  if (email != NULL)
    return g_strcmp0 (email, own) == 0 || add_alias (self, "email", self->said.email, email, error);
  if (self->said.name == NULL)
    return TRUE;
  if (kind == LYD_NAME_PHONE) {
    phone = strchr (self->said.name, '*') == NULL ? lyd_fold_phone (self->said.name) : NULL;
    return add_alias (self, "phone", self->said.name, phone, error);
  }
  if (kind != LYD_NAME_PERSON)
    return TRUE;
  name = lyd_fold_text (self->said.name);
  return add_alias (self, "name", self->said.name, name, error);
}

static gboolean
remember (Settle *self,
          GError **error)
{
  g_autofree char *folded = NULL;

  if (self->person != NULL)
    return learn (self, error);
  folded = lyd_fold_text (self->said.name);
  if (folded[0] == '\0')
    return TRUE;
  if (self->choice->what == LYD_SETTLE_NOBODY_EVER) {
    self->result->learned = TRUE;
    return lyd_nobody_add (self->file->db, folded, self->said.name, error);
  }
  return self->choice->what != LYD_SETTLE_ASK || lyd_nobody_remove (self->file->db, folded, error);
}

static gboolean
commit (Settle *self,
        LydAct **act,
        GError **error)
{
  static const char *const codes[] = {
    [LYD_SETTLE_REGISTRATION] = "attendance-settle",
    [LYD_SETTLE_PERSON] = "attendance-settle",
    [LYD_SETTLE_NEW] = "attendance-settle",
    [LYD_SETTLE_NOBODY] = "attendance-nobody",
    [LYD_SETTLE_NOBODY_EVER] = "attendance-nobody",
    [LYD_SETTLE_ASK] = "attendance-ask",
  };
  g_autofree char *event = lyd_id_to_string (&self->event->id);
  const char *called = self->said.name != NULL ? self->said.name : self->said.email;

  return lyd_file_commit (self->file, act, codes[self->choice->what],
                          self->person != NULL ? &self->result->registration : &self->session->id, error, "other",
                          called, "name", self->person != NULL ? self->person->name : NULL, "title",
                          self->session->title, "event", event, NULL);
}

/**
 * lyd_attendance_settle:
 * @identity: of lyd_attendance_list_unmatched(), lyd_attendance_list_settled() or a plan's line
 *
 * Says who somebody in the reports of @session is, as one act that can be undone. The name or the address is learned,
 * so that every later report knows; where the same is unknown at other sessions of the event or its series, the result
 * says how many, and they are settled alike only where @choice says so. Where it was said by hand before that it is
 * somebody else, what that had made goes as far as nothing else needs it: what was learned of them, their registration,
 * and who was made up for it.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND or %LYD_ERROR_INVALID
 */
LydSettleResult *
lyd_attendance_settle (LydFile *file,
                       const LydId *session,
                       const char *identity,
                       const LydSettleChoice *choice,
                       GError **error)
{
  g_auto (Settle) self = { .file = file, .identity = identity, .choice = choice };
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydAct) act = NULL;

  self.result = g_new0 (LydSettleResult, 1);
  if (!read_session (&self, session, error) || (act = lyd_file_begin (file, error)) == NULL ||
      !choose (&self, error) || !settle_at (&self, self.session, self.event, error) ||
      !lyd_attendance_rows_list_alike (file->db, &self.event->id, session, identity, others, error) ||
      (choice->others && !settle_others (&self, others, error)) || !remember (&self, error) ||
      !commit (&self, &act, error))
    return NULL;
  if (self.person != NULL) {
    self.result->person = self.person->id;
    self.result->name = g_strdup (self.person->name);
  }
  self.result->n_others = choice->others ? 0 : others->len;
  return g_steal_pointer (&self.result);
}

/* ---- what was settled ---- */

typedef struct {
  GHashTable *names; /* identity -> LydAttendanceSettled *, without who it is */
} Names;

static gboolean
note_name (gpointer data,
           const LydEvidenceRow *row,
           GError **error)
{
  Names *names = data;
  LydAttendanceSettled *settled = g_hash_table_lookup (names->names, row->identity);

  if (settled == NULL) {
    settled = g_new0 (LydAttendanceSettled, 1);
    settled->identity = g_strdup (row->identity);
    g_hash_table_insert (names->names, settled->identity, settled);
  }
  if (settled->name == NULL)
    settled->name = g_strdup (row->name);
  if (settled->email == NULL)
    settled->email = g_strdup (row->email);
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LydAttendanceSettled): who everybody in the reports of @session is,
 *   how that was found out, and whose names are nobody's */
GPtrArray *
lyd_attendance_list_settled (LydFile *file,
                             const LydId *session,
                             GError **error)
{
  g_autoptr (GPtrArray) attendance = lyd_attendance_list (file, session, error); /* refuses what is sensitive */
  g_autoptr (GHashTable) people = g_hash_table_new (lyd_id_hash, lyd_id_equal);
  g_autoptr (GHashTable) names =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lyd_attendance_settled_free);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  g_autoptr (GArray) settlements = NULL;
  Names data = { names };
  GPtrArray *list;

  if (attendance == NULL || (settlements = lyd_settlements_list (file->db, session, strings, error)) == NULL ||
      !lyd_evidence_read_session (file->db, session, note_name, &data, error))
    return NULL;
  for (guint i = 0; i < attendance->len; i++) {
    LydAttendance *one = g_ptr_array_index (attendance, i);

    g_hash_table_insert (people, &one->registration, one->name);
  }
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_attendance_settled_free);
  for (guint i = 0; i < settlements->len; i++) {
    const LydSettlement *settlement = &g_array_index (settlements, LydSettlement, i);
    gpointer settled;

    if (!g_hash_table_steal_extended (names, settlement->identity, NULL, &settled))
      continue;
    ((LydAttendanceSettled *) settled)->session = *session;
    ((LydAttendanceSettled *) settled)->how = settlement->how;
    ((LydAttendanceSettled *) settled)->registration = settlement->registration;
    ((LydAttendanceSettled *) settled)->person_name =
      g_strdup (g_hash_table_lookup (people, &settlement->registration));
    g_ptr_array_add (list, settled);
  }
  return list;
}
