#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whom an event or a session is for, as one row of a form: anyone, or whoever one of the ticked lines includes.
 * "changed": something was ticked. */
#define LYD_TYPE_AUDIENCE_ROW (lyd_audience_row_get_type ())
G_DECLARE_FINAL_TYPE (LydAudienceRow, lyd_audience_row, LYD, AUDIENCE_ROW, AdwExpanderRow)

void lyd_audience_row_load (LydAudienceRow *self, LydStore *store, const LydId *event, const LydId *session);
GPtrArray *lyd_audience_row_dup_rules (LydAudienceRow *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_audience_row_is_ready (LydAudienceRow *self);

G_END_DECLS
