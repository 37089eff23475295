/* Whatever a scanner types: reading never crashes, and what it accepts is a code that it accepts again unchanged. */
#include "lyd-code.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *code = lyd_code_read (text);
  g_autofree char *short_code = lyd_short_code_read (text);

  if (code != NULL) {
    g_autofree char *again = lyd_code_read (code);
    g_autofree char *shown = lyd_code_group (code);
    g_autofree char *typed = lyd_code_read (shown);

    g_assert_true (lyd_code_is_valid (code));
    g_assert_cmpstr (again, ==, code);
    g_assert_cmpstr (typed, ==, code);
  }
  if (short_code != NULL)
    g_assert_cmpuint (strlen (short_code), ==, LYD_SHORT_CODE_LENGTH);
  return 0;
}
