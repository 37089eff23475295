#pragma once

#include "lyd-roster-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which registrations are shown: a chip for each status, a menu for the questions that are asked less often, all of
 * them "registrations.filter" with the word for a target. */
const char *lyd_roster_filters_get_word (LydRosterFilter filter);
LydRosterFilter lyd_roster_filters_find (const char *word);
void lyd_roster_filters_add_chips (GtkBox *chips);
void lyd_roster_filters_show (
  GtkBox *chips, GtkMenuButton *more, LydRosterFilter filter, const LydRosterCounts *counts, gboolean narrow);

G_END_DECLS
