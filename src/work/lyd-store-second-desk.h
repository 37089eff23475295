#pragma once

#include "lyd-desk-copy.h"
#include "lyd-desk-return.h"
#include "lyd-desk-split.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* What is known of the desks of an event that have no network. */
typedef struct {
  LydEvent *event;
  GPtrArray *copies;  /* of LydDeskCopy: made here */
  GPtrArray *doubles; /* of LydDoubleEntry */
  GStrv unseen;       /* labels of the desks whose check-ins are not in this file */
  LydDeskCopy *self;  /* what this file is a copy of; NULL: a network's own */
} LydDesks;

void lyd_desks_free (LydDesks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDesks, lyd_desks_free)

void lyd_store_get_desks_async (LydStore *self,
                                const LydId *event,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
LydDesks *lyd_store_get_desks_finish (LydStore *self,
                                      GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_list_unseen_desks_async (LydStore *self,
                                        const LydId *event,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
GStrv lyd_store_list_unseen_desks_finish (LydStore *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_get_desk_self_async (LydStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean
lyd_store_get_desk_self_finish (LydStore *self, GAsyncResult *result, LydDeskCopy **copy, GError **error);

void lyd_store_split_names_async (LydStore *self,
                                  const LydId *event,
                                  int n_desks,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *lyd_store_split_names_finish (LydStore *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_write_desk_copy_async (LydStore *self,
                                      const LydId *event,
                                      const char *label,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
LydDeskCopy *lyd_store_write_desk_copy_finish (LydStore *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
lyd_store_bring_desk_back_async (LydStore *self, const char *path, GAsyncReadyCallback callback, gpointer data);
LydDeskReturn *lyd_store_bring_desk_back_finish (LydStore *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_forget_desk_copy_async (LydStore *self,
                                       const LydId *event,
                                       const LydId *copy,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
gboolean lyd_store_forget_desk_copy_finish (LydStore *self, GAsyncResult *result, GError **error);

void lyd_store_save_desk_async (LydStore *self, const char *path, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_save_desk_finish (LydStore *self, GAsyncResult *result, GError **error);

/* Without a store: the file is not open yet. */
void lyd_store_adopt_desk_async (
  const char *path, const char *folder, const LydContext *context, GAsyncReadyCallback callback, gpointer data);
char *lyd_store_adopt_desk_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
