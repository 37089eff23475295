#pragma once

#include "lyd-file.h"
#include "lyd-roster-row.h"

G_BEGIN_DECLS

/* An organization whose people come to an event. */
typedef struct {
  LydId id;
  char *name;
  int expected; /* have a place and are not in */
} LydDoorOrganization;

void lyd_door_organization_free (LydDoorOrganization *self);

GPtrArray *lyd_door_list_organizations (LydFile *file, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_door_list_expected (LydFile *file, const LydId *session, const LydId *organization, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean
lyd_door_find_organization (LydFile *file, const LydId *registration, LydId *organization, char **name, GError **error);
GPtrArray *lyd_door_list_inside (LydFile *file, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the counters of a desk need beside those of the list. */
typedef struct {
  int left;      /* came and went, of those who have a place; where it admits by the day, today */
  gboolean over; /* nobody is expected any more: who is missing has not come */
} LydDoorCount;

gboolean lyd_door_count_more (LydFile *file, const LydId *session, LydDoorCount *count, GError **error);

G_END_DECLS
