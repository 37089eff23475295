#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* Which organizations belonged to which network when: asked for every attendance of a report. */
typedef struct _LydMemberships LydMemberships;

LydMemberships *lyd_memberships_new (const GPtrArray *memberships) G_GNUC_WARN_UNUSED_RESULT;
void lyd_memberships_free (LydMemberships *self);
gboolean lyd_memberships_has (const LydMemberships *self,
                              const LydId *organization,
                              const LydId *network,
                              int from,
                              int to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydMemberships, lyd_memberships_free)

G_END_DECLS
