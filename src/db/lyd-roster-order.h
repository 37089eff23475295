#pragma once

#include "lyd-roster-rows.h"

G_BEGIN_DECLS

/* An event's registrations in the order of their people's names, kept between two questions. */
typedef struct _LydRosterBase LydRosterBase;

GArray *lyd_roster_order_list_ids (LydDb *db,
                                   LydRosterBase **base,
                                   const LydRosterQuery *query,
                                   const char *match,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_roster_base_free (LydRosterBase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRosterBase, lyd_roster_base_free)

G_END_DECLS
