#pragma once

#include "lyd-store-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The same numbers for each program by itself: an event may be reported under several, so they do not add up. A row
 * narrows the report down to its program, by "reach.only-program" (an id as text). */
#define LYD_TYPE_PROGRAM_NUMBERS (lyd_program_numbers_get_type ())
G_DECLARE_FINAL_TYPE (LydProgramNumbers, lyd_program_numbers, LYD, PROGRAM_NUMBERS, AdwBin)

void lyd_program_numbers_show (LydProgramNumbers *self,
                               LydStore *store,
                               const LydReachQuery *query,
                               const GPtrArray *programs,
                               GCancellable *cancellable);
void lyd_program_numbers_set_narrow (LydProgramNumbers *self, gboolean narrow);
gboolean lyd_program_numbers_is_idle (LydProgramNumbers *self);

G_END_DECLS
