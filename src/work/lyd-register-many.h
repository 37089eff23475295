#pragma once

#include "lyd-file.h"
#include "lyd-many.h"

G_BEGIN_DECLS

gboolean lyd_register_set_status_many (
  LydFile *file, const LydId *event, const LydMany *many, LydStatus status, int *n_changed, GError **error);
gboolean lyd_register_change_status_many (LydFile *file,
                                          const LydId *event,
                                          const LydMany *many,
                                          LydStatus status,
                                          int *n_changed,
                                          GPtrArray **moved,
                                          GError **error);
char *lyd_register_list_emails (LydFile *file, const LydMany *many, int *n_emails, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
