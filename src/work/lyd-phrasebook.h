#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shipped catalogues, all at once: whoever stands before a screen chooses the language of the next sentence.
 * Nothing here asks or changes the process's locale, and none needs to be installed.
 *
 * A language is "en" or "es"; "es_MX.UTF-8" and "es-US" are understood. One that is not shipped speaks English.
 * @context is what NC_() and C_() take, %NULL for none. The keywords of po/ know these functions. */
typedef struct _LydPhrasebook LydPhrasebook;

LydPhrasebook *lyd_phrasebook_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_phrasebook_free (LydPhrasebook *self);

const char *const *lyd_phrasebook_list_languages (void);
const char *lyd_phrasebook_choose_language (const char *wish);

const char *
lyd_phrasebook_get (const LydPhrasebook *self, const char *language, const char *context, const char *msgid)
  G_GNUC_FORMAT (4);
const char *lyd_phrasebook_get_plural (const LydPhrasebook *self,
                                       const char *language,
                                       const char *context,
                                       const char *msgid,
                                       const char *msgid_plural,
                                       gulong n) G_GNUC_FORMAT (4) G_GNUC_FORMAT (5);
char *lyd_phrasebook_fill (const LydPhrasebook *self,
                           const char *language,
                           const char *context,
                           const char *msgid,
                           ...) G_GNUC_PRINTF (4, 5) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_phrasebook_count (const LydPhrasebook *self,
                            const char *language,
                            const char *context,
                            const char *msgid,
                            const char *msgid_plural,
                            int n) G_GNUC_FORMAT (4) G_GNUC_FORMAT (5) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPhrasebook, lyd_phrasebook_free)

G_END_DECLS
