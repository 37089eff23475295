#pragma once

#include "lyd-admit.h"
#include "printing/lyd-badge-printer.h"

G_BEGIN_DECLS

/* What is said of badges and printers, in one place for the desk, the kiosk and the printer's own window. */
char *
lyd_printing_describe_badge (const LydAdmissionResult *result, LydBadgePrinter *printer, GTimeZone *zone, char **how)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_printing_describe_line (LydBadgePrinter *printer, gboolean *warns) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_printing_describe_state (LydBadgePrinter *printer, char **meanwhile) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_printing_describe_job (const LydPrintJob *job, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_printing_describe_count (int n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
