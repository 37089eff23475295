#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who presents a session, as one row of a form: people on file, found as one types, or names. "changed": somebody was
 * added or taken out. */
#define LYD_TYPE_PRESENTERS_ROW (lyd_presenters_row_get_type ())
G_DECLARE_FINAL_TYPE (LydPresentersRow, lyd_presenters_row, LYD, PRESENTERS_ROW, AdwExpanderRow)

void lyd_presenters_row_load (LydPresentersRow *self, LydStore *store, const GPtrArray *presenters);
GPtrArray *lyd_presenters_row_dup (LydPresentersRow *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_presenters_row_is_idle (LydPresentersRow *self);

G_END_DECLS
