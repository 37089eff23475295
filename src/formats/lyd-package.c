#include "lyd-package.h"

#include "lyd-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <libxml/parser.h>
#include <string.h>

/* ZIP's "local file header" (APPNOTE, 4.3.7). */
#define MAGIC "PK\3\4"
#define BLOCK 65536
/* A part may unpack to so much, or to so many times the size of the whole file: lists pack to a tenth, bombs to a
 * thousandth. */
#define MAX_PART (64 * 1024 * 1024)
#define MAX_RATIO 200
#define MAX_ENTRIES 10000
#define MAX_ATTRIBUTES 64

struct _LydPackageParser {
  const LydPackageHandler *handler;
  gpointer data;
  xmlParserCtxt *xml;
  GString *values; /* the attributes of the element that starts: name, NUL, value, NUL, ... */
  gsize n_attributes;
  gboolean stopped;
  GError *error;
};

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static void
set_too_large (GError **error)
{
  g_set_error_literal (
    error, LYD_ERROR, LYD_ERROR_FORMAT,
    _ ("This spreadsheet holds more than Lanyard reads. Nothing was brought in. Save the list as CSV "
       "and choose that file."));
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT,
                       _ ("This spreadsheet is damaged. Nothing was brought in. Open it in a spreadsheet program, save "
                          "it again and choose the new file."));
}

/* Whether the file is a ZIP file, by its first bytes. */
gboolean
lyd_package_matches (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= strlen (MAGIC) && memcmp (data, MAGIC, strlen (MAGIC)) == 0;
}

/* Returns: (transfer full) (nullable): reads @bytes, which outlive it */
static Archive *
open_archive (GBytes *bytes)
{
  g_autoptr (Archive) archive = archive_read_new ();
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  archive_read_support_format_zip_seekable (archive);
  return archive_read_open_memory (archive, data, length) == ARCHIVE_OK ? g_steal_pointer (&archive) : NULL;
}

/* Goes on to the first entry that is called @part; case means nothing in these names. */
static gboolean
find_entry (Archive *archive,
            const char *part)
{
  struct archive_entry *entry;

  for (int i = 0; i < MAX_ENTRIES && archive_read_next_header (archive, &entry) >= ARCHIVE_WARN; i++) {
    const char *name = archive_entry_pathname (entry);

    if (part == NULL || (name != NULL && g_ascii_strcasecmp (name, part) == 0))
      return TRUE;
  }
  return FALSE;
}

/* Whether @part is one of the package; %NULL: whether it has any. */
gboolean
lyd_package_has (GBytes *bytes,
                 const char *part)
{
  g_autoptr (Archive) archive = open_archive (bytes);

  return archive != NULL && find_entry (archive, part);
}

/* ---- SAX ---- */

static void
on_start (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  LydPackageParser *self = data;

  if (self->stopped)
    return;
  /* Five pointers each: name, prefix, namespace, start and end of the value. */
  g_string_truncate (self->values, 0);
  self->n_attributes = (gsize) MIN (n_attributes, MAX_ATTRIBUTES);
  for (gsize i = 0; i < self->n_attributes; i++) {
    const char *value = (const char *) attributes[5 * i + 3];

    g_string_append (self->values, (const char *) attributes[5 * i]);
    g_string_append_c (self->values, '\0');
    g_string_append_len (self->values, value, (const char *) attributes[5 * i + 4] - value);
    g_string_append_c (self->values, '\0');
  }
  self->handler->start (self, (const char *) name, self->data);
}

static void
on_end (void *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  LydPackageParser *self = data;

  if (!self->stopped)
    self->handler->end (self, (const char *) name, self->data);
}

static void
on_text (void *data,
         const xmlChar *text,
         int length)
{
  LydPackageParser *self = data;

  if (!self->stopped && self->handler->text != NULL)
    self->handler->text (self, (const char *) text, (gsize) length, self->data);
}

/* A document type: none of the formats has one. */
static void
on_doctype (void *data,
            const xmlChar *name,
            const xmlChar *external,
            const xmlChar *system)
{
  LydPackageParser *self = data;

  if (self->error == NULL)
    set_damaged (&self->error);
  lyd_package_parser_stop (self);
}

static void
on_problem (void *data,
            const xmlError *problem)
{
}

/* What the parser calls. Entities are left out on purpose: only the five of XML itself are known then. */
static xmlSAXHandler
make_sax (void)
{
  xmlSAXHandler sax = { 0 };

  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.cdataBlock = on_text;
  sax.internalSubset = on_doctype;
  sax.serror = (xmlStructuredErrorFunc) on_problem;
  return sax;
}

/* Feeds the entry that @archive stands at to the parser. */
static gboolean
feed (LydPackageParser *self,
      Archive *archive,
      gsize most,
      GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gsize total = 0;
  la_ssize_t n = 0;
  int rc = XML_ERR_OK;

  while (!self->stopped && rc == XML_ERR_OK && (n = archive_read_data (archive, block, BLOCK)) > 0) {
    total += (gsize) n;
    if (total > most) {
      set_too_large (error);
      return FALSE;
    }
    rc = xmlParseChunk (self->xml, block, (int) n, 0);
  }
  if (!self->stopped && rc == XML_ERR_OK && n == 0)
    rc = xmlParseChunk (self->xml, block, 0, 1);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (!self->stopped && (rc != XML_ERR_OK || n < 0))
    set_damaged (error);
  else
    return TRUE;
  return FALSE;
}

/**
 * lyd_package_parse:
 * @part: e.g. "xl/workbook.xml"
 * @found: (out) (optional): whether there is such a part; without, a missing one is an error
 *
 * Reads one part and tells @handler what is in it.
 *
 * Returns: %FALSE with %LYD_ERROR_FORMAT where the file is damaged or hostile
 */
gboolean
lyd_package_parse (GBytes *bytes,
                   const char *part,
                   const LydPackageHandler *handler,
                   gpointer data,
                   gboolean *found,
                   GError **error)
{
  g_autoptr (Archive) archive = open_archive (bytes);
  LydPackageParser self = { .handler = handler, .data = data };
  xmlSAXHandler sax = make_sax ();
  gboolean there = archive != NULL && find_entry (archive, part);
  gboolean done;

  if (found != NULL)
    *found = there;
  if (!there) {
    if (found == NULL)
      set_damaged (error);
    return found != NULL;
  }
  self.xml = xmlCreatePushParserCtxt (&sax, &self, NULL, 0, NULL);
  self.values = g_string_new (NULL);
  xmlCtxtUseOptions (self.xml, XML_PARSE_NONET);
  done = feed (&self, archive, MAX (MAX_PART, MAX_RATIO * g_bytes_get_size (bytes)), error);
  /* Only a document type could have made a tree, and that is refused; but nothing depends on it. */
  if (self.xml->myDoc != NULL)
    xmlFreeDoc (self.xml->myDoc);
  xmlFreeParserCtxt (self.xml);
  g_string_free (self.values, TRUE);
  g_clear_error (&self.error);
  return done;
}

/* Returns: (nullable): an attribute of the element that starts; until the next one does */
const char *
lyd_package_parser_get (LydPackageParser *self,
                        const char *attribute)
{
  const char *at = self->values->str;

  for (gsize i = 0; i < self->n_attributes; i++) {
    const char *value = at + strlen (at) + 1;

    if (strcmp (at, attribute) == 0)
      return value;
    at = value + strlen (value) + 1;
  }
  return NULL;
}

/* Whether an attribute says yes: "1" or "true". */
gboolean
lyd_package_parser_is (LydPackageParser *self,
                       const char *attribute)
{
  const char *value = lyd_package_parser_get (self, attribute);

  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

/* Nothing more is needed. */
void
lyd_package_parser_stop (LydPackageParser *self)
{
  self->stopped = TRUE;
  xmlStopParser (self->xml);
}

/* The part holds more than is read of any: lyd_package_parse() says so. */
void
lyd_package_parser_refuse_size (LydPackageParser *self)
{
  if (self->error == NULL)
    set_too_large (&self->error);
  lyd_package_parser_stop (self);
}
