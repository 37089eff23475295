#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* Whose data file it is. */
typedef struct {
  char *name;     /* of the network; NULL: nobody said */
  char *timezone; /* IANA name, proposed for new events; NULL: nobody said */
} LydHome;

void lyd_home_free (LydHome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydHome, lyd_home_free)

LydHome *lyd_home_get (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_home_set (LydFile *file, const char *name, const char *timezone, GError **error);

G_END_DECLS
