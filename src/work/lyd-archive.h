#pragma once

#include "lyd-file.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* A whole event as one file, to be kept elsewhere and looked at on any computer that has Lanyard. */
#define LYD_ARCHIVE_ENDING ".lanyard"

typedef struct {
  gboolean sensitive; /* also what people answered to sensitive questions, and whom to call for them */
} LydArchiveOptions;

/* What came along. */
typedef struct {
  int n_registrations;
  int n_files;   /* of materials */
  int n_missing; /* files of materials that are not where they should be */
} LydArchiveCount;

gboolean lyd_archive_write (LydFile *file,
                            const LydId *event,
                            const char *path,
                            const LydArchiveOptions *options,
                            const LydWatch *watch,
                            LydArchiveCount *count,
                            GError **error);
char *lyd_archive_suggest_name (const char *event_title) G_GNUC_WARN_UNUSED_RESULT;

/* Looking at one: in a private copy that is made for it. */
gboolean lyd_archive_is (const char *path);
char *lyd_archive_adopt (const char *path,
                         const char *folder,
                         const LydContext *context,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_archive_remove_adopted (const char *local);
gboolean lyd_archive_get_self (LydFile *file, LydId *event, gint64 *made_at, gboolean *is_archive, GError **error);

G_END_DECLS
