#pragma once

#include "lyd-store-programs.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What an event is reported under: its policy area, the heading, the programs. */
#define LYD_TYPE_REPORT_GROUP (lyd_report_group_get_type ())
G_DECLARE_FINAL_TYPE (LydReportGroup, lyd_report_group, LYD, REPORT_GROUP, AdwPreferencesGroup)

void lyd_report_group_load (LydReportGroup *self, LydStore *store, const LydEvent *event);
void lyd_report_group_load_for_many (LydReportGroup *self, LydStore *store);
gboolean lyd_report_group_is_ready (LydReportGroup *self);
void lyd_report_group_read (LydReportGroup *self, LydEvent *event);
gboolean lyd_report_group_read_labels (LydReportGroup *self, LydLabels *labels, GArray **add, GArray **remove);

G_END_DECLS
