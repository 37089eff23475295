#include "lyd-directory.h"

#include "lyd-directory-rows.h"
#include "lyd-file-private.h"
#include "lyd-group-rows.h"
#include "lyd-match.h"
#include "lyd-people.h"

#include <glib/gi18n.h>

/* @empty: (out): whether nobody is on file yet, neither a person nor an organization */
gboolean
lyd_directory_is_empty (LydFile *file,
                        gboolean *empty,
                        GError **error)
{
  return lyd_directory_rows_are_none (file->db, empty, error);
}

/**
 * lyd_directory_list_people:
 * @text: (nullable): what somebody typed: any name that is on file, organization, e-mail, telephone digits
 *
 * Returns: (transfer full) (nullable) (element-type LydId): everybody whom @text may mean, by name; everybody where it
 *   says too little
 */
GArray *
lyd_directory_list_people (LydFile *file,
                           const char *text,
                           GError **error)
{
  g_auto (GStrv) words = lyd_match_split (text);
  g_autofree char *match = lyd_match_is_enough (words) ? lyd_match_make (words, "", FALSE) : NULL;

  return lyd_directory_rows_list_people (file->db, match, error);
}

/* Returns: (transfer full) (nullable) (element-type LydPersonLine): one for each of @people; %NULL in the place of one
 *   who is gone */
GPtrArray *
lyd_directory_list_lines (LydFile *file,
                          const LydId *people,
                          gsize n_people,
                          GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_full ((guint) n_people, (GDestroyNotify) lyd_person_line_free);
  g_autoptr (GError) local = NULL;

  for (gsize i = 0; i < n_people; i++) {
    g_ptr_array_add (lines, lyd_directory_rows_get_person (file->db, &people[i], &local));
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  return g_steal_pointer (&lines);
}

static gboolean
read_parts (LydFile *file,
            LydPersonPage *page,
            GError **error)
{
  const LydId *id = &page->person->id;
  g_autoptr (GError) local = NULL;
  g_autoptr (LydPersonLine) line = lyd_directory_rows_get_person (file->db, id, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  page->organization = line != NULL ? g_steal_pointer (&line->organization) : NULL;
  page->aliases = lyd_directory_rows_list_aliases (file->db, id, error);
  if (page->aliases == NULL)
    return FALSE;
  page->groups = lyd_group_rows_list_of (file->db, id, error);
  if (page->groups == NULL)
    return FALSE;
  page->visits = lyd_directory_rows_list_visits (file->db, id, error);
  if (page->visits == NULL)
    return FALSE;
  page->exchanges = lyd_directory_rows_list_exchanges (file->db, lyd_context_now (&file->context), error);
  return page->exchanges != NULL &&
         lyd_directory_rows_count_person (file->db, id, page->exchanges, &page->pulse, error);
}

/* Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND where there is none */
LydPersonPage *
lyd_directory_get_person (LydFile *file,
                          const LydId *person,
                          GError **error)
{
  g_autoptr (LydPersonPage) page = g_new0 (LydPersonPage, 1);

  page->person = lyd_directory_find_person (file, person, error);
  if (page->person == NULL || !read_parts (file, page, error))
    return NULL;
  return g_steal_pointer (&page);
}

/* Returns: (transfer full) (nullable): all by name, with the pulse of each */
LydOrganizationList *
lyd_directory_list_organizations (LydFile *file,
                                  GError **error)
{
  g_autoptr (LydOrganizationList) list = g_new0 (LydOrganizationList, 1);

  list->exchanges = lyd_directory_rows_list_exchanges (file->db, lyd_context_now (&file->context), error);
  if (list->exchanges != NULL)
    list->lines = lyd_directory_rows_list_organizations (file->db, list->exchanges, error);
  return list->lines != NULL ? g_steal_pointer (&list) : NULL;
}

/* Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND where there is none */
LydOrganizationPage *
lyd_directory_get_organization (LydFile *file,
                                const LydId *organization,
                                GError **error)
{
  g_autoptr (LydOrganizationPage) page = g_new0 (LydOrganizationPage, 1);
  g_autoptr (LydOrganization) found = lyd_directory_find_organization (file, organization, error);

  if (found == NULL ||
      (page->exchanges = lyd_directory_rows_list_exchanges (file->db, lyd_context_now (&file->context), error)) == NULL)
    return NULL;
  page->line = lyd_directory_rows_get_organization (file->db, organization, page->exchanges, error);
  if (page->line != NULL)
    page->networks = lyd_directory_rows_list_networks (file->db, organization, error);
  if (page->networks != NULL)
    page->people = lyd_directory_rows_list_staff (file->db, organization, page->exchanges, error);
  if (page->people != NULL)
    page->events = lyd_directory_rows_list_events (file->db, organization, error);
  return page->events != NULL ? g_steal_pointer (&page) : NULL;
}
