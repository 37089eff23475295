#pragma once

#include "lyd-closing.h"
#include "lyd-db.h"

G_BEGIN_DECLS

/* The answers of one event that are to be forgotten, and everything in the file that still holds them. */
typedef struct _LydPurgeRows LydPurgeRows;

/* @done: from 0 to 1. Returns: %FALSE, with @error set, where it is to stop */
typedef gboolean (*LydPurgeProgress) (double done, gpointer data, GError **error);

LydPurgeRows *lyd_purge_rows_find (LydDb *db,
                                   const LydId *event,
                                   guint what,
                                   LydPurgeProgress progress,
                                   gpointer data,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_purge_rows_free (LydPurgeRows *self);
const LydPurgeCounts *lyd_purge_rows_get_counts (const LydPurgeRows *self);
gboolean lyd_purge_rows_delete (LydPurgeRows *self, GError **error);

gboolean lyd_purge_rows_count_answers (LydDb *db, const LydId *event, guint what, int *n, GError **error);

/* What was done to close an event; @what is a word of its own. */
gboolean lyd_closing_set (LydDb *db, const LydId *event, const char *what, gint64 at, GError **error);
gboolean lyd_closing_clear (LydDb *db, const LydId *event, const char *what, GError **error);
gboolean lyd_closing_get (LydDb *db, const LydId *event, const char *what, gint64 *at, GError **error);

GPtrArray *lyd_closing_list_due (LydDb *db, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_closing_get_archived (LydDb *db, const LydId *event, gint64 *at, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPurgeRows, lyd_purge_rows_free)

G_END_DECLS
