#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A ZIP file full of XML, as office programs write them. Whoever made it is not trusted: every part is read as a stream
 * and given up where it unpacks to more than it may, a document type (the only place where entities could be declared)
 * is refused, and nothing is ever fetched from elsewhere. */

typedef struct _LydPackageParser LydPackageParser;

/* What is called while a part is read; names are without their prefix. */
typedef struct {
  void (*start) (LydPackageParser *parser, const char *name, gpointer data);
  void (*end) (LydPackageParser *parser, const char *name, gpointer data);
  void (*text) (LydPackageParser *parser, const char *text, gsize length, gpointer data); /* pieces; may be %NULL */
} LydPackageHandler;

gboolean lyd_package_matches (GBytes *bytes);
gboolean lyd_package_has (GBytes *bytes, const char *part);
gboolean lyd_package_parse (GBytes *bytes,
                            const char *part,
                            const LydPackageHandler *handler,
                            gpointer data,
                            gboolean *found,
                            GError **error);

const char *lyd_package_parser_get (LydPackageParser *self, const char *attribute);
gboolean lyd_package_parser_is (LydPackageParser *self, const char *attribute);
void lyd_package_parser_stop (LydPackageParser *self);
void lyd_package_parser_refuse_size (LydPackageParser *self);

G_END_DECLS
