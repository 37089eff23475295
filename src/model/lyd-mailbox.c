#include "lyd-mailbox.h"

#include <gio/gio.h>
#include <string.h>

/* RFC 5321, 4.5.3.1 */
#define MAX_LOCAL 64
#define MAX_BYTES 254

/* RFC 5322, 3.2.3: atext, with dots between. Quoted local parts exist on paper only, and are refused. */
static gboolean
is_local_part (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_LOCAL || text[0] == '.' || text[length - 1] == '.' || strstr (text, "..") != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("!#$%&'*+-/=?^_`{|}~.", *p) == NULL)
      return FALSE;
  return TRUE;
}

/* RFC 1035, 2.3.1, as amended: letters, digits and hyphens, two labels at least. */
static gboolean
is_domain (const char *text)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);

  if (g_strv_length (labels) < 2)
    return FALSE;
  for (guint i = 0; labels[i] != NULL; i++) {
    gsize length = strlen (labels[i]);

    if (length == 0 || length > 63 || labels[i][0] == '-' || labels[i][length - 1] == '-')
      return FALSE;
    for (const char *p = labels[i]; *p != '\0'; p++)
      if (!g_ascii_isalnum (*p) && *p != '-')
        return FALSE;
  }
  return TRUE;
}

/**
 * lyd_mailbox_clean:
 * @text: (nullable): an address as it was typed or imported
 *
 * Returns: (transfer full) (nullable): the address in ASCII, fit for a header and an envelope as it is, with a foreign
 *   domain in its ASCII form; %NULL where it is none, or where mail programs would need SMTPUTF8 (RFC 6531) for it
 */
char *
lyd_mailbox_clean (const char *text)
{
  g_autofree char *address = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  g_autofree char *local = NULL;
  g_autofree char *domain = NULL;
  char *at;

  if (address != NULL && g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    memmove (address, address + 7, strlen (address + 7) + 1);
  at = address != NULL ? strrchr (address, '@') : NULL;
  if (at == NULL || !g_utf8_validate (address, -1, NULL))
    return NULL;
  local = g_strndup (address, (gsize) (at - address));
  domain = g_hostname_to_ascii (at + 1);
  if (domain == NULL || !is_local_part (local) || !is_domain (domain) ||
      strlen (local) + 1 + strlen (domain) > MAX_BYTES)
    return NULL;
  return g_strdup_printf ("%s@%s", local, domain);
}
