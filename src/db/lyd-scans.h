#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* The log of scans: rows are inserted, never changed, never deleted. */
gboolean lyd_scans_insert (LydDb *db, const LydScan *scan, GError **error);
gboolean lyd_scans_insert_brought (LydDb *db, const LydScan *scan, GError **error);
LydScan *lyd_scans_get (LydDb *db, const LydId *id, GError **error);
LydScan *lyd_scans_find_attempt (LydDb *db, const LydId *attempt, GError **error);
LydScan *lyd_scans_find_undo (LydDb *db, const LydId *scan, GError **error);
GPtrArray *lyd_scans_find (LydDb *db, const char *words, GError **error);
GPtrArray *lyd_scans_list (LydDb *db,
                           const LydId *session,
                           const LydId *registration,
                           gboolean newest_first,
                           int limit,
                           GError **error);
GPtrArray *lyd_scans_list_standing (LydDb *db, const LydId *station, gint64 from, gint64 to, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_scans_find_entry (LydDb *db,
                               const LydId *session,
                               const LydId *registration,
                               gint64 from,
                               gint64 to,
                               const LydId *before,
                               LydId *scan,
                               gint64 *at,
                               char **station,
                               GError **error);
gboolean lyd_scans_was_asked (LydDb *db, const LydId *session, const LydId *registration, GError **error);

G_END_DECLS
