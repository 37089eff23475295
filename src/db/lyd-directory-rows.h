#pragma once

#include "lyd-db.h"
#include "lyd-directory-line.h"

G_BEGIN_DECLS

gboolean lyd_directory_rows_are_none (LydDb *db, gboolean *none, GError **error);
GPtrArray *lyd_directory_rows_list_exchanges (LydDb *db, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;

GArray *lyd_directory_rows_list_people (LydDb *db, const char *match, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydPersonLine *lyd_directory_rows_get_person (LydDb *db, const LydId *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_directory_rows_list_aliases (LydDb *db, const LydId *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_directory_rows_list_visits (LydDb *db, const LydId *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_directory_rows_count_person (LydDb *db,
                                          const LydId *person,
                                          GPtrArray *exchanges,
                                          LydPulse *pulse,
                                          GError **error);

GPtrArray *lyd_directory_rows_list_organizations (LydDb *db, GPtrArray *exchanges, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydOrganizationLine *lyd_directory_rows_get_organization (LydDb *db,
                                                          const LydId *organization,
                                                          GPtrArray *exchanges,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_directory_rows_list_networks (LydDb *db, const LydId *organization, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_directory_rows_list_staff (LydDb *db,
                                          const LydId *organization,
                                          GPtrArray *exchanges,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_directory_rows_list_events (LydDb *db, const LydId *organization, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
