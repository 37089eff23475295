#pragma once

#include "lyd-attendance.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One piece of evidence: what it says, where it stands, and how it is known whose it is. */
GtkWidget *lyd_evidence_row_new (const LydAttendanceEvidence *evidence, GTimeZone *zone);

G_END_DECLS
