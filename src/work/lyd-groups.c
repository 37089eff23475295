#include "lyd-groups.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-organizations.h"

#include "lyd-group-rows.h"

#include <glib/gi18n.h>

#define MAX_LETTERS 300

void
lyd_group_member_free (LydGroupMember *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self);
}

/* Cleans the name, and sees that no other group has it. */
static gboolean
check (LydFile *file,
       LydGroup *group,
       GError **error)
{
  g_autofree char *clean = lyd_clean_line (group->name);
  g_autofree char *folded = lyd_fold_text (clean);
  g_autoptr (GPtrArray) others = lyd_group_rows_list (file->db, error);

  if (others == NULL)
    return FALSE;
  if (folded[0] == '\0' || g_utf8_strlen (clean, -1) > MAX_LETTERS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("A group needs a name of at most %d letters. Nothing was changed."), MAX_LETTERS);
    return FALSE;
  }
  for (guint i = 0; i < others->len; i++) {
    const LydGroup *other = g_ptr_array_index (others, i);
    g_autofree char *taken = lyd_fold_text (other->name);

    if (lyd_id_equal (&other->id, &group->id) || g_strcmp0 (taken, folded) != 0)
      continue;
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("There is a group “%s” already. Nothing was changed."),
                 other->name);
    return FALSE;
  }
  g_free (group->name);
  group->name = g_steal_pointer (&clean);
  return TRUE;
}

/* Stores @group, which gets its id here. */
gboolean
lyd_groups_add (LydFile *file,
                LydGroup *group,
                GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);

  group->id = lyd_context_make_id (&file->context);
  return act != NULL && check (file, group, error) && lyd_group_rows_insert (file->db, group, error) &&
         lyd_file_commit (file, &act, "add-group", &group->id, error, "group", group->name, NULL);
}

/* Changes name and sensitivity. Once a group is sensitive, what is for it is only counted. */
gboolean
lyd_groups_change (LydFile *file,
                   LydGroup *group,
                   GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);

  return act != NULL && check (file, group, error) && lyd_group_rows_update (file->db, group, error) &&
         (!group->sensitive || lyd_audience_rows_hide_events (file->db, &group->id, error)) &&
         lyd_file_commit (file, &act, "edit-group", &group->id, error, "group", group->name, NULL);
}

static LydGroup *
get_one (LydFile *file,
         const char *words,
         GError **error)
{
  g_autoptr (GPtrArray) found = lyd_group_rows_find (file->db, words, error);

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_ptr_array_steal_index (found, 0);
  g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
               found->len == 0 ? _ ("There is no group “%s”.") : _ ("“%s” fits more than one group. Use its id."),
               words);
  return NULL;
}

/* The one group that @words mean: its name, its id or a unique start of it. */
LydGroup *
lyd_groups_find_one (LydFile *file,
                     const char *words,
                     GError **error)
{
  return get_one (file, words, error);
}

/* Takes a group away, with who was in it; %LYD_ERROR_CONFLICT while something is for it. */
gboolean
lyd_groups_remove (LydFile *file,
                   const LydId *id,
                   GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autofree char *words = lyd_id_to_string (id);
  g_autoptr (LydGroup) group = NULL;
  gboolean used = FALSE;

  if (act == NULL || (group = get_one (file, words, error)) == NULL ||
      !lyd_group_rows_is_used (file->db, id, &used, error))
    return FALSE;
  if (used) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT,
                 _ ("“%s” is the audience of an event, so it stays. Change that first. Nothing was changed."),
                 group->name);
    return FALSE;
  }
  return lyd_group_rows_delete (file->db, id, error) &&
         lyd_file_commit (file, &act, "delete-group", id, error, "group", group->name, NULL);
}

/* Returns: (transfer full) (nullable) (element-type LydGroup): by name, with the number of their members */
GPtrArray *
lyd_groups_get_all (LydFile *file,
                    GError **error)
{
  return lyd_group_rows_list (file->db, error);
}

static LydGroupMember *
member_new (LydFile *file,
            LydPerson *person,
            GError **error)
{
  g_autoptr (LydGroupMember) member = g_new0 (LydGroupMember, 1);
  g_autoptr (LydOrganization) organization = NULL;

  member->person = person->id;
  member->name = g_steal_pointer (&person->name);
  if (lyd_id_is_none (&person->organization))
    return g_steal_pointer (&member);
  organization = lyd_organizations_get (file->db, &person->organization, error);
  if (organization == NULL)
    return NULL;
  member->organization = g_steal_pointer (&organization->name);
  return g_steal_pointer (&member);
}

/**
 * lyd_groups_get_members:
 * @reveal: somebody asked to see who is in a sensitive group
 *
 * Returns: (transfer full) (nullable) (element-type LydGroupMember): in the order of lists; nobody of a sensitive group
 *   that is not revealed
 */
GPtrArray *
lyd_groups_get_members (LydFile *file,
                        const LydGroup *group,
                        gboolean reveal,
                        GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_group_member_free);
  g_autoptr (GPtrArray) people = NULL;

  if (group->sensitive && !reveal)
    return g_steal_pointer (&members);
  people = lyd_group_rows_list_members (file->db, &group->id, error);
  for (guint i = 0; people != NULL && i < people->len; i++) {
    LydGroupMember *member = member_new (file, g_ptr_array_index (people, i), error);

    if (member == NULL)
      return NULL;
    g_ptr_array_add (members, member);
  }
  return people != NULL ? g_steal_pointer (&members) : NULL;
}

/* The journal says how many: who it was is in the changes alone. */
static gboolean
change_members (LydFile *file,
                const LydGroup *group,
                const LydId *people,
                gsize n,
                gboolean join,
                GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT, n);

  if (act == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!(join ? lyd_group_rows_add_member : lyd_group_rows_remove_member) (file->db, &group->id, &people[i], error))
      return FALSE;
  return lyd_file_commit (file, &act, join ? "join-group" : "leave-group", &group->id, error, "group", group->name,
                          "count", count, NULL);
}

gboolean
lyd_groups_join (LydFile *file,
                 const LydGroup *group,
                 const LydId *people,
                 gsize n,
                 GError **error)
{
  return change_members (file, group, people, n, TRUE, error);
}

gboolean
lyd_groups_leave (LydFile *file,
                  const LydGroup *group,
                  const LydId *people,
                  gsize n,
                  GError **error)
{
  return change_members (file, group, people, n, FALSE, error);
}
