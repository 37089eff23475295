#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which given names people use for one another. */
typedef struct _LydNicknames LydNicknames;

LydNicknames *lyd_nicknames_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_nicknames_free (LydNicknames *self);
gboolean lyd_nicknames_match (const LydNicknames *self, const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydNicknames, lyd_nicknames_free)

G_END_DECLS
