#include "lyd-call-name.h"

#include <string.h>

/**
 * lyd_call_name:
 * @name: as it is shown
 * @family: (nullable): the family name, where it is known apart
 * @initial: (out) (optional) (nullable): the first letter of the rest, large; %NULL where there is no rest
 *
 * Of a name as it is shown, never of another: how somebody is called where strangers read along.
 *
 * Returns: (transfer full): "Mary Ann" of "Mary Ann Smith" whose family name is "Smith"; else the first word
 */
char *
lyd_call_name (const char *name,
               const char *family,
               char **initial)
{
  gsize length = family != NULL ? strlen (family) : 0;
  gsize whole = strlen (name);
  const char *blank = strchr (name, ' ');
  const char *rest = NULL;
  gsize called = whole;

  if (length > 0 && whole > length + 1 && name[whole - length - 1] == ' ' && g_str_has_suffix (name, family)) {
    rest = name + whole - length;
    called = whole - length - 1;
  } else if (blank != NULL) {
    rest = strrchr (name, ' ') + 1;
    called = (gsize) (blank - name);
  }
  if (initial != NULL) {
    g_autofree char *letter = rest != NULL ? g_strndup (rest, (gsize) (g_utf8_next_char (rest) - rest)) : NULL;

    *initial = letter != NULL && letter[0] != '\0' ? g_utf8_strup (letter, -1) : NULL;
  }
  return g_strndup (name, called);
}
