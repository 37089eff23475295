#pragma once

#include "lyd-closing.h"
#include "lyd-file.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* Forgetting what people answered to sensitive questions, and whom to call for them, once an event is over. The one act
 * that nobody can undo. */
typedef struct {
  LydEvent *event;
  guint what;
  gint64 due; /* the last of what is purged; UTC milliseconds */
  LydPurgeCounts counts;
  GPtrArray *copies; /* of LydCopy: other files that hold it */
} LydPurgePlan;

typedef struct {
  LydPurgeCounts counts;
  GError *left; /* why the bytes are still in the data file, where nothing shows them any more; NULL: they are gone */
} LydPurgeResult;

LydPurgePlan *lyd_purge_plan (LydFile *file, const LydId *event, guint what, const LydWatch *watch, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_purge_plan_free (LydPurgePlan *self);
LydPurgeResult *lyd_purge (LydFile *file, const LydId *event, guint what, const LydWatch *watch, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void lyd_purge_result_free (LydPurgeResult *self);

gboolean lyd_purge_is_unfinished (LydFile *file, gboolean *unfinished, GError **error);
gboolean lyd_purge_finish (LydFile *file, GError **error);

char *lyd_purge_describe (const LydPurgeCounts *counts) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPurgePlan, lyd_purge_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPurgeResult, lyd_purge_result_free)

G_END_DECLS
