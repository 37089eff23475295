#pragma once

#include "lyd-directory-change.h"
#include "lyd-people-import.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* Many at once. @change is copied; the sentence of what was done is NULL where nothing changed. */
void lyd_store_change_people_async (LydStore *self,
                                    const GArray *people,
                                    const LydPeopleChange *change,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void lyd_store_change_organizations_async (LydStore *self,
                                           const GArray *organizations,
                                           const LydOrganizationsChange *change,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/* Other names, addresses and numbers. */
void lyd_store_add_alias_async (LydStore *self,
                                const LydId *person,
                                const char *kind,
                                const char *value,
                                GAsyncReadyCallback callback,
                                gpointer data);
void lyd_store_remove_alias_async (LydStore *self, const LydId *alias, GAsyncReadyCallback callback, gpointer data);
void lyd_store_promote_alias_async (LydStore *self, const LydId *alias, GAsyncReadyCallback callback, gpointer data);

/* Out: @ids (nullable): everybody. */
void lyd_store_export_people_async (LydStore *self,
                                    const GArray *ids,
                                    const char *path,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void lyd_store_export_organizations_async (LydStore *self,
                                           const GArray *ids,
                                           const char *path,
                                           GAsyncReadyCallback callback,
                                           gpointer data);
gboolean lyd_store_export_directory_finish (LydStore *self, GAsyncResult *result, GError **error);

/* In. */
void lyd_store_look_at_people_async (LydStore *self,
                                     const char *path,
                                     LydKnownChoice choice,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
LydPeopleImportPlan *lyd_store_look_at_people_finish (LydStore *self,
                                                      GAsyncResult *result,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_import_people_async (LydStore *self,
                                    const char *path,
                                    LydKnownChoice choice,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

G_END_DECLS
