#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

#define LYD_APPLICATION_ID 0x4c594e44 /* "LYND" */

gboolean lyd_schema_check_header (LydDb *db, GError **error);
gboolean lyd_schema_check_file (LydDb *db, GError **error);
gboolean lyd_schema_migrate (LydDb *db, GError **error);
gboolean lyd_schema_run_steps (LydDb *db, const char *const *steps, int n_steps, GError **error);
int lyd_schema_get_version (void);
gboolean lyd_schema_closes (int version);

/* What the journal records changes of, parents before children. Scans, presence, search, versions, prints, stations and
 * the journal itself are never on it. */
extern const char *const lyd_journaled_tables[];

G_END_DECLS
