#pragma once

#include "lyd-db.h"
#include "lyd-material.h"

G_BEGIN_DECLS

/* A material with what the library says about where it comes from. */
typedef struct {
  LydMaterial *material;
  char *event;       /* its title */
  char *session;     /* its title, or NULL */
  gint64 start;      /* of the event, UTC milliseconds */
  char *timezone;    /* IANA name */
  char *policy_area; /* or NULL */
} LydLibraryRow;

void lyd_library_row_free (LydLibraryRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydLibraryRow, lyd_library_row_free)

gboolean lyd_material_rows_insert (LydDb *db, const LydMaterial *material, GError **error);
gboolean lyd_material_rows_update (LydDb *db, const LydMaterial *material, GError **error);
gboolean lyd_material_rows_delete (LydDb *db, const LydId *id, GError **error);
LydMaterial *lyd_material_rows_get (LydDb *db, const LydId *id, GError **error);
GPtrArray *lyd_material_rows_find (LydDb *db, const char *words, GError **error);
GPtrArray *lyd_material_rows_list (LydDb *db, const LydId *event, GError **error);
GPtrArray *lyd_material_rows_list_library (LydDb *db, GError **error);
GPtrArray *lyd_material_rows_list_files (LydDb *db, GError **error);
gboolean lyd_material_rows_get_next_position (LydDb *db, const LydId *event, int *position, GError **error);
gboolean lyd_material_rows_is_hash_known (LydDb *db, const char *hash, gboolean *known, GError **error);

G_END_DECLS
