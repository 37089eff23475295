#include "lyd-desk-return-private.h"

#include "lyd-desk-fields.h"
#include "lyd-erase-rows.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-register-private.h"
#include "lyd-registrations.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was known of one thing when both sides were the same. */
typedef struct {
  LydDeskBase given; /* in the copy: what it was given */
  LydDeskBase said;  /* here: what it said when it was last brought back */
  gint64 version;    /* of the row in the copy */
  const char *cells; /* whichever of the two counts; NULL: the copy made the row itself */
  JsonNode *node;
  JsonObject *object; /* of @cells; NULL without */
} Base;

static void
base_clear (Base *base)
{
  lyd_desk_base_clear (&base->given);
  lyd_desk_base_clear (&base->said);
  g_clear_pointer (&base->node, json_node_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Base, base_clear)

/* What the copy said last counts where it went on from there. A copy that was put back to an older state did not: it
 * would seem to have changed everything back. */
static gboolean
read_base (LydDeskReturning *self,
           const LydId *there,
           Base *base,
           GError **error)
{
  const LydId *copy = &self->result->copy->id;

  if (!lyd_desk_base_get (self->copy, copy, there, &base->given, error) ||
      !lyd_desk_base_get (self->file->db, copy, there, &base->said, error) ||
      !lyd_desk_rows_get_version (self->copy, there, &base->version, error))
    return FALSE;
  base->cells = base->said.cells != NULL && base->version >= base->said.version ? base->said.cells : base->given.cells;
  base->node = base->cells != NULL ? json_from_string (base->cells, NULL) : NULL;
  base->object = base->node != NULL && JSON_NODE_HOLDS_OBJECT (base->node) ? json_node_get_object (base->node) : NULL;
  return TRUE;
}

/* Returns: (nullable): %NULL where @object does not know */
static const char *
get_cell (JsonObject *object,
          const char *key)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *key)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
add_conflict (LydDeskReturning *self,
              const LydId *registration,
              const char *name,
              const char *field,
              const char *here,
              const char *there)
{
  LydDeskConflict *conflict = g_new0 (LydDeskConflict, 1);

  conflict->registration = registration != NULL ? *registration : lyd_id_none;
  conflict->name = g_strdup (name);
  conflict->field = g_strdup (field);
  conflict->here = g_strdup (here != NULL ? here : "");
  conflict->there = g_strdup (there != NULL ? there : "");
  g_ptr_array_add (self->result->conflicts, conflict);
}

typedef enum {
  SAME,     /* nothing to do */
  TAKE,     /* changed there only */
  CONFLICT, /* changed at both, differently */
} Side;

/* %NULL says nothing; @base is %NULL too where nothing is known of it, which is the same: nothing was there. */
static Side
compare (const char *base,
         const char *here,
         const char *there)
{
  if (g_strcmp0 (here, there) == 0 || g_strcmp0 (base, there) == 0)
    return SAME;
  return g_strcmp0 (base, here) == 0 ? TAKE : CONFLICT;
}

/* Returns: (transfer full): an organization by its name */
static char *
show_value (LydDeskReturning *self,
            const LydDeskField *field,
            const char *value)
{
  g_autoptr (LydOrganization) organization = NULL;
  LydId id;

  if (field->kind != LYD_DESK_FIELD_ID)
    return lyd_desk_field_show (field, value);
  if (lyd_id_from_string (&id, value))
    organization = lyd_organizations_get (self->file->db, &id, NULL);
  return g_strdup (organization != NULL ? organization->name : "");
}

/* Changes @here to what was changed at @there alone. Returns: whether anything was */
static gboolean
merge_fields (LydDeskReturning *self,
              const LydDeskField *fields,
              const Base *base,
              gpointer here,
              gconstpointer there,
              const LydId *registration,
              const char *name)
{
  gboolean taken = FALSE;

  for (const LydDeskField *field = fields; field->key != NULL; field++) {
    g_autofree char *ours = lyd_desk_field_get (field, here);
    g_autofree char *theirs = lyd_desk_field_get (field, there);
    Side side = compare (get_cell (base->object, field->key), ours, theirs);

    if (side == TAKE) {
      lyd_desk_field_set (field, here, theirs);
      taken = TRUE;
    } else if (side == CONFLICT) {
      g_autofree char *kept = show_value (self, field, ours);
      g_autofree char *other = show_value (self, field, theirs);

      add_conflict (self, registration, name, _ (field->title), kept, other);
    }
  }
  return taken;
}

/* Another organization of the same name, which both desks wrote down, is one. */
static gboolean
take_organization (LydDeskReturning *self,
                   LydId *id,
                   GError **error)
{
  const LydId *known = lyd_desk_return_map (self->organizations, id);
  g_autoptr (LydOrganization) here = NULL;
  g_autoptr (LydOrganization) there = NULL;
  g_autoptr (GError) local = NULL;
  LydId original = *id;

  if (lyd_id_is_none (id))
    return TRUE;
  if (known != NULL) {
    *id = *known;
    return TRUE;
  }
  here = lyd_organizations_get (self->file->db, id, &local);
  there = here == NULL && local == NULL ? lyd_organizations_get (self->copy, id, &local) : NULL;
  if (there != NULL)
    here = lyd_organizations_find (self->file->db, there->name, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (here == NULL && there == NULL)
    return lyd_desk_return_refuse (self, error);
  if (here == NULL && !lyd_organizations_insert (self->file->db, there, error))
    return FALSE;
  *id = here != NULL ? here->id : there->id;
  lyd_desk_return_add (self->organizations, &original, id);
  return TRUE;
}

/* What the copy says of @there now, for the next time. */
static gboolean
remember (LydDeskReturning *self,
          const LydId *there,
          const Base *base,
          const char *cells,
          GError **error)
{
  if (base->version < base->said.version || g_strcmp0 (cells, base->said.cells) == 0)
    return TRUE;
  return lyd_desk_base_set (self->file->db, &self->result->copy->id, there, base->version, cells, error);
}

static gboolean
change_person (LydDeskReturning *self,
               LydPerson *here,
               const LydPerson *there,
               GError **error)
{
  g_auto (Base) base = { 0 };
  g_autofree char *cells = lyd_desk_cells_of_person (there);

  if (!read_base (self, &there->id, &base, error))
    return FALSE;
  if (merge_fields (self, lyd_desk_person_fields, &base, here, there, NULL, here->name)) {
    self->result->n_changed++;
    if (!lyd_people_update (self->file->db, here, error))
      return FALSE;
  }
  return remember (self, &there->id, &base, cells, error);
}

static gboolean
add_person (LydDeskReturning *self,
            const LydPerson *there,
            GError **error)
{
  g_auto (Base) base = { 0 };
  g_autofree char *cells = lyd_desk_cells_of_person (there);

  return read_base (self, &there->id, &base, error) && lyd_people_insert (self->file->db, there, error) &&
         remember (self, &there->id, &base, cells, error);
}

/* Whom registration @id is of in this file; none where it is not here. */
static gboolean
find_owner (LydDeskReturning *self,
            const LydId *id,
            LydRegistration **here,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  *here = lyd_registrations_get (self->file->db, id, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @here: the registration as it is in this file, %NULL: it was made there */
static gboolean
take_person (LydDeskReturning *self,
             const LydRegistration *here,
             const LydId *id,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydPerson) there = lyd_people_get (self->copy, id, &local);
  g_autoptr (LydPerson) ours = local == NULL ? lyd_people_get (self->file->db, id, &local) : NULL;
  gboolean erased;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (there == NULL)
    return lyd_desk_return_refuse (self, error);
  if (lyd_desk_return_map (self->people, id) != NULL)
    return TRUE;
  /* Merged here meanwhile: who is kept was looked at by people. */
  if (here != NULL && !lyd_id_equal (&here->person, id)) {
    lyd_desk_return_add (self->people, id, &here->person);
    return TRUE;
  }
  lyd_desk_return_add (self->people, id, id);
  /* Who was erased here is nobody there, either. */
  if (!lyd_erase_rows_is_erased (self->file->db, id, &erased, error))
    return FALSE;
  if (erased)
    return TRUE;
  if (!take_organization (self, &there->organization, error))
    return FALSE;
  return ours != NULL ? change_person (self, ours, there, error) : add_person (self, there, error);
}

/* Whether a registration that is not here any more was deleted here, and nobody saw it there since. */
static gboolean
is_deleted (LydDeskReturning *self,
            const LydId *id,
            gboolean *deleted,
            GError **error)
{
  g_auto (LydDeskBase) given = { 0 };
  gint64 version = 0;
  gboolean scanned = FALSE;

  if (!lyd_desk_base_get (self->copy, &self->result->copy->id, id, &given, error) ||
      !lyd_desk_rows_get_version (self->file->db, id, &version, error) ||
      !lyd_desk_rows_is_scanned (self->copy, id, &scanned, error))
    return FALSE;
  *deleted = given.cells != NULL && version > 0 && !scanned;
  return TRUE;
}

/* Everybody whose registration comes along. */
gboolean
lyd_desk_return_take_people (LydDeskReturning *self,
                             GError **error)
{
  g_autoptr (GArray) ids = lyd_desk_rows_list_registrations (self->copy, &self->result->event, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    const LydId *id = &g_array_index (ids, LydId, i);
    g_autoptr (LydRegistration) there = lyd_registrations_get (self->copy, id, error);
    g_autoptr (LydRegistration) here = NULL;
    gboolean deleted = FALSE;

    if (there == NULL || !find_owner (self, id, &here, error))
      return FALSE;
    if (here != NULL && !lyd_id_equal (&here->event, &self->result->event))
      return lyd_desk_return_refuse (self, error);
    if ((here == NULL && !is_deleted (self, id, &deleted, error)) ||
        (!deleted && lyd_id_equal (&there->id, id) && !take_person (self, here, &there->person, error)))
      return FALSE;
  }
  return ids != NULL;
}

static gboolean
merge_answer (LydDeskReturning *self,
              const Base *base,
              const LydRegistration *here,
              const LydId *there,
              const LydQuestion *question,
              const char *name,
              gboolean *taken,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *key = lyd_id_to_string (&question->id);
  g_autofree char *theirs = lyd_answers_get (self->copy, there, &question->id, &local);
  g_autofree char *ours = local == NULL ? lyd_answers_get (self->file->db, &here->id, &question->id, &local) : NULL;
  Side side;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  side = compare (get_cell (get_object (base->object, "answers"), key), ours, theirs);
  if (side == CONFLICT)
    add_conflict (self, &here->id, name, question->label, ours, theirs);
  if (side != TAKE)
    return TRUE;
  *taken = TRUE;
  return theirs != NULL ? lyd_answers_set (self->file->db, &here->id, &question->id, theirs, error)
                        : lyd_answers_replace (self->file->db, &here->id, &question->id, "", error);
}

static gboolean
has_id (const GArray *ids,
        const LydId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (lyd_id_equal (&g_array_index (ids, LydId, i), id))
      return TRUE;
  return FALSE;
}

/* Choosing and leaving a session: with yes and no only, there is no conflict. */
static gboolean
merge_places (LydDeskReturning *self,
              const Base *base,
              const LydRegistration *here,
              const LydId *there,
              gboolean *taken,
              GError **error)
{
  g_autoptr (GArray) theirs = lyd_desk_rows_list_places (self->copy, there, error);
  g_autoptr (GArray) ours = theirs != NULL ? lyd_desk_rows_list_places (self->file->db, &here->id, error) : NULL;
  JsonObject *places = get_object (base->object, "places");

  for (guint i = 0; ours != NULL && i < theirs->len; i++) {
    const LydId *session = &g_array_index (theirs, LydId, i);
    g_autofree char *key = lyd_id_to_string (session);

    if (has_id (ours, session) || get_cell (places, key) != NULL ||
        !g_hash_table_contains (self->sessions, session))
      continue;
    *taken = TRUE;
    if (!lyd_places_add (self->file->db, &here->id, session, error))
      return FALSE;
  }
  for (guint i = 0; ours != NULL && i < ours->len; i++) {
    const LydId *session = &g_array_index (ours, LydId, i);
    g_autofree char *key = lyd_id_to_string (session);

    if (has_id (theirs, session) || get_cell (places, key) == NULL)
      continue;
    *taken = TRUE;
    if (!lyd_places_remove (self->file->db, &here->id, session, error))
      return FALSE;
  }
  return ours != NULL;
}

static gboolean
merge_parts (LydDeskReturning *self,
             const Base *base,
             const LydRegistration *here,
             const LydId *there,
             const char *name,
             gboolean *taken,
             GError **error)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (!merge_answer (self, base, here, there, g_ptr_array_index (self->questions, i), name, taken, error))
      return FALSE;
  return merge_places (self, base, here, there, taken, error);
}

static gboolean
change_registration (LydDeskReturning *self,
                     LydRegistration *here,
                     const LydRegistration *there,
                     GError **error)
{
  g_autoptr (LydPerson) person = lyd_people_get (self->file->db, &here->person, error);
  g_auto (Base) base = { 0 };
  g_autofree char *cells = NULL;
  gboolean taken, erased, parts = FALSE;

  if (!lyd_erase_rows_is_erased (self->file->db, &here->person, &erased, error))
    return FALSE;
  if (erased)
    return TRUE;
  if (person == NULL || !read_base (self, &there->id, &base, error) ||
      (cells = lyd_desk_cells_of_registration (self->copy, there, self->questions, error)) == NULL)
    return FALSE;
  taken = merge_fields (self, lyd_desk_registration_fields, &base, here, there, &here->id, person->name);
  if ((taken && !lyd_registrations_update (self->file->db, here, error)) ||
      !merge_parts (self, &base, here, &there->id, person->name, &parts, error))
    return FALSE;
  self->result->n_changed += taken || parts;
  return remember (self, &there->id, &base, cells, error);
}

/* Five letters are few enough that both desks may have given the same ones to two people. */
static gboolean
free_short_code (LydDeskReturning *self,
                 LydRegistration *registration,
                 GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) holder =
    lyd_registrations_find_short_code (self->file->db, &registration->event, registration->short_code, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (holder == NULL)
    return TRUE;
  self->result->n_short_codes++;
  g_free (registration->short_code);
  registration->short_code = lyd_register_make_short_code (self->file, &registration->event, error);
  return registration->short_code != NULL;
}

static gboolean
add_registration (LydDeskReturning *self,
                  LydRegistration *there,
                  GError **error)
{
  const LydId *person = lyd_desk_return_map (self->people, &there->person);
  const LydId *host = lyd_desk_return_map (self->registrations, &there->host);
  g_auto (Base) base = { 0 };
  g_auto (Base) nothing = { 0 };
  g_autofree char *cells = NULL;
  g_autoptr (LydPerson) named = NULL;
  gboolean parts;

  there->host = host != NULL ? *host : lyd_id_none;
  there->person = *person;
  self->result->n_registered++;
  return read_base (self, &there->id, &base, error) &&
         (cells = lyd_desk_cells_of_registration (self->copy, there, self->questions, error)) != NULL &&
         free_short_code (self, there, error) && lyd_registrations_insert (self->file->db, there, error) &&
         merge_parts (self, &nothing, there, &there->id, "", &parts, error) &&
         remember (self, &there->id, &base, cells, error);
}

/* The registration is new here. Where that person was registered here, too, the one that is here stands for both. */
static gboolean
join_registration (LydDeskReturning *self,
                   LydRegistration *there,
                   GError **error)
{
  const LydId *person = lyd_desk_return_map (self->people, &there->person);
  g_autoptr (GError) local = NULL;
  g_autoptr (LydRegistration) same =
    lyd_registrations_find_person (self->file->db, &there->event, person, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  lyd_desk_return_add (self->registrations, &there->id, same != NULL ? &same->id : &there->id);
  return same != NULL ? change_registration (self, same, there, error) : add_registration (self, there, error);
}

static gboolean
take_registration (LydDeskReturning *self,
                   const LydId *id,
                   GError **error)
{
  g_autoptr (LydRegistration) there = lyd_registrations_get (self->copy, id, error);
  g_autoptr (LydRegistration) here = NULL;
  gboolean deleted = FALSE;

  if (there == NULL || !find_owner (self, id, &here, error))
    return FALSE;
  if (here == NULL) {
    /* Merged there: what stands for it came before. */
    if (!lyd_id_equal (&there->id, id)) {
      const LydId *kept = lyd_desk_return_map (self->registrations, &there->id);

      if (kept != NULL)
        lyd_desk_return_add (self->registrations, id, kept);
      return TRUE;
    }
    if (!is_deleted (self, id, &deleted, error))
      return FALSE;
    return deleted || join_registration (self, there, error);
  }
  lyd_desk_return_add (self->registrations, id, id);
  /* Merged at either side: the rows that stand are compared, each by its own name. */
  if (!lyd_id_equal (&here->id, id) || !lyd_id_equal (&there->id, id))
    return TRUE;
  return change_registration (self, here, there, error);
}

gboolean
lyd_desk_return_take_registrations (LydDeskReturning *self,
                                    GError **error)
{
  g_autoptr (GArray) ids = lyd_desk_rows_list_registrations (self->copy, &self->result->event, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!take_registration (self, &g_array_index (ids, LydId, i), error))
      return FALSE;
  return ids != NULL;
}
