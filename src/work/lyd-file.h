#pragma once

#include "lyd-context.h"
#include "lyd-error.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* One network's data file, open: what every act of this floor works on. It belongs to one thread at a time. */
typedef struct _LydFile LydFile;

typedef enum {
  LYD_FILE_CREATE = 1 << 0,
  LYD_FILE_READ_ONLY = 1 << 1,
} LydFileFlags;

LydFile *lyd_file_open (const char *path, LydFileFlags flags, const LydContext *context, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_file_close (LydFile *self);
const char *lyd_file_get_path (LydFile *self);
const LydContext *lyd_file_get_context (LydFile *self);
gboolean lyd_file_was_interrupted (LydFile *self);

char *lyd_file_dup_default_path (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydFile, lyd_file_close)

G_END_DECLS
