#include "lyd-counts.h"

/* Returns: (transfer full): those that are not 0, with commas between them; "" where all are */
char *
lyd_counts_join (const LydCountWords *parts,
                 gsize n)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++) {
    if (parts[i].n == 0)
      continue;
    if (text->len > 0)
      g_string_append (text, ", ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    g_string_append_printf (text, parts[i].words, parts[i].n);
#pragma GCC diagnostic pop
  }
  return g_string_free (text, FALSE);
}
