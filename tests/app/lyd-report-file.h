#pragma once

#include "lyd-harness.h"

G_BEGIN_DECLS

/* A webinar's attendee report as Zoom writes it, about people of the demo: those who came (with two devices, or for a
 * moment), those who did not, a host, a panelist, somebody new, a telephone, a device that takes notes, and two names
 * that nobody is registered by. */

#define LYD_REPORT_EVENT "Webinar: Summer EBT and school meals"
#define LYD_REPORT_STRANGER "Zora Quillfeather"

char *lyd_report_file_write (LydHarness *harness, const char *name, guint n_came) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
