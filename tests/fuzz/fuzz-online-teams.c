/* Microsoft Teams: its reports and its list of 2020. */
#include "lyd-online-check.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const formats[] = { "teams-attendance", "teams-attendance-list" };

  check_bytes (data, size, formats, G_N_ELEMENTS (formats));
  return 0;
}
