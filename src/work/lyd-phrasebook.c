#include "lyd-phrasebook.h"

#include "lyd-catalogue.h"
#include "lyd-phrases-resource.h"

#include <gio/gio.h>
#include <string.h>

#define CATALOGUES "/org/lanyard/Lanyard/phrases/"

/* English, which the source is written in, has no catalogue and comes first. */
static const char *const languages[] = { "en", "es", NULL };

struct _LydPhrasebook {
  LydCatalogue *catalogues[G_N_ELEMENTS (languages) - 1]; /* by language; NULL for English */
};

/**
 * lyd_phrasebook_new:
 *
 * Returns: (transfer full): every shipped language; %NULL with LYD_ERROR_FORMAT where a catalogue is damaged
 */
LydPhrasebook *
lyd_phrasebook_new (GError **error)
{
  g_autoptr (LydPhrasebook) self = g_new0 (LydPhrasebook, 1);

  for (gsize i = 1; languages[i] != NULL; i++) {
    g_autofree char *path = g_strconcat (CATALOGUES, languages[i], ".mo", NULL);
    g_autoptr (GBytes) bytes =
      g_resource_lookup_data (lyd_phrases_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

    if (bytes == NULL)
      return NULL;
    self->catalogues[i] = lyd_catalogue_new (bytes, error);
    if (self->catalogues[i] == NULL)
      return NULL;
  }
  return g_steal_pointer (&self);
}

void
lyd_phrasebook_free (LydPhrasebook *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->catalogues); i++)
    g_clear_pointer (&self->catalogues[i], lyd_catalogue_free);
  g_free (self);
}

/* The shipped languages, ended by %NULL, English first. */
const char *const *
lyd_phrasebook_list_languages (void)
{
  return languages;
}

static gsize
find_language (const char *wish)
{
  gsize length = wish != NULL ? strcspn (wish, "_-.@") : 0;

  for (gsize i = 0; languages[i] != NULL; i++)
    if (strlen (languages[i]) == length && g_ascii_strncasecmp (languages[i], wish, length) == 0)
      return i;
  return 0;
}

/* "es" for "es_MX.UTF-8"; "en" for what is not shipped, and for %NULL. */
const char *
lyd_phrasebook_choose_language (const char *wish)
{
  return languages[find_language (wish)];
}

/* The sentence in @language; it belongs to the book, or is @msgid itself. */
const char *
lyd_phrasebook_get (const LydPhrasebook *self,
                    const char *language,
                    const char *context,
                    const char *msgid)
{
  const LydCatalogue *catalogue = self->catalogues[find_language (language)];
  const char *text = catalogue != NULL ? lyd_catalogue_get (catalogue, context, msgid) : NULL;

  return text != NULL ? text : msgid;
}

/* The form that goes with @n by the language's own rule. */
const char *
lyd_phrasebook_get_plural (const LydPhrasebook *self,
                           const char *language,
                           const char *context,
                           const char *msgid,
                           const char *msgid_plural,
                           gulong n)
{
  const LydCatalogue *catalogue = self->catalogues[find_language (language)];
  const char *text = catalogue != NULL ? lyd_catalogue_get_plural (catalogue, context, msgid, n) : NULL;

  if (text != NULL)
    return text;
  return n == 1 ? msgid : msgid_plural;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* msgfmt --check has compared both languages' marks */

/* (transfer full): the sentence with its places filled in, which a translation may order anew ("%2$s") */
char *
lyd_phrasebook_fill (const LydPhrasebook *self,
                     const char *language,
                     const char *context,
                     const char *msgid,
                     ...)
{
  const char *text = lyd_phrasebook_get (self, language, context, msgid);
  va_list list;
  char *filled;

  va_start (list, msgid);
  filled = g_strdup_vprintf (text, list);
  va_end (list);
  return filled;
}

/* (transfer full): the form for @n, with @n in its place ("%d") */
char *
lyd_phrasebook_count (const LydPhrasebook *self,
                      const char *language,
                      const char *context,
                      const char *msgid,
                      const char *msgid_plural,
                      int n)
{
  return g_strdup_printf (lyd_phrasebook_get_plural (self, language, context, msgid, msgid_plural, (gulong) MAX (n, 0)),
                          n);
}

#pragma GCC diagnostic pop
