#pragma once

#include "lyd-directory.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* People and organizations. Reading may be cancelled: cancel the last search before the next. */
void lyd_store_is_empty_async (LydStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_is_empty_finish (LydStore *self, GAsyncResult *result, gboolean *empty, GError **error);

void lyd_store_list_people_async (LydStore *self,
                                  const char *text,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GArray *lyd_store_list_people_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_list_lines_async (LydStore *self,
                                 const LydId *people,
                                 gsize n_people,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
GPtrArray *lyd_store_list_lines_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_get_person_async (LydStore *self,
                                 const LydId *person,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LydPersonPage *lyd_store_get_person_finish (LydStore *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_list_organizations_async (LydStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
LydOrganizationList *lyd_store_list_organizations_finish (LydStore *self,
                                                          GAsyncResult *result,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_get_organization_async (LydStore *self,
                                       const LydId *organization,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
LydOrganizationPage *lyd_store_get_organization_finish (LydStore *self,
                                                        GAsyncResult *result,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_list_networks_async (LydStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GPtrArray *lyd_store_list_networks_finish (LydStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Acts: each is one entry of the journal. */
void lyd_store_save_person_async (LydStore *self,
                                  const LydPerson *person,
                                  const char *organization,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void lyd_store_save_organization_async (LydStore *self,
                                        const LydOrganization *organization,
                                        GPtrArray *networks,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

G_END_DECLS
