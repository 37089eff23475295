#pragma once

#include "lyd-reach.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The lists of a report of reach, in groups that others own: headings, organizations, who is counted apart, the rules.
 */
typedef struct LydReachLists LydReachLists;

LydReachLists *lyd_reach_lists_new (AdwPreferencesGroup *headings,
                                    AdwPreferencesGroup *organizations,
                                    AdwPreferencesGroup *apart,
                                    AdwExpanderRow *rules) G_GNUC_WARN_UNUSED_RESULT;
void lyd_reach_lists_free (LydReachLists *self);
void lyd_reach_lists_show (LydReachLists *self, const LydReach *reach);
void lyd_reach_lists_set_narrow (LydReachLists *self, gboolean narrow);
const char *lyd_reach_lists_name_heading (int heading);
const char *lyd_reach_lists_name_organization (const LydReach *reach, const LydId *organization);

G_END_DECLS
