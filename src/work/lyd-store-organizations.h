#pragma once

#include "lyd-organizations-import.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* Bringing in a list of organizations: @bytes is held. */
void lyd_store_plan_organizations_async (LydStore *self,
                                         GBytes *bytes,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
LydOrganizationsPlan *lyd_store_plan_organizations_finish (LydStore *self,
                                                           GAsyncResult *result,
                                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_import_organizations_async (LydStore *self,
                                           GBytes *bytes,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

G_END_DECLS
