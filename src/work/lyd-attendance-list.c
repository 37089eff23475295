#include "lyd-attendance-private.h"

#include "lyd-events.h"
#include "lyd-format.h"
#include "lyd-sensitive.h"

#include <glib/gi18n.h>

void
lyd_attendance_free (LydAttendance *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self->email);
  g_free (self);
}

void
lyd_attendance_evidence_free (LydAttendanceEvidence *self)
{
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self->name);
  g_free (self->email);
  g_free (self);
}

void
lyd_attendance_report_free (LydAttendanceReport *self)
{
  g_free (self->session_title);
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self->format);
  g_free (self->format_title);
  g_free (self->timezone);
  g_free (self->day);
  g_free (self->meeting);
  g_free (self);
}

/* A participant is somebody whom the event was for: not staff, not a speaker, not a child, and online in the audience.
 */
static gboolean
is_participant (const LydAttendanceRow *row)
{
  LydAttendeeType type = row->who.type;

  if (row->who.status == LYD_STATUS_CANCELLED || row->who.status == LYD_STATUS_DENIED)
    return FALSE;
  if (type == LYD_ATTENDEE_STAFF || type == LYD_ATTENDEE_SPEAKER || type == LYD_ATTENDEE_CHILD_GUEST)
    return FALSE;
  return !row->connected || row->online.role == LYD_ROLE_ATTENDEE;
}

static LydAttendance *
attendance_new (const LydAttendanceRow *row)
{
  LydAttendance *self = g_new0 (LydAttendance, 1);
  gboolean room = row->room_at != LYD_TIME_NONE;

  self->registration = row->who.registration;
  self->person = row->who.person;
  self->name = g_strdup (row->who.name);
  self->organization = g_strdup (row->who.organization);
  self->email = g_strdup (row->email);
  self->status = row->who.status;
  self->type = row->who.type;
  self->origin = row->origin;
  self->room = room;
  self->room_at = row->room_at;
  self->online = row->connected && row->online.attended;
  self->connected = row->connected && (row->online.connections > 0 || row->online.seconds > 0);
  self->role = row->online.role;
  self->seconds = row->online.seconds;
  self->counted = row->online.counted;
  self->first_at = row->online.first_at;
  self->last_at = row->online.last_at;
  self->connections = row->online.connections;
  self->polls = row->online.polls;
  self->questions = row->online.questions;
  self->attended = self->room || self->online;
  self->participant = self->attended && is_participant (row);
  self->no_show = !self->room && !self->connected && row->who.status == LYD_STATUS_CONFIRMED;
  return self;
}

/* Returns: (transfer full) (nullable): @session's event; %NULL with an error also where who comes is named to nobody */
static LydEvent *
get_open_event (LydFile *file,
                const LydId *session_id,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydSession) session = lyd_sessions_get (file->db, session_id, &local);
  g_autoptr (LydEvent) event = session != NULL ? lyd_events_get (file->db, &session->event, &local) : NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (event == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such session any more."));
  else if (!lyd_sensitive_refuse (event, error))
    return NULL;
  else if (session->sensitive)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is sensitive: who comes is counted, and leaves in no list by name. Nothing was written."),
                 session->title);
  else
    return g_steal_pointer (&event);
  return NULL;
}

/**
 * lyd_attendance_list:
 *
 * One line a registration: everybody who was expected at @session or was there, in the room, online or both, which is
 * one attendance.
 *
 * Returns: (transfer full) (nullable) (element-type LydAttendance): in the order of names; %NULL with
 *   %LYD_ERROR_INVALID where the event names nobody
 */
GPtrArray *
lyd_attendance_list (LydFile *file,
                     const LydId *session,
                     GError **error)
{
  g_autoptr (LydEvent) event = get_open_event (file, session, error);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  g_autoptr (GArray) rows = event != NULL ? lyd_attendance_rows_list (file->db, session, strings, error) : NULL;
  GPtrArray *list;

  if (rows == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_attendance_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (list, attendance_new (&g_array_index (rows, LydAttendanceRow, i)));
  return list;
}

static gboolean
add_proof (gpointer data,
           const LydAttendanceProof *proof,
           GError **error)
{
  LydAttendanceEvidence *evidence = g_new0 (LydAttendanceEvidence, 1);

  evidence->report = proof->row.report;
  evidence->file_name = g_strdup (proof->file_name);
  evidence->hash = g_strdup (proof->hash);
  evidence->line = proof->row.line;
  evidence->kind = proof->row.kind;
  evidence->role = proof->row.role;
  evidence->name = g_strdup (proof->row.name);
  evidence->email = g_strdup (proof->row.email);
  evidence->from = proof->row.joined;
  evidence->to = proof->row.left_at;
  evidence->seconds = proof->row.seconds;
  evidence->amount = proof->row.amount;
  evidence->how = proof->how;
  evidence->counts = !proof->replaced;
  g_ptr_array_add (data, evidence);
  return TRUE;
}

static gboolean
add_scan (gpointer data,
          const LydAttendanceScan *scan)
{
  LydAttendanceEvidence *evidence = g_new0 (LydAttendanceEvidence, 1);

  evidence->scan = TRUE;
  evidence->file_name = g_strdup (scan->station);
  evidence->from = scan->at;
  evidence->to = LYD_TIME_NONE;
  evidence->seconds = -1;
  evidence->scan_kind = scan->kind;
  evidence->counts = !scan->undone;
  g_ptr_array_add (data, evidence);
  return TRUE;
}

/**
 * lyd_attendance_list_evidence:
 *
 * What an "attended" rests on: every row of every report that is about @registration at @session, with its file and
 * line, and every scan that let them in or out there. What does not count any more is there, too.
 *
 * Returns: (transfer full) (nullable) (element-type LydAttendanceEvidence): the room first, then by report and line
 */
GPtrArray *
lyd_attendance_list_evidence (LydFile *file,
                              const LydId *session,
                              const LydId *registration,
                              GError **error)
{
  g_autoptr (LydEvent) event = get_open_event (file, session, error);
  g_autoptr (GPtrArray) list = NULL;

  if (event == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_attendance_evidence_free);
  if (!lyd_attendance_rows_read_scans (file->db, session, registration, add_scan, list, error) ||
      !lyd_attendance_rows_read_proof (file->db, session, registration, add_proof, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

static LydAttendanceReport *
report_new (LydFile *file,
            const LydOnlineFile *stored,
            GError **error)
{
  g_autoptr (LydAttendanceReport) self = g_new0 (LydAttendanceReport, 1);
  g_autoptr (LydSession) session = lyd_sessions_get (file->db, &stored->session, error);
  const LydFormat *format = lyd_format_find (stored->format);

  if (session == NULL || !lyd_kept_files_has (file->db, stored->hash, &self->kept, error))
    return NULL;
  self->id = stored->id;
  self->session = stored->session;
  self->session_title = g_strdup (session->title);
  self->file_name = g_strdup (stored->file_name);
  self->hash = g_strdup (stored->hash);
  self->format = g_strdup (stored->format);
  self->format_title = g_strdup (format != NULL ? _ (format->title) : stored->format);
  self->timezone = g_strdup (stored->timezone);
  self->day = g_strdup (stored->day);
  self->meeting = g_strdup (stored->meeting);
  self->at = stored->at;
  self->rows = stored->rows;
  self->replaced = !lyd_id_is_none (&stored->replaced_by);
  self->replaced_by = stored->replaced_by;
  return g_steal_pointer (&self);
}

/* Returns: (transfer full) (nullable) (element-type LydAttendanceReport): those of all sessions of @event, in the order
 *   in which they were brought in; replaced ones, too */
GPtrArray *
lyd_attendance_list_reports (LydFile *file,
                             const LydId *event,
                             GError **error)
{
  g_autoptr (GPtrArray) stored = lyd_online_files_list_event (file->db, event, error);
  g_autoptr (GPtrArray) list = NULL;

  if (stored == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_attendance_report_free);
  for (guint i = 0; i < stored->len; i++) {
    LydAttendanceReport *report = report_new (file, g_ptr_array_index (stored, i), error);

    if (report == NULL)
      return NULL;
    g_ptr_array_add (list, report);
  }
  return g_steal_pointer (&list);
}

/* @words: the beginning of a report's id */
gboolean
lyd_attendance_find_report (LydFile *file,
                            const char *words,
                            LydId *report,
                            GError **error)
{
  g_autoptr (GPtrArray) found = lyd_online_files_find (file->db, words, error);

  if (found == NULL)
    return FALSE;
  if (found->len != 1) {
    g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
                 found->len == 0 ? _ ("There is no report “%s”.") : _ ("“%s” fits more than one report."), words);
    return FALSE;
  }
  *report = ((const LydOnlineFile *) g_ptr_array_index (found, 0))->id;
  return TRUE;
}

/**
 * lyd_attendance_get_file:
 * @file_name: (out) (optional) (transfer full): as it was called when it was brought in
 *
 * Returns: (transfer full) (nullable): the report's bytes as they were; %NULL with %LYD_ERROR_NOT_FOUND where they are
 *   not kept
 */
GBytes *
lyd_attendance_get_file (LydFile *file,
                         const LydId *report,
                         char **file_name,
                         GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydOnlineFile) stored = lyd_online_files_get (file->db, report, &local);
  g_autoptr (GBytes) bytes = stored != NULL ? lyd_kept_files_get (file->db, stored->hash, NULL, &local) : NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (bytes == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("That file is not kept here any more."));
  else if (file_name != NULL)
    *file_name = g_strdup (stored->file_name);
  return g_steal_pointer (&bytes);
}

/* Writes the report's bytes to @path as they were, whole or not at all; for the owner's eyes, as the data file is. */
gboolean
lyd_attendance_save_file (LydFile *file,
                          const LydId *report,
                          const char *path,
                          GError **error)
{
  g_autoptr (GBytes) bytes = lyd_attendance_get_file (file, report, NULL, error);
  const char *data;
  gsize size;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
