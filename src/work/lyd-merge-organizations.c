#include "lyd-merge-organizations.h"

#include "lyd-directory-edit.h"
#include "lyd-file-private.h"
#include "lyd-merge-rows.h"
#include "lyd-organizations.h"

#include <glib/gi18n.h>

/**
 * lyd_merge_organizations:
 * @n_people: (out): how many went over
 *
 * Makes one organization of two, as one act that can be undone: people, networks with their dates and included seats go
 * over; of a network that both belong to, the earlier date stays. What @keep says of itself stays, and what it does not
 * know it takes from @other.
 *
 * Returns: %FALSE with %LYD_ERROR_NOT_FOUND where they are not two organizations on file
 */
gboolean
lyd_merge_organizations (LydFile *file,
                         const LydId *keep,
                         const LydId *other,
                         int *n_people,
                         GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydOrganization) first = NULL;
  g_autoptr (LydOrganization) second = NULL;

  if (act == NULL)
    return FALSE;
  if (lyd_id_equal (keep, other)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("These are not two organizations on file. Nothing was changed."));
    return FALSE;
  }
  if ((first = lyd_directory_find_organization (file, keep, error)) == NULL ||
      (second = lyd_directory_find_organization (file, other, error)) == NULL)
    return FALSE;
  if (first->state == NULL)
    first->state = g_strdup (second->state);
  first->member = first->member || second->member;
  return lyd_organizations_update (file->db, first, error) &&
         lyd_merge_rows_move_organization (file->db, keep, other, n_people, error) &&
         lyd_file_commit (file, &act, "merge-organizations", keep, error, "name", first->name, "other", second->name,
                          NULL);
}
