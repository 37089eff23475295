#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* The log of printed badges (insert-only) and how far each printer is off on each stock. */
gboolean lyd_prints_insert (LydDb *db,
                            const LydId *id,
                            const LydId *registration,
                            const char *stock,
                            gint64 at,
                            const char *digest,
                            GError **error);
gboolean lyd_prints_get_last (LydDb *db, const LydId *registration, gint64 *at, GError **error);
gboolean lyd_prints_count_missing (LydDb *db, const LydId *event, int *n, GError **error);
gboolean lyd_nudges_get (LydDb *db, const char *printer, const char *stock, double *dx, double *dy, GError **error);
gboolean lyd_nudges_set (LydDb *db, const char *printer, const char *stock, double dx, double dy, GError **error);

G_END_DECLS
