#pragma once

#include "lyd-directory-edit.h"

G_BEGIN_DECLS

gboolean lyd_directory_join (LydFile *file,
                             const LydId *organization,
                             const char *name,
                             const char *since,
                             gboolean *changed,
                             GError **error);

gboolean lyd_directory_leave (LydFile *file,
                              const LydId *organization,
                              const char *name,
                              const char *on,
                              gboolean *changed,
                              GError **error);
void lyd_directory_clean_person (LydPerson *person);

G_END_DECLS
