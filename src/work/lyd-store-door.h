#pragma once

#include "lyd-admit-many.h"
#include "lyd-door-list.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Who stands at a door, or is behind it. */

/* (element-type LydDoorOrganization) */
void lyd_store_list_door_organizations_async (LydStore *self,
                                              const LydId *session,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);
/* (element-type LydRosterRow): who of an organization is expected */
void lyd_store_list_expected_async (LydStore *self,
                                    const LydId *session,
                                    const LydId *organization,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
/* ... of that of a registration's person */
void lyd_store_list_expected_with_async (LydStore *self,
                                         const LydId *session,
                                         const LydId *registration,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
/* (element-type LydRosterRow) */
void lyd_store_list_inside_async (LydStore *self,
                                  const LydId *session,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *lyd_store_door_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One act, once it is asked for. */
void lyd_store_admit_many_async (LydStore *self,
                                 const LydId *session,
                                 const LydId *ids,
                                 gsize n_ids,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LydManyAdmitted *lyd_store_admit_many_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
