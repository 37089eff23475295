#pragma once

#include "lyd-db.h"
#include "lyd-series-line.h"

G_BEGIN_DECLS

gboolean lyd_program_rows_insert (LydDb *db, const LydProgram *program, GError **error);
gboolean lyd_program_rows_update (LydDb *db, const LydProgram *program, GError **error);
gboolean lyd_program_rows_delete (LydDb *db, const LydId *program, GError **error);
LydProgram *lyd_program_rows_get (LydDb *db, const LydId *program, GError **error);
GPtrArray *lyd_program_rows_list (LydDb *db, GError **error);
GPtrArray *lyd_program_rows_list_of_event (LydDb *db, const LydId *event, GError **error);
gboolean lyd_program_rows_add_event (LydDb *db, const LydId *program, const LydId *event, GError **error);
gboolean lyd_program_rows_remove_event (LydDb *db, const LydId *program, const LydId *event, GError **error);
gboolean lyd_program_rows_copy (LydDb *db, const LydId *from, const LydId *to, GError **error);
GPtrArray *lyd_program_rows_list_policy_areas (LydDb *db, GError **error);

G_END_DECLS
