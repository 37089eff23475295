#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

gboolean lyd_people_insert (LydDb *db, const LydPerson *person, GError **error);
gboolean lyd_people_insert_new (LydDb *db, const LydPerson *person, const char *organization, GError **error);
gboolean lyd_people_update (LydDb *db, const LydPerson *person, GError **error);
LydPerson *lyd_people_get (LydDb *db, const LydId *id, GError **error);
GPtrArray *lyd_people_find (LydDb *db, const char *words, GError **error);
GPtrArray *lyd_people_find_by_email (LydDb *db, const char *email, GError **error);
gboolean lyd_people_has_alias (
  LydDb *db, const LydId *person, const char *kind, const char *folded, gboolean *has, GError **error);
gboolean lyd_people_add_alias (LydDb *db, const LydAlias *alias, GError **error);
LydAlias *lyd_people_get_alias (LydDb *db, const LydId *alias, GError **error);
gboolean lyd_people_delete_alias (LydDb *db, const LydAlias *alias, GError **error);
gboolean lyd_people_index (LydDb *db, const LydId *id, GError **error);
gboolean lyd_people_index_organization (LydDb *db, const LydId *organization, GError **error);
gboolean lyd_people_unindex (LydDb *db, const LydId *id, GError **error);
gboolean lyd_people_check_index (LydDb *db, int *n_wrong, GError **error);

char *lyd_people_sort_key (const LydPerson *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
