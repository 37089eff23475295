#pragma once

#include "lyd-store-plan.h"
#include "lyd-substitute.h"

G_BEGIN_DECLS

/* Somebody comes in another's place. @request is copied; see lyd_register_substitute(). The subject of what was done is
 * the new registration. */
void lyd_store_substitute_async (LydStore *self,
                                 const LydId *registration,
                                 const LydRegistrationRequest *request,
                                 LydGuests guests,
                                 GAsyncReadyCallback callback,
                                 gpointer data);

G_END_DECLS
