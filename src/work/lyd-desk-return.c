#include "lyd-desk-return.h"

#include "lyd-backup.h"
#include "lyd-desk-return-private.h"
#include "lyd-events.h"
#include "lyd-presence.h"
#include "lyd-purge-rows.h"
#include "lyd-registrations.h"
#include "lyd-seating-private.h"

#include <glib/gi18n.h>
#include <string.h>

void
lyd_desk_return_free (LydDeskReturn *self)
{
  g_clear_pointer (&self->copy, lyd_desk_copy_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->doubles, g_ptr_array_unref);
  g_free (self->title);
  g_free (self);
}

/* Returns: (nullable): what stands for @there in this file; %NULL where nothing does */
const LydId *
lyd_desk_return_map (GHashTable *ids,
                     const LydId *there)
{
  return g_hash_table_lookup (ids, there);
}

void
lyd_desk_return_add (GHashTable *ids,
                     const LydId *there,
                     const LydId *here)
{
  g_hash_table_insert (ids, g_memdup2 (there, sizeof *there), g_memdup2 (here, sizeof *here));
}

static void
set_changed (const char *path,
             GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT,
               _ ("“%s” is damaged, or was changed by something other than Lanyard. Nothing was taken in; bring back "
                  "another copy of that desk’s file."),
               path);
}

/* Within the act: nothing of it stays. */
gboolean
lyd_desk_return_refuse (LydDeskReturning *self,
                        GError **error)
{
  set_changed (self->result->copy->path, error);
  return FALSE;
}

static GHashTable *
id_map_new (void)
{
  return g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, g_free);
}

/* A private, checked copy, which is worked on: the file itself stays as it is. */
static LydDb *
open_side (LydFile *file,
           const char *path,
           const char *side,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydDb) copy = NULL;
  gboolean sound = FALSE;

  if (lyd_backup_restore (path, side, side, NULL, NULL, NULL, &local) &&
      (copy = lyd_db_open (side, 0, &local)) != NULL &&
      lyd_desk_rows_schema_equals (file->db, copy, &sound, &local) && sound &&
      lyd_desk_rows_check_texts (copy, &sound, &local) && sound)
    return g_steal_pointer (&copy);
  if (local == NULL || g_error_matches (local, LYD_ERROR, LYD_ERROR_FORMAT))
    set_changed (path, error);
  else if (g_error_matches (local, LYD_ERROR, LYD_ERROR_NOT_FOUND))
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no file “%s”. Nothing was taken in."), path);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Whose copy it is. */
static gboolean
check_origin (LydDeskReturning *self,
              const char *path,
              GError **error)
{
  g_autoptr (LydDeskCopy) own = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) local = NULL;
  LydDeskCopy *copy = NULL;

  if (!lyd_desk_copies_find_self (self->copy, &copy, error) || !lyd_desk_copies_find_self (self->file->db, &own, error))
    return FALSE;
  if (copy == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is a whole data file, not the copy that a desk works on. Nothing was taken in."), path);
    return FALSE;
  }
  self->result->copy = copy;
  g_free (copy->path);
  copy->path = g_strdup (path);
  if (own != NULL && lyd_id_equal (&own->id, &copy->id)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is a copy of this very desk. Nothing was taken in."),
                 path);
    return FALSE;
  }
  event = lyd_events_get (self->file->db, &copy->event, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (event == NULL || event->sensitive) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%s” is a desk’s copy of an event that is not in this data file. Nothing was taken in."), path);
    return FALSE;
  }
  self->result->event = event->id;
  self->result->title = g_strdup (event->title);
  return TRUE;
}

static gboolean
has_question (const GPtrArray *questions,
              const LydQuestion *question)
{
  for (guint i = 0; i < questions->len; i++) {
    const LydQuestion *other = g_ptr_array_index (questions, i);

    if (lyd_id_equal (&other->id, &question->id))
      return TRUE;
  }
  return FALSE;
}

/* What was purged here does not come back from there. */
static gboolean
is_purged (LydDeskReturning *self,
           const LydQuestion *question,
           gboolean *purged,
           GError **error)
{
  const gboolean meant[LYD_N_PURGES] = { question->purpose == LYD_PURPOSE_EMERGENCY, question->sensitive };

  *purged = FALSE;
  for (gsize i = 0; i < LYD_N_PURGES && !*purged; i++) {
    gint64 at = LYD_TIME_NONE;

    if (meant[i] &&
        !lyd_closing_get (self->file->db, &self->result->event, lyd_purge_kinds[i].mark, &at, error))
      return FALSE;
    *purged = at != LYD_TIME_NONE;
  }
  return TRUE;
}

/* The plan is this file's; what was changed of it there is counted, so that it can be said. */
static gboolean
read_plan (LydDeskReturning *self,
           GError **error)
{
  const LydId *event = &self->result->event;
  g_autoptr (GPtrArray) here = lyd_questions_list (self->file->db, event, error);
  g_autoptr (GPtrArray) there = here != NULL ? lyd_questions_list (self->copy, event, error) : NULL;
  g_autoptr (GPtrArray) sessions = there != NULL ? lyd_sessions_list (self->file->db, event, error) : NULL;

  if (sessions == NULL ||
      !lyd_desk_rows_count_planned (self->copy, self->result->copy->made_at, &self->result->n_plan, error))
    return FALSE;
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_question_free);
  for (guint i = 0; i < there->len; i++) {
    LydQuestion *question = g_ptr_array_index (there, i);
    gboolean purged;

    if (!is_purged (self, question, &purged, error))
      return FALSE;
    if (!purged && has_question (here, question))
      g_ptr_array_add (self->questions, lyd_question_copy (question));
  }
  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (sessions, i);

    if (!session->sensitive)
      g_hash_table_add (self->sessions, g_memdup2 (&session->id, sizeof session->id));
  }
  return TRUE;
}

static gboolean
rebuild_presence (LydDeskReturning *self,
                  GError **error)
{
  GHashTableIter iter;
  gpointer id;

  if (self->result->n_scans == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!lyd_presence_rebuild_session (self->file->db, id, error))
      return FALSE;
  return TRUE;
}

/* Places that became free are taken by those who wait, as after every act that frees one. */
static gboolean
settle (LydDeskReturning *self,
        char **promoted,
        GError **error)
{
  g_autoptr (GPtrArray) moved = lyd_promotions_new ();

  if (self->result->n_changed + self->result->n_registered > 0 &&
      !lyd_seating_settle (self->file, &self->result->event, NULL, moved, error))
    return FALSE;
  *promoted = lyd_promotions_dup_names (moved);
  return TRUE;
}

static gboolean
take_everything (LydDeskReturning *self,
                 GError **error)
{
  return read_plan (self, error) && lyd_desk_return_take_people (self, error) &&
         lyd_desk_return_take_registrations (self, error) && lyd_desk_return_take_codes (self, error) &&
         lyd_desk_return_take_scans (self, error) && lyd_desk_return_take_prints (self, error) &&
         rebuild_presence (self, error) &&
         lyd_desk_copies_note_back (self->file->db, self->result->copy, self->now, error);
}

static char *
dup_params (const LydDeskReturn *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *scans = g_strdup_printf ("%d", result->n_scans);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "desk");
  json_builder_add_string_value (builder, result->copy->label);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, result->title);
  json_builder_set_member_name (builder, "scans");
  json_builder_add_string_value (builder, scans);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Where only scans came, there is nothing to take back, but the history tells it. */
static gboolean
note (LydDeskReturning *self,
      GError **error)
{
  LydDeskReturn *result = self->result;
  LydId id = lyd_context_make_id (&self->file->context);
  g_autofree char *params = dup_params (result);

  return result->n_scans == 0 || lyd_journal_note (self->file->db, &id, "bring-back", params, &result->event,
                                                   self->file->context.who, self->now, error);
}

static gboolean
commit (LydDeskReturning *self,
        LydAct **act,
        const char *promoted,
        GError **error)
{
  LydDeskReturn *result = self->result;
  gboolean changed = self->journaled || result->n_registered + result->n_changed > 0;
  g_autofree char *n_scans = g_strdup_printf ("%d", result->n_scans);
  g_autofree char *n_registered = result->n_registered > 0 ? g_strdup_printf ("%d", result->n_registered) : NULL;
  g_autofree char *n_changed = result->n_changed > 0 ? g_strdup_printf ("%d", result->n_changed) : NULL;
  g_autoptr (LydJournalEntry) entry = NULL;

  if ((!changed && !note (self, error)) ||
      !lyd_file_commit (self->file, act, "bring-back", &result->event, error, "desk", result->copy->label, "title",
                        result->title, "scans", n_scans, "registered", n_registered, "edits", n_changed, "promoted",
                        promoted, NULL))
    return FALSE;
  if (changed && (entry = lyd_journal_find (self->file->db, "bring-back", &result->event, NULL)) != NULL)
    result->entry = entry->id;
  return TRUE;
}

static gboolean
run (LydDeskReturning *self,
     const char *path,
     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (self->file, error);
  g_autofree char *promoted = NULL;

  if (act == NULL || !check_origin (self, path, error) || !take_everything (self, error) ||
      !settle (self, &promoted, error) || !commit (self, &act, promoted, error))
    return FALSE;
  self->result->doubles = lyd_desk_rows_list_doubles (self->file->db, &self->result->event, error);
  return self->result->doubles != NULL;
}

static void
returning_clear (LydDeskReturning *self)
{
  g_clear_pointer (&self->copy, lyd_db_close);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->organizations, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->registrations, g_hash_table_unref);
  g_clear_pointer (&self->sessions, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LydDeskReturning, returning_clear)

/**
 * lyd_desk_bring_back:
 * @path: what lyd_desk_copy_write() wrote and a desk has worked on; it stays as it is
 *
 * Takes in what happened at that desk, as one act: its scans, whom it registered, what it changed of people,
 * registrations and answers, its codes and prints. What is here already is not taken twice, and several desks may come
 * back in any order. What was changed here and there, differently, stays as it is here and is told. Sessions, questions
 * and the event itself are this file's. Undoing the act takes back edits, never scans.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_FORMAT (damaged or altered), %LYD_ERROR_INVALID (no
 *   desk's copy, or of another file's event), %LYD_ERROR_SCHEMA (foreign or newer) or %LYD_ERROR_NOT_FOUND, and
 *   everything as it was
 */
LydDeskReturn *
lyd_desk_bring_back (LydFile *file,
                     const char *path,
                     GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *side = lyd_desk_copy_dup_side_path (file);
  g_autoptr (LydDeskReturn) result = g_new0 (LydDeskReturn, 1);
  gboolean ok;

  {
    g_auto (LydDeskReturning) self = { .file = file, .result = result };

    result->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_desk_conflict_free);
    self.now = lyd_context_now (&file->context);
    self.organizations = id_map_new ();
    self.people = id_map_new ();
    self.registrations = id_map_new ();
    self.sessions = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
    self.copy = open_side (file, absolute, side, error);
    ok = self.copy != NULL && run (&self, absolute, error);
  }
  lyd_desk_copy_remove_side_file (side);
  return ok ? g_steal_pointer (&result) : NULL;
}

/* Returns: (transfer full): "Desk 2 is back: 212 check-ins, 3 new registrations, 4 changes." */
char *
lyd_desk_return_describe (const LydDeskReturn *self)
{
  g_autofree char *scans =
    g_strdup_printf (ngettext ("%d scan", "%d scans", (gulong) self->n_scans), self->n_scans);
  g_autofree char *registered = g_strdup_printf (
    ngettext ("%d new registration", "%d new registrations", (gulong) self->n_registered), self->n_registered);
  g_autofree char *changed =
    g_strdup_printf (ngettext ("%d change", "%d changes", (gulong) self->n_changed), self->n_changed);

  if (self->n_scans + self->n_registered + self->n_changed == 0)
    return g_strdup_printf (_ ("%s is back. Everything of it was here already."), self->copy->label);
  /* Translators: a desk's name; "212 scans"; "3 new registrations"; "4 changes" */
  return g_strdup_printf (_ ("%s is back: %s, %s, %s."), self->copy->label, scans, registered, changed);
}

/* Returns: (transfer full) (nullable): what stays as it is here although it was changed there; %NULL where nothing */
char *
lyd_desk_return_describe_plan (const LydDeskReturn *self)
{
  if (self->n_plan == 0)
    return NULL;
  return g_strdup (_ ("The event, its sessions and questions stay as they are here, although some of that was changed "
                      "there."));
}
