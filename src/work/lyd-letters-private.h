#pragma once

#include "lyd-file-private.h"
#include "lyd-letters.h"

G_BEGIN_DECLS

/* Whom a letter was given: remembered as long as the event starts when it did. */
GHashTable *lyd_letter_given_read (LydFile *file, const LydEvent *event, LydLetterKind kind, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_letter_given_write (LydFile *file,
                                 const LydEvent *event,
                                 LydLetterKind kind,
                                 GHashTable *given,
                                 GError **error);
gboolean lyd_letter_texts_read (LydFile *file,
                                LydLetterKind kind,
                                LydLetterText *texts,
                                gboolean *edited,
                                GError **error);

G_END_DECLS
