#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LYD_TYPE_FIRST_RUN (lyd_first_run_get_type ())
G_DECLARE_FINAL_TYPE (LydFirstRun, lyd_first_run, LYD, FIRST_RUN, AdwBin)

void lyd_first_run_set_store (LydFirstRun *self, LydStore *store);
const char *lyd_first_run_get_zone (LydFirstRun *self);

G_END_DECLS
