#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* Who comes to an event together: its registrations by the organization of their people. */
typedef gboolean (*LydDoorOrganizationFunc) (const LydId *organization, const char *name, int confirmed, gpointer data);

gboolean lyd_door_rows_list_organizations (
  LydDb *db, const LydId *event, LydDoorOrganizationFunc each, gpointer data, GError **error);
GArray *lyd_door_rows_list_people (LydDb *db, const LydId *event, const LydId *organization, GError **error);

gboolean lyd_door_rows_count_left (LydDb *db, const LydId *session, int today, int *left, GError **error);

G_END_DECLS
