#pragma once

#include "lyd-ledger-look.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What somebody's attendance rests on: every row of a report and every scan, what of it counts, and why. */
#define LYD_TYPE_EVIDENCE_PANE (lyd_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (LydEvidencePane, lyd_evidence_pane, LYD, EVIDENCE_PANE, AdwBin)

LydEvidencePane *lyd_evidence_pane_new (void);
void lyd_evidence_pane_show (LydEvidencePane *self,
                             LydStore *store,
                             const LydSession *session,
                             const char *timezone,
                             const LydAttendance *line,
                             const LydAttendanceRule *rule,
                             const LydLedgerView *view);
gboolean lyd_evidence_pane_is_idle (LydEvidencePane *self);

G_END_DECLS
