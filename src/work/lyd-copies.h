#pragma once

#include "lyd-closing.h"
#include "lyd-file.h"

G_BEGIN_DECLS

/* The other files that hold what is in the data file: whoever has something forgotten wants to know them all. */
GPtrArray *lyd_copies_list_event (LydFile *file, const LydId *event, guint what, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_copies_list_people (LydFile *file, const GArray *people, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What became of one. */
typedef struct {
  LydCopy *copy;
  gboolean deleted;
  char *problem; /* why it was not; NULL: nobody wanted it deleted */
} LydCopyFate;

void lyd_copy_fate_free (LydCopyFate *self);
GPtrArray *lyd_copies_settle (LydFile *file, const GPtrArray *copies, gboolean deletes) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_copies_delete (LydFile *file, const LydCopy *copy, GError **error);
void lyd_copies_note (LydFile *file, const char *path, const char *what, const LydId *event);

const char *lyd_copy_describe (const LydCopy *self);
const char *lyd_copy_describe_state (const LydCopy *self);

G_END_DECLS
