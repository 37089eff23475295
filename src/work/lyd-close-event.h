#pragma once

#include "lyd-closing.h"
#include "lyd-file.h"
#include "lyd-reach.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* Closing an event: what is left to do once it is over. */
gboolean lyd_close_event_look (LydFile *file,
                               const LydId *event,
                               GCancellable *cancellable,
                               LydClosingFacts *facts,
                               GError **error);
gboolean lyd_close_event_mark (LydFile *file, const LydId *event, const char *what, GError **error);
gboolean lyd_close_event (LydFile *file, const LydId *event, gboolean closed, GError **error);
gboolean lyd_close_event_freeze (LydFile *file, const LydId *event, LydId *snapshot, GError **error);
GPtrArray *lyd_close_event_list_due (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
