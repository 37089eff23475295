#pragma once

#include "lyd-pin.h"
#include "lyd-store.h"

G_BEGIN_DECLS

void lyd_store_has_pin_async (LydStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_has_pin_finish (LydStore *self, GAsyncResult *result, gboolean *set, GError **error);

void lyd_store_check_pin_async (LydStore *self, const char *pin, GAsyncReadyCallback callback, gpointer data);
void lyd_store_set_pin_async (LydStore *self,
                              const char *old,
                              const char *pin,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean lyd_store_pin_finish (LydStore *self, GAsyncResult *result, LydPinAnswer *answer, GError **error);

G_END_DECLS
