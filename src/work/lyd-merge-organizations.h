#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* One organization that was on file twice. */
gboolean lyd_merge_organizations (LydFile *file,
                                  const LydId *keep,
                                  const LydId *other,
                                  int *n_people,
                                  GError **error);

G_END_DECLS
