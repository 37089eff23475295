#pragma once

#include "lyd-library.h"
#include "lyd-material.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* Changes are writes, each ends with lyd_store_act_finish(). A file is copied on a thread of its own before it is
 * added, so that nobody waits for it; until then it may be cancelled. */
void lyd_store_add_material_async (LydStore *self,
                                   const LydMaterial *material,
                                   const char *path,
                                   gint *progress,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_change_material_async (LydStore *self,
                                      const LydMaterial *material,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void lyd_store_remove_material_async (LydStore *self, const LydId *id, GAsyncReadyCallback callback, gpointer data);

void lyd_store_list_materials_async (LydStore *self,
                                     const LydId *event,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
GPtrArray *lyd_store_list_materials_finish (LydStore *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_search_library_async (LydStore *self,
                                     const LydLibraryQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
LydLibrary *lyd_store_search_library_finish (LydStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A copy to look at, in @folder, or, where @path is given, one to keep there. */
void lyd_store_lay_out_material_async (LydStore *self,
                                       const LydId *id,
                                       const char *folder,
                                       const char *path,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
char *lyd_store_lay_out_material_finish (LydStore *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
