#pragma once

#include "lyd-audience.h"
#include "lyd-db.h"
#include "lyd-places.h"
#include "lyd-things.h"

G_BEGIN_DECLS

gboolean lyd_group_rows_insert (LydDb *db, const LydGroup *group, GError **error);
gboolean lyd_group_rows_update (LydDb *db, const LydGroup *group, GError **error);
gboolean lyd_group_rows_delete (LydDb *db, const LydId *group, GError **error);
gboolean lyd_group_rows_is_used (LydDb *db, const LydId *group, gboolean *used, GError **error);
GPtrArray *lyd_group_rows_list (LydDb *db, GError **error);
GPtrArray *lyd_group_rows_list_of (LydDb *db, const LydId *person, GError **error);
GPtrArray *lyd_group_rows_find (LydDb *db, const char *words, GError **error);

gboolean lyd_group_rows_add_member (LydDb *db, const LydId *group, const LydId *person, GError **error);
gboolean lyd_group_rows_remove_member (LydDb *db, const LydId *group, const LydId *person, GError **error);
GPtrArray *lyd_group_rows_list_members (LydDb *db, const LydId *group, GError **error);

gboolean lyd_audience_rows_insert (LydDb *db,
                                   const LydId *id,
                                   const LydId *event,
                                   const LydId *session,
                                   const LydAudienceRule *rule,
                                   GError **error);
gboolean lyd_audience_rows_clear (LydDb *db, const LydId *event, const LydId *session, GError **error);
GPtrArray *lyd_audience_rows_list (LydDb *db, const LydId *event, const LydId *session, GError **error);
gboolean lyd_audience_rows_list_networks (LydDb *db,
                                          const LydId *organization,
                                          const char *day,
                                          GArray *networks,
                                          GError **error);
gboolean lyd_audience_rows_list_groups (LydDb *db, const LydId *person, GArray *groups, GError **error);

/* A registration that stands, and by no exception. */
typedef struct {
  LydWaiting *who;
  LydId person;
  LydId organization;
  LydAttendeeType type;
} LydStanding;

void lyd_standing_free (LydStanding *self);
GPtrArray *lyd_audience_rows_list_standing (LydDb *db, const LydId *event, GError **error);
gboolean lyd_audience_rows_hide_events (LydDb *db, const LydId *group, GError **error);

G_END_DECLS
