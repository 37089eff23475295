#include "lyd-catalogue.h"

#include "lyd-error.h"
#include "lyd-plural-rule.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * GNU gettext manual, "The Format of GNU MO Files": a magic number that tells the byte order, a revision, the number of
 * strings, where the table of originals and that of translations begin, then the strings, each with a length and an
 * ending NUL; originals in the order of their bytes. A context stands before the original with \004 between them,
 * plural forms follow each other with NULs between them. Everything is looked at once when the file is opened:
 * afterwards no look-up can leave it.
 */

#define MAGIC 0x950412deu
#define MAGIC_SWAPPED 0xde120495u
#define HEADER_SIZE 28
#define MAX_SIZE (16 * 1024 * 1024)
#define MAX_STRINGS 100000u
#define PLURAL_FORMS "Plural-Forms:"

struct _LydCatalogue {
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  gboolean swapped; /* written on a computer of the other byte order */
  guint n;
  guint originals; /* offsets of the tables */
  guint translations;
  LydPluralRule *rule;
};

static guint32
read_number (const LydCatalogue *self,
             gsize offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

static const char *
get_string (const LydCatalogue *self,
            guint table,
            guint i,
            gsize *length)
{
  if (length != NULL)
    *length = read_number (self, table + (gsize) i * 8);
  return (const char *) self->data + read_number (self, table + (gsize) i * 8 + 4);
}

static gboolean
is_string (const LydCatalogue *self,
           guint table,
           guint i)
{
  gsize length = read_number (self, table + (gsize) i * 8);
  gsize offset = read_number (self, table + (gsize) i * 8 + 4);
  const char *text;
  const char *end;

  if (offset >= self->size || length >= self->size - offset || self->data[offset + length] != '\0')
    return FALSE;
  text = (const char *) self->data + offset;
  /* NULs separate plural forms; each must be text by itself. */
  for (end = text + length; text <= end; text += strlen (text) + 1)
    if (!g_utf8_validate (text, -1, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
is_sound (LydCatalogue *self)
{
  guint32 magic;

  if (self->size < HEADER_SIZE || self->size > MAX_SIZE)
    return FALSE;
  magic = read_number (self, 0);
  self->swapped = magic == MAGIC_SWAPPED;
  if ((magic != MAGIC && magic != MAGIC_SWAPPED) || read_number (self, 4) >> 16 > 1)
    return FALSE;
  self->n = read_number (self, 8);
  self->originals = read_number (self, 12);
  self->translations = read_number (self, 16);
  if (self->n > MAX_STRINGS || self->originals > self->size || self->translations > self->size ||
      self->size - self->originals < (gsize) self->n * 8 || self->size - self->translations < (gsize) self->n * 8)
    return FALSE;
  for (guint i = 0; i < self->n; i++) {
    if (!is_string (self, self->originals, i) || !is_string (self, self->translations, i))
      return FALSE;
    if (i > 0 &&
        strcmp (get_string (self, self->originals, i - 1, NULL), get_string (self, self->originals, i, NULL)) >= 0)
      return FALSE;
  }
  return TRUE;
}

static int
find (const LydCatalogue *self,
      const char *key)
{
  guint low = 0;
  guint high = self->n;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = strcmp (key, get_string (self, self->originals, middle, NULL));

    if (order == 0)
      return (int) middle;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return -1;
}

/* The first entry is a letter head; a catalogue without plurals may lack the rule. */
static gboolean
read_rule (LydCatalogue *self,
           GError **error)
{
  int head = find (self, "");
  const char *line = head < 0 ? NULL : strstr (get_string (self, self->translations, (guint) head, NULL), PLURAL_FORMS);
  g_autofree char *text = NULL;

  if (line == NULL)
    return TRUE;
  line += strlen (PLURAL_FORMS);
  text = g_strndup (line, strcspn (line, "\n"));
  self->rule = lyd_plural_rule_parse (text, error);
  return self->rule != NULL;
}

/**
 * lyd_catalogue_new:
 * @bytes: a .mo file; kept
 *
 * Returns: (transfer full): the catalogue, or %NULL with LYD_ERROR_FORMAT
 */
LydCatalogue *
lyd_catalogue_new (GBytes *bytes,
                   GError **error)
{
  g_autoptr (LydCatalogue) self = g_new0 (LydCatalogue, 1);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  if (!is_sound (self)) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("The catalogue of sentences is damaged."));
    return NULL;
  }
  if (!read_rule (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
lyd_catalogue_free (LydCatalogue *self)
{
  g_clear_pointer (&self->rule, lyd_plural_rule_free);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* How many entries there are, its head among them. */
guint
lyd_catalogue_get_n (const LydCatalogue *self)
{
  return self->n;
}

static int
find_in_context (const LydCatalogue *self,
                 const char *context,
                 const char *msgid)
{
  g_autofree char *key = context != NULL ? g_strconcat (context, "\004", msgid, NULL) : NULL;

  return find (self, key != NULL ? key : msgid);
}

/**
 * lyd_catalogue_get:
 * @context: (nullable): what msgctxt says
 *
 * Returns: (nullable): the translation, which is the catalogue's; %NULL where there is none
 */
const char *
lyd_catalogue_get (const LydCatalogue *self,
                   const char *context,
                   const char *msgid)
{
  int i = find_in_context (self, context, msgid);
  const char *text = i < 0 ? NULL : get_string (self, self->translations, (guint) i, NULL);

  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * lyd_catalogue_get_plural:
 * @context: (nullable): what msgctxt says
 * @msgid: the original's singular
 *
 * Returns: (nullable): the form that goes with @n by the catalogue's own rule; %NULL where there is none
 */
const char *
lyd_catalogue_get_plural (const LydCatalogue *self,
                          const char *context,
                          const char *msgid,
                          gulong n)
{
  int i = find_in_context (self, context, msgid);
  guint form = self->rule != NULL ? lyd_plural_rule_choose (self->rule, n) : 0;
  const char *text;
  const char *end;
  gsize length;

  if (i < 0)
    return NULL;
  text = get_string (self, self->translations, (guint) i, &length);
  for (end = text + length; form > 0 && text + strlen (text) < end; form--)
    text += strlen (text) + 1;
  return form == 0 && *text != '\0' ? text : NULL;
}
