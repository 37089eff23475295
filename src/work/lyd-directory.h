#pragma once

#include "lyd-directory-edit.h"
#include "lyd-directory-line.h"

G_BEGIN_DECLS

/* Who is who: everybody in the file, across all events. */
gboolean lyd_directory_is_empty (LydFile *file, gboolean *empty, GError **error);
GArray *lyd_directory_list_people (LydFile *file, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_directory_list_lines (LydFile *file, const LydId *people, gsize n_people, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydPersonPage *lyd_directory_get_person (LydFile *file, const LydId *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydOrganizationList *lyd_directory_list_organizations (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydOrganizationPage *lyd_directory_get_organization (LydFile *file, const LydId *organization, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
