#include "lyd-desk-copy.h"

#include "lyd-backup.h"
#include "lyd-desk-copy-private.h"
#include "lyd-desk-extract.h"
#include "lyd-desk-fields.h"
#include "lyd-events.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-sensitive.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_LABEL 60
/* Beside the data file while a copy is made or brought back: a stick may be of a kind that SQLite cannot work on. */
#define SIDE_NAME ".desk-"

/* Returns: (transfer full): a name beside the data file that nothing has */
char *
lyd_desk_copy_dup_side_path (LydFile *file)
{
  LydId id = lyd_context_make_id (&file->context);
  g_autofree char *name = lyd_id_to_string (&id);

  return g_strconcat (lyd_file_get_path (file), SIDE_NAME, name, NULL);
}

void
lyd_desk_copy_remove_side_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);

    (void) g_unlink (name);
  }
}

static char *
finish_cells (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
add_fields (JsonBuilder *builder,
            const LydDeskField *fields,
            gconstpointer thing)
{
  for (const LydDeskField *field = fields; field->key != NULL; field++) {
    g_autofree char *value = lyd_desk_field_get (field, thing);

    json_builder_set_member_name (builder, field->key);
    json_builder_add_string_value (builder, value);
  }
}

/* Returns: (transfer full): a JSON object */
char *
lyd_desk_cells_of_person (const LydPerson *person)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_fields (builder, lyd_desk_person_fields, person);
  return finish_cells (builder);
}

static gboolean
add_answers (JsonBuilder *builder,
             LydDb *db,
             const LydId *registration,
             const GPtrArray *questions,
             GError **error)
{
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (guint i = 0; i < questions->len; i++) {
    const LydQuestion *question = g_ptr_array_index (questions, i);
    g_autoptr (GError) local = NULL;
    g_autofree char *value = lyd_answers_get (db, registration, &question->id, &local);
    g_autofree char *name = lyd_id_to_string (&question->id);

    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (value == NULL)
      continue;
    json_builder_set_member_name (builder, name);
    json_builder_add_string_value (builder, value);
  }
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
add_places (JsonBuilder *builder,
            LydDb *db,
            const LydId *registration,
            GError **error)
{
  g_autoptr (GArray) places = lyd_desk_rows_list_places (db, registration, error);

  if (places == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "places");
  json_builder_begin_object (builder);
  for (guint i = 0; i < places->len; i++) {
    g_autofree char *name = lyd_id_to_string (&g_array_index (places, LydId, i));

    json_builder_set_member_name (builder, name);
    json_builder_add_string_value (builder, "yes");
  }
  json_builder_end_object (builder);
  return TRUE;
}

/* Returns: (transfer full) (nullable): a JSON object */
char *
lyd_desk_cells_of_registration (LydDb *db,
                                const LydRegistration *registration,
                                const GPtrArray *questions,
                                GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_fields (builder, lyd_desk_registration_fields, registration);
  if (!add_answers (builder, db, &registration->id, questions, error) ||
      !add_places (builder, db, &registration->id, error))
    return NULL;
  return finish_cells (builder);
}

static gboolean
write_person (LydDb *copy,
              const LydId *self,
              const LydId *id,
              GError **error)
{
  g_autoptr (LydPerson) person = lyd_people_get (copy, id, error);
  g_autofree char *cells = person != NULL ? lyd_desk_cells_of_person (person) : NULL;
  gint64 version;

  return person != NULL && lyd_desk_rows_get_version (copy, id, &version, error) &&
         lyd_desk_base_set (copy, self, id, version, cells, error);
}

static gboolean
write_registration (LydDb *copy,
                    const LydId *self,
                    const LydId *id,
                    const GPtrArray *questions,
                    GError **error)
{
  g_autoptr (LydRegistration) registration = lyd_registrations_get (copy, id, error);
  g_autofree char *cells = NULL;
  gint64 version;

  if (registration == NULL)
    return FALSE;
  /* What was merged into another says nothing of its own. */
  if (!lyd_id_equal (&registration->id, id))
    return TRUE;
  cells = lyd_desk_cells_of_registration (copy, registration, questions, error);
  return cells != NULL && lyd_desk_rows_get_version (copy, id, &version, error) &&
         lyd_desk_base_set (copy, self, id, version, cells, error);
}

/* What the copy was given, so that it is known later which side changed what. */
static gboolean
write_base (LydDb *copy,
            const LydDeskCopy *self,
            GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (copy, error);
  g_autoptr (GArray) people = NULL;
  g_autoptr (GArray) registrations = NULL;
  g_autoptr (GPtrArray) questions = NULL;

  if (transaction == NULL || (people = lyd_desk_rows_list_people (copy, &self->event, error)) == NULL ||
      (registrations = lyd_desk_rows_list_registrations (copy, &self->event, error)) == NULL ||
      (questions = lyd_questions_list (copy, &self->event, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    if (!write_person (copy, &self->id, &g_array_index (people, LydId, i), error))
      return FALSE;
  for (guint i = 0; i < registrations->len; i++)
    if (!write_registration (copy, &self->id, &g_array_index (registrations, LydId, i), questions, error))
      return FALSE;
  return lyd_transaction_commit (&transaction, error);
}

/* Who this desk is for those who work at the copy: what somebody named it, else the copy's own label. */
static char *
dup_own_label (LydFile *file,
               const LydDeskCopy *self)
{
  const char *label = file->context.station;

  if (self != NULL)
    return g_strdup (self->label);
  return g_strdup (label != NULL && label[0] != '\0' ? label : _ ("Desk 1"));
}

/* Returns: (transfer full) (nullable): the labels of the desks that the new copy will not see, one a line, ours first
 */
static char *
dup_origin (LydFile *file,
            const LydId *event,
            GError **error)
{
  g_autoptr (LydDeskCopy) self = NULL;
  g_auto (GStrv) unseen = NULL;
  g_autofree char *own = NULL;
  g_autofree char *others = NULL;

  if (!lyd_desk_copies_find_self (file->db, &self, error) ||
      (unseen = lyd_desk_copy_list_unseen (file, event, error)) == NULL)
    return NULL;
  own = dup_own_label (file, self);
  others = g_strjoinv ("\n", unseen);
  return others[0] != '\0' ? g_strconcat (own, "\n", others, NULL) : g_steal_pointer (&own);
}

static LydDeskCopy *
describe (LydFile *file,
          const LydId *event,
          const char *label,
          const char *path,
          GError **error)
{
  g_autoptr (LydDeskCopy) self = g_new0 (LydDeskCopy, 1);

  self->id = lyd_context_make_id (&file->context);
  self->event = *event;
  self->label = lyd_clean_line (label);
  self->path = g_canonicalize_filename (path, NULL);
  self->made_at = lyd_context_now (&file->context);
  self->brought_at = LYD_TIME_NONE;
  if (self->label[0] == '\0' || g_utf8_strlen (self->label, -1) > MAX_LABEL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("The other desk needs a name of at most %d letters. Nothing was written."), MAX_LABEL);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/* Nobody but a copy's own desk may be overwritten by it: what is there may hold scans. */
static gboolean
check_target (const char *path,
              GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
               _ ("There is a file “%s” already, and it may hold the scans of a desk. Nothing was written; give the "
                  "copy another name."),
               path);
  return FALSE;
}

static gboolean
make (LydFile *file,
      const LydDeskCopy *self,
      const char *side,
      GCancellable *cancellable,
      GError **error)
{
  LydDeskCopy inside = *self;
  g_autofree char *origin = dup_origin (file, &self->event, error);
  g_autoptr (LydDb) copy = NULL;

  if (origin == NULL || (copy = lyd_db_open (side, LYD_DB_CREATE, error)) == NULL)
    return FALSE;
  inside.origin = origin;
  inside.path = (char *) "";
  return lyd_desk_extract (copy, lyd_file_get_path (file), &inside, error) && write_base (copy, &inside, error) &&
         lyd_backup_write (copy, self->path, NULL, NULL, cancellable, error);
}

/**
 * lyd_desk_copy_write:
 * @label: what the desk is called that will work on it: "Desk 2"
 * @path: the new file; nothing may be there
 *
 * Writes one event into a data file of its own, of mode 0600, for a desk that has no network: its sessions,
 * registrations and their people, codes, questions, answers and scans. Sensitive sessions, questions and answers,
 * groups, other events, letters, materials, imports and the history stay behind. The file is whole and on disk, or not
 * there at all.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_INVALID (a sensitive event names nobody; no name),
 *   %LYD_ERROR_CONFLICT (a file is there) or %LYD_ERROR_STORAGE
 */
LydDeskCopy *
lyd_desk_copy_write (LydFile *file,
                     const LydId *event,
                     const char *label,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (LydEvent) found = lyd_plan_get_event (file, event, error);
  g_autoptr (LydDeskCopy) self = NULL;
  g_autofree char *side = NULL;
  gboolean ok;

  if (found == NULL || !lyd_sensitive_refuse (found, error) ||
      (self = describe (file, event, label, path, error)) == NULL || !check_target (self->path, error))
    return NULL;
  side = lyd_desk_copy_dup_side_path (file);
  ok = make (file, self, side, cancellable, error);
  lyd_desk_copy_remove_side_file (side);
  if (!ok)
    return NULL;
  if (!lyd_desk_copies_insert (file->db, self, error)) {
    (void) g_unlink (self->path);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/* @self: (out) (transfer full) (nullable): what this file is a copy of; %NULL for a network's own file */
gboolean
lyd_desk_copy_get_self (LydFile *file,
                        LydDeskCopy **self,
                        GError **error)
{
  return lyd_desk_copies_find_self (file->db, self, error);
}

/* Returns: (transfer full) (nullable) (element-type LydDeskCopy): those that were made here, the first one first */
GPtrArray *
lyd_desk_copy_list (LydFile *file,
                    const LydId *event,
                    GError **error)
{
  return lyd_desk_copies_list (file->db, event, error);
}

/* Returns: (transfer full) (nullable): the labels of the desks whose check-ins are not in this file */
GStrv
lyd_desk_copy_list_unseen (LydFile *file,
                           const LydId *event,
                           GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) copies = lyd_desk_copies_list (file->db, event, error);
  g_autoptr (LydDeskCopy) self = NULL;

  if (copies == NULL || !lyd_desk_copies_find_self (file->db, &self, error))
    return NULL;
  if (self != NULL && lyd_id_equal (&self->event, event)) {
    g_auto (GStrv) lines = g_strsplit (self->origin, "\n", -1);

    g_strv_builder_addv (builder, (const char **) lines);
  }
  for (guint i = 0; i < copies->len; i++) {
    const LydDeskCopy *copy = g_ptr_array_index (copies, i);

    if (copy->brought_at == LYD_TIME_NONE)
      g_strv_builder_add (builder, copy->label);
  }
  return g_strv_builder_end (builder);
}

/* The copy is gone, or nobody worked on it: it is not waited for any more. Bringing it back is possible still. */
gboolean
lyd_desk_copy_forget (LydFile *file,
                      const LydId *copy,
                      GError **error)
{
  return lyd_desk_copies_forget (file->db, copy, error);
}

/* Returns: (transfer full) (nullable) (element-type LydDoubleEntry): who was let in at two desks where one entry
 * counts, by name */
GPtrArray *
lyd_desk_copy_list_doubles (LydFile *file,
                            const LydId *event,
                            GError **error)
{
  g_autoptr (LydEvent) found = lyd_plan_get_event (file, event, error);

  return found != NULL && lyd_sensitive_refuse (found, error) ? lyd_desk_rows_list_doubles (file->db, event, error)
                                                              : NULL;
}

/* @id: (out): of the copy that @path is */
static gboolean
read_self_id (const char *path,
              const char *shown,
              LydId *id,
              GError **error)
{
  g_autoptr (LydDb) db = lyd_db_open (path, 0, error);
  g_autoptr (LydDeskCopy) self = NULL;

  if (db == NULL || !lyd_desk_copies_find_self (db, &self, error))
    return FALSE;
  if (self != NULL) {
    *id = self->id;
    return TRUE;
  }
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("“%s” is not a copy that was made for a desk. It was not touched."), shown);
  return FALSE;
}

/**
 * lyd_desk_copy_adopt:
 * @path: a copy, on a stick perhaps; it stays as it is
 * @folder: on this computer
 *
 * Puts the copy into @folder, where it is worked on: a stick is slow, and may be pulled out. What was worked on here
 * before goes on as it is.
 *
 * Returns: (transfer full) (nullable): the file to open
 */
char *
lyd_desk_copy_adopt (const char *path,
                     const char *folder,
                     const LydContext *context,
                     GError **error)
{
  LydId id = lyd_context_make_id (context);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *side_name = lyd_id_to_string (&id);
  g_autofree char *side = g_strconcat (folder, G_DIR_SEPARATOR_S, side_name, ".part", NULL);
  g_autofree char *name = NULL;
  g_autofree char *local = NULL;

  if (!lyd_backup_restore (absolute, side, side, NULL, NULL, NULL, error))
    return NULL;
  if (read_self_id (side, absolute, &id, error)) {
    name = lyd_id_to_string (&id);
    local = g_strconcat (folder, G_DIR_SEPARATOR_S, name, ".db", NULL);
    if (!g_file_test (local, G_FILE_TEST_EXISTS) && g_rename (side, local) != 0) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” cannot be made: %s"), local, g_strerror (errno));
      g_clear_pointer (&local, g_free);
    }
  }
  lyd_desk_copy_remove_side_file (side);
  return g_steal_pointer (&local);
}

/* Returns: (transfer full): "Desk 2" for the first copy */
char *
lyd_desk_copy_suggest_label (guint n_copies)
{
  return g_strdup_printf (_ ("Desk %u"), n_copies + 2);
}

/* Returns: (transfer full): a file's name: "2027 Partnership Retreat - Desk 2.db" */
char *
lyd_desk_copy_suggest_name (const char *event_title,
                            const char *label)
{
  g_autofree char *name = g_strdup_printf ("%s - %s", event_title, label);

  g_autofree char *cut = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 80));

  /* What no file system of a stick takes. */
  g_strdelimit (cut, "/\\:*?\"<>|\n\t", '-');
  return g_strconcat (cut, ".db", NULL);
}

/* Returns: (transfer full) (nullable): "This desk does not see Desk 2 and Desk 3."; %NULL where it sees all */
char *
lyd_desk_copy_describe_unseen (GStrv unseen)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = g_strv_length (unseen);

  if (n == 0)
    return NULL;
  for (guint i = 0; i < n; i++) {
    const char *before = i == 0 ? "" : i + 1 < n ? ", "
                                                 : _ (" or ");

    g_string_append_printf (names, "%s%s", before, unseen[i]);
  }
  return g_strdup_printf (_ ("This desk does not see %s"), names->str);
}
