#pragma once

#include "lyd-design-samples.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* How the badges of an event look and where they lie. What changes something ends with lyd_store_act_finish(). */
void lyd_store_load_design_sheet_async (LydStore *self,
                                        const LydId *event,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
LydDesignSheet *lyd_store_load_design_sheet_finish (LydStore *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_set_design_async (
  LydStore *self, const LydId *event, const LydBadgeDesign *design, GAsyncReadyCallback callback, gpointer data);
void lyd_store_clear_trays_async (LydStore *self, const LydId *event, GAsyncReadyCallback callback, gpointer data);

void lyd_store_list_trays_async (LydStore *self,
                                 const LydId *event,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
GPtrArray *lyd_store_list_trays_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Files. */
void
lyd_store_load_design_async (LydStore *self, const char *path, GAsyncReadyCallback callback, gpointer data);
LydBadgeDesign *lyd_store_load_design_finish (LydStore *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_save_design_async (
  LydStore *self, const LydBadgeDesign *design, const char *path, GAsyncReadyCallback callback, gpointer data);
void lyd_store_write_fronts_async (
  LydStore *self, const LydId *event, const char *path, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_write_design_finish (LydStore *self, GAsyncResult *result, GError **error);
void lyd_store_load_picture_async (
  LydStore *self, const char *path, gboolean background, GAsyncReadyCallback callback, gpointer data);
LydBadgePicture *lyd_store_load_picture_finish (LydStore *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
