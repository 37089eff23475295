#include "lyd-desk-return-private.h"

#include "lyd-events.h"
#include "lyd-registrations.h"
#include "lyd-scans.h"
#include "lyd-stations.h"

#include <string.h>

static gboolean
take_code (LydDeskReturning *self,
           LydCodeRow *there,
           GHashTable *touched,
           GError **error)
{
  const LydId *registration = lyd_desk_return_map (self->registrations, &there->registration);
  LydCodeRow *here = NULL;
  gboolean ok = TRUE;

  if (registration == NULL)
    return TRUE;
  if (!lyd_desk_rows_get_code (self->file->db, there->code, &here, error))
    return FALSE;
  if (here == NULL) {
    self->journaled = TRUE;
    there->registration = *registration;
    g_hash_table_add (touched, g_memdup2 (registration, sizeof *registration));
    return lyd_desk_rows_insert_code (self->file->db, there, error);
  }
  if (!lyd_id_equal (&here->registration, registration)) {
    ok = lyd_desk_return_refuse (self, error);
  } else if (there->revoked_at != LYD_TIME_NONE && here->revoked_at == LYD_TIME_NONE) {
    self->journaled = TRUE;
    g_hash_table_add (touched, g_memdup2 (registration, sizeof *registration));
    ok = lyd_desk_rows_revoke_code (self->file->db, there->code, there->revoked_at, error);
  }
  lyd_code_row_free (here);
  return ok;
}

/* Whoever was given a new code at both desks goes on with the later one: exactly one admits. */
gboolean
lyd_desk_return_take_codes (LydDeskReturning *self,
                            GError **error)
{
  g_autoptr (GPtrArray) codes = lyd_desk_rows_list_codes (self->copy, &self->result->event, error);
  g_autoptr (GHashTable) touched = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  if (codes == NULL)
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    if (!take_code (self, g_ptr_array_index (codes, i), touched, error))
      return FALSE;
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    LydId kept;

    if (!lyd_registrations_resolve (self->file->db, id, &kept, error) ||
        (lyd_id_equal (&kept, id) && !lyd_desk_rows_keep_newest_code (self->file->db, id, self->now, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_same_scan (const LydScan *here,
              const LydScan *there,
              const LydId *registration)
{
  return lyd_id_equal (&here->station, &there->station) && here->seq == there->seq &&
         lyd_id_equal (&here->attempt, &there->attempt) && lyd_id_equal (&here->session, &there->session) &&
         lyd_id_equal (&here->registration, registration) && here->kind == there->kind &&
         lyd_id_equal (&here->undoes, &there->undoes) && here->at == there->at && here->verdict == there->verdict;
}

/* The plan is this file's, but nothing in the log is lost: a session that was deleted here and scanned at there comes
 * back. */
static gboolean
ensure_session (LydDeskReturning *self,
                const LydId *id,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydSession) here = NULL;
  g_autoptr (LydSession) there = NULL;

  if (g_hash_table_contains (self->sessions, id))
    return TRUE;
  here = lyd_sessions_get (self->file->db, id, &local);
  there = local == NULL ? lyd_sessions_get (self->copy, id, &local) : NULL;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (there == NULL || (here != NULL && (!lyd_id_equal (&here->event, &self->result->event) || here->sensitive)))
    return lyd_desk_return_refuse (self, error);
  self->journaled = self->journaled || here == NULL;
  if (here == NULL && !lyd_sessions_insert (self->file->db, there, error))
    return FALSE;
  g_hash_table_add (self->sessions, g_memdup2 (id, sizeof *id));
  return TRUE;
}

/* @new: (out): whether this file lacks it. Both desks may have taken one scan back: once is enough. */
static gboolean
is_new_scan (LydDeskReturning *self,
             const LydScan *there,
             gboolean *new,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydScan) here = lyd_scans_get (self->file->db, &there->id, &local);
  g_autoptr (LydScan) undo = NULL;

  if (here == NULL && local == NULL && there->kind == LYD_SCAN_UNDO)
    undo = lyd_scans_find_undo (self->file->db, &there->undoes, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *new = here == NULL &&undo == NULL;
  /* The log is never changed: a file that says otherwise about what is known was tampered with. */
  return here == NULL || is_same_scan (here, there, &there->registration) || lyd_desk_return_refuse (self, error);
}

static gboolean
take_scan (LydDeskReturning *self,
           LydScan *there,
           GError **error)
{
  const LydId *registration = lyd_desk_return_map (self->registrations, &there->registration);
  gboolean new;
  g_autoptr (GError) local = NULL;

  if (registration != NULL)
    there->registration = *registration;
  else if (!lyd_id_is_none (&there->registration))
    return lyd_desk_return_refuse (self, error);
  if (lyd_id_is_none (&there->id) || lyd_id_is_none (&there->attempt) || there->seq < 1)
    return lyd_desk_return_refuse (self, error);
  if (!is_new_scan (self, there, &new, error))
    return FALSE;
  if (!new)
    return TRUE;
  if (!ensure_session (self, &there->session, error))
    return FALSE;
  self->result->n_scans++;
  if (lyd_scans_insert_brought (self->file->db, there, &local))
    return TRUE;
  /* Another scan has its number or its attempt. */
  if (g_error_matches (local, LYD_ERROR, LYD_ERROR_CONFLICT))
    return lyd_desk_return_refuse (self, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
lyd_desk_return_take_scans (LydDeskReturning *self,
                            GError **error)
{
  g_autoptr (GPtrArray) stations = lyd_stations_list (self->copy, error);
  g_autoptr (GPtrArray) scans = NULL;

  if (stations == NULL || (scans = lyd_desk_rows_list_scans (self->copy, &self->result->event, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < stations->len; i++)
    if (!lyd_stations_insert (self->file->db, g_ptr_array_index (stations, i), error))
      return FALSE;
  for (guint i = 0; i < scans->len; i++)
    if (!take_scan (self, g_ptr_array_index (scans, i), error))
      return FALSE;
  return TRUE;
}

gboolean
lyd_desk_return_take_prints (LydDeskReturning *self,
                             GError **error)
{
  g_autoptr (GPtrArray) prints = lyd_desk_rows_list_prints (self->copy, &self->result->event, error);

  for (guint i = 0; prints != NULL && i < prints->len; i++) {
    LydPrintRow *print = g_ptr_array_index (prints, i);
    const LydId *registration = lyd_desk_return_map (self->registrations, &print->registration);

    if (registration == NULL)
      continue;
    print->registration = *registration;
    if (!lyd_desk_rows_insert_print (self->file->db, print, error))
      return FALSE;
  }
  return prints != NULL;
}
