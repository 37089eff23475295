#pragma once

#include "lyd-eligibility.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Whom an event or a session is for, and whom it could be for. */
typedef struct {
  GPtrArray *choices; /* of LydAudienceRule: every line that there could be */
  GPtrArray *rules;   /* of LydAudienceRule: those that there are; none: for anybody */
} LydAudienceSheet;

void lyd_audience_sheet_free (LydAudienceSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAudienceSheet, lyd_audience_sheet_free)

void lyd_store_get_audience_async (LydStore *self,
                                   const LydId *event,
                                   const LydId *session,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydAudienceSheet *lyd_store_get_audience_finish (LydStore *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
