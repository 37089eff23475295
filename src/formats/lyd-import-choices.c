#include "lyd-import-file.h"

#include <string.h>

static gboolean
ends_choice (const char *p)
{
  p += strspn (p, " \t\r");
  return *p == '\0' || *p == ',' || *p == ';' || *p == '\n';
}

/* How many bytes of @p the longest known title takes; 0: none begins here. */
static gsize
match_known (const char *p,
             const char *const *known)
{
  gsize longest = 0;

  for (gsize i = 0; known != NULL && known[i] != NULL; i++) {
    gsize length = strlen (known[i]);

    if (length > longest && g_ascii_strncasecmp (p, known[i], length) == 0 && ends_choice (p + length))
      longest = length;
  }
  return longest;
}

/**
 * lyd_import_split_choices:
 * @text: ticked boxes as forms join them, by ", " or ";" or line ends
 * @known: (nullable): the titles that there are, ends with %NULL
 *
 * A title may hold commas itself ("Food, housing and health"), so the known ones are looked for first, the longest
 * before the others; what is none of them is parted at the next separator.
 *
 * Returns: (transfer full): the choices in order, without blanks around them; ends with %NULL
 */
char **
lyd_import_split_choices (const char *text,
                          const char *const *known)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  const char *p = text;

  while (*(p += strspn (p, " \t\r\n,;")) != '\0') {
    gsize length = match_known (p, known);
    g_autofree char *choice = NULL;

    if (length == 0)
      length = strcspn (p, ",;\n");
    choice = g_strstrip (g_strndup (p, length));
    g_strv_builder_add (choices, choice);
    p += length;
  }
  return g_strv_builder_end (choices);
}
