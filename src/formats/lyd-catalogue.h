#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A catalogue of sentences in one language, as msgfmt compiles it (.mo): looked up by hand, so that the language is an
 * argument and not the process's locale. */
typedef struct _LydCatalogue LydCatalogue;

LydCatalogue *lyd_catalogue_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_catalogue_free (LydCatalogue *self);

guint lyd_catalogue_get_n (const LydCatalogue *self);
const char *lyd_catalogue_get (const LydCatalogue *self, const char *context, const char *msgid);
const char *
lyd_catalogue_get_plural (const LydCatalogue *self, const char *context, const char *msgid, gulong n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCatalogue, lyd_catalogue_free)

G_END_DECLS
