#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* Reports that were frozen: their numbers, and the ids that they were made of. */
typedef struct {
  LydId id;
  char *title;
  char *what;
  char *params;  /* JSON: what was asked for */
  char *numbers; /* JSON */
  gint64 at;
} LydSnapshotRecord;

/* What one of its rows says; none where nobody is named. */
typedef struct {
  LydId event;
  LydId person;
  LydId organization;
  const char *state; /* postal code, or NULL */
  int attended;      /* of a row without a person: heads */
  int apart;
  gboolean first;
  gint64 seconds;
} LydSnapshotRow;

typedef void (*LydSnapshotRowFunc) (const LydSnapshotRow *row, gpointer data);

void lyd_snapshot_record_free (LydSnapshotRecord *self);
gboolean lyd_snapshot_rows_insert (LydDb *db, const LydSnapshotRecord *snapshot, GError **error);
gboolean lyd_snapshot_rows_add (
  LydDb *db, const LydId *snapshot, int n, const LydSnapshotRow *row, GError **error);
gboolean lyd_snapshot_rows_delete (LydDb *db, const LydId *snapshot, GError **error);
GPtrArray *lyd_snapshot_rows_list (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_snapshot_rows_each (
  LydDb *db, const LydId *snapshot, LydSnapshotRowFunc func, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSnapshotRecord, lyd_snapshot_record_free)

G_END_DECLS
