/* Google Meet, GoToWebinar, and tables without a format of their own. */
#include "lyd-online-check.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const formats[] = { "google-meet-attendance", "gotowebinar-attendee", "table" };

  check_bytes (data, size, formats, G_N_ELEMENTS (formats));
  return 0;
}
