#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* Somebody who might be registered together with others, as what they came the last time. */
typedef struct {
  LydId person;
  LydAttendeeType type;
} LydPartyRow;

GArray *lyd_party_rows_list_event (LydDb *db, const LydId *event, gboolean came, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_party_rows_list_organization (LydDb *db, const LydId *organization, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
