#pragma once

#include "lyd-register.h"
#include "lyd-store-registrations.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_DESK_WALK_IN (lyd_desk_walk_in_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskWalkIn, lyd_desk_walk_in, LYD, DESK_WALK_IN, AdwBin)

void lyd_desk_walk_in_start (LydDeskWalkIn *self, LydStore *store, const LydId *event, const char *name);
void lyd_desk_walk_in_go_on (LydDeskWalkIn *self);
gboolean lyd_desk_walk_in_read (LydDeskWalkIn *self, LydRegistrationRequest *request);
void lyd_desk_walk_in_show_problem (LydDeskWalkIn *self, const char *message);

/* "name-changed": what is in the name row may be somebody who is known. */
void lyd_desk_walk_in_show_known (LydDeskWalkIn *self,
                                  const char *name,
                                  const char *organization,
                                  const LydId *registration);
void lyd_desk_walk_in_set_prints (LydDeskWalkIn *self, gboolean prints);
const char *lyd_desk_walk_in_get_name (LydDeskWalkIn *self);

G_END_DECLS
