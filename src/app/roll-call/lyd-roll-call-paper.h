#pragma once

#include "lyd-roll-call-window.h"

G_BEGIN_DECLS

/* The list on paper, of now: by a printer, or as a file where lists are kept. */
void lyd_roll_call_print (LydRollCallWindow *self, LydStore *store, const LydId *event, gboolean missing);
void lyd_roll_call_keep (LydRollCallWindow *self, LydStore *store, const LydId *event, gboolean missing);

G_END_DECLS
