#pragma once

#include "lyd-closing.h"
#include "lyd-db.h"

G_BEGIN_DECLS

/* A person who is to be forgotten, and everything in the file that tells who they are. */
typedef struct _LydEraseRows LydEraseRows;

LydEraseRows *lyd_erase_rows_find (LydDb *db, const LydId *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_erase_rows_free (LydEraseRows *self);
const LydEraseCounts *lyd_erase_rows_get_counts (const LydEraseRows *self);
const GArray *lyd_erase_rows_get_people (const LydEraseRows *self);
gboolean lyd_erase_rows_delete (LydEraseRows *self, const char *nobody, gint64 at, GError **error);

gboolean lyd_erase_rows_is_erased (LydDb *db, const LydId *person, gboolean *erased, GError **error);
gboolean lyd_erase_rows_find_coming (LydDb *db, const LydId *person, gint64 now, char **title, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydEraseRows, lyd_erase_rows_free)

G_END_DECLS
