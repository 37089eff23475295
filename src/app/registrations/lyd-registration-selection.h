#pragma once

#include "lyd-roster-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which registrations are chosen: by a click, with Ctrl and Shift, or by ticking them. */
GArray *lyd_registration_selection_dup_ids (GtkSelectionModel *selection, LydRosterModel *model)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_registration_selection_replace (GtkSelectionModel *selection, LydRosterModel *model, GArray *ids);
void lyd_registration_selection_scroll_to (GtkColumnView *view, guint position);
void lyd_registration_selection_add_ticks (GtkColumnViewColumn *column, GtkSelectionModel *selection);

G_END_DECLS
