#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* Who this program is in the log of this file: a name for one installation, one data file and one label, kept outside
 * the file, so that a copy of the file goes on as somebody else. For lyd-admit.c; within its write transaction. */
typedef struct _LydStationIdentity LydStationIdentity;

gboolean lyd_station_take (LydFile *file, LydId *station, gint64 *seq, GError **error);
void lyd_station_note (LydFile *file, gint64 seq);
const char *lyd_station_get_label (LydFile *file);
void lyd_station_rename (LydFile *file, const char *label);
void lyd_station_identity_free (LydStationIdentity *self);

GPtrArray *lyd_station_list (LydFile *file, GError **error);

G_END_DECLS
