/* Any bytes as a badge design: what is read is written as something that reads as the same. */
#include "lyd-badge-design.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydBadgeDesign) design = lyd_badge_design_read ((const char *) data, size, &error);
  g_autoptr (LydBadgeDesign) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *twice = NULL;

  if (design == NULL) {
    g_assert_nonnull (error);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }
  g_assert_no_error (error);
  written = lyd_badge_design_write (design);
  again = lyd_badge_design_read (written, strlen (written), &error);
  g_assert_no_error (error);
  twice = lyd_badge_design_write (again);
  g_assert_cmpstr (written, ==, twice);
  lyd_badge_design_find_doubts (design);
  return 0;
}
