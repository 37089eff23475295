#pragma once

#include "lyd-file.h"
#include "lyd-second-desk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A desk that has no network: it works on a copy of one event, which is brought back afterwards. */
LydDeskCopy *lyd_desk_copy_write (LydFile *file,
                                  const LydId *event,
                                  const char *label,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_desk_copy_get_self (LydFile *file, LydDeskCopy **self, GError **error);
GPtrArray *lyd_desk_copy_list (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv lyd_desk_copy_list_unseen (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_desk_copy_forget (LydFile *file, const LydId *copy, GError **error);
GPtrArray *lyd_desk_copy_list_doubles (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *lyd_desk_copy_adopt (const char *path,
                           const char *folder,
                           const LydContext *context,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *lyd_desk_copy_suggest_label (guint n_copies) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_desk_copy_suggest_name (const char *event_title, const char *label) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_desk_copy_describe_unseen (GStrv unseen) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
