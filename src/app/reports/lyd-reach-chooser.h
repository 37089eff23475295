#pragma once

#include "lyd-store-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a report is about: a period, and what it is narrowed down to. "changed" is emitted when somebody chose
 * otherwise. The actions "reach.period" and "reach.year-start" take a period as lyd-period.h names it, and the number
 * of a month. */
#define LYD_TYPE_REACH_CHOOSER (lyd_reach_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LydReachChooser, lyd_reach_chooser, LYD, REACH_CHOOSER, AdwBin)

void lyd_reach_chooser_set_today (LydReachChooser *self, int today);
void lyd_reach_chooser_set_choices (LydReachChooser *self, LydReachChoices *choices);
void lyd_reach_chooser_get_query (LydReachChooser *self, LydReachQuery *query);
char *lyd_reach_chooser_describe (LydReachChooser *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_reach_chooser_set_narrow (LydReachChooser *self, gboolean narrow);
const GPtrArray *lyd_reach_chooser_get_programs (LydReachChooser *self);
void lyd_reach_chooser_choose_program (LydReachChooser *self, const LydId *program);
gboolean lyd_reach_chooser_is_everything (LydReachChooser *self);
void lyd_reach_chooser_choose_everything (LydReachChooser *self);

G_END_DECLS
