#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* What belongs to the network and is neither a thing nor journaled: key and value. */
char *lyd_setting_get (LydDb *db, const char *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_setting_set (LydDb *db, const char *key, const char *value, GError **error);

G_END_DECLS
