#pragma once

#include "lyd-badge-design.h"
#include "lyd-labels.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * How the badges of an event look: the built-in designs as pictures of themselves, and the way to adjust the one that
 * is in use. What is chosen is saved at once, with a way back.
 */
#define LYD_TYPE_DESIGN_CHOOSER (lyd_design_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LydDesignChooser, lyd_design_chooser, LYD, DESIGN_CHOOSER, AdwBin)

void lyd_design_chooser_set_event (LydDesignChooser *self, LydStore *store, const LydId *event);
void lyd_design_chooser_set_stock (LydDesignChooser *self, const LydStock *stock);
void lyd_design_chooser_reload (LydDesignChooser *self);
const LydBadgeDesign *lyd_design_chooser_get_design (LydDesignChooser *self);

G_END_DECLS
