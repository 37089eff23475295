#pragma once

#include "lyd-table.h"

G_BEGIN_DECLS

/* Lists on paper, as exporters: the columns are the table's, the rest (time in words, notes, paper) its fields for
 * paper. */
gboolean lyd_sign_in_write (LydTable *table, const char *path, GError **error);
gboolean lyd_roll_call_write (LydTable *table, const char *path, GError **error);
gboolean lyd_list_write (LydTable *table, const char *path, GError **error);

G_END_DECLS
