#pragma once

#include "lyd-attendance.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Whom another rule for events of a kind would judge otherwise. @rule is copied. */
void lyd_store_forecast_rule_async (LydStore *self,
                                    LydKind kind,
                                    const LydAttendanceRule *rule,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean lyd_store_forecast_rule_finish (LydStore *self, GAsyncResult *result, LydRuleEffect *effect, GError **error);

G_END_DECLS
