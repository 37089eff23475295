#include "lyd-file.h"

#include "lyd-file-private.h"
#include "lyd-print-claim.h"
#include "lyd-running.h"
#include "lyd-station.h"
#include "lyd-wipe.h"

/* What was purged is wiped out of the file's bytes now where that was cut off, or the disk was full then. Where it
 * still is, it stays noted, and who asks is told (lyd_purge_is_unfinished()). */
static void
go_on_wiping (LydDb *db)
{
  g_autoptr (GError) error = NULL;
  gboolean needed = FALSE;

  if (!lyd_wipe_is_needed (db, &needed, &error) || (needed && !lyd_wipe_finish (db, &error)))
    g_info ("Not wiped yet: %s", error->message);
}

/**
 * lyd_file_open:
 * @path: the data file
 * @context: copied, its strings too
 *
 * Opens as lyd_db_open() does: refuses shared and synced folders, foreign and newer files; migrates older ones.
 *
 * Returns: (transfer full) (nullable)
 */
LydFile *
lyd_file_open (const char *path,
               LydFileFlags flags,
               const LydContext *context,
               GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (LydDb) db = NULL;
  LydDbFlags db_flags = 0;
  LydFile *self;
  gboolean interrupted;
  int running;

  if ((flags & LYD_FILE_CREATE) != 0)
    db_flags |= LYD_DB_CREATE;
  if ((flags & LYD_FILE_READ_ONLY) != 0)
    db_flags |= LYD_DB_READ_ONLY;

  running = lyd_running_begin (context->state_dir, absolute, &interrupted);
  db = lyd_db_open (absolute, db_flags, error);
  if (db == NULL) {
    lyd_running_end (running);
    return NULL;
  }

  if ((flags & LYD_FILE_READ_ONLY) == 0)
    go_on_wiping (db);

  self = g_new0 (LydFile, 1);
  self->db = g_steal_pointer (&db);
  self->running = running;
  self->interrupted = interrupted;
  self->context = *context;
  self->context.who = g_strdup (context->who);
  self->context.machine_id = g_strdup (context->machine_id);
  self->context.state_dir = g_strdup (context->state_dir);
  self->context.station = g_strdup (context->station);
  return self;
}

void
lyd_file_close (LydFile *self)
{
  g_clear_pointer (&self->station, lyd_station_identity_free);
  g_clear_pointer (&self->claim, lyd_print_claim_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->roster, lyd_roster_base_free);
  g_clear_pointer (&self->db, lyd_db_close);
  lyd_running_end (self->running);
  g_free (self->desk_label);
  g_free ((char *) self->context.who);
  g_free ((char *) self->context.machine_id);
  g_free ((char *) self->context.state_dir);
  g_free ((char *) self->context.station);
  g_free (self);
}

/* The file's absolute path. */
const char *
lyd_file_get_path (LydFile *self)
{
  return lyd_db_get_path (self->db);
}

/* Whether the last program that worked on the file crashed, or the power went: a good moment to offer lyd_verify().
 * What was acknowledged is on file nevertheless. */
gboolean
lyd_file_was_interrupted (LydFile *self)
{
  return self->interrupted;
}

const LydContext *
lyd_file_get_context (LydFile *self)
{
  return &self->context;
}

/* Returns: (transfer full): "$XDG_DATA_HOME/lanyard/lanyard.db" */
char *
lyd_file_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "lanyard", "lanyard.db", NULL);
}

/* Begins an act: everything until lyd_file_commit() is one transaction and one journal entry. */
LydAct *
lyd_file_begin (LydFile *self,
                GError **error)
{
  return lyd_act_begin (self->db, error);
}

/**
 * lyd_file_commit:
 * @code: what was done; `lyd-words` has its sentence
 * @subject: (nullable): whose history it belongs to
 * @key: the first of pairs of parameter name and string for the sentence, ended by %NULL
 *
 * Commits the act with its journal entry.
 */
gboolean
lyd_file_commit (LydFile *self,
                 LydAct **act,
                 const char *code,
                 const LydId *subject,
                 GError **error,
                 const char *key,
                 ...)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *params = NULL;
  LydId id = lyd_context_make_id (&self->context);
  va_list args;

  json_builder_begin_object (builder);
  va_start (args, key);
  for (const char *name = key; name != NULL; name = va_arg (args, const char *)) {
    const char *value = va_arg (args, const char *);

    json_builder_set_member_name (builder, name);
    json_builder_add_string_value (builder, value != NULL ? value : "");
  }
  va_end (args);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  params = json_to_string (root, FALSE);

  return lyd_act_commit (act, &id, code, params, subject, self->context.who, lyd_context_now (&self->context), error);
}
