#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* The setting that makes a data file an archive, which nothing is written to. */
#define LYD_ARCHIVE_SETTING "archive.event"

/* One event as a data file of its own, to be kept and looked at. */
typedef struct {
  LydId event;
  gint64 made_at; /* UTC milliseconds */
} LydArchiveMark;

gboolean lyd_archive_extract (LydDb *archive, const char *home, const LydArchiveMark *mark, GError **error);
gboolean lyd_archive_finish (LydDb *archive, GError **error);
gboolean lyd_archive_get_mark (LydDb *db, LydArchiveMark *mark, gboolean *is_archive, GError **error);

G_END_DECLS
