#pragma once

#include "lyd-closing.h"
#include "lyd-db.h"

G_BEGIN_DECLS

/* Where copies of the data were written. */
typedef struct {
  char *path;
  char *what; /* "backup", "archive", or "backups": a folder of them */
  LydId event;
} LydDataCopy;

void lyd_data_copy_free (LydDataCopy *self);
gboolean lyd_data_copies_note (
  LydDb *db, const char *path, const char *what, const LydId *event, gint64 at, GError **error);
gboolean lyd_data_copies_forget (LydDb *db, const char *path, GError **error);
GPtrArray *lyd_data_copies_list (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_data_copies_list_desks (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Looking into one. */
typedef enum {
  LYD_DATA_COPY_CLEAN,
  LYD_DATA_COPY_HOLDS,
  LYD_DATA_COPY_UNREADABLE,
} LydDataCopyLook;

LydDataCopyLook lyd_data_copy_look_for_event (const char *path, const LydId *event, guint what);
gboolean lyd_data_copy_has_setting (const char *path, const char *key);
LydDataCopyLook lyd_data_copy_look_for_people (const char *path, const GArray *people);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDataCopy, lyd_data_copy_free)

G_END_DECLS
