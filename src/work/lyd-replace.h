#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that takes the place of an older one only once it is whole and on disk. */
typedef struct _LydReplace LydReplace;

LydReplace *lyd_replace_begin (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_replace_get_part (const LydReplace *self);
gboolean lyd_replace_finish (LydReplace **self, GError **error);
void lyd_replace_abort (LydReplace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReplace, lyd_replace_abort)

G_END_DECLS
