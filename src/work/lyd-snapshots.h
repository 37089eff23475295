#pragma once

#include "lyd-file.h"
#include "lyd-reach.h"

G_BEGIN_DECLS

/* Reports that were frozen: numbers that never change, because somebody was told them. */
typedef struct {
  LydId id;
  char *title;
  LydReachQuery query;
  gint64 at;
  GArray *numbers; /* of gint64, one for each of lyd_reach_numbers; -1: not told */
  GArray *now;     /* what they would be today; -1: not told. NULL in a list */
} LydSnapshot;

void lyd_snapshot_free (LydSnapshot *self);
gint64 lyd_snapshot_get_number (const LydSnapshot *self, LydReachNumber number);
gint64 lyd_snapshot_get_now (const LydSnapshot *self, LydReachNumber number);

gboolean lyd_snapshots_freeze (
  LydFile *file, const char *title, const LydReachQuery *query, LydId *id, GError **error);
gboolean lyd_snapshots_remove (LydFile *file, const LydId *id, GError **error);
GPtrArray *lyd_snapshots_list (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydSnapshot *lyd_snapshots_get (LydFile *file, const LydId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydSnapshot *lyd_snapshots_find (LydFile *file, const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_snapshots_get_title (LydFile *file, const LydId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydReach *lyd_snapshots_open (LydFile *file, const LydId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_snapshots_list_rows (
  LydFile *file, const LydId *id, LydReachWhat what, const LydReachPart *part, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSnapshot, lyd_snapshot_free)

G_END_DECLS
