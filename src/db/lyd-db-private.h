#pragma once

#include "lyd-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* For the files of this folder that speak to SQLite themselves: schema, journal, backup. */
LydDb *lyd_db_open_unprepared (const char *path, const char *shown, GError **error) G_GNUC_WARN_UNUSED_RESULT;
sqlite3 *lyd_db_get_handle (LydDb *self);
gboolean lyd_db_set_error (LydDb *self, GError **error);
void lyd_db_forget_statements (LydDb *self);

G_END_DECLS
