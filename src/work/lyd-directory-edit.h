#pragma once

#include "lyd-things.h"
#include "lyd-file.h"

G_BEGIN_DECLS

/* What somebody typed that cannot be kept as it is; the fields that a form marks. */
typedef enum {
  LYD_DIRECTORY_FINE,
  LYD_DIRECTORY_NAME_MISSING,
  LYD_DIRECTORY_EMAIL_WRONG,
  LYD_DIRECTORY_PHONE_WRONG,
  LYD_DIRECTORY_SINCE_WRONG,
  LYD_DIRECTORY_TOO_LONG,
} LydDirectoryProblem;

/* One of the networks that an organization is to belong to. */
typedef struct {
  char *name;
  char *since; /* "2009", "2009-05" or "2009-05-01", or NULL */
} LydNetworkChoice;

LydNetworkChoice *lyd_network_choice_new (const char *name, const char *since) G_GNUC_WARN_UNUSED_RESULT;
void lyd_network_choice_free (LydNetworkChoice *self);

LydDirectoryProblem lyd_directory_check_person (const LydPerson *person);
LydDirectoryProblem lyd_directory_check_organization (const LydOrganization *organization, GPtrArray *networks);
const char *lyd_directory_problem_get_sentence (LydDirectoryProblem problem);

LydPerson *lyd_directory_find_person (LydFile *file, const LydId *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydOrganization *lyd_directory_find_organization (LydFile *file, const LydId *organization, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_directory_is_date (const char *text);
GPtrArray *lyd_directory_list_networks (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_directory_save_person (LydFile *file, LydPerson *person, const char *organization, GError **error);
gboolean lyd_directory_save_organization (LydFile *file,
                                          LydOrganization *organization,
                                          GPtrArray *networks,
                                          GError **error);

G_END_DECLS
