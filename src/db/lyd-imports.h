#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* What a file said last about a respondent of an event; strings borrowed. */
typedef struct {
  const char *identity;
  LydId registration;
  guint line;
  const char *cells;
  const char *format; /* of the file; not written */
} LydImportStored;

/* Somebody with an address: enough to decide whether it is the same person. */
typedef struct {
  LydId id;
  const char *name;
} LydImportPerson;

gboolean lyd_imports_insert_batch (LydDb *db, const LydImportBatch *batch, GError **error);
gboolean
lyd_imports_add_row (LydDb *db, const LydId *event, const LydId *batch, const LydImportStored *row, GError **error);
gboolean
lyd_imports_set_row (LydDb *db, const LydId *event, const LydId *batch, const LydImportStored *row, GError **error);
GArray *lyd_imports_list_rows (LydDb *db, const LydId *event, GStringChunk *strings, GError **error);

gboolean lyd_imports_find_people (LydDb *db, const char *email, GStringChunk *strings, GArray *people, GError **error);
gboolean
lyd_imports_list_names (LydDb *db, const LydId *person, GStringChunk *strings, GPtrArray *names, GError **error);
gboolean lyd_imports_list_places (LydDb *db, const LydId *registration, GArray *sessions, GError **error);
GPtrArray *lyd_imports_list_short_codes (LydDb *db, const LydId *event, GError **error);

GArray *lyd_imports_find_batches (LydDb *db, const char *words, GError **error);
char *lyd_imports_get_mapping (LydDb *db, const char *header, GError **error);
gboolean lyd_imports_set_mapping (LydDb *db, const char *header, const char *mapping, GError **error);

gint64 lyd_imports_get_state (LydDb *db, GError **error);
gboolean lyd_imports_begin_reading (LydDb *db, GError **error);
void lyd_imports_end_reading (LydDb *db);
gboolean lyd_imports_set_large (LydDb *db, gboolean large, GError **error);
void lyd_imports_checkpoint (LydDb *db);

G_END_DECLS
