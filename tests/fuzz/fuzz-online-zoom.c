/* Zoom's reports of webinars, meetings, registrations, polls and questions. */
#include "lyd-online-check.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const formats[] = { "zoom-webinar-attendee",
                                         "zoom-meeting-participants-detail",
                                         "zoom-meeting-participants-unique",
                                         "zoom-registration-report",
                                         "zoom-poll-report",
                                         "zoom-qa-report" };

  check_bytes (data, size, formats, G_N_ELEMENTS (formats));
  return 0;
}
